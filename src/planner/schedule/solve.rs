//! Finds the best dates of a route: every order in which changes and ways can be dated, and, where staying longer or
//! gaining later can matter, later dates than the first that fit.

use super::choice::{Choice, Setting};
use super::nature::{Stay, apart, fading, given_before, idle, is_roomy, stays};
use super::state::{DatedChange, DatedWay, State};
use crate::base::Day;
use crate::planner::answer::Verdict;
use crate::planner::matching::{Asked, Judge, View};
use crate::planner::routes::DoorIn;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Orders tried for one route; reached only with more steps than a usual roadmap has.
const NODES: u32 = 1000;
/// Later dates tried for one way for the sake of slack.
const LATER: u32 = 12;

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
        let (changes, left) = (self.changes.clone(), self.left.clone());
        State { changes, ways, left, ..State::new(setting, choice) }.view()
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

/// Dates a route, earliest arrival first; `None` where no dates arrive by `until` and before the horizon.
pub fn solve<'p, 'a>(setting: &Setting<'p, 'a>, choice: &Choice<'p, 'a>, until: Day) -> Option<Dated<'a>> {
    if choice.has_a_step_below() {
        return None;
    }
    let mut search = Search::new(setting, choice, until);
    let start = State::new(setting, choice);
    if search.fading.contains(&true) {
        // What no dates reach while all that is gained lasts, none reach at all; and dates that need no more than that
        // what is gained lasts as long as it does are not bettered by waiting with it.
        let fading = std::mem::replace(&mut search.fading, vec![false; choice.ways.len()]);
        search.step(State { lasting: true, ..start.clone() });
        let limited = search.nodes >= NODES;
        let best = search.best.take().map(|(rank, state)| (rank, State { lasting: false, ..state }));
        if best.is_none() && !limited {
            return None;
        }
        match best.filter(|(_, state)| state.all_hold()) {
            Some(best) => search.best = Some(best),
            None => search = Search { fading, ..Search::new(setting, choice, until) },
        }
    }
    if search.best.is_none() {
        search.step(start);
    }
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

/// What is dated so far, in the order of changes and ways.
type Part = (Vec<DatedChange>, Vec<Option<DatedWay>>);

struct Search<'s, 'p, 'a> {
    setting: &'s Setting<'p, 'a>,
    choice: &'s Choice<'p, 'a>,
    /// Later arrivals are of no use.
    until: Day,
    /// Dates reached by some order already.
    seen: BTreeSet<Part>,
    best: Option<(Rank, State<'s, 'p, 'a>)>,
    nodes: u32,
    stay: Vec<Stay>,
    /// Ways, by number, whose gain expires: they can be gained too early.
    fading: Vec<bool>,
    /// Ways, by number, that leave months without pay if gone too early.
    idle: Vec<bool>,
    /// Ways, by number, that hang on no change.
    apart: Vec<bool>,
    /// There are hours enough for all ways at once.
    roomy: bool,
}

impl<'s, 'p, 'a> Search<'s, 'p, 'a> {
    fn new(setting: &'s Setting<'p, 'a>, choice: &'s Choice<'p, 'a>, until: Day) -> Self {
        Self {
            setting,
            choice,
            until: until.min(setting.horizon),
            seen: BTreeSet::new(),
            best: None,
            nodes: 0,
            stay: stays(setting, choice),
            fading: fading(choice),
            idle: idle(setting, choice),
            apart: apart(setting, choice),
            roomy: is_roomy(setting, choice),
        }
    }

