//! When a requirement that is not met on a day can come to be met at the earliest, if only time passes.

use super::experience::count;
use super::judge::Judge;
use super::ready::{Asking, ByOther, Ready, What};
use crate::base::{Day, Id};
use crate::dataset::{Bound, Counts, Filter, Measure};
use crate::planner::answer::Verdict;

impl Judge<'_, '_> {
    /// A day after `day` before which the tree certainly stays as it is; `None` where passing time never changes it.
    pub fn can_change(&self, tree: &Ready<'_>, day: Day) -> Option<Day> {
        let askings = tree.askings().into_iter();
        let unmet = askings.filter(|asking| self.asking(asking, day.into()).verdict != Verdict::Met);
        unmet.filter_map(|asking| self.asking_can_change(asking, day)).min()
    }

    fn asking_can_change(&self, asking: &Asking<'_>, day: Day) -> Option<Day> {
        let own = match &asking.what {
            What::Holding { id, own, .. } => {
                let since = own.and_then(|(since, ..)| since).filter(|since| *since > day);
                self.next_gain(id, day).into_iter().chain(since).min()
            }
            What::Ever { id, .. } => self.next_gain(id, day),
            What::Skill { id, from, by_staying } => {
                let learnt = self.view.skills.iter().filter(|gained| gained.skill == *id).map(|gained| gained.from);
                learnt.chain(*from).chain(*by_staying).filter(|from| *from > day).min()
            }
            What::Follows { tree, .. } => self.can_change(tree, day),
            What::Experience { measure, domain, least, filter, .. } => {
                // What equivalents can add at most need not be worked for; all the rest must be, whatever they come to.
                let by_others: u32 = asking.by_others.iter().map(ByOther::most).sum();
                let own = least.saturating_sub(by_others);
                if own > count(self.person, self.view, *measure, *domain, filter, day).have {
                    return self.months_can_change(*measure, *domain, own, filter, day);
                }
                self.months_can_change(*measure, *domain, if by_others == 0 { *least } else { 0 }, filter, day)
            }
            What::Member { .. } | What::Age { bound: Bound::AtLeast, .. } => Some(day.plus_days(1)),
            What::Fixed(_) | What::Age { .. } => None,
        };
        own.into_iter().chain(asking.by_others.iter().filter_map(|other| self.other_can_change(other, day))).min()
    }

    /// The next day on which the plan gains something.
    fn next_gain(&self, id: &Id, day: Day) -> Option<Day> {
        let gained = self.view.gained.iter().filter(|gained| gained.id == id);
        gained.flat_map(|gained| [gained.passed, gained.from]).filter(|from| *from > day).min()
    }

    fn other_can_change(&self, other: &ByOther<'_>, day: Day) -> Option<Day> {
        let licences = other.equivalent.licences.iter().filter_map(|id| self.next_gain(id, day));
        licences.chain(self.what_counts_can_change(other, day)).min()
    }

    fn what_counts_can_change(&self, other: &ByOther<'_>, day: Day) -> Option<Day> {
        if let Counts::Rate { per, .. } = &other.equivalent.to {
            let number = self.person.domains.number(per);
            let more = self.months_can_change(Measure::Months, number, 0, &Filter::default(), day);
            return self.can_change(&other.from, day).into_iter().chain(more).min();
        }
        self.can_change(&other.from, day)
    }

    fn months_can_change(
        &self,
        measure: Measure,
        domain: Option<usize>,
        least: u32,
        filter: &Filter,
        day: Day,
    ) -> Option<Day> {
        let soon = day.plus_days(1);
        let leaves = self.view.leaves.unwrap_or_else(Day::last);
        let present = self.person.running.iter().any(|stretch| stretch.domains.has(domain)) && leaves > day;
        let planned = self.view.posts.iter().filter(|post| post.domains.has(domain) && post.until > day);
        let starts = planned.map(|post| post.from).chain(present.then_some(day)).min();
        let given = self.view.months.iter().filter(|given| given.domain == domain).map(|given| given.on);
        if given.clone().any(|on| on > day) || starts.is_some() && !filter.settings.is_empty() {
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
