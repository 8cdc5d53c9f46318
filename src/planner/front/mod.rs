//! The front: the routes of which none beats another, found by growing chains backwards and dating what survives.

mod bound;
mod combine;
mod compare;
mod names;
mod price;
mod search;

pub use names::cards;
pub use search::{Found, Limits, Search};
