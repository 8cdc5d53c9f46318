//! Grows chains backwards from the target, shortest first, and dates every choice that a bound does not rule out; those
//! that can only be narrow at the end.
//! Limits count nodes, never time, and say so when they bite.

use super::bound::Floor;
use super::compare::{Front, Sure, Tie};
use super::unsure::{Hanging, in_every_case};
use super::weigh::{Key, Outcome};
use crate::base::{Day, Id};
use crate::dataset::{Leaf, Role};
use crate::planner::answer::Values;
use crate::planner::routes::{Aid, Bundle, Chains, Closing, DoorIn, Doors, Ways};
use crate::planner::schedule::{Setting, Wants};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Chains of a layer, of those that need no further post and of the others, among which the most promising are sought.
const MOST_GROWN: usize = 10_000;

/// What a search found.
#[derive(Default)]
pub struct Found {
    pub ordinary: Front,
    /// Routes with an unmet `closes` clause.
    pub narrow: Front,
    /// Leaves that were not known and taken as met somewhere on the way.
    pub unknown: BTreeSet<Leaf>,
    /// Routes through as many posts as this, or more, were not all looked at: a limit was reached.
    pub limited_from: Option<usize>,
    /// Only chains are left whose every route is narrow.
    pub only_narrow: bool,
    chains: u32,
    pub dated: u32,
    /// What dating a choice came to, and until when it was looked for.
    pub known: BTreeMap<Key, (Day, Option<Outcome>)>,
}

impl Found {
    /// Notes that a limit was reached among the routes through so many posts.
    pub fn limited(&mut self, posts: usize) {
        self.limited_from = Some(self.limited_from.map_or(posts, |from| from.min(posts)));
    }
}

/// One search.
pub struct Search<'p, 'a> {
    pub setting: &'p Setting<'p, 'a>,
    pub doors: &'p Doors<'a>,
    pub ways: &'p Ways<'a>,
    pub aids: &'p [Aid<'a>],
    pub closing: &'p Closing<'p, 'a>,
    pub chains: &'p Chains<'p, 'a>,
    pub max_changes: usize,
    pub limits: Limits,
    /// A chain that is not looked at: what stands beside it is sought.
    pub without: Option<Vec<usize>>,
    /// Floors found so far, by door and, where that is only a step on the way, the last door of the chain.
    pub floors: RefCell<BTreeMap<(usize, Option<usize>), Floor>>,
    /// What routes through a door hang on, by door.
    pub hanging: RefCell<BTreeMap<usize, Rc<Hanging>>>,
    /// Ways that ask what is not known today, by number, once sought.
    pub unsure_ways: OnceCell<BTreeSet<usize>>,
}

/// How much is looked at before a search stops and says so.
#[derive(Clone, Copy)]
pub struct Limits {
    /// Chains of posts.
    pub chains: u32,
    /// Routes dated.
    pub dated: u32,
    /// Days judged while dating them.
    pub judged: u32,
}

impl Limits {
    /// How much of it ordinary routes through so many posts may use up: the rest is kept for longer ones, and for narrow ones.
    pub fn through(self, posts: usize) -> Self {
        let share = match posts {
            0 | 1 => 3,
            2 => 8,
            3 => 10,
            _ => 11,
        };
        Self { dated: self.dated * share / 12, judged: self.judged / 12 * share, ..self }
    }

    /// How many chains may be looked at up to those of so many posts: most of them lie behind the last post but one.
    fn chains_through(self, posts: usize) -> u32 {
        let share = match posts {
            0..=2 => 5,
            3 => 9,
            _ => 12,
        };
        self.chains * share / 12
    }
}

