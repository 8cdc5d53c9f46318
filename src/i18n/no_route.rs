//! Why there is no route, door by door: 「医師」の免許が必要です。取るには最短でも6年かかります。

use super::clause::clause_text;
use super::date::{lag, month, pick};
use super::kinds;
use super::names;
use super::worded::Worded;
use crate::base::{Id, Lag, Lang};
use crate::dataset::{Bound, Dataset, DoorKind, Leaf, StageKind};
use crate::planner::{ClauseAt, ClauseReason, LeafReason, NoRoute, ShutDoor, Verdict};

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
    let name = names::holding(&door.role, dataset, lang).text;
    let kind = way_in(door, dataset, lang);
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
        lines.push(Worded::new(unasked(door, &horizon, dataset, lang), lang));
    }
    let door = match kind {
        Some(kind) => pick(lang, format!("{name}({kind})"), format!("{name} ({kind})")),
        None => name,
    };
    ShutWords { door: Worded::new(door, lang), lines }
}

/// What the door of a post or the entry route of a qualification is called; `None` where there is none.
fn way_in(door: &ShutDoor, dataset: &Dataset, lang: Lang) -> Option<String> {
    if door.door == Id::default() {
        None
    } else if dataset.role_or_former(&door.role).is_some() {
        Some(names::door(&door.role, &door.door, dataset, lang).text)
    } else {
        Some(names::entry_route(&door.role, &door.door, dataset, lang).text)
    }
}

/// Why a door stays shut of which nothing that it asks is the reason.
fn unasked(door: &ShutDoor, horizon: &str, dataset: &Dataset, lang: Lang) -> String {
    if door.door == Id::default() {
        return if dataset.role_or_former(&door.role).is_some() {
            pick(
                lang,
                "この仕事に新しく就く入口は、まだ資料にありません。",
                "The data does not say yet how one gets into this work.",
            )
        } else {
            pick(
                lang,
                "いま新しく取る方法は、資料にありません(養成や試験がもう行われていないか、まだ調べていません)。",
                "The data has no way to gain it now: it is no longer awarded, or not looked into yet.",
            )
        }
        .to_owned();
    }
    let known = dataset.role_or_former(&door.role).and_then(|role| role.door.iter().find(|one| one.id == door.door));
    match known {
        Some(known) if !known.from.is_empty() => {
            let from: Vec<String> = known.from.iter().map(|id| names::role(id, dataset, lang).text).collect();
            pick(
                lang,
                format!("勤め先の中で移る入口です。いまの職場が次のどれかの人が使えます: {}。", from.join("、")),
                format!("It leads there inside an employer, for those who are now: {}.", from.join(", ")),
            )
        }
        Some(known) if known.kind == DoorKind::Transfer => pick(
            lang,
            "勤め先の中で移る入口です。いまの職場からは使えません。".to_owned(),
            "It leads there inside an employer, not from your present post.".to_owned(),
        ),
        Some(known) if known.rounds.is_some() => pick(
            lang,
            format!("条件はそろいますが、間に合う募集の回がありません({horizon}まで調べました)。"),
            format!("Nothing is missing, but no round of selection is in time (searched up to {horizon})."),
        ),
        _ => pick(
            lang,
            format!("条件はそろいますが、希望の期限に合う日程がありません({horizon}まで調べました)。"),
            format!("Nothing is missing, but no dates fit the days that you named (searched up to {horizon})."),
        ),
    }
}

fn asked(set: &[ClauseReason], no_way: bool, dataset: &Dataset, lang: Lang) -> Worded {
    let quote = |clause: &ClauseReason| {
        let text = clause_text(&clause.at, dataset, lang).text;
        pick(lang, format!("「{text}」"), format!("“{text}”"))
    };
    let all: Vec<String> = set.iter().map(quote).collect();
    let text = match set {
        [one] => alone(one, &quote(one), no_way, lang),
        _ => pick(
            lang,
            format!("{}を、すべて満たせる日がありません。", all.join("と")),
            format!("There is no day on which all of these are met: {}.", all.join(", ")),
        ),
    };
    Worded::new(text, lang)
}

/// One clause that keeps the door shut.
fn alone(clause: &ClauseReason, asked: &str, no_way: bool, lang: Lang) -> String {
    let why = kinds::bound_by(&clause.at, clause.strength, lang);
    let when = kinds::as_of(clause.as_of, lang);
    if let Some(age) = age_limit(clause) {
        return pick(
            lang,
            format!("年齢の上限があります: {asked}({why})。次に入れる機会には、{when}で{age}歳です。"),
            format!("There is an age limit: {asked} ({why}). At the next chance you would be {age} {when}."),
        );
    }
    let is_fact = |leaf: &Leaf| matches!(leaf, Leaf::Fact { .. } | Leaf::Never { .. } | Leaf::Ever { .. });
    if matches!(clause.at, ClauseAt::OnlyIf { .. }) || clause.leaves.iter().all(|reason| is_fact(&reason.leaf)) {
        return pick(
            lang,
            format!("{asked}に当てはまる人のための入口です({why})。"),
            format!("It is for those to whom {asked} applies ({why})."),
        );
    }
    let way = if no_way {
        pick(lang, "。満たす方法が資料にありません。", ". The data has no way to meet it.")
    } else {
        pick(lang, "。", ".")
    };
    pick(lang, format!("{asked}が必要です({why}){way}"), format!("{asked} is needed ({why}){way}"))
}

/// The age by then, where an age limit is all that is not met.
fn age_limit(clause: &ClauseReason) -> Option<u32> {
    let unmet = || clause.leaves.iter().filter(|reason| reason.verdict != Verdict::Met);
    let limit = |reason: &&LeafReason| matches!(reason.leaf, Leaf::Age { bound: Bound::AtMost | Bound::Under, .. });
    unmet().all(|reason| limit(&reason)).then(|| unmet().find_map(|reason| reason.have)).flatten()
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
