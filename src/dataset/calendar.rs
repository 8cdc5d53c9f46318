//! Recurring dates as rules ("fourth Sunday of August", "any day", "some day of June or November") beside known dates.
//! Where only a month is known, its last day stands for it and is marked as an estimate.

use crate::base::{Day, Id, Lag, Month, Text, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A rule for days of the year. Written `any`, `months 6 11`, `4 sun of 8`, `last sun of 10`, `04-01`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// Any day.
    Any,
    /// Some day of these months; the last day of the month stands for it.
    Months(Vec<u8>),
    /// The n-th (1..=5, or −1 for the last) weekday of a month.
    Nth { nth: i8, weekday: Weekday, month: u8 },
    /// A fixed month and day.
    Fixed { month: u8, day: u8 },
}

/// One or more rules joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When(pub Vec<Rule>);

/// A day that a rule gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    pub day: Day,
    /// True where only the month is known, or where the day comes from a rule and no notice has named it yet.
    pub estimate: bool,
}

/// Sittings of an examination or rounds of a selection, with their application periods and results.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sittings {
    /// The rule of the sitting's day; absent where only known dates exist.
    #[serde(default)]
    pub sits: Option<When>,
    /// First day of filing, as a lag before the sitting.
    #[serde(default)]
    pub opens_before: Option<Lag>,
    /// Last day of filing, as a lag before the sitting; `0d` where one may book to the last moment.
    #[serde(default)]
    pub closes_before: Lag,
    /// From the sitting to its result.
    #[serde(default)]
    pub result_after: Lag,
    /// Dates that an official notice names. In a year with known dates the rule gives none.
    #[serde(default)]
    pub known: Vec<KnownSitting>,
    /// The last day on which a sitting may be held, where the examination ends.
    #[serde(default)]
    pub ends: Option<Day>,
    #[serde(default)]
    pub note: Option<Text>,
}

/// One sitting with its published dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownSitting {
    #[serde(default)]
    pub opens: Option<Day>,
    pub closes: Day,
    pub sits: Day,
    pub result: Day,
}

/// One sitting on which a plan may build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sitting {
    pub sits: Day,
    pub opens: Day,
    pub closes: Day,
    pub result: Day,
    pub estimate: bool,
}

/// When something can be begun: intakes of a course, months of joining, an open application window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intakes {
    #[serde(default)]
    pub begins: When,
    /// Known days of beginning; in a year with known days the rule gives none.
    #[serde(default)]
    pub known: Vec<Day>,
    /// How long before the beginning one applies at the latest.
    #[serde(default)]
    pub closes_before: Lag,
    /// The last day on which it may begin, where the scheme or course ends.
    #[serde(default)]
    pub ends: Option<Day>,
}

impl Default for Intakes {
    fn default() -> Self {
        Self { begins: When::default(), known: Vec::new(), closes_before: Lag::NONE, ends: None }
    }
}

impl Default for When {
    fn default() -> Self {
        Self(vec![Rule::Any])
    }
}

impl Rule {
    fn days_in(&self, year: i32) -> Vec<Dated> {
        match self {
            Self::Any => Vec::new(),
            Self::Months(months) => months
                .iter()
                .map(|m| Dated { day: Month::new(year, u32::from(*m)).last_day(), estimate: true })
                .collect(),
            Self::Nth { nth, weekday, month } => nth_weekday(Month::new(year, u32::from(*month)), *nth, *weekday)
                .map(|day| Dated { day, estimate: true })
                .into_iter()
                .collect(),
            Self::Fixed { month, day } => Day::new(year, u32::from(*month), u32::from(*day))
                .map(|day| Dated { day, estimate: false })
                .into_iter()
                .collect(),
        }
    }
}

/// The n-th weekday of a month (−1: the last); `None` where the month has no fifth.
pub fn nth_weekday(month: Month, nth: i8, weekday: Weekday) -> Option<Day> {
    let all: Vec<Day> = (0..31)
        .map(|offset| month.first_day().plus_days(offset))
        .filter(|day| day.month() == month && day.weekday() == weekday)
        .collect();
    if nth < 0 { all.last().copied() } else { all.get(usize::try_from(nth - 1).ok()?).copied() }
}

impl When {
    /// Whether any day will do.
    pub fn is_any(&self) -> bool {
        self.0.contains(&Rule::Any)
    }

    /// The days from `from` to `until` that the rules give, in order. Empty where [`When::is_any`].
    pub fn days(&self, from: Day, until: Day) -> Vec<Dated> {
        let mut days: Vec<Dated> = (from.year()..=until.year())
            .flat_map(|year| self.0.iter().flat_map(move |rule| rule.days_in(year)))
            .filter(|dated| (from..=until).contains(&dated.day))
            .collect();
        days.sort();
        days.dedup_by_key(|dated| dated.day);
        days
    }
}

