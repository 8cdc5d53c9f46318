//! What law, contract, custom and prudence put around a route: procedures and networking, hung on its dates.

use super::{StepList, priced};
use crate::base::{Day, Id, Yen};
use crate::dataset::{Anchor, DoorKind, Leaf, Networking, Procedure, Role, Years};
use crate::planner::answer::{Cause, Change, Gain, Route, StepKind, TakenStage, Verdict, What};
use crate::planner::matching::{Judge, Person, View};
use crate::planner::prepared::Prepared;
use crate::planner::told;
use crate::profile::Profile;
use std::collections::BTreeSet;

/// Networking steps shown for one route: more would hide the rest.
const MOST_NETWORKING: usize = 5;

/// An event of the route on which something can hang.
struct Event<'r> {
    anchor: Anchor,
    day: Day,
    /// The posts entered, or left where it is a leaving.
    roles: Vec<&'r Id>,
    door: Option<DoorKind>,
    /// The changes before it: the person is in the present post, or in that of the last of these.
    after: usize,
}

/// Procedures that concern this person on this route.
pub fn procedures(prepared: &Prepared<'_, '_>, route: &Route, list: &mut StepList) {
    let events = events(prepared, route);
    let changed = years_of_change(prepared, route);
    let later = later_standing(prepared, &route.changes);
    let sought = prepared.ground.person.sought;
    let later: Vec<Person<'_>> =
        later.iter().map(|profile| Person::new(prepared.dataset, profile, prepared.request.today, sought)).collect();
    for procedure in &prepared.dataset.procedure {
        if !concerns(prepared, &procedure.licences) {
            continue;
        }
        let in_year = |day: Day| match procedure.years {
            Years::OfChange => changed.contains(&day.year()),
            Years::Even => day.year() % 2 == 0,
        };
        let fits = |event: &&Event<'_>| {
            event.anchor == procedure.anchor
                && (procedure.roles.is_empty() || event.roles.iter().any(|role| procedure.roles.contains(role)))
                && !event.roles.iter().any(|role| procedure.except.contains(role))
                && (procedure.doors.is_empty() || event.door.is_some_and(|door| procedure.doors.contains(&door)))
                && (event.anchor != Anchor::YearEnd || in_year(event.day))
                && (event.after == 0 || !procedure.present_only)
        };
        for event in events.iter().filter(fits) {
            let person = event.after.checked_sub(1).map_or(&prepared.ground.person, |number| &later[number]);
            if let Some(only_if) = asked(person, procedure, event.day) {
                hang(procedure, event, &only_if, list);
            }
        }
    }
}

/// Procedures that name a side post, for a person who is in the target by then.
pub fn of_side_post(
    then: &Prepared<'_, '_>,
    role: &Role,
    kind: DoorKind,
    (search, offer, joins): (Day, Day, Day),
    list: &mut StepList,
) {
    for procedure in then.dataset.procedure.iter().filter(|procedure| procedure.roles.contains(&role.id)) {
        let day = match procedure.anchor {
            Anchor::Search => search,
            Anchor::Offer => offer,
            Anchor::Joining => joins,
            _ => continue,
        };
        let of_door = procedure.doors.is_empty() || procedure.doors.contains(&kind);
        if !of_door || !concerns(then, &procedure.licences) {
            continue;
        }
        if let Some(only_if) = asked(&then.ground.person, procedure, day) {
            let event = Event { anchor: procedure.anchor, day, roles: vec![&role.id], door: Some(kind), after: 0 };
            hang(procedure, &event, &only_if, list);
        }
    }
}

/// The person as they stand after each change, as far as post and door tell of it.
pub fn later_standing(prepared: &Prepared<'_, '_>, changes: &[Change]) -> Vec<Profile> {
    let mut all: Vec<Profile> = Vec::new();
    for change in changes {
        let before = all.last().unwrap_or(prepared.ground.person.profile);
        let Some(role) = prepared.dataset.role_of(change.role.as_str()) else { break };
        all.push(told::on_the_way(prepared.dataset, before, role, change.kind, change.join));
    }
    all
}

