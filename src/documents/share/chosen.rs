//! What of a roadmap a link holds: the plan, and of the person only what the sender chose. Texts are made harmless.

use super::{Include, ShareError};
use crate::base::Yen;
use crate::documents::Roadmap;
use crate::documents::clean::harmless;
use crate::planner::What;
use crate::profile::{Conditions, Extra, Goal, Held, Profile};

const LONGEST_TITLE: usize = 120;
const LONGEST_NOTE: usize = 2_000;
const MOST_STEPS: usize = 400;

/// A copy with only what is sent.
pub fn chosen(roadmap: &Roadmap, include: Include) -> Result<Roadmap, ShareError> {
    let mut sent = roadmap.clone();
    sent.extra = Extra::new();
    sent.profile = profile(&roadmap.profile, include);
    sent.goal = goal(&roadmap.goal, include);
    if !include.history {
        sent.route.clauses.clear();
    }
    if !include.money {
        hide_prices(&mut sent);
    }
    if !include.notes {
        sent.notes.clear();
    }
    harmless(&mut sent);
    let too_long = sent.notes.values().chain(&sent.profile.notes).any(|note| note.chars().count() > LONGEST_NOTE);
    if too_long || sent.title.chars().count() > LONGEST_TITLE || sent.steps.len() > MOST_STEPS {
        return Err(ShareError::TooLarge);
    }
    Ok(sent)
}

fn profile(all: &Profile, include: Include) -> Profile {
    let mut sent = if include.history {
        all.clone()
    } else {
        Profile {
            licences: all.licences.iter().map(|held| Held { id: held.id.clone(), ..Held::default() }).collect(),
            role: all.role.clone(),
            employed: all.employed,
            ..Profile::default()
        }
    };
    sent.goal = None;
    sent.extra = Extra::new();
    sent.spells.iter_mut().flatten().for_each(|spell| spell.extra.clear());
    if include.money {
        sent.savings = all.savings;
        sent.amounts = all.amounts.clone();
        sent.now.pay = all.now.pay;
    } else {
        sent.savings = None;
        sent.amounts.clear();
        sent.now.pay = None;
        sent.obligations.iter_mut().for_each(|bound| bound.price = None);
    }
    sent.notes = if include.notes { all.notes.clone() } else { None };
    sent
}

fn goal(all: &Goal, include: Include) -> Goal {
    let mut sent = Goal { also: Vec::new(), extra: Extra::new(), ..all.clone() };
    if !include.history {
        sent.wishes = Conditions { pay: all.wishes.pay, ..Conditions::default() };
    }
    if !include.money {
        sent.wishes.pay = None;
    }
    sent
}

/// The price of leaving before an obligation is served is the person's own figure, and so is a cost that contains it.
fn hide_prices(sent: &mut Roadmap) {
    let paid: Yen = sent.route.changes.iter().flat_map(|change| &change.pays).map(|paid| paid.price).sum();
    sent.route.changes.iter_mut().for_each(|change| change.pays.clear());
    sent.route.cost = sent.route.cost - paid;
    if paid != Yen::ZERO {
        sent.route.values.cost = sent.route.cost.in_fifty_thousands();
    }
    for step in &mut sent.steps {
        if matches!(step.what, What::PayObligation { .. }) {
            step.cost = None;
            step.unpriced = true;
        }
    }
}
