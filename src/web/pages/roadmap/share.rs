//! Sharing by link. First what the link holds, then the link; money, history and notes only where they are ticked.

use crate::base::Lang;
use crate::documents::Roadmap;
use crate::documents::share::{Include, Shared, encode};
use crate::i18n::{self, strings};
use crate::web::parts::el::p;
use crate::web::parts::kept::Kept;
use crate::web::parts::says::says;
use crate::web::platform::{bar, files};
use crate::web::state::{App, app};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Share(roadmap: Arc<Roadmap>, kept: Kept, lang: Lang) -> impl IntoView {
    let app = app();
    let s = strings(lang);
    let include = RwSignal::new(Include::default());
    let sent = Memo::new({
        let roadmap = roadmap.clone();
        move |_| {
            Shared::of(&kept.followed(&roadmap), include.get())
                .map(|shared| bar::whole(&format!("#/s/{}", encode(&shared))))
                .map_err(|error| i18n::share_error(error, lang))
        }
    });
    let box_ = move |label: &'static str, read: fn(&Include) -> bool, write: fn(&mut Include, bool)| {
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=move || include.with(read)
                    on:change=move |event| include.update(|all| write(all, event_target_checked(&event))) />
                <span>{label}</span>
            </label>
        }
    };
    let copied = RwSignal::new(false);
    let copy = move |_| {
        if let Ok(link) = sent.get_untracked() {
            wasm_bindgen_futures::spawn_local(async move {
                let done = files::copy(link).await;
                copied.set(done);
                app.said.set(if done { app.words().share.copied } else { app.words().share.copy_by_hand }.to_owned());
            });
        }
    };
    view! {
        <details class="action share">
            <summary>{s.roadmap.share}</summary>
            <p>{s.share.lead}</p>
            <fieldset>
                <legend>{s.share.include}</legend>
                {box_(s.share.money, |i| i.money, |i, on| i.money = on)}
                {box_(s.share.history, |i| i.history, |i, on| i.history = on)}
                {box_(s.share.notes, |i| i.notes, |i, on| i.notes = on)}
            </fieldset>
            <div class="holds">
                <h3>{s.share.holds}</h3>
                {move || holds(app, &kept.followed(&roadmap), include.get(), lang)}
            </div>
            {move || match sent.get() {
                Ok(link) => view! {
                    <div class="field">
                        <label for="share-link">{s.share.link}</label>
                        <input id="share-link" type="text" readonly=true prop:value=link />
                    </div>
                    <button type="button" class="btn small" on:click=copy>
                        {move || if copied.get() { s.share.copied } else { s.share.copy }}
                    </button>
                }.into_any(),
                Err(sentence) => p("note", vec![says(sentence, lang)]),
            }}
        </details>
    }
}

/// Line by line what the receiver will see.
fn holds(app: App, roadmap: &Roadmap, include: Include, lang: Lang) -> AnyView {
    let s = strings(lang);
    let licences: Vec<String> =
        roadmap.profile.licences.iter().map(|held| i18n::qualification(&held.id, app.data, lang).text).collect();
    let notes = if include.notes { roadmap.notes.len() } else { 0 };
    let mut lines = vec![
        format!("{}: {}", s.roadmap.name, roadmap.title),
        format!("{}: {}", s.share.holds_licences, licences.join(s.find.comma)),
        format!("{}: {}", s.share.holds_steps, roadmap.steps.len()),
        format!("{}: {}", s.share.holds_ticks, roadmap.ticks.len()),
    ];
    if include.money {
        lines.push(format!("{}: {}", s.share.money, s.share.holds_yes));
    }
    if include.history {
        lines.push(format!("{}: {}", s.share.history, s.share.holds_yes));
    }
    if notes > 0 {
        lines.push(format!("{}: {notes}", s.share.notes));
        lines.extend(roadmap.notes.values().map(|note| format!("「{note}」")));
    }
    let mut left = Vec::new();
    for (is_in, name) in
        [(include.money, s.share.money), (include.history, s.share.history), (include.notes, s.share.notes)]
    {
        if !is_in {
            left.push(name);
        }
    }
    let left =
        (!left.is_empty()).then(|| view! { <p class="quiet">{s.share.left_out}": "{left.join(s.find.comma)}</p> });
    let each: Vec<AnyView> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! { <ul class="plain">{each}</ul>{left} }.into_any()
}