fn hang(procedure: &Procedure, event: &Event<'_>, only_if: &[Leaf], list: &mut StepList) {
    let timing = &procedure.timing;
    let (from, to) = match (timing.before, timing.at_latest_before, timing.within_after) {
        (None, None, Some(after)) => (event.day, after.after(event.day)),
        (before, latest, _) => {
            let to = latest.map_or(event.day, |latest| latest.before(event.day));
            (before.or(latest).map_or(event.day, |before| before.before(event.day)).min(to), to)
        }
    };
    let what = What::Procedure { procedure: procedure.id.clone() };
    let cause = Cause::Procedure { procedure: procedure.id.clone() };
    let today = list.today;
    // A year end before today concerns nobody once its term has passed.
    if event.anchor == Anchor::YearEnd && to < today {
        return;
    }
    let step = list.add(StepKind::Procedure, what, from, to, vec![cause]);
    step.late |= from < today && timing.before.is_some();
    step.force = Some(procedure.force);
    step.only_if = only_if.to_vec();
    if let Some(fee) = &procedure.fee {
        priced(step, Some(Yen(fee.value)));
    }
}

/// The not-known leaves on which a procedure depends; `None` where it certainly does not concern the person.
fn asked(person: &Person<'_>, procedure: &Procedure, day: Day) -> Option<Vec<Leaf>> {
    let view = View::default();
    let judge = Judge { person, view: &view };
    let day = day.max(person.today);
    match judge.expr(&procedure.only_if.0, day, true) {
        Verdict::Met | Verdict::Argued => Some(Vec::new()),
        Verdict::Unknown => Some(judge.unknown_leaves(&procedure.only_if.0, day.into(), true)),
        Verdict::Partly | Verdict::NotMet => None,
    }
}

fn concerns(prepared: &Prepared<'_, '_>, licences: &[Id]) -> bool {
    licences.is_empty() || licences.iter().any(|id| prepared.ground.person.held(id).is_some())
}

/// Every event of the route, in order. What only a gap or a date causes attaches here, after scheduling.
fn events<'r>(prepared: &'r Prepared<'_, '_>, route: &'r Route) -> Vec<Event<'r>> {
    let today = prepared.request.today;
    let target = route.changes.last().map(|change| &change.role);
    let alone = |anchor, day| Event { anchor, day, roles: Vec::new(), door: None, after: 0 };
    let mut events = vec![Event { roles: target.into_iter().collect(), ..alone(Anchor::Today, today) }];
    let mut before = prepared.ground.present.map(|role| &role.id);
    for (after, change) in route.changes.iter().enumerate() {
        let door = Some(change.kind);
        let entered = |anchor, day| Event { anchor, day, roles: vec![&change.role], door, after };
        events.push(entered(Anchor::Search, change.apply));
        events.push(entered(Anchor::Offer, change.offer));
        let leaves = before.map(|_| last_day(prepared, route, after));
        if let Some((left, day)) = before.zip(leaves).filter(|_| change.kind.leaves_employer()) {
            events.push(Event { roles: vec![left], ..entered(Anchor::Leaving, day) });
        }
        let free_since = leaves.or_else(|| left_before(prepared).filter(|_| after == 0));
        if let Some(last) =
            free_since.filter(|last| *last < change.join.plus_days(-1) && change.join > today.plus_days(1))
        {
            events.push(entered(Anchor::Gap, last));
        }
        events.push(entered(Anchor::Joining, change.join));
        before = Some(&change.role);
    }
    for way in &route.ways {
        if let Gain::Qualification { qualification, .. } = &way.gains
            && prepared.dataset.licences().any(|licence| licence.id == *qualification)
        {
            events.push(alone(Anchor::Licence, way.held));
        }
        let begins = way.stages.iter().find_map(|stage| match stage {
            TakenStage::Course { begin, .. } => Some(*begin),
            _ => None,
        });
        events.extend(begins.map(|begin| alone(Anchor::Course, begin)));
    }
    // What the end of last year asks may still be due.
    let until = route.changes.last().map_or(today, |change| change.join).year();
    let ends = (today.year() - 1..=until).filter_map(|year| Day::new(year, 12, 31));
    let before = |day: Day| route.changes.iter().filter(|change| change.join <= day).count();
    events.extend(ends.map(|day| Event { after: before(day), ..alone(Anchor::YearEnd, day) }));
    events
}

