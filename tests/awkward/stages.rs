//! Ways to gain: stages, windows, partial results, upkeep, ends.

use crate::{asks, read};
use norikae::base::{Id, Lag};
use norikae::dataset::{Leaf, Qualification, QualificationKind, StageKind};

/// A qualification with the given lines in its table, then its routes.
fn qualification(lines: &str, routes: &str) -> Qualification {
    let head = "[[qualification]]\nid = \"q\"\nlabel = NAME\nkind = \"board\"\nproof = PROOF";
    read(&format!("{head}\n{lines}\n{routes}")).qualification.remove(0)
}

fn day(text: &str) -> norikae::base::Day {
    text.parse().unwrap()
}

#[test]
fn a_route_of_the_care_managers_that_is_only_planned_is_not_open_and_needs_no_date() {
    let q = qualification(
        "",
        r#"
        [[qualification.entry]]
        id = "five-more-licences"
        name = { ja = "受験資格の拡大(審議中)", en = "wider eligibility (under discussion)" }
        open = false
        stage = [{ id = "exam", name = { ja = "試験", en = "exam" }, kind = { sitting = { sittings = {} } } }]
        "#,
    );
    assert!(!q.entry[0].open);
}

#[test]
fn jma_occupational_physician_completed_the_course_and_has_five_years_for_the_certificate() {
    let data = read(
        r#"
        [[qualification]]
        id = "basic-course"
        label = NAME
        kind = "partial"
        valid = "60m"
        proof = PROOF
        [[qualification]]
        id = "certificate"
        label = NAME
        kind = "certificate"
        proof = PROOF
        [[qualification.entry]]
        id = "by-course"
        name = { ja = "研修から", en = "by the course" }
        clause = [{ strength = "rule", asks = "holds basic-course", basis = RULE }]
        [[qualification.entry.stage]]
        id = "papers"
        name = { ja = "申請", en = "papers" }
        kind = { sitting = { sittings = { sits = "months 1 3 5 7 9 11" } } }
        "#,
    );
    let course = data.qualification_of("basic-course").unwrap();
    assert_eq!((course.kind, course.valid), (QualificationKind::Partial, Some(Lag::Months(60))));
    let StageKind::Sitting { sittings, .. } = &data.qualification_of("certificate").unwrap().entry[0].stage[0].kind
    else {
        panic!("six deadlines a year")
    };
    assert_eq!(sittings.all(day("2027-01-01"), day("2027-12-31")).len(), 6);
}

