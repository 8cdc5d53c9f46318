//! The interface's own words, typed: a text that is missing in one language does not compile.
//! One file for each page; the web's author adds fields there.

/// A struct of words with its Japanese and English, side by side: `name: "日本語", "English";`.
macro_rules! words {
    ($name:ident $($field:ident: $ja:literal, $en:literal;)*) => {
        /// See the module.
        #[derive(Debug)]
        pub struct $name {
            $(pub $field: &'static str,)*
        }

        pub(super) const JA: $name = $name { $($field: $ja,)* };
        pub(super) const EN: $name = $name { $($field: $en,)* };
    };
}

mod about;
mod common;
mod find;
mod finder;
mod frame;
mod learn;
mod nav;
mod print;
mod profile;
mod results;
mod roadmap;
mod roadmaps;
mod share;
mod steps;
mod wizard;

pub use about::About;
pub use common::Common;
pub use find::Find;
pub use finder::Finder;
pub use frame::Frame;
pub use learn::Learn;
pub use nav::Nav;
pub use print::Print;
pub use profile::Profile;
pub use results::Results;
pub use roadmap::Roadmap;
pub use roadmaps::Roadmaps;
pub use share::Share;
pub use steps::Steps;
pub use wizard::Wizard;

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
    pub frame: Frame,
    pub find: Find,
    pub wizard: Wizard,
    pub profile: Profile,
    pub roadmaps: Roadmaps,
    pub steps: Steps,
    pub learn: Learn,
    pub about: About,
}

static JA: Strings = Strings {
    common: common::JA,
    nav: nav::JA,
    finder: finder::JA,
    results: results::JA,
    roadmap: roadmap::JA,
    share: share::JA,
    print: print::JA,
    frame: frame::JA,
    find: find::JA,
    wizard: wizard::JA,
    profile: profile::JA,
    roadmaps: roadmaps::JA,
    steps: steps::JA,
    learn: learn::JA,
    about: about::JA,
};

static EN: Strings = Strings {
    common: common::EN,
    nav: nav::EN,
    finder: finder::EN,
    results: results::EN,
    roadmap: roadmap::EN,
    share: share::EN,
    print: print::EN,
    frame: frame::EN,
    find: find::EN,
    wizard: wizard::EN,
    profile: profile::EN,
    roadmaps: roadmaps::EN,
    steps: steps::EN,
    learn: learn::EN,
    about: about::EN,
};

/// The words in `lang`.
pub fn strings(lang: Lang) -> &'static Strings {
    match lang {
        Lang::Ja => &JA,
        Lang::En => &EN,
    }
}
