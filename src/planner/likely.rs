//! What somebody who says little is likely to meet of what routes hang on: years that are usual in their trade, and what
//! hardly anybody has.

use super::answer::{Route, Verdict};
use super::front::Asking;
use super::prepared::Prepared;
use crate::base::{Day, Id};
use crate::dataset::{Bound, Leaf, Measure, Role};
use std::collections::BTreeSet;

/// Years of age under which hardly anybody asks for another career.
const YOUNG: i32 = 30;

impl Prepared<'_, '_> {
    /// What the conditions of a route ask. Strange is what hardly anybody meets: work that is not usual in the own trade,
    /// skills that no post of an own licence gives, nor the present one, facts of which the data say so, and being young
    /// for years to come; not where something else is enough.
    pub fn unlikely(&self) -> impl Fn(&Route) -> Asking {
        let is_usual = self.usual_work();
        let skills: BTreeSet<&Id> = self.ground.person.own_posts().flat_map(|role| &role.skills).collect();
        let (dataset, today) = (self.dataset, self.request.today);
        let is_strange = move |leaf: &Leaf| match leaf {
            Leaf::Experience { .. } => !is_usual(leaf),
            Leaf::Skill { what } => !skills.contains(what),
            Leaf::Fact { what } => dataset.fact_of(what.as_str()).is_some_and(|fact| fact.rare),
            _ => false,
        };
        let is_too_young = move |leaf: &Leaf, arrival: Day| match leaf {
            Leaf::Age { bound: Bound::AtMost, years } => {
                (*years as i32) * 12 - today.whole_months_until(arrival) < YOUNG * 12
            }
            _ => false,
        };
        move |route| {
            let has_another = |leaf: &Leaf| {
                route.clauses.iter().any(|clause| {
                    let unknown = || clause.leaves.iter().filter(|reason| reason.verdict == Verdict::Unknown);
                    unknown().any(|reason| reason.leaf == *leaf) && unknown().any(|reason| !is_strange(&reason.leaf))
                })
            };
            // Facts and skills stand mostly beside what is asked with them, not instead of it.
            let is_work = |leaf: &Leaf| matches!(leaf, Leaf::Experience { .. });
            let strange = |leaf: &&Leaf| {
                is_strange(leaf) && !(is_work(leaf) && has_another(leaf)) || is_too_young(leaf, route.arrival)
            };
            let months = |leaf: &Leaf| match leaf {
                Leaf::Experience { measure: Measure::Months, least, .. } => *least,
                _ => 0,
            };
            let conditions = &route.conditions;
            (conditions.iter().filter(strange).count(), conditions.len(), conditions.iter().map(months).sum())
        }
    }

    /// Whether a leaf asks for work that is usual in the own trade: given by a third of the posts that people with an own
    /// licence mostly hold, or by the present one; of who is still in training, no more of it than the training lasts.
    pub fn usual_work(&self) -> impl Fn(&Leaf) -> bool {
        let person = &self.ground.person;
        let most = person.most_of_training().unwrap_or(u32::MAX);
        // Posts of this trade alone, where there are any, or those that others may be in too.
        let held = |id: &Id| person.held(id).is_some();
        let of_trade = |role: &&Role| role.present && role.licences.iter().any(held);
        let has_own = self.dataset.role.iter().filter(of_trade).any(|role| role.licences.iter().all(held));
        let is_own = |role: &&Role| of_trade(role) && (!has_own || role.licences.iter().all(held));
        let given = |role: &Role| person.domains.closed(role.gives.iter());
        let posts: Vec<_> = self.dataset.role.iter().filter(is_own).map(given).collect();
        let present = self.ground.present.map(given);
        move |leaf| match leaf {
            Leaf::Experience { domain, least, .. } => {
                let number = person.domains.number(domain);
                let giving = posts.iter().filter(|gives| gives.has(number)).count();
                let is_usual = 3 * giving >= posts.len() && giving > 0;
                *least <= most && (is_usual || present.as_ref().is_some_and(|gives| gives.has(number)))
            }
            _ => false,
        }
    }
}
