//! One route of the answer, opened as a timetable.

use crate::base::Lang;
use crate::bundled;
use crate::documents::Roadmap;
use crate::i18n::{self, Worded, strings};
use crate::planner::Card;
use crate::profile::Profile;
use crate::web::address::Address;
use crate::web::pages::find::card::{arrives, condition, conditions, door, door_name};
use crate::web::parts::el::{b, li, p, word, words};
use crate::web::parts::requirements::requirements;
use crate::web::parts::{marks::marks, says::says, sheet, steps, track::track};
use crate::web::platform::{bar, keys};
use crate::web::state::{App, Found, Notice, app};
use leptos::prelude::*;

#[component]
pub fn RoutePage(key: u32) -> impl IntoView {
    let app = app();
    move || {
        let lang = app.lang.get();
        let s = strings(lang);
        let found = app.found.get();
        match found.as_ref().and_then(|found| Some((found, card(found, key)?))) {
            Some((found, card)) => opened(app, found, card, lang),
            None => view! { <h1 tabindex="-1">{title(app, key, lang)}</h1><p><a href="#/find">{s.nav.find}</a></p> }
                .into_any(),
        }
    }
}

fn card(found: &Found, key: u32) -> Option<&Card> {
    found.cards().find(|card| card.route.key() == key)
}

/// What the page shows, or that it has nothing to show.
pub fn title(app: App, key: u32, lang: Lang) -> &'static str {
    let s = strings(lang);
    match app.found.with(|found| found.as_ref().map(|found| card(found, key).is_some())) {
        Some(true) => s.roadmap.timetable,
        None if app.searching.get() => s.find.searching,
        _ => s.find.route_gone,
    }
}

fn opened(app: App, found: &Found, card: &Card, lang: Lang) -> AnyView {
    let s = strings(lang);
    let route = &card.route;
    let title = i18n::route_title(route, app.data, lang);
    let table = steps::Timetable {
        steps: &card.steps,
        route,
        start: app.today,
        start_name: standing(app, &found.profile, lang),
        kept: None,
        open: true,
    };
    let fallback = found.answer.beside.fallback.as_ref().map(|fallback| sheet::fallback(app, fallback, lang));
    let values: Vec<AnyView> = i18n::measures(route, lang)
        .into_iter()
        .map(|(label, value)| li(vec![word(label), word(" "), b(words(value))]))
        .collect();
    let keep = keeper(app, found, card, lang);
    view! {
        <p class="back"><a href="#/find">{s.find.back_to_routes}</a></p>
        <div class="two">
            <section class="sheet">
                {marks(&card.marks, lang)}
                <h1 tabindex="-1">{says(title, lang)}</h1>
                {door(app, route, lang)}
                <p class="when">{arrives(route, lang)}</p>
                {condition(app, route, lang)}
                {card.late.then(|| p("note", vec![word(s.results.late)]))}
                <ul class="fare">{values}</ul>
                {conditions(app, route, lang)}
                {track(route, app.today, app.data, lang)}
                <p class="buttons">{keep}</p>
                <h2 class="out-of-sight">{s.roadmap.timetable}</h2>
                {steps::timetable(app, &table, lang)}
            </section>
            <aside>
                {sheet::fare(app, route, lang)}
                <section class="sheet"><h2>{s.results.evaluation}</h2>{requirements(&route.clauses, app.data, lang)}</section>
                {fallback}
                {sheet::before_after(app, &found.profile, &found.goal, route, lang)}
                {variants(app, card, lang)}
            </aside>
        </div>
    }
    .into_any()
}

/// The station of today: the present post, or the licence.
pub fn standing(app: App, profile: &Profile, lang: Lang) -> Worded {
    match (&profile.role, profile.licences.first()) {
        (Some(role), _) => i18n::role(role, app.data, lang),
        (None, Some(held)) => i18n::qualification(&held.id, app.data, lang),
        (None, None) => Worded::new(strings(lang).roadmap.start, lang),
    }
}

/// Keeps the route as a roadmap and opens it.
fn keeper(app: App, found: &Found, card: &Card, lang: Lang) -> AnyView {
    let s = strings(lang);
    let title = i18n::route_title(&card.route, app.data, lang).text;
    let fallback = found.answer.beside.fallback.as_ref();
    let roadmap = Roadmap::from_card(card, fallback, &found.profile, &found.goal, app.today, bundled::version(), title);
    let keep = move |_| match keys::store().add(roadmap.clone()) {
        Ok(kept) => {
            app.changed_documents();
            app.said.set(app.words().find.kept.to_owned());
            bar::go(&Address::Roadmap(kept.id));
        }
        Err(error) => app.notify(Notice::NotStored(error)),
    };
    view! { <button type="button" class="btn" on:click=keep>{s.results.keep}</button> }.into_any()
}

/// Other routes along the same posts, by what they are compared by.
fn variants(app: App, card: &Card, lang: Lang) -> AnyView {
    if card.variants.is_empty() {
        return ().into_any();
    }
    let each: Vec<AnyView> = card
        .variants
        .iter()
        .map(|route| {
            let values = i18n::measures(route, lang).into_iter().map(|(label, value)| format!("{label} {value}"));
            let values: Vec<String> = door_name(app, route, lang).into_iter().chain(values).collect();
            view! { <li><b>{arrives(route, lang)}</b>" "{values.join(strings(lang).find.dot)}</li> }.into_any()
        })
        .collect();
    view! { <section class="sheet"><h2>{strings(lang).results.variants}</h2><ul class="plain">{each}</ul></section> }
        .into_any()
}
