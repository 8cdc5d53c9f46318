//! No route: for each door of the target the smallest sets of clauses that can't be met together, and by when they could.

use super::answer::{ClauseReason, NoRoute, ShutDoor, Verdict};
use super::matching::{Asked, Judge, View};
use super::plan::{Prepared, Target};
use crate::base::{Day, Month};

/// Why there is no route to the target before the horizon.
pub fn no_route(prepared: &Prepared<'_, '_>, target: Target<'_>) -> NoRoute {
    let horizon = prepared.request.horizon;
    let doors = match target {
        Target::Role(role) => prepared.doors.of(&role.id).iter().map(|number| shut_door(prepared, *number)).collect(),
        Target::Qualification(_) => Vec::new(),
    };
    NoRoute { horizon, doors, in_work_earliest: in_work_earliest(prepared) }
}

fn shut_door<'a>(prepared: &Prepared<'_, 'a>, number: usize) -> ShutDoor {
    let door = &prepared.doors.all[number];
    let view = View::default();
    let judge = Judge { person: &prepared.ground.person, view: &view };
    let today = prepared.request.today;
    let say = |asked: &Asked<'a>| asked.reason(judge, today, today);
    let must: Vec<&Asked<'a>> = door.asked.iter().filter(|asked| asked.strength.must()).collect();
    let unmet = |asked: &&&Asked<'a>| asked.judge(judge, today, today) < Verdict::Unknown;
    // One clause alone that nothing gains, or several that are only together out of reach.
    let asked = door.asked.iter().enumerate();
    let mut sets: Vec<Vec<ClauseReason>> = asked
        .filter(|(index, _)| prepared.chains.is_out_of_reach(number, *index))
        .map(|(_, asked)| vec![say(asked)])
        .collect();
    let no_way = !sets.is_empty();
    if sets.is_empty() {
        let together: Vec<ClauseReason> = must.iter().filter(unmet).map(|asked| say(asked)).collect();
        sets.extend(Some(together).filter(|together| !together.is_empty()));
    }
    let earliest = if no_way { None } else { earliest_beyond(prepared) };
    ShutDoor { role: door.role.id.clone(), door: door.door.id.clone(), sets, earliest, no_way }
}

/// The earliest arrival if the horizon lay thirty years further off.
fn earliest_beyond(prepared: &Prepared<'_, '_>) -> Option<Day> {
    if prepared.request.goal.in_work_by.is_some() {
        return None;
    }
    let mut request = prepared.request.clone();
    request.horizon = Month::new(request.horizon.year() + 30, 3).last_day();
    let wide = Prepared { request: &request, ..*prepared };
    wide.search().ordinary.routes().map(|route| route.arrival).min()
}

/// The earliest day on which the person could be in an acceptable post by one change.
fn in_work_earliest(prepared: &Prepared<'_, '_>) -> Option<Day> {
    prepared.request.goal.in_work_by?;
    let acceptable = prepared.ground.acceptable.iter();
    let routes = acceptable.flat_map(|role| prepared.joined_from(role, prepared.request.today));
    routes.map(|route| route.arrival).min()
}
