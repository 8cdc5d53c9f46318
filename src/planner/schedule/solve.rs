//! Finds the best dates of a route: every order in which changes and ways can be dated, and, where staying longer or
//! gaining later can matter, later dates than the first that fit.

use super::choice::{Choice, Place, Setting, WayChoice};
use super::state::{DatedChange, DatedWay, State};
use crate::base::Day;
use crate::planner::answer::Verdict;
use crate::planner::matching::{Asked, Asking, Judge, View, What};
use crate::planner::routes::{DoorIn, StagePlan};
use std::cmp::Reverse;

/// Orders tried for one route; reached only with more steps than a usual roadmap has.
const NODES: u32 = 3000;

/// A route with its dates.
#[derive(Clone, Debug)]
pub struct Dated<'a> {
    pub changes: Vec<DatedChange>,
    pub ways: Vec<DatedWay>,
    /// The first day out of the post held before each change, where a full-time way leaves it earlier than joining.
    left: Vec<Option<Day>>,
    pub arrival: Day,
    pub unpaid_months: u32,
    pub slack: Option<i32>,
    /// The standing at the end, for judging the clauses that stay open.
    pub view: View<'a>,
    pub limited: bool,
}

impl<'a> Dated<'a> {
    /// The standing at the end if one way had not been gone.
    pub fn view_without<'p>(&self, setting: &Setting<'p, 'a>, choice: &Choice<'p, 'a>, way: usize) -> View<'a> {
        let mut ways: Vec<Option<DatedWay>> = self.ways.iter().cloned().map(Some).collect();
        ways[way] = None;
        State { setting, choice, changes: self.changes.clone(), ways, left: self.left.clone() }.view()
    }

    /// Clauses of posts on the way that would lapse before the post is left if one way had not been gone.
    pub fn lapsing_without<'p>(
        &self,
        setting: &Setting<'p, 'a>,
        choice: &Choice<'p, 'a>,
        way: usize,
    ) -> Vec<&'p Asked<'a>> {
        let view = self.view_without(setting, choice, way);
        let stays = self.changes.windows(2).enumerate();
        let lapsing = stays.flat_map(|(number, pair)| {
            let door: &'p DoorIn<'a> = choice.doors[number];
            door.lapsing(setting.person, &view, pair[0].join, pair[1].join)
        });
        lapsing.collect()
    }
}

/// What decides between two sets of dates: arrival, months without pay, then slack, then the days themselves.
type Rank = (Day, u32, Reverse<i32>, Vec<DatedChange>, Vec<DatedWay>);

/// Dates a route, earliest arrival first; `None` where no dates exist before the horizon.
pub fn solve<'p, 'a>(setting: &Setting<'p, 'a>, choice: &Choice<'p, 'a>) -> Option<Dated<'a>> {
    let mut search = Search {
        setting,
        choice,
        best: None,
        nodes: 0,
        stay: stays(setting, choice),
        fading: fading(choice),
        apart: apart(setting, choice),
    };
    search.step(State::new(setting, choice));
    search.widen();
    let limited = search.nodes >= NODES;
    let (rank, state) = search.best?;
    let (view, left) = (state.view(), state.left);
    Some(Dated {
        arrival: rank.0,
        unpaid_months: rank.1,
        slack: Some((rank.2).0).filter(|slack| *slack != i32::MAX),
        changes: rank.3,
        ways: rank.4,
        left,
        view,
        limited,
    })
}

/// When staying longer in the post before a change can be of use.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stay {
    No,
    /// Until what the old post gives is enough.
    UntilEnough,
    Always,
}

