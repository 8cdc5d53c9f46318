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
    /// By where a leaf stands: what it asks itself.
    direct: BTreeMap<*const Leaf, Rc<Direct<'a>>>,
}

/// What a leaf asks of posts itself, and the ways and leaves that may stand for it.
#[derive(Default)]
struct Direct<'a> {
    wanted: Wanted<'a>,
    ways: Vec<usize>,
    leaves: Vec<&'a Leaf>,
}

/// Ways and leaves already looked into.
#[derive(Default)]
struct Seen {
    ways: BTreeSet<usize>,
    leaves: BTreeSet<*const Leaf>,
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

    fn gather_way(&self, way: usize, wanted: &mut Wanted<'a>, seen: &mut Seen) {
        if seen.ways.insert(way) {
            for asked in self.ways.all[way].asked().filter(|asked| asked.strength.must()) {
                self.gather(asked.asks, wanted, seen);
            }
        }
    }

    fn gather(&self, expr: &'a Expr, wanted: &mut Wanted<'a>, seen: &mut Seen) {
        for leaf in expr.leaves() {
            self.gather_leaf(leaf, wanted, seen);
        }
    }

    fn gather_leaf(&self, leaf: &'a Leaf, wanted: &mut Wanted<'a>, seen: &mut Seen) {
        if !seen.leaves.insert(leaf) {
            return;
        }
        let direct = self.direct(leaf);
        wanted.domains.extend(&direct.wanted.domains);
        wanted.skills.extend(&direct.wanted.skills);
        for way in &direct.ways {
            self.gather_way(*way, wanted, seen);
        }
        for leaf in &direct.leaves {
            self.gather_leaf(leaf, wanted, seen);
        }
    }

    fn direct(&self, leaf: &'a Leaf) -> Rc<Direct<'a>> {
        if let Some(known) = self.wanted.borrow().direct.get(&std::ptr::from_ref(leaf)) {
            return known.clone();
        }
        let mut direct = Direct::default();
        let holding = |id: &Id| self.ways.to_qualification(id).iter().copied();
        let mut settings: &'a [Id] = &[];
        match leaf {
            Leaf::Experience { domain, filter, .. } => {
                settings = &filter.settings;
                direct.wanted.domains.insert((self.person.domains.number(domain), settings));
                direct.ways.extend(self.ways.to_domain(domain));
                direct.ways.extend(filter.after.iter().chain(&filter.under).flat_map(holding));
            }
            Leaf::Skill { what } => {
                direct.wanted.skills.insert(what);
                direct.ways.extend(self.ways.to_skill(what));
            }
            Leaf::Holds { what, .. } | Leaf::Ever { what } => direct.ways.extend(holding(what)),
            _ => {}
        }
        for argued in [false, true] {
            let asked = self.askings.of(leaf, argued);
            if matches!(asked.asking.what, What::Follows { .. })
                && let Some(fact) = leaf.ids().first().and_then(|id| self.person.dataset.fact_of(id.as_str()))
                && let Some(follows) = &fact.follows
            {
                direct.leaves.extend(follows.0.leaves());
            }
            for other in &asked.asking.by_others {
                if let Counts::Rate { per, .. } = &other.equivalent.to {
                    direct.wanted.domains.insert((self.person.domains.number(per), settings));
                }
                direct.leaves.extend(other.equivalent.from.0.leaves());
                direct.ways.extend(other.equivalent.licences.iter().flat_map(holding));
            }
        }
        let direct = Rc::new(direct);
        self.wanted.borrow_mut().direct.insert(leaf, direct.clone());
        direct
    }
}
