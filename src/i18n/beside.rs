//! What stands beside the routes: the fallback with its date.

use super::date::{day, pick};
use super::names;
use super::worded::Worded;
use crate::base::{Day, Lang};
use crate::dataset::Dataset;
use crate::planner::Fallback;

/// What to fall back on, until when, and whether that is in time.
pub fn fallback(fallback: &Fallback, today: Day, dataset: &Dataset, lang: Lang) -> Worded {
    let role = names::role(&fallback.role, dataset, lang).text;
    let door = names::door(&fallback.role, &fallback.door, dataset, lang).text;
    let (deadline, joins) = (day(fallback.deadline, lang), day(fallback.joins, lang));
    let switch = fallback_short(fallback, today, lang).text;
    let text = if fallback.in_time {
        pick(
            lang,
            format!(
                "{deadline}までに決まらないときは、「{role}」({door})に切り替えます。{switch}その日に動きはじめると、{joins}の入職が目安です。"
            ),
            format!(
                "If nothing is settled by {deadline}, switch to {role} ({door}). {switch} Begun on that day, you join about {joins}."
            ),
        )
    } else {
        pick(
            lang,
            format!(
                "{deadline}に間に合う切り替え先はありません。いちばん早いのは「{role}」({door})で、今日動きはじめて{joins}の入職が目安です。"
            ),
            format!(
                "No fallback is in time for {deadline}. The quickest is {role} ({door}): begun today, you join about {joins}."
            ),
        )
    };
    Worded::new(text, lang)
}

/// Its date alone: 「切り替えの期限は2026年12月11日(金)です。」
pub fn fallback_short(fallback: &Fallback, today: Day, lang: Lang) -> Worded {
    let by = day(fallback.switch_by, lang);
    let text = if !fallback.in_time {
        pick(lang, "間に合う切り替え先はありません。".to_owned(), "No fallback is in time.".to_owned())
    } else if fallback.switch_by < today {
        pick(
            lang,
            format!("切り替えの期限({by})は過ぎています。"),
            format!("The last day to switch ({by}) has passed."),
        )
    } else {
        pick(lang, format!("切り替えの期限は{by}です。"), format!("The last day to switch is {by}."))
    };
    Worded::new(text, lang)
}
