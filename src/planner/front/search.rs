//! Grows chains backwards from the target, shortest first, and dates every choice that a bound does not rule out.
//! Limits count nodes, never time, and say so when they bite.

use super::combine::{Closers, choice, with_money};
use super::compare::{Front, Standing, Tie};
use super::price;
use crate::base::Id;
use crate::dataset::{Leaf, Strength};
use crate::planner::answer::{Change, ClauseAt, Route, TakenStage, TakenWay, Values, Verdict};
use crate::planner::matching::{Asked, Judge};
use crate::planner::routes::{Aid, Bundle, Chains, Closing, DoorIn, Doors, StagePlan, Ways};
use crate::planner::schedule::{Choice, Dated, DatedStage, DatedWay, Place, Setting, Wants, WayChoice, solve};
use std::collections::BTreeSet;

/// Chains looked at for one request.
const MOST_CHAINS: u32 = 4_000;
/// Choices looked at for one chain.
const MOST_CHOICES: usize = 3_000;

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
    pub dated: u32,
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
    /// Routes dated at most.
    pub most_dated: u32,
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
    narrow: bool,
}

/// A set of ways with how far clauses are to be met with it.
type Node = (Wants, Bundle);

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
                    if found.chains + next.len() as u32 >= MOST_CHAINS {
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
        let beaten = |front: &Front| front.beats_bound(&bound, tie.as_ref());
        (outlooks.narrow || beaten(&found.ordinary)) && (!may_be_narrow || beaten(&found.narrow))
    }

    /// Values that no route through this chain, with at most `more` further changes before it, can better.
    fn chain_bound(&self, chain: &[usize], more: usize) -> Values {
        let doors = self.doors_of(chain);
        let complete = more == 0 && self.chains.is_complete(chain);
        Values { open: self.chains.outlooks(chain, more).open, ..self.bound(&doors, &Wants::new(), complete) }
    }

    fn doors_of(&self, chain: &[usize]) -> Vec<&'p DoorIn<'a>> {
        chain.iter().map(|number| &self.doors.all[*number]).collect()
    }

    /// Dates every choice of a chain: first what `law` and `rule` ask, then, clause by clause, more of what is open.
    fn date_chain(&self, found: &mut Found, chain: &[usize], goal: Vec<Bundle>, held: Option<&'a Id>) {
        let closers = Closers::new(self.closing, self.doors_of(chain));
        let least_open = self.chains.outlooks(chain, 0).open;
        let needed = crate::planner::routes::cross(&closers.needed(), &goal);
        let mut open: Vec<Node> = needed.into_iter().rev().map(|set| (Wants::new(), set)).collect();
        let mut seen: BTreeSet<Node> = open.iter().cloned().collect();
        while let Some((wants, set)) = open.pop() {
            if self.is_beyond(&set) || self.gains_twice(&set) {
                continue;
            }
            if seen.len() > MOST_CHOICES {
                found.limited = true;
                return;
            }
            let plain = choice(self.ways, &closers.doors, &set, wants.clone(), held);
            let mut raised: BTreeSet<(Place, Verdict)> = BTreeSet::new();
            for variant in with_money(self.setting, self.aids, &plain) {
                if self.is_choice_beaten(found, &variant, least_open) {
                    continue;
                }
                let surely_open = self.surely_open(&closers, &set);
                if surely_open > least_open && self.is_choice_beaten(found, &variant, surely_open) {
                    raised.extend(self.untried(&closers, &variant));
                    continue;
                }
                let Some(weighed) = self.weigh(found, &variant) else { continue };
                raised.extend(weighed.levels.iter().flat_map(|(place, strength, verdict)| {
                    let higher = higher(*strength, *verdict);
                    higher.iter().map(|want| (*place, *want))
                }));
                self.keep(found, &variant, weighed);
            }
            for (place, want) in raised.into_iter().rev() {
                for more in closers.sets(place, want) {
                    let mut wants = wants.clone();
                    wants.insert(place, want);
                    let node = (wants, &set | &more);
                    if !seen.contains(&node) {
                        seen.insert(node.clone());
                        open.push(node);
                    }
                }
            }
        }
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

    /// Whether no dating of a choice, with at least so many open clauses, can come on a front.
    fn is_choice_beaten(&self, found: &Found, choice: &Choice<'p, 'a>, open: u32) -> bool {
        let mut bound = self.bound(&choice.doors, &choice.wants, true);
        bound.cost = price::cost(self.setting, choice).in_fifty_thousands();
        bound.gates += choice.ways.iter().map(|chosen| chosen.way.gates).sum::<u32>();
        bound.open = open;
        let late = choice.ways.iter().map(|chosen| self.held_at_best(chosen.way)).max();
        if let Some(late) = late.filter(|_| choice.held.is_some() || !self.setting.arrives_with_offer) {
            bound.arrival = bound.arrival.max(late.month());
        }
        let tie = Tie {
            unpriced: choice.ways.iter().filter(|chosen| !chosen.way.unpriced.is_empty()).count(),
            hours: choice.ways.iter().map(|chosen| chosen.way.hours()).sum(),
            ids: chain_ids(&choice.doors),
        };
        bound.arrival.first_day() > self.setting.horizon
            || found.ordinary.beats_bound(&bound, Some(&tie)) && found.narrow.beats_bound(&bound, Some(&tie))
    }

    /// Dates one choice and weighs what comes of it.
    fn weigh(&self, found: &mut Found, choice: &Choice<'p, 'a>) -> Option<Weighed<'a>> {
        if found.dated >= self.most_dated {
            found.limited = true;
            return None;
        }
        found.dated += 1;
        let dated = solve(self.setting, choice)?;
        found.limited |= dated.limited;
        Some(self.weighed(choice, dated))
    }

    /// Puts a dated choice on its front, unless something in it is needless.
    fn keep(&self, found: &mut Found, choice: &Choice<'p, 'a>, weighed: Weighed<'a>) {
        found.unknown.extend(weighed.standing.conditions.iter().cloned());
        let front = if weighed.narrow { &found.narrow } else { &found.ordinary };
        if front.covers(&weighed.standing) || self.is_needless(found, choice, &weighed) {
            return;
        }
        let route = self.route(choice, &weighed);
        let front = if weighed.narrow { &mut found.narrow } else { &mut found.ordinary };
        front.add(weighed.standing, route);
    }

    /// Whether something can be left out, all else kept, and nothing shuts, comes later or costs more.
    fn is_needless(&self, found: &mut Found, with: &Choice<'p, 'a>, weighed: &Weighed<'a>) -> bool {
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
            let plain = Choice { wants: Wants::new(), ..without.clone() };
            let mut all = vec![without, possible, plain];
            all.dedup_by(|a, b| a.wants == b.wants);
            all
        };
        fewer.flat_map(eased).any(|without| {
            found.dated += 1;
            let Some(dated) = solve(self.setting, &without) else { return false };
            let other = self.weighed(&without, dated);
            let is_among = |leaf| weighed.standing.conditions.contains(leaf);
            other.dated.arrival <= weighed.dated.arrival
                && other.standing.values.open <= weighed.standing.values.open
                && other.standing.conditions.iter().all(is_among)
                && other.narrow <= weighed.narrow
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
        let (mut open, mut narrow) = (0, false);
        let mut conditions: BTreeSet<Leaf> = BTreeSet::new();
        let mut levels = Vec::new();
        let mut count = |asked: &Asked<'a>, verdict: Verdict, on: crate::base::Day, event: crate::base::Day| {
            let strength = asked.strength;
            if verdict == Verdict::Unknown && strength <= Strength::Closes {
                conditions.extend(judge.unknown_leaves(asked.asks, asked.on(on, event), !strength.must()));
            }
            open += u32::from(match strength {
                Strength::Usual => verdict != Verdict::Met,
                Strength::Closes => verdict == Verdict::Argued,
                _ => false,
            });
            narrow |= strength == Strength::Closes && verdict < Verdict::Unknown;
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
            if stands.asked.strength != Strength::Plus && !stands.asked.ready(self.setting.person).is_fixed() {
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
        Weighed { dated, standing, levels, narrow }
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
