//! Reads an answer beside the facts and says everything in it that can't be: a second opinion that shares no code with
//! the planner. Works on days, on small worlds and on the real dataset alike.
//!
//! Where the model leaves a detail open, a clause gets a range of verdicts, and only what is wrong under every reading is
//! reported. An empty list means: nothing wrong was found.
#![allow(dead_code, reason = "each test crate that includes this uses another part of it")]

#[path = "held.rs"]
mod held;
#[path = "told.rs"]
mod told;

use norikae::base::{Day, Id, Yen};
use norikae::dataset::{
    Amount, Anchor, AsOf, Bound, Clause, Counts, Dataset, Door, DoorKind, EntryRoute, Expr, Filter, Force, Intakes,
    Leaf, Locked, Measure, Program, Role, Sittings, Stage, StageKind, Strength, Unsaid,
};
use norikae::planner::{
    Answer, Card, Cause, Change, ClauseAt, Gain, Mark, Request, Route, TakenStage, TakenWay, Verdict, What,
};
use norikae::profile::{Event, Profile};
use std::collections::BTreeSet;

/// Everything wrong in an answer.
pub fn check(dataset: &Dataset, profile: &Profile, request: &Request, answer: &Answer) -> Vec<String> {
    let mut problems = check_routes(dataset, profile, request, answer);
    for card in answer.cards.iter().chain(&answer.narrow) {
        let mut steps = Problems::of(&card.route);
        check_steps(request, card, &mut steps);
        problems.extend(steps.into_list());
    }
    problems
}

/// Everything wrong in an answer, its lists of steps apart.
pub fn check_routes(dataset: &Dataset, profile: &Profile, request: &Request, answer: &Answer) -> Vec<String> {
    let facts = Facts { dataset, profile, request };
    let mut problems = Vec::new();
    for (cards, narrow) in [(&answer.cards, false), (&answer.narrow, true)] {
        for route in cards.iter().flat_map(routes_of) {
            problems.extend(check_route(&facts, route, narrow));
        }
    }
    for route in &answer.near {
        problems.extend(check_route(&facts, route, false));
    }
    let mut whole = Problems { of: "the answer".to_owned(), list: Vec::new() };
    check_cards(&facts, answer, &mut whole);
    check_evaluation(&facts, answer, &mut whole);
    problems.extend(whole.into_list());
    problems
}

fn routes_of(card: &Card) -> impl Iterator<Item = &Route> {
    std::iter::once(&card.route).chain(&card.variants)
}

/// What was found, with the route in which it was found.
struct Problems {
    of: String,
    list: Vec<String>,
}

impl Problems {
    fn of(route: &Route) -> Self {
        let doors: Vec<String> =
            route.changes.iter().map(|change| format!("{}/{}", change.role, change.door)).collect();
        Self { of: doors.join(" > "), list: Vec::new() }
    }

    fn say(&mut self, problem: impl Into<String>) {
        self.list.push(problem.into());
    }

    fn unless(&mut self, is_so: bool, problem: impl FnOnce() -> String) {
        if !is_so {
            self.list.push(problem());
        }
    }

    fn into_list(self) -> impl Iterator<Item = String> {
        let of = self.of;
        self.list.into_iter().map(move |problem| format!("{of}: {problem}"))
    }
}

struct Facts<'a> {
    dataset: &'a Dataset,
    profile: &'a Profile,
    request: &'a Request,
}

impl<'a> Facts<'a> {
    fn today(&self) -> Day {
        self.request.today
    }

    /// The post of today, if the person is in one.
    fn present(&self) -> Option<&'a Id> {
        self.profile.role.as_ref().filter(|_| self.profile.is_employed(self.today()))
    }

    fn role(&self, id: &Id) -> Option<&'a Role> {
        self.dataset.role_or_former(id)
    }

    /// What arriving is: of what is a qualification and no post it is holding it, whatever is asked.
    fn event(&self) -> Event {
        let goal = &self.request.goal;
        let target = goal.target.as_ref().filter(|id| self.role(id).is_none());
        let is_held = target.is_some_and(|id| self.dataset.qualification_of(id.as_str()).is_some());
        if is_held { Event::Held } else { goal.event }
    }

    /// Whether a way gains what is the goal itself.
    fn is_goal(&self, way: &TakenWay) -> bool {
        let target = self.request.goal.target.as_ref();
        self.event() == Event::Held
            && matches!(&way.gains, Gain::Qualification { qualification, .. } if Some(qualification) == target)
    }

    /// Whether what a route enters last ends after a time.
    fn ends(&self, route: &Route) -> bool {
        let last = route.changes.last();
        let door = last.and_then(|last| self.role(&last.role)?.door.iter().find(|door| door.id == last.door));
        door.is_some_and(|door| door.fixed_term || door.kind == DoorKind::Contract)
    }

    fn door(&self, change: &Change) -> Option<(&'a Role, &'a Door)> {
        let role = self.role(&change.role)?;
        Some((role, role.door.iter().find(|door| door.id == change.door)?))
    }

    fn entry(&self, qualification: &Id, route: &Id) -> Option<&'a EntryRoute> {
        self.dataset.qualification_of(qualification.as_str())?.entry.iter().find(|entry| entry.id == *route)
    }

    fn program(&self, id: &Id) -> Option<&'a Program> {
        self.dataset.program_of(id.as_str())
    }
}

// One route.

fn check_route(facts: &Facts, route: &Route, narrow: bool) -> Vec<String> {
    let mut problems = Problems::of(route);
    check_chain(facts, route, &mut problems);
    for (index, change) in route.changes.iter().enumerate() {
        check_change(facts, route, index, change, &mut problems);
    }
    for way in &route.ways {
        check_way(facts, way, &mut problems);
    }
    held::check(facts, route, &mut problems);
    check_hours(facts, route, &mut problems);
    check_locks(facts, route, &mut problems);
    check_in_work_by(facts, route, &mut problems);
    let life = Life::of(facts, route);
    let judged = judged_of_route(facts, route);
    check_clauses(facts, route, narrow, &life, &judged, &mut problems);
    check_lawful_days(facts, route, &life, &mut problems);
    check_needless_ways(facts, route, &judged, &mut problems);
    check_values(facts, route, &life, &judged, &mut problems);
    problems.into_list().collect()
}

/// The chain leads from the present post to the target, door by door.
fn check_chain(facts: &Facts, route: &Route, problems: &mut Problems) {
    let most = usize::from(facts.dataset.defaults.max_changes);
    problems.unless(route.changes.len() <= most, || format!("has more than {most} changes"));
    let mut here = facts.present();
    let mut came_by = None;
    // Who wants to stay in their kind of post, but elsewhere, enters it anew.
    let anew = facts.request.goal.target.as_ref();
    let mut passed: BTreeSet<&Id> = here.into_iter().filter(|here| anew != Some(here)).collect();
    for change in &route.changes {
        let Some((role, door)) = facts.door(change) else {
            problems.say(format!("no door {}/{} exists", change.role, change.door));
            continue;
        };
        problems.unless(passed.insert(&role.id), || format!("enters {} twice", role.id));
        problems.unless(door.kind == change.kind, || format!("{} is no {:?}", door.id, change.kind));
        let employer_has_it = match here {
            Some(here) => door.from.is_empty() || door.from.contains(here),
            None => door.from.is_empty() && door.kind != DoorKind::Transfer,
        };
        problems.unless(employer_has_it, || format!("{}/{} does not open from {here:?}", role.id, door.id));
        let may_move = door.kind != DoorKind::Transfer || came_by != Some(DoorKind::Contract);
        problems.unless(may_move, || format!("{}/{} moves inside from a contract", role.id, door.id));
        (here, came_by) = (Some(&role.id), Some(door.kind));
    }
    let Some(target) = &facts.request.goal.target else {
        return;
    };
    if facts.event() == Event::Held {
        let gained = route.ways.iter().any(|way| facts.is_goal(way));
        problems.unless(gained, || format!("does not gain {target}"));
    } else {
        let last = route.changes.last().map(|change| &change.role);
        problems.unless(last == Some(target), || format!("ends in {last:?}, not in {target}"));
    }
}

/// One change has dates that its door allows.
fn check_change(facts: &Facts, route: &Route, index: usize, change: &Change, problems: &mut Problems) {
    let Some((role, door)) = facts.door(change) else {
        return;
    };
    let name = format!("{}/{}", role.id, door.id);
    let free_from = index.checked_sub(1).map_or(facts.today(), |before| route.changes[before].join);
    problems
        .unless(change.apply >= free_from, || format!("{name} is applied for on {}, before {free_from}", change.apply));
    let least = i32::from(facts.dataset.defaults.least_stay_months);
    let stayed = index == 0 || change.join >= free_from.plus_months(least);
    problems.unless(stayed, || format!("{name} is joined on {}, too soon after {free_from}", change.join));
    let month = change.apply.month_of_year() as u8;
    problems.unless(door.opens_months.is_empty() || door.opens_months.contains(&month), || {
        format!("{name} takes no applications in month {month}")
    });
    match (&door.rounds, change.sits) {
        (Some(rounds), Some(sits)) => {
            let days = Window::of(rounds, sits, facts);
            problems.unless(
                days.iter().any(|window| {
                    window.opens <= change.apply && change.apply <= window.closes && window.result == change.offer
                }),
                || {
                    format!(
                        "{name} has no round filed on {}, held on {sits} with a result on {}",
                        change.apply, change.offer
                    )
                },
            );
        }
        (Some(_), None) => problems.say(format!("{name} is a selection without a day")),
        (None, Some(sits)) => problems.say(format!("{name} has no rounds, but one on {sits}")),
        (None, None) => {
            let usual = door.to_offer.typical.after(change.apply);
            let held = format!("offer:{name}");
            let first = held::day(facts, &held).map_or(usual, |_| door.to_offer.low.after(change.apply));
            problems.unless((first..=held::until(facts, &held, usual)).contains(&change.offer), || {
                format!("{name} makes its offer on {usual}, not {}", change.offer)
            });
        }
    }
    let free = index == 0 && facts.present().is_none();
    let to_joining = door.to_joining_when_free.filter(|_| free).unwrap_or(door.to_joining);
    let by_door = to_joining.typical.after(change.offer);
    let join = format!("join:{}", role.id);
    let last = |usual: Day| door.joining_may_wait.after(usual).max(held::until(facts, &join, usual));
    let (mut soonest, mut latest) = (by_door, last(by_door));
    if held::day(facts, &join).is_some() {
        soonest = to_joining.low.after(change.offer);
    }
    if !free && door.kind.leaves_employer() {
        let (surely, perhaps) = notice(facts, change.offer);
        // Who has left for a school gives no notice any more.
        if full_time_courses(route).all(|(begin, _)| !(free_from..change.join).contains(&begin)) {
            soonest = soonest.max(surely);
        }
        latest = last(by_door.max(perhaps));
    }
    problems.unless((soonest..=latest).contains(&change.join), || {
        format!("{name} is joined on {}, not between {soonest} and {latest}", change.join)
    });
    if let Some(when) = door.joins.as_ref().filter(|when| !when.is_any()) {
        let opens = !when.days(change.join, change.join).is_empty();
        problems.unless(opens, || format!("{name} can't be joined on {}, only {when}", change.join));
    }
    problems.unless(change.join <= facts.request.horizon, || format!("{name} is joined after the horizon"));
    problems.unless((change.join_low..=change.join_high).contains(&change.join), || {
        format!("{name}: {} is outside of its band {} to {}", change.join, change.join_low, change.join_high)
    });
}

