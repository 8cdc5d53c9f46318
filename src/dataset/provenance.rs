//! Where a fact comes from, as of when, and what of it no page supported.

use crate::base::{Day, Text};
use serde::{Deserialize, Serialize};

/// The standing of one entry's facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The day on which a person last checked the entry.
    pub as_of: Day,
    pub confidence: Confidence,
    /// Names of fields that no page supported.
    #[serde(default)]
    pub unverified: Vec<String>,
    #[serde(default)]
    pub sources: Vec<Source>,
    #[serde(default)]
    pub note: Option<Note>,
}

/// What else the check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Note {
    /// How a figure was come by, an example, a limit; empty where only something is open.
    pub ja: String,
    pub en: String,
    /// Where pages contradict each other, what could not be found out, what is still to come.
    pub open: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The main statements stand on pages that were read.
    Read,
    /// General knowledge of the field.
    General,
    /// Norikae's own view (Norikaeの見立て).
    OwnView,
}

/// One page that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub url: String,
    /// As the page calls itself, mostly Japanese.
    pub title: String,
    /// Year of the page or of what it says; 0 where unknown.
    #[serde(default)]
    pub year: u16,
    /// What of the entry it supports.
    #[serde(default)]
    pub supports: String,
}

/// A figure with its year: yen, a rate in parts per thousand, hours, people — the field's name says which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub value: i64,
    /// Year of the figure; 0 where the source gives none.
    #[serde(default)]
    pub year: u16,
    #[serde(default)]
    pub verified: bool,
    #[serde(default)]
    pub estimate: bool,
    #[serde(default)]
    pub note: Option<Text>,
}

/// What was last looked at so many months ago is old.
pub const OLD_MONTHS: i32 = 18;

/// Whether a day lies so far back that what was seen on it may no longer hold.
pub fn is_old(seen: Day, today: Day) -> bool {
    seen.plus_months(OLD_MONTHS) < today
}

/// The same of a year, which can mean any of its days: only when even its last day is old. Year 0 is none.
pub fn is_old_year(year: u16, today: Day) -> bool {
    year > 0 && Day::new(i32::from(year), 12, 31).is_some_and(|last| is_old(last, today))
}

impl Proof {
    /// Whether pages supported a field.
    pub fn supports(&self, field: &str) -> bool {
        !self.unverified.iter().any(|name| name == field)
    }

    /// Year of the newest page that was read; `None` where no page bears one.
    pub fn newest(&self) -> Option<u16> {
        self.sources.iter().map(|source| source.year).max().filter(|year| *year > 0)
    }
}

impl Note {
    /// What leaves nothing open.
    pub fn remark(&self) -> Option<Text> {
        (!self.ja.is_empty()).then(|| Text::new(&self.ja, &self.en))
    }
}

impl Source {
    /// Whether it was named for a field, by the field's name or by what people call it.
    pub fn names(&self, field: &str, called: &str) -> bool {
        let whole = |c: char| c.is_alphanumeric() || c == '_';
        self.supports.split(|c| !whole(c)).any(|word| word == field) || self.supports.contains(called)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_fact_is_old_after_eighteen_months_and_a_year_only_when_all_of_it_is() {
        let today = day("2026-11-25");
        assert!(!is_old(day("2025-05-25"), today), "eighteen months to the day");
        assert!(is_old(day("2025-05-24"), today));
        assert!(is_old_year(2024, today));
        assert!(!is_old_year(2025, today), "its December is eleven months back");
        assert!(!is_old_year(0, today), "no year is no age");
    }

    #[test]
    fn a_figure_is_asked_of_the_pages_that_name_its_field() {
        let source = |supports: &str, year| Source {
            url: String::new(),
            title: supports.to_owned(),
            year,
            supports: supports.to_owned(),
        };
        let proof = Proof {
            as_of: day("2026-11-25"),
            confidence: Confidence::Read,
            unverified: Vec::new(),
            sources: vec![
                source("pass_rate_first, fee", 2023),
                source("pass_rate(2025年)", 2025),
                source("合格率と受験者", 0),
            ],
            note: None,
        };
        let named = proof.sources.iter().filter(|source| source.names("pass_rate", "合格率"));
        let found: Vec<&str> = named.map(|source| source.title.as_str()).collect();
        assert_eq!(found, ["pass_rate(2025年)", "合格率と受験者"], "pass_rate_first is another field");
        assert_eq!(proof.newest(), Some(2025));
    }
}
