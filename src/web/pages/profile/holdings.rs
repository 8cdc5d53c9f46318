//! Licences, other qualifications, what is wished beside the destination, answers to yes/no questions, obligations.

use super::history::holding_name;
use crate::base::{Id, Yen};
use crate::dataset::{Leaf, Role, Unsaid};
use crate::i18n::{self, Strings};
use crate::lookup::{self, Fit, Hit, Kind};
use crate::profile::{Bound, Held, Profile};
use crate::web::parts::combobox::{Choice, Combobox, Search, search};
use crate::web::parts::fields::{DayField, NumberField, YesNo};
use crate::web::parts::lead::{fact_of, question_id};
use crate::web::parts::says::{link, says};
use crate::web::platform::focus;
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
    search: Search,
) -> impl IntoView {
    let app = app();
    let ids = Signal::derive(move || app.draft.with(|p| read(p).iter().map(|held| held.id.clone()).collect()));
    let insert = move |id: Id| {
        app.edit(|p| {
            p.lacks.retain(|lacked| *lacked != id);
            if !field(p).iter().any(|held| held.id == id) {
                field(p).push(Held { id, ..Held::default() });
            }
        });
    };
    let row = move |held: Id| view! { <HeldRow id held read field /> }.into_any();
    view! {
        <section class="sheet">
            <h2>{move || title(app.words())}</h2>
            <Entries id=format!("{id}-add") add hint=|s| s.finder.from_hint ids insert=Callback::new(insert) row=Callback::new(row) search />
        </section>
    }
}

