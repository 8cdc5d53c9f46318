//! One stored document in its last two generations. A save writes a new generation under a key of its own and only then
//! removes the one before the last, so a save that is torn, refused or killed leaves what was there.

use super::envelope::{self, DocumentError, Kind};
use super::key_value::{KeyError, KeyValue};
use super::store::{StoreError, Stored};
use crate::base::short_hash;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Where texts that can't be read are put aside.
pub const BACKUP: &str = "norikae.damaged.";

/// Something that was wrong with a stored document, for the page to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Its newest text was damaged; the generation before is shown. The bytes are kept under `backup`.
    OlderShown { backup: String },
    /// No generation of it can be read. The bytes are kept under `backup`.
    Lost { backup: String },
    /// A newer version of the app wrote it. It is left as it is, and an older generation shown if there is one.
    Newer { key: String },
}

/// The generations of one document.
pub struct Generations<'a, K> {
    pub keys: &'a K,
    pub key: &'a str,
    pub kind: Kind,
}

/// What one generation's text is.
enum Slot<T> {
    Good(T),
    Newer,
    Damaged(String),
}

impl<K: KeyValue> Generations<'_, K> {
    /// Numbers of the stored generations, oldest first.
    fn numbers(&self) -> Result<Vec<u64>, KeyError> {
        let prefix = format!("{}.", self.key);
        let mut numbers: Vec<u64> =
            self.keys.keys()?.iter().filter_map(|key| key.strip_prefix(&prefix)?.parse().ok()).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    fn slot(&self, number: u64) -> String {
        format!("{}.{number}", self.key)
    }

    fn open<T: DeserializeOwned>(&self, text: String) -> Slot<T> {
        match unseal(&text).map(|json| envelope::read(self.kind, json)) {
            Some(Ok(value)) => Slot::Good(value),
            Some(Err(DocumentError::Newer { .. })) => Slot::Newer,
            _ => Slot::Damaged(text),
        }
    }

    /// The newest generation that can be read. Damaged ones newer than it are put aside and reported.
    pub fn read<T: DeserializeOwned>(&self) -> Result<Stored<Option<T>>, StoreError> {
        let mut damaged = Vec::new();
        let mut troubles = Vec::new();
        let mut value = None;
        for number in self.numbers()?.into_iter().rev() {
            let key = self.slot(number);
            let Some(text) = self.keys.get(&key)? else {
                continue;
            };
            match self.open(text) {
                Slot::Good(good) => {
                    value = Some(good);
                    break;
                }
                Slot::Newer => troubles.push(Trouble::Newer { key }),
                Slot::Damaged(text) => damaged.push(self.put_aside(&key, &text)),
            }
        }
        troubles.extend(
            damaged
                .into_iter()
                .map(|backup| if value.is_some() { Trouble::OlderShown { backup } } else { Trouble::Lost { backup } }),
        );
        Ok(Stored { value, troubles })
    }

    /// Moves a damaged text out of the way. Where there is no room for the copy it stays where it is.
    fn put_aside(&self, key: &str, text: &str) -> String {
        let backup = format!("{BACKUP}{:x}.{key}", short_hash(text));
        if self.keys.set(&backup, text).is_err() {
            return key.to_owned();
        }
        // A refusal here only means that the same text is reported again.
        let _ = self.keys.remove(key);
        backup
    }

    /// Writes a new generation, then removes those before the last good one.
    pub fn write<T: Serialize + DeserializeOwned>(&self, value: &T) -> Result<(), StoreError> {
        let numbers = self.numbers()?;
        let mut good = Vec::new();
        for number in &numbers {
            let key = self.slot(*number);
            let Some(text) = self.keys.get(&key)? else {
                continue;
            };
            match self.open::<T>(text) {
                Slot::Good(_) => good.push(*number),
                Slot::Newer => return Err(StoreError::Newer),
                Slot::Damaged(text) => {
                    self.put_aside(&key, &text);
                }
            }
        }
        let newest = good.pop();
        let next = self.slot(numbers.last().map_or(1, |last| last.saturating_add(1)));
        let text = seal(&envelope::write(self.kind, value));
        let mut written = self.keys.set(&next, &text);
        if written == Err(KeyError::Full) && !good.is_empty() {
            // The generation before the last gives its room; the last one stands until the new one is written.
            self.forget(&good);
            written = self.keys.set(&next, &text);
        }
        written?;
        self.forget(&good);
        let _ = newest;
        Ok(())
    }

    fn forget(&self, numbers: &[u64]) {
        for number in numbers {
            // What can't be removed now is removed by the next save.
            let _ = self.keys.remove(&self.slot(*number));
        }
    }

    /// Oldest first: a removal that is torn must not bring an older state back.
    pub fn remove(&self) -> Result<(), StoreError> {
        for number in self.numbers()? {
            self.keys.remove(&self.slot(number))?;
        }
        Ok(())
    }
}

/// The checksum before the JSON tells a torn or altered text from a whole one.
fn seal(json: &str) -> String {
    format!("{:08x}{json}", short_hash(json))
}

fn unseal(text: &str) -> Option<&str> {
    let (sum, json) = text.split_at_checked(8)?;
    (u32::from_str_radix(sum, 16).ok()? == short_hash(json)).then_some(json)
}
