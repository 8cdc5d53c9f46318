//! Roles (職種・ポスト) and the doors into them.

use super::calendar::{Sittings, Span, When};
use super::entries::Label;
use super::learning::GivenMonths;
use super::provenance::{Figure, Proof};
use super::requirement::{Asks, Clause};
use crate::base::{Day, Id, Lag, Text};
use serde::{Deserialize, Serialize};

/// Work that a person does or wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    pub id: Id,
    pub label: Label,
    #[serde(default)]
    pub formerly: Vec<Id>,
    pub family: Id,
    /// One of these licences is the post's own; empty where it has none.
    #[serde(default)]
    pub licences: Vec<Id>,
    /// True where the entry has only its name and search words so far.
    #[serde(default)]
    pub unfilled: bool,
    /// True where it can be chosen as a destination.
    #[serde(default)]
    pub target: bool,
    /// True where somebody's present work may be this.
    #[serde(default)]
    pub present: bool,
    /// Clauses of the work itself, on every door and on every day in the post.
    #[serde(default)]
    pub clause: Vec<Clause>,
    #[serde(default)]
    pub grade: Vec<Grade>,
    #[serde(default)]
    pub door: Vec<Door>,
    /// Domains of experience that a month in the post gives.
    #[serde(default)]
    pub gives: Vec<Id>,
    /// Skills that the post gives once its `skills_after` has passed.
    #[serde(default)]
    pub skills: Vec<Id>,
    #[serde(default)]
    pub skills_after: Option<Lag>,
    /// Settings in which the work is done.
    #[serde(default)]
    pub settings: Vec<Id>,
    /// Facts that are so for nearly everybody in the post: taken as true of who is in it now and does not say otherwise.
    #[serde(default)]
    pub tells: Vec<Id>,
    /// Experience without which hardly anybody is in the post: counted at least, where a profile tells no history.
    #[serde(default)]
    pub entered_with: Vec<GivenMonths>,
    /// Facts that are so for hardly anybody in it: taken as not so in the same way.
    #[serde(default)]
    pub denies: Vec<Id>,
    /// Facts that are so in some of these posts and not in others: of who is in it and does not say, neither is taken,
    /// whatever the fact's `unsaid` is.
    #[serde(default)]
    pub varies: Vec<Id>,
    /// Hours a week that the post leaves for learning is the person's own figure; this is only true of a post that is a full-time training.
    #[serde(default)]
    pub unpaid: bool,
    /// Nobody stays in it longer on the way to something else (a residency ends).
    #[serde(default)]
    pub lasts: Option<Lag>,
    /// A training that the law asks to be finished: how long it takes from its first day. Nobody leaves it before.
    #[serde(default)]
    pub finish: Option<Lag>,
    /// Nobody who holds one of these licences takes the post as a step on the way to another: a nurse as a nursing assistant.
    #[serde(default)]
    pub below: Vec<Id>,
    /// Posts that lead to this one by their own years: who wants this one takes them even where they are `below` a licence
    /// held, as care work on the way to care manager.
    #[serde(default)]
    pub worked_up_from: Vec<WorkedUpFrom>,
    /// Posts from which one rises to it: nobody who is in it goes back to one of them as a step.
    #[serde(default)]
    pub risen_from: Vec<Id>,
    /// Years of age under which hardly anybody is in it.
    #[serde(default)]
    pub seldom_under: Option<u8>,
    /// Conditions that come with offers (travel, on-call, nights ...): compared with wishes, asked about, never gates.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    #[serde(default)]
    pub pay: Option<Pay>,
    #[serde(default)]
    pub who: Option<Text>,
    #[serde(default)]
    pub work_style: Option<Text>,
    #[serde(default)]
    pub age_note: Option<Text>,
    #[serde(default)]
    pub risks: Vec<Text>,
    #[serde(default)]
    pub first_days: Vec<Text>,
    #[serde(default)]
    pub ladder: Vec<Text>,
    #[serde(default)]
    pub bridging: Vec<Text>,
    #[serde(default)]
    pub ask_before_deciding: Vec<Text>,
    pub proof: Proof,
}

/// A post from which one works up to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkedUpFrom {
    pub post: Id,
    /// Holders of these licences do not take it all the same.
    #[serde(default)]
    pub except: Vec<Id>,
}

/// A variant of a role with clauses and pay of its own (主査, 課長補佐).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    pub id: Id,
    pub name: Text,
    #[serde(default)]
    pub clause: Vec<Clause>,
    #[serde(default)]
    pub pay: Option<Pay>,
}

