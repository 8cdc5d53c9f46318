//! Which card stands first: what a counsellor would name before the others to people who say little.
//! Each test names the route that it stands before.

mod checked;

use checked::{answer, every_route, in_post};
use norikae::dataset::Leaf;
use norikae::planner::{Answer, Card, Gain, Route};

fn soonest_certain(answer: &Answer) -> Route {
    let certain = answer.cards.iter().flat_map(Card::routes).filter(|route| !route.is_conditional());
    certain.min_by_key(|route| (route.arrival.month(), route.changes.len())).cloned().expect("a certain route")
}

#[test]
fn the_way_of_who_has_the_usual_years_in_their_trade_is_shown_first() {
    let profile = r#"{ "licences": ["nurse"], "role": "nurse-ward", "employed": true, "goal": { "target": "crc" } }"#;
    let answer = answer(profile);
    let first = answer.in_order()[0];
    let soonest = answer.cards.iter().flat_map(Card::routes).map(|route| route.arrival).min();
    assert_eq!(first.route.changes.len(), 1, "no post of another trade on the way");
    assert_eq!(first.routes().map(|route| route.arrival).min(), soonest);
}

#[test]
fn the_first_route_is_the_one_that_hangs_on_least() {
    let answer = answer(r#"{ "licences": ["acupuncturist"], "goal": { "target": "government-pharmacist" } }"#);
    let first = &answer.in_order()[0].route;
    // Six years of pharmacy school ask no degree; four years by graduate entry do, and arrive sooner. Who is 34 at the end of
    // pharmacy school is 28 today: the selection of experienced pharmacists comes first.
    assert_eq!(first.conditions.iter().map(Leaf::to_string).collect::<Vec<_>>(), ["age <= 58"]);
    let sooner: Vec<_> = every_route(&answer).filter(|route| route.arrival < first.arrival).collect();
    assert!(sooner.iter().any(|route| route.is_less_sure_than(first)));
    assert!(sooner.iter().any(|route| route.conditions.iter().any(|leaf| leaf.to_string() == "age <= 34")));
}

#[test]
fn what_hardly_anybody_meets_stands_behind() {
    let answer = answer(r#"{ "licences": ["acupuncturist"], "goal": { "target": "mhlw-pharma-officer" } }"#);
    let is_science = |leaf: &Leaf| leaf.to_string().contains("life-science-graduate");
    let first = &answer.in_order()[0].route;
    assert!(!first.conditions.iter().any(is_science), "{:?}", first.conditions);
    assert!(every_route(&answer).any(|route| route.arrival < first.arrival && route.conditions.iter().any(is_science)));
}

#[test]
fn posts_at_one_employer_stand_before_what_hardly_anybody_meets() {
    let answer = answer(r#"{ "licences": ["nurse"], "goal": { "target": "infection-control-nurse" } }"#);
    let five_years = |leaf: &Leaf| leaf.to_string().contains("infection-control >= 60");
    let is_direct = |route: &&Route| route.changes.len() == 1 && route.conditions.iter().any(five_years);
    let direct = every_route(&answer).find(is_direct).unwrap();
    let first = &answer.in_order()[0].route;
    assert!(!first.conditions.iter().any(five_years), "{:?}", first.conditions);
    assert_eq!((first.changes.len(), first.values.changes), (3, direct.values.changes));
}

#[test]
fn the_first_card_shows_the_route_for_which_it_stands_first() {
    let answer = answer(&format!(
        r#"{{ "licences": ["nurse"], {}, "goal": {{ "target": "certified-nurse-specialist" }} }}"#,
        r#""role": "nurse-ward", "employed": true"#
    ));
    let first = answer.in_order()[0];
    let five_years = |leaf: &Leaf| leaf.to_string().starts_with("months nursing-practice >= 60");
    assert!(
        first.route.is_conditional() && first.route.conditions.iter().any(five_years),
        "{:?}",
        first.route.conditions
    );
    assert!(first.variants.iter().any(|route| !route.is_conditional() && route.arrival > first.route.arrival));
}

#[test]
fn what_the_own_employer_may_offer_stands_before_leaving_for_a_further_post() {
    let answer = answer(
        r#"{ "licences": ["nurse"], "role": "nurse-ward", "employed": true,
        "goal": { "target": "hospital-infosec" } }"#,
    );
    let first = &answer.in_order()[0].route;
    assert_eq!(first.values.changes, 0);
    let leaving = |route: &&Route| route.values.changes > 0 && route.conditions.len() < first.conditions.len();
    assert!(every_route(&answer).any(|route| leaving(&route)));
}

#[test]
fn posts_that_help_with_what_must_be_are_looked_at_first() {
    let steps = |target: &str, post: &str| {
        let answer =
            answer(&format!(r#"{{ "licences": ["physical-therapist"], "goal": {{ "target": "{target}" }} }}"#));
        answer.in_order()[0].route.changes.iter().any(|change| change.role.as_str() == post)
    };
    assert!(steps("pmda-reviewer", "crc"));
    assert!(steps("community-generalist", "physician-specialist-trainee"));
}

#[test]
fn what_something_usual_meets_as_well_is_likely() {
    // Work in a pharmacy is enough: nobody must be a science graduate beside it.
    let answer = answer(r#"{ "licences": ["pharmacist"], "goal": { "target": "qa-qms" } }"#);
    let first = &answer.in_order()[0].route;
    let asks = |text: &str| first.conditions.iter().any(|leaf| leaf.to_string().contains(text));
    assert!(asks("pharmacy-practice") && asks("life-science-graduate"), "{:?}", first.conditions);
    assert_eq!(first.changes.len(), 1);
}

#[test]
fn nobody_takes_a_further_post_to_be_there_a_few_months_sooner() {
    let profile = r#"{ "licences": ["nurse"], "role": "nurse-ward", "employed": true,
        "goal": { "target": "general-dx-promoter" } }"#;
    let answer = answer(profile);
    let first = &answer.in_order()[0].route;
    let by_another = |route: &&Route| route.changes.len() > first.changes.len() && route.arrival < first.arrival;
    assert_eq!(first.changes.len(), 1);
    assert!(every_route(&answer).filter(by_another).count() > 0);
}

#[test]
fn nobody_takes_a_further_post_for_a_certain_arrival_a_few_months_sooner() {
    // A head of a hospital gives half a year's notice once, whatever comes next: another post first would save five months.
    let answer = in_post("physician", "hospital-executive-physician", "hospital-dx-promoter");
    let first = &answer.in_order()[0].route;
    assert!(!first.is_conditional() && first.changes.len() == 1, "{:?}", first.changes);
    let sooner = |route: &Route| !route.is_conditional() && route.arrival < first.arrival;
    assert!(every_route(&answer).any(|route| sooner(route) && route.changes.len() == 2));
}

#[test]
fn founding_is_not_staying() {
    let answer = answer(r#"{ "licences": ["nurse"], "goal": { "target": "home-visit-nursing-manager" } }"#);
    let founds = |route: &Route| route.changes.last().unwrap().kind.takes_capital();
    assert!(every_route(&answer).any(founds));
    let first = &answer.in_order()[0].route;
    assert!(!founds(first) && first.changes.len() == 2);
}

#[test]
fn work_of_an_own_licence_is_asked_before_other_work() {
    let answer = answer(r#"{ "licences": ["dietitian"], "goal": { "target": "care-manager-post" } }"#);
    let asked: Vec<String> = answer.in_order()[0].route.conditions.iter().map(Leaf::to_string).collect();
    assert!(asked.iter().any(|leaf| leaf.contains("nutrition-practice")), "{asked:?}");
    assert!(!asked.iter().any(|leaf| leaf.contains("social-work-practice")), "{asked:?}");
}

#[test]
fn who_can_be_paid_meanwhile_does_not_study_to_arrive_a_year_sooner() {
    let answer = answer(r#"{ "licences": ["dental-technician"], "goal": { "target": "care-manager-post" } }"#);
    let first = &answer.in_order()[0].route;
    let certain = || every_route(&answer).filter(|route| !route.is_conditional());
    let soonest = certain().min_by_key(|route| route.arrival).unwrap();
    assert!(!first.is_conditional() && first.values.unpaid_months == 0);
    assert!(soonest.values.unpaid_months >= 12 && soonest.arrival < first.arrival);
    assert!(first.arrival <= soonest.arrival.plus_months(12));
}

#[test]
fn owners_and_heads_are_hardly_under_an_age_for_beginners() {
    let asks_youth = |profile: &str| {
        let answer = answer(&format!(r#"{{ {profile}, "employed": true, "goal": {{ "target": "cra" }} }}"#));
        answer.in_order()[0].route.conditions.iter().any(|leaf| matches!(leaf, Leaf::Age { .. }))
    };
    assert!(asks_youth(r#""licences": ["dentist"], "role": "dentist-employed""#));
    assert!(!asks_youth(r#""licences": ["dentist"], "role": "dentist-owner""#));
}

#[test]
fn what_is_certain_stands_before_what_is_hardly_sooner() {
    let answer = answer(
        r#"{ "licences": ["pharmacist"], "role": "pharmacist-drugstore", "employed": true,
        "goal": { "target": "hospital-pharmacist" } }"#,
    );
    let first = &answer.in_order()[0].route;
    assert!(!first.is_conditional());
    assert!(every_route(&answer).any(|route| route.is_conditional() && route.arrival < first.arrival));
}

#[test]
fn of_equals_the_one_that_asks_for_fewer_years_stands_first() {
    let answer = answer(
        r#"{ "licences": ["emergency-life-saving-technician"], "role": "paramedic-fire", "employed": true,
        "goal": { "target": "civil-servant-general" } }"#,
    );
    let first = answer.in_order()[0];
    assert_eq!(first.route.changes[0].door.as_str(), "special-wards");
    let same_month = |route: &&Route| route.arrival.month() == first.route.arrival.month();
    assert!(every_route(&answer).filter(same_month).any(|route| route.changes[0].door.as_str() == "tokyo-career"));
}

#[test]
fn a_course_for_those_at_work_is_taken_in_the_post_on_the_way() {
    // Nursing school, a ward, then its patient safety: whether one works in a hospital today is no question.
    let answer = answer(r#"{ "licences": ["orthoptist"], "goal": { "target": "patient-safety-manager" } }"#);
    let first = &answer.in_order()[0].route;
    assert_eq!(first.conditions.iter().map(Leaf::to_string).collect::<Vec<_>>(), ["fact inside-post-open"]);
    let ward = first.changes[0].join;
    let is_course = |gains: &Gain| matches!(gains, Gain::Qualification { qualification, .. } if qualification.as_str() == "patient-safety-manager");
    assert!(first.ways.iter().any(|way| is_course(&way.gains) && way.held > ward), "{:?}", first.ways);
}

#[test]
fn what_is_certain_is_found_through_steps_that_one_prepares_for() {
    let certain = |licence: &str, target: &str| {
        let profile = format!(r#"{{ "licences": ["{licence}"], "goal": {{ "target": "{target}" }} }}"#);
        soonest_certain(&answer(&profile))
    };
    // An examination in basic IT opens the help desk of a hospital, a year there and another one its information security.
    let security = certain("dietitian", "hospital-infosec");
    assert_eq!((security.changes.len(), security.ways.len()), (2, 2));
    // No licence is needed for the agency: a degree by correspondence and a master's do, beside work but for two years.
    let agency = certain("acupuncturist", "pmda-reviewer");
    assert!(agency.values.unpaid_months <= 24, "{:?}", agency.ways);
}

#[test]
fn nobody_goes_through_further_posts_for_years_only_to_be_certain() {
    let answer = in_post("physician", "freelance-physician", "healthcare-it-technologist-post");
    let first = &answer.in_order()[0].route;
    let certain = soonest_certain(&answer);
    assert!(first.is_conditional() && first.changes.len() < certain.changes.len());
    assert!(first.arrival.plus_months(24) <= certain.arrival);
}

#[test]
fn nobody_takes_a_further_post_only_to_be_certain_of_what_is_usual() {
    let answer = answer(r#"{ "licences": ["clinical-psychologist"], "goal": { "target": "msl" } }"#);
    let first = &answer.in_order()[0].route;
    let certain = soonest_certain(&answer);
    assert!(first.is_conditional() && first.changes.len() < certain.changes.len());
    assert_eq!(first.arrival.month(), certain.arrival.month());
}

#[test]
fn who_can_study_beside_a_post_does_not_give_up_two_years_of_pay_for_as_much() {
    let answer = answer(r#"{ "licences": ["nurse"], "goal": { "target": "pmda-reviewer" } }"#);
    let first = &answer.in_order()[0].route;
    assert!(first.is_conditional() && first.values.unpaid_months == 0);
    let sooner = |route: &&Route| route.arrival < first.arrival && route.values.unpaid_months >= 24;
    let full_time = every_route(&answer).find(sooner).unwrap();
    assert!(first.arrival <= full_time.arrival.plus_months(24));
}

#[test]
fn of_certain_routes_as_soon_the_one_through_fewer_posts_stands_first() {
    let answer = in_post("physician", "physician-clinic-owner", "clinical-data-manager");
    let first = &answer.in_order()[0].route;
    assert!(!first.is_conditional() && first.changes.len() == 1, "{:?}", first.changes);
    let as_soon = |route: &Route| !route.is_conditional() && route.arrival.month() == first.arrival.month();
    assert!(every_route(&answer).any(|route| as_soon(route) && route.changes.len() == 2));
}
