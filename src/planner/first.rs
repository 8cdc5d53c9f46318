//! Which card stands first, and what stands beside the one that has all marks.

use super::answer::{Card, Change, Mark, Route, Values};
use super::front::{Search, Unlikely, cards};
use super::likely::is_for_the_young;
use super::prepared::{ASKING, Prepared, Target};
use crate::base::Month;
use crate::dataset::Leaf;

/// Months for which a route may take longer and still come before one that hangs on what hardly anybody meets.
const FAR_LATER: i32 = 60;
/// Months for which what hangs on usual years of the own trade may take longer and still come before anything else.
const LATER: i32 = 24;
/// Years of age that hardly anybody has who asks for another career.
const OLD: i32 = 60;
/// Months for which nobody relies on what may be rather than on what is certain.
const LITTLE_SOONER: i32 = 3;
/// Months for which nobody takes a further post, nor leaves for one.
const YEAR: i32 = 12;
/// The same where both ways are certain.
const HALF_YEAR: i32 = 6;
/// Own cost, in steps of ¥50,000, that counts as none.
const LITTLE: i64 = 2;

/// Where a route stands among cards, and its values there.
type At = (usize, Values);

impl Prepared<'_, '_> {
    /// Marks the card by which somebody arrives soonest, if sooner than for certain, who has worked in their own trade for
    /// the years that it asks. Where nothing is certain nor as likely, the card that hangs on least. In place of either, and
    /// of the soonest certain one, the card by which one is paid meanwhile; else a certain one with fewer changes of employer.
    pub fn mark_what_stands_first(&self, cards: &mut [Card], unlikely: Unlikely<'_>) {
        let certain = cards.iter().flat_map(Card::routes).filter(|route| !route.is_conditional());
        let certain = certain.map(|route| (route.arrival.month(), route.changes.len())).min();
        let soonest = hanging_on_least(cards, unlikely).map(|route| route.arrival.month());
        // What is likely stands back where something else that may be is years sooner.
        let is_in_time = |month: Month| certain.is_some() || soonest.is_none_or(|soonest| month <= soonest.plus(LATER));
        let first = match self.likely(cards, certain, unlikely) {
            Some((month, at)) if is_in_time(month) => {
                let in_time = certain.map_or(month.plus(YEAR), |(certain, _)| certain.plus(-1).min(month.plus(YEAR)));
                staying_more(cards, at, in_time, unlikely).or(Some(at))
            }
            _ if certain.is_some() => before_certain(cards, unlikely),
            _ => asking_least(cards, unlikely),
        };
        let is_conditional = first.is_some();
        let certainly = || certain.and_then(|_| with_fewer_employers(cards));
        if let Some((at, values)) = paid_meanwhile(cards, first).or(first).or_else(certainly) {
            cards[at].stands_first = true;
            // The route for which it stands first is the one that it shows.
            cards[at].show(&|route| route.is_conditional() == is_conditional && route.values == values);
        }
    }

    /// The soonest route, if a quarter sooner than for certain, that hangs only on usual years in the own trade, or, where it
    /// is within two years, on an age at which many are. A further post counts as a year: nobody takes one to be there a few
    /// months sooner, nor only to be certain.
    fn likely(&self, cards: &[Card], certain: Option<(Month, usize)>, unlikely: Unlikely<'_>) -> Option<(Month, At)> {
        let is_usual = self.usual();
        let young = self.young();
        let is_likely = |route: &Route| {
            let today = self.request.today;
            let is_of_age = |leaf: &Leaf| {
                let is_soon = route.changes.len() == 1 && route.arrival <= today.plus_months(LATER);
                let young = if is_soon { young.min(OLD) } else { OLD };
                matches!(leaf, Leaf::Age { .. }) && !is_for_the_young(leaf, today, route.arrival, young)
            };
            let is_likely = |leaf: &Leaf| is_usual(leaf) || is_of_age(leaf);
            route.is_conditional() && self.hanging_on(route, &is_likely) == 0
        };
        let counted = |route: &Route, posts: usize| {
            let further = route.changes.len() as i32 - posts as i32;
            route.arrival.month().plus(YEAR * further)
        };
        let likely = cards.iter().enumerate().flat_map(|(at, card)| {
            card.routes().filter(|route| is_likely(route)).map(move |route| (card.late, at, route))
        });
        let is_sooner =
            |route: &Route| certain.is_none_or(|(certain, posts)| counted(route, posts).plus(LITTLE_SOONER) <= certain);
        let soonest = likely
            .filter(|(.., route)| is_sooner(route))
            .min_by_key(|(late, at, route)| (*late, counted(route, 0), unlikely(route), *at, route.values));
        soonest.map(|(_, at, route)| (route.arrival.month(), (at, route.values)))
    }

