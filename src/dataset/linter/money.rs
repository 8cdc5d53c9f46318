//! Tiers, limits, exclusions and worked examples of subsidies.

use super::{Finding, error};
use crate::dataset::{Dataset, Measures, Pays};

pub(super) fn tiers_over_caps(dataset: &Dataset, found: &mut Vec<Finding>) {
    for terms in &dataset.subsidy_terms {
        let mut over = |message: String| {
            found.push(error(
                "tier-over-cap",
                format!("subsidy-terms {}", terms.subsidy),
                message,
                "a tier pays at most what its limits allow: correct the smaller one",
            ));
        };
        for tier in &terms.tier {
            let most = tier.most.or(match tier.pays {
                Pays::Fixed { yen } | Pays::UpTo { yen } => Some(yen),
                _ => None,
            });
            for (limit, name) in [(tier.together_most, "together_most"), (tier.total_most, "total_most")] {
                if let (Some(most), Some(limit)) = (most, limit)
                    && most > limit
                {
                    over(format!("tier {}: {} yen are more than `{name}`", tier.id, most.0));
                }
            }
            let caps = terms.cap.iter().filter(|cap| cap.tiers.contains(&tier.id));
            for cap in caps {
                if most.is_some_and(|most| most > cap.most) {
                    over(format!("tier {}: it may pay more than the cap “{}”", tier.id, cap.says.ja));
                }
            }
            if tier.nothing_up_to.is_some_and(|floor| most.is_some_and(|most| most <= floor)) {
                over(format!("tier {}: it never pays, its floor is above its cap", tier.id));
            }
        }
        let Some(first) = terms.tier.first() else { continue };
        let together: u32 = terms
            .tier
            .iter()
            .filter(|tier| (tier.adds || tier.id == first.id) && tier.base == first.base && tier.per == first.per)
            .map(|tier| if let Pays::Rate { per_mille } = tier.pays { per_mille } else { 0 })
            .sum();
        if together > 1000 {
            over(format!("its tiers together pay {together} parts per thousand"));
        }
    }
}

pub(super) fn one_sided_exclusions(dataset: &Dataset, found: &mut Vec<Finding>) {
    for terms in &dataset.subsidy_terms {
        for other in terms.excludes.iter().filter_map(|id| dataset.terms_of_subsidy(id)) {
            if !other.excludes.contains(&terms.subsidy) {
                found.push(error(
                    "one-sided-exclusion",
                    format!("subsidy-terms {}", other.subsidy),
                    format!("`{}` excludes it, but it does not exclude `{0}`", terms.subsidy),
                    "name each in the other's `excludes`",
                ));
            }
        }
    }
}

/// Worked examples hold the tiers to what people were really told.
pub(super) fn examples_that_differ(dataset: &Dataset, found: &mut Vec<Finding>) {
    for terms in &dataset.subsidy_terms {
        for example in terms.example.iter().filter(|example| !example.tiers.is_empty()) {
            let Some(price) = example.price else { continue };
            let computed = terms.paid_for(&example.tiers, price, example.days.unwrap_or(0));
            let gives = computed.map(|yen| if example.measures == Measures::OwnCost { price.0 - yen.0 } else { yen.0 });
            if gives != Some(example.gives) {
                found.push(error(
                    "example-differs",
                    format!("subsidy-terms {}", terms.subsidy),
                    format!("“{}”: {} yen, but the tiers give {gives:?}", example.says.ja, example.gives),
                    "correct the tiers or the example, or name no tiers where the price alone does not decide",
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::found;
    use super::*;

    fn terms(id: &str, more: &str) -> String {
        format!(
            r#"
            [[subsidy_terms]]
            subsidy = "{id}"
            kind = "benefit-person"
            authority = {{ ja = "国", en = "state" }}
            who = {{ ja = "人", en = "people" }}
            apply_where = {{ ja = "窓口", en = "counter" }}
            paid = {{ ja = "後", en = "later" }}
            again = {{ ja = "一度", en = "once" }}
            tier = [{{ id = "base", pays = {{ rate = {{ per_mille = 400 }} }}, per = "course", most = 200_000, says = {{ ja = "修了", en = "done" }} }}]
            {more}
            "#
        )
    }

    #[test]
    fn a_tier_pays_no_more_than_the_cap_over_it() {
        let capped = |yen: u32| {
            terms(
                "s",
                &format!("cap = [{{ says = {{ ja = \"上限\", en = \"cap\" }}, tiers = [\"base\"], most = {yen} }}]"),
            )
        };
        assert_eq!(found(tiers_over_caps, &capped(100_000)), ["subsidy-terms s tier-over-cap"]);
        assert!(found(tiers_over_caps, &capped(200_000)).is_empty());
    }

    #[test]
    fn two_schemes_exclude_each_other_or_neither_does() {
        let text = terms("a", "excludes = [\"b\"]") + &terms("b", "");
        assert_eq!(found(one_sided_exclusions, &text), ["subsidy-terms b one-sided-exclusion"]);
        let both = terms("a", "excludes = [\"b\"]") + &terms("b", "excludes = [\"a\"]");
        assert!(found(one_sided_exclusions, &both).is_empty());
    }

    #[test]
    fn a_worked_example_gives_what_the_tiers_give() {
        let example = |gives: u32| {
            terms(
                "s",
                &format!(
                    "example = [{{ says = {{ ja = \"例\", en = \"example\" }}, price = 300_000, tiers = [\"base\"], gives = {gives} }}]"
                ),
            )
        };
        assert_eq!(found(examples_that_differ, &example(120_001)), ["subsidy-terms s example-differs"]);
        assert!(found(examples_that_differ, &example(120_000)).is_empty());
    }
}
