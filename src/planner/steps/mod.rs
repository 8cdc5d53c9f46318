//! The roadmap of a route: one line for each thing to do, with its day, its cost and why it is there.

mod around;
mod core;
mod evidence;
mod wished;

pub use evidence::evidence;

use super::answer::{Cause, Route, Step, StepKind, What, Wished};
use super::prepared::Prepared;
use crate::base::{Day, Yen};
use std::collections::BTreeMap;

/// All steps of a route in the order of their days, and what is wished beside it.
pub fn steps(prepared: &Prepared<'_, '_>, route: &Route) -> (Vec<Step>, Vec<Wished>) {
    let mut list =
        StepList { today: prepared.request.today, steps: Vec::new(), usual: Vec::new(), seen: BTreeMap::new() };
    core::changes(prepared, route, &mut list);
    core::ways(prepared, route, &mut list);
    around::procedures(prepared, route, &mut list);
    around::networking(prepared, route, &mut list);
    let wished = wished::wished(prepared, route, &mut list);
    let mut steps = list.in_order();
    // What the person holds is no estimate.
    let pins = &prepared.request.goal.pins;
    steps.iter_mut().for_each(|step| step.estimate &= pins.get(&step.key) != Some(&step.from));
    (steps, wished)
}

/// Steps gathered so far; gives each its key.
pub struct StepList {
    pub today: Day,
    steps: Vec<Step>,
    /// The first and last day of each step as they would be without regard to today.
    usual: Vec<(Day, Day)>,
    /// How often a fact has given a step so far.
    seen: BTreeMap<String, u32>,
}

impl StepList {
    /// Adds a step. Its key is the fact behind it and its occurrence, never its position.
    pub fn add(&mut self, kind: StepKind, what: What, from: Day, to: Day, causes: Vec<Cause>) -> &mut Step {
        let fact = what.key();
        let count = self.seen.entry(fact.clone()).or_insert(0);
        *count += 1;
        let key = if *count == 1 { fact } else { format!("{fact}#{count}") };
        let late = to < self.today;
        self.usual.push((from, to));
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

    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Gives a cause to every step from one on; their keys.
    pub fn give_cause(&mut self, from: usize, cause: &Cause) -> Vec<String> {
        let steps = self.steps.get_mut(from..).unwrap_or_default();
        steps.iter_mut().for_each(|step| step.causes.insert(0, cause.clone()));
        steps.iter().map(|step| step.key.clone()).collect()
    }

    /// The steps by their days. What is due at once keeps the order in which it would usually have been done.
    fn in_order(self) -> Vec<Step> {
        let mut steps: Vec<((Day, Day), Step)> = self.usual.into_iter().zip(self.steps).collect();
        steps.sort_by(|(usual, a), (other, b)| {
            let order = |usual: (Day, Day), step: &Step| (step.from, usual, step.to, step.kind, step.force);
            order(*usual, a).cmp(&order(*other, b)).then_with(|| a.key.cmp(&b.key))
        });
        steps.into_iter().map(|(_, step)| step).collect()
    }
}

/// A price as a step shows it.
fn priced(step: &mut Step, cost: Option<Yen>) {
    step.unpriced = cost.is_none();
    step.cost = cost;
}
