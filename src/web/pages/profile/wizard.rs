//! The open questions: one at a time, only such as change the answer, each with what would change. Every answer is kept at
//! once; any question can be put off.

use super::answering::{self, Way, way};
use crate::base::{Id, Lang};
use crate::dataset::Leaf;
use crate::i18n::{self, strings};
use crate::planner::Question;
use crate::web::address::Address;
use crate::web::parts::el::nothing;
use crate::web::parts::fields::digits;
use crate::web::parts::says::says;
use crate::web::planning;
use crate::web::platform::focus;
use crate::web::state::{App, app};
use leptos::prelude::*;

#[component]
pub fn Wizard() -> impl IntoView {
    let app = app();
    let open = Memo::new(move |_| {
        let skipped = app.skipped.get();
        let questions = app.questions.get();
        let open: Vec<Question> = questions
            .iter()
            .flat_map(|all| all.iter())
            .filter(|question| !skipped.contains(&question.leaf.to_string()))
            .cloned()
            .collect();
        open
    });
    let body = move || {
        let lang = app.lang.get();
        let s = strings(lang);
        let questions = open.get();
        if let Some(question) = questions.first() {
            return ask(app, question, questions.len(), lang);
        }
        if app.slow.get() {
            let begin = move |_| {
                app.slow.set(false);
                // After "choosing" has been painted.
                gloo_timers::callback::Timeout::new(30, move || planning::ask(app)).forget();
            };
            return view! { <p class="quiet">{s.wizard.slow}</p><button type="button" class="btn line small" on:click=begin>{s.wizard.choose}</button> }.into_any();
        }
        if app.found.with(Option::is_none) || app.questions.with(Option::is_none) {
            return view! { <p class="quiet">{if app.found.with(Option::is_some) { s.wizard.thinking } else { s.wizard.first_search }}</p> }.into_any();
        }
        let again = app.skipped.with(|skipped| !skipped.is_empty()).then(|| {
            view! { <button type="button" class="link" on:click=move |_| app.skipped.set(Vec::new())>{s.wizard.again}</button> }
        });
        view! { <p>{s.wizard.none_left}</p>{again} }.into_any()
    };
    view! {
        <section class="sheet wizard" aria-labelledby="wizard-title">
            <h2 id="wizard-title" tabindex="-1">{move || app.words().results.questions}</h2>
            {body}
            {move || (app.address.get() != Address::Profile).then(|| view! {
                <p class="quiet"><a href="#/profile">{move || app.words().wizard.all_facts}</a></p>
            })}
        </section>
    }
}

/// Puts the question away, answered or not, and goes on to the next.
fn put_away(app: App, leaf: &Leaf) {
    let key = leaf.to_string();
    app.skipped.update(|skipped| skipped.push(key));
    focus::by_id("wizard-title");
}

fn ask(app: App, question: &Question, count: usize, lang: Lang) -> AnyView {
    let s = strings(lang);
    let Some(found) = app.found.get_untracked() else { return nothing() };
    let words = i18n::question(question, &found.answer, app.data, lang);
    let leaf = question.leaf.clone();
    let answered_by = way(&leaf);
    let later = {
        let leaf = leaf.clone();
        move |_| put_away(app, &leaf)
    };
    let input = match answered_by {
        Way::YesNo => yes_no(app, leaf, lang),
        Way::Months => number(app, leaf, s.wizard.months, lang),
        Way::Years => number(app, leaf, s.wizard.years, lang),
        Way::Yen => number(app, leaf, s.wizard.yen, lang),
        Way::Points => number(app, leaf, s.wizard.points, lang),
        Way::Prefecture => prefecture(app, leaf, lang),
    };
    let (if_yes, if_no) = match answered_by {
        Way::YesNo => (s.wizard.if_yes, s.wizard.if_no),
        _ => (s.wizard.if_met, s.wizard.if_unmet),
    };
    let outcomes = if words.if_yes == words.if_no {
        view! { <p class="quiet">{s.wizard.same}</p> }.into_any()
    } else {
        view! {
            <dl class="outcomes">
                <dt>{if_yes}</dt><dd>{says(words.if_yes, lang)}</dd>
                <dt>{if_no}</dt><dd>{says(words.if_no, lang)}</dd>
            </dl>
        }
        .into_any()
    };
    let left = match lang {
        Lang::Ja => format!("あと{count}問。答えなくてもかまいません。"),
        Lang::En => format!("{count} left. You need not answer."),
    };
    view! {
        <p class="question" id="question">{says(words.asks, lang)}</p>
        {input}
        {outcomes}
        <p class="buttons"><button type="button" class="link" on:click=later>{s.wizard.later}</button></p>
        <p class="quiet">{left}</p>
    }
    .into_any()
}

fn yes_no(app: App, leaf: Leaf, lang: Lang) -> AnyView {
    let s = strings(lang);
    let answer = move |yes: bool, leaf: &Leaf| {
        app.edit(|profile| answering::yes_no(profile, leaf, yes, app.today, app.data));
        put_away(app, leaf);
    };
    let (for_yes, for_no) = (leaf.clone(), leaf);
    view! {
        <div class="buttons" role="group" aria-labelledby="question">
            <button type="button" class="btn line" on:click=move |_| answer(true, &for_yes)>{s.common.yes}</button>
            <button type="button" class="btn line" on:click=move |_| answer(false, &for_no)>{s.common.no}</button>
        </div>
    }
    .into_any()
}

fn number(app: App, leaf: Leaf, unit: &'static str, lang: Lang) -> AnyView {
    let s = strings(lang);
    let typed = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(number) = digits(&typed.get_untracked()) {
            app.edit(|profile| answering::number(profile, &leaf, number, app.today));
            put_away(app, &leaf);
        }
    };
    view! {
        <form class="buttons" on:submit=submit>
            <span class="with-unit">
                <input type="text" inputmode="numeric" autocomplete="off" aria-labelledby="question"
                    on:input=move |event| typed.set(event_target_value(&event)) />
                <span>{unit}</span>
            </span>
            <button type="submit" class="btn line">{s.wizard.answer}</button>
        </form>
    }
    .into_any()
}

fn prefecture(app: App, leaf: Leaf, lang: Lang) -> AnyView {
    let set = move |event| {
        let id = event_target_value(&event);
        if !id.is_empty() {
            app.edit(|profile| profile.place = Some(Id::new(id)));
            put_away(app, &leaf);
        }
    };
    view! { <select aria-labelledby="question" on:change=set>{prefectures(app, None, lang)}</select> }.into_any()
}

/// The prefectures in the order of their national codes, for a `select`.
pub fn prefectures(app: App, chosen: Option<&Id>, lang: Lang) -> AnyView {
    let mut all: Vec<_> = app.data.prefecture.iter().collect();
    all.sort_by_key(|prefecture| prefecture.code);
    let options: Vec<AnyView> = all
        .into_iter()
        .map(|prefecture| {
            let is_chosen = Some(&prefecture.id) == chosen;
            view! { <option value=prefecture.id.to_string() selected=is_chosen>{prefecture.label.name.get(lang)}</option> }.into_any()
        })
        .collect();
    view! { <option value="" selected=chosen.is_none()>{strings(lang).profile.not_said}</option>{options} }.into_any()
}
