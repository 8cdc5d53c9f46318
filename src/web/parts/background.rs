//! Where citations and long texts will stand that are not here yet: says that they come, or that they did not, with
//! another try.

use crate::web::platform::focus;
use crate::web::state::{App, Background};
use leptos::prelude::*;

/// Nothing once they are here.
pub fn awaited(app: App) -> AnyView {
    let again = move |event: leptos::ev::MouseEvent| {
        // The button goes away: the focus stays in what was opened.
        focus::opened(&event_target::<web_sys::Element>(&event));
        app.ask_background();
    };
    let state = move || {
        let s = &app.words().frame;
        match app.background.get() {
            Background::Here(_) => ().into_any(),
            Background::Unasked | Background::Coming => view! { <p class="quiet">{s.background_coming}</p> }.into_any(),
            Background::Failed => view! {
                <div class="notice" data-tone="warn">
                    <p>{s.background_failed}</p>
                    <p class="buttons">
                        <button type="button" class="btn line small" on:click=again>{s.try_again}</button>
                    </p>
                </div>
            }
            .into_any(),
        }
    };
    state.into_any()
}

/// The same where it is shown at once: asks for them, too.
pub fn asked(app: App) -> AnyView {
    app.ask_background();
    awaited(app)
}
