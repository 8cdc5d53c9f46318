//! Licences, other qualifications, answers to yes/no questions, obligations.

use super::history::holding_name;
use crate::base::{Id, Yen};
use crate::i18n::{self, Strings};
use crate::lookup::{Hit, Kind};
use crate::profile::{Bound, Held, Profile};
use crate::web::parts::combobox::{Choice, Combobox, search};
use crate::web::parts::fields::{DayField, NumberField, YesNo};
use crate::web::parts::says::says;
use crate::web::state::{App, app};
use leptos::prelude::*;

type Words = fn(&'static Strings) -> &'static str;
type Field = fn(&mut Profile) -> &mut Vec<Held>;

#[component]
pub fn Licences() -> impl IntoView {
    view! {
        <HeldList id="licence" title=|s| s.profile.licences add=|s| s.profile.add_licence
            read=|p| &p.licences field=|p| &mut p.licences search=|app, query| search(app, query, &[Kind::Licence]) />
    }
}

#[component]
pub fn Qualifications() -> impl IntoView {
    view! {
        <HeldList id="held" title=|s| s.profile.holds add=|s| s.profile.add_held
            read=|p| &p.holds field=|p| &mut p.holds search=|app, query| search(app, query, &[Kind::Qualification]) />
    }
}

#[component]
fn HeldList(
    id: &'static str,
    title: Words,
    add: Words,
    read: fn(&Profile) -> &Vec<Held>,
    field: Field,
    search: fn(App, &str) -> Vec<Hit>,
) -> impl IntoView {
    let app = app();
    let ids = Memo::new(move |_| app.draft.with(|p| read(p).iter().map(|held| held.id.clone()).collect::<Vec<_>>()));
    let choice = Choice::new(None);
    let pick = move |hit: Option<Hit>| {
        if let Some(hit) = hit {
            app.edit(|p| {
                p.lacks.retain(|lacked| *lacked != hit.id);
                if !field(p).iter().any(|held| held.id == hit.id) {
                    field(p).push(Held { id: hit.id, ..Held::default() });
                }
            });
            choice.typed.set(Some(String::new()));
        }
    };
    view! {
        <section class="sheet">
            <h2>{move || title(app.words())}</h2>
            <ul class="spells">
                <For each=move || ids.get() key=Id::clone let:held>
                    <HeldRow id held read field />
                </For>
            </ul>
            <Combobox id=format!("{id}-add") label=add hint=|s| s.finder.from_hint choice chosen=Signal::derive(|| None::<String>) search
                on_pick=Callback::new(pick) />
        </section>
    }
}

#[component]
fn HeldRow(id: &'static str, held: Id, read: fn(&Profile) -> &Vec<Held>, field: Field) -> impl IntoView {
    let app = app();
    let (for_name, for_since, for_set, for_remove) = (held.clone(), held.clone(), held.clone(), held.clone());
    let since =
        Signal::derive(move || app.draft.with(|p| read(p).iter().find(|h| h.id == for_since).and_then(|h| h.since)));
    let set = move |day| {
        app.edit(|p| {
            if let Some(held) = field(p).iter_mut().find(|h| h.id == for_set) {
                held.since = day;
            }
        });
    };
    let remove = move |_| app.edit(|p| field(p).retain(|h| h.id != for_remove));
    view! {
        <li class="grid">
            <b>{move || holding_name(app, &for_name)}</b>
            <DayField id=format!("{id}-{held}") label=Signal::derive(move || app.words().profile.since.to_owned()) value=since
                on_change=Callback::new(set) />
            <button type="button" class="link" on:click=remove>{move || app.words().common.delete}</button>
        </li>
    }
}

/// Every yes/no fact that has an answer, to be changed.
#[component]
pub fn Facts() -> impl IntoView {
    let app = app();
    let ids = Memo::new(move |_| app.draft.with(|p| p.facts.keys().cloned().collect::<Vec<_>>()));
    let row = move |id: Id| {
        let (for_name, for_value, for_set) = (id.clone(), id.clone(), id.clone());
        let legend = Signal::derive(move || {
            let lang = app.lang.get();
            app.data
                .fact_of(for_name.as_str())
                .map_or_else(|| i18n::fact(&for_name, app.data, lang).text, |fact| fact.asks.get(lang).to_owned())
        });
        let value = Signal::derive(move || app.draft.with(|p| p.facts.get(&for_value).copied()));
        let set = move |yes: Option<bool>| {
            app.edit(|p| {
                match yes {
                    Some(yes) => p.facts.insert(for_set.clone(), yes),
                    None => p.facts.remove(&for_set),
                };
            });
        };
        view! { <li><YesNo name=format!("fact-{id}") legend value on_change=Callback::new(set) /></li> }
    };
    view! {
        <section class="sheet" hidden=move || ids.with(Vec::is_empty)>
            <h2>{move || app.words().profile.facts}</h2>
            <ul class="spells"><For each=move || ids.get() key=Id::clone children=row /></ul>
        </section>
    }
}

/// What locks the person's events, until when, at which price.
#[component]
pub fn Obligations() -> impl IntoView {
    let app = app();
    let ids =
        Memo::new(move |_| app.draft.with(|p| p.obligations.iter().map(|bound| bound.id.clone()).collect::<Vec<_>>()));
    let choice = Choice::new(None);
    let pick = move |hit: Option<Hit>| {
        if let Some(hit) = hit {
            app.edit(|p| {
                if !p.obligations.iter().any(|bound| bound.id == hit.id) {
                    p.obligations.push(Bound { id: hit.id, until: app.today.plus_months(12), price: None });
                }
            });
            choice.typed.set(Some(String::new()));
        }
    };
    view! {
        <details class="sheet">
            <summary><h2>{move || app.words().profile.obligations}</h2></summary>
            <ul class="spells"><For each=move || ids.get() key=Id::clone children=move |id| obligation(app, id) /></ul>
            <Combobox id="obligation-add" label=|s| s.profile.add_obligation hint=|s| s.profile.obligations choice
                chosen=Signal::derive(|| None::<String>) search=|app, query| search(app, query, &[Kind::Obligation]) on_pick=Callback::new(pick) />
        </details>
    }
}

fn obligation(app: App, id: Id) -> AnyView {
    let name = id.clone();
    let find = move |id: &Id, p: &Profile| p.obligations.iter().find(|bound| bound.id == *id).cloned();
    let edit = move |id: &Id, change: &dyn Fn(&mut Bound)| {
        app.edit(|p| p.obligations.iter_mut().filter(|bound| bound.id == *id).for_each(change));
    };
    let (a, b, c, d, e) = (id.clone(), id.clone(), id.clone(), id.clone(), id.clone());
    let until = Signal::derive(move || app.draft.with(|p| find(&a, p).map(|bound| bound.until)));
    let price = Signal::derive(move || app.draft.with(|p| find(&b, p).and_then(|bound| bound.price).map(|yen| yen.0)));
    let word = move |read: Words| Signal::derive(move || read(app.words()).to_owned());
    view! {
        <li class="grid">
            <b>{move || { let lang = app.lang.get(); says(i18n::obligation(&name, app.data, lang), lang) }}</b>
            <DayField id=format!("until-{id}") label=word(|s| s.profile.until) value=until
                on_change=Callback::new(move |day: Option<crate::base::Day>| edit(&c, &|bound| bound.until = day.unwrap_or(bound.until))) />
            <NumberField id=format!("price-{id}") label=word(|s| s.profile.price) unit=word(|s| s.wizard.yen) value=price
                on_change=Callback::new(move |yen: Option<i64>| edit(&d, &|bound| bound.price = yen.map(Yen))) />
            <button type="button" class="link" on:click=move |_| app.edit(|p| p.obligations.retain(|bound| bound.id != e))>
                {move || app.words().common.delete}
            </button>
        </li>
    }
    .into_any()
}
