//! Before a destination is chosen: the destinations that there are, to choose from.

use super::finder::{search_to, set_to};
use crate::web::parts::says::says;
use crate::web::state::app;
use crate::i18n;
use leptos::prelude::*;

#[component]
pub fn Targets() -> impl IntoView {
    let app = app();
    let targets = move || {
        let lang = app.lang.get();
        search_to(app, "")
            .into_iter()
            .map(|hit| {
                let name = i18n::role(&hit.id, app.data, lang);
                let choose = move |_| set_to(app, Some(hit.clone()));
                view! { <li><button type="button" class="chip" on:click=choose>{says(name, lang)}</button></li> }.into_any()
            })
            .collect::<Vec<_>>()
    };
    let has_from = move || app.draft.with(|profile| !profile.licences.is_empty() || profile.role.is_some());
    view! {
        <section class="targets">
            <h2>{move || app.words().find.targets}</h2>
            <p class="quiet">{move || if has_from() { app.words().find.targets_choose } else { app.words().find.targets_first }}</p>
            <ul class="chips">{targets}</ul>
        </section>
    }
}
