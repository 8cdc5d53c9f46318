//! A request made ready, and the searches that an answer is put together from.

use super::answer::{DoorEvaluation, Route, TakenStage, Verdict};
use super::front::{Asking, Found, Limits, Search};
use super::ground::Ground;
use super::matching::{Askings, Judge, View};
use super::routes::{Aid, Chains, Closing, Doors, Ways};
use super::schedule::Setting;
use super::{Request, told};
use crate::base::{Day, Id};
use crate::dataset::{Bound, Dataset, Leaf, Measure, Role};
use crate::profile::{Event, Profile};
use std::collections::BTreeSet;

/// Looked at for one answer.
pub const PLANNING: Limits = Limits { chains: 720, dated: 1_500, judged: 900_000 };
/// Looked at where it is enough to know whether there is a route, or another one.
pub const ASKING: Limits = Limits { chains: 300, dated: 66, judged: 100_000 };
/// Looked at for each answer to an open question: up to seventeen times for one page.
pub const ANSWERING: Limits = Limits { chains: 100, ..ASKING };

/// Years of age under which hardly anybody asks for another career.
const YOUNG: i32 = 28;

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
    let ways = Ways::new(dataset, &ground.pins);
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
        known_leaves: Default::default(),
        wanted: Default::default(),
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

    /// What the conditions of a route ask. Strange is what hardly anybody meets: work that is not usual in the own trade,
    /// skills that no post of an own licence gives, nor the present one, and facts of which the data say so; not where
    /// something else is enough.
    pub fn unlikely(&self) -> impl Fn(&Route) -> Asking {
        let is_own = self.usual_work();
        let skills: BTreeSet<&Id> = self.own_posts().flat_map(|role| &role.skills).collect();
        let dataset = self.dataset;
        let is_strange = move |leaf: &Leaf| match leaf {
            Leaf::Experience { .. } => !is_own(leaf),
            Leaf::Skill { what } => !skills.contains(what),
            Leaf::Fact { what } => dataset.fact_of(what.as_str()).is_some_and(|fact| fact.rare),
            _ => false,
        };
        // Who can be so young years from now is hardly out of school today.
        let today = self.request.today;
        let is_too_young = move |leaf: &Leaf, arrival: Day| match leaf {
            Leaf::Age { bound: Bound::AtMost, years, .. } => {
                (*years as i32) * 12 - today.whole_months_until(arrival) < YOUNG * 12
            }
            _ => false,
        };
        move |route| {
            let has_another = |leaf: &Leaf| {
                route.clauses.iter().any(|clause| {
                    let unknown = || clause.leaves.iter().filter(|reason| reason.verdict == Verdict::Unknown);
                    unknown().any(|reason| reason.leaf == *leaf) && unknown().any(|reason| !is_strange(&reason.leaf))
                })
            };
            let is_fact = |leaf: &Leaf| matches!(leaf, Leaf::Fact { .. });
            let strange = |leaf: &&Leaf| {
                is_strange(leaf) && (is_fact(leaf) || !has_another(leaf)) || is_too_young(leaf, route.arrival)
            };
            let months = |leaf: &Leaf| match leaf {
                Leaf::Experience { measure: Measure::Months, least, .. } => *least,
                _ => 0,
            };
            let conditions = &route.conditions;
            (conditions.iter().filter(strange).count(), conditions.len(), conditions.iter().map(months).sum())
        }
    }

    /// The present post and those of an own licence.
    fn own_posts(&self) -> impl Iterator<Item = &Role> {
        let person = &self.ground.person;
        self.dataset.role.iter().filter(|role| {
            self.ground.present.is_some_and(|present| present.id == role.id)
                || role.licences.iter().any(|licence| person.held(licence).is_some())
        })
    }

    /// Whether a leaf asks for work that a post of an own licence gives, or the present one; of who is still in training, no
    /// more of it than the training lasts.
    pub fn own_work(&self) -> impl Fn(&Leaf) -> bool {
        let person = &self.ground.person;
        let most = person.most_of_training().unwrap_or(u32::MAX);
        let own = person.domains.closed(self.own_posts().flat_map(|role| &role.gives));
        move |leaf| match leaf {
            Leaf::Experience { domain, least, .. } => *least <= most && own.has(person.domains.number(domain)),
            _ => false,
        }
    }

    /// Whether a leaf asks for work that is usual in the own trade: given by a third of the posts that people with an own
    /// licence mostly hold, or by the present one.
    pub fn usual_work(&self) -> impl Fn(&Leaf) -> bool {
        let person = &self.ground.person;
        // Posts of this trade alone, where there are any, or those that others may be in too.
        let held = |id: &Id| person.held(id).is_some();
        let of_trade = |role: &&Role| role.present && role.licences.iter().any(held);
        let has_own = self.dataset.role.iter().filter(of_trade).any(|role| role.licences.iter().all(held));
        let is_own = |role: &&Role| of_trade(role) && (!has_own || role.licences.iter().all(held));
        let given = |role: &Role| person.domains.closed(role.gives.iter());
        let posts: Vec<_> = self.dataset.role.iter().filter(is_own).map(given).collect();
        let present = self.ground.present.map(given);
        let is_own = self.own_work();
        move |leaf| match leaf {
            Leaf::Experience { domain, .. } => {
                let number = person.domains.number(domain);
                let giving = posts.iter().filter(|gives| gives.has(number)).count();
                let is_usual = 3 * giving >= posts.len() && giving > 0;
                is_own(leaf) && (is_usual || present.as_ref().is_some_and(|gives| gives.has(number)))
            }
            _ => false,
        }
    }

    pub fn search(&self) -> Found {
        self.search_with(PLANNING)
    }

    /// A search that looks at less: enough to tell whether there is a route.
    pub fn search_briefly(&self) -> Found {
        self.search_with(ASKING)
    }

    pub fn search_with(&self, limits: Limits) -> Found {
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

fn is_full_time(stage: &TakenStage) -> bool {
    matches!(stage, TakenStage::Course { full_time: true, .. })
}