    /// Where all marks join on one card and no other is as certain, the best route of another kind, through no more posts,
    /// stands beside it.
    pub fn set_another_kind_beside(&self, named: &mut Vec<Card>, unlikely: Unlikely<'_>) {
        let Some(Target::Role(role)) = self.target() else { return };
        let Some(at) = named.iter().position(|card| card.marks.len() == Mark::ALL.len()) else { return };
        let marked = &named[at].route;
        let is_as_certain = |card: &Card| card.route.is_conditional() <= marked.is_conditional();
        if named.iter().enumerate().any(|(other, card)| other != at && is_as_certain(card)) {
            return;
        }
        let number = |change: &Change| {
            let mut all = self.doors.of(&change.role).iter().copied();
            all.find(|number| self.doors.all[*number].door.id == change.door)
        };
        let chain: Option<Vec<usize>> = marked.changes.iter().map(number).collect();
        let setting = self.ground.setting(self.request);
        let search = Search { without: chain, ..self.searching(&setting, marked.changes.len(), ASKING) };
        let found = search.to_role(&role.id).ordinary;
        let others = cards(&found, self.request.goal.arrive_by, false, unlikely);
        let is_another = |card: &Card| named.iter().all(|other| other.route.kind() != card.route.kind());
        if let Some(other) = others.into_iter().find(|card| is_as_certain(card) && is_another(card)) {
            named.insert(at + 1, Card { variants: Vec::new(), variant_marks: Vec::new(), beaten: true, ..other });
        }
    }
}

/// The soonest route beside which none is surer, nor hangs on less of what hardly anybody meets.
fn hanging_on_least<'c>(cards: &'c [Card], unlikely: Unlikely<'_>) -> Option<&'c Route> {
    let all = || cards.iter().flat_map(Card::routes);
    // Who is too old for something does not meet it one day. Nobody goes to school for more than five years only to be surer.
    let is_less_likely = |route: &Route, other: &Route| {
        let asking = unlikely(route);
        // One more post, or more of them at one employer: nobody leaves for those.
        let is_near = other.changes.len() <= route.changes.len() + 1 || other.values.changes <= route.values.changes;
        is_near
            && (asking.young || other.values.arrival <= route.values.arrival.plus(FAR_LATER))
            && other.values.unpaid_months <= route.values.unpaid_months + FAR_LATER as u32
            && asking.strange > 0
            && unlikely(other).strange == 0
    };
    let is_less_sure = |route: &Route, other: &Route| {
        route.is_less_sure_than(other) && (unlikely(route).young || !unlikely(other).young)
    };
    let hangs_on_least =
        |route: &&Route| !all().any(|other| is_less_sure(route, other) || is_less_likely(route, other));
    let counted = |route: &Route| route.arrival.plus_months(HALF_YEAR * route.changes.len().saturating_sub(2) as i32);
    all().filter(hangs_on_least).min_by_key(|route| (counted(route), route.changes.len()))
}

/// What takes fewer changes of employer than a likely route through a further post, and hangs on nothing that hardly anybody
/// meets, if it is there at most a year later and costs no more: nobody leaves for what the own employer may offer. Founding
/// is no such thing.
fn staying_more(cards: &[Card], (at, values): At, in_time: Month, unlikely: Unlikely<'_>) -> Option<At> {
    let has_further = |route: &Route| route.values == values && route.changes.len() > 1;
    if !cards[at].routes().any(has_further) {
        return None;
    }
    let stays_more = |route: &Route| {
        route.is_conditional()
            && !route.changes.iter().any(|change| change.kind.takes_capital())
            && route.values.changes < values.changes
            && route.values.unpaid_months <= values.unpaid_months
            && route.values.arrival <= in_time
            && route.values.cost <= values.cost + LITTLE
            && unlikely(route).strange == 0
    };
    let staying = cards.iter().enumerate().flat_map(|(at, card)| {
        let routes = card.routes().filter(|route| stays_more(route));
        routes.map(move |route| ((card.late, route.values.changes, unlikely(route), route.arrival, at), route.values))
    });
    staying.min().map(|((.., at), values)| (at, values))
}

