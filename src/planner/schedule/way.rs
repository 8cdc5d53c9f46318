//! Dating one way: courses on their intakes, sittings within their filing windows, papers after results.

use super::choice::{Place, WayChoice};
use super::state::{DatedStage, DatedWay, State};
use crate::base::Day;
use crate::dataset::{AsOf, Dated, Program, Sitting};
use crate::planner::answer::Verdict;
use crate::planner::matching::{Asked, Judge, View};
use crate::planner::routes::{Aid, PinnedStage, PlannedStage, StagePlan, within};
use std::cmp::Reverse;

/// Tries of one stage before the way is given up.
const TRIES: usize = 200;

/// A day of beginning, and whether it is an estimate.
type Days<'d> = Box<dyn Iterator<Item = (Day, bool)> + 'd>;

/// One way while its stages are being dated.
struct Dating<'s, 'p, 'a> {
    chosen: WayChoice<'p, 'a>,
    view: &'s View<'a>,
    /// It must be held later than this day.
    after: Option<Day>,
}

/// One stage of it.
#[derive(Clone, Copy)]
struct Staging<'d, 's, 'p, 'a> {
    dating: &'d Dating<'s, 'p, 'a>,
    number: usize,
    stage: &'d PlannedStage<'a>,
    /// Its days that the person holds.
    pinned: PinnedStage,
}

