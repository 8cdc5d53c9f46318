//! The steps dated so far, and the person's standing that follows from them.

use super::choice::{Choice, Place, Setting};
use crate::base::{Day, Id};
use crate::dataset::{AsOf, Program};
use crate::planner::answer::Verdict;
use crate::planner::matching::{Asked, Gained, GainedMonths, GainedSkill, Judge, Stretch, View};
use crate::planner::routes::{StagePlan, Way};

/// One change with its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DatedChange {
    pub apply: Day,
    pub sits: Option<Day>,
    pub offer: Day,
    pub join: Day,
    pub estimate: bool,
}

/// One stage with its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DatedStage {
    Course { begin: Day, end: Day, estimate: bool },
    Study { begin: Day, end: Day, hours_per_week: u32 },
    Sitting { file: Day, closes: Day, sits: Day, result: Day, estimate: bool },
    Papers { begin: Day, end: Day },
}

impl DatedStage {
    /// The day on which a clause of the stage is judged.
    pub fn judged(&self, as_of: AsOf) -> Day {
        match *self {
            Self::Course { begin, .. } | Self::Study { begin, .. } | Self::Papers { begin, .. } => begin,
            Self::Sitting { file, sits, .. } => match as_of {
                AsOf::Applying => file,
                _ => sits,
            },
        }
    }
}

/// One way with its dates.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DatedWay {
    pub stages: Vec<DatedStage>,
    pub held: Day,
}

impl DatedWay {
    /// Days between the end of the last learning before a sitting and that sitting: the smallest of them.
    pub fn slack(&self) -> Option<i32> {
        let mut ready: Option<Day> = None;
        let mut slack: Option<i32> = None;
        for stage in &self.stages {
            match *stage {
                DatedStage::Course { end, .. } | DatedStage::Study { end, .. } => ready = Some(end),
                DatedStage::Sitting { sits, .. } => {
                    if let Some(ready) = ready {
                        let days = ready.days_until(sits);
                        slack = Some(slack.map_or(days, |least: i32| least.min(days)));
                    }
                }
                DatedStage::Papers { .. } => {}
            }
        }
        slack
    }

    /// The day from which only a registration is left to wait for: papers at the end that take no longer than that.
    pub fn passed(&self) -> Day {
        let registrations = self.stages.iter().rev().map_while(|stage| match stage {
            DatedStage::Papers { begin, end } if begin.days_until(*end) <= REGISTRATION_DAYS => Some(*begin),
            _ => None,
        });
        registrations.last().unwrap_or(self.held)
    }

    /// Learning that takes hours of the week: from, until, hours.
    pub fn load<'s>(&'s self, way: &'s Way<'_>) -> impl Iterator<Item = (Day, Day, u32)> + 's {
        self.stages.iter().zip(&way.stages).filter_map(|(dated, stage)| match (dated, &stage.plan) {
            (DatedStage::Course { begin, end, .. }, StagePlan::Course { program, .. }) => {
                Some((*begin, *end, if program.full_time { 0 } else { u32::from(program.hours_per_week) }))
            }
            (DatedStage::Study { begin, end, hours_per_week }, _) => Some((*begin, *end, *hours_per_week)),
            _ => None,
        })
    }

    /// From when to when a full-time course forbids a post.
    pub fn full_time(&self, way: &Way<'_>) -> Option<(Day, Day)> {
        self.courses(way, |program| program.full_time)
    }

    /// From when to when somebody is enrolled in a school for it.
    pub fn enrolled(&self, way: &Way<'_>) -> Option<(Day, Day)> {
        self.courses(way, |_| true).filter(|_| way.is_enrolment())
    }

    fn courses(&self, way: &Way<'_>, counts: impl Fn(&Program) -> bool) -> Option<(Day, Day)> {
        let mut span: Option<(Day, Day)> = None;
        for (dated, stage) in self.stages.iter().zip(&way.stages) {
            if let (DatedStage::Course { begin, end, .. }, StagePlan::Course { program, .. }) = (dated, &stage.plan)
                && counts(program)
            {
                span = Some(span.map_or((*begin, *end), |(from, until)| (from.min(*begin), until.max(*end))));
            }
        }
        span
    }
}

/// Papers that take longer, in days, are more than a registration: a review, a second examination.
const REGISTRATION_DAYS: i32 = 62;

