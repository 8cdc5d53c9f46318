//! Conditions: of posts, of grades, of doors.

use crate::{asks, leaf, parts, role};
use norikae::base::Id;
use norikae::dataset::{AsOf, Bound, Expr, Filter, Leaf, Measure, Purpose, Strength};

#[test]
fn clinic_founder_needs_hospital_years_after_residency_or_a_board_or_an_urgent_succession_or_to_sit_there_already() {
    let tree = asks(
        "any(months insured-practice >= 36 after residency in hospital under physician, holds basic-board, \
         fact urgent-succession, fact already-manager-there)",
    );
    let Expr::Any(ways) = &tree else { panic!("four ways") };
    let filter = Filter {
        after: Some("residency".into()),
        settings: vec!["hospital".into()],
        under: Some("physician".into()),
        ..Filter::default()
    };
    let years = Leaf::Experience { measure: Measure::Months, domain: "insured-practice".into(), least: 36, filter };
    assert_eq!(leaf(&ways[0]), &years);
    assert_eq!(leaf(&ways[1]), &Leaf::Holds { what: "basic-board".into(), by: None });
    assert_eq!(leaf(&ways[2]), &Leaf::Fact { what: "urgent-succession".into() }, "of the opportunity, not the person");
    assert_eq!(ways.len(), 4);
}

#[test]
fn mhlw_medical_officer_has_grades_with_their_own_years_judged_on_joining_and_an_expected_residency_counts() {
    let post = role(
        r#"clause = [{ strength = "rule", asks = "holds residency", as_of = "joining", expected_ok = true, basis = RULE }]"#,
        r#"
        [[role.grade]]
        id = "section-chief"
        name = { ja = "主査", en = "section chief" }
        clause = [{ strength = "rule", asks = "months work >= 24", as_of = "joining", basis = RULE }]
        pay = { low = { value = 5_000_000, year = 2025 }, high = { value = 6_000_000, year = 2025 } }
        [[role.grade]]
        id = "deputy-director"
        name = { ja = "課長補佐", en = "deputy director" }
        clause = [{ strength = "rule", asks = "months work >= 72", as_of = "joining", basis = RULE }]
        "#,
    );
    assert_eq!((post.clause[0].as_of, post.clause[0].expected_ok), (AsOf::Joining, true));
    let years: Vec<String> = post.grade.iter().map(|grade| grade.clause[0].asks.0.to_string()).collect();
    assert_eq!(years, ["months work >= 24", "months work >= 72"]);
    assert!(post.grade[0].pay.is_some() && post.grade[1].pay.is_none());
}

#[test]
fn mhlw_pharma_officer_and_allied_health_teacher_ask_for_years_that_differ_by_what_is_held() {
    let tree = asks(
        "any(all(holds doctorate, months work >= 60), all(holds pharmacist, months work >= 72), months work >= 84)",
    );
    let least: Vec<u32> = tree
        .leaves()
        .into_iter()
        .filter_map(|leaf| if let Leaf::Experience { least, .. } = leaf { Some(*least) } else { None })
        .collect();
    assert_eq!(least, [60, 72, 84]);
}

#[test]
fn infection_control_and_patient_safety_keep_statute_fee_and_custom_apart_and_differ_per_licence() {
    let post = role(
        r#"
        clause = [
          { strength = "law", asks = "nothing", purpose = "statute", basis = RULE },
          { strength = "closes", asks = "any(all(holds nurse, months infection >= 60), all(holds physician, months infection >= 36))", purpose = "fee" },
          { strength = "usual", asks = "holds cn-infection", purpose = "custom" },
        ]"#,
        "",
    );
    let purposes: Vec<Purpose> = post.clause.iter().map(|clause| clause.purpose).collect();
    assert_eq!(purposes, [Purpose::Statute, Purpose::Fee, Purpose::Custom]);
    assert!(matches!(&post.clause[1].asks.0, Expr::Any(licences) if licences.len() == 2));
}

#[test]
fn care_manager_asks_for_months_and_days_of_direct_care_at_once_in_one_of_many_licences() {
    let tree = asks(
        "some f of (nurse care-worker physical-therapist): all(holds f, months direct-care >= 60 under f, days direct-care >= 900 under f)",
    );
    assert_eq!(parts(&tree).len(), 3);
    for way in parts(&tree) {
        let [
            Leaf::Holds { what, .. },
            Leaf::Experience { measure: months, filter, .. },
            Leaf::Experience { measure: days, least, .. },
        ] = way.leaves()[..]
        else {
            panic!("{way}")
        };
        assert_eq!((*months, *days, *least), (Measure::Months, Measure::Days, 900));
        assert_eq!(filter.under.as_ref(), Some(what), "the days count only under the licence that is named");
    }
}

#[test]
fn certified_nurse_specialist_needs_sixty_months_of_which_thirty_six_in_the_field_of_the_same_course() {
    let tree =
        asks("all(months nursing >= 60, some f of (wound dialysis): all(months f >= 36, holds f by course-graduate))");
    let [whole, fields] = parts(&tree) else { panic!("{tree}") };
    assert_eq!(whole.to_string(), "months nursing >= 60");
    for (bound, field) in parts(fields).iter().zip(["wound", "dialysis"]) {
        assert_eq!(bound.to_string(), format!("all(months {field} >= 36, holds {field} by course-graduate)"));
    }
}

