//! Runs the planner after "searching" has been painted, and drops what a newer request has overtaken.
//! The open questions cost two plans each, so they come after the answer.

use super::state::{App, Found};
use crate::planner::{Request, plan, questions};
use crate::profile::Profile;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// Plans whenever the draft changes, if it says enough.
pub fn keep_answering(app: App) {
    // Languages and pages are not read here: they never replan.
    let asked = Memo::new(move |_| app.draft.with(|profile| enough(profile).then(|| profile.clone())));
    let waiting: StoredValue<Option<Timeout>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move || match asked.get() {
        None => {
            waiting.set_value(None);
            app.found.set(None);
            app.questions.set(None);
            app.searching.set(false);
        }
        Some(profile) => {
            app.searching.set(true);
            // Replacing the timer cancels the request before this one.
            waiting.set_value(Some(Timeout::new(30, move || answer(app, waiting, profile))));
        }
    });
}

/// A target, and somebody who goes there.
fn enough(profile: &Profile) -> bool {
    let target = profile.goal.as_ref().is_some_and(|goal| goal.target.is_some());
    target && (!profile.licences.is_empty() || profile.role.is_some())
}

fn answer(app: App, waiting: StoredValue<Option<Timeout>, LocalStorage>, profile: Profile) {
    let goal = profile.goal.clone().unwrap_or_default();
    let request = Request::new(goal.clone(), app.today);
    let found = Found { answer: plan(app.data, &profile, &request), profile: profile.clone(), goal };
    app.found.set(Some(Arc::new(found)));
    app.searching.set(false);
    waiting.set_value(Some(Timeout::new(60, move || {
        app.questions.set(Some(Arc::new(questions(app.data, &profile, &request))));
    })));
}
