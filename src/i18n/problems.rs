//! What is wrong with a profile, said so that the person can mend it.

use super::date::{day, pick};
use super::kinds::id_kind;
use super::names;
use super::worded::Worded;
use crate::base::{Id, Lang};
use crate::dataset::Dataset;
use crate::lookup::{Kind, nearest};
use crate::profile::{FileError, IdKind, Problem};

/// One problem, with the nearest valid ids where an id is unknown.
pub fn problem(problem: &Problem, dataset: &Dataset, lang: Lang) -> Worded {
    let say = |ja: String, en: String| Worded::new(pick(lang, ja, en), lang);
    let held = |id: &Id| names::qualification(id, dataset, lang).text;
    match problem {
        Problem::UnknownId { field, kind, id } => unknown_id(field, *kind, id, dataset, lang),
        Problem::GainedBeforeBirth { id, since } => {
            let (name, since) = (held(id), day(*since, lang));
            say(
                format!("「{name}」の取得日({since})が、生まれた日より前です。"),
                format!("{name} was gained on {since}, before the day of birth."),
            )
        }
        Problem::GainedInFuture { id, since } => {
            let (name, since) = (held(id), day(*since, lang));
            say(
                format!(
                    "「{name}」の取得日({since})が、今日より後です。取得の見込みなら、まだ持っていないものとして入れてください。"
                ),
                format!("{name} would be gained on {since}, after today. If it is expected, leave it out for now."),
            )
        }
        Problem::SpellReversed { from, to } => {
            let (from, to) = (day(*from, lang), day(*to, lang));
            say(
                format!("職歴の終わり({to})が、始まり({from})より前です。"),
                format!("A spell of work ends on {to}, before it begins on {from}."),
            )
        }
        Problem::SpellBeforeBirth { from } => {
            let from = day(*from, lang);
            say(
                format!("職歴の始まり({from})が、生まれた日より前です。"),
                format!("A spell of work begins on {from}, before the day of birth."),
            )
        }
        Problem::ImpossibleBirth { born } => {
            let born = day(*born, lang);
            say(format!("生年月日({born})を確かめてください。"), format!("Please check the day of birth: {born}."))
        }
        Problem::ImpossibleAge { age } => say(
            format!("年齢が{age}歳になっています。15〜99歳の範囲で入れてください。"),
            format!("The age is {age}. Please give one between 15 and 99."),
        ),
        Problem::ArriveByPast { day: by } => {
            let by = day(*by, lang);
            say(
                format!("「いつまでに」の日({by})は、もう過ぎています。"),
                format!("The day to arrive by ({by}) has passed."),
            )
        }
        Problem::InWorkByPast { day: by } => {
            let by = day(*by, lang);
            say(
                format!("「働いていたい日」({by})は、もう過ぎています。"),
                format!("The day to be in work by ({by}) has passed."),
            )
        }
        Problem::EmployedAndLeft { left } => {
            let left = day(*left, lang);
            say(
                format!("在職中となっていますが、退職日({left})が過ぎています。どちらかを直してください。"),
                format!("You are said to be employed, but left on {left}. Please mend one of them."),
            )
        }
        Problem::HeldAndLacked { id } => {
            let name = held(id);
            say(
                format!("「{name}」が、持っているものと持っていないものの両方にあります。"),
                format!("{name} is both among what you hold and what you lack."),
            )
        }
        Problem::ImpossibleHours { hours } => say(
            format!("学習時間が週{hours}時間になっています。1週間は168時間です。"),
            format!("{hours} hours a week for learning is more than a week allows."),
        ),
    }
}

fn unknown_id(field: &str, kind: IdKind, id: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    let near = nearest(dataset, id.as_str(), kinds_of(kind));
    let near: Vec<String> = near
        .iter()
        .map(|near| {
            let name = kinds_of(kind)
                .iter()
                .map(|kind| names::name(*kind, near, dataset, lang))
                .find(|name| *name != names::unknown(lang));
            let name = name.map(|name| name.text).unwrap_or_default();
            pick(lang, format!("{near}({name})"), format!("{near} ({name})"))
        })
        .collect();
    let (kind, id) = (id_kind(kind, lang), short(id.as_str()));
    let text = match (lang, near.is_empty()) {
        (Lang::Ja, true) => format!("{field}: 「{id}」という{kind}は資料にありません。"),
        (Lang::Ja, false) => format!("{field}: 「{id}」という{kind}は資料にありません。近いもの: {}", near.join("、")),
        (Lang::En, true) => format!("{field}: there is no {kind} “{id}” in the data."),
        (Lang::En, false) => format!("{field}: there is no {kind} “{id}” in the data. Near it: {}", near.join(", ")),
    };
    Worded::new(text, lang)
}

fn kinds_of(kind: IdKind) -> &'static [Kind] {
    match kind {
        IdKind::Licence => &[Kind::Licence],
        IdKind::Qualification => &[Kind::Qualification, Kind::Licence],
        IdKind::Role => &[Kind::Role],
        IdKind::RoleOrQualification => &[Kind::Role, Kind::Licence, Kind::Qualification],
        IdKind::Domain => &[Kind::Domain],
        IdKind::Fact => &[Kind::Fact],
        IdKind::Skill => &[Kind::Skill],
        IdKind::Prefecture => &[Kind::Prefecture],
        IdKind::Obligation => &[Kind::Obligation],
    }
}

/// A word of the file as a message can hold it: one line, and not without end.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        short.push('…');
    }
    short
}

/// A field of the file that this version does not know.
pub fn unknown_field(name: &str, lang: Lang) -> Worded {
    let name = short(name);
    Worded::new(
        pick(
            lang,
            format!("「{name}」という欄は使われませんが、そのまま残します。"),
            format!("The field “{name}” is not used; it is kept as it is."),
        ),
        lang,
    )
}

/// Why a text is no profile.
pub fn file_error(error: &FileError, lang: Lang) -> Worded {
    let text = match error {
        FileError::TooLarge => {
            pick(lang, "ファイルが大きすぎます(1MBまで)。".to_owned(), "The file is larger than 1 MB.".to_owned())
        }
        FileError::Empty => pick(lang, "ファイルが空です。".to_owned(), "The file is empty.".to_owned()),
        FileError::NotJson(why) => {
            pick(lang, format!("JSONとして読めません({why})。"), format!("The file is not JSON ({why})."))
        }
        FileError::NotAProfile(why) => pick(
            lang,
            format!("現在地のファイルとして読めません({why})。"),
            format!("The file is JSON, but not a profile ({why})."),
        ),
    };
    Worded::new(text, lang)
}

/// An entry of which the dataset has only the name so far.
pub fn unfilled(id: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    let name = names::holding(id, dataset, lang).text;
    Worded::new(
        pick(
            lang,
            format!("「{name}」は、まだ名前だけの項目です。要件や日程の資料がないため、ルートは一部しか出ません。"),
            format!("{name} has only its name so far. Without its requirements and dates, routes are incomplete."),
        ),
        lang,
    )
}
