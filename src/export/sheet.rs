//! The print model: what stands on the sheet, table first, then the line.

use crate::base::{Day, Lang};
use crate::dataset::{Dataset, Force};
use crate::documents::Roadmap;
use crate::i18n::{self, Worded, strings};
use crate::planner::{Step, StepKind};

/// How much of a roadmap is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What decides: one page of A4 for usual roadmaps.
    Page,
    /// Every step.
    All,
}

/// Everything on the sheet, in the order of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub lang: Lang,
    pub title: Worded,
    /// Label and value: from, goal, arrival, own cost, made on, fallback.
    pub facts: Vec<(&'static str, Worded)>,
    pub rows: Vec<Row>,
    /// Steps that are left out of [`Extent::Page`].
    pub left_out: usize,
    pub stations: Vec<Station>,
    pub legs: Vec<Leg>,
    pub footer: &'static str,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub key: String,
    pub when: String,
    /// Where it should have begun, or be done, by now.
    pub timing: Option<&'static str>,
    /// Whether it concerns only some, who know best.
    pub maybe: bool,
    pub kind: &'static str,
    pub what: Worded,
    pub cost: String,
    pub hours: String,
    pub done: bool,
    pub note: Option<String>,
}

/// A stop of the line: where one stands from this day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    pub day: Day,
    pub when: String,
    pub name: Worded,
}

/// What lies between a station and the next: its length in days, so that lengths follow time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    pub kind: StepKind,
    pub days: u32,
}

/// Rows of the page at most; more would not be one page.
const MOST_ROWS: usize = 28;

/// The sheet of a roadmap.
pub fn sheet(roadmap: &Roadmap, extent: Extent, dataset: &Dataset, lang: Lang) -> Sheet {
    let chosen: Vec<&Step> = match extent {
        Extent::All => roadmap.steps.iter().collect(),
        Extent::Page => deciding(&roadmap.steps),
    };
    Sheet {
        lang,
        title: i18n::roadmap_title(roadmap, dataset, lang),
        facts: facts(roadmap, dataset, lang),
        left_out: roadmap.steps.len() - chosen.len(),
        rows: chosen.into_iter().map(|step| row(step, roadmap, dataset, lang)).collect(),
        stations: stations(roadmap, dataset, lang),
        legs: legs(roadmap),
        footer: strings(lang).print.footer,
    }
}

/// Steps of the route itself, and what law and contract ask; custom and advice while there is room.
fn deciding(steps: &[Step]) -> Vec<&Step> {
    let weight = |step: &Step| match (step.kind, step.force) {
        (StepKind::Learn | StepKind::Work | StepKind::Apply, _) => 0,
        (_, Some(Force::Law | Force::Contract)) => 1,
        (StepKind::Procedure, None) => 1,
        (StepKind::Procedure, Some(Force::Custom)) => 2,
        (StepKind::Network, _) => 3,
        (StepKind::Procedure, Some(_)) => 4,
    };
    let mut numbered: Vec<(usize, &Step)> = steps.iter().enumerate().collect();
    numbered.sort_by_key(|(number, step)| (weight(step), *number));
    numbered.truncate(MOST_ROWS);
    numbered.sort_by_key(|(number, _)| *number);
    numbered.into_iter().map(|(_, step)| step).collect()
}

