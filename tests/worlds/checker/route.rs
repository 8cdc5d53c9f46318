//! One route's own dates: its chain, changes, ways, hours, locks and the day to be in work by.

use super::*;

pub(super) fn check_route(facts: &Facts, route: &Route, narrow: bool) -> Vec<String> {
    let mut problems = Problems::of(route);
    check_chain(facts, route, &mut problems);
    let life = Life::of(facts, route);
    for (index, change) in route.changes.iter().enumerate() {
        check_change(facts, route, &life, index, change, &mut problems);
    }
    for way in &route.ways {
        check_way(facts, way, &mut problems);
    }
    held::check(facts, route, &mut problems);
    check_hours(facts, route, &mut problems);
    check_locks(facts, route, &mut problems);
    check_in_work_by(facts, route, &mut problems);
    let judged = judged_of_route(facts, route);
    check_clauses(facts, route, narrow, &life, &judged, &mut problems);
    check_lawful_days(facts, route, &life, &mut problems);
    check_needless_ways(facts, route, &judged, &mut problems);
    check_values(facts, route, &life, &judged, &mut problems);
    problems.into_list().collect()
}

/// The chain leads from the present post to the target, door by door.
pub(super) fn check_chain(facts: &Facts, route: &Route, problems: &mut Problems) {
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
pub(super) fn check_change(
    facts: &Facts,
    route: &Route,
    life: &Life,
    index: usize,
    change: &Change,
    problems: &mut Problems,
) {
    let Some((role, door)) = facts.door(change) else {
        return;
    };
    let name = format!("{}/{}", role.id, door.id);
    let free_from = index.checked_sub(1).map_or(facts.today(), |before| route.changes[before].join);
    problems
        .unless(change.apply >= free_from, || format!("{name} is applied for on {}, before {free_from}", change.apply));
    let defaults = &facts.dataset.defaults;
    let least = match door.kind {
        DoorKind::Transfer => defaults.least_stay_months.max(defaults.least_before_transfer_months),
        _ => defaults.least_stay_months,
    };
    let stayed = index == 0 || change.join >= free_from.plus_months(i32::from(least));
    problems.unless(stayed, || format!("{name} is joined on {}, too soon after {free_from}", change.join));
    let (trains, began) = match index.checked_sub(1) {
        Some(before) => (facts.role(&route.changes[before].role), Some(free_from)),
        None => {
            let stints = Life::today(facts).stints.into_iter();
            let now = stints.filter(|stint| stint.to.is_none() && stint.role.as_ref() == facts.present());
            (facts.present().and_then(|id| facts.role(id)), now.map(|stint| stint.from).min())
        }
    };
    if let (Some(takes), Some(began)) = (trains.and_then(|role| role.finish), began) {
        let ends = takes.after(began);
        problems.unless(change.join >= ends, || format!("{name} is joined before the training ends on {ends}"));
    }
    if let (Some(lasts), Some(began)) = (trains.and_then(|role| role.lasts), began) {
        let ends = lasts.after(began);
        let school =
            full_time_courses(route).map(|(begin, _)| begin).filter(|begin| (free_from..change.join).contains(begin));
        let left = school.min().unwrap_or(change.join);
        // Who says that they have been in it longer is let stay.
        problems.unless(left <= ends || ends < facts.today(), || {
            format!("{name} is joined on {}, when the post before it had ended on {ends}", change.join)
        });
    }
    if index + 1 < route.changes.len() {
        let wanted = route.changes.last().and_then(|last| facts.role(&last.role));
        let up = wanted.and_then(|wanted| wanted.worked_up_from.iter().find(|from| from.post == role.id));
        let of_life = life.holdings.iter().filter(|held| held.since.is_none_or(|since| since <= change.join));
        let is_below = |held: &&life::Holding| match held.since {
            // What is gained on the way stands above it even so.
            Some(since) if since > facts.today() => role.below.contains(&held.id),
            _ => up.map_or(&role.below, |from| &from.except).contains(&held.id),
        };
        let below = of_life.clone().find(is_below).map(|held| &held.id);
        problems.unless(below.is_none(), || format!("{name} is no step for who holds {below:?}"));
        let present = facts.profile.role.as_ref().filter(|_| facts.profile.is_employed(facts.today()));
        let has_risen =
            present.and_then(|id| facts.role(id)).is_some_and(|present| present.risen_from.contains(&role.id));
        problems.unless(!has_risen, || format!("{name} is a post from which the person has risen"));
        let step = !door.beside && door.kind != DoorKind::Referral && door.kind != DoorKind::Founding;
        problems.unless(step, || format!("{name} is no door to a post on the way"));
    }
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
    // Who has left for a school gives no notice any more.
    let has_left = full_time_courses(route).any(|(begin, _)| (free_from..change.join).contains(&begin));
    let free = index == 0 && facts.present().is_none() || has_left;
    let to_joining = door.to_joining_when_free.filter(|_| free).unwrap_or(door.to_joining);
    let by_door = to_joining.typical.after(change.offer);
    let join = format!("join:{}", role.id);
    let last = |usual: Day| door.joining_may_wait.after(usual).max(held::until(facts, &join, usual));
    let (mut soonest, mut latest) = (by_door, last(by_door));
    if held::day(facts, &join).is_some() {
        soonest = to_joining.low.after(change.offer);
    }
    if !free && door.kind.leaves_employer() {
        let left = index.checked_sub(1).map_or_else(|| facts.present(), |before| Some(&route.changes[before].role));
        let (surely, perhaps) = notice(facts, left, change.offer);
        soonest = soonest.max(surely);
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

/// The day until which law or contract keeps in a post who gives notice there on a day, surely and perhaps.
pub(super) fn notice(facts: &Facts, left: Option<&Id>, given: Day) -> (Day, Day) {
    let life = Life::today(facts);
    let (mut surely, mut perhaps) = (given, given);
    for procedure in &facts.dataset.procedure {
        let binds = matches!(procedure.force, Force::Law | Force::Contract)
            && procedure.anchor == Anchor::Leaving
            && (procedure.roles.is_empty() || left.is_some_and(|post| procedure.roles.contains(post)))
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

/// From when to when a route enrols somebody in a school; one span for each way.
fn enrolments(facts: &Facts, route: &Route) -> impl Iterator<Item = (Day, Day)> {
    route.ways.iter().filter_map(|way| enrolment(facts, way))
}

/// From when to when a way enrols somebody in a school, if it does: full-time, or for a degree beside a post.
pub(super) fn enrolment(facts: &Facts, way: &TakenWay) -> Option<(Day, Day)> {
    let courses = || {
        way.stages.iter().filter_map(|stage| match stage {
            TakenStage::Course { begin, end, full_time, .. } => Some((*begin, *end, *full_time)),
            _ => None,
        })
    };
    let of_degree = |program: &Id| {
        let degrees = facts.dataset.qualification.iter().filter(|known| known.kind == QualificationKind::Degree);
        let mut stages = degrees.flat_map(|degree| &degree.entry).flat_map(|entry| &entry.stage);
        stages.any(|stage| matches!(&stage.kind, StageKind::Course { programs } if programs.contains(program)))
    };
    let gains_degree = way.stages.iter().any(|stage| match stage {
        TakenStage::Course { program, .. } => of_degree(program),
        _ => false,
    });
    let begin = courses().map(|(begin, ..)| begin).min()?;
    let end = courses().map(|(_, end, _)| end).max()?;
    (gains_degree || courses().any(|(.., full_time)| full_time)).then_some((begin, end))
}

/// From when to when a route sends to school full-time.
pub(super) fn full_time_courses(route: &Route) -> impl Iterator<Item = (Day, Day)> {
    route.ways.iter().flat_map(|way| &way.stages).filter_map(|stage| match stage {
        TakenStage::Course { begin, end, full_time: true, .. } => Some((*begin, *end)),
        _ => None,
    })
}

/// The published or ruled dates of one sitting.
pub(super) struct Window {
    pub(super) opens: Day,
    pub(super) closes: Day,
    pub(super) result: Day,
}

impl Window {
    /// The windows of the sittings held on a day: none, if nothing is held then.
    pub(super) fn of(sittings: &Sittings, sits: Day, facts: &Facts) -> Vec<Self> {
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
pub(super) fn check_way(facts: &Facts, way: &TakenWay, problems: &mut Problems) {
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

pub(super) fn begin_of(stage: &TakenStage) -> Day {
    match stage {
        TakenStage::Course { begin, .. } | TakenStage::Study { begin, .. } | TakenStage::Papers { begin, .. } => *begin,
        TakenStage::Sitting { sits, .. } => *sits,
    }
}

pub(super) fn end_of(stage: &TakenStage) -> Day {
    match stage {
        TakenStage::Course { end, .. } | TakenStage::Study { end, .. } | TakenStage::Papers { end, .. } => *end,
        TakenStage::Sitting { result, .. } => *result,
    }
}

/// Days from the end of learning to the sitting behind it, the smallest of the way.
pub(super) fn slack_of(way: &TakenWay) -> Option<i32> {
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

pub(super) fn check_stage_dates(facts: &Facts, name: &str, stage: &TakenStage, problems: &mut Problems) {
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

pub(super) fn begins_on(intakes: &Intakes, day: Day) -> bool {
    if intakes.is_any() {
        intakes.ends.is_none_or(|ends| day <= ends)
    } else {
        intakes.days(day, day).iter().any(|dated| dated.day == day)
    }
}

/// The stages are those of the entry route, each begun when the one before has ended and while it still counts.
pub(super) fn check_stage_order(
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
pub(super) fn gross_price(facts: &Facts, way: &TakenWay) -> (Yen, BTreeSet<Id>) {
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

pub(super) fn subsidy_of(way: &TakenWay) -> Yen {
    way.subsidy.as_ref().map_or(Yen::ZERO, |taken| taken.amount)
}

/// Cost, what of it is a default, and that the subsidy can be had.
pub(super) fn check_price(facts: &Facts, name: &str, way: &TakenWay, problems: &mut Problems) {
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

pub(super) fn check_way_hours(name: &str, way: &TakenWay, problems: &mut Problems) {
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
pub(super) fn check_hours(facts: &Facts, route: &Route, problems: &mut Problems) {
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
    let schools: Vec<(Day, Day)> = enrolments(facts, route).collect();
    for (index, (begin, end)) in schools.iter().enumerate() {
        let together = schools[..index].iter().any(|(from, until)| from < end && begin < until);
        problems.unless(!together, || format!("somebody is enrolled in two schools at once on {begin}"));
    }
    // Months of a calendar are up to 31 days long.
    let enrolled: i32 = schools.iter().map(|(begin, end)| begin.days_until(*end)).sum();
    let most = i32::from(facts.dataset.defaults.max_school_months) * 31;
    problems.unless(enrolled <= most, || format!("somebody is enrolled in schools for {enrolled} days"));
    for (day, _, _) in &loads {
        let busy: u32 =
            loads.iter().filter(|(begin, end, _)| begin <= day && day < end).map(|(_, _, hours)| hours).sum();
        problems.unless(busy <= capacity, || format!("{busy} hours a week on {day}, of {capacity}"));
    }
}

/// The day on which the present employer is left, and the change that does it.
pub(super) fn leaving(facts: &Facts, route: &Route) -> Option<(usize, Day)> {
    facts.present()?;
    let at = route.changes.iter().position(|change| change.kind.leaves_employer())?;
    Some((at, route.changes[at].join))
}

/// No lock is broken without its price, and none is paid for nothing.
pub(super) fn check_locks(facts: &Facts, route: &Route, problems: &mut Problems) {
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
pub(super) fn check_in_work_by(facts: &Facts, route: &Route, problems: &mut Problems) {
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
