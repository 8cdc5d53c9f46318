//! The page of one entry: what is told of its kind, its figures, how it hangs together with others, and its sources.

use super::parts::{clauses, confused, linked, links, listed, pairs, paragraph, quiet, said};
use super::terms;
use crate::base::{Id, Lang, Text};
use crate::dataset::{Clause, Dataset, MeasureGroup, Occupation, Qualification, Role, Situation};
use crate::i18n::{self, strings};
use crate::lookup::{self, Key, Kind, Record, records};
use crate::web::parts::el::{b, dl, h3, li, nothing, ol, p, section, term, ul, word, words};
use crate::web::parts::sheet::condition_chips;
use crate::web::parts::{background::asked, figure::figures, proof::proof, says::link, says::says, says::text};
use crate::web::state::{App, Background, app};
use leptos::prelude::*;

#[component]
pub fn EntryPage(kind: Kind, id: Id) -> impl IntoView {
    let app = app();
    // Apart from the rest, so that the focus stays on it when sources and long texts arrive.
    let name = {
        let id = id.clone();
        move || {
            let lang = app.lang.get();
            let all = records(app.facts());
            if find(app.facts(), &all, kind, &id).is_some() {
                return says(i18n::name(kind, &id, app.facts(), lang), lang);
            }
            let s = strings(lang);
            let is_coming = of_background(kind) && !matches!(app.background.get(), Background::Here(_));
            word(if is_coming { i18n::kind_heading(kind, lang) } else { s.learn.unknown_entry })
        }
    };
    let known = of_background(kind) || find(app.data, &records(app.data), kind, &id).is_some();
    let awaited = known.then(|| asked(app));
    let body = move || page(app, kind, &id, app.lang.get());
    view! {
        <p class="back"><a href="#/learn">"← "{move || app.words().nav.learn}</a></p>
        <article class="sheet entry"><h1 tabindex="-1">{name}</h1>{awaited}{body}</article>
    }
}

/// Whether entries of a kind come with the background only.
fn of_background(kind: Kind) -> bool {
    matches!(kind, Kind::Path | Kind::Confusable | Kind::Notice | Kind::Occupation)
}

/// The entry, by a former id, too.
fn find<'b>(data: &'static Dataset, all: &'b [Record<'static>], kind: Kind, id: &Id) -> Option<&'b Record<'static>> {
    let id = if kind == Kind::Role { data.role_or_former(id).map_or(id, |role| &role.id) } else { id };
    lookup::record(all, kind, id.as_str())
}

/// All but the name.
fn page(app: App, kind: Kind, id: &Id, lang: Lang) -> Option<AnyView> {
    let data = app.facts();
    let all = records(data);
    let of = find(data, &all, kind, id)?;
    let found = lookup::links(&all, of);
    let mut parts: Vec<AnyView> = Vec::new();
    if !of.kana.is_empty() && lang == Lang::Ja {
        parts.push(p("quiet", vec![word(of.kana)]));
    }
    parts.push(confused(app, of, &found.confused, lang));
    parts.extend(told(app, data, of, &found.related, lang)?);
    parts.push(figures(app, &of.figures, of.proof, lang));
    parts.extend(links(app, of, &found, lang));
    parts.extend(of.proof.map(|found| proof(found, lang)));
    Some(parts.into_any())
}

