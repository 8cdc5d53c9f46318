//! The front: the routes of which none beats another, found by growing chains backwards and dating what survives.

mod bound;
mod choices;
mod combine;
mod compare;
mod names;
mod needless;
mod price;
mod route;
mod search;
mod surest;
mod unsure;
mod weigh;

pub use names::{Asking, Unlikely, cards};
pub use search::{Found, Limits, Search};
