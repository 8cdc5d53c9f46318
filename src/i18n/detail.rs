//! What stands inside an opened step: what and how, from the fact behind it.

use super::date::{lag, pick, span};
use super::leaf::leaf;
use super::money::yen;
use super::names;
use super::worded::Worded;
use crate::base::{Id, Lang, Text, Yen};
use crate::dataset::{Amount, Dataset, Door, Figure, Mode, Program, Proof, QualificationKind, Role, Stage, StageKind};
use crate::planner::{Step, What};

/// What stands inside an opened step. Parts that the dataset does not say are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail<'a> {
    /// What is to be done.
    pub what: Vec<Worded>,
    /// How, in order.
    pub how: Vec<Worded>,
    pub documents: Vec<Worded>,
    pub place: Option<Worded>,
    /// Article or rule.
    pub basis: Option<Worded>,
    /// What happens if it is missed.
    pub missed: Option<Worded>,
    /// Who learns of the plan by it.
    pub reveals_to: Option<Worded>,
    /// Shown only if this is so.
    pub only_if: Vec<Worded>,
    pub proof: Option<&'a Proof>,
}

/// What and how.
pub fn step_detail<'a>(step: &Step, dataset: &'a Dataset, lang: Lang) -> Detail<'a> {
    let mut detail = about(&step.what, dataset, lang).unwrap_or_default();
    // What comes with the background is empty before.
    detail.what.retain(|what| !what.text.is_empty());
    detail.only_if = step.only_if.iter().map(|asked| leaf(asked, dataset, lang)).collect();
    detail
}

fn about<'a>(what: &What, dataset: &'a Dataset, lang: Lang) -> Option<Detail<'a>> {
    let all = |texts: &[Text]| texts.iter().map(|text| Worded::of(text, lang)).collect::<Vec<_>>();
    let maybe = |text: &Option<Text>| text.as_ref().map(|text| Worded::of(text, lang));
    Some(match what {
        What::Search { role, door } | What::FileSelection { role, door } => {
            let (role, door) = door_of(dataset, role, door)?;
            let takes = span(door.to_offer, lang);
            let takes = pick(lang, format!("内定まで: {takes}"), format!("Until the offer: {takes}"));
            let what = maybe(&door.note).into_iter().chain(Some(Worded::new(takes, lang))).collect();
            Detail { what, how: all(&door.steps), proof: Some(&role.proof), ..Detail::default() }
        }
        What::SitSelection { role, door } => {
            let (role, door) = door_of(dataset, role, door)?;
            let note = door.rounds.as_ref().and_then(|rounds| maybe(&rounds.note));
            Detail { what: note.into_iter().collect(), proof: Some(&role.proof), ..Detail::default() }
        }
        What::Offer { role, door } => {
            let (role, door) = door_of(dataset, role, door)?;
            let takes = span(door.to_joining, lang);
            let takes = pick(lang, format!("入職まで: {takes}"), format!("Until joining: {takes}"));
            let what = vec![Worded::new(takes, lang)];
            Detail { what, how: all(&role.ask_before_deciding), proof: Some(&role.proof), ..Detail::default() }
        }
        What::Join { role, .. } => {
            let role = dataset.role_or_former(role)?;
            let what = maybe(&role.work_style).into_iter().collect();
            Detail { what, how: all(&role.first_days), proof: Some(&role.proof), ..Detail::default() }
        }
        What::Work { role } => work(dataset.role_or_former(role)?, dataset, lang),
        What::Leave { .. } => Detail::default(),
        What::ApplyCourse { program } | What::Course { program } => course(dataset.program_of(program.as_str())?, lang),
        What::Study { qualification, route, stage }
        | What::FileExam { qualification, route, stage }
        | What::SitExam { qualification, route, stage }
        | What::ExamResult { qualification, route, stage }
        | What::Papers { qualification, route, stage } => exam(what, qualification, route, stage, dataset, lang)?,
        What::ApplySubsidy { subsidy } => {
            let subsidy = dataset.subsidy_of(subsidy.as_str())?;
            let amount = Worded::new(amount(&subsidy.amount, lang), lang);
            Detail { what: vec![amount], proof: Some(&subsidy.proof), ..Detail::default() }
        }
        What::PayObligation { obligation } => {
            let obligation = dataset.obligation_of(obligation.as_str())?;
            Detail {
                what: vec![Worded::of(&obligation.what, lang)],
                proof: Some(&obligation.proof),
                ..Detail::default()
            }
        }
        What::Procedure { procedure } => {
            let procedure = dataset.procedure_of(procedure.as_str())?;
            Detail {
                what: vec![Worded::of(&procedure.what, lang)],
                how: all(&procedure.steps),
                documents: all(&procedure.documents),
                place: maybe(&procedure.place),
                basis: maybe(&procedure.basis),
                missed: maybe(&procedure.missed),
                reveals_to: maybe(&procedure.reveals_to),
                only_if: Vec::new(),
                proof: Some(&procedure.proof),
            }
        }
        What::Networking { networking } => {
            let action = dataset.networking_of(networking.as_str())?;
            let how = [&action.etiquette, &action.upkeep].into_iter().filter_map(maybe).collect();
            Detail { what: vec![Worded::of(&action.what, lang)], how, proof: Some(&action.proof), ..Detail::default() }
        }
    })
}

fn door_of<'a>(dataset: &'a Dataset, role: &Id, door: &Id) -> Option<(&'a Role, &'a Door)> {
    let role = dataset.role_or_former(role)?;
    Some((role, role.door.iter().find(|known| known.id == *door)?))
}

