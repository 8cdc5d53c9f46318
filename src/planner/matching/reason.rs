//! The reasons behind a verdict: every leaf of a clause with how it stands.

use super::judge::Judge;
use crate::base::Day;
use crate::dataset::Clause;
use crate::planner::answer::{ClauseAt, ClauseReason, LeafReason};

/// A clause on a day with all its leaves.
pub fn reason(judge: Judge<'_, '_>, at: ClauseAt, clause: &Clause, day: Day) -> ClauseReason {
    let argued_counts = !clause.strength.must();
    let leaves = clause
        .asks
        .0
        .leaves()
        .into_iter()
        .map(|leaf| {
            let judged = judge.leaf(leaf, day, argued_counts, true);
            LeafReason { leaf: leaf.clone(), verdict: judged.verdict, have: judged.have, by: judged.by }
        })
        .collect();
    ClauseReason { at, strength: clause.strength, as_of: clause.as_of, verdict: judge.clause(clause, day), leaves }
}