/// The day until which law or contract keeps who gives notice on a day, surely and perhaps.
fn notice(facts: &Facts, given: Day) -> (Day, Day) {
    let life = Life::today(facts);
    let (mut surely, mut perhaps) = (given, given);
    for procedure in &facts.dataset.procedure {
        let binds = matches!(procedure.force, Force::Law | Force::Contract)
            && procedure.anchor == Anchor::Leaving
            && procedure.roles.is_empty()
            && (procedure.licences.is_empty() || procedure.licences.iter().any(|id| told::may_hold(facts, id)));
        let Some(lead) = procedure.timing.at_latest_before.filter(|_| binds) else { continue };
        let moment = Moment { day: facts.today(), expected_by: None };
        let applies = life.verdict(facts, &procedure.only_if.0, &moment, true, &[]);
        if applies.low == Verdict::Met {
            surely = surely.max(lead.after(given));
        }
        if applies.high == Verdict::Met {
            perhaps = perhaps.max(lead.after(given));
        }
    }
    (surely, perhaps)
}

/// From when to when a route sends to school full-time.
fn full_time_courses(route: &Route) -> impl Iterator<Item = (Day, Day)> {
    route.ways.iter().flat_map(|way| &way.stages).filter_map(|stage| match stage {
        TakenStage::Course { begin, end, full_time: true, .. } => Some((*begin, *end)),
        _ => None,
    })
}

/// The published or ruled dates of one sitting.
struct Window {
    opens: Day,
    closes: Day,
    result: Day,
}

impl Window {
    /// The windows of the sittings held on a day: none, if nothing is held then.
    fn of(sittings: &Sittings, sits: Day, facts: &Facts) -> Vec<Self> {
        let held: Vec<_> = if sittings.is_any() {
            let too_late = sittings.ends.is_some_and(|ends| sits > ends);
            if too_late { Vec::new() } else { vec![sittings.on(sits, false)] }
        } else {
            sittings.all(facts.today().plus_months(-12), facts.request.horizon.plus_months(12))
        };
        held.into_iter()
            .filter(|sitting| sitting.sits == sits)
            .map(|sitting| Self { opens: sitting.opens, closes: sitting.closes, result: sitting.result })
            .collect()
    }
}

/// One way exists, and its stages follow each other on days that exist.
fn check_way(facts: &Facts, way: &TakenWay, problems: &mut Problems) {
    let name = match &way.gains {
        Gain::Qualification { qualification, route, .. } => format!("{qualification} by {route}"),
        Gain::Program { program } => program.to_string(),
    };
    for stage in &way.stages {
        check_stage_dates(facts, &name, stage, problems);
    }
    match &way.gains {
        Gain::Program { program } => {
            let one_course =
                matches!(&way.stages[..], [TakenStage::Course { stage: None, program: taken, .. }] if taken == program);
            problems.unless(one_course, || format!("{name} is not one course: {:?}", way.stages));
            problems.unless(way.expires.is_none(), || format!("{name} can't expire"));
        }
        Gain::Qualification { qualification, route, programs } => {
            let Some(entry) = facts.entry(qualification, route) else {
                problems.say(format!("no way {name} exists"));
                return;
            };
            problems.unless(entry.open, || format!("{name} is only planned"));
            check_stage_order(facts, &name, entry, programs, way, problems);
            let valid = facts.dataset.qualification_of(qualification.as_str()).and_then(|entry| entry.valid);
            let expires = valid.map(|valid| valid.after(way.held));
            problems.unless(way.expires == expires, || format!("{name} expires on {expires:?}, not {:?}", way.expires));
        }
    }
    let held = way.stages.iter().map(end_of).max();
    problems.unless(held == Some(way.held), || format!("{name} is held from {held:?}, not {}", way.held));
    problems.unless(!way.closes.is_empty() || facts.is_goal(way), || format!("{name} closes nothing"));
    let gates = way.stages.iter().filter(|stage| matches!(stage, TakenStage::Sitting { .. })).count() as u32;
    problems.unless(way.gates == gates, || format!("{name} has {gates} gates, not {}", way.gates));
    check_price(facts, &name, way, problems);
    check_way_hours(&name, way, problems);
    let slack = slack_of(way);
    problems.unless(slack.is_none() || way.slack == slack, || {
        format!("{name} has a slack of {slack:?} days, not {:?}", way.slack)
    });
}

fn begin_of(stage: &TakenStage) -> Day {
    match stage {
        TakenStage::Course { begin, .. } | TakenStage::Study { begin, .. } | TakenStage::Papers { begin, .. } => *begin,
        TakenStage::Sitting { sits, .. } => *sits,
    }
}

fn end_of(stage: &TakenStage) -> Day {
    match stage {
        TakenStage::Course { end, .. } | TakenStage::Study { end, .. } | TakenStage::Papers { end, .. } => *end,
        TakenStage::Sitting { result, .. } => *result,
    }
}

/// Days from the end of learning to the sitting behind it, the smallest of the way.
fn slack_of(way: &TakenWay) -> Option<i32> {
    way.stages
        .windows(2)
        .filter_map(|pair| match pair {
            [TakenStage::Course { end, .. } | TakenStage::Study { end, .. }, TakenStage::Sitting { sits, .. }] => {
                Some(end.days_until(*sits)).filter(|days| *days >= 0)
            }
            _ => None,
        })
        .min()
}

fn check_stage_dates(facts: &Facts, name: &str, stage: &TakenStage, problems: &mut Problems) {
    let today = facts.today();
    match stage {
        TakenStage::Course { program: id, apply_by, begin, end, hours_per_week, full_time, .. } => {
            let Some(program) = facts.program(id) else {
                problems.say(format!("{name}: no program {id} exists"));
                return;
            };
            problems.unless(begins_on(&program.intakes, *begin), || format!("{name}: {id} does not begin on {begin}"));
            let deadline = program.intakes.closes_before.before(*begin);
            problems
                .unless(*apply_by == deadline, || format!("{name}: {id} is applied for by {deadline}, not {apply_by}"));
            problems.unless(*apply_by >= today && *begin >= today, || format!("{name}: {id} begins in the past"));
            let ends = program.takes.after(*begin);
            problems.unless(*end == ends, || format!("{name}: {id} ends on {ends}, not {end}"));
            problems.unless(*hours_per_week == program.hours_per_week && *full_time == program.full_time, || {
                format!("{name}: {id} does not take {hours_per_week} hours a week")
            });
        }
        TakenStage::Study { begin, end, hours_per_week, hours, .. } => {
            let most = facts.dataset.defaults.study_hours_per_week;
            problems.unless((1..=most).contains(hours_per_week), || {
                format!("{name}: {hours_per_week} hours of study a week")
            });
            let possible = i64::from(begin.days_until(*end)) * i64::from(*hours_per_week);
            problems.unless(possible >= i64::from(*hours) * 7, || {
                format!("{name}: {hours} hours do not fit between {begin} and {end}")
            });
            problems.unless(*begin >= today, || format!("{name}: studied in the past"));
        }
        TakenStage::Sitting { file, closes, sits, result, .. } => {
            problems.unless(*file >= today, || format!("{name}: filed in the past"));
            problems.unless(file <= closes && closes <= sits && sits <= result, || {
                format!("{name}: filed {file} until {closes}, sat {sits}, result {result}")
            });
        }
        TakenStage::Papers { begin, .. } => {
            problems.unless(*begin >= today, || format!("{name}: papers in the past"));
        }
    }
    problems.unless(end_of(stage) <= facts.request.horizon, || format!("{name}: ends after the horizon"));
}

fn begins_on(intakes: &Intakes, day: Day) -> bool {
    if intakes.is_any() {
        intakes.ends.is_none_or(|ends| day <= ends)
    } else {
        intakes.days(day, day).iter().any(|dated| dated.day == day)
    }
}

/// The stages are those of the entry route, each begun when the one before has ended and while it still counts.
fn check_stage_order(
    facts: &Facts,
    name: &str,
    entry: &EntryRoute,
    programs: &[Id],
    way: &TakenWay,
    problems: &mut Problems,
) {
    if entry.stage.len() != way.stages.len() {
        problems.say(format!("{name} has {} stages, not {}", entry.stage.len(), way.stages.len()));
        return;
    }
    let mut programs = programs.iter();
    let mut before: Option<(&Stage, &TakenStage, Day)> = None;
    for (stage, taken) in entry.stage.iter().zip(&way.stages) {
        let ended = before.map_or(facts.today(), |(_, _, ended)| ended);
        let begins = begin_of(taken);
        let mut in_order = begins >= ended;
        let is_stage;
        match (&stage.kind, taken) {
            (StageKind::Course { programs: allowed }, TakenStage::Course { stage: id, program, .. }) => {
                is_stage = id.as_ref() == Some(&stage.id) && allowed.contains(program);
                problems.unless(programs.next() == Some(program), || format!("{name} does not say {program}"));
            }
            (StageKind::Study { hours: asked }, TakenStage::Study { stage: id, hours, .. }) => {
                is_stage = *id == stage.id && hours == asked;
            }
            (
                StageKind::Sitting { sittings, before_course_ends },
                TakenStage::Sitting { stage: id, file, closes, sits, result, .. },
            ) => {
                is_stage = *id == stage.id;
                in_order = in_order || *before_course_ends && matches!(before, Some((_, TakenStage::Course { .. }, _)));
                let exists = Window::of(sittings, *sits, facts).iter().any(|window| {
                    window.closes == *closes
                        && window.result == *result
                        && (window.opens..=window.closes).contains(file)
                });
                problems.unless(exists, || {
                    format!("{name}: no sitting on {sits} is filed on {file} by {closes} with a result on {result}")
                });
            }
            (StageKind::Papers { takes }, TakenStage::Papers { stage: id, begin, end }) => {
                is_stage = *id == stage.id;
                problems.unless(*end == takes.after(*begin), || format!("{name}: papers do not end on {end}"));
            }
            _ => is_stage = false,
        }
        problems.unless(is_stage, || format!("{name}: {taken:?} is no stage {}", stage.id));
        problems.unless(in_order, || format!("{name}: {} begins on {begins}, before {ended}", stage.id));
        problems.unless(stage.ends.is_none_or(|ends| begins <= ends), || format!("{name}: {} has ended", stage.id));
        if let Some((last, _, ended)) = before
            && let Some(lasts) = last.lasts
        {
            let until = lasts.after(ended);
            let soonest = if let TakenStage::Sitting { file, .. } = taken { *file } else { begins };
            problems.unless(soonest <= until, || format!("{name}: {} no longer counts on {soonest}", last.id));
        }
        before = Some((stage, taken, end_of(taken).max(ended)));
    }
}

