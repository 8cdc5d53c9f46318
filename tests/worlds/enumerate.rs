//! Everything that could be done in a small world, by brute force, straight from the planner's model: every choice, every
//! schedule on the first days of months, and what is left when the needless and the beaten are dropped.
//!
//! Understands only what `generate` writes: dates on month firsts, lags in whole months, deadlines and expiries anywhere.
//! How it reads what the model leaves open stands in `README.md` beside this file.
#![allow(dead_code, reason = "each test crate that includes this uses another part of it")]

use norikae::base::{Day, Id, Lag, Month, Yen};
use norikae::dataset::{
    Amount, AsOf, Bound, Clause, Counts, Dataset, Door, DoorKind, Expr, Leaf, Locked, Measure, QualificationKind, Role,
    Sitting, Sittings, StageKind, Strength, Subsidy, Unsaid,
};
use norikae::planner::{
    Answer, Card, Change, ClauseAt, ClauseReason, Gain, LeafReason, Mark, NoRoute, Paid, Request, Route, TakenStage,
    TakenSubsidy, TakenWay, Values, Verdict,
};
use norikae::profile::{Event, Profile};
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

/// Whether something can be left out, all else kept, and nothing opens, comes later or costs more.
fn is_needless(found: &Found, results: &BTreeMap<Choice, Vec<Found>>) -> bool {
    let Choice { doors, gains, pays } = &found.choice;
    let mut without = Vec::new();
    for index in 0..gains.len() {
        let mut fewer = found.choice.clone();
        fewer.gains.remove(index);
        without.push(fewer);
        if gains[index].1.is_some() {
            let mut fewer = found.choice.clone();
            fewer.gains[index].1 = None;
            without.push(fewer);
        }
    }
    for index in 0..doors.len().saturating_sub(1) {
        let mut fewer = found.choice.clone();
        fewer.doors.remove(index);
        without.push(fewer);
    }
    for paid in pays {
        let mut fewer = found.choice.clone();
        fewer.pays.remove(paid);
        without.push(fewer);
    }
    without.iter().filter_map(|fewer| results.get(fewer)).flatten().any(|other| {
        let (with, without) = (&found.route, &other.route);
        without.arrival <= with.arrival
            && without.cost <= with.cost
            && without.values.open + other.unmet <= with.values.open + found.unmet
            && subset(&without.conditions, &with.conditions)
            && other.narrow <= found.narrow
    })
}

fn subset<T: Ord>(some: &[T], all: &[T]) -> bool {
    some.iter().all(|one| all.contains(one))
}

fn values_of(route: &Route) -> [i64; 6] {
    let Values { arrival, cost, unpaid_months, changes, gates, open } = route.values;
    [i64::from(arrival.0), cost, unpaid_months.into(), changes.into(), gates.into(), open.into()]
}

/// Whether what is entered last is a contract, which ends.
pub fn ends(route: &Route) -> bool {
    route.changes.last().is_some_and(|change| change.kind == DoorKind::Contract)
}

/// Whether `a` beats `b`: nowhere worse, somewhere better, conditions and unpriced steps among those of `b`, and no contract
/// where `b` is none.
pub fn dominates(a: &Route, b: &Route) -> bool {
    let (left, right) = (values_of(a), values_of(b));
    left.iter().zip(&right).all(|(x, y)| x <= y)
        && subset(&a.conditions, &b.conditions)
        && subset(&a.unpriced, &b.unpriced)
        && ends(a) <= ends(b)
        && (left != right || a.conditions.len() < b.conditions.len() || !ends(a) && ends(b))
}

