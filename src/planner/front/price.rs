//! Own cost of a route before and after what it may claim, in whole yen.

use crate::base::Yen;
use crate::dataset::{Amount, Subsidy};
use crate::planner::answer::{Paid, TakenSubsidy};
use crate::planner::routes::{StagePlan, Way};
use crate::planner::schedule::{Choice, DatedStage, DatedWay, Setting};

/// What a subsidy pays for a course of this price; never more than the price.
pub fn paid_by(subsidy: &Subsidy, price: Yen) -> Yen {
    let amount = match subsidy.amount {
        Amount::Fixed { yen } => yen,
        Amount::Rate { per_mille, most } => price.per_mille(per_mille).min(most),
    };
    amount.min(price)
}

/// The price of a way's first course, the default where it is not known.
fn course_price(setting: &Setting<'_, '_>, way: &Way<'_>) -> Yen {
    let first = way.stages.iter().find_map(|stage| match &stage.plan {
        StagePlan::Course { program, .. } => Some(program),
        _ => None,
    });
    let default = setting.person.dataset.defaults.program_price;
    first.map_or(Yen::ZERO, |program| program.price.as_ref().map_or(default, |price| Yen(price.value)))
}

/// A subsidy as it is taken: what it pays, and by when it must be applied for.
pub fn taken(setting: &Setting<'_, '_>, subsidy: &Subsidy, way: &Way<'_>, dated: &DatedWay) -> Option<TakenSubsidy> {
    let begin = dated.stages.iter().find_map(|stage| match stage {
        DatedStage::Course { begin, .. } => Some(*begin),
        _ => None,
    })?;
    Some(TakenSubsidy {
        subsidy: subsidy.id.clone(),
        apply_by: subsidy.apply_before.before(begin),
        amount: paid_by(subsidy, course_price(setting, way)),
    })
}

/// Own cost of a choice: ways less subsidies, and what is paid for leaving early. Does not depend on dates.
pub fn cost(setting: &Setting<'_, '_>, choice: &Choice<'_, '_>) -> Yen {
    let ways: Yen = choice
        .ways
        .iter()
        .map(|chosen| {
            let less = chosen.subsidy.map_or(Yen::ZERO, |aid| paid_by(aid.subsidy, course_price(setting, chosen.way)));
            chosen.way.cost - less
        })
        .sum();
    ways + prices(setting, choice).iter().map(|paid| paid.price).sum()
}

/// What is paid for leaving before an obligation is served.
pub fn prices(setting: &Setting<'_, '_>, choice: &Choice<'_, '_>) -> Vec<Paid> {
    choice
        .pays
        .iter()
        .filter_map(|number| setting.locks.get(*number))
        .map(|lock| Paid { obligation: lock.id.clone(), price: lock.price.unwrap_or(Yen::ZERO) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Id, Text};
    use crate::dataset::{Confidence, Label, Proof};

    fn subsidy(amount: Amount) -> Subsidy {
        Subsidy {
            id: Id::new("benefit"),
            label: Label { name: Text::new("給付", "benefit"), kana: String::new(), words: Vec::new() },
            programs: Vec::new(),
            amount,
            clause: Vec::new(),
            apply_before: crate::base::Lag::NONE,
            ends: None,
            proof: Proof {
                as_of: crate::base::Day::first(),
                confidence: Confidence::General,
                unverified: Vec::new(),
                sources: Vec::new(),
                note: None,
            },
        }
    }

    #[test]
    fn a_subsidy_pays_its_rate_up_to_its_cap_and_never_more_than_the_price() {
        let rate = subsidy(Amount::Rate { per_mille: 200, most: Yen(100_000) });
        assert_eq!(paid_by(&rate, Yen(100_000)), Yen(20_000));
        assert_eq!(paid_by(&rate, Yen(800_000)), Yen(100_000));
        assert_eq!(paid_by(&subsidy(Amount::Fixed { yen: Yen(60_000) }), Yen(40_000)), Yen(40_000));
    }
}
