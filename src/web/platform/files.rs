//! Files to the person, from the person and from the site itself, and the clipboard. Nothing leaves the machine.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// An address of a text in memory, for a download link.
pub fn address_of(text: &str, kind: &str) -> Option<String> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Offers a text as a file.
pub fn offer(name: &str, text: &str, kind: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(address) = address_of(text, kind) else { return };
    let Ok(link) = document.create_element("a") else { return };
    if let Ok(link) = link.dyn_into::<HtmlAnchorElement>() {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    let _ = Url::revoke_object_url(&address);
}

/// The text of a chosen file; `None` where it can't be read as text.
pub async fn read(file: web_sys::File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// A file of the site; `None` where it can't be had.
pub async fn fetch(name: &str) -> Option<Vec<u8>> {
    let asked = web_sys::window()?.fetch_with_str(name);
    let answer: web_sys::Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let bytes = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Whether the text is on the clipboard now.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Absent on pages that are not served securely.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("clipboard"));
    if clipboard.map_or(true, |clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok()
}

pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