/// What a way costs before any subsidy, and of what the price is a default.
fn gross_price(facts: &Facts, way: &TakenWay) -> (Yen, BTreeSet<Id>) {
    let mut cost = Yen::ZERO;
    let mut unpriced: BTreeSet<Id> = BTreeSet::new();
    for stage in &way.stages {
        if let TakenStage::Course { program: id, .. } = stage
            && let Some(program) = facts.program(id)
        {
            match &program.price {
                Some(price) => cost += Yen(price.value),
                None => {
                    cost += facts.dataset.defaults.program_price;
                    unpriced.insert(id.clone());
                }
            }
        }
    }
    if let Gain::Qualification { qualification, route, .. } = &way.gains
        && let Some(entry) = facts.entry(qualification, route)
    {
        for stage in &entry.stage {
            match (&stage.fee, &stage.kind) {
                (Some(fee), _) => cost += Yen(fee.value),
                (None, StageKind::Sitting { .. }) => {
                    cost += facts.dataset.defaults.exam_fee;
                    unpriced.insert(stage.id.clone());
                }
                _ => {}
            }
        }
    }
    (cost, unpriced)
}

fn subsidy_of(way: &TakenWay) -> Yen {
    way.subsidy.as_ref().map_or(Yen::ZERO, |taken| taken.amount)
}

/// Cost, what of it is a default, and that the subsidy can be had.
fn check_price(facts: &Facts, name: &str, way: &TakenWay, problems: &mut Problems) {
    let (gross, unpriced) = gross_price(facts, way);
    if let Some(taken) = &way.subsidy {
        match facts.dataset.subsidy_of(taken.subsidy.as_str()) {
            None => problems.say(format!("{name}: no subsidy {} exists", taken.subsidy)),
            Some(subsidy) => {
                let paid_for: Vec<(&Program, Day)> = way
                    .stages
                    .iter()
                    .filter_map(|stage| match stage {
                        TakenStage::Course { program, begin, .. } if subsidy.programs.contains(program) => {
                            facts.program(program).map(|program| (program, *begin))
                        }
                        _ => None,
                    })
                    .collect();
                let fits = paid_for.iter().any(|(program, begin)| {
                    let price =
                        program.price.as_ref().map_or(facts.dataset.defaults.program_price, |price| Yen(price.value));
                    let amount = match &subsidy.amount {
                        Amount::Fixed { yen } => (*yen).min(price),
                        Amount::Rate { per_mille, most } => price.per_mille(*per_mille).min(*most).min(price),
                    };
                    let apply_by = subsidy.apply_before.before(*begin);
                    amount == taken.amount
                        && apply_by == taken.apply_by
                        && apply_by >= facts.today()
                        && subsidy.ends.is_none_or(|ends| *begin <= ends)
                });
                problems.unless(fits, || {
                    format!(
                        "{name}: {} does not give ¥{} if applied for by {}",
                        taken.subsidy, taken.amount.0, taken.apply_by
                    )
                });
            }
        }
    }
    // A way may say its cost before or after the subsidy; the route's is always what is left to pay.
    problems.unless(way.cost == gross || way.cost == gross - subsidy_of(way), || {
        format!("{name} costs ¥{}, not ¥{}", gross.0, way.cost.0)
    });
    let said: BTreeSet<Id> = way.unpriced.iter().cloned().collect();
    problems.unless(said == unpriced, || format!("{name}: prices unknown of {unpriced:?}, not {said:?}"));
}

fn check_way_hours(name: &str, way: &TakenWay, problems: &mut Problems) {
    let (mut least, mut most) = (0_i64, 0_i64);
    for stage in &way.stages {
        match stage {
            TakenStage::Course { full_time: true, .. } => most += i64::MAX / 4,
            TakenStage::Course { begin, end, hours_per_week, .. } => {
                let weeks_times_seven = i64::from(begin.days_until(*end));
                let hours = weeks_times_seven * i64::from(*hours_per_week);
                least += hours / 8;
                most += hours / 6 + i64::from(*hours_per_week) + 1;
            }
            TakenStage::Study { hours, .. } => {
                least += i64::from(*hours);
                most += i64::from(*hours);
            }
            TakenStage::Sitting { .. } | TakenStage::Papers { .. } => {}
        }
    }
    problems.unless((least..=most).contains(&i64::from(way.hours)), || {
        format!("{name} takes {least} to {most} hours, not {}", way.hours)
    });
}

/// No week asks for more hours of learning than the person has.
fn check_hours(facts: &Facts, route: &Route, problems: &mut Problems) {
    let capacity = u32::from(facts.profile.hours_per_week.unwrap_or(facts.dataset.defaults.hours_per_week));
    let loads: Vec<(Day, Day, u32)> = route
        .ways
        .iter()
        .flat_map(|way| &way.stages)
        .filter_map(|stage| match stage {
            TakenStage::Course { begin, end, hours_per_week, full_time: false, .. }
            | TakenStage::Study { begin, end, hours_per_week, .. } => Some((*begin, *end, u32::from(*hours_per_week))),
            _ => None,
        })
        .collect();
    let schools: Vec<(Day, Day)> = full_time_courses(route).collect();
    for (index, (begin, end)) in schools.iter().enumerate() {
        let together = schools[..index].iter().any(|(from, until)| from < end && begin < until);
        problems.unless(!together, || format!("two schools are attended full-time at once on {begin}"));
    }
    for (day, _, _) in &loads {
        let busy: u32 =
            loads.iter().filter(|(begin, end, _)| begin <= day && day < end).map(|(_, _, hours)| hours).sum();
        problems.unless(busy <= capacity, || format!("{busy} hours a week on {day}, of {capacity}"));
    }
}

/// The day on which the present employer is left, and the change that does it.
fn leaving(facts: &Facts, route: &Route) -> Option<(usize, Day)> {
    facts.present()?;
    let at = route.changes.iter().position(|change| change.kind.leaves_employer())?;
    Some((at, route.changes[at].join))
}

/// No lock is broken without its price, and none is paid for nothing.
fn check_locks(facts: &Facts, route: &Route, problems: &mut Problems) {
    let left = leaving(facts, route);
    for bound in &facts.profile.obligations {
        let Some(obligation) = facts.dataset.obligation_of(bound.id.as_str()) else {
            continue;
        };
        if obligation.locks != Locked::LeavingEmployer {
            continue;
        }
        let Some((at, day)) = left else { continue };
        let paid = route.changes[at].pays.iter().find(|paid| paid.obligation == bound.id);
        match paid {
            None => problems.unless(day >= bound.until, || {
                format!("leaves on {day} without paying {}, which locks until {}", bound.id, bound.until)
            }),
            Some(paid) => {
                problems.unless(obligation.payable && bound.price == Some(paid.price), || {
                    format!("{} can't be paid off with ¥{}", bound.id, paid.price.0)
                });
                problems.unless(day < bound.until, || format!("{} is paid off though it is served by {day}", bound.id));
            }
        }
    }
    for (index, change) in route.changes.iter().enumerate() {
        for paid in &change.pays {
            let bound = facts.profile.obligations.iter().any(|bound| bound.id == paid.obligation);
            let of_employer = facts
                .dataset
                .obligation_of(paid.obligation.as_str())
                .is_some_and(|obligation| obligation.locks == Locked::LeavingEmployer);
            let here = !of_employer || left.is_some_and(|(at, _)| at == index);
            problems.unless(bound && here, || format!("{} is paid off where it does not bind", paid.obligation));
        }
    }
}

/// By `in_work_by` the person is in an acceptable post.
fn check_in_work_by(facts: &Facts, route: &Route, problems: &mut Problems) {
    let goal = &facts.request.goal;
    let Some(by) = goal.in_work_by else { return };
    let entered = route.changes.iter().rev().find(|change| change.join <= by).map(|change| &change.role);
    let post = entered.or(facts.present());
    let acceptable = post.is_some_and(|post| {
        if !goal.acceptable.is_empty() {
            return goal.acceptable.contains(post) || goal.target.as_ref() == Some(post);
        }
        let own = facts
            .role(post)
            .is_some_and(|role| role.licences.iter().any(|licence| facts.profile.holds_licence(licence)));
        own || goal.target.as_ref() == Some(post)
    });
    problems.unless(acceptable, || format!("is in {post:?} on {by}"));
}

// Clauses on their days.

/// A clause of a route with the days on which it may be judged (several where the model leaves it open).
struct Judged<'a> {
    at: ClauseAt,
    strength: Strength,
    tree: &'a Expr,
    days: Vec<Day>,
    /// Where an expected holding counts: the days by which it must be there.
    expected_by: Option<Day>,
    of_door: bool,
    /// What the way that asks gains: no condition of itself.
    gains: Option<&'a Id>,
}

fn judged_of_route<'a>(facts: &Facts<'a>, route: &'a Route) -> Vec<Judged<'a>> {
    let mut all = Vec::new();
    for change in &route.changes {
        if let Some((role, door)) = facts.door(change) {
            all.extend(judged_of_door(role, door, change));
        }
    }
    for way in &route.ways {
        judged_of_way(facts, way, &mut all);
    }
    all
}

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

