//! Where a fact comes from: sources, the day of the check, and what no page supported.

use super::el::{b, details, li, nothing, p, small, ul, word, words};
use super::says;
use crate::base::Lang;
use crate::dataset::{Confidence, Proof, Source};
use crate::i18n::{self, strings};
use crate::lookup::Doubt;
use crate::web::state::app;
use leptos::prelude::*;

/// One tap away: closed at first, opened on paper.
pub fn proof(proof: &'static Proof, lang: Lang) -> AnyView {
    let summary = words(format!("{} ", strings(lang).common.source));
    details("proof", vec![summary, small("", words(standing(proof, lang)))], body(proof, lang))
}

/// The same where it stands in something that was opened already.
pub fn open_proof(proof: &'static Proof, lang: Lang) -> AnyView {
    view! { <div class="proof"><h4>{strings(lang).common.source}</h4>{body(proof, lang)}</div> }.into_any()
}

fn body(proof: &'static Proof, lang: Lang) -> Vec<AnyView> {
    let s = strings(lang);
    let mut parts = vec![sources(proof.sources.iter().collect())];
    if !proof.unverified.is_empty() {
        let mut said = vec![word(s.frame.unverified)];
        for (at, field) in i18n::fields(&proof.unverified, lang).into_iter().enumerate() {
            said.extend((at > 0).then(|| word(s.find.comma)));
            said.push(says::says(field, lang));
        }
        parts.push(p("unverified", said));
    }
    if let Some(note) = &proof.note {
        parts.extend(note.remark().map(|remark| p("", vec![says::text(&remark, lang)])));
        let label = || words(format!("{}: ", i18n::doubt(Doubt::Unsettled, lang)));
        parts.extend(note.open.as_ref().map(|open| p("", vec![b(label()), says::text(open, lang)])));
    }
    let day = i18n::day_ago(proof.as_of, app().today, lang);
    let checked = format!("{} {day}{}{}", s.common.as_of, s.find.dot, i18n::confidence(proof.confidence, lang));
    parts.push(p("quiet", vec![words(checked)]));
    parts
}

/// The day of the check, or how far it can be relied on.
pub fn standing(proof: &Proof, lang: Lang) -> String {
    let s = strings(lang);
    match proof.confidence {
        Confidence::Read if proof.unverified.is_empty() => i18n::month(proof.as_of.month(), lang),
        Confidence::Read => format!("{} {}", i18n::month(proof.as_of.month(), lang), s.frame.partly_verified),
        other => i18n::confidence(other, lang).to_owned(),
    }
}

/// Pages as links to them.
pub fn sources(sources: Vec<&'static Source>) -> AnyView {
    if sources.is_empty() {
        return nothing();
    }
    let each: Vec<AnyView> = sources
        .into_iter()
        .map(|source| {
            let year = (source.year > 0).then(|| format!(" ({})", source.year));
            let safe = source.url.starts_with("https://") || source.url.starts_with("http://");
            let title = if source.title.is_empty() { source.url.as_str() } else { source.title.as_str() };
            let title = if safe {
                view! { <a href=source.url.as_str() rel="noreferrer noopener" target="_blank" lang="ja">{title}</a> }
                    .into_any()
            } else {
                view! { <span lang="ja">{title}</span> }.into_any()
            };
            li(vec![title, words(year.unwrap_or_default())])
        })
        .collect();
    ul("sources", each)
}
