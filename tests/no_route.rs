//! Where there is no route, or one only on conditions: what the answer says of it.

mod checked;

use checked::plan;
use norikae::base::Day;
use norikae::dataset::{Dataset, Leaf};
use norikae::planner::{Answer, Card, Request, Route};
use norikae::profile::{Profile, read};
use std::sync::LazyLock;

static DATASET: LazyLock<Dataset> = LazyLock::new(norikae::bundled::core);

fn asked(profile: &str) -> (Profile, Request) {
    let profile = read(profile).unwrap();
    let request = Request::new(profile.goal.clone().unwrap(), Day::new(2026, 11, 25).unwrap());
    (profile, request)
}

fn answer(profile: &str) -> Answer {
    let (profile, request) = asked(profile);
    plan(&DATASET, &profile, &request)
}

fn earliest(answer: &Answer) -> Option<Day> {
    answer.cards.iter().map(|card| card.route.arrival).min()
}

/// The evening school asks eighteen hours a week: with less there is no route, with just that there is one.
#[test]
fn where_hours_are_missing_it_says_how_many_are_enough() {
    let with = |hours: u8| {
        answer(&format!(
            r#"{{ "licences": ["orthoptist"], "hours_per_week": {hours}, "goal": {{ "target": "judo-therapist-staff" }} }}"#
        ))
    };
    let more = with(10).no_route.unwrap().more_hours.unwrap();
    assert_eq!((more.have, more.need), (10, 18));
    assert!(with(17).cards.is_empty());
    assert_eq!(earliest(&with(18)), Some(more.arrival));
}

/// Years under a licence that is not held are lacking, not unknown: they are no condition of a route.
#[test]
fn nobody_has_worked_under_a_licence_that_they_never_held() {
    let hangs_on_nursing_years = |licence: &str| {
        let answer =
            answer(&format!(r#"{{ "licences": ["{licence}"], "goal": {{ "target": "care-manager-post" }} }}"#));
        let under_nurse = |leaf: &Leaf| matches!(leaf, Leaf::Experience { filter, .. } if filter.under.as_ref().is_some_and(|id| id.as_str() == "nurse"));
        let hangs = |route: &Route| route.conditions.iter().any(under_nurse);
        answer.cards.iter().flat_map(Card::routes).any(hangs)
    };
    assert!(hangs_on_nursing_years("nurse"));
    assert!(!hangs_on_nursing_years("clinical-laboratory-technologist"));
}

/// A licence that takes years of school and an examination, asked for with a horizon of some months: the day named is
/// the one that a plan with room enough arrives on, sittings beyond the near horizon included.
#[test]
fn what_can_be_met_only_beyond_the_horizon_says_when() {
    let (profile, far) = asked(r#"{ "licences": ["nurse"], "goal": { "target": "dietitian-hospital" } }"#);
    let near = Request { horizon: "2027-03-31".parse().unwrap(), ..far.clone() };
    let arrives = earliest(&plan(&DATASET, &profile, &far));
    assert!(arrives.is_some());
    let shut = plan(&DATASET, &profile, &near).no_route.unwrap();
    assert_eq!(shut.doors.iter().filter_map(|door| door.earliest).min(), arrives);
}
