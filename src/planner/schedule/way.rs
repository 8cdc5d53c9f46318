//! Dating one way: courses on their intakes, sittings within their filing windows, papers after results.

use super::choice::WayChoice;
use super::state::{DatedStage, DatedWay, State};
use crate::base::Day;
use crate::dataset::{AsOf, Clause, Dated, Program, Sitting, Subsidy};
use crate::planner::answer::Verdict;
use crate::planner::matching::{Judge, View};
use crate::planner::routes::{PlannedStage, StagePlan};

/// Tries of one stage before the way is given up.
const TRIES: usize = 60;

/// A day of beginning that lies further off than any plan.
type Days<'d> = Box<dyn Iterator<Item = (Day, bool)> + 'd>;

impl<'a> State<'_, '_, 'a> {
    /// Dates a way so that it is held as early as can be, but later than `after`; the state then holds it.
    pub fn place_way(&mut self, number: usize, after: Option<Day>) -> bool {
        let chosen = self.choice.ways[number];
        let view = self.view();
        let mut stages = Vec::with_capacity(chosen.way.stages.len());
        let from = self.setting.today;
        if !self.stage(&chosen, &view, from, from, &mut stages, after) {
            return false;
        }
        let held = held(&stages).unwrap_or(from);
        let dated = DatedWay { stages, held };
        if let Some((begin, _)) = dated.full_time(chosen.way) {
            let place = self.changes.len();
            if begin < self.from() {
                return false;
            }
            let earlier = self.left[place].map_or(begin, |left| left.min(begin));
            self.left[place] = Some(earlier);
        }
        self.ways[number] = Some(dated);
        self.all_hold()
    }

    /// Dates the stages from the next one on. `ready`: when learning before it has ended; `from`: when it may begin.
    fn stage(
        &self,
        chosen: &WayChoice<'_, 'a>,
        view: &View<'a>,
        from: Day,
        ready: Day,
        stages: &mut Vec<DatedStage>,
        after: Option<Day>,
    ) -> bool {
        let number = stages.len();
        let Some(stage) = chosen.way.stages.get(number) else {
            let held = held(stages).unwrap_or(from);
            return held <= self.setting.horizon && after.is_none_or(|after| held > after);
        };
        let latest = match number.checked_sub(1).and_then(|before| chosen.way.stages[before].lasts) {
            Some(lasts) => lasts.after(ready).min(self.setting.horizon),
            None => self.setting.horizon,
        };
        let latest = stage.ends.map_or(latest, |end| end.min(latest));
        let mut tries = 0;
        for (dated, next_from, next_ready) in self.dates(chosen, stage, view, from, ready, latest) {
            stages.push(dated);
            if self.stage(chosen, view, next_from, next_ready, stages, after) {
                return true;
            }
            stages.truncate(number);
            tries += 1;
            if tries >= TRIES {
                break;
            }
        }
        false
    }

