//! Finding entries by kana, kanji, romaji or abbreviation, the nearest valid id to a mistaken one, and where a clause stands.

mod clause_at;

pub use clause_at::{Standing, clause_at};

use crate::base::Id;
use crate::dataset::Dataset;

/// The kinds of entries that people look up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Licence,
    Role,
    /// Qualifications that are no licences.
    Qualification,
    Program,
    Skill,
    Domain,
    Fact,
    Prefecture,
    Obligation,
    Subsidy,
    Procedure,
    Networking,
    Pitfall,
    Case,
}

/// How well an entry fits what was typed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Exact,
    Prefix,
    WordPrefix,
    Inside,
}

/// One entry that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub kind: Kind,
    pub id: Id,
    pub fit: Fit,
}

/// The search keys of a dataset. Build it once.
#[derive(Clone, Debug, Default)]
pub struct Index {}

impl Index {
    pub fn new(_dataset: &Dataset) -> Self {
        Self {}
    }

    /// Entries of the given kinds that fit `query`, best first. Empty for an empty query.
    pub fn find(&self, _query: &str, _kinds: &[Kind], _most: usize) -> Vec<Hit> {
        Vec::new()
    }
}

/// Valid ids of these kinds nearest to a mistaken one, best first; at most three, none where nothing is near.
pub fn nearest(_dataset: &Dataset, _id: &str, _kinds: &[Kind]) -> Vec<Id> {
    Vec::new()
}
