//! Where the person stands (現在地): the open questions, and every fact to be seen, changed or taken out. All of it optional.

mod answering;
mod conditions;
mod history;
mod holdings;
mod person;
mod safe;
pub mod wizard;

use crate::i18n;
use crate::profile::check;
use crate::web::pages::roadmaps::ImportFile;
use crate::web::parts::el::li;
use crate::web::parts::says::says;
use crate::web::state::app;
use leptos::prelude::*;

#[component]
pub fn ProfilePage() -> impl IntoView {
    let app = app();
    let problems = move || {
        let lang = app.lang.get();
        app.draft.with(|profile| {
            let each: Vec<AnyView> = check(profile, app.data, app.today)
                .iter()
                .map(|problem| li(vec![says(i18n::problem(problem, app.data, lang), lang)]))
                .collect();
            (!each.is_empty())
                .then(|| view! { <div class="notice" data-tone="warn"><ul class="plain">{each}</ul></div> })
        })
    };
    view! {
        <h1 tabindex="-1">{move || app.words().nav.profile}</h1>
        <p class="quiet">{move || app.words().profile.lead}</p>
        <div role="alert">{problems}</div>
        <div class="two">
            <div class="facts-form">
                <holdings::Licences />
                <person::Person />
                <history::History />
                <holdings::Qualifications />
                <conditions::Now />
                <conditions::Wishes />
                <holdings::Beside />
                <holdings::Facts />
                <holdings::Obligations />
                <person::Notes />
                <ImportFile />
                <safe::Safe />
            </div>
            <aside><wizard::Wizard /></aside>
        </div>
    }
}
