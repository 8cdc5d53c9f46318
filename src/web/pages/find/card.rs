//! One kind of route as a card: marks, arrival, what it costs, the line, and its bad news.

use crate::base::Lang;
use crate::i18n::{self, strings};
use crate::planner::{Card, Fallback};
use crate::web::address::Address;
use crate::web::layout;
use crate::web::parts::{marks::marks, says::says, track::track};
use crate::web::state::App;
use leptos::prelude::*;

pub fn card(app: App, card: &Card, fallback: Option<&Fallback>, lang: Lang) -> AnyView {
    let s = strings(lang);
    let route = &card.route;
    let href = Address::Route(route.key()).href();
    let title = i18n::route_title(route, app.data, lang);
    let condition = i18n::condition_sentence(route, app.data, lang)
        .map(|sentence| view! { <p class="note" data-tone="if">{says(sentence, lang)}</p> });
    let mut values = i18n::values(route, lang);
    let conditions = if route.post_conditions.is_empty() { None } else { values.pop() };
    let values: Vec<AnyView> =
        values.into_iter().map(|(label, value)| view! { <li>{label}" "<b>{value}</b></li> }.into_any()).collect();
    view! {
        <article class="card" data-now=(!card.marks.is_empty()).then_some("")>
            {condition}
            <div class="head">
                {marks(&card.marks, lang)}
                <p class="when">{arrives(route.arrival.month(), lang)}<small>{band(app, card, lang)}</small></p>
            </div>
            <div class="body">
                <h2><a href=href>{says(title, lang)}</a></h2>
                <ul class="fare">{values}</ul>
                {track(route, app.today, app.data, lang)}
            </div>
            {card.late.then(|| view! { <p class="note">{s.results.late}</p> })}
            {conditions.map(|(label, value)| view! { <p class="note">{label}": "{value}</p> })}
            {fallback.map(|fallback| view! { <p class="note" data-tone="ok">{says(i18n::fallback_short(fallback, app.today, lang), lang)}</p> })}
        </article>
    }
    .into_any()
}

/// 2028年4月着, arrives Apr 2028.
pub fn arrives(month: crate::base::Month, lang: Lang) -> String {
    let word = strings(lang).results.arrives;
    match lang {
        Lang::Ja => format!("{}{word}", i18n::month(month, lang)),
        Lang::En => format!("{} {}", strings(lang).results.arrives_before, i18n::month(month, lang)),
    }
}

fn band(app: App, card: &Card, lang: Lang) -> String {
    let far = i18n::ago_or_ahead(app.today, card.route.arrival, lang);
    match layout::band(&card.route.changes) {
        Some((low, high)) if low.month() != high.month() => format!(
            "{far} ・ {} {}〜{}",
            strings(lang).results.band,
            i18n::month(low.month(), lang),
            i18n::month(high.month(), lang)
        ),
        _ => far,
    }
}
