//! A text together with the language it is in: in English mode some text of the dataset exists only in Japanese.

use crate::base::{Lang, Text};

/// Text for a person, and the value of the `lang` attribute it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worded {
    pub text: String,
    pub lang: Lang,
}

impl Worded {
    pub fn new(text: impl Into<String>, lang: Lang) -> Self {
        Self { text: text.into(), lang }
    }

    /// The text in `lang`, or the Japanese where no English exists.
    pub fn of(text: &Text, lang: Lang) -> Self {
        Self::new(text.get(lang), text.lang_of(lang))
    }

    /// Whether it is in another language than the one asked for, so that the page has to say so.
    pub fn is_foreign(&self, asked: Lang) -> bool {
        self.lang != asked
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }
}
