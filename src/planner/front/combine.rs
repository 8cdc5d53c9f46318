//! The choices of one chain: for each gap one set of ways or none, for each subsidy to use it or not, for each lock to
//! serve or to pay.

use crate::base::Id;
use crate::dataset::Locked;
use crate::planner::answer::{Gain, Verdict};
use crate::planner::routes::{Aid, Bundle, Chains, ClauseIn, DoorIn, StagePlan, Ways, cross};
use crate::planner::schedule::{Choice, Lock, Place, Setting, Wants, WayChoice};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What closes the clauses of one chain.
pub struct Closers<'p, 'a> {
    chains: &'p Chains<'p, 'a>,
    chain: Vec<usize>,
    pub doors: Vec<&'p DoorIn<'a>>,
}

impl<'p, 'a> Closers<'p, 'a> {
    pub fn new(chains: &'p Chains<'p, 'a>, chain: &[usize], doors: Vec<&'p DoorIn<'a>>) -> Self {
        Self { chains, chain: chain.to_vec(), doors }
    }

    /// Sets of ways with which the `law` and `rule` clauses of all doors become possible.
    pub fn needed(&self) -> Vec<Bundle> {
        let mut sets = vec![Bundle::new()];
        for (number, door) in self.doors.iter().enumerate() {
            for (index, _) in door.asked.iter().enumerate().filter(|(_, asked)| asked.strength.must()) {
                sets = cross(&sets, &self.sets(Place::Door(number, index), Verdict::Unknown));
            }
        }
        sets
    }

    /// Sets of ways that bring a clause to a verdict, the posts behind its door given.
    pub fn sets(&self, place: Place, want: Verdict) -> Rc<[Bundle]> {
        let (clause, passed) = match place {
            Place::Door(number, index) => (ClauseIn::Door(self.chain[number], index), number),
            Place::Way(way, stage, index) => (ClauseIn::Way(way, stage, index), self.chain.len()),
        };
        let target = self.chain.last().copied().filter(|_| passed + 1 < self.chain.len());
        self.chains.sets(clause, want, &self.chain[..passed], target)
    }

    /// Whether a set of ways, or waiting, can bring a clause to a verdict.
    pub fn can_meet(&self, place: Place, want: Verdict, with: &Bundle) -> bool {
        self.sets(place, want).iter().any(|set| set.is_subset(with))
    }
}

/// A choice of ways without subsidies, nothing paid for locks. A program that some other way takes anyway is not taken
/// once more.
pub fn choice<'p, 'a>(
    ways: &'p Ways<'a>,
    doors: &[&'p DoorIn<'a>],
    set: &Bundle,
    wants: Wants,
    held: Option<&'a Id>,
) -> Choice<'p, 'a> {
    let taken_anyway = |number: &usize| match &ways.all[*number].gain {
        Gain::Program { program } => {
            set.iter().any(|other| other != number && ways.all[*other].programs().any(|taken| taken.id == *program))
        }
        Gain::Qualification { .. } => false,
    };
    let chosen = set.iter().filter(|number| !taken_anyway(number));
    let ways = chosen.map(|number| WayChoice { number: *number, way: &ways.all[*number], subsidy: None }).collect();
    Choice { doors: doors.to_vec(), ways, wants, pays: Vec::new(), held }
}

/// The choice with every combination of subsidies used and locks paid for, itself first.
pub fn with_money<'p, 'a>(
    setting: &Setting<'p, 'a>,
    aids: &'p [Aid<'a>],
    choice: &Choice<'p, 'a>,
) -> Vec<Choice<'p, 'a>> {
    let mut all = vec![choice.clone()];
    for number in 0..choice.ways.len() {
        let programs: BTreeSet<&Id> = choice.ways[number]
            .way
            .stages
            .iter()
            .filter_map(|stage| match &stage.plan {
                StagePlan::Course { program, .. } => Some(&program.id),
                _ => None,
            })
            .collect();
        let pays = |aid: &&'p Aid<'a>| aid.subsidy.programs.iter().any(|program| programs.contains(program));
        let with: Vec<Choice<'p, 'a>> = aids
            .iter()
            .filter(pays)
            .flat_map(|aid| {
                all.iter().cloned().map(move |mut choice| {
                    choice.ways[number].subsidy = Some(aid);
                    choice
                })
            })
            .collect();
        all.extend(with);
    }
    let leaves = choice.doors.iter().any(|door| door.door.kind.leaves_employer());
    let binds = |lock: &Lock<'_>| leaves || lock.locks != Locked::LeavingEmployer;
    for (lock, _) in setting.locks.iter().enumerate().filter(|(_, lock)| lock.price.is_some() && binds(lock)) {
        let with: Vec<Choice<'p, 'a>> = all
            .iter()
            .cloned()
            .map(|mut choice| {
                choice.pays.push(lock);
                choice
            })
            .collect();
        all.extend(with);
    }
    all
}
