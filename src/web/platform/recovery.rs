//! What a person sees if the app stops by a mistake of ours: a plain page with all that is stored, to be saved as a file.
//! After a panic no part of the app runs any more, so this uses the document alone.

use super::files;
use super::keys::BrowserKeys;
use crate::documents::KeyValue;
use std::panic::PanicHookInfo;
use web_sys::{Document, Element};

const WORDS: [(&str, &str, &str); 2] = [
    (
        "ja",
        "申し訳ありません。Norikaeの不具合で止まりました。保存してあるロードマップは消えていません。",
        "ページを読み込み直す",
    ),
    (
        "en",
        "Sorry: Norikae has stopped because of a mistake of ours. Your saved roadmaps are still there.",
        "Reload the page",
    ),
];

pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let _ = paint(info);
    }));
}

fn paint(info: &PanicHookInfo<'_>) -> Option<()> {
    web_sys::console::error_1(&info.to_string().into());
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    body.set_text_content(None);
    let main = document.create_element("main").ok()?;
    main.set_attribute("class", "page recovery").ok()?;
    main.set_attribute("role", "alert").ok()?;
    for (lang, sorry, reload) in WORDS {
        let part = document.create_element("section").ok()?;
        part.set_attribute("lang", lang).ok()?;
        add(&document, &part, if lang == "ja" { "h1" } else { "h2" }, sorry)?;
        let link = add(&document, &part, "a", reload)?;
        link.set_attribute("href", "./").ok()?;
        main.append_child(&part).ok()?;
    }
    let link = add(&document, &main, "a", "保存内容をファイルに書き出す / Save what is stored as a file (JSON)")?;
    link.set_attribute("download", "norikae-stored.json").ok()?;
    link.set_attribute("href", &files::address_of(&everything(), "application/json")?).ok()?;
    add(&document, &main, "pre", &info.to_string())?;
    body.append_child(&main).ok()?;
    Some(())
}

fn add(document: &Document, parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_text_content(Some(text));
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Everything of ours that is stored, as one JSON object of keys and texts.
pub fn everything() -> String {
    let keys = BrowserKeys;
    let ours = keys.keys().unwrap_or_default().into_iter().filter(|key| key.starts_with("norikae."));
    let all: serde_json::Map<String, serde_json::Value> =
        ours.filter_map(|key| keys.get(&key).ok()?.map(|text| (key, text.into()))).collect();
    serde_json::Value::Object(all).to_string()
}
