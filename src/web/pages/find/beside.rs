//! What always stands beside the routes: the fallback with its date, staying with other conditions, the way back, what is
//! wished as well, and the places.

use crate::base::Lang;
use crate::i18n::{self, strings};
use crate::lookup::{self, Kind};
use crate::planner::Wished;
use crate::web::parts::el::{h3, li, p, ul, word};
use crate::web::parts::lead::to_field;
use crate::web::parts::requirements::requirements;
use crate::web::parts::says::{link, says, text};
use crate::web::parts::sheet::places;
use crate::web::state::{App, Found};
use leptos::prelude::*;

pub fn beside(app: App, found: &Found, lang: Lang) -> AnyView {
    let s = strings(lang);
    let beside = &found.answer.beside;
    let fallback = beside.fallback.as_ref().map(|fallback| {
        view! {
            <section class="note" data-tone="ok">
                <h3>{s.results.fallback}</h3>
                <p>{says(i18n::fallback(fallback, app.today, app.data, lang), lang)}</p>
            </section>
        }
    });
    let staying = (!beside.staying.is_empty()).then(|| {
        let posts: Vec<AnyView> = beside.staying.iter().map(|id| li(vec![link(app, (Kind::Role, id), lang)])).collect();
        view! { <section>{h3(word(s.results.staying))}{ul("inline", posts)}</section> }
    });
    let way_back = (!beside.way_back.is_empty()).then(|| {
        let kept: Vec<AnyView> = beside
            .way_back
            .iter()
            .map(|id| {
                let mut parts = vec![link(app, (Kind::Qualification, id), lang)];
                let upkeep = app.data.qualification_of(id.as_str()).and_then(|q| q.upkeep.as_ref());
                parts.extend(upkeep.map(|upkeep| p("quiet", vec![text(&upkeep.what, lang)])));
                li(parts)
            })
            .collect();
        view! { <section>{h3(word(s.results.way_back))}{ul("plain", kept)}</section> }
    });
    let places = places(app, &found.profile, &found.goal, lang);
    let places = view! { <section>{h3(word(s.results.places))}{places}</section> };
    let wishes: Vec<AnyView> = beside.wished.iter().map(|wished| wish(app, wished, lang)).collect();
    let more = to_field(app, "beside-add".to_owned(), s.profile.add_beside);
    let wished = view! { <section>{h3(word(s.results.wished))}{ul("plain", wishes)}{more}</section> };
    view! { <section class="sheet beside"><h2>{s.results.beside}</h2>{fallback}{staying}{way_back}{wished}{places}</section> }
        .into_any()
}

/// One wish: that it is planned, or what shuts its doors.
fn wish(app: App, wished: &Wished, lang: Lang) -> AnyView {
    let s = &strings(lang).results;
    let is_planned = !wished.steps.is_empty();
    let said = if is_planned { s.wished_in_steps } else { s.wished_without_steps };
    let mut parts = vec![link(app, lookup::wished(app.data, &wished.id), lang), p("quiet", vec![word(said)])];
    if let Some(door) = wished.doors.first().filter(|_| !is_planned) {
        parts.push(requirements(&door.clauses, app.data, lang));
    }
    li(parts)
}
