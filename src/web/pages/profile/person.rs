//! Age, place, present post, hours a week, savings, notes.

use super::wizard::prefectures;
use crate::base::{Id, Yen};
use crate::i18n::{self, strings};
use crate::lookup::Kind;
use crate::web::parts::combobox::{Choice, Combobox, search};
use crate::web::parts::fields::{DayField, NumberField, YesNo};
use crate::web::state::app;
use leptos::prelude::*;

#[component]
pub fn Person() -> impl IntoView {
    let app = app();
    let word =
        move |read: fn(&'static i18n::Strings) -> &'static str| Signal::derive(move || read(app.words()).to_owned());
    let place = move || {
        let lang = app.lang.get();
        let chosen = app.draft.with(|profile| profile.place.clone());
        prefectures(app, chosen.as_ref(), lang)
    };
    let set_place = move |event| {
        let id = event_target_value(&event);
        app.edit(|profile| profile.place = (!id.is_empty()).then(|| Id::new(id)));
    };
    let role = Signal::derive(move || {
        let lang = app.lang.get();
        app.draft.with(|profile| profile.role.as_ref().map(|id| i18n::role(id, app.data, lang).text))
    });
    view! {
        <section class="sheet">
            <h2>{move || app.words().profile.person}</h2>
            <div class="grid">
                <DayField id="born" label=word(|s| s.profile.born) value=Signal::derive(move || app.draft.with(|p| p.born))
                    on_change=Callback::new(move |day| app.edit(|p| p.born = day)) />
                <NumberField id="age" label=word(|s| s.profile.age) unit=word(|s| s.wizard.years)
                    value=Signal::derive(move || app.draft.with(|p| p.age.map(i64::from)))
                    on_change=Callback::new(move |age: Option<i64>| app.edit(|p| p.age = age.and_then(|a| u8::try_from(a.min(255)).ok()))) />
                <div class="field">
                    <label for="place">{move || app.words().profile.place}</label>
                    <select id="place" on:change=set_place>{place}</select>
                </div>
                <Combobox id="role" label=|s| s.profile.role hint=|s| s.finder.from_hint choice=Choice::new(None) chosen=role
                    search=|app, query| search(app, query, &[Kind::Role])
                    on_pick=Callback::new(move |hit: Option<crate::lookup::Hit>| app.edit(|p| p.role = hit.map(|hit| hit.id))) />
                <YesNo name="employed" legend=word(|s| s.profile.employed) value=Signal::derive(move || app.draft.with(|p| p.employed))
                    on_change=Callback::new(move |yes| app.edit(|p| p.employed = yes)) />
                <DayField id="left" label=word(|s| s.profile.left) value=Signal::derive(move || app.draft.with(|p| p.left))
                    on_change=Callback::new(move |day| app.edit(|p| p.left = day)) />
                <NumberField id="hours" label=word(|s| s.profile.hours) unit=word(|s| s.profile.hours_unit) most=168
                    value=Signal::derive(move || app.draft.with(|p| p.hours_per_week.map(i64::from)))
                    on_change=Callback::new(move |h: Option<i64>| app.edit(|p| p.hours_per_week = h.and_then(|h| u8::try_from(h).ok()))) />
                <NumberField id="savings" label=word(|s| s.profile.savings) unit=word(|s| s.wizard.yen)
                    value=Signal::derive(move || app.draft.with(|p| p.savings.map(|yen| yen.0)))
                    on_change=Callback::new(move |yen: Option<i64>| app.edit(|p| p.savings = yen.map(Yen))) />
                <DayField id="in-work-by" label=word(|s| s.profile.in_work_by)
                    value=Signal::derive(move || app.draft.with(|p| p.goal.as_ref().and_then(|goal| goal.in_work_by)))
                    on_change=Callback::new(move |day| app.edit_goal(|goal| goal.in_work_by = day)) />
            </div>
        </section>
    }
}

#[component]
pub fn Notes() -> impl IntoView {
    let app = app();
    view! {
        <section class="sheet">
            <h2><label for="notes">{move || strings(app.lang.get()).profile.notes}</label></h2>
            <textarea id="notes" rows="4" maxlength="4000"
                prop:value=move || app.draft.with(|p| p.notes.clone().unwrap_or_default())
                on:change=move |event| {
                    let text = event_target_value(&event);
                    app.edit(|p| p.notes = (!text.trim().is_empty()).then_some(text));
                }></textarea>
        </section>
    }
}
