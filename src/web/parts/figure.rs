//! A figure that can be asked where it comes from: its year against today, whether a page supports it, and which.

use super::el::{b, details, dl, li, nothing, section, small, term, ul, word, words};
use super::proof::sources;
use super::says::text;
use crate::base::Lang;
use crate::dataset::{Proof, Source, is_old_year};
use crate::i18n::{self, strings};
use crate::lookup::FigureAt;
use crate::web::state::App;
use leptos::prelude::*;

/// Figures with their names; nothing where there are none.
pub fn figures(app: App, all: &[FigureAt<'static>], proof: Option<&'static Proof>, lang: Lang) -> AnyView {
    if all.is_empty() {
        return nothing();
    }
    let each: Vec<AnyView> = all.iter().map(|at| figure(app, at, proof, lang)).collect();
    section(strings(lang).learn.figures, vec![dl("figures", each)])
}

fn figure(app: App, at: &FigureAt<'static>, proof: Option<&'static Proof>, lang: Lang) -> AnyView {
    let s = strings(lang);
    let mut notes: Vec<String> = Vec::new();
    match (at.figure.year, proof) {
        (0, Some(proof)) => {
            notes.push(format!("{} {}", s.learn.checked, i18n::day_ago(proof.as_of, app.today, lang)));
        }
        (0, None) => {}
        (year, _) => notes.push(i18n::year_ago(year, app.today, lang)),
    }
    if at.figure.estimate {
        notes.push(s.common.estimate.to_owned());
    }
    if !at.figure.verified {
        notes.push(s.learn.unverified.to_owned());
    }
    let name = i18n::figure_name(at.field, lang);
    let mut called = vec![words(i18n::capital(name.clone()))];
    called.extend(at.of.map(|of| small("", vec![word(" "), text(of, lang)].into_any())));
    let asks = vec![word(s.learn.whence), small("out-of-sight", words(format!(" {name}")))];
    let said = vec![
        b(words(i18n::figure(at.unit, at.figure.value, lang))),
        small("quiet", words(notes.join(s.find.comma))),
        details("whence", asks, vec![whence(app, at, proof, lang)]),
    ];
    term(called, said)
}

/// The answer to "where from?".
pub fn whence(app: App, at: &FigureAt<'static>, proof: Option<&'static Proof>, lang: Lang) -> AnyView {
    let s = &strings(lang).learn;
    let figure = at.figure;
    let year = match figure.year {
        0 => s.no_year.to_owned(),
        year => i18n::year_ago(year, app.today, lang),
    };
    let mut lines: Vec<AnyView> = vec![words(format!("{}: {year}", s.figure_year))];
    lines.push(word(if figure.verified { s.is_verified } else { s.not_verified }));
    if figure.estimate {
        lines.push(word(s.is_estimate));
    }
    if is_old_year(figure.year, app.today) {
        lines.push(word(s.is_old));
    }
    lines.extend(figure.note.as_ref().map(|note| text(note, lang)));
    if let Some(proof) = proof {
        let called = i18n::field(at.field, Lang::Ja).text;
        let own: Vec<&'static Source> = proof.sources.iter().filter(|source| source.names(at.field, &called)).collect();
        let (label, pages) = match (own.is_empty(), proof.sources.is_empty()) {
            (false, _) => (s.own_sources, own),
            (true, false) => (s.entry_sources, proof.sources.iter().collect()),
            (true, true) => (s.no_sources, Vec::new()),
        };
        lines.push(vec![word(label), sources(pages)].into_any());
        let checked = i18n::day_ago(proof.as_of, app.today, lang);
        lines.push(words(format!("{} {checked}", strings(lang).common.as_of)));
    }
    ul("plain", lines.into_iter().map(|line| li(vec![line])).collect())
}
