//! Everything that could be done in a small world, by brute force, straight from the planner's model: every choice, every
//! schedule on the first days of months, and what is left when the needless and the beaten are dropped.
//!
//! Understands only what `generate` writes: dates on month firsts, lags in whole months, deadlines and expiries anywhere.
#![allow(dead_code, reason = "each test crate that includes this uses another part of it")]

mod choices;
mod doors;
pub mod front;
mod judging;
mod leaves;
mod priced;
mod schedules;
mod ways;

use front::{front_of, is_needless};
use norikae::base::{Day, Id, Lag, Month, Yen};
use norikae::dataset::{AsOf, Dataset, Door, Expr, Role, Strength};
use norikae::planner::{ClauseAt, Gain, Request, Route, TakenStage, Verdict};
use norikae::profile::Profile;
use std::collections::{BTreeMap, BTreeSet};

/// Months are counted from the month of today. Earlier ones are negative, down to −`PAST`.
const PAST: i32 = 64;

/// What is decided before anything is dated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// Post and door of each change.
    pub doors: Vec<(Id, Id)>,
    pub gains: Vec<(Gain, Option<Id>)>,
    /// Obligations that are paid off.
    pub pays: BTreeSet<Id>,
}

/// The best schedule of a choice, with which clauses it meets.
#[derive(Clone, Debug)]
pub struct Found {
    pub choice: Choice,
    pub narrow: bool,
    /// `closes` clauses that are not met: more open than those met by argument, which are counted among the values.
    pub unmet: u32,
    /// How each clause stands that is not `plus`; the choice of clauses to close is part of what binds a schedule.
    pub levels: Vec<Verdict>,
    pub route: Route,
}

pub struct Enumeration {
    /// Choices of chain, doors, ways, subsidies and locks.
    pub choices: usize,
    /// Those of them that have a valid route without a needless step.
    pub valid: usize,
    /// The best schedule of each choice and of each set of clauses that it can close, without needless steps.
    pub routes: Vec<Found>,
    /// The front of ordinary routes. Of equal values with the same conditions one is kept.
    pub front: Vec<Found>,
    /// The front of those with an unmet `closes` clause.
    pub narrow: Vec<Found>,
}

/// Enumerates the world.
pub fn enumerate(dataset: &Dataset, profile: &Profile, request: &Request) -> Enumeration {
    let world = World::new(dataset, profile, request);
    let mut results: BTreeMap<Choice, Vec<Found>> = BTreeMap::new();
    for chain in world.chains() {
        for choice in world.choices(&chain) {
            let found = world.schedules(&chain, &choice);
            results.insert(choice, found);
        }
    }
    let routes: Vec<Found> =
        results.values().flatten().filter(|found| !is_needless(found, &results)).cloned().collect();
    Enumeration {
        choices: results.len(),
        valid: routes.iter().map(|found| &found.choice).collect::<BTreeSet<_>>().len(),
        front: front_of(&routes, false),
        narrow: front_of(&routes, true),
        routes,
    }
}

/// About how many schedules [`enumerate`] would look at, doors apart.
pub fn weight(dataset: &Dataset, profile: &Profile, request: &Request) -> usize {
    let world = World::new(dataset, profile, request);
    let mut plans: BTreeMap<Gain, usize> = BTreeMap::new();
    for gain in world.gains() {
        let count = world.plans(&gain).len();
        plans.insert(gain, count);
    }
    let of_choice = |choice: &Choice| choice.gains.iter().map(|(gain, _)| plans[gain]).product::<usize>();
    world.chains().iter().flat_map(|chain| world.choices(chain)).map(|choice| of_choice(&choice)).sum()
}

/// A stretch in a post, until it is left.
#[derive(Clone, Debug)]
struct Stint {
    role: Option<Id>,
    domains: Vec<Id>,
    from: i32,
    /// The month in which somebody else begins there.
    to: Option<i32>,
}

/// One dated way.
#[derive(Clone, Debug)]
struct Plan {
    stages: Vec<TakenStage>,
    /// Month of beginning or filing, month of sitting, month of ending of each stage.
    months: Vec<StageMonths>,
    held: i32,
    /// Month from which only a registration is waited for: papers of two months at most.
    passed: i32,
    expires: Option<Day>,
    slack: Option<i32>,
}

