//! Conditions of the present post and wishes for the next: the same fields, to be set side by side.

use crate::base::Yen;
use crate::i18n::Strings;
use crate::profile::{Conditions, Profile};
use crate::web::parts::fields::{NumberField, YesNo};
use crate::web::state::{App, app};
use leptos::prelude::*;

type Words = fn(&'static Strings) -> &'static str;

#[component]
pub fn Now() -> impl IntoView {
    view! { <Fields id="now" title=|s| s.profile.now read=|p| p.now.clone() write=|p, new| p.now = new /> }
}

#[component]
pub fn Wishes() -> impl IntoView {
    view! {
        <Fields id="wish" title=|s| s.profile.wishes
            read=|p| p.goal.as_ref().map(|goal| goal.wishes.clone()).unwrap_or_default()
            write=|p, new| p.goal.get_or_insert_default().wishes = new />
    }
}

#[component]
fn Fields(
    id: &'static str,
    title: Words,
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
    view! {
        <details class="sheet">
            <summary><h2>{move || title(app.words())}</h2></summary>
            <div class="grid">
                {number("pay", |s| s.profile.pay, |s| s.wizard.yen, |c| c.pay.map(|yen| yen.0), |c, v| c.pay = v.map(Yen))}
                {number("nights", |s| s.profile.nights, |s| s.common.times, |c| c.nights_per_month.map(i64::from), |c, v| c.nights_per_month = v.and_then(small))}
                {number("half-days", |s| s.profile.half_days_field, |s| s.common.times, |c| c.half_days_per_week.map(i64::from), |c, v| c.half_days_per_week = v.and_then(small))}
                {number("commute", |s| s.profile.commute, |s| s.profile.minutes, |c| c.commute_minutes.map(i64::from), |c, v| c.commute_minutes = v.and_then(|v| u16::try_from(v).ok()))}
                {yes_no("on-call", |s| s.profile.on_call, |c| c.on_call, |c, v| c.on_call = v)}
                {yes_no("travel", |s| s.profile.travel, |c| c.travel, |c, v| c.travel = v)}
                {yes_no("teaching", |s| s.profile.teaching, |c| c.teaching, |c, v| c.teaching = v)}
            </div>
        </details>
    }
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
