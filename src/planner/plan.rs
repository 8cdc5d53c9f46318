//! The whole answer of one request, put together from its parts.

use super::answer::{Answer, DoorEvaluation, Outcome, Question, Route, Values, Verdict};
use super::front::{Found, cards};
use super::prepared::{ANSWERING, prepared};
use super::{Request, beside, near, pinned, steps};
use crate::dataset::{Dataset, Leaf, Strength};
use crate::profile::Profile;
use std::collections::BTreeSet;

/// Not-knowns tried for one request.
const MOST_ASKED: usize = 8;

/// Routes, evaluation, reasons and what stands beside them.
pub fn plan(dataset: &Dataset, profile: &Profile, request: &Request) -> Answer {
    prepared(dataset, profile, request, |prepared| {
        let Some(target) = prepared.target() else {
            return Answer { near: near::near(prepared), ..Answer::default() };
        };
        let found = prepared.search();
        let arrive_by = request.goal.arrive_by;
        let unlikely = prepared.unlikely();
        let mut answer = Answer {
            evaluation: prepared.evaluate(target),
            cards: cards(&found.ordinary, arrive_by, true, &unlikely),
            narrow: cards(&found.narrow, arrive_by, false, &unlikely),
            limited: found.limited_from.is_some(),
            whole_up_to: found.limited_from.map_or(0, |posts| posts.saturating_sub(1)),
            ..Answer::default()
        };
        prepared.set_another_kind_beside(&mut answer.cards, &unlikely);
        prepared.mark_what_stands_first(&mut answer.cards, &unlikely);
        let first = answer.in_order().first().or(answer.narrow.first().as_ref()).map(|card| card.route.key());
        let mut wished_beside = Vec::new();
        for card in answer.cards.iter_mut().chain(&mut answer.narrow) {
            std::iter::once(&mut card.route).chain(&mut card.variants).for_each(say_each_condition_once);
            card.evidence = steps::evidence(prepared, &card.route);
            let (steps, wished) = steps::steps(prepared, &card.route);
            card.steps = steps;
            if first.as_ref() == Some(&card.route.key()) {
                wished_beside = wished;
            }
        }
        if answer.cards.is_empty() {
            answer.no_route = Some(pinned::no_route(prepared, target));
        }
        answer.beside = beside::beside(prepared, answer.in_order().first().copied());
        answer.beside.wished = wished_beside;
        answer.pins = pinned::pins(prepared, &answer);
        answer
    })
}

/// Two posts of one route often share a condition.
fn say_each_condition_once(route: &mut Route) {
    let mut seen = BTreeSet::new();
    route.post_conditions.retain(|condition| seen.insert(*condition));
}

/// Leaves that are not known, those of the target's own doors first, the binding ones before the rest.
fn not_known(evaluation: &[DoorEvaluation], found: &BTreeSet<Leaf>) -> Vec<Leaf> {
    let mut asked: Vec<(Strength, &Leaf)> = Vec::new();
    for clause in evaluation.iter().flat_map(|door| &door.clauses).filter(|clause| clause.strength != Strength::Plus) {
        let unknown = clause.leaves.iter().filter(|leaf| leaf.verdict == Verdict::Unknown);
        asked.extend(unknown.map(|leaf| (clause.strength, &leaf.leaf)));
    }
    asked.sort();
    let mut leaves: Vec<Leaf> = Vec::new();
    for leaf in asked.into_iter().map(|(_, leaf)| leaf).chain(found) {
        if !leaves.contains(leaf) {
            leaves.push(leaf.clone());
        }
    }
    leaves
}

/// The not-knowns whose answers yes and no, the others left unknown, give results that differ. Costs two searches for
/// each not-known; no more than eight are tried.
pub fn questions(dataset: &Dataset, profile: &Profile, request: &Request) -> Vec<Question> {
    let leaves = prepared(dataset, profile, request, |prepared| {
        let evaluation = prepared.target().map(|target| prepared.evaluate(target)).unwrap_or_default();
        not_known(&evaluation, &prepared.search_with(ANSWERING).unknown)
    });
    let result = |profile: &Profile| {
        prepared(dataset, profile, request, |prepared| Result::of(&prepared.search_with(ANSWERING)))
    };
    // Who has no employer can't be asked of theirs.
    let of_employer = |leaf: &Leaf| {
        let mut facts = leaf.ids().into_iter().filter_map(|id| dataset.fact_of(id.as_str()));
        profile.role.is_some() && !profile.is_employed(request.today) && facts.any(|fact| fact.employer.is_some())
    };
    let leaves = leaves.into_iter().filter(|leaf| !of_employer(leaf));
    let pairs = leaves.take(MOST_ASKED).filter_map(|leaf| {
        let (yes, no) = super::ask::answered(dataset, profile, request, &leaf)?;
        let (yes, no) = (result(&yes), result(&no));
        (yes.fronts != no.fronts).then_some(Question { leaf, if_yes: yes.outcome, if_no: no.outcome })
    });
    pairs.collect()
}

/// What tells one route from another: its posts and doors, its values, whether it is conditional, whether narrow.
type Told = (Vec<(String, String)>, Values, bool, bool);

/// What one answer leads to: the part that is shown, and all that tells two answers apart.
struct Result {
    outcome: Outcome,
    fronts: Vec<Told>,
}

impl Result {
    fn of(found: &Found) -> Self {
        let certain = || found.ordinary.routes().filter(|route| !route.is_conditional());
        let kinds: BTreeSet<_> = certain().map(Route::kind).collect();
        let outcome = Outcome {
            earliest: certain().map(|route| route.arrival).min(),
            least_cost: certain().map(|route| route.cost).min(),
            kinds: kinds.len() as u32,
        };
        let mut fronts = Vec::new();
        for (front, narrow) in [(&found.ordinary, false), (&found.narrow, true)] {
            fronts.extend(front.routes().map(|route| {
                let kind = route.kind().into_iter().map(|(role, door)| (role.to_string(), door.to_string())).collect();
                (kind, route.values, route.is_conditional(), narrow)
            }));
        }
        fronts.sort();
        Self { outcome, fronts }
    }
}
