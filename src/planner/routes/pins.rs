//! Days that the person holds (固定した日): a step that a route has stands on its day or the route is not gone. Which steps
//! a route has is not decided here.

use super::doors::DoorIn;
use super::ways::{PlannedStage, StagePlan, Way};
use crate::base::{Day, Id};
use crate::dataset::{Dataset, Sitting};
use crate::planner::answer::What;
use std::collections::BTreeMap;

/// All held days of a request.
#[derive(Debug, Default)]
pub struct Pins(Vec<(What, Day)>);

/// Held days of one change: of its search or filing, its sitting, its offer, its joining.
#[derive(Clone, Copy, Debug, Default)]
pub struct PinnedChange {
    pub apply: Option<Day>,
    pub sits: Option<Day>,
    pub offer: Option<Day>,
    pub join: Option<Day>,
}

/// Held days of one stage: of its beginning, or of filing, sitting and result.
#[derive(Clone, Copy, Debug, Default)]
pub struct PinnedStage {
    pub begin: Option<Day>,
    pub file: Option<Day>,
    pub sits: Option<Day>,
    pub result: Option<Day>,
}

impl Pins {
    /// Those of a goal, by the key of their step. A key that names no step with a day of its own holds nothing.
    pub fn new(dataset: &Dataset, pins: &BTreeMap<String, Day>) -> Self {
        Self(pins.iter().filter_map(|(key, day)| Some((Self::step(dataset, key)?, *day))).collect())
    }

    /// The step that a key names, its post by the id of today.
    pub fn step(dataset: &Dataset, key: &str) -> Option<What> {
        let mut what = What::dated(key)?;
        if let What::Search { role, .. }
        | What::FileSelection { role, .. }
        | What::SitSelection { role, .. }
        | What::Offer { role, .. }
        | What::Join { role, .. } = &mut what
            && let Some(known) = dataset.role_or_former(role)
        {
            *role = known.id.clone();
        }
        Some(what)
    }

    /// The day to which the course of a program is held.
    pub fn course(&self, of: &Id) -> Option<Day> {
        self.day(|what| matches!(what, What::Course { program } if program == of))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn day(&self, is: impl Fn(&What) -> bool) -> Option<Day> {
        self.0.iter().find(|(what, _)| is(what)).map(|(_, day)| *day)
    }

    pub fn change(&self, passed: &DoorIn<'_>) -> PinnedChange {
        if self.is_empty() {
            return PinnedChange::default();
        }
        let own = |role: &Id, door: &Id| *role == passed.role.id && *door == passed.door.id;
        PinnedChange {
            apply: self.day(|what| match what {
                What::Search { role, door } | What::FileSelection { role, door } => own(role, door),
                _ => false,
            }),
            sits: self.day(|what| matches!(what, What::SitSelection { role, door } if own(role, door))),
            offer: self.day(|what| matches!(what, What::Offer { role, door } if own(role, door))),
            join: self.day(|what| matches!(what, What::Join { role, .. } if *role == passed.role.id)),
        }
    }

    pub fn stage(&self, way: &Way<'_>, stage: &PlannedStage<'_>) -> PinnedStage {
        if self.is_empty() {
            return PinnedStage::default();
        }
        let own = |of: &Id, by: &Id, in_stage: &Id| {
            way.qualification.is_some_and(|(qualification, route)| qualification.id == *of && route.id == *by)
                && stage.id == Some(in_stage)
        };
        let held = |is: fn(&What) -> Option<(&Id, &Id, &Id)>| {
            self.day(|what| is(what).is_some_and(|(of, by, in_stage)| own(of, by, in_stage)))
        };
        let begin = match &stage.plan {
            StagePlan::Course { program, .. } => self.course(&program.id),
            StagePlan::Study { .. } => held(|what| match what {
                What::Study { qualification, route, stage } => Some((qualification, route, stage)),
                _ => None,
            }),
            StagePlan::Papers { .. } => held(|what| match what {
                What::Papers { qualification, route, stage } => Some((qualification, route, stage)),
                _ => None,
            }),
            StagePlan::Sitting { .. } => None,
        };
        PinnedStage {
            begin,
            file: held(|what| match what {
                What::FileExam { qualification, route, stage } => Some((qualification, route, stage)),
                _ => None,
            }),
            sits: held(|what| match what {
                What::SitExam { qualification, route, stage } => Some((qualification, route, stage)),
                _ => None,
            }),
            result: held(|what| match what {
                What::ExamResult { qualification, route, stage } => Some((qualification, route, stage)),
                _ => None,
            }),
        }
    }

    /// Whether some step of a way is held.
    pub fn bind(&self, way: &Way<'_>) -> bool {
        way.stages.iter().any(|stage| self.stage(way, stage).is_some())
    }
}

impl PinnedStage {
    /// Whether a sitting stands on the days that are held of it.
    pub fn allows(&self, sitting: &Sitting) -> bool {
        self.sits.is_none_or(|held| held == sitting.sits) && self.result.is_none_or(|held| held == sitting.result)
    }

    fn is_some(&self) -> bool {
        self.begin.or(self.file).or(self.sits).or(self.result).is_some()
    }
}

/// The part of some days that a held one leaves of them.
pub fn within(held: Option<Day>, from: Day, until: Day) -> (Day, Day) {
    held.map_or((from, until), |day| (from.max(day), until.min(day)))
}
