//! Why there is no route, door by door: 「医師」の免許が必要です。取るには最短でも6年かかります。

use super::clause::clause_text;
use super::date::{lag, month, pick};
use super::kinds;
use super::names;
use super::worded::Worded;
use crate::base::{Id, Lag, Lang};
use crate::dataset::{Dataset, Leaf, StageKind};
use crate::planner::{ClauseReason, NoRoute, ShutDoor, Verdict};

/// One shut door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShutWords {
    pub door: Worded,
    /// What can't be met together, and by when it could.
    pub lines: Vec<Worded>,
}

/// Each door with its reasons.
pub fn no_route(no_route: &NoRoute, dataset: &Dataset, lang: Lang) -> Vec<ShutWords> {
    no_route.doors.iter().map(|door| shut(door, no_route, dataset, lang)).collect()
}

fn shut(door: &ShutDoor, no_route: &NoRoute, dataset: &Dataset, lang: Lang) -> ShutWords {
    let role = names::role(&door.role, dataset, lang).text;
    let kind = names::door(&door.role, &door.door, dataset, lang).text;
    let mut lines: Vec<Worded> = Vec::new();
    for set in &door.sets {
        lines.push(asked(set, door.no_way, dataset, lang));
        lines.extend(set.iter().flat_map(|clause| shortest(clause, dataset, lang)));
    }
    let horizon = month(no_route.horizon.month(), lang);
    if let Some(earliest) = door.earliest {
        let earliest = month(earliest.month(), lang);
        lines.push(Worded::new(
            pick(lang, format!("最短でも{earliest}です。"), format!("At the earliest: {earliest}.")),
            lang,
        ));
    } else if lines.is_empty() {
        let text = pick(
            lang,
            format!("条件に合う日程がありません({horizon}まで調べました)。"),
            format!("No dates fit the conditions (searched up to {horizon})."),
        );
        lines.push(Worded::new(text, lang));
    }
    ShutWords { door: Worded::new(pick(lang, format!("{role}({kind})"), format!("{role} ({kind})")), lang), lines }
}

fn asked(set: &[ClauseReason], no_way: bool, dataset: &Dataset, lang: Lang) -> Worded {
    let quote = |clause: &ClauseReason| {
        let text = clause_text(&clause.at, dataset, lang).text;
        pick(lang, format!("「{text}」"), format!("“{text}”"))
    };
    let all: Vec<String> = set.iter().map(quote).collect();
    let text = match set {
        [one] => {
            let (asked, why) = (quote(one), kinds::strength(one.strength, lang));
            let way = if no_way {
                pick(lang, "。満たす方法が資料にありません。", ". The data has no way to meet it.")
            } else {
                pick(lang, "。", ".")
            };
            pick(lang, format!("{asked}が必要です({why}){way}"), format!("{asked} is needed ({why}){way}"))
        }
        _ => pick(
            lang,
            format!("{}を、すべて満たせる日がありません。", all.join("と")),
            format!("There is no day on which all of these are met: {}.", all.join(", ")),
        ),
    };
    Worded::new(text, lang)
}

/// For each licence or other qualification that is missing: how long the shortest schooling takes.
fn shortest(clause: &ClauseReason, dataset: &Dataset, lang: Lang) -> Vec<Worded> {
    let missing = clause.leaves.iter().filter(|leaf| matches!(leaf.verdict, Verdict::NotMet | Verdict::Partly));
    let held = missing.filter_map(|reason| match &reason.leaf {
        Leaf::Holds { what, .. } => Some(what),
        _ => None,
    });
    held.take(3).filter_map(|id| schooling(id, dataset, lang)).collect()
}

fn schooling(id: &Id, dataset: &Dataset, lang: Lang) -> Option<Worded> {
    let qualification = dataset.qualification_of(id.as_str())?;
    let routes = qualification.entry.iter().filter(|route| route.open);
    let length = |takes: Lag| takes.about_days();
    let shortest = routes.filter_map(|route| {
        let courses = route.stage.iter().filter_map(|stage| match &stage.kind {
            StageKind::Course { programs } => programs
                .iter()
                .filter_map(|id| dataset.program_of(id.as_str()))
                .min_by_key(|program| length(program.takes)),
            _ => None,
        });
        courses.max_by_key(|program| length(program.takes))
    });
    let program = shortest.min_by_key(|program| length(program.takes))?;
    let (name, takes) = (names::qualification(id, dataset, lang).text, lag(program.takes, lang));
    let school = Worded::of(&program.label.name, lang).text;
    Some(Worded::new(
        pick(
            lang,
            format!("「{name}」を取るには、最短でも{takes}の「{school}」が要ります。"),
            format!("{name}: the shortest way is {takes} of “{school}”."),
        ),
        lang,
    ))
}
