//! What a route can be made of: doors with all that they ask, ways of gaining, and chains of posts.

mod aids;
mod bundle;
mod chains;
mod closing;
mod doors;
mod outdone;
mod pins;
mod sets;
mod wanted;
mod ways;

pub use aids::Aid;
pub use bundle::{Bundle, cross};
pub use chains::{Chains, Outlooks};
pub use closing::Closing;
pub use doors::{DoorIn, Doors};
pub use pins::{PinnedStage, Pins, within};
pub use sets::ClauseIn;
pub use ways::{PlannedStage, StagePlan, Way, Ways};
