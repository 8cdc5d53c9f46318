//! The checker's view of the days that the person holds: every step of a route that is held stands on its day.

use super::{Change, Day, Facts, Gain, Problems, Route, TakenStage};

/// The day to which a step is held, by its key.
pub fn day(facts: &Facts, key: &str) -> Option<Day> {
    facts.request.goal.pins.get(key).copied()
}

/// An offer or a joining to which the person holds may lie a month past the usual one.
pub fn until(facts: &Facts, key: &str, usual: Day) -> Day {
    if day(facts, key).is_some() { usual.plus_months(1) } else { usual }
}

/// Every step of the route that is held stands on its day.
pub fn check(facts: &Facts, route: &Route, problems: &mut Problems) {
    let changes = route.changes.iter().flat_map(of_change);
    let ways = route.ways.iter().flat_map(|way| way.stages.iter().flat_map(|stage| of_stage(&way.gains, stage)));
    for (key, stands) in changes.chain(ways) {
        if let Some(held) = day(facts, &key) {
            problems.unless(stands == held, || format!("{key} is held to {held}, but stands on {stands}"));
        }
    }
}

fn of_change(change: &Change) -> Vec<(String, Day)> {
    let of = format!("{}/{}", change.role, change.door);
    let begins = if change.sits.is_some() { "file" } else { "search" };
    let mut days = vec![
        (format!("{begins}:{of}"), change.apply),
        (format!("offer:{of}"), change.offer),
        (format!("join:{}", change.role), change.join),
    ];
    days.extend(change.sits.map(|sits| (format!("sit:{of}"), sits)));
    days
}

fn of_stage(gains: &Gain, stage: &TakenStage) -> Vec<(String, Day)> {
    let key = |word: &str, stage: &dyn std::fmt::Display| match gains {
        Gain::Qualification { qualification, route, .. } => format!("{word}:{qualification}/{route}/{stage}"),
        Gain::Program { .. } => String::new(),
    };
    match stage {
        TakenStage::Course { program, begin, .. } => vec![(format!("course:{program}"), *begin)],
        TakenStage::Study { stage, begin, .. } => vec![(key("study", stage), *begin)],
        TakenStage::Papers { stage, begin, .. } => vec![(key("papers", stage), *begin)],
        TakenStage::Sitting { stage, file, sits, result, .. } => {
            vec![(key("file", stage), *file), (key("sit", stage), *sits), (key("result", stage), *result)]
        }
    }
}
