//! Dating one choice and weighing what comes of it: values, conditions, and how every clause stands.

use super::compare::Standing;
use super::price;
use super::search::{Found, Search};
use crate::base::{Day, Id};
use crate::dataset::{Leaf, Strength};
use crate::planner::answer::{Values, Verdict};
use crate::planner::matching::{Asked, Judge};
use crate::planner::schedule::{Choice, Dated, DatedStage, Place, Wants, WayChoice, solve};
use std::collections::BTreeSet;

/// A choice, to be known again: its doors, its ways with their subsidies, what it wants, and the locks that it pays for.
pub type Key = (Vec<usize>, Vec<(usize, Option<Id>)>, Wants, Vec<usize>);

/// What a dated choice came to.
#[derive(Clone)]
pub struct Outcome {
    pub arrival: Day,
    pub unpaid_months: u32,
    pub slack: i32,
    /// Clauses left open, unmet `closes` clauses included.
    pub open: u32,
    pub narrow: bool,
    pub conditions: Vec<Leaf>,
}

/// How one binding or welcome clause of a dated route stands.
pub struct Stands<'s, 'a> {
    pub place: Place,
    pub asked: &'s Asked<'a>,
    /// The day on which it is judged, and that of the event behind it.
    on: (Day, Day),
    pub verdict: Verdict,
}

/// A dated choice with what it comes to.
pub struct Weighed<'a> {
    pub dated: Dated<'a>,
    pub standing: Standing,
    /// How each clause stands that is not welcome only, nor met for good.
    pub levels: Vec<(Place, Strength, Verdict)>,
    /// `closes` clauses that are not met.
    pub unmet: u32,
}

impl Weighed<'_> {
    /// Clauses that count as open.
    pub fn open_places(&self) -> impl Iterator<Item = Place> + '_ {
        let open = self.levels.iter().filter(|(_, strength, verdict)| match strength {
            Strength::Usual => *verdict != Verdict::Met,
            Strength::Closes => *verdict == Verdict::Argued,
            _ => false,
        });
        open.map(|(place, ..)| *place)
    }

    pub fn outcome(&self) -> Outcome {
        Outcome {
            arrival: self.dated.arrival,
            unpaid_months: self.dated.unpaid_months,
            slack: self.dated.slack.unwrap_or(i32::MAX),
            open: self.standing.values.open + self.unmet,
            narrow: self.unmet > 0,
            conditions: self.standing.conditions.clone(),
        }
    }
}

