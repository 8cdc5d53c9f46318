//! What the planner answers: typed values that `i18n` words and `web` shows. Nothing here is prose.

use crate::base::{Day, Id, Month, Yen};
use crate::dataset::{AsOf, Clause, Condition, Dataset, DoorKind, Force, Leaf, Strength};
use serde::{Deserialize, Serialize};

/// Everything said about one request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The target as it stands today, door by door.
    pub evaluation: Vec<DoorEvaluation>,
    /// One card for each kind of route on the front, named ones first; unconditional before conditional.
    pub cards: Vec<Card>,
    /// Routes with an unmet `closes` clause (門は狭い), on a front of their own.
    pub narrow: Vec<Card>,
    /// Why there is no route; absent where there is one.
    pub no_route: Option<NoRoute>,
    /// Without a target: posts that open from here by one change, each with its soonest route, certain ones first.
    #[serde(default)]
    pub near: Vec<Route>,
    pub beside: Beside,
    /// The days that the goal holds, each with what came of it.
    #[serde(default)]
    pub pins: Vec<Pin>,
    /// Said where a limit of the search was reached: the front may lack a route.
    pub limited: bool,
    /// Where it was: routes through at most so many posts, the target included, were all looked at.
    #[serde(default)]
    pub whole_up_to: usize,
}

impl Answer {
    /// The cards as they are best shown: first the one that is marked so, if one is.
    pub fn in_order(&self) -> Vec<&Card> {
        let mut cards: Vec<&Card> = self.cards.iter().collect();
        cards.sort_by_key(|card| !card.stands_first);
        cards
    }
}

/// Where a clause stands: which post, which door or way, and its number there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ClauseAt {
    /// A clause of the work itself.
    Role {
        role: Id,
        index: usize,
    },
    Grade {
        role: Id,
        grade: Id,
        index: usize,
    },
    Door {
        role: Id,
        door: Id,
        index: usize,
    },
    /// The door's `only_if`.
    OnlyIf {
        role: Id,
        door: Id,
    },
    Entry {
        qualification: Id,
        route: Id,
        index: usize,
    },
    Stage {
        qualification: Id,
        route: Id,
        stage: Id,
        index: usize,
    },
    Program {
        program: Id,
        index: usize,
    },
    Subsidy {
        subsidy: Id,
        index: usize,
    },
}

/// How a leaf or a clause stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verdict {
    NotMet,
    /// Some of it: see the leaf's `have`.
    Partly,
    Unknown,
    /// Met by an argued equivalent: an employer may accept it.
    Argued,
    Met,
}

/// One leaf with how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeafReason {
    pub leaf: Leaf,
    pub verdict: Verdict,
    /// Months (days, hours, years of age) that count, where the leaf asks a quantity.
    pub have: Option<u32>,
    /// The equivalents that were counted.
    pub by: Vec<Id>,
}

/// One clause with how it stands, and all its leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseReason {
    pub at: ClauseAt,
    pub strength: Strength,
    pub as_of: AsOf,
    pub verdict: Verdict,
    pub leaves: Vec<LeafReason>,
}

/// One door of the target judged at today's holdings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorEvaluation {
    pub role: Id,
    pub door: Id,
    pub kind: DoorKind,
    pub clauses: Vec<ClauseReason>,
}

/// One change: into a post by a door, with its dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub role: Id,
    pub door: Id,
    pub kind: DoorKind,
    /// Start of the search, or filing of the application in a selection.
    pub apply: Day,
    /// The sitting of a selection.
    pub sits: Option<Day>,
    pub offer: Day,
    pub join: Day,
    /// The band of joining if search and notice go fast or slowly.
    pub join_low: Day,
    pub join_high: Day,
    /// A date that rests on a rule or on a month only.
    pub estimate: bool,
    /// What must be paid to leave before an obligation is served.
    pub pays: Vec<Paid>,
}

/// A price paid for leaving before an obligation is served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paid {
    pub obligation: Id,
    pub price: Yen,
}

