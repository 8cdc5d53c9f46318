//! One module for each page, and the titles by which tabs and histories know them.

pub mod about;
pub mod find;
pub mod learn;
pub mod profile;
pub mod roadmap;
pub mod roadmaps;
pub mod route;
pub mod shared;

use super::address::Address;
use super::state::App;
use crate::base::Lang;
use crate::documents::share::decode;
use crate::i18n::{self, strings};
use leptos::prelude::*;

/// The document's title for the present page.
pub fn title(app: App, lang: Lang) -> String {
    let s = strings(lang);
    match app.address.get() {
        Address::Find => s.nav.find.to_owned(),
        Address::Route(key) => route::title(app, key, lang).to_owned(),
        Address::Roadmap(_) => s.roadmap.this_week.to_owned(),
        Address::Roadmaps => s.nav.roadmaps.to_owned(),
        Address::Profile => s.nav.profile.to_owned(),
        Address::Learn => s.nav.learn.to_owned(),
        Address::Entry(kind, id) => i18n::name(kind, &id, app.facts(), lang).text,
        Address::Prefectures => s.learn.prefectures.to_owned(),
        Address::Doubts => s.learn.doubts.to_owned(),
        Address::Shared(code) if decode(&code).is_err() => s.share.not_opened.to_owned(),
        Address::Shared(_) => s.share.opened.to_owned(),
        Address::About => s.frame.about.to_owned(),
        Address::Nowhere => s.frame.nowhere.to_owned(),
    }
}