#[test]
fn general_internist_starts_counting_anew_when_another_board_is_gained() {
    let q = qualification(r#"resets = ["general-medicine-practice"]"#, "");
    assert_eq!(q.resets, [Id::from("general-medicine-practice")]);
}

#[test]
fn internal_medicine_specialist_enters_the_programme_and_the_examination_by_different_windows() {
    let data = read(
        r#"
        [[program]]
        id = "internal-medicine-programme"
        label = NAME
        mode = "work"
        takes = "36m"
        hours_per_week = 0
        intakes = { begins = "04-01", closes_before = "5m" }
        proof = PROOF
        [[qualification]]
        id = "board"
        label = NAME
        kind = "board"
        proof = PROOF
        [[qualification.entry]]
        id = "programme"
        name = { ja = "専攻医", en = "by the programme" }
        stage = [
          { id = "programme", name = { ja = "専門研修", en = "programme" }, kind = { course = { programs = ["internal-medicine-programme"] } } },
          { id = "exam", name = { ja = "試験", en = "exam" }, kind = { sitting = { sittings = { sits = "1 sun of 7", closes_before = "4m" } } } },
        ]
        "#,
    );
    let intake = data.program[0].intakes.days(day("2026-11-25"), day("2028-12-31"))[0].day;
    assert_eq!(intake, day("2027-04-01"));
    let StageKind::Sitting { sittings, .. } = &data.qualification[0].entry[0].stage[1].kind else { panic!() };
    assert_eq!(sittings.all(day("2027-01-01"), day("2027-12-31"))[0].sits, day("2027-07-04"));
}

#[test]
fn a_nurse_sits_in_february_graduates_in_march_and_is_registered_after_it() {
    let q = qualification(
        "",
        r#"
        [[qualification.entry]]
        id = "school"
        name = { ja = "養成校", en = "school" }
        stage = [
          { id = "school", name = { ja = "学校", en = "school" }, kind = { course = { programs = ["nursing-school"] } } },
          { id = "exam", name = { ja = "国家試験", en = "exam" }, kind = { sitting = { before_course_ends = true, sittings = { sits = "2 sun of 2", result_after = "40d" } } } },
          { id = "registration", name = { ja = "免許申請", en = "registration" }, kind = { papers = { takes = "4w" } } },
        ]
        "#,
    );
    let kinds = &q.entry[0].stage;
    assert!(matches!(kinds[1].kind, StageKind::Sitting { before_course_ends: true, .. }));
    assert!(matches!(kinds[2].kind, StageKind::Papers { .. }));
}

#[test]
fn endoscopy_specialist_counts_only_practice_after_its_registration() {
    let tree = asks("months endoscopy >= 60 after endoscopy-registration");
    let [Leaf::Experience { filter, .. }] = tree.leaves()[..] else { panic!() };
    assert_eq!(filter.after, Some("endoscopy-registration".into()));
}

#[test]
fn passes_last_for_years_members_must_have_stayed_and_work_must_be_current() {
    let q = qualification(
        "",
        r#"
        [[qualification.entry]]
        id = "exam"
        name = { ja = "試験", en = "exam" }
        clause = [{ strength = "rule", asks = "all(member jace >= 60, months clinical-engineering >= 60 continuous current)", basis = RULE }]
        stage = [
          { id = "exam", name = { ja = "試験", en = "exam" }, kind = { sitting = { sittings = { sits = "months 6" } } }, lasts = "60m" },
          { id = "papers", name = { ja = "認定", en = "papers" }, kind = { papers = { takes = "8w" } } },
        ]
        "#,
    );
    assert_eq!(q.entry[0].stage[0].lasts, Some(Lag::Months(60)));
    let [Leaf::Member { months, .. }, Leaf::Experience { filter, .. }] = q.entry[0].clause[0].asks.0.leaves()[..]
    else {
        panic!()
    };
    assert_eq!((*months, filter.continuous, filter.current), (60, true, true));
}

#[test]
fn respiratory_therapy_needs_twelve_and_a_half_points_in_five_years_counted_in_tenths() {
    let tree = asks("points respiratory-points-tenths >= 125 within 60");
    assert_eq!(tree.leaves(), [&Leaf::Points { what: "respiratory-points-tenths".into(), least: 125, within: 60 }]);
}

#[test]
fn a_post_can_itself_be_the_training() {
    let data = read(
        r#"
        [[program]]
        id = "post-as-training"
        label = NAME
        mode = "work"
        takes = "36m"
        hours_per_week = 0
        gives_months = [{ domain = "public-health", months = 36 }]
        proof = PROOF
        "#,
    );
    assert_eq!(data.program[0].gives_months[0].months, 36);
}

#[test]
fn certified_internist_has_no_way_in_and_counts_where_it_is_held() {
    let q = qualification(r#"note = { ja = "新規の認定は終わりました", en = "No new ones are made" }"#, "");
    assert!(q.entry.is_empty() && q.note.is_some());
}

#[test]
fn course_a_ends_years_before_its_certificate_does() {
    let q = qualification(
        "",
        r#"
        [[qualification.entry]]
        id = "a"
        name = { ja = "A課程", en = "course A" }
        stage = [
          { id = "course", name = { ja = "教育", en = "course" }, kind = { course = { programs = ["a-course"] } }, ends = "2027-03-31" },
          { id = "certificate", name = { ja = "認定審査", en = "certificate" }, kind = { papers = { takes = "8w" } }, ends = "2030-03-31" },
        ]
        "#,
    );
    let ends: Vec<_> = q.entry[0].stage.iter().map(|stage| stage.ends).collect();
    assert_eq!(ends, [Some(day("2027-03-31")), Some(day("2030-03-31"))]);
}

#[test]
fn medical_mediator_and_registered_seller_are_kept_only_by_working_in_the_field() {
    let q = qualification(
        r#"upkeep = { every = "24m", what = { ja = "更新", en = "renewal" }, clause = [{ strength = "rule", asks = "months drug-sales >= 1 current", basis = RULE }] }"#,
        "",
    );
    let upkeep = q.upkeep.unwrap();
    assert_eq!(upkeep.every, Some(Lag::Months(24)));
    assert!(matches!(upkeep.clause[0].asks.0.leaves()[0], Leaf::Experience { filter, .. } if filter.current));
}
