//! The timetable: stations and legs in the order of time, each leg with its reason and, one tap away, its source.

use super::background::awaited;
use super::el::{details, word};
use super::held::hold;
use super::kept::Kept;
use super::lead::to_question;
use super::marks::{kind, kind_key};
use super::proof::{open_proof, standing};
use super::says::says;
use crate::base::{Day, Lang};
use crate::dataset::{Dataset, Force, Proof};
use crate::i18n::{self, Worded, strings};
use crate::lookup::Kind;
use crate::planner::{Route, Step, What};
use crate::web::address::Address;
use crate::web::state::App;
use leptos::prelude::*;

/// What a timetable shows.
pub struct Timetable<'a> {
    pub steps: &'a [Step],
    pub route: &'a Route,
    /// The day of the plan, and the station of that day.
    pub start: Day,
    pub start_name: Worded,
    /// Ticks and notes, where it is kept.
    pub kept: Option<Kept>,
    /// A route of the answer, whose steps can be held to a day.
    pub open: bool,
}

pub fn timetable(app: App, table: &Timetable<'_>, lang: Lang) -> AnyView {
    let mut steps: Vec<&Step> = table.steps.iter().collect();
    steps.sort_by(|a, b| (a.from, a.to, &a.key).cmp(&(b.from, b.to, &b.key)));
    let mut rows = vec![station(
        Station { day: table.start, name: table.start_name.clone(), today: true, ..Station::default() },
        lang,
    )];
    let last = table.route.changes.last().map(|change| &change.role);
    let advice = steps.iter().filter(|step| is_advice(step)).count();
    let mut before = table.start;
    for step in steps {
        let seen = Seen { year: before.year() == step.from.year(), day: before == step.from };
        // What is hidden at first says nothing to the row after it.
        if !is_advice(step) {
            before = step.from;
        }
        rows.push(match &step.what {
            What::Join { role, .. } => station(
                Station {
                    held: table.open.then(|| hold(app, step, lang)),
                    day: step.from,
                    name: i18n::role(role, app.data, lang),
                    estimate: step.estimate,
                    goal: Some(role) == last && step.from == table.route.arrival,
                    step: Some((step.key.clone(), table.kept)),
                    ..Station::default()
                },
                lang,
            ),
            _ => leg(app, step, seen, table, lang),
        });
    }
    if last.is_none()
        && let Some(way) = table.route.ways.last()
    {
        let name = match &way.gains {
            crate::planner::Gain::Qualification { qualification, .. } => {
                i18n::qualification(qualification, app.data, lang)
            }
            crate::planner::Gain::Program { program } => i18n::program(program, app.data, lang),
        };
        rows.push(station(Station { day: table.route.arrival, name, goal: true, ..Station::default() }, lang));
    }
    let all = RwSignal::new(false);
    let toggle = (advice > 0).then(|| {
        view! {
            <label class="choice screen">
                <input type="checkbox" prop:checked=move || all.get() on:change=move |event| all.set(event_target_checked(&event)) />
                <span>{strings(lang).steps.with_advice}" ("{advice}")"</span>
            </label>
        }
    });
    view! { {toggle}<ol class="tt" data-all=move || all.get().then_some("")>{rows}</ol> }.into_any()
}

/// Steps that are only a good preparation: shown when asked for, so that the way itself can be read in two minutes.
pub fn is_advice(step: &Step) -> bool {
    step.force == Some(Force::Advice)
}

/// What law or contract ask and what should be done by now: said in a box of its own.
fn is_pressing(step: &Step) -> bool {
    step.late && step.to == step.from && matches!(step.force, Some(Force::Law | Force::Contract))
}

/// What the row before has said already.
#[derive(Clone, Copy, Default)]
struct Seen {
    year: bool,
    day: bool,
}

struct Station {
    day: Day,
    name: Worded,
    estimate: bool,
    goal: bool,
    today: bool,
    step: Option<(String, Option<Kept>)>,
    /// Where it can be held to a day.
    held: Option<AnyView>,
}

impl Default for Station {
    fn default() -> Self {
        Self {
            day: Day::first(),
            name: Worded::default(),
            estimate: false,
            goal: false,
            today: false,
            step: None,
            held: None,
        }
    }
}

fn station(station: Station, lang: Lang) -> AnyView {
    let s = strings(lang);
    let note = match (station.today, station.estimate) {
        (true, _) => Some(s.roadmap.start),
        (_, true) => Some(s.common.estimate),
        _ => None,
    };
    let kept = station.step.clone().and_then(|(key, kept)| Some((key, kept?)));
    let name = station.name.clone();
    let label = name.text.clone();
    let tick = kept.map(|(key, kept)| tick(kept, key, label, lang));
    let held = station.held.map(|field| details("more screen", vec![word(s.steps.hold_on)], vec![field]));
    view! {
        <li class="st" data-goal=station.goal.then_some("")>
            {moment(station.day, Seen::default(), note.map(str::to_owned), lang)}
            <span class="rail" aria-hidden="true"></span>
            <div>{tick}<b>{says(name, lang)}</b>{held}</div>
        </li>
    }
    .into_any()
}

