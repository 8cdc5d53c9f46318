//! What a requirement asks, leaf by leaf, as people say it: 「院内システムの実務 36か月以上(いま22か月分)」.

use super::date::{count, months, pick};
use super::names;
use super::worded::Worded;
use crate::base::{Id, Lang, Yen};
use crate::dataset::{Bound, Dataset, Expr, Filter, Leaf, Measure, QualificationKind};
use crate::planner::{LeafReason, Verdict};

/// One leaf.
pub fn leaf(leaf: &Leaf, dataset: &Dataset, lang: Lang) -> Worded {
    Worded::new(phrase(leaf, dataset, lang), lang)
}

/// One leaf with what the person has of it.
pub fn leaf_reason(reason: &LeafReason, dataset: &Dataset, lang: Lang) -> Worded {
    let text = phrase(&reason.leaf, dataset, lang);
    Worded::new(text + &so_far(reason, lang), lang)
}

/// What the person has of a leaf that asks a quantity, in brackets: (いま22か月分). Empty where that is not known.
pub(super) fn so_far(reason: &LeafReason, lang: Lang) -> String {
    let Some(have) = reason.have.filter(|_| reason.verdict != Verdict::Unknown) else { return String::new() };
    let have = match &reason.leaf {
        Leaf::Experience { measure, .. } => amount(*measure, have, lang),
        Leaf::Member { .. } => months(have, lang),
        Leaf::Points { .. } => pick(lang, format!("{have}単位"), count(have, "point")),
        Leaf::Age { .. } => pick(lang, format!("{have}歳"), format!("aged {have}")),
        Leaf::Amount { .. } => super::money::yen(Yen(i64::from(have)), lang),
        _ => return String::new(),
    };
    // 分: something else was counted as it.
    let counted = if reason.by.is_empty() { "" } else { pick(lang, "分", " counted") };
    pick(lang, format!("(いま{have}{counted})"), format!(" (now: {have}{counted})"))
}

/// A whole tree as one phrase.
pub fn expr(expr: &Expr, dataset: &Dataset, lang: Lang) -> Worded {
    Worded::new(tree(expr, dataset, lang, 0), lang)
}

fn tree(expr: &Expr, dataset: &Dataset, lang: Lang, depth: usize) -> String {
    let join = |parts: &[Expr], ja: &str, en: &str| {
        let parts: Vec<String> = parts.iter().map(|part| tree(part, dataset, lang, depth + 1)).collect();
        let text = parts.join(pick(lang, ja, en));
        if depth > 0 && parts.len() > 1 { bracket(&text, lang) } else { text }
    };
    match expr {
        Expr::Leaf(leaf) => phrase(leaf, dataset, lang),
        Expr::All(parts) if parts.is_empty() => pick(lang, "条件なし", "nothing in particular").to_owned(),
        Expr::All(parts) => join(parts, "、かつ ", " and "),
        Expr::Any(parts) => join(parts, "、または ", " or "),
        Expr::AtLeast(least, parts) => {
            let all = join(parts, "、", ", ");
            pick(lang, format!("次のうち{least}つ以上: {all}"), format!("at least {least} of: {all}"))
        }
    }
}

fn bracket(text: &str, lang: Lang) -> String {
    pick(lang, format!("({text})"), format!("({text})"))
}

pub(super) fn amount(measure: Measure, number: u32, lang: Lang) -> String {
    match (measure, lang) {
        (Measure::Months | Measure::FullTimeMonths, Lang::Ja) if number < 12 || !number.is_multiple_of(12) => {
            format!("{number}か月")
        }
        (Measure::Months | Measure::FullTimeMonths, lang) => months(number, lang),
        (Measure::Days, Lang::Ja) => format!("{number}日"),
        (Measure::Days, Lang::En) => count(number, "day"),
        (Measure::Hours, Lang::Ja) => format!("{number}時間"),
        (Measure::Hours, Lang::En) => count(number, "hour"),
    }
}

