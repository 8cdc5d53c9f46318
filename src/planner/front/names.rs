//! Naming routes 早 安 楽 堅, and gathering them on one card for each kind.

use super::compare::Front;
use crate::base::Day;
use crate::planner::answer::{Card, Mark, Route};
use std::cmp::Reverse;

/// How unlikely it is that somebody meets the conditions of a route: where values are equal, those that ask less come first.
pub type Unlikely<'p> = &'p dyn Fn(&Route) -> Asking;

/// What the conditions of a route ask. Compared in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asking {
    /// How many ask for what hardly anybody has.
    pub strange: usize,
    /// How many ask for what is not usual in the own trade.
    pub unusual: usize,
    /// Whether one must be under forty today.
    pub early: bool,
    /// Months of work in all.
    pub months: u32,
    /// How many ask for work that neither the present post nor one of an own licence gives.
    pub foreign: usize,
    /// Whether one must be younger than hardly anybody like this is.
    pub young: bool,
}

/// A route of a front with its marks.
struct Named<'f> {
    marks: Vec<Mark>,
    route: &'f Route,
    /// What is entered last ends after a time.
    ends: bool,
}

/// One card for each kind of route on a front: named ones first, then unconditional ones, then by values. Where there is a
/// day to arrive by, being early is no aim: those in time come first, and of them the surest.
pub fn cards(front: &Front, arrive_by: Option<Day>, named: bool, unlikely: Unlikely<'_>) -> Vec<Card> {
    let unnamed = front.all().map(|(standing, route)| Named { marks: Vec::new(), route, ends: standing.ends });
    let mut routes: Vec<Named<'_>> = unnamed.collect();
    routes
        .sort_by_cached_key(|Named { route, .. }| (route.is_conditional(), route.values, unlikely(route), ids(route)));
    if named {
        name(&mut routes, unlikely);
    }
    let mut cards: Vec<Card> = Vec::new();
    routes.sort_by_key(|Named { marks, route, .. }| {
        let late = arrive_by.is_some_and(|by| route.arrival > by);
        let unsure = arrive_by.is_some() && !marks.contains(&Mark::Surest);
        (marks.is_empty(), route.is_conditional(), late, unsure, marks.first().copied())
    });
    for Named { marks, route, .. } in routes {
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
                beaten: false,
                stands_first: false,
                evidence: Vec::new(),
                steps: Vec::new(),
            }),
        }
    }
    cards
}

/// Gives each mark to one route: among the unconditional ones, or if there are none among those beside which no other is
/// surer. Of those that arrive in the same month the earliest is the one with the fewest examinations: nobody sits two of
/// them for what a course gives too.
fn name(routes: &mut [Named<'_>], unlikely: Unlikely<'_>) {
    let hangs_on_least =
        |number: &usize| !routes.iter().any(|other| routes[*number].route.is_less_sure_than(other.route));
    let eligible: Vec<usize> = (0..routes.len()).filter(hangs_on_least).collect();
    let best = |key: &dyn Fn(&Route) -> (i64, i64, i64)| {
        eligible.iter().copied().min_by_key(|number| {
            let Named { route, ends, .. } = routes[*number];
            (key(route), route.values, ends, unlikely(route), ids(route))
        })
    };
    let slack = |route: &Route| Reverse(i64::from(route.slack.unwrap_or(i32::MAX))).0;
    let named = [
        (Mark::Earliest, best(&|route| (i64::from(route.values.arrival.0), i64::from(route.values.gates), 0))),
        (Mark::Cheapest, best(&|route| (route.values.cost, 0, 0))),
        (Mark::Easiest, best(&|route| (i64::from(route.values.changes), i64::from(route.hours), 0))),
        (Mark::Surest, best(&|route| (i64::from(route.values.open), i64::from(route.values.gates), -slack(route)))),
    ];
    for (mark, number) in named {
        if let Some(number) = number {
            routes[number].marks.push(mark);
        }
    }
}

/// Posts, doors and ways, in order: the last tie-break.
fn ids(route: &Route) -> Vec<String> {
    let changes = route.changes.iter().map(|change| format!("{}/{}", change.role, change.door));
    changes.chain(route.ways.iter().map(|way| format!("{:?}", way.gains))).collect()
}
