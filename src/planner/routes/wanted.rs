//! What posts could give to a leaf or a way, whatever is below it: lets sets found behind some posts serve behind all others
//! that give the same of it.

use super::closing::{Closing, GivesMonths};
use crate::base::Id;
use crate::dataset::{Counts, Expr, Leaf};
use crate::planner::matching::What;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Of what is wanted of posts, which the posts at hand give.
pub type Given = Box<[bool]>;

/// Months of a domain in certain settings, and skills, that posts may give.
#[derive(Default)]
pub struct Wanted<'a> {
    domains: BTreeSet<(Option<usize>, &'a [Id])>,
    skills: BTreeSet<&'a Id>,
}

/// What is wanted, once found.
#[derive(Default)]
pub struct KnownWanted<'a> {
    by_way: BTreeMap<usize, Rc<Wanted<'a>>>,
    by_leaf: BTreeMap<&'a Leaf, Rc<Wanted<'a>>>,
}

/// Ways and equivalents already looked into.
#[derive(Default)]
struct Seen<'a> {
    ways: BTreeSet<usize>,
    equivalents: BTreeSet<&'a Id>,
}

impl Wanted<'_> {
    /// Which of it posts give.
    pub fn given_by(&self, posts: &[&dyn GivesMonths]) -> Given {
        let months = |(domain, settings): &(Option<usize>, &[Id])| {
            posts.iter().any(|post| post.gives(*domain) && post.fits(settings))
        };
        let domains = self.domains.iter().map(months);
        domains.chain(self.skills.iter().map(|skill| posts.iter().any(|post| post.skill(skill)))).collect()
    }
}

impl<'a> Closing<'_, 'a> {
    pub(super) fn wanted_by(&self, expr: &'a Expr) -> Wanted<'a> {
        let mut wanted = Wanted::default();
        self.gather(expr, &mut wanted, &mut Seen::default());
        wanted
    }

    pub(super) fn wanted_by_way(&self, way: usize) -> Rc<Wanted<'a>> {
        if let Some(known) = self.wanted.borrow().by_way.get(&way) {
            return known.clone();
        }
        let mut wanted = Wanted::default();
        self.gather_way(way, &mut wanted, &mut Seen::default());
        let wanted = Rc::new(wanted);
        self.wanted.borrow_mut().by_way.insert(way, wanted.clone());
        wanted
    }

    pub(super) fn wanted_by_leaf(&self, leaf: &'a Leaf) -> Rc<Wanted<'a>> {
        if let Some(known) = self.wanted.borrow().by_leaf.get(leaf) {
            return known.clone();
        }
        let mut wanted = Wanted::default();
        self.gather_leaf(leaf, &mut wanted, &mut Seen::default());
        let wanted = Rc::new(wanted);
        self.wanted.borrow_mut().by_leaf.insert(leaf, wanted.clone());
        wanted
    }

    fn gather_way(&self, way: usize, wanted: &mut Wanted<'a>, seen: &mut Seen<'a>) {
        if seen.ways.insert(way) {
            for asked in self.ways.all[way].asked().filter(|asked| asked.strength.must()) {
                self.gather(asked.asks, wanted, seen);
            }
        }
    }

    fn gather(&self, expr: &'a Expr, wanted: &mut Wanted<'a>, seen: &mut Seen<'a>) {
        for leaf in expr.leaves() {
            self.gather_leaf(leaf, wanted, seen);
        }
    }

    fn gather_leaf(&self, leaf: &'a Leaf, wanted: &mut Wanted<'a>, seen: &mut Seen<'a>) {
        for argued in [false, true] {
            let asked = self.askings.of(leaf, argued);
            let settings: &'a [Id] = match leaf {
                Leaf::Experience { domain, filter, .. } => {
                    wanted.domains.insert((self.person.domains.number(domain), filter.settings.as_slice()));
                    let giving = self.ways.given_domains().filter(|given| self.person.domains.counts_as(given, domain));
                    for way in giving.flat_map(|given| self.ways.to_domain(given)) {
                        self.gather_way(*way, wanted, seen);
                    }
                    for first in filter.after.iter().chain(&filter.under) {
                        self.gather_holding(first, wanted, seen);
                    }
                    &filter.settings
                }
                Leaf::Skill { what } => {
                    wanted.skills.insert(what);
                    for way in self.ways.to_skill(what) {
                        self.gather_way(*way, wanted, seen);
                    }
                    &[]
                }
                Leaf::Holds { what, .. } | Leaf::Ever { what } => {
                    self.gather_holding(what, wanted, seen);
                    &[]
                }
                _ => &[],
            };
            if matches!(asked.asking.what, What::Follows { .. })
                && let Some(fact) = leaf.ids().first().and_then(|id| self.person.dataset.fact_of(id.as_str()))
                && let Some(follows) = &fact.follows
            {
                self.gather(&follows.0, wanted, seen);
            }
            for other in &asked.asking.by_others {
                if let Counts::Rate { per, .. } = &other.equivalent.to {
                    wanted.domains.insert((self.person.domains.number(per), settings));
                }
                if seen.equivalents.insert(&other.equivalent.id) {
                    self.gather(&other.equivalent.from.0, wanted, seen);
                    for licence in &other.equivalent.licences {
                        self.gather_holding(licence, wanted, seen);
                    }
                }
            }
        }
    }

    fn gather_holding(&self, what: &Id, wanted: &mut Wanted<'a>, seen: &mut Seen<'a>) {
        for way in self.ways.to_qualification(what) {
            self.gather_way(*way, wanted, seen);
        }
    }
}
