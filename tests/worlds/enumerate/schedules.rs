//! Every schedule of one choice, of which the best is kept for each set of clauses that it meets.

use super::{Chain, Choice, DatedDoor, Dates, Found, Judged, Plan, Rank, World};
use norikae::base::{Id, Yen};
use norikae::dataset::{DoorKind, Role, Strength, Subsidy};
use norikae::planner::{Gain, TakenStage, Verdict};
use norikae::profile::Event;
use std::collections::BTreeMap;

impl<'a> World<'a> {
    pub(super) fn schedules(&self, chain: &Chain<'a>, choice: &Choice) -> Vec<Found> {
        let plans: Vec<Vec<Plan>> = choice
            .gains
            .iter()
            .map(|(gain, subsidy)| {
                let subsidy = subsidy.as_ref().map(|id| self.dataset.subsidy_of(id.as_str()).expect("a known subsidy"));
                self.plans(gain).into_iter().filter(|plan| self.can_be_paid_for(plan, subsidy)).collect()
            })
            .collect();
        let steps = chain.split_last().map(|(_, steps)| steps).unwrap_or_default();
        let is_below = |(gain, _): &(Gain, Option<Id>)| {
            matches!(gain, Gain::Qualification { qualification, .. }
                if steps.iter().any(|(role, _)| role.below.contains(qualification)))
        };
        if choice.gains.iter().any(is_below) {
            return Vec::new();
        }
        let mut best: BTreeMap<Vec<Verdict>, (Rank, Found)> = BTreeMap::new();
        let capacity = u32::from(self.profile.hours_per_week.unwrap_or(self.dataset.defaults.hours_per_week));
        let mut picked: Vec<usize> = vec![0; plans.len()];
        if plans.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        loop {
            let ways: Vec<(&Gain, &Plan)> = choice
                .gains
                .iter()
                .zip(&picked)
                .zip(&plans)
                .map(|(((gain, _), at), plans)| (gain, &plans[*at]))
                .collect();
            if self.busiest_month(&ways) <= capacity {
                let mut dates = Dates { stints: self.history.clone(), ways };
                self.pass_doors(chain, choice, &mut dates, &mut Vec::new(), &mut best);
            }
            let Some(at) = (0..picked.len()).find(|at| picked[*at] + 1 < plans[*at].len()) else {
                break;
            };
            picked[at] += 1;
            picked[..at].fill(0);
        }
        let all: Vec<(Rank, Found)> = best.into_values().collect();
        let for_its_clauses = |(rank, found): &&(Rank, Found)| {
            !all.iter().any(|(other_rank, other)| {
                let is_other = other_rank < rank || other_rank == rank && other.levels != found.levels;
                is_other && found.levels.iter().zip(&other.levels).all(|(asked, met)| asked <= met)
            })
        };
        all.iter().filter(for_its_clauses).map(|(_, found)| found.clone()).collect()
    }

    fn can_be_paid_for(&self, plan: &Plan, subsidy: Option<&Subsidy>) -> bool {
        let Some(subsidy) = subsidy else { return true };
        plan.stages.iter().any(|stage| match stage {
            TakenStage::Course { program, begin, .. } => {
                subsidy.programs.contains(program)
                    && subsidy.apply_before.before(*begin) >= self.request.today
                    && subsidy.ends.is_none_or(|ends| *begin <= ends)
            }
            _ => false,
        })
    }

    fn busiest_month(&self, ways: &[(&Gain, &Plan)]) -> u32 {
        let mut load = [0_u32; 64];
        for (_, plan) in ways {
            for (stage, months) in plan.stages.iter().zip(&plan.months) {
                if let TakenStage::Course { hours_per_week, .. } = stage {
                    for month in months.begin..months.end {
                        load[month as usize] += u32::from(*hours_per_week);
                    }
                }
            }
        }
        load.into_iter().max().unwrap_or_default()
    }

    /// Passes the doors that are still open, in every month.
    fn pass_doors(
        &self,
        chain: &Chain<'a>,
        choice: &Choice,
        dates: &mut Dates,
        passed: &mut Vec<DatedDoor<'a>>,
        best: &mut BTreeMap<Vec<Verdict>, (Rank, Found)>,
    ) {
        let Some((role, door)) = chain.get(passed.len()) else {
            self.finish(choice, dates, passed, best);
            return;
        };
        let from = passed.last().map_or(0, |change| change.join);
        let free = self.present.is_none() && passed.is_empty();
        for change in self.door_dates(role, door, from, free) {
            let leaves = door.kind.leaves_employer() && passed.iter().all(|before| !before.door.kind.leaves_employer());
            let defaults = &self.dataset.defaults;
            let least = match door.kind {
                DoorKind::Transfer => defaults.least_stay_months.max(defaults.least_before_transfer_months),
                _ => defaults.least_stay_months,
            };
            let finished = |role: &Role, from: i32| self.after(role.finish.unwrap_or_default(), from);
            let stays = match passed.last() {
                Some(before) => {
                    let finished = finished(before.role, before.join);
                    change.join >= finished.max(before.join + i32::from(least))
                }
                None => self.training().is_none_or(|(role, from)| change.join >= finished(role, from)),
            };
            if !stays || leaves && !self.locks_allow(choice, change.join) {
                continue;
            }
            let left_before: Vec<Option<i32>> = dates.stints.iter().map(|stint| stint.to).collect();
            for stint in &mut dates.stints {
                if stint.to.is_none() {
                    stint.to = Some(change.join);
                }
            }
            dates.stints.push(self.stint(&role.id, change.join));
            let lawful = self.judged_of_door(&change).iter().all(|judged| self.can_stand(judged, dates))
                && passed.last().is_none_or(|before| self.lawful_in_post(before.role, before.join, change.join, dates));
            if lawful {
                passed.push(change);
                self.pass_doors(chain, choice, dates, passed, best);
                passed.pop();
            }
            dates.stints.pop();
            for (stint, to) in dates.stints.iter_mut().zip(left_before) {
                stint.to = to;
            }
        }
    }

