//! A route in words: its title, its values, and the もし of a conditional one.

use super::date::{months, pick};
use super::kinds;
use super::leaf::condition_phrase;
use super::money::yen_about;
use super::names;
use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::Dataset;
use crate::documents::Roadmap;
use crate::planner::{Gain, Route};

/// 電子カルテ導入支援を経て、病院の医療情報部門へ.
pub fn route_title(route: &Route, dataset: &Dataset, lang: Lang) -> Worded {
    let names: Vec<String> = route.changes.iter().map(|change| names::role(&change.role, dataset, lang).text).collect();
    let text = match names.split_last() {
        Some((goal, [])) => pick(lang, format!("{goal}へ"), format!("To {goal}")),
        Some((goal, via)) => pick(
            lang,
            format!("{}を経て、{goal}へ", via.join("、")),
            format!("To {goal}, by way of {}", via.join(", then ")),
        ),
        None => {
            let gains = route.ways.last().map(|way| match &way.gains {
                Gain::Qualification { qualification, .. } => names::qualification(qualification, dataset, lang).text,
                Gain::Program { program } => names::program(program, dataset, lang).text,
            });
            match gains {
                Some(name) => pick(lang, format!("{name}の取得"), format!("Gaining {name}")),
                None => pick(lang, "いまのまま", "As you are").to_owned(),
            }
        }
    };
    Worded::new(text, lang)
}

/// The person's own title, or else that of the route.
pub fn roadmap_title(roadmap: &Roadmap, dataset: &Dataset, lang: Lang) -> Worded {
    if roadmap.title.is_empty() {
        route_title(&roadmap.route, dataset, lang)
    } else {
        Worded::new(&roadmap.title, lang)
    }
}

/// 「もし…なら」 of a conditional route.
pub fn condition_sentence(route: &Route, dataset: &Dataset, lang: Lang) -> Option<Worded> {
    if route.conditions.is_empty() {
        return None;
    }
    let all: Vec<String> = route.conditions.iter().map(|leaf| condition_phrase(leaf, dataset, lang)).collect();
    Some(Worded::new(
        pick(lang, format!("もし{}なら", all.join("、かつ")), format!("If {}", all.join(" and if "))),
        lang,
    ))
}

/// Label and value of what is compared, in the order of a card: 自己負担 2.5万円, 乗換 1回 …
pub fn values(route: &Route, lang: Lang) -> Vec<(&'static str, String)> {
    let times = |count: u32| pick(lang, format!("{count}回"), count.to_string());
    let mut cost = yen_about(route.cost, lang);
    if !route.unpriced.is_empty() {
        cost.push_str(pick(lang, "(不明な費用は目安)", " (unknown prices estimated)"));
    }
    let mut rows = vec![
        (pick(lang, "自己負担", "Own cost"), cost),
        (pick(lang, "乗換", "Changes of employer"), times(route.values.changes)),
    ];
    if route.values.unpaid_months > 0 {
        rows.push((pick(lang, "収入のない期間", "Months without pay"), months(route.values.unpaid_months, lang)));
    }
    if route.values.gates > 0 {
        let gates = route.values.gates;
        rows.push((
            pick(lang, "関門(試験・選考)", "Gates (examinations, selections)"),
            pick(lang, format!("{gates}つ"), gates.to_string()),
        ));
    }
    let open = route.values.open;
    rows.push((
        pick(lang, "満たしきれない要件", "Requirements left open"),
        if open == 0 {
            pick(lang, "なし", "none").to_owned()
        } else {
            pick(lang, format!("{open}つ"), open.to_string())
        },
    ));
    if route.hours > 0 {
        rows.push((
            pick(lang, "学習時間", "Hours of learning"),
            pick(lang, format!("{}時間", route.hours), route.hours.to_string()),
        ));
    }
    if !route.post_conditions.is_empty() {
        let all: Vec<&str> = route.post_conditions.iter().map(|condition| kinds::condition(*condition, lang)).collect();
        rows.push((pick(lang, "職場の条件", "Conditions of the posts"), all.join(pick(lang, "・", ", "))));
    }
    rows
}
