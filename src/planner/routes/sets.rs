//! Sets of ways that close a clause of a chain, found once for all chains in which the same posts can help with it.

use super::bundle::Bundle;
use super::chains::Chains;
use super::closing::GivesMonths;
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

/// Sets found, by clause, wanted verdict, the posts behind that can help, and whether full-time school may be taken.
pub type KnownSets = BTreeMap<(ClauseIn, Verdict, Vec<usize>, bool), Rc<[Bundle]>>;

impl<'a> Chains<'_, 'a> {
    /// Sets of ways that bring a clause to a verdict, with the posts of the doors `behind` it. `on_the_way`: the clause
    /// belongs to a post that is only a step on the way.
    pub fn sets(&self, clause: ClauseIn, want: Verdict, behind: &[usize], on_the_way: bool) -> Rc<[Bundle]> {
        let asked = self.asked(clause);
        // Nobody goes to school for years to reach a post that is only a step on the way, because a posting usually likes
        // something, or to make certain what a way asks.
        let of_way = matches!(clause, ClauseIn::Way(..));
        let school = asked.strength != Strength::Usual && !on_the_way && !of_way;
        let (doors, mut posts): (Vec<usize>, Vec<usize>) = {
            let roles = behind.iter().map(|door| self.doors.all[*door].role_number);
            let helping = |helpers: &BTreeSet<usize>| {
                behind.iter().copied().zip(roles).filter(|(_, role)| helpers.contains(role)).unzip()
            };
            match clause {
                ClauseIn::Door(door, index) => helping(&self.outlook(door)[index].helpers),
                ClauseIn::Way(..) => {
                    let mut known = self.of_ways.borrow_mut();
                    helping(known.entry(clause).or_insert_with(|| self.helpers(asked)))
                }
            }
        };
        posts.sort_unstable();
        let key = (clause, want, posts, school);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let posts: Vec<&dyn GivesMonths> =
            doors.iter().map(|door| &self.doors.all[*door] as &dyn GivesMonths).collect();
        let mut sets = self.closing.sets(asked, want, &posts);
        sets.retain(|set| school || !set.iter().any(|way| self.ways.all[*way].is_full_time()));
        let sets: Rc<[Bundle]> = sets.into();
        self.known.borrow_mut().insert(key, sets.clone());
        sets
    }

    fn asked(&self, clause: ClauseIn) -> &Asked<'a> {
        match clause {
            ClauseIn::Door(door, index) => &self.doors.all[door].asked[index],
            ClauseIn::Way(way, stage, index) => &self.ways.all[way].stages[stage].asked[index],
        }
    }
}
