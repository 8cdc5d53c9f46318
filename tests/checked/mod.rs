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
use norikae::dataset::Dataset;
use norikae::planner::{Answer, Request};
use norikae::profile::Profile;

/// The planner's answer, checked.
pub fn plan(dataset: &Dataset, profile: &Profile, request: &Request) -> Answer {
    let answer = norikae::planner::plan(dataset, profile, request);
    let problems = problems(dataset, profile, request, &answer);
    assert!(problems.is_empty(), "{profile:?}\n{problems:#?}");
    answer
}
