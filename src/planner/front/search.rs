//! Grows chains backwards from the target, shortest first, and dates every choice that a bound does not rule out.
//! Limits count nodes, never time, and say so when they bite.

use super::combine::{Closers, choice, with_money};
use super::compare::{Front, Standing, Sure, Tie};
use super::price;
use crate::base::{Day, Id, Yen};
use crate::dataset::{Expr, Leaf, Strength};
use crate::planner::answer::{Change, ClauseAt, Route, TakenStage, TakenWay, Values, Verdict};
use crate::planner::matching::{Asked, Judge, View};
use crate::planner::routes::{Aid, Bundle, Chains, Closing, DoorIn, Doors, Outlooks, StagePlan, Way, Ways, cross};
use crate::planner::schedule::{Choice, Dated, DatedStage, DatedWay, Place, Setting, Wants, WayChoice, solve};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Choices looked at for one chain.
const MOST_CHOICES: usize = 400;

/// What a search found.
#[derive(Default)]
pub struct Found {
    pub ordinary: Front,
    /// Routes with an unmet `closes` clause.
    pub narrow: Front,
    /// Leaves that were not known and taken as met somewhere on the way.
    pub unknown: BTreeSet<Leaf>,
    pub limited: bool,
    chains: u32,
    dated: u32,
    /// What dating a choice came to, and until when it was looked for.
    known: BTreeMap<Key, (Day, Option<Outcome>)>,
}

/// A choice, to be known again: its doors, its ways with their subsidies, what it wants, and the locks that it pays for.
type Key = (Vec<usize>, Vec<(usize, Option<Id>)>, Wants, Vec<usize>);

/// What a dated choice came to.
#[derive(Clone)]
struct Outcome {
    arrival: Day,
    unpaid_months: u32,
    slack: i32,
    /// Clauses left open, unmet `closes` clauses included.
    open: u32,
    narrow: bool,
    conditions: Vec<Leaf>,
}

/// One search.
pub struct Search<'p, 'a> {
    pub setting: &'p Setting<'p, 'a>,
    pub doors: &'p Doors<'a>,
    pub ways: &'p Ways<'a>,
    pub aids: &'p [Aid<'a>],
    pub closing: &'p Closing<'p, 'a>,
    pub chains: &'p Chains<'p, 'a>,
    pub max_changes: usize,
    pub limits: Limits,
}

/// How much is looked at before a search stops and says so.
#[derive(Clone, Copy)]
pub struct Limits {
    /// Chains of posts.
    pub chains: u32,
    /// Routes dated.
    pub dated: u32,
}

/// How one binding or welcome clause of a dated route stands.
struct Stands<'s, 'a> {
    place: Place,
    asked: &'s Asked<'a>,
    verdict: Verdict,
}

/// A dated choice with what it comes to.
struct Weighed<'a> {
    dated: Dated<'a>,
    standing: Standing,
    levels: Vec<(Place, Strength, Verdict)>,
    /// `closes` clauses that are not met.
    unmet: u32,
}

impl Weighed<'_> {
    /// Clauses that count as open.
    fn open_places(&self) -> impl Iterator<Item = Place> + '_ {
        let open = self.levels.iter().filter(|(_, strength, verdict)| match strength {
            Strength::Usual => *verdict != Verdict::Met,
            Strength::Closes => *verdict == Verdict::Argued,
            _ => false,
        });
        open.map(|(place, ..)| *place)
    }

    fn outcome(&self) -> Outcome {
        Outcome {
            arrival: self.dated.arrival,
            unpaid_months: self.dated.unpaid_months,
            slack: self.dated.slack.unwrap_or(i32::MAX),
            open: self.standing.values.open + self.unmet,
            narrow: self.unmet > 0,
            conditions: self.standing.conditions.clone(),
        }
    }
}

/// One choice to be dated: a set of ways with how far clauses are to be met with it.
struct Node {
    wants: Wants,
    set: Bundle,
    /// The day before which it can't arrive.
    since: Day,
    /// Clauses that it leaves open as far as is known.
    open: Vec<Place>,
}

/// A clause that is not known today.
struct Unsure {
    place: Place,
    /// The day before which no route arrives that makes it certain.
    certain: Day,
    /// Leaves that are conditions of every route that leaves it not known.
    hangs_on: Vec<Leaf>,
}

/// One chain while its choices are dated.
struct Chain<'s, 'p, 'a> {
    closers: Closers<'s, 'p, 'a>,
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
}

