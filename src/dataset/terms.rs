//! The terms of subsidies and obligations: steps and limits, later events, moments of payment, growing prices.
//! They stand beside the entries that the planner reads, so that an entry stays as short as planning needs it.

use super::provenance::Figure;
use super::requirement::Asks;
use crate::base::{Day, Id, Lag, Text, Yen};
use serde::{Deserialize, Serialize};

/// What a scheme pays, to whom, on which conditions and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubsidyTerms {
    /// The subsidy to which they belong.
    pub subsidy: Id,
    pub kind: SubsidyKind,
    pub authority: Text,
    pub who: Text,
    #[serde(default)]
    pub standing: Standing,
    /// Programs that it pays for, each only while the course is designated where the scheme asks that.
    #[serde(default)]
    pub covers: Vec<Id>,
    /// Programs of which it pays for some courses only: ask the provider.
    #[serde(default)]
    pub covers_some: Vec<Id>,
    pub tier: Vec<Tier>,
    /// Limits over several tiers or years together.
    #[serde(default)]
    pub cap: Vec<Cap>,
    #[serde(default)]
    pub table: Vec<Table>,
    /// Schemes that are never had beside it: for the same course, or at the same time.
    #[serde(default)]
    pub excludes: Vec<Id>,
    /// Schemes whose payment is taken off its own.
    #[serde(default)]
    pub deducts: Vec<Id>,
    /// What having it costs, where it costs something (it closes another scheme for good, or uses up insured years).
    #[serde(default)]
    pub costs: Option<Text>,
    pub apply_where: Text,
    /// Applied for, or claimed, within so long after the event that pays.
    #[serde(default)]
    pub apply_within_after: Option<Lag>,
    /// Months of the year in which it is applied for; any, if empty.
    #[serde(default)]
    pub apply_months: Vec<u8>,
    /// When the money comes.
    pub paid: Text,
    /// How often it can be had.
    pub again: Text,
    /// The first day on which these terms hold.
    #[serde(default)]
    pub begins: Option<Day>,
    /// Yearly interest of a loan, in parts per thousand.
    #[serde(default)]
    pub interest: Option<Figure>,
    #[serde(default)]
    pub example: Vec<Example>,
    #[serde(default)]
    pub notes: Vec<Text>,
}

/// What sort of help it is. Only what reaches the person lowers the person's own cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubsidyKind {
    /// Pays back part of a course or of another expense.
    BenefitPerson,
    /// Lowers the price at the counter.
    CourseDiscount,
    /// Money to live on.
    LivingCost,
    Bonus,
    WageTopUp,
    FreeTraining,
    Discount,
    Loan,
    LoanForgivable,
    LoanIncomeLinked,
    Tax,
    Relocation,
    RegionalIncentive,
    /// A rule that changes when or how another scheme pays.
    Rule,
    /// Goes to the employer: never lowers the person's own cost.
    EmployerSubsidy,
}

/// Whether it can be had now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    #[default]
    Open,
    /// Nobody saw that it is open now: to be confirmed before a plan counts on it.
    ToConfirm,
    /// Announced, not yet in force.
    Planned,
}

/// One step of what a scheme pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Unique within the scheme.
    pub id: Id,
    pub pays: Pays,
    pub per: Per,
    #[serde(default)]
    pub base: Base,
    /// All of these must come true. What lies after the plan's own steps can't be known when planning.
    #[serde(default)]
    pub when: Vec<Later>,
    pub says: Text,
    /// The most for one `per`.
    #[serde(default)]
    pub most: Option<Yen>,
    /// At most so many `per`s.
    #[serde(default)]
    pub times: Option<u16>,
    /// Nothing is paid for an amount up to this.
    #[serde(default)]
    pub nothing_up_to: Option<Yen>,
    /// Paid on top of the tiers before it; else one of the tiers is paid.
    #[serde(default)]
    pub adds: bool,
    /// The most of this tier and those before it, where it adds.
    #[serde(default)]
    pub together_most: Option<Yen>,
    #[serde(default)]
    pub total_most: Option<Yen>,
    /// A debt is forgiven instead of money paid.
    #[serde(default)]
    pub forgives: bool,
    #[serde(default)]
    pub unverified: bool,
}

