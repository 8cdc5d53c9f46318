//! How clauses stand on the day on which they are judged.

use super::{DatedDoor, Dates, Judged, Plan, StageMonths, World};
use norikae::base::{Day, Id};
use norikae::dataset::{AsOf, Clause, Expr, Leaf};
use norikae::planner::{ClauseAt, ClauseReason, Gain, LeafReason, TakenStage, Verdict};
use std::collections::BTreeSet;

impl<'a> World<'a> {
    pub(super) fn judged_of_way(&self, gain: &Gain, plan: &Plan, subsidy: Option<&Id>) -> Vec<Judged<'a>> {
        let mut all = Vec::new();
        let on_stage = |clause: &Clause, months: &StageMonths| match months.sits {
            Some(sits) if clause.as_of == AsOf::Sitting => sits,
            _ => months.begin,
        };
        let mut push = |at: ClauseAt, clause: &'a Clause, on: i32| {
            all.push(Judged {
                at,
                strength: clause.strength,
                as_of: clause.as_of,
                tree: &clause.asks.0,
                on,
                expected_by: None,
                of_door: false,
            });
        };
        if let Gain::Qualification { qualification, route, .. } = gain {
            let entry = self.entry(qualification, route);
            for (index, clause) in entry.clause.iter().enumerate() {
                let at = ClauseAt::Entry { qualification: qualification.clone(), route: route.clone(), index };
                push(at, clause, on_stage(clause, &plan.months[0]));
            }
            for (stage, months) in entry.stage.iter().zip(&plan.months) {
                for (index, clause) in stage.clause.iter().enumerate() {
                    let at = ClauseAt::Stage {
                        qualification: qualification.clone(),
                        route: route.clone(),
                        stage: stage.id.clone(),
                        index,
                    };
                    push(at, clause, on_stage(clause, months));
                }
            }
        }
        for (stage, months) in plan.stages.iter().zip(&plan.months) {
            if let TakenStage::Course { program, .. } = stage {
                for (index, clause) in self.program(program).clause.iter().enumerate() {
                    push(ClauseAt::Program { program: program.clone(), index }, clause, months.begin);
                }
            }
        }
        if let Some(subsidy) = subsidy.and_then(|id| self.dataset.subsidy_of(id.as_str())) {
            let begin = plan.stages.iter().zip(&plan.months).find_map(|(stage, months)| match stage {
                TakenStage::Course { program, .. } if subsidy.programs.contains(program) => Some(months.begin),
                _ => None,
            });
            for (index, clause) in subsidy.clause.iter().enumerate() {
                push(ClauseAt::Subsidy { subsidy: subsidy.id.clone(), index }, clause, begin.unwrap_or(0));
            }
        }
        all
    }

    pub(super) fn judge(&self, judged: &Judged, dates: &Dates) -> Verdict {
        let day = self.first_day(judged.on);
        self.verdict(judged.tree, day, judged.on, judged.expected_by, judged.strength.must(), dates)
    }

    pub(super) fn can_stand(&self, judged: &Judged, dates: &Dates) -> bool {
        !judged.strength.must() || self.judge(judged, dates) >= Verdict::Unknown
    }

    /// Every clause of the doors, `plus` too, with its leaves.
    pub(super) fn reasons(&self, passed: &[DatedDoor<'a>], dates: &Dates) -> Vec<ClauseReason> {
        let judged = passed.iter().flat_map(|change| self.judged_of_door(change));
        judged
            .map(|judged| ClauseReason {
                at: judged.at.clone(),
                strength: judged.strength,
                as_of: judged.as_of,
                verdict: self.judge(&judged, dates),
                leaves: judged
                    .tree
                    .leaves()
                    .into_iter()
                    .map(|leaf| {
                        let day = self.first_day(judged.on);
                        let verdict = self.leaf(leaf, day, judged.on, judged.expected_by, false, dates);
                        LeafReason { leaf: leaf.clone(), verdict, have: None, by: Vec::new() }
                    })
                    .collect(),
            })
            .collect()
    }

    pub(super) fn verdict(
        &self,
        tree: &Expr,
        day: Day,
        month: i32,
        expected_by: Option<i32>,
        must: bool,
        dates: &Dates,
    ) -> Verdict {
        let part = |part: &Expr| self.verdict(part, day, month, expected_by, must, dates);
        match tree {
            Expr::All(parts) => parts.iter().map(part).min().unwrap_or(Verdict::Met),
            Expr::Any(parts) => parts.iter().map(part).max().unwrap_or(Verdict::NotMet),
            Expr::AtLeast(count, parts) => {
                let mut verdicts: Vec<Verdict> = parts.iter().map(part).collect();
                verdicts.sort();
                verdicts[verdicts.len() - usize::from(*count)]
            }
            Expr::Leaf(leaf) => match self.leaf(leaf, day, month, expected_by, must, dates) {
                Verdict::Partly | Verdict::Argued if must => Verdict::NotMet,
                verdict => verdict,
            },
        }
    }

    /// The unknown leaves on which an unknown tree hangs.
    pub(super) fn unknown_leaves(&self, judged: &Judged, tree: &Expr, dates: &Dates, into: &mut BTreeSet<Leaf>) {
        let day = self.first_day(judged.on);
        let must = judged.strength.must();
        if self.verdict(tree, day, judged.on, judged.expected_by, must, dates) != Verdict::Unknown {
            return;
        }
        match tree {
            Expr::Leaf(leaf) => {
                into.insert(leaf.clone());
            }
            Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => {
                parts.iter().for_each(|part| self.unknown_leaves(judged, part, dates, into));
            }
        }
    }
}
