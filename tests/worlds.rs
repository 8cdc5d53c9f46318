//! Small worlds: one with its whole answer, and random ones. Whatever the planner says of them is compared with an
//! enumeration of everything that could be done and with a checker, neither of which shares code with it.
#![allow(
    clippy::type_complexity,
    clippy::wrong_self_convention,
    clippy::needless_range_loop,
    reason = "an oracle written for plainness"
)]

#[path = "worlds/broken.rs"]
mod broken;
#[path = "worlds/checker/mod.rs"]
mod checker;
#[path = "worlds/enumerate/mod.rs"]
mod enumerate;
#[path = "worlds/example.rs"]
mod example;
#[path = "worlds/generate.rs"]
mod generate;
#[path = "worlds/make.rs"]
mod make;