impl Intakes {
    /// Whether it may begin on any day (until it ends).
    pub fn is_any(&self) -> bool {
        self.begins.is_any() && self.known.is_empty()
    }

    /// Days on which it begins, from `from` to `until`, in order. Empty where [`Intakes::is_any`].
    pub fn days(&self, from: Day, until: Day) -> Vec<Dated> {
        let until = self.ends.map_or(until, |end| end.min(until));
        let known_years: Vec<i32> = self.known.iter().map(|day| day.year()).collect();
        let mut days = self.begins.days(from, until);
        days.retain(|dated| !known_years.contains(&dated.day.year()));
        days.extend(
            self.known
                .iter()
                .filter(|day| (from..=until).contains(day))
                .map(|day| Dated { day: *day, estimate: false }),
        );
        days.sort();
        days
    }
}

impl Sittings {
    /// Whether one may sit on any day (CBT all year).
    pub fn is_any(&self) -> bool {
        self.sits.as_ref().is_some_and(When::is_any)
    }

    /// Sittings from `from` to `until`, in order. Empty where [`Sittings::is_any`].
    pub fn all(&self, from: Day, until: Day) -> Vec<Sitting> {
        let until = self.ends.map_or(until, |end| end.min(until));
        let known_years: Vec<i32> = self.known.iter().map(|known| known.sits.year()).collect();
        let ruled = self.sits.iter().flat_map(|when| when.days(from, until));
        let mut sittings: Vec<Sitting> = ruled
            .filter(|dated| !known_years.contains(&dated.day.year()))
            .map(|dated| self.on(dated.day, true))
            .collect();
        sittings.extend(self.known.iter().filter(|known| (from..=until).contains(&known.sits)).map(|known| Sitting {
            sits: known.sits,
            opens: known.opens.unwrap_or_else(Day::first),
            closes: known.closes,
            result: known.result,
            estimate: false,
        }));
        sittings.sort();
        sittings
    }

    /// The first one for which somebody can still file on a day, if it sits by `until`.
    pub fn first_open(&self, file: Day, until: Day) -> Option<Sitting> {
        if self.is_any() {
            return Some(self.soonest(file)).filter(|sitting| sitting.sits <= self.ends.unwrap_or(until).min(until));
        }
        self.all(file, until).into_iter().find(|sitting| sitting.closes >= file)
    }

    /// Where one may sit on any day: the soonest sitting for who files on a day.
    pub fn soonest(&self, file: Day) -> Sitting {
        let sits = self.closes_before.after(file);
        // A month after 31 January is 28 February, and a month before that 28 January: up to three days are missing.
        let missing = self.closes_before.before(sits).days_until(file).max(0);
        self.on(sits.plus_days(missing), false)
    }

    /// The sitting on a given day, by the rule's lags.
    pub fn on(&self, day: Day, estimate: bool) -> Sitting {
        Sitting {
            sits: day,
            opens: self.opens_before.map_or_else(Day::first, |lag| lag.before(day)),
            closes: self.closes_before.before(day),
            result: self.result_after.after(day),
            estimate,
        }
    }
}

/// What a text that should be a rule is not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no rule of dates: write `any`, `months 6 11`, `4 sun of 8`, `last sun of 10` or `04-01`, joined by `;`"
)]
pub struct RuleError(pub String);

impl FromStr for Rule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        let wrong = || RuleError(text.to_owned());
        let month = |word: &str| word.parse::<u8>().ok().filter(|m| (1..=12).contains(m)).ok_or_else(wrong);
        let words: Vec<&str> = text.split_whitespace().collect();
        match words[..] {
            ["any"] => Ok(Self::Any),
            ["months", ref list @ ..] if !list.is_empty() => {
                list.iter().map(|word| month(word)).collect::<Result<_, _>>().map(Self::Months)
            }
            [nth, weekday, "of", month_word] => {
                let nth = match nth {
                    "last" => -1,
                    number => number.parse().ok().filter(|n| (1..=5).contains(n)).ok_or_else(wrong)?,
                };
                Ok(Self::Nth { nth, weekday: weekday_of(weekday).ok_or_else(wrong)?, month: month(month_word)? })
            }
            [month_day] => {
                let (m, d) = month_day.split_once('-').ok_or_else(wrong)?;
                let day = d.parse::<u8>().map_err(|_| wrong())?;
                let month = month(m)?;
                // 2028 is a leap year, so that 29 February may be written.
                Day::new(2028, u32::from(month), u32::from(day)).ok_or_else(wrong)?;
                Ok(Self::Fixed { month, day })
            }
            _ => Err(wrong()),
        }
    }
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

