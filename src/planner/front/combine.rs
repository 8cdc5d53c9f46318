//! The choices of one chain: for each gap one set of ways or none, for each subsidy to use it or not, for each lock to
//! serve or to pay.

use crate::base::Id;
use crate::dataset::{Strength, Subsidy};
use crate::planner::answer::Verdict;
use crate::planner::matching::{Judge, View};
use crate::planner::routes::GivesMonths;
use crate::planner::routes::{Bundle, Closing, DoorIn, StagePlan, Ways};
use crate::planner::schedule::{Choice, Setting, WayChoice};
use std::collections::BTreeSet;

/// Sets of ways kept for the `law` and `rule` clauses of one chain.
const MOST_SETS: usize = 24;

/// A set of ways with the not-known `law` and `rule` clauses, by door and number, that it makes certain.
pub type Needed = (Bundle, Vec<(usize, usize)>);

/// Sets of ways with which all `law` and `rule` clauses of the doors become possible. A clause that is not known is
/// either taken as met or made certain.
pub fn must_sets(closing: &Closing<'_, '_>, doors: &[&DoorIn<'_>]) -> Vec<Needed> {
    let view = View::default();
    let judge = Judge { person: closing.person, view: &view };
    let mut sets: Vec<Needed> = vec![(Bundle::new(), Vec::new())];
    for (number, door) in doors.iter().enumerate() {
        let posts = posts_before(doors, number);
        for (index, asked) in door.asked.iter().enumerate().filter(|(_, asked)| asked.clause.strength.must()) {
            let unknown = judge.clause(&asked.clause, closing.today) == Verdict::Unknown;
            let mut next: Vec<(Bundle, bool)> = if unknown {
                let certain = closing.certain(&asked.clause, &posts).into_iter().map(|set| (set, true));
                std::iter::once((Bundle::new(), false)).chain(certain).collect()
            } else {
                closing.must(&asked.clause, &posts).into_iter().map(|set| (set, false)).collect()
            };
            // Nobody goes to school for years to reach a post that is only a step on the way.
            if number + 1 < doors.len() {
                next.retain(|(set, _)| !set.iter().any(|way| closing.ways.all[*way].is_full_time()));
            }
            let mut joined: Vec<Needed> = sets
                .iter()
                .flat_map(|(set, met)| {
                    next.iter().map(move |(added, certain)| {
                        let met = met.iter().copied().chain(certain.then_some((number, index))).collect();
                        (set | added, met)
                    })
                })
                .collect();
            joined.sort_by(|a, b| (a.0.len(), &a.0, &a.1).cmp(&(b.0.len(), &b.0, &b.1)));
            joined.dedup();
            joined.truncate(MOST_SETS);
            sets = joined;
        }
    }
    sets
}

/// The posts passed before a door is entered.
fn posts_before<'d>(doors: &'d [&DoorIn<'_>], number: usize) -> Vec<&'d dyn GivesMonths> {
    doors[..number].iter().map(|door| *door as &dyn GivesMonths).collect()
}

/// Sets of ways with which an open `closes` or `usual` clause becomes met.
pub fn closing_sets(closing: &Closing<'_, '_>, doors: &[&DoorIn<'_>], number: usize, index: usize) -> Vec<Bundle> {
    let asked = &doors[number].asked[index];
    if !matches!(asked.clause.strength, Strength::Closes | Strength::Usual) {
        return Vec::new();
    }
    let mut sets = closing.certain(&asked.clause, &posts_before(doors, number));
    // Nobody leaves work for years of school because a posting usually likes something.
    if asked.clause.strength == Strength::Usual {
        sets.retain(|set| !set.iter().any(|way| closing.ways.all[*way].is_full_time()));
    }
    sets
}

/// A choice of ways without subsidies, nothing paid for locks.
pub fn choice<'p, 'a>(
    ways: &'p Ways<'a>,
    doors: &[&'p DoorIn<'a>],
    set: &Bundle,
    met: Vec<(usize, usize)>,
    held: Option<&'a Id>,
) -> Choice<'p, 'a> {
    let ways = set.iter().map(|number| WayChoice { number: *number, way: &ways.all[*number], subsidy: None }).collect();
    Choice { doors: doors.to_vec(), ways, met, pays: Vec::new(), held }
}

/// The choice with every combination of subsidies used and locks paid for, itself first.
pub fn with_money<'p, 'a>(
    setting: &Setting<'_, 'a>,
    subsidies: &'a [Subsidy],
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
        let pays = |subsidy: &&'a Subsidy| subsidy.programs.iter().any(|program| programs.contains(program));
        let with: Vec<Choice<'p, 'a>> = subsidies
            .iter()
            .filter(pays)
            .flat_map(|subsidy| {
                all.iter().cloned().map(move |mut choice| {
                    choice.ways[number].subsidy = Some(subsidy);
                    choice
                })
            })
            .collect();
        all.extend(with);
    }
    for (lock, _) in setting.locks.iter().enumerate().filter(|(_, lock)| lock.price.is_some()) {
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
