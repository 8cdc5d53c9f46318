//! Clauses that are not known, and the conditions on which routes hang that leave them so.

use super::compare::Sure;
use super::search::Search;
use crate::base::Day;
use crate::dataset::{Expr, Leaf, Strength};
use crate::planner::answer::Verdict;
use crate::planner::matching::{Judge, View};
use crate::planner::routes::{DoorIn, Way};
use crate::planner::schedule::{Place, Wants};
use std::collections::BTreeSet;

/// What routes through a door hang on.
pub struct Hanging {
    /// Leaves that are not known on any day.
    pub surely: Vec<Leaf>,
    /// Clauses that are not known today, by number, with the verdict that makes them certain, and the leaves that are
    /// conditions of every route that leaves them not known.
    unsure: Vec<(usize, Verdict, Vec<Leaf>)>,
}

/// A clause of a chain that is not known today.
pub struct Unsure {
    pub place: Place,
    /// The day before which no route arrives that makes it certain.
    pub certain: Day,
    /// Leaves that are conditions of every route that leaves it not known.
    pub hangs_on: Vec<Leaf>,
}

impl<'a> Search<'_, 'a> {
    pub(super) fn find_hanging(&self, door: &DoorIn<'a>) -> Hanging {
        let view = View::default();
        let judge = Judge { person: self.setting.person, view: &view };
        let today = self.setting.today;
        let mut found = Hanging { surely: Vec::new(), unsure: Vec::new() };
        for (index, asked) in door.asked.iter().enumerate().filter(|(_, asked)| asked.strength <= Strength::Closes) {
            let ready = asked.ready(self.setting.person);
            if asked.judge(judge, today, today) != Verdict::Unknown {
                continue;
            }
            let leaves = || judge.unknown_leaves(asked.asks, today.into(), !asked.strength.must());
            if ready.is_fixed() {
                found.surely.extend(leaves());
                continue;
            }
            let want = if asked.strength.must() { Verdict::Met } else { Verdict::Argued };
            // Of alternatives none can be there while the clause is not known; of parts some may.
            let alternatives = matches!(asked.asks, Expr::Leaf(_))
                || matches!(asked.asks, Expr::Any(parts) if parts.iter().all(|part| matches!(part, Expr::Leaf(_))));
            found.unsure.push((index, want, if alternatives { leaves() } else { Vec::new() }));
        }
        found
    }

    /// Ways that ask what is not known today, by number.
    pub(super) fn unsure_ways(&self) -> &BTreeSet<usize> {
        self.unsure_ways.get_or_init(|| {
            let view = View::default();
            let judge = Judge { person: self.setting.person, view: &view };
            let today = self.setting.today;
            let asks_unknown = |way: &Way<'a>| {
                way.asked().any(|asked| {
                    asked.strength <= Strength::Closes && asked.judge(judge, today, today) == Verdict::Unknown
                })
            };
            (0..self.ways.all.len()).filter(|number| asks_unknown(&self.ways.all[*number])).collect()
        })
    }

    /// Clauses of the doors of a chain that are not known today, with what they hang on while they stay so.
    pub fn unsure(&self, doors: &[&DoorIn<'a>]) -> Vec<Unsure> {
        let mut all = Vec::new();
        for (number, door) in doors.iter().enumerate() {
            for (index, want, hangs_on) in &self.hanging(door.number).unsure {
                let place = Place::Door(number, *index);
                let certain = self.bound(doors, &Wants::from([(place, *want)]), true).arrival.first_day();
                all.push(Unsure { place, certain, hangs_on: hangs_on.clone() });
            }
        }
        all
    }
}

/// Whether something holds where one of the clauses that are not known stays so, for each of them, and where all are
/// made certain: then only from a day on.
pub fn in_every_case(unsure: &[&Unsure], sure: &Sure, holds: &dyn Fn(Option<Day>, &Sure) -> bool) -> bool {
    holds(unsure.iter().map(|unsure| unsure.certain).max(), sure)
        && unsure.iter().all(|unsure| {
            let mut sure = sure.clone();
            sure.conditions.extend(unsure.hangs_on.iter().cloned());
            holds(None, &sure)
        })
}
