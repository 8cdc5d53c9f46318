//! A schedule as a route: its dates, its money and its clauses.

use super::{Choice, DatedDoor, Dates, Judged, Plan, Rank, World};
use norikae::base::{Id, Yen};
use norikae::dataset::{Amount, StageKind, Strength};
use norikae::planner::{Change, ClauseAt, Gain, Paid, Route, TakenStage, TakenSubsidy, TakenWay, Values, Verdict};
use std::collections::BTreeSet;

impl<'a> World<'a> {
    /// Own cost of a way, what of it is a default, and what the subsidy gives.
    pub(super) fn price(&self, gain: &Gain, plan: &Plan, subsidy: Option<&Id>) -> (Yen, Vec<Id>, Yen) {
        let (mut cost, mut unpriced, mut given) = (Yen::ZERO, Vec::new(), Yen::ZERO);
        for stage in &plan.stages {
            let TakenStage::Course { program, .. } = stage else {
                continue;
            };
            let price = self.program(program).price.as_ref().map(|figure| Yen(figure.value));
            if price.is_none() {
                unpriced.push(program.clone());
            }
            let price = price.unwrap_or(self.dataset.defaults.program_price);
            cost += price;
            if let Some(subsidy) = subsidy.and_then(|id| self.dataset.subsidy_of(id.as_str()))
                && subsidy.programs.contains(program)
            {
                given = match &subsidy.amount {
                    Amount::Fixed { yen } => (*yen).min(price),
                    Amount::Rate { per_mille, most } => price.per_mille(*per_mille).min(*most).min(price),
                };
            }
        }
        if let Gain::Qualification { qualification, route, .. } = gain {
            for stage in &self.entry(qualification, route).stage {
                match (&stage.fee, &stage.kind) {
                    (Some(fee), _) => cost += Yen(fee.value),
                    (None, StageKind::Sitting { .. }) => {
                        cost += self.dataset.defaults.exam_fee;
                        unpriced.push(stage.id.clone());
                    }
                    _ => {}
                }
            }
        }
        (cost - given, unpriced, given)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of a schedule, once")]
    pub(super) fn route(
        &self,
        choice: &Choice,
        dates: &Dates,
        passed: &[DatedDoor<'a>],
        judged: &[Judged],
        levels: &[Verdict],
        rank: &Rank,
        slack: Option<i32>,
    ) -> Route {
        let mut conditions = BTreeSet::new();
        let mut open = 0;
        for (judged, level) in judged.iter().zip(levels) {
            match (judged.strength, level) {
                (Strength::Usual, Verdict::NotMet) | (Strength::Closes, Verdict::Argued) => open += 1,
                (Strength::Law | Strength::Rule | Strength::Closes, Verdict::Unknown) => {
                    self.unknown_leaves(judged, judged.tree, dates, &mut conditions);
                }
                _ => {}
            }
        }
        let mut ways = Vec::new();
        for (index, ((gain, plan), (_, subsidy))) in dates.ways.iter().zip(&choice.gains).enumerate() {
            let mut fewer = dates.ways.clone();
            fewer.remove(index);
            let without = Dates { stints: dates.stints.clone(), ways: fewer };
            let closes = judged
                .iter()
                .filter(|judged| self.judge(judged, &without) < self.judge(judged, dates))
                .map(|judged| judged.at.clone())
                .collect();
            ways.push(self.taken(gain, plan, subsidy.as_ref(), closes));
        }
        let leaving = passed.iter().position(|change| change.door.kind.leaves_employer());
        let changes: Vec<Change> = passed
            .iter()
            .enumerate()
            .map(|(index, change)| Change {
                role: change.role.id.clone(),
                door: change.door.id.clone(),
                kind: change.door.kind,
                apply: self.first_day(change.apply),
                sits: change.sits.map(|month| self.first_day(month)),
                offer: self.first_day(change.offer),
                join: self.first_day(change.join),
                join_low: self.first_day(change.join),
                join_high: self.first_day(change.join),
                estimate: false,
                pays: self
                    .locks()
                    .into_iter()
                    .filter(|(id, _, _)| leaving == Some(index) && choice.pays.contains(*id))
                    .map(|(id, _, price)| Paid { obligation: id.clone(), price: price.unwrap_or_default() })
                    .collect(),
            })
            .collect();
        let gates = ways.iter().map(|way| way.gates).sum::<u32>()
            + passed.iter().filter(|change| change.door.kind.is_gate()).count() as u32;
        let mut unpriced: Vec<Id> = ways.iter().flat_map(|way| way.unpriced.clone()).collect();
        unpriced.sort();
        let arrival = self.first_day(rank.arrival);
        Route {
            values: Values {
                arrival: arrival.month(),
                cost: rank.cost.in_fifty_thousands(),
                unpaid_months: rank.unpaid,
                changes: passed.iter().filter(|change| change.door.kind.leaves_employer()).count() as u32,
                gates,
                open,
            },
            arrival,
            cost: rank.cost,
            conditions: conditions.into_iter().collect(),
            unpriced,
            hours: ways.iter().map(|way| way.hours).sum(),
            slack,
            clauses: self.reasons(passed, dates),
            post_conditions: Vec::new(),
            changes,
            ways,
        }
    }

    pub(super) fn taken(&self, gain: &Gain, plan: &Plan, subsidy: Option<&Id>, closes: Vec<ClauseAt>) -> TakenWay {
        let (cost, unpriced, amount) = self.price(gain, plan, subsidy);
        let hours = plan
            .stages
            .iter()
            .map(|stage| match stage {
                TakenStage::Course { begin, end, hours_per_week, .. } => {
                    begin.days_until(*end) as u32 * u32::from(*hours_per_week) / 7
                }
                _ => 0,
            })
            .sum();
        TakenWay {
            gains: gain.clone(),
            stages: plan.stages.clone(),
            held: self.first_day(plan.held),
            expires: plan.expires,
            cost,
            unpriced,
            subsidy: subsidy.and_then(|id| self.dataset.subsidy_of(id.as_str())).map(|subsidy| {
                let begin = plan.stages.iter().find_map(|stage| match stage {
                    TakenStage::Course { program, begin, .. } if subsidy.programs.contains(program) => Some(*begin),
                    _ => None,
                });
                TakenSubsidy {
                    subsidy: subsidy.id.clone(),
                    apply_by: subsidy.apply_before.before(begin.unwrap_or(self.request.today)),
                    amount,
                }
            }),
            hours,
            gates: plan.months.iter().filter(|months| months.sits.is_some()).count() as u32,
            slack: plan.slack,
            closes,
        }
    }
}
