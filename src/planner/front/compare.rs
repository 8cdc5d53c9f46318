//! Comparing routes: dominance with conditions and unpriced steps, and folding of equal values.

use crate::base::{Id, Month};
use crate::dataset::Leaf;
use crate::planner::answer::{Route, Values};
use std::cmp::{Ordering, Reverse};

/// What routes are compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub values: Values,
    pub conditions: Vec<Leaf>,
    pub unpriced: Vec<Id>,
    /// What is entered last ends after a time: such a route hides none that leads to a post to stay in.
    pub ends: bool,
    pub hours: u32,
    pub slack: Option<i32>,
    /// Posts, doors and ways, in order: the last tie-break everywhere.
    pub ids: Vec<String>,
}

/// Routes of which none beats another.
#[derive(Clone, Debug, Default)]
pub struct Front {
    all: Vec<(Standing, Route)>,
}

impl Front {
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.all.iter().map(|(_, route)| route)
    }

    pub fn all(&self) -> impl Iterator<Item = &(Standing, Route)> {
        self.all.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether a route here beats or folds one that stands so.
    pub fn covers(&self, standing: &Standing) -> bool {
        self.all.iter().any(|(other, _)| beats(other, standing) || folds(other, standing))
    }

    /// Adds a route unless one here covers it; drops those that it covers.
    pub fn add(&mut self, standing: Standing, route: Route) {
        if !self.covers(&standing) {
            self.all.retain(|(other, _)| !beats(&standing, other) && !folds(&standing, other));
            self.all.push((standing, route));
        }
    }

    /// Whether a route with values nowhere better than `bound` is beaten, or folded if its values equal the bound,
    /// whatever else it has. Without a `tie` an equal one counts as folded.
    pub fn beats_bound(&self, bound: &Values, sure: &Sure, tie: Option<&Tie>) -> bool {
        self.all.iter().any(|(standing, _)| {
            sure.covers(standing)
                && nowhere_worse(&standing.values, bound)
                && (standing.values != *bound || tie.is_none_or(|tie| tie.loses_to(standing)))
        })
    }
}

impl Front {
    /// The last month of arriving in which a route with values otherwise no better than `bound` is not beaten for sure.
    pub fn last_useful(&self, bound: &Values, sure: &Sure) -> Option<Month> {
        let beating = self.all.iter().map(|(standing, _)| standing).filter(|standing| {
            let arriving = Values { arrival: standing.values.arrival, ..*bound };
            sure.covers(standing) && nowhere_worse(&standing.values, &arriving)
        });
        beating.map(|standing| standing.values.arrival).min()
    }
}

/// What a route not dated yet has for sure.
#[derive(Clone, Debug, Default)]
pub struct Sure {
    pub conditions: Vec<Leaf>,
    pub unpriced: Vec<Id>,
    pub ends: bool,
}

impl Sure {
    /// Whether a route's conditions and unpriced steps are among these, and it ends only where this one does.
    fn covers(&self, standing: &Standing) -> bool {
        among(&standing.conditions, &self.conditions)
            && among(&standing.unpriced, &self.unpriced)
            && standing.ends <= self.ends
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
    fn loses_to(&self, standing: &Standing) -> bool {
        let own = (self.unpriced, self.hours);
        let other = (standing.unpriced.len(), standing.hours);
        other < own || other == own && standing.slack.is_none() && standing.ids <= self.ids
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

/// Nowhere worse, somewhere better, with no condition or unpriced step that the other has not, and no end either.
fn beats(a: &Standing, b: &Standing) -> bool {
    a.values != b.values
        && nowhere_worse(&a.values, &b.values)
        && among(&a.conditions, &b.conditions)
        && among(&a.unpriced, &b.unpriced)
        && a.ends <= b.ends
}

/// Equal values: the one with fewer conditions stays, or the one without an end, if it has no unpriced step that the other
/// has not; otherwise the one with fewest unpriced steps, hours, most slack, ids.
fn folds(a: &Standing, b: &Standing) -> bool {
    a.values == b.values
        && among(&a.conditions, &b.conditions)
        && a.ends <= b.ends
        && if a.conditions.len() < b.conditions.len() || !a.ends && b.ends {
            among(&a.unpriced, &b.unpriced)
        } else {
            fold_order(a, b) != Ordering::Greater
        }
}

fn fold_order(a: &Standing, b: &Standing) -> Ordering {
    let key =
        |standing: &Standing| (standing.unpriced.len(), standing.hours, Reverse(standing.slack.unwrap_or(i32::MAX)));
    key(a).cmp(&key(b)).then_with(|| a.ids.cmp(&b.ids))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Day, Yen};

    fn add(front: &mut Front, values: [i64; 6], conditions: &[&str], unpriced: &[&str]) {
        let standing = Standing {
            values: Values {
                arrival: Month(values[0] as i32),
                cost: values[1],
                unpaid_months: values[2] as u32,
                changes: values[3] as u32,
                gates: values[4] as u32,
                open: values[5] as u32,
            },
            conditions: conditions.iter().map(|id| Leaf::Fact { what: Id::new(*id) }).collect(),
            unpriced: unpriced.iter().map(|id| Id::new(*id)).collect(),
            ends: false,
            hours: 0,
            slack: None,
            ids: Vec::new(),
        };
        let route = Route {
            changes: Vec::new(),
            ways: Vec::new(),
            values: standing.values,
            arrival: Day::first(),
            cost: Yen::ZERO,
            conditions: standing.conditions.clone(),
            unpriced: standing.unpriced.clone(),
            hours: 0,
            slack: None,
            clauses: Vec::new(),
            post_conditions: Vec::new(),
        };
        front.add(standing, route);
    }

    #[test]
    fn a_conditional_route_hides_no_unconditional_one() {
        let mut front = Front::default();
        add(&mut front, [7, 0, 0, 1, 0, 0], &["trained"], &[]);
        add(&mut front, [9, 1, 0, 1, 1, 0], &[], &[]);
        assert_eq!(front.routes().count(), 2);
    }

    #[test]
    fn a_contract_hides_no_post_to_stay_in_but_folds_under_an_equal_one() {
        let mut front = Front::default();
        let ending = |values: Values| Standing {
            values,
            conditions: Vec::new(),
            unpriced: Vec::new(),
            ends: true,
            hours: 0,
            slack: None,
            ids: Vec::new(),
        };
        add(&mut front, [6, 0, 0, 1, 0, 1], &[], &[]);
        let (_, route) = front.all[0].clone();
        front.add(ending(Values { arrival: Month(5), ..route.values }), route.clone());
        assert_eq!(front.all.len(), 2, "sooner, but only for a time");
        assert!(front.covers(&ending(route.values)), "of equal values the one to stay in is kept");
    }

    #[test]
    fn an_unpriced_step_hides_no_priced_route_but_folds_under_an_equal_one() {
        let mut front = Front::default();
        add(&mut front, [5, 0, 0, 1, 0, 0], &[], &["remote"]);
        add(&mut front, [6, 0, 0, 1, 0, 0], &[], &[]);
        assert_eq!(front.routes().count(), 2);
        add(&mut front, [5, 0, 0, 1, 0, 0], &[], &[]);
        assert_eq!(
            front.routes().count(),
            1,
            "the priced route of equal values takes its place and beats the later one"
        );
    }
}
