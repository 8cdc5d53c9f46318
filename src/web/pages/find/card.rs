//! One kind of route as a card: marks, arrival, what it costs, the line, and its bad news.

use crate::base::Lang;
use crate::i18n::{self, strings};
use crate::planner::{Card, Fallback, Route};
use crate::web::address::Address;
use crate::web::layout;
use crate::web::parts::el::{b, li, nothing, p, small, ul, word, words};
use crate::web::parts::{marks::marks, says::says, track::track};
use crate::web::state::App;
use leptos::prelude::*;

pub fn card(app: App, card: &Card, fallback: Option<&Fallback>, lang: Lang) -> AnyView {
    let s = strings(lang);
    let route = &card.route;
    let href = Address::Route(route.key()).href();
    let title = i18n::route_title(route, app.data, lang);
    let values: Vec<AnyView> = i18n::measures(route, lang)
        .into_iter()
        .map(|(label, value)| li(vec![word(label), word(" "), b(words(value))]))
        .collect();
    view! {
        <article class="card" data-now=(!card.marks.is_empty()).then_some("")>
            {condition(app, route, lang)}
            <div class="head">
                {marks(&card.marks, lang)}
                <p class="when">{arrives(route, lang)}<small>{i18n::ago_or_ahead(app.today, route.arrival, lang)}</small>{band(card, lang)}</p>
            </div>
            <div class="body">
                <h2><a href=href>{says(title, lang)}</a></h2>
                {door(app, route, lang)}
                {ul("fare", values)}
                {track(route, app.today, app.data, lang)}
            </div>
            {card.late.then(|| p("note", vec![word(s.results.late)]))}
            {card.beaten.then(|| p("quiet", vec![word(s.results.another_way)]))}
            {card.sooner().map(|route| p("quiet", vec![words(format!("{}: {}", s.results.sooner_way, arrives(route, lang)))]))}
            {conditions(app, route, lang)}
            {fallback.map(|fallback| view! { <p class="note" data-tone="ok">{says(i18n::fallback_short(fallback, app.today, lang), lang)}</p> })}
        </article>
    }
    .into_any()
}

/// 2028年4月着, arrives Apr 2028; 2027年10月取得, held Oct 2027.
pub fn arrives(route: &Route, lang: Lang) -> String {
    let words = &strings(lang).results;
    let word = if route.changes.is_empty() { words.held } else { words.arrives };
    let month = i18n::month(route.arrival.month(), lang);
    match lang {
        Lang::Ja => format!("{month}{word}"),
        Lang::En => format!("{word} {month}"),
    }
}

/// The first and the last month in which one may join, where they differ.
fn band(card: &Card, lang: Lang) -> AnyView {
    match layout::band(&card.route.changes) {
        Some((low, high)) if low.month() != high.month() => {
            let months = i18n::months_between(low.month(), high.month(), lang);
            small("", words(format!("{} {months}", strings(lang).results.band)))
        }
        _ => nothing(),
    }
}

/// What the route depends on: a sentence, and a list where one sentence can't hold it.
pub fn condition(app: App, route: &Route, lang: Lang) -> AnyView {
    let Some(sentence) = i18n::condition_sentence(route, app.data, lang) else { return nothing() };
    let list: Vec<AnyView> =
        i18n::condition_list(route, app.data, lang).into_iter().map(|one| li(vec![says(one, lang)])).collect();
    let list = (!list.is_empty()).then(|| ul("plain", list));
    view! { <div class="note" data-tone="if">{p("", vec![says(sentence, lang)])}{list}</div> }.into_any()
}

/// What the posts on the way are like: the hard side in a box of its own, the welcome side in a line.
pub fn conditions(app: App, route: &Route, lang: Lang) -> AnyView {
    let s = strings(lang);
    let (hard, welcome) = i18n::post_conditions(route, app.data, lang);
    let hard = hard.map(|all| p("note", vec![words(format!("{}: {all}", s.results.hard))]));
    let welcome = welcome.map(|all| p("quiet welcome", vec![words(format!("{}: {all}", s.results.welcome))]));
    hard.into_iter().chain(welcome).collect::<Vec<_>>().into_any()
}

/// By which door one gets in: routes along the same posts differ in it.
pub fn door(app: App, route: &Route, lang: Lang) -> AnyView {
    match door_name(app, route, lang) {
        Some(name) => p("quiet door", vec![words(format!("{}: {name}", strings(lang).results.door))]),
        None => nothing(),
    }
}

pub fn door_name(app: App, route: &Route, lang: Lang) -> Option<String> {
    route.changes.last().map(|last| i18n::door(&last.role, &last.door, app.data, lang).text)
}
