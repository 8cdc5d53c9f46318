//! Reads an answer beside the facts and says everything in it that can't be: a second opinion that shares no code with
//! the planner. Works on days, on small worlds and on the real dataset alike.
//!
//! Where the model leaves a detail open, a clause gets a range of verdicts, and only what is wrong under every reading is
//! reported. An empty list means: nothing wrong was found.
#![allow(dead_code, reason = "each test crate that includes this uses another part of it")]

mod cards;
mod clauses;
mod held;
mod life;
mod route;
mod steps;
mod told;
mod values;

use cards::*;
use clauses::*;
use life::*;
use route::*;
use steps::*;
use values::*;

use norikae::base::{Day, Id, Yen};
use norikae::dataset::{
    Amount, Anchor, AsOf, Bound, Clause, Counts, Dataset, Door, DoorKind, EntryRoute, Expr, Filter, Force, Intakes,
    Leaf, Locked, Measure, Program, QualificationKind, Role, Sittings, Stage, StageKind, Strength, Unsaid,
};
use norikae::planner::{
    Answer, Card, Cause, Change, ClauseAt, Gain, Mark, Request, Route, TakenStage, TakenWay, Verdict, What,
};
use norikae::profile::{Event, Profile};
use std::collections::BTreeSet;

/// Everything wrong in an answer.
pub fn check(dataset: &Dataset, profile: &Profile, request: &Request, answer: &Answer) -> Vec<String> {
    let mut problems = check_routes(dataset, profile, request, answer);
    for card in answer.cards.iter().chain(&answer.narrow) {
        let mut steps = Problems::of(&card.route);
        check_steps(request, card, &mut steps);
        problems.extend(steps.into_list());
    }
    problems
}

/// Everything wrong in an answer, its lists of steps apart.
pub fn check_routes(dataset: &Dataset, profile: &Profile, request: &Request, answer: &Answer) -> Vec<String> {
    let facts = Facts { dataset, profile, request };
    let mut problems = Vec::new();
    for (cards, narrow) in [(&answer.cards, false), (&answer.narrow, true)] {
        for route in cards.iter().flat_map(routes_of) {
            problems.extend(check_route(&facts, route, narrow));
        }
    }
    for route in &answer.near {
        problems.extend(check_route(&facts, route, false));
    }
    let mut whole = Problems { of: "the answer".to_owned(), list: Vec::new() };
    check_cards(&facts, answer, &mut whole);
    check_evaluation(&facts, answer, &mut whole);
    problems.extend(whole.into_list());
    problems
}

fn routes_of(card: &Card) -> impl Iterator<Item = &Route> {
    std::iter::once(&card.route).chain(&card.variants)
}

/// What was found, with the route in which it was found.
struct Problems {
    of: String,
    list: Vec<String>,
}

impl Problems {
    fn of(route: &Route) -> Self {
        let doors: Vec<String> =
            route.changes.iter().map(|change| format!("{}/{}", change.role, change.door)).collect();
        Self { of: doors.join(" > "), list: Vec::new() }
    }

    fn say(&mut self, problem: impl Into<String>) {
        self.list.push(problem.into());
    }

    fn unless(&mut self, is_so: bool, problem: impl FnOnce() -> String) {
        if !is_so {
            self.list.push(problem());
        }
    }

    fn into_list(self) -> impl Iterator<Item = String> {
        let of = self.of;
        self.list.into_iter().map(move |problem| format!("{of}: {problem}"))
    }
}

struct Facts<'a> {
    dataset: &'a Dataset,
    profile: &'a Profile,
    request: &'a Request,
}

impl<'a> Facts<'a> {
    fn today(&self) -> Day {
        self.request.today
    }

    /// The post of today, if the person is in one.
    fn present(&self) -> Option<&'a Id> {
        self.profile.role.as_ref().filter(|_| self.profile.is_employed(self.today()))
    }

    fn role(&self, id: &Id) -> Option<&'a Role> {
        self.dataset.role_or_former(id)
    }

    /// What arriving is: of what is a qualification and no post it is holding it, whatever is asked.
    fn event(&self) -> Event {
        let goal = &self.request.goal;
        let target = goal.target.as_ref().filter(|id| self.role(id).is_none());
        let is_held = target.is_some_and(|id| self.dataset.qualification_of(id.as_str()).is_some());
        if is_held { Event::Held } else { goal.event }
    }

    /// Whether a way gains what is the goal itself.
    fn is_goal(&self, way: &TakenWay) -> bool {
        let target = self.request.goal.target.as_ref();
        self.event() == Event::Held
            && matches!(&way.gains, Gain::Qualification { qualification, .. } if Some(qualification) == target)
    }

    /// Whether what a route enters last ends after a time.
    fn ends(&self, route: &Route) -> bool {
        let last = route.changes.last();
        let door = last.and_then(|last| self.role(&last.role)?.door.iter().find(|door| door.id == last.door));
        door.is_some_and(|door| door.fixed_term || door.kind == DoorKind::Contract)
    }

    fn door(&self, change: &Change) -> Option<(&'a Role, &'a Door)> {
        let role = self.role(&change.role)?;
        Some((role, role.door.iter().find(|door| door.id == change.door)?))
    }

    fn entry(&self, qualification: &Id, route: &Id) -> Option<&'a EntryRoute> {
        self.dataset.qualification_of(qualification.as_str())?.entry.iter().find(|entry| entry.id == *route)
    }

    fn program(&self, id: &Id) -> Option<&'a Program> {
        self.dataset.program_of(id.as_str())
    }
}