    fn locks_allow(&self, choice: &Choice, leaving: i32) -> bool {
        self.locks().iter().all(|(id, until, _)| choice.pays.contains(*id) || self.first_day(leaving) >= *until)
    }

    /// A schedule is complete: keeps it if it is the best that meets its clauses.
    fn finish(
        &self,
        choice: &Choice,
        dates: &Dates,
        passed: &[DatedDoor<'a>],
        best: &mut BTreeMap<Vec<Verdict>, (Rank, Found)>,
    ) {
        let Some(last) = passed.last() else { return };
        if dates.ways.iter().any(|(_, plan)| plan.passed > last.join) || !self.in_work_in_time(passed) {
            return;
        }
        let mut judged = Vec::new();
        for change in passed {
            judged.extend(self.judged_of_door(change));
        }
        for ((gain, plan), (_, subsidy)) in dates.ways.iter().zip(&choice.gains) {
            judged.extend(self.judged_of_way(gain, plan, subsidy.as_ref()));
        }
        let judged: Vec<Judged> = judged.into_iter().filter(|judged| judged.strength != Strength::Plus).collect();
        let mut levels = Vec::new();
        for judged in &judged {
            let verdict = self.judge(judged, dates);
            let level = match judged.strength {
                Strength::Law | Strength::Rule if verdict < Verdict::Unknown => return,
                Strength::Usual if verdict < Verdict::Met => Verdict::NotMet,
                Strength::Closes if verdict == Verdict::Partly => Verdict::NotMet,
                _ => verdict,
            };
            levels.push(level);
        }
        let mut cost = dates
            .ways
            .iter()
            .zip(&choice.gains)
            .map(|((gain, plan), (_, subsidy))| self.price(gain, plan, subsidy.as_ref()).0)
            .sum::<Yen>();
        for (id, _, price) in self.locks() {
            if choice.pays.contains(id) {
                cost += price.unwrap_or_default();
            }
        }
        let unpaid = self.unpaid_months(passed);
        let slack = dates.ways.iter().filter_map(|(_, plan)| plan.slack).min();
        let arrival = match self.request.goal.event {
            Event::Offer => last.offer,
            Event::Joining => last.join,
            Event::Held => panic!("enumerated worlds aim at posts"),
        };
        let rank = Rank { arrival, cost, unpaid, slack: std::cmp::Reverse(slack.unwrap_or(i32::MAX)) };
        if best.get(&levels).is_some_and(|(so_far, _)| *so_far <= rank) {
            return;
        }
        let route = self.route(choice, dates, passed, &judged, &levels, &rank, slack);
        let is_unmet =
            |(judged, level): &(&Judged, &Verdict)| judged.strength == Strength::Closes && **level == Verdict::NotMet;
        let unmet = judged.iter().zip(&levels).filter(is_unmet).count() as u32;
        let choice = choice.clone();
        best.insert(levels.clone(), (rank, Found { choice, narrow: unmet > 0, unmet, levels, route }));
    }

    /// Whether the person is in an acceptable post on the day by which they must.
    fn in_work_in_time(&self, passed: &[DatedDoor]) -> bool {
        let Some(by) = self.request.goal.in_work_by else {
            return true;
        };
        let entered = passed.iter().rev().find(|change| self.first_day(change.join) <= by);
        let post = entered.map(|change| &change.role.id).or(self.present);
        post.is_some_and(|post| {
            let acceptable = &self.request.goal.acceptable;
            if !acceptable.is_empty() {
                return acceptable.contains(post);
            }
            let own = self
                .dataset
                .role_of(post.as_str())
                .is_some_and(|role| role.licences.iter().any(|licence| self.profile.holds_licence(licence)));
            own || self.request.goal.target.as_ref() == Some(post)
        })
    }

    pub(super) fn unpaid_months(&self, passed: &[DatedDoor]) -> u32 {
        let is_paid = |id: &Id| self.dataset.role_of(id.as_str()).is_some_and(|role| !role.unpaid);
        let mut unpaid = 0;
        let (mut from, mut paid) = (0, self.present.is_some_and(is_paid));
        for change in passed {
            if !paid {
                unpaid += change.join - from;
            }
            from = change.join;
            paid = is_paid(&change.role.id);
        }
        unpaid as u32
    }
}
