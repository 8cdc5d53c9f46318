//! The interface: pages, components and the browser's side. The only part that knows a browser; it decides nothing about
//! careers. What needs no browser (addresses, the line's lengths) builds and is tested without one.

pub mod address;
mod layout;
mod tiles;

#[cfg(feature = "web")]
mod app;
#[cfg(feature = "web")]
mod pages;
#[cfg(feature = "web")]
mod parts;
#[cfg(feature = "web")]
mod planning;
#[cfg(feature = "web")]
mod platform;
#[cfg(feature = "web")]
mod state;

#[cfg(feature = "web")]
pub use app::start;
