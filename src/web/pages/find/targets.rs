//! Before a destination is chosen: destinations to choose from, those first that others with the same start are known to
//! have gone to.

use super::finder::{search_to, set_to};
use crate::i18n;
use crate::lookup::Hit;
use crate::web::parts::says::says;
use crate::web::state::{App, app};
use leptos::prelude::*;

const FIRST: usize = 12;

#[component]
pub fn Targets() -> impl IntoView {
    let app = app();
    let chips = move |hits: &[Hit]| hits.iter().map(|hit| chip(app, hit.clone())).collect::<Vec<AnyView>>();
    let list = move || {
        let hits = ranked(app);
        let (first, rest) = hits.split_at(FIRST.min(hits.len()));
        let (first, rest) = (chips(first), chips(rest));
        view! {
            <ul class="chips">{first}</ul>
            <details><summary>{app.words().find.all_targets}</summary><ul class="chips">{rest}</ul></details>
        }
    };
    let has_from = move || app.draft.with(|profile| !profile.licences.is_empty() || profile.role.is_some());
    view! {
        <section class="targets">
            <h2>{move || app.words().find.targets}</h2>
            <p class="quiet">{move || if has_from() { app.words().find.targets_choose } else { app.words().find.targets_first }}</p>
            {list}
        </section>
    }
}

fn chip(app: App, hit: Hit) -> AnyView {
    let lang = app.lang.get();
    let name = i18n::role(&hit.id, app.data, lang);
    let choose = move |_| set_to(app, Some(hit.clone()));
    view! { <li><button type="button" class="chip" on:click=choose>{says(name, lang)}</button></li> }.into_any()
}

/// By the number of recorded moves: from the person's own licence or post first, then from anywhere.
fn ranked(app: App) -> Vec<Hit> {
    let start: Vec<_> = app
        .draft
        .with(|profile| profile.licences.iter().map(|held| held.id.clone()).chain(profile.role.clone()).collect());
    let moves = |hit: &Hit| {
        let to_it = app.data.transition.iter().filter(|each| each.to == hit.id);
        let own = to_it.clone().filter(|each| start.contains(&each.from)).count();
        (own, to_it.count())
    };
    let mut hits: Vec<(Hit, (usize, usize))> =
        search_to(app, "").into_iter().map(|hit| (moves(&hit), hit)).map(|(rank, hit)| (hit, rank)).collect();
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.1));
    hits.into_iter().map(|(hit, _)| hit).collect()
}
