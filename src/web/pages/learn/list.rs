//! Lists of entries: the fields that narrow them down, and the rows.

use crate::base::{Id, Lang};
use crate::i18n::{self, strings};
use crate::lookup::{Doubt, Kind, Record, concerning, record};
use crate::web::parts::combobox::is_composing;
use crate::web::parts::fields::select;
use crate::web::parts::says::link;
use crate::web::platform::focus;
use crate::web::state::{App, Sieve};
use leptos::prelude::*;

/// The kinds of entries in the order of the index.
pub const KINDS: [Kind; 17] = [
    Kind::Licence,
    Kind::Role,
    Kind::Qualification,
    Kind::Program,
    Kind::Subsidy,
    Kind::Procedure,
    Kind::Networking,
    Kind::Pitfall,
    Kind::Case,
    Kind::Path,
    Kind::Transition,
    Kind::Equivalent,
    Kind::Obligation,
    Kind::Confusable,
    Kind::Notice,
    Kind::Occupation,
    Kind::Prefecture,
];

const DOUBTS: [Doubt; 4] = [Doubt::Unverified, Doubt::Unsettled, Doubt::Old, Doubt::Opinion];

/// Rows at first, and with each "more".
const ROWS: usize = 60;
const MOST: usize = 400;

/// The entries that a sieve lets through: the best fit first where something is typed, else by kind and reading.
pub fn sifted<'a>(app: App, all: &'a [Record<'static>], sieve: &Sieve, lang: Lang) -> Vec<&'a Record<'static>> {
    let kinds = sieve.kind.as_ref().map_or(&KINDS[..], std::slice::from_ref);
    let mut found: Vec<&Record<'static>> = Vec::new();
    if sieve.typed.trim().is_empty() {
        for kind in kinds {
            let (first, mut readings) = (found.len(), Vec::new());
            // Each is put in its place: a sort of its own would be more to download.
            for each in all.iter().filter(|each| each.kind == *kind) {
                let reading = match (lang, each.kana, each.name) {
                    (Lang::Ja, kana, _) if !kana.is_empty() => kana.to_owned(),
                    (_, _, Some(name)) => name.get(lang).to_lowercase(),
                    _ => String::new(),
                };
                let place = readings.partition_point(|known| *known <= reading);
                readings.insert(place, reading);
                found.insert(first + place, each);
            }
        }
    } else {
        let hits = app.whole_index().find(&sieve.typed, kinds, MOST);
        found.extend(hits.iter().filter_map(|hit| record(all, hit.kind, hit.id.as_str())));
    }
    if let Some(licence) = &sieve.licence {
        found.retain(|each| concerning(each, licence));
    }
    found
}

/// How many were found, and the first of them as rows with what `about` says below the name.
pub fn rows(
    app: App,
    sieve: RwSignal<Sieve>,
    found: &[&Record<'static>],
    about: &dyn Fn(&Record<'static>) -> AnyView,
    lang: Lang,
) -> AnyView {
    let s = strings(lang);
    let shown = ROWS + sieve.with(|sieve| sieve.more);
    let each: Vec<AnyView> = found
        .iter()
        .take(shown)
        .enumerate()
        .map(|(at, each)| {
            let (name, kind) = (link(app, (each.kind, each.id), lang), s.frame.kind_of(each.kind));
            view! { <li id=format!("row-{at}") tabindex="-1">{name}" "<small class="quiet">{kind}</small>{about(each)}</li> }.into_any()
        })
        .collect();
    let rest = found.len().saturating_sub(shown);
    let more = move |_| {
        sieve.update(|sieve| sieve.more += ROWS);
        gloo_timers::callback::Timeout::new(0, move || focus::by_id(&format!("row-{shown}"))).forget();
    };
    let more = (rest > 0).then(|| {
        view! { <p class="buttons"><button type="button" class="btn line" on:click=more>{s.learn.more}" ("{s.learn.rest}" "{rest}")"</button></p> }
    });
    let none = found.is_empty().then_some(s.learn.none);
    view! { <p role="status">{found.len()}" "{s.learn.matches}" "{none}</p><ul class="found">{each}</ul>{more} }
        .into_any()
}

/// The fields that narrow a list down; `doubts` offers the sorts of doubt, too.
pub fn fields(app: App, sieve: RwSignal<Sieve>, doubts: bool) -> AnyView {
    let typed = move |text: String| {
        sieve.update(|sieve| {
            sieve.typed = text;
            sieve.more = 0;
        });
    };
    // Only the language builds the fields anew: the focus stays while their values change.
    let choices = move || {
        let lang = app.lang.get();
        let s = strings(lang);
        let now = sieve.get_untracked();
        let kinds = KINDS.map(|kind| s.frame.kind_of(kind).to_owned()).into_iter().collect();
        let licences: Vec<&'static Id> = app.data.licences().map(|licence| &licence.id).collect();
        let names = licences.iter().map(|id| i18n::qualification(id, app.data, lang).text).collect();
        let (kind, licence, doubt) = (
            KINDS.iter().position(|kind| now.kind == Some(*kind)),
            licences.iter().position(|id| now.licence.as_ref() == Some(id)),
            DOUBTS.iter().position(|doubt| now.doubt == Some(*doubt)),
        );
        let doubt = doubts.then(|| {
            let names = DOUBTS.map(|doubt| i18n::doubt(doubt, lang).to_owned()).into_iter().collect();
            let set = narrows(sieve, |sieve, at| sieve.doubt = at.and_then(|at| DOUBTS.get(at).copied()));
            select("sieve-doubt", s.learn.doubt, s.learn.all, names, doubt, set)
        });
        let set = narrows(sieve, |sieve, at| sieve.kind = at.and_then(|at| KINDS.get(at).copied()));
        let kind = select("sieve-kind", s.learn.kind, s.learn.all, kinds, kind, set);
        let set = narrows(sieve, |sieve, at| {
            let licence = at.and_then(|at| crate::web::state::facts().data.licences().nth(at));
            sieve.licence = licence.map(|licence| licence.id.clone());
        });
        let licence = select("sieve-licence", s.learn.licence, s.learn.all, names, licence, set);
        view! { {doubt}{kind}{licence} }.into_any()
    };
    view! {
        <div class="sheet sieve" role="search">
            <div class="field">
                <label for="learn-search">{move || app.words().learn.search}</label>
                <input id="learn-search" type="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                    placeholder=move || app.words().learn.search_hint
                    prop:value=move || sieve.with(|sieve| sieve.typed.clone())
                    on:input=move |event| if !is_composing(&event) { typed(event_target_value(&event)) }
                    on:compositionend=move |event| typed(event_target_value(&event)) />
            </div>
            {choices}
        </div>
    }
    .into_any()
}

/// Narrows the list by the choice of a field.
fn narrows(sieve: RwSignal<Sieve>, set: fn(&mut Sieve, Option<usize>)) -> Box<dyn Fn(Option<usize>)> {
    Box::new(move |at| {
        sieve.update(|sieve| {
            set(sieve, at);
            sieve.more = 0;
        });
    })
}
