//! What hangs on events: procedures, networking, side posts, gaps, dates.

use crate::read;
use norikae::base::Lag;
use norikae::dataset::{Anchor, Dataset, Force, Mode};

fn procedure(lines: &str) -> Dataset {
    read(&format!("[[procedure]]\nid = \"p\"\nlabel = NAME\nwhat = RULE\nproof = PROOF\n{lines}"))
}

#[test]
fn leaving_the_ikyoku_is_told_by_custom_and_a_step_says_who_learns_of_the_plan() {
    let data = procedure(
        r#"
        only_if = "fact ikyoku-member"
        anchor = "leaving"
        timing = { before = "12m", at_latest_before = "6m" }
        force = "custom"
        reveals_to = { ja = "医局長、次に教授", en = "the head of staff, then the professor" }
        "#,
    );
    let step = &data.procedure[0];
    assert_eq!((step.anchor, step.force), (Anchor::Leaving, Force::Custom));
    assert!(step.reveals_to.is_some());
    assert_eq!(step.only_if.0.to_string(), "fact ikyoku-member", "a membership, not an employment");
}

#[test]
fn a_public_servants_side_post_takes_hours_and_a_permission_sixty_days_ahead() {
    let mut data = procedure(
        r#"
        only_if = "all(fact public-employee, fact wants-side-job)"
        anchor = "course"
        timing = { at_latest_before = "60d" }
        force = "law"
        "#,
    );
    data.merge(read(
        r#"
        [[program]]
        id = "weekend-clinic"
        label = NAME
        mode = "work"
        takes = "12m"
        hours_per_week = 8
        clause = [{ strength = "law", asks = "all(fact side-work-permitted, fact no-conflict-of-interest)", basis = RULE }]
        gives_months = [{ domain = "clinical", months = 12 }]
        proof = PROOF
        "#,
    ));
    assert_eq!(data.procedure[0].timing.at_latest_before, Some(Lag::Days(60)));
    let post = &data.program[0];
    assert_eq!((post.mode, post.full_time, post.hours_per_week), (Mode::Work, false, 8), "beside a post");
}

#[test]
fn a_congress_whose_month_is_over_is_next_years() {
    let data = read(
        r#"
        [[networking]]
        id = "n"
        label = NAME
        what = RULE
        held = { when = "months 5", prefecture = "hokkaido" }
        before = "9m"
        hours = 16
        brings = RULE
        proof = PROOF
        "#,
    );
    let held = data.networking[0].held.as_ref().unwrap();
    let day = |text: &str| text.parse().unwrap();
    let next = held.when.days(day("2026-11-25"), day("2028-12-31"))[0];
    assert_eq!((next.day, next.estimate), (day("2027-05-31"), true));
}

#[test]
fn advice_to_begin_half_a_year_ahead_is_advice() {
    let data = procedure("anchor = \"joining\"\ntiming = { before = \"180d\" }\nforce = \"advice\"");
    assert_eq!(data.procedure[0].force, Force::Advice);
    assert!(data.procedure[0].force > Force::Contract, "only law and contract constrain dates");
    assert_eq!(data.procedure[0].timing.at_latest_before, None);
}

#[test]
fn what_only_a_gap_or_a_date_causes_hangs_on_it() {
    let gap = procedure("anchor = \"gap\"\ntiming = { within_after = \"14d\" }\nforce = \"law\"");
    assert_eq!(gap.procedure[0].anchor, Anchor::Gap);
    let report = procedure(
        "licences = [\"nurse\"]\nanchor = \"year-end\"\ntiming = { within_after = \"15d\" }\nforce = \"law\"",
    );
    assert_eq!((report.procedure[0].anchor, report.procedure[0].licences.len()), (Anchor::YearEnd, 1));
}
