//! What stands beside the routes: the fallback with its date.

use super::date::{about, day, pick};
use super::names;
use super::worded::Worded;
use crate::base::{Day, Lang};
use crate::dataset::Dataset;
use crate::planner::Fallback;

/// What to fall back on, until when, and whether that is in time.
pub fn fallback(fallback: &Fallback, today: Day, dataset: &Dataset, lang: Lang) -> Worded {
    let role = names::role(&fallback.role, dataset, lang).text;
    if fallback.stays() {
        let (by, deadline) = (day(fallback.switch_by, lang), day(fallback.deadline, lang));
        let text = pick(
            lang,
            format!(
                "{by}までに内定がなければ、いまの職場(「{role}」)に残り、次の機会を待ちます。退職を申し出るのは、内定のあとにします。期限は{deadline}です。"
            ),
            format!(
                "Without an offer by {by}, stay in your present post ({role}) and wait for the next chance. Give notice only after an offer. Your date is {deadline}."
            ),
        );
        return Worded::new(text, lang);
    }
    let door = names::door(&fallback.role, &fallback.door, dataset, lang).text;
    let (deadline, joins) = (day(fallback.deadline, lang), about(fallback.joins, lang));
    let switch = fallback_short(fallback, today, lang).text;
    let text = if fallback.in_time {
        pick(
            lang,
            format!(
                "{deadline}までに決まらないときは、「{role}」({door})に切り替えます。{switch}その日に動きはじめると、入職は{joins}です。"
            ),
            format!(
                "If nothing is settled by {deadline}, switch to {role} ({door}). {switch} Begun on that day, you join {joins}."
            ),
        )
    } else {
        pick(
            lang,
            format!(
                "{deadline}に間に合う切り替え先はありません。いちばん早いのは「{role}」({door})で、今日動きはじめると、入職は{joins}です。"
            ),
            format!(
                "No fallback is in time for {deadline}. The quickest is {role} ({door}): begun today, you join {joins}."
            ),
        )
    };
    Worded::new(text, lang)
}

/// Its date alone: 「切り替えの期限は2026年12月11日(金)です。」
pub fn fallback_short(fallback: &Fallback, today: Day, lang: Lang) -> Worded {
    let by = day(fallback.switch_by, lang);
    let text = if fallback.stays() {
        pick(
            lang,
            format!("{by}までに内定がなければ、いまの職場に残ります。"),
            format!("Without an offer by {by}, stay in your present post."),
        )
    } else if !fallback.in_time {
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
