//! Share links: a roadmap in a short code behind `#/s/`, so that nothing reaches a server. `1.CODE` is format 1.
//! A code is the postcard bytes of a frozen shape with their length and checksum, in base64url.

use super::roadmap::Roadmap;
use crate::dataset::Dataset;

/// What of the person a link holds beside the plan itself. Nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Include {
    /// Savings, pay, amounts, prices of obligations.
    pub money: bool,
    /// Spells of work, qualifications beside the licences, age and place, how each clause stands.
    pub history: bool,
    /// The person's own notes on steps.
    pub notes: bool,
}

/// Why a text is no link that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// It ends too early: a messenger or a line break cut it.
    #[error("the link is cut off")]
    CutOff,
    /// Its characters were altered on the way.
    #[error("the link is damaged")]
    Damaged,
    /// Made by a newer version of the app.
    #[error("the link is of a newer version")]
    Newer,
    /// Larger than any link that the app makes.
    #[error("the link is too large")]
    TooLarge,
    #[error("this is no link of Norikae")]
    NotALink,
}

/// What a link holds, ids still as short hashes.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared;

/// A roadmap that came by a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub roadmap: Roadmap,
    /// Number of ids that this dataset does not know; they are shown as unknown entries.
    pub unknown: usize,
    /// What the sender chose to send along.
    pub include: Include,
}

impl Shared {
    /// What is sent of a roadmap.
    ///
    /// # Errors
    /// [`ShareError::TooLarge`] where it has more steps or longer notes than a link can hold.
    pub fn of(_roadmap: &Roadmap, _include: Include) -> Result<Self, ShareError> {
        Ok(Self)
    }

    /// The roadmap with the ids of this dataset.
    ///
    /// # Errors
    /// [`ShareError::Damaged`] where the parts contradict each other.
    pub fn open(&self, _dataset: &Dataset) -> Result<Opened, ShareError> {
        Err(ShareError::Damaged)
    }
}

/// The code behind `#/s/`: `1.…`.
pub fn encode(_shared: &Shared) -> String {
    String::new()
}

/// Reads a code, or a whole address that holds one.
///
/// # Errors
/// See [`ShareError`].
pub fn decode(_text: &str) -> Result<Shared, ShareError> {
    Err(ShareError::NotALink)
}