impl<'p, 'a> Search<'p, 'a> {
    /// All routes into a role.
    pub fn to_role(&self, target: &Id) -> Found {
        let mut found = Found::default();
        let mut layer: Vec<Vec<usize>> = self
            .doors
            .of(target)
            .iter()
            .filter(|door| self.chains.is_passable(**door))
            .map(|door| vec![*door])
            .collect();
        let mut narrow = Vec::new();
        for length in 1..=self.max_changes {
            let more = self.max_changes - length;
            // The most promising first: what they find rules out the rest.
            self.most_promising_first(&mut layer);
            self.seek_surest_through(&mut found, &layer);
            let mut cut = Vec::new();
            for chain in &layer {
                found.chains += 1;
                let is_wanted = self.without.as_deref() != Some(chain.as_slice());
                if !is_wanted || !self.chains.is_complete(chain) || self.is_beaten(&found, chain, 0) {
                    continue;
                }
                if self.chains.is_narrow(chain) {
                    narrow.push(chain.clone());
                } else if self.glance_at(&mut found, chain) {
                    cut.push(chain);
                }
            }
            for chain in cut {
                if !self.is_beaten(&found, chain, 0) {
                    self.date_chain(&mut found, chain, vec![Bundle::new()], None);
                }
            }
            layer = self.grown(&mut found, &layer, more);
        }
        found.only_narrow = true;
        for chain in narrow {
            if !self.is_beaten(&found, &chain, 0) {
                self.date_chain(&mut found, &chain, vec![Bundle::new()], None);
            }
        }
        found
    }

    /// Chains with one post more than those of a layer: where there are too many, the most promising stay, most of them such
    /// as need no further post.
    fn grown(&self, found: &mut Found, layer: &[Vec<usize>], more: usize) -> Vec<Vec<usize>> {
        let (mut fed, mut hungry) = (Vec::new(), Vec::new());
        for chain in layer {
            if more == 0 || self.is_beaten(found, chain, more) {
                continue;
            }
            for door in self.chains.before(chain) {
                let longer: Vec<usize> = std::iter::once(door).chain(chain.iter().copied()).collect();
                let is_fed = self.chains.is_fed(&longer);
                let next = if is_fed { &mut fed } else { &mut hungry };
                if (is_fed || more > 1) && next.len() < MOST_GROWN && !self.is_beaten(found, &longer, more - 1) {
                    next.push(longer);
                }
            }
        }
        let posts = layer.first().map_or(0, Vec::len) + 1;
        let most = self.limits.chains_through(posts).saturating_sub(found.chains) as usize;
        if fed.len() + hungry.len() > most || fed.len().max(hungry.len()) >= MOST_GROWN {
            found.limited(posts);
        }
        // Some of those that need one more post stay where the others are too many.
        if fed.len() + hungry.len() > most {
            self.most_promising_first(&mut hungry);
            hungry.truncate((most / 3).max(most.saturating_sub(fed.len())));
            self.most_promising_first(&mut fed);
            fed.truncate(most - hungry.len());
        }
        fed.extend(hungry);
        fed
    }

    /// Orders chains by what they can come to, those that can only be narrow last, those of posts of an own licence before
    /// others; before that, those whose posts help with what must be, and where the target asks a licence that is not held,
    /// those of its posts before all others.
    fn most_promising_first(&self, chains: &mut [Vec<usize>]) {
        chains.sort_by_cached_key(|chain| {
            let (aside, strange) = (self.posts_aside(chain), self.strange_posts(chain));
            let idle = self.chains.idle_posts(chain);
            (self.chains.is_narrow(chain), aside, idle, self.chain_bound(chain, 0), strange, chain.clone())
        });
    }

    /// All ways to a qualification that is itself the goal, from the present post or after one change for its months.
    pub fn to_qualification(&self, what: &'a Id) -> Found {
        let mut found = Found::default();
        self.date_chain(&mut found, &[], self.closing.holding(what, &[]), Some(what));
        if found.ordinary.is_empty() {
            for (number, door) in self.doors.all.iter().enumerate() {
                if self.chains.is_complete(&[number]) && self.chains.is_passable(number) {
                    self.date_chain(&mut found, &[number], self.closing.holding(what, &[door]), Some(what));
                }
            }
        }
        found
    }

