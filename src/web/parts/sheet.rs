//! Sheets beside a timetable: the fare, before and after side by side, and what to ask before deciding.

use super::background::asked;
use super::el::{h3, li, nothing, p, small, term, ul, word, words};
use super::says::{link, list, says, text};
use crate::base::{Id, Lang, Yen};
use crate::dataset::{Condition, Pay, Role};
use crate::i18n::{self, strings};
use crate::lookup::Kind;
use crate::planner::{Fallback, Gain, Route};
use crate::profile::{Conditions, Goal, Profile};
use crate::web::address::Address;
use crate::web::state::App;
use leptos::prelude::*;

/// What each way costs, what is subsidised, and what one pays. Where a figure comes from stands on the pages of the entries.
pub fn fare(app: App, route: &Route, lang: Lang) -> AnyView {
    let s = strings(lang);
    let mut rows: Vec<AnyView> = Vec::new();
    for way in &route.ways {
        let (kind, id) = match &way.gains {
            Gain::Qualification { qualification, .. } => (Kind::Qualification, qualification),
            Gain::Program { program } => (Kind::Program, program),
        };
        let mut cost = vec![words(i18n::yen(way.cost, lang))];
        if !way.unpriced.is_empty() {
            cost.push(small("", word(s.find.some_unpriced)));
        }
        rows.push(term(vec![link(app, (kind, id), lang)], cost));
        if let Some(subsidy) = &way.subsidy {
            let name = link(app, (Kind::Subsidy, &subsidy.subsidy), lang);
            rows.push(term(vec![name], vec![words(i18n::yen(Yen(-subsidy.amount.0), lang))]));
        }
    }
    for paid in route.changes.iter().flat_map(|change| &change.pays) {
        let name = link(app, (Kind::Obligation, &paid.obligation), lang);
        rows.push(term(vec![name], vec![words(i18n::yen(paid.price, lang))]));
    }
    view! {
        <section class="sheet">
            <h2>{s.roadmap.fare}</h2>
            <dl class="kv">{rows}<dt class="sum">{s.print.own_cost}</dt><dd class="sum">{i18n::yen(route.cost, lang)}{i18n::besides_capital(route, lang)}</dd></dl>
        </section>
    }
    .into_any()
}

/// What to fall back on, its last day big on its face.
pub fn fallback(app: App, fallback: &Fallback, lang: Lang) -> AnyView {
    let s = strings(lang);
    let date = (fallback.in_time && fallback.switch_by >= app.today).then(|| {
        let left = i18n::days_left(app.today, fallback.switch_by, lang);
        view! { <p class="when switch"><small>{s.results.switch_by}</small>{i18n::day(fallback.switch_by, lang)}<small>{left}</small></p> }
    });
    view! {
        <section class="sheet fallback">
            <h2>{s.results.fallback}</h2>
            {date}
            <p>{says(i18n::fallback(fallback, app.today, app.data, lang), lang)}</p>
        </section>
    }
    .into_any()
}

