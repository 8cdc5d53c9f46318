//! Why a step is there, as one sentence: 「なぜ: …」.

use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::{Dataset, Proof};
use crate::planner::Cause;

/// Why a step is there. The sentence stands alone, without なぜ: before it.
pub fn cause(_cause: &Cause, _dataset: &Dataset, lang: Lang) -> Worded {
    Worded::new("", lang)
}

/// Where the fact behind a cause comes from.
pub fn cause_source<'a>(_cause: &Cause, _dataset: &'a Dataset) -> Option<&'a Proof> {
    None
}
