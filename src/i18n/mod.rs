//! Words in both languages for everything that the parts below return as typed values, and for the interface itself.
//! Text that exists only in Japanese comes back as such in English mode: see [`Worded`].

mod beside;
mod cause;
mod clause;
mod condition;
mod date;
mod detail;
mod errors;
mod fields;
mod headline;
mod kinds;
mod leaf;
mod money;
mod names;
mod no_route;
mod pins;
mod problems;
mod question;
mod route;
mod step;
mod strings;
mod terms;
mod worded;

pub use beside::{fallback, fallback_short};
pub use cause::{cause, cause_source};
pub use clause::{ClauseWords, LeafWords, basis, clause, clause_text};
pub use condition::{condition_list, condition_sentence};
pub use date::{
    about, ago_or_ahead, dated, day, day_from, day_short, days, days_left, half_days, lag, minutes, month,
    month_of_year, months, months_between, span, week, weekday,
};
pub use detail::{Detail, step_detail};
pub use errors::{document_error, share_error, store_error, trouble};
pub use fields::{capital, field, fields};
pub use headline::{headline, limits};
pub use kinds::{
    as_of, condition, confidence, doubt, event, force, id_kind, kind_heading, mark_name, mark_sign, measure_group,
    notice_kind, path_kind, qualification_kind, shortage, shortage_short, step_kind, strength, verdict_sign,
    verdict_word,
};
pub use leaf::{expr, leaf, leaf_reason};
pub use money::{grouped, yen, yen_about};
pub use names::{
    domain, door, entry_route, fact, holding, name, obligation, prefecture, program, qualification, role, skill, stage,
    subsidy,
};
pub use no_route::{ShutWords, no_route};
pub use pins::pin;
pub use problems::{file_error, problem, unfilled, unknown_field};
pub use question::{QuestionWords, asks, question};
pub use route::{
    besides_capital, measures, pieces, post_conditions, roadmap_title, route_title, times, unverified, values,
};
pub use step::{change_days, maybe, step_title, step_when, timing};
pub use strings::*;
pub use terms::{
    counts, day_ago, figure, figure_name, later, measures as example_measures, row, row_value, standing, subsidy_kind,
    tier, year_ago,
};
pub use worded::Worded;
