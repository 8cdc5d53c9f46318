//! Answering a not-known both ways: two profiles that differ in one leaf.

use super::Request;
use crate::base::{Day, Id};
use crate::dataset::{Bound, Dataset, Leaf, Measure};
use crate::profile::{Held, Profile, Spell};

/// The profile with the leaf answered yes, and with it answered no; `None` where neither can be said by one answer.
/// A quantity is put on either side of its threshold.
pub fn answered(dataset: &Dataset, profile: &Profile, request: &Request, leaf: &Leaf) -> Option<(Profile, Profile)> {
    let (mut yes, mut no) = (profile.clone(), profile.clone());
    match leaf {
        Leaf::Fact { what } | Leaf::Ever { what } if dataset.fact_of(what.as_str()).is_some() => {
            yes.facts.insert(what.clone(), true);
            no.facts.insert(what.clone(), false);
        }
        Leaf::Never { what } if dataset.fact_of(what.as_str()).is_some() => {
            yes.facts.insert(what.clone(), false);
            no.facts.insert(what.clone(), true);
        }
        Leaf::Holds { what, by } => {
            yes.holds.retain(|held| held.id != *what);
            yes.holds.push(Held { id: what.clone(), since: None, expires: None, by: by.clone() });
            if by.is_none() {
                no.lacks.push(what.clone());
            }
        }
        Leaf::Ever { what } => {
            yes.holds.push(Held { id: what.clone(), ..Held::default() });
            no.lacks.push(what.clone());
        }
        Leaf::Never { what } => {
            yes.lacks.push(what.clone());
            no.holds.push(Held { id: what.clone(), ..Held::default() });
        }
        Leaf::Skill { what } => {
            yes.skills.push(what.clone());
            return Some((yes, no)).filter(|(yes, no)| yes.skills != no.skills);
        }
        Leaf::Experience { measure, domain, least, .. } => {
            let months = match measure {
                Measure::Months | Measure::FullTimeMonths => *least,
                Measure::Days => least * 7 / 5 / 28 + 1,
                Measure::Hours => least * 7 / 40 / 28 + 1,
            };
            yes.spells = Some(vec![past_spell(request.today, domain, months)]);
            no.spells = Some(Vec::new());
        }
        Leaf::Age { bound, years } => {
            let years = u8::try_from(*years).ok()?;
            let (old, young) = (years.checked_add(u8::from(*bound == Bound::AtMost))?, years.checked_sub(1)?);
            yes.age = Some(if *bound == Bound::AtLeast { years } else { young });
            no.age = Some(if *bound == Bound::AtLeast { young } else { old });
        }
        Leaf::Amount { what, bound, yen } => {
            let (below, above) = (yen.saturating_sub(1), yen.saturating_add(1));
            yes.amounts.insert(what.clone(), if *bound == Bound::AtLeast { above } else { below });
            no.amounts.insert(what.clone(), if *bound == Bound::AtLeast { below } else { above });
        }
        Leaf::Points { what, least, .. } => {
            yes.amounts.insert(what.clone(), i64::from(*least));
            no.amounts.insert(what.clone(), i64::from(*least) - 1);
        }
        Leaf::Lives { prefectures } => {
            yes.place = prefectures.first().cloned();
            no.place = dataset.prefecture.iter().map(|p| &p.id).find(|id| !prefectures.contains(id)).cloned();
        }
        Leaf::Member { of, .. } => {
            yes.memberships.push(Held { id: of.clone(), since: Some(Day::first()), ..Held::default() });
            no.facts.insert(of.clone(), false);
        }
        Leaf::Fact { .. } => return None,
    }
    Some((yes, no))
}

/// A stretch of work that ended today and was just long enough, or goes on if the person is at work.
fn past_spell(today: Day, domain: &Id, months: u32) -> Spell {
    Spell {
        role: None,
        domains: vec![domain.clone()],
        settings: Vec::new(),
        from: today.plus_months(-(months.min(1200) as i32)).plus_days(-1),
        to: None,
        hours_per_week: None,
        extra: Default::default(),
    }
}
