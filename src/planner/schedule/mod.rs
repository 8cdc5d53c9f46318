//! Dating a route: a day for every step such that windows, lags, hours, seasons, locks and clauses hold on their days.

mod change;
mod choice;
mod nature;
mod solve;
mod state;
mod way;

pub use choice::{Choice, InWork, Lock, Notice, Place, Setting, Wants, WayChoice};
pub use solve::{Dated, solve};
pub use state::{DatedChange, DatedStage, DatedWay};