fn judged_of_door<'a>(role: &'a Role, door: &'a Door, change: &Change) -> Vec<Judged<'a>> {
    let mut all: Vec<Judged> = door_clauses(role, door)
        .into_iter()
        .map(|(at, clause)| Judged {
            at,
            strength: clause.strength,
            tree: &clause.asks.0,
            days: match clause.as_of {
                AsOf::Applying => vec![change.apply],
                AsOf::Sitting => change.sits.map_or(vec![change.apply, change.offer], |sits| vec![sits]),
                AsOf::Joining => vec![change.join],
                AsOf::FiscalYear => {
                    let year = change.join.year() - i32::from(change.join.month_of_year() < 4);
                    Day::new(year, 4, 1).into_iter().collect()
                }
                AsOf::FirstOfFebruary => {
                    let years = BTreeSet::from([change.apply.year(), change.sits.unwrap_or(change.apply).year()]);
                    years.into_iter().filter_map(|year| Day::new(year, 2, 1)).collect()
                }
            },
            expected_by: clause.expected_ok.then_some(change.join),
            of_door: true,
            gains: None,
        })
        .collect();
    if door.only_if.0 != Expr::nothing() {
        all.push(Judged {
            at: ClauseAt::OnlyIf { role: role.id.clone(), door: door.id.clone() },
            strength: Strength::Rule,
            tree: &door.only_if.0,
            days: vec![change.apply],
            expected_by: None,
            of_door: true,
            gains: None,
        });
    }
    all
}

fn judged_of_way<'a>(facts: &Facts<'a>, way: &'a TakenWay, all: &mut Vec<Judged<'a>>) {
    let gains = match &way.gains {
        Gain::Qualification { qualification, .. } => Some(qualification),
        Gain::Program { .. } => None,
    };
    let mut push = |at: ClauseAt, clause: &'a Clause, taken: &TakenStage| {
        let days = match taken {
            TakenStage::Sitting { file, sits, .. } => match clause.as_of {
                AsOf::Applying => vec![*file],
                AsOf::Sitting => vec![*sits],
                _ => vec![*file, *sits],
            },
            other => vec![begin_of(other)],
        };
        let expected_by = clause.expected_ok.then(|| days.iter().copied().max()).flatten();
        all.push(Judged {
            at,
            strength: clause.strength,
            tree: &clause.asks.0,
            days,
            expected_by,
            of_door: false,
            gains,
        });
    };
    if let Gain::Qualification { qualification, route, .. } = &way.gains
        && let Some(entry) = facts.entry(qualification, route)
    {
        for (index, clause) in entry.clause.iter().enumerate() {
            if let Some(first) = way.stages.first() {
                let at = ClauseAt::Entry { qualification: qualification.clone(), route: route.clone(), index };
                push(at, clause, first);
            }
        }
        for (stage, taken) in entry.stage.iter().zip(&way.stages) {
            for (index, clause) in stage.clause.iter().enumerate() {
                let at = ClauseAt::Stage {
                    qualification: qualification.clone(),
                    route: route.clone(),
                    stage: stage.id.clone(),
                    index,
                };
                push(at, clause, taken);
            }
        }
    }
    let subsidy = way.subsidy.as_ref().and_then(|taken| facts.dataset.subsidy_of(taken.subsidy.as_str()));
    for taken in &way.stages {
        let TakenStage::Course { program: id, .. } = taken else {
            continue;
        };
        if let Some(program) = facts.program(id) {
            for (index, clause) in program.clause.iter().enumerate() {
                push(ClauseAt::Program { program: id.clone(), index }, clause, taken);
            }
        }
        if let Some(subsidy) = subsidy.filter(|subsidy| subsidy.programs.contains(id)) {
            for (index, clause) in subsidy.clause.iter().enumerate() {
                push(ClauseAt::Subsidy { subsidy: subsidy.id.clone(), index }, clause, taken);
            }
        }
    }
}

/// From the strictest to the kindest reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    low: Verdict,
    high: Verdict,
}

impl Range {
    fn is(verdict: Verdict) -> Self {
        Self { low: verdict, high: verdict }
    }

    fn of(low: Verdict, high: Verdict) -> Self {
        Self { low: low.min(high), high: low.max(high) }
    }

    /// For `law` and `rule` partly and by argument are no.
    fn strict(self) -> Self {
        let strict = |verdict| match verdict {
            Verdict::Partly | Verdict::Argued => Verdict::NotMet,
            other => other,
        };
        Self::of(strict(self.low), strict(self.high))
    }
}

fn check_clauses(facts: &Facts, route: &Route, narrow: bool, life: &Life, judged: &[Judged], problems: &mut Problems) {
    let mut shut = Vec::new();
    let mut asked: BTreeSet<&Leaf> = BTreeSet::new();
    for judged in judged.iter().filter(|judged| judged.strength != Strength::Plus) {
        let range = life.judge(facts, judged, &[]);
        let decides = judged.strength.must() || judged.strength == Strength::Closes;
        if judged.strength.must() && range.high < Verdict::Unknown {
            problems.say(format!("{:?} `{}` is not met on {:?}", judged.at, judged.tree, judged.days));
        }
        if judged.strength == Strength::Closes && range.high < Verdict::Unknown {
            shut.push(format!("{:?} `{}`", judged.at, judged.tree));
        }
        if !decides {
            continue;
        }
        let is_open = judged.strength == Strength::Closes && range.low < Verdict::Unknown;
        let assumed = life.judge(facts, judged, &route.conditions);
        problems.unless(assumed.high > Verdict::Unknown || range.high < Verdict::Unknown || narrow && is_open, || {
            format!("{:?} `{}` is not known, and no condition says so", judged.at, judged.tree)
        });
        if range.low <= Verdict::Unknown {
            asked.extend(judged.tree.leaves());
        }
    }
    for condition in &route.conditions {
        problems.unless(asked.contains(condition), || {
            format!("nothing hangs on the condition `{condition}`, arriving on {}", route.arrival)
        });
    }
    let distinct: BTreeSet<&Leaf> = route.conditions.iter().collect();
    problems.unless(distinct.len() == route.conditions.len(), || "a condition is named twice".to_owned());
    if narrow {
        let may_be_narrow = judged
            .iter()
            .any(|judged| judged.strength == Strength::Closes && life.judge(facts, judged, &[]).low < Verdict::Unknown);
        problems.unless(may_be_narrow, || "is narrow without a reason".to_owned());
    } else {
        problems.unless(shut.is_empty(), || format!("is narrow by {shut:?}, but stands among the others"));
    }
    check_reasons(facts, route, life, judged, problems);
}

/// The route says of every clause of its doors how it stands.
fn check_reasons(facts: &Facts, route: &Route, life: &Life, judged: &[Judged], problems: &mut Problems) {
    for judged in judged.iter().filter(|judged| judged.of_door) {
        let Some(reason) = route.clauses.iter().find(|reason| reason.at == judged.at) else {
            let may_be_left_out = matches!(judged.at, ClauseAt::OnlyIf { .. });
            problems.unless(may_be_left_out, || format!("{:?} is not accounted for", judged.at));
            continue;
        };
        let range = life.judge(facts, judged, &[]);
        let class = |verdict: Verdict| match (judged.strength, verdict) {
            (Strength::Law | Strength::Rule, Verdict::Partly | Verdict::Argued) => 0,
            (Strength::Usual | Strength::Plus, Verdict::Met) => 4,
            (Strength::Usual | Strength::Plus, _) | (_, Verdict::NotMet | Verdict::Partly) => 0,
            (_, Verdict::Unknown) => 1,
            (_, Verdict::Argued) => 2,
            (_, Verdict::Met) => 4,
        };
        problems.unless((class(range.low)..=class(range.high)).contains(&class(reason.verdict)), || {
            format!("{:?} `{}` is {range:?} on {:?}, not {:?}", judged.at, judged.tree, judged.days, reason.verdict)
        });
    }
}

/// The clauses of each post hold on every day in it; on the target's, on the day of joining.
fn check_lawful_days(facts: &Facts, route: &Route, life: &Life, problems: &mut Problems) {
    for (role, day, clause) in unlawful_days(facts, route, life) {
        problems.say(format!("in {role} on {day}, though `{}` is not met", clause.asks.0));
    }
}

/// Days in the posts on the way on which a `law` or `rule` clause of the work itself is not met.
fn unlawful_days<'f>(facts: &'f Facts, route: &Route, life: &Life) -> Vec<(&'f Id, Day, &'f Clause)> {
    let mut unlawful = Vec::new();
    for pair in route.changes.windows(2) {
        let [change, next] = pair else { continue };
        let Some(role) = facts.role(&change.role) else {
            continue;
        };
        let mut days: BTreeSet<Day> = BTreeSet::from([change.join, next.join.plus_days(-1)]);
        days.extend(life.holdings.iter().filter_map(|holding| holding.expires).map(|expires| expires.plus_days(1)));
        days.retain(|day| (change.join..next.join).contains(day));
        for clause in role.clause.iter().filter(|clause| clause.strength.must()) {
            for day in &days {
                let moment = Moment { day: *day, expected_by: clause.expected_ok.then_some(*day) };
                let range = life.verdict(facts, &clause.asks.0, &moment, true, &[]);
                if range.high < Verdict::Unknown {
                    unlawful.push((&role.id, *day, clause));
                }
            }
        }
    }
    unlawful
}

/// Without any one way something opens.
fn check_needless_ways(facts: &Facts, route: &Route, judged: &[Judged], problems: &mut Problems) {
    let life = Life::of(facts, route);
    for index in 0..route.ways.len() {
        let mut fewer = route.clone();
        let way = fewer.ways.remove(index);
        if facts.is_goal(&way) {
            continue;
        }
        let without = Life::of(facts, &fewer);
        let is_needed = judged
            .iter()
            .filter(|judged| judged.strength != Strength::Plus)
            .any(|judged| life.judge(facts, judged, &[]) != without.judge(facts, judged, &[]));
        // It may also be what keeps a post on the way lawful.
        let is_needed = is_needed || !unlawful_days(facts, route, &without).is_empty();
        problems.unless(is_needed, || format!("{:?} is needless", way.gains));
    }
}

// Values.

