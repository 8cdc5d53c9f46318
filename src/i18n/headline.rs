//! The answer as a sentence, before any card: 「年内に直接着くルートはありません。途中の職場を経れば、2028年4月に着きます。」

use super::worded::Worded;
use crate::base::{Day, Lang};
use crate::dataset::Dataset;
use crate::planner::Answer;
use crate::profile::Goal;

/// The answer first.
pub fn headline(
    _answer: &Answer,
    _goal: &Goal,
    _today: Day,
    _dataset: &Dataset,
    lang: Lang,
) -> Worded {
    Worded::new("", lang)
}
