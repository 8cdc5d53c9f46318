//! Counting experience: calendar months with overlaps once, filtered as a requirement asks.

use super::person::{Person, Stretch, View};
use crate::base::Day;
use crate::dataset::{Filter, Measure};

/// An interval of work, `until` exclusive, with its hours a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Interval {
    from: Day,
    until: Day,
    hours: u32,
}

/// What is counted in a domain on a day, without equivalents.
pub struct Counted {
    /// In the unit of the measure.
    pub have: u32,
    /// Whether somebody in the domain is at work on the day itself.
    pub current: bool,
    /// The day after the last day of work in the domain.
    pub last: Option<Day>,
}

/// Counts experience in `domain` before `day`.
pub fn count(
    person: &Person<'_>,
    view: &View<'_>,
    measure: Measure,
    domain: Option<usize>,
    filter: &Filter,
    day: Day,
) -> Counted {
    let mut earliest = earliest(person, view, filter, day);
    if person.domains.is_here(domain) {
        earliest = earliest.max(joined_employer(person, view, day));
    }
    let mut intervals: Vec<Interval> = stretches(person, view, day)
        .filter(|stretch| stretch.domains.has(domain))
        .filter(|stretch| setting_fits(stretch, filter))
        .map(|stretch| Interval {
            from: stretch.from.max(earliest),
            until: stretch.until.min(day),
            hours: stretch.hours_per_week,
        })
        .filter(|interval| interval.from < interval.until)
        .collect();
    intervals.sort_unstable();
    let merged = merge(intervals);
    let current = stretches(person, view, day.plus_days(1)).any(|stretch| {
        stretch.from <= day && stretch.until > day && stretch.domains.has(domain) && setting_fits(&stretch, filter)
    });
    let last = merged.last().map(|interval| interval.until);
    // What is asked of the present stretch begins anew with it: months before a gap are not part of it.
    let unbroken = merged.last().filter(|last| !filter.current || last.until >= day);
    let counted: &[Interval] =
        if filter.continuous { unbroken.map(std::slice::from_ref).unwrap_or_default() } else { &merged };
    let mut have = total(counted, measure);
    if measure == Measure::Months && *filter == Filter::default() {
        have += view
            .months
            .iter()
            .filter(|given| given.on <= day && given.domain == domain)
            .map(|given| given.months)
            .sum::<u32>();
    }
    Counted { have, current, last }
}

/// All stretches up to `day`: past ones, the running ones until the present post is left, and planned posts.
fn stretches<'v>(person: &'v Person<'_>, view: &'v View<'_>, day: Day) -> impl Iterator<Item = RunningTo<'v>> {
    let leaves = view.leaves.unwrap_or(day).min(day);
    person
        .past
        .iter()
        .map(|stretch| RunningTo { stretch, until: stretch.until })
        .chain(person.running.iter().map(move |stretch| RunningTo { stretch, until: leaves }))
        .chain(view.posts.iter().map(|stretch| RunningTo { stretch, until: stretch.until }))
}

/// A stretch with the end that it has in this view.
#[derive(Clone, Copy)]
struct RunningTo<'v> {
    stretch: &'v Stretch<'v>,
    until: Day,
}

impl<'v> std::ops::Deref for RunningTo<'v> {
    type Target = Stretch<'v>;
    fn deref(&self) -> &Stretch<'v> {
        self.stretch
    }
}

fn setting_fits(stretch: &Stretch<'_>, filter: &Filter) -> bool {
    filter.settings.is_empty()
        || stretch.settings.is_empty()
        || filter.settings.iter().any(|asked| stretch.settings.contains(&asked.as_str()))
}

/// The day on which whoever employs the person on a day was joined; that day itself where nobody does. A post on the way
/// counts as a new employer, an internal one too.
fn joined_employer(person: &Person<'_>, view: &View<'_>, day: Day) -> Day {
    let planned = view.posts.iter().filter(|post| post.from <= day && day <= post.until).map(|post| post.from).max();
    let stays = view.leaves.is_none_or(|leaves| day <= leaves);
    let present = person.running.iter().filter(|_| stays).map(|stretch| stretch.from).min();
    planned.or(present).unwrap_or(day)
}

/// The day before which nothing counts.
fn earliest(person: &Person<'_>, view: &View<'_>, filter: &Filter, day: Day) -> Day {
    let mut earliest = Day::first();
    if let Some(months) = filter.within {
        earliest = earliest.max(day.plus_months(-(months.min(2400) as i32)));
    }
    for id in filter.after.iter().chain(&filter.under) {
        let gained = view.gained.iter().find(|gained| gained.id == id).map(|gained| gained.from);
        let since = match person.held(id) {
            Some((since, ..)) => since.unwrap_or_else(Day::first),
            None => gained.unwrap_or_else(Day::last),
        };
        earliest = earliest.max(since);
    }
    earliest
}

fn merge(intervals: Vec<Interval>) -> Vec<Interval> {
    let mut merged: Vec<Interval> = Vec::with_capacity(intervals.len());
    for interval in intervals {
        match merged.last_mut() {
            Some(last) if interval.from <= last.until => {
                last.until = last.until.max(interval.until);
                last.hours = last.hours.max(interval.hours);
            }
            _ => merged.push(interval),
        }
    }
    merged
}

/// Months are whole months of each interval, the days left over of several joined thirty-one to a month.
fn total(intervals: &[Interval], measure: Measure) -> u32 {
    let days = |interval: &Interval| interval.from.days_until(interval.until).max(0) as u32;
    match measure {
        Measure::Months => months(intervals),
        // Five working days of seven: a requirement in days of practice counts days at work.
        Measure::Days => intervals.iter().map(|interval| days(interval) * 5 / 7).sum(),
        Measure::Hours => intervals.iter().map(|interval| days(interval) * interval.hours / 7).sum(),
        Measure::FullTimeMonths => {
            intervals.iter().map(|interval| months(std::slice::from_ref(interval)) * interval.hours.min(40) / 40).sum()
        }
    }
}

fn months(intervals: &[Interval]) -> u32 {
    let (mut whole, mut days) = (0, 0);
    for interval in intervals {
        let count = interval.from.whole_months_until(interval.until);
        whole += count as u32;
        days += interval.from.plus_months(count).days_until(interval.until).max(0) as u32;
    }
    whole + days / 31
}
