//! Where nobody says where to: the posts that open from here by one change, with what each takes.

use super::answer::Route;
use super::front::Limits;
use super::prepared::Prepared;
use crate::dataset::Role;
use std::cmp::Reverse;

/// Looked at for each post.
const EACH: Limits = Limits { chains: 8, dated: 24, judged: 8_000 };
/// What opens only later is not near, in months.
const WITHIN: i32 = 24;
/// More certain ones, or more that hang on something, are no help.
const MOST: usize = 15;

/// For each post that opens within two years without leaving work for a school, its surest route: certain ones first, then
/// those that hang on something; in both, first where people with the same start are known to have gone. Posts that are
/// somewhere to go, and those of the own licences.
pub fn near(prepared: &Prepared<'_, '_>) -> Vec<Route> {
    let (ground, dataset) = (prepared.ground, prepared.dataset);
    let is_present = |role: &Role| ground.present.is_some_and(|present| present.id == role.id);
    let is_own = |role: &Role| role.licences.iter().any(|licence| ground.person.held(licence).is_some());
    let is_start = |id| ground.person.held(id).is_some() || ground.present.is_some_and(|present| present.id == *id);
    let until = prepared.request.today.plus_months(WITHIN);
    let unlikely = prepared.unlikely();
    let hangs_on = |route: &Route| (route.is_conditional(), unlikely(route), route.arrival, route.cost);
    let surest = |role: &Role| {
        // What was looked at is counted in the setting: each post has its own.
        let setting = ground.setting(prepared.request);
        let found = prepared.searching(&setting, 1, EACH).to_role(&role.id);
        let routes = found.ordinary.routes().filter(|route| route.arrival <= until && route.values.unpaid_months == 0);
        let route = routes.min_by_key(|route| hangs_on(route)).cloned()?;
        let moves = dataset.transition.iter().filter(|each| each.to == role.id && is_start(&each.from)).count();
        Some((Reverse(moves), route))
    };
    let roles = dataset.role.iter().filter(|role| !role.door.is_empty() && !is_present(role));
    let mut all: Vec<(Reverse<usize>, Route)> =
        roles.filter(|role| role.target || is_own(role)).filter_map(surest).collect();
    all.sort_by_cached_key(|(moves, route)| (route.is_conditional(), *moves, hangs_on(route), route.key()));
    let (certain, conditional): (Vec<Route>, Vec<Route>) =
        all.into_iter().map(|(_, route)| route).partition(|route| !route.is_conditional());
    certain.into_iter().take(MOST).chain(conditional.into_iter().take(MOST)).collect()
}
