//! What a profile tells without being asked: facts that follow from the present post, from posts of the history, from being
//! at work, from the places of now and of the wish, and from how long a licence is held. What the person says of a fact
//! always wins.

use super::Request;
use crate::base::{Day, Id};
use crate::dataset::{Dataset, DoorKind, Fact, Role, Told};
use crate::profile::{Profile, Spell};
use std::borrow::Cow;

/// The profile with the facts that it tells.
pub fn told<'p>(dataset: &Dataset, profile: &'p Profile, request: &Request) -> Cow<'p, Profile> {
    let mut facts: Vec<(Id, bool)> = Vec::new();
    let present = profile.role.as_ref().and_then(|id| dataset.role_or_former(id));
    let present = present.filter(|_| profile.is_employed(request.today));
    facts.extend(present.into_iter().flat_map(of_post));
    facts.extend(of_history(dataset, profile));
    let answers = dataset.fact.iter().filter_map(|fact| Some((fact.id.clone(), answer(fact, profile, request)?)));
    facts.extend(answers);
    facts.retain(|(id, _)| !profile.facts.contains_key(id));
    if facts.is_empty() {
        return Cow::Borrowed(profile);
    }
    let mut profile = profile.clone();
    profile.facts.extend(facts);
    Cow::Owned(profile)
}

/// What a post tells of who is in it.
fn of_post(role: &Role) -> impl Iterator<Item = (Id, bool)> {
    let so = |answer: bool| move |fact: &Id| (fact.clone(), answer);
    role.tells.iter().map(so(true)).chain(role.denies.iter().map(so(false)))
}

/// What posts of the history tell of the person: what they tell of an employer is past, and what they deny may be so by now.
fn of_history<'d>(dataset: &'d Dataset, profile: &'d Profile) -> impl Iterator<Item = (Id, bool)> {
    let roles = profile.spells.iter().flatten().filter_map(|spell| dataset.role_or_former(spell.role.as_ref()?));
    let told = roles.flat_map(|role| &role.tells);
    let of_person = |id: &&Id| dataset.fact_of(id.as_str()).is_some_and(|fact| fact.employer.is_none());
    told.filter(of_person).map(|id| (id.clone(), true))
}

fn answer(fact: &Fact, profile: &Profile, request: &Request) -> Option<bool> {
    match fact.told {
        Some(Told::Employed) if profile.role.is_some() => Some(profile.is_employed(request.today)),
        Some(Told::Employed) => profile.employed,
        Some(Told::MovesPrefecture) => moves(profile, request),
        None => is_over(fact, profile, request.today).then_some(false),
    }
}

/// Whether a licence of a fact was gained so long ago that the fact can hardly be so any more.
fn is_over(fact: &Fact, profile: &Profile, today: Day) -> bool {
    let Some(years) = fact.over_after else { return false };
    let of_fact = profile.licences.iter().filter(|held| fact.licences.contains(&held.id));
    of_fact.filter_map(|held| held.since).any(|since| since.plus_months(12 * i32::from(years)) <= today)
}

/// Whether the place that is wished is another than the present one; `None` where either is not said.
pub fn moves(profile: &Profile, request: &Request) -> Option<bool> {
    let from = profile.now.place.as_ref().or(profile.place.as_ref())?;
    Some(from != request.goal.wishes.place.as_ref()?)
}

/// The profile of the same person in a post on the way, as far as its door and the post itself tell of the employer. What
/// was said of the present employer is no answer there.
pub fn on_the_way(dataset: &Dataset, profile: &Profile, role: &Role, door: DoorKind, join: Day) -> Profile {
    let mut profile = profile.clone();
    for fact in &dataset.fact {
        let answer = match (&fact.told, &fact.employer) {
            (Some(Told::Employed), _) => Some(true),
            (_, Some(_)) if !door.leaves_employer() => continue,
            (_, Some(of)) if of.yes.contains(&door) => Some(true),
            (_, Some(of)) if of.no.contains(&door) => Some(false),
            (_, Some(_)) => None,
            (_, None) => continue,
        };
        profile.facts.remove(&fact.id);
        profile.facts.extend(answer.map(|answer| (fact.id.clone(), answer)));
    }
    profile.facts.extend(of_post(role));
    for spell in profile.spells.iter_mut().flatten() {
        spell.to = Some(spell.to.map_or(join.plus_days(-1), |last| last.min(join.plus_days(-1))));
    }
    profile.spells.iter_mut().for_each(|spells| {
        spells.push(Spell {
            role: Some(role.id.clone()),
            domains: Vec::new(),
            settings: Vec::new(),
            from: join,
            to: None,
            hours_per_week: None,
            extra: Default::default(),
        });
    });
    profile.role = Some(role.id.clone());
    profile.employed = Some(true);
    profile.left = None;
    profile
}
