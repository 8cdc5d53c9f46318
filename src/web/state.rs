//! What the whole app shares, created once and passed by context: language, address, facts, the draft profile and its
//! answer, and what is said to the person.

use super::address::Address;
use super::platform::{clock, files, focus, keys};
use crate::base::{Day, Id, Lang};
use crate::bundled;
use crate::dataset::Dataset;
use crate::documents::{DocumentError, Settings, StoreError, Trouble};
use crate::i18n::{Strings, strings};
use crate::lookup::{Doubt, Index, Kind};
use crate::planner::{Answer, Card, Question};
use crate::profile::{Goal, Profile};
use leptos::prelude::*;
use std::sync::{Arc, OnceLock};

/// The facts that the module holds, and the keys to find them by.
pub struct Facts {
    pub data: Dataset,
    pub index: Index,
}

static FACTS: OnceLock<Facts> = OnceLock::new();

pub fn facts() -> &'static Facts {
    FACTS.get_or_init(|| {
        let data = bundled::core();
        let index = Index::new(&data);
        Facts { data, index }
    })
}

/// A finished answer with what was asked.
#[derive(Clone, Debug)]
pub struct Found {
    pub profile: Profile,
    pub goal: Goal,
    pub answer: Answer,
}

impl Found {
    /// All cards, narrow ones last.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.answer.cards.iter().chain(&self.answer.narrow)
    }
}

/// How far citations and long texts have come, which are no part of the first load.
#[derive(Clone, Copy)]
pub enum Background {
    Unasked,
    Coming,
    /// All facts, these among them.
    Here(&'static Dataset),
    Failed,
}

/// Something that the person has to know now.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Something could not be stored. What was stored before stands.
    NotStored(StoreError),
    /// Something stored could not be read.
    Trouble(Trouble),
    /// An imported file is none of ours.
    NotRead(DocumentError),
}

/// What a list of the catalogue shows. Kept as long as the page lives: the way back from an entry finds it as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sieve {
    pub typed: String,
    pub kind: Option<Kind>,
    pub licence: Option<Id>,
    pub doubt: Option<Doubt>,
    /// How many rows more than at first.
    pub more: usize,
}

#[derive(Clone, Copy)]
pub struct App {
    pub lang: RwSignal<Lang>,
    pub address: RwSignal<Address>,
    /// What the planner, names and search need. Citations and long texts: [`App::facts`].
    pub data: &'static Dataset,
    pub background: RwSignal<Background>,
    pub index: &'static Index,
    pub today: Day,
    /// The profile that finder and wizard edit, goal included.
    pub draft: RwSignal<Profile>,
    pub found: RwSignal<Option<Arc<Found>>>,
    pub questions: RwSignal<Option<Arc<Vec<Question>>>>,
    pub searching: RwSignal<bool>,
    /// The answer took long, so the open questions wait until they are asked for.
    pub slow: RwSignal<bool>,
    pub notices: RwSignal<Vec<Notice>>,
    /// For the polite live region.
    pub said: RwSignal<String>,
    /// What the next page gives the focus to, where that is not its heading.
    pub next_focus: RwSignal<Option<String>>,
    /// Grows with every change of the stored documents, in this tab or another.
    pub stored: RwSignal<u32>,
    /// The browser refuses to store anything.
    pub refused: bool,
    /// Questions that the person has put aside in this visit, by the text of their leaf.
    pub skipped: RwSignal<Vec<String>>,
    /// What the index of the catalogue and the list of doubts show.
    pub catalogue: RwSignal<Sieve>,
    pub doubted: RwSignal<Sieve>,
}

pub fn app() -> App {
    // Provided by the root before any component runs.
    expect_context::<App>()
}

