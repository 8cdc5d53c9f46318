//! Small form fields. Each keeps the language of its page and takes full-width digits.

use crate::base::Day;
use leptos::prelude::*;

/// Full-width digits and signs as people type them in Japanese, folded; anything else but digits dropped.
pub fn digits(text: &str) -> Option<i64> {
    let folded: String = text
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
            _ => None,
        })
        .take(12)
        .collect();
    folded.parse().ok()
}

/// A whole number that may be absent.
#[component]
pub fn NumberField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<Option<i64>>,
    #[prop(into)] unit: Signal<String>,
    on_change: Callback<Option<i64>>,
    #[prop(optional)] most: Option<i64>,
) -> impl IntoView {
    let shown = move || value.get().map(|number| number.to_string()).unwrap_or_default();
    let change = move |event| {
        let number = digits(&event_target_value(&event)).map(|number| most.map_or(number, |most| number.min(most)));
        on_change.run(number);
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <span class="with-unit">
                <input id=id type="text" inputmode="numeric" autocomplete="off" prop:value=shown on:change=change />
                <span class="quiet">{unit}</span>
            </span>
        </div>
    }
}

/// A day that may be absent.
#[component]
pub fn DayField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<Option<Day>>,
    on_change: Callback<Option<Day>>,
) -> impl IntoView {
    let shown = move || value.get().map(|day| day.to_string()).unwrap_or_default();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type="date" min="1900-01-01" max="2199-12-31" prop:value=shown
                on:change=move |event| on_change.run(event_target_value(&event).parse().ok()) />
        </div>
    }
}

/// One of some names, or what `none` says.
pub fn select(
    id: &'static str,
    label: &'static str,
    none: &'static str,
    names: Vec<String>,
    chosen: Option<usize>,
    set: Box<dyn Fn(Option<usize>)>,
) -> AnyView {
    let options: Vec<AnyView> = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| view! { <option value=at.to_string() selected=chosen == Some(at)>{name}</option> }.into_any())
        .collect();
    let change = move |event| set(event_target_value(&event).parse().ok());
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=change><option value="" selected=chosen.is_none()>{none}</option>{options}</select>
        </div>
    }
    .into_any()
}

/// Yes, no, or nothing said.
#[component]
pub fn YesNo(
    #[prop(into)] name: String,
    #[prop(into)] legend: Signal<String>,
    #[prop(into)] value: Signal<Option<bool>>,
    on_change: Callback<Option<bool>>,
) -> impl IntoView {
    let app = crate::web::state::app();
    let choice = move |answer: Option<bool>, name: String| {
        let word = move || {
            let common = &app.words().common;
            match answer {
                Some(true) => common.yes,
                Some(false) => common.no,
                None => common.unanswered,
            }
        };
        view! {
            <label class="choice">
                <input type="radio" name=name prop:checked=move || value.get() == answer
                    on:change=move |_| on_change.run(answer) />
                <span>{word}</span>
            </label>
        }
    };
    view! {
        <fieldset class="yes-no">
            <legend>{legend}</legend>
            {choice(Some(true), name.clone())}
            {choice(Some(false), name.clone())}
            {choice(None, name)}
        </fieldset>
    }
}
