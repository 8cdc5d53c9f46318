//! What cannot be relied on today: unverified, disputed, old, or a view without a page.

use super::list::{fields, rows, sifted};
use crate::base::Lang;
use crate::dataset::Confidence;
use crate::i18n::{self, strings};
use crate::lookup::{Doubt, Record, doubts, records};
use crate::web::parts::background::asked;
use crate::web::parts::el::{b, li, ul, word, words};
use crate::web::parts::says::{says, text};
use crate::web::state::{App, app};
use leptos::prelude::*;

#[component]
pub fn DoubtsPage() -> impl IntoView {
    let app = app();
    let sieve = app.doubted;
    let found = move || {
        let (lang, now) = (app.lang.get(), sieve.get());
        let all = records(app.facts());
        let mut found = sifted(app, &all, &now, lang);
        found.retain(|each| {
            let doubts = doubts(each, app.today);
            now.doubt.map_or_else(|| doubts.any(), |doubt| doubts.has(doubt))
        });
        rows(app, sieve, &found, &|each| reasons(app, each, lang), lang)
    };
    view! {
        <p class="back"><a href="#/learn">"← "{move || app.words().nav.learn}</a></p>
        <h1 tabindex="-1">{move || app.words().learn.doubts}</h1>
        <p class="quiet">{move || app.words().learn.doubts_lead}</p>
        {fields(app, sieve, true)}
        {asked(app)}
        {found}
    }
}

/// Each doubt about an entry, in a line.
fn reasons(app: App, of: &Record<'static>, lang: Lang) -> AnyView {
    let s = strings(lang);
    let found = doubts(of, app.today);
    let mut lines: Vec<(Doubt, Vec<AnyView>)> = Vec::new();
    if found.has(Doubt::Unverified) {
        let mut said: Vec<i18n::Worded> = Vec::new();
        for name in &found.unverified {
            let name = i18n::field(name, lang);
            if !said.contains(&name) {
                said.push(name);
            }
        }
        lines.push((Doubt::Unverified, said.into_iter().map(|name| says(name, lang)).collect()));
    }
    lines.extend(found.unsettled.map(|said| (Doubt::Unsettled, vec![text(said, lang)])));
    let figures = found.old.iter().map(|at| {
        let (name, value) = (i18n::figure_name(at.field, lang), i18n::figure(at.unit, at.figure.value, lang));
        format!("{name} {value} ({})", i18n::year_ago(at.figure.year, app.today, lang))
    });
    let year = found.old_year.map(|year| format!("{}: {}", s.learn.figure_year, i18n::year_ago(year, app.today, lang)));
    let pages = found.old_pages.map(|year| format!("{}: {}", s.learn.old_pages, i18n::year_ago(year, app.today, lang)));
    let check = found.old_check.map(|day| format!("{}: {}", s.common.as_of, i18n::day_ago(day, app.today, lang)));
    let old: Vec<AnyView> = figures.chain(year).chain(pages).chain(check).map(words).collect();
    if !old.is_empty() {
        lines.push((Doubt::Old, old));
    }
    lines.extend(found.opinion.map(|how: Confidence| (Doubt::Opinion, vec![word(i18n::confidence(how, lang))])));
    let lines: Vec<AnyView> = lines
        .into_iter()
        .map(|(doubt, parts)| {
            let mut joined = vec![b(word(i18n::doubt(doubt, lang)))];
            for (at, part) in parts.into_iter().enumerate() {
                joined.extend([word(if at == 0 { ": " } else { s.find.comma }), part]);
            }
            li(joined)
        })
        .collect();
    ul("plain quiet", lines)
}
