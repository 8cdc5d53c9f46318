//! Every way of dating a gain by itself, within the days that are held.

use super::{Plan, StageMonths, World};
use norikae::base::{Day, Id};
use norikae::dataset::{AsOf, EntryRoute, Sitting, Sittings, StageKind};
use norikae::planner::{Gain, TakenStage};

impl<'a> World<'a> {
    /// Every way of dating a gain on its own.
    pub(super) fn plans(&self, gain: &Gain) -> Vec<Plan> {
        let mut plans = Vec::new();
        let empty = Plan { stages: Vec::new(), months: Vec::new(), held: 0, passed: 0, expires: None, slack: None };
        match gain {
            Gain::Program { program } => {
                for (stage, months) in self.courses(None, program, 0, None) {
                    let end = months.end;
                    let (stages, months) = (vec![stage], vec![months]);
                    plans.push(Plan { stages, months, held: end, passed: end, ..empty.clone() });
                }
            }
            Gain::Qualification { qualification, route, programs } => {
                let entry = self.entry(qualification, route);
                self.stages(entry, programs, empty, &mut plans);
                let valid = self.dataset.qualification_of(qualification.as_str()).and_then(|entry| entry.valid);
                for plan in &mut plans {
                    plan.held = plan.months.last().map_or(0, |months| months.end);
                    let papers = plan.stages.iter().zip(&plan.months).rev().take_while(|(stage, months)| {
                        matches!(stage, TakenStage::Papers { .. }) && months.end - months.begin <= 2
                    });
                    plan.passed = papers.last().map_or(plan.held, |(_, months)| months.begin);
                    plan.expires = valid.map(|valid| valid.after(self.first_day(plan.held)));
                }
            }
        }
        plans.retain(|plan| plan.held <= self.horizon && self.keeps_held_days(gain, plan));
        plans
    }

    fn holds_days(&self) -> bool {
        !self.request.goal.pins.is_empty()
    }

    /// The day to which the person holds a step.
    pub(super) fn held_day(&self, step: &str) -> Option<Day> {
        self.request.goal.pins.get(step).copied()
    }

    fn keeps_held_days(&self, gain: &Gain, plan: &Plan) -> bool {
        let keeps = |step: String, day: Day| self.held_day(&step).is_none_or(|held| held == day);
        let named = |word: &str, stage: &Id| match gain {
            Gain::Qualification { qualification, route, .. } => format!("{word}:{qualification}/{route}/{stage}"),
            Gain::Program { .. } => String::new(),
        };
        plan.stages.iter().all(|stage| match stage {
            TakenStage::Course { program, begin, .. } => keeps(format!("course:{program}"), *begin),
            TakenStage::Study { stage, begin, .. } => keeps(named("study", stage), *begin),
            TakenStage::Papers { stage, begin, .. } => keeps(named("papers", stage), *begin),
            TakenStage::Sitting { stage, file, sits, result, .. } => {
                keeps(named("file", stage), *file)
                    && keeps(named("sit", stage), *sits)
                    && keeps(named("result", stage), *result)
            }
        })
    }

