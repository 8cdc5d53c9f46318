//! A kept roadmap: this week first, then the whole plan, its sheets, and what can be done with it.

mod actions;
mod gantt;
mod paper;
mod share;
mod week;

use crate::base::Lang;
use crate::bundled;
use crate::documents::{Roadmap, RoadmapId};
use crate::i18n::{self, strings};
use crate::web::pages::find::card::arrives;
use crate::web::pages::route::standing;
use crate::web::parts::kept::Kept;
use crate::web::parts::requirements::requirements;
use crate::web::parts::says::lang_of_title;
use crate::web::parts::{marks::marks, sheet, steps, track::track};
use crate::web::platform::keys;
use crate::web::state::{App, Notice, app};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn RoadmapPage(id: RoadmapId) -> impl IntoView {
    let app = app();
    let loaded: RwSignal<Option<Arc<Roadmap>>> = RwSignal::new(load(app, &id).map(Arc::new));
    let kept = StoredValue::new(loaded.get_untracked().map(|roadmap| Kept::new(&roadmap)));
    // Another tab may have ticked or deleted it.
    Effect::new(move |before: Option<u32>| {
        let now = app.stored.get();
        if before.is_some_and(|before| before != now) {
            match (load(app, &id), kept.get_value()) {
                (Some(roadmap), Some(kept)) => {
                    kept.follow(&roadmap);
                    let same = loaded.with_untracked(|old| old.as_ref().is_some_and(|old| old.steps == roadmap.steps));
                    if !same {
                        loaded.set(Some(Arc::new(roadmap)));
                    }
                }
                (None, Some(_)) => app.notify(Notice::NotStored(crate::documents::StoreError::Gone)),
                _ => {}
            }
        }
        now
    });
    move || match (loaded.get(), kept.get_value()) {
        (Some(roadmap), Some(kept)) => opened(app, &roadmap, kept, app.lang.get()),
        _ => {
            let s = app.words();
            view! { <h1 tabindex="-1">{s.roadmaps.gone}</h1><p><a href="#/roadmaps">{s.nav.roadmaps}</a></p> }
                .into_any()
        }
    }
}

fn load(app: App, id: &RoadmapId) -> Option<Roadmap> {
    match keys::store().load(id) {
        Ok(stored) => {
            stored.troubles.into_iter().for_each(|trouble| app.notify(Notice::Trouble(trouble)));
            stored.value
        }
        Err(error) => {
            app.notify(Notice::NotStored(error));
            None
        }
    }
}

fn opened(app: App, roadmap: &Arc<Roadmap>, kept: Kept, lang: Lang) -> AnyView {
    let s = strings(lang);
    let total = roadmap.steps.len();
    let progress = move || {
        let done = kept.ticks.with(std::collections::BTreeMap::len).min(total);
        i18n_progress(done, total, lang)
    };
    let changed =
        (roadmap.dataset != bundled::version()).then(|| view! { <p class="quiet">{s.roadmap.data_changed}</p> });
    let arrival = arrives(&roadmap.route, lang);
    let title_lang = move || kept.title.with(|title| lang_of_title(title, lang));
    // Every step on paper, where that is asked for.
    let whole = RwSignal::new(false);
    view! {
        <div class="screen">
            <p class="crumb"><span lang=title_lang>{move || kept.title.get()}</span>{s.find.dot}{arrival}{s.find.dot}{progress}</p>
            {week::week(app, roadmap, kept, lang)}
            {changed}
            {actions::actions(app, roadmap, kept, whole, lang)}
            {plan(app, roadmap, kept, lang)}
        </div>
        {paper::paper(app, roadmap.clone(), kept, whole, lang)}
    }
    .into_any()
}

fn i18n_progress(done: usize, total: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{total}件中 {done}件済み"),
        Lang::En => format!("{done} of {total} done"),
    }
}

/// The whole plan: bars, timetable, sheets.
fn plan(app: App, roadmap: &Arc<Roadmap>, kept: Kept, lang: Lang) -> AnyView {
    let s = strings(lang);
    let table = steps::Timetable {
        steps: &roadmap.steps,
        route: &roadmap.route,
        start: roadmap.created,
        start_name: standing(app, &roadmap.profile, lang),
        kept: Some(kept),
        open: false,
    };
    let fallback = roadmap.fallback.as_ref().map(|fallback| sheet::fallback(app, fallback, lang));
    let made = format!("{} {}", s.roadmap.made_on, i18n::day(roadmap.created, lang));
    view! {
        <h2 class="part">{s.roadmap.all}</h2>
        {gantt::gantt(app, roadmap, lang)}
        <div class="two">
            <section class="sheet">
                {marks(&roadmap.marks, lang)}
                <h2>{s.roadmap.timetable}</h2>
                <p class="quiet">{made}</p>
                {track(&roadmap.route, roadmap.created, app.data, lang)}
                {steps::timetable(app, &table, lang)}
            </section>
            <aside>
                {sheet::fare(app, &roadmap.route, lang)}
                {fallback}
                <section class="sheet"><h2>{s.results.evaluation}</h2>{requirements(&roadmap.route.clauses, app.data, lang)}</section>
                {sheet::before_after(app, &roadmap.profile, &roadmap.goal, &roadmap.route, lang)}
            </aside>
        </div>
    }
    .into_any()
}
