//! Pieces that entry pages are put together from.

use crate::base::{Lang, Text, Yen};
use crate::dataset::{Clause, Figure};
use crate::i18n::{self, strings};
use crate::web::parts::says::{list, says, text};
use crate::web::state::App;
use leptos::prelude::*;

/// A paragraph under a heading; nothing where there is no text, or where it is not here yet.
pub fn said(label: &'static str, words: Option<&Text>, lang: Lang) -> AnyView {
    words
        .filter(|words| !words.ja.is_empty())
        .map(|words| view! { <section><h2>{label}</h2><p>{text(words, lang)}</p></section> })
        .into_any()
}

pub fn listed(label: &'static str, texts: &[Text], lang: Lang) -> AnyView {
    if texts.is_empty() {
        return ().into_any();
    }
    view! { <section><h2>{label}</h2>{list(texts, lang)}</section> }.into_any()
}

/// Clauses as they are asked of anybody.
pub fn clauses(app: App, clauses: &'static [Clause], lang: Lang) -> AnyView {
    if clauses.is_empty() {
        return ().into_any();
    }
    let each: Vec<AnyView> = clauses
        .iter()
        .map(|clause| {
            let words = match &clause.say {
                Some(say) => text(say, lang),
                None => says(i18n::expr(&clause.asks.0, app.data, lang), lang),
            };
            let basis =
                clause.basis.as_ref().map(|basis| view! { <span class="quiet">" ・ "{text(basis, lang)}</span> });
            view! { <li><b>{i18n::strength(clause.strength, lang)}</b>": "{words}{basis}</li> }.into_any()
        })
        .collect();
    view! { <ul class="plain">{each}</ul> }.into_any()
}

/// An amount with its year and whether a page supports it.
pub fn money(figure: &Figure, lang: Lang) -> String {
    qualified(i18n::yen(Yen(figure.value), lang), figure, lang)
}

/// Parts per thousand as per cent.
pub fn rate(figure: &Figure, lang: Lang) -> String {
    qualified(format!("{}.{}%", figure.value / 10, figure.value % 10), figure, lang)
}

fn qualified(value: String, figure: &Figure, lang: Lang) -> String {
    let s = strings(lang);
    let mut notes = Vec::new();
    if figure.year > 0 {
        notes.push(figure.year.to_string());
    }
    if figure.estimate {
        notes.push(s.common.estimate.to_owned());
    }
    if !figure.verified {
        notes.push(s.learn.unverified.to_owned());
    }
    if notes.is_empty() { value } else { format!("{value} ({})", notes.join(s.find.comma)) }
}

pub fn pair(label: &'static str, value: String) -> AnyView {
    view! { <dt>{label}</dt><dd>{value}</dd> }.into_any()
}
