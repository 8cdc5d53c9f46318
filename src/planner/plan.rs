//! The whole answer of one request, put together from its parts.

use super::answer::{
    Answer, Card, Change, DoorEvaluation, Mark, Outcome, Question, Route, TakenStage, Values, Verdict,
};
use super::front::{Asking, Found, Limits, Search, Unlikely, cards};
use super::ground::Ground;
use super::matching::{Askings, Judge, View};
use super::routes::{Aid, Chains, Closing, Doors, Ways};
use super::schedule::Setting;
use super::{Request, beside, near, shut, steps, told};
use crate::base::{Day, Id};
use crate::dataset::{Dataset, Leaf, Measure, Role, Strength};
use crate::profile::{Event, Profile};
use std::collections::BTreeSet;

/// Looked at for one answer.
const PLANNING: Limits = Limits { chains: 600, dated: 700, judged: 400_000 };
/// Looked at for each answer to an open question.
const ASKING: Limits = Limits { chains: 300, dated: 66, judged: 100_000 };
/// Not-knowns tried for one request.
const MOST_ASKED: usize = 8;

/// Everything that a search of one request uses.
pub struct Prepared<'p, 'a> {
    pub dataset: &'a Dataset,
    pub ground: &'p Ground<'a>,
    pub doors: &'p Doors<'a>,
    pub ways: &'p Ways<'a>,
    pub aids: &'p [Aid<'a>],
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
    let profile = told::told(dataset, profile, request);
    let ground = Ground::new(dataset, &profile, request);
    let doors = Doors::new(&ground.person);
    let ways = Ways::new(dataset);
    let aids = Aid::all(dataset);
    let askings = Askings::new(&ground.person);
    let hours = ground.hours();
    let closing = Closing {
        person: &ground.person,
        ways: &ways,
        today: request.today,
        hours,
        askings,
        known: Default::default(),
    };
    let present = ground.present.map(|role| role.id.clone());
    let chains = Chains::new(&closing, &doors, present, ground.must_change_by(request));
    then(&Prepared {
        dataset,
        ground: &ground,
        doors: &doors,
        ways: &ways,
        aids: &aids,
        closing: &closing,
        chains: &chains,
        request,
    })
}

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
            answer.no_route = Some(shut::no_route(prepared, target));
        }
        answer.beside = beside::beside(prepared, answer.in_order().first().copied());
        answer.beside.wished = wished_beside;
        answer
    })
}

fn is_full_time(stage: &TakenStage) -> bool {
    matches!(stage, TakenStage::Course { full_time: true, .. })
}

