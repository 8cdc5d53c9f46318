//! Pieces that entry pages are put together from.

use crate::base::{Id, Lang, Text};
use crate::dataset::Clause;
use crate::i18n::{self, strings};
use crate::lookup::{Key, Kind, Links, Record};
use crate::web::parts::el::{b, details, dl, h3, li, nothing, out_of_sight, p, section, small, term, ul, word, words};
use crate::web::parts::says::{link, list, says, text};
use crate::web::state::App;
use leptos::prelude::*;

/// So many links of a list stand open.
const OPEN: usize = 10;

pub fn paragraph(words: &Text, lang: Lang) -> AnyView {
    if words.ja.is_empty() { nothing() } else { p("", vec![text(words, lang)]) }
}

pub fn quiet(words: &'static str) -> AnyView {
    p("quiet", vec![word(words)])
}

/// A paragraph under a heading; nothing where there is no text, or where it is not here yet.
pub fn said(label: &'static str, words: Option<&Text>, lang: Lang) -> AnyView {
    match words.filter(|words| !words.ja.is_empty()) {
        Some(words) => section(label, vec![paragraph(words, lang)]),
        None => nothing(),
    }
}

pub fn listed(label: &'static str, texts: &[Text], lang: Lang) -> AnyView {
    if texts.is_empty() { nothing() } else { section(label, vec![list(texts, lang)]) }
}

/// Clauses as they are asked of anybody.
pub fn clauses(app: App, clauses: &'static [Clause], lang: Lang) -> AnyView {
    if clauses.is_empty() {
        return nothing();
    }
    let each: Vec<AnyView> = clauses
        .iter()
        .map(|clause| {
            let words = match &clause.say {
                Some(say) => text(say, lang),
                None => says(i18n::expr(&clause.asks.0, app.data, lang), lang),
            };
            let mut parts = vec![b(word(i18n::strength(clause.strength, lang))), word(": "), words];
            if let Some(basis) = &clause.basis {
                parts.push(small("quiet", vec![word(strings(lang).find.dot), text(basis, lang)].into_any()));
            }
            li(parts)
        })
        .collect();
    ul("plain", each)
}

/// Short facts with their names; an empty value leaves its line out.
pub fn pairs(all: Vec<(&'static str, String)>) -> AnyView {
    let each: Vec<AnyView> = all
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| term(vec![word(label)], vec![words(value)]))
        .collect();
    if each.is_empty() { nothing() } else { dl("kv", each) }
}

/// What an entry is, in a word: licences and other qualifications share their pages.
fn kind_word(app: App, (kind, id): Key<'_>, lang: Lang) -> AnyView {
    let is_licence = kind == Kind::Qualification && app.data.licences().any(|licence| licence.id == *id);
    small("quiet", word(strings(lang).frame.kind_of(if is_licence { Kind::Licence } else { kind })))
}

/// Entries under a heading, the first of them open; nothing where there are none.
pub fn linked(app: App, label: &'static str, keys: &[Key<'static>], lang: Lang) -> AnyView {
    if keys.is_empty() {
        return nothing();
    }
    let s = strings(lang);
    let one_kind = keys.iter().all(|(kind, _)| *kind == keys[0].0);
    let items = |keys: &[Key<'static>]| {
        let each: Vec<AnyView> = keys
            .iter()
            .map(|key| {
                let mut parts = vec![link(app, *key, lang)];
                if !one_kind {
                    parts.extend([word(" "), kind_word(app, *key, lang)]);
                }
                li(parts)
            })
            .collect();
        ul("plain", each)
    };
    // A single line behind a button would be a joke.
    let (open, rest) = keys.split_at(if keys.len() <= OPEN + 2 { keys.len() } else { OPEN });
    let mut parts = vec![items(open)];
    if !rest.is_empty() {
        let more = format!("{} {}", s.learn.rest, rest.len());
        parts.push(details("", vec![words(more), out_of_sight(label)], vec![items(rest)]));
    }
    section(label, parts)
}

/// The same of ids of one kind.
pub fn linked_ids(app: App, label: &'static str, kind: Kind, ids: &'static [Id], lang: Lang) -> AnyView {
    let keys: Vec<Key<'static>> = ids.iter().map(|id| (kind, id)).collect();
    linked(app, label, &keys, lang)
}

/// What leads to an entry, what it opens, what it may be confused with and what else concerns it.
pub fn links(app: App, of: &Record<'static>, links: &Links<'static>, lang: Lang) -> Vec<AnyView> {
    let s = strings(lang);
    let mut parts =
        vec![linked(app, s.learn.leads, &links.leads, lang), linked(app, s.learn.opens, &links.opens, lang)];
    if of.kind == Kind::Confusable {
        parts.push(linked(app, s.learn.confused, &links.confused, lang));
    }
    for same in links.related.chunk_by(|a, b| a.0 == b.0) {
        parts.push(linked(app, i18n::kind_heading(same[0].0, lang), same, lang));
    }
    parts
}

/// Names that the entry's own is taken for, with the difference and the way to each of them.
pub fn confused(app: App, of: &Record<'static>, pairs: &[Key<'static>], lang: Lang) -> AnyView {
    if pairs.is_empty() || of.kind == Kind::Confusable {
        return nothing();
    }
    let s = strings(lang);
    let each: Vec<AnyView> = pairs
        .iter()
        .filter_map(|(kind, id)| {
            let entry = app.facts().confusable_of(id.as_str())?;
            let others: Vec<AnyView> = crate::lookup::named(app.facts(), entry)
                .into_iter()
                .filter(|(_, other)| *other != of.id)
                .map(|key| li(vec![link(app, key, lang), word(" "), kind_word(app, key, lang)]))
                .collect();
            let mut parts = vec![h3(link(app, (*kind, id), lang)), paragraph(&entry.difference, lang)];
            if !others.is_empty() {
                parts.extend([quiet(s.learn.compare), ul("inline", others)]);
            }
            Some(parts.into_any())
        })
        .collect();
    view! { <section class="note confused" data-tone="if"><h2>{s.learn.confused}</h2>{each}</section> }.into_any()
}
