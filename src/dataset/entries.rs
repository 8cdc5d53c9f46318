//! The kinds of entries that the dataset holds, as its source files write them.
//! Roles with their doors stand in `role`, qualifications and programs in `learning`.

use super::calendar::Held;
use super::provenance::{Figure, Proof};
use super::requirement::{Asks, Clause};
use crate::base::{Day, Id, Lag, Text, Yen};
use serde::{Deserialize, Serialize};

/// What every entry that a person can look up has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    pub name: Text,
    /// Reading of the Japanese name in hiragana.
    #[serde(default)]
    pub kana: String,
    /// Abbreviations, old names and other words people search by.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A domain of experience (実務経験の分野) or a setting of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    pub id: Id,
    pub label: Label,
    /// True for a setting (hospital, clinic, company ...), false for a domain of experience.
    #[serde(default)]
    pub setting: bool,
    /// Domains that months of this one also count as, certainly and in full (dialysis is clinical engineering is clinical work).
    #[serde(default)]
    pub within: Vec<Id>,
    /// Counts from the day on which the present employer was joined.
    #[serde(default)]
    pub here: bool,
    /// Work that only holders of one of these licences do; none where anybody may.
    #[serde(default)]
    pub licences: Vec<Id>,
    /// Whoever is in such work now says so by their post: nobody else is asked whether they are.
    #[serde(default)]
    pub told_by_post: bool,
    /// Done only in posts of its own: who tells no history and wants to get into one has not done it, unless the present post
    /// or one of an own licence gives it.
    #[serde(default)]
    pub own_posts: bool,
}

/// A yes/no fact of the person, the employer or the opportunity, or a yen amount that the person names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: Id,
    pub label: Label,
    /// The question the wizard asks.
    pub asks: Text,
    /// What is taken where a profile says nothing.
    #[serde(default)]
    pub unsaid: Unsaid,
    /// True where hardly anybody of whom a profile does not say so can say yes, the editors' view.
    #[serde(default)]
    pub rare: bool,
    /// True where most of them can, the editors' view: it counts as usual.
    #[serde(default)]
    pub common: bool,
    /// Only holders of one of these licences can say yes; anybody, where there are none.
    #[serde(default)]
    pub licences: Vec<Id>,
    /// Follows from an expression: needs no asking where that is known.
    #[serde(default)]
    pub follows: Option<Asks>,
    /// What else a profile says that answers it.
    #[serde(default)]
    pub told: Option<Told>,
    /// Speaks of the present post's employer.
    #[serde(default)]
    pub employer: Option<OfEmployer>,
}

/// What else in a profile answers a fact that its `facts` leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// Yes for who is in a post now, no for who has left theirs.
    Employed,
    /// Whether the place that is wished is another prefecture than the present one.
    MovesPrefecture,
}

/// A fact of the present employer: who has none is not asked it, and the answer says nothing of a post on the way. There
/// the door by which the post was entered may tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfEmployer {
    /// Doors that lead to posts of which it is true.
    pub yes: Vec<super::role::DoorKind>,
    /// Doors that lead to posts of which it is not.
    pub no: Vec<super::role::DoorKind>,
}

/// How a holding or fact stands that a profile neither holds nor lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unsaid {
    #[default]
    Unknown,
    Lacks,
    Holds,
}

/// What a person can do, in the words of postings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    pub id: Id,
    pub label: Label,
}

/// What counts as something else, how far, and how to say so in a posting's words (読み替え).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equivalent {
    pub id: Id,
    /// Whom it concerns; empty for everybody.
    #[serde(default)]
    pub licences: Vec<Id>,
    /// What the person must have; months are taken from `per`.
    pub from: Asks,
    pub to: Counts,
    #[serde(default)]
    pub certain: bool,
    /// How to say it in a posting's words.
    pub say: Text,
    pub proof: Proof,
}

