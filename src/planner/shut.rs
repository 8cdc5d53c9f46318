//! No route: for each door of the target the smallest sets of clauses that can't be met together, and by when they could.

use super::answer::{ClauseReason, Gain, MoreHours, NoRoute, ShutDoor, Verdict};
use super::matching::{Asked, Judge, View};
use super::prepared::{Prepared, Target, prepared};
use super::routes::DoorIn;
use super::schedule::DatedChange;
use crate::base::{Day, Id, Month};
use crate::dataset::{Bound, Leaf, Strength};
use std::collections::BTreeSet;

/// Why there is no route to the target before the horizon. Every target has a reason: what has no door says so.
pub fn no_route(prepared: &Prepared<'_, '_>, target: Target<'_>) -> NoRoute {
    let horizon = prepared.request.horizon;
    let (id, mut doors): (&Id, Vec<ShutDoor>) = match target {
        Target::Role(role) => {
            (&role.id, prepared.doors.of(&role.id).iter().map(|number| shut_door(prepared, *number)).collect())
        }
        Target::Qualification(id) => (id, shut_ways(prepared, id)),
    };
    if doors.is_empty() {
        doors.push(ShutDoor { role: id.clone(), door: Id::default(), sets: vec![], earliest: None, no_way: true });
    }
    let more_hours = more_hours(prepared);
    if more_hours.is_some() {
        doors.iter_mut().for_each(|door| door.no_way = false);
    }
    // Looking thirty years further costs a whole search; a qualification has its reasons without.
    if more_hours.is_none() && matches!(target, Target::Role(_)) && doors.iter().any(|door| !door.no_way) {
        let earliest = earliest_beyond(prepared);
        doors.iter_mut().filter(|door| !door.no_way).for_each(|door| door.earliest = earliest);
    }
    NoRoute { doors, in_work_earliest: in_work_earliest(prepared), more_hours, ..NoRoute::before(horizon) }
}

fn shut_door<'a>(prepared: &Prepared<'_, 'a>, number: usize) -> ShutDoor {
    let door = &prepared.doors.all[number];
    let view = View::default();
    let judge = Judge { person: &prepared.ground.person, view: &view };
    let entered = soonest(prepared, door);
    let stands = |asked: &Asked<'a>| asked.judge(judge, entered.judged(asked.as_of), entered.join);
    let say = |asked: &Asked<'a>| asked.reason(judge, entered.judged(asked.as_of), entered.join);
    // One clause alone that nothing gains, or several that are only together out of reach.
    let asked = door.asked.iter().enumerate();
    let mut sets: Vec<Vec<ClauseReason>> = asked
        .filter(|(index, _)| prepared.chains.is_out_of_reach(number, *index))
        .map(|(_, asked)| vec![say(asked)])
        .collect();
    // An age that is past by then: nothing brings it back.
    let too_old = |asked: &&Asked<'a>| asked.strength.must() && stands(asked) == Verdict::NotMet && is_age_limit(asked);
    for asked in door.asked.iter().filter(too_old) {
        if !sets.iter().flatten().any(|clause| clause.at == asked.at) {
            sets.push(vec![say(asked)]);
        }
    }
    let no_way = !sets.is_empty();
    if sets.is_empty() {
        let unmet = |least: Strength| {
            let asked = door.asked.iter().filter(move |asked| asked.strength <= least);
            asked.filter(|asked| stands(asked) < Verdict::Unknown).collect::<Vec<_>>()
        };
        let mut together = unmet(Strength::Rule);
        if together.is_empty() {
            together = unmet(Strength::Closes);
        } else {
            // What is missing takes time, and time passes an age limit.
            together.extend(door.asked.iter().filter(|asked| asked.strength.must() && is_age_limit(asked)));
        }
        let together: Vec<ClauseReason> = together.into_iter().map(say).collect();
        sets.extend(Some(together).filter(|together| !together.is_empty()));
    }
    ShutDoor { role: door.role.id.clone(), door: door.door.id.clone(), sets, earliest: None, no_way }
}

