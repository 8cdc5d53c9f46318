//! Planning in the page itself, where no worker is to be had. It holds the page up, so the questions wait until they are
//! asked for where the answer already took long.

use super::show;
use crate::planner::{Request, plan, questions};
use crate::profile::Profile;
use crate::web::state::App;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// An answer within this time is followed by the questions by themselves.
const QUICK_MS: f64 = 200.0;

pub fn answer(app: App, profile: Profile) {
    let began = now();
    let request = Request::new(profile.goal.clone().unwrap_or_default(), app.today);
    let answer = plan(app.data, &profile, &request);
    show(app, profile, answer);
    let quick = now() - began < QUICK_MS;
    app.slow.set(!quick);
    if quick {
        Timeout::new(60, move || ask(app)).forget();
    }
}

/// Looks for the open questions of the present answer.
pub fn ask(app: App) {
    if let Some(found) = app.found.get_untracked() {
        let request = Request::new(found.goal.clone(), app.today);
        app.questions.set(Some(Arc::new(questions(app.data, &found.profile, &request))));
    }
    app.slow.set(false);
}

/// Milliseconds on a clock that nobody sets.
fn now() -> f64 {
    gloo_utils::window().performance().map_or(0.0, |clock| clock.now())
}
