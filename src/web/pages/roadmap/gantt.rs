//! The whole plan as bars over time. A picture only: the timetable below says the same in words.

use crate::base::{Day, Lang};
use crate::documents::Roadmap;
use crate::i18n::{self, Worded};
use crate::planner::{Gain, StepKind};
use crate::web::layout::{percent, pieces, stage_days, thousandths};
use crate::web::parts::{marks::kind_key, says::says};
use crate::web::state::App;
use leptos::prelude::*;

struct Bar {
    name: Worded,
    kind: StepKind,
    from: Day,
    to: Day,
}

pub fn gantt(app: App, roadmap: &Roadmap, lang: Lang) -> AnyView {
    let (from, to) = (roadmap.created, roadmap.route.arrival);
    let rows: Vec<AnyView> = bars(app, roadmap, lang).into_iter().map(|bar| row(bar, from, to, lang)).collect();
    let now = thousandths(from, to, app.today);
    view! {
        <div class="gantt" aria-hidden="true">
            <div class="months"><span>{i18n::month(from.month(), lang)}</span><span>{i18n::month(to.month(), lang)}</span></div>
            <div class="rows">
                <div class="now"><i style:left=percent(now)></i></div>
                {rows}
            </div>
        </div>
    }
    .into_any()
}

fn bars(app: App, roadmap: &Roadmap, lang: Lang) -> Vec<Bar> {
    let route = &roadmap.route;
    let mut bars: Vec<Bar> = pieces(route, roadmap.created)
        .into_iter()
        .map(|piece| {
            let before = piece.change.checked_sub(1).and_then(|at| route.changes.get(at));
            let name = match (piece.kind, before, route.changes.get(piece.change)) {
                (StepKind::Apply, _, Some(change)) => i18n::role(&change.role, app.data, lang),
                (StepKind::Work, Some(change), _) => i18n::role(&change.role, app.data, lang),
                (kind, _, _) => Worded::new(i18n::step_kind(kind, lang), lang),
            };
            Bar { name, kind: piece.kind, from: piece.from, to: piece.to }
        })
        .collect();
    for way in &route.ways {
        let begin = way.stages.iter().map(|stage| stage_days(stage).0).min();
        let end = way.stages.iter().map(|stage| stage_days(stage).1).max();
        if let (Some(from), Some(to)) = (begin, end) {
            let name = match &way.gains {
                Gain::Qualification { qualification, .. } => i18n::qualification(qualification, app.data, lang),
                Gain::Program { program } => i18n::program(program, app.data, lang),
            };
            bars.push(Bar { name, kind: StepKind::Learn, from, to });
        }
    }
    bars.sort_by_key(|bar| (bar.from, bar.to));
    bars
}

fn row(bar: Bar, from: Day, to: Day, lang: Lang) -> AnyView {
    let left = thousandths(from, to, bar.from);
    let width = thousandths(from, to, bar.to).saturating_sub(left).max(8);
    view! {
        <div class="row">
            <span>{says(bar.name, lang)}</span>
            <div><i data-kind=kind_key(bar.kind) style:margin-left=percent(left) style:width=percent(width)></i></div>
        </div>
    }
    .into_any()
}