#[derive(Clone, Copy, Debug)]
struct StageMonths {
    begin: i32,
    sits: Option<i32>,
    end: i32,
}

/// A choice under way: what is fixed of its schedule.
struct Dates<'a> {
    stints: Vec<Stint>,
    ways: Vec<(&'a Gain, &'a Plan)>,
}

#[derive(Clone, Debug)]
struct DatedDoor<'a> {
    role: &'a Role,
    door: &'a Door,
    apply: i32,
    sits: Option<i32>,
    offer: i32,
    join: i32,
}

/// By what the schedules of one choice are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    arrival: i32,
    cost: Yen,
    unpaid: u32,
    slack: std::cmp::Reverse<i32>,
}

struct World<'a> {
    dataset: &'a Dataset,
    profile: &'a Profile,
    request: &'a Request,
    base: Month,
    horizon: i32,
    /// The post of today, if the person is in one.
    present: Option<&'a Id>,
    history: Vec<Stint>,
}

type Chain<'a> = Vec<(&'a Role, &'a Door)>;

/// A clause with its place and the day on which it is judged.
struct Judged<'a> {
    at: ClauseAt,
    strength: Strength,
    as_of: AsOf,
    tree: &'a Expr,
    on: i32,
    /// Where an expected holding counts: the month by which it must be there.
    expected_by: Option<i32>,
    /// Of a door, not of a way.
    of_door: bool,
}

impl<'a> World<'a> {
    fn new(dataset: &'a Dataset, profile: &'a Profile, request: &'a Request) -> Self {
        let base = request.today.month();
        assert_eq!(request.today.day_of_month(), 1, "enumerated worlds begin on the first of a month");
        let mut world = Self {
            dataset,
            profile,
            request,
            base,
            horizon: request.horizon.month().0 - base.0,
            present: profile.role.as_ref().filter(|_| profile.is_employed(request.today)),
            history: Vec::new(),
        };
        assert!(world.horizon < 60, "enumerated worlds are short");
        let spells = profile.spells.as_ref().expect("enumerated worlds know the person's history");
        for spell in spells {
            let from = world.month_of(spell.from);
            let to = spell.to.map(|last| world.month_of(last.plus_days(1)));
            let mut domains = spell.domains.clone();
            if let Some(role) = spell.role.as_ref().and_then(|id| dataset.role_of(id.as_str())) {
                domains.extend(role.gives.iter().cloned());
            }
            world.history.push(Stint { role: spell.role.clone(), domains: world.closed(domains), from, to });
        }
        if let Some(present) = world.present
            && !world.history.iter().any(|stint| stint.to.is_none() && stint.role.as_ref() == Some(present))
        {
            let stint = world.stint(present, 0);
            world.history.push(stint);
        }
        world
    }

    fn first_day(&self, month: i32) -> Day {
        self.base.plus(month).first_day()
    }

    fn month_of(&self, day: Day) -> i32 {
        assert_eq!(day.day_of_month(), 1, "{day} is not the first of a month");
        day.month().0 - self.base.0
    }

    /// The last month whose first day is not after `day`.
    fn month_by(&self, day: Day) -> i32 {
        day.month().0 - self.base.0
    }

    /// The first month whose first day is not before `day`.
    fn month_from(&self, day: Day) -> i32 {
        day.month().0 - self.base.0 + i32::from(day.day_of_month() > 1)
    }

    fn after(&self, lag: Lag, month: i32) -> i32 {
        self.month_of(lag.after(self.first_day(month)))
    }

    /// The domains with all that they lie within.
    fn closed(&self, mut domains: Vec<Id>) -> Vec<Id> {
        let mut at = 0;
        while at < domains.len() {
            if let Some(domain) = self.dataset.domain_of(domains[at].as_str()) {
                let wider: Vec<Id> = domain.within.iter().filter(|id| !domains.contains(id)).cloned().collect();
                domains.extend(wider);
            }
            at += 1;
        }
        domains
    }

    fn stint(&self, role: &Id, from: i32) -> Stint {
        let gives = self.dataset.role_of(role.as_str()).map(|role| role.gives.clone()).unwrap_or_default();
        Stint { role: Some(role.clone()), domains: self.closed(gives), from, to: None }
    }
}
