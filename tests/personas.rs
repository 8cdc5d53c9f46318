//! Answers on the real facts: each stands up to the checker and to what a counsellor would say of it
//! (`personas/*.expect.toml`), and schools let nobody sit before their last year.

mod checked;
#[path = "personas/expectation.rs"]
mod expectation;
#[path = "personas/judging.rs"]
mod judging;

use checked::plan;
use expectation::Sheet;
use judging::{Answered, Judged};
use norikae::bundled;
use norikae::dataset::Dataset;
use norikae::planner::{Answer, Gain, Request, Route, TakenStage};
use norikae::profile::{self, Event, Goal, Profile, read};
use std::collections::BTreeSet;

fn today() -> norikae::base::Day {
    "2026-11-25".parse().unwrap()
}

fn persona(name: &str) -> (Profile, Request, Answer) {
    let text = std::fs::read_to_string(format!("tests/personas/{name}.json")).unwrap();
    let profile = read(&text).unwrap();
    let request = Request::new(profile.goal.clone().unwrap(), today());
    let answer = plan(&bundled::dataset(), &profile, &request);
    (profile, request, answer)
}

#[test]
fn the_clinical_engineer_is_in_acceptable_work_by_the_end_of_the_year_on_every_route() {
    let (profile, _, answer) = persona("ce-dx");
    let goal = profile.goal.unwrap();
    let by = goal.in_work_by.unwrap();
    for card in &answer.cards {
        let first = &card.route.changes[0];
        assert!(first.join <= by && goal.acceptable.contains(&first.role), "{:?}", card.route.changes);
    }
}

#[test]
fn nobody_sits_a_licence_examination_before_the_last_year_of_school() {
    let dataset = bundled::dataset();
    let mut seen = 0;
    for licence in dataset.licences() {
        let goal = Goal { target: Some(licence.id.clone()), event: Event::Held, ..Goal::default() };
        let answer = plan(&dataset, &Profile::default(), &Request::new(goal, today()));
        let gains = |route: &Route| {
            route.ways.iter().any(
                |way| matches!(&way.gains, Gain::Qualification { qualification, .. } if *qualification == licence.id),
            )
        };
        for card in &answer.cards {
            let changes = card.route.changes.len();
            assert!(gains(&card.route), "{} is the goal, and not gained", licence.id);
            assert!(changes == 0 || card.route.changes[0].join < card.route.arrival, "{}: work after it", licence.id);
        }
        for way in answer
            .cards
            .iter()
            .flat_map(|card| card.route.ways.iter().chain(card.variants.iter().flat_map(|v| &v.ways)))
        {
            for pair in way.stages.windows(2) {
                if let [TakenStage::Course { end, .. }, TakenStage::Sitting { sits, .. }] = pair {
                    seen += 1;
                    assert!(sits.plus_months(12) > *end, "{}: sits {sits}, school ends {end}", licence.id);
                }
            }
        }
    }
    assert!(seen > 20, "only {seen} schools with an examination were seen");
}

/// A journey and its written variations: `NAME.json` and `NAME.*.json`, each with what is expected of its answer.
fn journey(name: &str) {
    let dataset = bundled::dataset();
    let base = answered(&dataset, name);
    let mut problems = expected(name, &base, None);
    let mut variations = 0;
    for variation in variations_of(name) {
        let other = answered(&dataset, &variation);
        if (&other.answer.cards, &other.answer.evaluation, &other.answer.no_route)
            == (&base.answer.cards, &base.answer.evaluation, &base.answer.no_route)
        {
            problems.push(format!("{variation}: the answer is that of {name}"));
        }
        problems.extend(expected(&variation, &other, Some(&base)));
        variations += 1;
    }
    if variations < 3 {
        problems.push(format!("{name}: three variations are asked, {variations} are there"));
    }
    assert!(problems.is_empty(), "\n\n{}\n", problems.join("\n\n"));
}

