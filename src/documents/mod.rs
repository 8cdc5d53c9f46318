//! The documents that a person owns: roadmaps, one draft profile, settings. Their format, storage, import and share links.
//! Nothing that a person, a file or a link can hold makes anything here panic, and nothing stored is lost by a failure.

mod clean;
mod envelope;
mod generations;
mod key_value;
mod migrations;
mod roadmap;
pub mod share;
mod store;
mod transfer;
mod week;

pub use envelope::{DocumentError, Kind, LARGEST};
pub use generations::Trouble;
pub use key_value::{KeyError, KeyValue, Memory};
pub use roadmap::{Roadmap, RoadmapId};
pub use store::{Backup, Settings, Store, StoreError, Stored};
pub use transfer::{Imported, export_profile, export_roadmap, import};
pub use week::{Week, this_week};