impl<'p, 'a> State<'_, 'p, 'a> {
    /// Dates a way so that it is held as early as can be, but later than `after`; the state then holds it.
    pub fn place_way(&mut self, number: usize, after: Option<Day>) -> bool {
        let chosen = self.choice.ways[number];
        let view = self.view();
        let from = self.setting.today;
        let mut stages = Vec::with_capacity(chosen.way.stages.len());
        if !self.stage(&Dating { chosen, view: &view, after }, &mut stages, from, from) {
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
    fn stage(&self, dating: &Dating<'_, 'p, 'a>, stages: &mut Vec<DatedStage>, from: Day, ready: Day) -> bool {
        let number = stages.len();
        let way = dating.chosen.way;
        let Some(stage) = way.stages.get(number) else {
            let held = held(stages).unwrap_or(from);
            return held <= self.setting.horizon && dating.after.is_none_or(|after| held > after);
        };
        let latest = match number.checked_sub(1).and_then(|before| way.stages[before].lasts) {
            Some(lasts) => lasts.after(ready).min(self.setting.horizon),
            None => self.setting.horizon,
        };
        let latest = stage.ends.map_or(latest, |end| end.min(latest));
        let pinned = self.setting.pins.stage(way, stage);
        let staging = Staging { dating, number, stage, pinned };
        for (dated, next_from, next_ready) in self.dates(staging, from, ready, latest).take(TRIES) {
            stages.push(dated);
            if self.stage(dating, stages, next_from, next_ready) {
                return true;
            }
            stages.truncate(number);
        }
        false
    }

    /// The possible dates of one stage in order, each with what the next stage starts from.
    fn dates<'d>(
        &'d self,
        staging: Staging<'d, '_, 'p, 'a>,
        from: Day,
        ready: Day,
        latest: Day,
    ) -> Box<dyn Iterator<Item = (DatedStage, Day, Day)> + 'd> {
        let today = self.setting.today;
        let pinned = staging.pinned;
        match &staging.stage.plan {
            StagePlan::Papers { takes } => {
                let takes = *takes;
                let (first, last) = within(pinned.begin, from.max(ready), latest);
                Box::new(self.begins(staging, first, last).map(move |begin| {
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
                let (first, last) = within(pinned.begin, ready, latest);
                let first = self.begins(staging, first, last);
                let begins = first.filter_map(move |first| self.first_with_hours(first, last, hours_per_week, &lasts));
                Box::new(begins.map(move |begin| {
                    let end = lasts(begin);
                    (DatedStage::Study { begin, end, hours_per_week }, begin, end)
                }))
            }
            StagePlan::Course { program, intakes } => {
                let program: &'a Program = program;
                let begins = self.course_begins(staging, program, intakes, ready, latest);
                Box::new(begins.map(move |(begin, estimate)| {
                    let end = program.takes.after(begin);
                    // The next stage is ready when the course ends; filing for a sitting may come before.
                    (DatedStage::Course { begin, end, estimate }, begin, end)
                }))
            }
            StagePlan::Sitting { sittings, before_course_ends, dates } => {
                if sittings.is_any() {
                    let open = sittings.closes_before.after(today).max(ready);
                    let (open, latest) = within(pinned.sits, open, latest);
                    let sits = self.begins(staging, open, latest);
                    return Box::new(sits.filter_map(move |day| {
                        let sitting = sittings.on(day, false);
                        let last = sitting.closes.max(today);
                        let file = pinned.file.unwrap_or(last);
                        let is_open = (today..=last).contains(&file);
                        let next = sitting.result.max(ready);
                        (is_open && pinned.allows(&sitting)).then(|| (dated_sitting(&sitting, file), next, next))
                    }));
                }
                let all: &[Sitting] = dates.get_or_init(|| sittings.all(today, self.setting.horizon));
                // A school lets its pupils sit with graduation in view (見込み): in its last year.
                let last_year = ready.plus_months(-12).max(from);
                let earliest = if *before_course_ends { last_year.min(ready) } else { ready };
                let open = all.iter().filter(|s| s.sits >= earliest && s.sits <= latest && s.closes >= today);
                let mut open: Vec<&Sitting> = open.filter(|sitting| pinned.allows(sitting)).collect();
                // Of those that lead on from the same day, the last leaves most room before it.
                open.sort_by_key(|sitting| (sitting.result.max(ready), Reverse(sitting.sits)));
                // Sittings on which the clauses certainly do not hold.
                let mut vain = today..today;
                Box::new(open.into_iter().filter_map(move |sitting| {
                    if vain.contains(&sitting.sits) {
                        return None;
                    }
                    let holds_from = self.holds_from(staging, |as_of| as_of != AsOf::Applying, sitting.sits);
                    if holds_from != Some(sitting.sits) {
                        vain = sitting.sits..holds_from.unwrap_or_else(Day::last);
                        return None;
                    }
                    let file = self.filing_day(staging, sitting, pinned.file)?;
                    let next = sitting.result.max(ready);
                    Some((dated_sitting(sitting, file), next, next))
                }))
            }
        }
    }

    /// The days on which a course can begin.
    fn course_begins<'d>(
        &'d self,
        staging: Staging<'d, '_, 'p, 'a>,
        program: &'a Program,
        intakes: &'d std::cell::OnceCell<Vec<Dated>>,
        ready: Day,
        latest: Day,
    ) -> Days<'d> {
        let today = self.setting.today;
        let finishes = self.setting.person.finishes.filter(|_| program.full_time && self.changes.is_empty());
        let ready = finishes.map_or(ready, |day| day.max(ready));
        let hours = if program.full_time { 0 } else { u32::from(program.hours_per_week) };
        let lasts = move |begin: Day| program.takes.after(begin);
        let aid = staging.dating.chosen.subsidy;
        if program.intakes.is_any() {
            let ends = program.intakes.ends.map_or(latest, |end| end.min(latest));
            let open = program.intakes.closes_before.after(today).max(ready);
            let earliest = aid.map_or(open, |aid| open.max(aid.subsidy.apply_before.after(today)));
            let (earliest, ends) = within(staging.pinned.begin, earliest, ends);
            let first = self.begins(staging, earliest, ends);
            let begins = first.filter_map(move |first| self.first_with_hours(first, ends, hours, &lasts));
            let enrols = staging.dating.chosen.way.is_enrolment();
            let begins = begins.filter(move |begin| !enrols || self.has_no_school(*begin, lasts(*begin)));
            return Box::new(begins.map(|begin| (begin, false)));
        }
        let all: &[Dated] = intakes.get_or_init(|| program.intakes.days(today, self.setting.horizon));
        Box::new(
            all.iter()
                .filter(move |dated| dated.day >= ready && dated.day <= latest)
                .filter(move |dated| staging.pinned.begin.is_none_or(|held| held == dated.day))
                .filter(move |dated| program.intakes.closes_before.before(dated.day) >= today)
                .filter(move |dated| aid.is_none_or(|aid| self.subsidy_pays(aid, staging.dating.view, dated.day)))
                .filter(move |dated| self.has_hours(dated.day, lasts(dated.day), hours))
                .filter(move |dated| {
                    !staging.dating.chosen.way.is_enrolment() || self.has_no_school(dated.day, lasts(dated.day))
                })
                .filter(move |dated| self.clauses_hold(staging, dated.day))
                .map(|dated| (dated.day, dated.estimate)),
        )
    }

    /// The first day from `from` to `until` on which a stage can begin; where being later can be of use, further days
    /// a month apart.
    fn begins<'d>(&'d self, staging: Staging<'d, '_, 'p, 'a>, from: Day, until: Day) -> impl Iterator<Item = Day> + 'd {
        let first = self.first_day(staging, from, until);
        let more = first.filter(|_| staging.dating.after.is_some() || staging.stage.lasts.is_some());
        let later = more.into_iter().flat_map(move |first| {
            let months = (1..).map(move |months| first.plus_months(months)).take_while(move |day| *day <= until);
            months.filter(move |day| self.clauses_hold(staging, *day))
        });
        first.into_iter().chain(later)
    }

    /// Whether a subsidy can be had for a course that begins on a day.
    pub fn subsidy_pays(&self, aid: &Aid<'a>, view: &View<'a>, begin: Day) -> bool {
        let judge = Judge { person: self.setting.person, view };
        let mut must = aid.asked.iter().filter(|asked| asked.strength.must());
        aid.subsidy.ends.is_none_or(|end| begin <= end)
            && aid.subsidy.apply_before.before(begin) >= self.setting.today
            && must.all(|asked| asked.can_stand(judge, begin, begin))
    }

    /// The last day of a filing window on which the clauses of applying hold, or the one held.
    fn filing_day(&self, staging: Staging<'_, '_, 'p, 'a>, sitting: &Sitting, held: Option<Day>) -> Option<Day> {
        let applying = |as_of| as_of == AsOf::Applying;
        let (first, last) = within(held, sitting.opens.max(self.setting.today), sitting.closes);
        if first > last || self.holds_from(staging, applying, first)? > last {
            return None;
        }
        // The last day is the one that binds; an earlier one only where a clause no longer holds on it.
        let mut days = (0..=first.days_until(last)).map(|days| last.plus_days(-days));
        days.find(|file| self.holds_from(staging, applying, *file) == Some(*file))
    }

    /// The first day from `from` to `until` on which the stage's clauses hold.
    fn first_day(&self, staging: Staging<'_, '_, 'p, 'a>, from: Day, until: Day) -> Option<Day> {
        let mut day = from;
        // They certainly do not hold before this day.
        let mut failed = from;
        while day <= until {
            let next = self.holds_from(staging, |_| true, day)?;
            if next == day {
                let mut first = failed;
                while first < day && !self.clauses_hold(staging, first) {
                    first = first.plus_days(1);
                }
                return Some(first);
            }
            failed = next;
            day = if day == until { next } else { next.max(day.plus_months(1)).min(until.max(next)) };
        }
        None
    }

    /// The day itself if those of the stage's clauses hold on it that are judged so; else one before which they certainly do
    /// not, if time can bring them.
    fn holds_from(&self, staging: Staging<'_, '_, 'p, 'a>, judged: impl Fn(AsOf) -> bool, day: Day) -> Option<Day> {
        let judge = Judge { person: self.setting.person, view: staging.dating.view };
        let mut refusing =
            self.wanted(staging).filter(|(asked, want)| judged(asked.as_of) && asked.judge(judge, day, day) < *want);
        refusing
            .try_fold(day, |from, (asked, _)| Some(from.max(judge.can_change(asked.ready(self.setting.person), day)?)))
    }

    fn clauses_hold(&self, staging: Staging<'_, '_, 'p, 'a>, day: Day) -> bool {
        self.setting.judges();
        let judge = Judge { person: self.setting.person, view: staging.dating.view };
        self.wanted(staging).all(|(asked, want)| asked.judge(judge, day, day) >= want)
    }

    /// The clauses of a stage that bind in this choice, each with the verdict that it must come to.
    fn wanted<'d>(&'d self, staging: Staging<'d, '_, 'p, 'a>) -> impl Iterator<Item = (&'d Asked<'a>, Verdict)> + 'd {
        let Staging { dating, number, stage, .. } = staging;
        stage.asked.iter().enumerate().filter_map(move |(index, asked)| {
            let want = self.choice.want(Place::Way(dating.chosen.number, number, index), asked.strength);
            want.map(|want| (asked, want))
        })
    }

    /// Whether no other way sends to school meanwhile: nobody is enrolled in two at once.
    fn has_no_school(&self, begin: Day, end: Day) -> bool {
        let ways = self.choice.ways.iter().zip(&self.ways);
        let mut schools = ways.filter_map(|(chosen, dated)| dated.as_ref()?.enrolled(chosen.way));
        schools.all(|(from, until)| until <= begin || end <= from)
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
