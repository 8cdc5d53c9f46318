//! Where documents are stored: anything that maps keys to texts and may refuse. The browser's storage is one, memory another.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Why a storage did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Blocked by the browser or its settings; nothing can be stored at all.
    #[error("storage is refused")]
    Refused,
    /// No room left for this text. What was stored before stands.
    #[error("storage is full")]
    Full,
    /// Anything else, in the storage's own words.
    #[error("storage failed: {0}")]
    Other(String),
}

/// Keys and texts. Each `set` happens whole or not at all, as far as the storage can promise.
pub trait KeyValue {
    /// # Errors
    /// Where the storage can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, KeyError>;
    /// # Errors
    /// Where the storage refuses or is full.
    fn set(&self, key: &str, text: &str) -> Result<(), KeyError>;
    /// # Errors
    /// Where the storage refuses.
    fn remove(&self, key: &str) -> Result<(), KeyError>;
    /// All keys of the storage, other applications' too.
    ///
    /// # Errors
    /// Where the storage can't be read.
    fn keys(&self) -> Result<Vec<String>, KeyError>;
}

impl<K: KeyValue + ?Sized> KeyValue for &K {
    fn get(&self, key: &str) -> Result<Option<String>, KeyError> {
        (**self).get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), KeyError> {
        (**self).set(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), KeyError> {
        (**self).remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, KeyError> {
        (**self).keys()
    }
}

impl<K: KeyValue + ?Sized> KeyValue for std::rc::Rc<K> {
    fn get(&self, key: &str) -> Result<Option<String>, KeyError> {
        (**self).get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), KeyError> {
        (**self).set(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), KeyError> {
        (**self).remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, KeyError> {
        (**self).keys()
    }
}

/// Storage in memory: for tests, and for a session in which the browser refuses its own.
#[derive(Debug, Default)]
pub struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
    /// Most bytes of keys and texts together; no limit if absent.
    pub room: Option<usize>,
    /// Refuses everything, as a browser does whose storage is blocked.
    pub refuses: bool,
}

impl Memory {
    fn open(&self) -> Result<(), KeyError> {
        if self.refuses { Err(KeyError::Refused) } else { Ok(()) }
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, KeyError> {
        self.open()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyError> {
        self.open()?;
        let mut texts = self.texts.borrow_mut();
        let others: usize = texts.iter().filter(|(k, _)| *k != key).map(|(k, v)| k.len() + v.len()).sum();
        if self.room.is_some_and(|room| others + key.len() + text.len() > room) {
            return Err(KeyError::Full);
        }
        texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), KeyError> {
        self.open()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, KeyError> {
        self.open()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}
