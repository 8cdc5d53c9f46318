//! Every way of dating a door.

use super::{DatedDoor, Dates, Judged, World};
use norikae::dataset::{AsOf, Clause, Door, Expr, Role, Strength};
use norikae::planner::{ClauseAt, Verdict};

/// Clauses of the work, of the grade and of the door.
pub(super) fn door_clauses<'a>(role: &'a Role, door: &'a Door) -> Vec<(ClauseAt, &'a Clause)> {
    let mut all: Vec<(ClauseAt, &Clause)> = Vec::new();
    for (index, clause) in role.clause.iter().enumerate() {
        all.push((ClauseAt::Role { role: role.id.clone(), index }, clause));
    }
    for grade in role.grade.iter().filter(|grade| door.grade.as_ref() == Some(&grade.id)) {
        for (index, clause) in grade.clause.iter().enumerate() {
            all.push((ClauseAt::Grade { role: role.id.clone(), grade: grade.id.clone(), index }, clause));
        }
    }
    for (index, clause) in door.clause.iter().enumerate() {
        all.push((ClauseAt::Door { role: role.id.clone(), door: door.id.clone(), index }, clause));
    }
    all
}

impl<'a> World<'a> {
    /// Dates of a door that is tried from a month on, by somebody who has a post to leave or is free.
    pub(super) fn door_dates(&self, role: &'a Role, door: &'a Door, from: i32, free: bool) -> Vec<DatedDoor<'a>> {
        let to_joining = door.to_joining_when_free.filter(|_| free).unwrap_or(door.to_joining);
        let of_door = |word: &str| format!("{word}:{}/{}", role.id, door.id);
        let of_post = format!("join:{}", role.id);
        let keeps = |step: &str, month: i32| self.held_day(step).is_none_or(|held| held == self.first_day(month));
        let mut dated = Vec::new();
        let mut searches: Vec<(i32, Option<i32>, i32)> = Vec::new();
        if let Some(rounds) = &door.rounds {
            for sitting in self.sittings(rounds) {
                let offer = self.month_of(sitting.result);
                for file in self.filings(&sitting, from, true) {
                    searches.push((file, Some(self.month_of(sitting.sits)), offer));
                }
            }
        } else {
            for apply in from..=self.horizon {
                let month = self.first_day(apply).month_of_year() as u8;
                if door.opens_months.is_empty() || door.opens_months.contains(&month) {
                    let usual = self.after(door.to_offer.typical, apply);
                    // A held offer may come up to a month later.
                    let latest = usual + i32::from(self.held_day(&of_door("offer")).is_some());
                    searches.extend((usual..=latest).map(|offer| (apply, None, offer)));
                }
            }
        }
        for (apply, sits, offer) in searches {
            let keeps_all = keeps(&of_door("search"), apply)
                && keeps(&of_door("file"), apply)
                && sits.is_none_or(|sits| keeps(&of_door("sit"), sits))
                && keeps(&of_door("offer"), offer);
            if offer > self.horizon || !keeps_all {
                continue;
            }
            let soonest = self.after(to_joining.typical, offer);
            let waits = self.month_by(door.joining_may_wait.after(self.first_day(soonest)));
            // So may a held joining.
            let latest = waits.max(soonest + i32::from(self.held_day(&of_post).is_some()));
            for join in (soonest..=latest.min(self.horizon)).filter(|join| keeps(&of_post, *join)) {
                let day = self.first_day(join);
                let opens = door.joins.as_ref().is_none_or(|when| when.is_any() || !when.days(day, day).is_empty());
                if opens {
                    dated.push(DatedDoor { role, door, apply, sits, offer, join });
                }
            }
        }
        dated
    }

    /// All `law` and `rule` clauses of a post on every day in it. Holdings can end within a month: so its last day too.
    pub(super) fn lawful_in_post(&self, role: &Role, join: i32, leave: i32, dates: &Dates) -> bool {
        role.clause.iter().filter(|clause| clause.strength.must()).all(|clause| {
            (join..leave).all(|month| {
                let last = self.base.plus(month).last_day();
                self.verdict(&clause.asks.0, self.first_day(month), month, None, true, dates) >= Verdict::Unknown
                    && self.verdict(&clause.asks.0, last, month, None, true, dates) >= Verdict::Unknown
            })
        })
    }

    pub(super) fn judged_of_door<'b>(&self, change: &DatedDoor<'b>) -> Vec<Judged<'b>> {
        let mut all: Vec<Judged<'b>> = door_clauses(change.role, change.door)
            .into_iter()
            .map(|(at, clause)| Judged {
                at,
                strength: clause.strength,
                as_of: clause.as_of,
                tree: &clause.asks.0,
                on: match clause.as_of {
                    AsOf::Applying => change.apply,
                    AsOf::Sitting => change.sits.unwrap_or(change.apply),
                    AsOf::Joining => change.join,
                    other => panic!("{other:?} is not used in enumerated worlds"),
                },
                expected_by: clause.expected_ok.then_some(change.join),
                of_door: true,
            })
            .collect();
        if change.door.only_if.0 != Expr::nothing() {
            all.push(Judged {
                at: ClauseAt::OnlyIf { role: change.role.id.clone(), door: change.door.id.clone() },
                strength: Strength::Rule,
                as_of: AsOf::Applying,
                tree: &change.door.only_if.0,
                on: change.apply,
                expected_by: None,
                of_door: true,
            });
        }
        all
    }
}