impl<'p, 'a> Search<'p, 'a> {
    /// Dates one choice and weighs what comes of it.
    pub fn weigh(&self, found: &mut Found, choice: &Choice<'p, 'a>, until: Day) -> Option<Weighed<'a>> {
        let limits = if found.only_narrow { self.limits } else { self.limits.through(choice.doors.len()) };
        if self.setting.judged.get() >= limits.judged || found.dated >= limits.dated {
            found.limited(choice.doors.len());
            return None;
        }
        found.dated += 1;
        let dated = solve(self.setting, choice, until);
        if dated.as_ref().is_some_and(|dated| dated.limited) {
            found.limited(choice.doors.len());
        }
        let weighed = dated.map(|dated| self.weighed(choice, dated));
        found.known.insert(key(choice), (until, weighed.as_ref().map(Weighed::outcome)));
        weighed
    }

    /// What a choice comes to, if it can arrive by a day.
    pub fn outcome(&self, found: &mut Found, choice: &Choice<'p, 'a>, until: Day) -> Option<Outcome> {
        let key = key(choice);
        match found.known.get(&key) {
            Some((_, Some(outcome))) => return (outcome.arrival <= until).then(|| outcome.clone()),
            Some((tried, None)) if *tried >= until => return None,
            _ => {}
        }
        let outcome = solve(self.setting, choice, until).map(|dated| self.weighed(choice, dated).outcome());
        found.known.insert(key, (until, outcome.clone()));
        outcome
    }

    /// How every clause of a dated choice stands: those of doors and of ways.
    pub fn stand<'s>(
        &self,
        choice: &'s Choice<'p, 'a>,
        dated: &Dated<'a>,
        judge: Judge<'_, 'a>,
    ) -> Vec<Stands<'s, 'a>> {
        let mut all = Vec::new();
        for (number, (door, change)) in choice.doors.iter().zip(&dated.changes).enumerate() {
            all.extend(door.asked.iter().enumerate().map(|(index, asked)| {
                let on = (change.judged(asked.as_of), change.join);
                let verdict = asked.judge(judge, on.0, on.1);
                Stands { place: Place::Door(number, index), asked, on, verdict }
            }));
        }
        for (chosen, dated) in choice.ways.iter().zip(&dated.ways) {
            for (number, (stage, plan)) in dated.stages.iter().zip(&chosen.way.stages).enumerate() {
                all.extend(plan.asked.iter().enumerate().map(|(index, asked)| {
                    let day = stage.judged(asked.as_of);
                    let verdict = asked.judge(judge, day, day);
                    Stands { place: Place::Way(chosen.number, number, index), asked, on: (day, day), verdict }
                }));
            }
        }
        all
    }

    /// What is certain once a choice is dated.
    pub fn weighed(&self, choice: &Choice<'p, 'a>, dated: Dated<'a>) -> Weighed<'a> {
        let judge = Judge { person: self.setting.person, view: &dated.view };
        let (mut open, mut unmet) = (0, 0);
        let mut conditions: BTreeSet<Leaf> = BTreeSet::new();
        let mut levels = Vec::new();
        let mut count = |asked: &Asked<'a>, verdict: Verdict, (on, event): (Day, Day)| {
            let strength = asked.strength;
            if verdict == Verdict::Unknown && strength <= Strength::Closes {
                conditions.extend(judge.unknown_leaves(asked.asks, asked.on(on, event), !strength.must()));
            }
            open += u32::from(match strength {
                Strength::Usual => verdict != Verdict::Met,
                Strength::Closes => verdict == Verdict::Argued,
                _ => false,
            });
            unmet += u32::from(strength == Strength::Closes && verdict < Verdict::Unknown);
        };
        for stands in self.stand(choice, &dated, judge) {
            count(stands.asked, stands.verdict, stands.on);
            if stands.asked.strength != Strength::Plus && !stands.asked.ready(self.setting.person).is(Verdict::Met) {
                levels.push((stands.place, stands.asked.strength, stands.verdict));
            }
        }
        for (chosen, dated) in choice.ways.iter().zip(&dated.ways) {
            let Some(aid) = chosen.subsidy else { continue };
            let begins = dated.stages.iter().find_map(|stage| match stage {
                DatedStage::Course { begin, .. } => Some(*begin),
                _ => None,
            });
            for asked in &aid.asked {
                let day = begins.unwrap_or(self.setting.today);
                count(asked, asked.judge(judge, day, day), (day, day));
            }
        }
        let cost = price::cost(self.setting, choice);
        let mut unpriced: Vec<Id> = choice.ways.iter().flat_map(|chosen| chosen.way.unpriced.clone()).collect();
        unpriced.sort();
        unpriced.dedup();
        let changes = choice.doors.iter().map(|door| format!("{}/{}", door.role.id, door.door.id));
        let standing = Standing {
            values: Values {
                arrival: dated.arrival.month(),
                cost: cost.in_fifty_thousands(),
                unpaid_months: dated.unpaid_months,
                changes: choice.doors.iter().filter(|door| door.door.kind.leaves_employer()).count() as u32,
                gates: choice.doors.iter().filter(|door| door.door.kind.is_gate()).count() as u32
                    + choice.ways.iter().map(|chosen| chosen.way.gates).sum::<u32>(),
                open,
            },
            conditions: conditions.into_iter().collect(),
            unpriced,
            ends: choice.doors.last().is_some_and(|door| door.door.ends()),
            hours: choice.ways.iter().map(|chosen| chosen.way.hours()).sum(),
            slack: dated.slack,
            ids: changes.chain(choice.ways.iter().map(|chosen| format!("{:?}", chosen.way.gain))).collect(),
        };
        Weighed { dated, standing, levels, unmet }
    }
}

fn key(choice: &Choice<'_, '_>) -> Key {
    let doors = choice.doors.iter().map(|door| door.number).collect();
    let subsidy = |chosen: &WayChoice<'_, '_>| chosen.subsidy.map(|aid| aid.subsidy.id.clone());
    let ways = choice.ways.iter().map(|chosen| (chosen.number, subsidy(chosen))).collect();
    (doors, ways, choice.wants.clone(), choice.pays.clone())
}
