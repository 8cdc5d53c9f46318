//! `plan(dataset, profile, request)`: routes from where a person stands to where they want to go.
//! Pure: no browser, no clock, no randomness; the same input gives the same output, byte for byte.

mod answer;

pub use answer::*;

use crate::base::{Day, Month};
use crate::dataset::Dataset;
use crate::profile::{Goal, Profile};

/// What is asked of the planner.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub goal: Goal,
    /// The civil day in Japan on which the plan is made.
    pub today: Day,
    /// Nothing is planned beyond this day.
    pub horizon: Day,
}

impl Request {
    /// A request with the usual horizon, the 31 March fifteen years on.
    pub fn new(goal: Goal, today: Day) -> Self {
        let horizon = Month::new(today.year() + 15, 3).last_day();
        Self { goal, today, horizon }
    }
}

/// Routes, evaluation, reasons and what stands beside them.
pub fn plan(_dataset: &Dataset, _profile: &Profile, _request: &Request) -> Answer {
    Answer::default()
}

/// The not-knowns whose answers would change the result. Costs two plans each.
pub fn questions(_dataset: &Dataset, _profile: &Profile, _request: &Request) -> Vec<Question> {
    Vec::new()
}
