//! What in a profile can't be: contradictions and days that are impossible. Nothing here stops planning by itself.

use super::Profile;
use crate::base::{Day, Id};
use crate::dataset::Dataset;

/// One thing in a profile that can't be as it stands, or that the dataset does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No entry has this id. `kind` is the kind that the field takes.
    UnknownId {
        field: &'static str,
        kind: IdKind,
        id: Id,
    },
    /// Gained before the person was born.
    GainedBeforeBirth {
        id: Id,
        since: Day,
    },
    /// Gained after today.
    GainedInFuture {
        id: Id,
        since: Day,
    },
    /// A spell that ends before it begins.
    SpellReversed {
        from: Day,
        to: Day,
    },
    /// A spell that begins before the person was born.
    SpellBeforeBirth {
        from: Day,
    },
    /// Born in the future, or more than 120 years ago.
    ImpossibleBirth {
        born: Day,
    },
    /// An age below 15 or above 99.
    ImpossibleAge {
        age: i32,
    },
    /// The deadline has passed.
    ArriveByPast {
        day: Day,
    },
    InWorkByPast {
        day: Day,
    },
    /// `employed` is true, but `left` has passed.
    EmployedAndLeft {
        left: Day,
    },
    /// Both held and lacked.
    HeldAndLacked {
        id: Id,
    },
    /// More hours than a week has.
    ImpossibleHours {
        hours: u8,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdKind {
    Licence,
    Qualification,
    Role,
    RoleOrQualification,
    Domain,
    Fact,
    Skill,
    Prefecture,
    Obligation,
}

/// Everything that can't be as it stands, in the order of the profile's fields.
pub fn check(profile: &Profile, dataset: &Dataset, today: Day) -> Vec<Problem> {
    let mut problems = Vec::new();
    dates(profile, today, &mut problems);
    ids(profile, dataset, &mut problems);
    problems
}

fn dates(profile: &Profile, today: Day, problems: &mut Vec<Problem>) {
    if let Some(born) = profile.born
        && (born > today || born.age_of(today) < -120)
    {
        problems.push(Problem::ImpossibleBirth { born });
    }
    if let Some(age) = profile.age_on(today, today)
        && !(15..=99).contains(&age)
    {
        problems.push(Problem::ImpossibleAge { age });
    }
    for held in profile.licences.iter().chain(&profile.holds) {
        let Some(since) = held.since else { continue };
        if profile.born.is_some_and(|born| since < born) {
            problems.push(Problem::GainedBeforeBirth { id: held.id.clone(), since });
        } else if since > today {
            problems.push(Problem::GainedInFuture { id: held.id.clone(), since });
        }
    }
    for spell in profile.spells.iter().flatten() {
        if let Some(to) = spell.to
            && to < spell.from
        {
            problems.push(Problem::SpellReversed { from: spell.from, to });
        }
        if profile.born.is_some_and(|born| spell.from < born) {
            problems.push(Problem::SpellBeforeBirth { from: spell.from });
        }
    }
    if let (Some(true), Some(left)) = (profile.employed, profile.left)
        && left < today
    {
        problems.push(Problem::EmployedAndLeft { left });
    }
    if let Some(hours) = profile.hours_per_week
        && hours > 112
    {
        problems.push(Problem::ImpossibleHours { hours });
    }
    if let Some(goal) = &profile.goal {
        problems.extend(goal.arrive_by.filter(|day| *day < today).map(|day| Problem::ArriveByPast { day }));
        problems.extend(goal.in_work_by.filter(|day| *day < today).map(|day| Problem::InWorkByPast { day }));
    }
}

fn ids(profile: &Profile, dataset: &Dataset, problems: &mut Vec<Problem>) {
    let mut need = |is_there: bool, field: &'static str, kind: IdKind, id: &Id| {
        if !is_there {
            problems.push(Problem::UnknownId { field, kind, id: id.clone() });
        }
    };
    let holding = |id: &Id| dataset.qualification_of(id.as_str()).is_some();
    let role = |id: &Id| dataset.role_or_former(id).is_some();
    let domain = |id: &Id| dataset.domain_of(id.as_str()).is_some();
    let prefecture = |id: &Id| dataset.prefecture_of(id.as_str()).is_some();
    for held in &profile.licences {
        need(holding(&held.id), "licences", IdKind::Licence, &held.id);
    }
    for held in &profile.holds {
        need(holding(&held.id), "holds", IdKind::Qualification, &held.id);
    }
    for id in &profile.lacks {
        need(holding(id), "lacks", IdKind::Qualification, id);
    }
    for id in profile.facts.keys() {
        need(dataset.fact_of(id.as_str()).is_some(), "facts", IdKind::Fact, id);
    }
    for id in &profile.skills {
        need(dataset.skill_of(id.as_str()).is_some(), "skills", IdKind::Skill, id);
    }
    for bound in &profile.obligations {
        need(dataset.obligation_of(bound.id.as_str()).is_some(), "obligations", IdKind::Obligation, &bound.id);
    }
    if let Some(id) = &profile.role {
        need(role(id), "role", IdKind::Role, id);
    }
    for spell in profile.spells.iter().flatten() {
        if let Some(id) = &spell.role {
            need(role(id), "spells.role", IdKind::Role, id);
        }
        for id in spell.domains.iter().chain(&spell.settings) {
            need(domain(id), "spells.domains", IdKind::Domain, id);
        }
    }
    for id in profile.place.iter().chain(&profile.now.place) {
        need(prefecture(id), "place", IdKind::Prefecture, id);
    }
    if let Some(goal) = &profile.goal {
        for id in &goal.also {
            need(role(id) || holding(id), "goal.also", IdKind::RoleOrQualification, id);
        }
        if let Some(id) = &goal.target {
            need(role(id) || holding(id), "goal.target", IdKind::RoleOrQualification, id);
        }
        for id in &goal.acceptable {
            need(role(id), "goal.acceptable", IdKind::Role, id);
        }
        for id in &goal.beside {
            need(role(id) || holding(id), "goal.beside", IdKind::RoleOrQualification, id);
        }
    }
    for held in profile.licences.iter().chain(&profile.holds) {
        if profile.lacks.contains(&held.id) {
            problems.push(Problem::HeldAndLacked { id: held.id.clone() });
        }
    }
}
