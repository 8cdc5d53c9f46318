//! The choices of one chain: first what `law` and `rule` ask, then, clause by clause, more of what is open. What cannot
//! come on a front any more is not dated.

use super::combine::{Closers, choice, with_money};
use super::compare::{Front, Sure, Tie};
use super::price;
use super::search::{Found, Search, chain_ids};
use super::unsure::{Unsure, in_every_case};
use crate::base::{Day, Id, Yen};
use crate::dataset::{Leaf, Strength};
use crate::planner::answer::{Values, Verdict};
use crate::planner::routes::{Bundle, Outlooks, Way, cross};
use crate::planner::schedule::{Choice, Place, Wants};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Choices looked at for one chain.
const MOST_CHOICES: usize = 400;

/// Routes dated through a chain.
#[derive(Clone, Copy)]
struct Most {
    /// With no more than what must be.
    plain: u32,
    /// With more than that.
    more: u32,
}

/// Looked at through each chain of a layer before any is looked at whole: what is simple is found through all of them.
const GLANCE: Most = Most { plain: 12, more: 6 };
/// As far as the search's own limits go.
const WHOLE: Most = Most { plain: u32::MAX, more: u32::MAX };

/// One choice to be dated: a set of ways with how far clauses are to be met with it.
pub(super) struct Node {
    pub(super) wants: Wants,
    pub(super) set: Bundle,
    /// The day before which it can't arrive.
    pub(super) since: Day,
    /// Clauses that it leaves open as far as is known.
    pub(super) open: Vec<Place>,
    /// The last clause is closed without a further way.
    pub(super) by_waiting: bool,
}

/// One chain while its choices are dated.
pub struct Chain<'p, 'a> {
    pub closers: Closers<'p, 'a>,
    outlooks: Outlooks,
    /// Leaves on which all its routes hang.
    conditions: Vec<Leaf>,
    unsure: Vec<Unsure>,
    /// A qualification that is itself the goal.
    held: Option<&'a Id>,
    /// By when, and for how many times fifty thousand yen, each clause that counts as open can be closed at best.
    reach: BTreeMap<Place, (Day, i64)>,
    /// Choices met so far, with the earliest day from which they were looked at.
    seen: BTreeMap<(Wants, Bundle), Day>,
    /// Routes dated in all after which no more are dated through this chain for now; and whether that was so.
    until: u32,
    is_cut: bool,
}

impl Chain<'_, '_> {
    /// Whether a choice raises nothing of what is only usual.
    fn raises_what_closes(&self, node: &Node) -> bool {
        node.wants.keys().all(|place| match place {
            Place::Door(number, index) => self.closers.doors[*number].asked[*index].strength < Strength::Usual,
            Place::Way(..) => true,
        })
    }

    /// The last choice that raises nothing of what is only usual, or the last of all.
    fn take_next(&self, nodes: &mut Vec<Node>) -> Option<Node> {
        let closing = nodes.iter().rposition(|node| self.raises_what_closes(node));
        closing.map(|at| nodes.remove(at)).or_else(|| nodes.pop())
    }

    /// Values that nothing can better that closes none, one, two ... of the open clauses.
    fn points(&self, bound: &Values, open: &[Place]) -> Vec<Values> {
        let reach = || open.iter().filter_map(|place| self.reach.get(place));
        let mut days: Vec<Day> = reach().map(|(day, _)| *day).collect();
        let mut costs: Vec<i64> = reach().map(|(_, cost)| *cost).collect();
        days.sort_unstable();
        costs.sort_unstable();
        let closing = |closed: usize| {
            let last = closed.checked_sub(1);
            Values {
                arrival: last.map_or(bound.arrival, |last| bound.arrival.max(days[last].month())),
                cost: last.map_or(bound.cost, |last| bound.cost.max(costs[last])),
                open: (open.len() - closed) as u32,
                ..*bound
            }
        };
        let possible = days.iter().take_while(|day| **day < Day::last()).count();
        (0..=possible).map(closing).collect()
    }
}

impl<'p, 'a> Search<'p, 'a> {
    /// Dates every choice of a chain: first what `law` and `rule` ask, then, clause by clause, more of what is open.
    pub fn date_chain(&self, found: &mut Found, chain: &[usize], goal: Vec<Bundle>, held: Option<&'a Id>) {
        self.date_some(found, chain, goal, held, WHOLE);
    }