fn variations_of(name: &str) -> BTreeSet<String> {
    let files = std::fs::read_dir("tests/personas").unwrap().map(|file| file.unwrap().file_name());
    files
        .filter_map(|file| Some(file.to_str()?.strip_suffix(".json")?.to_owned()))
        .filter(|file| file.starts_with(&format!("{name}.")))
        .collect()
}

fn answered<'d>(dataset: &'d Dataset, name: &str) -> Answered<'d> {
    let text = std::fs::read_to_string(format!("tests/personas/{name}.json")).unwrap();
    let profile = read(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
    let request = Request::new(profile.goal.clone().unwrap(), today());
    let answer = norikae::planner::plan(dataset, &profile, &request);
    Answered { dataset, profile, request, answer }
}

/// Everything in an answer that its sheet does not expect, in words.
fn expected(name: &str, answered: &Answered<'_>, base: Option<&Answered<'_>>) -> Vec<String> {
    let text = std::fs::read_to_string(format!("tests/personas/{name}.expect.toml"))
        .unwrap_or_else(|why| panic!("{name} has no sheet of what is expected: {why}"));
    let sheet: Sheet = toml::from_str(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
    assert_eq!(sheet.base.is_some(), base.is_some(), "{name}: a variation names its base");
    let mut problems = always(name, answered);
    let must = sheet.must.iter().map(|entry| (entry, "must", true));
    let never = sheet.never.iter().map(|entry| (entry, "never", false));
    for (entry, list, right) in must.chain(never) {
        let Judged { holds, found } = answered.judge(entry, base);
        let says = &entry.says;
        match (&entry.open, holds == right) {
            (None, false) => problems.push(format!("{name} · {list} · {says}\n  found:\n{found}")),
            (Some(open), true) => problems.push(format!(
                "{name} · {list} · {says}\n  holds now: take away its mark `open = \"{open}\"`\n{found}"
            )),
            (None, true) | (Some(_), false) => {}
        }
    }
    problems
}

/// What is expected of every answer: a profile without mistakes, routes that the checker accepts, nothing before today.
fn always(name: &str, answered: &Answered<'_>) -> Vec<String> {
    let Answered { dataset, profile, request, answer } = answered;
    let mistakes = profile::check(profile, dataset, request.today).into_iter().map(|problem| format!("{problem:?}"));
    let unknown = profile::unknown_fields(profile).into_iter().map(|field| format!("unknown field {field}"));
    let wrong = checked::problems(dataset, profile, request, answer);
    let cards = || answer.cards.iter().chain(&answer.narrow);
    let changes = cards().flat_map(|card| &card.route.changes).map(|change| change.apply.min(change.join));
    let steps = cards().flat_map(|card| &card.steps).map(|step| step.from.min(step.to));
    let early = changes.chain(steps).filter(|day| *day < request.today).map(|day| format!("{day} is before today"));
    let twice = cards().filter(|card| {
        let all = &card.route.post_conditions;
        all.iter().enumerate().any(|(number, condition)| all[..number].contains(condition))
    });
    let twice = twice.map(|card| format!("{:?} says a condition twice", card.route.post_conditions));
    mistakes
        .chain(unknown)
        .chain(wrong)
        .chain(early)
        .chain(twice)
        .map(|problem| format!("{name} · always · {problem}"))
        .collect()
}

#[test]
fn the_clinical_engineer_finds_a_way_into_medical_dx_and_is_in_work_by_the_end_of_the_year() {
    journey("ce-dx");
}

#[test]
fn the_gastroenterologist_comes_home_with_fewer_nights() {
    journey("gastroenterologist");
}

#[test]
fn the_ophthalmologist_goes_to_tokyo_with_good_wishes() {
    journey("ophthalmologist");
}

#[test]
fn the_physician_at_retirement_age_works_by_day_near_home_and_teaches() {
    journey("second-career");
}

#[test]
fn the_physician_becomes_a_medical_officer_and_keeps_a_clinic_at_weekends() {
    journey("medical-officer");
}
