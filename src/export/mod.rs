//! A roadmap in the forms in which it leaves the app: a sheet of paper, plain text, a calendar file.
//! Pure layout over documents and words; the page or the command line does the rest.

mod calendar;
mod sheet;
mod text;

pub use calendar::calendar;
pub use sheet::{Extent, Leg, Row, Sheet, Station, sheet};
pub use text::text;