    /// Dates the first choices of a chain; tells whether there are more.
    pub fn glance_at(&self, found: &mut Found, chain: &[usize]) -> bool {
        self.date_some(found, chain, vec![Bundle::new()], None, GLANCE)
    }

    fn date_some(
        &self,
        found: &mut Found,
        chain: &[usize],
        goal: Vec<Bundle>,
        held: Option<&'a Id>,
        most: Most,
    ) -> bool {
        let (mut one, roots) = self.with_roots(chain, &goal, held);
        let mut behind: Vec<Vec<Node>> = Vec::new();
        one.until = found.dated.saturating_add(most.plain);
        for node in roots.into_iter().rev() {
            let mut singles = Vec::new();
            self.date_node(found, &mut one, &node, &mut singles);
            // What keeps people out before what is only usual; clause by clause, what costs least first.
            singles.reverse();
            singles.sort_by_key(|single| (!one.raises_what_closes(single), single.wants.keys().next().copied()));
            behind.push(singles);
        }
        // Of each in turn, so that none waits for all of another.
        let longest = behind.iter().map(Vec::len).max().unwrap_or(0);
        let singles: Vec<&Node> =
            (0..longest).flat_map(|at| behind.iter().filter_map(move |own| own.get(at))).collect();
        // What closes one clause alone tells how soon and for how much each can be closed.
        let mut alone: BTreeMap<Place, Day> = BTreeMap::new();
        let mut next = Vec::new();
        one.until = found.dated.saturating_add(most.more);
        for node in singles {
            let arrives = self.date_node(found, &mut one, node, &mut next);
            for place in node.wants.iter().filter(|(_, want)| **want == Verdict::Met).map(|(place, _)| place) {
                let earliest = alone.entry(*place).or_insert(arrives);
                *earliest = arrives.min(*earliest);
            }
        }
        for (place, day) in alone {
            if let Some(reach) = one.reach.get_mut(&place) {
                reach.0 = reach.0.max(day);
            }
        }
        while let Some(node) = one.take_next(&mut next) {
            self.date_node(found, &mut one, &node, &mut next);
        }
        one.is_cut
    }

    /// A chain with the choices that meet what `law` and `rule` ask, the cheapest last.
    pub(super) fn with_roots(
        &self,
        chain: &[usize],
        goal: &[Bundle],
        held: Option<&'a Id>,
    ) -> (Chain<'p, 'a>, Vec<Node>) {
        let closers = Closers::new(self.chains, chain, self.doors_of(chain));
        let outlooks = self.chains.outlooks(chain, 0);
        let conditions = self.sure_conditions(chain);
        let unsure = self.unsure(&closers.doors);
        let (reach, seen) = (BTreeMap::new(), BTreeMap::new());
        let mut one =
            Chain { closers, outlooks, conditions, unsure, held, reach, seen, until: u32::MAX, is_cut: false };
        self.reach_at_best(&mut one);
        let needed = cross(&one.closers.needed(), goal);
        one.outlooks.may_be_narrow |= self.has_narrow_ways(&one.closers, &needed);
        let open: Vec<Place> = one.reach.keys().copied().collect();
        let root =
            |set| Node { wants: Wants::new(), set, since: self.setting.today, open: open.clone(), by_waiting: false };
        let roots = self.dearest_first(needed).into_iter().map(root).collect();
        (one, roots)
    }

    /// Whether values nowhere better than these are all beaten: where something not known is left so, and where all is
    /// made certain.
    fn are_beaten(
        &self,
        found: &Found,
        choice: &Choice<'p, 'a>,
        chain: &Chain<'p, 'a>,
        points: &[Values],
        sure: &Sure,
    ) -> bool {
        let unsure: Vec<&Unsure> =
            chain.unsure.iter().filter(|unsure| !choice.wants.contains_key(&unsure.place)).collect();
        in_every_case(&unsure, sure, &|since, sure| {
            points.iter().all(|point| {
                let point =
                    Values { arrival: since.map_or(point.arrival, |day| point.arrival.max(day.month())), ..*point };
                self.is_choice_beaten(found, choice, chain, &point, sure)
            })
        })
    }

