//! A text field with a list of entries to choose from, after the combobox pattern of the ARIA Authoring Practices.
//! What is typed is searched by kana, kanji, romaji or abbreviation; while a Japanese conversion is open, nothing happens.

use crate::i18n::{self, Strings};
use crate::lookup::{Hit, Kind};
use crate::web::platform::focus;
use crate::web::state::{App, app};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

const MOST: usize = 12;

/// What the field holds and what is typed into it.
#[derive(Clone, Copy)]
pub struct Choice {
    /// What is typed and not chosen yet; `None` where the chosen entry's name stands.
    pub typed: RwSignal<Option<String>>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    hits: RwSignal<Vec<Hit>>,
}

impl Choice {
    pub fn new(typed: Option<String>) -> Self {
        Self {
            typed: RwSignal::new(typed),
            open: RwSignal::new(false),
            active: RwSignal::new(None),
            hits: RwSignal::new(Vec::new()),
        }
    }

    /// Says below the field that nothing fits what is typed.
    pub fn fits_nothing(self) {
        self.hits.set(Vec::new());
        self.open.set(true);
    }
}

type Words = fn(&'static Strings) -> &'static str;
/// Entries by what is typed; those to begin with where nothing is.
pub type Search = fn(App, &str) -> Vec<Hit>;

/// The first entries of some kinds that fit.
pub fn search(app: App, query: &str, kinds: &[Kind]) -> Vec<Hit> {
    app.index.find(query, kinds, MOST)
}

#[component]
pub fn Combobox(
    #[prop(into)] id: String,
    label: Words,
    hint: Words,
    choice: Choice,
    /// Name of the chosen entry.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    search: Search,
    on_pick: Callback<Option<Hit>>,
) -> impl IntoView {
    let app = app();
    let list_id = format!("{id}-list");
    let label_id = format!("{id}-label");
    let shown = move || choice.typed.get().or_else(|| chosen.get()).unwrap_or_default();
    let pick = move |hit: Hit| {
        choice.open.set(false);
        choice.active.set(None);
        choice.typed.set(None);
        app.said.set(i18n::name(hit.kind, &hit.id, app.data, app.lang.get_untracked()).text);
        on_pick.run(Some(hit));
    };
    let look = move |text: &str| {
        let hits = search(app, text);
        choice.active.set(None);
        choice.open.set(true);
        if !text.trim().is_empty() {
            app.said.set(format!("{} {}", hits.len(), app.words().finder.found_count));
        }
        choice.hits.set(hits);
    };
    let on_input = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        choice.typed.set(Some(text.clone()));
        if text.is_empty() {
            on_pick.run(None);
        }
        if !is_composing(&event) {
            look(&text);
        }
    };
    let scroll = {
        let list_id = list_id.clone();
        move |at: usize| focus::show_nearest(&format!("{list_id}-{at}"))
    };
    let step = move |by: i32| {
        if !choice.open.get_untracked() {
            look(&choice.typed.get_untracked().unwrap_or_default());
        }
        let count = choice.hits.with_untracked(Vec::len);
        if count > 0 {
            let next = next_place(choice.active.get_untracked(), by, count);
            choice.active.set(Some(next));
            scroll(next);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => {
                event.prevent_default();
                step(1);
            }
            "ArrowUp" => {
                event.prevent_default();
                step(-1);
            }
            "Enter" if choice.open.get_untracked() => {
                let hits = choice.hits.get_untracked();
                let typed = choice.typed.with_untracked(|typed| typed.as_ref().is_some_and(|t| !t.trim().is_empty()));
                let at = choice.active.get_untracked().or(typed.then_some(0));
                // Words that nothing fits go nowhere: the list says so.
                if at.is_some() {
                    event.prevent_default();
                }
                if let Some(hit) = at.and_then(|at| hits.into_iter().nth(at)) {
                    pick(hit);
                }
            }
            // The list first, then what is typed and not chosen. A choice stands until its text is deleted.
            "Escape" if choice.open.get_untracked() => {
                event.prevent_default();
                choice.open.set(false);
            }
            "Escape" => choice.typed.set(None),
            _ => {}
        }
    };
    let controls = list_id.clone();
    let for_options = list_id.clone();
    let active_id = {
        let list_id = list_id.clone();
        move || choice.active.get().filter(|_| choice.open.get()).map(|at| format!("{list_id}-{at}"))
    };
    view! {
        <div class="field combobox">
            <label id=label_id.clone() for=id.clone()>{move || label(app.words())}</label>
            <input id=id type="text" role="combobox" autocomplete="off" autocapitalize="none" spellcheck="false"
                aria-autocomplete="list" aria-controls=controls
                aria-expanded=move || choice.open.get().to_string() aria-activedescendant=active_id
                placeholder=move || hint(app.words())
                prop:value=shown
                on:input=on_input
                on:compositionend=move |event| look(&event_target_value(&event))
                on:keydown=on_key
                on:click=move |_| look(&choice.typed.get_untracked().unwrap_or_default())
                on:blur=move |_| choice.open.set(false) />
            // A list that scrolls would be a stop of the Tab key, and gone at the click if the press took the focus from the field.
            <ul id=list_id role="listbox" tabindex="-1" aria-labelledby=label_id hidden=move || !choice.open.get()
                on:mousedown=|event| event.prevent_default()>
                {move || options(app, choice, &for_options, pick)}
            </ul>
        </div>
    }
}

fn options(app: App, choice: Choice, list_id: &str, pick: impl Fn(Hit) + Copy + 'static) -> AnyView {
    let lang = app.lang.get();
    let hits = choice.hits.get();
    if hits.is_empty() {
        return view! { <li class="none" role="option" aria-disabled="true" aria-selected="false">{app.words().finder.nothing_found}</li> }
            .into_any();
    }
    hits.into_iter()
        .enumerate()
        .map(|(at, hit)| {
            let name = i18n::name(hit.kind, &hit.id, app.data, lang);
            let kind = app.words().frame.kind_of(hit.kind);
            view! {
                <li id=format!("{list_id}-{at}") role="option"
                    aria-selected=move || (choice.active.get() == Some(at)).to_string()
                    on:click=move |_| pick(hit.clone())>
                    <span>{super::says::says(name, lang)}</span>
                    <small>{kind}</small>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<_>>()
        .into_any()
}

/// The place after or before, round the ends.
fn next_place(active: Option<usize>, by: i32, count: usize) -> usize {
    match (active, by > 0) {
        (None, true) => 0,
        (None, false) => count - 1,
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
    }
}

/// Whether a Japanese conversion is open.
pub fn is_composing(event: &leptos::ev::Event) -> bool {
    use wasm_bindgen::JsCast;
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}
