//! What can be done with a roadmap: share, print, save as a file, rename, delete.

use super::share::Share;
use crate::base::Lang;
use crate::documents::{Roadmap, export_roadmap};
use crate::export::calendar;
use crate::i18n::strings;
use crate::web::address::Address;
use crate::web::parts::kept::Kept;
use crate::web::platform::{bar, files, keys};
use crate::web::state::{App, Notice};
use leptos::prelude::*;
use std::sync::Arc;

pub fn actions(app: App, roadmap: &Arc<Roadmap>, kept: Kept, whole: RwSignal<bool>, lang: Lang) -> AnyView {
    let s = strings(lang);
    let for_file = roadmap.clone();
    let save = move |_| {
        let text = export_roadmap(&kept.apply(&for_file));
        files::offer(&format!("norikae-{}.json", for_file.id), &text, "application/json");
    };
    let for_calendar = roadmap.clone();
    let to_calendar = move |_| {
        let text = calendar(&kept.apply(&for_calendar), app.data, lang);
        files::offer(&format!("norikae-{}.ics", for_calendar.id), &text, "text/calendar;charset=utf-8");
    };
    view! {
        <div class="actions">
            <span class="print">
                <button type="button" class="btn line small" on:click=|_| files::print()>{s.roadmap.print}</button>
                <label class="choice">
                    <input type="checkbox" prop:checked=move || whole.get() on:change=move |event| whole.set(event_target_checked(&event)) />
                    <span>{s.roadmap.print_all}</span>
                </label>
            </span>
            <button type="button" class="btn line small" on:click=save>{s.roadmap.export}</button>
            <button type="button" class="btn line small" on:click=to_calendar>{s.roadmap.calendar}</button>
            <Share roadmap=roadmap.clone() kept lang />
            {rename(app, kept, lang)}
            {delete(app, roadmap, lang)}
        </div>
    }
    .into_any()
}

fn rename(app: App, kept: Kept, lang: Lang) -> AnyView {
    let s = strings(lang);
    view! {
        <details class="action">
            <summary>{s.roadmap.rename}</summary>
            <div class="field">
                <label for="rename">{s.roadmap.name}</label>
                <input id="rename" type="text" maxlength="120" prop:value=move || kept.title.get()
                    on:change=move |event| kept.rename(app, &event_target_value(&event)) />
            </div>
        </details>
    }
    .into_any()
}

/// Asks once more, in the page.
fn delete(app: App, roadmap: &Arc<Roadmap>, lang: Lang) -> AnyView {
    let s = strings(lang);
    let id = roadmap.id.clone();
    let delete = move |_| match keys::store().delete(&id) {
        Ok(()) => {
            app.said.set(app.words().roadmaps.deleted.to_owned());
            bar::go(&Address::Roadmaps);
        }
        Err(error) => app.notify(Notice::NotStored(error)),
    };
    view! {
        <details class="action">
            <summary>{s.roadmap.delete}</summary>
            <p>{s.roadmaps.delete_sure}</p>
            <button type="button" class="btn danger small" on:click=delete>{s.common.delete}</button>
        </details>
    }
    .into_any()
}
