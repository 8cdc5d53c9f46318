//! `plan(dataset, profile, request)`: routes from where a person stands to where they want to go.
//! Pure: no browser, no clock, no randomness; the same input gives the same output, byte for byte.

mod answer;
mod ask;
mod beside;
mod first;
mod front;
mod ground;
mod key;
mod likely;
mod matching;
mod near;
mod pinned;
mod plan;
mod prepared;
mod routes;
mod schedule;
mod shut;
mod steps;
mod told;

pub use answer::*;
pub use plan::{plan, questions};

use crate::base::{Day, Month};
use crate::profile::Goal;

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

    /// One request for each target: several targets have a front each.
    pub fn each(&self) -> Vec<Self> {
        let also = self.goal.also.iter().filter(|also| self.goal.target.as_ref() != Some(also));
        let targets = self.goal.target.iter().chain(also);
        let mut all: Vec<Self> = targets
            .map(|target| {
                let goal = Goal { target: Some(target.clone()), also: Vec::new(), ..self.goal.clone() };
                Self { goal, ..self.clone() }
            })
            .collect();
        if all.is_empty() {
            all.push(self.clone());
        }
        all
    }
}
