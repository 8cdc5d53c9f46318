//! This week, Monday to Sunday in Japan: overdue, due, under way. A ticked step stays where it is until the page is opened
//! again, so that nothing jumps away under the hand.

use crate::base::Lang;
use crate::documents::{Roadmap, this_week};
use crate::i18n::{self, strings};
use crate::planner::{Step, StepKind};
use crate::web::parts::el::{nothing, p, word, words};
use crate::web::parts::kept::Kept;
use crate::web::parts::marks::{kind, kind_key};
use crate::web::parts::{says::says, steps};
use crate::web::state::App;
use leptos::prelude::*;

const A_MONTH: i32 = 31;

/// The way itself: learning, working, applying.
fn carries(step: &Step) -> bool {
    matches!(step.kind, StepKind::Learn | StepKind::Work | StepKind::Apply)
}

pub fn week(app: App, roadmap: &Roadmap, kept: Kept, lang: Lang) -> AnyView {
    // What each task is, in a sentence.
    app.ask_background();
    let s = strings(lang);
    let shown = kept.apply(roadmap);
    let week = this_week(&shown, app.today);
    let part = |label: &'static str, steps: &[&Step], hot: bool| part(app, label, steps, hot, kept, lang);
    // What matters this week stands open; advice, and what has a month and more, waits behind a line.
    let waits = |step: &Step| steps::is_advice(step) || app.today.days_until(step.to) > A_MONTH && !carries(step);
    let (later, under_way): (Vec<&Step>, Vec<&Step>) = week.under_way.iter().copied().partition(|step| waits(step));
    let (advice, due): (Vec<&Step>, Vec<&Step>) = week.due.iter().copied().partition(|step| steps::is_advice(step));
    let nothing_else = week.overdue.is_empty() && due.is_empty() && under_way.is_empty();
    let waiting: Vec<&Step> = advice.into_iter().chain(later).collect();
    let waiting = (!waiting.is_empty()).then(|| {
        let tasks: Vec<AnyView> = waiting.iter().map(|step| task(app, step, false, kept, lang)).collect();
        view! {
            <details class="waiting" open=nothing_else>
                <summary><h2>{s.roadmap.waiting}" ("{waiting.len()}")"</h2></summary>
                <ul class="tasks">{tasks}</ul>
            </details>
        }
    });
    let nothing = nothing_else.then(|| p("", vec![word(s.roadmap.nothing_this_week)]));
    let next = week.next.map(|step| {
        let title = i18n::step_title(step, app.data, lang);
        p("quiet", vec![words(format!("{}: {} ", s.roadmap.next, i18n::day(step.from, lang))), says(title, lang)])
    });
    view! {
        <section class="week" aria-labelledby="week">
            <h1 id="week" tabindex="-1">{s.roadmap.this_week}</h1>
            <p class="quiet">{i18n::week(week.monday, lang)}</p>
            {part(s.roadmap.overdue, &week.overdue, true)}
            {part(s.roadmap.due, &due, false)}
            {part(s.roadmap.under_way, &under_way, false)}
            {nothing}
            {waiting}
            {part(s.roadmap.done, &week.done, false)}
            {next}
        </section>
    }
    .into_any()
}

fn part(app: App, label: &'static str, steps: &[&Step], hot: bool, kept: Kept, lang: Lang) -> AnyView {
    if steps.is_empty() {
        return nothing();
    }
    let tasks: Vec<AnyView> = steps.iter().map(|step| task(app, step, hot, kept, lang)).collect();
    view! { <h2>{label}</h2><ul class="tasks">{tasks}</ul> }.into_any()
}

fn task(app: App, step: &Step, hot: bool, kept: Kept, lang: Lang) -> AnyView {
    let title = i18n::step_title(step, app.data, lang);
    let soon = app.today.days_until(step.to) <= 7;
    let key = step.key.clone();
    let done = move || kept.is_done(&key).then_some("");
    let due_done = {
        let key = step.key.clone();
        move || kept.ticks.with(|ticks| ticks.get(&key).copied())
    };
    let to = step.to;
    let due = move || match due_done() {
        Some(day) => format!("{} {}", strings(lang).print.done, i18n::day_from(app.today, day, lang)),
        None => steps::until(app.today, to, lang),
    };
    let left = i18n::days_left(app.today, step.to, lang);
    let first = {
        let step = (*step).clone();
        move || {
            let what = i18n::step_detail(&step, app.facts(), lang).what.into_iter().next();
            what.map(|what| p("", vec![says(what, lang)]))
        }
    };
    view! {
        <li class="task" data-kind=kind_key(step.kind) data-done=done>
            {steps::tick(kept, step.key.clone(), title.text.clone(), lang)}
            <div>
                <h3>{kind(step.kind, lang)}<span>{says(title, lang)}</span></h3>
                {first}
                {steps::facts(step, true, lang)}
            </div>
            <p class="due" data-hot=(hot || soon).then_some("")>{due}<small>{left}</small></p>
        </li>
    }
    .into_any()
}
