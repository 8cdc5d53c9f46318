//! A dated choice as it is answered: changes with their bands, ways with what they close, every clause with its reason.

use super::price;
use super::search::Search;
use super::weigh::Weighed;
use crate::dataset::{Condition, Strength};
use crate::planner::answer::{Change, ClauseAt, Route, TakenStage, TakenWay};
use crate::planner::matching::{Asked, Judge};
use crate::planner::routes::{DoorIn, PlannedStage, StagePlan};
use crate::planner::schedule::{Choice, Dated, DatedStage, DatedWay, WayChoice};

impl<'p, 'a> Search<'p, 'a> {
    /// The route as it is answered.
    pub fn route(&self, choice: &Choice<'p, 'a>, weighed: &Weighed<'a>) -> Route {
        let Weighed { dated, standing, .. } = weighed;
        let judge = Judge { person: self.setting.person, view: &dated.view };
        let clauses = choice.doors.iter().zip(&dated.changes).flat_map(|(door, change)| {
            door.asked.iter().map(|asked| asked.reason(judge, change.judged(asked.as_of), change.join))
        });
        let taken = choice.ways.iter().zip(&dated.ways).enumerate();
        Route {
            changes: self.changes(choice, dated),
            ways: taken
                .map(|(number, (chosen, dated_way))| {
                    let closes = self.closes(choice, dated, number);
                    self.taken(chosen, dated_way, closes.iter().map(|asked| asked.at.clone()).collect())
                })
                .collect(),
            values: standing.values,
            arrival: dated.arrival,
            cost: price::cost(self.setting, choice),
            conditions: standing.conditions.clone(),
            unpriced: standing.unpriced.clone(),
            hours: standing.hours,
            slack: dated.slack,
            clauses: clauses.collect(),
            post_conditions: choice.doors.iter().flat_map(|door| conditions(door)).collect(),
        }
    }

    /// The clauses that stand worse without a way.
    pub(super) fn closes<'s>(
        &'s self,
        choice: &'s Choice<'p, 'a>,
        dated: &Dated<'a>,
        number: usize,
    ) -> Vec<&'s Asked<'a>> {
        let without = dated.view_without(self.setting, choice, number);
        let person = self.setting.person;
        let with = self.stand(choice, dated, Judge { person, view: &dated.view });
        let fewer = self.stand(choice, dated, Judge { person, view: &without });
        let worse = with.iter().zip(&fewer).filter(|(with, fewer)| fewer.verdict < with.verdict);
        let worse = worse.filter(|(with, _)| with.asked.strength != Strength::Plus);
        let mut closes: Vec<&Asked<'a>> = worse.map(|(with, _)| with.asked).collect();
        // What keeps a post on the way lawful until it is left is taken for that.
        for asked in dated.lapsing_without(self.setting, choice, number) {
            if !closes.iter().any(|known| known.at == asked.at) {
                closes.push(asked);
            }
        }
        closes
    }

    fn changes(&self, choice: &Choice<'p, 'a>, dated: &Dated<'a>) -> Vec<Change> {
        let mut low = self.setting.today;
        let mut high;
        let mut changes: Vec<Change> = Vec::new();
        let mut behind = 0;
        let leaving = choice.doors.iter().position(|door| door.door.kind.leaves_employer()).unwrap_or(0);
        for (number, (door, change)) in choice.doors.iter().zip(&dated.changes).enumerate() {
            let free = number == 0 && !self.setting.person.employed;
            let joining = match door.door.to_joining_when_free {
                Some(span) if free => span,
                _ => door.door.to_joining,
            };
            let begins = change.apply.max(low);
            let offers_low = change.sits.map_or_else(|| door.door.to_offer.low.after(begins), |_| change.offer);
            let offers_high = change.sits.map_or_else(|| door.door.to_offer.high.after(change.apply), |_| change.offer);
            low = joining.low.after(offers_low).min(change.join);
            high = joining.high.after(offers_high).max(change.join).plus_days(behind);
            if door.door.joins.is_some() {
                low = change.join;
            }
            if self.setting.pins.change(door).join.is_some() {
                (low, high) = (change.join, change.join);
            }
            behind = change.join.days_until(high);
            changes.push(Change {
                role: door.role.id.clone(),
                door: door.door.id.clone(),
                kind: door.door.kind,
                apply: change.apply,
                sits: change.sits,
                offer: change.offer,
                join: change.join,
                join_low: low,
                join_high: high,
                estimate: change.estimate,
                pays: if number == leaving { price::prices(self.setting, choice) } else { Vec::new() },
            });
        }
        changes
    }

    fn taken(&self, chosen: &WayChoice<'p, 'a>, dated: &DatedWay, closes: Vec<ClauseAt>) -> TakenWay {
        let stages =
            dated.stages.iter().zip(&chosen.way.stages).filter_map(|(stage, plan)| taken_stage(stage, plan)).collect();
        let valid = chosen.way.qualification.and_then(|(qualification, _)| qualification.valid);
        TakenWay {
            gains: chosen.way.gain.clone(),
            stages,
            held: dated.held,
            expires: valid.map(|valid| valid.after(dated.held)),
            cost: chosen.way.cost,
            unpriced: chosen.way.unpriced.clone(),
            subsidy: chosen.subsidy.and_then(|aid| price::taken(self.setting, aid.subsidy, chosen.way, dated)),
            hours: chosen.way.hours(),
            gates: chosen.way.gates,
            slack: dated.slack(),
            closes,
        }
    }
}

/// What comes with a post, and with the way into it.
fn conditions(door: &DoorIn<'_>) -> impl Iterator<Item = Condition> {
    door.role.conditions.iter().copied().chain(door.door.ends().then_some(Condition::FixedTerm))
}

fn taken_stage(stage: &DatedStage, plan: &PlannedStage<'_>) -> Option<TakenStage> {
    Some(match (*stage, &plan.plan) {
        (DatedStage::Course { begin, end, estimate }, StagePlan::Course { program, .. }) => TakenStage::Course {
            stage: plan.id.cloned(),
            program: program.id.clone(),
            apply_by: program.intakes.closes_before.before(begin),
            begin,
            end,
            hours_per_week: program.hours_per_week,
            full_time: program.full_time,
            estimate,
        },
        (DatedStage::Study { begin, end, hours_per_week }, StagePlan::Study { hours }) => TakenStage::Study {
            stage: plan.id?.clone(),
            begin,
            end,
            hours_per_week: u8::try_from(hours_per_week).unwrap_or(u8::MAX),
            hours: *hours,
        },
        (DatedStage::Sitting { file, closes, sits, result, estimate }, _) => {
            TakenStage::Sitting { stage: plan.id?.clone(), file, closes, sits, result, estimate }
        }
        (DatedStage::Papers { begin, end }, _) => TakenStage::Papers { stage: plan.id?.clone(), begin, end },
        _ => return None,
    })
}
