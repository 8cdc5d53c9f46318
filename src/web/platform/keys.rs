//! The browser's storage as keys and texts. Where the browser refuses it, memory stands in until the page is closed, and
//! [`is_refused`] lets the app say so.

use crate::documents::{KeyError, KeyValue, Memory, Store};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static STAND_IN: Memory = Memory::default();
}

/// Local storage, or memory in its place.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserKeys;

/// The person's documents in this browser.
pub fn store() -> Store<BrowserKeys> {
    Store::new(BrowserKeys)
}

pub fn is_refused() -> bool {
    local().is_none()
}

fn local() -> Option<web_sys::Storage> {
    // Reading the property throws where storage is blocked; in some browsers only its use does.
    let storage = web_sys::window()?.local_storage().ok()??;
    storage.length().ok()?;
    Some(storage)
}

fn failure(thrown: &JsValue) -> KeyError {
    let name = thrown
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.name()))
        .or_else(|| js_sys::Reflect::get(thrown, &JsValue::from_str("name")).ok()?.as_string())
        .unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => KeyError::Full,
        "SecurityError" | "NotAllowedError" | "InvalidAccessError" => KeyError::Refused,
        _ => KeyError::Other(name),
    }
}

impl KeyValue for BrowserKeys {
    fn get(&self, key: &str) -> Result<Option<String>, KeyError> {
        match local() {
            Some(storage) => storage.get_item(key).map_err(|thrown| failure(&thrown)),
            None => STAND_IN.with(|memory| memory.get(key)),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KeyError> {
        match local() {
            Some(storage) => storage.set_item(key, text).map_err(|thrown| failure(&thrown)),
            None => STAND_IN.with(|memory| memory.set(key, text)),
        }
    }

    fn remove(&self, key: &str) -> Result<(), KeyError> {
        match local() {
            Some(storage) => storage.remove_item(key).map_err(|thrown| failure(&thrown)),
            None => STAND_IN.with(|memory| memory.remove(key)),
        }
    }

    fn keys(&self) -> Result<Vec<String>, KeyError> {
        let Some(storage) = local() else { return STAND_IN.with(KeyValue::keys) };
        let count = storage.length().map_err(|thrown| failure(&thrown))?;
        let mut keys = Vec::new();
        for index in 0..count {
            keys.extend(storage.key(index).map_err(|thrown| failure(&thrown))?);
        }
        Ok(keys)
    }
}
