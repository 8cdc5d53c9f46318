//! The dataset's recurring dates, held against every day that the researched facts name (`dates/known.toml`).
//! Whoever relies on a generated day must not come too late: a closing day may be early, never late.

use norikae::base::{Day, Lag, Month, Weekday};
use norikae::dataset::calendar::KnownSitting;
use norikae::dataset::{Anchor, Dataset, Intakes, Rule, Sitting, Sittings, StageKind, When};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static DATASET: LazyLock<Dataset> = LazyLock::new(norikae::bundled::dataset);
static KNOWN: LazyLock<Table> = LazyLock::new(|| toml::from_str(include_str!("dates/known.toml")).unwrap());

/// Earlier than this a deadline would mislead too.
const EARLIEST: i32 = 31;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    sitting: Vec<Known>,
    yearly: Vec<Yearly>,
    intake: Vec<Begun>,
    held: Vec<Meeting>,
    deadline: Vec<Deadline>,
}

/// One sitting as it was or will be held.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    entry: String,
    place: Option<String>,
    sits: Option<Day>,
    month: Option<Day>,
    opens: Option<Day>,
    closes: Option<Day>,
    result: Option<Day>,
    /// Why the rule gives another day.
    differs: Option<String>,
    /// Why the closing day keeps its distance to the sitting and not its day of the year.
    moves: Option<String>,
    fact: String,
}

/// A window that opens and closes on these days of every year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Yearly {
    entry: String,
    place: Option<String>,
    opens: MonthDay,
    closes: MonthDay,
    fact: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
