//! Finding entries by kana, kanji, romaji or abbreviation, the nearest valid id to a mistaken one, and where a clause stands.
//! Nothing is baked: the readings sound alike by a small table, which is less to download than romaji for every entry.

mod clause_at;
mod fold;
mod index;
mod nearest;
mod sound;

pub use clause_at::{Standing, clause_at};
pub use fold::fold;
pub use index::{Fit, Hit, Index, Kind};
pub use nearest::nearest;
