//! What Norikae is, what it does with data, whose work it rests on; and the page for addresses that lead nowhere.

use crate::bundled;
use crate::i18n::strings;
use crate::web::state::app;
use leptos::prelude::*;

#[component]
pub fn AboutPage() -> impl IntoView {
    let app = app();
    move || {
        let s = strings(app.lang.get());
        view! {
            <article class="sheet entry">
                <h1 tabindex="-1">{s.frame.about}</h1>
                <p>{s.about.what}</p>
                <h2>{s.about.limits_title}</h2>
                <p>{s.about.limits}</p>
                <h2>{s.about.privacy_title}</h2>
                <p>{s.about.privacy}</p>
                <h2>{s.about.not_public_title}</h2>
                <p>{s.about.not_public}</p>
                <h2>{s.about.notices_title}</h2>
                <ul class="plain">
                    <li>
                        {s.about.design_system}" "
                        <a href="https://design.digital.go.jp/" rel="noreferrer noopener" target="_blank" lang="ja">"デジタル庁デザインシステム"</a>
                    </li>
                    <li>{s.about.libraries}</li>
                </ul>
                <p class="quiet">{s.about.data}" "<code>{format!("{:08x}", bundled::version())}</code></p>
            </article>
        }
    }
}

#[component]
pub fn NowherePage() -> impl IntoView {
    let app = app();
    view! {
        <h1 tabindex="-1">{move || app.words().frame.nowhere}</h1>
        <p>{move || app.words().frame.nowhere_why}</p>
        <p><a href="#/find">{move || app.words().nav.find}</a></p>
    }
}
