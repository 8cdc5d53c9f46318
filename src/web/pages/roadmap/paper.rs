//! Paper is a screen of its own: the table first, then the line, on A4. Hidden on the screen. One page with what decides,
//! unless every step is asked for.

use crate::base::Lang;
use crate::documents::Roadmap;
use crate::export::{Extent, Row, sheet};
use crate::i18n::{self, strings};
use crate::web::parts::kept::Kept;
use crate::web::parts::{says::says, track::track};
use crate::web::state::App;
use leptos::prelude::*;
use std::sync::Arc;

pub fn paper(app: App, roadmap: Arc<Roadmap>, kept: Kept, whole: RwSignal<bool>, lang: Lang) -> AnyView {
    let content = move || {
        let extent = if whole.get() { Extent::All } else { Extent::Page };
        content(app, &kept.followed(&roadmap), extent, lang)
    };
    view! { <section class="paper">{content}</section> }.into_any()
}

fn content(app: App, roadmap: &Roadmap, extent: Extent, lang: Lang) -> AnyView {
    let s = strings(lang);
    let sheet = sheet(roadmap, extent, app.data, lang);
    let facts: Vec<AnyView> = sheet
        .facts
        .into_iter()
        .map(|(label, value)| {
            let long = (value.text.chars().count() > 30).then_some("");
            view! { <div data-long=long><dt>{label}</dt><dd>{says(value, lang)}</dd></div> }.into_any()
        })
        .collect();
    let rows: Vec<AnyView> = sheet.rows.into_iter().map(|row| line(row, lang)).collect();
    let left_out = (sheet.left_out > 0).then(|| view! { <p>{left_out(sheet.left_out, lang)}</p> });
    view! {
        <p class="paper-title">{says(sheet.title, lang)}</p>
        <dl>{facts}</dl>
        <table>
            <thead><tr><th>{s.print.done}</th><th>{s.print.when}</th><th>{s.print.what}</th><th>{s.print.hours}</th><th>{s.print.cost}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {left_out}
        {track(&roadmap.route, roadmap.created, app.data, lang)}
        <p>{sheet.footer}</p>
    }
    .into_any()
}

fn line(row: Row, lang: Lang) -> AnyView {
    let asides: Vec<&str> = row.maybe.then(|| i18n::maybe(lang)).into_iter().chain(row.timing).collect();
    let asides = (!asides.is_empty()).then(|| view! { " "<i>{asides.join(strings(lang).find.dot)}</i> });
    let note = row.note.map(|note| view! { <small>{strings(lang).print.note}": "{note}</small> });
    view! {
        <tr>
            <td>{if row.done { "☑" } else { "☐" }}</td>
            <td>{row.when}</td>
            <td><b>{row.kind}</b>" "{says(row.what, lang)}{asides}{note}</td>
            <td>{row.hours}</td>
            <td>{row.cost}</td>
        </tr>
    }
    .into_any()
}

fn left_out(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("このほかに、すすめ・備えなどのステップが{count}件あります。"),
        Lang::En => format!("{count} more steps, mostly advice and preparations, are not on this page."),
    }
}