fn moment(day: Day, seen: Seen, note: Option<String>, lang: Lang) -> AnyView {
    view! {
        <time datetime=day.to_string() data-same=seen.day.then_some("")>
            {(!seen.year).then(|| view! { <span class="year">{day.year().to_string()}</span> })}
            {i18n::day_short(day, lang)}
            {note.map(|note| view! { <small>{note}</small> })}
        </time>
    }
    .into_any()
}

fn leg(app: App, step: &Step, seen: Seen, table: &Timetable<'_>, lang: Lang) -> AnyView {
    let s = strings(lang);
    let kept = table.kept;
    let title = i18n::step_title(step, app.data, lang);
    let mut note = Vec::new();
    if step.to > step.from {
        note.push(until(step.from, step.to, lang));
    }
    if step.estimate {
        note.push(s.common.estimate.to_owned());
    }
    let late = i18n::timing(step, lang)
        .filter(|_| is_pressing(step))
        .map(|(_, sentence)| view! { <p class="note">{sentence}</p> });
    let box_ = kept.map(|kept| tick(kept, step.key.clone(), title.text.clone(), lang));
    let key = step.key.clone();
    let done = move || kept.is_some_and(|kept| kept.is_done(&key)).then_some("");
    view! {
        <li class="leg" data-kind=kind_key(step.kind) data-advice=is_advice(step).then_some("") data-done=done>
            {moment(step.from, seen, (!note.is_empty()).then(|| note.join(s.find.point)), lang)}
            <span class="rail" aria-hidden="true"></span>
            <div class="what">
                <h3>{box_}{kind(step.kind, lang)}<span>{says(title, lang)}</span></h3>
                {facts(step, false, lang)}
                {table.open.then(|| to_question(app, step, lang))}
                {late}
                {why(app, step, lang)}
                <div class="more-line">
                    {detail(app, step, table.open, lang)}
                    {kept.map(|kept| note_field(app, kept, step, lang))}
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// 12/1(火)まで, until Tue 1 Dec; with the year where it is another than that of the day from which it is seen.
pub fn until(seen_from: Day, last: Day, lang: Lang) -> String {
    let s = strings(lang);
    let last = i18n::day_from(seen_from, last, lang);
    match lang {
        // No line ends between them.
        Lang::Ja => format!("{last}\u{2060}{}", s.roadmap.until),
        Lang::En => format!("{} {last}", s.roadmap.until),
    }
}

/// Whether it may not concern the person, hours, cost, timing in one quiet line; who asks it only where no reason stands below, which says it too.
pub fn facts(step: &Step, with_force: bool, lang: Lang) -> AnyView {
    let s = strings(lang);
    let mut parts = Vec::new();
    if !step.only_if.is_empty() {
        parts.push(i18n::maybe(lang).to_owned());
    }
    if step.hours > 0 {
        parts.push(format!("{}{}", i18n::grouped(u64::from(step.hours)), s.roadmap.hours));
    }
    match step.cost {
        Some(_) if step.unpriced => parts.push(s.common.unpriced_cost.to_owned()),
        Some(cost) => parts.push(i18n::yen(cost, lang)),
        None if step.unpriced => parts.push(s.common.unpriced_cost.to_owned()),
        None => {}
    }
    if let (Some(force), true) = (step.force, with_force) {
        parts.push(i18n::force(force, lang).to_owned());
    }
    if let (Some((words, _)), false) = (i18n::timing(step, lang), is_pressing(step)) {
        parts.push(words.to_owned());
    }
    if parts.is_empty() {
        return ().into_any();
    }
    view! { <p class="facts">{parts.join(s.find.dot)}</p> }.into_any()
}

/// The reasons; their sources stand one tap away, in the opened step.
fn why(app: App, step: &Step, lang: Lang) -> AnyView {
    let s = strings(lang);
    let mut said: Vec<Worded> = Vec::new();
    for cause in &step.causes {
        let words = i18n::cause(cause, app.data, lang);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    let each: Vec<AnyView> = said
        .into_iter()
        .map(|words| view! { <p class="why">{s.common.why}": "{says(words, lang)}</p> }.into_any())
        .collect();
    each.into_any()
}

/// The sources of the step's own fact and of its causes, each once.
fn proofs(data: &'static Dataset, step: &Step, own: Option<&'static Proof>) -> Vec<&'static Proof> {
    let mut all: Vec<&'static Proof> = own.into_iter().collect();
    for found in step.causes.iter().filter_map(|cause| i18n::cause_source(cause, data)) {
        if !all.contains(&found) {
            all.push(found);
        }
    }
    all
}

fn detail(app: App, step: &Step, open: bool, lang: Lang) -> AnyView {
    let s = strings(lang);
    let own = i18n::step_detail(step, app.data, lang).proof;
    let standing = proofs(app.data, step, own).first().map(|found| standing(found, lang));
    let entry = entry(&step.what).map(|address| view! { <p><a href=address.href()>{s.steps.more}</a></p> });
    let ask = move |event: leptos::ev::Event| {
        if event_target::<web_sys::HtmlDetailsElement>(&event).open() {
            app.ask_background();
        }
    };
    let hold = open.then(|| hold(app, step, lang));
    let step = step.clone();
    let inside = move || opened(app.facts(), &step, lang);
    view! {
        <details class="more" on:toggle=ask>
            <summary>{s.steps.detail}" "<small>{standing}</small></summary>
            {inside}{awaited(app)}{entry}{hold}
        </details>
    }
    .into_any()
}

/// What, how and the sources, as far as they are here.
fn opened(data: &'static Dataset, step: &Step, lang: Lang) -> AnyView {
    let s = strings(lang);
    let detail = i18n::step_detail(step, data, lang);
    let mut parts: Vec<AnyView> = Vec::new();
    let mut many = |label: &'static str, texts: Vec<Worded>| {
        if !texts.is_empty() {
            let items: Vec<AnyView> =
                texts.into_iter().map(|text| view! { <li>{says(text, lang)}</li> }.into_any()).collect();
            let label = (!label.is_empty()).then(|| view! { <h4>{label}</h4> });
            parts.push(view! { <section>{label}<ul class="plain">{items}</ul></section> }.into_any());
        }
    };
    many("", detail.what);
    many(s.steps.how, detail.how);
    many(s.steps.documents, detail.documents);
    many(s.steps.place, detail.place.into_iter().collect());
    many(s.steps.basis, detail.basis.into_iter().collect());
    many(s.steps.missed, detail.missed.into_iter().collect());
    many(s.steps.reveals_to, detail.reveals_to.into_iter().collect());
    many(s.steps.only_if, detail.only_if);
    let proofs = proofs(data, step, detail.proof);
    let sources: Vec<AnyView> = proofs.into_iter().map(|found| open_proof(found, lang)).collect();
    view! { {parts}{sources} }.into_any()
}

/// The page of the fact behind a step.
fn entry(what: &What) -> Option<Address> {
    let (shelf, id) = match what {
        What::Search { role, .. }
        | What::FileSelection { role, .. }
        | What::SitSelection { role, .. }
        | What::Offer { role, .. }
        | What::Join { role, .. }
        | What::Leave { role }
        | What::Work { role } => (Kind::Role, role),
        What::ApplyCourse { program } | What::Course { program } => (Kind::Program, program),
        What::Study { qualification, .. }
        | What::FileExam { qualification, .. }
        | What::SitExam { qualification, .. }
        | What::ExamResult { qualification, .. }
        | What::Papers { qualification, .. } => (Kind::Qualification, qualification),
        What::ApplySubsidy { subsidy } => (Kind::Subsidy, subsidy),
        What::PayObligation { obligation } => (Kind::Obligation, obligation),
        What::Procedure { procedure } => (Kind::Procedure, procedure),
        What::Networking { networking } => (Kind::Networking, networking),
    };
    Some(Address::Entry(shelf, id.clone()))
}

/// The box that says "done".
pub fn tick(kept: Kept, key: String, label: String, lang: Lang) -> AnyView {
    let app = crate::web::state::app();
    let name = format!("{}: {label}", strings(lang).roadmap.tick);
    let checked = {
        let key = key.clone();
        move || kept.is_done(&key)
    };
    view! {
        <label class="tick">
            <input type="checkbox" aria-label=name prop:checked=checked
                on:change=move |event| kept.tick(app, &key, event_target_checked(&event)) />
        </label>
    }
    .into_any()
}

fn note_field(app: App, kept: Kept, step: &Step, lang: Lang) -> AnyView {
    let s = strings(lang);
    let key = step.key.clone();
    let text = kept.notes.with_untracked(|notes| notes.get(&key).cloned().unwrap_or_default());
    let open = !text.is_empty();
    let value = {
        let key = key.clone();
        move || kept.notes.with(|notes| notes.get(&key).cloned().unwrap_or_default())
    };
    let label = format!("{}: {}", s.roadmap.note, i18n::step_title(step, app.data, lang).text);
    view! {
        <details class="own-note" open=open>
            <summary>{s.roadmap.note}</summary>
            <textarea rows="2" aria-label=label maxlength="2000" prop:value=value
                on:change=move |event| kept.note(app, &key, &event_target_value(&event))></textarea>
        </details>
    }
    .into_any()
}