/// How much a tier pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Pays {
    /// Parts per thousand of the base.
    Rate { per_mille: u32 },
    /// A fixed amount.
    Fixed { yen: Yen },
    /// Up to an amount; the actual cost or the person's choice decides.
    UpTo { yen: Yen },
    /// So many days of the base.
    Days { days: u16 },
    /// By a table of the scheme.
    ByTable { table: Id },
    /// Computed as the text says; no amount can be promised.
    AsSaid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    Course,
    Year,
    SixMonths,
    Term,
    Month,
    Day,
    Hour,
    Once,
    Trip,
    Person,
    Child,
    Project,
}

/// What a rate is taken of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    #[default]
    Price,
    PriceWithoutTax,
    /// The daily amount of the unemployment benefit.
    DailyBenefit,
    /// That daily amount times the days of it that remain.
    RemainingBenefit,
    Wage,
    Debt,
    Expense,
}

/// An event of which a tier makes its payment depend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Later {
    Attending,
    Completed,
    /// The qualification of the course is gained within this time after its end.
    Certificate {
        within: Lag,
    },
    /// Employed (and insured) within this time after the end of the course.
    Employed {
        within: Lag,
    },
    ChangesEmployer,
    /// Stays so long in the new post.
    Stays {
        at_least: Lag,
    },
    /// The wage rises by this many parts per thousand.
    WageRises {
        per_mille: u32,
    },
    /// The wage is below the one before.
    WageFalls,
    /// Certified as unemployed for the days that are paid.
    CertifiedUnemployed,
    OnLeave,
    Moves,
    /// Part of a table's axis that depends on dates to come: parts per thousand of the benefit days that remain.
    DaysLeft {
        at_least_per_mille: u32,
    },
    /// Something that stands when planning.
    If {
        asks: Asks,
    },
    /// Granted at the discretion of the authority.
    Granted,
}

/// A limit over tiers, years or schemes together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    pub says: Text,
    /// The tiers that it limits together; all, if empty.
    #[serde(default)]
    pub tiers: Vec<Id>,
    /// Years of training for which it is the limit; 0 for any.
    #[serde(default)]
    pub years: u8,
    pub most: Yen,
    #[serde(default)]
    pub unverified: bool,
}

/// A table of figures by age, years, distance or day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Unique within the scheme.
    pub id: Id,
    pub name: Text,
    pub unit: Unit,
    /// Year of the figures; 0 where each row has its own day.
    #[serde(default)]
    pub year: u16,
    #[serde(default)]
    pub unverified: bool,
    pub row: Vec<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Yen,
    Days,
    Months,
    /// Parts per ten thousand.
    PerTenThousand,
}

/// One row: its value where all of its ranges hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// First day on which the row holds.
    #[serde(default)]
    pub from: Option<Day>,
    /// A case that is no number (`own-request`, `with-family`).
    #[serde(default)]
    pub case: Option<Id>,
    #[serde(default)]
    pub of: Vec<Range>,
    pub value: i64,
}

/// A range on one axis, both ends included; an end that is absent is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub axis: Axis,
    #[serde(default)]
    pub least: Option<u32>,
    #[serde(default)]
    pub most: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    Age,
    /// Months insured before leaving; a year "up to but not including ten" ends at 119.
    InsuredMonths,
    Kilometres,
    CourseHours,
    PrescribedDays,
    WageRatioPerTenThousand,
}

/// A worked example of a published or official source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub says: Text,
    #[serde(default)]
    pub price: Option<Yen>,
    /// Days that the course takes; 30 for a month.
    #[serde(default)]
    pub days: Option<u16>,
    /// The tiers that are paid in it, where they can be computed from the price alone.
    #[serde(default)]
    pub tiers: Vec<Id>,
    pub gives: i64,
    #[serde(default)]
    pub measures: Measures,
}

/// What the number of an example is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measures {
    /// What the person gets.
    #[default]
    Received,
    Loan,
    Forgiven,
    EmployerReceives,
    TaxSaved,
    AnnualTuition,
    ExtraTotal,
    Reimbursed,
    MostBase,
    OwnCost,
}

/// How an obligation is served, what it costs to break it on a day, and what else hangs on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObligationTerms {
    /// The obligation to which they belong.
    pub obligation: Id,
    /// What serves it.
    #[serde(default)]
    pub served_by: Option<Asks>,
    /// The event that locks it.
    pub locked_by: Text,
    /// It opens by itself after this time.
    #[serde(default)]
    pub opens_after: Option<Lag>,
    /// Whom that opening does not concern.
    #[serde(default)]
    pub opens_not_for: Option<Asks>,
    /// Parts per thousand by which the price grows in a year.
    #[serde(default)]
    pub grows: Option<Figure>,
    /// A price that others were asked for, as an indication; the person's own figure counts.
    #[serde(default)]
    pub price_seen: Option<Figure>,
    /// The price must be paid at once.
    #[serde(default)]
    pub at_once: bool,
    /// What pauses the service.
    #[serde(default)]
    pub pauses: Vec<Text>,
    /// Qualifications that breaking it endangers.
    #[serde(default)]
    pub endangers: Vec<Id>,
}

