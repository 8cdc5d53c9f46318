//! Naming routes 早 安 楽 堅, and gathering them on one card for each kind.

use super::compare::Front;
use crate::base::Day;
use crate::planner::answer::{Card, Mark, Route};
use std::cmp::Reverse;

/// How many conditions of a route are unlikely to be met by somebody: where values are equal, those with fewer come first.
pub type Unlikely<'p> = &'p dyn Fn(&Route) -> usize;

/// One card for each kind of route on a front: named ones first, then unconditional ones, then by values.
pub fn cards(front: &Front, arrive_by: Option<Day>, named: bool, unlikely: Unlikely<'_>) -> Vec<Card> {
    let mut routes: Vec<(Vec<Mark>, &Route)> = front.routes().map(|route| (Vec::new(), route)).collect();
    routes.sort_by_cached_key(|(_, route)| (route.is_conditional(), route.values, unlikely(route), ids(route)));
    if named {
        name(&mut routes, unlikely);
    }
    let mut cards: Vec<Card> = Vec::new();
    routes.sort_by_key(|(marks, route)| (marks.is_empty(), route.is_conditional(), marks.first().copied()));
    for (marks, route) in routes {
        match cards.iter_mut().find(|card| card.route.kind() == route.kind()) {
            Some(card) => {
                card.variants.push(route.clone());
                card.variant_marks.push(marks);
            }
            None => cards.push(Card {
                marks,
                route: route.clone(),
                variants: Vec::new(),
                variant_marks: Vec::new(),
                late: arrive_by.is_some_and(|by| route.arrival > by),
                evidence: Vec::new(),
                steps: Vec::new(),
            }),
        }
    }
    cards
}

/// Gives each mark to one route: among the unconditional ones, or if there are none among all.
fn name(routes: &mut [(Vec<Mark>, &Route)], unlikely: Unlikely<'_>) {
    let any_unconditional = routes.iter().any(|(_, route)| !route.is_conditional());
    let eligible: Vec<usize> =
        (0..routes.len()).filter(|number| !any_unconditional || !routes[*number].1.is_conditional()).collect();
    let best = |key: &dyn Fn(&Route) -> (i64, i64, i64)| {
        eligible.iter().copied().min_by_key(|number| {
            let route = routes[*number].1;
            (key(route), route.values, unlikely(route), ids(route))
        })
    };
    let slack = |route: &Route| Reverse(i64::from(route.slack.unwrap_or(i32::MAX))).0;
    let named = [
        (Mark::Earliest, best(&|route| (i64::from(route.values.arrival.0), 0, 0))),
        (Mark::Cheapest, best(&|route| (route.values.cost, 0, 0))),
        (Mark::Easiest, best(&|route| (i64::from(route.values.changes), i64::from(route.hours), 0))),
        (Mark::Surest, best(&|route| (i64::from(route.values.open), i64::from(route.values.gates), -slack(route)))),
    ];
    for (mark, number) in named {
        if let Some(number) = number {
            routes[number].0.push(mark);
        }
    }
}

/// Posts, doors and ways, in order: the last tie-break.
fn ids(route: &Route) -> Vec<String> {
    let changes = route.changes.iter().map(|change| format!("{}/{}", change.role, change.door));
    changes.chain(route.ways.iter().map(|way| format!("{:?}", way.gains))).collect()
}
