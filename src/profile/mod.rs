//! The person and the goal (現在地・目的地), in the one JSON format that the app exports and the command line reads.
//! What a profile neither says nor denies is not known; fields that are not ours are kept as they came.

mod check;
mod file;

pub use check::{IdKind, Problem, check};
pub use file::{FileError, read, unknown_fields, write};

use crate::base::{Day, Id, Yen};
use crate::dataset::Dataset;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// Fields of a file that this version does not know; written back unchanged.
pub type Extra = BTreeMap<String, serde_json::Value>;

/// A person: where they stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Day of birth; `2026-11` style (first of the month) will do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<Day>,
    /// Age in full years on the day of the plan, where `born` is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<u8>,
    /// Prefecture of residence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    /// All licences held. What is not listed is lacked.
    pub licences: Vec<Held>,
    /// Other qualifications, degrees, completed courses, passed parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Held>,
    /// Qualifications the person certainly does not have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<Id>,
    /// Answers to yes/no questions, by the id of the fact.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<Id, bool>,
    /// Yen amounts the person names, by the id of the fact.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub amounts: BTreeMap<Id, i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Id>,
    /// The present post, or the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Id>,
    /// Whether the person is in that post now. Taken as true where a `role` is given and no `left`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employed: Option<bool>,
    /// The day of leaving the last post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Day>,
    /// History. Absent: nothing is known of it. Empty: there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spells: Option<Vec<Spell>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub memberships: Vec<Held>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<Bound>,
    /// Hours a week for learning. Zero is a legal answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_per_week: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub savings: Option<Yen>,
    /// Conditions of the present (or last) post.
    #[serde(skip_serializing_if = "Conditions::is_empty")]
    pub now: Conditions,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Something held, with what is known of how and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Held {
    pub id: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Day>,
    /// The entry route by which it was gained, where that matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Id>,
}

impl<'de> Deserialize<'de> for Held {
    /// Either the id alone, or an object with it.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Id(Id),
            Full { id: Id, since: Option<Day>, expires: Option<Day>, by: Option<Id> },
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Id(id) => Self { id, ..Self::default() },
            Written::Full { id, since, expires, by } => Self { id, since, expires, by },
        })
    }
}

impl From<&str> for Held {
    fn from(id: &str) -> Self {
        Self { id: Id::new(id), ..Self::default() }
    }
}

/// One dated stretch of work (職歴).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spell {
    /// A role of the dataset, whose domains and settings then count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Id>,
    /// Further domains of experience.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<Id>,
    /// Settings, where the role leaves them open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<Id>,
    pub from: Day,
    /// The last day; absent while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_per_week: Option<u8>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// An obligation the person is under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    pub id: Id,
    pub until: Day,
    /// What it costs to leave earlier; absent where it cannot be bought off or the price is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Yen>,
}

/// Conditions of a post, as it is or as it is wished. Each is a number that can be compared side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Conditions {
    /// Yen a year before tax.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<Yen>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nights_per_month: Option<u8>,
    /// Half-days a week (nine for four and a half days).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub half_days_per_week: Option<u8>,
    /// Minutes one way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commute_minutes: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_call: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub travel: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teaching: Option<bool>,
}

impl Conditions {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The dated event of a target, and what is wished with it (目的地).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goal {
    /// A role, or a qualification to be held. Without it there are no routes, but posts that are near.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Id>,
    /// Further targets, each with routes of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Id>,
    pub event: Event,
    /// Binds the event and never filters: later routes are shown and say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrive_by: Option<Day>,
    /// By this day the person must be in an acceptable post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_work_by: Option<Day>,
    /// Posts acceptable for `in_work_by`; empty: any post of an own licence, and the target.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acceptable: Vec<Id>,
    /// Conditions wished of the new post.
    #[serde(skip_serializing_if = "Conditions::is_empty")]
    pub wishes: Conditions,
    /// Side posts and later programs wished beside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Id>,
    /// Days to which steps are held, by the key of the step as a roadmap shows it: `sit:…`, `course:…`, `join:…`. A route
    /// that has the step has it on that day.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub pins: BTreeMap<String, Day>,
    #[serde(flatten)]
    pub extra: Extra,
}

impl Goal {
    /// The event that is meant: a target that is no post is held, whatever else is said.
    pub fn event_in(&self, dataset: &Dataset) -> Event {
        match &self.target {
            Some(target) if dataset.role_or_former(target).is_none() => Event::Held,
            _ => self.event,
        }
    }
}

/// The event that counts as arriving.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The offer is made.
    Offer,
    #[default]
    Joining,
    /// A qualification is held.
    Held,
}

impl Profile {
    /// Whether the person is in their `role` on the day of the plan.
    pub fn is_employed(&self, today: Day) -> bool {
        self.role.is_some() && self.employed.unwrap_or_else(|| self.left.is_none_or(|left| left >= today))
    }

    /// Age in full years on `day`, if known. An age without a birthday grows from the day of the plan.
    pub fn age_on(&self, day: Day, today: Day) -> Option<i32> {
        match (self.born, self.age) {
            (Some(born), _) => Some(day.age_of(born)),
            (None, Some(age)) => Some(i32::from(age) + today.whole_months_until(day) / 12),
            (None, None) => None,
        }
    }

    pub fn holds_licence(&self, id: &Id) -> bool {
        self.licences.iter().any(|held| held.id == *id)
    }
}
