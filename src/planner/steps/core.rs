//! The steps of the route itself: searching, joining, working, learning, sitting.

use super::around::last_day;
use super::{StepList, priced};
use crate::base::{Id, Yen};
use crate::dataset::{Door, Leaf, Program, Role};
use crate::planner::answer::{Cause, Change, ClauseAt, Gain, Route, StepKind, TakenStage, TakenWay, What};
use crate::planner::prepared::Prepared;

/// Search, offer, leaving, joining and work of every change.
pub fn changes(prepared: &Prepared<'_, '_>, route: &Route, list: &mut StepList) {
    let mut before = prepared.ground.present.map(|role| role.id.clone());
    for (number, change) in route.changes.iter().enumerate() {
        let Some((role, door)) = door_of(prepared, change) else { continue };
        let is_last = number + 1 == route.changes.len();
        let causes = causes(prepared, route, number, is_last);
        enter(change, door, &causes, list);
        if let Some(old) = before.take().filter(|_| change.kind.leaves_employer()) {
            let last_day = last_day(prepared, route, number);
            let enters = Cause::Enters { role: role.id.clone(), door: door.id.clone() };
            list.add(StepKind::Procedure, What::Leave { role: old.clone() }, last_day, last_day, vec![enters]);
            for paid in &change.pays {
                let cause = Cause::Obligation { obligation: paid.obligation.clone() };
                let what = What::PayObligation { obligation: paid.obligation.clone() };
                let step = list.add(StepKind::Procedure, what, last_day, last_day, vec![cause]);
                priced(step, Some(paid.price));
            }
        }
        let join = What::Join { role: role.id.clone(), door: door.id.clone() };
        list.add(StepKind::Work, join, change.join, change.join, causes.clone()).estimate = true;
        if let Some(next) = route.changes.get(number + 1) {
            let work = What::Work { role: role.id.clone() };
            let last_day = if next.kind.leaves_employer() {
                last_day(prepared, route, number + 1)
            } else {
                next.join.plus_days(-1)
            };
            list.add(StepKind::Work, work, change.join, last_day, causes);
        }
        before = Some(role.id.clone());
    }
}

fn door_of<'a>(prepared: &Prepared<'_, 'a>, change: &Change) -> Option<(&'a Role, &'a Door)> {
    let role = prepared.dataset.role_of(change.role.as_str())?;
    Some((role, role.door.iter().find(|door| door.id == change.door)?))
}

/// Searching or filing, the selection, and the offer.
fn enter(change: &Change, door: &Door, causes: &[Cause], list: &mut StepList) {
    let (role, id) = (&change.role, &change.door);
    let named = || (role.clone(), id.clone());
    if let (Some(sits), Some(rounds)) = (change.sits, &door.rounds) {
        let round = rounds.all(sits, sits).first().copied();
        // A selection that is always open has no other last day than that of filing.
        let closes = round.map_or(change.apply, |round| round.closes);
        let (role, door) = named();
        let file = What::FileSelection { role, door };
        list.add(StepKind::Apply, file, change.apply, closes, causes.to_vec()).estimate = change.estimate;
        let (role, door) = named();
        let sit = What::SitSelection { role, door };
        list.add(StepKind::Apply, sit, sits, sits, causes.to_vec()).estimate = change.estimate;
    } else {
        let (role, door_id) = named();
        let search = What::Search { role, door: door_id };
        let step = list.add(StepKind::Apply, search, change.apply, change.offer, causes.to_vec());
        step.hours = u32::from(door.hours_per_week) * (change.apply.days_until(change.offer).max(0) as u32).div_ceil(7);
    }
    let (role, door) = named();
    let offer = What::Offer { role, door };
    list.add(StepKind::Apply, offer, change.offer, change.offer, causes.to_vec()).estimate = true;
}

