//! The steps of a card: each of the route's dates has its step, and nothing else is there.

use super::*;

/// The list of steps says what the route does, on its days, and nothing else.
pub(super) fn check_steps(request: &Request, card: &Card, problems: &mut Problems) {
    let route = &card.route;
    let mut keys = BTreeSet::new();
    for step in &card.steps {
        problems.unless(keys.insert(&step.key), || format!("two steps have the key {}", step.key));
        problems.unless(step.from <= step.to, || format!("{} ends before it begins", step.key));
        problems.unless(step.from >= request.today, || format!("{} lies in the past", step.key));
        problems.unless(!step.causes.is_empty(), || format!("{} has no cause", step.key));
    }
    let mut expected: Vec<(What, Day)> = Vec::new();
    for change in &route.changes {
        let (role, door) = (change.role.clone(), change.door.clone());
        match change.sits {
            Some(sits) => {
                expected.push((What::FileSelection { role: role.clone(), door: door.clone() }, change.apply));
                expected.push((What::SitSelection { role: role.clone(), door: door.clone() }, sits));
            }
            None => expected.push((What::Search { role: role.clone(), door: door.clone() }, change.apply)),
        }
        expected.push((What::Join { role, door }, change.join));
        for paid in &change.pays {
            expected.push((What::PayObligation { obligation: paid.obligation.clone() }, change.join));
        }
    }
    for way in &route.ways {
        for stage in &way.stages {
            match (stage, &way.gains) {
                (TakenStage::Course { program, begin, .. }, _) => {
                    expected.push((What::Course { program: program.clone() }, *begin));
                }
                (
                    TakenStage::Sitting { stage, file, sits, result, .. },
                    Gain::Qualification { qualification, route, .. },
                ) => {
                    let ids = (qualification.clone(), route.clone(), stage.clone());
                    let (qualification, route, stage) = ids.clone();
                    expected.push((What::FileExam { qualification, route, stage }, *file));
                    let (qualification, route, stage) = ids.clone();
                    expected.push((What::SitExam { qualification, route, stage }, *sits));
                    let (qualification, route, stage) = ids;
                    if result != sits {
                        expected.push((What::ExamResult { qualification, route, stage }, *result));
                    }
                }
                (TakenStage::Papers { stage, begin, .. }, Gain::Qualification { qualification, route, .. }) => {
                    let what = What::Papers {
                        qualification: qualification.clone(),
                        route: route.clone(),
                        stage: stage.clone(),
                    };
                    expected.push((what, *begin));
                }
                (TakenStage::Study { stage, begin, .. }, Gain::Qualification { qualification, route, .. }) => {
                    let what = What::Study {
                        qualification: qualification.clone(),
                        route: route.clone(),
                        stage: stage.clone(),
                    };
                    expected.push((what, *begin));
                }
                _ => {}
            }
        }
        if let Some(subsidy) = &way.subsidy {
            expected.push((What::ApplySubsidy { subsidy: subsidy.subsidy.clone() }, subsidy.apply_by));
        }
    }
    for (what, day) in &expected {
        let days: Vec<Day> = card.steps.iter().filter(|step| step.what == *what).map(|step| step.from).collect();
        let on_its_day = match what {
            // Paid on leaving: about the day of joining the next post.
            What::PayObligation { .. } => !days.is_empty(),
            // From now until its last moment.
            What::ApplySubsidy { .. } => days.iter().any(|from| from <= day),
            _ => days.contains(day),
        };
        problems.unless(on_its_day, || format!("no step {what:?} on {day}, but on {days:?}"));
    }
    for step in &card.steps {
        let of_route = matches!(
            step.what,
            What::Search { .. }
                | What::FileSelection { .. }
                | What::SitSelection { .. }
                | What::Join { .. }
                | What::Course { .. }
                | What::Study { .. }
                | What::FileExam { .. }
                | What::SitExam { .. }
                | What::ExamResult { .. }
                | What::Papers { .. }
                | What::ApplySubsidy { .. }
                | What::PayObligation { .. }
        );
        let is_expected = expected.iter().any(|(what, _)| *what == step.what);
        let is_wished = step
            .causes
            .iter()
            .any(|cause| matches!(cause, Cause::Beside { wished } if request.goal.beside.contains(wished)));
        problems.unless(!of_route || is_expected || is_wished, || format!("{} is no step of the route", step.key));
    }
}