/// A list of entries, and a search that adds to it.
#[component]
fn Entries(
    #[prop(into)] id: String,
    add: Words,
    hint: Words,
    ids: Signal<Vec<Id>>,
    insert: Callback<Id>,
    row: Callback<Id, AnyView>,
    search: Search,
) -> impl IntoView {
    let choice = Choice::new(None);
    let pick = move |hit: Option<Hit>| {
        if let Some(hit) = hit {
            insert.run(hit.id);
            choice.typed.set(Some(String::new()));
        }
    };
    view! {
        <ul class="spells"><For each=move || ids.get() key=Id::clone children=move |id| row.run(id) /></ul>
        <Combobox id label=add hint choice chosen=Signal::derive(|| None::<String>) search on_pick=Callback::new(pick) />
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
    let remove = move |_| {
        app.edit(|p| field(p).retain(|h| h.id != for_remove));
        focus::by_id(&format!("{id}-add"));
    };
    view! {
        <li class="grid">
            <b>{move || holding_name(app, &for_name)}</b>
            <DayField id=format!("{id}-{held}") label=Signal::derive(move || app.words().profile.since.to_owned()) value=since
                on_change=Callback::new(set) />
            <button type="button" class="link" on:click=remove>{move || app.words().common.delete}</button>
        </li>
    }
}

/// What is wished beside the destination: side posts, qualifications, courses.
#[component]
pub fn Beside() -> impl IntoView {
    let app = app();
    let wished = move |p: &Profile| p.goal.as_ref().map(|goal| goal.beside.clone()).unwrap_or_default();
    let insert = move |id: Id| {
        app.edit_goal(|goal| {
            if !goal.beside.contains(&id) {
                goal.beside.push(id);
            }
        });
    };
    let row = move |id: Id| {
        let name = id.clone();
        let remove = move |_| {
            app.edit_goal(|goal| goal.beside.retain(|wished| *wished != id));
            focus::by_id("beside-add");
        };
        view! {
            <li class="grid">
                <b>{move || link(app, lookup::wished(app.data, &name), app.lang.get())}</b>
                <button type="button" class="link" on:click=remove>{move || app.words().common.delete}</button>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="sheet">
            <h2>{move || app.words().results.wished}</h2>
            <p class="quiet">{move || app.words().profile.beside_note}</p>
            <Entries id="beside-add" add=|s| s.profile.add_beside hint=|s| s.profile.beside_hint
                ids=Signal::derive(move || app.draft.with(wished)) insert=Callback::new(insert) row=Callback::new(row) search=search_beside />
        </section>
    }
}

/// To begin with, posts of the person's licences that are only ever held beside another.
fn search_beside(app: App, query: &str) -> Vec<Hit> {
    if !query.trim().is_empty() {
        return search(app, query, &[Kind::Role, Kind::Qualification, Kind::Program]);
    }
    let is_side_post = |role: &&Role| {
        !role.door.is_empty()
            && role.door.iter().all(|door| door.beside)
            && app.draft.with_untracked(|p| role.licences.iter().any(|id| p.holds_licence(id)))
    };
    let posts = app.data.role.iter().filter(is_side_post);
    posts.map(|role| Hit { kind: Kind::Role, id: role.id.clone(), fit: Fit::Exact }).collect()
}

/// Yes/no facts: those that have an answer, those that decide on steps, and any other that is sought.
#[component]
pub fn Facts() -> impl IntoView {
    let app = app();
    let ids = move || {
        // In an order that no answer changes: nothing moves away under the hand.
        let mut facts = app.draft.with(|p| p.facts.clone());
        let mut add = |leaf: &Leaf, hidden_only: bool| {
            if let Some(fact) = fact_of(leaf, app.data).filter(|fact| !hidden_only || fact.unsaid == Unsaid::Lacks) {
                facts.entry(fact.id.clone()).or_default();
            }
        };
        if let Some(found) = app.found.get() {
            for step in found.cards().flat_map(|card| &card.steps) {
                step.only_if.iter().for_each(|leaf| add(leaf, false));
            }
        }
        // What is taken as not so while nobody says otherwise hides its steps.
        for procedure in &app.data.procedure {
            let of = &procedure.licences;
            if of.is_empty() || app.draft.with(|p| of.iter().any(|id| p.holds_licence(id))) {
                procedure.only_if.0.leaves().into_iter().for_each(|leaf| add(leaf, true));
            }
        }
        facts.into_keys().collect()
    };
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
        let place = question_id(&id);
        view! { <li id=place tabindex="-1"><YesNo name=format!("fact-{id}") legend value on_change=Callback::new(set) /></li> }
            .into_any()
    };
    let is_led_to = app.next_focus.with_untracked(Option::is_some);
    let insert = move |id: Id| app.edit(|p| _ = p.facts.entry(id).or_insert(true));
    view! {
        <details class="sheet" open=is_led_to>
            <summary><h2>{move || app.words().profile.facts}</h2></summary>
            <p class="quiet">{move || app.words().profile.facts_note}</p>
            <Entries id="fact-add" add=|s| s.profile.add_fact hint=|s| s.profile.add_fact_hint ids=Signal::derive(ids)
                insert=Callback::new(insert) row=Callback::new(row) search=|app, query| search(app, query, &[Kind::Fact]) />
        </details>
    }
}

/// What locks the person's events, until when, at which price.
#[component]
pub fn Obligations() -> impl IntoView {
    let app = app();
    let ids = Signal::derive(move || app.draft.with(|p| p.obligations.iter().map(|bound| bound.id.clone()).collect()));
    let insert = move |id: Id| {
        app.edit(|p| {
            if !p.obligations.iter().any(|bound| bound.id == id) {
                p.obligations.push(Bound { id, until: app.today.plus_months(12), price: None });
            }
        });
    };
    view! {
        <details class="sheet">
            <summary><h2>{move || app.words().profile.obligations}</h2></summary>
            <Entries id="obligation-add" add=|s| s.profile.add_obligation hint=|s| s.profile.obligations ids
                insert=Callback::new(insert) row=Callback::new(move |id| obligation(app, id))
                search=|app, query| search(app, query, &[Kind::Obligation]) />
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
    let remove = move |_| {
        app.edit(|p| p.obligations.retain(|bound| bound.id != e));
        focus::by_id("obligation-add");
    };
    view! {
        <li class="grid">
            <b>{move || { let lang = app.lang.get(); says(i18n::obligation(&name, app.data, lang), lang) }}</b>
            <DayField id=format!("until-{id}") label=word(|s| s.profile.until) value=until
                on_change=Callback::new(move |day: Option<crate::base::Day>| edit(&c, &|bound| bound.until = day.unwrap_or(bound.until))) />
            <NumberField id=format!("price-{id}") label=word(|s| s.profile.price) unit=word(|s| s.wizard.yen) value=price
                on_change=Callback::new(move |yen: Option<i64>| edit(&d, &|bound| bound.price = yen.map(Yen))) />
            <button type="button" class="link" on:click=remove>{move || app.words().common.delete}</button>
        </li>
    }
    .into_any()
}
