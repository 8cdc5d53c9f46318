//! Subsidies (給付・助成) with what they ask of a person.

use crate::dataset::{Dataset, Subsidy};
use crate::planner::answer::ClauseAt;
use crate::planner::matching::Asked;

/// A subsidy that a course may use.
pub struct Aid<'a> {
    pub subsidy: &'a Subsidy,
    pub asked: Vec<Asked<'a>>,
}

impl<'a> Aid<'a> {
    /// All of a dataset.
    pub fn all(dataset: &'a Dataset) -> Vec<Self> {
        let asked = |subsidy: &'a Subsidy| {
            let clauses = subsidy.clause.iter().enumerate();
            clauses.map(|(index, clause)| Asked::new(ClauseAt::Subsidy { subsidy: subsidy.id.clone(), index }, clause))
        };
        dataset.subsidy.iter().map(|subsidy| Self { subsidy, asked: asked(subsidy).collect() }).collect()
    }
}
