//! The browser's side: clock, storage, address bar, focus, files. Each call that a browser may refuse says so.

pub mod bar;
pub mod clock;
pub mod files;
pub mod focus;
pub mod keys;
pub mod recovery;
pub mod shell;
