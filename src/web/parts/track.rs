//! A route drawn as a line with stations; lengths follow time. Its twin for readers is a sentence.

use super::marks::kind_key;
use super::says::says;
use crate::base::{Day, Lang};
use crate::dataset::Dataset;
use crate::i18n;
use crate::planner::{Route, StepKind};
use crate::web::layout::{self, Piece};
use leptos::prelude::*;

pub fn track(route: &Route, today: Day, data: &'static Dataset, lang: Lang) -> AnyView {
    let pieces = layout::pieces(route, today);
    let whole = today.days_until(route.arrival).max(1);
    let last = pieces.len().saturating_sub(1);
    let drawn: Vec<AnyView> = pieces
        .iter()
        .enumerate()
        .map(|(number, piece)| {
            let share = piece.from.days_until(piece.to) * 100 / whole;
            // A short piece has no room for its words beside a long one's; the last one leaves its room to the goal's name.
            let tight = match number {
                0 => false,
                _ if number == last && last < 2 => share < 50,
                _ => share < 14,
            };
            let grow = share.max(4).to_string();
            view! {
                <div class="seg" data-kind=kind_key(piece.kind) data-tight=tight.then_some("") data-short=(share < 22 && pieces.len() > 1).then_some("") style:flex-grow=grow>
                    <i></i>
                    <span>{words(piece, route, data, lang)}<small>{i18n::month(piece.from.month(), lang)}</small></span>
                </div>
            }
            .into_any()
        })
        .collect();
    let bars: Vec<AnyView> = layout::learning(route, today)
        .into_iter()
        .map(|(left, width)| {
            view! { <u style:left=layout::percent(left) style:width=layout::percent(width)></u> }.into_any()
        })
        .collect();
    let goal = match route.changes.last() {
        Some(change) => i18n::role(&change.role, data, lang),
        None => route.ways.last().map_or_else(Default::default, |way| gain(&way.gains, data, lang)),
    };
    view! {
        <div class="track" data-long=(pieces.len() > 2).then_some("") aria-hidden="true">
            <div class="bars">{bars}</div>
            {drawn}
            <div class="seg end"><i></i><span>{says(goal, lang)}</span></div>
        </div>
    }
    .into_any()
}

fn gain(gains: &crate::planner::Gain, data: &'static Dataset, lang: Lang) -> i18n::Worded {
    match gains {
        crate::planner::Gain::Qualification { qualification, .. } => i18n::qualification(qualification, data, lang),
        crate::planner::Gain::Program { program } => i18n::program(program, data, lang),
    }
}

/// What happens on a piece: the kind of leg, or the post that is worked in.
fn words(piece: &Piece, route: &Route, data: &'static Dataset, lang: Lang) -> AnyView {
    let post = piece.change.checked_sub(1).and_then(|before| route.changes.get(before));
    match (piece.kind, post) {
        // A station has the name of its post, even where the next search begins on its first day.
        (StepKind::Work, Some(change)) => says(i18n::role(&change.role, data, lang), lang),
        (_, Some(change)) if change.join == piece.from => says(i18n::role(&change.role, data, lang), lang),
        (kind, _) => i18n::step_kind(kind, lang).into_any(),
    }
}