/// Every way to a qualification that can't be gone, by its entry route.
fn shut_ways<'a>(prepared: &Prepared<'_, 'a>, id: &Id) -> Vec<ShutDoor> {
    let view = View::default();
    let judge = Judge { person: &prepared.ground.person, view: &view };
    let today = prepared.request.today;
    let mut doors: Vec<ShutDoor> = Vec::new();
    for way in &prepared.ways.all {
        let Gain::Qualification { qualification, route, .. } = &way.gain else { continue };
        if qualification != id || doors.iter().any(|door| door.door == *route) {
            continue;
        }
        let unmet = way.asked().filter(|asked| asked.strength <= Strength::Closes);
        let unmet = unmet.filter(|asked| asked.judge(judge, today, today) < Verdict::Unknown);
        let set: Vec<ClauseReason> = unmet.map(|asked| asked.reason(judge, today, today)).collect();
        let sets = Some(set).filter(|set| !set.is_empty()).into_iter().collect();
        doors.push(ShutDoor { role: id.clone(), door: route.clone(), sets, earliest: None, no_way: false });
    }
    doors
}

/// Whether a clause asks for nothing but an age that is not passed.
fn is_age_limit(asked: &Asked<'_>) -> bool {
    let leaves = asked.asks.leaves();
    let limits = |leaf: &&Leaf| matches!(leaf, Leaf::Age { bound: Bound::AtMost | Bound::Under, .. });
    !leaves.is_empty() && leaves.iter().all(limits)
}

/// The soonest dates of entering a door, were nothing asked.
fn soonest(prepared: &Prepared<'_, '_>, door: &DoorIn<'_>) -> DatedChange {
    let (door, today, horizon) = (door.door, prepared.request.today, prepared.request.horizon);
    let round = door.rounds.as_ref().and_then(|rounds| rounds.first_open(today, horizon));
    let (apply, sits, offer) = match round {
        Some(round) => (round.opens.max(today), Some(round.sits), round.result),
        None => (today, None, door.to_offer.typical.after(today)),
    };
    let free = door.to_joining_when_free.filter(|_| !prepared.ground.person.employed);
    let earliest = free.unwrap_or(door.to_joining).typical.after(offer);
    let season = door.joins.as_ref().filter(|when| !when.is_any());
    let join = season.and_then(|when| when.days(earliest, horizon).first().map(|season| season.day));
    DatedChange { apply, sits, offer, join: join.unwrap_or(earliest), estimate: true }
}

/// The earliest arrival if the horizon lay thirty years further off.
fn earliest_beyond(from: &Prepared<'_, '_>) -> Option<Day> {
    if from.request.goal.in_work_by.is_some() {
        return None;
    }
    let mut request = from.request.clone();
    request.horizon = Month::new(request.horizon.year() + 30, 3).last_day();
    // Prepared anew: ways know their intakes and sittings up to the horizon only.
    prepared(from.dataset, from.ground.person.profile, &request, |wide| {
        wide.search().ordinary.routes().map(|route| route.arrival).min()
    })
}

/// The fewest hours a week for learning with which there is a route, where those of the person are too few.
fn more_hours(from: &Prepared<'_, '_>) -> Option<MoreHours> {
    let have = from.ground.hours();
    let courses = from.dataset.program.iter().filter(|program| !program.full_time);
    let asked: BTreeSet<u8> = courses.map(|program| program.hours_per_week).collect();
    let more: Vec<u8> = asked.into_iter().filter(|hours| u32::from(*hours) > have).collect();
    let arrival = |hours: u8| {
        let mut profile = from.ground.person.profile.clone();
        profile.hours_per_week = Some(hours);
        prepared(from.dataset, &profile, from.request, |with| {
            with.search_briefly().ordinary.routes().map(|route| route.arrival).min()
        })
    };
    // More hours never shut a route: the fewest are found by halving.
    let mut found = (*more.last()?, arrival(*more.last()?)?);
    let mut rest = &more[..more.len() - 1];
    while !rest.is_empty() {
        let middle = rest.len() / 2;
        match arrival(rest[middle]) {
            Some(day) => (found, rest) = ((rest[middle], day), &rest[..middle]),
            None => rest = &rest[middle + 1..],
        }
    }
    Some(MoreHours { have, need: u32::from(found.0), arrival: found.1 })
}

/// The earliest day on which the person could be in an acceptable post by one change.
fn in_work_earliest(prepared: &Prepared<'_, '_>) -> Option<Day> {
    let by = prepared.request.goal.in_work_by?;
    let acceptable = prepared.ground.acceptable.iter();
    let routes = acceptable.flat_map(|role| prepared.joined_from(role, prepared.request.today));
    // Where that is in time, it is not what stands in the way.
    routes.map(|route| route.arrival).min().filter(|earliest| *earliest > by)
}
