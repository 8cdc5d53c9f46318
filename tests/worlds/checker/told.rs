//! The checker's reading of silence: what a profile tells without saying it, and what is taken where nothing is told.

use super::{Entered, Facts, Life, Verdict, said, wider};
use norikae::base::{Day, Id};
use norikae::dataset::{Clause, EntryRoute, Expr, Fact, Leaf, Measure, Qualification, QualificationKind, Told};

/// What is told of a fact on a day of a plan: `None`, nothing. More than one answer where one post is left for another on
/// that day; and whether what is so today is so in a post on the way is left open too.
pub fn answers(facts: &Facts, entered: &[Entered], what: &Id, day: Day) -> impl Iterator<Item = Option<bool>> {
    let before = entered.iter().take_while(|post| post.on < day).count();
    let after = entered.iter().take_while(|post| post.on <= day).count();
    [0, before, after].into_iter().map(move |posts| told(facts, &entered[..posts], what))
}

fn told(facts: &Facts, entered: &[Entered], what: &Id) -> Option<bool> {
    let fact = facts.dataset.fact_of(what.as_str());
    let today = facts.profile.facts.get(what).copied().or_else(|| told_today(facts, fact?));
    entered.iter().fold(today, |answer, post| {
        if post.role.tells.contains(what) {
            return Some(true);
        }
        if post.role.denies.contains(what) {
            return Some(false);
        }
        let Some(fact) = fact else { return answer };
        if fact.told == Some(Told::Employed) {
            return Some(true);
        }
        match &fact.employer {
            Some(of) if post.by.leaves_employer() && of.yes.contains(&post.by) => Some(true),
            Some(of) if post.by.leaves_employer() && of.no.contains(&post.by) => Some(false),
            Some(_) if post.by.leaves_employer() => None,
            _ => answer,
        }
    })
}

/// What the rest of the profile tells of a fact that it does not name.
fn told_today(facts: &Facts, fact: &Fact) -> Option<bool> {
    let profile = facts.profile;
    match fact.told {
        Some(Told::Employed) if profile.role.is_some() => return Some(facts.present().is_some()),
        Some(Told::Employed) => return profile.employed,
        Some(Told::MovesPrefecture) => {
            let lives = profile.now.place.as_ref().or(profile.place.as_ref())?;
            return Some(lives != facts.request.goal.wishes.place.as_ref()?);
        }
        None => {}
    }
    let gained = profile.licences.iter().filter(|held| fact.licences.contains(&held.id)).filter_map(|held| held.since);
    let longest = gained.map(|since| since.whole_months_until(facts.today())).max();
    if fact.over_after.zip(longest).is_some_and(|(years, months)| months >= 12 * i32::from(years)) {
        return Some(false);
    }
    let of_history = profile.spells.iter().flatten().filter_map(|spell| facts.role(spell.role.as_ref()?));
    if fact.employer.is_none() && of_history.flat_map(|role| &role.tells).any(|told| *told == fact.id) {
        return Some(true);
    }
    let present = facts.role(facts.present()?)?;
    let (tells, denies) = (present.tells.contains(&fact.id), present.denies.contains(&fact.id));
    (tells || denies).then_some(tells)
}

/// Whether the person has none of the licences of which one is needed.
fn lacks_all(facts: &Facts, licences: &[Id]) -> bool {
    !licences.is_empty() && !licences.iter().any(|id| may_hold(facts, id))
}

/// Whether the person holds something today, by itself or with another, or may hold it unsaid.
pub fn may_hold(facts: &Facts, id: &Id) -> bool {
    let named = facts.profile.licences.iter().chain(&facts.profile.holds);
    let mut open: Vec<(&Id, Option<&Id>)> = named.map(|held| (&held.id, held.by.as_ref())).collect();
    let mut seen: Vec<&Id> = Vec::new();
    while let Some((held, by)) = open.pop() {
        if held == id {
            return true;
        }
        if !seen.contains(&held) {
            seen.push(held);
            let entry = facts.dataset.qualification_of(held.as_str());
            open.extend(entry.iter().flat_map(|entry| brought(facts, entry, by)).map(|id| (id, None)));
        }
    }
    unsaid_holding(facts, id) != Verdict::NotMet
}

