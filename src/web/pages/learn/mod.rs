//! Looking up what Norikae knows: an index with search, and a page for each entry with its sources.

mod entry;
mod parts;

pub use entry::EntryPage;

use crate::base::{Id, Lang};
use crate::dataset::{Label, Qualification, QualificationKind};
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
    let ids = ids(app, kind, lang);
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

/// All entries of a kind, in the order of how their names are read: kana where there are any.
fn ids(app: App, kind: Kind, lang: Lang) -> Vec<Id> {
    let data = app.data;
    let reading = |label: &Label| match (lang, label.kana.as_str()) {
        (Lang::Ja, "") => label.name.ja.clone(),
        (Lang::Ja, kana) => kana.to_owned(),
        (Lang::En, _) => label.name.get(lang).to_lowercase(),
    };
    // One closure for the many types of entries: they share no trait, and need none elsewhere.
    macro_rules! all {
        ($entries:expr) => {
            $entries.map(|e| (reading(&e.label), e.id.clone())).collect()
        };
    }
    let is_licence = |q: &&Qualification| q.kind == QualificationKind::Licence;
    let mut found: Vec<(String, Id)> = match kind {
        Kind::Role => all!(data.role.iter()),
        Kind::Licence => all!(data.licences()),
        Kind::Qualification => all!(data.qualification.iter().filter(|q| !is_licence(q))),
        Kind::Program => all!(data.program.iter()),
        Kind::Subsidy => all!(data.subsidy.iter()),
        Kind::Procedure => all!(data.procedure.iter()),
        Kind::Networking => all!(data.networking.iter()),
        Kind::Pitfall => all!(data.pitfall.iter()),
        Kind::Case => all!(data.case.iter()),
        Kind::Obligation => all!(data.obligation.iter()),
        Kind::Skill | Kind::Domain | Kind::Fact | Kind::Prefecture => Vec::new(),
    };
    found.sort();
    found.into_iter().map(|(_, id)| id).collect()
}