/// Why a post is entered: the goal, months or skills that a later clause asks, a transfer that starts from it, or
/// `in_work_by`.
fn causes(prepared: &Prepared<'_, '_>, route: &Route, number: usize, is_last: bool) -> Vec<Cause> {
    let change = &route.changes[number];
    if is_last && prepared.request.goal.target.is_some() {
        return vec![Cause::Goal];
    }
    let mut causes = Vec::new();
    let gives = prepared.dataset.role_of(change.role.as_str()).map(|role| role.gives.as_slice()).unwrap_or_default();
    let mut add = |at: &ClauseAt, leaf: &Leaf| {
        if let Leaf::Experience { domain, .. } = leaf
            && gives.iter().any(|given| prepared.ground.person.domains.counts_as(given, domain))
            && !prepared.ground.person.accrues(domain)
        {
            let cause = Cause::Gives { role: change.role.clone(), domain: domain.clone(), at: at.clone() };
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
    };
    for later in &route.changes[number + 1..] {
        for clause in route.clauses.iter().filter(|clause| is_of(&clause.at, &later.role, &later.door)) {
            clause.leaves.iter().for_each(|leaf| add(&clause.at, &leaf.leaf));
        }
    }
    if let Some(next) = route.changes.get(number + 1)
        && next.kind == crate::dataset::DoorKind::Transfer
    {
        causes.push(Cause::Enters { role: next.role.clone(), door: next.door.clone() });
    }
    if let Some(day) = prepared.request.goal.in_work_by
        && prepared.ground.acceptable.contains(&change.role)
        && change.join <= day
    {
        causes.push(Cause::InWorkBy { day });
    }
    if causes.is_empty() {
        causes.push(Cause::Enters { role: change.role.clone(), door: change.door.clone() });
    }
    causes
}

fn is_of(at: &ClauseAt, of_role: &Id, of_door: &Id) -> bool {
    match at {
        ClauseAt::Role { role, .. } | ClauseAt::Grade { role, .. } => role == of_role,
        ClauseAt::Door { role, door, .. } | ClauseAt::OnlyIf { role, door } => role == of_role && door == of_door,
        _ => false,
    }
}

/// The stages of every way.
pub fn ways(prepared: &Prepared<'_, '_>, route: &Route, list: &mut StepList) {
    for way in &route.ways {
        let causes = way_causes(prepared, route, way);
        if let Some(subsidy) = &way.subsidy {
            let what = What::ApplySubsidy { subsidy: subsidy.subsidy.clone() };
            let cause = Cause::Subsidy { subsidy: subsidy.subsidy.clone() };
            let step = list.add(StepKind::Procedure, what, list.today, subsidy.apply_by, vec![cause]);
            step.cost = Some(Yen::ZERO - subsidy.amount);
        }
        for stage in &way.stages {
            stage_steps(prepared, way, stage, &causes, list);
        }
    }
}

fn way_causes(prepared: &Prepared<'_, '_>, route: &Route, way: &TakenWay) -> Vec<Cause> {
    let mut causes: Vec<Cause> = way.closes.iter().map(|at| Cause::Clause { at: at.clone() }).collect();
    for other in route.ways.iter().filter(|other| other.gains != way.gains) {
        let Some(number) = prepared.ways.all.iter().position(|known| known.gain == other.gains) else { continue };
        for asked in prepared.ways.all[number].asked() {
            let gained = match &way.gains {
                Gain::Qualification { qualification, .. } => qualification,
                Gain::Program { program } => program,
            };
            let cause = Cause::Clause { at: asked.at.clone() };
            if asked.asks.leaves().iter().any(|leaf| leaf.ids().contains(&gained)) && !causes.contains(&cause) {
                causes.push(cause);
            }
        }
    }
    if causes.is_empty() { vec![Cause::Goal] } else { causes }
}

fn stage_steps(prepared: &Prepared<'_, '_>, way: &TakenWay, stage: &TakenStage, causes: &[Cause], list: &mut StepList) {
    let today = list.today;
    let in_route = |stage: &Id| match &way.gains {
        Gain::Qualification { qualification, route, .. } => (qualification.clone(), route.clone(), stage.clone()),
        Gain::Program { program } => (program.clone(), Id::default(), stage.clone()),
    };
    let fee = |stage: &Id| match &way.gains {
        Gain::Qualification { qualification, route, .. } => prepared
            .dataset
            .qualification_of(qualification.as_str())
            .and_then(|q| q.entry.iter().find(|entry| entry.id == *route))
            .and_then(|entry| entry.stage.iter().find(|s| s.id == *stage))
            .and_then(|stage| stage.fee.as_ref())
            .map(|fee| Yen(fee.value)),
        Gain::Program { .. } => None,
    };
    match stage {
        TakenStage::Course { program, apply_by, begin, end, estimate, .. } => {
            let known = prepared.dataset.program_of(program.as_str());
            if apply_by < begin {
                let what = What::ApplyCourse { program: program.clone() };
                list.add(StepKind::Learn, what, today, *apply_by, causes.to_vec()).estimate = *estimate;
            }
            let what = What::Course { program: program.clone() };
            let step = list.add(StepKind::Learn, what, *begin, end.plus_days(-1), causes.to_vec());
            step.estimate = *estimate;
            step.hours = known.map_or(0, Program::hours);
            priced(step, known.and_then(|program| program.price.as_ref()).map(|price| Yen(price.value)));
        }
        TakenStage::Study { stage, begin, end, hours, .. } => {
            let (qualification, route, stage) = in_route(stage);
            let what = What::Study { qualification, route, stage };
            list.add(StepKind::Learn, what, *begin, end.plus_days(-1), causes.to_vec()).hours = *hours;
        }
        TakenStage::Sitting { stage, file, closes, sits, result, estimate } => {
            let fee = fee(stage);
            let (qualification, route, id) = in_route(stage);
            let what = What::FileExam { qualification, route, stage: id };
            let step = list.add(StepKind::Learn, what, *file, *closes, causes.to_vec());
            step.estimate = *estimate;
            priced(step, fee);
            let (qualification, route, id) = in_route(stage);
            let what = What::SitExam { qualification, route, stage: id };
            list.add(StepKind::Learn, what, *sits, *sits, causes.to_vec()).estimate = *estimate;
            if result > sits {
                let (qualification, route, id) = in_route(stage);
                let what = What::ExamResult { qualification, route, stage: id };
                list.add(StepKind::Learn, what, *result, *result, causes.to_vec()).estimate = *estimate;
            }
        }
        TakenStage::Papers { stage, begin, end } => {
            let fee = fee(stage);
            let (qualification, route, id) = in_route(stage);
            let what = What::Papers { qualification, route, stage: id };
            let step = list.add(StepKind::Procedure, what, *begin, *end, causes.to_vec());
            step.cost = fee;
        }
    }
}