/// A way into a role (入口).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// Unique within its role.
    pub id: Id,
    pub kind: DoorKind,
    /// What tells it from another door of the same kind into the same post.
    #[serde(default)]
    pub name: Option<Text>,
    #[serde(default)]
    pub grade: Option<Id>,
    #[serde(default)]
    pub clause: Vec<Clause>,
    /// An internal transfer: posts whose employer has this post too. Empty where the door opens from anywhere.
    #[serde(default)]
    pub from: Vec<Id>,
    /// What is entered by it ends after a time, though the post itself does not: a secondment. A contract always does.
    #[serde(default)]
    pub fixed_term: bool,
    /// Hours beside another post (evenings, single days): nobody gives up a post for it on the way to another.
    #[serde(default)]
    pub beside: bool,
    /// Something about the employer or opportunity that must be so, shown as a question.
    #[serde(default)]
    pub only_if: Asks,
    /// From the start of the search (or the filing of a round) to the offer.
    pub to_offer: Span,
    /// From the offer to joining.
    pub to_joining: Span,
    /// From the offer to joining for somebody who has no post to give notice in; `to_joining`, if absent.
    #[serde(default)]
    pub to_joining_when_free: Option<Span>,
    /// Days on which one may join; any, if absent.
    #[serde(default)]
    pub joins: Option<When>,
    /// How much later than usual one may join, waiting for such a day.
    #[serde(default)]
    pub joining_may_wait: Lag,
    /// Months of the year in which applications are open; any, if empty.
    #[serde(default)]
    pub opens_months: Vec<u8>,
    /// A public selection with rounds: filing, selection and result have dates of their own.
    #[serde(default)]
    pub rounds: Option<Sittings>,
    /// Hours a week that the search takes.
    #[serde(default)]
    pub hours_per_week: u8,
    /// What to do, in order.
    #[serde(default)]
    pub steps: Vec<Text>,
    #[serde(default)]
    pub note: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DoorKind {
    /// 求人への応募
    Posting,
    /// 公募・選考
    Selection,
    /// 院内・法人内の異動。 Leaves no employer.
    Transfer,
    /// 直接の売り込み
    Direct,
    /// 紹介・学会・人脈
    Referral,
    /// 派遣・契約・業務委託
    Contract,
    /// 公的な紹介・配置
    Placement,
    /// 承継
    Succession,
    /// 開業・起業
    Founding,
}

impl Role {
    /// The last day up to another on which the post can be joined at all; `None` where it can be joined on any.
    pub fn last_joining(&self, until: Day) -> Option<Day> {
        let last = |door: &Door| {
            let season = door.joins.as_ref().filter(|when| !when.is_any())?;
            season.days(until.plus_months(-24), until).last().map(|dated| dated.day)
        };
        self.door.iter().map(last).collect::<Option<Vec<Day>>>()?.into_iter().max()
    }
}

impl Door {
    /// Whether a post that is only a step on the way to another is entered by it: hours beside a post are none, nobody founds
    /// something, nor takes it over, to leave it, and who will recommend somebody years from now nobody knows.
    pub fn is_step(&self) -> bool {
        !self.beside && self.kind != DoorKind::Referral && !self.kind.takes_capital()
    }

    /// Whether what is entered by it ends after a time.
    pub fn ends(&self) -> bool {
        self.fixed_term || self.kind == DoorKind::Contract
    }
}

impl DoorKind {
    /// Whether who came in by another door can go on by this one: nobody on a contract is transferred.
    pub fn can_follow(self, other: Self) -> bool {
        self != Self::Transfer || other != Self::Contract
    }

    /// Whether entering by this door leaves the employer.
    pub fn leaves_employer(self) -> bool {
        self != Self::Transfer
    }

    /// Whether who enters by this door puts up capital, which no cost counts: nobody does so to leave it.
    pub fn takes_capital(self) -> bool {
        matches!(self, Self::Founding | Self::Succession)
    }

    /// A selection is a gate; a posting is none.
    pub fn is_gate(self) -> bool {
        self == Self::Selection
    }
}

/// A condition of a post that belongs to offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    Nights,
    OnCall,
    Travel,
    Relocation,
    LongHours,
    FixedTerm,
    PayDrop,
    FewPosts,
    Weekends,
    RemotePossible,
    DayShifts,
    ShortWeek,
    Teaching,
    Management,
}

/// Yearly pay before tax, as a band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    pub low: Figure,
    pub high: Figure,
    /// A figure of a wider category, never the role's own.
    #[serde(default)]
    pub shared_category: Option<Text>,
    #[serde(default)]
    pub basis: Option<Text>,
}
