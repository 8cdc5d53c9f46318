//! Closing a gap: which sets of ways make an unmet tree possible, given the posts in which months can be gained.

use super::ways::{Way, Ways};
use crate::base::{Day, Id};
use crate::dataset::{Clause, Expr, Filter, Leaf, Measure};
use crate::planner::answer::Verdict;
use crate::planner::matching::{Judge, Person, View, count, counts_as};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A set of ways, by their number, that together make a requirement possible. Empty: waiting (or nothing) is enough.
pub type Bundle = BTreeSet<usize>;

/// Sets kept for one requirement; more are cut off, the smaller ones stay.
const MOST: usize = 24;
/// How deep ways may ask for other ways.
const DEEPEST: usize = 3;

/// A post in which months are gained before a door is entered.
pub trait GivesMonths {
    /// Whether it stands for every post at once.
    fn is_any(&self) -> bool {
        false
    }

    fn gives(&self, domain: &str) -> bool;
    fn fits(&self, settings: &[Id]) -> bool;
    fn skill(&self, skill: &Id) -> bool;
}

/// What is taken as met while sets of ways are looked for.
#[derive(Clone, Copy)]
struct Taken {
    argued: bool,
    unknown: bool,
}

/// What can be closed with which ways.
pub struct Closing<'p, 'a> {
    pub person: &'p Person<'a>,
    pub ways: &'p Ways<'a>,
    pub today: Day,
    /// Sets found for a way without posts, or with every post, by way and depth.
    pub known: RefCell<BTreeMap<(usize, usize, bool), Vec<Bundle>>>,
}

impl Closing<'_, '_> {
    /// Sets of ways that make a `law` or `rule` clause possible; none where nothing can. A not-known may be taken as met.
    /// The empty set comes first where it is enough.
    pub fn must(&self, clause: &Clause, posts: &[&dyn GivesMonths]) -> Vec<Bundle> {
        self.expr(&clause.asks.0, Taken { argued: false, unknown: true }, posts, 0)
    }

    /// Sets of ways that make a clause certainly met; the empty set where waiting in a post does.
    pub fn certain(&self, clause: &Clause, posts: &[&dyn GivesMonths]) -> Vec<Bundle> {
        self.expr(&clause.asks.0, Taken { argued: false, unknown: false }, posts, 0)
    }

    fn expr(&self, expr: &Expr, taken: Taken, posts: &[&dyn GivesMonths], depth: usize) -> Vec<Bundle> {
        match expr {
            Expr::Leaf(leaf) => self.leaf(leaf, taken, posts, depth),
            Expr::All(parts) => {
                let each = parts.iter().map(|part| self.expr(part, taken, posts, depth));
                each.fold(vec![Bundle::new()], |joined, next| cross(&joined, &next))
            }
            Expr::Any(parts) => tidy(parts.iter().flat_map(|part| self.expr(part, taken, posts, depth)).collect()),
            Expr::AtLeast(count, parts) => {
                let each: Vec<Vec<Bundle>> = parts.iter().map(|part| self.expr(part, taken, posts, depth)).collect();
                tidy(choose(&each, usize::from(*count)))
            }
        }
    }

    fn leaf(&self, leaf: &Leaf, taken: Taken, posts: &[&dyn GivesMonths], depth: usize) -> Vec<Bundle> {
        let view = View::default();
        let verdict = Judge { person: self.person, view: &view }.leaf(leaf, self.today, taken.argued, true).verdict;
        let nothing = || vec![Bundle::new()];
        if verdict == Verdict::Met {
            return nothing();
        }
        let mut sets = if taken.unknown && verdict == Verdict::Unknown { nothing() } else { Vec::new() };
        match leaf {
            Leaf::Holds { what, by } => sets.extend(self.holding(what, by.as_ref(), posts, depth)),
            Leaf::Skill { what } => {
                if posts.iter().any(|post| post.skill(what)) {
                    sets.push(Bundle::new());
                }
                for way in self.ways.to_skill(what) {
                    sets.extend(self.way(*way, posts, depth));
                }
            }
            Leaf::Experience { domain, least, filter, .. } => {
                sets.extend(self.experience(domain, *least, filter, posts, depth));
            }
            Leaf::Age { bound: crate::dataset::Bound::AtLeast, .. } => sets.push(Bundle::new()),
            Leaf::Member { .. } if verdict == Verdict::Partly => sets.push(Bundle::new()),
            _ => {}
        }
        self.best(sets)
    }

