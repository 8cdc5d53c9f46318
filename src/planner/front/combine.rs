//! The choices of one chain: for each gap one set of ways or none, for each subsidy to use it or not, for each lock to
//! serve or to pay.

use crate::base::Id;
use crate::dataset::{Locked, Strength};
use crate::planner::answer::{Gain, Verdict};
use crate::planner::routes::{Aid, Bundle, Closing, DoorIn, GivesMonths, StagePlan, Ways, cross};
use crate::planner::schedule::{Choice, Lock, Place, Setting, Wants, WayChoice};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Sets of ways by the clause that they bring to a verdict.
type Known = BTreeMap<(Place, Verdict), Vec<Bundle>>;

/// What closes the clauses of one chain.
pub struct Closers<'s, 'p, 'a> {
    closing: &'s Closing<'p, 'a>,
    pub doors: Vec<&'p DoorIn<'a>>,
    known: RefCell<Known>,
}

impl<'s, 'p, 'a> Closers<'s, 'p, 'a> {
    pub fn new(closing: &'s Closing<'p, 'a>, doors: Vec<&'p DoorIn<'a>>) -> Self {
        Self { closing, doors, known: RefCell::default() }
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
    pub fn sets(&self, place: Place, want: Verdict) -> Vec<Bundle> {
        if let Some(known) = self.known.borrow().get(&(place, want)) {
            return known.clone();
        }
        let (asked, passed) = match place {
            Place::Door(number, index) => (&self.doors[number].asked[index], number),
            Place::Way(way, stage, index) => (&self.closing.ways.all[way].stages[stage].asked[index], self.doors.len()),
        };
        let posts: Vec<&dyn GivesMonths> = self.doors[..passed].iter().map(|door| *door as &dyn GivesMonths).collect();
        let mut sets = self.closing.sets(asked, want, &posts);
        let is_full_time = |set: &Bundle| set.iter().any(|way| self.closing.ways.all[*way].is_full_time());
        // Nobody goes to school for years to reach a post that is only a step on the way, or because a posting usually
        // likes something.
        if asked.strength == Strength::Usual || passed + 1 < self.doors.len() {
            sets.retain(|set| !is_full_time(set));
        }
        self.known.borrow_mut().insert((place, want), sets.clone());
        sets
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
