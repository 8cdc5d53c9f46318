//! Roadmaps, the draft profile and the settings, stored so that a torn, full or damaged storage loses nothing.

use super::envelope::Kind;
use super::generations::{Generations, Trouble};
use super::key_value::{KeyError, KeyValue};
use super::roadmap::{Roadmap, RoadmapId};
use crate::base::{Lang, short_hash};
use crate::profile::{Extra, Profile};
use serde::{Deserialize, Serialize};

/// Why something could not be stored or found. What was stored before stands in every case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    #[error(transparent)]
    Storage(#[from] KeyError),
    /// Another tab deleted it, or the browser cleared its storage.
    #[error("no such roadmap is stored")]
    Gone,
    /// A newer version of the app stored it: this one won't write over it.
    #[error("stored by a newer version of Norikae")]
    Newer,
}

/// What stands under a key, and what was wrong there.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored<T> {
    pub value: T,
    pub troubles: Vec<Trouble>,
}

/// What the person has chosen for the app.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Absent: as the browser says.
    pub lang: Option<Lang>,
    /// Light words on dark ground. Absent: as the system says. public/early.js reads it before the first paint.
    pub dark: Option<bool>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A text that could not be read, kept for the person to download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub key: String,
    pub text: String,
}

const PREFIX: &str = "norikae.";
const ROADMAP: &str = "norikae.roadmap.";
const DRAFT: &str = "norikae.draft";
const SETTINGS: &str = "norikae.settings";

/// The person's documents over some storage.
#[derive(Debug)]
pub struct Store<K> {
    keys: K,
}

impl<K: KeyValue> Store<K> {
    pub fn new(keys: K) -> Self {
        Self { keys }
    }

    /// All roadmaps, newest first; what can't be read is reported, never dropped.
    ///
    /// # Errors
    /// Where the storage refuses to be read.
    pub fn list(&self) -> Result<Stored<Vec<Roadmap>>, StoreError> {
        let mut names: Vec<RoadmapId> = Vec::new();
        for key in self.keys.keys()? {
            names.extend(key.strip_prefix(ROADMAP).and_then(|rest| rest.split('.').next()).and_then(RoadmapId::new));
        }
        names.sort();
        names.dedup();
        let mut all = Stored { value: Vec::new(), troubles: Vec::new() };
        for id in names {
            let mut found = self.load(&id)?;
            all.value.extend(found.value);
            all.troubles.append(&mut found.troubles);
        }
        all.value.sort_by(|a, b| b.created.cmp(&a.created).then_with(|| a.id.cmp(&b.id)));
        Ok(all)
    }

    /// # Errors
    /// Where the storage refuses to be read.
    pub fn load(&self, id: &RoadmapId) -> Result<Stored<Option<Roadmap>>, StoreError> {
        let found = self.at(&roadmap_key(id), Kind::Roadmap).read::<Roadmap>()?;
        Ok(Stored { value: found.value.map(|roadmap| roadmap.with_id(id.clone())), troubles: found.troubles })
    }

    /// Stores a new roadmap under a free id, and returns it with that id.
    ///
    /// # Errors
    /// Where the storage refuses or is full.
    pub fn add(&self, roadmap: Roadmap) -> Result<Roadmap, StoreError> {
        let taken = self.keys.keys()?;
        let is_free = |id: &RoadmapId| !taken.iter().any(|key| key.starts_with(&roadmap_key(id)));
        let seed = format!("{}{}{:x}", roadmap.title, roadmap.created, roadmap.route.key());
        let id = std::iter::once(roadmap.id.clone())
            .chain((0_u32..).filter_map(|n| RoadmapId::new(&format!("{:x}", short_hash(&format!("{seed}{n}"))))))
            .find(is_free);
        let roadmap = roadmap.with_id(id.ok_or(StoreError::Gone)?);
        self.save(&roadmap)?;
        Ok(roadmap)
    }

    /// Stores a roadmap under its id. The generation before stays until the next save.
    ///
    /// # Errors
    /// Where the storage refuses or is full, or a newer version of the app has written there.
    pub fn save(&self, roadmap: &Roadmap) -> Result<(), StoreError> {
        self.at(&roadmap_key(&roadmap.id), Kind::Roadmap).write(roadmap)
    }

    /// Changes what is stored now, not what was read a while ago: two tabs that change different steps lose neither.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where another tab has deleted it; else as [`Store::save`].
    pub fn update(&self, id: &RoadmapId, change: impl FnOnce(&mut Roadmap)) -> Result<Roadmap, StoreError> {
        let mut roadmap = self.load(id)?.value.ok_or(StoreError::Gone)?;
        change(&mut roadmap);
        self.save(&roadmap)?;
        Ok(roadmap)
    }

    /// # Errors
    /// Where the storage refuses.
    pub fn delete(&self, id: &RoadmapId) -> Result<(), StoreError> {
        self.at(&roadmap_key(id), Kind::Roadmap).remove()
    }

    /// The one profile that the wizard edits, goal included.
    ///
    /// # Errors
    /// Where the storage refuses to be read.
    pub fn draft(&self) -> Result<Stored<Option<Profile>>, StoreError> {
        self.at(DRAFT, Kind::Profile).read()
    }

    /// # Errors
    /// As [`Store::save`].
    pub fn save_draft(&self, profile: &Profile) -> Result<(), StoreError> {
        self.at(DRAFT, Kind::Profile).write(profile)
    }

    /// # Errors
    /// Where the storage refuses.
    pub fn delete_draft(&self) -> Result<(), StoreError> {
        self.at(DRAFT, Kind::Profile).remove()
    }

    /// The settings, or the usual ones where none are stored or they can't be read.
    pub fn settings(&self) -> Settings {
        let found = self.at(SETTINGS, Kind::Settings).read();
        found.ok().and_then(|stored| stored.value).unwrap_or_default()
    }

    /// # Errors
    /// As [`Store::save`].
    pub fn save_settings(&self, settings: &Settings) -> Result<(), StoreError> {
        self.at(SETTINGS, Kind::Settings).write(settings)
    }

    /// Texts that could not be read and were put aside.
    ///
    /// # Errors
    /// Where the storage refuses to be read.
    pub fn backups(&self) -> Result<Vec<Backup>, StoreError> {
        let mut all = Vec::new();
        for key in self.keys.keys()?.into_iter().filter(|key| key.starts_with(super::generations::BACKUP)) {
            all.extend(self.keys.get(&key)?.map(|text| Backup { key: key.clone(), text }));
        }
        Ok(all)
    }

    /// Throws a backup away, because the person said so.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub fn discard_backup(&self, backup: &Backup) -> Result<(), StoreError> {
        Ok(self.keys.remove(&backup.key)?)
    }

    /// Removes everything of Norikae, and nothing of other applications on the same origin.
    ///
    /// # Errors
    /// Where the storage refuses.
    pub fn delete_everything(&self) -> Result<(), StoreError> {
        for key in self.keys.keys()?.into_iter().filter(|key| key.starts_with(PREFIX)) {
            self.keys.remove(&key)?;
        }
        Ok(())
    }

    fn at<'a>(&'a self, key: &'a str, kind: Kind) -> Generations<'a, K> {
        Generations { keys: &self.keys, key, kind }
    }
}

fn roadmap_key(id: &RoadmapId) -> String {
    format!("{ROADMAP}{id}")
}
