//! Errors of documents, storage and links, each with what to do about it.

use super::worded::Worded;
use crate::base::Lang;
use crate::documents::share::ShareError;
use crate::documents::{DocumentError, StoreError, Trouble};

pub fn share_error(_error: ShareError, lang: Lang) -> Worded {
    Worded::new("", lang)
}

pub fn document_error(_error: &DocumentError, lang: Lang) -> Worded {
    Worded::new("", lang)
}

pub fn store_error(_error: &StoreError, lang: Lang) -> Worded {
    Worded::new("", lang)
}

pub fn trouble(_trouble: &Trouble, lang: Lang) -> Worded {
    Worded::new("", lang)
}
