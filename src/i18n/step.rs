//! The steps of a roadmap: what each is called, and what and how when it is opened.

use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::{Dataset, Proof};
use crate::planner::Step;

/// What stands inside an opened step. Parts that the dataset does not say are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail<'a> {
    /// What is to be done.
    pub what: Vec<Worded>,
    /// How, in order.
    pub how: Vec<Worded>,
    pub documents: Vec<Worded>,
    pub place: Option<Worded>,
    /// Article or rule.
    pub basis: Option<Worded>,
    /// What happens if it is missed.
    pub missed: Option<Worded>,
    /// Who learns of the plan by it.
    pub reveals_to: Option<Worded>,
    /// Shown only if this is so.
    pub only_if: Vec<Worded>,
    pub proof: Option<&'a Proof>,
}

/// What a step is called: 「医療情報技師」の試験を受ける.
pub fn step_title(_step: &Step, _dataset: &Dataset, lang: Lang) -> Worded {
    Worded::new("", lang)
}

/// What and how.
pub fn step_detail<'a>(_step: &Step, _dataset: &'a Dataset, _lang: Lang) -> Detail<'a> {
    Detail::default()
}
