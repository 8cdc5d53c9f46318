//! Civil days and months of Japan, and the lags between dated events. There is no clock here: today is always handed in.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A civil day in Japan, between 1900-01-01 and 2199-12-31. Written `2026-11-25`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A calendar month, counted as year × 12 + month − 1. Written `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(pub i32);

/// The day of the week, Monday first as in the week of the roadmap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2199;

impl Day {
    /// `None` where no such day exists (29 February of a common year) or the year is not in 1900..=2199.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    fn clamped(date: NaiveDate) -> Self {
        Self(date).clamp(Self::first(), Self::last())
    }

    /// 1900-01-01.
    pub fn first() -> Self {
        Self(NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default())
    }

    /// 2199-12-31; arithmetic stops here instead of overflowing.
    pub fn last() -> Self {
        Self(NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31).unwrap_or_default())
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1..=12.
    pub fn month_of_year(self) -> u32 {
        self.0.month()
    }

    /// 1..=31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    pub fn month(self) -> Month {
        Month(self.0.year() * 12 + self.0.month0() as i32)
    }

    pub fn weekday(self) -> Weekday {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        [Mon, Tue, Wed, Thu, Fri, Sat, Sun][self.0.weekday().num_days_from_monday() as usize]
    }

    /// The Monday on or before this day.
    pub fn monday(self) -> Self {
        self.plus_days(-(self.0.weekday().num_days_from_monday() as i32))
    }

    pub fn plus_days(self, days: i32) -> Self {
        let moved = self.0.checked_add_signed(chrono::TimeDelta::days(i64::from(days)));
        moved.map_or_else(|| if days < 0 { Self::first() } else { Self::last() }, Self::clamped)
    }

    /// The same day of another month; 31 January plus one month is the last day of February (民法143条2項).
    pub fn plus_months(self, months: i32) -> Self {
        let count = Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.0.checked_sub_months(count) } else { self.0.checked_add_months(count) };
        moved.map_or_else(|| if months < 0 { Self::first() } else { Self::last() }, Self::clamped)
    }

    /// Days from this day to `later`; negative where `later` is earlier.
    pub fn days_until(self, later: Self) -> i32 {
        (later.0 - self.0).num_days() as i32
    }

    /// Whole months from this day to `later`: the greatest n with `self + n months <= later`; 0 where `later` is earlier.
    pub fn whole_months_until(self, later: Self) -> i32 {
        if later <= self {
            return 0;
        }
        let rough = later.month().0 - self.month().0;
        if self.plus_months(rough) <= later { rough } else { rough - 1 }
    }

    /// Full years of age on this day for somebody born on `birth`. By law an age is reached at the end of the day before
    /// the birthday (年齢計算ニ関スル法律); this is the everyday count, reached on the birthday itself.
    pub fn age_of(self, birth: Self) -> i32 {
        birth.whole_months_until(self) / 12
    }
}

impl Month {
    /// `month` is 1..=12.
    pub fn new(year: i32, month: u32) -> Self {
        Self(year * 12 + month as i32 - 1)
    }

    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1..=12.
    pub fn of_year(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    pub fn first_day(self) -> Day {
        Day::new(self.year(), self.of_year(), 1).unwrap_or_else(Day::last)
    }

    pub fn last_day(self) -> Day {
        Self(self.0 + 1).first_day().plus_days(-1)
    }

    pub fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.of_year())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not by chrono's patterns, which are three kilobytes of first load for this one.
        write!(f, "{}-{:02}", self.month(), self.day_of_month())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a text that should be a day or a lag is not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    #[error("`{0}` is not a day of the form 2026-11-25")]
    Day(String),
    #[error("`{0}` is not a lag of the form 14d, 6w or 3m")]
    Lag(String),
}

impl FromStr for Day {
    type Err = DateError;

    /// `2026-11-25`, or `2026-11` for the first day of a month.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError::Day(text.to_owned());
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str, width: usize| {
            if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse::<u32>().ok()
            } else {
                None
            }
        };
        let (year, month, day) = match parts[..] {
            [y, m] => (number(y, 4), number(m, 2), Some(1)),
            [y, m, d] => (number(y, 4), number(m, 2), number(d, 2)),
            _ => return Err(wrong()),
        };
        match (year, month, day) {
            (Some(y), Some(m), Some(d)) => Self::new(y as i32, m, d).ok_or_else(wrong),
            _ => Err(wrong()),
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            Day::first().days_until(*self).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
        } else {
            i32::deserialize(deserializer).map(|days| Day::first().plus_days(days.max(0)))
        }
    }
}

