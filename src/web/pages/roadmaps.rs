//! All kept roadmaps, import, and what could not be read.

use crate::base::Lang;
use crate::documents::{Imported, Roadmap, import};
use crate::i18n::{self, strings};
use crate::web::address::Address;
use crate::web::pages::find::card::arrives;
use crate::web::parts::says::lang_of_title;
use crate::web::parts::track::track;
use crate::web::platform::{bar, files, keys};
use crate::web::state::{App, Notice, app};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

#[component]
pub fn RoadmapsPage() -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| {
        app.stored.track();
        match keys::store().list() {
            Ok(stored) => (stored.value, stored.troubles, None),
            Err(error) => (Vec::new(), Vec::new(), Some(error)),
        }
    });
    Effect::new(move || {
        let (_, troubles, error) = all.get();
        troubles.into_iter().for_each(|trouble| app.notify(Notice::Trouble(trouble)));
        error.into_iter().for_each(|error| app.notify(Notice::NotStored(error)));
    });
    let list = move || {
        let lang = app.lang.get();
        let (roadmaps, ..) = all.get();
        if roadmaps.is_empty() {
            return view! { <p>{app.words().roadmap.none}</p><p><a class="btn" href="#/find">{app.words().nav.find}</a></p> }.into_any();
        }
        let each: Vec<AnyView> = roadmaps.iter().map(|roadmap| one(app, roadmap, lang)).collect();
        view! { <ul class="cards">{each}</ul> }.into_any()
    };
    view! {
        <h1 tabindex="-1">{move || app.words().nav.roadmaps}</h1>
        {list}
        <ImportFile />
        {move || backups(app, app.lang.get())}
    }
}

fn one(app: App, roadmap: &Roadmap, lang: Lang) -> AnyView {
    let s = strings(lang);
    let (done, total) = roadmap.progress();
    let href = Address::Roadmap(roadmap.id.clone()).href();
    let made = format!("{} {}", s.roadmap.made_on, i18n::day(roadmap.created, lang));
    let progress = match lang {
        Lang::Ja => format!("{total}件中 {done}件済み"),
        Lang::En => format!("{done} of {total} done"),
    };
    view! {
        <li class="card">
            <div class="head">
                <p class="when">{arrives(&roadmap.route, lang)}<small>{made}</small></p>
            </div>
            <div class="body">
                <h2><a href=href lang=lang_of_title(&roadmap.title, lang)>{roadmap.title.clone()}</a></h2>
                <p class="quiet">{progress}</p>
                {track(&roadmap.route, roadmap.created, app.data, lang)}
            </div>
        </li>
    }
    .into_any()
}

/// A roadmap or profile from a file.
#[component]
pub fn ImportFile() -> impl IntoView {
    let app = app();
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            wasm_bindgen_futures::spawn_local(async move {
                let text = files::read(file).await.unwrap_or_default();
                take_in(app, &text);
            });
        }
        input.set_value("");
    };
    view! {
        <section class="sheet import">
            <div class="field">
                <label for="import">{move || app.words().roadmaps.import}</label>
                <input id="import" type="file" accept=".json,application/json" on:change=chosen />
            </div>
            <p class="quiet">{move || app.words().roadmaps.import_note}</p>
        </section>
    }
}

fn take_in(app: App, text: &str) {
    match import(text) {
        Ok(Imported::Roadmap(roadmap)) => match keys::store().add(*roadmap) {
            Ok(kept) => {
                app.changed_documents();
                bar::go(&Address::Roadmap(kept.id));
            }
            Err(error) => app.notify(Notice::NotStored(error)),
        },
        Ok(Imported::Profile(profile)) => {
            app.edit(|draft| *draft = *profile);
            bar::go(&Address::Profile);
        }
        Err(error) => app.notify(Notice::NotRead(error)),
    }
}

/// Texts that could not be read and were put aside: to be downloaded, then thrown away by the person alone.
fn backups(app: App, lang: Lang) -> AnyView {
    app.stored.track();
    let s = strings(lang);
    let backups = keys::store().backups().unwrap_or_default();
    if backups.is_empty() {
        return ().into_any();
    }
    let each: Vec<AnyView> = backups
        .into_iter()
        .map(|backup| {
            let discarded = backup.clone();
            let save = move |_| files::offer("norikae-damaged.txt", &backup.text, "text/plain");
            let discard = move |_| {
                let outcome = keys::store().discard_backup(&discarded);
                app.keep(outcome);
                app.changed_documents();
            };
            view! {
                <li>
                    <button type="button" class="btn line small" on:click=save>{s.roadmaps.backup_save}</button>
                    <button type="button" class="link" on:click=discard>{s.roadmaps.backup_discard}</button>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <section class="sheet"><h2>{s.roadmaps.backups}</h2><p>{s.roadmaps.backups_note}</p><ul class="plain">{each}</ul></section> }
        .into_any()
}
