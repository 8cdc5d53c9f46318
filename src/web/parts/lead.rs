//! Ways from what is shown to the field of the profile that decides on it.

use super::el::nothing;
use crate::base::{Id, Lang};
use crate::dataset::{Dataset, Fact, Leaf};
use crate::i18n::strings;
use crate::planner::Step;
use crate::web::state::App;
use leptos::prelude::*;

/// The yes/no fact that a leaf asks about.
pub fn fact_of<'d>(leaf: &Leaf, data: &'d Dataset) -> Option<&'d Fact> {
    match leaf {
        Leaf::Fact { what } | Leaf::Ever { what } | Leaf::Never { what } => data.fact_of(what.as_str()),
        _ => None,
    }
}

/// Where the question about a fact stands in its page.
pub fn question_id(fact: &Id) -> String {
    format!("question-{fact}")
}

/// A link to a field of the profile.
pub fn to_field(app: App, id: String, label: &'static str) -> AnyView {
    let lead = move |_| app.next_focus.set(Some(id.clone()));
    view! { <p class="quiet screen"><a href="#/profile" on:click=lead>{label}</a></p> }.into_any()
}

/// Leads to the first question that decides on the step.
pub fn to_question(app: App, step: &Step, lang: Lang) -> AnyView {
    match step.only_if.iter().find_map(|leaf| fact_of(leaf, app.data)) {
        Some(fact) => to_field(app, question_id(&fact.id), strings(lang).steps.say_if),
        None => nothing(),
    }
}
