//! The landing page: the route finder itself, and its answer.

mod beside;
pub mod card;
mod compare;
mod finder;
mod results;
mod targets;

pub use finder::Typed;

use crate::profile::Profile;
use crate::web::state::app;
use finder::Finder;
use leptos::prelude::*;
use results::Results;
use targets::Targets;

#[component]
pub fn FindPage() -> impl IntoView {
    let app = app();
    let has_target = move |profile: &Profile| profile.goal.as_ref().is_some_and(|goal| goal.target.is_some());
    let asked =
        Memo::new(move |_| app.draft.with(has_target) && (app.searching.get() || app.found.with(Option::is_some)));
    let lead = move || {
        (!asked.get()).then(|| {
            view! {
                <div class="lead">
                    <h1 tabindex="-1">{move || app.words().find.title}</h1>
                    <p>{move || app.words().find.lead}</p>
                </div>
            }
        })
    };
    view! {
        {lead}
        <Finder />
        {move || if asked.get() { view! { <Results /> }.into_any() } else { view! { <Targets /> }.into_any() }}
    }
}
