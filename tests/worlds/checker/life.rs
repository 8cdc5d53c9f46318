//! The person's life under a route: what they hold, can do and have worked on each day, as a range of readings.

use super::*;

/// A stretch in a post, up to the day before `to`.
#[derive(Clone, Debug)]
pub(super) struct Stint {
    pub(super) role: Option<Id>,
    pub(super) domains: BTreeSet<Id>,
    pub(super) settings: BTreeSet<Id>,
    pub(super) from: Day,
    pub(super) to: Option<Day>,
    pub(super) hours_per_week: Option<u8>,
}

/// Since when, until when something is held, and from when on only if it was kept up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub(super) since: Option<Day>,
    pub(super) expires: Option<Day>,
    pub(super) renewed_from: Option<Day>,
}

#[derive(Clone, Debug)]
pub(super) struct Holding {
    pub(super) id: Id,
    pub(super) by: Option<Id>,
    pub(super) since: Option<Day>,
    pub(super) expires: Option<Day>,
    /// The qualification of the way that gains it, itself or with it.
    pub(super) gained_with: Option<Id>,
    /// From when on only a registration (papers of two months at most) is waited for, where a way gains it.
    pub(super) passed: Option<Day>,
    /// From when on it is held only if it was kept up.
    pub(super) renewed_from: Option<Day>,
}

#[derive(Clone)]
pub(super) struct Finished<'a> {
    pub(super) program: &'a Program,
    pub(super) end: Day,
}

/// A post that a route enters.
#[derive(Clone)]
pub(super) struct Entered<'a> {
    pub(super) role: &'a Role,
    pub(super) by: DoorKind,
    pub(super) on: Day,
}

#[derive(Clone)]
pub(super) struct Life<'a> {
    pub(super) entered: Vec<Entered<'a>>,
    pub(super) stints: Vec<Stint>,
    pub(super) holdings: Vec<Holding>,
    pub(super) finished: Vec<Finished<'a>>,
}

/// A day on which something is judged.
pub(super) struct Moment {
    pub(super) day: Day,
    pub(super) expected_by: Option<Day>,
}

/// How deep equivalents may lean on each other.
pub(super) const DEEPEST: u8 = 3;

/// Since when who is in a post is there at least: the last day up to today on which any of its doors lets somebody join.
fn joined_at_latest(facts: &Facts, post: &Id) -> Day {
    let today = facts.today();
    let doors = facts.role(post).map(|role| role.door.as_slice()).unwrap_or_default();
    let joins = |day: &Day| {
        doors.iter().any(|door| {
            door.joins
                .as_ref()
                .is_none_or(|when| when.is_any() || when.days(*day, *day).iter().any(|on| on.day == *day))
        })
    };
    let back = (0..=730).map(|days| today.plus_days(-days));
    if doors.is_empty() { today } else { back.into_iter().find(joins).unwrap_or(today) }
}

impl<'a> Life<'a> {
    pub(super) fn of(facts: &Facts<'a>, route: &Route) -> Self {
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
    pub(super) fn today(facts: &Facts<'a>) -> Self {
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
            life.stints.push(Stint::in_post(facts, present, joined_at_latest(facts, present)));
        }
        for held in facts.profile.licences.iter().chain(&facts.profile.holds) {
            let term = Term { since: held.since, expires: held.expires, renewed_from: None };
            life.hold(facts, &held.id, held.by.as_ref(), term);
        }
        life
    }

    /// Adds a holding with all that it brings. Whether what has an upkeep is kept up is left open.
    pub(super) fn hold(&mut self, facts: &Facts, id: &Id, by: Option<&Id>, term: Term) {
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
        for brought in entry.iter().flat_map(|entry| super::told::brought(facts, entry, by)) {
            self.hold(facts, brought, None, term);
        }
    }

