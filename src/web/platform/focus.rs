//! Moving focus and naming the document, so that a change of page is noticed without seeing it.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

pub fn by_id(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// To the summary of the opened detail around an element, or else to the page's heading.
pub fn opened(element: &web_sys::Element) {
    let summary = element.closest("details").ok().flatten().and_then(|opened| opened.query_selector("summary").ok()?);
    let heading = || document()?.query_selector("main h1").ok()?;
    if let Some(element) = summary.or_else(heading).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Closes the innermost opened detail around the focus, and puts the focus on its summary.
pub fn close(escape: &web_sys::KeyboardEvent) {
    let Some(target) = escape.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    // A field with choices and a dialog have their own use for the key, and so has a Japanese conversion.
    let within = |parts| target.closest(parts).ok().flatten();
    if escape.is_composing() || within("[role=combobox], dialog").is_some() {
        return;
    }
    if let Some(details) = within("details[open]") {
        opened(&details);
        let _ = details.remove_attribute("open");
        bring(&details);
    }
}

/// To the page's heading, from the top.
pub fn heading() {
    let Some(document) = document() else { return };
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Ok(Some(heading)) = document.query_selector("main h1")
        && let Ok(heading) = heading.dyn_into::<HtmlElement>()
    {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}

/// Brings something to view without taking the focus.
pub fn show(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_behavior(web_sys::ScrollBehavior::Auto);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

pub fn title(text: &str) {
    if let Some(document) = document() {
        document.set_title(text);
    }
}

/// Says something of the whole page: its language, for readers, hyphenation and fonts, or the theme, for public/early.js.
pub fn of_page(attribute: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(attribute, value);
    }
}

/// Scrolls no more than is needed to see it.
pub fn show_nearest(id: &str) {
    if let Some(element) = element(id) {
        bring(&element);
    }
}

fn bring(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
