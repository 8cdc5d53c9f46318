//! Storages that fail as browsers do: killed after some writes, or tearing a text in the middle.

use norikae::documents::{KeyError, KeyValue, Memory};
use std::cell::Cell;

/// A storage whose browser is killed at its n-th write: that write is torn or left out, and nothing happens after it.
pub struct Killed<'a> {
    pub memory: &'a Memory,
    pub writes: Cell<usize>,
    /// The share of the last text that still reaches the disk, in tenths; none of it at 0.
    pub torn_at: usize,
}

impl Killed<'_> {
    fn lives(&self) -> bool {
        let left = self.writes.get();
        self.writes.set(left.saturating_sub(1));
        left > 0
    }
}

impl KeyValue for Killed<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, KeyError> {
        self.memory.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyError> {
        let was_last = self.writes.get() == 0;
        if self.lives() {
            return self.memory.set(key, text);
        }
        if was_last && self.torn_at > 0 {
            self.memory.set(key, torn(text, text.len() * self.torn_at / 10))?;
        }
        Err(KeyError::Other("killed".into()))
    }

    fn remove(&self, key: &str) -> Result<(), KeyError> {
        if self.lives() { self.memory.remove(key) } else { Err(KeyError::Other("killed".into())) }
    }

    fn keys(&self) -> Result<Vec<String>, KeyError> {
        self.memory.keys()
    }
}

/// The beginning of a text, at most so many bytes.
pub fn torn(text: &str, most: usize) -> &str {
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}