fn facts(roadmap: &Roadmap, dataset: &Dataset, lang: Lang) -> Vec<(&'static str, Worded)> {
    let words = &strings(lang).print;
    let here = |text: String| Worded::new(text, lang);
    let mut facts = Vec::new();
    facts.extend(start(roadmap, dataset, lang).map(|start| (words.from, start)));
    if let Some(target) = &roadmap.goal.target {
        facts.push((words.goal, i18n::holding(target, dataset, lang)));
    }
    facts.push((words.arrival, here(arrival(roadmap, lang))));
    let mut cost = i18n::yen(roadmap.route.cost, lang);
    if !roadmap.route.unpriced.is_empty() {
        cost.push_str(&format!(" + {}", words.unpriced));
    }
    cost.push_str(i18n::besides_capital(&roadmap.route, lang));
    facts.push((words.own_cost, here(cost)));
    facts.extend(i18n::condition_sentence(&roadmap.route, dataset, lang).map(|mut condition| {
        let list = i18n::condition_list(&roadmap.route, dataset, lang).into_iter().map(|one| match lang {
            Lang::Ja => format!("「{}」", one.text),
            Lang::En => format!(" · {}", one.text),
        });
        condition.text.extend(list);
        (words.conditions, condition)
    }));
    if let Some(fallback) = &roadmap.fallback {
        facts.push((words.fallback, i18n::fallback(fallback, roadmap.created, dataset, lang)));
    }
    facts.push((words.made_on, here(i18n::day(roadmap.created, lang))));
    facts
}

/// The present post, or else the first licence.
fn start(roadmap: &Roadmap, dataset: &Dataset, lang: Lang) -> Option<Worded> {
    let role = roadmap.profile.role.as_ref().map(|role| i18n::role(role, dataset, lang));
    role.or_else(|| roadmap.profile.licences.first().map(|held| i18n::qualification(&held.id, dataset, lang)))
}

fn arrival(roadmap: &Roadmap, lang: Lang) -> String {
    let day = i18n::day(roadmap.route.arrival, lang);
    match roadmap.route.changes.last() {
        Some(last) if last.join_low.month() != last.join_high.month() => {
            format!("{day} ({})", i18n::months_between(last.join_low.month(), last.join_high.month(), lang))
        }
        _ => day,
    }
}

fn row(step: &Step, roadmap: &Roadmap, dataset: &Dataset, lang: Lang) -> Row {
    let words = &strings(lang).print;
    Row {
        key: step.key.clone(),
        when: i18n::step_when(step, dataset, lang),
        timing: i18n::timing(step, lang).map(|(words, _)| words),
        maybe: !step.only_if.is_empty(),
        kind: i18n::step_kind(step.kind, lang),
        what: i18n::step_title(step, dataset, lang),
        cost: match step.cost {
            Some(cost) if !step.unpriced => i18n::yen(cost, lang),
            _ if step.unpriced => words.unpriced.to_owned(),
            _ => String::new(),
        },
        hours: if step.hours > 0 { i18n::grouped(u64::from(step.hours)) } else { String::new() },
        done: roadmap.is_done(step),
        note: roadmap.notes.get(&step.key).cloned(),
    }
}

fn stations(roadmap: &Roadmap, dataset: &Dataset, lang: Lang) -> Vec<Station> {
    let station = |day: Day, name: Worded| Station { day, when: i18n::day(day, lang), name };
    let first = start(roadmap, dataset, lang).map(|name| station(roadmap.created, name));
    let posts = roadmap.route.changes.iter().map(|c| station(c.join, i18n::role(&c.role, dataset, lang)));
    let mut all: Vec<Station> = first.into_iter().chain(posts).collect();
    if let (true, Some(target)) = (roadmap.route.changes.is_empty(), &roadmap.goal.target) {
        all.push(station(roadmap.route.arrival, i18n::holding(target, dataset, lang)));
    }
    all
}

/// Between two posts one works; before the first one, without a post, one applies; towards a qualification one learns.
fn legs(roadmap: &Roadmap) -> Vec<Leg> {
    let mut before = roadmap.created;
    let mut works = roadmap.profile.is_employed(roadmap.created);
    let mut legs = Vec::new();
    for change in &roadmap.route.changes {
        let kind = if works { StepKind::Work } else { StepKind::Apply };
        legs.push(Leg { kind, days: before.days_until(change.join).max(0).unsigned_abs() });
        before = change.join;
        works = true;
    }
    if legs.is_empty() {
        let days = before.days_until(roadmap.route.arrival).max(0).unsigned_abs();
        legs.push(Leg { kind: StepKind::Learn, days });
    }
    legs
}
