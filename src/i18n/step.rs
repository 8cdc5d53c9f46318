//! The steps of a roadmap: what each is called in a list.

use super::date::{about, day, days, is_weekend, pick};
use super::names;
use super::strings::strings;
use super::worded::Worded;
use crate::base::{Day, Id, Lang};
use crate::dataset::{Dataset, DoorKind};
use crate::planner::{Change, Step, What};

/// What a step is called: 「臨床工学技士」の国家試験を受ける.
pub fn step_title(step: &Step, dataset: &Dataset, lang: Lang) -> Worded {
    what_title(&step.what, dataset, lang)
}

/// The same by what the step is.
pub fn what_title(what: &What, dataset: &Dataset, lang: Lang) -> Worded {
    let role = |id: &Id| names::role(id, dataset, lang).text;
    let program = |id: &Id| names::program(id, dataset, lang).text;
    let say = |ja: String, en: String| Worded::new(pick(lang, ja, en), lang);
    match what {
        What::Search { role, door } => search(role, door, dataset, lang),
        What::FileSelection { role: id, .. } => {
            let role = role(id);
            say(format!("「{role}」の公募に出願する"), format!("Apply in the selection: {role}"))
        }
        What::SitSelection { role: id, .. } => {
            let role = role(id);
            say(format!("「{role}」の選考を受ける"), format!("Take the selection: {role}"))
        }
        What::Offer { role, door } => offer(role, door, dataset, lang),
        What::Join { role: id, .. } => {
            let role = role(id);
            say(format!("「{role}」として働きはじめる"), format!("Start work: {role}"))
        }
        What::Leave { role: id } => {
            let role = role(id);
            say(format!("「{role}」の職場を退職する"), format!("Leave the post: {role}"))
        }
        What::Work { role: id } => {
            let role = role(id);
            say(format!("「{role}」として働く"), format!("Work: {role}"))
        }
        What::ApplyCourse { program: id } => {
            let program = program(id);
            say(format!("「{program}」に申し込む"), format!("Apply for the course: {program}"))
        }
        What::Course { program: id } => {
            let program = program(id);
            say(format!("「{program}」を受講する"), format!("Take the course: {program}"))
        }
        What::Study { qualification, .. } => {
            let name = gained(qualification, dataset, lang);
            say(format!("「{name}」の試験に備えて勉強する"), format!("Study for the examination: {name}"))
        }
        What::FileExam { qualification, route, stage } => {
            let (name, stage) = staged(qualification, route, stage, dataset, lang);
            say(format!("「{name}」の{stage}に申し込む"), format!("Register for “{name}”: {stage}"))
        }
        What::SitExam { qualification, route, stage } => {
            let (name, stage) = staged(qualification, route, stage, dataset, lang);
            say(format!("「{name}」の{stage}を受ける"), format!("Take “{name}”: {stage}"))
        }
        What::ExamResult { qualification, route, stage } => {
            let (name, stage) = staged(qualification, route, stage, dataset, lang);
            say(format!("「{name}」の{stage}の結果を確かめる"), format!("See the result of “{name}”: {stage}"))
        }
        What::Papers { qualification, route, stage } => {
            let (name, stage) = staged(qualification, route, stage, dataset, lang);
            say(format!("「{name}」の手続きをする: {stage}"), format!("Paperwork for “{name}”: {stage}"))
        }
        What::ApplySubsidy { subsidy } => {
            let name = names::subsidy(subsidy, dataset, lang).text;
            say(format!("「{name}」を申請する"), format!("Apply for the subsidy: {name}"))
        }
        What::PayObligation { obligation } => {
            let name = names::obligation(obligation, dataset, lang).text;
            say(format!("「{name}」を精算する"), format!("Settle the obligation: {name}"))
        }
        What::Procedure { procedure } => match dataset.procedure_of(procedure.as_str()) {
            Some(procedure) => Worded::of(&procedure.label.name, lang),
            None => names::unknown(lang),
        },
        What::Networking { networking } => match dataset.networking_of(networking.as_str()) {
            Some(networking) => Worded::of(&networking.label.name, lang),
            None => names::unknown(lang),
        },
    }
}

/// Before a step that concerns the person only if something holds that is not known.
pub fn maybe(lang: Lang) -> &'static str {
    pick(lang, "当てはまる場合", "if it applies")
}

/// When a step is done. What official dates fix stands with its day of the week; a weekend that only spans of time have led
/// to, as ごろ.
pub fn step_when(step: &Step, dataset: &Dataset, lang: Lang) -> String {
    // A joining or an offer that is no estimate is held to its day.
    let may_move = step.estimate || matches!(step.what, What::Leave { .. });
    if may_move && step.from == step.to && is_weekend(step.from) && is_reckoned(&step.what, step.from, dataset) {
        return about(step.from, lang);
    }
    let when = days(step.from, step.to, lang);
    if step.estimate { format!("{when} ({})", strings(lang).common.estimate) } else { when }
}

