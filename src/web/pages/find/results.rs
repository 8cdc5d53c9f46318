//! The answer: a sentence first, then cards; the open questions and what stands beside them.

use super::beside::beside;
use super::card::card;
use super::compare::compare;
use crate::base::Lang;
use crate::i18n::{self, strings};
use crate::planner::{Card, ClauseReason};
use crate::profile;
use crate::web::pages::profile::wizard::Wizard;
use crate::web::parts::el::{h3, li, nothing, p, ul, word};
use crate::web::parts::{held::held, requirements::requirements, says::says};
use crate::web::platform::focus;
use crate::web::state::{App, Found, app};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Results() -> impl IntoView {
    let app = app();
    // The answer before stands, greyed, while the next is sought: a search that takes a moment moves nothing.
    let found = move || app.found.get().filter(|found| found.goal.target.is_some());
    let answer = move || match found() {
        Some(found) => answered(app, &found, app.lang.get()),
        None => view! { <h1 class="say" tabindex="-1">{app.words().find.searching}</h1> }.into_any(),
    };
    Effect::new(move || {
        if !app.searching.get()
            && let Some(found) = found()
        {
            let lang = app.lang.get_untracked();
            app.said.set(i18n::headline(&found.answer, &found.goal, app.today, app.data, lang).text);
        }
    });
    view! {
        <div class="two" id="results" tabindex="-1" aria-busy=move || app.searching.get().to_string()>
            <div class="answer">
                <p class="searching" hidden=move || !app.searching.get()>{move || app.words().find.searching}</p>
                {answer}
            </div>
            <aside aria-label=move || app.words().results.questions><Wizard /></aside>
        </div>
    }
}

fn answered(app: App, found: &Arc<Found>, lang: Lang) -> AnyView {
    let s = strings(lang);
    let answer = &found.answer;
    let headline = i18n::headline(answer, &found.goal, app.today, app.data, lang);
    let fallback = answer.beside.fallback.as_ref();
    let ordered = answer.in_order();
    let shown = first_shown(&ordered);
    let cards: Vec<AnyView> = ordered[..shown].iter().map(|one| card(app, one, fallback, lang)).collect();
    let compared: Vec<&Card> = ordered.iter().copied().chain(&answer.narrow).take(MOST_COMPARED).collect();
    let others = &ordered[shown..];
    let others = (!others.is_empty()).then(|| {
        let count = others.len();
        let cards: Vec<AnyView> = others.iter().map(|one| card(app, one, None, lang)).collect();
        view! {
            <details class="others">
                <summary><h2>{s.find.other_routes}" ("{count}")"</h2></summary>
                <div class="cards">{cards}</div>
            </details>
        }
    });
    let narrow = (!answer.narrow.is_empty()).then(|| {
        let cards: Vec<AnyView> = answer.narrow.iter().map(|one| card(app, one, None, lang)).collect();
        view! {
            <section class="narrow">
                <h2>{s.results.narrow}</h2>
                <p class="quiet">{s.results.narrow_note}</p>
                <div class="cards">{cards}</div>
            </section>
        }
    });
    let limited = i18n::limits(answer, lang).map(|limits| p("quiet", vec![says(limits, lang)]));
    view! {
        {problems(app, found, lang)}
        <h1 class="say" tabindex="-1">{says(headline, lang)}</h1>
        {held(app, found, lang)}
        {to_questions(app)}
        <div class="cards">{cards}</div>
        {others}
        {compare(app, &compared, lang)}
        {narrow}
        {no_route(app, found, lang)}
        {limited}
        {evaluation(app, found, lang)}
        {beside(app, found, lang)}
    }
    .into_any()
}

/// On a narrow screen the questions stand below all routes: a way down to them.
fn to_questions(app: App) -> AnyView {
    let count = move || app.questions.with(|all| all.as_ref().map_or(0, |all| all.len()));
    view! {
        <p class="to-questions" hidden=move || count() == 0>
            <button type="button" class="btn line small" on:click=|_| focus::by_id("wizard-title")>
                {move || format!("{} ({})", app.words().results.questions, count())}
            </button>
        </p>
    }
    .into_any()
}

/// More routes than these are no help in a table.
const MOST_COMPARED: usize = 8;

/// Cards with a mark stand open, and the one that stands first, with one that has none at most beside them; the rest waits
/// behind a line.
fn first_shown(cards: &[&Card]) -> usize {
    let marked = cards.iter().take_while(|card| card.stands_first || !card.marks.is_empty()).count();
    marked.max(2).min(cards.len())
}

/// What in the profile can't be: said above the answer, which stands all the same.
fn problems(app: App, found: &Found, lang: Lang) -> AnyView {
    let problems = profile::check(&found.profile, app.data, app.today);
    if problems.is_empty() {
        return nothing();
    }
    let each: Vec<AnyView> =
        problems.iter().map(|problem| li(vec![says(i18n::problem(problem, app.data, lang), lang)])).collect();
    view! { <div class="notice" data-tone="warn"><ul class="plain">{each}</ul><p><a href="#/profile">{strings(lang).find.mend}</a></p></div> }
        .into_any()
}

fn no_route(app: App, found: &Found, lang: Lang) -> AnyView {
    // Where only held days stand in the way no door has a reason.
    let Some(no_route) = found.answer.no_route.as_ref().filter(|why| !why.doors.is_empty()) else { return nothing() };
    let doors: Vec<AnyView> = i18n::no_route(no_route, app.data, lang)
        .into_iter()
        .map(|shut| {
            let lines: Vec<AnyView> = shut.lines.into_iter().map(|line| li(vec![says(line, lang)])).collect();
            view! { <section class="sheet">{h3(says(shut.door, lang))}{ul("plain", lines)}</section> }.into_any()
        })
        .collect();
    view! { <section class="no-route"><h2>{strings(lang).results.no_route}</h2>{doors}</section> }.into_any()
}

/// Today's standing at each door of the target, closed at first.
fn evaluation(app: App, found: &Found, lang: Lang) -> AnyView {
    if found.answer.evaluation.is_empty() {
        return nothing();
    }
    let all = &found.answer.evaluation;
    // What every door asks is said once.
    let shared: Vec<ClauseReason> = match &all[..] {
        [first, rest @ ..] if !rest.is_empty() => {
            let everywhere = |clause: &&ClauseReason| rest.iter().all(|door| door.clauses.contains(clause));
            first.clauses.iter().filter(everywhere).cloned().collect()
        }
        _ => Vec::new(),
    };
    let at_all = (!shared.is_empty())
        .then(|| view! { <section><h3>{strings(lang).results.at_every_door}</h3>{requirements(&shared, app.data, lang)}</section> });
    let doors: Vec<AnyView> = all
        .iter()
        .map(|door| {
            let own: Vec<ClauseReason> =
                door.clauses.iter().filter(|clause| !shared.contains(clause)).cloned().collect();
            let more = own.is_empty().then(|| p("quiet", vec![word(strings(lang).results.nothing_more)]));
            view! {
                <section>
                    <h3>{says(i18n::role(&door.role, app.data, lang), lang)}{strings(lang).find.dot}{says(i18n::door(&door.role, &door.door, app.data, lang), lang)}</h3>
                    {requirements(&own, app.data, lang)}
                    {more}
                </section>
            }
            .into_any()
        })
        .collect();
    view! { <details class="sheet evaluation"><summary><h2>{strings(lang).results.evaluation}</h2></summary>{at_all}{doors}</details> }
        .into_any()
}
