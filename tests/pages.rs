//! What the built app answered while it was driven through the browser tests: the checker accepts each answer, and the planner
//! gives the same one natively.
//!
//! The browser tests leave what was asked and replied in the file named below, a line each.

mod checked;

use norikae::base::Day;
use norikae::planner::{Answer, Request};
use norikae::profile::Profile;
use serde::Deserialize;

const ANSWERS: &str = "target/browser/answers.jsonl";

#[derive(Deserialize)]
struct Line {
    today: Day,
    profile: Profile,
    answer: Answer,
}

#[test]
#[ignore = "reads what the browser tests left: `scripts/test.sh browser`"]
fn every_answer_of_the_pages_is_possible_and_the_native_one() {
    let dataset = norikae::bundled::core();
    let text = std::fs::read_to_string(ANSWERS).unwrap();
    let mut wrong = Vec::new();
    for line in text.lines() {
        let Line { today, profile, answer } = serde_json::from_str(line).unwrap();
        let request = Request::new(profile.goal.clone().unwrap_or_default(), today);
        wrong.extend(checked::problems(&dataset, &profile, &request, &answer));
        if norikae::planner::plan(&dataset, &profile, &request) != answer {
            wrong.push(format!("{:?} is answered otherwise natively", request.goal));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let count = text.lines().count();
    assert!(count > 40, "only {count} answers were recorded");
}
