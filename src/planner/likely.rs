//! What somebody who says little is likely to meet of what routes hang on: years that are usual in their trade, and what
//! hardly anybody has.

use super::answer::{ClauseReason, LeafReason, Route, Verdict};
use super::front::Asking;
use super::matching::Domains;
use super::prepared::Prepared;
use crate::base::{Day, Id};
use crate::dataset::{Bound, Expr, Leaf, Measure, Role, Strength};
use std::collections::BTreeSet;

/// Years of age under which hardly anybody asks for another career.
const YOUNG: i32 = 30;
/// The same for who takes a further post on the way to it, and where others may be older.
const SETTLED: i32 = 40;
/// Months of work that nobody counts on who wants to learn something, whatever their trade.
const LONG: u32 = 96;
/// Conditions of which hardly anybody meets more at once.
const MANY: usize = 3;

impl Prepared<'_, '_> {
    /// What the conditions of a route ask. Strange is what hardly anybody meets: work that is not usual in the own trade,
    /// skills that no post of an own licence gives, nor the present one, facts of which the data say so, being young for
    /// years to come or for a step, and many things at once; not where something else is enough.
    pub fn unlikely(&self) -> impl Fn(&Route) -> Asking {
        let is_usual = self.usual();
        let skills: BTreeSet<&Id> = self.ground.person.own_posts().flat_map(|role| &role.skills).collect();
        let (dataset, today, young) = (self.dataset, self.request.today, self.young());
        move |route| {
            let is_for_the_young = |leaf: &Leaf, years: i32| is_for_the_young(leaf, today, route.arrival, years);
            let is_strange = |leaf: &Leaf| match leaf {
                Leaf::Experience { .. } => !is_usual(leaf),
                Leaf::Skill { what } => !skills.contains(what),
                Leaf::Fact { what } => dataset.fact_of(what.as_str()).is_some_and(|fact| fact.rare),
                Leaf::Age { .. } => is_for_the_young(leaf, young),
                _ => false,
            };
            // Of what is strange, to be young for a step is the least so.
            let is_early = |leaf: &Leaf| route.changes.len() > 1 && is_for_the_young(leaf, SETTLED);
            let months = |leaf: &Leaf| match leaf {
                Leaf::Experience { measure: Measure::Months, least, .. } => *least,
                _ => 0,
            };
            let strange = self.hanging_on(route, &|leaf| !is_strange(leaf))
                + self.hanging_on(route, &|leaf| !is_strange(leaf) && !is_early(leaf));
            let is_much = self.hanging_on(route, &|_| false) > MANY;
            let is_foreign = |leaf: &&Leaf| match leaf {
                Leaf::Experience { domain, .. } => !self.ground.person.is_own_work(domain),
                _ => false,
            };
            Asking {
                strange: strange + if is_much { 2 } else { 0 },
                unusual: self.hanging_on(route, &is_usual),
                early: self.hanging_on(route, &|leaf| !is_for_the_young(leaf, SETTLED)) > 0,
                months: route.conditions.iter().map(months).sum(),
                foreign: route.conditions.iter().filter(is_foreign).count(),
                young: self.hanging_on(route, &|leaf| !is_for_the_young(leaf, young)) > 0,
            }
        }
    }

    /// Years of age under which hardly anybody like this asks.
    pub fn young(&self) -> i32 {
        let of_post = self.ground.present.and_then(|role| role.seldom_under);
        of_post.map_or(YOUNG, |years| YOUNG.max(i32::from(years)))
    }

    /// How many conditions of a route stay where only some of what is not known is taken as met: clauses of its doors and
    /// ways, by their trees.
    pub fn hanging_on(&self, route: &Route, is_met: &dyn Fn(&Leaf) -> bool) -> usize {
        let unknown = || {
            let all = route.clauses.iter().filter(|clause| clause.verdict == Verdict::Unknown);
            all.filter(|clause| clause.strength <= Strength::Closes)
        };
        let counts = |reason: &LeafReason| match reason.verdict {
            Verdict::Unknown => is_met(&reason.leaf),
            verdict => verdict > Verdict::Unknown,
        };
        let stays = |clause: &&ClauseReason| {
            let asks = self.asks(route, clause);
            let mut told = clause.leaves.iter();
            asks.is_some_and(|asks| !holds(asks, &mut |_| told.next().is_some_and(counts)))
        };
        let is_of_doors =
            |leaf: &&Leaf| unknown().flat_map(|clause| &clause.leaves).any(|reason| reason.leaf == **leaf);
        let of_ways: Vec<Leaf> = route.conditions.iter().filter(|leaf| !is_of_doors(leaf)).cloned().collect();
        // Of what its ways ask only the leaves are told: the rest of their trees is known.
        let asked = route.ways.iter().flat_map(|way| way.gains.clauses(self.dataset));
        let hard = asked.filter(|clause| clause.strength <= Strength::Closes);
        let mut left: Vec<Expr> = Vec::new();
        for tree in hard.filter_map(|clause| clause.asks.0.left_of(&of_ways)) {
            if !left.contains(&tree) {
                left.push(tree);
            }
        }
        let mut is_met = |leaf: &Leaf| is_met(leaf) && !is_long(leaf);
        let of_ways = left.iter().filter(|tree| !holds(tree, &mut is_met)).count();
        unknown().filter(stays).count() + of_ways
    }