pub(super) fn phrase(leaf: &Leaf, dataset: &Dataset, lang: Lang) -> String {
    let any = |id: &Id| {
        let fact = dataset.fact_of(id.as_str()).is_some();
        if fact { names::fact(id, dataset, lang).text } else { names::qualification(id, dataset, lang).text }
    };
    match leaf {
        Leaf::Holds { what, by } => {
            let name = names::qualification(what, dataset, lang).text;
            match by.as_ref().map(|by| names::entry_route(what, by, dataset, lang).text) {
                Some(by) => pick(lang, format!("{name}(取得方法: {by})"), format!("{name} (gained by: {by})")),
                None => name,
            }
        }
        Leaf::Ever { what } => {
            pick(lang, format!("{}の経験・取得歴がある", any(what)), format!("has had: {}", any(what)))
        }
        Leaf::Never { what } => {
            let name = any(what);
            if dataset.fact_of(what.as_str()).is_some() {
                pick(lang, format!("『{name}』に当てはまらない"), format!("this is not so: {name}"))
            } else if is_paper(what, dataset) {
                pick(lang, format!("{name}を持っていない"), format!("does not hold: {name}"))
            } else {
                pick(lang, format!("{name}をまだ修了していない"), format!("not completed yet: {name}"))
            }
        }
        Leaf::Skill { what } => {
            let name = names::skill(what, dataset, lang).text;
            pick(lang, format!("{name}(スキル)"), format!("{name} (skill)"))
        }
        Leaf::Fact { what } => names::fact(what, dataset, lang).text,
        Leaf::Experience { measure, domain, least, filter } => {
            experience(*measure, domain, *least, filter, dataset, lang)
        }
        Leaf::Member { of, months: least } => {
            let (name, least) = (names::fact(of, dataset, lang).text, months(*least, lang));
            pick(lang, format!("{name}の会員歴 {least}以上"), format!("member of {name} for {least} or more"))
        }
        Leaf::Points { what, least, within } => {
            let (name, within) = (names::fact(what, dataset, lang).text, months(*within, lang));
            pick(
                lang,
                format!("{name} 直近{within}で{least}単位以上"),
                format!("{name}: {least} or more in the last {within}"),
            )
        }
        Leaf::Age { bound, years } => match bound {
            Bound::AtLeast => pick(lang, format!("{years}歳以上"), format!("aged {years} or over")),
            Bound::AtMost => pick(lang, format!("{years}歳以下"), format!("aged {years} or under")),
            Bound::Under => pick(lang, format!("{years}歳未満"), format!("under {years}")),
        },
        Leaf::Amount { what, bound, yen } => {
            let (name, sum) = (names::fact(what, dataset, lang).text, super::money::yen(Yen(*yen), lang));
            match bound {
                Bound::AtLeast => pick(lang, format!("{name} {sum}以上"), format!("{name} of {sum} or more")),
                Bound::AtMost => pick(lang, format!("{name} {sum}以下"), format!("{name} of {sum} or less")),
                Bound::Under => pick(lang, format!("{name} {sum}未満"), format!("{name} under {sum}")),
            }
        }
        Leaf::Lives { prefectures } => {
            let all: Vec<String> = prefectures.iter().map(|id| names::prefecture(id, dataset, lang).text).collect();
            pick(lang, format!("{}に住んでいる", all.join("・")), format!("lives in {}", all.join(" or ")))
        }
    }
}

fn experience(measure: Measure, domain: &Id, least: u32, filter: &Filter, dataset: &Dataset, lang: Lang) -> String {
    let (name, least) = (names::domain(domain, dataset, lang).text, amount(measure, least, lang));
    let notes = notes(measure, filter, dataset, lang);
    pick(lang, format!("{name} {least}以上{notes}"), format!("{least} or more of {name}{notes}"))
}

/// Which experience counts, in brackets; empty where all does.
pub(super) fn notes(measure: Measure, filter: &Filter, dataset: &Dataset, lang: Lang) -> String {
    let mut notes: Vec<String> = Vec::new();
    let holding = |id: &Id| names::qualification(id, dataset, lang).text;
    if measure == Measure::FullTimeMonths {
        notes.push(pick(lang, "常勤換算", "full-time equivalent").to_owned());
    }
    if let Some(id) = &filter.after {
        notes.push(pick(lang, format!("{}の取得後", holding(id)), format!("after gaining {}", holding(id))));
    }
    if let Some(id) = &filter.under {
        notes.push(pick(lang, format!("{}として", holding(id)), format!("as {}", holding(id))));
    }
    if !filter.settings.is_empty() {
        let all: Vec<String> = filter.settings.iter().map(|id| names::domain(id, dataset, lang).text).collect();
        notes.push(pick(lang, format!("{}で", all.join("・")), format!("in: {}", all.join(" or "))));
    }
    if let Some(within) = filter.within {
        let within = months(within, lang);
        notes.push(pick(lang, format!("直近{within}のうち"), format!("within the last {within}")));
    }
    if filter.continuous {
        notes.push(pick(lang, "続けて", "without a break").to_owned());
    }
    if let Some(gap) = filter.longest_gap {
        let gap = months(gap, lang);
        notes.push(pick(lang, format!("離れた期間は{gap}まで"), format!("away for at most {gap}")));
    }
    if filter.current {
        notes.push(pick(lang, "いまも従事", "still at it").to_owned());
    }
    match (notes.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Ja) => format!("({})", notes.join("、")),
        (false, Lang::En) => format!(" ({})", notes.join(", ")),
    }
}

/// Whether people say that they hold it; a degree or a completed course is something they have done.
pub(super) fn is_paper(id: &Id, dataset: &Dataset) -> bool {
    use QualificationKind::{Board, Certificate, Licence};
    dataset.qualification_of(id.as_str()).is_none_or(|entry| matches!(entry.kind, Licence | Certificate | Board))
}
