//! Judging a requirement on a day: met, met by argument, not known, partly, not met.

use super::experience::count;
use super::person::{Person, View};
use crate::base::{Day, Id};
use crate::dataset::{Bound, Clause, Counts, Equivalent, Expr, Filter, Leaf, Measure, Unsaid};
use crate::planner::answer::Verdict;

/// How a leaf stands, with what counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafJudged {
    pub verdict: Verdict,
    pub have: Option<u32>,
    pub by: Vec<Id>,
}

impl LeafJudged {
    fn plain(verdict: Verdict) -> Self {
        Self { verdict, have: None, by: Vec::new() }
    }
}

/// A person at some point of a plan, asked about requirements.
#[derive(Clone, Copy)]
pub struct Judge<'v, 'a> {
    pub person: &'v Person<'a>,
    pub view: &'v View<'a>,
}

impl Judge<'_, '_> {
    /// How a clause stands on a day. For `law` and `rule` an argued equivalent counts for nothing.
    pub fn clause(&self, clause: &Clause, day: Day) -> Verdict {
        self.expr(&clause.asks.0, day, !clause.strength.must())
    }

    /// How a tree stands on a day.
    pub fn expr(&self, expr: &Expr, day: Day, argued_counts: bool) -> Verdict {
        judge_expr(expr, &mut |leaf| self.leaf(leaf, day, argued_counts, true).verdict)
    }

    /// How a leaf stands on a day. Equivalents are not asked again while one is being judged.
    pub fn leaf(&self, leaf: &Leaf, day: Day, argued_counts: bool, equivalents: bool) -> LeafJudged {
        match leaf {
            Leaf::Holds { what, by } => self.holds(what, by.as_ref(), day, argued_counts, equivalents),
            Leaf::Ever { what } => LeafJudged::plain(self.ever(what, day)),
            Leaf::Never { what } => LeafJudged::plain(match self.ever(what, day) {
                Verdict::Met => Verdict::NotMet,
                Verdict::NotMet => Verdict::Met,
                other => other,
            }),
            Leaf::Skill { what } => self.skill(what, day, argued_counts, equivalents),
            Leaf::Fact { what } => LeafJudged::plain(self.fact(what, day, equivalents)),
            Leaf::Experience { measure, domain, least, filter } => {
                self.experience(*measure, domain, *least, filter, day, argued_counts, equivalents)
            }
            Leaf::Member { of, months } => self.member(of, *months, day),
            Leaf::Points { what, least, .. } => self.quantity(what, Bound::AtLeast, i64::from(*least)),
            Leaf::Amount { what, bound, yen } => self.quantity(what, *bound, *yen),
            Leaf::Age { bound, years } => match self.person.profile.age_on(day, self.person.today) {
                None => LeafJudged::plain(Verdict::Unknown),
                Some(age) => LeafJudged {
                    verdict: yes_no(within(*bound, i64::from(age), i64::from(*years))),
                    have: u32::try_from(age).ok(),
                    by: Vec::new(),
                },
            },
            Leaf::Lives { prefectures } => LeafJudged::plain(match &self.person.profile.place {
                None => Verdict::Unknown,
                Some(place) => yes_no(prefectures.contains(place)),
            }),
        }
    }

    fn holds(&self, what: &Id, by: Option<&Id>, day: Day, argued_counts: bool, equivalents: bool) -> LeafJudged {
        if let Some((since, until, route)) = self.person.held(what) {
            let in_time = since.is_none_or(|since| since <= day) && until.is_none_or(|until| day < until);
            let route_fits = match (by, route) {
                (None, _) => Some(true),
                (Some(asked), Some(had)) => Some(asked == had),
                (Some(_), None) => None,
            };
            match (in_time, route_fits) {
                (true, Some(true)) => return LeafJudged::plain(Verdict::Met),
                (true, None) => return LeafJudged::plain(Verdict::Unknown),
                _ => {}
            }
        }
        let gained = self.view.gained.iter().any(|gained| {
            gained.id == what
                && by.is_none_or(|asked| Some(asked) == gained.route)
                && gained.from <= day
                && gained.until.is_none_or(|until| day < until)
        });
        if gained {
            return LeafJudged::plain(Verdict::Met);
        }
        let own = match self.person.unsaid_holding(what) {
            _ if self.person.held(what).is_some() => Verdict::NotMet,
            Unsaid::Lacks => Verdict::NotMet,
            Unsaid::Unknown => Verdict::Unknown,
            Unsaid::Holds => Verdict::Met,
        };
        if own == Verdict::Met || !equivalents {
            return LeafJudged::plain(own);
        }
        self.best_equivalent(own, what, day, argued_counts)
    }

