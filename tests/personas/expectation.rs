//! What a counsellor expects of an answer: the `.expect.toml` beside each profile, one claim per entry.
//!
//! `must` entries have to hold, `never` entries must not. An entry with `open = "reason"` is known not to hold yet: it has
//! to fail, and once it holds the mark has to go.

use norikae::base::Day;
use serde::Deserialize;

/// One `.expect.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// The person in a sentence, for whoever reads the file. Asked for, but not compared with anything.
    #[allow(dead_code, reason = "for readers")]
    pub story: String,
    /// The journey of which this is a variation: its answer has to be another one.
    pub base: Option<String>,
    #[serde(default)]
    pub must: Vec<Entry>,
    #[serde(default)]
    pub never: Vec<Entry>,
}

/// One expectation: why, in words, and exactly one claim.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub says: String,
    /// Why it does not hold yet.
    pub open: Option<String>,
    /// Some card, or a variant on it, is like this.
    pub route: Option<RouteLike>,
    /// The card that stands first is like this.
    pub first_route: Option<RouteLike>,
    /// Every card is like this, with its variants.
    pub every_route: Option<RouteLike>,
    /// Some card (or those of `on`) has a step like this.
    pub step: Option<StepLike>,
    /// These steps come in this order.
    pub order: Option<Order>,
    /// A door of the target stands like this today.
    pub door: Option<DoorLike>,
    pub fallback: Option<FallbackLike>,
    /// There is no route, and this is why.
    pub no_route: Option<NoRouteLike>,
    /// The entry of a post says this to whoever looks it up.
    pub tells: Option<Tells>,
    /// A recorded pitfall concerns this person on some card.
    pub pitfall: Option<PitfallLike>,
    /// The planner asks about this leaf.
    pub asks: Option<String>,
    /// How the answer differs from that of `base`.
    pub differs: Option<Differs>,
}

/// Cards on which a claim is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum On {
    /// At least one card.
    #[default]
    Some,
    /// All cards.
    Every,
    /// The card marked 早.
    Earliest,
    /// The card marked 堅.
    Surest,
}

/// What is said of a route; all of it has to be so.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RouteLike {
    /// Looked for among the narrow routes (門は狭い) instead.
    pub narrow: bool,
    /// Kind or id of the door into the target.
    pub by: Vec<String>,
    /// One of these posts is on the way.
    pub passes: Vec<String>,
    /// The first post is one of these.
    pub first: Vec<String>,
    /// One of these qualifications or programs is gained on the way.
    pub gains: Vec<String>,
    pub arrives_from: Option<Day>,
    pub arrives_by: Option<Day>,
    /// Months of the year in which the target is joined.
    pub joins_in: Vec<u32>,
    /// In the first post by this day.
    pub in_work_by: Option<Day>,
    /// Begins with もし.
    pub conditional: Option<bool>,
    /// Begins with もし and this leaf.
    pub conditional_on: Option<String>,
    pub late: Option<bool>,
    pub learns: Option<bool>,
    pub most_changes: Option<usize>,
    /// Some post on the way is left again within so many days.
    pub post_left_within: Option<i32>,
    pub post_condition: Option<String>,
    pub most_open: Option<u32>,
}

/// What is said of a step. `what` is its key without the number of its occurrence (`procedure:ikyoku-exit`), or the
/// beginning of its key up to a stroke (`sit:medical-info-tech`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepLike {
    pub what: String,
    #[serde(default)]
    pub on: On,
    /// Begins on this day or later.
    pub from: Option<Day>,
    /// Is over on this day.
    pub by: Option<Day>,
    pub lead: Option<Lead>,
    pub late: Option<bool>,
    /// Only an advice: shown when asked for, and first to be left out of print.
    pub advice: Option<bool>,
    /// Shown with this condition.
    pub only_if: Option<String>,
    /// Shown without any condition.
    pub certain: Option<bool>,
    /// Words of the entry behind the step.
    #[serde(default)]
    pub words: Vec<String>,
}

/// How long before an event of the last change a step begins.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    pub before: Moment,
    pub months: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// Start of the search, or filing in a selection.
    Applying,
    Offer,
    Joining,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub steps: Vec<String>,
    #[serde(default)]
    pub on: On,
}

/// How a door of the target stands at today's holdings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorLike {
    /// Kind or id of the door.
    pub by: String,
    /// The worst verdict of its `law`, `rule` and `closes` clauses or, with `asks`, the verdict of that leaf.
    pub stands: Option<Stands>,
    /// Text of a leaf.
    pub asks: Option<String>,
    /// The equivalent that is counted for that leaf.
    pub because: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    NotMet,
    Partly,
    Unknown,
    Argued,
    Met,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FallbackLike {
    pub role: Vec<String>,
    pub in_time: Option<bool>,
    /// The last day to switch is this one or later.
    pub switch_from: Option<Day>,
    /// The last day to switch is this one or earlier.
    pub switch_by: Option<Day>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoRouteLike {
    /// Text of a leaf that can't be met.
    pub because: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tells {
    pub role: String,
    pub about: About,
    pub words: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    AskBeforeDeciding,
    Ladder,
    Risks,
    Bridging,
    Age,
    WorkStyle,
    Pay,
    /// What to do at its doors.
    Doors,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PitfallLike {
    pub id: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Than {
    /// Earlier, fewer, less.
    Less,
    Same,
    /// Later, more.
    More,
}

/// Differences from the answer of the base journey; all of them have to be there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Differs {
    /// Earliest arrival.
    pub arrival: Option<Than>,
    /// Number of cards.
    pub cards: Option<Than>,
    /// Open clauses of the earliest card.
    pub open: Option<Than>,
    /// The fallback's last day to switch.
    pub switch_by: Option<Than>,
    /// A step that some card of the base has and none here.
    pub loses_step: Option<String>,
    pub gains_step: Option<String>,
    pub loses_route: Option<RouteLike>,
    pub gains_route: Option<RouteLike>,
}