/// What is told of an entry of its kind.
fn told(
    app: App,
    data: &'static Dataset,
    of: &Record<'static>,
    related: &[Key<'static>],
    lang: Lang,
) -> Option<Vec<AnyView>> {
    let s = strings(lang);
    let id = of.id.as_str();
    let day = |day: Option<crate::base::Day>| day.map(|day| i18n::day_ago(day, app.today, lang)).unwrap_or_default();
    let year = |year: u16| if year == 0 { String::new() } else { i18n::year_ago(year, app.today, lang) };
    Some(match of.kind {
        Kind::Role => {
            let mut parts = role(app, data.role_of(id)?, lang);
            parts.push(profile(app, data, related, true, lang));
            parts
        }
        Kind::Licence | Kind::Qualification => {
            let mut parts = qualification(app, data.qualification_of(id)?, lang);
            parts.push(profile(app, data, related, false, lang));
            parts
        }
        Kind::Program => {
            let e = data.program_of(id)?;
            let hours = match e.hours_per_week {
                0 => String::new(),
                hours => format!("{hours}{}", s.roadmap.hours),
            };
            let price = if e.price.is_none() { s.common.unpriced } else { "" };
            vec![
                pairs(vec![
                    (s.learn.takes, i18n::lag(e.takes, lang)),
                    (s.learn.hours_per_week, hours),
                    (s.print.cost, price.to_owned()),
                ]),
                said(s.learn.provider, e.provider.as_ref(), lang),
                said(s.learn.note, e.note.as_ref(), lang),
                asked_of_all(app, &e.clause, lang),
            ]
        }
        Kind::Subsidy => {
            let e = data.subsidy_of(id)?;
            let mut parts = vec![pairs(vec![(s.learn.ends, day(e.ends))])];
            parts.extend(data.terms_of_subsidy(&e.id).into_iter().flat_map(|e| terms::subsidy(app, e, lang)));
            parts.push(asked_of_all(app, &e.clause, lang));
            parts
        }
        Kind::Procedure => {
            let e = data.procedure_of(id)?;
            vec![
                paragraph(&e.what, lang),
                quiet(i18n::force(e.force, lang)),
                listed(s.steps.how, &e.steps, lang),
                listed(s.steps.documents, &e.documents, lang),
                said(s.steps.place, e.place.as_ref(), lang),
                said(s.steps.basis, e.basis.as_ref(), lang),
                said(s.steps.missed, e.missed.as_ref(), lang),
                said(s.steps.reveals_to, e.reveals_to.as_ref(), lang),
            ]
        }
        Kind::Networking => {
            let e = data.networking_of(id)?;
            vec![
                paragraph(&e.what, lang),
                said(s.learn.brings, Some(&e.brings), lang),
                said(s.learn.etiquette, e.etiquette.as_ref(), lang),
                said(s.learn.upkeep, e.upkeep.as_ref(), lang),
            ]
        }
        Kind::Pitfall => {
            let e = data.pitfall_of(id)?;
            vec![paragraph(&e.failure, lang), said(s.learn.avoid, Some(&e.avoid), lang)]
        }
        Kind::Case => {
            let e = data.case_of(id)?;
            vec![
                quiet(s.learn.one_person),
                pairs(vec![(s.learn.year, year(e.year))]),
                situation(s.learn.before, &e.before, lang),
                situation(s.learn.after, &e.after, lang),
                said(s.learn.mattered, Some(&e.mattered), lang),
            ]
        }
        Kind::Obligation => {
            let e = data.obligation_of(id)?;
            let mut parts = vec![paragraph(&e.what, lang)];
            parts.extend(data.terms_of_obligation(&e.id).into_iter().flat_map(|e| terms::obligation(app, e, lang)));
            parts
        }
        Kind::Equivalent => {
            let e = data.equivalent_of(id)?;
            vec![
                pairs(vec![
                    (s.learn.from, i18n::expr(&e.from.0, data, lang).text),
                    (s.learn.counts_as, i18n::counts(&e.to, data, lang)),
                ]),
                quiet(if e.certain { s.learn.certain } else { s.learn.argued }),
            ]
        }
        Kind::Transition => {
            let e = data.transition_of(id)?;
            vec![
                paragraph(&e.why, lang),
                pairs(vec![
                    (s.learn.difficulty, e.difficulty.to_string()),
                    (s.learn.usual_length, i18n::months(u32::from(e.typical_months), lang)),
                ]),
                listed(s.learn.helped, &e.helped, lang),
                listed(s.learn.failed, &e.failed, lang),
            ]
        }
        Kind::Path => {
            let e = data.path_of(id)?;
            let steps: Vec<AnyView> = e
                .step
                .iter()
                .map(|step| {
                    let mut parts: Vec<AnyView> = Vec::new();
                    if let Some(at) = &step.at {
                        let kind = if data.role_or_former(at).is_some() { Kind::Role } else { Kind::Qualification };
                        parts.extend([link(app, (kind, at), lang), word(": ")]);
                    }
                    parts.push(text(&step.what, lang));
                    let years = step.years.map(|years| format!(" ({})", i18n::months(u32::from(years) * 12, lang)));
                    parts.extend(years.map(IntoAny::into_any));
                    li(parts)
                })
                .collect();
            vec![
                quiet(i18n::path_kind(e.kind, lang)),
                paragraph(&e.what, lang),
                section(s.learn.steps, vec![ol("path", steps)]),
                listed(s.learn.lessons, &e.lessons, lang),
            ]
        }
        Kind::Confusable => {
            let e = data.confusable_of(id)?;
            vec![said(s.learn.difference, Some(&e.difference), lang)]
        }
        Kind::Notice => {
            let e = data.notice_of(id)?;
            vec![
                quiet(i18n::notice_kind(e.kind, lang)),
                paragraph(&e.what, lang),
                pairs(vec![(s.learn.in_force, day(e.from)), (s.learn.figure_year, year(e.year))]),
            ]
        }
        Kind::Occupation => occupation(app, data, data.occupation_of(id)?, usize::MAX, lang),
        Kind::Prefecture => {
            let e = data.prefecture_of(id)?;
            let same = data.prefecture.iter().filter(|other| other.region == e.region && other.id != e.id);
            let same: Vec<Key<'static>> = same.map(|other| (Kind::Prefecture, &other.id)).collect();
            vec![
                pairs(vec![
                    (s.learn.region, e.region.get(lang).to_owned()),
                    (s.learn.class, i18n::shortage(e.physician_class, lang).to_owned()),
                    (s.learn.wage_from, day(e.minimum_wage_from)),
                ]),
                view! { <p><a href="#/learn/prefectures">{s.learn.prefectures}</a></p> }.into_any(),
                linked(app, s.learn.same_region, &same, lang),
            ]
        }
        Kind::Skill | Kind::Domain | Kind::Fact => return None,
    })
}

/// Requirements under their heading.
fn asked_of_all(app: App, asked: &'static [Clause], lang: Lang) -> AnyView {
    if asked.is_empty() {
        return nothing();
    }
    section(strings(lang).learn.requirements, vec![clauses(app, asked, lang)])
}

fn situation(label: &'static str, of: &'static Situation, lang: Lang) -> AnyView {
    if of.post.ja.is_empty() {
        return nothing();
    }
    let more = [of.place.as_ref(), of.conditions.as_ref()].into_iter().flatten();
    let mut lines: Vec<AnyView> = of.income.map(|yen| words(i18n::yen_about(yen, lang))).into_iter().collect();
    lines.extend(more.map(|part: &Text| text(part, lang)));
    let lines = lines.into_iter().map(|line| li(vec![line])).collect();
    section(label, vec![paragraph(&of.post, lang), ul("plain", lines)])
}

fn role(app: App, role: &'static Role, lang: Lang) -> Vec<AnyView> {
    let s = strings(lang);
    if role.unfilled {
        return vec![p("", vec![words(i18n::unfilled(&role.id, app.data, lang).text)])];
    }
    let doors: Vec<AnyView> = role
        .door
        .iter()
        .map(|door| {
            let (offer, joining) = (i18n::span(door.to_offer, lang), i18n::span(door.to_joining, lang));
            let takes = format!("{} {offer}{}{} {joining}", s.learn.to_offer, s.find.dot, s.learn.to_joining);
            let mut parts =
                vec![h3(says(i18n::door(&role.id, &door.id, app.data, lang), lang)), p("quiet", vec![words(takes)])];
            // What the grade asks is asked at this door.
            for grade in role.grade.iter().filter(|grade| Some(&grade.id) == door.grade.as_ref()) {
                parts.extend([p("quiet", vec![text(&grade.name, lang)]), clauses(app, &grade.clause, lang)]);
            }
            parts.push(clauses(app, &door.clause, lang));
            parts.extend(door.note.as_ref().map(|note| paragraph(note, lang)));
            li(parts)
        })
        .collect();
    let pay = role.pay.as_ref();
    vec![
        role.who.as_ref().map_or_else(nothing, |who| paragraph(who, lang)),
        condition_chips(role, lang),
        said(s.profile.pay, pay.and_then(|pay| pay.basis.as_ref()), lang),
        said(s.learn.work_style, role.work_style.as_ref(), lang),
        said(s.learn.age, role.age_note.as_ref(), lang),
        asked_of_all(app, &role.clause, lang),
        if doors.is_empty() { nothing() } else { section(s.learn.doors, vec![ul("doors", doors)]) },
        listed(s.learn.bridging, &role.bridging, lang),
        listed(s.steps.risks, &role.risks, lang),
        listed(s.learn.first_days, &role.first_days, lang),
        listed(s.learn.ladder, &role.ladder, lang),
        listed(s.steps.ask_before, &role.ask_before_deciding, lang),
    ]
}

fn qualification(app: App, q: &'static Qualification, lang: Lang) -> Vec<AnyView> {
    let s = strings(lang);
    let routes: Vec<AnyView> = q
        .entry
        .iter()
        .filter(|route| route.open)
        .map(|route| {
            let stages: Vec<AnyView> = route
                .stage
                .iter()
                .map(|stage| li(vec![text(&stage.name, lang), clauses(app, &stage.clause, lang)]))
                .collect();
            li(vec![h3(text(&route.name, lang)), clauses(app, &route.clause, lang), ol("", stages)])
        })
        .collect();
    vec![
        quiet(i18n::qualification_kind(q.kind, lang)),
        said(s.learn.issuer, q.issuer.as_ref(), lang),
        said(s.learn.note, q.note.as_ref(), lang),
        said(s.learn.law, q.law.as_ref(), lang),
        said(s.learn.duty, q.duty.as_ref(), lang),
        if routes.is_empty() { nothing() } else { section(s.learn.ways, vec![ul("doors", routes)]) },
        said(s.learn.upkeep, q.upkeep.as_ref().map(|upkeep| &upkeep.what), lang),
        listed(s.learn.covers, &q.covers, lang),
    ]
}

/// So many measures of a group stand on the page of a role.
const HIGHEST: usize = 3;

/// The measured profile of the occupation that a role or licence is; a role without one says so, a qualification does not.
fn profile(app: App, data: &'static Dataset, related: &[Key<'static>], says_none: bool, lang: Lang) -> AnyView {
    let s = strings(lang);
    // Before the background is here, nobody knows whether there is one.
    if data.occupation.is_empty() {
        return nothing();
    }
    let matching = related.iter().filter(|(kind, _)| *kind == Kind::Occupation);
    let matching = matching.filter_map(|(_, id)| data.occupation_of(id.as_str()));
    let mut each: Vec<AnyView> = Vec::new();
    for occupation in matching {
        each.push(h3(link(app, (Kind::Occupation, &occupation.id), lang)));
        each.extend(self::occupation(app, data, occupation, HIGHEST, lang));
    }
    match (each.is_empty(), says_none) {
        (false, _) => section(s.learn.measured, each),
        (true, true) => section(s.learn.measured, vec![quiet(s.learn.measured_none)]),
        (true, false) => nothing(),
    }
}

/// The measures of an occupation, the highest of each group first, and who has measured.
fn occupation(app: App, data: &'static Dataset, of: &'static Occupation, most: usize, lang: Lang) -> Vec<AnyView> {
    let s = strings(lang);
    let groups: Vec<AnyView> = MeasureGroup::ALL
        .into_iter()
        .map(|group| {
            let each: Vec<AnyView> = data
                .measured
                .of(of, group)
                .into_iter()
                .take(most)
                .map(|(measure, value)| {
                    let value = format!("{}.{:02}", value / 100, value % 100);
                    li(vec![text(&measure.name, lang), word(" "), b(words(value))])
                })
                .collect();
            term(vec![word(i18n::measure_group(group, lang))], vec![ul("inline", each)])
        })
        .collect();
    let year =
        format!("{}{}: {}", s.find.dot, s.learn.measured_year, i18n::year_ago(data.measured.year, app.today, lang));
    vec![
        quiet(s.learn.measured_note),
        dl("measures", groups),
        p("quiet", vec![text(&data.measured.attribution, lang), words(year)]),
    ]
}