/// One way of gaining something, with its dated stages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenWay {
    pub gains: Gain,
    pub stages: Vec<TakenStage>,
    /// The day from which it is held.
    pub held: Day,
    /// The day until which it is valid.
    pub expires: Option<Day>,
    pub cost: Yen,
    /// Stages whose price is not known (a default was taken).
    pub unpriced: Vec<Id>,
    pub subsidy: Option<TakenSubsidy>,
    pub hours: u32,
    pub gates: u32,
    /// Days between the end of learning and the sitting; absent without a sitting.
    pub slack: Option<i32>,
    /// The clauses for which it is taken.
    pub closes: Vec<ClauseAt>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gain {
    /// A qualification by one of its entry routes, with the programs chosen for its courses.
    Qualification { qualification: Id, route: Id, programs: Vec<Id> },
    /// A program for the skills or months that it gives.
    Program { program: Id },
}

impl Gain {
    /// The clauses of the entry route, of its stages and of the programs chosen, as far as the dataset still knows them.
    pub fn clauses<'d>(&self, dataset: &'d Dataset) -> Vec<&'d Clause> {
        let mut all: Vec<&Clause> = Vec::new();
        let programs = match self {
            Self::Program { program } => std::slice::from_ref(program),
            Self::Qualification { qualification, route, programs } => {
                let entries = dataset.qualification_of(qualification.as_str()).map(|one| one.entry.as_slice());
                for entry in entries.unwrap_or_default().iter().filter(|entry| entry.id == *route) {
                    all.extend(entry.clause.iter().chain(entry.stage.iter().flat_map(|stage| &stage.clause)));
                }
                programs
            }
        };
        let programs = programs.iter().filter_map(|program| dataset.program_of(program.as_str()));
        all.extend(programs.flat_map(|program| &program.clause));
        all
    }
}

/// One dated stage of a way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TakenStage {
    Course {
        stage: Option<Id>,
        program: Id,
        apply_by: Day,
        begin: Day,
        end: Day,
        hours_per_week: u8,
        full_time: bool,
        estimate: bool,
    },
    Study {
        stage: Id,
        begin: Day,
        end: Day,
        hours_per_week: u8,
        hours: u32,
    },
    Sitting {
        stage: Id,
        file: Day,
        closes: Day,
        sits: Day,
        result: Day,
        estimate: bool,
    },
    Papers {
        stage: Id,
        begin: Day,
        end: Day,
    },
}

/// A subsidy that the route uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenSubsidy {
    pub subsidy: Id,
    pub apply_by: Day,
    pub amount: Yen,
}

/// What is compared between routes. Smaller is better everywhere. The order of fields is the order of tie-breaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Values {
    pub arrival: Month,
    /// Own cost in steps of ¥50,000.
    pub cost: i64,
    pub unpaid_months: u32,
    /// Changes of employer.
    pub changes: u32,
    pub gates: u32,
    /// `usual` clauses unmet, partly met or unknown, and `closes` ones met only by argument.
    pub open: u32,
}

/// One way from profile to goal with its dates and values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    pub changes: Vec<Change>,
    pub ways: Vec<TakenWay>,
    pub values: Values,
    /// The day of arrival.
    pub arrival: Day,
    /// Own cost in yen, after subsidies.
    pub cost: Yen,
    /// Unknown leaves that were taken as met: the card begins with もし.
    pub conditions: Vec<Leaf>,
    /// Ids of programs and stages whose price is not known.
    pub unpriced: Vec<Id>,
    pub hours: u32,
    /// The smallest slack in days; absent where nothing is sat.
    pub slack: Option<i32>,
    /// Every clause of the route's doors on its day.
    pub clauses: Vec<ClauseReason>,
    /// Tags of the posts passed, in order.
    pub post_conditions: Vec<Condition>,
}

/// Months for which a route may take longer and still stand for the one that hangs on more.
const MUCH_LATER: i32 = 36;

impl Route {
    /// The sequence of (post, door): routes of one kind share a card.
    pub fn kind(&self) -> Vec<(&Id, &Id)> {
        self.changes.iter().map(|change| (&change.role, &change.door)).collect()
    }

    /// Short stable key of the kind, for addresses: a hash of its posts and doors.
    pub fn key(&self) -> u32 {
        let text: Vec<String> = self.kind().iter().map(|(role, door)| format!("{role}/{door}")).collect();
        crate::base::short_hash(&text.join(">"))
    }

    pub fn is_conditional(&self) -> bool {
        !self.conditions.is_empty()
    }

    /// Whether another route is the surer one: unconditional where this one is not; or hanging on only some of what this one
    /// hangs on, through no more posts and at most three years later.
    pub fn is_less_sure_than(&self, other: &Self) -> bool {
        let hangs_on_more = self.conditions.len() > other.conditions.len()
            && other.conditions.iter().all(|leaf| self.conditions.contains(leaf));
        let is_near =
            other.changes.len() <= self.changes.len() && other.values.arrival <= self.values.arrival.plus(MUCH_LATER);
        hangs_on_more && (is_near || !other.is_conditional())
    }
}

