//! Open questions: 「…ですか。」 with what a yes and a no would change.

use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::Dataset;
use crate::planner::Question;

/// A question and its two outcomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionWords {
    pub asks: Worded,
    pub if_yes: Worded,
    pub if_no: Worded,
}

pub fn question(_question: &Question, _dataset: &Dataset, lang: Lang) -> QuestionWords {
    let empty = Worded::new("", lang);
    QuestionWords {
        asks: empty.clone(),
        if_yes: empty.clone(),
        if_no: empty,
    }
}
