//! Recorded moves that speak for or against a route. They rank and explain; they neither permit nor forbid.

use crate::base::Id;
use crate::planner::answer::Route;
use crate::planner::prepared::Prepared;

/// Ids of recorded moves along the route, easiest first.
pub fn evidence(prepared: &Prepared<'_, '_>, route: &Route) -> Vec<Id> {
    let mut before: Vec<&Id> = prepared.ground.person.profile.licences.iter().map(|held| &held.id).collect();
    before.extend(prepared.ground.present.map(|role| &role.id));
    let mut moves = Vec::new();
    for change in &route.changes {
        let recorded = prepared.dataset.transition.iter();
        moves.extend(recorded.filter(|t| t.to == change.role && before.contains(&&t.from)));
        before.push(&change.role);
    }
    moves.sort_by(|a, b| (a.difficulty, &a.id).cmp(&(b.difficulty, &b.id)));
    moves.dedup_by(|a, b| a.id == b.id);
    moves.into_iter().map(|transition| transition.id.clone()).collect()
}