/// 早 安 楽 堅.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mark {
    /// 早: earliest.
    Earliest,
    /// 安: least own cost.
    Cheapest,
    /// 楽: fewest changes, then fewest hours.
    Easiest,
    /// 堅: fewest open clauses, then fewest gates, then most slack.
    Surest,
}

impl Mark {
    pub const ALL: [Self; 4] = [Self::Earliest, Self::Cheapest, Self::Easiest, Self::Surest];
}

/// One kind of route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub marks: Vec<Mark>,
    pub route: Route,
    /// Other routes of the same kind on the front.
    pub variants: Vec<Route>,
    /// Marks that a variant has earned, in the order of the variants.
    pub variant_marks: Vec<Vec<Mark>>,
    /// Arrives after `arrive_by`.
    pub late: bool,
    /// Not on the front: the best route of another kind, beside the one card that has all marks.
    pub beaten: bool,
    /// Is best shown first. One of its routes arrives before every certain one and hangs only on years in the person's own
    /// trade, of which the profile says nothing; or nothing is certain, and it hangs on least; or it is as certain as the soonest
    /// and paid where that one is not.
    pub stands_first: bool,
    /// Recorded moves that speak for or against it, best evidence first.
    pub evidence: Vec<Id>,
    pub steps: Vec<Step>,
}

impl Card {
    /// Shows the first route of its kind for which something holds, with the marks that it has earned.
    pub fn show(&mut self, holds: &dyn Fn(&Route) -> bool) {
        let Some(at) = self.variants.iter().position(holds).filter(|_| !holds(&self.route)) else { return };
        std::mem::swap(&mut self.route, &mut self.variants[at]);
        std::mem::swap(&mut self.marks, &mut self.variant_marks[at]);
    }

    /// The soonest other route of its kind that hangs on nothing, if it is sooner than the one shown.
    pub fn sooner(&self) -> Option<&Route> {
        let certain = self.variants.iter().filter(|route| !route.is_conditional());
        certain.min_by_key(|route| route.arrival).filter(|route| route.arrival.month() < self.route.arrival.month())
    }

    /// Its route and the others of its kind.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        std::iter::once(&self.route).chain(&self.variants)
    }
}

/// One line of a roadmap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The id of the fact behind it and its occurrence, never its position.
    pub key: String,
    pub kind: StepKind,
    pub what: What,
    /// The day (or the first day) on which it is done.
    pub from: Day,
    /// The last day; equal to `from` for a moment.
    pub to: Day,
    /// True where a date is an estimate from a rule or a month.
    pub estimate: bool,
    /// The usual date has passed already: do it now.
    pub late: bool,
    pub force: Option<Force>,
    pub hours: u32,
    pub cost: Option<Yen>,
    pub unpriced: bool,
    /// Why it is here. A step goes with the last of its causes.
    pub causes: Vec<Cause>,
    /// Shown only if this is so; empty where it certainly concerns the person.
    pub only_if: Vec<Leaf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StepKind {
    Learn,
    Work,
    Apply,
    Procedure,
    Network,
}

/// What a step is, by the fact behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Search { role: Id, door: Id },
    FileSelection { role: Id, door: Id },
    SitSelection { role: Id, door: Id },
    Offer { role: Id, door: Id },
    Join { role: Id, door: Id },
    Leave { role: Id },
    Work { role: Id },
    ApplyCourse { program: Id },
    Course { program: Id },
    Study { qualification: Id, route: Id, stage: Id },
    FileExam { qualification: Id, route: Id, stage: Id },
    SitExam { qualification: Id, route: Id, stage: Id },
    ExamResult { qualification: Id, route: Id, stage: Id },
    Papers { qualification: Id, route: Id, stage: Id },
    ApplySubsidy { subsidy: Id },
    PayObligation { obligation: Id },
    Procedure { procedure: Id },
    Networking { networking: Id },
}

