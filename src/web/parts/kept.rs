//! A kept roadmap on the screen: its ticks and notes, stored as they change, shown even where storing fails.

use crate::base::Day;
use crate::documents::{Roadmap, RoadmapId};
use crate::web::platform::keys;
use crate::web::state::{App, Notice};
use leptos::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Copy)]
pub struct Kept {
    id: StoredValue<RoadmapId>,
    pub ticks: RwSignal<BTreeMap<String, Day>>,
    pub notes: RwSignal<BTreeMap<String, String>>,
    pub title: RwSignal<String>,
}

impl Kept {
    pub fn new(roadmap: &Roadmap) -> Self {
        Self {
            id: StoredValue::new(roadmap.id.clone()),
            ticks: RwSignal::new(roadmap.ticks.clone()),
            notes: RwSignal::new(roadmap.notes.clone()),
            title: RwSignal::new(roadmap.title.clone()),
        }
    }

    /// Takes over what another tab has stored.
    pub fn follow(self, roadmap: &Roadmap) {
        self.ticks.set(roadmap.ticks.clone());
        self.notes.set(roadmap.notes.clone());
        self.title.set(roadmap.title.clone());
    }

    pub fn is_done(self, key: &str) -> bool {
        self.ticks.with(|ticks| ticks.contains_key(key))
    }

    pub fn tick(self, app: App, key: &str, done: bool) {
        let day = done.then_some(app.today);
        self.ticks.update(|ticks| {
            match day {
                Some(day) => ticks.insert(key.to_owned(), day),
                None => ticks.remove(key),
            };
        });
        self.change(app, |roadmap| roadmap.tick(key, day));
    }

    pub fn note(self, app: App, key: &str, text: &str) {
        self.notes.update(|notes| {
            notes.insert(key.to_owned(), text.to_owned());
        });
        self.change(app, |roadmap| roadmap.note(key, text));
    }

    pub fn rename(self, app: App, title: &str) {
        let title = title.trim().to_owned();
        if title.is_empty() {
            return;
        }
        self.title.set(title.clone());
        self.change(app, |roadmap| roadmap.title = title);
    }

    fn change(self, app: App, change: impl FnOnce(&mut Roadmap)) {
        match keys::store().update(&self.id.get_value(), change) {
            Ok(_) => app.changed_documents(),
            Err(error) => app.notify(Notice::NotStored(error)),
        }
    }

    /// The roadmap as the screen shows it, for files and links.
    pub fn apply(self, roadmap: &Roadmap) -> Roadmap {
        Roadmap {
            ticks: self.ticks.get_untracked(),
            notes: self.notes.get_untracked(),
            title: self.title.get_untracked(),
            ..roadmap.clone()
        }
    }

    /// The same, and anew at each change.
    pub fn followed(self, roadmap: &Roadmap) -> Roadmap {
        self.ticks.track();
        self.notes.track();
        self.title.track();
        self.apply(roadmap)
    }
}
