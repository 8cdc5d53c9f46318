//! A clause with how it stands: sign, word, reason, strength and basis.

use super::kinds;
use super::leaf::{expr, leaf_reason, so_far};
use super::names;
use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::{Dataset, Expr, Leaf};
use crate::lookup::{Standing, clause_at};
use crate::planner::{ClauseAt, ClauseReason, LeafReason, Verdict};

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
        strength: kinds::bound_by(&reason.at, reason.strength, lang),
        as_of: kinds::as_of(reason.as_of, lang),
        basis: basis(&reason.at, dataset, lang),
        leaves: shown(reason, dataset).map(|leaf| leaf_words(leaf, dataset, lang)).collect(),
    }
}

/// The leaves that still say something: where one alternative is met, the others are left out.
fn shown<'r>(reason: &'r ClauseReason, dataset: &Dataset) -> impl Iterator<Item = &'r LeafReason> {
    let asks = match clause_at(dataset, &reason.at) {
        Some(Standing::Clause(clause)) => Some(&clause.asks.0),
        Some(Standing::OnlyIf(asks)) => Some(&asks.0),
        None => None,
    };
    let needless: Vec<&Leaf> = asks.map(|asks| needless(asks, &reason.leaves)).unwrap_or_default();
    reason.leaves.iter().filter(move |leaf| !needless.contains(&&leaf.leaf)).collect::<Vec<_>>().into_iter()
}

/// Leaves that are not met and on which nothing hangs, since another alternative is.
fn needless<'e>(asks: &'e Expr, leaves: &[LeafReason]) -> Vec<&'e Leaf> {
    let stands = |leaf: &Leaf| leaves.iter().find(|reason| reason.leaf == *leaf).map(|reason| reason.verdict);
    match asks {
        Expr::Leaf(_) => Vec::new(),
        Expr::All(parts) => parts.iter().flat_map(|part| needless(part, leaves)).collect(),
        Expr::Any(parts) | Expr::AtLeast(_, parts) => {
            let least = if let Expr::AtLeast(least, _) = asks { usize::from(*least) } else { 1 };
            let (met, open): (Vec<&Expr>, Vec<&Expr>) = parts.iter().partition(|part| is_met(part, &stands));
            if met.len() < least {
                return parts.iter().flat_map(|part| needless(part, leaves)).collect();
            }
            let inside = met.iter().flat_map(|part| needless(part, leaves));
            let kept: Vec<&Leaf> = met.iter().flat_map(|part| part.leaves()).collect();
            inside.chain(open.iter().flat_map(|part| part.leaves()).filter(|leaf| !kept.contains(leaf))).collect()
        }
    }
}

fn is_met(asks: &Expr, stands: &dyn Fn(&Leaf) -> Option<Verdict>) -> bool {
    match asks {
        Expr::Leaf(leaf) => stands(leaf) == Some(Verdict::Met),
        Expr::All(parts) => parts.iter().all(|part| is_met(part, stands)),
        Expr::Any(parts) => parts.iter().any(|part| is_met(part, stands)),
        Expr::AtLeast(least, parts) => parts.iter().filter(|part| is_met(part, stands)).count() >= usize::from(*least),
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
