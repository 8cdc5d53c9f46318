//! Dating one change: the first day on which its door can be entered, with everything dated before still holding.

use super::state::{DatedChange, State};
use crate::base::Day;
use crate::dataset::{DoorKind, Locked};
use crate::planner::matching::Judge;
use crate::planner::routes::within;

/// A day can't be the day of applying; planning goes on at the day named.
struct NotBefore(Day);

/// What refuses a day of applying, and the day before which trying again is in vain.
struct Refusal {
    /// Number of the clause, past all of them for a way that no longer holds; `None` for the dates of the door itself.
    by: Option<usize>,
    next: Day,
}

impl Refusal {
    /// The next day to try, and the last one refused where days in between could fit. The dates of a door are tried day
    /// by day, clauses month by month.
    fn go_on(self, day: Day, until: Day) -> (Day, Option<(Day, Option<usize>)>) {
        let month = day.plus_months(1);
        if self.by.is_none() || self.next > month {
            return (self.next.max(day.plus_days(1)), None);
        }
        let next = if day < until { month.min(until) } else { day.plus_days(1) };
        (next, Some((day, self.by)))
    }
}

impl State<'_, '_, '_> {
    /// Dates the next change on the first day from `from` to `until` that fits everything; the state then holds it.
    pub fn place_change(&mut self, from: Day, until: Day) -> bool {
        let number = self.changes.len();
        let door = self.choice.doors[number].door;
        if !self.door_is_near(number) {
            return false;
        }
        let pinned = self.setting.pins.change(self.choice.doors[number]);
        let from = from.max(self.from());
        let placed = if let Some(rounds) = door.rounds.as_ref().filter(|rounds| !rounds.is_any()) {
            let mut found = None;
            for round in rounds.all(from, until.min(self.setting.horizon)) {
                let (opens, closes) = within(pinned.apply, round.opens.max(from), round.closes);
                if opens > closes {
                    continue;
                }
                let dated =
                    |apply: Day| self.after_offer(number, apply, Some(round.sits), round.result, round.estimate);
                found = self.first_fit(opens, closes, &dated);
                if found.is_some() {
                    break;
                }
            }
            found
        } else {
            let dated = |apply: Day| {
                if !door.opens_months.is_empty() && !door.opens_months.contains(&(apply.month_of_year() as u8)) {
                    return Err(NotBefore(apply.month().plus(1).first_day()));
                }
                let round = door.rounds.as_ref().map(|rounds| rounds.soonest(apply));
                let offer = match (round, pinned.offer) {
                    (Some(round), _) => round.result,
                    (None, Some(day)) => {
                        let usual = door.to_offer.typical.after(apply);
                        held(day, apply, door.to_offer.low.after(apply), held_until(usual))?
                    }
                    (None, None) => door.to_offer.typical.after(apply),
                };
                self.after_offer(number, apply, round.map(|round| round.sits), offer, false)
            };
            let (from, until) = within(pinned.apply, from, until.min(self.setting.horizon));
            self.first_fit(from, until, &dated)
        };
        let Some(change) = placed else { return false };
        self.changes.push(change);
        true
    }

    /// An internal transfer needs one of the posts whose employer has the new one, and no contract there.
    fn door_is_near(&self, number: usize) -> bool {
        let door = self.choice.doors[number].door;
        if door.kind != DoorKind::Transfer && door.from.is_empty() {
            return true;
        }
        let dataset = self.setting.person.dataset;
        let before = match number.checked_sub(1) {
            Some(earlier) if !door.kind.can_follow(self.choice.doors[earlier].door.kind) => None,
            Some(earlier) => Some(&self.choice.doors[earlier].role.id),
            None if self.setting.person.employed => {
                let present = self.setting.person.profile.role.as_ref();
                present.and_then(|id| dataset.role_or_former(id)).map(|role| &role.id)
            }
            None => None,
        };
        self.left[number].is_none() && before.is_some_and(|role| door.from.contains(role))
    }

    /// Offer and joining that follow from an application; or the day from which to try again.
    fn after_offer(
        &self,
        number: usize,
        apply: Day,
        sits: Option<Day>,
        offer: Day,
        estimate: bool,
    ) -> Result<DatedChange, NotBefore> {
        let setting = self.setting;
        let door = self.choice.doors[number].door;
        let pinned = setting.pins.change(self.choice.doors[number]);
        for (held, day) in [(pinned.sits, sits), (pinned.offer, Some(offer))] {
            if let (Some(held), Some(day)) = (held, day)
                && held != day
            {
                return Err(if day < held { NotBefore(later(apply, day, held)) } else { NotBefore(Day::last()) });
            }
        }
        let free = number == 0 && !setting.person.employed || self.left[number].is_some();
        let span = match door.to_joining_when_free {
            Some(span) if free => span,
            _ => door.to_joining,
        };
        let is_bound = !free && door.kind.leaves_employer();
        let left = match number.checked_sub(1) {
            Some(before) => Some(self.choice.doors[before].role),
            None => setting.person.present(),
        };
        let notice = match is_bound {
            true => setting.notice.before_leaving(left.map(|role| &role.id)).after(offer),
            false => offer,
        };
        let earliest = span.typical.after(offer).max(notice);
        let season = door.joins.as_ref().filter(|when| !when.is_any());
        let join = match (pinned.join, season) {
            (Some(day), season) => {
                if season.is_some_and(|when| when.days(day, day).is_empty()) {
                    return Err(NotBefore(Day::last()));
                }
                let latest = door.joining_may_wait.after(earliest).max(held_until(earliest));
                held(day, apply, span.low.after(offer).max(notice), latest)?
            }
            (None, None) => earliest,
            (None, Some(when)) => {
                let latest = door.joining_may_wait.after(earliest);
                match when.days(earliest, setting.horizon.plus_months(24)).first() {
                    Some(season) if season.day <= latest => season.day,
                    Some(season) => return Err(NotBefore(later(apply, latest, season.day))),
                    None => return Err(NotBefore(Day::last())),
                }
            }
        };
        let stayed = match self.changes.last() {
            Some(before) => {
                let least = i32::from(setting.person.dataset.defaults.least_stay(door.kind));
                let finished = self.choice.doors[number - 1].role.finish.unwrap_or_default().after(before.join);
                Some(before.join.plus_months(least).max(finished))
            }
            None => setting.person.finishes,
        };
        if let Some(first) = self.locked_until(number).max(self.school_until()).max(stayed)
            && join < first
        {
            return Err(NotBefore(later(apply, join, first)));
        }
        if join > setting.horizon {
            return Err(NotBefore(Day::last()));
        }
        Ok(DatedChange { apply, sits, offer, join, estimate })
    }

    /// The end of the last full-time course dated so far.
    fn school_until(&self) -> Option<Day> {
        self.choice
            .ways
            .iter()
            .zip(&self.ways)
            .filter_map(|(chosen, dated)| dated.as_ref()?.full_time(chosen.way))
            .map(|(_, until)| until)
            .max()
    }

    /// The day before which this change breaks a lock that the route serves.
    fn locked_until(&self, number: usize) -> Option<Day> {
        let doors = &self.choice.doors;
        let leaves_first = doors[number].door.kind.leaves_employer()
            && !doors[..number].iter().any(|door| door.door.kind.leaves_employer());
        self.setting
            .locks
            .iter()
            .enumerate()
            .filter(|(lock, _)| !self.choice.pays.contains(lock))
            .filter(|(_, lock)| match lock.locks {
                Locked::LeavingEmployer => leaves_first && self.setting.person.employed,
                Locked::LeavingPrefecture => self.leaves_prefecture(number),
                Locked::LeavingClinicalWork => doors[number].role.licences.is_empty(),
            })
            .map(|(_, lock)| lock.until)
            .max()
    }

    /// Only the target has a place, the one that is wished.
    fn leaves_prefecture(&self, number: usize) -> bool {
        let profile = self.setting.person.profile;
        let wished = profile.goal.as_ref().and_then(|goal| goal.wishes.place.as_ref());
        number + 1 == self.choice.doors.len() && wished.is_some() && wished != profile.place.as_ref()
    }

    /// The first day from `from` to `until` on which the change can be applied for and all clauses hold.
    fn first_fit(
        &self,
        from: Day,
        until: Day,
        dated: &dyn Fn(Day) -> Result<DatedChange, NotBefore>,
    ) -> Option<DatedChange> {
        let fits = |day: Day| {
            let change = dated(day).map_err(|NotBefore(next)| Refusal { by: None, next })?;
            self.accepts(change).map(|()| change)
        };
        let mut day = from;
        // The last day that something refused, if it may be only days until it no longer does.
        let mut refused: Option<(Day, Option<usize>)> = None;
        while day <= until {
            match (fits(day), refused.take()) {
                (Ok(change), None) => return Some(change),
                (Ok(_), Some((last, _))) => return self.between(last, day, &fits),
                (Err(refusal), Some((last, by))) if refusal.by != by => {
                    // Refused for another reason than before: the days that fit may lie between.
                    let mut inside = last.plus_days(1);
                    while inside < day {
                        if let Ok(change) = fits(inside) {
                            return Some(change);
                        }
                        inside = inside.plus_days(1);
                    }
                    (day, refused) = refusal.go_on(day, until);
                }
                (Err(refusal), _) => (day, refused) = refusal.go_on(day, until),
            }
        }
        None
    }

    /// The first day after `refused` and up to `fits_on` that fits, where waiting only helps in between.
    fn between(
        &self,
        refused: Day,
        fits_on: Day,
        fits: &dyn Fn(Day) -> Result<DatedChange, Refusal>,
    ) -> Option<DatedChange> {
        let (mut bad, mut good) = (refused, fits_on);
        while bad.days_until(good) > 1 {
            let middle = bad.plus_days(bad.days_until(good) / 2);
            *(if fits(middle).is_ok() { &mut good } else { &mut bad }) = middle;
        }
        fits(good).ok()
    }

    /// Whether everything holds with this change added; else the day before which trying again is in vain.
    fn accepts(&self, change: DatedChange) -> Result<(), Refusal> {
        self.setting.judges();
        let number = self.changes.len();
        let view = self.view_with(Some(change));
        let soon = change.apply.plus_days(1);
        if let Some((index, asked, day)) = self.refusing(&view, number, &change) {
            let by = Some(index);
            // What must be there by the event moves with the event.
            if asked.expected_ok {
                return Err(Refusal { by, next: soon });
            }
            // What time could still bring is judged as if the post before were kept.
            let judge = Judge { person: self.setting.person, view: &self.view() };
            let next = match judge.can_change(asked.ready(self.setting.person), day) {
                Some(next) => later(change.apply, day, next),
                None => Day::last(),
            };
            return Err(Refusal { by, next });
        }
        // Nothing is gained after the goal is reached, but for a registration that is waited for.
        let is_last = number + 1 == self.choice.doors.len() && self.choice.held.is_none();
        if is_last && self.ways.iter().flatten().any(|way| way.passed() > change.join) {
            return Err(Refusal { by: None, next: soon });
        }
        if let Some(before) = self.changes.last()
            && !self.choice.doors[number - 1].lapsing(self.setting.person, &view, before.join, change.join).is_empty()
        {
            return Err(Refusal { by: None, next: Day::last() });
        }
        if (0..self.ways.len()).all(|way| self.way_holds(&view, way)) {
            Ok(())
        } else {
            Err(Refusal { by: Some(usize::MAX), next: soon })
        }
    }
}

/// A day that the person holds, where it lies between the first that a span leaves open and the last.
fn held(day: Day, apply: Day, first: Day, latest: Day) -> Result<Day, NotBefore> {
    if day < first {
        Err(NotBefore(Day::last()))
    } else if day > latest {
        Err(NotBefore(later(apply, latest, day)))
    } else {
        Ok(day)
    }
}

/// The last day to which an offer or a joining can be held: a month past the usual one, which a lag in months may step over.
fn held_until(usual: Day) -> Day {
    usual.plus_months(1)
}

/// The day from which to apply so that what came out as `have` comes out near `want`, never past the first such day.
fn later(apply: Day, have: Day, want: Day) -> Day {
    apply.plus_days((have.days_until(want) - 8).max(1))
}