    fn step(&mut self, state: State<'s, 'p, 'a>) {
        self.nodes += 1;
        if self.nodes > NODES || self.no_earlier_than(&state) > self.latest() {
            return;
        }
        let next = state.changes.len();
        if next == self.choice.doors.len() && state.ways.iter().all(Option::is_some) {
            self.finish(state);
            return;
        }
        if !self.seen.insert((state.changes.clone(), state.ways.clone())) {
            return;
        }
        let open: Vec<usize> = (0..self.choice.ways.len()).filter(|number| state.ways[*number].is_none()).collect();
        // Ways that hang on no change take nothing but hours from each other: they come first, in any order, or in the
        // order of their numbers where there are hours enough.
        let all_apart = open.iter().all(|number| self.apart[*number]);
        let first = open.iter().find(|number| self.apart[**number]).filter(|_| self.roomy);
        for number in first.map_or(open.as_slice(), std::slice::from_ref) {
            self.try_way(&state, *number);
        }
        if next < self.choice.doors.len() && first.is_none() && (open.is_empty() || !all_apart) {
            self.try_change(&state, next);
        }
    }

    /// The last day of arriving that is of use.
    fn latest(&self) -> Day {
        self.best.as_ref().map_or(self.until, |(rank, _)| rank.0)
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
            let may_be_later = self.fading[number] || self.idle[number] && held <= self.latest();
            if !may_be_later || self.nodes > NODES {
                return;
            }
            let valid = self.choice.ways[number].way.qualification.and_then(|(gained, _)| gained.valid);
            let lasts = |arrival: Day| valid.is_none_or(|valid| valid.after(held) > arrival);
            if holds && !self.idle[number] && self.best.as_ref().is_some_and(|(rank, _)| lasts(rank.0)) {
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
            if !with.place_change(from, self.latest()) {
                return;
            }
            let Some(change) = with.changes.last().copied() else { return };
            if self.no_earlier_than(&with) > self.latest() || self.is_overstayed(&with) {
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

    /// Whether the post before the last change would be held longer than it lasts.
    fn is_overstayed(&self, state: &State<'s, 'p, 'a>) -> bool {
        let (until, last) = match &state.changes[..] {
            [.., before, last] => {
                let lasts = self.choice.doors[state.changes.len() - 2].role.lasts;
                (lasts.map(|lasts| lasts.after(before.join)), last)
            }
            [only] => (self.setting.person.lasts_until, only),
            [] => return false,
        };
        let left = state.left[state.changes.len() - 1].map_or(last.join, |left| left.min(last.join));
        until.is_some_and(|until| left > until)
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
            let Some((rank, state)) = &self.best else { return };
            let (arrival, unpaid) = (rank.0, rank.1);
            let Some(dated) = state.ways[number].as_ref().filter(|dated| dated.slack().is_some()) else { continue };
            let mut after = dated.held;
            let mut without = state.clone();
            without.ways[number] = None;
            for _ in 0..LATER {
                let mut with = without.clone();
                let holds = with.place_way(number, Some(after));
                let Some(held) = with.ways[number].as_ref().map(|dated| dated.held) else { break };
                let rank = rank_of(self.setting, self.choice, &with).filter(|_| holds && with.in_work());
                match rank {
                    Some(rank) if (rank.0, rank.1) != (arrival, unpaid) => break,
                    Some(rank) if self.best.as_ref().is_some_and(|(best, _)| rank < *best) => {
                        self.best = Some((rank, with));
                    }
                    Some(_) => {}
                    None if held > arrival => break,
                    None => {}
                }
                after = held;
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
        if rank.0 <= self.until && self.best.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.best = Some((rank, state));
        }
    }
}

/// How complete dates compare; `None` where something is gained only after the arrival, its registration apart.
fn rank_of(setting: &Setting<'_, '_>, choice: &Choice<'_, '_>, state: &State<'_, '_, '_>) -> Option<Rank> {
    let ways: Vec<DatedWay> = state.ways.iter().flatten().cloned().collect();
    let held = ways.iter().map(|way| way.held).max();
    let arrival = match (choice.held, state.changes.last()) {
        (Some(_), _) | (None, None) => held.unwrap_or(setting.today),
        (None, Some(change)) if ways.iter().any(|way| way.passed() > change.join) => return None,
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