struct Search<'s, 'p, 'a> {
    setting: &'s Setting<'p, 'a>,
    choice: &'s Choice<'p, 'a>,
    best: Option<(Rank, State<'s, 'p, 'a>)>,
    nodes: u32,
    stay: Vec<Stay>,
    /// Ways, by number, whose gain expires: they can be gained too early.
    fading: Vec<bool>,
    /// Ways, by number, whose dates hang on nothing else in the choice.
    apart: Vec<bool>,
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
        let open = |number: &usize| state.ways[*number].is_none();
        if let Some(number) = (0..self.choice.ways.len()).filter(open).find(|number| self.apart[*number]) {
            self.try_way(&state, number);
            return;
        }
        for number in (0..self.choice.ways.len()).filter(open) {
            self.try_way(&state, number);
        }
        if next < self.choice.doors.len() {
            self.try_change(&state, next);
        }
    }

    /// Goes on with a way dated as early as can be, and with later dates while its gain would fade before arrival.
    fn try_way(&mut self, state: &State<'s, 'p, 'a>, number: usize) {
        let mut after = None;
        loop {
            let mut with = state.clone();
            let holds = with.place_way(number, after);
            let Some(held) = with.ways[number].as_ref().map(|dated| dated.held) else { return };
            if holds {
                self.step(with);
            }
            if !self.fading[number] || self.nodes > NODES {
                return;
            }
            let valid = self.choice.ways[number].way.qualification.and_then(|(gained, _)| gained.valid);
            let lasts = |arrival: Day| valid.is_none_or(|valid| valid.after(held) > arrival);
            if holds && self.best.as_ref().is_some_and(|(rank, _)| lasts(rank.0)) {
                return;
            }
            after = Some(held);
        }
    }

    /// Goes on with the next change as early as can be, and later while staying in the old post can be of use.
    fn try_change(&mut self, state: &State<'s, 'p, 'a>, next: usize) {
        let mut from = state.from();
        loop {
            let mut with = state.clone();
            if !with.place_change(from) {
                return;
            }
            let Some(change) = with.changes.last().copied() else { return };
            if self.best.as_ref().is_some_and(|(rank, _)| self.no_earlier_than(&with) > rank.0) {
                return;
            }
            let enough = match self.stay[next] {
                Stay::No => true,
                Stay::UntilEnough => self.is_enough(&with, next),
                Stay::Always => false,
            };
            self.step(with);
            if enough || self.nodes > NODES {
                return;
            }
            from = change.apply.plus_months(1);
        }
    }

    /// Whether the months and skills that later steps ask, and the post before a change gives, are all there on leaving.
    fn is_enough(&self, state: &State<'s, 'p, 'a>, number: usize) -> bool {
        let view = state.view();
        let judge = Judge { person: self.setting.person, view: &view };
        let day = state.changes[number].join;
        let mut askings = given_before(self.setting, self.choice, number);
        askings.all(|asking| judge.asking(asking, day.into()).verdict == Verdict::Met)
    }

    /// Of dates that arrive as early and leave as little unpaid, those with the most slack: sittings that could be later.
    fn widen(&mut self) {
        for number in 0..self.choice.ways.len() {
            loop {
                let Some((rank, state)) = &self.best else { return };
                let Some(held) = state.ways[number].as_ref().filter(|dated| dated.slack().is_some()).map(|d| d.held)
                else {
                    break;
                };
                let (arrival, unpaid) = (rank.0, rank.1);
                let mut with = state.clone();
                with.ways[number] = None;
                if !with.place_way(number, Some(held)) || !with.in_work() {
                    break;
                }
                let Some(better) = rank_of(self.setting, self.choice, &with) else { break };
                if (better.0, better.1) != (arrival, unpaid) || better >= *rank {
                    break;
                }
                self.best = Some((better, with));
            }
        }
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
        let Some(rank) = rank_of(self.setting, self.choice, &state) else { return };
        if self.best.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.best = Some((rank, state));
        }
    }
}

/// How complete dates compare; `None` where something is gained only after the arrival.
fn rank_of(setting: &Setting<'_, '_>, choice: &Choice<'_, '_>, state: &State<'_, '_, '_>) -> Option<Rank> {
    let ways: Vec<DatedWay> = state.ways.iter().flatten().cloned().collect();
    let last = ways.iter().map(|way| way.held).max();
    let arrival = match (choice.held, state.changes.last()) {
        (Some(_), _) | (None, None) => last.unwrap_or(setting.today),
        (None, Some(change)) if last.is_some_and(|last| last > change.join) => return None,
        (None, Some(change)) if setting.arrives_with_offer => change.offer,
        (None, Some(change)) => change.join,
    };
    let slack = ways.iter().filter_map(DatedWay::slack).min().unwrap_or(i32::MAX);
    Some((arrival, unpaid_months(state, arrival), Reverse(slack), state.changes.clone(), ways))
}