/// A span of time as people and rules say it. Written `14d`, `6w`, `3m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lag {
    Days(u16),
    Months(u16),
}

impl Lag {
    pub const NONE: Self = Self::Days(0);

    pub fn after(self, day: Day) -> Day {
        match self {
            Self::Days(n) => day.plus_days(i32::from(n)),
            Self::Months(n) => day.plus_months(i32::from(n)),
        }
    }

    pub fn before(self, day: Day) -> Day {
        match self {
            Self::Days(n) => day.plus_days(-i32::from(n)),
            Self::Months(n) => day.plus_months(-i32::from(n)),
        }
    }

    /// A month taken as 30 days: for ordering and for figures without a date.
    pub fn about_days(self) -> u32 {
        match self {
            Self::Days(n) => u32::from(n),
            Self::Months(n) => u32::from(n) * 30,
        }
    }
}

impl Default for Lag {
    fn default() -> Self {
        Self::NONE
    }
}

impl FromStr for Lag {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError::Lag(text.to_owned());
        let unit = text.chars().last().ok_or_else(wrong)?;
        let count: u16 = text.strip_suffix(unit).unwrap_or("").parse().map_err(|_| wrong())?;
        match unit {
            'd' => Ok(Self::Days(count)),
            'w' => count.checked_mul(7).map(Self::Days).ok_or_else(wrong),
            'm' => Ok(Self::Months(count)),
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for Lag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(n) if *n > 0 && n % 7 == 0 => write!(f, "{}w", n / 7),
            Self::Days(n) => write!(f, "{n}d"),
            Self::Months(n) => write!(f, "{n}m"),
        }
    }
}

impl Serialize for Lag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.collect_str(self);
        }
        let (kind, count) = match self {
            Self::Days(n) => (0_u32, u32::from(*n)),
            Self::Months(n) => (1, u32::from(*n)),
        };
        (count * 2 + kind).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Lag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom);
        }
        let packed = u32::deserialize(deserializer)?;
        let count = u16::try_from(packed / 2).map_err(serde::de::Error::custom)?;
        Ok(if packed % 2 == 0 { Self::Days(count) } else { Self::Months(count) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_after_the_end_of_january_is_the_end_of_february() {
        assert_eq!(day("2027-01-31").plus_months(1), day("2027-02-28"));
        assert_eq!(day("2028-01-31").plus_months(1), day("2028-02-29"));
        assert_eq!(day("2027-03-31").plus_months(-1), day("2027-02-28"));
    }

    #[test]
    fn whole_months_are_counted_like_ages() {
        assert_eq!(day("2004-04-01").whole_months_until(day("2026-07-31")), 267);
        assert_eq!(day("2026-11-25").whole_months_until(day("2026-12-24")), 0);
        assert_eq!(day("2026-11-25").whole_months_until(day("2026-12-25")), 1);
        assert_eq!(day("2026-11-25").age_of(day("1983-11-26")), 42);
        assert_eq!(day("2026-11-26").age_of(day("1983-11-26")), 43);
    }

    #[test]
    fn arithmetic_stops_at_the_ends_of_the_calendar() {
        assert_eq!(Day::last().plus_days(1), Day::last());
        assert_eq!(Day::last().plus_months(i32::MAX), Day::last());
        assert_eq!(Day::first().plus_months(-1), Day::first());
    }

    #[test]
    fn today_of_the_tests_is_a_wednesday_of_a_week_from_monday() {
        assert_eq!(day("2026-11-25").weekday(), Weekday::Wed);
        assert_eq!(day("2026-11-25").monday(), day("2026-11-23"));
        assert_eq!(day("2026-11-29").monday(), day("2026-11-23"));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2027-02-29", "2026-13-01", "26-11-25", "2026/11/25", "", "2026-1-5", "+026-01-01"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn lags_read_back_as_they_are_written() {
        for text in ["0d", "10d", "6w", "3m"] {
            assert_eq!(text.parse::<Lag>().unwrap().to_string(), text);
        }
        assert!("3y".parse::<Lag>().is_err());
        assert!("月".parse::<Lag>().is_err());
    }
}
