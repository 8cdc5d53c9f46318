//! Finds the best dates of a route: every order in which changes and ways can be dated, and, where staying longer or
//! gaining later can matter, later dates than the first that fit.

use super::choice::{Choice, Setting};
use super::state::{DatedChange, DatedWay, State};
use crate::base::Day;
use crate::dataset::{Expr, Leaf};
use crate::planner::matching::View;
use std::cmp::Reverse;

/// Orders tried for one route; reached only with more steps than a usual roadmap has.
const NODES: u32 = 150;
/// Later dates tried for one way whose gain expires.
const LATER: u32 = 8;

/// A route with its dates.
#[derive(Clone, Debug)]
pub struct Dated<'a> {
    pub changes: Vec<DatedChange>,
    pub ways: Vec<DatedWay>,
    pub arrival: Day,
    pub unpaid_months: u32,
    pub slack: Option<i32>,
    /// The standing at the end, for judging the clauses that stay open.
    pub view: View<'a>,
    pub limited: bool,
}

/// What decides between two sets of dates: arrival, months without pay, then slack, then the days themselves.
type Rank = (Day, u32, Reverse<i32>, Vec<DatedChange>, Vec<DatedWay>);

/// Dates a route, earliest arrival first; `None` where no dates exist before the horizon.
pub fn solve<'a>(setting: &Setting<'_, 'a>, choice: &Choice<'_, 'a>) -> Option<Dated<'a>> {
    let mut search = Search {
        setting,
        choice,
        best: None,
        nodes: 0,
        stay: stay_matters(setting, choice),
        later: later_matters(choice),
    };
    search.step(State::new(setting, choice));
    let limited = search.nodes >= NODES;
    let (rank, state) = search.best?;
    let view = state.view();
    Some(Dated {
        arrival: rank.0,
        unpaid_months: rank.1,
        slack: Some((rank.2).0).filter(|slack| *slack != i32::MAX),
        changes: rank.3,
        ways: rank.4,
        view,
        limited,
    })
}

struct Search<'s, 'p, 'a> {
    setting: &'s Setting<'p, 'a>,
    choice: &'s Choice<'p, 'a>,
    best: Option<(Rank, State<'s, 'p, 'a>)>,
    nodes: u32,
    /// Changes, by number, before which staying longer in the old post can matter.
    stay: Vec<bool>,
    /// Ways, by number, that can be gained too early.
    later: Vec<bool>,
}

impl<'s, 'p, 'a> Search<'s, 'p, 'a> {
    fn step(&mut self, state: State<'s, 'p, 'a>) {
        self.nodes += 1;
        if self.nodes > NODES || self.best.as_ref().is_some_and(|(rank, _)| self.no_earlier_than(&state) > rank.0) {
            return;
        }
        let next = state.changes.len();
        if next == self.choice.doors.len() && state.ways.iter().all(Option::is_some) {
            self.finish(state);
            return;
        }
        for number in 0..self.choice.ways.len() {
            if state.ways[number].is_some() || !self.is_first_of_its_like(&state, number) {
                continue;
            }
            let mut after = None;
            for _ in 0..if self.later[number] { LATER } else { 1 } {
                let mut with = state.clone();
                if !with.place_way(number, after) {
                    // A way that can't be held after that day has no later dates either.
                    match (&with.ways[number], self.later[number]) {
                        (Some(dated), true) => after = Some(dated.held),
                        _ => break,
                    }
                    continue;
                }
                after = with.ways[number].as_ref().map(|dated| dated.held);
                self.step(with);
            }
        }
        if next < self.choice.doors.len() {
            let mut from = state.from();
            loop {
                let mut with = state.clone();
                if !with.place_change(from) {
                    break;
                }
                let Some(change) = with.changes.last().copied() else { break };
                let too_late = self.best.as_ref().is_some_and(|(rank, _)| self.no_earlier_than(&with) > rank.0);
                if too_late {
                    break;
                }
                self.step(with);
                if !self.stay[next] || self.nodes > NODES {
                    break;
                }
                from = change.apply.plus_months(1);
            }
        }
    }

    /// Equal ways next to each other are dated in the order of their numbers.
    fn is_first_of_its_like(&self, state: &State<'_, '_, '_>, number: usize) -> bool {
        !(0..number).any(|earlier| {
            state.ways[earlier].is_none() && self.choice.ways[earlier].number == self.choice.ways[number].number
        })
    }

