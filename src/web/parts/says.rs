//! Text of the dataset, which in English mode may exist only in Japanese: then it says so, and readers speak it rightly.

use super::el::{li, nothing, ul, words};
use crate::base::{Lang, Text};
use crate::i18n::{self, Worded, strings};
use crate::lookup::Key;
use crate::web::address::Address;
use crate::web::state::App;
use leptos::prelude::*;

/// A worded text, marked where it is in another language than the page: style/base.css shows the title before it.
pub fn says(worded: Worded, asked: Lang) -> AnyView {
    if worded.is_foreign(asked) {
        let hint = strings(asked).common.only_japanese;
        view! { <span lang=worded.lang.code() title=hint>{worded.text}</span> }.into_any()
    } else {
        words(worded.text)
    }
}

/// The language of a title that was given, or taken from a route, while the page was in Japanese.
pub fn lang_of_title(title: &str, asked: Lang) -> Option<&'static str> {
    let is_japanese = title.contains(|c| matches!(c, '\u{3041}'..='\u{9fff}'));
    (asked == Lang::En && is_japanese).then_some(Lang::Ja.code())
}

/// A text of the dataset itself.
pub fn text(text: &Text, asked: Lang) -> AnyView {
    says(Worded::of(text, asked), asked)
}

/// A link to the page of an entry by its name. What is drawn by it is not drawn anew when the background comes or fails: a
/// page that asks for it would ask again and again.
pub fn link(app: App, (kind, id): Key<'_>, asked: Lang) -> AnyView {
    let href = Address::Entry(kind, id.clone()).href();
    view! { <a href=href>{says(i18n::name(kind, id, app.facts_now(), asked), asked)}</a> }.into_any()
}

/// Texts as a list; nothing where there are none.
pub fn list(texts: &[Text], asked: Lang) -> AnyView {
    if texts.is_empty() {
        return nothing();
    }
    ul("plain", texts.iter().map(|one| li(vec![text(one, asked)])).collect())
}