fn check_values(facts: &Facts, route: &Route, life: &Life, judged: &[Judged], problems: &mut Problems) {
    let last = route.changes.last();
    let arrival = match facts.event() {
        Event::Offer => last.map(|change| change.offer),
        Event::Joining => last.map(|change| change.join),
        Event::Held => route.ways.iter().find(|way| facts.is_goal(way)).map(|way| way.held),
    };
    problems.unless(arrival == Some(route.arrival), || format!("arrives on {arrival:?}, not {}", route.arrival));
    let values = &route.values;
    problems.unless(values.arrival == route.arrival.month(), || format!("arrives in {}", values.arrival));
    let paid = route.changes.iter().flat_map(|change| &change.pays).map(|paid| paid.price);
    let cost: Yen = route.ways.iter().map(|way| gross_price(facts, way).0 - subsidy_of(way)).chain(paid).sum();
    problems.unless(route.cost == cost, || format!("costs ¥{}, not ¥{}", cost.0, route.cost.0));
    let steps = cost.in_fifty_thousands();
    problems.unless(values.cost == steps, || format!("costs {steps} steps, not {}", values.cost));
    let changes = route.changes.iter().filter(|change| change.kind.leaves_employer()).count() as u32;
    problems.unless(values.changes == changes, || format!("changes employer {changes} times, not {}", values.changes));
    let gates = route.ways.iter().map(|way| way.gates).sum::<u32>()
        + route.changes.iter().filter(|change| change.kind.is_gate()).count() as u32;
    problems.unless(values.gates == gates, || format!("passes {gates} gates, not {}", values.gates));
    for pair in route.changes.windows(2) {
        let lasts = facts.role(&pair[0].role).and_then(|role| role.lasts);
        problems.unless(lasts.is_none_or(|lasts| pair[1].join <= lasts.after(pair[0].join)), || {
            format!("stays in {} from {} to {}, longer than it lasts", pair[0].role, pair[0].join, pair[1].join)
        });
    }
    let (least, most) = unpaid_months(facts, route);
    problems.unless((least..=most).contains(&values.unpaid_months), || {
        format!("is without pay for {least} to {most} months, not {}", values.unpaid_months)
    });
    let (mut least, mut most) = (0, 0);
    for judged in judged {
        let range = life.judge(facts, judged, &[]);
        let of_subsidy = matches!(judged.at, ClauseAt::Subsidy { .. });
        match judged.strength {
            Strength::Usual => {
                least += u32::from(range.high < Verdict::Met && !of_subsidy);
                most += u32::from(range.low < Verdict::Met);
            }
            Strength::Closes => {
                least += u32::from(range == Range::is(Verdict::Argued));
                most += u32::from(range.low <= Verdict::Argued && range.high >= Verdict::Argued);
            }
            _ => {}
        }
    }
    problems.unless((least..=most).contains(&values.open), || {
        format!("leaves {least} to {most} clauses open, not {}", values.open)
    });
    let hours: u32 = route.ways.iter().map(|way| way.hours).sum();
    problems.unless(route.hours == hours, || format!("takes {hours} hours, not {}", route.hours));
    let slack = route.ways.iter().filter_map(|way| way.slack).min();
    problems.unless(route.slack == slack, || format!("has a slack of {slack:?}, not {:?}", route.slack));
    let unpriced: BTreeSet<&Id> = route.ways.iter().flat_map(|way| &way.unpriced).collect();
    let said: BTreeSet<&Id> = route.unpriced.iter().collect();
    problems.unless(said == unpriced, || format!("prices unknown of {unpriced:?}, not {said:?}"));
}

/// Months in which no paid post is held, from today to the last joining; part of a month counts or does not.
fn unpaid_months(facts: &Facts, route: &Route) -> (u32, u32) {
    let is_paid = |id: &Id| facts.role(id).is_some_and(|role| !role.unpaid);
    let full_time: Vec<(Day, Day)> = full_time_courses(route).collect();
    let (mut least, mut most) = (0, 0);
    let mut from = facts.today();
    // Of whom no post is told, nothing is told of pay either.
    let nothing_told = facts.profile.role.is_none() && facts.profile.employed != Some(false);
    let mut paid = nothing_told || facts.present().is_some_and(is_paid);
    let mut add = |from: Day, to: Day, surely: bool| {
        let whole = from.whole_months_until(to);
        let part = i32::from(from.plus_months(whole) < to);
        least += if surely { whole } else { 0 };
        most += whole + part;
    };
    for change in &route.changes {
        // Somebody who goes to school full-time may have left the post for it.
        let school =
            full_time.iter().filter(|(begin, _)| (from..change.join).contains(begin)).map(|(begin, _)| *begin).min();
        match school {
            Some(begin) if paid => add(begin, change.join, false),
            _ if !paid => add(from, change.join, true),
            _ => {}
        }
        from = change.join;
        paid = is_paid(&change.role);
    }
    if facts.event() == Event::Held && route.arrival > from {
        add(from, route.arrival, false);
    }
    (least as u32, most as u32)
}

// The person's life under a route.

/// A stretch in a post, up to the day before `to`.
#[derive(Clone, Debug)]
struct Stint {
    role: Option<Id>,
    domains: BTreeSet<Id>,
    settings: BTreeSet<Id>,
    from: Day,
    to: Option<Day>,
    hours_per_week: Option<u8>,
}

/// Since when, until when something is held, and from when on only if it was kept up.
#[derive(Clone, Copy, Debug)]
struct Term {
    since: Option<Day>,
    expires: Option<Day>,
    renewed_from: Option<Day>,
}

#[derive(Clone, Debug)]
struct Holding {
    id: Id,
    by: Option<Id>,
    since: Option<Day>,
    expires: Option<Day>,
    /// The qualification of the way that gains it, itself or with it.
    gained_with: Option<Id>,
    /// From when on only a registration (papers of two months at most) is waited for, where a way gains it.
    passed: Option<Day>,
    /// From when on it is held only if it was kept up.
    renewed_from: Option<Day>,
}

#[derive(Clone)]
struct Finished<'a> {
    program: &'a Program,
    end: Day,
}

/// A post that a route enters.
#[derive(Clone)]
struct Entered<'a> {
    role: &'a Role,
    by: DoorKind,
    on: Day,
}

#[derive(Clone)]
struct Life<'a> {
    entered: Vec<Entered<'a>>,
    stints: Vec<Stint>,
    holdings: Vec<Holding>,
    finished: Vec<Finished<'a>>,
}

/// A day on which something is judged.
struct Moment {
    day: Day,
    expected_by: Option<Day>,
}

/// How deep equivalents may lean on each other.
const DEEPEST: u8 = 3;

impl<'a> Life<'a> {
    fn of(facts: &Facts<'a>, route: &Route) -> Self {
        let mut life = Self::today(facts);
        let full_time = |from: Day, to: Day| {
            full_time_courses(route).map(|(begin, _)| begin).filter(|begin| (from..to).contains(begin)).min()
        };
        let mut from = facts.today();
        for change in &route.changes {
            let left = full_time(from, change.join).unwrap_or(change.join);
            life.stints.iter_mut().filter(|stint| stint.to.is_none()).for_each(|stint| stint.to = Some(left));
            life.stints.push(Stint::in_post(facts, &change.role, change.join));
            if let Some(role) = facts.role(&change.role) {
                life.entered.push(Entered { role, by: change.kind, on: change.join });
            }
            from = change.join;
        }
        for way in &route.ways {
            if let Gain::Qualification { qualification, route, .. } = &way.gains {
                let before = life.holdings.len();
                let term = Term { since: Some(way.held), expires: way.expires, renewed_from: None };
                life.hold(facts, qualification, Some(route), term);
                let papers = way.stages.iter().rev().take_while(
                    |stage| matches!(stage, TakenStage::Papers { begin, end, .. } if begin.days_until(*end) <= 62),
                );
                let passed = papers.last().map_or(way.held, begin_of);
                for held in &mut life.holdings[before..] {
                    held.gained_with = Some(qualification.clone());
                    held.passed = Some(passed);
                }
            }
            for stage in &way.stages {
                if let TakenStage::Course { program, end, .. } = stage
                    && let Some(program) = facts.program(program)
                {
                    life.finished.push(Finished { program, end: *end });
                }
            }
        }
        life
    }

    /// What the profile says.
    fn today(facts: &Facts<'a>) -> Self {
        let mut life = Self { entered: Vec::new(), stints: Vec::new(), holdings: Vec::new(), finished: Vec::new() };
        for spell in facts.profile.spells.iter().flatten() {
            let mut stint = Stint {
                role: spell.role.clone(),
                domains: BTreeSet::new(),
                settings: spell.settings.iter().cloned().collect(),
                from: spell.from,
                to: spell.to.map(|last| last.plus_days(1)),
                hours_per_week: spell.hours_per_week,
            };
            let role = spell.role.as_ref().and_then(|id| facts.role(id));
            let given = role.map(|role| role.gives.clone()).unwrap_or_default();
            stint.domains = wider(facts, given.iter().chain(&spell.domains));
            stint.settings.extend(role.iter().flat_map(|role| role.settings.clone()));
            stint.settings = wider(facts, stint.settings.iter());
            life.stints.push(stint);
        }
        // Whoever is in a post, or was last, came to it with what it is not entered without.
        if facts.profile.spells.is_none()
            && let Some(role) = facts.profile.role.as_ref().and_then(|id| facts.role(id))
        {
            life.stints.extend(role.entered_with.iter().map(|with| Stint {
                role: None,
                domains: wider(facts, std::iter::once(&with.domain)),
                settings: wider(facts, role.settings.iter()),
                from: facts.today().plus_months(-(with.months as i32)),
                to: Some(facts.today()),
                hours_per_week: None,
            }));
        }
        if let Some(present) = facts.present()
            && !life.stints.iter().any(|stint| stint.to.is_none() && stint.role.as_ref() == Some(present))
        {
            life.stints.push(Stint::in_post(facts, present, facts.today()));
        }
        for held in facts.profile.licences.iter().chain(&facts.profile.holds) {
            let term = Term { since: held.since, expires: held.expires, renewed_from: None };
            life.hold(facts, &held.id, held.by.as_ref(), term);
        }
        life
    }

    /// Adds a holding with all that it brings. Whether what has an upkeep is kept up is left open.
    fn hold(&mut self, facts: &Facts, id: &Id, by: Option<&Id>, term: Term) {
        if self.holdings.iter().any(|held| held.id == *id && held.since == term.since && held.expires == term.expires) {
            return;
        }
        let entry = facts.dataset.qualification_of(id.as_str());
        let may_be_renewed = entry.is_some_and(|entry| entry.upkeep.is_some());
        let term = Term {
            expires: term.expires.filter(|_| !may_be_renewed),
            renewed_from: term.renewed_from.or(term.expires.filter(|_| may_be_renewed)),
            ..term
        };
        let Term { since, expires, renewed_from } = term;
        self.holdings.push(Holding {
            id: id.clone(),
            by: by.cloned(),
            since,
            expires,
            gained_with: None,
            passed: None,
            renewed_from,
        });
        for brought in entry.iter().flat_map(|entry| &entry.brings) {
            self.hold(facts, brought, None, term);
        }
    }

    fn judge(&self, facts: &Facts, judged: &Judged, assumed: &[Leaf]) -> Range {
        if let Some(own) = judged.gains
            && self.holdings.iter().any(|held| held.gained_with.as_ref() == Some(own))
        {
            let others = |held: &&Holding| held.gained_with.as_ref() != Some(own);
            let holdings = self.holdings.iter().filter(others).cloned().collect();
            return Self { holdings, ..self.clone() }.judge(facts, judged, assumed);
        }
        let ranges = judged.days.iter().map(|day| {
            let moment = Moment { day: *day, expected_by: judged.expected_by };
            self.verdict(facts, judged.tree, &moment, judged.strength.must(), assumed)
        });
        ranges.reduce(|a, b| Range::of(a.low.min(b.low), a.high.max(b.high))).unwrap_or(Range::is(Verdict::Unknown))
    }

