//! What is wished beside the target: side posts, qualifications and programs, planned from the day of arrival, and
//! examinations that ask for no post from today, where the route leaves the hours free.

use super::StepList;
use super::around::{later_standing, of_side_post};
use super::core;
use crate::base::{Day, Id};
use crate::dataset::{Door, DoorKind, Role};
use crate::planner::Request;
use crate::planner::answer::{Cause, DoorEvaluation, Gain, Route, StepKind, TakenStage, Verdict, What, Wished};
use crate::planner::prepared::{Prepared, Target, prepared};
use crate::profile::{Event, Goal, Held, Profile};

/// Adds the steps for each wish, and says how each stands on the day of arrival.
pub fn wished(from: &Prepared<'_, '_>, route: &Route, list: &mut StepList) -> Vec<Wished> {
    let wishes = &from.request.goal.beside;
    if wishes.is_empty() {
        return Vec::new();
    }
    let arrived = arrived(from, route);
    let today = &from.ground.person.profile;
    let all = wishes.iter().filter(|id| from.request.goal.target.as_ref() != Some(id));
    all.map(|id| {
        let already = list.len();
        let goal = Goal {
            target: Some(id.clone()),
            event: if from.dataset.role_or_former(id).is_some() { Event::Joining } else { Event::Held },
            wishes: from.request.goal.wishes.clone(),
            pins: from.request.goal.pins.clone(),
            ..Goal::default()
        };
        let at_once = Request { goal: goal.clone(), today: from.request.today, horizon: from.request.horizon };
        let is_added =
            route.hours == 0 && prepared(from.dataset, today, &at_once, |then| examination(then, list).is_some());
        let request = Request { goal, today: route.arrival, horizon: from.request.horizon };
        let then = |then: &Prepared<'_, '_>| match then.target() {
            Some(Target::Role(role)) => side_post(then, role, list),
            Some(Target::Qualification(_)) => {
                if let Some(route) = then.beside_the_post() {
                    core::ways(then, &route, list);
                }
                Vec::new()
            }
            None => {
                program(then, id, list);
                Vec::new()
            }
        };
        let doors = if is_added { Vec::new() } else { prepared(from.dataset, &arrived, &request, then) };
        let cause = Cause::Beside { wished: id.clone() };
        Wished { id: id.clone(), doors, steps: list.give_cause(already, &cause) }
    })
    .collect()
}

/// A qualification that asks nothing but study and an examination need not wait for the post.
fn examination(now: &Prepared<'_, '_>, list: &mut StepList) -> Option<()> {
    let route = now.beside_the_post().filter(|route| !route.is_conditional())?;
    let mut stages = route.ways.iter().flat_map(|way| &way.stages);
    let is_alone = |stage: &TakenStage| matches!(stage, TakenStage::Study { .. } | TakenStage::Sitting { .. });
    stages.all(is_alone).then(|| core::ways(now, &route, list))
}

/// The person as they stand on the day of arrival.
fn arrived(prepared: &Prepared<'_, '_>, route: &Route) -> Profile {
    let later = later_standing(prepared, &route.changes).pop();
    let mut profile = later.unwrap_or_else(|| prepared.ground.person.profile.clone());
    for way in &route.ways {
        match &way.gains {
            Gain::Qualification { qualification, route, .. } => profile.holds.push(Held {
                id: qualification.clone(),
                since: Some(way.held),
                expires: way.expires,
                by: Some(route.clone()),
            }),
            Gain::Program { program } => {
                let known = prepared.dataset.program_of(program.as_str());
                profile.skills.extend(known.iter().flat_map(|program| &program.skills).cloned());
            }
        }
    }
    if profile.born.is_none() {
        profile.age = profile.age_on(route.arrival, prepared.request.today).and_then(|age| u8::try_from(age).ok());
    }
    profile
}

/// The doors of a side post; and searching, offer and beginning by the first one that is not shut. Nothing is left for it.
fn side_post<'a>(then: &Prepared<'_, 'a>, role: &'a Role, list: &mut StepList) -> Vec<DoorEvaluation> {
    let doors = then.evaluate(Target::Role(role));
    let open = |door: &&DoorEvaluation| {
        let mut must = door.clauses.iter().filter(|clause| clause.strength.must());
        must.all(|clause| clause.verdict >= Verdict::Unknown)
    };
    let first = doors.iter().find(open).and_then(|open| role.door.iter().find(|door| door.id == open.door));
    if let Some(door) = first.filter(|door| door.kind != DoorKind::Transfer) {
        let (search, offer, joins) = dates(then.request.today, door);
        let named = || (role.id.clone(), door.id.clone());
        let mut add = |what: What, from: Day, to: Day| {
            list.add(StepKind::Apply, what, from, to, Vec::new()).estimate = true;
        };
        let (role_id, door_id) = named();
        add(What::Search { role: role_id, door: door_id }, search, offer);
        let (role_id, door_id) = named();
        add(What::Offer { role: role_id, door: door_id }, offer, offer);
        let (role_id, door_id) = named();
        let join = What::Join { role: role_id, door: door_id };
        list.add(StepKind::Work, join, joins, joins, Vec::new()).estimate = true;
        of_side_post(then, role, door.kind, (search, offer, joins), list);
    }
    doors
}

fn dates(arrival: Day, door: &Door) -> (Day, Day, Day) {
    let offer = door.to_offer.typical.after(arrival);
    (arrival, offer, door.to_joining_when_free.unwrap_or(door.to_joining).typical.after(offer))
}

/// A course from its next intake.
fn program(then: &Prepared<'_, '_>, id: &Id, list: &mut StepList) {
    let (Some(program), arrival) = (then.dataset.program_of(id.as_str()), then.request.today) else { return };
    let held = then.ground.pins.course(id);
    let open = program.intakes.closes_before.after(arrival);
    let (begin, estimate) = if program.intakes.is_any() {
        (held.unwrap_or(arrival), true)
    } else {
        let days = program.intakes.days(open, then.request.horizon);
        let Some(first) = days.iter().find(|first| held.is_none_or(|held| held == first.day)) else { return };
        (first.day, first.estimate)
    };
    if begin < arrival {
        return;
    }
    let apply_by = program.intakes.closes_before.before(begin);
    if apply_by < begin {
        let what = What::ApplyCourse { program: id.clone() };
        list.add(StepKind::Learn, what, arrival.min(apply_by), apply_by, Vec::new()).estimate = estimate;
    }
    let end = program.takes.after(begin).plus_days(-1).max(begin);
    let what = What::Course { program: id.clone() };
    let step = list.add(StepKind::Learn, what, begin, end, Vec::new());
    step.estimate = estimate;
    super::priced(step, program.price.as_ref().map(|price| crate::base::Yen(price.value)));
}