    /// Whether no route through this chain, with at most `more` further changes before it, can come on a front.
    pub(super) fn is_beaten(&self, found: &Found, chain: &[usize], more: usize) -> bool {
        let outlooks = self.chains.outlooks(chain, more);
        if outlooks.hungry {
            return true;
        }
        let bound = self.chain_bound(chain, more);
        let may_be_narrow = more > 0 || outlooks.may_be_narrow;
        let tie = (more == 0).then(|| Tie { unpriced: 0, hours: 0, ids: chain_ids(&self.doors_of(chain)) });
        let ends = chain.last().is_some_and(|last| self.doors.all[*last].door.ends());
        let sure = Sure { conditions: self.sure_conditions(chain), ends, ..Sure::default() };
        let beats = |front: &Front, bound: &Values, sure: &Sure| front.beats_bound(bound, sure, tie.as_ref());
        // Where further posts may come before, what is not known may become certain in them.
        let unsure = if more == 0 { self.unsure(&self.doors_of(chain)) } else { Vec::new() };
        in_every_case(&unsure.iter().collect::<Vec<_>>(), &sure, &|since, sure| {
            let bound = Values { arrival: since.map_or(bound.arrival, |day| bound.arrival.max(day.month())), ..bound };
            (outlooks.narrow || beats(&found.ordinary, &bound, sure))
                && (!may_be_narrow || beats(&found.narrow, &bound, sure))
        })
    }

    /// Values that no route through this chain, with at most `more` further changes before it, can better.
    fn chain_bound(&self, chain: &[usize], more: usize) -> Values {
        let doors = self.doors_of(chain);
        let complete = more == 0 && self.chains.is_complete(chain);
        let mut bound = self.bound(&doors, &Wants::new(), complete);
        let (own_gates, last) = (bound.gates, chain.len().saturating_sub(1));
        let target = |at: usize| chain.last().copied().filter(|_| at < last);
        for floor in chain.iter().enumerate().map(|(at, number)| self.floor(*number, target(at))) {
            bound.arrival = bound.arrival.max(floor.arrival);
            bound.cost = bound.cost.max(floor.cost);
            bound.gates = bound.gates.max(own_gates + floor.gates);
        }
        Values { open: self.chains.outlooks(chain, more).open, ..bound }
    }

    /// Posts on the way that are none of an own licence.
    fn strange_posts(&self, chain: &[usize]) -> usize {
        self.steps(chain).filter(|role| !self.is_held(&role.licences)).count()
    }

    /// Where the target asks one of some licences and none is held: posts on the way that are of none of them.
    fn posts_aside(&self, chain: &[usize]) -> usize {
        let asked = chain.last().map(|door| self.doors.all[*door].role.licences.as_slice()).unwrap_or_default();
        if asked.is_empty() || self.is_held(asked) {
            return 0;
        }
        self.steps(chain).filter(|role| !role.licences.iter().any(|licence| asked.contains(licence))).count()
    }

    fn steps(&self, chain: &[usize]) -> impl Iterator<Item = &'a Role> {
        let steps = chain.split_last().map(|(_, steps)| steps).unwrap_or_default();
        steps.iter().map(|door| self.doors.all[*door].role)
    }

    fn is_held(&self, licences: &[Id]) -> bool {
        licences.iter().any(|licence| self.setting.person.held(licence).is_some())
    }

    /// Leaves on which every route through a chain hangs: not known on any day.
    pub fn sure_conditions(&self, chain: &[usize]) -> Vec<Leaf> {
        chain.iter().flat_map(|number| self.hanging(*number).surely.clone()).collect()
    }

    /// What routes through a door hang on.
    pub fn hanging(&self, number: usize) -> Rc<Hanging> {
        let mut known = self.hanging.borrow_mut();
        known.entry(number).or_insert_with(|| Rc::new(self.find_hanging(&self.doors.all[number]))).clone()
    }

    pub fn doors_of(&self, chain: &[usize]) -> Vec<&'p DoorIn<'a>> {
        chain.iter().map(|number| &self.doors.all[*number]).collect()
    }
}

/// The ids of posts and doors, in the form in which equal routes are ordered.
pub fn chain_ids(doors: &[&DoorIn<'_>]) -> Vec<String> {
    doors.iter().map(|door| format!("{}/{}", door.role.id, door.door.id)).collect()
}
