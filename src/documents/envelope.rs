//! The outer shape of everything stored or exported: `{"type":"norikae.roadmap","version":1,"body":{…}}`.
//! A text of a newer version is refused and left as it is; an older one goes through the migrations.

use super::migrations;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The largest text that is read, in bytes: ten times the largest roadmap that can be made by hand.
pub const LARGEST: usize = 4_000_000;

/// The kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Roadmap,
    Profile,
    Settings,
}

impl Kind {
    /// The `type` of the envelope; never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roadmap => "norikae.roadmap",
            Self::Profile => "norikae.profile",
            Self::Settings => "norikae.settings",
        }
    }

    /// The version that this app writes.
    pub fn version(self) -> u32 {
        1
    }
}

/// Why a text is no document of the kind that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    #[error("the text is empty")]
    Empty,
    #[error("the text is larger than {LARGEST} bytes")]
    TooLarge,
    #[error("not JSON: {0}")]
    NotJson(String),
    /// JSON, but of another application.
    #[error("JSON, but not of Norikae")]
    Foreign,
    /// Of Norikae, but of another kind, whose `type` this is.
    #[error("a document of another kind: {0}")]
    OtherKind(String),
    #[error("made by a newer version of Norikae (format {version}, this one reads {known})")]
    Newer { version: u64, known: u32 },
    /// The envelope is right, what it holds is not.
    #[error("the content can't be read: {0}")]
    Content(String),
}

/// Writes a document as one line of JSON.
pub fn write<T: Serialize>(kind: Kind, body: &T) -> String {
    let body = serde_json::to_value(body).unwrap_or(Value::Null);
    serde_json::json!({ "type": kind.name(), "version": kind.version(), "body": body }).to_string()
}

/// Reads a document, through the migrations where it is of an older version.
///
/// # Errors
/// See [`DocumentError`]. Nothing is changed or thrown away by a failed reading.
pub fn read<T: DeserializeOwned>(kind: Kind, text: &str) -> Result<T, DocumentError> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > LARGEST {
        return Err(DocumentError::TooLarge);
    }
    if text.trim().is_empty() {
        return Err(DocumentError::Empty);
    }
    let mut value: Value = serde_json::from_str(text).map_err(|error| DocumentError::NotJson(error.to_string()))?;
    let name = value.get("type").and_then(Value::as_str).unwrap_or_default();
    let version = value.get("version").and_then(Value::as_u64);
    match version {
        _ if !name.starts_with("norikae.") => Err(DocumentError::Foreign),
        _ if name != kind.name() => Err(DocumentError::OtherKind(name.to_owned())),
        None => Err(DocumentError::Foreign),
        Some(version) if version > u64::from(kind.version()) => {
            Err(DocumentError::Newer { version, known: kind.version() })
        }
        Some(version) => {
            let body = value.get_mut("body").map(Value::take).ok_or(DocumentError::Foreign)?;
            let body = migrations::migrate(kind, version, body).map_err(DocumentError::Content)?;
            serde_json::from_value(body).map_err(|error| DocumentError::Content(error.to_string()))
        }
    }
}
