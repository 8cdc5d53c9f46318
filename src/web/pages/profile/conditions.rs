//! Conditions of the present post and wishes for the next: the same fields, to be set side by side.

use super::wizard::prefectures;
use crate::base::{Id, Lang, Yen};
use crate::i18n::{self, Strings, strings};
use crate::profile::{Conditions, Profile};
use crate::web::parts::fields::{NumberField, YesNo};
use crate::web::state::{App, app};
use leptos::prelude::*;

type Words = fn(&'static Strings) -> &'static str;

#[component]
pub fn Now() -> impl IntoView {
    view! { <Fields id="now" title=|s| s.profile.now place=|s| s.profile.now_place read=|p| p.now.clone() write=|p, new| p.now = new /> }
}

#[component]
pub fn Wishes() -> impl IntoView {
    view! {
        <Fields id="wish" title=|s| s.profile.wishes place=|s| s.profile.wish_place
            read=|p| p.goal.as_ref().map(|goal| goal.wishes.clone()).unwrap_or_default()
            write=|p, new| p.goal.get_or_insert_default().wishes = new />
    }
}

#[component]
fn Fields(
    id: &'static str,
    title: Words,
    place: Words,
    read: fn(&Profile) -> Conditions,
    write: fn(&mut Profile, Conditions),
) -> impl IntoView {
    let app = app();
    let number = move |name: &'static str,
                       label: Words,
                       unit: Words,
                       get: fn(&Conditions) -> Option<i64>,
                       set: fn(&mut Conditions, Option<i64>)| {
        view! {
            <NumberField id=format!("{id}-{name}") label=word(app, label) unit=word(app, unit)
                value=Signal::derive(move || app.draft.with(|p| get(&read(p))))
                on_change=Callback::new(move |value| change(app, read, write, |all| set(all, value))) />
        }
    };
    let yes_no = move |name: &'static str,
                       label: Words,
                       get: fn(&Conditions) -> Option<bool>,
                       set: fn(&mut Conditions, Option<bool>)| {
        view! {
            <YesNo name=format!("{id}-{name}") legend=word(app, label)
                value=Signal::derive(move || app.draft.with(|p| get(&read(p))))
                on_change=Callback::new(move |value| change(app, read, write, |all| set(all, value))) />
        }
    };
    let places = move || {
        let lang = app.lang.get();
        let chosen = app.draft.with(|p| read(p).place);
        prefectures(app, chosen.as_ref(), lang)
    };
    let set_place = move |event| {
        let id = event_target_value(&event);
        change(app, read, write, |all| all.place = (!id.is_empty()).then(|| Id::new(id)));
    };
    let days = move || half_days(app.draft.with(|p| read(p).half_days_per_week), app.lang.get());
    let set_days = move |event| {
        let half = event_target_value(&event).parse().ok();
        change(app, read, write, |all| all.half_days_per_week = half);
    };
    view! {
        <details class="sheet">
            <summary><h2>{move || title(app.words())}</h2></summary>
            <div class="grid">
                <div class="field">
                    <label for=format!("{id}-place")>{move || place(app.words())}</label>
                    <select id=format!("{id}-place") on:change=set_place>{places}</select>
                </div>
                {number("pay", |s| s.profile.pay, |s| s.wizard.yen, |c| c.pay.map(|yen| yen.0), |c, v| c.pay = v.map(Yen))}
                {number("nights", |s| s.profile.nights, |s| s.common.times, |c| c.nights_per_month.map(i64::from), |c, v| c.nights_per_month = v.and_then(small))}
                <div class="field">
                    <label for=format!("{id}-half-days")>{move || app.words().profile.half_days}</label>
                    <select id=format!("{id}-half-days") on:change=set_days>{days}</select>
                </div>
                {number("commute", |s| s.profile.commute, |s| s.profile.minutes, |c| c.commute_minutes.map(i64::from), |c, v| c.commute_minutes = v.and_then(|v| u16::try_from(v).ok()))}
                {yes_no("on-call", |s| s.profile.on_call, |c| c.on_call, |c, v| c.on_call = v)}
                {yes_no("travel", |s| s.profile.travel, |c| c.travel, |c, v| c.travel = v)}
                {yes_no("teaching", |s| s.profile.teaching, |c| c.teaching, |c, v| c.teaching = v)}
            </div>
        </details>
    }
}

/// Half a day to a whole week, in half-days, for a `select`.
fn half_days(chosen: Option<u8>, lang: Lang) -> AnyView {
    let known = (1..=14).chain(chosen.filter(|half| !(1..=14).contains(half)));
    let options: Vec<AnyView> = known
        .map(|half| {
            view! { <option value=half.to_string() selected=chosen == Some(half)>{i18n::half_days(half, lang)}</option> }
                .into_any()
        })
        .collect();
    view! { <option value="" selected=chosen.is_none()>{strings(lang).profile.not_said}</option>{options} }.into_any()
}

fn word(app: App, read: Words) -> Signal<String> {
    Signal::derive(move || read(app.words()).to_owned())
}

fn small(number: i64) -> Option<u8> {
    u8::try_from(number.min(255)).ok()
}

fn change(
    app: App,
    read: fn(&Profile) -> Conditions,
    write: fn(&mut Profile, Conditions),
    edit: impl FnOnce(&mut Conditions),
) {
    app.edit(|profile| {
        let mut all = read(profile);
        edit(&mut all);
        write(profile, all);
    });
}
