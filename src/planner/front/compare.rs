//! Comparing routes: dominance with conditions and unpriced steps, and folding of equal values.

use crate::planner::answer::{Route, Values};
use std::cmp::{Ordering, Reverse};

/// Routes of which none beats another.
#[derive(Clone, Debug, Default)]
pub struct Front {
    pub routes: Vec<Route>,
}

impl Front {
    /// Adds a route unless one here beats or folds it; drops those that it beats or folds.
    pub fn add(&mut self, route: Route) {
        if self.routes.iter().any(|other| beats(other, &route) || folds(other, &route)) {
            return;
        }
        self.routes.retain(|other| !beats(&route, other) && !folds(&route, other));
        self.routes.push(route);
    }

    /// Whether a route with values nowhere better than `bound` is beaten, or folded if its values equal the bound,
    /// whatever else it has. Without a `tie` an equal one counts as folded.
    pub fn beats_bound(&self, bound: &Values, tie: Option<&Tie>) -> bool {
        self.routes.iter().any(|route| {
            route.conditions.is_empty()
                && route.unpriced.is_empty()
                && nowhere_worse(&route.values, bound)
                && (route.values != *bound || tie.is_none_or(|tie| tie.loses_to(route)))
        })
    }
}

/// What decides between routes of equal values, as far as it is known before dating.
pub struct Tie {
    pub unpriced: usize,
    pub hours: u32,
    /// Posts and doors.
    pub ids: Vec<String>,
}

impl Tie {
    fn loses_to(&self, route: &Route) -> bool {
        let own = (self.unpriced, self.hours);
        let other = (route.unpriced.len(), route.hours);
        other < own || other == own && route.slack.is_none() && ids(route) <= self.ids
    }
}

fn nowhere_worse(a: &Values, b: &Values) -> bool {
    a.arrival <= b.arrival
        && a.cost <= b.cost
        && a.unpaid_months <= b.unpaid_months
        && a.changes <= b.changes
        && a.gates <= b.gates
        && a.open <= b.open
}

fn among<T: PartialEq>(part: &[T], whole: &[T]) -> bool {
    part.iter().all(|one| whole.contains(one))
}

/// Nowhere worse, somewhere better, and with no condition or unpriced step that the other has not.
fn beats(a: &Route, b: &Route) -> bool {
    a.values != b.values
        && nowhere_worse(&a.values, &b.values)
        && among(&a.conditions, &b.conditions)
        && among(&a.unpriced, &b.unpriced)
}

/// Equal values: the one with fewer conditions stays, then fewest unpriced steps, hours, most slack, ids.
fn folds(a: &Route, b: &Route) -> bool {
    a.values == b.values && among(&a.conditions, &b.conditions) && {
        let fewer_conditions = a.conditions.len() < b.conditions.len();
        fewer_conditions || fold_order(a, b) != Ordering::Greater
    }
}

fn fold_order(a: &Route, b: &Route) -> Ordering {
    let key = |route: &Route| (route.unpriced.len(), route.hours, Reverse(route.slack.unwrap_or(i32::MAX)));
    key(a).cmp(&key(b)).then_with(|| ids(a).cmp(&ids(b)))
}

/// The ids of a route's posts, doors and ways, in order: the last tie-break everywhere.
pub fn ids(route: &Route) -> Vec<String> {
    let changes = route.changes.iter().map(|change| format!("{}/{}", change.role, change.door));
    changes.chain(route.ways.iter().map(|way| format!("{:?}", way.gains))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Day, Id, Month, Yen};
    use crate::dataset::Leaf;

    fn route(values: [i64; 6], conditions: &[&str], unpriced: &[&str]) -> Route {
        Route {
            changes: Vec::new(),
            ways: Vec::new(),
            values: Values {
                arrival: Month(values[0] as i32),
                cost: values[1],
                unpaid_months: values[2] as u32,
                changes: values[3] as u32,
                gates: values[4] as u32,
                open: values[5] as u32,
            },
            arrival: Day::first(),
            cost: Yen::ZERO,
            conditions: conditions.iter().map(|id| Leaf::Fact { what: Id::new(*id) }).collect(),
            unpriced: unpriced.iter().map(|id| Id::new(*id)).collect(),
            hours: 0,
            slack: None,
            clauses: Vec::new(),
            post_conditions: Vec::new(),
        }
    }

    #[test]
    fn a_conditional_route_hides_no_unconditional_one() {
        let mut front = Front::default();
        front.add(route([7, 0, 0, 1, 0, 0], &["trained"], &[]));
        front.add(route([9, 1, 0, 1, 1, 0], &[], &[]));
        assert_eq!(front.routes.len(), 2);
    }

    #[test]
    fn an_unpriced_step_hides_no_priced_route_but_folds_under_an_equal_one() {
        let mut front = Front::default();
        front.add(route([5, 0, 0, 1, 0, 0], &[], &["remote"]));
        front.add(route([6, 0, 0, 1, 0, 0], &[], &[]));
        assert_eq!(front.routes.len(), 2);
        front.add(route([5, 0, 0, 1, 0, 0], &[], &[]));
        assert_eq!(front.routes.len(), 1, "the priced route of equal values takes its place and beats the later one");
    }
}
