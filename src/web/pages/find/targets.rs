//! Before a destination is chosen: destinations to choose from, those first that others with the same start are known to
//! have gone to.

use super::card::arrives;
use super::finder::{search_to, set_to};
use crate::i18n;
use crate::lookup::{Fit, Hit, Kind};
use crate::planner::Route;
use crate::web::parts::el::{nothing, small, ul, words};
use crate::web::parts::says::says;
use crate::web::platform::focus;
use crate::web::state::{App, app};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

const FIRST: usize = 12;

#[component]
pub fn Targets() -> impl IntoView {
    let app = app();
    let chips = move |hits: &[Hit]| hits.iter().map(|hit| chip(app, hit.clone(), nothing())).collect::<Vec<AnyView>>();
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
        {move || near(app)}
        <section class="targets">
            <h2>{move || app.words().find.targets}</h2>
            <p class="quiet">{move || if has_from() { app.words().find.targets_choose } else { app.words().find.targets_first }}</p>
            {list}
        </section>
    }
}

/// What is near, once it is known from where: what is certain, then what hangs on something.
fn near(app: App) -> AnyView {
    let Some(found) = app.found.get().filter(|found| !found.answer.near.is_empty()) else { return nothing() };
    let chips = |conditional: bool| {
        let routes = found.answer.near.iter().filter(|route| route.is_conditional() == conditional);
        routes.map(|route| near_chip(app, route)).collect::<Vec<AnyView>>()
    };
    let (certain, conditional) = (chips(false), chips(true));
    let s = app.words();
    view! {
        <section class="targets">
            <h2>{s.find.near}</h2>
            <p class="quiet">{s.find.near_note}</p>
            {ul("chips", certain)}
            {(!conditional.is_empty()).then(|| view! { <details><summary>{s.find.near_if}</summary>{ul("chips", conditional)}</details> })}
        </section>
    }
    .into_any()
}

fn near_chip(app: App, route: &Route) -> AnyView {
    let id = route.changes.last().map(|change| change.role.clone()).unwrap_or_default();
    let arrives = arrives(route, app.lang.get());
    chip(app, Hit { kind: Kind::Role, id, fit: Fit::Exact }, small("", words(format!(" {arrives}"))))
}

fn chip(app: App, hit: Hit, more: AnyView) -> AnyView {
    let lang = app.lang.get();
    let name = i18n::role(&hit.id, app.data, lang);
    // The chip goes with the list that it stands in: the keyboard goes on at what comes in its place.
    let choose = move |_| {
        set_to(app, Some(hit.clone()));
        Timeout::new(0, || focus::by_id("results")).forget();
    };
    view! { <li><button type="button" class="chip" on:click=choose>{says(name, lang)}{more}</button></li> }.into_any()
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
