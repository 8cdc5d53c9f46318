//! The page of one entry.

use super::parts::{clauses, listed, money, pair, rate, said};
use crate::base::{Id, Lang, Text};
use crate::dataset::{Dataset, Proof, Qualification, Role, Situation};
use crate::i18n::{self, strings};
use crate::web::address::Shelf;
use crate::web::parts::{background::asked, proof::proof, says::text, sheet::pay_words};
use crate::web::state::{App, app};
use leptos::prelude::*;

#[component]
pub fn EntryPage(shelf: Shelf, id: Id) -> impl IntoView {
    let app = app();
    let known = heading(app.data, shelf, id.as_str(), Lang::Ja).is_some();
    let awaited = known.then(|| asked(app));
    // Apart from the rest, so that the focus stays on it when sources and long texts arrive.
    let head = {
        let id = id.clone();
        move || {
            let lang = app.lang.get();
            heading(app.data, shelf, id.as_str(), lang)
                .unwrap_or_else(|| view! { <h1 tabindex="-1">{strings(lang).learn.unknown_entry}</h1> }.into_any())
        }
    };
    let body = move || page(app, app.facts(), shelf, id.as_str(), app.lang.get());
    view! {
        <p class="back"><a href="#/learn">"← "{move || app.words().nav.learn}</a></p>
        <article class="sheet entry">{head}{awaited}{body}</article>
    }
}

/// The name of an entry.
fn heading(data: &'static Dataset, shelf: Shelf, id: &str, lang: Lang) -> Option<AnyView> {
    let label = match shelf {
        Shelf::Role => &data.role_or_former(&Id::new(id))?.label,
        Shelf::Qualification => &data.qualification_of(id)?.label,
        Shelf::Program => &data.program_of(id)?.label,
        Shelf::Subsidy => &data.subsidy_of(id)?.label,
        Shelf::Procedure => &data.procedure_of(id)?.label,
        Shelf::Networking => &data.networking_of(id)?.label,
        Shelf::Pitfall => &data.pitfall_of(id)?.label,
        Shelf::Case => &data.case_of(id)?.label,
        Shelf::Obligation => &data.obligation_of(id)?.label,
        Shelf::Equivalent => {
            let say = text(&data.equivalent_of(id)?.say, lang);
            return Some(view! { <h1 tabindex="-1">{say}</h1> }.into_any());
        }
        Shelf::Transition => {
            let e = data.transition_of(id)?;
            let (from, to) = (i18n::holding(&e.from, data, lang).text, i18n::holding(&e.to, data, lang).text);
            return Some(view! { <h1 tabindex="-1">{from}" → "{to}</h1> }.into_any());
        }
    };
    let kana =
        (!label.kana.is_empty() && lang == Lang::Ja).then(|| view! { <p class="quiet">{label.kana.as_str()}</p> });
    Some(view! { <h1 tabindex="-1">{text(&label.name, lang)}</h1>{kana} }.into_any())
}

