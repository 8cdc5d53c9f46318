//! Open questions: 「…ですか。」 with what a yes and a no would change.

use super::condition::{When, day_of_age, when_asked};
use super::date::{day, month, months, pick};
use super::leaf::{amount, is_paper, notes, phrase};
use super::money::{yen, yen_about};
use super::names;
use super::worded::Worded;
use crate::base::{Lang, Text, Yen};
use crate::dataset::{Bound, Dataset, Leaf};
use crate::planner::{Answer, Outcome, Question};

/// A question and its two outcomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionWords {
    pub asks: Worded,
    pub if_yes: Worded,
    pub if_no: Worded,
}

/// A question of an answer.
pub fn question(question: &Question, answer: &Answer, dataset: &Dataset, lang: Lang) -> QuestionWords {
    let outcomes = |exact| (outcome(&question.if_yes, exact, lang), outcome(&question.if_no, exact, lang));
    let (mut if_yes, mut if_no) = outcomes(false);
    if if_yes == if_no {
        // Months and rounded sums are the same: what differs are days or yen.
        (if_yes, if_no) = outcomes(true);
    }
    let when = when_asked(&question.leaf, answer);
    QuestionWords { asks: asks(&question.leaf, when, dataset, lang), if_yes, if_no }
}

/// A leaf as a question to the person, an age with the day on which it counts.
pub fn asks(leaf: &Leaf, when: Option<When>, dataset: &Dataset, lang: Lang) -> Worded {
    let say = |ja: String, en: String| Worded::new(pick(lang, ja, en), lang);
    let any = |id| match dataset.fact_of(id) {
        Some(fact) => Worded::of(&fact.label.name, lang).text,
        None => names::qualification(&id.into(), dataset, lang).text,
    };
    match leaf {
        Leaf::Fact { what } => match dataset.fact_of(what.as_str()) {
            Some(fact) => ended(&fact.asks, lang),
            None => names::unknown(lang),
        },
        Leaf::Holds { what, by } => {
            let name = names::qualification(what, dataset, lang).text;
            match by.as_ref().map(|by| names::entry_route(what, by, dataset, lang).text) {
                Some(by) => say(
                    format!("「{name}」を「{by}」の方法で取りましたか。"),
                    format!("Did you gain {name} by this way: {by}?"),
                ),
                None if !is_paper(what, dataset) => {
                    say(format!("「{name}」に当てはまりますか。"), format!("Do you have this: {name}?"))
                }
                None => say(format!("「{name}」を持っていますか。"), format!("Do you hold this: {name}?")),
            }
        }
        Leaf::Ever { what } => {
            let name = any(what.as_str());
            say(
                format!("これまでに「{name}」に当てはまったことがありますか。"),
                format!("Has this ever been so: {name}?"),
            )
        }
        Leaf::Never { what } => {
            let name = any(what.as_str());
            say(
                format!("「{name}」には、これまで一度も当てはまっていませんか。"),
                format!("Has this never been so: {name}?"),
            )
        }
        Leaf::Skill { what } => {
            let name = names::skill(what, dataset, lang).text;
            say(format!("仕事で「{name}」ができますか。"), format!("Can you do this at work: {name}?"))
        }
        Leaf::Experience { measure, domain, least, filter } => {
            let (name, least) = (names::domain(domain, dataset, lang).text, amount(*measure, *least, lang));
            let notes = notes(*measure, filter, dataset, lang);
            say(
                format!("「{name}」の経験は{least}以上ありますか{notes}。"),
                format!("Do you have {least} or more of this: {name}{notes}?"),
            )
        }
        Leaf::Member { of, months: least } => {
            let (name, least) = (names::fact(of, dataset, lang).text, months(*least, lang));
            say(
                format!("「{name}」になって{least}以上たちますか。"),
                format!("Has this been so for {least} or more: {name}?"),
            )
        }
        Leaf::Points { what, least, within } => {
            let (name, within) = (names::fact(what, dataset, lang).text, months(*within, lang));
            say(
                format!("「{name}」は、直近{within}で{least}以上ありますか。"),
                format!("In the last {within}, do you have {least} or more: {name}?"),
            )
        }
        Leaf::Age { .. } => {
            let (age, (ja, en)) = (phrase(leaf, dataset, lang), day_of_age(when));
            say(
                format!("{ja}{age}ですか。いまの年齢で答えてください。"),
                format!("Will you be {age} {en}? Answer with your age today."),
            )
        }
        Leaf::Amount { what, bound, yen: sum } => {
            let (name, sum) = (names::fact(what, dataset, lang).text, yen(Yen(*sum), lang));
            let (ja, en) = match bound {
                Bound::AtLeast => ("以上", "or more"),
                Bound::AtMost => ("以下", "or less"),
                Bound::Under => ("未満", "or less, but not the same"),
            };
            say(format!("「{name}」は{sum}{ja}ですか。"), format!("Is this {sum} {en}: {name}?"))
        }
        Leaf::Lives { prefectures } => {
            let all: Vec<String> = prefectures.iter().map(|id| names::prefecture(id, dataset, lang).text).collect();
            say(format!("{}に住んでいますか。", all.join("・")), format!("Do you live in {}?", all.join(" or ")))
        }
    }
}

/// The dataset's question with its full stop.
fn ended(text: &Text, lang: Lang) -> Worded {
    let mut words = Worded::of(text, lang);
    if words.lang == Lang::Ja && !words.text.ends_with(['。', '?', '？', ')']) {
        words.text.push('。');
    }
    words
}

fn outcome(outcome: &Outcome, exact: bool, lang: Lang) -> Worded {
    let text = match (outcome.earliest, outcome.least_cost) {
        (None, _) => {
            pick(lang, "確実に着けるルートはありません。".to_owned(), "No route that arrives for certain.".to_owned())
        }
        (Some(earliest), cost) => {
            let (when, kinds) =
                (if exact { day(earliest, lang) } else { month(earliest.month(), lang) }, outcome.kinds);
            let cost = cost.map(|cost| if exact { yen(cost, lang) } else { yen_about(cost, lang) });
            match (lang, cost) {
                (Lang::Ja, Some(cost)) => {
                    format!("いちばん早くて{when}着、自己負担は{cost}から、ルートは{kinds}通りです。")
                }
                (Lang::Ja, None) => format!("いちばん早くて{when}着、ルートは{kinds}通りです。"),
                (Lang::En, Some(cost)) => {
                    format!("Earliest arrival {when}, own cost from {cost}, {}.", super::date::count(kinds, "route"))
                }
                (Lang::En, None) => format!("Earliest arrival {when}, {}.", super::date::count(kinds, "route")),
            }
        }
    };
    Worded::new(text, lang)
}
