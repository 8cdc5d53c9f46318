//! The prefectures as a map of tiles and as a table: two views of the same figures. Neither says anything by colour alone.

use crate::base::Lang;
use crate::dataset::{Prefecture, Shortage};
use crate::i18n::{self, strings};
use crate::lookup::{FigureAt, Kind, Unit};
use crate::web::address::Address;
use crate::web::parts::background::asked;
use crate::web::parts::el::{li, nothing, small, word, words};
use crate::web::parts::figure::figures;
use crate::web::parts::says::link;
use crate::web::state::{App, app};
use crate::web::tiles;
use leptos::prelude::*;

/// What the table can be ordered by.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Name,
    Index,
    Class,
    Physicians,
}

const CLASSES: [(Shortage, &str); 3] = [(Shortage::Few, "few"), (Shortage::Middle, "middle"), (Shortage::Many, "many")];

fn key(class: Shortage) -> &'static str {
    CLASSES.iter().find(|(known, _)| *known == class).map_or("", |(_, key)| key)
}

#[component]
pub fn PrefecturesPage() -> impl IntoView {
    let app = app();
    // By number of the national code, from north to south, until another order is chosen.
    let order = RwSignal::new((Column::Name, false));
    let map = move || map(app, app.lang.get());
    let table = move || table(app, order, app.lang.get());
    let whence = move || {
        let lang = app.lang.get();
        app.facts().prefecture.first().map(|each| figures(app, &measured(each), Some(&each.proof), lang))
    };
    view! {
        <p class="back"><a href="#/learn">"← "{move || app.words().nav.learn}</a></p>
        <h1 tabindex="-1">{move || app.words().learn.prefectures}</h1>
        <p class="quiet">{move || app.words().learn.prefectures_lead}</p>
        {map}
        {table}
        <details class="sheet shelf entry"><summary>{move || app.words().learn.whence}</summary>{asked(app)}{whence}</details>
    }
}

fn measured(of: &'static Prefecture) -> [FigureAt<'static>; 2] {
    [
        FigureAt {
            field: "physician_index_tenths",
            of: Some(&of.label.name),
            unit: Unit::Tenths,
            figure: &of.physician_index_tenths,
        },
        FigureAt {
            field: "physicians_tenths",
            of: Some(&of.label.name),
            unit: Unit::TenthsPer100k,
            figure: &of.physicians_tenths,
        },
    ]
}

/// The prefectures by a column, and within it from north to south.
fn ordered(app: App, by: Column) -> Vec<&'static Prefecture> {
    let key = |each: &Prefecture| {
        let index = each.physician_index_tenths.value;
        let class = CLASSES.iter().position(|(class, _)| *class == each.physician_class).unwrap_or(0) as i64;
        match by {
            Column::Name => (0, i64::from(each.code)),
            Column::Index => (index, i64::from(each.code)),
            Column::Class => (class, index),
            Column::Physicians => (each.physicians_tenths.value, i64::from(each.code)),
        }
    };
    let mut all: Vec<&'static Prefecture> = Vec::new();
    for each in &app.data.prefecture {
        let place = all.iter().position(|known| key(known) > key(each)).unwrap_or(all.len());
        all.insert(place, each);
    }
    all
}

/// What stands for an English name where tiles are narrow.
fn letters(of: &Prefecture, lang: Lang) -> AnyView {
    let letters = tiles::letters(of.code).filter(|_| lang == Lang::En);
    letters.map_or_else(nothing, |letters| small("letters", word(letters)))
}