/// All but the name.
fn page(app: App, data: &'static Dataset, shelf: Shelf, id: &str, lang: Lang) -> Option<AnyView> {
    let s = strings(lang);
    Some(match shelf {
        Shelf::Role => role(app, data.role_or_former(&Id::new(id))?, lang),
        Shelf::Qualification => qualification(app, data.qualification_of(id)?, lang),
        Shelf::Program => {
            let e = data.program_of(id)?;
            let price = e.price.as_ref().map_or_else(|| s.common.unpriced.to_owned(), |price| money(price, lang));
            let body = view! {
                <dl class="kv">{pair(s.learn.takes, i18n::lag(e.takes, lang))}{pair(s.print.cost, price)}{pair(s.learn.hours_per_week, e.hours_per_week.to_string())}</dl>
                {said(s.learn.provider, e.provider.as_ref(), lang)}
                {said(s.learn.note, e.note.as_ref(), lang)}
                {(!e.clause.is_empty()).then(|| view! { <h2>{s.learn.requirements}</h2>{clauses(app, &e.clause, lang)} })}
            };
            with_proof(&e.proof, body.into_any(), lang)
        }
        Shelf::Subsidy => {
            let e = data.subsidy_of(id)?;
            with_proof(&e.proof, clauses(app, &e.clause, lang), lang)
        }
        Shelf::Procedure => {
            let e = data.procedure_of(id)?;
            let body = view! {
                <p>{text(&e.what, lang)}</p>
                <p class="quiet">{i18n::force(e.force, lang)}</p>
                {listed(s.steps.how, &e.steps, lang)}
                {listed(s.steps.documents, &e.documents, lang)}
                {said(s.steps.place, e.place.as_ref(), lang)}
                {said(s.steps.basis, e.basis.as_ref(), lang)}
                {said(s.steps.missed, e.missed.as_ref(), lang)}
                {said(s.steps.reveals_to, e.reveals_to.as_ref(), lang)}
            };
            with_proof(&e.proof, body.into_any(), lang)
        }
        Shelf::Networking => {
            let e = data.networking_of(id)?;
            let body = view! {
                <p>{text(&e.what, lang)}</p>
                {said(s.learn.brings, Some(&e.brings), lang)}
                {said(s.learn.etiquette, e.etiquette.as_ref(), lang)}
                {said(s.learn.upkeep, e.upkeep.as_ref(), lang)}
            };
            with_proof(&e.proof, body.into_any(), lang)
        }
        Shelf::Pitfall => {
            let e = data.pitfall_of(id)?;
            let body = view! { <p>{text(&e.failure, lang)}</p>{said(s.learn.avoid, Some(&e.avoid), lang)} };
            with_proof(&e.proof, body.into_any(), lang)
        }
        Shelf::Case => {
            let e = data.case_of(id)?;
            let body = view! {
                <p class="quiet">{s.learn.one_person}</p>
                {situation(s.learn.before, &e.before, lang)}
                {situation(s.learn.after, &e.after, lang)}
                {said(s.learn.mattered, Some(&e.mattered), lang)}
            };
            with_proof(&e.proof, body.into_any(), lang)
        }
        Shelf::Obligation => {
            let e = data.obligation_of(id)?;
            with_proof(&e.proof, view! { <p>{text(&e.what, lang)}</p> }.into_any(), lang)
        }
        Shelf::Equivalent => {
            let e = data.equivalent_of(id)?;
            proof(&e.proof, lang)
        }
        Shelf::Transition => {
            let e = data.transition_of(id)?;
            let body = view! {
                <p>{text(&e.why, lang)}</p>
                {listed(s.learn.helped, &e.helped, lang)}
                {listed(s.learn.failed, &e.failed, lang)}
            };
            with_proof(&e.proof, body.into_any(), lang)
        }
    })
}

fn with_proof(found: &'static Proof, body: AnyView, lang: Lang) -> AnyView {
    view! { {body}{proof(found, lang)} }.into_any()
}

fn situation(label: &'static str, of: &'static Situation, lang: Lang) -> AnyView {
    if of.post.ja.is_empty() {
        return ().into_any();
    }
    let more = [of.place.as_ref(), of.conditions.as_ref()].into_iter().flatten();
    let more: Vec<AnyView> = more.map(|part: &Text| view! { <li>{text(part, lang)}</li> }.into_any()).collect();
    let income = of.income.map(|yen| view! { <li>{i18n::yen_about(yen, lang)}</li> });
    view! { <section><h2>{label}</h2><p>{text(&of.post, lang)}</p><ul class="plain">{income}{more}</ul></section> }
        .into_any()
}