    fn ever(&self, what: &Id, day: Day) -> Verdict {
        if let Some(answer) = self.person.profile.facts.get(what) {
            return yes_no(*answer);
        }
        if self.person.held(what).is_some()
            || self.view.gained.iter().any(|gained| gained.id == what && gained.from <= day)
        {
            return Verdict::Met;
        }
        if let Some(fact) = self.person.dataset.fact_of(what.as_str()) {
            return said(fact.unsaid);
        }
        said(self.person.unsaid_holding(what))
    }

    fn skill(&self, what: &Id, day: Day, argued_counts: bool, equivalents: bool) -> LeafJudged {
        if self.person.profile.skills.contains(what)
            || self
                .person
                .skills
                .iter()
                .chain(&self.view.skills)
                .any(|gained| gained.skill == what && gained.from <= day)
        {
            return LeafJudged::plain(Verdict::Met);
        }
        if !equivalents {
            return LeafJudged::plain(Verdict::Unknown);
        }
        self.best_equivalent(Verdict::Unknown, what, day, argued_counts)
    }

    fn fact(&self, what: &Id, day: Day, follow: bool) -> Verdict {
        if let Some(answer) = self.person.profile.facts.get(what) {
            return yes_no(*answer);
        }
        let Some(fact) = self.person.dataset.fact_of(what.as_str()) else { return Verdict::Unknown };
        if let (Some(follows), true) = (&fact.follows, follow) {
            let verdict = judge_expr(&follows.0, &mut |leaf| self.leaf(leaf, day, false, false).verdict);
            if verdict != Verdict::Unknown {
                return yes_no(verdict == Verdict::Met);
            }
        }
        said(fact.unsaid)
    }

    #[allow(clippy::too_many_arguments, reason = "the fields of one leaf, and how it is asked")]
    fn experience(
        &self,
        measure: Measure,
        domain: &Id,
        least: u32,
        filter: &Filter,
        day: Day,
        argued_counts: bool,
        equivalents: bool,
    ) -> LeafJudged {
        let counted = count(self.person, self.view, measure, domain, filter, day);
        let mut by = Vec::new();
        let (mut certain, mut argued) = (counted.have, 0);
        if equivalents && measure == Measure::Months && *filter == Filter::default() && certain < least {
            for equivalent in self.equivalents(domain) {
                let months = self.equivalent_months(equivalent, day);
                if months > 0 {
                    by.push(equivalent.id.clone());
                    *(if equivalent.certain { &mut certain } else { &mut argued }) += months;
                }
            }
        }
        let away_too_long = filter
            .longest_gap
            .is_some_and(|gap| !counted.current && counted.last.is_none_or(|last| last.plus_months(gap as i32) < day));
        let stopped = away_too_long || filter.current && !counted.current;
        let history_unknown = self.person.profile.spells.is_none();
        let verdict = if certain >= least && !stopped {
            Verdict::Met
        } else if history_unknown {
            // A post held now is known even where the history is not.
            if stopped && filter.current && !self.person.employed && self.person.profile.role.is_some() {
                Verdict::NotMet
            } else {
                Verdict::Unknown
            }
        } else if stopped {
            Verdict::NotMet
        } else if argued_counts && certain + argued >= least {
            Verdict::Argued
        } else if certain + argued > 0 {
            Verdict::Partly
        } else {
            Verdict::NotMet
        };
        LeafJudged { verdict, have: Some(certain + argued), by }
    }

