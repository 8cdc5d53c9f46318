//! The profile as a file, and deleting everything.

use crate::documents::export_profile;
use crate::profile::Profile;
use crate::web::platform::{files, keys};
use crate::web::state::{Notice, app};
use leptos::prelude::*;

#[component]
pub fn Safe() -> impl IntoView {
    let app = app();
    let save =
        move |_| files::offer("norikae-profile.json", &export_profile(&app.draft.get_untracked()), "application/json");
    let clear = move |_| match keys::store().delete_everything() {
        Ok(()) => {
            app.draft.set(Profile::default());
            app.skipped.set(Vec::new());
            app.changed_documents();
            app.said.set(app.words().profile.all_deleted.to_owned());
        }
        Err(error) => app.notify(Notice::NotStored(error)),
    };
    view! {
        <section class="sheet">
            <h2>{move || app.words().profile.your_data}</h2>
            <p>{move || app.words().profile.only_here}</p>
            <p class="buttons">
                <button type="button" class="btn line small" on:click=save>{move || app.words().roadmap.export}</button>
            </p>
            <details class="action">
                <summary>{move || app.words().profile.delete_all}</summary>
                <p>{move || app.words().profile.delete_all_sure}</p>
                <button type="button" class="btn danger small" on:click=clear>{move || app.words().profile.delete_all}</button>
            </details>
        </section>
    }
}