/// Everything dated so far.
#[derive(Clone)]
pub struct State<'s, 'p, 'a> {
    pub setting: &'s Setting<'p, 'a>,
    pub choice: &'s Choice<'p, 'a>,
    pub changes: Vec<DatedChange>,
    pub ways: Vec<Option<DatedWay>>,
    /// The first day out of the post held before change n, where a full-time way leaves it earlier than joining.
    pub left: Vec<Option<Day>>,
    /// What ways gain is taken as held for ever.
    pub lasting: bool,
}

impl<'s, 'p, 'a> State<'s, 'p, 'a> {
    pub fn new(setting: &'s Setting<'p, 'a>, choice: &'s Choice<'p, 'a>) -> Self {
        Self {
            setting,
            choice,
            changes: Vec::new(),
            ways: vec![None; choice.ways.len()],
            left: vec![None; choice.doors.len() + 1],
            lasting: false,
        }
    }

    /// The first day on which the next step may stand: today, or the day of the last joining.
    pub fn from(&self) -> Day {
        self.changes.last().map_or(self.setting.today, |change| change.join)
    }

    /// The person's standing that follows from what is dated.
    pub fn view(&self) -> View<'a> {
        self.view_with(None)
    }

    /// The standing with one more change.
    pub fn view_with(&self, more: Option<DatedChange>) -> View<'a> {
        let mut view = View::default();
        let changes = || self.changes.iter().copied().chain(more);
        let leaving = |number: usize| match (self.left[number], changes().nth(number)) {
            (Some(left), Some(change)) => Some(left.min(change.join)),
            (left, change) => left.or(change.map(|change| change.join)),
        };
        view.leaves = leaving(0);
        for (number, change) in changes().enumerate() {
            let door = self.choice.doors[number];
            view.posts.push(Stretch {
                from: change.join,
                until: leaving(number + 1).unwrap_or_else(Day::last),
                domains: door.gives.clone(),
                settings: door.settings.clone(),
                hours_per_week: 40,
            });
            let learnt = door.role.skills_after.unwrap_or_default().after(change.join);
            if leaving(number + 1).is_none_or(|left| learnt <= left) {
                view.skills.extend(door.role.skills.iter().map(|skill| GainedSkill { skill, from: learnt }));
            }
        }
        for (chosen, dated) in self.choice.ways.iter().zip(&self.ways) {
            let Some(dated) = dated else { continue };
            self.add_way(&mut view, chosen.way, dated);
        }
        view
    }

    fn add_way(&self, view: &mut View<'a>, way: &Way<'a>, dated: &DatedWay) {
        if let Some((qualification, route)) = way.qualification {
            let valid = qualification.valid.filter(|_| !self.lasting);
            let until = valid.map(|valid| valid.after(dated.held));
            let (passed, from) = (dated.passed(), dated.held);
            view.gained.push(Gained { id: &qualification.id, route: Some(&route.id), passed, from, until });
            view.gained.extend(way.brings.iter().map(|id| Gained { id, route: None, passed, from, until }));
        }
        for (stage, plan) in dated.stages.iter().zip(&way.stages) {
            if let (DatedStage::Course { end, .. }, StagePlan::Course { program, .. }) = (stage, &plan.plan) {
                view.skills.extend(program.skills.iter().map(|skill| GainedSkill { skill, from: *end }));
                view.months.extend(program.gives_months.iter().map(|given| GainedMonths {
                    domain: self.setting.person.domains.number(&given.domain),
                    months: given.months,
                    on: *end,
                }));
            }
        }
    }

    /// Whether the clauses that change `number` must meet hold on their days.
    pub fn change_holds(&self, view: &View<'a>, number: usize) -> bool {
        self.refusing(view, number, &self.changes[number]).is_none()
    }

    /// The first clause that change `number` must meet and does not: its number, and the day on which it is judged.
    pub fn refusing(&self, view: &View<'a>, number: usize, change: &DatedChange) -> Option<(usize, &Asked<'a>, Day)> {
        let judge = Judge { person: self.setting.person, view };
        let mut binding = self.choice.binding(number, &self.choice.doors[number].asked);
        let refuses = |(_, asked, want): &(usize, &Asked<'a>, Verdict)| {
            asked.judge(judge, change.judged(asked.as_of), change.join) < *want
        };
        binding.find(refuses).map(|(index, asked, _)| (index, asked, change.judged(asked.as_of)))
    }

    /// Whether the clauses that bind a dated way hold on their days, and its subsidy's when it begins.
    pub fn way_holds(&self, view: &View<'a>, number: usize) -> bool {
        let Some(dated) = &self.ways[number] else { return true };
        let chosen = &self.choice.ways[number];
        let judge = Judge { person: self.setting.person, view };
        let stages = dated.stages.iter().zip(&chosen.way.stages).enumerate().all(|(at, (dated, stage))| {
            stage.asked.iter().enumerate().all(|(index, asked)| {
                let want = self.choice.want(Place::Way(chosen.number, at, index), asked.strength);
                let day = dated.judged(asked.as_of);
                want.is_none_or(|want| asked.judge(judge, day, day) >= want)
            })
        });
        stages
            && chosen.subsidy.is_none_or(|aid| {
                let begins = dated.stages.iter().find_map(|stage| match stage {
                    DatedStage::Course { begin, .. } => Some(*begin),
                    _ => None,
                });
                begins.is_some_and(|begin| self.subsidy_pays(aid, view, begin))
            })
    }

    /// Whether everything dated so far holds.
    pub fn all_hold(&self) -> bool {
        let view = self.view();
        (0..self.changes.len()).all(|number| self.change_holds(&view, number))
            && (0..self.ways.len()).all(|number| self.way_holds(&view, number))
            && self.posts_are_lawful(&view)
    }

    fn posts_are_lawful(&self, view: &View<'a>) -> bool {
        let left = self.changes.windows(2).enumerate();
        left.map(|(number, pair)| (number, pair[0].join, pair[1].join)).all(|(number, join, leaves)| {
            self.choice.doors[number].lapsing(self.setting.person, view, join, leaves).is_empty()
        })
    }

    /// Hours a week already taken at most between two days.
    pub fn busiest(&self, from: Day, until: Day) -> u32 {
        let loads: Vec<(Day, Day, u32)> = self
            .choice
            .ways
            .iter()
            .zip(&self.ways)
            .filter_map(|(chosen, dated)| dated.as_ref().map(|dated| (chosen, dated)))
            .flat_map(|(chosen, dated)| dated.load(chosen.way))
            .filter(|(begin, end, _)| *begin < until && from < *end)
            .collect();
        let at = |day: Day| loads.iter().filter(|(begin, end, _)| *begin <= day && day < *end).map(|load| load.2).sum();
        std::iter::once(from).chain(loads.iter().map(|(begin, ..)| (*begin).max(from))).map(at).max().unwrap_or(0)
    }

    /// The earliest end of learning that runs on a day and has hours.
    pub fn next_release(&self, from: Day, until: Day) -> Option<Day> {
        self.choice
            .ways
            .iter()
            .zip(&self.ways)
            .filter_map(|(chosen, dated)| dated.as_ref().map(|dated| (chosen, dated)))
            .flat_map(|(chosen, dated)| dated.load(chosen.way))
            .filter(|(begin, end, hours)| *hours > 0 && *begin < until && from < *end)
            .map(|(_, end, _)| end)
            .min()
    }

    /// The posts that are acceptable for `in_work_by`, held on that day.
    pub fn in_work(&self) -> bool {
        let Some(in_work) = self.setting.in_work else { return true };
        let leaves = self.view().leaves;
        if self.setting.person.employed && in_work.present && leaves.is_none_or(|leaves| in_work.by < leaves) {
            return true;
        }
        let acceptable = |role: &Id| in_work.acceptable.contains(role);
        let joined = self.changes.iter().rposition(|change| change.join <= in_work.by);
        joined.is_some_and(|number| {
            acceptable(&self.choice.doors[number].role.id) && self.left[number + 1].is_none_or(|left| in_work.by < left)
        })
    }
}

impl DatedChange {
    /// The day on which a clause of the door is judged.
    pub fn judged(&self, as_of: AsOf) -> Day {
        match as_of {
            AsOf::Applying => self.apply,
            AsOf::Sitting => self.sits.unwrap_or(self.apply),
            AsOf::Joining => self.join,
            AsOf::FiscalYear => fiscal_year_start(self.join),
            AsOf::FirstOfFebruary => Day::new(self.apply.year(), 2, 1).unwrap_or(self.apply),
        }
    }
}

/// 1 April of the fiscal year that holds the day.
fn fiscal_year_start(day: Day) -> Day {
    let year = if day.month_of_year() >= 4 { day.year() } else { day.year() - 1 };
    Day::new(year, 4, 1).unwrap_or(day)
}
