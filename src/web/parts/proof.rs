//! Where a fact comes from: sources, the day of the check, and what no page supported.

use super::says;
use crate::base::Lang;
use crate::dataset::{Confidence, Proof, Source};
use crate::i18n::{self, strings};
use leptos::prelude::*;

/// One tap away: closed at first, opened on paper.
pub fn proof(proof: &'static Proof, lang: Lang) -> AnyView {
    let s = strings(lang);
    view! {
        <details class="proof">
            <summary>{s.common.source}" "<small>{standing(proof, lang)}</small></summary>
            {body(proof, lang)}
        </details>
    }
    .into_any()
}

/// The same where it stands in something that was opened already.
pub fn open_proof(proof: &'static Proof, lang: Lang) -> AnyView {
    view! { <div class="proof"><h4>{strings(lang).common.source}</h4>{body(proof, lang)}</div> }.into_any()
}

fn body(proof: &'static Proof, lang: Lang) -> AnyView {
    let s = strings(lang);
    let unverified = (!proof.unverified.is_empty()).then(|| {
        view! { <p class="unverified">{s.frame.unverified}{i18n::fields(&proof.unverified, lang)}</p> }
    });
    view! {
        {sources(&proof.sources)}
        {unverified}
        {proof.note.as_ref().map(|note| view! { <p>{says::text(note, lang)}</p> })}
        <p class="quiet">{s.common.as_of}" "{i18n::day(proof.as_of, lang)}" ・ "{i18n::confidence(proof.confidence, lang)}</p>
    }
    .into_any()
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

fn sources(sources: &'static [Source]) -> AnyView {
    if sources.is_empty() {
        return ().into_any();
    }
    let each: Vec<AnyView> = sources
        .iter()
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
            view! { <li>{title}{year}</li> }.into_any()
        })
        .collect();
    view! { <ul class="sources">{each}</ul> }.into_any()
}