    /// The tree of a clause of a route's doors.
    fn asks(&self, route: &Route, clause: &ClauseReason) -> Option<&Expr> {
        let numbers = route.changes.iter().flat_map(|change| self.doors.of(&change.role));
        let mut asked = numbers.flat_map(|number| &self.doors.all[*number].asked);
        asked.find(|asked| asked.at == clause.at).map(|asked| asked.asks)
    }

    /// Whether a leaf asks for what is usual: a fact that most people can say yes to, or work that is usual in the own trade:
    /// given by more than a third of the posts that people with an own licence mostly hold, or by the present one; of who is
    /// still in training, no more of it than the training lasts.
    pub fn usual(&self) -> impl Fn(&Leaf) -> bool {
        let person = &self.ground.person;
        let most = person.most_of_training().unwrap_or(u32::MAX);
        // Posts of this trade alone, where there are any, or those that others may be in too.
        let held = |id: &Id| person.held(id).is_some();
        let of_trade = |role: &&Role| role.present && role.licences.iter().any(held);
        let has_own = self.dataset.role.iter().filter(of_trade).any(|role| role.licences.iter().all(held));
        let is_own = |role: &&Role| of_trade(role) && (!has_own || role.licences.iter().all(held));
        let given = |role: &Role| person.domains.closed(role.gives.iter());
        let posts: Vec<_> = self.dataset.role.iter().filter(is_own).map(|role| (role, given(role))).collect();
        let present = self.ground.present.map(|role| (role, given(role)));
        let dataset = self.dataset;
        move |leaf| match leaf {
            Leaf::Fact { what } => dataset.fact_of(what.as_str()).is_some_and(|fact| fact.common),
            Leaf::Experience { domain, least, filter, .. } => {
                let number = person.domains.number(domain);
                let is_there = |role: &Role| {
                    filter.settings.is_empty() || filter.settings.iter().any(|setting| role.settings.contains(setting))
                };
                let gives = |(role, gives): &(&Role, Domains)| gives.has(number) && is_there(role);
                let giving = posts.iter().filter(|post| gives(post)).count();
                let is_usual = 3 * giving > posts.len();
                *least <= most && (is_usual || present.as_ref().is_some_and(gives))
            }
            _ => false,
        }
    }
}

/// Whether a leaf asks for more years than a school's admission is counted on.
fn is_long(leaf: &Leaf) -> bool {
    matches!(leaf, Leaf::Experience { measure: Measure::Months, least, .. } if *least > LONG)
}

/// Whether a leaf asks who arrives on a day to be under an age today.
pub fn is_for_the_young(leaf: &Leaf, today: Day, arrival: Day, years_today: i32) -> bool {
    match leaf {
        Leaf::Age { bound: Bound::AtLeast, .. } => false,
        Leaf::Age { bound, years } => {
            let at_most = *years as i32 - i32::from(*bound == Bound::Under);
            at_most * 12 - today.whole_months_until(arrival) < years_today * 12
        }
        _ => false,
    }
}

/// How a tree stands where each leaf, asked in the order of its text, is met or not.
fn holds(expr: &Expr, is_met: &mut dyn FnMut(&Leaf) -> bool) -> bool {
    let mut met = |parts: &[Expr]| parts.iter().filter(|part| holds(part, is_met)).count();
    match expr {
        Expr::All(parts) => met(parts) == parts.len(),
        Expr::Any(parts) => met(parts) > 0,
        Expr::AtLeast(count, parts) => met(parts) >= usize::from(*count),
        Expr::Leaf(leaf) => is_met(leaf),
    }
}
