//! What law, contract, custom and prudence put around a route: procedures and networking, hung on its dates.

use super::{StepList, priced};
use crate::base::{Day, Id, Yen};
use crate::dataset::{Anchor, DoorKind, Leaf, Networking, Procedure};
use crate::planner::answer::{Cause, Gain, Route, StepKind, TakenStage, Verdict, What};
use crate::planner::matching::{Judge, View};
use crate::planner::plan::Prepared;

/// Networking steps shown for one route: more would hide the rest.
const MOST_NETWORKING: usize = 5;

/// An event of the route on which something can hang: its day, the posts left and entered, and the door.
struct Event<'r> {
    anchor: Anchor,
    day: Day,
    roles: Vec<&'r Id>,
    door: Option<DoorKind>,
}

/// Procedures that concern this person on this route.
pub fn procedures(prepared: &Prepared<'_, '_>, route: &Route, list: &mut StepList) {
    let events = events(prepared, route);
    for procedure in &prepared.dataset.procedure {
        if !concerns(prepared, &procedure.licences) {
            continue;
        }
        let Some(only_if) = asked(prepared, procedure) else { continue };
        let fits = |event: &&Event<'_>| {
            event.anchor == procedure.anchor
                && (procedure.roles.is_empty() || event.roles.iter().any(|role| procedure.roles.contains(role)))
                && (procedure.doors.is_empty() || event.door.is_some_and(|door| procedure.doors.contains(&door)))
        };
        for event in events.iter().filter(fits) {
            hang(procedure, event, &only_if, list);
        }
    }
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
    let step = list.add(StepKind::Procedure, &format!("procedure:{}", procedure.id), what, from, to, vec![cause]);
    step.late = from < today && timing.before.is_some();
    step.force = Some(procedure.force);
    step.only_if = only_if.to_vec();
    if let Some(fee) = &procedure.fee {
        priced(step, Some(Yen(fee.value)));
    }
}

/// The not-known leaves on which a procedure depends; `None` where it certainly does not concern the person.
fn asked(prepared: &Prepared<'_, '_>, procedure: &Procedure) -> Option<Vec<Leaf>> {
    let view = View::default();
    let judge = Judge { person: &prepared.ground.person, view: &view };
    let today = prepared.request.today;
    match judge.expr(&procedure.only_if.0, today, true) {
        Verdict::Met | Verdict::Argued => Some(Vec::new()),
        Verdict::Unknown => {
            let leaves = procedure.only_if.0.leaves().into_iter();
            let unknown = leaves.filter(|leaf| judge.leaf(leaf, today.into(), true).verdict == Verdict::Unknown);
            Some(unknown.cloned().collect())
        }
        Verdict::Partly | Verdict::NotMet => None,
    }
}

fn concerns(prepared: &Prepared<'_, '_>, licences: &[Id]) -> bool {
    licences.is_empty() || licences.iter().any(|id| prepared.ground.person.held(id).is_some())
}

/// Every event of the route, in order. What only a gap or a date causes attaches here, after scheduling.
fn events<'r>(prepared: &'r Prepared<'_, '_>, route: &'r Route) -> Vec<Event<'r>> {
    let today = prepared.request.today;
    let event = |anchor, day, roles: Vec<&'r Id>, door| Event { anchor, day, roles, door };
    let mut events =
        vec![event(Anchor::Today, today, route.changes.last().map(|c| &c.role).into_iter().collect(), None)];
    let mut before = prepared.ground.present.map(|role| &role.id);
    let free = before.is_none();
    for (number, change) in route.changes.iter().enumerate() {
        let both: Vec<&Id> = before.into_iter().chain(std::iter::once(&change.role)).collect();
        events.push(event(Anchor::Search, change.apply, both.clone(), Some(change.kind)));
        events.push(event(Anchor::Offer, change.offer, both.clone(), Some(change.kind)));
        if before.is_some() && change.kind.leaves_employer() {
            events.push(event(Anchor::Leaving, change.join.plus_days(-1), both.clone(), Some(change.kind)));
        }
        if number == 0 && free && change.join > today.plus_days(1) {
            // Terms of days run from the day of leaving, not from the day of the plan.
            let since = prepared.ground.person.profile.left.map_or(today, |last| last.plus_days(1).min(today));
            events.push(event(Anchor::Gap, since, both, Some(change.kind)));
        }
        events.push(event(Anchor::Joining, change.join, vec![&change.role], Some(change.kind)));
        before = Some(&change.role);
    }
    for way in &route.ways {
        if let Gain::Qualification { qualification, .. } = &way.gains
            && prepared.dataset.licences().any(|licence| licence.id == *qualification)
        {
            events.push(event(Anchor::Licence, way.held, Vec::new(), None));
        }
        let begins = way.stages.iter().find_map(|stage| match stage {
            TakenStage::Course { begin, .. } => Some(*begin),
            _ => None,
        });
        events.extend(begins.map(|begin| event(Anchor::Course, begin, Vec::new(), None)));
    }
    if let Some(year_end) = Day::new(today.year(), 12, 31) {
        events.push(event(Anchor::YearEnd, year_end, Vec::new(), None));
    }
    events
}

/// The networking actions that fit best: those for the target first, then those of the licence, then general ones.
pub fn networking(prepared: &Prepared<'_, '_>, route: &Route, list: &mut StepList) {
    let Some(arrival) = route.changes.last().map(|change| change.join) else { return };
    let passes = |roles: &[Id]| route.changes.iter().any(|change| roles.contains(&change.role));
    let opens = |doors: &[DoorKind]| route.changes.iter().any(|change| doors.contains(&change.kind));
    let mut fitting: Vec<(u8, &Networking)> = prepared
        .dataset
        .networking
        .iter()
        .filter(|action| concerns(prepared, &action.licences))
        .filter(|action| action.roles.is_empty() || passes(&action.roles))
        .filter(|action| action.doors.is_empty() || opens(&action.doors))
        .map(|action| {
            let rank = match (action.roles.is_empty(), action.doors.is_empty(), action.licences.is_empty()) {
                (false, ..) => 0,
                (true, false, _) => 1,
                (true, true, false) => 2,
                (true, true, true) => 3,
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
        let step = list.add(StepKind::Network, &format!("network:{}", action.id), what, from, to, vec![cause]);
        step.estimate = day.is_some_and(|dated| dated.estimate);
        step.hours = u32::from(action.hours);
    }
}
