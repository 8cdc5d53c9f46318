//! What is wrong with a profile, said so that the person can mend it.

use super::worded::Worded;
use crate::base::{Id, Lang};
use crate::dataset::Dataset;
use crate::profile::{FileError, Problem};

/// One problem, with the nearest valid ids where an id is unknown.
pub fn problem(_problem: &Problem, _dataset: &Dataset, lang: Lang) -> Worded {
    Worded::new("", lang)
}

/// A field of the file that this version does not know.
pub fn unknown_field(_name: &str, lang: Lang) -> Worded {
    Worded::new("", lang)
}

/// Why a text is no profile.
pub fn file_error(_error: &FileError, lang: Lang) -> Worded {
    Worded::new("", lang)
}

/// An entry of which the dataset has only the name so far.
pub fn unfilled(_id: &Id, _dataset: &Dataset, lang: Lang) -> Worded {
    Worded::new("", lang)
}
