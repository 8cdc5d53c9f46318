//! The routes side by side in a table: what decides between them, the best of each column marked in bold and in words.
//! On a narrow screen each route is a block of lines; the roles in the markup keep it a table for readers.

use super::card::door;
use crate::base::Lang;
use crate::i18n::{self, strings};
use crate::planner::{Card, Route};
use crate::web::address::Address;
use crate::web::parts::{marks::marks, says::says};
use crate::web::state::App;
use leptos::prelude::*;

/// One column: its label, its value as a rank (smaller is better) and in words.
struct Column {
    label: &'static str,
    rank: fn(&Route) -> i64,
    words: fn(&Route, &App, Lang) -> String,
}

fn columns(lang: Lang) -> [Column; 7] {
    let s = strings(lang);
    [
        Column {
            label: s.print.arrival,
            rank: |route| i64::from(route.arrival.month().year()) * 12 + i64::from(route.arrival.month().of_year()),
            words: |route, _, lang| i18n::month(route.arrival.month(), lang),
        },
        Column {
            label: s.results.takes,
            rank: |_| 0,
            words: |route, app, lang| i18n::months(months_to(app, route), lang),
        },
        Column {
            label: s.print.own_cost,
            rank: |route| route.cost.0,
            words: |route, _, lang| {
                let mut cost = i18n::yen_about(route.cost, lang);
                if !route.unpriced.is_empty() {
                    cost.push_str(&format!(" ({})", strings(lang).common.estimate));
                }
                cost + i18n::besides_capital(route, lang)
            },
        },
        Column {
            label: s.results.changes,
            rank: |route| i64::from(route.values.changes),
            words: |route, _, lang| i18n::times(route.values.changes, lang),
        },
        Column {
            label: s.results.unpaid,
            rank: |route| i64::from(route.values.unpaid_months),
            words: |route, _, lang| none_or(route.values.unpaid_months, lang, i18n::months),
        },
        Column {
            label: s.results.gates,
            rank: |route| i64::from(route.values.gates),
            words: |route, _, lang| none_or(route.values.gates, lang, i18n::pieces),
        },
        Column {
            label: s.results.open,
            rank: |route| i64::from(route.values.open),
            words: |route, _, lang| none_or(route.values.open, lang, i18n::pieces),
        },
    ]
}

fn months_to(app: &App, route: &Route) -> u32 {
    u32::try_from(app.today.whole_months_until(route.arrival)).unwrap_or(0)
}

fn none_or(number: u32, lang: Lang, words: fn(u32, Lang) -> String) -> String {
    if number == 0 { strings(lang).results.none.to_owned() } else { words(number, lang) }
}

/// Closed at first; nothing where there is nothing to compare.
pub fn compare(app: App, cards: &[&Card], lang: Lang) -> AnyView {
    if cards.len() < 2 {
        return ().into_any();
    }
    let s = strings(lang);
    let columns = columns(lang);
    let best: Vec<Option<i64>> = columns.iter().map(|column| best(column, cards)).collect();
    let heads: Vec<AnyView> = columns
        .iter()
        .map(|column| view! { <th scope="col" role="columnheader">{column.label}</th> }.into_any())
        .collect();
    let rows: Vec<AnyView> = cards
        .iter()
        .map(|card| {
            let cells: Vec<AnyView> = columns
                .iter()
                .zip(&best)
                .map(|(column, best)| {
                    let value = (column.words)(&card.route, &app, lang);
                    let value = if *best == Some((column.rank)(&card.route)) {
                        view! { <b>{value}<span class="out-of-sight">{s.results.best}</span></b> }.into_any()
                    } else {
                        view! { <span>{value}</span> }.into_any()
                    };
                    view! { <td role="cell"><small aria-hidden="true">{column.label}</small>{value}</td> }.into_any()
                })
                .collect();
            let href = Address::Route(card.route.key()).href();
            let condition = card.route.is_conditional().then(|| view! { <small>{s.results.conditional}</small> });
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">
                        {marks(&card.marks, lang)}
                        <a href=href>{says(i18n::route_title(&card.route, app.data, lang), lang)}</a>
                        {door(app, &card.route, lang)}
                        {condition}
                    </th>
                    {cells}
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <details class="sheet compare">
            <summary><h2>{s.results.compare}</h2></summary>
            <div class="scroll" tabindex="0" role="region" aria-label=s.results.compare>
                <table role="table">
                    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{s.results.route}</th>{heads}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
            <p class="quiet">{s.results.compare_note}</p>
        </details>
    }
    .into_any()
}

/// The smallest rank of a column, where the routes differ in it.
fn best(column: &Column, cards: &[&Card]) -> Option<i64> {
    let ranks = || cards.iter().map(|card| (column.rank)(&card.route));
    let (least, most) = (ranks().min()?, ranks().max()?);
    (least < most).then_some(least)
}
