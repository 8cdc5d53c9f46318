//! Answers on the real facts: each stands up to the checker, and schools let nobody sit before their last year.

#[allow(
    clippy::type_complexity,
    clippy::wrong_self_convention,
    clippy::needless_range_loop,
    reason = "the oracle serves other tests too"
)]
#[path = "worlds/checker.rs"]
mod checker;

use norikae::bundled;
use norikae::planner::{Answer, Request, TakenStage, plan};
use norikae::profile::{Event, Goal, Profile, read};

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
fn the_checker_accepts_the_routes_of_every_persona() {
    let dataset = bundled::dataset();
    for name in ["ce-dx", "gastroenterologist", "ophthalmologist", "nurse-crc"] {
        let (profile, request, answer) = persona(name);
        assert!(!answer.cards.is_empty(), "{name} has no route");
        let mut problems = checker::check_routes(&dataset, &profile, &request, &answer);
        // Where nothing is said of a post, the checker takes the person as unpaid; the planner takes pay as not known.
        if profile.role.is_none() && profile.employed.is_none() {
            problems.retain(|problem| !problem.contains("is without pay for"));
        }
        assert!(problems.is_empty(), "{name}: {problems:#?}");
    }
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
