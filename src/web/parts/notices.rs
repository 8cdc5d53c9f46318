//! What the person has to know now: nothing could be stored, something stored could not be read. Stays until it is closed.

use super::says::says;
use crate::base::Lang;
use crate::i18n::{self, Worded, strings};
use crate::web::platform::{files, recovery};
use crate::web::state::{Notice, app};
use leptos::prelude::*;

#[component]
pub fn Notices() -> impl IntoView {
    let app = app();
    let refused = app.refused.then(|| {
        view! {
            <div class="notice" data-tone="warn">
                <p>{move || app.words().frame.storage_refused}</p>
                <SaveAll />
            </div>
        }
    });
    view! {
        {refused}
        <div role="alert">
            {move || {
                let lang = app.lang.get();
                app.notices.get().into_iter().map(|notice| one(notice, lang)).collect::<Vec<_>>()
            }}
        </div>
    }
}

fn one(notice: Notice, lang: Lang) -> AnyView {
    let app = app();
    let offer = matches!(notice, Notice::NotStored(_) | Notice::Trouble(_));
    let text: Worded = match &notice {
        Notice::NotStored(error) => i18n::store_error(error, lang),
        Notice::Trouble(trouble) => i18n::trouble(trouble, lang),
        Notice::NotRead(error) => i18n::document_error(error, lang),
    };
    let close = move |_| app.notices.update(|all| all.retain(|each| *each != notice));
    view! {
        <div class="notice" data-tone="warn">
            <p>{says(text, lang)}</p>
            <p class="buttons">
                {offer.then(|| view! { <SaveAll /> })}
                <button type="button" class="link" on:click=close>{strings(lang).common.close}</button>
            </p>
        </div>
    }
    .into_any()
}

/// Everything as a file: what is stored, and what is on the screen.
#[component]
pub fn SaveAll() -> impl IntoView {
    let app = app();
    let save = move |_| {
        let draft = crate::documents::export_profile(&app.draft.get_untracked());
        let text = format!("{{\"draft\":{draft},\"stored\":{}}}", recovery::everything());
        files::offer("norikae-stored.json", &text, "application/json");
    };
    view! { <button type="button" class="btn line small" on:click=save>{move || app.words().frame.save_all}</button> }
}
