//! Matching: how what a person holds, has done and is stands against what is asked, on any day of a plan.

mod experience;
mod judge;
mod later;
mod person;
mod reason;

pub use experience::{count, counts_as};
pub use judge::Judge;
pub use person::{Gained, GainedMonths, GainedSkill, Person, Stretch, View, domains};
pub use reason::reason;
