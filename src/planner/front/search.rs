//! Grows chains backwards from the target, shortest first, and dates every choice that a bound does not rule out.
//! Limits count nodes, never time, and say so when they bite.

use super::combine::{choice, closing_sets, must_sets, with_money};
use super::compare::{Front, Tie};
use super::price;
use crate::base::Id;
use crate::dataset::{Dataset, Leaf, Strength};
use crate::planner::answer::{Change, ClauseAt, ClauseReason, Gain, Route, TakenStage, TakenWay, Values, Verdict};
use crate::planner::matching::{Judge, counts_as, reason};
use crate::planner::routes::{Bundle, Chains, Closing, DoorIn, Doors, StagePlan, Ways};
use crate::planner::schedule::{Choice, Dated, DatedStage, DatedWay, Setting, WayChoice, solve};
use std::collections::BTreeSet;

/// Chains looked at for one request.
const MOST_CHAINS: u32 = 4_000;
/// Combinations of closed clauses tried for one chain and one set of needed ways.
const MOST_COMBINATIONS: usize = 12;

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
}

/// One search.
pub struct Search<'p, 'a> {
    pub dataset: &'a Dataset,
    pub setting: &'p Setting<'p, 'a>,
    pub doors: &'p Doors<'a>,
    pub ways: &'p Ways<'a>,
    pub closing: &'p Closing<'p, 'a>,
    pub chains: &'p Chains<'p, 'a>,
    pub max_changes: usize,
    /// Routes dated at most.
    pub most_dated: u32,
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
                    self.date_chain(&mut found, chain, &Bundle::new(), None);
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
        for set in self.closing.holding(what, None, &[], 0) {
            self.date_chain(&mut found, &[], &set, Some(what));
        }
        if found.ordinary.routes.is_empty() {
            for (number, door) in self.doors.all.iter().enumerate() {
                if self.chains.is_complete(&[number]) && self.chains.is_passable(number) {
                    for set in self.closing.holding(what, None, &[door], 0) {
                        self.date_chain(&mut found, &[number], &set, Some(what));
                    }
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
        Values { open: self.chains.outlooks(chain, more).open, ..self.bound(&doors, &[], complete) }
    }

    fn doors_of(&self, chain: &[usize]) -> Vec<&'p DoorIn<'a>> {
        chain.iter().map(|number| &self.doors.all[*number]).collect()
    }

    /// Dates every choice of a chain.
    fn date_chain(&self, found: &mut Found, chain: &[usize], goal: &Bundle, held: Option<&'a Id>) {
        let doors = self.doors_of(chain);
        for (base, certain) in must_sets(self.closing, &doors) {
            let base: Bundle = &base | goal;
            if self.is_beyond(&base) {
                continue;
            }
            for money in with_money(
                self.setting,
                &self.dataset.subsidy,
                &choice(self.ways, &doors, &base, certain.clone(), held),
            ) {
                if self.is_choice_beaten(found, &money, 0) {
                    continue;
                }
                let Some((open, open_count)) = self.date(found, &money) else { continue };
                self.close(found, &doors, &base, &money, &open, open_count, held);
            }
        }
    }

    /// Closes, in every combination, the clauses that a first dating left open.
    #[allow(clippy::too_many_arguments, reason = "one chain's choice and what its first dating left open")]
    fn close(
        &self,
        found: &mut Found,
        doors: &[&'p DoorIn<'a>],
        base: &Bundle,
        money: &Choice<'p, 'a>,
        open: &[(usize, usize)],
        open_count: u32,
        held: Option<&'a Id>,
    ) {
        let options: Vec<((usize, usize), Vec<Bundle>)> = open
            .iter()
            .map(|at| (*at, closing_sets(self.closing, doors, at.0, at.1)))
            .map(|(at, sets)| (at, sets.into_iter().filter(|set| !self.is_beyond(set)).collect::<Vec<_>>()))
            .filter(|(_, sets)| !sets.is_empty())
            .collect();
        let needed = money.met.len();
        let mut combinations: Vec<(Vec<(usize, usize)>, Bundle)> = vec![(money.met.clone(), base.clone())];
        for (at, sets) in &options {
            let more: Vec<_> = combinations
                .iter()
                .flat_map(|(met, set)| sets.iter().map(move |added| ([met.as_slice(), &[*at]].concat(), set | added)))
                .collect();
            combinations.extend(more);
            if combinations.len() > MOST_COMBINATIONS {
                combinations.sort_by_key(|(met, set)| (met.len(), set.len()));
                combinations.truncate(MOST_COMBINATIONS);
                found.limited = true;
            }
        }
        for (met, set) in combinations.into_iter().filter(|(met, _)| met.len() > needed) {
            let plain = choice(self.ways, doors, &set, met, held);
            let variants = if set == *base {
                vec![Choice { met: plain.met.clone(), ..money.clone() }]
            } else if money.pays.is_empty() && money.ways.iter().all(|way| way.subsidy.is_none()) {
                with_money(self.setting, &self.dataset.subsidy, &plain)
            } else {
                // Combinations with other money are made from the choice without any.
                continue;
            };
            for variant in variants {
                let closed = (variant.met.len() - needed) as u32;
                if self.is_choice_beaten(found, &variant, open_count.saturating_sub(closed)) {
                    continue;
                }
                self.date(found, &variant);
            }
        }
    }

    /// Whether no dating of a choice, with at least so many open clauses, can come on a front.
    fn is_choice_beaten(&self, found: &Found, choice: &Choice<'p, 'a>, open: u32) -> bool {
        let mut bound = self.bound(&choice.doors, &choice.met, true);
        bound.cost = price::cost(self.setting, choice).in_fifty_thousands();
        bound.gates += choice.ways.iter().map(|chosen| chosen.way.gates).sum::<u32>();
        bound.open = open;
        let late = choice.ways.iter().map(|chosen| self.held_at_best(chosen.way)).max();
        if let (Some(late), true) = (late, choice.held.is_some()) {
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

    /// Dates one choice and puts it on its front. Returns the `closes` and `usual` clauses of doors that it leaves
    /// unmet, and the number that counts as open.
    fn date(&self, found: &mut Found, choice: &Choice<'p, 'a>) -> Option<(Vec<(usize, usize)>, u32)> {
        if found.dated >= self.most_dated {
            found.limited = true;
            return None;
        }
        found.dated += 1;
        let dated = solve(self.setting, choice)?;
        found.limited |= dated.limited;
        let (route, open, narrow) = self.route(choice, &dated);
        found.unknown.extend(route.conditions.iter().cloned());
        let open_count = route.values.open;
        if narrow {
            found.narrow.add(route)
        } else {
            found.ordinary.add(route)
        }
        Some((open, open_count))
    }

    /// The route as it is answered, the clauses that it leaves open, and whether it is narrow.
    fn route(&self, choice: &Choice<'p, 'a>, dated: &Dated<'a>) -> (Route, Vec<(usize, usize)>, bool) {
        let judge = Judge { person: self.setting.person, view: &dated.view };
        let (mut open, mut open_count, mut narrow) = (Vec::new(), 0, false);
        let mut conditions: BTreeSet<Leaf> = BTreeSet::new();
        let mut clauses = Vec::new();
        for (number, door) in choice.doors.iter().enumerate() {
            for (index, asked) in door.asked.iter().enumerate() {
                let day = dated.changes[number].judged(asked.clause.as_of);
                let reason = reason(judge, asked.at.clone(), &asked.clause, day);
                let (strength, verdict) = (asked.clause.strength, reason.verdict);
                if verdict == Verdict::Unknown && strength <= Strength::Closes {
                    let unknown = reason.leaves.iter().filter(|leaf| leaf.verdict == Verdict::Unknown);
                    conditions.extend(unknown.map(|leaf| leaf.leaf.clone()));
                }
                let is_open = match strength {
                    Strength::Usual => verdict != Verdict::Met,
                    Strength::Closes => verdict == Verdict::Argued,
                    _ => false,
                };
                open_count += u32::from(is_open);
                narrow |= strength == Strength::Closes && matches!(verdict, Verdict::NotMet | Verdict::Partly);
                if matches!(strength, Strength::Closes | Strength::Usual) && verdict != Verdict::Met {
                    open.push((number, index));
                }
                clauses.push(reason);
            }
        }
        for (chosen, dated_way) in choice.ways.iter().zip(&dated.ways) {
            for (stage, plan) in dated_way.stages.iter().zip(&chosen.way.stages) {
                for (at, clause) in &plan.asked {
                    let reason = reason(judge, at.clone(), clause, stage.judged(clause.as_of));
                    if reason.verdict == Verdict::Unknown && clause.strength <= Strength::Closes {
                        let unknown = reason.leaves.iter().filter(|leaf| leaf.verdict == Verdict::Unknown);
                        conditions.extend(unknown.map(|leaf| leaf.leaf.clone()));
                    }
                    open_count += u32::from(match clause.strength {
                        Strength::Usual => reason.verdict != Verdict::Met,
                        Strength::Closes => reason.verdict == Verdict::Argued,
                        _ => false,
                    });
                }
            }
        }
        let cost = price::cost(self.setting, choice);
        let hours = choice.ways.iter().map(|chosen| chosen.way.hours()).sum();
        let values = Values {
            arrival: dated.arrival.month(),
            cost: cost.in_fifty_thousands(),
            unpaid_months: dated.unpaid_months,
            changes: choice.doors.iter().filter(|door| door.door.kind.leaves_employer()).count() as u32,
            gates: choice.doors.iter().filter(|door| door.door.kind.is_gate()).count() as u32
                + choice.ways.iter().map(|chosen| chosen.way.gates).sum::<u32>(),
            open: open_count,
        };
        let mut unpriced: Vec<Id> = choice.ways.iter().flat_map(|chosen| chosen.way.unpriced.clone()).collect();
        unpriced.sort();
        unpriced.dedup();
        let mut ways: Vec<TakenWay> =
            choice.ways.iter().zip(&dated.ways).map(|(chosen, dated)| self.taken(chosen, dated)).collect();
        for way in &mut ways {
            way.closes = self.closes(&way.gains, &clauses);
        }
        let route = Route {
            changes: self.changes(choice, dated),
            ways,
            values,
            arrival: dated.arrival,
            cost,
            conditions: conditions.into_iter().collect(),
            unpriced,
            hours,
            slack: dated.slack,
            clauses,
            post_conditions: choice.doors.iter().flat_map(|door| door.role.conditions.iter().copied()).collect(),
        };
        (route, open, narrow)
    }

    fn changes(&self, choice: &Choice<'p, 'a>, dated: &Dated<'a>) -> Vec<Change> {
        let mut low = self.setting.today;
        let mut high;
        let mut changes: Vec<Change> = Vec::new();
        let mut behind = 0;
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
                pays: if number == 0 { price::prices(self.setting, choice) } else { Vec::new() },
            });
        }
        changes
    }

    /// The clauses of a route that are met and ask for something a way gives: its qualification, skills or months.
    fn closes(&self, gains: &Gain, clauses: &[ClauseReason]) -> Vec<ClauseAt> {
        let Some(way) = self.ways.all.iter().find(|way| way.gain == *gains) else { return Vec::new() };
        let gives = |leaf: &Leaf| match leaf {
            Leaf::Holds { what, .. } | Leaf::Ever { what } => way.gives_holding(what),
            Leaf::Skill { what } => way.programs().any(|program| program.skills.contains(what)),
            Leaf::Experience { domain, filter, .. } => {
                let months = |given: &Id| counts_as(self.setting.person, given, domain);
                way.programs().flat_map(|program| &program.gives_months).any(|given| months(&given.domain))
                    || filter.after.iter().chain(&filter.under).any(|id| way.gives_holding(id))
            }
            _ => false,
        };
        let closed = clauses.iter().filter(|clause| clause.leaves.iter().any(|leaf| gives(&leaf.leaf)));
        closed.filter(|clause| clause.verdict >= Verdict::Unknown).map(|clause| clause.at.clone()).collect()
    }

    fn taken(&self, chosen: &WayChoice<'p, 'a>, dated: &DatedWay) -> TakenWay {
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
            subsidy: chosen.subsidy.and_then(|subsidy| price::taken(self.setting, subsidy, chosen.way, dated)),
            hours: chosen.way.hours(),
            gates: chosen.way.gates,
            slack: dated.slack(),
            closes: Vec::new(),
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