/// Two posts of one route often share a condition.
fn say_each_condition_once(route: &mut Route) {
    let mut seen = BTreeSet::new();
    route.post_conditions.retain(|condition| seen.insert(*condition));
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

    /// What the conditions of a route ask; work of another trade is what no post of an own licence gives, nor the present one.
    pub fn unlikely(&self) -> impl Fn(&Route) -> Asking {
        let is_own = self.own_work();
        move |route| {
            let strange = |leaf: &&Leaf| matches!(leaf, Leaf::Experience { .. }) && !is_own(leaf);
            let months = |leaf: &Leaf| match leaf {
                Leaf::Experience { measure: Measure::Months, least, .. } => *least,
                _ => 0,
            };
            let conditions = &route.conditions;
            (conditions.iter().filter(strange).count(), conditions.len(), conditions.iter().map(months).sum())
        }
    }

    /// Whether a leaf asks for work that a post of an own licence gives, or the present one; of who is still in training, no
    /// more of it than the training lasts.
    fn own_work(&self) -> impl Fn(&Leaf) -> bool {
        let person = &self.ground.person;
        let most = self.ground.present.and_then(|role| role.lasts).map_or(u32::MAX, |lasts| lasts.about_days() / 30);
        let is_own = |role: &&Role| {
            self.ground.present.is_some_and(|present| present.id == role.id)
                || role.licences.iter().any(|licence| person.held(licence).is_some())
        };
        let own = person.domains.closed(self.dataset.role.iter().filter(is_own).flat_map(|role| &role.gives));
        move |leaf| match leaf {
            Leaf::Experience { domain, least, .. } => *least <= most && own.has(person.domains.number(domain)),
            _ => false,
        }
    }

    /// Marks the card by which somebody arrives soonest, if sooner than for certain, who has worked in their own trade for
    /// the years that it asks. Where nothing is certain nor as likely, the card that hangs on least.
    fn mark_what_stands_first(&self, cards: &mut [Card], unlikely: Unlikely<'_>) {
        let is_own = self.own_work();
        let is_likely = |route: &Route| {
            // Of alternatives one is enough.
            let is_beside_own = |leaf: &Leaf| {
                route.clauses.iter().any(|clause| {
                    let unknown = || clause.leaves.iter().filter(|reason| reason.verdict == Verdict::Unknown);
                    unknown().any(|reason| reason.leaf == *leaf) && unknown().any(|reason| is_own(&reason.leaf))
                })
            };
            route.is_conditional() && route.conditions.iter().all(|leaf| is_own(leaf) || is_beside_own(leaf))
        };
        let certain = cards.iter().flat_map(Card::routes).filter(|route| !route.is_conditional());
        let certain = certain.map(|route| route.arrival.month()).min();
        let sooner = |card: &Card| {
            let likely = card.routes().filter(|route| is_likely(route));
            likely
                .map(|route| route.arrival.month())
                .filter(|month| certain.is_none_or(|certain| *month < certain))
                .min()
        };
        let soonest = (0..cards.len()).filter_map(|at| Some((cards[at].late, sooner(&cards[at])?, at))).min();
        let hangs_on = |card: &Card| {
            let asked = card.routes().map(|route| (unlikely(route), route.arrival));
            asked.map(|((strange, count, _), arrival)| (strange, count, arrival)).min()
        };
        // Not at the price of a further post or more than a year.
        let soonest_route =
            || cards.iter().flat_map(Card::routes).min_by_key(|route| (route.arrival, route.changes.len()));
        let is_near = |card: &Card| {
            soonest_route().is_some_and(|soonest| {
                card.route.changes.len() <= soonest.changes.len()
                    && card.route.arrival <= soonest.arrival.plus_months(12)
            })
        };
        let near = || (0..cards.len()).filter(|at| is_near(&cards[*at]));
        let least = || near().map(|at| (cards[at].late, hangs_on(&cards[at]), at)).min();
        let first = match (soonest, certain) {
            (Some((.., at)), _) => Some(at),
            (None, Some(_)) => None,
            (None, None) => least().map(|(.., at)| at),
        };
        if let Some(at) = first {
            cards[at].stands_first = true;
        }
    }

    /// Where all marks join on one card and no other is as certain, the best route of another kind, through no more posts,
    /// stands beside it.
    fn set_another_kind_beside(&self, named: &mut Vec<Card>, unlikely: Unlikely<'_>) {
        let Some(Target::Role(role)) = self.target() else { return };
        let Some(at) = named.iter().position(|card| card.marks.len() == Mark::ALL.len()) else { return };
        let marked = &named[at].route;
        let is_as_certain = |card: &Card| card.route.is_conditional() <= marked.is_conditional();
        if named.iter().enumerate().any(|(other, card)| other != at && is_as_certain(card)) {
            return;
        }
        let number = |change: &Change| {
            let mut all = self.doors.of(&change.role).iter().copied();
            all.find(|number| self.doors.all[*number].door.id == change.door)
        };
        let chain: Option<Vec<usize>> = marked.changes.iter().map(number).collect();
        let setting = self.ground.setting(self.request);
        let search = Search { without: chain, ..self.searching(&setting, marked.changes.len(), ASKING) };
        let found = search.to_role(&role.id).ordinary;
        let others = cards(&found, self.request.goal.arrive_by, false, unlikely);
        let is_another = |card: &Card| named.iter().all(|other| other.route.kind() != card.route.kind());
        if let Some(other) = others.into_iter().find(|card| is_as_certain(card) && is_another(card)) {
            named.insert(at + 1, Card { variants: Vec::new(), variant_marks: Vec::new(), beaten: true, ..other });
        }
    }

    pub fn search(&self) -> Found {
        self.search_with(PLANNING)
    }

    /// A search that looks at less: enough to tell whether there is a route.
    pub fn search_briefly(&self) -> Found {
        self.search_with(ASKING)
    }

    fn search_with(&self, limits: Limits) -> Found {
        let setting = self.ground.setting(self.request);
        let search = self.searching(&setting, usize::from(self.dataset.defaults.max_changes), limits);
        match self.target() {
            Some(Target::Role(role)) => search.to_role(&role.id),
            Some(Target::Qualification(id)) => search.to_qualification(id),
            None => Found::default(),
        }
    }

    /// Unconditional routes into a role by one change from a day on, whatever the goal asks beside it.
    pub fn joined_from(&self, role: &Id, today: Day) -> Vec<Route> {
        let mut request = self.request.clone();
        request.today = today;
        request.goal.in_work_by = None;
        request.goal.event = Event::Joining;
        let setting = self.ground.setting(&request);
        let found = self.searching(&setting, 1, PLANNING).to_role(role);
        found.ordinary.routes().filter(|route| !route.is_conditional()).cloned().collect()
    }

    /// The first way to the qualification that is sought without leaving the present post.
    pub fn beside_the_post(&self) -> Option<Route> {
        let Some(Target::Qualification(id)) = self.target() else { return None };
        let setting = self.ground.setting(self.request);
        let found = self.searching(&setting, 0, ASKING).to_qualification(id);
        let routes = found.ordinary.routes().filter(|route| route.changes.is_empty());
        let routes = routes.filter(|route| !route.ways.iter().any(|way| way.stages.iter().any(is_full_time)));
        routes.min_by_key(|route| (route.is_conditional(), route.arrival, route.cost)).cloned()
    }

    pub fn searching<'s>(&'s self, setting: &'s Setting<'s, 'a>, max_changes: usize, limits: Limits) -> Search<'s, 'a> {
        Search {
            setting,
            doors: self.doors,
            ways: self.ways,
            aids: self.aids,
            closing: self.closing,
            chains: self.chains,
            max_changes,
            limits,
            without: None,
            floors: Default::default(),
            hanging: Default::default(),
        }
    }

    /// The target's doors judged at today's holdings.
    pub fn evaluate(&self, target: Target<'a>) -> Vec<DoorEvaluation> {
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
                    clauses: door.asked.iter().map(|asked| asked.reason(judge, today, today)).collect(),
                })
                .collect(),
            Target::Qualification(_) => Vec::new(),
        }
    }
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
        not_known(&evaluation, &prepared.search_with(ASKING).unknown)
    });
    let result =
        |profile: &Profile| prepared(dataset, profile, request, |prepared| Result::of(&prepared.search_with(ASKING)));
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