    /// The possible dates of one stage in order, each with what the next stage starts from.
    fn dates<'d>(
        &'d self,
        chosen: &'d WayChoice<'_, 'a>,
        stage: &'d PlannedStage<'a>,
        view: &'d View<'a>,
        from: Day,
        ready: Day,
        latest: Day,
    ) -> Box<dyn Iterator<Item = (DatedStage, Day, Day)> + 'd> {
        let today = self.setting.today;
        match &stage.plan {
            StagePlan::Papers { takes } => {
                let takes = *takes;
                Box::new(self.first_day(stage, view, from.max(ready), latest).into_iter().map(move |begin| {
                    let end = takes.after(begin);
                    (DatedStage::Papers { begin, end }, end, end)
                }))
            }
            StagePlan::Study { hours } => {
                let hours_per_week = self.setting.hours.min(self.setting.study_hours);
                if *hours > 0 && hours_per_week == 0 {
                    return Box::new(std::iter::empty());
                }
                let weeks = hours.div_ceil(hours_per_week.max(1));
                let lasts = move |begin: Day| begin.plus_days(weeks as i32 * 7);
                let first = self.first_day(stage, view, ready, latest);
                let begins = first.and_then(|first| self.first_with_hours(first, latest, hours_per_week, &lasts));
                Box::new(begins.into_iter().map(move |begin| {
                    let end = lasts(begin);
                    (DatedStage::Study { begin, end, hours_per_week }, begin, end)
                }))
            }
            StagePlan::Course { program, intakes } => {
                let hours = if program.full_time { 0 } else { u32::from(program.hours_per_week) };
                let program: &Program = program;
                let lasts = move |begin: Day| program.takes.after(begin);
                let begins: Days<'d> = if program.intakes.is_any() {
                    let ends = program.intakes.ends.map_or(latest, |end| end.min(latest));
                    let open = program.intakes.closes_before.after(today).max(ready);
                    let earliest = chosen.subsidy.map_or(open, |subsidy| open.max(subsidy.apply_before.after(today)));
                    let first = self.first_day(stage, view, earliest, ends);
                    let begin = first.and_then(|first| self.first_with_hours(first, ends, hours, &lasts));
                    Box::new(begin.into_iter().map(|begin| (begin, false)))
                } else {
                    let all: &[Dated] = intakes.get_or_init(|| program.intakes.days(today, self.setting.horizon));
                    Box::new(
                        all.iter()
                            .filter(move |dated| dated.day >= ready && dated.day <= latest)
                            .filter(move |dated| program.intakes.closes_before.before(dated.day) >= today)
                            .filter(move |dated| chosen.subsidy.is_none_or(|s| self.subsidy_pays(s, view, dated.day)))
                            .filter(move |dated| self.has_hours(dated.day, lasts(dated.day), hours))
                            .filter(move |dated| self.clauses_hold(stage, view, |_| dated.day))
                            .map(|dated| (dated.day, dated.estimate)),
                    )
                };
                Box::new(begins.map(move |(begin, estimate)| {
                    let end = lasts(begin);
                    // The next stage is ready when the course ends; filing for a sitting may come before.
                    (DatedStage::Course { begin, end, estimate }, begin, end)
                }))
            }
            StagePlan::Sitting { sittings, before_course_ends, dates } => {
                if sittings.is_any() {
                    let open = sittings.closes_before.after(today).max(ready);
                    let sits = self.first_day(stage, view, open, latest);
                    return Box::new(sits.into_iter().map(move |day| {
                        let sitting = sittings.on(day, false);
                        (
                            dated_sitting(&sitting, sitting.closes.max(today)),
                            sitting.result.max(ready),
                            sitting.result.max(ready),
                        )
                    }));
                }
                let all: &[Sitting] = dates.get_or_init(|| sittings.all(today, self.setting.horizon));
                // A school lets its pupils sit with graduation in view (見込み): at the last sitting before it ends.
                let expected = all.iter().map(|s| s.sits).rfind(|sits| (from..=ready).contains(sits));
                let earliest = expected.filter(|_| *before_course_ends).unwrap_or(ready);
                Box::new(
                    all.iter().filter(move |s| s.sits >= earliest && s.sits <= latest && s.closes >= today).filter_map(
                        move |sitting| {
                            let file = self.filing_day(stage, view, sitting)?;
                            let next = sitting.result.max(ready);
                            Some((dated_sitting(sitting, file), next, next))
                        },
                    ),
                )
            }
        }
    }

    /// Whether a subsidy can be had for a course that begins on a day.
    pub fn subsidy_pays(&self, subsidy: &Subsidy, view: &View<'a>, begin: Day) -> bool {
        let judge = Judge { person: self.setting.person, view };
        let mut must = subsidy.clause.iter().filter(|clause| clause.strength.must());
        subsidy.ends.is_none_or(|end| begin <= end)
            && subsidy.apply_before.before(begin) >= self.setting.today
            && must.all(|clause| judge.clause(clause, begin) == Verdict::Met)
    }

    /// The last day of a filing window on which the clauses of applying hold; none where those of the sitting do not.
    fn filing_day(&self, stage: &PlannedStage<'a>, view: &View<'a>, sitting: &Sitting) -> Option<Day> {
        let day_of = |file: Day| move |as_of: AsOf| if as_of == AsOf::Applying { file } else { sitting.sits };
        let first = sitting.opens.max(self.setting.today);
        if first > sitting.closes {
            return None;
        }
        // The last day is the one that binds; an earlier one only where a clause no longer holds on it.
        let mut file = sitting.closes;
        while !self.clauses_hold(stage, view, day_of(file)) {
            if file == first {
                return None;
            }
            file = file.plus_days(-1);
        }
        Some(file)
    }

    /// The first day from `from` to `until` on which the stage's clauses hold.
    fn first_day(&self, stage: &PlannedStage<'a>, view: &View<'a>, from: Day, until: Day) -> Option<Day> {
        let mut day = from;
        let mut failed = from;
        while day <= until {
            if self.clauses_hold(stage, view, |_| day) {
                let mut first = failed;
                while first < day && !self.clauses_hold(stage, view, |_| first) {
                    first = first.plus_days(1);
                }
                return Some(first);
            }
            if day == until {
                break;
            }
            failed = day;
            day = day.plus_months(1).min(until);
        }
        None
    }

    fn clauses_hold(&self, stage: &PlannedStage<'a>, view: &View<'a>, day_of: impl Fn(AsOf) -> Day) -> bool {
        let judge = Judge { person: self.setting.person, view };
        let must = |clause: &&Clause| clause.strength.must();
        stage
            .asked
            .iter()
            .map(|(_, clause)| *clause)
            .filter(must)
            .all(|clause| matches!(judge.clause(clause, day_of(clause.as_of)), Verdict::Met | Verdict::Unknown))
    }

    fn has_hours(&self, begin: Day, end: Day, hours: u32) -> bool {
        hours == 0 || self.busiest(begin, end) + hours <= self.setting.hours
    }

    /// The first day from `from` on from which the hours of the week are free for as long as it takes.
    fn first_with_hours(&self, from: Day, until: Day, hours: u32, lasts: &dyn Fn(Day) -> Day) -> Option<Day> {
        let mut begin = from;
        while begin <= until {
            if self.has_hours(begin, lasts(begin), hours) {
                return Some(begin);
            }
            begin = self.next_release(begin, lasts(begin))?;
        }
        None
    }
}

fn dated_sitting(sitting: &Sitting, file: Day) -> DatedStage {
    DatedStage::Sitting {
        file,
        closes: sitting.closes,
        sits: sitting.sits,
        result: sitting.result,
        estimate: sitting.estimate,
    }
}

/// The day from which a way's gain is held: after its last result or paper, and after all its courses.
fn held(stages: &[DatedStage]) -> Option<Day> {
    stages
        .iter()
        .map(|stage| match stage {
            DatedStage::Course { end, .. } | DatedStage::Study { end, .. } | DatedStage::Papers { end, .. } => *end,
            DatedStage::Sitting { result, .. } => *result,
        })
        .max()
}
