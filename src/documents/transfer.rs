//! Export and import as files: roadmaps in their envelope, profiles in the one format that the command line reads too.

use super::clean::harmless;
use super::envelope::{self, DocumentError, Kind};
use super::roadmap::Roadmap;
use crate::profile::{self, Profile};
use serde_json::Value;

/// What an imported file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    Roadmap(Box<Roadmap>),
    Profile(Box<Profile>),
}

/// A roadmap as a file.
pub fn export_roadmap(roadmap: &Roadmap) -> String {
    envelope::write(Kind::Roadmap, roadmap)
}

/// A profile as a file, readable for people.
pub fn export_profile(profile: &Profile) -> String {
    profile::write(profile)
}

/// Reads whatever the app or a person wrote: a roadmap, or a profile with or without its envelope.
///
/// # Errors
/// See [`DocumentError`].
pub fn import(text: &str) -> Result<Imported, DocumentError> {
    match envelope::read::<Roadmap>(Kind::Roadmap, text) {
        Ok(mut roadmap) => {
            harmless(&mut roadmap);
            Ok(Imported::Roadmap(Box::new(roadmap)))
        }
        Err(DocumentError::OtherKind(name)) if name == Kind::Profile.name() => {
            envelope::read(Kind::Profile, text).map(|profile| Imported::Profile(Box::new(profile)))
        }
        Err(DocumentError::Foreign) if looks_like_profile(text) => match profile::read(text) {
            Ok(profile) => Ok(Imported::Profile(Box::new(profile))),
            Err(error) => Err(DocumentError::Content(error.to_string())),
        },
        Err(error) => Err(error),
    }
}

/// A bare profile names at least the licences or the goal; JSON of another application does not.
fn looks_like_profile(text: &str) -> bool {
    let value: Result<Value, _> = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    value.is_ok_and(|value| value.get("licences").is_some() || value.get("goal").is_some())
}
