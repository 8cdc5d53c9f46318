//! The page as index.html paints it before the app is there: what was typed into it meanwhile is taken over.

use super::focus;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// What stood in the static finder, and where the cursor was.
#[derive(Clone, Debug, Default)]
pub struct Adopted {
    pub from: Option<String>,
    pub to: Option<String>,
    pub by: Option<String>,
    pub focused: Option<String>,
    /// The search button was pressed before the app could hear it.
    pub asked: bool,
}

/// Takes over what was typed and removes the static page.
pub fn adopt() -> Adopted {
    let document = web_sys::window().and_then(|window| window.document());
    let focused = document.as_ref().and_then(|document| document.active_element()).map(|element| element.id());
    let asked = document
        .as_ref()
        .and_then(|document| document.document_element())
        .is_some_and(|root| root.has_attribute("data-asked"));
    let adopted = Adopted {
        from: typed("find-from"),
        to: typed("find-to"),
        by: typed("find-by"),
        focused: focused.filter(|id| id.starts_with("find-")),
        asked,
    };
    if let Some(shell) = focus::element("shell") {
        shell.remove();
    }
    adopted
}

fn typed(id: &str) -> Option<String> {
    let input: HtmlInputElement = focus::element(id)?.dyn_into().ok()?;
    Some(input.value()).filter(|text| !text.trim().is_empty())
}