/// What comes with a qualification: always, by the route told, or by each route that may have been theirs.
pub fn brought<'d>(facts: &'d Facts, entry: &'d Qualification, by: Option<&Id>) -> Vec<&'d Id> {
    let named = |id: &Id| facts.profile.licences.iter().any(|held| held.id == *id);
    let is_foreign = |clause: &Clause| match &clause.asks.0 {
        Expr::Leaf(leaf) => is_lacking(facts, leaf, &named),
        Expr::All(parts) => {
            parts.iter().any(|part| matches!(part, Expr::Leaf(leaf) if is_lacking(facts, leaf, &named)))
        }
        _ => false,
    };
    let may_be = |route: &&EntryRoute| match by {
        Some(by) => route.id == *by,
        None => route.open && !route.clause.iter().any(is_foreign),
    };
    let routes: Vec<&EntryRoute> = entry.entry.iter().filter(may_be).collect();
    let by_each = routes.first().into_iter().flat_map(|first| &first.brings);
    let by_each = by_each.filter(|id| routes.iter().all(|route| route.brings.contains(id)));
    entry.brings.iter().chain(by_each).collect()
}

/// Whether a leaf asks for a licence that is not named.
fn is_lacking(facts: &Facts, leaf: &Leaf, named: &dyn Fn(&Id) -> bool) -> bool {
    let Leaf::Holds { what, .. } = leaf else { return false };
    let kind = facts.dataset.qualification_of(what.as_str()).map(|entry| entry.kind);
    kind == Some(QualificationKind::Licence) && !named(what)
}

/// How a qualification stands that nothing names as held.
pub fn unsaid_holding(facts: &Facts, what: &Id) -> Verdict {
    if facts.profile.lacks.contains(what) {
        return Verdict::NotMet;
    }
    match facts.dataset.qualification_of(what.as_str()) {
        None => Verdict::Unknown,
        Some(entry) if entry.kind == QualificationKind::Licence || lacks_all(facts, &entry.licences) => Verdict::NotMet,
        Some(entry) => said(entry.unsaid),
    }
}

/// How a fact stands of which nothing is told.
pub fn unsaid_fact(facts: &Facts, what: &Id) -> Verdict {
    match facts.dataset.fact_of(what.as_str()) {
        None => Verdict::Unknown,
        Some(fact) if lacks_all(facts, &fact.licences) => Verdict::NotMet,
        Some(fact) if left_open(facts, fact) => Verdict::Unknown,
        Some(fact) => said(fact.unsaid),
    }
}

/// Whether a fact differs from one of the posts such as the present one to the next.
fn left_open(facts: &Facts, fact: &Fact) -> bool {
    facts.present().and_then(|id| facts.role(id)).is_some_and(|role| role.varies.contains(&fact.id))
}

/// How work stands of which nothing is told: not known where there may have been some.
pub fn unsaid_work(facts: &Facts, entered: &[Entered], leaf: &Leaf, day: Day) -> Verdict {
    let Leaf::Experience { measure, domain, least, filter } = leaf else { return Verdict::NotMet };
    // Who is still in training has done nothing of a licensed trade but what the training gives.
    let present = facts.present().and_then(|id| facts.role(id));
    let training = present.filter(|role| role.lasts.is_some() || role.finish.is_some());
    let months = match measure {
        Measure::Days => least / 20,
        Measure::Hours => least / 160,
        _ => *least,
    };
    let beyond = training.is_some_and(|role| {
        let whole = |lag: norikae::base::Lag| lag.about_days() / 30;
        // Who is in it has not finished it.
        let longest = role.finish.map_or_else(|| role.lasts.map_or(0, whole), |takes| whole(takes) - 1);
        !wider(facts, role.gives.iter()).contains(domain) || months > longest
    });
    let held: Vec<Id> = Life::today(facts).holdings.into_iter().map(|held| held.id).collect();
    let of_licence = facts.dataset.role.iter().filter(|role| role.licences.iter().any(|id| held.contains(id)));
    let own_work = wider(facts, of_licence.chain(present).flat_map(|role| &role.gives));
    let target = facts.request.goal.target.as_ref().and_then(|id| facts.role(id));
    let sought = wider(facts, target.into_iter().flat_map(|role| &role.gives));
    let impossible = wider(facts, std::iter::once(domain)).iter().any(|id| {
        facts.dataset.domain_of(id.as_str()).is_some_and(|wider| {
            let of_new_employer = wider.here && wider.id == *domain && entered.iter().any(|post| post.on <= day);
            lacks_all(facts, &wider.licences)
                || beyond && !wider.licences.is_empty()
                || filter.current && wider.told_by_post
                || wider.own_posts && sought.contains(&wider.id) && !own_work.contains(&wider.id)
                || of_new_employer
        })
    });
    let without_licence = filter.after.iter().chain(&filter.under).any(|id| !may_hold(facts, id));
    let told = facts.profile.spells.is_some();
    if told || impossible || without_licence { Verdict::NotMet } else { Verdict::Unknown }
}
