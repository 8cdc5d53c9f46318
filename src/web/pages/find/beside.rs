//! What always stands beside the routes: the fallback with its date, staying with other conditions, the way back.

use crate::base::Lang;
use crate::i18n::{self, strings};
use crate::lookup::Kind;
use crate::web::address::Address;
use crate::web::parts::says::says;
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
        let posts: Vec<AnyView> = beside
            .staying
            .iter()
            .map(|id| {
                let href = Address::Entry(Kind::Role, id.clone()).href();
                view! { <li><a href=href>{says(i18n::role(id, app.data, lang), lang)}</a></li> }.into_any()
            })
            .collect();
        view! { <section><h3>{s.results.staying}</h3><ul class="inline">{posts}</ul></section> }
    });
    let way_back = (!beside.way_back.is_empty()).then(|| {
        let kept: Vec<AnyView> = beside
            .way_back
            .iter()
            .map(|id| {
                let href = Address::Entry(Kind::Qualification, id.clone()).href();
                let upkeep = app.data.qualification_of(id.as_str()).and_then(|q| q.upkeep.as_ref());
                let upkeep = upkeep
                    .map(|upkeep| view! { <p class="quiet">{crate::web::parts::says::text(&upkeep.what, lang)}</p> });
                view! { <li><a href=href>{says(i18n::qualification(id, app.data, lang), lang)}</a>{upkeep}</li> }
                    .into_any()
            })
            .collect();
        view! { <section><h3>{s.results.way_back}</h3><ul class="plain">{kept}</ul></section> }
    });
    if fallback.is_none() && staying.is_none() && way_back.is_none() {
        return ().into_any();
    }
    view! { <section class="sheet beside"><h2>{s.results.beside}</h2>{fallback}{staying}{way_back}</section> }
        .into_any()
}
