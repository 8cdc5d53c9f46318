//! What is left of all routes when the needless and the beaten are dropped, and the cards made of it.

use super::{Choice, Enumeration, Found};
use norikae::dataset::DoorKind;
use norikae::planner::{Answer, Card, Mark, NoRoute, Request, Route, Values};
use std::collections::BTreeMap;

/// Whether something can be left out, all else kept, and nothing opens, comes later or costs more.
pub(super) fn is_needless(found: &Found, results: &BTreeMap<Choice, Vec<Found>>) -> bool {
    let Choice { doors, gains, pays } = &found.choice;
    let mut without = Vec::new();
    for index in 0..gains.len() {
        let mut fewer = found.choice.clone();
        fewer.gains.remove(index);
        without.push(fewer);
        if gains[index].1.is_some() {
            let mut fewer = found.choice.clone();
            fewer.gains[index].1 = None;
            without.push(fewer);
        }
    }
    for index in 0..doors.len().saturating_sub(1) {
        let mut fewer = found.choice.clone();
        fewer.doors.remove(index);
        without.push(fewer);
    }
    for paid in pays {
        let mut fewer = found.choice.clone();
        fewer.pays.remove(paid);
        without.push(fewer);
    }
    without.iter().filter_map(|fewer| results.get(fewer)).flatten().any(|other| {
        let (with, without) = (&found.route, &other.route);
        without.arrival <= with.arrival
            && without.cost <= with.cost
            && without.values.open + other.unmet <= with.values.open + found.unmet
            && subset(&without.conditions, &with.conditions)
            && other.narrow <= found.narrow
    })
}

fn subset<T: Ord>(some: &[T], all: &[T]) -> bool {
    some.iter().all(|one| all.contains(one))
}

fn values_of(route: &Route) -> [i64; 6] {
    let Values { arrival, cost, unpaid_months, changes, gates, open } = route.values;
    [i64::from(arrival.0), cost, unpaid_months.into(), changes.into(), gates.into(), open.into()]
}

/// Whether what is entered last is a contract, which ends.
pub fn ends(route: &Route) -> bool {
    route.changes.last().is_some_and(|change| change.kind == DoorKind::Contract)
}

/// Whether `a` beats `b`: nowhere worse, somewhere better, conditions and unpriced steps among those of `b`, and no contract
/// where `b` is none.
pub fn dominates(a: &Route, b: &Route) -> bool {
    let (left, right) = (values_of(a), values_of(b));
    left.iter().zip(&right).all(|(x, y)| x <= y)
        && subset(&a.conditions, &b.conditions)
        && subset(&a.unpriced, &b.unpriced)
        && ends(a) <= ends(b)
        && (left != right || a.conditions.len() < b.conditions.len() || !ends(a) && ends(b))
}

pub(super) fn front_of(routes: &[Found], narrow: bool) -> Vec<Found> {
    let of_kind: Vec<&Found> = routes.iter().filter(|found| found.narrow == narrow).collect();
    let mut unbeaten: Vec<&Found> = of_kind
        .iter()
        .filter(|found| !of_kind.iter().any(|other| dominates(&other.route, &found.route)))
        .copied()
        .collect();
    unbeaten.sort_by_key(|found| {
        let route = &found.route;
        let slack = std::cmp::Reverse(route.slack.unwrap_or(i32::MAX));
        (values_of(route), route.conditions.clone(), (route.unpriced.len(), route.hours, slack), found.choice.clone())
    });
    unbeaten.dedup_by_key(|found| (values_of(&found.route), found.route.conditions.clone(), ends(&found.route)));
    unbeaten.into_iter().cloned().collect()
}

/// The front as the planner would answer it, without steps and without what stands beside.
pub fn answer(enumeration: &Enumeration, request: &Request) -> Answer {
    let mut named = cards(&enumeration.front, request);
    mark(&mut named);
    named.sort_by_key(|card| {
        let has_mark = !card.marks.is_empty() || card.variant_marks.iter().any(|marks| !marks.is_empty());
        (!has_mark, card.route.is_conditional())
    });
    let narrow = cards(&enumeration.narrow, request);
    let no_route = (named.is_empty() && narrow.is_empty()).then(|| NoRoute::before(request.horizon));
    Answer { cards: named, narrow, no_route, ..Answer::default() }
}

fn cards(front: &[Found], request: &Request) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    let (certain, conditional): (Vec<&Found>, Vec<&Found>) =
        front.iter().partition(|found| !found.route.is_conditional());
    for found in certain.into_iter().chain(conditional) {
        match cards.iter_mut().find(|card| card.route.kind() == found.route.kind()) {
            Some(card) => {
                card.variants.push(found.route.clone());
                card.variant_marks.push(Vec::new());
            }
            None => cards.push(Card {
                marks: Vec::new(),
                route: found.route.clone(),
                variants: Vec::new(),
                variant_marks: Vec::new(),
                late: request.goal.arrive_by.is_some_and(|by| found.route.arrival > by),
                beaten: false,
                stands_first: false,
                evidence: Vec::new(),
                steps: Vec::new(),
            }),
        }
    }
    cards
}

/// Names 早 安 楽 堅.
fn mark(cards: &mut [Card]) {
    let all: Vec<Route> =
        cards.iter().flat_map(|card| std::iter::once(&card.route).chain(&card.variants)).cloned().collect();
    let hangs_on_less = |route: &Route| {
        all.iter().any(|other| {
            let near =
                other.changes.len() <= route.changes.len() && other.values.arrival.0 <= route.values.arrival.0 + 36;
            other.conditions.len() < route.conditions.len()
                && (near || other.conditions.is_empty())
                && other.conditions.iter().all(|leaf| route.conditions.contains(leaf))
        })
    };
    for mark in Mark::ALL {
        let best = cards
            .iter()
            .enumerate()
            .flat_map(|(at, card)| {
                let routes = std::iter::once(&card.route).chain(&card.variants).enumerate();
                routes.map(move |(variant, route)| ((at, variant), route))
            })
            .filter(|(_, route)| !hangs_on_less(route))
            .min_by_key(|(_, route)| {
                let [arrival, cost, unpaid, changes, gates, open] = values_of(route);
                match mark {
                    Mark::Earliest => [arrival, gates, cost, unpaid, changes, open],
                    Mark::Cheapest => [cost, arrival, unpaid, changes, gates, open],
                    Mark::Easiest => [changes, i64::from(route.hours), arrival, cost, unpaid, gates],
                    Mark::Surest => [open, gates, -i64::from(route.slack.unwrap_or(i32::MAX)), arrival, cost, unpaid],
                }
            })
            .map(|(at, _)| at);
        match best {
            Some((at, 0)) => cards[at].marks.push(mark),
            Some((at, variant)) => cards[at].variant_marks[variant - 1].push(mark),
            None => {}
        }
    }
}
