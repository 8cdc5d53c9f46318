//! What a route must never do, told from the dataset alone: enter a post without a licence that the law asks for it, or
//! sit an examination that the law opens only to licences that are not held by then.

use norikae::base::{Day, Id};
use norikae::dataset::{Clause, Dataset, Expr, Leaf, QualificationKind, Strength};
use norikae::planner::{Gain, Route, TakenStage};
use norikae::profile::Profile;
use std::collections::BTreeSet;

/// The first thing in a route that the law forbids to somebody with this profile.
pub fn unlawful(dataset: &Dataset, profile: &Profile, route: &Route) -> Option<String> {
    for change in &route.changes {
        let role = dataset.role_or_former(&change.role)?;
        let door = role.door.iter().find(|door| door.id == change.door);
        let held_by = |day: Day| held(dataset, profile, route, day);
        let grade = door.and_then(|door| door.grade.as_ref());
        let grade = role.grade.iter().filter(|one| Some(&one.id) == grade).flat_map(|grade| &grade.clause);
        let clauses = role.clause.iter().chain(grade).chain(door.iter().flat_map(|door| &door.clause));
        // Who is taken in expectation of a licence has passed, and is registered within two months.
        let (expected, at_once): (Vec<&Clause>, Vec<&Clause>) = clauses.partition(|clause| clause.expected_ok);
        let forbidding = forbidding(dataset, at_once, &held_by(change.join))
            .or_else(|| forbidding(dataset, expected, &held_by(change.join.plus_months(2))));
        if let Some(clause) = forbidding {
            return Some(format!("{} by {} on {}: {:?}", change.role, change.door, change.join, clause.asks));
        }
    }
    for way in &route.ways {
        let Gain::Qualification { qualification, route: by, .. } = &way.gains else { continue };
        let entry = dataset.qualification_of(qualification.as_str())?.entry.iter().find(|entry| entry.id == *by)?;
        for stage in &entry.stage {
            let dated = way.stages.iter().find(|dated| stage_of(dated) == Some(&stage.id));
            let day = match dated {
                Some(TakenStage::Sitting { sits, .. }) => *sits,
                _ => way.held,
            };
            let held = held(dataset, profile, route, day);
            if let Some(clause) = forbidding(dataset, &stage.clause, &held) {
                return Some(format!("{qualification} by {by}, {} on {day}: {:?}", stage.id, clause.asks));
            }
        }
    }
    None
}

fn stage_of(dated: &TakenStage) -> Option<&Id> {
    match dated {
        TakenStage::Course { stage, .. } => stage.as_ref(),
        TakenStage::Study { stage, .. } | TakenStage::Sitting { stage, .. } | TakenStage::Papers { stage, .. } => {
            Some(stage)
        }
    }
}

fn forbidding<'c>(
    dataset: &Dataset,
    clauses: impl IntoIterator<Item = &'c Clause>,
    held: &BTreeSet<Id>,
) -> Option<&'c Clause> {
    clauses.into_iter().find(|clause| clause.strength == Strength::Law && !may_be_met(dataset, &clause.asks.0, held))
}

/// Everything held by a day, with what it brings along.
fn held(dataset: &Dataset, profile: &Profile, route: &Route, day: Day) -> BTreeSet<Id> {
    let own = profile.licences.iter().chain(&profile.holds).map(|held| (&held.id, held.by.as_ref()));
    let gained = route.ways.iter().filter(|way| way.held <= day).filter_map(|way| match &way.gains {
        Gain::Qualification { qualification, route, .. } => Some((qualification, Some(route))),
        Gain::Program { .. } => None,
    });
    let lacks = |id: &Id| dataset.is_licence(id) && !profile.licences.iter().any(|held| held.id == *id);
    let mut all = BTreeSet::new();
    let mut next: Vec<(&Id, Option<&Id>)> = own.chain(gained).collect();
    while let Some((id, by)) = next.pop() {
        if all.insert(id.clone()) {
            let brought = dataset.qualification_of(id.as_str()).map(|one| one.brought(by, &lacks));
            next.extend(brought.into_iter().flatten().map(|id| (id, None)));
        }
    }
    all
}

/// Whether a tree can be met by somebody who holds just these licences and has everything else that it asks.
fn may_be_met(dataset: &Dataset, tree: &Expr, held: &BTreeSet<Id>) -> bool {
    let met = |part: &Expr| may_be_met(dataset, part, held);
    match tree {
        Expr::All(parts) => parts.iter().all(met),
        Expr::Any(parts) => parts.iter().any(met),
        Expr::AtLeast(count, parts) => parts.iter().filter(|part| met(part)).count() >= usize::from(*count),
        Expr::Leaf(Leaf::Holds { what, .. }) => held.contains(what) || !is_licence(dataset, what),
        Expr::Leaf(Leaf::Experience { filter, .. }) => {
            filter.under.iter().chain(&filter.after).all(|id| held.contains(id) || !is_licence(dataset, id))
        }
        Expr::Leaf(_) => true,
    }
}

fn is_licence(dataset: &Dataset, id: &Id) -> bool {
    dataset.qualification_of(id.as_str()).is_some_and(|one| one.kind == QualificationKind::Licence)
}