struct MonthDay(u32, u32);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Begun {
    entry: String,
    begins: Option<Day>,
    month: Option<Day>,
    opens: Option<Day>,
    closes: Option<Day>,
    differs: Option<String>,
    fact: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting {
    entry: String,
    on: Day,
    fact: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deadline {
    entry: String,
    year_end: Day,
    by: Day,
    fact: String,
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let day: Day = format!("2027-{text}").parse().map_err(|error| format!("{error}"))?;
        Ok(Self(day.month_of_year(), day.day_of_month()))
    }
}

impl MonthDay {
    fn of(self, year: i32) -> Day {
        Day::new(year, self.0, self.1).unwrap()
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The days on which the dataset is read: the tests' today, and the first of months of the two years after it.
fn todays() -> Vec<Day> {
    let firsts = [1, 3, 5, 8, 11, 14, 17, 20, 24].map(|months| day("2026-11-01").plus_months(months));
    [day("2026-11-25")].into_iter().chain(firsts).collect()
}

/// Every examination with route and stage, and every selection with its door.
fn examinations() -> Vec<(&'static str, String, &'static Sittings)> {
    let mut all = Vec::new();
    for entry in &DATASET.qualification {
        for route in &entry.entry {
            for stage in &route.stage {
                if let StageKind::Sitting { sittings, .. } = &stage.kind {
                    all.push((entry.id.as_str(), format!("{} {}", route.id.as_str(), stage.id.as_str()), sittings));
                }
            }
        }
    }
    for role in &DATASET.role {
        for door in &role.door {
            all.extend(door.rounds.iter().map(|rounds| (role.id.as_str(), door.id.as_str().to_owned(), rounds)));
        }
    }
    all
}

/// The examinations that a line of the table speaks of.
fn of(entry: &str, place: Option<&str>) -> Vec<(String, &'static Sittings)> {
    let named = |at: &str| place.is_none_or(|place| at == place || at.ends_with(&format!(" {place}")));
    examinations()
        .into_iter()
        .filter(|(id, at, _)| *id == entry && named(at))
        .map(|(id, at, sittings)| (format!("{id} {at}"), sittings))
        .collect()
}

fn intakes(entry: &str) -> Option<&'static Intakes> {
    DATASET.program.iter().find(|program| program.id.as_str() == entry).map(|program| &program.intakes)
}

/// Whether a rule knows no more than the month of this day.
fn by_month(when: &When, on: Day) -> bool {
    when.0.iter().any(|rule| match rule {
        Rule::Months(months) => months.iter().any(|month| u32::from(*month) == on.month_of_year()),
        _ => false,
    })
}

/// What is wrong with the day that a rule gives for one that is known, or for one of which the month is known.
fn misplaced(when: &When, ours: Day, known: Option<Day>, month: Option<Day>, differs: bool) -> Option<String> {
    let right = match (known, month) {
        (Some(known), _) => ours == known || (by_month(when, ours) && ours.month() == known.month()),
        (None, Some(month)) => ours.month() == month.month(),
        (None, None) => true,
    };
    match (right, differs) {
        (false, false) => Some(format!("the rule gives {ours} for {:?}", known.or(month))),
        (true, true) => Some(format!("the rule gives {ours}: nothing differs any more")),
        _ => None,
    }
}

/// What is wrong with a closing day, beside a window that is known.
fn ill_timed(ours: Day, opens: Option<Day>, closes: Option<Day>) -> Option<String> {
    let closes = closes?;
    if ours > closes {
        Some(format!("closes too late, {ours} for {closes}"))
    } else if ours.days_until(closes) > EARLIEST {
        Some(format!("closes far too early, {ours} for {closes}"))
    } else {
        opens.filter(|opens| ours < *opens).map(|opens| format!("closes {ours}, before it opens on {opens}"))
    }
}

fn nearest(sittings: &Sittings, known: &Known) -> Sitting {
    let anchor = known.sits.or(known.month.map(|month| month.month().last_day())).or(known.closes).unwrap();
    let by_closing = known.sits.is_none() && known.month.is_none();
    // A rule that knows only the month gives its last day, which may be nearer to a day of the next.
    let far = |sitting: &Sitting| {
        let ours = if by_closing { sitting.closes } else { sitting.sits };
        (!by_closing && ours.month() != anchor.month(), anchor.days_until(ours).abs())
    };
    let around = sittings.all(anchor.plus_months(-18), anchor.plus_months(18));
    around.into_iter().min_by_key(far).unwrap()
}

fn wrong_sitting(sittings: &Sittings, known: &Known) -> Vec<String> {
    let ours = nearest(sittings, known);
    let mut wrong = Vec::new();
    wrong.extend(misplaced(
        sittings.sits.as_ref().unwrap(),
        ours.sits,
        known.sits,
        known.month,
        known.differs.is_some(),
    ));
    wrong.extend(ill_timed(ours.closes, known.opens, known.closes));
    if known.closes.is_some_and(|closes| ours.opens > closes) {
        wrong.push(format!("opens {} only after it has closed", ours.opens));
    }
    if known.result.is_some_and(|result| !(-3..=31).contains(&result.days_until(ours.result))) {
        wrong.push(format!("tells the result on {} for {:?}", ours.result, known.result));
    }
    wrong.extend(later_than_known(sittings, known, ours));
    wrong
}

/// Coming years close by the same day of the year, unless the table says why not.
fn later_than_known(sittings: &Sittings, known: &Known, ours: Sitting) -> Vec<String> {
    let Some(closes) = known.closes.filter(|_| known.moves.is_none()) else { return Vec::new() };
    let due = |sitting: &Sitting| closes.plus_months((sitting.sits.year() - ours.sits.year()) * 12);
    coming(sittings)
        .iter()
        .filter(|sitting| sitting.sits.month_of_year() == ours.sits.month_of_year() && sitting.closes > due(sitting))
        .map(|sitting| format!("closes {} for {}, after {closes} of {}", sitting.closes, sitting.sits, ours.sits))
        .take(1)
        .collect()
}

fn coming(sittings: &Sittings) -> Vec<Sitting> {
    sittings.all(day("2026-11-25"), day("2036-12-31"))
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_known_sitting_is_where_the_rule_puts_it_and_nobody_files_too_late() {
    let mut wrong = Vec::new();
    for known in &KNOWN.sitting {
        let found = of(&known.entry, known.place.as_deref());
        if found.is_empty() {
            wrong.push(format!("{} {:?}: no such examination", known.entry, known.place));
        }
        for (name, sittings) in found {
            if sittings.is_any() || sittings.sits.is_none() {
                wrong.push(format!("{name}: has no rule that a known day could test"));
            } else {
                wrong.extend(
                    wrong_sitting(sittings, known).iter().map(|what| format!("{name}: {what} ({})", known.fact)),
                );
            }
        }
    }
    none(&wrong);
}

/// Of the windows that close before the event, the last one's end: whoever files later is late.
fn last_call(windows: &[&Yearly], event: Day) -> Day {
    let years = event.year() - 2..=event.year();
    let ends = years.flat_map(|year| windows.iter().map(move |window| window.closes.of(year)));
    ends.filter(|end| *end <= event).max().unwrap()
}

#[test]
fn no_rule_closes_after_the_window_that_every_year_has() {
    let mut wrong = Vec::new();
    let places: BTreeSet<_> = KNOWN.yearly.iter().map(|line| (line.entry.as_str(), line.place.as_deref())).collect();
    for (entry, place) in places {
        let about = |line: &&Yearly| line.entry == entry && line.place.as_deref() == place;
        let windows: Vec<&Yearly> = KNOWN.yearly.iter().filter(about).collect();
        let mut events: Vec<(Day, Day)> = of(entry, place)
            .iter()
            .flat_map(|(_, sittings)| coming(sittings))
            .map(|sitting| (sitting.sits, sitting.closes))
            .collect();
        if let Some(intakes) = intakes(entry) {
            let begun = intakes.days(day("2026-11-25"), day("2036-12-31"));
            events.extend(begun.iter().map(|dated| (dated.day, intakes.closes_before.before(dated.day))));
        }
        if events.is_empty() {
            wrong.push(format!("{entry} {place:?}: nothing that could close"));
        }
        let late = events.iter().find(|(event, closes)| *closes > last_call(&windows, *event));
        wrong.extend(late.map(|(event, closes)| format!("{entry}: closes {closes} for {event} ({})", windows[0].fact)));
        // A sitting's papers cannot be sent before the window opens either; a course's may be asked for early.
        let within = |closes: Day| {
            (closes.year() - 1..=closes.year()).any(|year| {
                windows.iter().any(|window| {
                    let ends = window.closes.of(year + i32::from(window.closes < window.opens));
                    (window.opens.of(year)..=ends).contains(&closes)
                })
            })
        };
        let early = events.iter().find(|(_, closes)| intakes(entry).is_none() && !within(*closes));
        wrong.extend(early.map(|(event, closes)| format!("{entry}: closes {closes} for {event}, outside the window")));
    }
    none(&wrong);
}

#[test]
fn every_known_course_begins_where_its_rule_says_and_nobody_applies_too_late() {
    let mut wrong = Vec::new();
    for known in &KNOWN.intake {
        let Some(intakes) = intakes(&known.entry) else {
            wrong.push(format!("{}: no such course", known.entry));
            continue;
        };
        let anchor = known.begins.or(known.month.map(|month| month.month().last_day())).unwrap();
        let around = intakes.begins.days(anchor.plus_months(-18), anchor.plus_months(18));
        let ours = around.iter().map(|dated| dated.day).min_by_key(|on| anchor.days_until(*on).abs()).unwrap();
        let differs = known.differs.is_some();
        let misplaced = misplaced(&intakes.begins, ours, known.begins, known.month, differs);
        let ill_timed = ill_timed(intakes.closes_before.before(ours), known.opens, known.closes);
        wrong.extend(
            misplaced.into_iter().chain(ill_timed).map(|what| format!("{}: {what} ({})", known.entry, known.fact)),
        );
    }
    none(&wrong);
}

#[test]
fn every_known_meeting_is_held_in_a_month_that_its_rule_names() {
    let mut wrong = Vec::new();
    for known in &KNOWN.held {
        let month = known.on.month();
        let held = DATASET.networking.iter().find(|step| step.id.as_str() == known.entry).and_then(|s| s.held.as_ref());
        if held.is_none_or(|held| held.when.days(month.first_day(), month.last_day()).is_empty()) {
            wrong.push(format!("{}: not held on {} ({})", known.entry, known.on, known.fact));
        }
    }
    none(&wrong);
}

#[test]
fn what_hangs_on_the_end_of_a_year_is_due_on_the_known_day() {
    for known in &KNOWN.deadline {
        let procedure = DATASET.procedure.iter().find(|procedure| procedure.id.as_str() == known.entry).unwrap();
        assert_eq!(procedure.anchor, Anchor::YearEnd, "{}", known.entry);
        let due = procedure.timing.within_after.map(|lag| lag.after(known.year_end));
        assert_eq!(due, Some(known.by), "{} ({})", known.entry, known.fact);
    }
}

#[test]
fn from_any_day_of_two_years_the_next_three_hold_a_date_for_which_one_can_still_file() {
    let mut wrong = Vec::new();
    for today in todays() {
        let until = today.plus_months(36);
        for (entry, at, sittings) in examinations() {
            if sittings.is_any() || sittings.ends.is_some() || sittings.sits.is_none() {
                continue;
            }
            if !sittings.all(today, until).iter().any(|sitting| sitting.closes >= today) {
                wrong.push(format!("{entry} {at}: nothing from {today} on"));
            }
        }
        for program in &DATASET.program {
            let intakes = &program.intakes;
            let open = |day: Day| intakes.closes_before.before(day) >= today;
            let dated = !intakes.is_any() && intakes.ends.is_none();
            if dated && !intakes.days(today, until).iter().any(|begun| open(begun.day)) {
                wrong.push(format!("{}: nothing from {today} on", program.id.as_str()));
            }
        }
    }
    none(&wrong);
}

#[test]
fn nothing_is_held_after_its_end() {
    for (entry, at, sittings) in examinations() {
        let Some(ends) = sittings.ends else { continue };
        assert!(sittings.all(ends.plus_days(1), ends.plus_months(60)).is_empty(), "{entry} {at}");
    }
    for program in &DATASET.program {
        let Some(ends) = program.intakes.ends else { continue };
        assert!(program.intakes.days(ends.plus_days(1), ends.plus_months(60)).is_empty(), "{}", program.id.as_str());
    }
}

#[test]
fn a_known_date_takes_the_place_of_the_rule_in_its_year_and_in_no_other() {
    let (from, until) = (day("2027-01-01"), day("2029-12-31"));
    for (entry, at, sittings) in examinations() {
        if sittings.is_any() || !sittings.known.is_empty() {
            continue;
        }
        let named = KnownSitting {
            opens: Some(day("2028-04-03")),
            closes: day("2028-05-08"),
            sits: day("2028-07-04"),
            result: day("2028-09-05"),
        };
        let told = Sittings { known: vec![named.clone()], ends: None, ..sittings.clone() };
        let (ruled, told) = (Sittings { ends: None, ..sittings.clone() }.all(from, until), told.all(from, until));
        let of = |all: &[Sitting], year: i32| all.iter().filter(|s| s.sits.year() == year).copied().collect::<Vec<_>>();
        let right = Sitting {
            sits: named.sits,
            opens: day("2028-04-03"),
            closes: named.closes,
            result: named.result,
            estimate: false,
        };
        assert_eq!(of(&told, 2028), [right], "{entry} {at}");
        assert_eq!((of(&told, 2027), of(&told, 2029)), (of(&ruled, 2027), of(&ruled, 2029)), "{entry} {at}");
    }
    for program in DATASET.program.iter().filter(|program| !program.intakes.is_any()) {
        let told = Intakes { known: vec![day("2028-07-04")], ends: None, ..program.intakes.clone() };
        let days: Vec<Day> = told.days(day("2028-01-01"), day("2028-12-31")).iter().map(|dated| dated.day).collect();
        assert_eq!(days, [day("2028-07-04")], "{}", program.id.as_str());
    }
}

/// A year with known dates has no others: all of its sittings have to be entered, not only the next.
#[test]
fn a_year_with_known_dates_has_all_of_its_dates() {
    for (entry, at, sittings) in examinations() {
        for year in sittings.known.iter().map(|known| known.sits.year()).collect::<BTreeSet<_>>() {
            let (from, until) = (Day::new(year, 1, 1).unwrap(), Day::new(year, 12, 31).unwrap());
            let ruled = sittings.sits.as_ref().map_or(0, |when| when.days(from, until).len());
            let known = sittings.known.iter().filter(|known| known.sits.year() == year).count();
            assert!(known >= ruled, "{entry} {at}: {known} of {ruled} sittings of {year}");
        }
    }
}

/// Whether a rule names this very day, found without the code that generates days.
fn names(rule: &Rule, on: Day) -> bool {
    let last = on.plus_days(1).day_of_month() == 1;
    match rule {
        Rule::Any => false,
        Rule::Months(months) => last && months.iter().any(|month| u32::from(*month) == on.month_of_year()),
        Rule::Fixed { month, day } => (u32::from(*month), u32::from(*day)) == (on.month_of_year(), on.day_of_month()),
        Rule::Nth { nth, weekday, month } => {
            let week = on.day_of_month().div_ceil(7);
            let counted =
                if *nth < 0 { on.plus_days(7).month() != on.month() } else { week == u32::from(nth.unsigned_abs()) };
            u32::from(*month) == on.month_of_year() && on.weekday() == *weekday && counted
        }
    }
}

/// Nothing in the dataset speaks of holidays, weekends or the turn of the year, so nothing may move for them.
#[test]
fn generated_days_are_the_rules_days_whatever_day_of_the_week_or_holiday_they_fall_on() {
    let (from, until) = (day("2026-11-25"), day("2030-12-31"));
    let days = || (0..=from.days_until(until)).map(|n| from.plus_days(n));
    let named = |when: &When| days().filter(|on| when.0.iter().any(|rule| names(rule, *on))).collect::<Vec<Day>>();
    let before = |lag: Lag, on: Day| match lag {
        Lag::Days(n) => on.plus_days(-i32::from(n)),
        Lag::Months(n) => {
            let month = Month(on.month().0 - i32::from(n));
            month.first_day().plus_days(on.day_of_month() as i32 - 1).min(month.last_day())
        }
    };
    let mut weekends = 0;
    for (entry, at, sittings) in examinations() {
        let Some(when) = sittings.sits.as_ref().filter(|when| !when.is_any()) else { continue };
        if sittings.ends.is_some() || !sittings.known.is_empty() {
            continue;
        }
        let all = sittings.all(from, until);
        assert_eq!(all.iter().map(|sitting| sitting.sits).collect::<Vec<_>>(), named(when), "{entry} {at}");
        for sitting in all {
            assert_eq!(sitting.closes, before(sittings.closes_before, sitting.sits), "{entry} {at}");
            weekends += usize::from(matches!(sitting.closes.weekday(), Weekday::Sat | Weekday::Sun));
        }
    }
    assert!(weekends > 0, "no closing day falls on a weekend: then this test shows nothing");
    for program in DATASET.program.iter().filter(|p| !p.intakes.is_any() && p.intakes.ends.is_none()) {
        let begun: Vec<Day> = program.intakes.days(from, until).iter().map(|dated| dated.day).collect();
        if program.intakes.known.is_empty() {
            assert_eq!(begun, named(&program.intakes.begins), "{}", program.id.as_str());
        }
    }
}
