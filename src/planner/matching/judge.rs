//! Judging a requirement on a day: met, met by argument, not known, partly, not met.

use super::experience::count;
use super::person::{HeldAs, Person, View};
use super::ready::{Asking, Ready, What, within, yes_no};
use crate::base::{Day, Id};
use crate::dataset::{Counts, Expr, Leaf};
use crate::planner::answer::Verdict;

/// How a leaf stands, with what counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafJudged {
    pub verdict: Verdict,
    /// Months (or days, hours, years) had, where a number was asked.
    pub have: Option<u32>,
    /// Equivalents that counted.
    pub by: Vec<Id>,
}

impl LeafJudged {
    fn plain(verdict: Verdict) -> Self {
        Self { verdict, have: None, by: Vec::new() }
    }
}

/// The day on which something is judged.
#[derive(Clone, Copy, Debug)]
pub struct On {
    pub day: Day,
    /// The day on which holdings must be there: a later one where an expected holding (見込み) counts.
    pub holding: Day,
    /// Whether what only waits for its registration counts as held.
    pub pending: bool,
}

impl From<Day> for On {
    fn from(day: Day) -> Self {
        Self { day, holding: day, pending: false }
    }
}

/// A person at some point of a plan, asked about requirements.
#[derive(Clone, Copy)]
pub struct Judge<'v, 'a> {
    pub person: &'v Person<'a>,
    pub view: &'v View<'a>,
}

impl Judge<'_, '_> {
    /// How a tree stands on a day. For `law` and `rule` an argued equivalent counts for nothing.
    pub fn expr(&self, expr: &Expr, day: Day, argued_counts: bool) -> Verdict {
        self.ready(&Ready::new(self.person, expr, argued_counts), day.into())
    }

    /// How a leaf stands on a day, with what counted.
    pub fn leaf(&self, leaf: &Leaf, on: On, argued_counts: bool) -> LeafJudged {
        self.asking(&Asking::new(self.person, leaf, argued_counts, true), on)
    }

    /// How a tree made ready stands: `all` is the least, `any` the greatest, `at least n` the n-th greatest.
    pub fn ready(&self, tree: &Ready<'_>, on: On) -> Verdict {
        match tree {
            Ready::Fixed(verdict) => *verdict,
            Ready::Leaf(asking) => self.asking(asking, on).verdict,
            Ready::All(parts) => {
                let mut least = Verdict::Met;
                for part in parts {
                    least = least.min(self.ready(part, on));
                    if least == Verdict::NotMet {
                        break;
                    }
                }
                least
            }
            Ready::Any(parts) => {
                let mut greatest = Verdict::NotMet;
                for part in parts {
                    greatest = greatest.max(self.ready(part, on));
                    if greatest == Verdict::Met {
                        break;
                    }
                }
                greatest
            }
            Ready::AtLeast(count, parts) => {
                let mut all: Vec<Verdict> = parts.iter().map(|part| self.ready(part, on)).collect();
                all.sort_unstable_by(|a, b| b.cmp(a));
                all.get(count.saturating_sub(1)).copied().unwrap_or(Verdict::NotMet)
            }
        }
    }

    /// How a leaf made ready stands, with what counted.
    pub fn asking(&self, asking: &Asking<'_>, on: On) -> LeafJudged {
        let day = on.day;
        match &asking.what {
            What::Fixed(verdict) => LeafJudged::plain(*verdict),
            What::Holding { id, by, own, otherwise } => {
                let verdict = self.holding(id, *by, *own, *otherwise, on);
                self.with_others(verdict, asking, on.holding)
            }
            What::Ever { id, otherwise, never } => {
                let had = self.view.gained.iter().any(|gained| gained.id == *id && gained.from <= day);
                LeafJudged::plain(if had { yes_no(!never) } else { *otherwise })
            }
            What::Skill { id, from, by_staying } => {
                let stays = |until: Day| until <= day && self.view.leaves.is_none_or(|leaves| until <= leaves);
                let learnt = by_staying.is_some_and(stays)
                    || from.is_some_and(|from| from <= day)
                    || self.view.skills.iter().any(|gained| gained.skill == *id && gained.from <= day);
                self.with_others(if learnt { Verdict::Met } else { Verdict::Unknown }, asking, day)
            }
            What::Follows { tree, otherwise } => LeafJudged::plain(match self.ready(tree, on) {
                Verdict::Unknown => *otherwise,
                verdict => yes_no(verdict == Verdict::Met),
            }),
            What::Experience { .. } => self.experience(asking, day),
            What::Member { since, months } => {
                let have = since.whole_months_until(day) as u32;
                let verdict = if have >= *months { Verdict::Met } else { Verdict::Partly };
                LeafJudged { verdict, have: Some(have), by: Vec::new() }
            }
            What::Age { bound, years } => match self.person.profile.age_on(day, self.person.today) {
                None => LeafJudged::plain(Verdict::Unknown),
                Some(age) => LeafJudged {
                    verdict: yes_no(within(*bound, i64::from(age), i64::from(*years))),
                    have: u32::try_from(age).ok(),
                    by: Vec::new(),
                },
            },
        }
    }

