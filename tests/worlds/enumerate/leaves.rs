//! How the leaves of clauses stand: what is held, known, done and argued in a month.

use super::{Dates, PAST, World};
use norikae::base::{Day, Id};
use norikae::dataset::{Bound, Counts, Expr, Leaf, Measure, QualificationKind, Unsaid};
use norikae::planner::{Gain, TakenStage, Verdict};

/// Bits of all months before this one.
pub(super) fn below(month: i32) -> u128 {
    (1 << (month + PAST).clamp(0, 127)) - 1
}

fn said(unsaid: Unsaid) -> Verdict {
    match unsaid {
        Unsaid::Unknown => Verdict::Unknown,
        Unsaid::Lacks => Verdict::NotMet,
        Unsaid::Holds => Verdict::Met,
    }
}

impl World<'_> {
    /// `must`: for `law` and `rule` what can only be argued does not count.
    pub(super) fn leaf(
        &self,
        leaf: &Leaf,
        day: Day,
        month: i32,
        expected_by: Option<i32>,
        must: bool,
        dates: &Dates,
    ) -> Verdict {
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
        let gives = |id: &Id, by: Option<&Id>| id == what || self.brought(id, by).contains(&what);
        let of_old = self.profile.licences.iter().chain(&self.profile.holds).any(|held| {
            gives(&held.id, held.by.as_ref())
                && held.since.is_none_or(|since| since <= day)
                && held.expires.is_none_or(|expires| day < expires)
                && by.is_none_or(|by| held.by.as_ref() == Some(by))
        });
        of_old
            || dates.ways.iter().any(|(gain, plan)| match gain {
                Gain::Qualification { qualification, route, .. } => {
                    gives(qualification, Some(route))
                        && (if expected { plan.passed } else { plan.held }) <= month
                        && plan.expires.is_none_or(|expires| day < expires)
                        && by.is_none_or(|by| route == by)
                }
                Gain::Program { .. } => false,
            })
    }

    pub(super) fn holds(
        &self,
        what: &Id,
        by: Option<&Id>,
        day: Day,
        month: i32,
        expected: bool,
        dates: &Dates,
    ) -> Verdict {
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
