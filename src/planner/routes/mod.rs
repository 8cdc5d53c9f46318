//! What a route can be made of: doors with all that they ask, ways of gaining, and chains of posts.

mod aids;
mod chains;
mod closing;
mod doors;
mod outdone;
mod ways;

pub use aids::Aid;
pub use chains::{Chains, Outlooks};
pub use closing::{Bundle, Closing, GivesMonths, cross};
pub use doors::{DoorIn, Doors};
pub use ways::{PlannedStage, StagePlan, Way, Ways};