    /// Of sets that gain the same thing, those that no other one beats in cost, quickness, gates and hours.
    fn best(&self, sets: Vec<Bundle>) -> Vec<Bundle> {
        let weigh = |set: &Bundle| {
            let ways = || set.iter().map(|way| &self.ways.all[*way]);
            let cost: i64 = ways().map(|way| way.cost.0).sum();
            let days: u32 = ways().map(Way::days).max().unwrap_or(0);
            let unpriced = ways().filter(|way| !way.unpriced.is_empty()).count();
            [cost, i64::from(days), ways().map(|way| i64::from(way.gates)).sum(), unpriced as i64]
        };
        let weighed: Vec<([i64; 4], Bundle)> = tidy(sets).into_iter().map(|set| (weigh(&set), set)).collect();
        let beaten = |at: usize| {
            weighed.iter().enumerate().any(|(other, (weight, set))| {
                let (own, own_set) = &weighed[at];
                let nowhere_worse = weight.iter().zip(own).all(|(a, b)| a <= b);
                // The empty set waits: it beats nothing that may be quicker.
                other != at && !set.is_empty() && !own_set.is_empty() && nowhere_worse && (weight != own || other < at)
            })
        };
        (0..weighed.len()).filter(|at| !beaten(*at)).map(|at| weighed[at].1.clone()).collect()
    }

    /// Ways to a qualification, each with the ways that it asks for itself.
    pub fn holding(&self, what: &Id, by: Option<&Id>, posts: &[&dyn GivesMonths], depth: usize) -> Vec<Bundle> {
        let fits = |way: &&usize| {
            let route = self.ways.all[**way].qualification.map(|(_, route)| &route.id);
            by.is_none_or(|asked| route == Some(asked))
        };
        let numbers = self.ways.to_qualification(what).iter().filter(fits);
        tidy(numbers.flat_map(|way| self.way(*way, posts, depth)).collect())
    }

    /// A way with the ways that its own `law` and `rule` clauses ask.
    fn way(&self, number: usize, posts: &[&dyn GivesMonths], depth: usize) -> Vec<Bundle> {
        if depth >= DEEPEST {
            return Vec::new();
        }
        let any = posts.iter().any(|post| post.is_any());
        let key = (number, depth, any);
        if (any || posts.is_empty())
            && let Some(known) = self.known.borrow().get(&key)
        {
            return known.clone();
        }
        let sets = self.find_way(number, posts, depth);
        if any || posts.is_empty() {
            self.known.borrow_mut().insert(key, sets.clone());
        }
        sets
    }

    fn find_way(&self, number: usize, posts: &[&dyn GivesMonths], depth: usize) -> Vec<Bundle> {
        let own = vec![Bundle::from([number])];
        self.ways.all[number].asked().filter(|(_, clause)| clause.strength.must()).fold(own, |joined, (_, clause)| {
            if joined.is_empty() {
                return joined;
            }
            let taken = Taken { argued: false, unknown: true };
            cross(&joined, &self.expr(&clause.asks.0, taken, posts, depth + 1))
        })
    }

    fn experience(
        &self,
        domain: &Id,
        least: u32,
        filter: &Filter,
        posts: &[&dyn GivesMonths],
        depth: usize,
    ) -> Vec<Bundle> {
        let accrues = self.person.accrues(domain)
            || posts.iter().any(|post| post.gives(domain.as_str()) && post.fits(&filter.settings));
        let mut sets = Vec::new();
        if accrues {
            sets.push(Bundle::new());
        }
        if *filter == Filter::default() {
            let have = count(self.person, &View::default(), Measure::Months, domain, filter, self.today).have;
            for given in self.ways.given_domains().filter(|given| counts_as(self.person, &Id::new(*given), domain)) {
                for way in self.ways.to_domain(given) {
                    // A project of a few months is of use only where it is enough, or shortens a wait.
                    if accrues || have + self.ways.all[*way].months(given) >= least {
                        sets.extend(self.way(*way, posts, depth));
                    }
                }
            }
        }
        for first in filter.after.iter().chain(&filter.under) {
            if self.person.held(first).is_none() {
                let before = self.holding(first, None, posts, depth + 1);
                sets = cross(&sets, &before);
            }
        }
        sets
    }
}

/// Every union of a set of one side with a set of the other.
fn cross(left: &[Bundle], right: &[Bundle]) -> Vec<Bundle> {
    tidy(left.iter().flat_map(|a| right.iter().map(move |b| a | b)).collect())
}

/// Every union of sets of `count` different parts.
fn choose(each: &[Vec<Bundle>], count: usize) -> Vec<Bundle> {
    if count == 0 {
        return vec![Bundle::new()];
    }
    let Some((first, rest)) = each.split_first() else { return Vec::new() };
    let mut all = choose(rest, count);
    all.extend(cross(first, &choose(rest, count - 1)));
    all
}

/// The sets once each, small ones first. A larger set stays beside a smaller one: it may be quicker than waiting, or
/// turn a not-known into a certainty; a needless way is found when the route is dated.
fn tidy(mut sets: Vec<Bundle>) -> Vec<Bundle> {
    sets.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    sets.dedup();
    sets.truncate(MOST);
    sets
}
