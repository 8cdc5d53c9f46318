//! Why a step is there, as one sentence: 「…」のうち足りない分を、この仕事で満たします。

use super::clause::clause_text;
use super::date::{day, pick};
use super::names;
use super::worded::Worded;
use crate::base::{Id, Lag, Lang};
use crate::dataset::{Anchor, Dataset, Force, Procedure, Proof, Strength};
use crate::lookup::{Standing, clause_at};
use crate::planner::{Cause, ClauseAt};

/// Why a step is there. The sentence stands alone, without なぜ: before it.
pub fn cause(cause: &Cause, dataset: &Dataset, lang: Lang) -> Worded {
    let say = |ja: String, en: String| Worded::new(pick(lang, ja, en), lang);
    match cause {
        Cause::Clause { at } => closes(at, dataset, lang),
        Cause::Enters { role, .. } => {
            let role = names::role(role, dataset, lang).text;
            say(format!("「{role}」に入るための手順です。"), format!("It is part of getting into this post: {role}."))
        }
        Cause::Gives { domain, at, .. } => {
            let (asked, domain) = (clause_text(at, dataset, lang).text, names::domain(domain, dataset, lang).text);
            let by = match (owner(at, dataset, lang), strength(at, dataset)) {
                (Owner::Post(name), Some(Strength::Usual)) => {
                    pick(lang, format!("「{name}」でよく求められる"), format!(", usually asked for {name}"))
                }
                (Owner::Post(name) | Owner::Other(name), _) => {
                    pick(lang, format!("「{name}」で求められる"), format!(", asked for {name}"))
                }
            };
            say(
                format!("{by}「{asked}」のうち、足りない分をここでの「{domain}」で満たします。"),
                format!("This work gives the missing {domain} for “{asked}”{by}."),
            )
        }
        Cause::InWorkBy { day: by } => {
            let by = day(*by, lang);
            say(format!("{by}までに働きはじめるためです。"), format!("It puts you in work by {by}."))
        }
        Cause::Procedure { procedure } => match dataset.procedure_of(procedure.as_str()) {
            Some(procedure) => say(anchored_ja(procedure), anchored_en(procedure)),
            None => names::unknown(lang),
        },
        Cause::Networking { networking } => match dataset.networking_of(networking.as_str()) {
            Some(action) => {
                let mut brings = Worded::of(&action.brings, lang);
                if brings.lang == Lang::Ja && !brings.text.ends_with(['。', ')']) {
                    brings.text.push('。');
                }
                brings
            }
            None => names::unknown(lang),
        },
        Cause::Obligation { obligation } => {
            let name = names::obligation(obligation, dataset, lang).text;
            say(
                format!("「{name}」があるため、離れる前に精算が要ります。"),
                format!("Because of this obligation, which has to be settled before you leave: {name}."),
            )
        }
        Cause::Subsidy { subsidy } => {
            let name = names::subsidy(subsidy, dataset, lang).text;
            say(
                format!("「{name}」は、受講を始める前に申請しないと受けられないためです。"),
                format!("This subsidy has to be applied for before the course begins: {name}."),
            )
        }
        Cause::Goal => {
            say("目的地に着くために必要な手順です。".to_owned(), "It takes you to your destination.".to_owned())
        }
        Cause::Beside { wished } => {
            let name = match dataset.program_of(wished.as_str()) {
                Some(_) => names::program(wished, dataset, lang).text,
                None => names::holding(wished, dataset, lang).text,
            };
            say(
                format!("目的地とあわせて希望している「{name}」のためです。"),
                format!("You wish for it beside your destination: {name}."),
            )
        }
    }
}

/// What a clause belongs to.
enum Owner {
    Post(String),
    Other(String),
}

fn owner(at: &ClauseAt, dataset: &Dataset, lang: Lang) -> Owner {
    match at {
        ClauseAt::Role { role, .. }
        | ClauseAt::Grade { role, .. }
        | ClauseAt::Door { role, .. }
        | ClauseAt::OnlyIf { role, .. } => Owner::Post(names::role(role, dataset, lang).text),
        ClauseAt::Entry { qualification, .. } | ClauseAt::Stage { qualification, .. } => {
            Owner::Other(names::qualification(qualification, dataset, lang).text)
        }
        ClauseAt::Program { program, .. } => Owner::Other(names::program(program, dataset, lang).text),
        ClauseAt::Subsidy { subsidy, .. } => Owner::Other(names::subsidy(subsidy, dataset, lang).text),
    }
}

fn strength(at: &ClauseAt, dataset: &Dataset) -> Option<Strength> {
    match clause_at(dataset, at)? {
        Standing::Clause(clause) => Some(clause.strength),
        Standing::OnlyIf(_) => None,
    }
}

