//! Runs the planner after "searching" has been painted, and drops what a newer request has overtaken.
//! The open questions cost two plans each, so they come after the answer; where one plan already takes long, only when the
//! person asks for them.

use super::state::{App, Found};
use crate::planner::{Request, plan, questions};
use crate::profile::Profile;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// An answer within this time is followed by the questions by themselves.
const QUICK_MS: f64 = 200.0;

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

/// Milliseconds on a clock that nobody sets.
fn now() -> f64 {
    gloo_utils::window().performance().map_or(0.0, |clock| clock.now())
}

fn answer(app: App, waiting: StoredValue<Option<Timeout>, LocalStorage>, profile: Profile) {
    let began = now();
    let goal = profile.goal.clone().unwrap_or_default();
    let request = Request::new(goal.clone(), app.today);
    let found = Found { answer: plan(app.data, &profile, &request), profile, goal };
    app.found.set(Some(Arc::new(found)));
    app.questions.set(None);
    app.searching.set(false);
    let quick = now() - began < QUICK_MS;
    app.slow.set(!quick);
    if quick {
        waiting.set_value(Some(Timeout::new(60, move || ask(app))));
    }
}

/// Looks for the open questions of the present answer. Blocks the page meanwhile.
pub fn ask(app: App) {
    if let Some(found) = app.found.get_untracked() {
        let request = Request::new(found.goal.clone(), app.today);
        app.questions.set(Some(Arc::new(questions(app.data, &found.profile, &request))));
    }
    app.slow.set(false);
}
