//! A roadmap that came by a link: shown as it was sent, kept only if the person says so.

use crate::base::Lang;
use crate::bundled;
use crate::documents::share::{Opened, decode};
use crate::i18n::{self, strings};
use crate::web::address::Address;
use crate::web::pages::find::card::{arrives, condition};
use crate::web::pages::route::standing;
use crate::web::parts::says::{lang_of_title, says};
use crate::web::parts::{sheet, steps, track::track};
use crate::web::platform::{bar, keys};
use crate::web::state::{App, Notice, app};
use leptos::prelude::*;

#[component]
pub fn SharedPage(code: String) -> impl IntoView {
    let app = app();
    let opened = decode(&code).and_then(|shared| shared.open(app.data));
    move || {
        let lang = app.lang.get();
        let s = strings(lang);
        match &opened {
            Ok(opened) => show(app, opened, lang),
            Err(error) => view! {
                <h1 tabindex="-1">{s.share.not_opened}</h1>
                <div class="notice" data-tone="warn" role="alert"><p>{says(i18n::share_error(*error, lang), lang)}</p></div>
                <p>{s.share.nothing_lost}</p>
                <PasteLink />
                <p><a href="#/roadmaps">{s.nav.roadmaps}</a></p>
            }
            .into_any(),
        }
    }
}

/// Another try with the whole link.
#[component]
fn PasteLink() -> impl IntoView {
    let app = app();
    let open = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let code = text.split("#/s/").last().unwrap_or_default().trim().to_owned();
        if !code.is_empty() {
            bar::go(&Address::Shared(code));
        }
    };
    view! {
        <div class="field">
            <label for="paste">{move || app.words().share.paste}</label>
            <input id="paste" type="text" autocomplete="off" on:change=open />
        </div>
    }
}

fn show(app: App, opened: &Opened, lang: Lang) -> AnyView {
    let s = strings(lang);
    let roadmap = &opened.roadmap;
    let unknown = (opened.unknown > 0).then(|| view! { <p class="note">{s.share.unknown}</p> });
    let changed =
        (roadmap.dataset != bundled::version()).then(|| view! { <p class="quiet">{s.roadmap.data_changed}</p> });
    let keep = {
        let roadmap = roadmap.clone();
        move |_| match keys::store().add(roadmap.clone()) {
            Ok(kept) => {
                app.changed_documents();
                bar::go(&Address::Roadmap(kept.id));
            }
            Err(error) => app.notify(Notice::NotStored(error)),
        }
    };
    let table = steps::Timetable {
        steps: &roadmap.steps,
        route: &roadmap.route,
        start: roadmap.created,
        start_name: standing(app, &roadmap.profile, lang),
        kept: None,
        open: false,
    };
    let fallback = roadmap.fallback.as_ref().map(|fallback| sheet::fallback(app, fallback, lang));
    let made = format!("{} {}", s.roadmap.made_on, i18n::day(roadmap.created, lang));
    view! {
        <p class="crumb">{s.share.opened}<br />{made}</p>
        <h1 tabindex="-1" lang=lang_of_title(&roadmap.title, lang)>{roadmap.title.clone()}</h1>
        {unknown}
        {changed}
        <p class="buttons"><button type="button" class="btn" on:click=keep>{s.share.keep}</button></p>
        <div class="two">
            <section class="sheet">
                <p class="when">{arrives(&roadmap.route, lang)}</p>
                {condition(app, &roadmap.route, lang)}
                {track(&roadmap.route, roadmap.created, app.data, lang)}
                <h2 class="out-of-sight">{s.roadmap.timetable}</h2>
                {steps::timetable(app, &table, lang)}
            </section>
            <aside>{sheet::fare(app, &roadmap.route, lang)}{fallback}</aside>
        </div>
    }
    .into_any()
}
