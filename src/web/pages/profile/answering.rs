//! What an answer to an open question writes into the profile.

use crate::base::{Day, Id};
use crate::dataset::{Bound, Dataset, Leaf, Measure};
use crate::profile::{Held, Profile, Spell};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    YesNo,
    Months,
    Years,
    Yen,
    Points,
    Prefecture,
}

pub fn way(leaf: &Leaf) -> Way {
    match leaf {
        Leaf::Experience { measure: Measure::Months | Measure::FullTimeMonths, .. } => Way::Months,
        Leaf::Age { .. } => Way::Years,
        Leaf::Amount { .. } => Way::Yen,
        Leaf::Points { .. } => Way::Points,
        Leaf::Lives { .. } => Way::Prefecture,
        _ => Way::YesNo,
    }
}

pub fn yes_no(profile: &mut Profile, leaf: &Leaf, yes: bool, today: Day, data: &Dataset) {
    match leaf {
        Leaf::Fact { what } => fact(profile, what, yes),
        Leaf::Ever { what } | Leaf::Never { what } => {
            let had = yes == matches!(leaf, Leaf::Ever { .. });
            if data.fact_of(what.as_str()).is_some() {
                fact(profile, what, had)
            } else {
                holding(profile, what, had, None)
            }
        }
        Leaf::Holds { what, by } => holding(profile, what, yes, by.clone()),
        Leaf::Skill { what } if yes && !profile.skills.contains(what) => profile.skills.push(what.clone()),
        Leaf::Member { of, months } => {
            profile.memberships.retain(|held| held.id != *of);
            if yes {
                let since = today.plus_months(-i32::try_from(*months).unwrap_or(0));
                profile.memberships.push(Held { id: of.clone(), since: Some(since), ..Held::default() });
            } else {
                fact(profile, of, false);
            }
        }
        Leaf::Experience { measure, domain, least, .. } => {
            let months = match measure {
                Measure::Months | Measure::FullTimeMonths => *least,
                Measure::Days => least / 20 + 1,
                Measure::Hours => least / 160 + 1,
            };
            experience(profile, domain, if yes { months } else { 0 }, today);
        }
        _ => {}
    }
}

pub fn number(profile: &mut Profile, leaf: &Leaf, number: i64, today: Day) {
    match leaf {
        Leaf::Experience { domain, .. } => {
            experience(profile, domain, u32::try_from(number.clamp(0, 900)).unwrap_or(0), today);
        }
        Leaf::Age { bound: Bound::AtLeast | Bound::AtMost | Bound::Under, .. } => {
            profile.age = u8::try_from(number.clamp(0, 120)).ok();
        }
        Leaf::Amount { what, .. } | Leaf::Points { what, .. } => {
            profile.amounts.insert(what.clone(), number);
        }
        _ => {}
    }
}

fn fact(profile: &mut Profile, id: &Id, yes: bool) {
    profile.facts.insert(id.clone(), yes);
}

fn holding(profile: &mut Profile, id: &Id, yes: bool, by: Option<Id>) {
    profile.holds.retain(|held| held.id != *id);
    profile.lacks.retain(|lacked| lacked != id);
    if yes {
        profile.holds.push(Held { id: id.clone(), by, ..Held::default() });
    } else {
        profile.lacks.push(id.clone());
    }
}

/// So many months up to today in a domain; none says that the history is known.
fn experience(profile: &mut Profile, domain: &Id, months: u32, today: Day) {
    let spells = profile.spells.get_or_insert_default();
    if months > 0 {
        spells.push(Spell {
            role: None,
            domains: vec![domain.clone()],
            settings: Vec::new(),
            from: today.plus_months(-i32::try_from(months).unwrap_or(0)),
            to: None,
            hours_per_week: None,
            extra: Default::default(),
        });
    }
}
