//! A route in words: its title, its values, and what its posts are like.

use super::date::{months, pick};
use super::kinds;
use super::money::{grouped, yen_about};
use super::names;
use super::strings::strings;
use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::{Condition, Dataset};
use crate::documents::Roadmap;
use crate::planner::{Gain, Route};

/// 電子カルテ導入支援を経て、病院の医療情報部門へ.
pub fn route_title(route: &Route, dataset: &Dataset, lang: Lang) -> Worded {
    let names: Vec<String> = route.changes.iter().map(|change| names::role(&change.role, dataset, lang).text).collect();
    let text = match names.split_last() {
        Some((goal, [])) => pick(lang, format!("{goal}へ"), goal.clone()),
        Some((goal, via)) => pick(
            lang,
            format!("{}を経て、{goal}へ", via.join("、")),
            format!("{goal}, by way of {}", via.join(", then ")),
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

/// 2回.
pub fn times(count: u32, lang: Lang) -> String {
    pick(lang, format!("{count}回"), count.to_string())
}

/// 2つ.
pub fn pieces(count: u32, lang: Lang) -> String {
    pick(lang, format!("{count}つ"), count.to_string())
}

/// Label and value of what is compared, in the order of a card, and what the posts are like.
pub fn values(route: &Route, dataset: &Dataset, lang: Lang) -> Vec<(&'static str, String)> {
    let s = &strings(lang).results;
    let (hard, welcome) = post_conditions(route, dataset, lang);
    let conditions = hard.map(|all| (s.hard, all)).into_iter().chain(welcome.map(|all| (s.welcome, all)));
    measures(route, lang).into_iter().chain(conditions).collect()
}

/// Label and value of what is compared: 自己負担 2.5万円, 乗換 1回 …
pub fn measures(route: &Route, lang: Lang) -> Vec<(&'static str, String)> {
    let s = &strings(lang).results;
    let mut cost = yen_about(route.cost, lang);
    if !route.unpriced.is_empty() {
        cost.push_str(pick(lang, "(一部は目安)", " (partly estimated)"));
    }
    cost.push_str(besides_capital(route, lang));
    let mut rows = vec![(strings(lang).print.own_cost, cost), (s.changes, times(route.values.changes, lang))];
    if route.values.unpaid_months > 0 {
        rows.push((s.unpaid, months(route.values.unpaid_months, lang)));
    }
    if route.values.gates > 0 {
        rows.push((s.gates_note, pieces(route.values.gates, lang)));
    }
    let open = route.values.open;
    let counted = if open == 0 { s.none.to_owned() } else { pieces(open, lang) };
    // What a conditional route hangs on is said beside it, not counted here.
    let beside = match (route.is_conditional(), open, lang) {
        (false, ..) => counted,
        (true, 0, Lang::Ja) => "「もし」のほかはなし".to_owned(),
        (true, _, Lang::Ja) => format!("「もし」のほかに{counted}"),
        (true, _, Lang::En) => format!("{counted} beside the “if”"),
    };
    rows.push((s.open, beside));
    if route.hours > 0 {
        let hours = grouped(u64::from(route.hours));
        rows.push((pick(lang, "学習時間", "Hours of learning"), pick(lang, format!("{hours}時間"), hours)));
    }
    rows
}

/// What the own cost of a route leaves out: the capital of who founds or takes over. Empty where there is none.
pub fn besides_capital(route: &Route, lang: Lang) -> &'static str {
    let takes_capital = route.changes.iter().any(|change| change.kind.takes_capital());
    if takes_capital {
        pick(lang, "(開業・承継の資金は含まない)", " (without the capital to open or take over)")
    } else {
        ""
    }
}

/// What the posts on the way ask of a person, and what may be welcome: 出張が多い・募集が少ない, 日勤のみ (未確認).
pub fn post_conditions(route: &Route, dataset: &Dataset, lang: Lang) -> (Option<String>, Option<String>) {
    let welcome = |condition: &Condition| {
        matches!(
            condition,
            Condition::RemotePossible
                | Condition::DayShifts
                | Condition::ShortWeek
                | Condition::Teaching
                | Condition::Management
        )
    };
    let mut once: Vec<&Condition> = Vec::new();
    for condition in &route.post_conditions {
        if !once.contains(&condition) {
            once.push(condition);
        }
    }
    let (welcome, hard): (Vec<&Condition>, Vec<&Condition>) =
        once.into_iter().partition(|condition| welcome(condition));
    let said = |all: Vec<&Condition>| {
        let seen: Vec<bool> = all.iter().map(|condition| is_seen(route, **condition, dataset)).collect();
        let none_seen = !seen.contains(&true);
        let names: Vec<String> = all
            .iter()
            .zip(&seen)
            .map(|(condition, seen)| {
                let mark = if none_seen || *seen { String::new() } else { marked(1, lang) };
                kinds::condition(**condition, lang).to_owned() + &mark
            })
            .collect();
        let mark = if none_seen { marked(names.len(), lang) } else { String::new() };
        (!names.is_empty()).then(|| names.join(pick(lang, "・", ", ")) + &mark)
    };
    (said(hard), said(welcome))
}

fn marked(count: usize, lang: Lang) -> String {
    let mark = unverified(count, lang);
    pick(lang, format!("({mark})"), format!(" ({mark})"))
}

/// What is said of so many conditions that no page supported.
pub fn unverified(count: usize, lang: Lang) -> &'static str {
    let s = strings(lang);
    if count == 1 { s.learn.unverified } else { s.results.all_unverified }
}

/// Whether a page supports a condition of one of the posts, or the door says it.
fn is_seen(route: &Route, condition: Condition, dataset: &Dataset) -> bool {
    route.changes.iter().any(|change| {
        dataset.role_or_former(&change.role).is_some_and(|role| {
            let ends = role.door.iter().any(|door| door.id == change.door && door.ends());
            condition == Condition::FixedTerm && ends
                || role.conditions.contains(&condition) && role.proof.supports("conditions")
        })
    })
}
