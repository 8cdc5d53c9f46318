//! What a route can be made of: doors with all that they ask, ways of gaining, and chains of posts.

mod chains;
mod closing;
mod doors;
mod ways;

pub use chains::Chains;
pub use closing::{Bundle, Closing, GivesMonths};
pub use doors::{Asked, DoorIn, Doors};
pub use ways::{PlannedStage, StagePlan, Way, Ways};