fn weekday_of(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| *name == word).map(|(_, day)| *day)
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any"),
            Self::Months(months) => {
                f.write_str("months")?;
                months.iter().try_for_each(|month| write!(f, " {month}"))
            }
            Self::Nth { nth, weekday, month } => {
                let name = WEEKDAYS.iter().find(|(_, day)| day == weekday).map_or("", |(name, _)| name);
                if *nth < 0 { write!(f, "last {name} of {month}") } else { write!(f, "{nth} {name} of {month}") }
            }
            Self::Fixed { month, day } => write!(f, "{month:02}-{day:02}"),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, rule) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            rule.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for When {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        text.split(';').map(|part| part.trim().parse()).collect::<Result<_, _>>().map(Self)
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
        } else {
            Vec::deserialize(deserializer).map(Self)
        }
    }
}

/// A band of time: low, typical, high. Dates use the typical; the rest is shown as a band, never as a probability.
/// Written `["4w", "8w", "16w"]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[Lag; 3]", into = "[Lag; 3]")]
pub struct Span {
    pub low: Lag,
    pub typical: Lag,
    pub high: Lag,
}

impl From<[Lag; 3]> for Span {
    fn from([low, typical, high]: [Lag; 3]) -> Self {
        Self { low, typical, high }
    }
}

impl From<Span> for [Lag; 3] {
    fn from(span: Span) -> Self {
        [span.low, span.typical, span.high]
    }
}

/// Where in a year's event calendar something is held, for networking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    pub when: When,
    #[serde(default)]
    pub prefecture: Option<Id>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_fourth_sunday_of_august_is_the_24th_in_2025_and_the_22nd_in_2027() {
        let rule: When = "4 sun of 8".parse().unwrap();
        let days: Vec<Day> = rule.days(day("2025-01-01"), day("2027-12-31")).iter().map(|d| d.day).collect();
        assert_eq!(days, [day("2025-08-24"), day("2026-08-23"), day("2027-08-22")]);
    }

    #[test]
    fn where_only_a_month_is_known_its_last_day_stands_for_it_as_an_estimate() {
        let rule: When = "months 6 11".parse().unwrap();
        let days = rule.days(day("2026-11-25"), day("2027-12-31"));
        assert_eq!(days[0], Dated { day: day("2026-11-30"), estimate: true });
        assert_eq!(days[1], Dated { day: day("2027-06-30"), estimate: true });
        assert_eq!(days.len(), 3);
    }

    #[test]
    fn one_that_may_sit_on_any_day_sits_on_the_first_for_which_filing_is_still_open() {
        let any = |closes_before: Lag| Sittings {
            sits: Some("any".parse().unwrap()),
            closes_before,
            result_after: Lag::Months(1),
            ..Sittings::default()
        };
        let file = day("2027-01-31");
        let sitting = any(Lag::Months(1)).first_open(file, day("2027-12-31")).unwrap();
        assert_eq!((sitting.sits, sitting.closes), (day("2027-03-03"), day("2027-02-03")));
        assert!(sitting.closes >= file);
        let sitting = any(Lag::Days(14)).soonest(file);
        assert_eq!((sitting.closes, sitting.sits, sitting.result), (file, day("2027-02-14"), day("2027-03-14")));
        assert_eq!(any(Lag::Days(14)).first_open(file, day("2027-02-13")), None);
    }

    #[test]
    fn a_year_with_known_dates_gives_no_estimates() {
        let sittings = Sittings {
            sits: Some("4 sun of 8".parse().unwrap()),
            opens_before: Some(Lag::Months(4)),
            closes_before: Lag::Months(2),
            result_after: Lag::Days(60),
            known: vec![KnownSitting {
                opens: None,
                closes: day("2027-06-11"),
                sits: day("2027-08-29"),
                result: day("2027-10-20"),
            }],
            ..Sittings::default()
        };
        let all = sittings.all(day("2027-01-01"), day("2028-12-31"));
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].sits, all[0].estimate), (day("2027-08-29"), false));
        assert_eq!((all[1].sits, all[1].closes, all[1].estimate), (day("2028-08-27"), day("2028-06-27"), true));
    }

    #[test]
    fn a_scheme_that_has_ended_begins_no_more() {
        let intakes = Intakes { begins: "04-01".parse().unwrap(), ends: Some(day("2027-03-31")), ..Intakes::default() };
        assert!(intakes.days(day("2026-11-25"), day("2030-12-31")).is_empty());
    }

    #[test]
    fn a_fifth_weekday_does_not_exist_in_every_month() {
        assert_eq!(nth_weekday(Month::new(2027, 2), 5, Weekday::Sun), None);
        assert_eq!(nth_weekday(Month::new(2027, 8), 5, Weekday::Sun), Some(day("2027-08-29")));
        assert_eq!(nth_weekday(Month::new(2027, 2), -1, Weekday::Sun), Some(day("2027-02-28")));
    }

    #[test]
    fn rules_read_back_as_they_are_written_and_nonsense_is_refused() {
        for text in ["any", "months 6 11", "4 sun of 8", "last sat of 10; 04-01"] {
            assert_eq!(text.parse::<When>().unwrap().to_string(), text);
        }
        for text in ["", "months", "6 sun of 8", "4 sun of 13", "02-30", "someday", "0 sun of 8"] {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }
}
