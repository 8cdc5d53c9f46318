//! Why there is no route, door by door: 「医師免許が必要。最短でも6年の医学部」.

use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::Dataset;
use crate::planner::NoRoute;

/// One shut door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShutWords {
    pub door: Worded,
    /// What can't be met together, and by when it could.
    pub lines: Vec<Worded>,
}

/// Each door with its reasons.
pub fn no_route(_no_route: &NoRoute, _dataset: &Dataset, _lang: Lang) -> Vec<ShutWords> {
    Vec::new()
}