/// Calendar months that begin without a paid post, from today to the arrival.
fn unpaid_months(state: &State<'_, '_, '_>, arrival: Day) -> u32 {
    let person = state.setting.person;
    let present = person.profile.role.as_ref().and_then(|id| person.dataset.role_or_former(id));
    // Where nothing is said of a post, nothing is said of pay either.
    let out_of_work = !person.employed && (person.profile.role.is_some() || person.profile.employed == Some(false));
    let unpaid_now = out_of_work || person.employed && present.is_some_and(|role| role.unpaid);
    let mut months = 0;
    for number in 0..=state.changes.len() {
        let until = state.changes.get(number).map_or(arrival, |change| change.join);
        let from = match state.left[number] {
            Some(left) => left,
            None if number == 0 && unpaid_now => state.setting.today,
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

/// Everything that binds in a choice and hangs on days or the plan: at which change, `None` for a way.
fn binding<'s, 'a>(
    setting: &'s Setting<'_, 'a>,
    choice: &'s Choice<'_, 'a>,
) -> impl Iterator<Item = (Option<usize>, &'s Asking<'a>)> + 's {
    let doors = choice.doors.iter().enumerate().flat_map(move |(number, door)| {
        choice.binding(number, &door.asked).map(move |(_, asked, _)| (Some(number), asked))
    });
    let ways = choice.ways.iter().flat_map(move |chosen| {
        let stages = chosen.way.stages.iter().enumerate();
        stages.flat_map(move |(at, stage)| {
            let asked = stage.asked.iter().enumerate();
            asked.filter_map(move |(index, asked)| {
                let place = Place::Way(chosen.number, at, index);
                choice.want(place, asked.strength).map(|_| (None, asked))
            })
        })
    });
    doors.chain(ways).flat_map(|(number, asked)| {
        asked.ready(setting.person).askings().into_iter().map(move |asking| (number, asking))
    })
}

/// Months and skills that something after a change asks and the post before the change gives, but not the one after it.
fn given_before<'s, 'a>(
    setting: &'s Setting<'_, 'a>,
    choice: &'s Choice<'_, 'a>,
    number: usize,
) -> impl Iterator<Item = &'s Asking<'a>> + 's {
    let later = binding(setting, choice).filter(move |(at, _)| at.is_none_or(|at| at > number));
    later.map(|(_, asking)| asking).filter(move |asking| match &asking.what {
        What::Experience { domain, .. } => {
            let gives_before = match number.checked_sub(1) {
                None => setting.person.running.iter().any(|stretch| stretch.domains.has(*domain)),
                Some(before) => choice.doors[before].gives.has(*domain),
            };
            gives_before && !choice.doors[number].gives.has(*domain)
        }
        What::Skill { id, by_staying, .. } => {
            let gives_before = match number.checked_sub(1) {
                None => by_staying.is_some(),
                Some(before) => choice.doors[before].role.skills.contains(id),
            };
            gives_before && !choice.doors[number].role.skills.contains(id)
        }
        _ => false,
    })
}

/// For each change, whether staying longer before it can be of use.
fn stays<'a>(setting: &Setting<'_, 'a>, choice: &Choice<'_, 'a>) -> Vec<Stay> {
    let unpaid = |number: usize| choice.doors[number].role.unpaid;
    (0..choice.doors.len())
        .map(|number| {
            let lapses = |asking: &Asking<'a>| match &asking.what {
                What::Experience { filter, .. } => {
                    filter.within.is_some() || filter.current || filter.longest_gap.is_some()
                }
                _ => false,
            };
            let leaves_acceptable = setting.in_work.is_some_and(|in_work| {
                let before = match number.checked_sub(1) {
                    None => setting.person.employed && in_work.present,
                    Some(before) => in_work.acceptable.contains(&choice.doors[before].role.id),
                };
                before && !in_work.acceptable.contains(&choice.doors[number].role.id)
            });
            if leaves_acceptable || unpaid(number) || given_before(setting, choice, number).any(lapses) {
                Stay::Always
            } else if given_before(setting, choice, number).next().is_some() {
                Stay::UntilEnough
            } else {
                Stay::No
            }
        })
        .collect()
}

/// For each way, whether what it gains does not last.
fn fading(choice: &Choice<'_, '_>) -> Vec<bool> {
    let valid = |chosen: &WayChoice<'_, '_>| chosen.way.qualification.is_some_and(|(gained, _)| gained.valid.is_some());
    choice.ways.iter().map(valid).collect()
}

/// For each way, whether its dates hang on no other step: nothing that it asks can change, it needs no time away from
/// work, and there are hours enough for all ways at once.
fn apart<'a>(setting: &Setting<'_, 'a>, choice: &Choice<'_, 'a>) -> Vec<bool> {
    let most = |chosen: &WayChoice<'_, '_>| {
        let hours = chosen.way.stages.iter().map(|stage| match &stage.plan {
            StagePlan::Course { program, .. } if !program.full_time => u32::from(program.hours_per_week),
            StagePlan::Study { .. } => setting.hours.min(setting.study_hours),
            _ => 0,
        });
        hours.max().unwrap_or(0)
    };
    let room = choice.ways.iter().map(most).sum::<u32>() <= setting.hours;
    let alone = |chosen: &WayChoice<'_, 'a>| {
        let asked = chosen.way.asked().chain(chosen.subsidy.iter().flat_map(|aid| &aid.asked));
        let wanted =
            choice.wants.keys().any(|place| matches!(place, Place::Way(number, ..) if *number == chosen.number));
        let mut must = asked.filter(|asked| asked.strength.must());
        room && !wanted && !chosen.way.is_full_time() && must.all(|asked| asked.ready(setting.person).is_fixed())
    };
    choice.ways.iter().map(alone).collect()
}
