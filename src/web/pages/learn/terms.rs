//! The terms of a scheme or of an obligation, readable: what it pays and when, its limits and tables, what it excludes.

use super::parts::{linked_ids, listed, pairs, quiet, said};
use crate::base::{Lang, Yen};
use crate::dataset::{ObligationTerms, SubsidyTerms, Table};
use crate::i18n::{self, strings};
use crate::lookup::Kind;
use crate::web::parts::el::{b, details, li, nothing, ol, p, section, small, ul, word, words};
use crate::web::parts::says::{says, text};
use crate::web::state::App;
use leptos::prelude::*;

pub fn subsidy(app: App, terms: &'static SubsidyTerms, lang: Lang) -> Vec<AnyView> {
    let s = strings(lang);
    let lag = |lag: Option<crate::base::Lag>| lag.map(|lag| i18n::lag(lag, lang)).unwrap_or_default();
    let months: Vec<String> = terms.apply_months.iter().map(|month| i18n::month_of_year(*month, lang)).collect();
    let tiers: Vec<AnyView> = terms
        .tier
        .iter()
        .map(|tier| {
            let mut parts = vec![b(says(i18n::tier(tier, terms, lang), lang))];
            if tier.unverified {
                parts.push(small("unverified", words(format!(" {}", s.learn.unverified))));
            }
            parts.push(p("", vec![text(&tier.says, lang)]));
            let mut when: Vec<AnyView> = Vec::new();
            for event in &tier.when {
                when.push(word(if when.is_empty() { s.learn.when } else { s.find.comma }));
                when.push(says(i18n::later(event, app.data, lang), lang));
            }
            if !when.is_empty() {
                parts.push(p("quiet", when));
            }
            li(parts)
        })
        .collect();
    let caps: Vec<AnyView> = terms
        .cap
        .iter()
        .map(|cap| {
            let unverified = if cap.unverified { s.learn.unverified } else { "" };
            let most = b(words(i18n::yen(cap.most, lang)));
            li(vec![text(&cap.says, lang), word(": "), most, word(" "), small("", word(unverified))])
        })
        .collect();
    let examples: Vec<AnyView> = terms
        .example
        .iter()
        .map(|example| {
            let price = example.price.map(|price| format!("{} {} → ", s.learn.course_price, i18n::yen(price, lang)));
            let gives =
                format!("{} {}", i18n::example_measures(example.measures, lang), i18n::yen(Yen(example.gives), lang));
            li(vec![text(&example.says, lang), word(": "), words(price.unwrap_or_default()), b(words(gives))])
        })
        .collect();
    let many = |label: &'static str, items: Vec<AnyView>| match items.len() {
        0 => nothing(),
        1..=4 => section(label, vec![ul("plain", items)]),
        count => details("", vec![words(format!("{label} ({count})"))], vec![ul("plain", items)]),
    };
    let mut parts = vec![
        quiet(i18n::subsidy_kind(terms.kind, lang)),
        i18n::standing(terms.standing, lang).map_or_else(nothing, |says| p("unverified", vec![word(says)])),
        said(s.learn.who, Some(&terms.who), lang),
        section(s.learn.tiers, vec![ol("tiers", tiers)]),
        many(s.learn.caps, caps),
    ];
    parts.extend(terms.table.iter().map(|each| table(each, lang)));
    parts.extend([
        many(s.learn.examples, examples),
        said(s.learn.apply, Some(&terms.apply_where), lang),
        pairs(vec![
            (s.learn.apply_after, lag(terms.apply_within_after)),
            (s.learn.apply_months, months.join(s.find.comma)),
            (s.learn.begins, terms.begins.map(|day| i18n::day_ago(day, app.today, lang)).unwrap_or_default()),
        ]),
        said(s.learn.paid, Some(&terms.paid), lang),
        said(s.learn.again, Some(&terms.again), lang),
        said(s.learn.costs, terms.costs.as_ref(), lang),
        linked_ids(app, s.learn.excludes, Kind::Subsidy, &terms.excludes, lang),
        linked_ids(app, s.learn.deducts, Kind::Subsidy, &terms.deducts, lang),
        said(s.learn.authority, Some(&terms.authority), lang),
        listed(s.learn.note, &terms.notes, lang),
    ]);
    parts
}

fn table(table: &'static Table, lang: Lang) -> AnyView {
    let s = strings(lang);
    let name = i18n::Worded::of(&table.name, lang);
    let rows: Vec<AnyView> = table
        .row
        .iter()
        .map(|row| {
            view! { <tr><th scope="row">{i18n::row(row, lang)}</th><td>{i18n::row_value(table, row, lang)}</td></tr> }
                .into_any()
        })
        .collect();
    let unverified = if table.unverified { s.learn.unverified } else { "" };
    let mut summary = vec![words(format!("{}: ", s.learn.table)), says(name.clone(), lang)];
    if table.year > 0 {
        summary.push(words(format!(" ({})", table.year)));
    }
    summary.push(small("", words(format!(" {unverified}"))));
    let rows = view! {
        <div class="scroll" tabindex="0" role="region" aria-label=name.text><table class="sorted"><tbody>{rows}</tbody></table></div>
    };
    details("", summary, vec![rows.into_any()])
}

pub fn obligation(app: App, terms: &'static ObligationTerms, lang: Lang) -> Vec<AnyView> {
    let s = strings(lang);
    let asks = |asks: &Option<crate::dataset::Asks>| {
        asks.as_ref().map(|asks| i18n::expr(&asks.0, app.data, lang).text).unwrap_or_default()
    };
    vec![
        said(s.learn.locked_by, Some(&terms.locked_by), lang),
        pairs(vec![
            (s.learn.served_by, asks(&terms.served_by)),
            (s.learn.opens_after, terms.opens_after.map(|lag| i18n::lag(lag, lang)).unwrap_or_default()),
            (s.learn.not_for, asks(&terms.opens_not_for)),
        ]),
        if terms.at_once { quiet(s.learn.at_once) } else { nothing() },
        listed(s.learn.pauses, &terms.pauses, lang),
    ]
}
