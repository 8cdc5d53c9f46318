//! Reading and writing a profile as JSON.

use super::Profile;
use serde_json::Value;

/// Why a text is no profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the file is larger than 1 MB")]
    TooLarge,
    #[error("the file is empty")]
    Empty,
    #[error("not JSON: {0}")]
    NotJson(String),
    #[error("this is JSON, but not a profile: {0}")]
    NotAProfile(String),
}

const LARGEST: usize = 1_000_000;

/// Reads a profile.
///
/// # Errors
/// Where the text is too large, no JSON (nesting beyond 128 levels included), or of another shape.
pub fn read(text: &str) -> Result<Profile, FileError> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > LARGEST {
        return Err(FileError::TooLarge);
    }
    if text.trim().is_empty() {
        return Err(FileError::Empty);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| FileError::NotJson(error.to_string()))?;
    if !value.is_object() {
        return Err(FileError::NotAProfile("an object { … } was expected".to_owned()));
    }
    serde_json::from_value(value).map_err(|error| FileError::NotAProfile(error.to_string()))
}

/// Writes a profile for people to read and programs to read back.
pub fn write(profile: &Profile) -> String {
    serde_json::to_string_pretty(profile).unwrap_or_default()
}

/// Names of fields that this version does not know, such as `goal.someday`. They are kept when the profile is written.
pub fn unknown_fields(profile: &Profile) -> Vec<String> {
    let mut names: Vec<String> =
        profile.extra.keys().filter(|name| !["format", "version"].contains(&name.as_str())).cloned().collect();
    for (index, spell) in profile.spells.iter().flatten().enumerate() {
        names.extend(spell.extra.keys().map(|name| format!("spells[{index}].{name}")));
    }
    if let Some(goal) = &profile.goal {
        names.extend(goal.extra.keys().map(|name| format!("goal.{name}")));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_and_a_target_are_enough() {
        let profile = read(r#"{"licences":["nurse"],"goal":{"target":"crc"}}"#).unwrap();
        assert_eq!(profile.licences[0].id, "nurse");
        assert_eq!(profile.spells, None, "nothing is known of the history");
        assert!(unknown_fields(&profile).is_empty());
    }

    #[test]
    fn unknown_fields_are_named_and_kept() {
        let profile = read(r#"{"licences":[],"hobby":"climbing","goal":{"target":"crc","mood":1}}"#).unwrap();
        assert_eq!(unknown_fields(&profile), ["hobby", "goal.mood"]);
        assert_eq!(read(&write(&profile)).unwrap(), profile);
    }

    #[test]
    fn what_is_no_profile_is_refused_with_a_reason() {
        assert_eq!(read(" \n"), Err(FileError::Empty));
        assert!(matches!(read("PNG\u{1}"), Err(FileError::NotJson(_))));
        assert!(matches!(read("[1]"), Err(FileError::NotAProfile(_))));
        assert!(matches!(read(r#"{"born":"2027-02-30"}"#), Err(FileError::NotAProfile(_))));
        assert!(matches!(read(&"[".repeat(20_000)), Err(FileError::NotJson(_))), "deep nesting ends no process");
    }
}
