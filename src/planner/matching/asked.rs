//! A clause with the place where it stands, as one person meets it.

use super::judge::{Judge, On};
use super::person::Person;
use super::ready::Ready;
use crate::base::Day;
use crate::dataset::{AsOf, Clause, Expr, Leaf, Strength};
use crate::planner::answer::{ClauseAt, ClauseReason, LeafReason, Verdict};
use std::cell::OnceCell;

/// A clause that a door, a stage, a program or a subsidy asks.
#[derive(Debug)]
pub struct Asked<'a> {
    pub at: ClauseAt,
    pub strength: Strength,
    pub as_of: AsOf,
    /// An expected holding (見込み) counts, if by the event itself nothing but its registration is left to wait for.
    pub expected_ok: bool,
    pub asks: &'a Expr,
    ready: OnceCell<Ready<'a>>,
}

impl<'a> Asked<'a> {
    pub fn new(at: ClauseAt, clause: &'a Clause) -> Self {
        let Clause { strength, as_of, expected_ok, asks, .. } = clause;
        Self {
            at,
            strength: *strength,
            as_of: *as_of,
            expected_ok: *expected_ok,
            asks: &asks.0,
            ready: OnceCell::new(),
        }
    }

    /// A rule of applying that stands outside the list of clauses.
    pub fn rule(at: ClauseAt, asks: &'a Expr) -> Self {
        Self { at, strength: Strength::Rule, as_of: AsOf::Applying, expected_ok: false, asks, ready: OnceCell::new() }
    }

    /// The tree made ready; for `law` and `rule` an argued equivalent counts for nothing.
    pub fn ready(&self, person: &Person<'a>) -> &Ready<'a> {
        self.ready.get_or_init(|| Ready::new(person, self.asks, !self.strength.must()))
    }

    /// How it stands. `event`: the day on which an expected holding must be there.
    pub fn judge(&self, judge: Judge<'_, 'a>, day: Day, event: Day) -> Verdict {
        judge.ready(self.ready(judge.person), self.on(day, event))
    }

    /// Whether it keeps nobody out: met, or not known and taken as met.
    pub fn can_stand(&self, judge: Judge<'_, 'a>, day: Day, event: Day) -> bool {
        matches!(self.judge(judge, day, event), Verdict::Met | Verdict::Unknown)
    }

    /// The day of judging, and the day on which holdings must be there.
    pub fn on(&self, day: Day, event: Day) -> On {
        On { day, holding: if self.expected_ok { event.max(day) } else { day }, pending: self.expected_ok }
    }

    /// How it stands, with every leaf of its tree.
    pub fn reason(&self, judge: Judge<'_, 'a>, day: Day, event: Day) -> ClauseReason {
        let on = self.on(day, event);
        let leaves = self.asks.leaves().into_iter().map(|leaf| {
            let judged = judge.leaf(leaf, on, !self.strength.must());
            // Of a history that is not told only the least is known.
            let told = judge.person.profile.spells.is_some() || !matches!(leaf, Leaf::Experience { .. });
            LeafReason {
                leaf: leaf.clone(),
                verdict: judged.verdict,
                have: judged.have.filter(|_| told),
                by: judged.by,
            }
        });
        let leaves = leaves.collect();
        let verdict = judge.ready(self.ready(judge.person), on);
        ClauseReason { at: self.at.clone(), strength: self.strength, as_of: self.as_of, verdict, leaves }
    }
}
