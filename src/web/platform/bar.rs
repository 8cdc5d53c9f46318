//! The address bar.

use crate::web::address::Address;

/// The address that the bar shows now; `None` where its fragment is a place in the page.
pub fn read() -> Option<Address> {
    let fragment = web_sys::window()?.location().hash().ok()?;
    Address::read(&fragment)
}

/// Goes to an address, as a link would.
pub fn go(address: &Address) {
    if let Some(window) = web_sys::window() {
        // Only a detached window refuses, and then there is nowhere to go.
        let _ = window.location().set_hash(&address.href());
    }
}

/// The whole address of the site with another fragment, for share links.
pub fn whole(fragment: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let site = href.split(['#', '?']).next().unwrap_or_default();
    format!("{site}{fragment}")
}
