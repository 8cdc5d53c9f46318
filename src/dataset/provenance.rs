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
    /// What the check found and could not settle.
    #[serde(default)]
    pub note: Option<Text>,
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