/// Application, offer and joining of a change.
pub fn change_days(change: &Change, dataset: &Dataset, lang: Lang) -> [String; 3] {
    let (role, door) = (change.role.clone(), change.door.clone());
    let said = |date: Day, what: What| {
        if is_weekend(date) && is_reckoned(&what, date, dataset) { about(date, lang) } else { day(date, lang) }
    };
    let offer = What::Offer { role: role.clone(), door: door.clone() };
    // Without a band it is held to its day.
    let join = if change.join_low == change.join_high {
        day(change.join, lang)
    } else {
        said(change.join, What::Join { role, door })
    };
    [day(change.apply, lang), said(change.offer, offer), join]
}

/// Whether a day follows from usual spans of time alone, not from a round, a season or a course.
fn is_reckoned(what: &What, on: Day, dataset: &Dataset) -> bool {
    let door = |role: &Id, id: &Id| dataset.role_or_former(role)?.door.iter().find(|known| known.id == *id);
    match what {
        What::Offer { role, door: id } => door(role, id).is_some_and(|door| door.rounds.is_none()),
        What::Join { role, door: id } => {
            door(role, id).is_some_and(|door| door.joins.as_ref().is_none_or(|when| when.is_any()))
        }
        // The last day of a month goes with a season that begins on the first.
        What::Leave { .. } => on.plus_days(1).day_of_month() != 1,
        _ => false,
    }
}

/// Where one would like to have begun before today, or to be done by today: a few words for a line, and a sentence. Neither
/// says that it is missed: what is due sooner than ideal may still be in time.
pub fn timing(step: &Step, lang: Lang) -> Option<(&'static str, &'static str)> {
    match (step.late, step.to > step.from) {
        (false, _) => None,
        (true, true) => Some(pick(
            lang,
            ("もう始めておく時期", "もう始めておく時期です。早めに取りかかってください。"),
            ("usually begun by now", "It is usually begun by now: start soon."),
        )),
        (true, false) => Some(pick(
            lang,
            ("もう済ませておく時期", "もう済ませておく時期です。できるだけ早く済ませてください。"),
            ("usually done by now", "It is usually done by now: do it as soon as you can."),
        )),
    }
}

/// A qualification, or a program that is gained by stages of its own.
fn gained(id: &Id, dataset: &Dataset, lang: Lang) -> String {
    let is_program = dataset.qualification_of(id.as_str()).is_none() && dataset.program_of(id.as_str()).is_some();
    if is_program { names::program(id, dataset, lang).text } else { names::qualification(id, dataset, lang).text }
}

fn staged(qualification: &Id, route: &Id, stage: &Id, dataset: &Dataset, lang: Lang) -> (String, String) {
    (gained(qualification, dataset, lang), names::stage(qualification, route, stage, dataset, lang).text)
}

pub(super) fn kind_of_door(role: &Id, door: &Id, dataset: &Dataset) -> Option<DoorKind> {
    dataset.role_or_former(role)?.door.iter().find(|known| known.id == *door).map(|known| known.kind)
}

fn search(role: &Id, door: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    let name = names::role(role, dataset, lang).text;
    let (ja, en) = match kind_of_door(role, door, dataset) {
        Some(DoorKind::Selection) => {
            (format!("「{name}」の公募を探して応募する"), format!("Find and enter a selection: {name}"))
        }
        Some(DoorKind::Transfer) => (format!("「{name}」への異動を願い出る"), format!("Ask for a transfer: {name}")),
        Some(DoorKind::Direct) => {
            (format!("「{name}」を求めていそうな勤め先に直接連絡する"), format!("Approach employers directly: {name}"))
        }
        Some(DoorKind::Referral) => (format!("「{name}」への紹介を頼む"), format!("Ask for a referral: {name}")),
        Some(DoorKind::Contract) => {
            (format!("「{name}」の派遣・契約・委託の仕事を探す"), format!("Look for contract work: {name}"))
        }
        Some(DoorKind::Placement) => {
            (format!("公的な紹介で「{name}」の勤め先を探す"), format!("Use public placement: {name}"))
        }
        Some(DoorKind::Succession) => {
            (format!("「{name}」の承継先を探す"), format!("Look for a practice to take over: {name}"))
        }
        Some(DoorKind::Founding) => (format!("「{name}」の準備をする"), format!("Prepare the start: {name}")),
        Some(DoorKind::Posting) | None => {
            (format!("「{name}」の求人を探して応募する"), format!("Find and apply for openings: {name}"))
        }
    };
    Worded::new(pick(lang, ja, en), lang)
}

fn offer(role: &Id, door: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    let name = names::role(role, dataset, lang).text;
    let (ja, en) = match kind_of_door(role, door, dataset) {
        Some(DoorKind::Transfer) => {
            (format!("「{name}」への異動の内示を受ける"), format!("Receive word of the transfer: {name}"))
        }
        Some(DoorKind::Succession | DoorKind::Founding) => {
            (format!("「{name}」の開始を決める"), format!("Settle the start: {name}"))
        }
        _ => (format!("「{name}」の内定を受ける"), format!("Receive the offer: {name}")),
    };
    Worded::new(pick(lang, ja, en), lang)
}
