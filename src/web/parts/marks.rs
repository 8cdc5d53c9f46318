//! 早 安 楽 堅 and the kinds of legs: colour, pattern and word together.

use crate::base::Lang;
use crate::i18n;
use crate::planner::{Mark, StepKind};
use leptos::prelude::*;

pub fn marks(marks: &[Mark], lang: Lang) -> AnyView {
    if marks.is_empty() {
        return ().into_any();
    }
    let each: Vec<AnyView> = marks
        .iter()
        .map(|mark| {
            let name = i18n::mark_name(*mark, lang);
            view! {
                <li class="mark" data-mark=mark_key(*mark) title=name>
                    <span aria-hidden="true">{i18n::mark_sign(*mark, lang)}</span>
                    <span class="out-of-sight">{name}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="marks">{each}</ul> }.into_any()
}

fn mark_key(mark: Mark) -> &'static str {
    match mark {
        Mark::Earliest => "earliest",
        Mark::Cheapest => "cheapest",
        Mark::Easiest => "easiest",
        Mark::Surest => "surest",
    }
}

/// The name by which style sheets know a kind of leg.
pub fn kind_key(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Learn => "learn",
        StepKind::Work => "work",
        StepKind::Apply => "move",
        StepKind::Procedure => "form",
        StepKind::Network => "net",
    }
}

/// 学ぶ, 働く, 応募 … as a small label.
pub fn kind(kind: StepKind, lang: Lang) -> AnyView {
    view! { <span class="kind" data-kind=kind_key(kind)>{i18n::step_kind(kind, lang)}</span> }.into_any()
}
