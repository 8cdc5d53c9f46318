//! Looking up what Norikae knows: an index with search, and a page for each entry with its sources.

mod entry;
mod parts;

pub use entry::EntryPage;

use crate::i18n;
use crate::lookup::{Hit, Kind};
use crate::web::address::Address;
use crate::web::pages::shelf_of;
use crate::web::parts::combobox::{Choice, Combobox, search};
use crate::web::parts::says::says;
use crate::web::platform::bar;
use crate::web::state::{App, app};
use leptos::prelude::*;

const KINDS: [Kind; 10] = [
    Kind::Role,
    Kind::Licence,
    Kind::Qualification,
    Kind::Program,
    Kind::Subsidy,
    Kind::Procedure,
    Kind::Networking,
    Kind::Pitfall,
    Kind::Case,
    Kind::Obligation,
];

fn look(app: App, query: &str) -> Vec<Hit> {
    search(app, query, &KINDS)
}

#[component]
pub fn LearnPage() -> impl IntoView {
    let app = app();
    let pick = move |hit: Option<Hit>| {
        if let Some(hit) = hit
            && let Some(shelf) = shelf_of(hit.kind)
        {
            bar::go(&Address::Entry(shelf, hit.id));
        }
    };
    let shelves = move || KINDS.map(|kind| shelf(app, kind)).into_iter().collect::<Vec<_>>();
    view! {
        <h1 tabindex="-1">{move || app.words().nav.learn}</h1>
        <p class="quiet">{move || app.words().learn.lead}</p>
        <div class="sheet">
            <Combobox id="learn-search" label=|s| s.learn.search hint=|s| s.learn.search_hint choice=Choice::new(None)
                chosen=Signal::derive(|| None::<String>) search=look on_pick=Callback::new(pick) />
        </div>
        {shelves}
    }
}

/// All entries of a kind, closed at first.
fn shelf(app: App, kind: Kind) -> AnyView {
    let lang = app.lang.get();
    let ids = ids(app, kind);
    if ids.is_empty() {
        return ().into_any();
    }
    let count = ids.len();
    let links: Vec<AnyView> = ids
        .into_iter()
        .filter_map(|id| {
            let name = i18n::name(kind, &id, app.data, lang);
            let href = Address::Entry(shelf_of(kind)?, id).href();
            Some(view! { <li><a href=href>{says(name, lang)}</a></li> }.into_any())
        })
        .collect();
    view! {
        <details class="sheet shelf">
            <summary><h2>{app.words().frame.kind_of(kind)}" "<small>{count}</small></h2></summary>
            <ul class="columns">{links}</ul>
        </details>
    }
    .into_any()
}

fn ids(app: App, kind: Kind) -> Vec<crate::base::Id> {
    let data = app.data;
    match kind {
        Kind::Role => data.role.iter().map(|e| e.id.clone()).collect(),
        Kind::Licence => data.licences().map(|e| e.id.clone()).collect(),
        Kind::Qualification => {
            let is_licence = |q: &&crate::dataset::Qualification| q.kind != crate::dataset::QualificationKind::Licence;
            data.qualification.iter().filter(is_licence).map(|e| e.id.clone()).collect()
        }
        Kind::Program => data.program.iter().map(|e| e.id.clone()).collect(),
        Kind::Subsidy => data.subsidy.iter().map(|e| e.id.clone()).collect(),
        Kind::Procedure => data.procedure.iter().map(|e| e.id.clone()).collect(),
        Kind::Networking => data.networking.iter().map(|e| e.id.clone()).collect(),
        Kind::Pitfall => data.pitfall.iter().map(|e| e.id.clone()).collect(),
        Kind::Case => data.case.iter().map(|e| e.id.clone()).collect(),
        Kind::Obligation => data.obligation.iter().map(|e| e.id.clone()).collect(),
        Kind::Skill | Kind::Domain | Kind::Fact | Kind::Prefecture => Vec::new(),
    }
}