#[test]
fn nursing_teacher_and_ngo_physician_may_not_have_been_away_for_long() {
    let Leaf::Experience { filter, .. } = leaf(&asks("months nursing >= 60 gap <= 60")).clone() else { panic!() };
    assert_eq!(filter.longest_gap, Some(60), "not away from practice for more than five years");
    let Leaf::Experience { filter, .. } = leaf(&asks("months clinical >= 1 within 24")).clone() else { panic!() };
    assert_eq!(filter.within, Some(24), "worked in the last two years: waiting can harm");
}

#[test]
fn a_jpo_is_aged_on_the_first_of_february_of_the_round_and_an_official_on_the_first_of_april() {
    let post = role(
        r#"
        clause = [
          { strength = "rule", asks = "age <= 35", as_of = "first-of-february", basis = RULE },
          { strength = "rule", asks = "age < 30", as_of = "fiscal-year", basis = RULE },
        ]"#,
        "",
    );
    assert_eq!(post.clause.iter().map(|c| c.as_of).collect::<Vec<_>>(), [AsOf::FirstOfFebruary, AsOf::FiscalYear]);
    assert_eq!(leaf(&post.clause[0].asks.0), &Leaf::Age { bound: Bound::AtMost, years: 35 });
    assert_eq!(leaf(&post.clause[1].asks.0), &Leaf::Age { bound: Bound::Under, years: 30 });
}

#[test]
fn corporate_pharmacist_needs_the_licence_by_law_at_one_door_and_usually_at_another() {
    let door = |id: &str, strength: &str| {
        format!(
            r#"
            [[role.door]]
            id = "{id}"
            kind = "posting"
            grade = "{id}"
            to_offer = ["4w", "8w", "16w"]
            to_joining = ["4w", "8w", "12w"]
            clause = [{{ strength = "{strength}", asks = "holds pharmacist", basis = RULE }}]
            [[role.grade]]
            id = "{id}"
            name = {{ ja = "{id}", en = "{id}" }}
            "#
        )
    };
    let post = role("", &(door("responsible", "law") + &door("other", "usual")));
    assert_eq!((post.door[0].clause[0].strength, post.door[1].clause[0].strength), (Strength::Law, Strength::Usual));
    assert_eq!(post.door[0].grade, Some(Id::from("responsible")));
}

#[test]
fn sharoushi_asks_for_the_school_behind_a_licence_not_for_the_licence() {
    let tree = asks("any(holds nurse by school-3y, holds university)");
    assert_eq!(leaf(&parts(&tree)[0]), &Leaf::Holds { what: "nurse".into(), by: Some("school-3y".into()) });
    assert!(!tree.to_string().contains("assistant-nurse"));
}

#[test]
fn social_medicine_specialist_counts_from_before_its_registration_and_former_boards_count() {
    // Three months before registration count: 36 in all, of which 33 after it.
    let tree = asks(
        "all(months public-health >= 36, months public-health >= 33 after programme-registration, any(ever clinical-board, holds basic-board))",
    );
    let [all, after, boards] = parts(&tree) else { panic!("{tree}") };
    assert_eq!(all.to_string(), "months public-health >= 36");
    let Leaf::Experience { least, filter, .. } = leaf(after) else { panic!() };
    assert_eq!((*least, filter.after.as_ref().map(Id::as_str)), (33, Some("programme-registration")));
    assert_eq!(leaf(&parts(boards)[0]), &Leaf::Ever { what: "clinical-board".into() });
}

#[test]
fn an_internal_transfer_needs_a_post_with_that_employer_first() {
    let post = role(
        "",
        r#"
        [[role.door]]
        id = "inside"
        kind = "transfer"
        from = ["clinical-engineer-hospital", "nurse-ward"]
        only_if = "fact employer-has-it-section"
        to_offer = ["4w", "12w", "26w"]
        to_joining = ["0d", "4w", "12w"]
        joins = "04-01; 10-01"
        joining_may_wait = "6m"
        "#,
    );
    let door = &post.door[0];
    assert_eq!(door.from.len(), 2, "a person out of work takes a post of the own licence first");
    assert!(!door.kind.leaves_employer());
    assert_eq!(door.only_if.0, asks("fact employer-has-it-section"));
    assert!(door.joins.is_some());
}

#[test]
fn own_licence_posts_are_stations_with_doors_and_spans() {
    let post = role(
        "present = true\nlicences = [\"clinical-engineer\"]\ngives = [\"clinical-engineering\"]",
        "[[role.door]]\nid = \"posting\"\nkind = \"posting\"\nto_offer = [\"2w\", \"4w\", \"12w\"]\nto_joining = [\"2w\", \"4w\", \"8w\"]",
    );
    assert!(post.present && !post.door.is_empty());
    assert_eq!(post.gives, [Id::from("clinical-engineering")]);
}

#[test]
fn travel_on_call_and_transfers_are_conditions_of_a_post_not_requirements() {
    use norikae::dataset::Condition::{OnCall, Relocation, Travel};
    let post = role(r#"conditions = ["travel", "on-call", "relocation"]"#, "");
    assert_eq!(post.conditions, [Travel, OnCall, Relocation]);
    assert!(post.clause.is_empty());
}

#[test]
fn prerequisites_in_prose_become_rules_and_ids_that_differ_between_sources_become_one() {
    assert_eq!(asks("any(fact high-school, holds bachelor-degree)").leaves().len(), 2, "高卒・大卒");
    let post = role(r#"formerly = ["physician-private-hospital"]"#, "");
    let mut dataset = norikae::dataset::Dataset { role: vec![post], ..Default::default() };
    dataset.sort();
    let found = dataset.role_or_former(&"physician-private-hospital".into());
    assert_eq!(found.map(|role| role.id.as_str()), Some("r"));
}