/// How far an equivalent counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Counts {
    /// A fixed number of months in a domain.
    Months { domain: Id, months: u32 },
    /// Months of domain `per`, `per_mille` of each, up to `most` months.
    Rate { domain: Id, per: Id, per_mille: u32, most: u32 },
    /// A skill.
    Skill { skill: Id },
    /// Another qualification or partial result.
    Holding { holding: Id },
}

/// What locks an event until it is served or paid for (縛り).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    pub id: Id,
    pub label: Label,
    /// Whom it concerns; empty for everybody.
    #[serde(default)]
    pub licences: Vec<Id>,
    pub locks: Locked,
    /// Whether it can be bought off; the price is the person's own figure.
    #[serde(default)]
    pub payable: bool,
    pub what: Text,
    pub proof: Proof,
}

/// The events that an obligation locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::enum_variant_names, reason = "the events are leavings; the data's words say so")]
pub enum Locked {
    /// Leaving the employer of the present post (a transfer does not leave).
    LeavingEmployer,
    /// Leaving the prefecture.
    LeavingPrefecture,
    /// Leaving clinical work.
    LeavingClinicalWork,
}

/// Money from a public scheme (給付・助成). Only what planning needs now: one rate with a cap, or a fixed amount.
/// Its tiers, limits and moments stand in [`super::SubsidyTerms`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subsidy {
    pub id: Id,
    pub label: Label,
    /// Programs for which a plan may count on it; empty where its terms alone say what it pays for.
    #[serde(default)]
    pub programs: Vec<Id>,
    /// What is certain when planning: the first tier.
    pub amount: Amount,
    /// Judged on the day on which the course begins.
    #[serde(default)]
    pub clause: Vec<Clause>,
    /// Applied for at least this long before the course begins.
    #[serde(default)]
    pub apply_before: Lag,
    #[serde(default)]
    pub ends: Option<Day>,
    pub proof: Proof,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Amount {
    Fixed { yen: Yen },
    Rate { per_mille: u32, most: Yen },
}

/// What law, employer or custom asks around a change (手続き).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    pub id: Id,
    pub label: Label,
    /// Whom it concerns; empty for everybody.
    #[serde(default)]
    pub licences: Vec<Id>,
    /// Posts that it concerns; empty for every post. Hung on leaving, the posts left, else those entered.
    #[serde(default)]
    pub roles: Vec<Id>,
    /// Door kinds that it concerns; empty for every door.
    #[serde(default)]
    pub doors: Vec<super::role::DoorKind>,
    /// Only where this holds. What is not known counts as "maybe": the step is shown with its condition.
    #[serde(default)]
    pub only_if: Asks,
    pub anchor: Anchor,
    /// Only for the present post: one on the way is left as planned.
    #[serde(default)]
    pub present_only: bool,
    /// Which year ends concern it, where it hangs on one.
    #[serde(default)]
    pub years: Years,
    /// Lead or lag to the anchor.
    pub timing: Timing,
    pub force: Force,
    pub what: Text,
    #[serde(default)]
    pub steps: Vec<Text>,
    #[serde(default)]
    pub documents: Vec<Text>,
    #[serde(default)]
    pub place: Option<Text>,
    #[serde(default)]
    pub basis: Option<Text>,
    #[serde(default)]
    pub missed: Option<Text>,
    /// Who learns of the plan by this step.
    #[serde(default)]
    pub reveals_to: Option<Text>,
    #[serde(default)]
    pub fee: Option<Figure>,
    pub proof: Proof,
}

/// The event on which a step hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// Leaving an employer.
    Leaving,
    /// Joining a post.
    Joining,
    /// Beginning a search.
    Search,
    /// The day of an offer.
    Offer,
    /// Gaining a licence.
    Licence,
    /// Beginning a course.
    Course,
    /// The day the plan is made.
    Today,
    /// A gap without employment, from leaving to joining: attaches after scheduling.
    Gap,
    /// 31 December, where it falls within the plan: attaches after scheduling.
    YearEnd,
}