    /// Whether some way that may be gone for a chain has a `closes` clause that may stay unmet.
    fn has_narrow_ways(&self, closers: &Closers<'p, 'a>, needed: &[Bundle]) -> bool {
        let closes = |way: &Way<'a>| {
            way.asked()
                .any(|asked| asked.strength == Strength::Closes && !asked.ready(self.setting.person).is(Verdict::Met))
        };
        let narrow: BTreeSet<usize> =
            (0..self.ways.all.len()).filter(|number| closes(&self.ways.all[*number])).collect();
        if narrow.is_empty() {
            return false;
        }
        let places = closers.doors.iter().enumerate().flat_map(|(number, door)| {
            door.asked.iter().enumerate().map(move |(index, asked)| (Place::Door(number, index), asked))
        });
        let raised =
            places.filter(|(_, asked)| !asked.ready(self.setting.person).is_fixed()).flat_map(|(place, asked)| {
                higher(asked.strength, Verdict::NotMet).iter().map(move |want| closers.sets(place, *want))
            });
        let is_narrow = |sets: &[Bundle]| sets.iter().any(|set| set.iter().any(|way| narrow.contains(way)));
        is_narrow(needed) || raised.into_iter().any(|sets| is_narrow(&sets))
    }

    /// By when, and for how much, each clause that may stay open can be closed at best.
    fn reach_at_best(&self, chain: &mut Chain<'p, 'a>) {
        for (number, door) in chain.closers.doors.iter().enumerate() {
            for (index, asked) in door.asked.iter().enumerate() {
                if asked.strength != Strength::Usual || asked.ready(self.setting.person).is(Verdict::Met) {
                    continue;
                }
                let place = Place::Door(number, index);
                chain.reach.insert(place, self.reach(chain, place));
            }
        }
    }

    fn reach(&self, chain: &Chain<'p, 'a>, place: Place) -> (Day, i64) {
        let sets = chain.closers.sets(place, Verdict::Met);
        let cost =
            |set: &Bundle| set.iter().map(|number| self.ways.all[*number].cost).sum::<Yen>().in_fifty_thousands();
        let Some(least) = sets.iter().map(cost).min() else { return (Day::last(), 0) };
        let arrival = self.bound(&chain.closers.doors, &Wants::from([(place, Verdict::Met)]), true).arrival;
        (arrival.first_day(), if self.aids.is_empty() { least } else { 0 })
    }

    /// Dates a choice in all its variants and puts what closes more of it behind the others. Returns the day before which
    /// it can't arrive.
    pub(super) fn date_node(
        &self,
        found: &mut Found,
        chain: &mut Chain<'p, 'a>,
        node: &Node,
        next: &mut Vec<Node>,
    ) -> Day {
        let set = &node.set;
        if self.is_beyond(set) || self.gains_twice(set) || self.is_too_long_at_school(set) {
            return Day::last();
        }
        if found.dated >= chain.until {
            chain.is_cut = true;
            return node.since;
        }
        // What time alone closes is the nearest at hand, and there is little of it: it is always looked at.
        let only_waits = node.by_waiting && node.wants.len() == 1;
        if chain.seen.len() > MOST_CHOICES && !only_waits {
            found.limited(chain.closers.doors.len());
            return node.since;
        }
        let plain = choice(self.ways, &chain.closers.doors, &node.set, node.wants.clone(), chain.held);
        let mut unpriced: Vec<Id> = plain.ways.iter().flat_map(|chosen| chosen.way.unpriced.clone()).collect();
        unpriced.sort();
        let ends = chain.closers.doors.last().is_some_and(|door| door.door.ends());
        let sure = Sure { conditions: chain.conditions.clone(), unpriced, ends };
        let surely_open = self.surely_open(&chain.closers, &node.set);
        let mut arrives = Day::last();
        for variant in with_money(self.setting, self.aids, &plain) {
            let mut bound = self.choice_bound(&variant);
            bound.arrival = bound.arrival.max(node.since.month());
            arrives = arrives.min(bound.arrival.first_day());
            let points = chain.points(&bound, &node.open);
            if self.are_beaten(found, &variant, chain, &points, &sure) {
                continue;
            }
            let itself = Values { open: surely_open, ..bound };
            if self.is_choice_beaten(found, &variant, chain, &itself, &sure) {
                for (place, want) in self.untried(&chain.closers, &variant) {
                    self.raise(chain, node, (place, want), node.since, &node.open, next);
                }
                continue;
            }
            let until = points.iter().map(|point| self.last_useful(found, chain, point, &sure)).max();
            let until = until.unwrap_or(self.setting.horizon);
            let Some(weighed) = self.weigh(found, &variant, until) else {
                arrives = arrives.min(until.plus_days(1));
                continue;
            };
            let since = node.since.max(weighed.dated.arrival);
            arrives = arrives.min(since);
            let open: Vec<Place> = weighed.open_places().collect();
            for place in &open {
                if !chain.reach.contains_key(place) {
                    let reach = self.reach(chain, *place);
                    chain.reach.insert(*place, reach);
                }
            }
            let levels = weighed.levels.clone();
            self.keep(found, chain, &variant, weighed);
            // What can still be raised, unless all that could come of it is beaten.
            let points = chain.points(&Values { arrival: since.month(), ..bound }, &open);
            let nothing_left = self.are_beaten(found, &variant, chain, &points, &sure);
            let closing_is_vain = nothing_left || self.are_beaten(found, &variant, chain, &points[1..], &sure);
            for (place, strength, verdict) in levels {
                let is_vain = if open.contains(&place) { closing_is_vain } else { nothing_left };
                if is_vain {
                    continue;
                }
                for want in higher(strength, verdict) {
                    self.raise(chain, node, (place, *want), since, &open, next);
                }
            }
        }
        arrives
    }

    /// Adds the choices that bring one more clause to a verdict.
    fn raise(
        &self,
        chain: &mut Chain<'p, 'a>,
        node: &Node,
        (place, want): (Place, Verdict),
        since: Day,
        open: &[Place],
        next: &mut Vec<Node>,
    ) {
        let sets = chain.closers.sets(place, want);
        let sets = sets.iter().filter(|more| self.is_worth_going(chain, place, node, more));
        let sets = sets.filter_map(|more| node.set.with(more)).collect();
        let soonest =
            chain.reach.get(&place).filter(|_| want == Verdict::Met).map_or(since, |reach| since.max(reach.0));
        for set in self.dearest_first(sets) {
            let mut wants = node.wants.clone();
            wants.insert(place, want);
            let key = (wants.clone(), set);
            // Where what it adds makes something else quicker, it is met again behind the choice that added it for that.
            if chain.seen.get(&key).is_none_or(|known| soonest < *known) {
                chain.seen.insert(key, soonest);
                let open = open.iter().filter(|other| **other != place || want != Verdict::Met).copied().collect();
                let by_waiting = set == node.set;
                next.push(Node { wants, set, since: soonest, open, by_waiting });
            }
        }
    }

    /// Sets in the order of what they ask that is not known, cost, hours and ways, the surest and cheapest last.
    pub(super) fn dearest_first(&self, mut sets: Vec<Bundle>) -> Vec<Bundle> {
        let unsure = self.unsure_ways();
        sets.sort_by_cached_key(|set| {
            let ways = || set.iter().map(|number| &self.ways.all[*number]);
            let asking = set.iter().filter(|number| unsure.contains(number)).count();
            Reverse((asking, ways().map(|way| way.cost).sum::<Yen>(), ways().map(Way::hours).sum::<u32>(), *set))
        });
        sets.dedup();
        sets
    }

    /// Whether two ways of a set gain the same: a route closes a gap by one way.
    fn gains_twice(&self, set: &Bundle) -> bool {
        let gained: Vec<&Id> = set
            .iter()
            .filter_map(|number| self.ways.all[*number].qualification.map(|(qualification, _)| &qualification.id))
            .collect();
        gained.iter().enumerate().any(|(at, id)| gained[..at].contains(id))
    }

    /// Whether what a set adds to a choice is gone for the sake of a clause: of what is only usual some way must be, and the
    /// rest only for that one.
    pub(super) fn is_worth_going(&self, chain: &Chain<'p, 'a>, place: Place, node: &Node, more: &Bundle) -> bool {
        let Place::Door(number, index) = place else { return true };
        let asked = &chain.closers.doors[number].asked[index];
        let added = || more.iter().filter(|way| !node.set.contains(**way)).map(|way| &self.ways.all[*way]);
        !added().any(Way::is_enrolment) || added().any(|way| way.is_enrolment() && way.is_worth_going(asked))
    }

    /// Whether the schools of a set, full-time or for a degree beside a post, take longer than anybody is enrolled.
    fn is_too_long_at_school(&self, set: &Bundle) -> bool {
        let programs: BTreeSet<(&Id, u32)> = set
            .iter()
            .flat_map(|number| self.ways.all[*number].enrolments())
            .map(|program| (&program.id, program.takes.about_days()))
            .collect();
        let months = u32::from(self.setting.person.dataset.defaults.max_school_months);
        programs.iter().map(|(_, days)| days).sum::<u32>() > months * 30
    }

    /// `usual` clauses of doors that neither a set of ways nor waiting can close.
    fn surely_open(&self, closers: &Closers<'p, 'a>, set: &Bundle) -> u32 {
        let mut count = 0;
        for (number, door) in closers.doors.iter().enumerate() {
            for (index, asked) in door.asked.iter().enumerate() {
                let place = Place::Door(number, index);
                count += u32::from(asked.strength == Strength::Usual && !closers.can_meet(place, Verdict::Met, set));
            }
        }
        count
    }

    /// Every clause of a choice that is not met for good, with the verdicts to which it could be raised.
    fn untried(&self, closers: &Closers<'p, 'a>, choice: &Choice<'p, 'a>) -> Vec<(Place, Verdict)> {
        let mut all = Vec::new();
        for (number, door) in closers.doors.iter().enumerate() {
            for (index, asked) in door.asked.iter().enumerate() {
                let place = Place::Door(number, index);
                if asked.strength != Strength::Plus && !asked.ready(self.setting.person).is_fixed() {
                    let now = choice.wants.get(&place).copied();
                    let now = now.unwrap_or(if asked.strength.must() { Verdict::Unknown } else { Verdict::NotMet });
                    all.extend(higher(asked.strength, now).iter().map(|want| (place, *want)));
                }
            }
        }
        all
    }

    /// Whether no dating of a choice with values nowhere better than a bound can come on a front.
    fn is_choice_beaten(
        &self,
        found: &Found,
        choice: &Choice<'p, 'a>,
        chain: &Chain<'p, 'a>,
        bound: &Values,
        sure: &Sure,
    ) -> bool {
        let tie = Tie {
            unpriced: choice.ways.iter().filter(|chosen| !chosen.way.unpriced.is_empty()).count(),
            hours: choice.ways.iter().map(|chosen| chosen.way.hours()).sum(),
            ids: chain_ids(&choice.doors),
        };
        let beaten = |front: &Front| front.beats_bound(bound, sure, Some(&tie));
        let outlooks = &chain.outlooks;
        bound.arrival.first_day() > self.setting.horizon
            || (outlooks.narrow || beaten(&found.ordinary)) && (!outlooks.may_be_narrow || beaten(&found.narrow))
    }

    /// Values that no dating of a choice can better.
    fn choice_bound(&self, choice: &Choice<'p, 'a>) -> Values {
        let mut bound = self.bound(&choice.doors, &choice.wants, true);
        bound.cost = price::cost(self.setting, choice).in_fifty_thousands();
        bound.gates += choice.ways.iter().map(|chosen| chosen.way.gates).sum::<u32>();
        let late = choice.ways.iter().map(|chosen| self.passed_at_best(chosen.way)).max();
        if let Some(late) = late.filter(|_| choice.held.is_some() || !self.setting.arrives_with_offer) {
            bound.arrival = bound.arrival.max(late.month());
        }
        bound
    }

    /// The last day of arriving that can bring a choice with otherwise such values on a front.
    fn last_useful(&self, found: &Found, chain: &Chain<'p, 'a>, bound: &Values, sure: &Sure) -> Day {
        let last =
            |front: &Front| front.last_useful(bound, sure).map_or(self.setting.horizon, |month| month.last_day());
        match (chain.outlooks.narrow, chain.outlooks.may_be_narrow) {
            (true, _) => last(&found.narrow),
            (false, true) => last(&found.ordinary).max(last(&found.narrow)),
            (false, false) => last(&found.ordinary),
        }
    }
}

/// The verdicts to which a clause could be raised.
fn higher(strength: Strength, verdict: Verdict) -> &'static [Verdict] {
    match (strength, verdict) {
        (_, Verdict::Met) | (Strength::Plus, _) => &[],
        (Strength::Closes, Verdict::NotMet | Verdict::Partly) => &[Verdict::Unknown, Verdict::Argued, Verdict::Met],
        (Strength::Closes, Verdict::Unknown) => &[Verdict::Argued, Verdict::Met],
        _ => &[Verdict::Met],
    }
}
