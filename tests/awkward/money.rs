//! Money: tiers that wait for later events, schemes that close others, tables, and obligations with a growing price.

use crate::{asks, leaf, parts, read};
use norikae::base::{Id, Lag, Yen};
use norikae::dataset::{Axis, Base, Later, Leaf, ObligationTerms, Pays, SubsidyTerms};

/// Terms with the given lines.
fn terms(lines: &str) -> SubsidyTerms {
    let head = r#"
        [[subsidy_terms]]
        subsidy = "s"
        kind = "benefit-person"
        authority = { ja = "国", en = "state" }
        who = { ja = "人", en = "people" }
        apply_where = { ja = "窓口", en = "counter" }
        paid = { ja = "後", en = "later" }
        again = { ja = "3年後", en = "after three years" }
    "#;
    read(&format!("{head}\n{lines}")).subsidy_terms.remove(0)
}

fn obligation(lines: &str) -> ObligationTerms {
    let head = "[[obligation_terms]]\nobligation = \"o\"\nlocked_by = { ja = \"契約\", en = \"the contract\" }";
    read(&format!("{head}\n{lines}")).obligation_terms.remove(0)
}

#[test]
fn senmon_jissen_pays_more_after_a_job_within_a_year_and_more_after_a_rise_which_nobody_knows_when_planning() {
    let terms = terms(
        r#"
        tier = [
          { id = "attending", pays = { rate = { per_mille = 500 } }, per = "year", most = 400_000, when = ["attending"], says = RULE },
          { id = "job", pays = { rate = { per_mille = 200 } }, per = "year", most = 160_000, adds = true, when = ["completed", { certificate = { within = "12m" } }, { employed = { within = "12m" } }], says = RULE },
          { id = "rise", pays = { rate = { per_mille = 100 } }, per = "year", most = 80_000, adds = true, when = [{ wage-rises = { per_mille = 50 } }], says = RULE },
        ]
        "#,
    );
    assert_eq!(terms.tier.iter().map(|t| t.is_known_when_planning()).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(terms.tier[1].when[2], Later::Employed { within: Lag::Months(12) });
    assert_eq!(terms.tier[2].when, [Later::WageRises { per_mille: 50 }]);
}

#[test]
fn the_course_is_designated_on_its_first_day_and_three_years_have_passed_since_the_last_payment() {
    let data = read(
        r#"
        [[subsidy]]
        id = "s"
        label = NAME
        amount = { rate = { per_mille = 500, most = 400_000 } }
        apply_before = "2w"
        clause = [
          { strength = "law", as_of = "joining", asks = "fact course-designated", basis = RULE },
          { strength = "law", as_of = "joining", asks = "any(never training-benefit, fact last-payment-3y-ago)", basis = RULE },
        ]
        proof = PROOF
        "#,
    );
    assert!(data.subsidy[0].programs.is_empty(), "what it covers may stand in its terms");
    assert_eq!(data.subsidy[0].clause.len(), 2);
}

#[test]
fn kyufu_shien_is_for_those_who_never_had_a_benefit_and_having_one_costs_it() {
    let tree = asks("all(never training-benefit, age < 45)");
    assert_eq!(leaf(&parts(&tree)[0]), &Leaf::Never { what: "training-benefit".into() });
    let terms = terms(
        r#"tier = []
        excludes = ["kihon-teate"]
        costs = { ja = "先に短い講座の給付を受けると使えなくなる", en = "an earlier benefit for a short course closes it" }"#,
    );
    assert!(terms.costs.is_some());
    assert_eq!(terms.excludes, [Id::from("kihon-teate")]);
}

#[test]
fn kyushoku_kunren_is_closed_by_savings_above_three_million() {
    let tree = asks("yen household-assets <= 3_000_000");
    let Leaf::Amount { yen, .. } = leaf(&tree) else { panic!() };
    assert_eq!(*yen, 3_000_000);
}

#[test]
fn hitorioya_pays_its_own_amount_less_another_benefit() {
    let terms = terms(
        r#"tier = []
        deducts = ["kyufu-ippan", "kyufu-tokutei-ippan"]"#,
    );
    assert!(terms.excludes.is_empty() && terms.deducts.len() == 2);
}

#[test]
fn the_unemployment_benefit_is_a_table_of_days_and_the_allowance_steps_at_a_third_and_two_thirds() {
    let terms = terms(
        r#"
        tier = [
          { id = "two-thirds", pays = { rate = { per_mille = 700 } }, per = "once", base = "remaining-benefit", when = [{ days-left = { at_least_per_mille = 667 } }], says = RULE },
          { id = "one-third", pays = { rate = { per_mille = 600 } }, per = "once", base = "remaining-benefit", when = [{ days-left = { at_least_per_mille = 334 } }], says = RULE },
        ]
        table = [{ id = "days", name = RULE, unit = "days", row = [
          { case = "own-request", of = [{ axis = "insured-months", least = 120, most = 239 }], value = 120 },
          { case = "dismissed", of = [{ axis = "age", least = 35, most = 44 }, { axis = "insured-months", least = 240 }], value = 270 },
          { from = "2026-08-01", of = [{ axis = "age", least = 30, most = 44 }], value = 8_270 },
        ] }]
        "#,
    );
    let steps: Vec<_> = terms.tier.iter().map(|tier| (&tier.pays, tier.base)).collect();
    assert_eq!(steps[0], (&Pays::Rate { per_mille: 700 }, Base::RemainingBenefit));
    assert_eq!(terms.tier[1].when, [Later::DaysLeft { at_least_per_mille: 334 }]);
    let rows = &terms.table[0].row;
    assert_eq!((rows[1].of[0].axis, rows[1].of[1].axis, rows[1].value), (Axis::Age, Axis::InsuredMonths, 270));
    assert!(rows[2].from.is_some(), "amounts change every first of August");
}

#[test]
fn a_scholarship_locks_the_prefecture_grows_dearer_pauses_and_endangers_a_board() {
    let terms = obligation(
        r#"
        served_by = "months clinical >= 108 in designated-area"
        grows = { value = 100, year = 2013, verified = true }
        at_once = true
        pauses = [{ ja = "育児休業", en = "parental leave" }]
        endangers = ["internal-medicine-specialist"]
        "#,
    );
    assert!(terms.served_by.is_some() && terms.at_once);
    assert_eq!(terms.grows.map(|figure| figure.value), Some(100), "parts per thousand a year");
    assert_eq!((terms.pauses.len(), terms.endangers.len()), (1, 1));
}

#[test]
fn a_fixed_term_opens_after_a_year_except_for_some_licences_and_ages() {
    let terms = obligation(
        r#"
        opens_after = "12m"
        opens_not_for = "any(holds physician, holds dentist, holds pharmacist, holds doctoral-degree, age >= 60)"
        "#,
    );
    assert_eq!(terms.opens_after, Some(Lag::Months(12)));
    assert_eq!(terms.opens_not_for.map(|asks| asks.0.leaves().len()), Some(5));
}

#[test]
fn yen_are_whole() {
    let fraction = r#"amount = { fixed = { yen = 461999.5 } }"#;
    let text = format!(
        "[[subsidy]]\nid = \"s\"\nlabel = {{ name = {{ ja = \"名\", en = \"name\" }} }}\n{fraction}\nproof = {}",
        crate::PROOF
    );
    assert!(toml::from_str::<norikae::dataset::Dataset>(&text).is_err());
    assert_eq!(Yen(660_000).per_mille(700), Yen(462_000), "not 461,999");
}
