//! Requirements with how they stand: ● met, ◐ partly, ○ not met or not known, always with the reason.

use super::el::{p, ul};
use super::says::says;
use crate::base::Lang;
use crate::dataset::Dataset;
use crate::i18n::{self, strings};
use crate::planner::ClauseReason;
use leptos::prelude::*;

pub fn requirements(clauses: &[ClauseReason], data: &'static Dataset, lang: Lang) -> AnyView {
    let each: Vec<AnyView> = clauses.iter().map(|reason| clause(reason, data, lang)).collect();
    ul("gap", each)
}

fn clause(reason: &ClauseReason, data: &'static Dataset, lang: Lang) -> AnyView {
    let words = i18n::clause(reason, data, lang);
    let many = words.leaves.len() > 1;
    let leaves: Vec<AnyView> = words
        .leaves
        .into_iter()
        .map(|leaf| {
            let say: Vec<AnyView> =
                leaf.say.into_iter().map(|say| p("say-so", vec![says(say, lang)])).collect();
            let body = many.then(|| {
                view! { <span aria-hidden="true">{leaf.sign}</span>" "{says(leaf.text, lang)}<span class="out-of-sight">"("{leaf.verdict}")"</span> }
            });
            view! { <li>{body}{say}</li> }.into_any()
        })
        .collect();
    view! {
        <li>
            <span class="sign" aria-hidden="true">{words.sign}</span>
            <div>
                <span>{says(words.text, lang)}</span>
                <p class="quiet"><b>{words.verdict}</b>" ("{words.strength}{strings(lang).find.comma}{words.as_of}")"</p>
                {words.basis.map(|basis| p("quiet", vec![says(basis, lang)]))}
                <ul class="leaves">{leaves}</ul>
            </div>
        </li>
    }
    .into_any()
}