    fn member(&self, of: &Id, months: u32, day: Day) -> LeafJudged {
        let Some(membership) = self.person.profile.memberships.iter().find(|held| held.id == *of) else {
            return LeafJudged::plain(match self.person.profile.facts.get(of) {
                Some(false) => Verdict::NotMet,
                _ => self.person.dataset.fact_of(of.as_str()).map_or(Verdict::Unknown, |fact| said(fact.unsaid)),
            });
        };
        let Some(since) = membership.since else { return LeafJudged::plain(Verdict::Unknown) };
        let have = since.whole_months_until(day) as u32;
        let verdict = if have >= months { Verdict::Met } else { Verdict::Partly };
        LeafJudged { verdict, have: Some(have), by: Vec::new() }
    }

    fn quantity(&self, what: &Id, bound: Bound, limit: i64) -> LeafJudged {
        LeafJudged::plain(match self.person.profile.amounts.get(what) {
            None => Verdict::Unknown,
            Some(amount) => yes_no(within(bound, *amount, limit)),
        })
    }

    /// Equivalents to something that may concern the person.
    fn equivalents<'s>(&'s self, to: &Id) -> impl Iterator<Item = &'s Equivalent> + use<'s> {
        let concerns =
            |id: &Id| self.person.held(id).is_some() || self.view.gained.iter().any(|gained| gained.id == id);
        let all = self.person.equivalents_to(to).iter().copied();
        all.filter(move |e| e.licences.is_empty() || e.licences.iter().any(concerns))
    }

    fn equivalent_months(&self, equivalent: &Equivalent, day: Day) -> u32 {
        let months = match &equivalent.to {
            Counts::Months { months, .. } => *months,
            Counts::Rate { per, per_mille, most, .. } => {
                let had = count(self.person, self.view, Measure::Months, per, &Filter::default(), day).have;
                (had.saturating_mul(*per_mille) / 1000).min(*most)
            }
            _ => return 0,
        };
        let holds =
            || judge_expr(&equivalent.from.0, &mut |leaf| self.leaf(leaf, day, false, false).verdict) == Verdict::Met;
        if months > 0 && holds() { months } else { 0 }
    }

    fn best_equivalent(&self, own: Verdict, what: &Id, day: Day, argued_counts: bool) -> LeafJudged {
        let mut best = LeafJudged::plain(own);
        for equivalent in self.equivalents(what) {
            let from = judge_expr(&equivalent.from.0, &mut |leaf| self.leaf(leaf, day, false, false).verdict);
            if from != Verdict::Met || !(equivalent.certain || argued_counts) {
                continue;
            }
            let verdict = if equivalent.certain { Verdict::Met } else { Verdict::Argued };
            if verdict > best.verdict {
                best.verdict = verdict;
            }
            best.by.push(equivalent.id.clone());
        }
        best
    }
}

/// Joins the verdicts of a tree's leaves: `all` is the least, `any` the greatest, `at least n` the n-th greatest.
pub fn judge_expr(expr: &Expr, leaf: &mut impl FnMut(&Leaf) -> Verdict) -> Verdict {
    match expr {
        Expr::Leaf(of) => leaf(of),
        Expr::All(parts) => {
            let mut least = Verdict::Met;
            for part in parts {
                least = least.min(judge_expr(part, leaf));
                if least == Verdict::NotMet {
                    break;
                }
            }
            least
        }
        Expr::Any(parts) => {
            let mut greatest = Verdict::NotMet;
            for part in parts {
                greatest = greatest.max(judge_expr(part, leaf));
                if greatest == Verdict::Met {
                    break;
                }
            }
            greatest
        }
        Expr::AtLeast(count, parts) => {
            let mut all: Vec<Verdict> = parts.iter().map(|part| judge_expr(part, leaf)).collect();
            all.sort_unstable_by(|a, b| b.cmp(a));
            all.get(usize::from(*count).saturating_sub(1)).copied().unwrap_or(Verdict::NotMet)
        }
    }
}

fn within(bound: Bound, have: i64, limit: i64) -> bool {
    match bound {
        Bound::AtLeast => have >= limit,
        Bound::AtMost => have <= limit,
        Bound::Under => have < limit,
    }
}

fn yes_no(yes: bool) -> Verdict {
    if yes { Verdict::Met } else { Verdict::NotMet }
}

fn said(unsaid: Unsaid) -> Verdict {
    match unsaid {
        Unsaid::Unknown => Verdict::Unknown,
        Unsaid::Lacks => Verdict::NotMet,
        Unsaid::Holds => Verdict::Met,
    }
}