    /// No dates of what is left can arrive before this day.
    fn no_earlier_than(&self, state: &State<'_, '_, '_>) -> Day {
        let held = state.ways.iter().flatten().map(|way| way.held).max();
        let mut day = state.from();
        for (left, door) in self.choice.doors.iter().enumerate().skip(state.changes.len()) {
            if door.door.rounds.is_none() {
                day = door.door.to_offer.typical.after(day);
            }
            if !(self.setting.arrives_with_offer && left + 1 == self.choice.doors.len()) {
                let span = if left == 0 && !self.setting.person.employed {
                    door.door.to_joining_when_free.unwrap_or(door.door.to_joining)
                } else {
                    door.door.to_joining
                };
                day = span.typical.after(day);
            }
        }
        if self.setting.arrives_with_offer
            && let (Some(last), true) = (state.changes.last(), state.changes.len() == self.choice.doors.len())
        {
            day = last.offer;
        }
        if self.choice.held.is_some() { held.unwrap_or(self.setting.today) } else { day }
    }

    fn finish(&mut self, state: State<'s, 'p, 'a>) {
        if !state.all_hold() || !state.in_work() {
            return;
        }
        let ways: Vec<DatedWay> = state.ways.iter().flatten().cloned().collect();
        let arrival = match (self.choice.held, state.changes.last()) {
            (Some(_), _) | (None, None) => ways.iter().map(|way| way.held).max().unwrap_or(self.setting.today),
            (None, Some(change)) if self.setting.arrives_with_offer => change.offer,
            (None, Some(change)) => change.join,
        };
        let slack = ways.iter().filter_map(DatedWay::slack).min().unwrap_or(i32::MAX);
        let rank: Rank = (arrival, unpaid_months(&state, arrival), Reverse(slack), state.changes.clone(), ways);
        if self.best.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.best = Some((rank, state));
        }
    }
}

/// Calendar months that begin without a paid post, from today to the arrival.
fn unpaid_months(state: &State<'_, '_, '_>, arrival: Day) -> u32 {
    let person = state.setting.person;
    // Where nothing is said of a post, nothing is said of pay either.
    let out_of_work = !person.employed && (person.profile.role.is_some() || person.profile.employed == Some(false));
    let mut months = 0;
    for number in 0..=state.changes.len() {
        let until = state.changes.get(number).map_or(arrival, |change| change.join);
        let from = match state.left[number] {
            Some(left) => left,
            None if number == 0 && out_of_work => state.setting.today,
            None => continue,
        };
        months += (until.month().0 - from.month().0).max(0) as u32;
    }
    let unpaid_posts = state.changes.iter().enumerate().filter(|(n, _)| state.choice.doors[*n].role.unpaid);
    for (number, change) in unpaid_posts {
        if let Some(next) = state.changes.get(number + 1) {
            months += (next.join.month().0 - change.join.month().0).max(0) as u32;
        }
    }
    months
}

/// For each change: whether a later clause of the route asks months that the post before it gives.
fn stay_matters(setting: &Setting<'_, '_>, choice: &Choice<'_, '_>) -> Vec<bool> {
    let asks: Vec<(usize, &Expr)> = choice
        .doors
        .iter()
        .enumerate()
        .flat_map(|(number, door)| {
            door.asked.iter().enumerate().filter_map(move |(index, asked)| {
                let binds = asked.clause.strength.must() || choice.met.contains(&(number, index));
                binds.then_some((number, &asked.clause.asks.0))
            })
        })
        .chain(choice.ways.iter().flat_map(|chosen| {
            chosen.way.asked().filter(|(_, c)| c.strength.must()).map(move |(_, c)| (usize::MAX, &c.asks.0))
        }))
        .collect();
    (0..choice.doors.len())
        .map(|number| {
            asks.iter().filter(|(at, _)| *at > number).any(|(_, expr)| {
                expr.leaves().iter().any(|leaf| {
                    let Leaf::Experience { domain, .. } = leaf else { return false };
                    let given_before = match number.checked_sub(1) {
                        None => setting.person.accrues(domain),
                        Some(before) => choice.doors[before].gives.contains(&domain.as_str()),
                    };
                    given_before && !choice.doors[number].gives.contains(&domain.as_str())
                })
            })
        })
        .collect()
}

/// For each way: whether what it gains, or a stage on the way, does not last.
fn later_matters(choice: &Choice<'_, '_>) -> Vec<bool> {
    choice
        .ways
        .iter()
        .map(|chosen| chosen.way.qualification.is_some_and(|(qualification, _)| qualification.valid.is_some()))
        .collect()
}
