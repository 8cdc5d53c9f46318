//! Paper is a screen of its own: the table first, then the line, on A4. Hidden on the screen.

use crate::base::Lang;
use crate::documents::Roadmap;
use crate::i18n::{self, strings};
use crate::planner::Step;
use crate::web::pages::find::card::arrives;
use crate::web::parts::kept::Kept;
use crate::web::parts::{says::says, track::track};
use crate::web::state::App;
use leptos::prelude::*;

pub fn paper(app: App, roadmap: &Roadmap, kept: Kept, lang: Lang) -> AnyView {
    let s = strings(lang);
    let mut steps: Vec<&Step> = roadmap.steps.iter().collect();
    steps.sort_by(|a, b| (a.from, a.to, &a.key).cmp(&(b.from, b.to, &b.key)));
    let rows: Vec<AnyView> = steps.into_iter().map(|step| row(app, step, kept, lang)).collect();
    let values: Vec<String> =
        i18n::values(&roadmap.route, lang).into_iter().map(|(label, value)| format!("{label} {value}")).collect();
    let fallback = roadmap
        .fallback
        .as_ref()
        .map(|fallback| view! { <p>{s.results.fallback}": "{says(i18n::fallback(fallback, app.today, app.data, lang), lang)}</p> });
    view! {
        <section class="paper" aria-hidden="true">
            <header>
                <p class="paper-title">{move || kept.title.get()}</p>
                <p>{arrives(roadmap.route.arrival.month(), lang)}" ・ "{values.join(" ・ ")}</p>
                <p>{s.roadmap.made_on}" "{i18n::day(roadmap.created, lang)}</p>
            </header>
            {fallback}
            <table>
                <thead><tr><th>{s.print.done}</th><th>{s.print.when}</th><th>{s.print.what}</th><th>{s.print.hours}</th><th>{s.print.cost}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {track(&roadmap.route, roadmap.created, app.data, lang)}
            <p>{s.print.footer}</p>
        </section>
    }
    .into_any()
}

fn row(app: App, step: &Step, kept: Kept, lang: Lang) -> AnyView {
    let s = strings(lang);
    let when = if step.to > step.from {
        format!("{}〜{}", i18n::day(step.from, lang), i18n::day_short(step.to, lang))
    } else {
        i18n::day(step.from, lang)
    };
    let estimate = step.estimate.then(|| format!(" {}", s.common.estimate));
    let key = step.key.clone();
    let sign = move || if kept.is_done(&key) { "☑" } else { "☐" };
    let hours = (step.hours > 0).then(|| step.hours.to_string());
    let cost =
        if step.unpriced { Some(s.common.unpriced.to_owned()) } else { step.cost.map(|cost| i18n::yen(cost, lang)) };
    view! {
        <tr>
            <td>{sign}</td>
            <td>{when}{estimate}</td>
            <td>{i18n::step_kind(step.kind, lang)}" "{says(i18n::step_title(step, app.data, lang), lang)}</td>
            <td>{hours}</td>
            <td>{cost}</td>
        </tr>
    }
    .into_any()
}
