//! A roadmap: a route with its dates that the person keeps and tracks. It holds snapshots, so opening it never replans.

use crate::base::Day;
use crate::planner::{Card, Fallback, Mark, Route, Step};
use crate::profile::{Extra, Goal, Profile};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Name of a stored roadmap, `[a-z0-9]`, at most 16 characters. Stands in addresses: `#/roadmap/ID`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoadmapId(String);

impl RoadmapId {
    /// `None` where the text is no such name.
    pub fn new(text: &str) -> Option<Self> {
        let good = (1..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        good.then(|| Self(text.to_owned()))
    }

    /// A name made of a hash.
    pub fn from_hash(hash: u32) -> Self {
        Self(format!("{hash:x}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RoadmapId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A route that the person keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Roadmap {
    pub id: RoadmapId,
    /// The person's own title; empty: named by its route, in whichever language (see `roadmap_title` in `i18n`).
    pub title: String,
    /// The day on which it was planned.
    pub created: Day,
    /// [`crate::bundled::version`] of the dataset it was planned with.
    pub dataset: u32,
    /// Where the person stood, goal left out.
    pub profile: Profile,
    pub goal: Goal,
    #[serde(default)]
    pub marks: Vec<Mark>,
    pub route: Route,
    pub steps: Vec<Step>,
    /// Arrives after the goal's `arrive_by`.
    #[serde(default)]
    pub late: bool,
    #[serde(default)]
    pub fallback: Option<Fallback>,
    /// Step key to the day on which it was done.
    #[serde(default)]
    pub ticks: BTreeMap<String, Day>,
    /// Step key to the person's own words.
    #[serde(default)]
    pub notes: BTreeMap<String, String>,
    /// Fields of a later version, kept as they came.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Roadmap {
    /// Keeps a card. The id is settled when it is stored ([`super::Store::add`]).
    pub fn from_card(
        card: &Card,
        fallback: Option<&Fallback>,
        profile: &Profile,
        goal: &Goal,
        today: Day,
        dataset: u32,
        title: String,
    ) -> Self {
        Self {
            id: RoadmapId::from_hash(card.route.key()),
            title,
            created: today,
            dataset,
            profile: Profile { goal: None, ..profile.clone() },
            goal: goal.clone(),
            marks: card.marks.clone(),
            route: card.route.clone(),
            steps: card.steps.clone(),
            late: card.late,
            fallback: fallback.cloned(),
            ticks: BTreeMap::new(),
            notes: BTreeMap::new(),
            extra: Extra::new(),
        }
    }

    pub fn is_done(&self, step: &Step) -> bool {
        self.ticks.contains_key(&step.key)
    }

    /// Done steps and all steps.
    pub fn progress(&self) -> (usize, usize) {
        (self.steps.iter().filter(|step| self.is_done(step)).count(), self.steps.len())
    }

    /// Marks a step as done on `day`, or as not done.
    pub fn tick(&mut self, key: &str, day: Option<Day>) {
        match day {
            Some(day) => self.ticks.insert(key.to_owned(), day),
            None => self.ticks.remove(key),
        };
    }

    /// Sets the note of a step; an empty one removes it.
    pub fn note(&mut self, key: &str, text: &str) {
        if text.trim().is_empty() {
            self.notes.remove(key);
        } else {
            self.notes.insert(key.to_owned(), text.to_owned());
        }
    }

    pub(super) fn with_id(mut self, id: RoadmapId) -> Self {
        self.id = id;
        self
    }
}
