//! Text of the dataset, which in English mode may exist only in Japanese: then it says so, and readers speak it rightly.

use crate::base::{Lang, Text};
use crate::i18n::{Worded, strings};
use leptos::prelude::*;

/// A worded text, marked where it is in another language than the page.
pub fn says(worded: Worded, asked: Lang) -> AnyView {
    if worded.is_foreign(asked) {
        let hint = strings(asked).common.only_japanese;
        view! { <span lang=worded.lang.code() title=hint>{worded.text}</span> }.into_any()
    } else {
        worded.text.into_any()
    }
}

/// A text of the dataset itself.
pub fn text(text: &Text, asked: Lang) -> AnyView {
    says(Worded::of(text, asked), asked)
}

/// Texts as a list; nothing where there are none.
pub fn list(texts: &[Text], asked: Lang) -> AnyView {
    if texts.is_empty() {
        return ().into_any();
    }
    let items: Vec<AnyView> = texts.iter().map(|one| view! { <li>{text(one, asked)}</li> }.into_any()).collect();
    view! { <ul class="plain">{items}</ul> }.into_any()
}
