//! History: dated stretches of work. Nothing said is another answer than "none".

use crate::base::{Day, Id};
use crate::i18n;
use crate::lookup::{Hit, Kind};
use crate::profile::Spell;
use crate::web::parts::combobox::{Choice, Combobox, search};
use crate::web::parts::fields::DayField;
use crate::web::platform::focus;
use crate::web::state::{App, app};
use leptos::prelude::*;

/// The button that adds a stretch.
const ADD: &str = "spell-add";

#[component]
pub fn History() -> impl IntoView {
    let app = app();
    let count = Memo::new(move |_| app.draft.with(|p| p.spells.as_ref().map(Vec::len)));
    let rows = move || {
        let rows: Vec<AnyView> = (0..count.get().unwrap_or(0)).map(|at| row(app, at)).collect();
        let said = match count.get() {
            None => app.words().profile.history_unknown,
            Some(0) => app.words().profile.history_none,
            Some(_) => "",
        };
        view! { <p class="quiet">{said}</p><ul class="spells">{rows}</ul> }
    };
    let add = move |_| {
        let at = count.get_untracked().unwrap_or(0);
        app.edit(|p| {
            let role = p.role.clone();
            p.spells.get_or_insert_default().push(Spell {
                role,
                domains: Vec::new(),
                settings: Vec::new(),
                from: app.today.plus_months(-12),
                to: None,
                hours_per_week: None,
                extra: Default::default(),
            });
        });
        gloo_timers::callback::Timeout::new(0, move || focus::by_id(&format!("spell-{at}"))).forget();
    };
    let none = move |_| {
        app.edit(|p| p.spells = Some(Vec::new()));
        focus::by_id(ADD);
    };
    view! {
        <section class="sheet">
            <h2>{move || app.words().profile.history}</h2>
            {rows}
            <p class="buttons">
                <button type="button" class="btn line small" id=ADD on:click=add>{move || app.words().profile.add_spell}</button>
                {move || count.get().is_none().then(|| view! {
                    <button type="button" class="link" on:click=none>{move || app.words().profile.no_history}</button>
                })}
            </p>
        </section>
    }
}

fn edit(app: App, at: usize, change: impl FnOnce(&mut Spell)) {
    app.edit(|p| {
        if let Some(spell) = p.spells.as_mut().and_then(|spells| spells.get_mut(at)) {
            change(spell);
        }
    });
}

fn read<T: Default + Send + Sync + 'static>(
    app: App,
    at: usize,
    get: impl Fn(&Spell) -> T + Send + Sync + 'static,
) -> Signal<T> {
    Signal::derive(move || {
        app.draft.with(|p| p.spells.as_ref().and_then(|spells| spells.get(at)).map(&get).unwrap_or_default())
    })
}

fn row(app: App, at: usize) -> AnyView {
    let name = Signal::derive(move || {
        let lang = app.lang.get();
        app.draft.with(|p| {
            let role = p.spells.as_ref()?.get(at)?.role.as_ref()?;
            Some(i18n::role(role, app.data, lang).text)
        })
    });
    let pick = move |hit: Option<Hit>| edit(app, at, |spell| spell.role = hit.map(|hit| hit.id));
    let from = read(app, at, |spell| Some(spell.from));
    let to = read(app, at, |spell| spell.to);
    let word =
        move |read: fn(&'static i18n::Strings) -> &'static str| Signal::derive(move || read(app.words()).to_owned());
    let remove = move |_| {
        app.edit(|p| {
            if let Some(spells) = p.spells.as_mut()
                && at < spells.len()
            {
                spells.remove(at);
            }
        });
        focus::by_id(ADD);
    };
    view! {
        <li class="grid">
            <Combobox id=format!("spell-{at}") label=|s| s.profile.spell_what hint=|s| s.finder.from_hint choice=Choice::new(None)
                chosen=name search=|app, query| search(app, query, &[Kind::Role]) on_pick=Callback::new(pick) />
            <DayField id=format!("spell-{at}-from") label=word(|s| s.profile.spell_from) value=from
                on_change=Callback::new(move |day: Option<Day>| edit(app, at, |spell| spell.from = day.unwrap_or(spell.from))) />
            <DayField id=format!("spell-{at}-to") label=word(|s| s.profile.spell_to) value=to
                on_change=Callback::new(move |day| edit(app, at, |spell| spell.to = day)) />
            <button type="button" class="link" on:click=remove>{move || app.words().common.delete}</button>
            {fields(app, at)}
        </li>
    }
    .into_any()
}

/// What was done beside the post's own work: each field of experience counts where a posting asks for it.
fn fields(app: App, at: usize) -> AnyView {
    let domains = Memo::new(move |_| {
        app.draft.with(|p| {
            p.spells.as_ref().and_then(|spells| spells.get(at)).map(|s| s.domains.clone()).unwrap_or_default()
        })
    });
    let choice = Choice::new(None);
    let add = move |hit: Option<Hit>| {
        if let Some(hit) = hit {
            edit(app, at, |spell| {
                if !spell.domains.contains(&hit.id) {
                    spell.domains.push(hit.id);
                }
            });
            choice.typed.set(Some(String::new()));
        }
    };
    let chips = move || {
        let lang = app.lang.get();
        let each: Vec<AnyView> = domains
            .get()
            .into_iter()
            .map(|id| {
                let field = format!("spell-{at}-field");
                let name = i18n::domain(&id, app.data, lang).text;
                let label = format!("{}: {name}", app.words().common.delete);
                let remove = move |_| {
                    edit(app, at, |spell| spell.domains.retain(|domain| *domain != id));
                    focus::by_id(&field);
                };
                view! {
                    <li>{name}<button type="button" class="link" aria-label=label on:click=remove>"×"</button></li>
                }
                .into_any()
            })
            .collect();
        (!each.is_empty()).then(|| view! { <ul class="chips small">{each}</ul> })
    };
    view! {
        <div class="fields">
            <Combobox id=format!("spell-{at}-field") label=|s| s.profile.spell_fields hint=|s| s.profile.spell_fields_hint choice
                chosen=Signal::derive(|| None::<String>) search=|app, query| search(app, query, &[Kind::Domain])
                on_pick=Callback::new(add) />
            {chips}
        </div>
    }
    .into_any()
}

/// Name of an entry held, for lists of what is held.
pub fn holding_name(app: App, id: &Id) -> String {
    i18n::holding(id, app.data, app.lang.get()).text
}
