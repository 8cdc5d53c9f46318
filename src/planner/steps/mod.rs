//! The roadmap of a route: one line for each thing to do, with its day, its cost and why it is there.

mod around;
mod core;
mod evidence;

pub use evidence::evidence;

use super::answer::{Cause, Route, Step, StepKind, What};
use super::plan::Prepared;
use crate::base::{Day, Yen};
use std::collections::BTreeMap;

/// All steps of a route in the order of their days.
pub fn steps(prepared: &Prepared<'_, '_>, route: &Route) -> Vec<Step> {
    let mut list = StepList { today: prepared.request.today, steps: Vec::new(), seen: BTreeMap::new() };
    core::changes(prepared, route, &mut list);
    core::ways(prepared, route, &mut list);
    around::procedures(prepared, route, &mut list);
    around::networking(prepared, route, &mut list);
    list.steps.sort_by(|a, b| (a.from, a.to, a.kind, &a.key).cmp(&(b.from, b.to, b.kind, &b.key)));
    list.steps
}

/// Steps gathered so far; gives each its key.
pub struct StepList {
    pub today: Day,
    steps: Vec<Step>,
    /// How often a fact has given a step so far.
    seen: BTreeMap<String, u32>,
}

impl StepList {
    /// Adds a step. Its key is the fact behind it and its occurrence, never its position.
    pub fn add(&mut self, kind: StepKind, fact: &str, what: What, from: Day, to: Day, causes: Vec<Cause>) -> &mut Step {
        let count = self.seen.entry(fact.to_owned()).or_insert(0);
        *count += 1;
        let key = if *count == 1 { fact.to_owned() } else { format!("{fact}#{count}") };
        let late = to < self.today;
        self.steps.push(Step {
            key,
            kind,
            what,
            from: from.max(self.today),
            to: to.max(self.today).max(from),
            estimate: false,
            late,
            force: None,
            hours: 0,
            cost: None,
            unpriced: false,
            causes,
            only_if: Vec::new(),
        });
        let last = self.steps.len() - 1;
        &mut self.steps[last]
    }
}

/// A price as a step shows it.
fn priced(step: &mut Step, cost: Option<Yen>) {
    step.unpriced = cost.is_none();
    step.cost = cost;
}