/// The years whose end concerns somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Years {
    /// Those in which a post is left or joined.
    #[default]
    OfChange,
    /// Every second year, whatever one does: 2026, 2028 …
    Even,
}

/// When, relative to the anchor. Negative lags do not exist: use `before` or `after`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// Usual lead before the anchor.
    #[serde(default)]
    pub before: Option<Lag>,
    /// The last moment before the anchor.
    #[serde(default)]
    pub at_latest_before: Option<Lag>,
    /// Deadline after the anchor.
    #[serde(default)]
    pub within_after: Option<Lag>,
}

/// What makes a step binding. Only law and contract constrain dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    Law,
    Contract,
    Custom,
    Advice,
}

/// A dated, countable step of networking, with its upkeep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Networking {
    pub id: Id,
    pub label: Label,
    #[serde(default)]
    pub licences: Vec<Id>,
    /// Targets for which it is best; empty for any.
    #[serde(default)]
    pub roles: Vec<Id>,
    /// Doors that it opens.
    #[serde(default)]
    pub doors: Vec<super::role::DoorKind>,
    pub what: Text,
    #[serde(default)]
    pub held: Option<Held>,
    /// Best for who moves to another prefecture.
    #[serde(default)]
    pub moving: bool,
    /// Usual lead before joining.
    pub before: Lag,
    pub hours: u16,
    pub brings: Text,
    #[serde(default)]
    pub etiquette: Option<Text>,
    #[serde(default)]
    pub upkeep: Option<Text>,
    pub proof: Proof,
}

/// What made others fail at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pitfall {
    pub id: Id,
    pub label: Label,
    #[serde(default)]
    pub licences: Vec<Id>,
    #[serde(default)]
    pub roles: Vec<Id>,
    pub anchor: Anchor,
    #[serde(default)]
    pub only_if: Asks,
    pub failure: Text,
    pub avoid: Text,
    pub proof: Proof,
}

/// A recorded move from one station to another: evidence that ranks and explains, and neither permits nor forbids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    pub id: Id,
    /// A licence or a role.
    pub from: Id,
    pub to: Id,
    /// 1 (easy) to 5 (rare), the editors' view.
    pub difficulty: u8,
    pub typical_months: u16,
    pub why: Text,
    #[serde(default)]
    pub helped: Vec<Text>,
    #[serde(default)]
    pub failed: Vec<Text>,
    pub proof: Proof,
}

/// One person's published move. Not an average.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: Id,
    pub label: Label,
    #[serde(default)]
    pub licences: Vec<Id>,
    #[serde(default)]
    pub roles: Vec<Id>,
    pub before: Situation,
    pub after: Situation,
    pub mattered: Text,
    pub year: u16,
    pub proof: Proof,
}

/// One side of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    pub post: Text,
    #[serde(default)]
    pub place: Option<Text>,
    #[serde(default)]
    pub income: Option<Yen>,
    #[serde(default)]
    pub conditions: Option<Text>,
}

/// A prefecture with the figures that matter for moving there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prefecture {
    pub id: Id,
    /// Number of the national code, 1..=47.
    pub code: u8,
    pub label: Label,
    pub region: Text,
    /// Physician distribution index in tenths.
    pub physician_index_tenths: Figure,
    pub physician_class: Shortage,
    /// Physicians per 100,000 people, in tenths.
    pub physicians_tenths: Figure,
    /// Nurses at work per 100,000 people, in tenths.
    pub nurses_tenths: Figure,
    /// Yen per hour.
    pub minimum_wage: Figure,
    #[serde(default)]
    pub minimum_wage_from: Option<Day>,
    /// The next amount, named but of which the day of effect in this prefecture was not seen.
    #[serde(default)]
    pub minimum_wage_next: Option<Figure>,
    pub population: Figure,
    #[serde(default)]
    pub monthly_wage: Option<Figure>,
    pub proof: Proof,
}

/// Class of a prefecture by the physician distribution index: the lowest, middle and highest third.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shortage {
    Few,
    Middle,
    Many,
}