impl SubsidyTerms {
    /// Whether the money reaches the person.
    pub fn reaches_person(&self) -> bool {
        self.kind != SubsidyKind::EmployerSubsidy
    }

    /// What the named tiers pay for a course of a price, where that follows from the price alone.
    /// `days` is the length of the course: an amount for a year is taken once for each year begun.
    pub fn paid_for(&self, tiers: &[Id], price: Yen, days: u16) -> Option<Yen> {
        let mut sum = Yen::ZERO;
        for tier in self.tier.iter().filter(|tier| tiers.contains(&tier.id)) {
            let base = match tier.base {
                Base::Price | Base::Expense => price,
                Base::PriceWithoutTax => Yen(price.0 * 10 / 11),
                _ => return None,
            };
            let amount = match tier.pays {
                Pays::Rate { per_mille } => base.per_mille(per_mille),
                Pays::Fixed { yen } => yen,
                _ => return None,
            };
            let times = match tier.per {
                Per::Course | Per::Once | Per::Person | Per::Term => 1,
                Per::Year => i64::from(days.div_ceil(365)).max(1),
                _ => return None,
            };
            let most = tier.most.map_or(amount, |most| amount.min(Yen(most.0 * times)));
            let most = tier.total_most.map_or(most, |total| most.min(total));
            sum += if tier.nothing_up_to.is_some_and(|floor| most <= floor) { Yen::ZERO } else { most };
            if let Some(together) = tier.together_most {
                sum = sum.min(Yen(together.0 * times));
            }
        }
        Some(sum)
    }
}

impl Tier {
    /// Whether it depends on nothing that lies beyond the course itself.
    pub fn is_known_when_planning(&self) -> bool {
        self.when.iter().all(|later| matches!(later, Later::Attending | Later::Completed | Later::If { .. }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> SubsidyTerms {
        toml::from_str(
            r#"
            subsidy = "senmon"
            kind = "benefit-person"
            authority = { ja = "国", en = "State" }
            who = { ja = "人", en = "people" }
            apply_where = { ja = "窓口", en = "counter" }
            paid = { ja = "後で", en = "later" }
            again = { ja = "一度", en = "once" }
            [[tier]]
            id = "base"
            pays = { rate = { per_mille = 500 } }
            per = "year"
            most = 400_000
            nothing_up_to = 4_000
            when = ["attending"]
            says = { ja = "受講中", en = "while attending" }
            [[tier]]
            id = "job"
            pays = { rate = { per_mille = 200 } }
            per = "year"
            adds = true
            most = 160_000
            together_most = 560_000
            when = ["completed", { certificate = { within = "12m" } }, { employed = { within = "12m" } }]
            says = { ja = "就職", en = "with a job" }
            "#,
        )
        .unwrap()
    }

    #[test]
    fn a_tier_pays_its_rate_to_the_yen_up_to_its_cap_and_nothing_up_to_its_floor() {
        let (terms, base) = (terms(), [Id::from("base")]);
        assert_eq!(terms.paid_for(&base, Yen(33_333), 180), Some(Yen(16_666)));
        assert_eq!(terms.paid_for(&base, Yen(1_000_000), 365), Some(Yen(400_000)));
        assert_eq!(terms.paid_for(&base, Yen(8_000), 180), Some(Yen::ZERO));
    }

    #[test]
    fn tiers_that_add_stay_below_what_they_may_pay_together() {
        let both = [Id::from("base"), Id::from("job")];
        assert_eq!(terms().paid_for(&both, Yen(660_000), 180), Some(Yen(462_000)));
        assert_eq!(terms().paid_for(&both, Yen(1_000_000), 365), Some(Yen(560_000)));
    }

    #[test]
    fn a_tier_that_waits_for_a_job_is_not_known_when_planning() {
        let known: Vec<bool> = terms().tier.iter().map(Tier::is_known_when_planning).collect();
        assert_eq!(known, [true, false]);
    }
}
