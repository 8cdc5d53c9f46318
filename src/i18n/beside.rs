//! What stands beside the routes: the fallback with its date.

use super::worded::Worded;
use crate::base::{Day, Lang};
use crate::dataset::Dataset;
use crate::planner::Fallback;

/// What to fall back on, until when, and whether that is in time.
pub fn fallback(_fallback: &Fallback, _today: Day, _dataset: &Dataset, lang: Lang) -> Worded {
    Worded::new("", lang)
}

/// Its date alone: 「切り替えの期限は2026年12月11日(金)です。」
pub fn fallback_short(_fallback: &Fallback, _today: Day, lang: Lang) -> Worded {
    Worded::new("", lang)
}
