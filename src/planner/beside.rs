//! What always stands beside the front: staying with changes, the way back, and the fallback with its last switch date.

use super::answer::{Beside, Card, Fallback, Gain, Route, Verdict};
use super::matching::{Judge, View};
use super::prepared::Prepared;
use crate::base::{Day, Id};
use crate::dataset::{Role, Strength};

/// Staying, the way back, and the fallback.
pub fn beside(prepared: &Prepared<'_, '_>, first: Option<&Card>) -> Beside {
    let person = &prepared.ground.person;
    let own: Vec<&Role> = prepared
        .dataset
        .role
        .iter()
        .filter(|role| role.licences.iter().any(|licence| person.held(licence).is_some()) && !role.door.is_empty())
        .collect();
    let present = prepared.ground.present;
    let staying: Vec<Id> = match present {
        Some(role) => vec![role.id.clone()],
        None => own.iter().filter(|role| role.present && is_open(prepared, role)).map(|role| role.id.clone()).collect(),
    };
    let way_back = person.profile.licences.iter().map(|held| held.id.clone()).collect();
    Beside { staying, way_back, fallback: fallback(prepared, &own, first), wished: Vec::new() }
}

/// Whether some door of a post asks nothing that the person lacks today.
fn is_open(prepared: &Prepared<'_, '_>, role: &Role) -> bool {
    let view = View::default();
    let judge = Judge { person: &prepared.ground.person, view: &view };
    prepared.doors.of(&role.id).iter().map(|door| &prepared.doors.all[*door]).any(|door| {
        let today = prepared.request.today;
        let mut asked = door.asked.iter().filter(|asked| asked.strength < Strength::Plus);
        door.door.from.is_empty() && asked.all(|asked| asked.judge(judge, today, today) == Verdict::Met)
    })
}

/// Staying, for who is in a post that will do and can still be in it on the deadline; else the own-licence post that can be
/// joined soonest, other than the one with which the first route begins anyway. With the last day to switch for the deadline.
fn fallback(prepared: &Prepared<'_, '_>, own: &[&Role], first: Option<&Card>) -> Option<Fallback> {
    let goal = &prepared.request.goal;
    let deadline = goal.in_work_by.or(goal.arrive_by)?;
    let will_do = |role: &&Role| goal.in_work_by.is_none() || prepared.ground.acceptable.contains(&role.id);
    let still_there = post_ends(prepared).is_none_or(|last| last >= deadline);
    if let Some(present) = prepared.ground.present.filter(will_do).filter(|_| still_there) {
        return Some(stay(prepared, &present.id, deadline, first));
    }
    let target = goal.target.as_ref();
    // The road stays open where the work goes on: a post that gives what the last one gave.
    let last = person_role(prepared);
    let same_work = |role: &Role| last.is_none_or(|last| role.gives.iter().any(|given| last.gives.contains(given)));
    let begins = first.and_then(|card| card.route.changes.first()).map(|change| &change.role);
    let others = own.iter().filter(|role| Some(&role.id) != target && Some(&role.id) != begins && role.present);
    let mut candidates: Vec<&Role> = others.clone().copied().filter(|role| same_work(role)).collect();
    if candidates.is_empty() {
        candidates = others.copied().collect();
    }
    let quickest = |today: Day| -> Option<Route> {
        let all = candidates.iter().flat_map(|role| prepared.joined_from(&role.id, today));
        all.min_by(|a, b| (a.arrival, a.kind()).cmp(&(b.arrival, b.kind())))
    };
    let now = quickest(prepared.request.today)?;
    let in_time = now.arrival <= deadline;
    let (switch_by, route) = if in_time {
        latest(prepared.request.today, deadline, &quickest).unwrap_or((prepared.request.today, now))
    } else {
        (prepared.request.today, now)
    };
    let change = route.changes.first()?;
    let serves_both = first.map(|card| serves(card, &route)).unwrap_or_default();
    Some(Fallback {
        role: change.role.clone(),
        door: change.door.clone(),
        deadline,
        switch_by,
        in_time,
        joins: change.join,
        serves_both,
    })
}

/// Staying in the present post: no door, and in time as long as it is not left. The day to decide is the one by which the
/// first offer must be there for the first route to arrive by the deadline.
fn stay(prepared: &Prepared<'_, '_>, present: &Id, deadline: Day, first: Option<&Card>) -> Fallback {
    let today = prepared.request.today;
    let lead = first.and_then(|card| Some(card.route.changes.first()?.offer.days_until(card.route.arrival)));
    Fallback {
        role: present.clone(),
        door: Id::default(),
        deadline,
        switch_by: deadline.plus_days(-lead.unwrap_or(0)).max(today),
        in_time: true,
        joins: today,
        serves_both: Vec::new(),
    }
}

/// The last day in the present post, where a day of leaving is said or nobody stays in it longer.
fn post_ends(prepared: &Prepared<'_, '_>) -> Option<Day> {
    let person = &prepared.ground.person;
    person.profile.left.into_iter().chain(person.lasts_until).min()
}

fn person_role<'a>(prepared: &Prepared<'_, 'a>) -> Option<&'a Role> {
    prepared.ground.person.profile.role.as_ref().and_then(|id| prepared.dataset.role_or_former(id))
}

/// The last day on which a search can begin and still join by the deadline.
fn latest(today: Day, deadline: Day, quickest: &dyn Fn(Day) -> Option<Route>) -> Option<(Day, Route)> {
    let (mut good, mut bad) = (0, today.days_until(deadline) + 1);
    let mut best = None;
    while good + 1 < bad {
        let middle = (good + bad) / 2;
        match quickest(today.plus_days(middle)).filter(|route| route.arrival <= deadline) {
            Some(route) => {
                good = middle;
                best = Some((today.plus_days(middle), route));
            }
            None => bad = middle,
        }
    }
    best
}

/// Keys of a card's steps that the fallback asks too.
fn serves(card: &Card, fallback: &Route) -> Vec<String> {
    let gains: Vec<&Gain> = fallback.ways.iter().map(|way| &way.gains).collect();
    let ways = card.route.ways.iter().filter(|way| gains.contains(&&way.gains));
    ways.map(|way| match &way.gains {
        Gain::Qualification { qualification, .. } => qualification.to_string(),
        Gain::Program { program } => program.to_string(),
    })
    .collect()
}
