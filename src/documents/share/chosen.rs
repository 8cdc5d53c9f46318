//! What of a roadmap a link holds: the plan, and of the person only what the sender chose. Texts are made harmless.

use super::{Include, ShareError};
use crate::base::Yen;
use crate::documents::Roadmap;
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
    let mut sent = Goal { extra: Extra::new(), ..all.clone() };
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

/// Makes every text harmless, in place: on sending and on opening.
pub fn harmless(roadmap: &mut Roadmap) {
    roadmap.title = clean(&roadmap.title, false);
    roadmap.notes = roadmap.notes.iter().map(|(key, note)| (clean(key, false), clean(note, true))).collect();
    roadmap.ticks = roadmap.ticks.iter().map(|(key, day)| (clean(key, false), *day)).collect();
    roadmap.profile.notes = roadmap.profile.notes.as_ref().map(|notes| clean(notes, true));
    for step in &mut roadmap.steps {
        step.key = clean(&step.key, false);
    }
}

/// Without control characters and without the marks that turn the direction of text around; lines are kept where asked.
pub fn clean(text: &str, lines: bool) -> String {
    let good = |c: &char| match c {
        '\n' => lines,
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => false,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}' => false,
        c => !c.is_control() && (u32::from(*c) & 0xfffe) != 0xfffe,
    };
    text.replace("\r\n", "\n").chars().filter(good).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_loses_what_could_deceive_and_nothing_else() {
        assert_eq!(clean("看護師\u{202e}<b>\u{0}\u{7}x\r\n二行目", true), "看護師<b>x\n二行目");
        assert_eq!(clean("一行\n目\u{2066}", false), "一行目");
        assert_eq!(clean("👩\u{200d}⚕️ が", true), "👩\u{200d}⚕️ が", "joined emoji stay whole");
    }
}
