//! Mounts the app.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <main><h1>"Norikae"</h1></main> });
}
