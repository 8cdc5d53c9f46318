//! Without a target the answer is what is near; with several, each has an answer of its own.

mod checked;

use norikae::base::{Day, Id};
use norikae::dataset::Dataset;
use norikae::planner::{Answer, Request, Route, TakenStage};
use norikae::profile::Profile;
use std::sync::LazyLock;

static DATASET: LazyLock<Dataset> = LazyLock::new(norikae::bundled::core);

fn asked(profile: &str) -> (Profile, Request) {
    let profile: Profile = serde_json::from_str(profile).unwrap();
    let goal = profile.goal.clone().unwrap_or_default();
    (profile, Request::new(goal, Day::new(2026, 11, 25).unwrap()))
}

fn answer(profile: &str) -> Answer {
    let (profile, request) = asked(profile);
    checked::plan(&DATASET, &profile, &request)
}

fn entered(route: &Route) -> &str {
    route.changes.last().unwrap().role.as_str()
}

const WARD: &str = r#"{ "licences": ["nurse"], "role": "nurse-ward", "employed": true }"#;

#[test]
fn what_is_near_is_entered_by_one_change_within_two_years_and_without_school() {
    let near = answer(WARD).near;
    assert!(near.iter().any(|route| entered(route) == "home-visit-nurse" && !route.is_conditional()));
    assert!(near.iter().any(|route| entered(route) == "crc" && route.is_conditional()));
    assert!(near.iter().all(|route| entered(route) != "nurse-ward"), "nobody is told of their own post");
    for route in &near {
        assert_eq!(route.changes.len(), 1);
        assert!(route.arrival <= "2028-11-25".parse().unwrap(), "{} opens on {}", entered(route), route.arrival);
        let mut stages = route.ways.iter().flat_map(|way| &way.stages);
        assert!(!stages.any(|stage| matches!(stage, TakenStage::Course { full_time: true, .. })));
    }
    let mut posts: Vec<&str> = near.iter().map(entered).collect();
    posts.sort_unstable();
    posts.dedup();
    assert_eq!(posts.len(), near.len(), "each post once");
}

#[test]
fn what_is_certain_is_told_before_what_hangs_on_something() {
    let near = answer(WARD).near;
    assert!(near.is_sorted_by_key(Route::is_conditional));
    assert!(near.iter().any(Route::is_conditional) && !near.iter().all(Route::is_conditional));
}

/// The routes to what is near are routes: who makes it the target arrives no later.
#[test]
fn what_is_near_is_reached_by_its_own_answer_too() {
    for near in answer(WARD).near.iter().take(5) {
        let target = entered(near);
        let profile = WARD.replace(" }", &format!(r#", "goal": {{ "target": "{target}" }} }}"#));
        let own = answer(&profile);
        let soonest = own.cards.iter().flat_map(|card| card.routes()).map(|route| route.arrival).min();
        assert!(soonest <= Some(near.arrival), "{target}: {soonest:?}, near on {}", near.arrival);
    }
}

#[test]
fn who_has_a_target_is_not_told_what_else_is_near() {
    assert!(answer(r#"{ "licences": ["nurse"], "goal": { "target": "crc" } }"#).near.is_empty());
}

#[test]
fn several_targets_have_a_front_each() {
    let (profile, request) =
        asked(r#"{ "licences": ["nurse"], "goal": { "target": "crc", "also": ["home-visit-nurse", "crc"] } }"#);
    let targets: Vec<Option<Id>> = request.each().into_iter().map(|request| request.goal.target).collect();
    assert_eq!(targets, [Some("crc".into()), Some("home-visit-nurse".into())]);
    for request in request.each() {
        let answer = checked::plan(&DATASET, &profile, &request);
        let target = request.goal.target.unwrap();
        assert!(answer.cards.iter().all(|card| entered(&card.route) == target.as_str()));
        assert!(!answer.cards.is_empty());
    }
}

#[test]
fn without_a_target_there_is_still_one_request() {
    let (_, request) = asked(WARD);
    assert_eq!(request.each(), [request]);
}
