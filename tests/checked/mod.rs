//! What tests plan with on the real facts: an answer that the checker of the small worlds finds nothing wrong in, or a
//! failed test.
#![allow(dead_code, reason = "each test crate that includes this uses another part of it")]

#[allow(
    clippy::type_complexity,
    clippy::wrong_self_convention,
    clippy::needless_range_loop,
    reason = "an oracle written for plainness"
)]
#[path = "../worlds/checker/mod.rs"]
mod checker;

pub use checker::check as problems;
use norikae::base::Day;
use norikae::dataset::Dataset;
use norikae::planner::{Answer, Card, Request, Route};
use norikae::profile::Profile;
use std::sync::LazyLock;

pub static DATASET: LazyLock<Dataset> = LazyLock::new(norikae::bundled::core);

/// The planner's answer, checked.
pub fn plan(dataset: &Dataset, profile: &Profile, request: &Request) -> Answer {
    let answer = norikae::planner::plan(dataset, profile, request);
    let problems = problems(dataset, profile, request, &answer);
    assert!(problems.is_empty(), "{profile:?}\n{problems:#?}");
    answer
}

/// The checked answer to a profile with its goal, on 25 November 2026.
pub fn answer(profile: &str) -> Answer {
    let profile: Profile = serde_json::from_str(profile).unwrap();
    let request = Request::new(profile.goal.clone().unwrap(), Day::new(2026, 11, 25).unwrap());
    plan(&DATASET, &profile, &request)
}

/// The answer to who is in a post, with its licence.
pub fn in_post(licence: &str, role: &str, target: &str) -> Answer {
    answer(&format!(
        r#"{{ "licences": ["{licence}"], "role": "{role}", "employed": true, "goal": {{ "target": "{target}" }} }}"#
    ))
}

/// Every route of an answer, of narrow cards too.
pub fn every_route(answer: &Answer) -> impl Iterator<Item = &Route> {
    answer.cards.iter().chain(&answer.narrow).flat_map(Card::routes)
}
