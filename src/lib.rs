//! Norikae (乗換): a route finder for careers in Japanese healthcare.
//!
//! Each module may use those named below it in this list, never those above: `web`, `export`, `i18n`, `documents`,
//! `lookup`, `planner`, `profile`, `dataset`, `base`. See docs/ARCHITECTURE.md.

pub mod base;
pub mod bundled;
pub mod dataset;
pub mod documents;
pub mod export;
pub mod i18n;
pub mod lookup;
pub mod planner;
pub mod profile;
pub mod web;
