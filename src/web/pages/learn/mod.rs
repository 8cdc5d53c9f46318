//! Looking up what Norikae knows: an index with search and filters, a page for each entry with its sources, the prefectures,
//! and what is in doubt.

mod doubts;
mod entry;
mod list;
mod parts;
mod prefectures;
mod terms;

pub use doubts::DoubtsPage;
pub use entry::EntryPage;
pub use prefectures::PrefecturesPage;

use crate::base::Lang;
use crate::i18n;
use crate::lookup::{Kind, records};
use crate::web::parts::background::asked;
use crate::web::parts::el::{li, nothing};
use crate::web::parts::says::link;
use crate::web::state::{App, Sieve, app};
use leptos::prelude::*;
use list::{KINDS, fields, rows, sifted};

#[component]
pub fn LearnPage() -> impl IntoView {
    let app = app();
    let sieve = app.catalogue;
    let found = move || {
        let (lang, now) = (app.lang.get(), sieve.get());
        let all = records(app.facts());
        let unsifted = now.typed.trim().is_empty() && now.kind.is_none() && now.licence.is_none();
        if unsifted {
            let count = |kind| all.iter().filter(|each| each.kind == kind).count();
            return KINDS.map(|kind| shelf(app, kind, count(kind), lang)).into_iter().collect::<Vec<_>>().into_any();
        }
        let found = sifted(app, &all, &now, lang);
        rows(app, sieve, &found, &|_| nothing(), lang)
    };
    view! {
        <h1 tabindex="-1">{move || app.words().nav.learn}</h1>
        <p class="quiet">{move || app.words().learn.lead}</p>
        <ul class="inline">
            <li><a href="#/learn/prefectures">{move || app.words().learn.prefectures}</a></li>
            <li><a href="#/learn/doubts">{move || app.words().learn.doubts}</a></li>
        </ul>
        {fields(app, sieve, false)}
        {asked(app)}
        {found}
    }
}

/// All entries of a kind, closed at first and built when it is opened.
fn shelf(app: App, kind: Kind, count: usize, lang: Lang) -> AnyView {
    let opened = RwSignal::new(false);
    let only = Sieve { kind: Some(kind), ..Sieve::default() };
    if count == 0 {
        return nothing();
    }
    let links = move || {
        let all = if opened.get() { records(app.facts()) } else { Vec::new() };
        let each = sifted(app, &all, &only, lang);
        each.iter().map(|each| li(vec![link(app, (each.kind, each.id), lang)])).collect::<Vec<_>>()
    };
    view! {
        <details class="sheet shelf" on:toggle=move |_| opened.set(true)>
            <summary><h2>{i18n::kind_heading(kind, lang)}" "<small>{count}</small></h2></summary>
            <ul class="columns">{links}</ul>
        </details>
    }
    .into_any()
}
