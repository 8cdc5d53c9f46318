//! One module for each page, and the titles by which tabs and histories know them.

pub mod about;
pub mod find;
pub mod learn;
pub mod profile;
pub mod roadmap;
pub mod roadmaps;
pub mod route;
pub mod shared;

use super::address::{Address, Shelf};
use super::state::App;
use crate::base::Lang;
use crate::i18n::{self, strings};
use crate::lookup::Kind;
use leptos::prelude::*;

/// The document's title for the present page.
pub fn title(app: App, lang: Lang) -> String {
    let s = strings(lang);
    match app.address.get() {
        Address::Find => s.nav.find.to_owned(),
        Address::Route(_) => s.roadmap.timetable.to_owned(),
        Address::Roadmap(_) => s.roadmap.this_week.to_owned(),
        Address::Roadmaps => s.nav.roadmaps.to_owned(),
        Address::Profile => s.nav.profile.to_owned(),
        Address::Learn => s.nav.learn.to_owned(),
        Address::Entry(shelf, id) => match kind_of(shelf) {
            Some(kind) => i18n::name(kind, &id, app.data, lang).text,
            None => s.nav.learn.to_owned(),
        },
        Address::Shared(_) => s.share.opened.to_owned(),
        Address::About => s.frame.about.to_owned(),
        Address::Nowhere => s.frame.nowhere.to_owned(),
    }
}

/// The kind of look-up of a shelf; absent where its entries have no name.
pub fn kind_of(shelf: Shelf) -> Option<Kind> {
    match shelf {
        Shelf::Role => Some(Kind::Role),
        Shelf::Qualification => Some(Kind::Qualification),
        Shelf::Program => Some(Kind::Program),
        Shelf::Subsidy => Some(Kind::Subsidy),
        Shelf::Procedure => Some(Kind::Procedure),
        Shelf::Networking => Some(Kind::Networking),
        Shelf::Pitfall => Some(Kind::Pitfall),
        Shelf::Case => Some(Kind::Case),
        Shelf::Obligation => Some(Kind::Obligation),
        Shelf::Equivalent | Shelf::Transition => None,
    }
}

/// The shelf of what was found; absent where its entries have no page.
pub fn shelf_of(kind: Kind) -> Option<Shelf> {
    match kind {
        Kind::Licence | Kind::Qualification => Some(Shelf::Qualification),
        Kind::Role => Some(Shelf::Role),
        Kind::Program => Some(Shelf::Program),
        Kind::Subsidy => Some(Shelf::Subsidy),
        Kind::Procedure => Some(Shelf::Procedure),
        Kind::Networking => Some(Shelf::Networking),
        Kind::Pitfall => Some(Shelf::Pitfall),
        Kind::Case => Some(Shelf::Case),
        Kind::Obligation => Some(Shelf::Obligation),
        Kind::Skill | Kind::Domain | Kind::Fact | Kind::Prefecture => None,
    }
}
