//! When a requirement that is not met on a day can come to be met at the earliest, if only time passes.

use super::experience::count;
use super::judge::Judge;
use crate::base::{Day, Id};
use crate::dataset::{Bound, Clause, Expr, Filter, Leaf, Measure};
use crate::planner::answer::Verdict;

impl Judge<'_, '_> {
    /// A day after `day` before which the clause certainly stays as it is; `None` where passing time never changes it.
    pub fn can_change(&self, clause: &Clause, day: Day) -> Option<Day> {
        self.expr_can_change(&clause.asks.0, day, !clause.strength.must())
    }

    fn expr_can_change(&self, expr: &Expr, day: Day, argued_counts: bool) -> Option<Day> {
        let unmet = |leaf: &&Leaf| self.leaf(leaf, day, argued_counts, true).verdict != Verdict::Met;
        expr.leaves().into_iter().filter(unmet).filter_map(|leaf| self.leaf_can_change(leaf, day)).min()
    }

    fn leaf_can_change(&self, leaf: &Leaf, day: Day) -> Option<Day> {
        let soon = day.plus_days(1);
        let later = |days: &mut dyn Iterator<Item = Day>| days.filter(|from| *from > day).min();
        let by_equivalent = |id: &Id| (!self.person.equivalents_to(id).is_empty()).then_some(soon);
        match leaf {
            Leaf::Holds { what, .. } => {
                let gained = later(&mut self.view.gained.iter().filter(|g| g.id == what).map(|g| g.from));
                let since = self.person.held(what).and_then(|(since, ..)| since).filter(|since| *since > day);
                [gained, since, by_equivalent(what)].into_iter().flatten().min()
            }
            Leaf::Ever { what } => later(&mut self.view.gained.iter().filter(|g| g.id == what).map(|g| g.from)),
            Leaf::Skill { what } => {
                let gained = later(
                    &mut self.person.skills.iter().chain(&self.view.skills).filter(|g| g.skill == what).map(|g| g.from),
                );
                [gained, by_equivalent(what)].into_iter().flatten().min()
            }
            Leaf::Experience { measure, domain, least, filter } => {
                self.months_can_change(*measure, domain, *least, filter, day)
            }
            Leaf::Member { .. } | Leaf::Age { bound: Bound::AtLeast, .. } => Some(soon),
            Leaf::Fact { what } => {
                let follows = self.person.dataset.fact_of(what.as_str()).is_some_and(|fact| fact.follows.is_some());
                follows.then_some(soon)
            }
            Leaf::Never { .. } | Leaf::Points { .. } | Leaf::Amount { .. } | Leaf::Lives { .. } | Leaf::Age { .. } => {
                None
            }
        }
    }

    fn months_can_change(&self, measure: Measure, domain: &Id, least: u32, filter: &Filter, day: Day) -> Option<Day> {
        let soon = day.plus_days(1);
        let gives = |domains: &[&str]| domains.binary_search(&domain.as_str()).is_ok();
        let leaves = self.view.leaves.unwrap_or_else(Day::last);
        let present = self.person.running.iter().any(|stretch| gives(&stretch.domains)) && leaves > day;
        let planned = self.view.posts.iter().filter(|post| gives(&post.domains) && post.until > day);
        let starts = planned.map(|post| post.from).chain(present.then_some(day)).min();
        let given = self.view.months.iter().map(|given| given.on).filter(|on| *on > day).min();
        let by_equivalent = !self.person.equivalents_to(domain).is_empty();
        if by_equivalent || given.is_some() || !filter.settings.is_empty() {
            return Some(soon);
        }
        let starts = starts?;
        let have = count(self.person, self.view, measure, domain, filter, day).have;
        let missing = least.saturating_sub(have);
        // One month less than what is missing: days left over from earlier stretches may join to a month.
        let waits = match measure {
            Measure::Months | Measure::FullTimeMonths => missing.saturating_sub(2),
            Measure::Days => missing / 31,
            Measure::Hours => missing / 31 / 24,
        };
        Some(starts.max(day).plus_months(waits.min(2400) as i32).max(soon))
    }
}