    fn verdict(&self, facts: &Facts, tree: &Expr, moment: &Moment, must: bool, assumed: &[Leaf]) -> Range {
        let ranges = |parts: &[Expr]| -> Vec<Range> {
            parts.iter().map(|part| self.verdict(facts, part, moment, must, assumed)).collect()
        };
        match tree {
            Expr::All(parts) => ranges(parts)
                .into_iter()
                .fold(Range::is(Verdict::Met), |a, b| Range::of(a.low.min(b.low), a.high.min(b.high))),
            Expr::Any(parts) => ranges(parts)
                .into_iter()
                .fold(Range::is(Verdict::NotMet), |a, b| Range::of(a.low.max(b.low), a.high.max(b.high))),
            Expr::AtLeast(count, parts) => {
                let ranges = ranges(parts);
                let nth = |mut verdicts: Vec<Verdict>| {
                    verdicts.sort();
                    verdicts[verdicts.len().saturating_sub(usize::from(*count).max(1))]
                };
                Range::of(
                    nth(ranges.iter().map(|range| range.low).collect()),
                    nth(ranges.iter().map(|range| range.high).collect()),
                )
            }
            Expr::Leaf(leaf) => {
                let range = self.leaf(facts, leaf, moment, must, 0);
                let range = if must { range.strict() } else { range };
                if assumed.contains(leaf) && range.high == Verdict::Unknown { Range::is(Verdict::Met) } else { range }
            }
        }
    }

    /// `must`: for `law` and `rule` what can only be argued does not count.
    fn leaf(&self, facts: &Facts, leaf: &Leaf, moment: &Moment, must: bool, depth: u8) -> Range {
        let profile = facts.profile;
        match leaf {
            Leaf::Holds { what, by } => {
                let on_day = self.holds(facts, what, by.as_ref(), moment.day, false, must, depth);
                match moment.expected_by {
                    Some(event) => {
                        let then = self.holds(facts, what, by.as_ref(), event.max(moment.day), true, must, depth);
                        Range::of(then.low, then.high.max(on_day.high))
                    }
                    None => on_day,
                }
            }
            Leaf::Ever { what } => self.ever(facts, what, moment.day),
            Leaf::Never { what } => {
                let ever = self.ever(facts, what, moment.day);
                let not = |verdict| match verdict {
                    Verdict::Met => Verdict::NotMet,
                    Verdict::NotMet => Verdict::Met,
                    other => other,
                };
                Range::of(not(ever.high), not(ever.low))
            }
            Leaf::Skill { what } => self.has_skill(facts, what, moment.day, must, depth),
            Leaf::Fact { what } => {
                let ranges = told::answers(facts, &self.entered, what, moment.day).map(|answer| match answer {
                    Some(answer) => met(answer),
                    None => self.untold(facts, what, moment, depth),
                });
                ranges.reduce(|a, b| Range::of(a.low.min(b.low), a.high.max(b.high))).unwrap()
            }
            Leaf::Experience { measure, domain, least, filter } => {
                self.experience(facts, *measure, domain, *least, filter, moment.day, must, depth)
            }
            Leaf::Member { of, months } => {
                let held = profile.memberships.iter().chain(&profile.holds).find(|held| held.id == *of);
                match held {
                    None => Range::of(Verdict::NotMet, Verdict::Unknown),
                    Some(held) => match held.since {
                        Some(since) if since.whole_months_until(moment.day) >= *months as i32 => {
                            Range::is(Verdict::Met)
                        }
                        Some(_) => Range::of(Verdict::NotMet, Verdict::Partly),
                        None => Range::of(Verdict::Unknown, Verdict::Met),
                    },
                }
            }
            Leaf::Points { .. } => Range::of(Verdict::NotMet, Verdict::Unknown),
            Leaf::Age { bound, years } => match profile.age_on(moment.day, facts.today()) {
                Some(age) => met(within(*bound, i64::from(age), i64::from(*years))),
                None if *bound == Bound::AtLeast && *years <= 20 => Range::is(Verdict::Met),
                None => Range::is(Verdict::Unknown),
            },
            Leaf::Amount { what, bound, yen } => {
                let savings = profile.savings.filter(|_| *what == "savings").map(|savings| savings.0);
                match profile.amounts.get(what).copied().or(savings) {
                    Some(amount) => met(within(*bound, amount, *yen)),
                    None => Range::is(Verdict::Unknown),
                }
            }
            Leaf::Lives { prefectures } => match &profile.place {
                Some(place) => met(prefectures.contains(place)),
                None => Range::is(Verdict::Unknown),
            },
        }
    }

