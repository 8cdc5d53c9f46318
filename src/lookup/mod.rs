//! Finding entries by kana, kanji, romaji or abbreviation, the nearest valid id to a mistaken one, where a clause stands, and
//! the catalogue: all entries in one shape, what leads to each, and what of it is in doubt.
//! Nothing is baked: the readings sound alike by a small table, which is less to download than romaji for every entry.

mod catalogue;
mod clause_at;
mod doubts;
mod fold;
mod index;
mod nearest;
mod sound;

pub use catalogue::{FigureAt, Key, Links, Record, Unit, concerning, links, named, record, records, wished};
pub use clause_at::{Standing, clause_at};
pub use doubts::{Doubt, Doubts, doubts};
pub use fold::fold;
pub use index::{Fit, Hit, Index, Kind};
pub use nearest::nearest;
