//! Closing a gap: which sets of ways bring an unmet tree to what is wanted, given the posts in which months can be gained.

use super::bundle::{Bundle, choose, cross, is_full, tidy};
use super::wanted::{Given, KnownWanted};
use super::ways::Ways;
use crate::base::{Day, Id};
use crate::dataset::{Bound, Counts, Expr, Filter, Leaf};
use crate::planner::answer::Verdict;
use crate::planner::matching::{Asked, AskedToday, Asking, Askings, ByOther, Judge, Person, View, What, count};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How deep ways may ask for other ways.
const DEEPEST: usize = 3;
/// Ways and equivalents whose months are added up for one number.
const MOST_ADDED: usize = 3;

/// A post in which months are gained before a door is entered.
pub trait GivesMonths {
    fn gives(&self, domain: Option<usize>) -> bool;
    fn fits(&self, settings: &[Id]) -> bool;
    fn skill(&self, skill: &Id) -> bool;
}

/// Sets by way, depth, and what the posts behind give.
type Known = BTreeMap<(usize, usize, Given), Vec<Bundle>>;

/// Sets by leaf, the verdict that is sought, whether argued equivalents count, depth, and what the posts behind give.
type KnownLeaves<'a> = BTreeMap<(&'a Leaf, Verdict, bool, usize, Given), Vec<Bundle>>;

/// What can be closed with which ways.
pub struct Closing<'p, 'a> {
    pub person: &'p Person<'a>,
    pub ways: &'p Ways<'a>,
    pub today: Day,
    /// Hours a week for learning.
    pub hours: u32,
    pub askings: Askings<'p, 'a>,
    /// Sets found for a way.
    pub known: RefCell<Known>,
    /// Sets found for a leaf.
    pub known_leaves: RefCell<KnownLeaves<'a>>,
    /// What posts could give to ways and leaves.
    pub wanted: RefCell<KnownWanted<'a>>,
}

/// Sets of ways that add months at once, and how many.
type Giver = (Vec<Bundle>, u32);

/// What is looked for: the least verdict wanted, whether argued equivalents count, and the posts on the way.
#[derive(Clone, Copy)]
struct Sought<'s> {
    want: Verdict,
    argued: bool,
    posts: &'s [&'s dyn GivesMonths],
    depth: usize,
}

impl Sought<'_> {
    /// The same, one asking deeper, for something that must be there for sure.
    fn certain_below(self) -> Self {
        Self { want: Verdict::Met, argued: false, depth: self.depth + 1, ..self }
    }
}