    fn holding(&self, id: &Id, by: Option<&Id>, own: Option<HeldAs<'_>>, otherwise: Verdict, on: On) -> Verdict {
        let day = on.holding;
        let gained = self.view.gained.iter().any(|gained| {
            gained.id == id
                && by.is_none_or(|asked| Some(asked) == gained.route)
                && (if on.pending { gained.passed } else { gained.from }) <= day
                && gained.until.is_none_or(|until| day < until)
        });
        if gained {
            return Verdict::Met;
        }
        let Some((since, until, route)) = own else { return otherwise };
        let in_time = since.is_none_or(|since| since <= day) && until.is_none_or(|until| day < until);
        match (in_time, by, route) {
            (true, None, _) => Verdict::Met,
            (true, Some(asked), Some(had)) if asked == had => Verdict::Met,
            (true, Some(_), None) => Verdict::Unknown,
            _ => otherwise,
        }
    }

    /// The better of a verdict and what equivalents make of it.
    fn with_others(&self, own: Verdict, asking: &Asking<'_>, day: Day) -> LeafJudged {
        let mut best = LeafJudged::plain(own);
        if own == Verdict::Met {
            return best;
        }
        for other in &asking.by_others {
            if !other.concerns(self.view, day) || self.ready(&other.from, day.into()) != Verdict::Met {
                continue;
            }
            if matches!(other.equivalent.to, Counts::Skill { .. } | Counts::Holding { .. }) {
                best.verdict = best.verdict.max(if other.equivalent.certain { Verdict::Met } else { Verdict::Argued });
                best.by.push(other.equivalent.id.clone());
            }
        }
        best
    }

    fn experience(&self, asking: &Asking<'_>, day: Day) -> LeafJudged {
        let What::Experience { measure, domain, least, filter, unsaid } = asking.what else {
            return LeafJudged::plain(Verdict::Unknown);
        };
        // Of the employer of a post on the way everything is known.
        let known = self.person.domains.is_here(domain) && self.view.posts.iter().any(|post| post.from <= day);
        let unsaid = unsaid && !known;
        let counted = count(self.person, self.view, measure, domain, filter, day);
        let mut by = Vec::new();
        let (mut certain, mut argued) = (counted.have, 0);
        if certain < least {
            for other in asking.by_others.iter().filter(|other| other.concerns(self.view, day)) {
                let months = other.months(self.person, self.view, day);
                if months > 0 && self.ready(&other.from, day.into()) == Verdict::Met {
                    by.push(other.equivalent.id.clone());
                    *(if other.equivalent.certain { &mut certain } else { &mut argued }) += months;
                }
            }
        }
        let away_too_long = filter
            .longest_gap
            .is_some_and(|gap| !counted.current && counted.last.is_none_or(|last| last.plus_months(gap as i32) < day));
        let stopped = away_too_long || filter.current && !counted.current;
        let verdict = if certain >= least && !stopped {
            Verdict::Met
        } else if unsaid {
            // A post held now is known even where the history is not.
            if stopped && filter.current && !self.person.employed && self.person.profile.role.is_some() {
                Verdict::NotMet
            } else {
                Verdict::Unknown
            }
        } else if stopped {
            Verdict::NotMet
        } else if asking.argued && certain + argued >= least {
            Verdict::Argued
        } else if certain + argued > 0 {
            Verdict::Partly
        } else {
            Verdict::NotMet
        };
        LeafJudged { verdict, have: Some(certain + argued), by }
    }

    /// Whether a tree has come to a verdict today and never falls below it again.
    pub fn stays(&self, tree: &Ready<'_>, want: Verdict) -> bool {
        match tree {
            Ready::Fixed(verdict) => *verdict >= want,
            Ready::Leaf(asking) => {
                self.asking(asking, self.person.today.into()).verdict >= want && asking.stays(self.person, want)
            }
            Ready::All(parts) => parts.iter().all(|part| self.stays(part, want)),
            Ready::Any(parts) => parts.iter().any(|part| self.stays(part, want)),
            Ready::AtLeast(count, parts) => parts.iter().filter(|part| self.stays(part, want)).count() >= *count,
        }
    }

    /// The not-known leaves on which a not-known tree hangs.
    pub fn unknown_leaves(&self, expr: &Expr, on: On, argued_counts: bool) -> Vec<Leaf> {
        if self.ready(&Ready::new(self.person, expr, argued_counts), on) != Verdict::Unknown {
            return Vec::new();
        }
        match expr {
            Expr::Leaf(leaf) => vec![leaf.clone()],
            Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => {
                parts.iter().flat_map(|part| self.unknown_leaves(part, on, argued_counts)).collect()
            }
        }
    }
}
