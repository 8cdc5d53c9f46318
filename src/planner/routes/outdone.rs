//! Ways that another way outdoes wherever they could be gone: the same gain by the same stages, no dearer, no slower, at
//! least as often.

use super::pins::Pins;
use super::ways::{PlannedStage, StagePlan, Way};
use crate::base::Id;
use crate::dataset::{Dataset, Intakes, Program};

/// Those of some ways to the same gain that no other of them outdoes, in their order. With a day held in it a way may be
/// gone at no other time, and the person means it.
pub fn worth_going(dataset: &Dataset, all: &[Way<'_>], ways: &[usize], pins: &Pins) -> Vec<usize> {
    let is_outdone = |number: &usize| {
        ways.iter().any(|other| {
            let (way, better) = (&all[*number], &all[*other]);
            other != number
                && !pins.bind(better)
                && !pins.bind(way)
                && outdoes(dataset, better, way)
                && (*other < *number || !outdoes(dataset, way, better))
        })
    };
    ways.iter().copied().filter(|number| !is_outdone(number)).collect()
}

/// Whether every route that goes way `b` is no worse with way `a` in its place.
fn outdoes(dataset: &Dataset, a: &Way<'_>, b: &Way<'_>) -> bool {
    let entry =
        |way: &Way<'_>| way.qualification.map(|(qualification, route)| (qualification.id.clone(), route.id.clone()));
    a.cost <= b.cost
        && a.hours() <= b.hours()
        && a.gates <= b.gates
        && (a.unpriced.is_empty() || a.unpriced == b.unpriced)
        && a.stages.len() == b.stages.len()
        && entry(a) == entry(b)
        && gives_as_much(a, b)
        && has_as_many_subsidies(dataset, a, b)
        && a.stages.iter().zip(&b.stages).all(|(a, b)| is_as_good(a, b))
        // What expires must not be gained earlier than it would be.
        && (a.qualification.is_none_or(|(gained, _)| gained.valid.is_none()) || takes_as_long(a, b))
}

fn gives_as_much(a: &Way<'_>, b: &Way<'_>) -> bool {
    let skills = b.programs().flat_map(|program| &program.skills);
    let mut skills_too = skills.map(|skill| a.programs().any(|program| program.skills.contains(skill)));
    let domains = b.programs().flat_map(|program| &program.gives_months).map(|given| &given.domain);
    let mut months_too = domains.map(|domain| a.months(domain) >= b.months(domain));
    skills_too.all(|has| has) && months_too.all(|has| has)
}

fn has_as_many_subsidies(dataset: &Dataset, a: &Way<'_>, b: &Way<'_>) -> bool {
    let pays = |way: &Way<'_>, programs: &[Id]| way.programs().any(|program| programs.contains(&program.id));
    dataset.subsidy.iter().all(|subsidy| !pays(b, &subsidy.programs) || pays(a, &subsidy.programs))
}

fn takes_as_long(a: &Way<'_>, b: &Way<'_>) -> bool {
    a.programs().map(|program| program.takes).eq(b.programs().map(|program| program.takes))
}

fn is_as_good(a: &PlannedStage<'_>, b: &PlannedStage<'_>) -> bool {
    let asked_too = a.asked.iter().all(|asked| {
        b.asked
            .iter()
            .any(|other| asked.asks == other.asks && asked.strength == other.strength && asked.as_of == other.as_of)
    });
    let plan = match (&a.plan, &b.plan) {
        (StagePlan::Course { program: a, .. }, StagePlan::Course { program: b, .. }) => is_as_good_a_course(a, b),
        (StagePlan::Study { hours: a }, StagePlan::Study { hours: b }) => a <= b,
        (StagePlan::Sitting { sittings: a, .. }, StagePlan::Sitting { sittings: b, .. }) => a == b,
        (StagePlan::Papers { takes: a }, StagePlan::Papers { takes: b }) => a == b,
        _ => false,
    };
    asked_too && plan && a.lasts == b.lasts && a.ends == b.ends
}

fn is_as_good_a_course(a: &Program, b: &Program) -> bool {
    a.takes.about_days() <= b.takes.about_days()
        && a.hours_per_week <= b.hours_per_week
        && (!a.full_time || b.full_time)
        && begins_as_often(&a.intakes, &b.intakes)
}

fn begins_as_often(a: &Intakes, b: &Intakes) -> bool {
    a == b
        || a.is_any()
            && a.closes_before.about_days() <= b.closes_before.about_days()
            && (a.ends.is_none() || a.ends == b.ends)
}