    /// Whether something is held on a day. On its last day it is and it is not.
    /// `expected`: what only waits for its papers counts too.
    fn really_holds(&self, what: &Id, by: Option<&Id>, day: Day, expected: bool) -> Range {
        let mut best = Range::is(Verdict::NotMet);
        for held in self.holdings.iter().filter(|held| held.id == *what) {
            let since = if expected { held.passed.or(held.since) } else { held.since };
            if since.is_some_and(|since| since > day) || held.expires.is_some_and(|expires| expires < day) {
                continue;
            }
            let last_day = held.expires == Some(day);
            let by_this = match (by, &held.by) {
                (None, _) => Range::is(Verdict::Met),
                (Some(asked), Some(by)) => met(asked == by),
                (Some(_), None) => Range::of(Verdict::NotMet, Verdict::Met),
            };
            let may_have_lapsed = held.renewed_from.is_some_and(|from| from <= day);
            let low = if last_day || may_have_lapsed { Verdict::NotMet } else { by_this.low };
            best = Range::of(best.low.max(low), best.high.max(by_this.high));
        }
        best
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one leaf")]
    fn holds(
        &self,
        facts: &Facts,
        what: &Id,
        by: Option<&Id>,
        day: Day,
        expected: bool,
        must: bool,
        depth: u8,
    ) -> Range {
        let really = self.really_holds(what, by, day, expected);
        if really.low == Verdict::Met {
            return really;
        }
        let counted = self.equivalents(facts, day, depth, |to| match to {
            Counts::Holding { holding } if holding == what => Some(1),
            _ => None,
        });
        let unsaid = told::unsaid_holding(facts, what);
        let listed = self.holdings.iter().any(|held| held.id == *what);
        let unheld = if listed { Range::of(Verdict::NotMet, unsaid) } else { Range::is(unsaid) };
        counted.or(Range::of(really.low.max(unheld.low), really.high.max(unheld.high)), must)
    }

    /// A fact of which nothing is told.
    fn untold(&self, facts: &Facts, what: &Id, moment: &Moment, depth: u8) -> Range {
        let unsaid = told::unsaid_fact(facts, what);
        match facts.dataset.fact_of(what.as_str()).and_then(|fact| fact.follows.as_ref()) {
            Some(tree) if depth < DEEPEST => {
                let range = self.verdict(facts, &tree.0, moment, true, &[]);
                Range::of(range.low.min(unsaid), range.high.max(unsaid))
            }
            _ => Range::is(unsaid),
        }
    }

    fn ever(&self, facts: &Facts, what: &Id, day: Day) -> Range {
        if self.holdings.iter().any(|held| held.id == *what && held.since.is_none_or(|since| since <= day)) {
            return Range::is(Verdict::Met);
        }
        let ranges = told::answers(facts, &self.entered, what, day).map(|answer| match answer {
            Some(answer) => met(answer),
            None if facts.dataset.fact_of(what.as_str()).is_some() => Range::is(told::unsaid_fact(facts, what)),
            None => Range::is(told::unsaid_holding(facts, what)),
        });
        ranges.reduce(|a, b| Range::of(a.low.min(b.low), a.high.max(b.high))).unwrap()
    }

    fn has_skill(&self, facts: &Facts, what: &Id, day: Day, must: bool, depth: u8) -> Range {
        let from_course = self.finished.iter().any(|course| course.end <= day && course.program.skills.contains(what));
        if facts.profile.skills.contains(what) || from_course {
            return Range::is(Verdict::Met);
        }
        // Nothing denies a skill; what a profile does not say is not known.
        let mut best = Range::is(Verdict::Unknown);
        for stint in &self.stints {
            let Some(role) = stint.role.as_ref().and_then(|id| facts.role(id)) else {
                continue;
            };
            if !role.skills.contains(what) {
                continue;
            }
            let learnt = role.skills_after.unwrap_or_default().after(stint.from);
            if learnt <= day && stint.to.is_none_or(|to| learnt <= to) {
                return Range::is(Verdict::Met);
            }
            if facts.profile.spells.is_none() && facts.present() == stint.role.as_ref() {
                best = Range::of(Verdict::Unknown, Verdict::Met);
            }
        }
        let counted = self.equivalents(facts, day, depth, |to| match to {
            Counts::Skill { skill } if skill == what => Some(1),
            _ => None,
        });
        counted.or(best, must)
    }

    /// What equivalents add on a day, certainly and by argument, at least and at most.
    fn equivalents(&self, facts: &Facts, day: Day, depth: u8, to: impl Fn(&Counts) -> Option<u32>) -> Counted {
        let mut counted = Counted::default();
        if depth >= DEEPEST {
            return counted;
        }
        for equivalent in &facts.dataset.equivalent {
            let concerns = equivalent.licences.is_empty()
                || equivalent.licences.iter().any(|id| self.really_holds(id, None, day, false).high == Verdict::Met);
            let Some(count) = to(&equivalent.to).filter(|_| concerns) else {
                continue;
            };
            let from = self.from(facts, &equivalent.from.0, day, depth + 1);
            if from.high == Verdict::Met {
                let of = if equivalent.certain { &mut counted.certain } else { &mut counted.argued };
                of.1 += count;
                if from.low == Verdict::Met {
                    of.0 += count;
                }
            }
        }
        counted
    }

    /// Like `verdict`, but one step deeper among equivalents.
    fn from(&self, facts: &Facts, tree: &Expr, day: Day, depth: u8) -> Range {
        let parts_of =
            |parts: &[Expr]| -> Vec<Range> { parts.iter().map(|part| self.from(facts, part, day, depth)).collect() };
        let moment = Moment { day, expected_by: None };
        match tree {
            Expr::Leaf(leaf) => self.leaf(facts, leaf, &moment, true, depth),
            Expr::All(parts) => parts_of(parts)
                .into_iter()
                .fold(Range::is(Verdict::Met), |a, b| Range::of(a.low.min(b.low), a.high.min(b.high))),
            Expr::Any(parts) | Expr::AtLeast(1, parts) => parts_of(parts)
                .into_iter()
                .fold(Range::is(Verdict::NotMet), |a, b| Range::of(a.low.max(b.low), a.high.max(b.high))),
            Expr::AtLeast(..) => self.verdict(facts, tree, &moment, false, &[]),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one leaf")]
    fn experience(
        &self,
        facts: &Facts,
        measure: Measure,
        domain: &Id,
        least: u32,
        filter: &Filter,
        day: Day,
        must: bool,
        depth: u8,
    ) -> Range {
        // No months at all, but now: only that somebody is at such work on the day.
        if least == 0 && filter.current && filter.settings.is_empty() {
            let is_there = |stint: &Stint| stint.from <= day && stint.to.is_none_or(|to| day < to);
            let at_work = self.stints.iter().any(|stint| stint.domains.contains(domain) && is_there(stint));
            return Range::is(if at_work { Verdict::Met } else { Verdict::NotMet });
        }
        let strictly = self.intervals(facts, domain, filter, day, true);
        let kindly = self.intervals(facts, domain, filter, day, false);
        let mut certain = (amount(measure, &strictly, true), amount(measure, &kindly, false));
        let mut argued = (0, 0);
        if matches!(measure, Measure::Months | Measure::FullTimeMonths) {
            let given: u32 = self
                .finished
                .iter()
                .filter(|course| course.end <= day)
                .flat_map(|course| &course.program.gives_months)
                .filter(|given| wider(facts, std::iter::once(&given.domain)).contains(domain))
                .map(|given| given.months)
                .sum();
            let counted = self.equivalents(facts, day, depth, |to| match to {
                Counts::Months { domain: counted, months } if counted == domain => Some(*months),
                Counts::Rate { domain: counted, per, per_mille, most } if counted == domain => {
                    let plain = self.intervals(facts, per, &Filter::default(), day, false);
                    Some((amount(Measure::Months, &plain, false) * per_mille / 1000).min(*most))
                }
                _ => None,
            });
            // Whether what is counted in words passes a filter is left open.
            let always = u32::from(*filter == Filter::default());
            certain = (certain.0 + (given + counted.certain.0) * always, certain.1 + given + counted.certain.1);
            if !must {
                argued = (counted.argued.0 * always, counted.argued.1);
            }
        }
        let verdict = |certain: u32, argued: u32, history: Verdict| {
            if certain >= least {
                Verdict::Met
            } else if certain + argued >= least {
                Verdict::Argued
            } else if certain + argued > 0 {
                history.max(Verdict::Partly)
            } else {
                history
            }
        };
        let history = told::unsaid_work(facts, &self.entered, domain, filter, day);
        // Whether an argument counts where there may be work that is not told is left open.
        let least_argued = if history == Verdict::Unknown { 0 } else { argued.0 };
        Range::of(verdict(certain.0, least_argued, Verdict::NotMet), verdict(certain.1, argued.1, history))
    }

    /// The merged stretches that count, with their hours a week; by the strictest or the kindest reading.
    fn intervals(&self, facts: &Facts, domain: &Id, filter: &Filter, day: Day, strict: bool) -> Vec<(Day, Day, u32)> {
        let mut first = Day::first();
        if let Some(months) = filter.within {
            first = first.max(day.plus_months(-(months as i32)));
        }
        if let Some(after) = &filter.after {
            let gained = self.holdings.iter().filter(|held| held.id == *after);
            let gained = gained.map(|held| held.since.unwrap_or(if strict { Day::last() } else { Day::first() }));
            first = first.max(gained.min().unwrap_or_else(Day::last));
        }
        for held in &self.holdings {
            let resets =
                facts.dataset.qualification_of(held.id.as_str()).is_some_and(|entry| entry.resets.contains(domain));
            if resets && held.since.is_none_or(|since| since <= day) {
                first = first.max(held.since.unwrap_or(if strict { day } else { Day::first() }));
            }
        }
        // With the present employer: since the last of the posts of that day was entered.
        if facts.dataset.domain_of(domain.as_str()).is_some_and(|domain| domain.here) {
            let held = self.stints.iter().filter(|stint| stint.from <= day && stint.to.is_none_or(|to| day <= to));
            let entered = held.map(|stint| stint.from).max().unwrap_or(day);
            first = first.max(entered);
        }
        let settings = wider_settings(facts, &filter.settings);
        let mut list: Vec<(Day, Day, u32)> = Vec::new();
        for stint in &self.stints {
            let setting_fits = filter.settings.is_empty()
                || stint.settings.iter().any(|setting| settings.contains(setting))
                || !strict && stint.settings.is_empty();
            if !stint.domains.contains(domain) || !setting_fits {
                continue;
            }
            let (from, to) = (stint.from.max(first), stint.to.unwrap_or(day).min(day));
            let hours = u32::from(stint.hours_per_week.unwrap_or(40));
            match &filter.under {
                None => list.push((from, to, hours)),
                Some(licence) => {
                    for held in self.holdings.iter().filter(|held| held.id == *licence) {
                        let begins = held.since.unwrap_or(from).max(from);
                        let ends = held.expires.map_or(to, |expires| expires.plus_days(1)).min(to);
                        list.push((begins, ends, hours));
                    }
                }
            }
        }
        list.retain(|(from, to, _)| from < to);
        list.sort();
        let mut merged: Vec<(Day, Day, u32)> = Vec::new();
        for (from, to, hours) in list {
            match merged.last_mut() {
                Some(last) if from <= last.1 => {
                    last.1 = last.1.max(to);
                    last.2 = last.2.max(hours);
                }
                _ => merged.push((from, to, hours)),
            }
        }
        let there = |on: Day| merged.iter().any(|(from, to, _)| (*from..=*to).contains(&on) && *to >= on);
        let is_current = if strict {
            self.stints
                .iter()
                .any(|stint| stint.domains.contains(domain) && stint.from <= day && stint.to.is_none_or(|to| day < to))
        } else {
            there(day) || self.stints.iter().any(|stint| stint.domains.contains(domain) && stint.from == day)
        };
        if filter.current && !is_current {
            return Vec::new();
        }
        if let Some(gap) = filter.longest_gap {
            let away_since = merged.last().map(|(_, to, _)| *to);
            if away_since.is_none_or(|since| since.plus_months(gap as i32) < day) {
                return Vec::new();
            }
        }
        if filter.continuous {
            let longest = merged.iter().max_by_key(|(from, to, _)| from.days_until(*to)).copied();
            let last = merged.last().copied();
            // Who is at work without a break is so up to the day itself.
            if filter.current {
                return last.filter(|(_, to, _)| *to >= day).into_iter().collect();
            }
            return if strict { last } else { longest }.into_iter().collect();
        }
        merged
    }
}

/// Equivalents counted: at least and at most.
#[derive(Clone, Copy, Default)]
struct Counted {
    certain: (u32, u32),
    argued: (u32, u32),
}

impl Counted {
    /// The verdict of a yes/no leaf that is `otherwise` without equivalents.
    fn or(self, otherwise: Range, must: bool) -> Range {
        let one = |certain: u32, argued: u32, otherwise: Verdict| {
            if certain > 0 {
                Verdict::Met
            } else if argued > 0 && !must {
                otherwise.max(Verdict::Argued)
            } else {
                otherwise
            }
        };
        Range::of(one(self.certain.0, self.argued.0, otherwise.low), one(self.certain.1, self.argued.1, otherwise.high))
    }
}

impl Stint {
    fn in_post(facts: &Facts, role: &Id, from: Day) -> Self {
        let entry = facts.role(role);
        Self {
            role: Some(role.clone()),
            domains: wider(facts, entry.iter().flat_map(|role| &role.gives)),
            settings: wider(facts, entry.iter().flat_map(|role| &role.settings)),
            from,
            to: None,
            hours_per_week: None,
        }
    }
}

/// Domains with all that they lie within.
fn wider<'b>(facts: &Facts, domains: impl Iterator<Item = &'b Id>) -> BTreeSet<Id> {
    let mut open: Vec<Id> = domains.cloned().collect();
    let mut all = BTreeSet::new();
    while let Some(id) = open.pop() {
        if let Some(domain) = facts.dataset.domain_of(id.as_str()) {
            open.extend(domain.within.iter().filter(|id| !all.contains(*id)).cloned());
        }
        all.insert(id);
    }
    all
}

fn wider_settings(_facts: &Facts, settings: &[Id]) -> BTreeSet<Id> {
    settings.iter().cloned().collect()
}

/// Months, days or hours of stretches. A month is one from day to day; what is left over of several stretches may make
/// further months of thirty days, by the kindest reading.
fn amount(measure: Measure, stretches: &[(Day, Day, u32)], strict: bool) -> u32 {
    let mut whole = 0_i32;
    let mut left_over = 0_i32;
    let mut days = 0_i64;
    let mut hours = 0_i64;
    let mut full_time = 0_i64;
    for (from, to, hours_per_week) in stretches {
        let months = from.whole_months_until(*to);
        whole += months;
        left_over += from.plus_months(months).days_until(*to);
        let length = i64::from(from.days_until(*to));
        days += length;
        hours += length * i64::from(*hours_per_week) / 7;
        full_time += i64::from(months) * i64::from((*hours_per_week).min(40));
    }
    let more = if strict || stretches.len() < 2 { 0 } else { left_over / 30 };
    let count = match measure {
        Measure::Months => i64::from(whole + more),
        Measure::Days => days,
        Measure::Hours => hours,
        Measure::FullTimeMonths => full_time / 40 + i64::from(more),
    };
    count as u32
}

fn met(is_so: bool) -> Range {
    Range::is(if is_so { Verdict::Met } else { Verdict::NotMet })
}

fn within(bound: Bound, have: i64, asked: i64) -> bool {
    match bound {
        Bound::AtLeast => have >= asked,
        Bound::AtMost => have <= asked,
        Bound::Under => have < asked,
    }
}

fn said(unsaid: Unsaid) -> Verdict {
    match unsaid {
        Unsaid::Unknown => Verdict::Unknown,
        Unsaid::Lacks => Verdict::NotMet,
        Unsaid::Holds => Verdict::Met,
    }
}

// The cards together.

fn check_cards(facts: &Facts, answer: &Answer, problems: &mut Problems) {
    for (cards, narrow) in [(&answer.cards, false), (&answer.narrow, true)] {
        for (index, card) in cards.iter().enumerate() {
            let kind = card.route.kind();
            let name = card.route.key();
            problems.unless(card.variants.iter().all(|variant| variant.kind() == kind), || {
                format!("a variant on card {name} is of another kind")
            });
            problems.unless(cards[..index].iter().all(|other| other.route.kind() != kind), || {
                format!("two cards for {kind:?}")
            });
            let late = facts.request.goal.arrive_by.is_some_and(|by| card.route.arrival > by);
            problems.unless(card.late == late, || format!("card {name} is wrong on being late"));
        }
        check_front(facts, cards, answer, narrow, problems);
    }
    if facts.request.goal.target.is_some() {
        let nothing = answer.cards.is_empty() && answer.narrow.is_empty();
        problems.unless(!nothing || answer.no_route.is_some(), || "says no reason why there is no route".to_owned());
        let both = !answer.cards.is_empty() && answer.no_route.is_some();
        problems.unless(!both, || "says why there is no route, beside one".to_owned());
    }
    check_marks(answer, problems);
}

fn values_of(route: &Route) -> [i64; 6] {
    let values = &route.values;
    [
        i64::from(values.arrival.0),
        values.cost,
        i64::from(values.unpaid_months),
        i64::from(values.changes),
        i64::from(values.gates),
        i64::from(values.open),
    ]
}

/// No route beats another on the same front; the one that stands beside four marks may be beaten.
fn check_front(facts: &Facts, cards: &[Card], answer: &Answer, narrow: bool, problems: &mut Problems) {
    let on_front = cards.iter().filter(|card| !card.beaten);
    let routes: Vec<&Route> = on_front.flat_map(routes_of).collect();
    let beaten_cards = cards.iter().filter(|card| card.beaten).count();
    let all_four = !narrow && answer.cards.iter().any(|card| card.marks.len() == 4);
    problems.unless(beaten_cards <= usize::from(all_four), || format!("{beaten_cards} cards stand beside none"));
    let mut beaten = Vec::new();
    for b in &routes {
        let beats = |a: &&&Route| {
            let (left, right) = (values_of(a), values_of(b));
            left != right
                && left.iter().zip(&right).all(|(x, y)| x <= y)
                && a.conditions.iter().all(|leaf| b.conditions.contains(leaf))
                && a.unpriced.iter().all(|id| b.unpriced.contains(id))
                && facts.ends(a) <= facts.ends(b)
        };
        if let Some(a) = routes.iter().find(beats) {
            beaten.push(format!("{:?} {:?} beats {:?} {:?}", a.kind(), a.values, b.kind(), b.values));
        }
    }
    problems.unless(beaten.is_empty(), || format!("the front is none: {beaten:?}"));
    for (index, a) in routes.iter().enumerate() {
        let twin = routes[..index]
            .iter()
            .find(|b| values_of(a) == values_of(b) && a.conditions == b.conditions && facts.ends(a) == facts.ends(b));
        if let Some(b) = twin {
            problems.say(format!("{:?} and {:?} are worth the same and were not folded", a.kind(), b.kind()));
        }
    }
}

/// 早 安 楽 堅 stand on routes that have earned them, once each, on unconditional ones if there are any.
fn check_marks(answer: &Answer, problems: &mut Problems) {
    let mut marked: Vec<(Mark, &Route)> = Vec::new();
    for card in &answer.cards {
        marked.extend(card.marks.iter().map(|mark| (*mark, &card.route)));
        problems.unless(card.variant_marks.len() <= card.variants.len(), || "marks of no variant".to_owned());
        for (variant, marks) in card.variants.iter().zip(&card.variant_marks) {
            marked.extend(marks.iter().map(|mark| (*mark, variant)));
        }
    }
    // What stands beside four marks is beaten in values; it may still ask fewer hours.
    let all: Vec<&Route> = answer.cards.iter().filter(|card| !card.beaten).flat_map(routes_of).collect();
    let certain: Vec<&Route> = all.iter().filter(|route| !route.is_conditional()).copied().collect();
    let named_among = if certain.is_empty() { &all } else { &certain };
    for mark in Mark::ALL {
        let bearers: Vec<&Route> = marked.iter().filter(|(other, _)| *other == mark).map(|(_, route)| *route).collect();
        let [bearer] = bearers[..] else {
            problems.unless(all.is_empty() && bearers.is_empty(), || {
                format!("{mark:?} stands on {} routes", bearers.len())
            });
            continue;
        };
        let rank = |route: &Route| -> Vec<i64> {
            let [arrival, cost, unpaid, changes, gates, open] = values_of(route);
            match mark {
                Mark::Earliest => vec![arrival, gates, cost, unpaid, changes, open],
                Mark::Cheapest => vec![cost, arrival, unpaid, changes, gates, open],
                Mark::Easiest => vec![changes, i64::from(route.hours)],
                Mark::Surest => vec![open, gates, -i64::from(route.slack.unwrap_or(i32::MAX))],
            }
        };
        problems.unless(certain.is_empty() || !bearer.is_conditional(), || {
            format!("{mark:?} stands on a conditional route")
        });
        let best = named_among.iter().map(|route| rank(route)).min();
        problems.unless(best == Some(rank(bearer)), || {
            format!("{mark:?} stands on {:?} {:?}, which is not the best", bearer.kind(), bearer.values)
        });
    }
    let place = |card: &Card| {
        let is_named = !card.marks.is_empty() || card.variant_marks.iter().any(|marks| !marks.is_empty());
        (!is_named, card.route.is_conditional())
    };
    problems.unless(answer.cards.is_sorted_by_key(place), || {
        "cards stand in another order than named, unconditional, conditional".to_owned()
    });
}

/// The target as it stands today.
fn check_evaluation(facts: &Facts, answer: &Answer, problems: &mut Problems) {
    let life = Life::today(facts);
    for evaluation in &answer.evaluation {
        let Some(role) = facts.role(&evaluation.role) else {
            problems.say(format!("evaluates {}, which does not exist", evaluation.role));
            continue;
        };
        let Some(door) = role.door.iter().find(|door| door.id == evaluation.door) else {
            problems.say(format!("evaluates {}/{}, which does not exist", role.id, evaluation.door));
            continue;
        };
        for (at, clause) in door_clauses(role, door) {
            let Some(reason) = evaluation.clauses.iter().find(|reason| reason.at == at) else {
                problems.say(format!("the evaluation leaves out {at:?}"));
                continue;
            };
            let moment = Moment { day: facts.today(), expected_by: None };
            let range = life.verdict(facts, &clause.asks.0, &moment, false, &[]);
            let certainly_wrong = match reason.verdict {
                Verdict::Met => range.high < Verdict::Met,
                _ => range.low == Verdict::Met && clause.as_of == AsOf::Applying,
            };
            problems.unless(!certainly_wrong, || {
                format!("today {at:?} `{}` is {range:?}, not {:?}", clause.asks.0, reason.verdict)
            });
        }
    }
}

// Steps.

/// The list of steps says what the route does, on its days, and nothing else.
fn check_steps(request: &Request, card: &Card, problems: &mut Problems) {
    let route = &card.route;
    let mut keys = BTreeSet::new();
    for step in &card.steps {
        problems.unless(keys.insert(&step.key), || format!("two steps have the key {}", step.key));
        problems.unless(step.from <= step.to, || format!("{} ends before it begins", step.key));
        problems.unless(step.from >= request.today, || format!("{} lies in the past", step.key));
        problems.unless(!step.causes.is_empty(), || format!("{} has no cause", step.key));
    }
    let mut expected: Vec<(What, Day)> = Vec::new();
    for change in &route.changes {
        let (role, door) = (change.role.clone(), change.door.clone());
        match change.sits {
            Some(sits) => {
                expected.push((What::FileSelection { role: role.clone(), door: door.clone() }, change.apply));
                expected.push((What::SitSelection { role: role.clone(), door: door.clone() }, sits));
            }
            None => expected.push((What::Search { role: role.clone(), door: door.clone() }, change.apply)),
        }
        expected.push((What::Join { role, door }, change.join));
        for paid in &change.pays {
            expected.push((What::PayObligation { obligation: paid.obligation.clone() }, change.join));
        }
    }
    for way in &route.ways {
        for stage in &way.stages {
            match (stage, &way.gains) {
                (TakenStage::Course { program, begin, .. }, _) => {
                    expected.push((What::Course { program: program.clone() }, *begin));
                }
                (
                    TakenStage::Sitting { stage, file, sits, result, .. },
                    Gain::Qualification { qualification, route, .. },
                ) => {
                    let ids = (qualification.clone(), route.clone(), stage.clone());
                    let (qualification, route, stage) = ids.clone();
                    expected.push((What::FileExam { qualification, route, stage }, *file));
                    let (qualification, route, stage) = ids.clone();
                    expected.push((What::SitExam { qualification, route, stage }, *sits));
                    let (qualification, route, stage) = ids;
                    if result != sits {
                        expected.push((What::ExamResult { qualification, route, stage }, *result));
                    }
                }
                (TakenStage::Papers { stage, begin, .. }, Gain::Qualification { qualification, route, .. }) => {
                    let what = What::Papers {
                        qualification: qualification.clone(),
                        route: route.clone(),
                        stage: stage.clone(),
                    };
                    expected.push((what, *begin));
                }
                (TakenStage::Study { stage, begin, .. }, Gain::Qualification { qualification, route, .. }) => {
                    let what = What::Study {
                        qualification: qualification.clone(),
                        route: route.clone(),
                        stage: stage.clone(),
                    };
                    expected.push((what, *begin));
                }
                _ => {}
            }
        }
        if let Some(subsidy) = &way.subsidy {
            expected.push((What::ApplySubsidy { subsidy: subsidy.subsidy.clone() }, subsidy.apply_by));
        }
    }
    for (what, day) in &expected {
        let days: Vec<Day> = card.steps.iter().filter(|step| step.what == *what).map(|step| step.from).collect();
        let on_its_day = match what {
            // Paid on leaving: about the day of joining the next post.
            What::PayObligation { .. } => !days.is_empty(),
            // From now until its last moment.
            What::ApplySubsidy { .. } => days.iter().any(|from| from <= day),
            _ => days.contains(day),
        };
        problems.unless(on_its_day, || format!("no step {what:?} on {day}, but on {days:?}"));
    }
    for step in &card.steps {
        let of_route = matches!(
            step.what,
            What::Search { .. }
                | What::FileSelection { .. }
                | What::SitSelection { .. }
                | What::Join { .. }
                | What::Course { .. }
                | What::Study { .. }
                | What::FileExam { .. }
                | What::SitExam { .. }
                | What::ExamResult { .. }
                | What::Papers { .. }
                | What::ApplySubsidy { .. }
                | What::PayObligation { .. }
        );
        let is_expected = expected.iter().any(|(what, _)| *what == step.what);
        let is_wished = step
            .causes
            .iter()
            .any(|cause| matches!(cause, Cause::Beside { wished } if request.goal.beside.contains(wished)));
        problems.unless(!of_route || is_expected || is_wished, || format!("{} is no step of the route", step.key));
    }
}