fn map(app: App, lang: Lang) -> AnyView {
    let s = strings(lang);
    let all = ordered(app, Column::Name);
    let each: Vec<AnyView> = all
        .iter()
        .filter_map(|each| {
            let (column, row) = tiles::place(each.code)?;
            let whole = each.label.name.get(lang);
            let name = match lang {
                Lang::Ja => words(whole.strip_suffix(['都', '府', '県']).unwrap_or(whole).to_owned()),
                Lang::En => vec![small("whole", words(whole.to_owned())), letters(each, lang)].into_any(),
            };
            let class = each.physician_class;
            let href = Address::Entry(Kind::Prefecture, each.id.clone()).href();
            let index = i18n::figure(Unit::Tenths, each.physician_index_tenths.value, lang);
            Some(
                view! {
                    <li style:grid-column=column.to_string() style:grid-row=row.to_string()>
                        <a href=href data-class=key(class)>
                            {name}<span class="out-of-sight">" "{i18n::shortage(class, lang)}</span>
                            <small><span aria-hidden="true">{i18n::shortage_short(class, lang)}</span>" "<span class="index">{index}</span></small>
                        </a>
                    </li>
                }
                .into_any(),
            )
        })
        .collect();
    let legend: Vec<AnyView> = CLASSES
        .into_iter()
        .map(|(class, key)| {
            let count = all.iter().filter(|each| each.physician_class == class).count();
            let sign = view! { <i data-class=key>{i18n::shortage_short(class, lang)}</i> };
            li(vec![sign.into_any(), words(format!(" {} ({count})", i18n::shortage(class, lang)))])
        })
        .collect();
    view! {
        <section class="sheet map">
            <h2>{s.learn.map}</h2>
            <ul class="inline legend">{legend}</ul>
            <div class="scroll" role="region" aria-label=s.learn.map><ol class="tiles">{each}</ol></div>
            <p class="quiet">{s.learn.map_note}</p>
        </section>
    }
    .into_any()
}

fn table(app: App, order: RwSignal<(Column, bool)>, lang: Lang) -> AnyView {
    let s = strings(lang);
    let (by, down) = order.get();
    let mut all = ordered(app, by);
    if down {
        all.reverse();
    }
    let field = |name: &str| i18n::capital(i18n::field(name, lang).text);
    let heads = [
        (Column::Name, i18n::capital(s.frame.prefecture.to_owned())),
        (Column::Index, field("physician_index_tenths")),
        (Column::Class, s.learn.class.to_owned()),
        (Column::Physicians, field("physicians_tenths")),
    ];
    let heads: Vec<AnyView> = heads
        .into_iter()
        .map(|(column, name)| {
            let sorted = (by == column).then_some(if down { "descending" } else { "ascending" });
            let sign = match sorted {
                Some("descending") => "▼",
                Some(_) => "▲",
                None => "",
            };
            // The table is built anew: the focus goes back to the button that was pressed.
            let id = format!("order-{}", column as u8);
            let sort = {
                let id = id.clone();
                move |_| {
                    order.update(|(by, down)| {
                        *down = *by == column && !*down;
                        *by = column;
                    });
                    let id = id.clone();
                    gloo_timers::callback::Timeout::new(0, move || crate::web::platform::focus::by_id(&id)).forget();
                }
            };
            view! {
                <th scope="col" aria-sort=sorted>
                    <button type="button" class="link" id=id on:click=sort>{name}<span aria-hidden="true">{sign}</span></button>
                </th>
            }
            .into_any()
        })
        .collect();
    let rows: Vec<AnyView> = all
        .into_iter()
        .map(|each| {
            let name = link(app, (Kind::Prefecture, &each.id), lang);
            let name = vec![name, word(" "), letters(each, lang)].into_any();
            let index = i18n::figure(Unit::Tenths, each.physician_index_tenths.value, lang);
            let physicians = i18n::figure(Unit::Tenths, each.physicians_tenths.value, lang);
            view! {
                <tr data-class=key(each.physician_class)>
                    <th scope="row">{name}</th><td>{index}</td><td>{i18n::shortage(each.physician_class, lang)}</td><td>{physicians}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let year =
        app.data.prefecture.first().map(|each| i18n::year_ago(each.physician_index_tenths.year, app.today, lang));
    view! {
        <section class="sheet shelf">
            <h2>{s.learn.table}</h2>
            <div class="scroll" role="region" aria-label=s.learn.table>
                <table class="sorted"><caption class="quiet">{s.learn.figure_year}": "{year}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        </section>
    }
    .into_any()
}