/// Why a step is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// It closes this clause.
    Clause {
        at: ClauseAt,
    },
    /// It is part of entering this post.
    Enters {
        role: Id,
        door: Id,
    },
    /// The post gives months that a later clause asks.
    Gives {
        role: Id,
        domain: Id,
        at: ClauseAt,
    },
    /// It meets `in_work_by`.
    InWorkBy {
        day: Day,
    },
    /// A rule or custom around a change.
    Procedure {
        procedure: Id,
    },
    Networking {
        networking: Id,
    },
    Obligation {
        obligation: Id,
    },
    Subsidy {
        subsidy: Id,
    },
    /// It is the goal itself.
    Goal,
    /// It is for something wished beside the goal.
    Beside {
        wished: Id,
    },
}

/// A day to which the person holds a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// The key as the goal has it.
    pub step: String,
    /// What the key names; absent where it names nothing that the data has.
    pub what: Option<What>,
    pub day: Day,
    pub outcome: PinOutcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PinOutcome {
    /// A route that is shown has the step on that day.
    Kept,
    /// No route can have it on that day; were it not held, it would stand on this one.
    Impossible { otherwise: Day },
    /// No route has the step at all.
    Unused,
    /// The key names no step with a day of its own.
    Unknown,
}

/// No route before the horizon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoRoute {
    pub horizon: Day,
    pub doors: Vec<ShutDoor>,
    /// Where only `in_work_by` stands in the way: the earliest day in an acceptable post.
    pub in_work_earliest: Option<Day>,
    /// Where more time for learning would open a route.
    #[serde(default)]
    pub more_hours: Option<MoreHours>,
    /// Where only the held days stand in the way: the earliest arrival without them.
    #[serde(default)]
    pub without_pins: Option<Day>,
}

impl NoRoute {
    /// No route before a day, for no reason so far.
    pub fn before(horizon: Day) -> Self {
        Self { horizon, doors: Vec::new(), in_work_earliest: None, more_hours: None, without_pins: None }
    }
}

/// A route that only more time for learning opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoreHours {
    /// Hours a week with which was searched: those of the profile, or the default where it says nothing.
    pub have: u32,
    /// The fewest hours a week that are enough.
    pub need: u32,
    /// The earliest arrival with them.
    pub arrival: Day,
}

/// Why one door stays shut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShutDoor {
    /// A post, or a qualification.
    pub role: Id,
    /// The door, or the entry route; empty where there is none at all.
    pub door: Id,
    /// The smallest sets of clauses that can't be met together.
    pub sets: Vec<Vec<ClauseReason>>,
    /// The earliest day on which the clauses could be met, if ever, beyond the horizon included.
    pub earliest: Option<Day>,
    /// Nothing in the dataset gains what is asked.
    pub no_way: bool,
}

/// What always stands beside the front.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// Posts that are "as I am, with other conditions": own-licence posts and their doors.
    pub staying: Vec<Id>,
    /// Qualifications whose upkeep keeps the way back alive.
    pub way_back: Vec<Id>,
    pub fallback: Option<Fallback>,
    /// What is wished beside the target, as it stands once the first route has arrived.
    #[serde(default)]
    pub wished: Vec<Wished>,
}

/// A side post, a qualification or a program wished beside the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wished {
    pub id: Id,
    /// The doors of a side post with what they ask: side work as the target's rules allow or forbid it.
    pub doors: Vec<DoorEvaluation>,
    /// Keys of the first card's steps for it; empty where nothing in the dataset leads there.
    pub steps: Vec<String>,
}

/// Where to switch to if the plan does not work out, and until when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fallback {
    pub role: Id,
    /// Empty: to stay in the present post.
    pub door: Id,
    /// The day the fallback protects.
    pub deadline: Day,
    /// The last day on which its search can begin; before today where it is too late already.
    pub switch_by: Day,
    /// Whether the fallback can still meet the deadline.
    pub in_time: bool,
    /// The day it would join if begun on `switch_by` or, if that has passed, today.
    pub joins: Day,
    /// Gains named by steps of the first card that serve the fallback too.
    pub serves_both: Vec<String>,
}

impl Fallback {
    /// Whether it is to stay in the present post.
    pub fn stays(&self) -> bool {
        self.door == Id::default()
    }
}

/// A not-known whose answers give results that differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub leaf: Leaf,
    pub if_yes: Outcome,
    pub if_no: Outcome,
}

/// The part of an answer that a question changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Earliest unconditional arrival; absent where there is none.
    pub earliest: Option<Day>,
    pub least_cost: Option<Yen>,
    /// Number of unconditional kinds.
    pub kinds: u32,
}