    /// Dates the stages that are still open.
    pub(super) fn stages(&self, entry: &'a EntryRoute, programs: &[Id], plan: Plan, plans: &mut Vec<Plan>) {
        let Some(stage) = entry.stage.get(plan.stages.len()) else {
            plans.push(plan);
            return;
        };
        let previous = plan.months.len().checked_sub(1).map(|at| (&entry.stage[at], plan.months[at]));
        let free_from = previous.map_or(0, |(_, months)| months.end);
        let at_latest = previous.and_then(|(stage, months)| {
            stage.lasts.map(|lasts| self.month_by(lasts.after(self.first_day(months.end))))
        });
        let mut dated: Vec<(TakenStage, StageMonths, Option<i32>)> = Vec::new();
        match &stage.kind {
            StageKind::Course { .. } => {
                let courses_before =
                    plan.stages.iter().filter(|stage| matches!(stage, TakenStage::Course { .. })).count();
                for (course, months) in self.courses(Some(&stage.id), &programs[courses_before], free_from, at_latest) {
                    dated.push((course, months, None));
                }
            }
            StageKind::Study { .. } => {
                panic!("private study lasts weeks, enumerated worlds count in months")
            }
            StageKind::Sitting { sittings, before_course_ends } => {
                let judged_when_filing = stage
                    .clause
                    .iter()
                    .chain(entry.clause.iter().filter(|_| plan.stages.is_empty()))
                    .any(|clause| clause.as_of == AsOf::Applying);
                let after_course = matches!(plan.stages.last(), Some(TakenStage::Course { .. }));
                for sitting in self.sittings(sittings) {
                    let sits = self.month_of(sitting.sits);
                    let not_before = match plan.months.last() {
                        Some(course) if *before_course_ends && after_course => course.begin.max(free_from - 12),
                        _ => free_from,
                    };
                    if sits < not_before || at_latest.is_some_and(|latest| sits > latest) {
                        continue;
                    }
                    let earliest = if after_course { 0 } else { free_from };
                    for file in self.filings(&sitting, earliest, judged_when_filing || self.holds_days()) {
                        let taken = TakenStage::Sitting {
                            stage: stage.id.clone(),
                            file: self.first_day(file),
                            closes: sitting.closes,
                            sits: sitting.sits,
                            result: sitting.result,
                            estimate: sitting.estimate,
                        };
                        let end = self.month_of(sitting.result).max(free_from);
                        let slack = after_course.then(|| self.first_day(free_from).days_until(sitting.sits));
                        dated.push((taken, StageMonths { begin: file, sits: Some(sits), end }, slack));
                    }
                }
            }
            StageKind::Papers { takes } => {
                // Waiting with the papers can only help where what they give expires.
                let latest = at_latest.unwrap_or(self.horizon).min(self.horizon);
                for begin in free_from..=latest {
                    let end = self.after(*takes, begin);
                    let taken = TakenStage::Papers {
                        stage: stage.id.clone(),
                        begin: self.first_day(begin),
                        end: self.first_day(end),
                    };
                    dated.push((taken, StageMonths { begin, sits: None, end }, None));
                    if !self.may_expire(entry) && !self.holds_days() {
                        break;
                    }
                }
            }
        }
        for (taken, months, slack) in dated {
            let in_time = stage.ends.is_none_or(|ends| self.first_day(months.end) <= ends);
            if in_time && months.end <= self.horizon {
                let mut longer = plan.clone();
                longer.stages.push(taken);
                longer.months.push(months);
                longer.slack = [longer.slack, slack].into_iter().flatten().min();
                self.stages(entry, programs, longer, plans);
            }
        }
    }

    fn may_expire(&self, entry: &EntryRoute) -> bool {
        self.dataset
            .qualification
            .iter()
            .any(|qualification| qualification.valid.is_some() && qualification.entry.contains(entry))
    }

    /// Dates of attending a program, begun between two months.
    fn courses(
        &self,
        stage: Option<&Id>,
        program: &Id,
        from: i32,
        at_latest: Option<i32>,
    ) -> Vec<(TakenStage, StageMonths)> {
        let entry = self.program(program);
        let intakes = &entry.intakes;
        assert!(!entry.full_time, "enumerated worlds have no full-time programs");
        let latest = at_latest.unwrap_or(self.horizon).min(self.horizon);
        let latest = intakes.ends.map_or(latest, |ends| latest.min(self.month_by(ends)));
        let begins: Vec<(i32, bool)> = if intakes.is_any() {
            (from..=latest).map(|month| (month, false)).collect()
        } else {
            intakes
                .days(self.first_day(0), self.first_day(latest.max(0)))
                .iter()
                .map(|dated| (self.month_of(dated.day), dated.estimate))
                .filter(|(month, _)| (from..=latest).contains(month))
                .collect()
        };
        begins
            .into_iter()
            .filter_map(|(begin, estimate)| {
                let begin_day = self.first_day(begin);
                let apply_by = intakes.closes_before.before(begin_day);
                let end = self.after(entry.takes, begin);
                (apply_by >= self.request.today && end <= self.horizon).then(|| {
                    let course = TakenStage::Course {
                        stage: stage.cloned(),
                        program: program.clone(),
                        apply_by,
                        begin: begin_day,
                        end: self.first_day(end),
                        hours_per_week: entry.hours_per_week,
                        full_time: false,
                        estimate,
                    };
                    (course, StageMonths { begin, sits: None, end })
                })
            })
            .collect()
    }

    pub(super) fn sittings(&self, sittings: &Sittings) -> Vec<Sitting> {
        assert!(!sittings.is_any(), "enumerated worlds have no sittings on any day");
        sittings.all(self.request.today, self.first_day(self.horizon))
    }

    /// Months of filing for a sitting; only the last where nothing depends on it.
    pub(super) fn filings(&self, sitting: &Sitting, from: i32, all: bool) -> Vec<i32> {
        let opens = self.month_from(sitting.opens.max(self.request.today)).max(from);
        let closes = self.month_by(sitting.closes);
        if opens > closes {
            Vec::new()
        } else if all {
            (opens..=closes).collect()
        } else {
            vec![closes]
        }
    }
}
