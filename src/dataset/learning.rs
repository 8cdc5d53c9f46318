//! What can be gained and where it is learnt: qualifications with their entry routes in stages, and programs.

use super::calendar::{Intakes, Sittings};
use super::entries::{Label, Unsaid};
use super::provenance::{Figure, Proof};
use super::requirement::Clause;
use crate::base::{Day, Id, Lag, Text};
use serde::{Deserialize, Serialize};

/// Anything held once gained: a licence, a certificate, a degree, a board, a completed course that counts (資格).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qualification {
    pub id: Id,
    pub label: Label,
    #[serde(default)]
    pub formerly: Vec<Id>,
    pub kind: QualificationKind,
    /// True where the entry has only its name and search words so far.
    #[serde(default)]
    pub unfilled: bool,
    #[serde(default)]
    pub issuer: Option<Text>,
    /// How it stands where a profile says nothing. A licence that a profile does not list is lacked.
    #[serde(default = "lacks")]
    pub unsaid: Unsaid,
    /// Only who holds one of these licences can have it already (a nursing degree); anybody, if empty.
    #[serde(default)]
    pub licences: Vec<Id>,
    /// Ways to gain it. Empty where no new ones are made or none is known.
    #[serde(default)]
    pub entry: Vec<EntryRoute>,
    /// How long it is valid after it was gained.
    #[serde(default)]
    pub valid: Option<Lag>,
    #[serde(default)]
    pub upkeep: Option<Upkeep>,
    /// Other holdings that it brings with it, certainly (a midwife of today holds the nurse's licence).
    #[serde(default)]
    pub brings: Vec<Id>,
    /// Counters of experience that start anew when it is gained.
    #[serde(default)]
    pub resets: Vec<Id>,
    /// Statute, exclusivity and duties of a licence.
    #[serde(default)]
    pub law: Option<Text>,
    #[serde(default)]
    pub duty: Option<Text>,
    /// Parts per thousand.
    #[serde(default)]
    pub pass_rate: Option<Figure>,
    #[serde(default)]
    pub pass_rate_first: Option<Figure>,
    #[serde(default)]
    pub pass_rate_repeat: Option<Figure>,
    #[serde(default)]
    pub people_at_work: Option<Figure>,
    #[serde(default)]
    pub covers: Vec<Text>,
    /// What it helps with and what it does not, said plainly.
    #[serde(default)]
    pub note: Option<Text>,
    pub proof: Proof,
}

impl Qualification {
    /// What comes with it for who gained it by an entry route. Where the route is not told: what comes by every open one
    /// that asks for no licence which they lack.
    pub fn brought(&self, by: Option<&Id>, lacks: &dyn Fn(&Id) -> bool) -> Vec<&Id> {
        let may_be_theirs = |route: &&EntryRoute| match by {
            Some(by) => route.id == *by,
            None => route.open && !route.clause.iter().any(|clause| clause.asks.0.surely_asks_for(lacks)),
        };
        let mut routes = self.entry.iter().filter(may_be_theirs).map(|route| &route.brings);
        let mut all: Vec<&Id> = routes.next().into_iter().flatten().collect();
        for other in routes {
            all.retain(|id| other.contains(id));
        }
        all.extend(&self.brings);
        all
    }
}

fn lacks() -> Unsaid {
    Unsaid::Lacks
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QualificationKind {
    /// A national or prefectural licence that gates clinical or welfare work.
    Licence,
    Certificate,
    Board,
    Degree,
    /// A completed course or passed part that counts for something.
    Partial,
    Training,
}

/// One way to gain a qualification, as stages in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryRoute {
    /// Unique within its qualification.
    pub id: Id,
    pub name: Text,
    /// False for a route that is only planned: never used.
    #[serde(default = "yes")]
    pub open: bool,
    /// What comes with the qualification for who gains it by this route: a degree, say.
    #[serde(default)]
    pub brings: Vec<Id>,
    /// Asked at the start of the first stage.
    #[serde(default)]
    pub clause: Vec<Clause>,
    pub stage: Vec<Stage>,
    #[serde(default)]
    pub basis: Option<Text>,
    #[serde(default)]
    pub note: Option<Text>,
}

fn yes() -> bool {
    true
}

/// One stage of an entry route. A stage begins when the one before has ended, except that a sitting with `expected_ok`
/// may be filed and sat before the school has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Unique within its route.
    pub id: Id,
    pub name: Text,
    #[serde(default)]
    pub clause: Vec<Clause>,
    pub kind: StageKind,
    /// A partial result lasts this long: the next stage must begin within it.
    #[serde(default)]
    pub lasts: Option<Lag>,
    #[serde(default)]
    pub fee: Option<Figure>,
    #[serde(default)]
    pub ends: Option<Day>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum StageKind {
    /// One of these programs is completed.
    Course { programs: Vec<Id> },
    /// Private study of so many hours, within the person's hours a week.
    Study { hours: u32 },
    /// A sitting: filing, sitting and result have dates.
    Sitting {
        sittings: Sittings,
        /// May be sat while the course before it is still running, if that ends before the certificate.
        #[serde(default)]
        before_course_ends: bool,
    },
    /// Papers, registration, certificate: takes so long.
    Papers { takes: Lag },
}

/// What keeps a qualification alive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upkeep {
    pub every: Option<Lag>,
    pub what: Text,
    #[serde(default)]
    pub clause: Vec<Clause>,
    #[serde(default)]
    pub cost: Option<Figure>,
}

/// Something attended: course, school, training (講座・研修).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    pub id: Id,
    pub label: Label,
    #[serde(default)]
    pub formerly: Vec<Id>,
    #[serde(default)]
    pub provider: Option<Text>,
    pub mode: Mode,
    pub takes: Lag,
    /// Hours a week that it takes of the person's learning time.
    pub hours_per_week: u8,
    /// Full-time: cannot be attended beside a post.
    #[serde(default)]
    pub full_time: bool,
    #[serde(default)]
    pub intakes: Intakes,
    /// Asked on the day of beginning.
    #[serde(default)]
    pub clause: Vec<Clause>,
    /// Yen for everything that must be paid; absent where unknown.
    #[serde(default)]
    pub price: Option<Figure>,
    /// Skills that its completion gives.
    #[serde(default)]
    pub skills: Vec<Id>,
    /// Months of experience in a domain that it gives, as a project or side post: of that domain alone, since it is no
    /// employment.
    #[serde(default)]
    pub gives_months: Vec<GivenMonths>,
    #[serde(default)]
    pub note: Option<Text>,
    pub proof: Proof,
}

impl Program {
    /// Hours of learning in all, by whole weeks.
    pub fn hours(&self) -> u32 {
        u32::from(self.hours_per_week) * self.takes.about_days().div_ceil(7)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenMonths {
    pub domain: Id,
    pub months: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    Online,
    OnlineLive,
    Onsite,
    Mixed,
    Work,
}