fn front_of(routes: &[Found], narrow: bool) -> Vec<Found> {
    let of_kind: Vec<&Found> = routes.iter().filter(|found| found.narrow == narrow).collect();
    let mut unbeaten: Vec<&Found> = of_kind
        .iter()
        .filter(|found| !of_kind.iter().any(|other| dominates(&other.route, &found.route)))
        .copied()
        .collect();
    unbeaten.sort_by_key(|found| {
        let route = &found.route;
        let slack = std::cmp::Reverse(route.slack.unwrap_or(i32::MAX));
        (values_of(route), route.conditions.clone(), (route.unpriced.len(), route.hours, slack), found.choice.clone())
    });
    unbeaten.dedup_by_key(|found| (values_of(&found.route), found.route.conditions.clone(), ends(&found.route)));
    unbeaten.into_iter().cloned().collect()
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

    // Choices.

    /// Every chain of posts and doors that leads to the target.
    fn chains(&self) -> Vec<Chain<'a>> {
        let mut chains = Vec::new();
        self.extend(&mut Vec::new(), &mut chains);
        chains
    }

    fn extend(&self, chain: &mut Chain<'a>, chains: &mut Vec<Chain<'a>>) {
        if chain.len() >= usize::from(self.dataset.defaults.max_changes) {
            return;
        }
        let here = chain.last().map(|(role, _)| &role.id).or(self.present);
        for role in &self.dataset.role {
            if self.present == Some(&role.id) || chain.iter().any(|(passed, _)| passed.id == role.id) {
                continue;
            }
            for door in &role.door {
                let employer_has_it = match here {
                    Some(here) => door.from.is_empty() || door.from.contains(here),
                    None => door.from.is_empty() && door.kind != DoorKind::Transfer,
                };
                let is_target = self.request.goal.target.as_ref() == Some(&role.id);
                let is_no_step = door.beside || matches!(door.kind, DoorKind::Referral | DoorKind::Founding);
                if !is_target && (is_no_step || self.is_below(role)) {
                    continue;
                }
                let from_contract = chain.last().is_some_and(|(_, before)| before.kind == DoorKind::Contract);
                if !employer_has_it || from_contract && door.kind == DoorKind::Transfer {
                    continue;
                }
                chain.push((role, door));
                if self.request.goal.target.as_ref() == Some(&role.id) {
                    chains.push(chain.clone());
                } else {
                    self.extend(chain, chains);
                }
                chain.pop();
            }
        }
    }

    /// Whether the person holds what nobody takes such a post with.
    fn is_below(&self, role: &Role) -> bool {
        self.profile.licences.iter().chain(&self.profile.holds).any(|held| role.below.contains(&held.id))
    }

    /// The present post, and since when the person is in it.
    fn training(&self) -> Option<(&'a Role, i32)> {
        let present = self.present.and_then(|id| self.dataset.role_of(id.as_str()))?;
        let running = self.history.iter().filter(|stint| stint.to.is_none() && stint.role.as_ref() == self.present);
        Some((present, running.map(|stint| stint.from).min()?))
    }

    /// Everything that can be learnt: each qualification by each entry route with each program; each program for what
    /// it gives itself.
    fn gains(&self) -> Vec<Gain> {
        let mut gains = Vec::new();
        for qualification in &self.dataset.qualification {
            let held_for_ever = self
                .profile
                .licences
                .iter()
                .chain(&self.profile.holds)
                .any(|held| held.id == qualification.id && held.expires.is_none());
            if held_for_ever {
                continue;
            }
            for entry in qualification.entry.iter().filter(|entry| entry.open) {
                let mut choices: Vec<Vec<Id>> = vec![Vec::new()];
                for stage in &entry.stage {
                    if let StageKind::Course { programs } = &stage.kind {
                        choices = choices
                            .iter()
                            .flat_map(|so_far| {
                                programs.iter().map(|program| [so_far.clone(), vec![program.clone()]].concat())
                            })
                            .collect();
                    }
                }
                gains.extend(choices.into_iter().map(|programs| Gain::Qualification {
                    qualification: qualification.id.clone(),
                    route: entry.id.clone(),
                    programs,
                }));
            }
        }
        let with_gifts =
            |program: &&norikae::dataset::Program| !program.skills.is_empty() || !program.gives_months.is_empty();
        gains.extend(
            self.dataset.program.iter().filter(with_gifts).map(|program| Gain::Program { program: program.id.clone() }),
        );
        gains
    }

    fn programs_of(gain: &Gain) -> Vec<&Id> {
        match gain {
            Gain::Qualification { programs, .. } => programs.iter().collect(),
            Gain::Program { program } => vec![program],
        }
    }

    /// The ids that a gain gives: the qualification, skills, domains.
    fn gifts(&self, gain: &Gain) -> Vec<Id> {
        let mut gifts = Vec::new();
        if let Gain::Qualification { qualification, .. } = gain {
            gifts.push(qualification.clone());
            if let Some(entry) = self.dataset.qualification_of(qualification.as_str()) {
                gifts.extend(entry.brings.iter().cloned());
            }
        }
        for program in Self::programs_of(gain) {
            if let Some(program) = self.dataset.program_of(program.as_str()) {
                gifts.extend(program.skills.iter().cloned());
                gifts.extend(program.gives_months.iter().map(|given| given.domain.clone()));
            }
        }
        gifts
    }

    fn clauses_of_gain(&self, gain: &Gain) -> Vec<&'a Clause> {
        let mut clauses = Vec::new();
        if let Gain::Qualification { qualification, route, .. } = gain {
            let entry = self.entry(qualification, route);
            clauses.extend(&entry.clause);
            clauses.extend(entry.stage.iter().flat_map(|stage| &stage.clause));
        }
        for program in Self::programs_of(gain) {
            clauses.extend(&self.program(program).clause);
        }
        clauses
    }

    fn entry(&self, qualification: &Id, route: &Id) -> &'a norikae::dataset::EntryRoute {
        let entries = &self.dataset.qualification_of(qualification.as_str()).expect("a known qualification").entry;
        entries.iter().find(|entry| entry.id == *route).expect("a known entry route")
    }

    fn program(&self, id: &Id) -> &'a norikae::dataset::Program {
        self.dataset.program_of(id.as_str()).expect("a known program")
    }

    fn subsidies_of(&self, gain: &Gain) -> Vec<&'a Subsidy> {
        let programs = Self::programs_of(gain);
        self.dataset.subsidy.iter().filter(|subsidy| subsidy.programs.iter().any(|id| programs.contains(&id))).collect()
    }

    /// Gains that some clause of the chain asks for, directly or through another gain or an equivalent. Any other is
    /// needless.
    fn relevant_gains(&self, chain: &Chain) -> Vec<Gain> {
        let mut asked: BTreeSet<Id> = BTreeSet::new();
        let ask = |tree: &Expr, asked: &mut BTreeSet<Id>| {
            asked.extend(tree.leaves().iter().flat_map(|leaf| leaf.ids()).cloned());
        };
        for (role, door) in chain {
            for clause in door_clauses(role, door).iter().filter(|(_, clause)| clause.strength != Strength::Plus) {
                ask(&clause.1.asks.0, &mut asked);
            }
            ask(&door.only_if.0, &mut asked);
        }
        let all = self.gains();
        loop {
            let before = asked.len();
            for equivalent in &self.dataset.equivalent {
                let to = match &equivalent.to {
                    Counts::Months { domain, .. } | Counts::Rate { domain, .. } => domain,
                    Counts::Skill { skill } => skill,
                    Counts::Holding { holding } => holding,
                };
                if asked.contains(to) {
                    ask(&equivalent.from.0, &mut asked);
                }
            }
            for gain in &all {
                if self.gifts(gain).iter().any(|id| asked.contains(id)) {
                    for clause in self.clauses_of_gain(gain) {
                        ask(&clause.asks.0, &mut asked);
                    }
                    for subsidy in self.subsidies_of(gain) {
                        for clause in &subsidy.clause {
                            ask(&clause.asks.0, &mut asked);
                        }
                    }
                }
            }
            if asked.len() == before {
                break;
            }
        }
        all.into_iter().filter(|gain| self.gifts(gain).iter().any(|id| asked.contains(id))).collect()
    }

    /// Every choice of ways, subsidies and locks for a chain.
    fn choices(&self, chain: &Chain) -> Vec<Choice> {
        let doors: Vec<(Id, Id)> = chain.iter().map(|(role, door)| (role.id.clone(), door.id.clone())).collect();
        let mut sets: Vec<Vec<(Gain, Option<Id>)>> = vec![Vec::new()];
        for gain in self.relevant_gains(chain) {
            let with = sets.iter().filter(|set| !set.iter().any(|(other, _)| same_gap(other, &gain))).flat_map(|set| {
                let subsidies = self.subsidies_of(&gain);
                std::iter::once(None)
                    .chain(subsidies.iter().map(|subsidy| Some(subsidy.id.clone())))
                    .map(|subsidy| [set.clone(), vec![(gain.clone(), subsidy)]].concat())
                    .collect::<Vec<_>>()
            });
            let with: Vec<_> = with.collect();
            sets.extend(with);
        }
        let mut pays: Vec<BTreeSet<Id>> = vec![BTreeSet::new()];
        if chain.iter().any(|(_, door)| door.kind.leaves_employer()) {
            for (id, _, price) in self.locks() {
                if price.is_some() {
                    let with: Vec<_> =
                        pays.iter().map(|set| set.iter().chain([id]).cloned().collect::<BTreeSet<Id>>()).collect();
                    pays.extend(with);
                }
            }
        }
        sets.iter()
            .flat_map(|gains| {
                pays.iter().map(|pays| {
                    let mut gains = gains.clone();
                    gains.sort();
                    Choice { doors: doors.clone(), gains, pays: pays.clone() }
                })
            })
            .collect()
    }

    /// What locks leaving the present employer: until when, and at what price if it can be paid.
    fn locks(&self) -> Vec<(&'a Id, Day, Option<Yen>)> {
        if self.present.is_none() {
            return Vec::new();
        }
        let bound = self.profile.obligations.iter();
        bound
            .filter_map(|bound| {
                let obligation = self.dataset.obligation_of(bound.id.as_str())?;
                assert_eq!(obligation.locks, Locked::LeavingEmployer, "the only lock of enumerated worlds");
                Some((&bound.id, bound.until, bound.price.filter(|_| obligation.payable)))
            })
            .collect()
    }

    // Schedules of one choice.

    fn schedules(&self, chain: &Chain<'a>, choice: &Choice) -> Vec<Found> {
        let plans: Vec<Vec<Plan>> = choice
            .gains
            .iter()
            .map(|(gain, subsidy)| {
                let subsidy = subsidy.as_ref().map(|id| self.dataset.subsidy_of(id.as_str()).expect("a known subsidy"));
                self.plans(gain).into_iter().filter(|plan| self.can_be_paid_for(plan, subsidy)).collect()
            })
            .collect();
        let steps = chain.split_last().map(|(_, steps)| steps).unwrap_or_default();
        let is_below = |(gain, _): &(Gain, Option<Id>)| {
            matches!(gain, Gain::Qualification { qualification, .. }
                if steps.iter().any(|(role, _)| role.below.contains(qualification)))
        };
        if choice.gains.iter().any(is_below) {
            return Vec::new();
        }
        let mut best: BTreeMap<Vec<Verdict>, (Rank, Found)> = BTreeMap::new();
        let capacity = u32::from(self.profile.hours_per_week.unwrap_or(self.dataset.defaults.hours_per_week));
        let mut picked: Vec<usize> = vec![0; plans.len()];
        if plans.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        loop {
            let ways: Vec<(&Gain, &Plan)> = choice
                .gains
                .iter()
                .zip(&picked)
                .zip(&plans)
                .map(|(((gain, _), at), plans)| (gain, &plans[*at]))
                .collect();
            if self.busiest_month(&ways) <= capacity {
                let mut dates = Dates { stints: self.history.clone(), ways };
                self.pass_doors(chain, choice, &mut dates, &mut Vec::new(), &mut best);
            }
            let Some(at) = (0..picked.len()).find(|at| picked[*at] + 1 < plans[*at].len()) else {
                break;
            };
            picked[at] += 1;
            picked[..at].fill(0);
        }
        let all: Vec<(Rank, Found)> = best.into_values().collect();
        let for_its_clauses = |(rank, found): &&(Rank, Found)| {
            !all.iter().any(|(other_rank, other)| {
                let is_other = other_rank < rank || other_rank == rank && other.levels != found.levels;
                is_other && found.levels.iter().zip(&other.levels).all(|(asked, met)| asked <= met)
            })
        };
        all.iter().filter(for_its_clauses).map(|(_, found)| found.clone()).collect()
    }

    fn can_be_paid_for(&self, plan: &Plan, subsidy: Option<&Subsidy>) -> bool {
        let Some(subsidy) = subsidy else { return true };
        plan.stages.iter().any(|stage| match stage {
            TakenStage::Course { program, begin, .. } => {
                subsidy.programs.contains(program)
                    && subsidy.apply_before.before(*begin) >= self.request.today
                    && subsidy.ends.is_none_or(|ends| *begin <= ends)
            }
            _ => false,
        })
    }

    fn busiest_month(&self, ways: &[(&Gain, &Plan)]) -> u32 {
        let mut load = [0_u32; 64];
        for (_, plan) in ways {
            for (stage, months) in plan.stages.iter().zip(&plan.months) {
                if let TakenStage::Course { hours_per_week, .. } = stage {
                    for month in months.begin..months.end {
                        load[month as usize] += u32::from(*hours_per_week);
                    }
                }
            }
        }
        load.into_iter().max().unwrap_or_default()
    }

    /// Every way of dating a gain on its own.
    fn plans(&self, gain: &Gain) -> Vec<Plan> {
        let mut plans = Vec::new();
        let empty = Plan { stages: Vec::new(), months: Vec::new(), held: 0, passed: 0, expires: None, slack: None };
        match gain {
            Gain::Program { program } => {
                for (stage, months) in self.courses(None, program, 0, None) {
                    let end = months.end;
                    let (stages, months) = (vec![stage], vec![months]);
                    plans.push(Plan { stages, months, held: end, passed: end, ..empty.clone() });
                }
            }
            Gain::Qualification { qualification, route, programs } => {
                let entry = self.entry(qualification, route);
                self.stages(entry, programs, empty, &mut plans);
                let valid = self.dataset.qualification_of(qualification.as_str()).and_then(|entry| entry.valid);
                for plan in &mut plans {
                    plan.held = plan.months.last().map_or(0, |months| months.end);
                    let papers = plan.stages.iter().zip(&plan.months).rev().take_while(|(stage, months)| {
                        matches!(stage, TakenStage::Papers { .. }) && months.end - months.begin <= 2
                    });
                    plan.passed = papers.last().map_or(plan.held, |(_, months)| months.begin);
                    plan.expires = valid.map(|valid| valid.after(self.first_day(plan.held)));
                }
            }
        }
        plans.retain(|plan| plan.held <= self.horizon && self.keeps_held_days(gain, plan));
        plans
    }

    fn holds_days(&self) -> bool {
        !self.request.goal.pins.is_empty()
    }

    /// The day to which the person holds a step.
    fn held_day(&self, step: &str) -> Option<Day> {
        self.request.goal.pins.get(step).copied()
    }

    fn keeps_held_days(&self, gain: &Gain, plan: &Plan) -> bool {
        let keeps = |step: String, day: Day| self.held_day(&step).is_none_or(|held| held == day);
        let named = |word: &str, stage: &Id| match gain {
            Gain::Qualification { qualification, route, .. } => format!("{word}:{qualification}/{route}/{stage}"),
            Gain::Program { .. } => String::new(),
        };
        plan.stages.iter().all(|stage| match stage {
            TakenStage::Course { program, begin, .. } => keeps(format!("course:{program}"), *begin),
            TakenStage::Study { stage, begin, .. } => keeps(named("study", stage), *begin),
            TakenStage::Papers { stage, begin, .. } => keeps(named("papers", stage), *begin),
            TakenStage::Sitting { stage, file, sits, result, .. } => {
                keeps(named("file", stage), *file)
                    && keeps(named("sit", stage), *sits)
                    && keeps(named("result", stage), *result)
            }
        })
    }

    /// Dates the stages that are still open.
    fn stages(&self, entry: &'a norikae::dataset::EntryRoute, programs: &[Id], plan: Plan, plans: &mut Vec<Plan>) {
        let Some(stage) = entry.stage.get(plan.stages.len()) else {
            plans.push(plan);
            return;
        };
        let previous = plan.months.len().checked_sub(1).map(|at| (&entry.stage[at], plan.months[at]));
        let free_from = previous.map_or(0, |(_, months)| months.end);
        let at_latest = previous.and_then(|(stage, months)| {
            stage.lasts.map(|lasts| self.month_by(lasts.after(self.first_day(months.end))))
        });
        let mut dated: Vec<(TakenStage, StageMonths, Option<i32>)> = Vec::new();
        match &stage.kind {
            StageKind::Course { .. } => {
                let courses_before =
                    plan.stages.iter().filter(|stage| matches!(stage, TakenStage::Course { .. })).count();
                for (course, months) in self.courses(Some(&stage.id), &programs[courses_before], free_from, at_latest) {
                    dated.push((course, months, None));
                }
            }
            StageKind::Study { .. } => {
                panic!("private study lasts weeks, enumerated worlds count in months")
            }
            StageKind::Sitting { sittings, before_course_ends } => {
                let judged_when_filing = stage
                    .clause
                    .iter()
                    .chain(entry.clause.iter().filter(|_| plan.stages.is_empty()))
                    .any(|clause| clause.as_of == AsOf::Applying);
                let after_course = matches!(plan.stages.last(), Some(TakenStage::Course { .. }));
                for sitting in self.sittings(sittings) {
                    let sits = self.month_of(sitting.sits);
                    let not_before = match plan.months.last() {
                        Some(course) if *before_course_ends && after_course => course.begin.max(free_from - 12),
                        _ => free_from,
                    };
                    if sits < not_before || at_latest.is_some_and(|latest| sits > latest) {
                        continue;
                    }
                    let earliest = if after_course { 0 } else { free_from };
                    for file in self.filings(&sitting, earliest, judged_when_filing || self.holds_days()) {
                        let taken = TakenStage::Sitting {
                            stage: stage.id.clone(),
                            file: self.first_day(file),
                            closes: sitting.closes,
                            sits: sitting.sits,
                            result: sitting.result,
                            estimate: sitting.estimate,
                        };
                        let end = self.month_of(sitting.result).max(free_from);
                        let slack = after_course.then(|| self.first_day(free_from).days_until(sitting.sits));
                        dated.push((taken, StageMonths { begin: file, sits: Some(sits), end }, slack));
                    }
                }
            }
            StageKind::Papers { takes } => {
                // Waiting with the papers can only help where what they give expires.
                let latest = at_latest.unwrap_or(self.horizon).min(self.horizon);
                for begin in free_from..=latest {
                    let end = self.after(*takes, begin);
                    let taken = TakenStage::Papers {
                        stage: stage.id.clone(),
                        begin: self.first_day(begin),
                        end: self.first_day(end),
                    };
                    dated.push((taken, StageMonths { begin, sits: None, end }, None));
                    if !self.may_expire(entry) && !self.holds_days() {
                        break;
                    }
                }
            }
        }
        for (taken, months, slack) in dated {
            let in_time = stage.ends.is_none_or(|ends| self.first_day(months.end) <= ends);
            if in_time && months.end <= self.horizon {
                let mut longer = plan.clone();
                longer.stages.push(taken);
                longer.months.push(months);
                longer.slack = [longer.slack, slack].into_iter().flatten().min();
                self.stages(entry, programs, longer, plans);
            }
        }
    }

    fn may_expire(&self, entry: &norikae::dataset::EntryRoute) -> bool {
        self.dataset
            .qualification
            .iter()
            .any(|qualification| qualification.valid.is_some() && qualification.entry.contains(entry))
    }

    /// Dates of attending a program, begun between two months.
    fn courses(
        &self,
        stage: Option<&Id>,
        program: &Id,
        from: i32,
        at_latest: Option<i32>,
    ) -> Vec<(TakenStage, StageMonths)> {
        let entry = self.program(program);
        let intakes = &entry.intakes;
        assert!(!entry.full_time, "enumerated worlds have no full-time programs");
        let latest = at_latest.unwrap_or(self.horizon).min(self.horizon);
        let latest = intakes.ends.map_or(latest, |ends| latest.min(self.month_by(ends)));
        let begins: Vec<(i32, bool)> = if intakes.is_any() {
            (from..=latest).map(|month| (month, false)).collect()
        } else {
            intakes
                .days(self.first_day(0), self.first_day(latest.max(0)))
                .iter()
                .map(|dated| (self.month_of(dated.day), dated.estimate))
                .filter(|(month, _)| (from..=latest).contains(month))
                .collect()
        };
        begins
            .into_iter()
            .filter_map(|(begin, estimate)| {
                let begin_day = self.first_day(begin);
                let apply_by = intakes.closes_before.before(begin_day);
                let end = self.after(entry.takes, begin);
                (apply_by >= self.request.today && end <= self.horizon).then(|| {
                    let course = TakenStage::Course {
                        stage: stage.cloned(),
                        program: program.clone(),
                        apply_by,
                        begin: begin_day,
                        end: self.first_day(end),
                        hours_per_week: entry.hours_per_week,
                        full_time: false,
                        estimate,
                    };
                    (course, StageMonths { begin, sits: None, end })
                })
            })
            .collect()
    }

    fn sittings(&self, sittings: &Sittings) -> Vec<Sitting> {
        assert!(!sittings.is_any(), "enumerated worlds have no sittings on any day");
        sittings.all(self.request.today, self.first_day(self.horizon))
    }

    /// Months of filing for a sitting; only the last where nothing depends on it.
    fn filings(&self, sitting: &Sitting, from: i32, all: bool) -> Vec<i32> {
        let opens = self.month_from(sitting.opens.max(self.request.today)).max(from);
        let closes = self.month_by(sitting.closes);
        if opens > closes {
            Vec::new()
        } else if all {
            (opens..=closes).collect()
        } else {
            vec![closes]
        }
    }

    /// Passes the doors that are still open, in every month.
    fn pass_doors(
        &self,
        chain: &Chain<'a>,
        choice: &Choice,
        dates: &mut Dates,
        passed: &mut Vec<DatedDoor<'a>>,
        best: &mut BTreeMap<Vec<Verdict>, (Rank, Found)>,
    ) {
        let Some((role, door)) = chain.get(passed.len()) else {
            self.finish(choice, dates, passed, best);
            return;
        };
        let from = passed.last().map_or(0, |change| change.join);
        let free = self.present.is_none() && passed.is_empty();
        for change in self.door_dates(role, door, from, free) {
            let leaves = door.kind.leaves_employer() && passed.iter().all(|before| !before.door.kind.leaves_employer());
            let defaults = &self.dataset.defaults;
            let least = match door.kind {
                DoorKind::Transfer => defaults.least_stay_months.max(defaults.least_before_transfer_months),
                _ => defaults.least_stay_months,
            };
            let finished = |role: &Role, from: i32| self.after(role.finish.unwrap_or_default(), from);
            let stays = match passed.last() {
                Some(before) => {
                    let finished = finished(before.role, before.join);
                    change.join >= finished.max(before.join + i32::from(least))
                }
                None => self.training().is_none_or(|(role, from)| change.join >= finished(role, from)),
            };
            if !stays || leaves && !self.locks_allow(choice, change.join) {
                continue;
            }
            let left_before: Vec<Option<i32>> = dates.stints.iter().map(|stint| stint.to).collect();
            for stint in &mut dates.stints {
                if stint.to.is_none() {
                    stint.to = Some(change.join);
                }
            }
            dates.stints.push(self.stint(&role.id, change.join));
            let lawful = self.judged_of_door(&change).iter().all(|judged| self.can_stand(judged, dates))
                && passed.last().is_none_or(|before| self.lawful_in_post(before.role, before.join, change.join, dates));
            if lawful {
                passed.push(change);
                self.pass_doors(chain, choice, dates, passed, best);
                passed.pop();
            }
            dates.stints.pop();
            for (stint, to) in dates.stints.iter_mut().zip(left_before) {
                stint.to = to;
            }
        }
    }

    fn locks_allow(&self, choice: &Choice, leaving: i32) -> bool {
        self.locks().iter().all(|(id, until, _)| choice.pays.contains(*id) || self.first_day(leaving) >= *until)
    }

    /// Dates of a door that is tried from a month on, by somebody who has a post to leave or is free.
    fn door_dates(&self, role: &'a Role, door: &'a Door, from: i32, free: bool) -> Vec<DatedDoor<'a>> {
        let to_joining = door.to_joining_when_free.filter(|_| free).unwrap_or(door.to_joining);
        let of_door = |word: &str| format!("{word}:{}/{}", role.id, door.id);
        let of_post = format!("join:{}", role.id);
        let keeps = |step: &str, month: i32| self.held_day(step).is_none_or(|held| held == self.first_day(month));
        let mut dated = Vec::new();
        let mut searches: Vec<(i32, Option<i32>, i32)> = Vec::new();
        if let Some(rounds) = &door.rounds {
            for sitting in self.sittings(rounds) {
                let offer = self.month_of(sitting.result);
                for file in self.filings(&sitting, from, true) {
                    searches.push((file, Some(self.month_of(sitting.sits)), offer));
                }
            }
        } else {
            for apply in from..=self.horizon {
                let month = self.first_day(apply).month_of_year() as u8;
                if door.opens_months.is_empty() || door.opens_months.contains(&month) {
                    let usual = self.after(door.to_offer.typical, apply);
                    // A held offer may come up to a month later.
                    let latest = usual + i32::from(self.held_day(&of_door("offer")).is_some());
                    searches.extend((usual..=latest).map(|offer| (apply, None, offer)));
                }
            }
        }
        for (apply, sits, offer) in searches {
            let keeps_all = keeps(&of_door("search"), apply)
                && keeps(&of_door("file"), apply)
                && sits.is_none_or(|sits| keeps(&of_door("sit"), sits))
                && keeps(&of_door("offer"), offer);
            if offer > self.horizon || !keeps_all {
                continue;
            }
            let soonest = self.after(to_joining.typical, offer);
            let waits = self.month_by(door.joining_may_wait.after(self.first_day(soonest)));
            // So may a held joining.
            let latest = waits.max(soonest + i32::from(self.held_day(&of_post).is_some()));
            for join in (soonest..=latest.min(self.horizon)).filter(|join| keeps(&of_post, *join)) {
                let day = self.first_day(join);
                let opens = door.joins.as_ref().is_none_or(|when| when.is_any() || !when.days(day, day).is_empty());
                if opens {
                    dated.push(DatedDoor { role, door, apply, sits, offer, join });
                }
            }
        }
        dated
    }

    /// All `law` and `rule` clauses of a post on every day in it. Holdings can end within a month: so its last day too.
    fn lawful_in_post(&self, role: &Role, join: i32, leave: i32, dates: &Dates) -> bool {
        role.clause.iter().filter(|clause| clause.strength.must()).all(|clause| {
            (join..leave).all(|month| {
                let last = self.base.plus(month).last_day();
                self.verdict(&clause.asks.0, self.first_day(month), month, None, true, dates) >= Verdict::Unknown
                    && self.verdict(&clause.asks.0, last, month, None, true, dates) >= Verdict::Unknown
            })
        })
    }

    fn judged_of_door<'b>(&self, change: &DatedDoor<'b>) -> Vec<Judged<'b>> {
        let mut all: Vec<Judged<'b>> = door_clauses(change.role, change.door)
            .into_iter()
            .map(|(at, clause)| Judged {
                at,
                strength: clause.strength,
                as_of: clause.as_of,
                tree: &clause.asks.0,
                on: match clause.as_of {
                    AsOf::Applying => change.apply,
                    AsOf::Sitting => change.sits.unwrap_or(change.apply),
                    AsOf::Joining => change.join,
                    other => panic!("{other:?} is not used in enumerated worlds"),
                },
                expected_by: clause.expected_ok.then_some(change.join),
                of_door: true,
            })
            .collect();
        if change.door.only_if.0 != Expr::nothing() {
            all.push(Judged {
                at: ClauseAt::OnlyIf { role: change.role.id.clone(), door: change.door.id.clone() },
                strength: Strength::Rule,
                as_of: AsOf::Applying,
                tree: &change.door.only_if.0,
                on: change.apply,
                expected_by: None,
                of_door: true,
            });
        }
        all
    }

    fn judged_of_way(&self, gain: &Gain, plan: &Plan, subsidy: Option<&Id>) -> Vec<Judged<'a>> {
        let mut all = Vec::new();
        let on_stage = |clause: &Clause, months: &StageMonths| match months.sits {
            Some(sits) if clause.as_of == AsOf::Sitting => sits,
            _ => months.begin,
        };
        let mut push = |at: ClauseAt, clause: &'a Clause, on: i32| {
            all.push(Judged {
                at,
                strength: clause.strength,
                as_of: clause.as_of,
                tree: &clause.asks.0,
                on,
                expected_by: None,
                of_door: false,
            });
        };
        if let Gain::Qualification { qualification, route, .. } = gain {
            let entry = self.entry(qualification, route);
            for (index, clause) in entry.clause.iter().enumerate() {
                let at = ClauseAt::Entry { qualification: qualification.clone(), route: route.clone(), index };
                push(at, clause, on_stage(clause, &plan.months[0]));
            }
            for (stage, months) in entry.stage.iter().zip(&plan.months) {
                for (index, clause) in stage.clause.iter().enumerate() {
                    let at = ClauseAt::Stage {
                        qualification: qualification.clone(),
                        route: route.clone(),
                        stage: stage.id.clone(),
                        index,
                    };
                    push(at, clause, on_stage(clause, months));
                }
            }
        }
        for (stage, months) in plan.stages.iter().zip(&plan.months) {
            if let TakenStage::Course { program, .. } = stage {
                for (index, clause) in self.program(program).clause.iter().enumerate() {
                    push(ClauseAt::Program { program: program.clone(), index }, clause, months.begin);
                }
            }
        }
        if let Some(subsidy) = subsidy.and_then(|id| self.dataset.subsidy_of(id.as_str())) {
            let begin = plan.stages.iter().zip(&plan.months).find_map(|(stage, months)| match stage {
                TakenStage::Course { program, .. } if subsidy.programs.contains(program) => Some(months.begin),
                _ => None,
            });
            for (index, clause) in subsidy.clause.iter().enumerate() {
                push(ClauseAt::Subsidy { subsidy: subsidy.id.clone(), index }, clause, begin.unwrap_or(0));
            }
        }
        all
    }

    fn judge(&self, judged: &Judged, dates: &Dates) -> Verdict {
        let day = self.first_day(judged.on);
        self.verdict(judged.tree, day, judged.on, judged.expected_by, judged.strength.must(), dates)
    }

    fn can_stand(&self, judged: &Judged, dates: &Dates) -> bool {
        !judged.strength.must() || self.judge(judged, dates) >= Verdict::Unknown
    }

    /// A schedule is complete: keeps it if it is the best that meets its clauses.
    fn finish(
        &self,
        choice: &Choice,
        dates: &Dates,
        passed: &[DatedDoor<'a>],
        best: &mut BTreeMap<Vec<Verdict>, (Rank, Found)>,
    ) {
        let Some(last) = passed.last() else { return };
        if dates.ways.iter().any(|(_, plan)| plan.passed > last.join) || !self.in_work_in_time(passed) {
            return;
        }
        let mut judged = Vec::new();
        for change in passed {
            judged.extend(self.judged_of_door(change));
        }
        for ((gain, plan), (_, subsidy)) in dates.ways.iter().zip(&choice.gains) {
            judged.extend(self.judged_of_way(gain, plan, subsidy.as_ref()));
        }
        let judged: Vec<Judged> = judged.into_iter().filter(|judged| judged.strength != Strength::Plus).collect();
        let mut levels = Vec::new();
        for judged in &judged {
            let verdict = self.judge(judged, dates);
            let level = match judged.strength {
                Strength::Law | Strength::Rule if verdict < Verdict::Unknown => return,
                Strength::Usual if verdict < Verdict::Met => Verdict::NotMet,
                Strength::Closes if verdict == Verdict::Partly => Verdict::NotMet,
                _ => verdict,
            };
            levels.push(level);
        }
        let mut cost = dates
            .ways
            .iter()
            .zip(&choice.gains)
            .map(|((gain, plan), (_, subsidy))| self.price(gain, plan, subsidy.as_ref()).0)
            .sum::<Yen>();
        for (id, _, price) in self.locks() {
            if choice.pays.contains(id) {
                cost += price.unwrap_or_default();
            }
        }
        let unpaid = self.unpaid_months(passed);
        let slack = dates.ways.iter().filter_map(|(_, plan)| plan.slack).min();
        let arrival = match self.request.goal.event {
            Event::Offer => last.offer,
            Event::Joining => last.join,
            Event::Held => panic!("enumerated worlds aim at posts"),
        };
        let rank = Rank { arrival, cost, unpaid, slack: std::cmp::Reverse(slack.unwrap_or(i32::MAX)) };
        if best.get(&levels).is_some_and(|(so_far, _)| *so_far <= rank) {
            return;
        }
        let route = self.route(choice, dates, passed, &judged, &levels, &rank, slack);
        let is_unmet =
            |(judged, level): &(&Judged, &Verdict)| judged.strength == Strength::Closes && **level == Verdict::NotMet;
        let unmet = judged.iter().zip(&levels).filter(is_unmet).count() as u32;
        let choice = choice.clone();
        best.insert(levels.clone(), (rank, Found { choice, narrow: unmet > 0, unmet, levels, route }));
    }

    /// Whether the person is in an acceptable post on the day by which they must.
    fn in_work_in_time(&self, passed: &[DatedDoor]) -> bool {
        let Some(by) = self.request.goal.in_work_by else {
            return true;
        };
        let entered = passed.iter().rev().find(|change| self.first_day(change.join) <= by);
        let post = entered.map(|change| &change.role.id).or(self.present);
        post.is_some_and(|post| {
            let acceptable = &self.request.goal.acceptable;
            if !acceptable.is_empty() {
                return acceptable.contains(post);
            }
            let own = self
                .dataset
                .role_of(post.as_str())
                .is_some_and(|role| role.licences.iter().any(|licence| self.profile.holds_licence(licence)));
            own || self.request.goal.target.as_ref() == Some(post)
        })
    }

    fn unpaid_months(&self, passed: &[DatedDoor]) -> u32 {
        let is_paid = |id: &Id| self.dataset.role_of(id.as_str()).is_some_and(|role| !role.unpaid);
        let mut unpaid = 0;
        let (mut from, mut paid) = (0, self.present.is_some_and(is_paid));
        for change in passed {
            if !paid {
                unpaid += change.join - from;
            }
            from = change.join;
            paid = is_paid(&change.role.id);
        }
        unpaid as u32
    }

    /// Own cost of a way, what of it is a default, and what the subsidy gives.
    fn price(&self, gain: &Gain, plan: &Plan, subsidy: Option<&Id>) -> (Yen, Vec<Id>, Yen) {
        let (mut cost, mut unpriced, mut given) = (Yen::ZERO, Vec::new(), Yen::ZERO);
        for stage in &plan.stages {
            let TakenStage::Course { program, .. } = stage else {
                continue;
            };
            let price = self.program(program).price.as_ref().map(|figure| Yen(figure.value));
            if price.is_none() {
                unpriced.push(program.clone());
            }
            let price = price.unwrap_or(self.dataset.defaults.program_price);
            cost += price;
            if let Some(subsidy) = subsidy.and_then(|id| self.dataset.subsidy_of(id.as_str()))
                && subsidy.programs.contains(program)
            {
                given = match &subsidy.amount {
                    Amount::Fixed { yen } => (*yen).min(price),
                    Amount::Rate { per_mille, most } => price.per_mille(*per_mille).min(*most).min(price),
                };
            }
        }
        if let Gain::Qualification { qualification, route, .. } = gain {
            for stage in &self.entry(qualification, route).stage {
                match (&stage.fee, &stage.kind) {
                    (Some(fee), _) => cost += Yen(fee.value),
                    (None, StageKind::Sitting { .. }) => {
                        cost += self.dataset.defaults.exam_fee;
                        unpriced.push(stage.id.clone());
                    }
                    _ => {}
                }
            }
        }
        (cost - given, unpriced, given)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of a schedule, once")]
    fn route(
        &self,
        choice: &Choice,
        dates: &Dates,
        passed: &[DatedDoor<'a>],
        judged: &[Judged],
        levels: &[Verdict],
        rank: &Rank,
        slack: Option<i32>,
    ) -> Route {
        let mut conditions = BTreeSet::new();
        let mut open = 0;
        for (judged, level) in judged.iter().zip(levels) {
            match (judged.strength, level) {
                (Strength::Usual, Verdict::NotMet) | (Strength::Closes, Verdict::Argued) => open += 1,
                (Strength::Law | Strength::Rule | Strength::Closes, Verdict::Unknown) => {
                    self.unknown_leaves(judged, judged.tree, dates, &mut conditions);
                }
                _ => {}
            }
        }
        let mut ways = Vec::new();
        for (index, ((gain, plan), (_, subsidy))) in dates.ways.iter().zip(&choice.gains).enumerate() {
            let mut fewer = dates.ways.clone();
            fewer.remove(index);
            let without = Dates { stints: dates.stints.clone(), ways: fewer };
            let closes = judged
                .iter()
                .filter(|judged| self.judge(judged, &without) < self.judge(judged, dates))
                .map(|judged| judged.at.clone())
                .collect();
            ways.push(self.taken(gain, plan, subsidy.as_ref(), closes));
        }
        let leaving = passed.iter().position(|change| change.door.kind.leaves_employer());
        let changes: Vec<Change> = passed
            .iter()
            .enumerate()
            .map(|(index, change)| Change {
                role: change.role.id.clone(),
                door: change.door.id.clone(),
                kind: change.door.kind,
                apply: self.first_day(change.apply),
                sits: change.sits.map(|month| self.first_day(month)),
                offer: self.first_day(change.offer),
                join: self.first_day(change.join),
                join_low: self.first_day(change.join),
                join_high: self.first_day(change.join),
                estimate: false,
                pays: self
                    .locks()
                    .into_iter()
                    .filter(|(id, _, _)| leaving == Some(index) && choice.pays.contains(*id))
                    .map(|(id, _, price)| Paid { obligation: id.clone(), price: price.unwrap_or_default() })
                    .collect(),
            })
            .collect();
        let gates = ways.iter().map(|way| way.gates).sum::<u32>()
            + passed.iter().filter(|change| change.door.kind.is_gate()).count() as u32;
        let mut unpriced: Vec<Id> = ways.iter().flat_map(|way| way.unpriced.clone()).collect();
        unpriced.sort();
        let arrival = self.first_day(rank.arrival);
        Route {
            values: Values {
                arrival: arrival.month(),
                cost: rank.cost.in_fifty_thousands(),
                unpaid_months: rank.unpaid,
                changes: passed.iter().filter(|change| change.door.kind.leaves_employer()).count() as u32,
                gates,
                open,
            },
            arrival,
            cost: rank.cost,
            conditions: conditions.into_iter().collect(),
            unpriced,
            hours: ways.iter().map(|way| way.hours).sum(),
            slack,
            clauses: self.reasons(passed, dates),
            post_conditions: Vec::new(),
            changes,
            ways,
        }
    }

    fn taken(&self, gain: &Gain, plan: &Plan, subsidy: Option<&Id>, closes: Vec<ClauseAt>) -> TakenWay {
        let (cost, unpriced, amount) = self.price(gain, plan, subsidy);
        let hours = plan
            .stages
            .iter()
            .map(|stage| match stage {
                TakenStage::Course { begin, end, hours_per_week, .. } => {
                    begin.days_until(*end) as u32 * u32::from(*hours_per_week) / 7
                }
                _ => 0,
            })
            .sum();
        TakenWay {
            gains: gain.clone(),
            stages: plan.stages.clone(),
            held: self.first_day(plan.held),
            expires: plan.expires,
            cost,
            unpriced,
            subsidy: subsidy.and_then(|id| self.dataset.subsidy_of(id.as_str())).map(|subsidy| {
                let begin = plan.stages.iter().find_map(|stage| match stage {
                    TakenStage::Course { program, begin, .. } if subsidy.programs.contains(program) => Some(*begin),
                    _ => None,
                });
                TakenSubsidy {
                    subsidy: subsidy.id.clone(),
                    apply_by: subsidy.apply_before.before(begin.unwrap_or(self.request.today)),
                    amount,
                }
            }),
            hours,
            gates: plan.months.iter().filter(|months| months.sits.is_some()).count() as u32,
            slack: plan.slack,
            closes,
        }
    }

    /// Every clause of the doors, `plus` too, with its leaves.
    fn reasons(&self, passed: &[DatedDoor<'a>], dates: &Dates) -> Vec<ClauseReason> {
        let judged = passed.iter().flat_map(|change| self.judged_of_door(change));
        judged
            .map(|judged| ClauseReason {
                at: judged.at.clone(),
                strength: judged.strength,
                as_of: judged.as_of,
                verdict: self.judge(&judged, dates),
                leaves: judged
                    .tree
                    .leaves()
                    .into_iter()
                    .map(|leaf| {
                        let day = self.first_day(judged.on);
                        let verdict = self.leaf(leaf, day, judged.on, judged.expected_by, false, dates);
                        LeafReason { leaf: leaf.clone(), verdict, have: None, by: Vec::new() }
                    })
                    .collect(),
            })
            .collect()
    }

    // Judging.

    fn verdict(
        &self,
        tree: &Expr,
        day: Day,
        month: i32,
        expected_by: Option<i32>,
        must: bool,
        dates: &Dates,
    ) -> Verdict {
        let part = |part: &Expr| self.verdict(part, day, month, expected_by, must, dates);
        match tree {
            Expr::All(parts) => parts.iter().map(part).min().unwrap_or(Verdict::Met),
            Expr::Any(parts) => parts.iter().map(part).max().unwrap_or(Verdict::NotMet),
            Expr::AtLeast(count, parts) => {
                let mut verdicts: Vec<Verdict> = parts.iter().map(part).collect();
                verdicts.sort();
                verdicts[verdicts.len() - usize::from(*count)]
            }
            Expr::Leaf(leaf) => match self.leaf(leaf, day, month, expected_by, must, dates) {
                Verdict::Partly | Verdict::Argued if must => Verdict::NotMet,
                verdict => verdict,
            },
        }
    }

    /// The unknown leaves on which an unknown tree hangs.
    fn unknown_leaves(&self, judged: &Judged, tree: &Expr, dates: &Dates, into: &mut BTreeSet<Leaf>) {
        let day = self.first_day(judged.on);
        let must = judged.strength.must();
        if self.verdict(tree, day, judged.on, judged.expected_by, must, dates) != Verdict::Unknown {
            return;
        }
        match tree {
            Expr::Leaf(leaf) => {
                into.insert(leaf.clone());
            }
            Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => {
                parts.iter().for_each(|part| self.unknown_leaves(judged, part, dates, into));
            }
        }
    }

    /// `must`: for `law` and `rule` what can only be argued does not count.
    fn leaf(&self, leaf: &Leaf, day: Day, month: i32, expected_by: Option<i32>, must: bool, dates: &Dates) -> Verdict {
        let verdict = self.leaf_with_arguments(leaf, day, month, expected_by, dates);
        if must && verdict == Verdict::Argued { self.without_arguments(leaf) } else { verdict }
    }

    /// How a leaf stands that only an argument could meet.
    fn without_arguments(&self, leaf: &Leaf) -> Verdict {
        match leaf {
            Leaf::Holds { what, .. } => self.unheld(what),
            // What a person can do is not known where the profile does not say it.
            Leaf::Skill { .. } => Verdict::Unknown,
            _ => Verdict::NotMet,
        }
    }

    fn leaf_with_arguments(
        &self,
        leaf: &Leaf,
        day: Day,
        month: i32,
        expected_by: Option<i32>,
        dates: &Dates,
    ) -> Verdict {
        match leaf {
            Leaf::Holds { what, by } => {
                let (on, in_month) = expected_by.map_or((day, month), |event| (self.first_day(event), event));
                self.holds(what, by.as_ref(), on, in_month, expected_by.is_some(), dates)
            }
            Leaf::Skill { what } => self.has_skill(what, day, month, dates),
            Leaf::Fact { what } => {
                let unsaid = self.dataset.fact_of(what.as_str()).map_or(Unsaid::Unknown, |fact| fact.unsaid);
                match self.profile.facts.get(what) {
                    Some(true) => Verdict::Met,
                    Some(false) => Verdict::NotMet,
                    None => said(unsaid),
                }
            }
            Leaf::Experience { measure: Measure::Months, .. } => self.experience(leaf, day, month, dates),
            Leaf::Age { bound, years } => {
                let age = self.profile.age_on(day, self.request.today).expect("enumerated worlds know the age");
                let years = *years as i32;
                let met = match bound {
                    Bound::AtLeast => age >= years,
                    Bound::AtMost => age <= years,
                    Bound::Under => age < years,
                };
                if met { Verdict::Met } else { Verdict::NotMet }
            }
            other => panic!("`{other}` is not asked in enumerated worlds"),
        }
    }

    /// Equivalents whose `from` holds on the day: certain or argued.
    fn equivalents(&self, day: Day, month: i32, dates: &Dates, to: impl Fn(&Counts) -> Option<u32>) -> (u32, u32) {
        let (mut certain, mut argued) = (0, 0);
        for equivalent in &self.dataset.equivalent {
            let Some(counts) = to(&equivalent.to) else {
                continue;
            };
            let concerns =
                equivalent.licences.is_empty() || equivalent.licences.iter().any(|id| self.profile.holds_licence(id));
            let Expr::Leaf(Leaf::Holds { what, by: None }) = &equivalent.from.0 else {
                panic!("equivalents of enumerated worlds begin with a holding")
            };
            if concerns && self.really_holds(what, None, day, month, false, dates) {
                *(if equivalent.certain { &mut certain } else { &mut argued }) += counts;
            }
        }
        (certain, argued)
    }

    /// `expected`: what only waits for its papers counts.
    fn really_holds(&self, what: &Id, by: Option<&Id>, day: Day, month: i32, expected: bool, dates: &Dates) -> bool {
        let holders: Vec<&Id> = std::iter::once(what)
            .chain(self.dataset.qualification.iter().filter(|q| q.brings.contains(what)).map(|q| &q.id))
            .collect();
        let of_old = self.profile.licences.iter().chain(&self.profile.holds).any(|held| {
            holders.contains(&&held.id)
                && held.since.is_none_or(|since| since <= day)
                && held.expires.is_none_or(|expires| day < expires)
                && by.is_none_or(|by| held.by.as_ref() == Some(by))
        });
        of_old
            || dates.ways.iter().any(|(gain, plan)| match gain {
                Gain::Qualification { qualification, route, .. } => {
                    holders.contains(&qualification)
                        && (if expected { plan.passed } else { plan.held }) <= month
                        && plan.expires.is_none_or(|expires| day < expires)
                        && by.is_none_or(|by| route == by)
                }
                Gain::Program { .. } => false,
            })
    }

    fn holds(&self, what: &Id, by: Option<&Id>, day: Day, month: i32, expected: bool, dates: &Dates) -> Verdict {
        if self.really_holds(what, by, day, month, expected, dates) {
            return Verdict::Met;
        }
        let (certain, argued) = self.equivalents(day, month, dates, |to| match to {
            Counts::Holding { holding } if holding == what => Some(1),
            _ => None,
        });
        if certain > 0 {
            return Verdict::Met;
        }
        let verdict = self.unheld(what);
        if argued > 0 { verdict.max(Verdict::Argued) } else { verdict }
    }

    /// How a qualification stands that is neither held nor gained.
    fn unheld(&self, what: &Id) -> Verdict {
        let entry = self.dataset.qualification_of(what.as_str()).expect("a known qualification");
        let listed = |held: &norikae::profile::Held| held.id == *what;
        let was_said = self.profile.lacks.contains(what)
            || self.profile.licences.iter().any(listed)
            || self.profile.holds.iter().any(listed)
            || entry.kind == QualificationKind::Licence;
        if was_said { Verdict::NotMet } else { said(entry.unsaid) }
    }

    fn has_skill(&self, what: &Id, day: Day, month: i32, dates: &Dates) -> Verdict {
        let from_post = dates.stints.iter().any(|stint| {
            let role = stint.role.as_ref().and_then(|id| self.dataset.role_of(id.as_str()));
            role.is_some_and(|role| {
                let learnt = self.after(role.skills_after.unwrap_or_default(), stint.from);
                role.skills.contains(what) && learnt <= month && stint.to.is_none_or(|to| learnt <= to)
            })
        });
        let from_course = dates.ways.iter().any(|(_, plan)| {
            plan.stages.iter().zip(&plan.months).any(|(stage, months)| match stage {
                TakenStage::Course { program, .. } => {
                    months.end <= month && self.program(program).skills.contains(what)
                }
                _ => false,
            })
        });
        if self.profile.skills.contains(what) || from_post || from_course {
            return Verdict::Met;
        }
        match self.equivalents(day, month, dates, |to| match to {
            Counts::Skill { skill } if skill == what => Some(1),
            _ => None,
        }) {
            (1.., _) => Verdict::Met,
            (0, 1..) => Verdict::Argued,
            (0, 0) => Verdict::Unknown,
        }
    }

    fn experience(&self, leaf: &Leaf, day: Day, month: i32, dates: &Dates) -> Verdict {
        let Leaf::Experience { domain, least, filter, .. } = leaf else {
            return Verdict::NotMet;
        };
        assert!(
            !filter.continuous && filter.settings.is_empty() && filter.under.is_none() && filter.longest_gap.is_none(),
            "`{leaf}` is filtered in a way that enumerated worlds do not use"
        );
        let giving = || dates.stints.iter().filter(|stint| stint.domains.contains(domain));
        let mut months = 0_u128;
        for stint in giving() {
            for at in stint.from..stint.to.unwrap_or(month).min(month) {
                months |= 1 << (at + PAST);
            }
        }
        if let Some(within) = filter.within {
            months &= !below(month - within as i32);
        }
        if let Some(after) = &filter.after {
            let since = self.profile.licences.iter().chain(&self.profile.holds).filter(|held| held.id == *after);
            let since = since.map(|held| held.since.map_or(-PAST, |since| self.month_of(since)));
            let gained = dates.ways.iter().filter_map(|(gain, plan)| match gain {
                Gain::Qualification { qualification, .. } if qualification == after => Some(plan.held),
                _ => None,
            });
            months &= since.chain(gained).min().map_or(0, |gained| !below(gained));
        }
        let mut certain = months.count_ones();
        for (_, plan) in &dates.ways {
            for (stage, stage_months) in plan.stages.iter().zip(&plan.months) {
                if let TakenStage::Course { program, .. } = stage
                    && stage_months.end <= month
                {
                    let given = self.program(program).gives_months.iter();
                    certain += given.filter(|given| given.domain == *domain).map(|given| given.months).sum::<u32>();
                }
            }
        }
        let (surely, arguably) = self.equivalents(day, month, dates, |to| match to {
            Counts::Months { domain: counted, months } if counted == domain => Some(*months),
            Counts::Rate { .. } => panic!("rates are not used in enumerated worlds"),
            _ => None,
        });
        certain += surely;
        let is_there = giving().any(|stint| stint.from <= month && stint.to.is_none_or(|to| month < to));
        if filter.current && !is_there {
            return if certain > 0 { Verdict::Partly } else { Verdict::NotMet };
        }
        if certain >= *least {
            Verdict::Met
        } else if certain + arguably >= *least {
            Verdict::Argued
        } else if certain + arguably > 0 {
            Verdict::Partly
        } else {
            Verdict::NotMet
        }
    }
}

/// Bits of all months before this one.
fn below(month: i32) -> u128 {
    (1 << (month + PAST).clamp(0, 127)) - 1
}

fn said(unsaid: Unsaid) -> Verdict {
    match unsaid {
        Unsaid::Unknown => Verdict::Unknown,
        Unsaid::Lacks => Verdict::NotMet,
        Unsaid::Holds => Verdict::Met,
    }
}

/// Whether two gains close the same gap, so that a route takes at most one.
fn same_gap(a: &Gain, b: &Gain) -> bool {
    match (a, b) {
        (Gain::Qualification { qualification: a, .. }, Gain::Qualification { qualification: b, .. }) => a == b,
        (Gain::Program { program: a }, Gain::Program { program: b }) => a == b,
        // Nobody attends the same program twice.
        (Gain::Program { program }, Gain::Qualification { programs, .. })
        | (Gain::Qualification { programs, .. }, Gain::Program { program }) => programs.contains(program),
    }
}

/// Clauses of the work, of the grade and of the door.
fn door_clauses<'a>(role: &'a Role, door: &'a Door) -> Vec<(ClauseAt, &'a Clause)> {
    let mut all: Vec<(ClauseAt, &Clause)> = Vec::new();
    for (index, clause) in role.clause.iter().enumerate() {
        all.push((ClauseAt::Role { role: role.id.clone(), index }, clause));
    }
    for grade in role.grade.iter().filter(|grade| door.grade.as_ref() == Some(&grade.id)) {
        for (index, clause) in grade.clause.iter().enumerate() {
            all.push((ClauseAt::Grade { role: role.id.clone(), grade: grade.id.clone(), index }, clause));
        }
    }
    for (index, clause) in door.clause.iter().enumerate() {
        all.push((ClauseAt::Door { role: role.id.clone(), door: door.id.clone(), index }, clause));
    }
    all
}

/// By what the schedules of one choice are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    arrival: i32,
    cost: Yen,
    unpaid: u32,
    slack: std::cmp::Reverse<i32>,
}

/// The front as the planner would answer it, without steps and without what stands beside.
pub fn answer(enumeration: &Enumeration, request: &Request) -> Answer {
    let mut named = cards(&enumeration.front, request);
    mark(&mut named);
    named.sort_by_key(|card| {
        let has_mark = !card.marks.is_empty() || card.variant_marks.iter().any(|marks| !marks.is_empty());
        (!has_mark, card.route.is_conditional())
    });
    let narrow = cards(&enumeration.narrow, request);
    let no_route = (named.is_empty() && narrow.is_empty()).then(|| NoRoute::before(request.horizon));
    Answer { cards: named, narrow, no_route, ..Answer::default() }
}

fn cards(front: &[Found], request: &Request) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    let (certain, conditional): (Vec<&Found>, Vec<&Found>) =
        front.iter().partition(|found| !found.route.is_conditional());
    for found in certain.into_iter().chain(conditional) {
        match cards.iter_mut().find(|card| card.route.kind() == found.route.kind()) {
            Some(card) => {
                card.variants.push(found.route.clone());
                card.variant_marks.push(Vec::new());
            }
            None => cards.push(Card {
                marks: Vec::new(),
                route: found.route.clone(),
                variants: Vec::new(),
                variant_marks: Vec::new(),
                late: request.goal.arrive_by.is_some_and(|by| found.route.arrival > by),
                beaten: false,
                stands_first: false,
                evidence: Vec::new(),
                steps: Vec::new(),
            }),
        }
    }
    cards
}

