//! What came of the days that the person holds: kept, impossible, or of a step that no route has.

use super::answer::{Answer, NoRoute, Pin, PinOutcome, Step, What};
use super::prepared::{Prepared, Target, prepared};
use super::routes::Pins;
use super::{shut, steps};
use crate::base::{Day, Id};
use crate::dataset::Dataset;
use std::collections::{BTreeMap, BTreeSet};

/// Each held day of the goal, in the order of their steps' keys. Where some are kept by no card, one brief search with
/// those left open tells on which day each would stand.
pub fn pins(from: &Prepared<'_, '_>, answer: &Answer) -> Vec<Pin> {
    let held = from.request.goal.pins.iter();
    let mut pins: Vec<Pin> = held
        .map(|(key, day)| {
            let what = Pins::step(from.dataset, key).filter(|what| is_known(from.dataset, what));
            let outcome = match &what {
                None => PinOutcome::Unknown,
                Some(what) if is_kept(from, answer, &what.key(), *day) => PinOutcome::Kept,
                Some(_) => PinOutcome::Unused,
            };
            Pin { step: key.clone(), what, day: *day, outcome }
        })
        .collect();
    let is_kept = |pin: &Pin| pin.outcome == PinOutcome::Kept;
    if pins.iter().any(|pin| pin.outcome == PinOutcome::Unused) {
        let kept: BTreeSet<String> = pins.iter().filter(|pin| is_kept(pin)).map(|pin| pin.step.clone()).collect();
        let open = freed(from, |key| kept.contains(key), steps_otherwise);
        for pin in pins.iter_mut().filter(|pin| pin.outcome == PinOutcome::Unused) {
            if let Some(otherwise) = pin.what.as_ref().and_then(|what| open.get(&what.key())) {
                pin.outcome = PinOutcome::Impossible { otherwise: *otherwise };
            }
        }
    }
    pins
}

/// Whether a card, or another route of its kind, has a step on a day.
fn is_kept(from: &Prepared<'_, '_>, answer: &Answer, key: &str, day: Day) -> bool {
    let cards = || answer.cards.iter().chain(&answer.narrow);
    let stands = |steps: &[Step]| steps.iter().any(|step| step.key == key && step.from == day);
    let mut variants = cards().flat_map(|card| &card.variants);
    cards().any(|card| stands(&card.steps)) || variants.any(|route| stands(&steps::steps(from, route).0))
}

/// The steps of the routes that a brief search finds, each by its key with its earliest day.
fn steps_otherwise(free: &Prepared<'_, '_>) -> BTreeMap<String, Day> {
    let found = free.search_briefly();
    let routes = found.ordinary.routes().chain(found.narrow.routes());
    let mut days: BTreeMap<String, Day> = BTreeMap::new();
    for step in routes.flat_map(|route| steps::steps(free, route).0) {
        let earliest = days.entry(step.key).or_insert(step.from);
        *earliest = step.from.min(*earliest);
    }
    days
}

/// Why there is no route; where only the held days stand in the way, nothing else is a reason.
pub fn no_route(from: &Prepared<'_, '_>, target: Target<'_>) -> NoRoute {
    if from.ground.pins.is_empty() {
        return shut::no_route(from, target);
    }
    freed(
        from,
        |_| false,
        |free| {
            let without_pins = free.search().ordinary.routes().map(|route| route.arrival).min();
            match without_pins {
                Some(_) => NoRoute { without_pins, ..NoRoute::before(free.request.horizon) },
                None => shut::no_route(free, target),
            }
        },
    )
}

/// The same request with only some of its held days.
fn freed<R>(from: &Prepared<'_, '_>, keeps: impl Fn(&str) -> bool, then: impl FnOnce(&Prepared<'_, '_>) -> R) -> R {
    let mut request = from.request.clone();
    request.goal.pins.retain(|key, _| keeps(key));
    prepared(from.dataset, from.ground.person.profile, &request, then)
}

/// Whether the dataset has what a step is about.
fn is_known(dataset: &Dataset, what: &What) -> bool {
    let door = |role: &Id, door: &Id| {
        let role = dataset.role_of(role.as_str());
        role.is_some_and(|role| *door == Id::default() || role.door.iter().any(|known| known.id == *door))
    };
    let stage = |qualification: &Id, route: &Id, stage: &Id| {
        let entries = dataset.qualification_of(qualification.as_str()).into_iter().flat_map(|known| &known.entry);
        let mut stages = entries.filter(|entry| entry.id == *route).flat_map(|entry| &entry.stage);
        stages.any(|known| known.id == *stage)
    };
    match what {
        What::Search { role, door: of }
        | What::FileSelection { role, door: of }
        | What::SitSelection { role, door: of }
        | What::Offer { role, door: of }
        | What::Join { role, door: of } => door(role, of),
        What::Course { program } => dataset.program_of(program.as_str()).is_some(),
        What::Study { qualification, route, stage: of }
        | What::FileExam { qualification, route, stage: of }
        | What::SitExam { qualification, route, stage: of }
        | What::ExamResult { qualification, route, stage: of }
        | What::Papers { qualification, route, stage: of } => stage(qualification, route, of),
        _ => false,
    }
}