impl Chain<'_, '_, '_> {
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
    /// All routes into a role.
    pub fn to_role(&self, target: &Id) -> Found {
        let mut found = Found::default();
        let mut layer: Vec<Vec<usize>> = self
            .doors
            .of(target)
            .iter()
            .filter(|door| self.chains.is_passable(**door))
            .map(|door| vec![*door])
            .collect();
        for length in 1..=self.max_changes {
            let more = self.max_changes - length;
            // The most promising first: what they find rules out the rest.
            layer.sort_by_cached_key(|chain| (self.chain_bound(chain, 0), chain.clone()));
            for chain in &layer {
                found.chains += 1;
                if self.chains.is_complete(chain) && !self.is_beaten(&found, chain, 0) {
                    self.date_chain(&mut found, chain, vec![Bundle::new()], None);
                }
            }
            let mut next = Vec::new();
            for chain in &layer {
                if more == 0 || self.is_beaten(&found, chain, more) {
                    continue;
                }
                for door in self.chains.before(chain) {
                    let longer: Vec<usize> = std::iter::once(door).chain(chain.iter().copied()).collect();
                    if self.is_beaten(&found, &longer, more - 1) {
                        continue;
                    }
                    if found.chains + next.len() as u32 >= self.limits.chains {
                        found.limited = true;
                        break;
                    }
                    next.push(longer);
                }
            }
            layer = next;
        }
        found
    }

    /// All ways to a qualification that is itself the goal, from the present post or after one change for its months.
    pub fn to_qualification(&self, what: &'a Id) -> Found {
        let mut found = Found::default();
        self.date_chain(&mut found, &[], self.closing.holding(what, &[]), Some(what));
        if found.ordinary.is_empty() {
            for (number, door) in self.doors.all.iter().enumerate() {
                if self.chains.is_complete(&[number]) && self.chains.is_passable(number) {
                    self.date_chain(&mut found, &[number], self.closing.holding(what, &[door]), Some(what));
                }
            }
        }
        found
    }

    /// Whether no route through this chain, with at most `more` further changes before it, can come on a front.
    fn is_beaten(&self, found: &Found, chain: &[usize], more: usize) -> bool {
        let outlooks = self.chains.outlooks(chain, more);
        if outlooks.hungry {
            return true;
        }
        let bound = self.chain_bound(chain, more);
        let may_be_narrow = more > 0 || outlooks.may_be_narrow;
        let tie = (more == 0).then(|| Tie { unpriced: 0, hours: 0, ids: chain_ids(&self.doors_of(chain)) });
        let sure = Sure { conditions: self.sure_conditions(chain), ..Sure::default() };
        let beats = |front: &Front, bound: &Values, sure: &Sure| front.beats_bound(bound, sure, tie.as_ref());
        let beaten = |bound: &Values, sure: &Sure| {
            (outlooks.narrow || beats(&found.ordinary, bound, sure))
                && (!may_be_narrow || beats(&found.narrow, bound, sure))
        };
        if beaten(&bound, &sure) {
            return true;
        }
        // Where further posts may come before, what is not known may become certain in them.
        let unsure = if more == 0 { self.unsure(&self.doors_of(chain)) } else { Vec::new() };
        let certain = unsure.iter().map(|unsure| unsure.certain).max();
        certain.is_some_and(|certain| {
            beaten(&Values { arrival: bound.arrival.max(certain.month()), ..bound }, &sure)
                && unsure.iter().all(|unsure| {
                    let mut sure = sure.clone();
                    sure.conditions.extend(unsure.hangs_on.iter().cloned());
                    beaten(&bound, &sure)
                })
        })
    }

    /// Values that no route through this chain, with at most `more` further changes before it, can better.
    fn chain_bound(&self, chain: &[usize], more: usize) -> Values {
        let doors = self.doors_of(chain);
        let complete = more == 0 && self.chains.is_complete(chain);
        Values { open: self.chains.outlooks(chain, more).open, ..self.bound(&doors, &Wants::new(), complete) }
    }

    /// Leaves on which every route through a chain hangs: not known on any day.
    fn sure_conditions(&self, chain: &[usize]) -> Vec<Leaf> {
        let view = View::default();
        let judge = Judge { person: self.setting.person, view: &view };
        let today = self.setting.today;
        let asked = chain.iter().flat_map(|number| &self.doors.all[*number].asked);
        let unknown = asked.filter(|asked| {
            asked.strength <= Strength::Closes && asked.ready(self.setting.person).is(Verdict::Unknown)
        });
        unknown.flat_map(|asked| judge.unknown_leaves(asked.asks, today.into(), !asked.strength.must())).collect()
    }

    fn doors_of(&self, chain: &[usize]) -> Vec<&'p DoorIn<'a>> {
        chain.iter().map(|number| &self.doors.all[*number]).collect()
    }

    /// Dates every choice of a chain: first what `law` and `rule` ask, then, clause by clause, more of what is open.
    fn date_chain(&self, found: &mut Found, chain: &[usize], goal: Vec<Bundle>, held: Option<&'a Id>) {
        let closers = Closers::new(self.closing, self.doors_of(chain));
        let outlooks = self.chains.outlooks(chain, 0);
        let conditions = self.sure_conditions(chain);
        let unsure = self.unsure(&closers.doors);
        let (reach, seen) = (BTreeMap::new(), BTreeMap::new());
        let mut one = Chain { closers, outlooks, conditions, unsure, held, reach, seen };
        self.reach_at_best(&mut one);
        let needed = cross(&one.closers.needed(), &goal);
        one.outlooks.may_be_narrow |= self.has_narrow_ways(&one.closers, &needed);
        let open: Vec<Place> = one.reach.keys().copied().collect();
        let root = |set| Node { wants: Wants::new(), set, since: self.setting.today, open: open.clone() };
        let roots: Vec<Node> = self.dearest_first(needed).into_iter().map(root).collect();
        let mut singles = Vec::new();
        for node in roots.into_iter().rev() {
            singles.extend(self.date_node(found, &mut one, &node));
        }
        // What closes one clause alone tells how soon and for how much each can be closed.
        let mut alone: BTreeMap<Place, Day> = BTreeMap::new();
        let mut next = Vec::new();
        for node in &singles {
            let arrives = self.date_node_noting(found, &mut one, node, &mut next);
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
        while let Some(node) = next.pop() {
            let more = self.date_node(found, &mut one, &node);
            next.extend(more);
        }
    }

    /// Whether values nowhere better than these are all beaten: where something not known is left so, and where all is
    /// made certain.
    fn are_beaten(
        &self,
        found: &Found,
        choice: &Choice<'p, 'a>,
        chain: &Chain<'_, 'p, 'a>,
        points: &[Values],
        sure: &Sure,
    ) -> bool {
        let beaten = |point: &Values, sure: &Sure| self.is_choice_beaten(found, choice, chain, point, sure);
        let unsure = || chain.unsure.iter().filter(|unsure| !choice.wants.contains_key(&unsure.place));
        let certain = unsure().map(|unsure| unsure.certain).max().unwrap_or(self.setting.today).month();
        points.iter().all(|point| beaten(&Values { arrival: point.arrival.max(certain), ..*point }, sure))
            && unsure().all(|unsure| {
                let mut sure = sure.clone();
                sure.conditions.extend(unsure.hangs_on.iter().cloned());
                points.iter().all(|point| beaten(point, &sure))
            })
    }

    /// Clauses of doors that are not known today, with what they hang on while they stay so.
    fn unsure(&self, doors: &[&DoorIn<'a>]) -> Vec<Unsure> {
        let view = View::default();
        let judge = Judge { person: self.setting.person, view: &view };
        let today = self.setting.today;
        let mut unsure = Vec::new();
        for (number, door) in doors.iter().enumerate() {
            for (index, asked) in door.asked.iter().enumerate() {
                let fixed = asked.ready(self.setting.person).is_fixed();
                if fixed || asked.strength > Strength::Closes || asked.judge(judge, today, today) != Verdict::Unknown {
                    continue;
                }
                let place = Place::Door(number, index);
                let want = if asked.strength.must() { Verdict::Met } else { Verdict::Argued };
                let certain = self.bound(doors, &Wants::from([(place, want)]), true).arrival.first_day();
                // Of alternatives none can be there while the clause is not known; of parts some may.
                let alternatives = matches!(asked.asks, Expr::Leaf(_))
                    || matches!(asked.asks, Expr::Any(parts) if parts.iter().all(|part| matches!(part, Expr::Leaf(_))));
                let hangs_on = if alternatives {
                    judge.unknown_leaves(asked.asks, today.into(), !asked.strength.must())
                } else {
                    Vec::new()
                };
                unsure.push(Unsure { place, certain, hangs_on });
            }
        }
        unsure
    }

    /// Whether some way that may be gone for a chain has a `closes` clause that may stay unmet.
    fn has_narrow_ways(&self, closers: &Closers<'_, 'p, 'a>, needed: &[Bundle]) -> bool {
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
                higher(asked.strength, Verdict::NotMet).iter().flat_map(move |want| closers.sets(place, *want))
            });
        needed.iter().cloned().chain(raised).any(|set| !set.is_disjoint(&narrow))
    }

    /// By when, and for how much, each clause that may stay open can be closed at best.
    fn reach_at_best(&self, chain: &mut Chain<'_, 'p, 'a>) {
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

    fn reach(&self, chain: &Chain<'_, 'p, 'a>, place: Place) -> (Day, i64) {
        let sets = chain.closers.sets(place, Verdict::Met);
        let cost =
            |set: &Bundle| set.iter().map(|number| self.ways.all[*number].cost).sum::<Yen>().in_fifty_thousands();
        let Some(least) = sets.iter().map(cost).min() else { return (Day::last(), 0) };
        let arrival = self.bound(&chain.closers.doors, &Wants::from([(place, Verdict::Met)]), true).arrival;
        (arrival.first_day(), if self.aids.is_empty() { least } else { 0 })
    }

    fn date_node(&self, found: &mut Found, chain: &mut Chain<'_, 'p, 'a>, node: &Node) -> Vec<Node> {
        let mut next = Vec::new();
        self.date_node_noting(found, chain, node, &mut next);
        next
    }

    /// Dates a choice in all its variants and puts what closes more of it behind the others. Returns the day before which
    /// it can't arrive.
    fn date_node_noting(
        &self,
        found: &mut Found,
        chain: &mut Chain<'_, 'p, 'a>,
        node: &Node,
        next: &mut Vec<Node>,
    ) -> Day {
        if self.is_beyond(&node.set) || self.gains_twice(&node.set) {
            return Day::last();
        }
        if chain.seen.len() > MOST_CHOICES {
            found.limited = true;
            return node.since;
        }
        let plain = choice(self.ways, &chain.closers.doors, &node.set, node.wants.clone(), chain.held);
        let mut unpriced: Vec<Id> = plain.ways.iter().flat_map(|chosen| chosen.way.unpriced.clone()).collect();
        unpriced.sort();
        let sure = Sure { conditions: chain.conditions.clone(), unpriced };
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
                if if open.contains(&place) { closing_is_vain } else { nothing_left } {
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
        chain: &mut Chain<'_, 'p, 'a>,
        node: &Node,
        (place, want): (Place, Verdict),
        since: Day,
        open: &[Place],
        next: &mut Vec<Node>,
    ) {
        let sets = chain.closers.sets(place, want).iter().map(|more| &node.set | more).collect();
        let soonest =
            chain.reach.get(&place).filter(|_| want == Verdict::Met).map_or(since, |reach| since.max(reach.0));
        for set in self.dearest_first(sets) {
            let mut wants = node.wants.clone();
            wants.insert(place, want);
            let key = (wants.clone(), set.clone());
            // Where what it adds makes something else quicker, it is met again behind the choice that added it for that.
            if chain.seen.get(&key).is_none_or(|known| soonest < *known) {
                chain.seen.insert(key, soonest);
                let open = open.iter().filter(|other| **other != place || want != Verdict::Met).copied().collect();
                next.push(Node { wants, set, since: soonest, open });
            }
        }
    }

    /// Sets in the order of cost, hours and ways, the cheapest last.
    fn dearest_first(&self, mut sets: Vec<Bundle>) -> Vec<Bundle> {
        sets.sort_by_cached_key(|set| {
            let ways = || set.iter().map(|number| &self.ways.all[*number]);
            Reverse((ways().map(|way| way.cost).sum::<Yen>(), ways().map(Way::hours).sum::<u32>(), set.clone()))
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

    /// `usual` clauses of doors that neither a set of ways nor waiting can close.
    fn surely_open(&self, closers: &Closers<'_, 'p, 'a>, set: &Bundle) -> u32 {
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
    fn untried(&self, closers: &Closers<'_, 'p, 'a>, choice: &Choice<'p, 'a>) -> Vec<(Place, Verdict)> {
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
        chain: &Chain<'_, 'p, 'a>,
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
        let late = choice.ways.iter().map(|chosen| self.held_at_best(chosen.way)).max();
        if let Some(late) = late.filter(|_| choice.held.is_some() || !self.setting.arrives_with_offer) {
            bound.arrival = bound.arrival.max(late.month());
        }
        bound
    }

    /// The last day of arriving that can bring a choice with otherwise such values on a front.
    fn last_useful(&self, found: &Found, chain: &Chain<'_, 'p, 'a>, bound: &Values, sure: &Sure) -> Day {
        let last =
            |front: &Front| front.last_useful(bound, sure).map_or(self.setting.horizon, |month| month.last_day());
        match (chain.outlooks.narrow, chain.outlooks.may_be_narrow) {
            (true, _) => last(&found.narrow),
            (false, true) => last(&found.ordinary).max(last(&found.narrow)),
            (false, false) => last(&found.ordinary),
        }
    }

    /// Dates one choice and weighs what comes of it.
    fn weigh(&self, found: &mut Found, choice: &Choice<'p, 'a>, until: Day) -> Option<Weighed<'a>> {
        if found.dated >= self.limits.dated {
            found.limited = true;
            return None;
        }
        found.dated += 1;
        let dated = solve(self.setting, choice, until);
        found.limited |= dated.as_ref().is_some_and(|dated| dated.limited);
        let weighed = dated.map(|dated| self.weighed(choice, dated));
        found.known.insert(key(choice), (until, weighed.as_ref().map(Weighed::outcome)));
        weighed
    }

    /// What a choice comes to, if it can arrive by a day.
    fn outcome(&self, found: &mut Found, choice: &Choice<'p, 'a>, until: Day) -> Option<Outcome> {
        let key = key(choice);
        match found.known.get(&key) {
            Some((_, Some(outcome))) => return (outcome.arrival <= until).then(|| outcome.clone()),
            Some((tried, None)) if *tried >= until => return None,
            _ => {}
        }
        let outcome = solve(self.setting, choice, until).map(|dated| self.weighed(choice, dated).outcome());
        found.known.insert(key, (until, outcome.clone()));
        outcome
    }

    /// Puts a dated choice on its front, unless something in it is needless.
    fn keep(&self, found: &mut Found, chain: &Chain<'_, 'p, 'a>, choice: &Choice<'p, 'a>, weighed: Weighed<'a>) {
        found.unknown.extend(weighed.standing.conditions.iter().cloned());
        let front = if weighed.unmet > 0 { &found.narrow } else { &found.ordinary };
        if front.covers(&weighed.standing)
            || self.is_needlessly_narrow(found, choice, &weighed)
            || self.is_needless(found, chain, choice, &weighed)
        {
            return;
        }
        let route = self.route(choice, &weighed);
        let front = if weighed.unmet > 0 { &mut found.narrow } else { &mut found.ordinary };
        front.add(weighed.standing, route);
    }

    /// Whether a `closes` clause that is not met could be, on other dates that are no worse.
    fn is_needlessly_narrow(&self, found: &mut Found, choice: &Choice<'p, 'a>, weighed: &Weighed<'a>) -> bool {
        let unmet = weighed
            .levels
            .iter()
            .filter(|(_, strength, verdict)| *strength == Strength::Closes && *verdict < Verdict::Unknown);
        unmet.clone().any(|(place, ..)| {
            let kept = weighed.levels.iter().filter(|(_, strength, verdict)| match strength {
                Strength::Usual => *verdict == Verdict::Met,
                _ => *verdict >= Verdict::Unknown,
            });
            let mut wants: Wants = kept.map(|(place, _, verdict)| (*place, *verdict)).collect();
            wants.insert(*place, Verdict::Unknown);
            let own = weighed.outcome();
            let other = self.outcome(found, &Choice { wants, ..choice.clone() }, own.arrival);
            other.is_some_and(|other| {
                (other.arrival, other.unpaid_months) <= (own.arrival, own.unpaid_months) && other.slack >= own.slack
            })
        })
    }

    /// Whether something can be left out, all else kept, and nothing shuts, comes later or costs more.
    fn is_needless(
        &self,
        found: &mut Found,
        chain: &Chain<'_, 'p, 'a>,
        with: &Choice<'p, 'a>,
        weighed: &Weighed<'a>,
    ) -> bool {
        let mut fewer: Vec<Choice<'p, 'a>> = Vec::new();
        for number in 0..with.ways.len() {
            let mut without = with.clone();
            let way = without.ways.remove(number);
            without.wants.retain(|place, _| !matches!(place, Place::Way(of, ..) if *of == way.number));
            fewer.push(without);
            if way.subsidy.is_some() {
                let mut without = with.clone();
                without.ways[number].subsidy = None;
                fewer.push(without);
            }
        }
        for number in 0..with.pays.len() {
            let mut without = with.clone();
            without.pays.remove(number);
            fewer.push(without);
        }
        for number in 0..with.doors.len().saturating_sub(1) {
            let mut without = with.clone();
            without.doors.remove(number);
            without.wants = with
                .wants
                .iter()
                .filter_map(|(place, want)| match *place {
                    Place::Door(of, _) if of == number => None,
                    Place::Door(of, index) if of > number => Some((Place::Door(of - 1, index), *want)),
                    place => Some((place, *want)),
                })
                .collect();
            fewer.push(without);
        }
        let cost = price::cost(self.setting, with);
        let fewer = fewer.into_iter().filter(|without| price::cost(self.setting, without) <= cost);
        // What was made certain may have been left not known without more conditions, and what was closed left open.
        let eased = |without: Choice<'p, 'a>| {
            let mut possible = without.clone();
            possible.wants.retain(|place, _| !self.is_must(&without, *place));
            let mut certain = without.clone();
            certain.wants.retain(|place, _| self.is_must(&without, *place));
            // All that the route meets, as far as what is left can meet it.
            let left: Bundle = without.ways.iter().map(|way| way.number).collect();
            let same_posts = without.doors.len() == with.doors.len();
            let met = weighed.levels.iter().filter(|(_, strength, verdict)| match strength {
                Strength::Usual => *verdict == Verdict::Met,
                _ => *verdict >= Verdict::Unknown,
            });
            let can_meet = |(place, want): &(Place, Verdict)| {
                let of_left = |way: usize| left.contains(&way);
                !matches!(place, Place::Way(way, ..) if !of_left(*way))
                    && same_posts
                    && chain.closers.can_meet(*place, *want, &left)
            };
            let wants = met.map(|(place, _, verdict)| (*place, *verdict)).filter(can_meet).collect();
            let able = Choice { wants, ..without.clone() };
            let plain = Choice { wants: Wants::new(), ..without.clone() };
            let mut all = vec![without, possible, certain, able, plain];
            all.dedup_by(|a, b| a.wants == b.wants);
            all
        };
        let own = weighed.outcome();
        fewer.flat_map(eased).any(|without| {
            self.outcome(found, &without, own.arrival).is_some_and(|other| {
                other.open <= own.open
                    && other.conditions.iter().all(|leaf| own.conditions.contains(leaf))
                    && (!other.narrow || own.narrow)
            })
        })
    }

    fn is_must(&self, choice: &Choice<'p, 'a>, place: Place) -> bool {
        match place {
            Place::Door(number, index) => choice.doors[number].asked[index].strength.must(),
            Place::Way(way, stage, index) => self.ways.all[way].stages[stage].asked[index].strength.must(),
        }
    }

    /// How every clause of a dated choice stands: those of doors, of ways, of subsidies.
    fn stand<'s>(&self, choice: &'s Choice<'p, 'a>, dated: &Dated<'a>, judge: Judge<'_, 'a>) -> Vec<Stands<'s, 'a>> {
        let mut all = Vec::new();
        for (number, (door, change)) in choice.doors.iter().zip(&dated.changes).enumerate() {
            all.extend(door.asked.iter().enumerate().map(|(index, asked)| Stands {
                place: Place::Door(number, index),
                asked,
                verdict: asked.judge(judge, change.judged(asked.as_of), change.join),
            }));
        }
        for (chosen, dated) in choice.ways.iter().zip(&dated.ways) {
            for (number, (stage, plan)) in dated.stages.iter().zip(&chosen.way.stages).enumerate() {
                all.extend(plan.asked.iter().enumerate().map(|(index, asked)| {
                    let day = stage.judged(asked.as_of);
                    let verdict = asked.judge(judge, day, day);
                    Stands { place: Place::Way(chosen.number, number, index), asked, verdict }
                }));
            }
        }
        all
    }

    /// What is certain once a choice is dated.
    fn weighed(&self, choice: &Choice<'p, 'a>, dated: Dated<'a>) -> Weighed<'a> {
        let judge = Judge { person: self.setting.person, view: &dated.view };
        let (mut open, mut unmet) = (0, 0);
        let mut conditions: BTreeSet<Leaf> = BTreeSet::new();
        let mut levels = Vec::new();
        let mut count = |asked: &Asked<'a>, verdict: Verdict, on: Day, event: Day| {
            let strength = asked.strength;
            if verdict == Verdict::Unknown && strength <= Strength::Closes {
                conditions.extend(judge.unknown_leaves(asked.asks, asked.on(on, event), !strength.must()));
            }
            open += u32::from(match strength {
                Strength::Usual => verdict != Verdict::Met,
                Strength::Closes => verdict == Verdict::Argued,
                _ => false,
            });
            unmet += u32::from(strength == Strength::Closes && verdict < Verdict::Unknown);
        };
        for stands in self.stand(choice, &dated, judge) {
            let (on, event) = match stands.place {
                Place::Door(number, _) => {
                    let change = &dated.changes[number];
                    (change.judged(stands.asked.as_of), change.join)
                }
                Place::Way(way, stage, _) => {
                    let at = choice.ways.iter().position(|chosen| chosen.number == way).unwrap_or(0);
                    let day = dated.ways[at].stages[stage].judged(stands.asked.as_of);
                    (day, day)
                }
            };
            count(stands.asked, stands.verdict, on, event);
            if stands.asked.strength != Strength::Plus && !stands.asked.ready(self.setting.person).is(Verdict::Met) {
                levels.push((stands.place, stands.asked.strength, stands.verdict));
            }
        }
        for (chosen, dated) in choice.ways.iter().zip(&dated.ways) {
            let Some(aid) = chosen.subsidy else { continue };
            let begins = dated.stages.iter().find_map(|stage| match stage {
                DatedStage::Course { begin, .. } => Some(*begin),
                _ => None,
            });
            for asked in &aid.asked {
                let day = begins.unwrap_or(self.setting.today);
                count(asked, asked.judge(judge, day, day), day, day);
            }
        }
        let cost = price::cost(self.setting, choice);
        let mut unpriced: Vec<Id> = choice.ways.iter().flat_map(|chosen| chosen.way.unpriced.clone()).collect();
        unpriced.sort();
        unpriced.dedup();
        let changes = choice.doors.iter().map(|door| format!("{}/{}", door.role.id, door.door.id));
        let standing = Standing {
            values: Values {
                arrival: dated.arrival.month(),
                cost: cost.in_fifty_thousands(),
                unpaid_months: dated.unpaid_months,
                changes: choice.doors.iter().filter(|door| door.door.kind.leaves_employer()).count() as u32,
                gates: choice.doors.iter().filter(|door| door.door.kind.is_gate()).count() as u32
                    + choice.ways.iter().map(|chosen| chosen.way.gates).sum::<u32>(),
                open,
            },
            conditions: conditions.into_iter().collect(),
            unpriced,
            hours: choice.ways.iter().map(|chosen| chosen.way.hours()).sum(),
            slack: dated.slack,
            ids: changes.chain(choice.ways.iter().map(|chosen| format!("{:?}", chosen.way.gain))).collect(),
        };
        Weighed { dated, standing, levels, unmet }
    }

    /// The route as it is answered.
    fn route(&self, choice: &Choice<'p, 'a>, weighed: &Weighed<'a>) -> Route {
        let Weighed { dated, standing, .. } = weighed;
        let judge = Judge { person: self.setting.person, view: &dated.view };
        let clauses = choice.doors.iter().zip(&dated.changes).flat_map(|(door, change)| {
            door.asked.iter().map(|asked| asked.reason(judge, change.judged(asked.as_of), change.join))
        });
        let taken = choice.ways.iter().zip(&dated.ways).enumerate();
        Route {
            changes: self.changes(choice, dated),
            ways: taken
                .map(|(number, (chosen, dated_way))| self.taken(chosen, dated_way, self.closes(choice, dated, number)))
                .collect(),
            values: standing.values,
            arrival: dated.arrival,
            cost: price::cost(self.setting, choice),
            conditions: standing.conditions.clone(),
            unpriced: standing.unpriced.clone(),
            hours: standing.hours,
            slack: dated.slack,
            clauses: clauses.collect(),
            post_conditions: choice.doors.iter().flat_map(|door| door.role.conditions.iter().copied()).collect(),
        }
    }

    /// The clauses that stand worse without a way.
    fn closes(&self, choice: &Choice<'p, 'a>, dated: &Dated<'a>, number: usize) -> Vec<ClauseAt> {
        let without = dated.view_without(self.setting, choice, number);
        let person = self.setting.person;
        let with = self.stand(choice, dated, Judge { person, view: &dated.view });
        let fewer = self.stand(choice, dated, Judge { person, view: &without });
        let worse = with.iter().zip(&fewer).filter(|(with, fewer)| fewer.verdict < with.verdict);
        let worse = worse.filter(|(with, _)| with.asked.strength != Strength::Plus);
        let mut closes: Vec<ClauseAt> = worse.map(|(with, _)| with.asked.at.clone()).collect();
        // What keeps a post on the way lawful until it is left is taken for that.
        for asked in dated.lapsing_without(self.setting, choice, number) {
            if !closes.contains(&asked.at) {
                closes.push(asked.at.clone());
            }
        }
        closes
    }

    fn changes(&self, choice: &Choice<'p, 'a>, dated: &Dated<'a>) -> Vec<Change> {
        let mut low = self.setting.today;
        let mut high;
        let mut changes: Vec<Change> = Vec::new();
        let mut behind = 0;
        let leaving = choice.doors.iter().position(|door| door.door.kind.leaves_employer()).unwrap_or(0);
        for (number, (door, change)) in choice.doors.iter().zip(&dated.changes).enumerate() {
            let free = number == 0 && !self.setting.person.employed;
            let joining = match door.door.to_joining_when_free {
                Some(span) if free => span,
                _ => door.door.to_joining,
            };
            let begins = change.apply.max(low);
            let offers_low = change.sits.map_or_else(|| door.door.to_offer.low.after(begins), |_| change.offer);
            let offers_high = change.sits.map_or_else(|| door.door.to_offer.high.after(change.apply), |_| change.offer);
            low = joining.low.after(offers_low).min(change.join);
            high = joining.high.after(offers_high).max(change.join).plus_days(behind);
            if door.door.joins.is_some() {
                low = change.join;
            }
            behind = change.join.days_until(high);
            changes.push(Change {
                role: door.role.id.clone(),
                door: door.door.id.clone(),
                kind: door.door.kind,
                apply: change.apply,
                sits: change.sits,
                offer: change.offer,
                join: change.join,
                join_low: low,
                join_high: high,
                estimate: change.estimate,
                pays: if number == leaving { price::prices(self.setting, choice) } else { Vec::new() },
            });
        }
        changes
    }

    fn taken(&self, chosen: &WayChoice<'p, 'a>, dated: &DatedWay, closes: Vec<ClauseAt>) -> TakenWay {
        let stages =
            dated.stages.iter().zip(&chosen.way.stages).filter_map(|(stage, plan)| taken_stage(stage, plan)).collect();
        let valid = chosen.way.qualification.and_then(|(qualification, _)| qualification.valid);
        TakenWay {
            gains: chosen.way.gain.clone(),
            stages,
            held: dated.held,
            expires: valid.map(|valid| valid.after(dated.held)),
            cost: chosen.way.cost,
            unpriced: chosen.way.unpriced.clone(),
            subsidy: chosen.subsidy.and_then(|aid| price::taken(self.setting, aid.subsidy, chosen.way, dated)),
            hours: chosen.way.hours(),
            gates: chosen.way.gates,
            slack: dated.slack(),
            closes,
        }
    }
}

fn taken_stage(stage: &DatedStage, plan: &crate::planner::routes::PlannedStage<'_>) -> Option<TakenStage> {
    Some(match (*stage, &plan.plan) {
        (DatedStage::Course { begin, end, estimate }, StagePlan::Course { program, .. }) => TakenStage::Course {
            stage: plan.id.cloned(),
            program: program.id.clone(),
            apply_by: program.intakes.closes_before.before(begin),
            begin,
            end,
            hours_per_week: program.hours_per_week,
            full_time: program.full_time,
            estimate,
        },
        (DatedStage::Study { begin, end, hours_per_week }, StagePlan::Study { hours }) => TakenStage::Study {
            stage: plan.id?.clone(),
            begin,
            end,
            hours_per_week: u8::try_from(hours_per_week).unwrap_or(u8::MAX),
            hours: *hours,
        },
        (DatedStage::Sitting { file, closes, sits, result, estimate }, _) => {
            TakenStage::Sitting { stage: plan.id?.clone(), file, closes, sits, result, estimate }
        }
        (DatedStage::Papers { begin, end }, _) => TakenStage::Papers { stage: plan.id?.clone(), begin, end },
        _ => return None,
    })
}

/// The ids of posts and doors, in the form in which equal routes are ordered.
fn chain_ids(doors: &[&DoorIn<'_>]) -> Vec<String> {
    doors.iter().map(|door| format!("{}/{}", door.role.id, door.door.id)).collect()
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

fn key(choice: &Choice<'_, '_>) -> Key {
    let doors = choice.doors.iter().map(|door| door.number).collect();
    let subsidy = |chosen: &WayChoice<'_, '_>| chosen.subsidy.map(|aid| aid.subsidy.id.clone());
    let ways = choice.ways.iter().map(|chosen| (chosen.number, subsidy(chosen))).collect();
    (doors, ways, choice.wants.clone(), choice.pays.clone())
}
