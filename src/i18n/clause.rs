//! A clause with how it stands: sign, word, reason, strength and basis.

use super::kinds;
use super::leaf::{expr, leaf_reason, so_far};
use super::names;
use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::Dataset;
use crate::lookup::{Standing, clause_at};
use crate::planner::{ClauseAt, ClauseReason, LeafReason};

/// Everything that is said about one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseWords {
    pub sign: &'static str,
    /// What the sign means.
    pub verdict: &'static str,
    pub text: Worded,
    pub strength: &'static str,
    pub as_of: &'static str,
    pub basis: Option<Worded>,
    pub leaves: Vec<LeafWords>,
}

/// Everything that is said about one leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafWords {
    pub sign: &'static str,
    pub verdict: &'static str,
    pub text: Worded,
    /// How to say in a posting's words what counted as something else.
    pub say: Vec<Worded>,
}

/// A clause as an answer gives it.
pub fn clause(reason: &ClauseReason, dataset: &Dataset, lang: Lang) -> ClauseWords {
    ClauseWords {
        sign: kinds::verdict_sign(reason.verdict),
        verdict: kinds::verdict_word(reason.verdict, lang),
        text: with_so_far(reason, dataset, lang),
        strength: kinds::strength(reason.strength, lang),
        as_of: kinds::as_of(reason.as_of, lang),
        basis: basis(&reason.at, dataset, lang),
        leaves: reason.leaves.iter().map(|leaf| leaf_words(leaf, dataset, lang)).collect(),
    }
}

/// A clause of one leaf says at once how far it is met.
fn with_so_far(reason: &ClauseReason, dataset: &Dataset, lang: Lang) -> Worded {
    let mut words = clause_text(&reason.at, dataset, lang);
    if let [one] = &reason.leaves[..] {
        words.text.push_str(&so_far(one, words.lang));
    }
    words
}

fn leaf_words(reason: &LeafReason, dataset: &Dataset, lang: Lang) -> LeafWords {
    let equivalents = reason.by.iter().filter_map(|id| dataset.equivalent_of(id.as_str()));
    LeafWords {
        sign: kinds::verdict_sign(reason.verdict),
        verdict: kinds::verdict_word(reason.verdict, lang),
        text: leaf_reason(reason, dataset, lang),
        say: equivalents.map(|equivalent| Worded::of(&equivalent.say, lang)).collect(),
    }
}

/// What a clause asks: as its author says it, or else as its tree reads.
pub fn clause_text(at: &ClauseAt, dataset: &Dataset, lang: Lang) -> Worded {
    match clause_at(dataset, at) {
        Some(Standing::Clause(clause)) => match &clause.say {
            Some(say) => Worded::of(say, lang),
            None => expr(&clause.asks.0, dataset, lang),
        },
        Some(Standing::OnlyIf(asks)) => expr(&asks.0, dataset, lang),
        None => names::unknown(lang),
    }
}

/// The article or published rule behind a clause.
pub fn basis(at: &ClauseAt, dataset: &Dataset, lang: Lang) -> Option<Worded> {
    match clause_at(dataset, at)? {
        Standing::Clause(clause) => clause.basis.as_ref().map(|basis| Worded::of(basis, lang)),
        Standing::OnlyIf(_) => None,
    }
}
