//! Asks the planner whenever the draft says enough, after "searching" has been painted, and drops what a newer request has
//! overtaken. The planner runs in a worker beside the page; where the browser has none, in the page itself.
//! The open questions cost two plans each, so they come after the answer.

mod beside;
mod here;

pub use beside::listen;
pub use here::ask;

use super::state::{App, Found};
use crate::base::Day;
use crate::planner::{Answer, Question};
use crate::profile::Profile;
use beside::Beside;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::sync::Arc;

/// What is asked of the worker. Its number tells late replies from wanted ones.
#[derive(Serialize, Deserialize)]
struct Asked {
    number: u32,
    today: Day,
    profile: Profile,
}

/// What the worker says: the answer first, then the questions.
#[derive(Serialize, Deserialize)]
enum Reply {
    Answer { number: u32, answer: Box<Answer> },
    Questions { number: u32, questions: Vec<Question> },
}

/// The present request, the timer before it, and the worker.
#[derive(Default)]
struct Desk {
    number: u32,
    timer: Option<Timeout>,
    profile: Profile,
    beside: Option<Beside>,
    /// The browser has no worker for us.
    refused: bool,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Plans whenever the draft changes, if it says enough.
pub fn keep_answering(app: App) {
    // Languages and pages are not read here: they never replan.
    let asked = Memo::new(move |_| app.draft.with(|profile| enough(profile).then(|| profile.clone())));
    Effect::new(move || {
        let profile = asked.get();
        app.searching.set(profile.is_some());
        app.slow.set(false);
        if profile.is_none() {
            app.found.set(None);
            app.questions.set(None);
        }
        DESK.with_borrow_mut(|desk| {
            desk.number = desk.number.wrapping_add(1);
            // Replacing the timer cancels the request before this one.
            desk.timer = Some(match profile {
                Some(profile) => {
                    desk.profile = profile;
                    Timeout::new(30, move || send(app))
                }
                // The worker gets ready while the person chooses.
                None => Timeout::new(300, move || DESK.with_borrow_mut(|desk| desk.make_ready(app))),
            });
        });
    });
}

/// Somebody who goes somewhere. Without a target the answer is what is near.
fn enough(profile: &Profile) -> bool {
    !profile.licences.is_empty() || profile.role.is_some()
}

fn send(app: App) {
    let sent = DESK.with_borrow_mut(|desk| {
        desk.make_ready(app);
        let asked = Asked { number: desk.number, today: app.today, profile: desk.profile.clone() };
        desk.beside.as_mut().is_some_and(|beside| beside.send(&asked))
    });
    if !sent {
        here::answer(app, DESK.with_borrow(|desk| desk.profile.clone()));
    }
}

impl Desk {
    /// A worker that is free: one that is at an overtaken request is ended.
    fn make_ready(&mut self, app: App) {
        if self.refused || self.beside.as_ref().is_some_and(|beside| !beside.is_busy()) {
            return;
        }
        self.beside = Beside::start(move |reply| hear(app, reply), move || give_up(app));
        self.refused = self.beside.is_none();
    }
}

/// A reply of the worker.
fn hear(app: App, reply: Reply) {
    let (present, profile) = DESK.with_borrow(|desk| (desk.number, desk.profile.clone()));
    match reply {
        Reply::Answer { number, answer } if number == present => show(app, profile, *answer),
        Reply::Questions { number, questions } if number == present => app.questions.set(Some(Arc::new(questions))),
        _ => {}
    }
}

/// The worker failed: the page does the work from now on.
fn give_up(app: App) {
    let profile = DESK.with_borrow_mut(|desk| {
        desk.refused = true;
        desk.beside = None;
        desk.profile.clone()
    });
    if app.searching.get_untracked() {
        here::answer(app, profile);
    }
}

fn show(app: App, profile: Profile, answer: Answer) {
    let goal = profile.goal.clone().unwrap_or_default();
    app.found.set(Some(Arc::new(Found { profile, goal, answer })));
    app.questions.set(None);
    app.searching.set(false);
}