/// Names 早 安 楽 堅.
fn mark(cards: &mut [Card]) {
    let all: Vec<Route> =
        cards.iter().flat_map(|card| std::iter::once(&card.route).chain(&card.variants)).cloned().collect();
    let hangs_on_less = |route: &Route| {
        all.iter().any(|other| {
            let near =
                other.changes.len() <= route.changes.len() && other.values.arrival.0 <= route.values.arrival.0 + 36;
            other.conditions.len() < route.conditions.len()
                && (near || other.conditions.is_empty())
                && other.conditions.iter().all(|leaf| route.conditions.contains(leaf))
        })
    };
    for mark in Mark::ALL {
        let best = cards
            .iter()
            .enumerate()
            .flat_map(|(at, card)| {
                let routes = std::iter::once(&card.route).chain(&card.variants).enumerate();
                routes.map(move |(variant, route)| ((at, variant), route))
            })
            .filter(|(_, route)| !hangs_on_less(route))
            .min_by_key(|(_, route)| {
                let [arrival, cost, unpaid, changes, gates, open] = values_of(route);
                match mark {
                    Mark::Earliest => [arrival, gates, cost, unpaid, changes, open],
                    Mark::Cheapest => [cost, arrival, unpaid, changes, gates, open],
                    Mark::Easiest => [changes, i64::from(route.hours), arrival, cost, unpaid, gates],
                    Mark::Surest => [open, gates, -i64::from(route.slack.unwrap_or(i32::MAX)), arrival, cost, unpaid],
                }
            })
            .map(|(at, _)| at);
        match best {
            Some((at, 0)) => cards[at].marks.push(mark),
            Some((at, variant)) => cards[at].variant_marks[variant - 1].push(mark),
            None => {}
        }
    }
}