/// The last day in the last post of somebody who is out of work; terms of days run from it, not from the day of the plan.
/// `None` where nothing tells whether they are: a licence alone does not.
fn left_before(prepared: &Prepared<'_, '_>) -> Option<Day> {
    let (profile, today) = (prepared.ground.person.profile, prepared.request.today);
    let is_out_of_work = profile.employed == Some(false) || profile.role.is_some();
    profile.left.map(|last| last.min(today)).or(is_out_of_work.then_some(today))
}

/// The last day in the post held before a change: the one before joining, or before a full-time course that begins earlier.
pub fn last_day(prepared: &Prepared<'_, '_>, route: &Route, number: usize) -> Day {
    let join = route.changes[number].join;
    let since = number.checked_sub(1).map_or(prepared.request.today, |earlier| route.changes[earlier].join);
    let school = route.ways.iter().flat_map(|way| &way.stages).filter_map(|stage| match stage {
        TakenStage::Course { begin, full_time: true, .. } => Some(*begin),
        _ => None,
    });
    school.filter(|begin| (since..join).contains(begin)).min().unwrap_or(join).plus_days(-1).max(since)
}

/// The years in which an employer is left or joined.
fn years_of_change(prepared: &Prepared<'_, '_>, route: &Route) -> BTreeSet<i32> {
    let mut years: BTreeSet<i32> = prepared.ground.person.profile.left.iter().map(|day| day.year()).collect();
    for (number, change) in route.changes.iter().enumerate().filter(|(_, change)| change.kind.leaves_employer()) {
        years.insert(change.join.year());
        if number > 0 || prepared.ground.present.is_some() {
            years.insert(last_day(prepared, route, number).year());
        }
    }
    years
}

/// The networking actions that fit best: for who moves those of the new place, then those for the target, those of the
/// licence, and general ones.
pub fn networking(prepared: &Prepared<'_, '_>, route: &Route, list: &mut StepList) {
    let Some((target, arrival)) = route.changes.last().map(|change| (&change.role, change.join)) else { return };
    let passes = |roles: &[Id]| route.changes.iter().any(|change| roles.contains(&change.role));
    let opens = |doors: &[DoorKind]| route.changes.iter().any(|change| doors.contains(&change.kind));
    let moves = told::moves(prepared.ground.person.profile, prepared.request);
    // Where nothing is said of moving, fairs are named to who goes on in their own trade.
    let of_trade = |licences: &[Id]| {
        let target = prepared.dataset.role_of(target.as_str());
        target.is_some_and(|role| role.licences.iter().any(|licence| licences.contains(licence)))
    };
    let mut fitting: Vec<(u8, &Networking)> = prepared
        .dataset
        .networking
        .iter()
        .filter(|action| concerns(prepared, &action.licences))
        .filter(|action| !action.moving || moves.unwrap_or_else(|| of_trade(&action.licences)))
        .filter(|action| action.roles.is_empty() || passes(&action.roles))
        .filter(|action| !action.except.contains(target))
        .filter(|action| action.doors.is_empty() || action.moving && moves == Some(true) || opens(&action.doors))
        .map(|action| {
            let rank = match (action.roles.is_empty(), action.doors.is_empty(), action.licences.is_empty()) {
                _ if action.moving && moves == Some(true) => 0,
                (false, ..) => 1,
                (true, false, _) => 2,
                (true, true, false) => 3,
                (true, true, true) => 4,
            };
            (rank, action)
        })
        .collect();
    fitting.sort_by_key(|(rank, action)| (*rank, action.id.clone()));
    for (_, action) in fitting.into_iter().take(MOST_NETWORKING) {
        let from = action.before.before(arrival).max(list.today);
        let day = match &action.held {
            Some(held) if !held.when.is_any() => held.when.days(from, arrival).first().copied(),
            _ => None,
        };
        // An event that is not held again before arrival is dropped.
        if action.held.as_ref().is_some_and(|held| !held.when.is_any()) && day.is_none() {
            continue;
        }
        let (from, to) = day.map_or((from, arrival.plus_days(-1).max(from)), |dated| (dated.day, dated.day));
        let what = What::Networking { networking: action.id.clone() };
        let cause = Cause::Networking { networking: action.id.clone() };
        let step = list.add(StepKind::Network, what, from, to, vec![cause]);
        step.estimate = day.is_some_and(|dated| dated.estimate);
        step.hours = u32::from(action.hours);
    }
}
