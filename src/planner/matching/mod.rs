//! Matching: how what a person holds, has done and is stands against what is asked, on any day of a plan.

mod asked;
mod askings;
mod domains;
mod experience;
mod judge;
mod later;
mod person;
mod ready;

pub use asked::Asked;
pub use askings::{AskedToday, Askings};
pub use domains::Domains;
pub use experience::count;
pub use judge::Judge;
pub use person::{Gained, GainedMonths, GainedSkill, Person, Stretch, View};
pub use ready::{Asking, ByOther, Ready, What};
