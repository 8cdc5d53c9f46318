//! The interface's own words, typed: a text that is missing in one language does not compile.
//! One file for each page; the web's author adds fields there.

mod common;
mod finder;
mod nav;
mod print;
mod results;
mod roadmap;
mod share;

pub use common::Common;
pub use finder::Finder;
pub use nav::Nav;
pub use print::Print;
pub use results::Results;
pub use roadmap::Roadmap;
pub use share::Share;

use crate::base::Lang;

/// All words of the interface in one language.
#[derive(Debug)]
pub struct Strings {
    pub common: Common,
    pub nav: Nav,
    pub finder: Finder,
    pub results: Results,
    pub roadmap: Roadmap,
    pub share: Share,
    pub print: Print,
}

static JA: Strings = Strings {
    common: common::JA,
    nav: nav::JA,
    finder: finder::JA,
    results: results::JA,
    roadmap: roadmap::JA,
    share: share::JA,
    print: print::JA,
};

static EN: Strings = Strings {
    common: common::EN,
    nav: nav::EN,
    finder: finder::EN,
    results: results::EN,
    roadmap: roadmap::EN,
    share: share::EN,
    print: print::EN,
};

/// The words in `lang`.
pub fn strings(lang: Lang) -> &'static Strings {
    match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    }
}
