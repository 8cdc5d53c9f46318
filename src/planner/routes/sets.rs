//! Sets of ways that close a clause of a chain, found once for all chains in which the same posts can help with it.

use super::bundle::Bundle;
use super::chains::Chains;
use super::closing::GivesMonths;
use super::wanted::Given;
use crate::dataset::Strength;
use crate::planner::answer::Verdict;
use crate::planner::matching::Asked;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A clause among all doors and ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClauseIn {
    /// Number of the door among all, and of the clause among those that it asks.
    Door(usize, usize),
    /// Number of the way, of its stage, and of the clause among those that the stage asks.
    Way(usize, usize, usize),
}

/// For which clauses somebody goes to full-time school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum School {
    No,
    /// The clause of a post that is only a step: just the school that the door behind it, by number, asks anyway.
    AskedBy(usize),
    Yes,
}

/// Sets found, by clause, the verdict sought, what the posts behind that can help give, and which full-time school may be
/// taken.
pub type KnownSets = BTreeMap<(ClauseIn, Verdict, Given, School), Rc<[Bundle]>>;

impl<'a> Chains<'_, 'a> {
    /// Sets of ways that bring a clause to a verdict, with the posts of the doors `behind` it. `target`: the last door of
    /// the chain, where the clause belongs to a post that is only a step on the way to it.
    pub fn sets(&self, clause: ClauseIn, want: Verdict, behind: &[usize], target: Option<usize>) -> Rc<[Bundle]> {
        let asked = self.asked(clause);
        let school = self.school(clause, target);
        let helping = |helpers: &BTreeSet<usize>| -> Vec<&dyn GivesMonths> {
            let doors = behind.iter().map(|door| &self.doors.all[*door]);
            doors.filter(|door| helpers.contains(&door.role_number)).map(|door| door as &dyn GivesMonths).collect()
        };
        let posts = match clause {
            ClauseIn::Door(door, index) => helping(&self.outlook(door)[index].helpers),
            ClauseIn::Way(..) => {
                let mut known = self.of_ways.borrow_mut();
                helping(known.entry(clause).or_insert_with(|| self.helpers(asked)))
            }
        };
        let given = {
            let mut wanted = self.wanted.borrow_mut();
            wanted.entry(clause).or_insert_with(|| self.closing.wanted_by(asked.asks)).given_by(&posts)
        };
        let key = (clause, want, given, school);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let mut sets = self.closing.sets(asked, want, &posts);
        sets.retain(|set| self.may_be_gone(set, school));
        let sets: Rc<[Bundle]> = sets.into();
        self.known.borrow_mut().insert(key, sets.clone());
        sets
    }

    /// Whether every `law` and `rule` clause of a chain's doors can be made possible with no further post.
    pub fn is_fed(&self, chain: &[usize]) -> bool {
        self.are_possible(chain, Strength::Rule)
    }

    /// Whether some `closes` clause of a chain's doors stays unmet with no further post.
    pub fn is_narrow(&self, chain: &[usize]) -> bool {
        !self.are_possible(chain, Strength::Closes)
    }

    /// Whether every clause of a chain's doors up to a strength can be made possible with no further post.
    fn are_possible(&self, chain: &[usize], weakest: Strength) -> bool {
        let last = chain.len().saturating_sub(1);
        chain.iter().enumerate().all(|(at, door)| {
            let target = chain.last().copied().filter(|_| at < last);
            let binding = self.doors.all[*door].asked.iter().enumerate().filter(|(_, asked)| asked.strength <= weakest);
            binding
                .map(|(index, _)| ClauseIn::Door(*door, index))
                .all(|clause| !self.sets(clause, Verdict::Unknown, &chain[..at], target).is_empty())
        })
    }

    /// Nobody goes to school for years because a posting usually likes something, to make certain what an answer may bring
    /// or what a way asks, nor for a post that is only a step: there, only where the target asks the same.
    fn school(&self, clause: ClauseIn, target: Option<usize>) -> School {
        match clause {
            ClauseIn::Way(..) => School::No,
            ClauseIn::Door(door, index) if !self.outlook(door)[index].is_worth_school() => School::No,
            ClauseIn::Door(..) => target.map_or(School::Yes, School::AskedBy),
        }
    }

    /// Whether all full-time school of a set may be taken.
    pub(super) fn may_be_gone(&self, set: &Bundle, school: School) -> bool {
        set.iter().filter(|way| self.ways.all[**way].is_full_time()).all(|way| match school {
            School::No => false,
            School::AskedBy(door) => self.schools(door).contains(way),
            School::Yes => true,
        })
    }

    /// The full-time schools with which the `law` and `rule` clauses of a door can be met.
    fn schools(&self, door: usize) -> &BTreeSet<usize> {
        self.schools[door].get_or_init(|| {
            let asked = self.mends(door, None).flatten().flat_map(|set| set.iter().copied());
            asked.filter(|way| self.ways.all[*way].is_full_time()).collect()
        })
    }

    fn asked(&self, clause: ClauseIn) -> &Asked<'a> {
        match clause {
            ClauseIn::Door(door, index) => &self.doors.all[door].asked[index],
            ClauseIn::Way(way, stage, index) => &self.ways.all[way].stages[stage].asked[index],
        }
    }
}
