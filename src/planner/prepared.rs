//! A request made ready, and the searches that an answer is put together from.

use super::answer::{DoorEvaluation, Route, TakenStage};
use super::front::{Found, Limits, Search};
use super::ground::Ground;
use super::matching::{Askings, Judge, View};
use super::routes::{Aid, Chains, Closing, Doors, Ways};
use super::schedule::Setting;
use super::{Request, told};
use crate::base::{Day, Id};
use crate::dataset::{Dataset, Role};
use crate::profile::{Event, Profile};

/// Looked at for one answer.
pub const PLANNING: Limits = Limits { chains: 720, dated: 1_500, judged: 900_000 };
/// Looked at where it is enough to know whether there is a route, or another one.
pub const ASKING: Limits = Limits { chains: 300, dated: 66, judged: 100_000 };
/// Looked at for each answer to an open question: up to seventeen times for one page.
pub const ANSWERING: Limits = Limits { chains: 100, ..ASKING };

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
            unsure_ways: Default::default(),
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