/// The present post, the wishes, and what is known of the new post: only lines of which something is known.
pub fn before_after(app: App, profile: &Profile, goal: &Goal, route: &Route, lang: Lang) -> AnyView {
    let s = strings(lang);
    let role = route.changes.last().and_then(|change| app.data.role_or_former(&change.role));
    let now = conditions(&profile.now, app, lang);
    let wished = conditions(&goal.wishes, app, lang);
    let new = role.map(|role| of_role(role, lang)).unwrap_or_default();
    let is_seen = role.is_some_and(|role| role.proof.supports("conditions"));
    let labels = [
        s.profile.pay,
        s.profile.nights,
        s.profile.half_days,
        s.profile.commute,
        s.steps.work_place,
        s.profile.on_call,
        s.profile.travel,
        s.profile.teaching,
    ];
    let nothing_said = now.iter().chain(&wished).all(Option::is_none);
    let lines = labels.into_iter().zip(now).zip(wished).zip(new);
    let rows: Vec<AnyView> = lines
        .filter(|(((_, now), wished), new)| now.is_some() || wished.is_some() || new.is_some())
        .map(|(((label, now), wished), new)| {
            // Pay says of itself how far it can be relied on.
            let new = match new {
                None => word(s.steps.ask),
                Some(said) if is_seen || label == s.profile.pay => words(said),
                Some(said) => {
                    let ask = if wished.is_some() { [s.find.comma, s.steps.ask].concat() } else { String::new() };
                    words(format!("{said}{}{}{ask}", s.find.dot, s.learn.unverified))
                }
            };
            let own = (!nothing_said).then(|| view! { <td>{or_dash(now)}</td><td>{or_dash(wished)}</td> });
            view! { <tr><th scope="row">{label}</th>{own}<td>{new}</td></tr> }.into_any()
        })
        .collect();
    let heads =
        (!nothing_said).then(|| view! { <th scope="col">{s.steps.now}</th><th scope="col">{s.steps.wished}</th> });
    let table = (!rows.is_empty()).then(|| {
        view! {
            <table>
                <thead><tr><td></td>{heads}<th scope="col">{s.steps.new_post}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let hint = nothing_said.then(|| view! { <p class="quiet"><a href="#/profile">{s.steps.say_conditions}</a></p> });
    view! {
        <section class="sheet before-after">
            <h2>{s.steps.before_after}</h2>
            {table}
            {hint}
            {role.map(|role| post(app, role, lang))}
        </section>
    }
    .into_any()
}

/// What the data says of a post, in the order of the table's lines.
fn of_role(role: &Role, lang: Lang) -> [Option<String>; 8] {
    let s = strings(lang);
    let is = |condition: Condition, word: &str| role.conditions.contains(&condition).then(|| word.to_owned());
    [
        role.pay.as_ref().map(|pay| pay_words(pay, lang)),
        is(Condition::Nights, s.steps.there_is).or_else(|| is(Condition::DayShifts, s.steps.day_shifts)),
        is(Condition::ShortWeek, s.steps.few_days),
        None,
        is(Condition::RemotePossible, s.steps.remote).or_else(|| is(Condition::Relocation, s.steps.may_move)),
        is(Condition::OnCall, s.steps.there_is),
        is(Condition::Travel, s.steps.much),
        is(Condition::Teaching, s.steps.there_is),
    ]
}

/// Conditions, risks and questions of the new post.
fn post(app: App, role: &'static Role, lang: Lang) -> AnyView {
    let awaited = asked(app);
    let told = move || app.facts().role_of(role.id.as_str()).map(|role| told(role, lang));
    view! { {told}{awaited} }.into_any()
}

fn told(role: &'static Role, lang: Lang) -> AnyView {
    let s = strings(lang);
    let mut parts: Vec<AnyView> = Vec::new();
    let basis = role.pay.as_ref().and_then(|pay| pay.basis.as_ref());
    parts.extend(basis.map(|basis| p("quiet", vec![text(basis, lang)])));
    let href = Address::Entry(Kind::Role, role.id.clone()).href();
    parts.push(view! { <p class="quiet"><a href=href>{s.learn.whence_pay}</a></p> }.into_any());
    parts.push(condition_chips(role, lang));
    for (label, texts) in [(s.steps.risks, &role.risks), (s.steps.ask_before, &role.ask_before_deciding)] {
        if !texts.is_empty() {
            parts.extend([h3(word(label)), list(texts, lang)]);
        }
    }
    parts.into_any()
}

/// Conditions of a post, and whether pages supported them.
pub fn condition_chips(role: &Role, lang: Lang) -> AnyView {
    if role.conditions.is_empty() {
        return nothing();
    }
    let each = role.conditions.iter().map(|condition| li(vec![word(i18n::condition(*condition, lang))])).collect();
    let chips = ul("chips small", each);
    if role.proof.supports("conditions") {
        return chips;
    }
    vec![chips, p("quiet", vec![word(i18n::unverified(role.conditions.len(), lang))])].into_any()
}

pub fn pay_words(pay: &Pay, lang: Lang) -> String {
    let (low, high) = (i18n::yen_about(Yen(pay.low.value), lang), i18n::yen_about(Yen(pay.high.value), lang));
    let band = match (lang, pay.low.value == pay.high.value) {
        (Lang::Ja, true) => format!("平均{low}"),
        (Lang::En, true) => format!("{low} on average"),
        (Lang::Ja, false) => format!("{low}〜{high}"),
        (Lang::En, false) => format!("{low} – {high}"),
    };
    if pay.low.verified && pay.high.verified { band } else { format!("{band} ({})", strings(lang).common.estimate) }
}

fn or_dash(value: Option<AnyView>) -> AnyView {
    value.unwrap_or_else(|| word("—"))
}

/// Where the person is and wishes to be, with what is known of these prefectures: where physicians are short, wages.
pub fn places(app: App, profile: &Profile, goal: &Goal, lang: Lang) -> AnyView {
    let mut ids: Vec<&Id> = Vec::new();
    for id in [&goal.wishes.place, &profile.now.place, &profile.place].into_iter().flatten() {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let mut each: Vec<AnyView> = ids.into_iter().map(|id| li(vec![link(app, (Kind::Prefecture, id), lang)])).collect();
    each.push(li(vec![view! { <a href="#/learn/prefectures">{strings(lang).learn.prefectures}</a> }.into_any()]));
    ul("inline", each)
}

fn conditions(of: &Conditions, app: App, lang: Lang) -> [Option<AnyView>; 8] {
    let s = strings(lang);
    let yes_no = |value: Option<bool>| value.map(|yes| word(if yes { s.common.yes } else { s.common.no }));
    [
        of.pay.map(|pay| words(i18n::yen_about(pay, lang))),
        of.nights_per_month.map(|nights| words(i18n::times(u32::from(nights), lang))),
        of.half_days_per_week.map(|half| words(i18n::half_days(half, lang))),
        of.commute_minutes.map(|minutes| words(i18n::minutes(minutes, lang))),
        of.place.as_ref().map(|id| link(app, (Kind::Prefecture, id), lang)),
        yes_no(of.on_call),
        yes_no(of.travel),
        yes_no(of.teaching),
    ]
}
