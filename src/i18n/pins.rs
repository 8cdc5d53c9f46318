//! The days that the person holds, each with what came of it.

use super::date::{day, pick};
use super::problems::short;
use super::step::what_title;
use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::Dataset;
use crate::planner::{Pin, PinOutcome};

/// 「臨床工学技士」として働きはじめる: 2027年4月1日に決めました。
pub fn pin(pin: &Pin, dataset: &Dataset, lang: Lang) -> Worded {
    let held = day(pin.day, lang);
    let name = match &pin.what {
        Some(what) => what_title(what, dataset, lang).text,
        None => short(&pin.step),
    };
    let text = match pin.outcome {
        PinOutcome::Kept => pick(lang, format!("{name}: {held}に決めています。"), format!("{name}: held to {held}.")),
        PinOutcome::Impossible { otherwise } => {
            let otherwise = day(otherwise, lang);
            pick(
                lang,
                format!("{name}: {held}にはできません。日を決めなければ、早くて{otherwise}です。"),
                format!("{name}: not possible on {held}. If the day is left open, {otherwise} at the earliest."),
            )
        }
        PinOutcome::Unused => pick(
            lang,
            format!("{name}: {held}に決めていますが、いまのどのルートにもこの手順はありません。"),
            format!("{name}: held to {held}, but no route now has this step."),
        ),
        PinOutcome::Unknown => pick(
            lang,
            format!("「{name}」: この名前の手順は資料にないので、日({held})を決められません。"),
            format!("“{name}”: the data has no such step, so its day ({held}) can’t be held."),
        ),
    };
    Worded::new(text, lang)
}
