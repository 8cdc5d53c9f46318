//! The smallest words that every other part speaks: ids, days, lags, yen and text in two languages.
//! Imports nothing else of the crate, so that the build script can share it.

pub mod day;
pub mod id;
pub mod text;
pub mod yen;

pub use day::{Day, Lag, Month, Weekday};
pub use id::{Id, short_hash};
pub use text::{Lang, Text};
pub use yen::Yen;