impl App {
    pub fn new() -> Self {
        let facts = facts();
        let store = keys::store();
        let settings = store.settings();
        let mut notices = Vec::new();
        let draft = match store.draft() {
            Ok(stored) => {
                notices.extend(stored.troubles.into_iter().map(Notice::Trouble));
                stored.value.unwrap_or_default()
            }
            Err(error) => {
                notices.push(Notice::NotStored(error));
                Profile::default()
            }
        };
        Self {
            lang: RwSignal::new(settings.lang.unwrap_or(Lang::Ja)),
            address: RwSignal::new(super::platform::bar::read().unwrap_or(Address::Find)),
            data: &facts.data,
            background: RwSignal::new(Background::Unasked),
            index: &facts.index,
            today: clock::today(),
            draft: RwSignal::new(draft),
            found: RwSignal::new(None),
            questions: RwSignal::new(None),
            searching: RwSignal::new(false),
            slow: RwSignal::new(false),
            notices: RwSignal::new(notices),
            said: RwSignal::new(String::new()),
            next_focus: RwSignal::new(None),
            stored: RwSignal::new(0),
            refused: keys::is_refused(),
            skipped: RwSignal::new(Vec::new()),
            catalogue: RwSignal::new(Sieve::default()),
            doubted: RwSignal::new(Sieve::default()),
        }
    }

    /// The interface's words; follows the language where it is called inside a view.
    pub fn words(self) -> &'static Strings {
        strings(self.lang.get())
    }

    /// All facts that are here by now; where it is called inside a view, the view follows the rest.
    pub fn facts(self) -> &'static Dataset {
        match self.background.get() {
            Background::Here(whole) => whole,
            _ => self.data,
        }
    }

    /// The same without following: for small parts of views that need not be drawn again, or that follow it anyway.
    pub fn facts_now(self) -> &'static Dataset {
        match self.background.get_untracked() {
            Background::Here(whole) => whole,
            _ => self.data,
        }
    }

    /// The keys of all facts that are here by now.
    pub fn whole_index(self) -> &'static Index {
        static WHOLE: OnceLock<Index> = OnceLock::new();
        match self.background.get() {
            Background::Here(whole) => WHOLE.get_or_init(|| Index::new(whole)),
            _ => self.index,
        }
    }

    /// Fetches the background, unless it is here or on its way. It is kept as long as the page lives.
    pub fn ask_background(self) {
        if matches!(self.background.get_untracked(), Background::Coming | Background::Here(_)) {
            return;
        }
        self.background.set(Background::Coming);
        wasm_bindgen_futures::spawn_local(async move {
            let bytes = files::fetch(bundled::BACKGROUND).await;
            match bytes.and_then(|bytes| bundled::whole(&bytes).ok()) {
                Some(whole) => self.background.set(Background::Here(Box::leak(Box::new(whole)))),
                None => {
                    self.background.set(Background::Failed);
                    self.said.set(strings(self.lang.get_untracked()).frame.background_failed.to_owned());
                }
            }
        });
    }

    /// Changes the draft and stores it.
    pub fn edit(self, change: impl FnOnce(&mut Profile)) {
        self.draft.update(change);
        self.keep(keys::store().save_draft(&self.draft.get_untracked()));
    }

    pub fn edit_goal(self, change: impl FnOnce(&mut Goal)) {
        self.edit(|profile| change(profile.goal.get_or_insert_with(Goal::default)));
    }

    /// Says that something was not stored, once.
    pub fn keep(self, outcome: Result<(), StoreError>) {
        if let Err(error) = outcome {
            self.notify(Notice::NotStored(error));
        }
    }

    pub fn notify(self, notice: Notice) {
        self.notices.update(|notices| {
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        });
    }

    pub fn changed_documents(self) {
        self.stored.update(|count| *count = count.wrapping_add(1));
    }

    pub fn switch_language(self) {
        let lang = match self.lang.get_untracked() {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ja,
        };
        self.lang.set(lang);
        self.set(|settings| settings.lang = Some(lang));
    }

    /// Dark, light, or as the system says.
    pub fn choose_dark(self, dark: Option<bool>) {
        let theme = match dark {
            Some(true) => "dark",
            Some(false) => "light",
            None => "",
        };
        focus::of_page("data-theme", theme);
        self.set(|settings| settings.dark = dark);
    }

    fn set(self, change: impl FnOnce(&mut Settings)) {
        let store = keys::store();
        let mut settings = store.settings();
        change(&mut settings);
        self.keep(store.save_settings(&settings));
    }
}
