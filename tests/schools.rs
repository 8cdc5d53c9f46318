//! Schools one after another, and posts that begin with the school year: no year is lost by a registration that takes weeks.

mod checked;

use norikae::base::Day;
use norikae::dataset::Dataset;
use norikae::planner::{Card, Request, Route, TakenStage};
use norikae::profile::Profile;
use std::sync::LazyLock;

static DATASET: LazyLock<Dataset> = LazyLock::new(norikae::bundled::core);

fn routes(profile: &str) -> Vec<Route> {
    let profile: Profile = serde_json::from_str(profile).unwrap();
    let request = Request::new(profile.goal.clone().unwrap(), day("2026-11-25"));
    let answer = checked::plan(&DATASET, &profile, &request);
    answer.cards.iter().flat_map(Card::routes).cloned().collect()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn schools(route: &Route) -> Vec<(Day, Day)> {
    let stages = route.ways.iter().flat_map(|way| &way.stages);
    let mut schools: Vec<(Day, Day)> = stages
        .filter_map(|stage| match stage {
            TakenStage::Course { begin, end, full_time: true, .. } => Some((*begin, *end)),
            _ => None,
        })
        .collect();
    schools.sort();
    schools
}

/// School from April 2027 to March 2028, examination in February, result in March: the municipality takes its public health
/// nurses on 1 April, while the registration is under way.
#[test]
fn a_nurse_is_a_municipal_public_health_nurse_in_the_april_after_school() {
    let nurse =
        r#"{ "licences": ["nurse"], "role": "nurse-ward", "employed": true, "goal": { "target": "municipal-phn" } }"#;
    let routes = routes(nurse);
    let first = routes.iter().map(|route| route.arrival).min();
    assert_eq!(first, Some(day("2028-04-01")));
    assert!(routes.iter().any(|route| schools(route) == [(day("2027-04-01"), day("2028-04-01"))]));
}

/// Nursing school until March and the examination passed: the school for public health nurses begins on 1 April.
#[test]
fn one_school_follows_the_other_without_a_year_between() {
    let routes = routes(r#"{ "licences": ["judo-therapist"], "goal": { "target": "municipal-phn" } }"#);
    let after_nursing_school: Vec<_> =
        routes.iter().map(schools).filter(|schools| schools.len() == 2 && schools[0].0 == day("2027-04-01")).collect();
    assert!(!after_nursing_school.is_empty());
    assert!(after_nursing_school.iter().all(|schools| schools[0].1 == schools[1].0), "{after_nursing_school:?}");
}

/// Years in a university hospital are years in a hospital.
#[test]
fn a_university_hospital_is_a_hospital() {
    let physician = r#"{ "licences": ["physician"], "role": "physician-university", "employed": true,
        "spells": [{ "role": "physician-university", "from": "2015-04-01" }], "goal": { "target": "ship-doctor" } }"#;
    assert!(routes(physician).iter().any(|route| route.changes.len() == 1 && !route.is_conditional()));
}

/// A degree beside a post is an enrolment too: no university has its medical students take a master's elsewhere meanwhile.
#[test]
fn nobody_takes_a_degree_beside_medical_school() {
    let routes = routes(r#"{ "licences": ["acupuncturist"], "goal": { "target": "academic-physician" } }"#);
    assert!(!routes.is_empty());
    let courses = |route: &Route| {
        let ways = route.ways.iter().map(|way| {
            let days = way.stages.iter().filter_map(|stage| match stage {
                TakenStage::Course { begin, end, .. } => Some((*begin, *end)),
                _ => None,
            });
            days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        });
        let mut all: Vec<(Day, Day)> = ways.flatten().filter(|(begin, end)| begin.days_until(*end) >= 700).collect();
        all.sort();
        all
    };
    for route in &routes {
        let long = courses(route);
        assert!(long.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{long:?}");
    }
}
