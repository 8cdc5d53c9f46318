//! The whole answer of one request, put together from its parts.

use super::answer::{Answer, DoorEvaluation, Outcome, Question};
use super::front::{Found, Search, cards};
use super::ground::Ground;
use super::matching::{Judge, View, reason};
use super::routes::{Chains, Closing, Doors, Ways};
use super::{Request, beside, shut, steps};
use crate::base::Id;
use crate::dataset::{Dataset, Leaf, Role};
use crate::profile::Profile;
use std::collections::BTreeSet;

/// Everything that a search of one request uses.
pub struct Prepared<'p, 'a> {
    pub dataset: &'a Dataset,
    pub ground: &'p Ground<'a>,
    pub doors: &'p Doors<'a>,
    pub ways: &'p Ways<'a>,
    pub closing: &'p Closing<'p, 'a>,
    pub chains: &'p Chains<'p, 'a>,
    pub request: &'p Request,
}

/// Prepares a request and hands it on.
pub fn prepared<R>(
    dataset: &Dataset,
    profile: &Profile,
    request: &Request,
    then: impl FnOnce(&Prepared<'_, '_>) -> R,
) -> R {
    let ground = Ground::new(dataset, profile, request);
    let doors = Doors::new(dataset);
    let ways = Ways::new(dataset);
    let closing = Closing { person: &ground.person, ways: &ways, today: request.today, known: Default::default() };
    let present = ground.present.map(|role| role.id.clone());
    let chains = Chains::new(&closing, &doors, present, ground.must_change_by(request));
    then(&Prepared {
        dataset,
        ground: &ground,
        doors: &doors,
        ways: &ways,
        closing: &closing,
        chains: &chains,
        request,
    })
}

/// Routes, evaluation, reasons and what stands beside them.
pub fn plan(dataset: &Dataset, profile: &Profile, request: &Request) -> Answer {
    prepared(dataset, profile, request, |prepared| {
        let Some(target) = prepared.target() else { return Answer::default() };
        let found = prepared.search();
        let arrive_by = request.goal.arrive_by;
        let mut answer = Answer {
            evaluation: prepared.evaluate(target),
            cards: cards(&found.ordinary, arrive_by, true),
            narrow: cards(&found.narrow, arrive_by, false),
            limited: found.limited,
            ..Answer::default()
        };
        for card in answer.cards.iter_mut().chain(&mut answer.narrow) {
            card.evidence = steps::evidence(prepared, &card.route);
            card.steps = steps::steps(prepared, &card.route);
        }
        if answer.cards.is_empty() {
            answer.no_route = Some(shut::no_route(prepared, target));
        }
        answer.beside = beside::beside(prepared, answer.cards.first());
        answer
    })
}

/// What the person wants: a post or a qualification.
#[derive(Clone, Copy)]
pub enum Target<'a> {
    Role(&'a Role),
    Qualification(&'a Id),
}

impl<'a> Prepared<'_, 'a> {
    pub fn target(&self) -> Option<Target<'a>> {
        let id = self.request.goal.target.as_ref()?;
        match self.dataset.role_or_former(id) {
            Some(role) if self.request.goal.event != crate::profile::Event::Held => Some(Target::Role(role)),
            role => match self.dataset.qualification_of(id.as_str()) {
                Some(qualification) => Some(Target::Qualification(&qualification.id)),
                None => role.map(Target::Role),
            },
        }
    }

    pub fn search(&self) -> Found {
        let setting = self.ground.setting(self.request);
        let search = Search {
            dataset: self.dataset,
            setting: &setting,
            doors: self.doors,
            ways: self.ways,
            closing: self.closing,
            chains: self.chains,
            max_changes: usize::from(self.dataset.defaults.max_changes),
        };
        match self.target() {
            Some(Target::Role(role)) => search.to_role(&role.id),
            Some(Target::Qualification(id)) => search.to_qualification(id),
            None => Found::default(),
        }
    }

    /// The target's doors judged at today's holdings.
    fn evaluate(&self, target: Target<'a>) -> Vec<DoorEvaluation> {
        let view = View::default();
        let judge = Judge { person: &self.ground.person, view: &view };
        let today = self.request.today;
        match target {
            Target::Role(role) => self
                .doors
                .of(&role.id)
                .iter()
                .map(|number| &self.doors.all[*number])
                .map(|door| DoorEvaluation {
                    role: role.id.clone(),
                    door: door.door.id.clone(),
                    kind: door.door.kind,
                    clauses: door
                        .asked
                        .iter()
                        .map(|asked| reason(judge, asked.at.clone(), &asked.clause, today))
                        .collect(),
                })
                .collect(),
            Target::Qualification(_) => Vec::new(),
        }
    }
}

/// Leaves that are not known and stand in a clause of the target's doors or of the routes found.
fn not_known(answer: &Answer, found: &BTreeSet<Leaf>) -> Vec<Leaf> {
    let mut leaves = found.clone();
    let reasons = answer.evaluation.iter().flat_map(|door| &door.clauses);
    for leaf in reasons.flat_map(|reason| &reason.leaves) {
        if leaf.verdict == super::answer::Verdict::Unknown {
            leaves.insert(leaf.leaf.clone());
        }
    }
    leaves.into_iter().collect()
}

/// The not-knowns whose answers yes and no, the others left unknown, give results that differ.
pub fn questions(dataset: &Dataset, profile: &Profile, request: &Request) -> Vec<Question> {
    let (answer, found) = prepared(dataset, profile, request, |prepared| {
        let evaluation = prepared.target().map(|target| prepared.evaluate(target)).unwrap_or_default();
        (Answer { evaluation, ..Answer::default() }, prepared.search().unknown)
    });
    let mut questions = Vec::new();
    for leaf in not_known(&answer, &found) {
        let Some((yes, no)) = super::ask::answered(dataset, profile, request, &leaf) else { continue };
        let outcome =
            |profile: &Profile| prepared(dataset, profile, request, |prepared| (prepared.outcome(), prepared.values()));
        let ((if_yes, all_yes), (if_no, all_no)) = (outcome(&yes), outcome(&no));
        if all_yes != all_no {
            questions.push(Question { leaf, if_yes, if_no });
        }
    }
    questions
}

/// What tells two results apart.
type Result = Vec<(Vec<(String, String)>, super::answer::Values, bool, bool)>;

impl Prepared<'_, '_> {
    fn outcome(&self) -> Outcome {
        let found = self.search();
        let certain: Vec<_> = found.ordinary.routes.iter().filter(|route| !route.is_conditional()).collect();
        let kinds: BTreeSet<_> = certain.iter().map(|route| route.kind()).collect();
        Outcome {
            earliest: certain.iter().map(|route| route.arrival).min(),
            least_cost: certain.iter().map(|route| route.cost).min(),
            kinds: kinds.len() as u32,
        }
    }

    fn values(&self) -> Result {
        let found = self.search();
        let mut all: Result = Vec::new();
        for (front, narrow) in [(&found.ordinary, false), (&found.narrow, true)] {
            all.extend(front.routes.iter().map(|route| {
                let kind = route.kind().into_iter().map(|(role, door)| (role.to_string(), door.to_string())).collect();
                (kind, route.values, route.is_conditional(), narrow)
            }));
        }
        all.sort();
        all
    }
}
