//! The page of one entry.

use super::parts::{clauses, listed, money, pair, rate, said};
use crate::base::{Id, Lang, Text};
use crate::dataset::{Label, Proof, Qualification, Role, Situation};
use crate::i18n::{self, strings};
use crate::web::address::Shelf;
use crate::web::parts::{proof::proof, says::text, sheet::pay_words};
use crate::web::state::{App, app};
use leptos::prelude::*;

#[component]
pub fn EntryPage(shelf: Shelf, id: Id) -> impl IntoView {
    let app = app();
    move || {
        let lang = app.lang.get();
        let s = strings(lang);
        let found = page(app, shelf, id.as_str(), lang);
        let body = found.unwrap_or_else(|| view! { <h1 tabindex="-1">{s.learn.unknown_entry}</h1> }.into_any());
        view! { <p class="back"><a href="#/learn">"← "{s.nav.learn}</a></p><article class="sheet entry">{body}</article> }
    }
}

fn page(app: App, shelf: Shelf, id: &str, lang: Lang) -> Option<AnyView> {
    let data = app.data;
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
            frame(&e.label, &e.proof, body.into_any(), lang)
        }
        Shelf::Subsidy => {
            let e = data.subsidy_of(id)?;
            frame(&e.label, &e.proof, clauses(app, &e.clause, lang), lang)
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
            frame(&e.label, &e.proof, body.into_any(), lang)
        }
        Shelf::Networking => {
            let e = data.networking_of(id)?;
            let body = view! {
                <p>{text(&e.what, lang)}</p>
                {said(s.learn.brings, Some(&e.brings), lang)}
                {said(s.learn.etiquette, e.etiquette.as_ref(), lang)}
                {said(s.learn.upkeep, e.upkeep.as_ref(), lang)}
            };
            frame(&e.label, &e.proof, body.into_any(), lang)
        }
        Shelf::Pitfall => {
            let e = data.pitfall_of(id)?;
            let body = view! { <p>{text(&e.failure, lang)}</p>{said(s.learn.avoid, Some(&e.avoid), lang)} };
            frame(&e.label, &e.proof, body.into_any(), lang)
        }
        Shelf::Case => {
            let e = data.case_of(id)?;
            let body = view! {
                <p class="quiet">{s.learn.one_person}</p>
                {situation(s.learn.before, &e.before, lang)}
                {situation(s.learn.after, &e.after, lang)}
                {said(s.learn.mattered, Some(&e.mattered), lang)}
            };
            frame(&e.label, &e.proof, body.into_any(), lang)
        }
        Shelf::Obligation => {
            let e = data.obligation_of(id)?;
            frame(&e.label, &e.proof, view! { <p>{text(&e.what, lang)}</p> }.into_any(), lang)
        }
        Shelf::Equivalent => {
            let e = data.equivalent_of(id)?;
            view! { <h1 tabindex="-1">{text(&e.say, lang)}</h1>{proof(&e.proof, lang)} }.into_any()
        }
        Shelf::Transition => {
            let e = data.transition_of(id)?;
            let body = view! {
                <h1 tabindex="-1">{i18n::holding(&e.from, data, lang).text}" → "{i18n::holding(&e.to, data, lang).text}</h1>
                <p>{text(&e.why, lang)}</p>
                {listed(s.learn.helped, &e.helped, lang)}
                {listed(s.learn.failed, &e.failed, lang)}
                {proof(&e.proof, lang)}
            };
            body.into_any()
        }
    })
}

fn frame(label: &'static Label, found: &'static Proof, body: AnyView, lang: Lang) -> AnyView {
    let kana =
        (!label.kana.is_empty() && lang == Lang::Ja).then(|| view! { <p class="quiet">{label.kana.as_str()}</p> });
    view! { <h1 tabindex="-1">{text(&label.name, lang)}</h1>{kana}{body}{proof(found, lang)} }.into_any()
}

fn situation(label: &'static str, of: &'static Situation, lang: Lang) -> AnyView {
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
        return frame(&role.label, &role.proof, body.into_any(), lang);
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
    frame(&role.label, &role.proof, body.into_any(), lang)
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
    frame(&q.label, &q.proof, body.into_any(), lang)
}