impl<'a> Closing<'_, 'a> {
    /// Sets of ways that bring a clause at least to `want`; the empty set comes first where waiting or nothing is enough.
    pub fn sets(&self, asked: &Asked<'a>, want: Verdict, posts: &[&dyn GivesMonths]) -> Vec<Bundle> {
        if asked.ready(self.person).is(Verdict::Met) {
            return vec![Bundle::new()];
        }
        self.expr(asked.asks, Sought { want, argued: !asked.strength.must(), posts, depth: 0 })
    }

    fn expr(&self, expr: &'a Expr, sought: Sought<'_>) -> Vec<Bundle> {
        match expr {
            Expr::Leaf(leaf) => self.leaf(leaf, sought),
            Expr::All(parts) => {
                let each = parts.iter().map(|part| self.expr(part, sought));
                each.fold(vec![Bundle::new()], |joined, next| cross(&joined, &next))
            }
            Expr::Any(parts) => tidy(parts.iter().flat_map(|part| self.expr(part, sought)).collect()),
            Expr::AtLeast(count, parts) => {
                let each: Vec<Vec<Bundle>> = parts.iter().map(|part| self.expr(part, sought)).collect();
                tidy(choose(&each, usize::from(*count)))
            }
        }
    }

    fn leaf(&self, leaf: &'a Leaf, sought: Sought<'_>) -> Vec<Bundle> {
        let given = self.wanted_by_leaf(leaf).given_by(sought.posts);
        let key = (leaf, sought.want, sought.argued, sought.depth, given);
        if let Some(known) = self.known_leaves.borrow().get(&key) {
            return known.clone();
        }
        let sets = self.find_leaf(leaf, sought);
        self.known_leaves.borrow_mut().insert(key, sets.clone());
        sets
    }

    fn find_leaf(&self, leaf: &'a Leaf, sought: Sought<'_>) -> Vec<Bundle> {
        let asked = self.askings.of(leaf, sought.argued && sought.want <= Verdict::Argued);
        if let Some(verdict) = asked.for_good {
            return if verdict >= sought.want { vec![Bundle::new()] } else { Vec::new() };
        }
        let mut sets = if asked.today.verdict >= sought.want { vec![Bundle::new()] } else { Vec::new() };
        let asking = &asked.asking;
        if !sets.is_empty() && asking.stays(self.person, sought.want) {
            return sets;
        }
        match &asking.what {
            What::Holding { id, by, .. } => sets.extend(self.holding_sets(id, *by, sought)),
            What::Ever { id, never: false, .. } => sets.extend(self.holding_sets(id, None, sought)),
            What::Skill { id, by_staying, .. } => {
                if by_staying.is_some() || sought.posts.iter().any(|post| post.skill(id)) {
                    sets.push(Bundle::new());
                }
                for way in self.ways.to_skill(id) {
                    sets.extend(self.way(*way, sought));
                }
            }
            What::Follows { .. } => {
                let fact = leaf.ids().first().and_then(|id| self.person.dataset.fact_of(id.as_str()));
                if let Some(follows) = fact.and_then(|fact| fact.follows.as_ref()) {
                    sets.extend(self.expr(&follows.0, sought.certain_below()));
                }
            }
            What::Experience { .. } => sets.extend(self.experience(leaf, &asked, sought)),
            What::Age { bound: Bound::AtLeast, .. } | What::Member { .. } => sets.push(Bundle::new()),
            What::Fixed(_) | What::Ever { .. } | What::Age { .. } => {}
        }
        if !matches!(asking.what, What::Experience { .. }) {
            sets.extend(asking.by_others.iter().flat_map(|other| self.by_other(other, sought)));
        }
        tidy(sets)
    }

    /// Sets of ways that make an equivalent count.
    fn by_other(&self, other: &ByOther<'a>, sought: Sought<'_>) -> Vec<Bundle> {
        if sought.depth >= DEEPEST {
            return Vec::new();
        }
        let below = sought.certain_below();
        let sets = self.expr(&other.equivalent.from.0, below);
        let licences = &other.equivalent.licences;
        if sets.is_empty() || licences.is_empty() || licences.iter().any(|id| self.person.held(id).is_some()) {
            return sets;
        }
        let licences = licences.iter().flat_map(|id| self.holding_sets(id, None, below)).collect::<Vec<_>>();
        cross(&sets, &licences)
    }

    /// Ways to a qualification that is itself the goal, each with the ways that it asks for itself.
    pub fn holding(&self, what: &Id, posts: &[&dyn GivesMonths]) -> Vec<Bundle> {
        self.holding_sets(what, None, Sought { want: Verdict::Met, argued: false, posts, depth: 0 })
    }

    fn holding_sets(&self, what: &Id, by: Option<&Id>, sought: Sought<'_>) -> Vec<Bundle> {
        let fits = |way: &&usize| {
            let route = self.ways.all[**way].qualification.map(|(_, route)| &route.id);
            by.is_none_or(|asked| route == Some(asked))
        };
        let numbers = self.ways.to_qualification(what).iter().filter(fits);
        tidy(numbers.flat_map(|way| self.way(*way, sought)).collect())
    }

    /// A way with the ways that its own `law` and `rule` clauses ask.
    fn way(&self, number: usize, sought: Sought<'_>) -> Vec<Bundle> {
        if sought.depth >= DEEPEST || !self.ways.all[number].fits_in(self.hours) {
            return Vec::new();
        }
        let key = (number, sought.depth, self.wanted_by_way(number).given_by(sought.posts));
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let sets = self.find_way(number, sought);
        self.known.borrow_mut().insert(key, sets.clone());
        sets
    }

    fn find_way(&self, number: usize, sought: Sought<'_>) -> Vec<Bundle> {
        let own = vec![Bundle::of(number)];
        let possible = Sought { want: Verdict::Unknown, argued: false, depth: sought.depth + 1, ..sought };
        self.ways.all[number].asked().filter(|asked| asked.strength.must()).fold(own, |joined, asked| {
            if joined.is_empty() || asked.ready(self.person).is(Verdict::Met) {
                return joined;
            }
            let mut sets = self.expr(asked.asks, possible);
            // Nobody goes to school for what time brings, or an answer may.
            if sets.first().is_some_and(Bundle::is_empty) {
                sets.retain(|set| !self.is_school(set));
            }
            cross(&joined, &sets)
        })
    }

    /// Whether a set of ways takes time away from work.
    fn is_school(&self, set: &Bundle) -> bool {
        set.iter().any(|way| self.ways.all[*way].is_full_time())
    }

    fn experience(&self, leaf: &'a Leaf, asked: &AskedToday<'a>, sought: Sought<'_>) -> Vec<Bundle> {
        let Leaf::Experience { domain, least, filter, measure } = leaf else { return Vec::new() };
        let asking = &asked.asking;
        let number = self.person.domains.number(domain);
        let given_there =
            |number: Option<usize>| sought.posts.iter().any(|post| post.gives(number) && post.fits(&filter.settings));
        let given = |domain: &Id, number: Option<usize>| self.person.accrues(domain) || given_there(number);
        let (givers, counts_by_waiting) = self.givers(asking, domain, sought, &given);
        let accrues = given(domain, number) || counts_by_waiting;
        let mut sets = Vec::new();
        if accrues {
            sets.push(Bundle::new());
        }
        if *filter == Filter::default() {
            let nothing = View::default();
            let have = asked
                .today
                .have
                .unwrap_or_else(|| count(self.person, &nothing, *measure, number, filter, self.today).have);
            sets = add_up(&givers, have, *least, accrues, sets);
        }
        for first in filter.after.iter().chain(&filter.under) {
            if self.person.held(first).is_none() {
                let mut before = self.holding_sets(first, None, sought.certain_below());
                // Who goes to school for it has left the present post by then.
                if !given_there(number) && !counts_by_waiting {
                    before.retain(|set| !self.is_school(set));
                }
                sets = cross(&sets, &before);
            }
        }
        sets
    }

    /// Everything that adds months at once: programs, and equivalents that do not count yet. And whether an equivalent
    /// comes to count, or counts for more, with time.
    fn givers(
        &self,
        asking: &Asking<'a>,
        domain: &Id,
        sought: Sought<'_>,
        given: &dyn Fn(&Id, Option<usize>) -> bool,
    ) -> (Vec<Giver>, bool) {
        let (mut givers, mut by_waiting) = (Vec::new(), false);
        for way in self.ways.to_domain(domain) {
            let sets = self.way(*way, sought);
            if !sets.is_empty() {
                givers.push((sets, self.ways.all[*way].months(domain)));
            }
        }
        let nothing = View::default();
        let judge = Judge { person: self.person, view: &nothing };
        for other in &asking.by_others {
            let counts =
                other.concerns(&nothing, self.today) && judge.ready(&other.from, self.today.into()) == Verdict::Met;
            let months = match &other.equivalent.to {
                Counts::Months { months, .. } if !counts => *months,
                Counts::Rate { per, .. } => {
                    by_waiting |= given(per, self.person.domains.number(per));
                    continue;
                }
                _ => continue,
            };
            let (waiting, sets): (Vec<Bundle>, Vec<Bundle>) =
                self.by_other(other, sought).into_iter().partition(Bundle::is_empty);
            by_waiting |= !waiting.is_empty();
            if !sets.is_empty() {
                givers.push((sets, months));
            }
        }
        (givers, by_waiting)
    }
}

