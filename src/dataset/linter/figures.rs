//! Figures: rates, yen, and wages that belong to a wider category.

use super::{Finding, error, warning};
use crate::dataset::{Amount, Counts, Dataset, Figure, Pay, Pays};
use std::collections::BTreeMap;

pub(super) fn rates_out_of_range(dataset: &Dataset, found: &mut Vec<Finding>) {
    let mut rate = |entry: String, field: &str, value: i64| {
        if !(0..=1000).contains(&value) {
            found.push(error(
                "rate-out-of-range",
                entry,
                format!("`{field}` is {value} parts per thousand"),
                "write parts per thousand, from 0 to 1000",
            ));
        }
    };
    for q in &dataset.qualification {
        let rates = [
            ("pass_rate", &q.pass_rate),
            ("pass_rate_first", &q.pass_rate_first),
            ("pass_rate_repeat", &q.pass_rate_repeat),
        ];
        for (field, figure) in rates {
            if let Some(figure) = figure {
                rate(format!("qualification {}", q.id), field, figure.value);
            }
        }
    }
    for e in &dataset.equivalent {
        if let Counts::Rate { per_mille, .. } = e.to {
            rate(format!("equivalent {}", e.id), "per_mille", i64::from(per_mille));
        }
    }
    for e in &dataset.subsidy {
        if let Amount::Rate { per_mille, .. } = e.amount {
            rate(format!("subsidy {}", e.id), "per_mille", i64::from(per_mille));
        }
    }
    for e in &dataset.subsidy_terms {
        for tier in &e.tier {
            if let Pays::Rate { per_mille } = tier.pays {
                rate(format!("subsidy-terms {}", e.subsidy), tier.id.as_str(), i64::from(per_mille));
            }
        }
        if let Some(interest) = &e.interest {
            rate(format!("subsidy-terms {}", e.subsidy), "interest", interest.value);
        }
    }
}

/// Amounts of yen with the place where they stand.
fn amounts(dataset: &Dataset) -> Vec<(String, &'static str, &Figure)> {
    let mut all: Vec<(String, &'static str, &Figure)> = Vec::new();
    all.extend(
        dataset.program.iter().flat_map(|e| e.price.iter().map(move |f| (format!("program {}", e.id), "price", f))),
    );
    for q in &dataset.qualification {
        let fees = q.entry.iter().flat_map(|route| &route.stage).filter_map(|stage| stage.fee.as_ref());
        all.extend(fees.map(|fee| (format!("qualification {}", q.id), "fee", fee)));
    }
    all.extend(
        dataset.procedure.iter().flat_map(|e| e.fee.iter().map(move |f| (format!("procedure {}", e.id), "fee", f))),
    );
    for (role, pay) in pays(dataset) {
        all.extend([(format!("role {role}"), "pay low", &pay.low), (format!("role {role}"), "pay high", &pay.high)]);
    }
    all
}

fn pays(dataset: &Dataset) -> impl Iterator<Item = (&str, &Pay)> {
    dataset.role.iter().flat_map(|role| {
        role.pay
            .iter()
            .chain(role.grade.iter().filter_map(|grade| grade.pay.as_ref()))
            .map(|pay| (role.id.as_str(), pay))
    })
}

pub(super) fn negative_yen(dataset: &Dataset, found: &mut Vec<Finding>) {
    for (entry, field, figure) in amounts(dataset) {
        if figure.value < 0 {
            let message = format!("`{field}` is {} yen", figure.value);
            found.push(error("negative-yen", entry, message, "amounts are whole yen, not below zero"));
        }
    }
    for (role, pay) in pays(dataset) {
        if pay.low.value > pay.high.value {
            let message = "the band of pay ends below its beginning".into();
            found.push(error("negative-yen", format!("role {role}"), message, "order the two"));
        }
    }
}

/// Two roles of the same pay to the yen stand on one figure of the statistics: it is the category's, not theirs.
pub(super) fn shared_wages(dataset: &Dataset, found: &mut Vec<Finding>) {
    let mut bands: BTreeMap<(i64, i64, u16), Vec<&str>> = BTreeMap::new();
    for (role, pay) in pays(dataset) {
        let is_round = [pay.low.value, pay.high.value].iter().all(|yen| yen % 500_000 == 0);
        if pay.shared_category.is_none() && !is_round {
            bands.entry((pay.low.value, pay.high.value, pay.low.year)).or_default().push(role);
        }
    }
    for roles in bands.into_values() {
        let others = roles.iter().collect::<std::collections::BTreeSet<_>>();
        if others.len() > 1 {
            for role in &roles {
                found.push(warning(
                    "shared-wage",
                    format!("role {role}"),
                    format!("its pay is the same to the yen as that of {}", roles.join(", ")),
                    "name the category of the statistics in `shared_category`",
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::found;
    use super::*;

    fn qualification(rate: &str) -> String {
        format!(
            r#"
            [[qualification]]
            id = "q"
            label = {{ name = {{ ja = "資格", en = "q" }} }}
            kind = "certificate"
            pass_rate = {{ value = {rate} }}
            proof = PROOF
            "#
        )
    }

    #[test]
    fn a_pass_rate_is_at_most_a_thousand_in_a_thousand() {
        assert_eq!(found(rates_out_of_range, &qualification("1200")), ["qualification q rate-out-of-range"]);
        assert_eq!(found(rates_out_of_range, &qualification("-1")), ["qualification q rate-out-of-range"]);
        assert!(found(rates_out_of_range, &qualification("962")).is_empty());
    }

    #[test]
    fn a_figure_with_a_fraction_is_no_figure() {
        let read = toml::from_str::<Dataset>(
            &qualification("0.962").replace("PROOF", r#"{ as_of = "2026-11-25", confidence = "general" }"#),
        );
        assert!(read.unwrap_err().to_string().contains("0.962"));
    }

    fn role(id: &str, low: i64, high: i64, more: &str) -> String {
        format!(
            r#"
            [[role]]
            id = "{id}"
            label = {{ name = {{ ja = "{id}", en = "{id}" }} }}
            family = "f"
            pay = {{ low = {{ value = {low}, year = 2024 }}, high = {{ value = {high}, year = 2024 }}{more} }}
            proof = PROOF
            "#
        )
    }

    #[test]
    fn pay_is_a_band_of_whole_yen_from_low_to_high() {
        assert_eq!(found(negative_yen, &role("r", -1, 10, "")), ["role r negative-yen"]);
        assert_eq!(found(negative_yen, &role("r", 20, 10, "")), ["role r negative-yen"]);
    }

    #[test]
    fn a_figure_that_roles_share_is_shown_as_the_categorys() {
        let twice = role("a", 4_443_000, 4_443_000, "") + &role("b", 4_443_000, 4_443_000, "");
        assert_eq!(found(shared_wages, &twice), ["role a shared-wage", "role b shared-wage"]);
        let shared = r#", shared_category = { ja = "その他の保健医療従事者", en = "other health workers" }"#;
        let said = role("a", 4_443_000, 4_443_000, shared) + &role("b", 4_443_000, 4_443_000, shared);
        assert!(found(shared_wages, &said).is_empty());
    }
}