    pub(super) fn judge(&self, facts: &Facts, judged: &Judged, assumed: &[Leaf]) -> Range {
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

    pub(super) fn verdict(&self, facts: &Facts, tree: &Expr, moment: &Moment, must: bool, assumed: &[Leaf]) -> Range {
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
    pub(super) fn leaf(&self, facts: &Facts, leaf: &Leaf, moment: &Moment, must: bool, depth: u8) -> Range {
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
    pub(super) fn really_holds(&self, what: &Id, by: Option<&Id>, day: Day, expected: bool) -> Range {
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
    pub(super) fn holds(
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
    pub(super) fn untold(&self, facts: &Facts, what: &Id, moment: &Moment, depth: u8) -> Range {
        let unsaid = told::unsaid_fact(facts, what);
        match facts.dataset.fact_of(what.as_str()).and_then(|fact| fact.follows.as_ref()) {
            Some(tree) if depth < DEEPEST => {
                let range = self.verdict(facts, &tree.0, moment, true, &[]);
                Range::of(range.low.min(unsaid), range.high.max(unsaid))
            }
            _ => Range::is(unsaid),
        }
    }

    pub(super) fn ever(&self, facts: &Facts, what: &Id, day: Day) -> Range {
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

    pub(super) fn has_skill(&self, facts: &Facts, what: &Id, day: Day, must: bool, depth: u8) -> Range {
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
    pub(super) fn equivalents(
        &self,
        facts: &Facts,
        day: Day,
        depth: u8,
        to: impl Fn(&Counts) -> Option<u32>,
    ) -> Counted {
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
    pub(super) fn from(&self, facts: &Facts, tree: &Expr, day: Day, depth: u8) -> Range {
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
    pub(super) fn experience(
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
                .filter(|given| given.domain == *domain)
                .map(|given| given.months)
                .sum();
            let lies_within = |counted: &Id| wider(facts, std::iter::once(counted)).contains(domain);
            let counted = self.equivalents(facts, day, depth, |to| match to {
                Counts::Months { domain: counted, months } if lies_within(counted) => Some(*months),
                Counts::Rate { domain: counted, per, per_mille, most } if lies_within(counted) => {
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
        let asked = Leaf::Experience { measure, domain: domain.clone(), least, filter: filter.clone() };
        let history = told::unsaid_work(facts, &self.entered, &asked, day);
        // Whether an argument counts where there may be work that is not told is left open.
        let least_argued = if history == Verdict::Unknown { 0 } else { argued.0 };
        Range::of(verdict(certain.0, least_argued, Verdict::NotMet), verdict(certain.1, argued.1, history))
    }

    /// The merged stretches that count, with their hours a week; by the strictest or the kindest reading.
    pub(super) fn intervals(
        &self,
        facts: &Facts,
        domain: &Id,
        filter: &Filter,
        day: Day,
        strict: bool,
    ) -> Vec<(Day, Day, u32)> {
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
pub(super) struct Counted {
    pub(super) certain: (u32, u32),
    pub(super) argued: (u32, u32),
}

impl Counted {
    /// The verdict of a yes/no leaf that is `otherwise` without equivalents.
    pub(super) fn or(self, otherwise: Range, must: bool) -> Range {
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
    pub(super) fn in_post(facts: &Facts, role: &Id, from: Day) -> Self {
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
pub(super) fn wider<'b>(facts: &Facts, domains: impl Iterator<Item = &'b Id>) -> BTreeSet<Id> {
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

pub(super) fn wider_settings(_facts: &Facts, settings: &[Id]) -> BTreeSet<Id> {
    settings.iter().cloned().collect()
}

/// Months, days or hours of stretches. A month is one from day to day; what is left over of several stretches may make
/// further months of thirty days, by the kindest reading.
pub(super) fn amount(measure: Measure, stretches: &[(Day, Day, u32)], strict: bool) -> u32 {
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

pub(super) fn met(is_so: bool) -> Range {
    Range::is(if is_so { Verdict::Met } else { Verdict::NotMet })
}

pub(super) fn within(bound: Bound, have: i64, asked: i64) -> bool {
    match bound {
        Bound::AtLeast => have >= asked,
        Bound::AtMost => have <= asked,
        Bound::Under => have < asked,
    }
}

pub(super) fn said(unsaid: Unsaid) -> Verdict {
    match unsaid {
        Unsaid::Unknown => Verdict::Unknown,
        Unsaid::Lacks => Verdict::NotMet,
        Unsaid::Holds => Verdict::Met,
    }
}
