//! What is certain or, where nothing is, hangs on least: sought through all chains of a layer before any is looked at
//! whole, else what hangs on more would use up the limits before it.

use super::choices::{Chain, Node};
use super::search::{Found, Search};
use crate::dataset::Strength;
use crate::planner::answer::Verdict;
use crate::planner::matching::Asked;
use crate::planner::routes::Bundle;
use crate::planner::schedule::Place;

/// The part of a search's limits that seeking what is surest may use up in each layer, beside them.
const SEEKING: u32 = 6;

/// Choices that leave something to conditions among which the surest of a chain is sought.
const HANGING: usize = 4;

impl<'p, 'a> Search<'p, 'a> {
    /// Seeks what is certain or, where nothing is, what hangs on least through all chains of a layer, at an expense of its
    /// own.
    pub(super) fn seek_surest_through(&self, found: &mut Found, layer: &[Vec<usize>]) {
        let (dated, judged) = (found.dated, self.setting.judged.get());
        let is_spent = |found: &Found| {
            found.dated - dated >= self.limits.dated / SEEKING
                || self.setting.judged.get() - judged >= self.limits.judged / SEEKING
        };
        let is_certain = |found: &Found| found.ordinary.routes().any(|route| !route.is_conditional());
        for may_hang in [false, true] {
            for chain in layer {
                if is_spent(found) || may_hang && is_certain(found) {
                    break;
                }
                let may_be = self.chains.is_complete(chain) && !self.chains.is_narrow(chain);
                if may_be && self.without.as_deref() != Some(chain.as_slice()) && !self.is_beaten(found, chain, 0) {
                    self.seek_surest(found, chain, may_hang);
                }
            }
        }
        found.dated = dated;
        self.setting.judged.set(judged);
    }

    /// Dates the choices of a chain that meet all that its doors ask, or, where something may hang, the cheapest that leave
    /// no more to conditions than they must: they are found through all chains before anything is looked at whole.
    fn seek_surest(&self, found: &mut Found, chain: &[usize], may_hang: bool) {
        let (mut one, roots) = self.with_roots(chain, &[Bundle::new()], None);
        let nodes = roots.iter().rev().filter_map(|root| self.made_surest(&one, root, may_hang));
        let nodes: Vec<Node> = nodes.take(if may_hang { HANGING } else { usize::MAX }).collect();
        for node in nodes {
            self.date_node(found, &mut one, &node, &mut Vec::new());
        }
    }

    /// The choice that meets at once all that the doors of a chain ask and the ways to it, by what costs least. What can't
    /// be made certain stays a condition, where something may hang.
    fn made_surest(&self, chain: &Chain<'p, 'a>, root: &Node, may_hang: bool) -> Option<Node> {
        let is_open = |asked: &Asked<'a>| {
            asked.strength <= Strength::Closes && !asked.ready(self.setting.person).is(Verdict::Met)
        };
        let doors = chain.closers.doors.iter().enumerate();
        let of_doors = doors.flat_map(|(number, door)| {
            let open = door.asked.iter().enumerate().filter(|(_, asked)| is_open(asked));
            open.map(move |(index, _)| Place::Door(number, index))
        });
        let of_way = |number: usize| {
            let stages = self.ways.all[number].stages.iter().enumerate();
            stages.flat_map(move |(stage, plan)| {
                let open = plan.asked.iter().enumerate().filter(move |(_, asked)| is_open(asked));
                open.map(move |(index, _)| Place::Way(number, stage, index))
            })
        };
        let (mut set, mut wants) = (root.set, root.wants.clone());
        let mut open: Vec<Place> = of_doors.chain(root.set.iter().flat_map(|number| of_way(*number))).collect();
        while let Some(place) = open.pop() {
            let with = |want| {
                let sets = chain.closers.sets(place, want);
                let sets = sets.iter().filter(|more| self.is_worth_going(chain, place, root, more));
                Some((want, self.dearest_first(sets.filter_map(|more| set.with(more)).collect()).pop()?))
            };
            let (want, larger) = with(Verdict::Met).or_else(|| with(Verdict::Unknown).filter(|_| may_hang))?;
            open.extend(larger.iter().filter(|number| !set.contains(**number)).flat_map(|number| of_way(*number)));
            set = larger;
            wants.insert(place, want);
        }
        let is_met = |place: &Place| wants.get(place) == Some(&Verdict::Met);
        let open = root.open.iter().filter(|place| !is_met(place)).copied().collect();
        Some(Node { wants, set, since: root.since, open, by_waiting: false })
    }
}
