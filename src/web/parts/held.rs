//! Days that the person holds: a field in an opened step, and the list above the routes.

use super::el::{li, nothing};
use super::says::says;
use crate::base::{Day, Lang};
use crate::i18n::{self, strings};
use crate::planner::{Cause, PinOutcome, Step, What};
use crate::web::address::Address;
use crate::web::platform::{bar, focus};
use crate::web::state::{App, Found};
use leptos::prelude::*;

/// Holds a step of a route to a day, where a route sets its day by itself. The routes are sought anew, so it leads to them.
pub fn hold(app: App, step: &Step, lang: Lang) -> AnyView {
    // The dates of a side post follow from the arrival.
    let beside = step.causes.iter().any(|cause| matches!(cause, Cause::Beside { .. }));
    let of_post = matches!(step.what, What::Search { .. } | What::Offer { .. } | What::Join { .. });
    if What::dated(&step.key).is_none() || beside && of_post {
        return nothing();
    }
    let s = &strings(lang).steps;
    let key = step.key.clone();
    let held = app.draft.with_untracked(|profile| profile.goal.as_ref().and_then(|goal| goal.pins.get(&key).copied()));
    let typed = RwSignal::new(held.unwrap_or(step.from).to_string());
    let day = move || typed.with(|text| text.parse::<Day>().ok().filter(|day| *day >= app.today));
    let keep = move |_| {
        if let Some(day) = day() {
            app.edit_goal(|goal| {
                goal.pins.insert(key.clone(), day);
            });
            bar::go(&Address::Find);
        }
    };
    let title = i18n::step_title(step, app.data, lang).text;
    let label = format!("{}: {title}", s.hold_on);
    view! {
        <p class="hold screen">
            <input type="date" aria-label=label min=app.today.to_string() max="2199-12-31" prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event)) />
            <button type="button" class="btn line small" disabled=move || day().is_none() on:click=keep>{s.hold}</button>
        </p>
    }
    .into_any()
}

/// All held days of the answer, each with what came of it and a way to let it go.
pub fn held(app: App, found: &Found, lang: Lang) -> AnyView {
    let s = &strings(lang).steps;
    let pins = &found.answer.pins;
    if pins.is_empty() {
        return nothing();
    }
    let all_kept = pins.iter().all(|pin| pin.outcome == PinOutcome::Kept);
    let class = if all_kept { "sheet held" } else { "notice held" };
    let each: Vec<AnyView> = pins
        .iter()
        .map(|pin| {
            let said = i18n::pin(pin, app.data, lang);
            let label = format!("{}: {}", s.let_go, said.text);
            let key = pin.step.clone();
            let let_go = move |_| {
                app.edit_goal(|goal| {
 goal.pins.remove(&key);
});
                focus::by_id("results");
            };
            let button =
                view! { <button type="button" class="btn line small" aria-label=label on:click=let_go>{s.let_go}</button> };
            li(vec![says(said, lang), button.into_any()])
        })
        .collect();
    view! { <section class=class><h2>{s.held}</h2><ul class="plain">{each}</ul></section> }.into_any()
}