fn role(app: App, role: &'static Role, lang: Lang) -> AnyView {
    let s = strings(lang);
    if role.unfilled {
        let body = view! { <p>{i18n::unfilled(&role.id, app.data, lang).text}</p> };
        return with_proof(&role.proof, body.into_any(), lang);
    }
    let conditions: Vec<AnyView> = role
        .conditions
        .iter()
        .map(|condition| view! { <li>{i18n::condition(*condition, lang)}</li> }.into_any())
        .collect();
    let doors: Vec<AnyView> = role
        .door
        .iter()
        .map(|door| {
            view! {
                <section class="door">
                    <h3>{i18n::door_kind(door.kind, lang)}</h3>
                    <p class="quiet">{s.learn.to_offer}" "{i18n::span(door.to_offer, lang)}" ・ "{s.learn.to_joining}" "{i18n::span(door.to_joining, lang)}</p>
                    {clauses(app, &door.clause, lang)}
                    {door.note.as_ref().map(|note| view! { <p>{text(note, lang)}</p> })}
                </section>
            }
            .into_any()
        })
        .collect();
    let requirements =
        (!role.clause.is_empty()).then(|| view! { <h2>{s.learn.requirements}</h2>{clauses(app, &role.clause, lang)} });
    let pay = role.pay.as_ref().map(|pay| view! { <dl class="kv">{pair(s.profile.pay, pay_words(pay, lang))}</dl> });
    let body = view! {
        {role.who.as_ref().map(|who| view! { <p>{text(who, lang)}</p> })}
        {pay}
        <ul class="chips small">{conditions}</ul>
        {said(s.learn.work_style, role.work_style.as_ref(), lang)}
        {said(s.learn.age, role.age_note.as_ref(), lang)}
        {requirements}
        {(!doors.is_empty()).then(|| view! { <h2>{s.learn.doors}</h2>{doors} })}
        {listed(s.learn.bridging, &role.bridging, lang)}
        {listed(s.steps.risks, &role.risks, lang)}
        {listed(s.learn.first_days, &role.first_days, lang)}
        {listed(s.learn.ladder, &role.ladder, lang)}
        {listed(s.steps.ask_before, &role.ask_before_deciding, lang)}
    };
    with_proof(&role.proof, body.into_any(), lang)
}

fn qualification(app: App, q: &'static Qualification, lang: Lang) -> AnyView {
    let s = strings(lang);
    let routes: Vec<AnyView> = q
        .entry
        .iter()
        .filter(|route| route.open)
        .map(|route| {
            let stages: Vec<AnyView> = route
                .stage
                .iter()
                .map(|stage| {
                    let fee = stage.fee.as_ref().map(|fee| format!(" ・ {}", money(fee, lang)));
                    view! { <li>{text(&stage.name, lang)}<span class="quiet">{fee}</span>{clauses(app, &stage.clause, lang)}</li> }.into_any()
                })
                .collect();
            view! { <section class="door"><h3>{text(&route.name, lang)}</h3>{clauses(app, &route.clause, lang)}<ol>{stages}</ol></section> }.into_any()
        })
        .collect();
    let mut figures = Vec::new();
    for (label, figure) in [
        (s.learn.pass_rate, &q.pass_rate),
        (s.learn.pass_rate_first, &q.pass_rate_first),
        (s.learn.pass_rate_repeat, &q.pass_rate_repeat),
    ] {
        figures.extend(figure.as_ref().map(|figure| pair(label, rate(figure, lang))));
    }
    let body = view! {
        <p class="quiet">{i18n::qualification_kind(q.kind, lang)}</p>
        <dl class="kv">{figures}</dl>
        {said(s.learn.issuer, q.issuer.as_ref(), lang)}
        {said(s.learn.note, q.note.as_ref(), lang)}
        {said(s.learn.law, q.law.as_ref(), lang)}
        {said(s.learn.duty, q.duty.as_ref(), lang)}
        {(!routes.is_empty()).then(|| view! { <h2>{s.learn.ways}</h2>{routes} })}
        {said(s.learn.upkeep, q.upkeep.as_ref().map(|upkeep| &upkeep.what), lang)}
        {listed(s.learn.covers, &q.covers, lang)}
    };
    with_proof(&q.proof, body.into_any(), lang)
}