/// Every few of the givers of which none is superfluous, beside the sets that are there: together enough, or shortening a
/// wait where months accrue anyway. Few of them first; more only where sets are kept that are no smaller.
fn add_up(givers: &[Giver], have: u32, least: u32, accrues: bool, mut sets: Vec<Bundle>) -> Vec<Bundle> {
    for count in 1..=MOST_ADDED {
        for chosen in some_of(givers.len(), count) {
            let sum: u32 = chosen.iter().map(|number| givers[*number].1).sum();
            let is_superfluous = |number: &usize| have + sum - givers[*number].1 >= least;
            if !chosen.iter().any(is_superfluous) && (accrues || have + sum >= least) {
                let none = vec![Bundle::new()];
                sets.extend(chosen.iter().fold(none, |joined, number| cross(&joined, &givers[*number].0)));
            }
        }
        sets = tidy(sets);
        if is_full(&sets, count) {
            break;
        }
    }
    sets
}

/// Every choice of `count` numbers below `all`, in order.
fn some_of(all: usize, count: usize) -> Vec<Vec<usize>> {
    let none = vec![Vec::new()];
    (0..count).fold(none, |chosen, _| {
        let more = |chosen: Vec<usize>| {
            let from = chosen.last().map_or(0, |last| last + 1);
            (from..all).map(move |next| [chosen.as_slice(), &[next]].concat())
        };
        chosen.into_iter().flat_map(more).collect()
    })
}