fn closes(at: &ClauseAt, dataset: &Dataset, lang: Lang) -> Worded {
    let asked = clause_text(at, dataset, lang).text;
    let (ja, en) = match (owner(at, dataset, lang), strength(at, dataset)) {
        (Owner::Post(name), Some(Strength::Law)) => (
            format!("「{name}」で働くには、法律で「{asked}」が必要なためです。"),
            format!("The law asks it of {name}: {asked}."),
        ),
        (Owner::Post(name), Some(Strength::Rule)) => (
            format!("「{name}」の募集要項で「{asked}」が必須とされているためです。"),
            format!("The rules of application ask it for {name}: {asked}."),
        ),
        (Owner::Post(name), Some(Strength::Closes)) => (
            format!("「{name}」では、「{asked}」が実際にはほぼ必須のためです。"),
            format!("In practice {name} is closed without it: {asked}."),
        ),
        (Owner::Post(name), Some(Strength::Plus)) => (
            format!("「{name}」では「{asked}」があれば有利なためです。"),
            format!("It is welcome for {name}: {asked}."),
        ),
        (Owner::Post(name), _) => (
            format!("「{name}」でよく求められる「{asked}」を、ここで満たします。"),
            format!("It is usually asked for {name}: {asked}."),
        ),
        (Owner::Other(name), _) => {
            (format!("「{name}」に必要な「{asked}」を満たすためです。"), format!("It is needed for {name}: {asked}."))
        }
    };
    Worded::new(pick(lang, ja, en), lang)
}

/// Whether a procedure is over before its event, or begins with it.
fn is_before(procedure: &Procedure) -> bool {
    let timing = &procedure.timing;
    timing.within_after.is_none() && timing.before.or(timing.at_latest_before).is_some_and(|lead| lead != Lag::NONE)
}

fn anchored_ja(procedure: &Procedure) -> String {
    let when = match (procedure.anchor, is_before(procedure)) {
        (Anchor::Leaving, true) => "退職の前に",
        (Anchor::Leaving, false) => "退職のときに",
        (Anchor::Joining, true) => "入職の前に",
        (Anchor::Joining, false) => "入職したら",
        (Anchor::Search, true) => "仕事を探しはじめる前に",
        (Anchor::Search, false) => "仕事を探しはじめるときに",
        (Anchor::Offer, true) => "内定を受ける前に",
        (Anchor::Offer, false) => "内定のあとに",
        (Anchor::Licence, _) => "免許を得たときに",
        (Anchor::Course, true) => "講座が始まる前に",
        (Anchor::Course, false) => "講座を始めるときに",
        (Anchor::Today, _) => "計画を始めるいま",
        (Anchor::Gap, _) => "仕事をしていないあいだに",
        (Anchor::YearEnd, _) => "年末に",
    };
    let force = match procedure.force {
        Force::Law => "法律で必要な手続きです。",
        Force::Contract => "就業規則や契約で必要な手続きです。",
        Force::Custom => "しておくのが慣習です。",
        Force::Advice => "しておくと安心です。",
    };
    format!("{when}、{force}")
}

fn anchored_en(procedure: &Procedure) -> String {
    let when = match (procedure.anchor, is_before(procedure)) {
        (Anchor::Leaving, true) => "before you leave a post",
        (Anchor::Leaving, false) => "when you leave a post",
        (Anchor::Joining, true) => "before you join a post",
        (Anchor::Joining, false) => "once you have joined a post",
        (Anchor::Search, true) => "before you begin to search",
        (Anchor::Search, false) => "when you begin to search",
        (Anchor::Offer, true) => "before you accept an offer",
        (Anchor::Offer, false) => "after an offer",
        (Anchor::Licence, _) => "when you gain a licence",
        (Anchor::Course, true) => "before a course begins",
        (Anchor::Course, false) => "when you begin a course",
        (Anchor::Today, _) => "now, as you begin",
        (Anchor::Gap, _) => "while you are without a post",
        (Anchor::YearEnd, _) => "at the end of the year",
    };
    let force = match procedure.force {
        Force::Law => "The law asks it",
        Force::Contract => "Work rules or contract ask it",
        Force::Custom => "It is customary",
        Force::Advice => "It is prudent",
    };
    format!("{force} {when}.")
}

/// Where the fact behind a cause comes from.
pub fn cause_source<'a>(cause: &Cause, dataset: &'a Dataset) -> Option<&'a Proof> {
    let role = |id: &Id| dataset.role_or_former(id).map(|role| &role.proof);
    match cause {
        Cause::Clause { at } | Cause::Gives { at, .. } => match at {
            ClauseAt::Role { role: id, .. }
            | ClauseAt::Grade { role: id, .. }
            | ClauseAt::Door { role: id, .. }
            | ClauseAt::OnlyIf { role: id, .. } => role(id),
            ClauseAt::Entry { qualification, .. } | ClauseAt::Stage { qualification, .. } => {
                dataset.qualification_of(qualification.as_str()).map(|entry| &entry.proof)
            }
            ClauseAt::Program { program, .. } => dataset.program_of(program.as_str()).map(|entry| &entry.proof),
            ClauseAt::Subsidy { subsidy, .. } => dataset.subsidy_of(subsidy.as_str()).map(|entry| &entry.proof),
        },
        Cause::Enters { role: id, .. } => role(id),
        Cause::Procedure { procedure } => dataset.procedure_of(procedure.as_str()).map(|entry| &entry.proof),
        Cause::Networking { networking } => dataset.networking_of(networking.as_str()).map(|entry| &entry.proof),
        Cause::Obligation { obligation } => dataset.obligation_of(obligation.as_str()).map(|entry| &entry.proof),
        Cause::Subsidy { subsidy } => dataset.subsidy_of(subsidy.as_str()).map(|entry| &entry.proof),
        Cause::InWorkBy { .. } | Cause::Goal | Cause::Beside { .. } => None,
    }
}
