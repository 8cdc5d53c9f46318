//! The clauses of a route on their days: what is asked, how far it is met, what is lawful and what is needless.

use super::*;

/// A clause of a route with the days on which it may be judged (several where the model leaves it open).
pub(super) struct Judged<'a> {
    pub(super) at: ClauseAt,
    pub(super) strength: Strength,
    pub(super) tree: &'a Expr,
    pub(super) days: Vec<Day>,
    /// Where an expected holding counts: the days by which it must be there.
    pub(super) expected_by: Option<Day>,
    pub(super) of_door: bool,
    /// What the way that asks gains: no condition of itself.
    pub(super) gains: Option<&'a Id>,
}

pub(super) fn judged_of_route<'a>(facts: &Facts<'a>, route: &'a Route) -> Vec<Judged<'a>> {
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

pub(super) fn door_clauses<'a>(role: &'a Role, door: &'a Door) -> Vec<(ClauseAt, &'a Clause)> {
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

pub(super) fn judged_of_door<'a>(role: &'a Role, door: &'a Door, change: &Change) -> Vec<Judged<'a>> {
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

pub(super) fn judged_of_way<'a>(facts: &Facts<'a>, way: &'a TakenWay, all: &mut Vec<Judged<'a>>) {
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
pub(super) struct Range {
    pub(super) low: Verdict,
    pub(super) high: Verdict,
}

impl Range {
    pub(super) fn is(verdict: Verdict) -> Self {
        Self { low: verdict, high: verdict }
    }

    pub(super) fn of(low: Verdict, high: Verdict) -> Self {
        Self { low: low.min(high), high: low.max(high) }
    }

    /// For `law` and `rule` partly and by argument are no.
    pub(super) fn strict(self) -> Self {
        let strict = |verdict| match verdict {
            Verdict::Partly | Verdict::Argued => Verdict::NotMet,
            other => other,
        };
        Self::of(strict(self.low), strict(self.high))
    }
}

pub(super) fn check_clauses(
    facts: &Facts,
    route: &Route,
    narrow: bool,
    life: &Life,
    judged: &[Judged],
    problems: &mut Problems,
) {
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
pub(super) fn check_reasons(facts: &Facts, route: &Route, life: &Life, judged: &[Judged], problems: &mut Problems) {
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
pub(super) fn check_lawful_days(facts: &Facts, route: &Route, life: &Life, problems: &mut Problems) {
    for (role, day, clause) in unlawful_days(facts, route, life) {
        problems.say(format!("in {role} on {day}, though `{}` is not met", clause.asks.0));
    }
}

/// Days in the posts on the way on which a `law` or `rule` clause of the work itself is not met.
pub(super) fn unlawful_days<'f>(facts: &'f Facts, route: &Route, life: &Life) -> Vec<(&'f Id, Day, &'f Clause)> {
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

/// Without any one way something opens; without a school, more than what is only usual, or what asks by name for what is
/// gained there.
pub(super) fn check_needless_ways(facts: &Facts, route: &Route, judged: &[Judged], problems: &mut Problems) {
    let life = Life::of(facts, route);
    for index in 0..route.ways.len() {
        let mut fewer = route.clone();
        let way = fewer.ways.remove(index);
        if facts.is_goal(&way) {
            continue;
        }
        let without = Life::of(facts, &fewer);
        let is_school = enrolment(facts, &way).is_some();
        let is_needed = judged
            .iter()
            .filter(|judged| judged.strength != Strength::Plus)
            .filter(|judged| !is_school || judged.strength != Strength::Usual || asks_for(facts, judged, &way))
            .any(|judged| life.judge(facts, judged, &[]) != without.judge(facts, judged, &[]));
        // It may also be what keeps a post on the way lawful.
        let is_needed = is_needed || !unlawful_days(facts, route, &without).is_empty();
        problems.unless(is_needed, || format!("{:?} is needless", way.gains));
    }
}

/// Whether a clause names what a way gains, or what comes with it.
fn asks_for(facts: &Facts, judged: &Judged, way: &TakenWay) -> bool {
    let Gain::Qualification { qualification, route, .. } = &way.gains else { return false };
    let (mut gained, mut next) = (Vec::new(), vec![(qualification, Some(route))]);
    while let Some((id, by)) = next.pop() {
        gained.push(id);
        let entry = facts.dataset.qualification_of(id.as_str());
        let brought = entry.iter().flat_map(|entry| told::brought(facts, entry, by));
        next.extend(brought.filter(|id| !gained.contains(id)).map(|id| (id, None)));
    }
    judged.tree.leaves().iter().any(|leaf| matches!(leaf, Leaf::Holds { what, .. } if gained.contains(&what)))
}
