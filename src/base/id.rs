//! Readable ids of the dataset's entries, and the short hash by which links and stored documents name them.
//! An id never changes its meaning; a rename adds the old one to the entry's `formerly`.

use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;

/// A readable id such as `clinical-engineer`: lower-case ASCII letters, digits and hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// Wraps the text as it is; [`Id::is_well_formed`] tells whether it may stand in the dataset.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Letters `a-z`, digits and single hyphens, neither first nor last.
    pub fn is_well_formed(&self) -> bool {
        !self.0.is_empty()
            && self
                .0
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
    }

    /// The hash by which links and stored documents hold this id.
    pub fn hash(&self) -> u32 {
        short_hash(&self.0)
    }
}

/// FNV-1a, 32 bits: stable for ever, because stored documents depend on it. The linter refuses collisions.
pub fn short_hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_hash_is_fnv_1a() {
        assert_eq!(short_hash(""), 0x811c_9dc5);
        assert_eq!(short_hash("foobar"), 0xbf9c_f968);
    }

    #[test]
    fn ids_are_lower_case_words_joined_by_hyphens() {
        for good in ["nurse", "cn-a", "ce-spec-blood", "g2"] {
            assert!(Id::new(good).is_well_formed(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Nurse", "看護師", "a b", "a_b"] {
            assert!(!Id::new(bad).is_well_formed(), "{bad}");
        }
    }
}