/// What a post gives on the way.
fn work<'a>(role: &'a Role, dataset: &Dataset, lang: Lang) -> Detail<'a> {
    let domains = role.gives.iter().map(|id| names::domain(id, dataset, lang).text);
    let skills = role.skills.iter().map(|id| names::skill(id, dataset, lang).text);
    let gives: Vec<String> = domains.chain(skills).collect();
    let mut what: Vec<Worded> = role.work_style.iter().map(|text| Worded::of(text, lang)).collect();
    if !gives.is_empty() {
        let gives = gives.join(pick(lang, "、", ", "));
        what.push(Worded::new(pick(lang, format!("ここで得るもの: {gives}"), format!("What it gives: {gives}")), lang));
    }
    Detail {
        what,
        how: role.bridging.iter().map(|text| Worded::of(text, lang)).collect(),
        proof: Some(&role.proof),
        ..Detail::default()
    }
}

fn course<'a>(program: &'a Program, lang: Lang) -> Detail<'a> {
    let takes = lag(program.takes, lang);
    let mode = mode(program.mode, lang);
    let full_time = if program.full_time { pick(lang, "・全日制", ", full-time") } else { "" };
    let facts = match (lang, program.hours_per_week) {
        (_, 0) => pick(lang, format!("{takes}・{mode}{full_time}"), format!("{takes}, {mode}{full_time}")),
        (Lang::Ja, hours) => format!("{takes}・週{hours}時間・{mode}{full_time}"),
        (Lang::En, hours) => format!("{takes}, {hours} hours a week, {mode}{full_time}"),
    };
    let texts = program.provider.iter().chain(&program.note).map(|text| Worded::of(text, lang));
    Detail {
        what: std::iter::once(Worded::new(facts, lang)).chain(texts).collect(),
        proof: Some(&program.proof),
        ..Detail::default()
    }
}

fn mode(mode: Mode, lang: Lang) -> &'static str {
    match mode {
        Mode::Online => pick(lang, "オンライン(好きな時間)", "online at any time"),
        Mode::OnlineLive => pick(lang, "オンライン(決まった時間)", "online at fixed times"),
        Mode::Onsite => pick(lang, "通学・会場", "on site"),
        Mode::Mixed => pick(lang, "オンラインと会場", "online and on site"),
        Mode::Work => pick(lang, "実務の中で", "at work"),
    }
}

fn amount(amount: &Amount, lang: Lang) -> String {
    match amount {
        Amount::Fixed { yen: sum } => yen(*sum, lang),
        Amount::Rate { per_mille, most } => {
            let (rate, most) = (per_thousand(i64::from(*per_mille)), yen(*most, lang));
            pick(lang, format!("料金の{rate}(上限{most})"), format!("{rate} of the price, at most {most}"))
        }
    }
}

/// 789 is 78.9%.
pub(super) fn per_thousand(parts: i64) -> String {
    if parts % 10 == 0 { format!("{}%", parts / 10) } else { format!("{}.{}%", parts / 10, (parts % 10).abs()) }
}

fn exam<'a>(
    what: &What,
    qualification: &Id,
    route: &Id,
    stage: &Id,
    dataset: &'a Dataset,
    lang: Lang,
) -> Option<Detail<'a>> {
    let entry = dataset.qualification_of(qualification.as_str())?;
    let route = entry.entry.iter().find(|known| known.id == *route)?;
    let stage = route.stage.iter().find(|known| known.id == *stage)?;
    let mut lines: Vec<Worded> = Vec::new();
    let mut say = |ja: String, en: String| lines.push(Worded::new(pick(lang, ja, en), lang));
    if let StageKind::Study { hours } = stage.kind {
        say(format!("勉強時間の目安は全部で{hours}時間です。"), format!("About {hours} hours of study in all."));
    }
    if matches!(what, What::FileExam { .. } | What::Papers { .. })
        && let Some(fee) = &stage.fee
    {
        let sum = yen(Yen(fee.value), lang);
        say(format!("手数料は{sum}です。"), format!("The fee is {sum}."));
    }
    let is_registration = route.stage.last().is_some_and(|last| last.id == stage.id);
    if matches!(what, What::Papers { .. }) && entry.kind == QualificationKind::Licence && is_registration {
        say(
            "免許のいる業務ができるのは、登録されてからです。入職のほうが先になるときは、いつ登録される見込みかを勤務先に伝えておきます。".to_owned(),
            "You may do what needs the licence once you are registered. If you join before, tell the employer when to expect it."
                .to_owned(),
        );
    }
    if matches!(what, What::SitExam { .. } | What::Study { .. })
        && let Some(rate) = pass_rate(entry.pass_rate.as_ref(), lang)
    {
        lines.push(rate);
    }
    lines.extend(sitting_note(stage, lang));
    lines.extend(route.note.iter().map(|text| Worded::of(text, lang)));
    let basis = route.basis.as_ref().map(|text| Worded::of(text, lang));
    Some(Detail { what: lines, basis, proof: Some(&entry.proof), ..Detail::default() })
}

fn pass_rate(rate: Option<&Figure>, lang: Lang) -> Option<Worded> {
    let rate = rate?;
    let (parts, year) = (per_thousand(rate.value), rate.year);
    Some(Worded::new(
        match (lang, year) {
            (Lang::Ja, 0) => format!("合格率は{parts}です。"),
            (Lang::Ja, year) => format!("合格率は{parts}です({year}年)。"),
            (Lang::En, 0) => format!("{parts} pass."),
            (Lang::En, year) => format!("{parts} passed in {year}."),
        },
        lang,
    ))
}

fn sitting_note(stage: &Stage, lang: Lang) -> Option<Worded> {
    match &stage.kind {
        StageKind::Sitting { sittings, .. } => sittings.note.as_ref().map(|note| Worded::of(note, lang)),
        _ => None,
    }
}