/// What hangs on no more than what would stand first, or than the soonest certain route, and is there at most a year later, if
/// it saves a year or more without pay: who can work meanwhile does not give that up to arrive a little sooner.
fn paid_meanwhile(cards: &[Card], first: Option<At>) -> Option<At> {
    let in_time = cards.iter().enumerate().filter(|(_, card)| !card.late);
    let all = || in_time.clone().flat_map(|(at, card)| card.routes().map(move |route| (at, route)));
    let soonest = match first {
        Some((at, values)) => cards[at].routes().find(|route| route.is_conditional() && route.values == values)?,
        None => soonest_certain(cards)?.1,
    };
    let (from, year) = (soonest.values, YEAR as u32);
    let saves = |route: &Route| {
        route.is_conditional() == soonest.is_conditional()
            && route.conditions.iter().all(|leaf| soonest.conditions.contains(leaf))
            && route.values.unpaid_months + year <= from.unpaid_months
            && route.values.arrival <= from.arrival.plus(YEAR)
            && (route.changes.len() <= soonest.changes.len().max(2) || route.values.changes <= from.changes)
            && route.values.open <= from.open
            && route.values.gates <= from.gates
    };
    let paid = all().filter(|(_, route)| saves(route));
    paid.min_by_key(|(at, route)| (route.arrival, *at)).map(|(at, route)| (at, route.values))
}

/// Certain routes that are in time, with where their card stands.
fn all_certain(cards: &[Card]) -> impl Iterator<Item = (usize, &Route)> {
    let in_time = cards.iter().enumerate().filter(|(_, card)| !card.late);
    let all = in_time.flat_map(|(at, card)| card.routes().map(move |route| (at, route)));
    all.filter(|(_, route)| !route.is_conditional())
}

/// The soonest certain route, through the fewest posts.
fn soonest_certain(cards: &[Card]) -> Option<(usize, &Route)> {
    all_certain(cards).min_by_key(|(at, route)| (route.arrival.month(), route.changes.len(), *at))
}

/// What stands before the soonest certain route although it hangs on something, of which nothing is such as hardly anybody
/// meets: what the own employer may offer, no later; else, of what takes no more posts and is two years sooner, the one that
/// asks least.
fn before_certain(cards: &[Card], unlikely: Unlikely<'_>) -> Option<At> {
    let (at, certain) = soonest_certain(cards)?;
    let month = certain.arrival.month();
    let staying = staying_more(cards, (at, certain.values), month, unlikely);
    let is_worth_asking = |route: &Route| {
        route.is_conditional()
            && route.changes.len() <= certain.changes.len()
            && route.arrival.month().plus(LATER) <= month
            && route.values.unpaid_months <= certain.values.unpaid_months
            && unlikely(route).strange == 0
    };
    staying
        .filter(|(_, values)| values.changes == 0)
        .or_else(|| of_those_asking_least(cards, &is_worth_asking, unlikely))
}

/// What is as certain as the soonest certain route, with fewer changes of employer, no more asked and at most half a year
/// later: nobody takes a further post to be there a few months sooner.
fn with_fewer_employers(cards: &[Card]) -> Option<At> {
    let (soonest_at, soonest) = soonest_certain(cards)?;
    let from = soonest.values;
    let is_simpler = |route: &Route| {
        route.changes.len() < soonest.changes.len()
            && route.values.changes < from.changes
            && route.arrival.month() <= soonest.arrival.month().plus(HALF_YEAR)
            && route.values.unpaid_months <= from.unpaid_months
            && route.values.cost <= from.cost + LITTLE
            && route.values.gates <= from.gates
            && route.values.open <= from.open
    };
    let simpler = all_certain(cards).filter(|(_, route)| is_simpler(route));
    let simplest = simpler.min_by_key(|(at, route)| (route.values.changes, route.arrival, *at));
    // Of those as soon, the one through fewer posts, wherever its card stands.
    let as_soon = (soonest_at > 0).then_some((soonest_at, soonest));
    simplest.or(as_soon).map(|(at, route)| (at, route.values))
}

/// Of the routes nearly as soon as the soonest that hangs on least, through no more posts, the one that asks least.
fn asking_least(cards: &[Card], unlikely: Unlikely<'_>) -> Option<At> {
    let soonest = hanging_on_least(cards, unlikely)?;
    // Not at the price of a further post, nor of more than a year, or two where it saves one without pay.
    let is_near = |route: &Route| {
        let saved = soonest.values.unpaid_months.saturating_sub(route.values.unpaid_months) as i32;
        let in_time = soonest.arrival.plus_months(YEAR + saved.min(YEAR));
        route.changes.len() <= soonest.changes.len() && route.arrival <= in_time
    };
    of_those_asking_least(cards, &is_near, unlikely)
}

/// Of some routes the one that asks least.
fn of_those_asking_least(cards: &[Card], is_one: &dyn Fn(&Route) -> bool, unlikely: Unlikely<'_>) -> Option<At> {
    let asked = cards.iter().enumerate().flat_map(|(at, card)| {
        card.routes().filter(|route| is_one(route)).map(move |route| {
            let asking = unlikely(route);
            let unpaid_years = route.values.unpaid_months / YEAR as u32;
            let least = (card.late, asking.strange, asking.unusual, unpaid_years, route.arrival, asking.foreign, at);
            (least, route.values)
        })
    });
    asked.min().map(|((.., at), values)| (at, values))
}
