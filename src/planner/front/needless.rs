//! Needless steps: what can be left out, all else kept, without anything shutting, coming later or costing more.

use super::choices::Chain;
use super::price;
use super::search::{Found, Search};
use super::weigh::Weighed;
use crate::dataset::Strength;
use crate::planner::answer::Verdict;
use crate::planner::routes::Bundle;
use crate::planner::schedule::{Choice, Place, Wants};

impl<'p, 'a> Search<'p, 'a> {
    /// Puts a dated choice on its front, unless something in it is needless.
    pub fn keep(&self, found: &mut Found, chain: &Chain<'p, 'a>, choice: &Choice<'p, 'a>, weighed: Weighed<'a>) {
        found.unknown.extend(weighed.standing.conditions.iter().cloned());
        let front = if weighed.unmet > 0 { &found.narrow } else { &found.ordinary };
        if front.covers(&weighed.standing)
            || self.closes_nothing(choice, &weighed)
            || self.is_needlessly_narrow(found, choice, &weighed)
            || self.is_needless(found, chain, choice, &weighed)
        {
            return;
        }
        let route = self.route(choice, &weighed);
        let front = if weighed.unmet > 0 { &mut found.narrow } else { &mut found.ordinary };
        front.add(weighed.standing, route);
    }

    /// Whether a way could be left out as all is dated, and every clause that is worth it would stand as it does.
    fn closes_nothing(&self, choice: &Choice<'p, 'a>, weighed: &Weighed<'a>) -> bool {
        choice.ways.iter().enumerate().any(|(number, way)| {
            let is_goal = choice.held.is_some_and(|goal| way.way.gains(goal));
            let closes = || self.closes(choice, &weighed.dated, number);
            !is_goal && !closes().iter().any(|asked| way.way.is_worth_going(asked))
        })
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
        chain: &Chain<'p, 'a>,
        with: &Choice<'p, 'a>,
        weighed: &Weighed<'a>,
    ) -> bool {
        // Each with how many clauses that are not worth what is left out may stay open for it.
        let mut fewer: Vec<(Choice<'p, 'a>, u32)> = Vec::new();
        for number in 0..with.ways.len() {
            let mut without = with.clone();
            let way = without.ways.remove(number);
            without.wants.retain(|place, _| !matches!(place, Place::Way(of, ..) if *of == way.number));
            // What is itself the goal can't be left out.
            if with.held.is_none_or(|goal| !way.way.gains(goal)) {
                let closes = || self.closes(with, &weighed.dated, number).into_iter();
                let spare = closes().filter(|asked| !way.way.is_worth_going(asked)).count();
                fewer.push((without, if way.way.is_enrolment() { spare as u32 } else { 0 }));
            }
            if way.subsidy.is_some() {
                let mut without = with.clone();
                without.ways[number].subsidy = None;
                fewer.push((without, 0));
            }
        }
        for number in 0..with.pays.len() {
            let mut without = with.clone();
            without.pays.remove(number);
            fewer.push((without, 0));
        }
        // The last post is the goal, unless a qualification is.
        for number in 0..with.doors.len().saturating_sub(usize::from(with.held.is_none())) {
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
            fewer.push((without, 0));
        }
        let cost = price::cost(self.setting, with);
        let fewer = fewer.into_iter().filter(|(without, _)| price::cost(self.setting, without) <= cost);
        // What was made certain may have been left not known without more conditions, and what was closed left open.
        let eased = |(without, spare): (Choice<'p, 'a>, u32)| {
            let mut possible = without.clone();
            possible.wants.retain(|place, _| !self.is_must(&without, *place));
            let mut certain = without.clone();
            certain.wants.retain(|place, _| self.is_must(&without, *place));
            // All that the route meets, as far as what is left can meet it.
            let left = Bundle::of_route(without.ways.iter().map(|way| way.number));
            let same_posts = without.doors.len() == with.doors.len();
            let met = weighed.levels.iter().filter(|(_, strength, verdict)| match strength {
                Strength::Usual => *verdict == Verdict::Met,
                _ => *verdict >= Verdict::Unknown,
            });
            let can_meet = |(place, want): &(Place, Verdict)| {
                let of_left = |way: usize| left.contains(way);
                !matches!(place, Place::Way(way, ..) if !of_left(*way))
                    && same_posts
                    && chain.closers.can_meet(*place, *want, &left)
            };
            let wants = met.map(|(place, _, verdict)| (*place, *verdict)).filter(can_meet).collect();
            let able = Choice { wants, ..without.clone() };
            let plain = Choice { wants: Wants::new(), ..without.clone() };
            let mut all = vec![without, possible, certain, able, plain];
            all.dedup_by(|a, b| a.wants == b.wants);
            all.into_iter().map(move |choice| (choice, spare))
        };
        let own = weighed.outcome();
        fewer.flat_map(eased).any(|(without, spare)| {
            self.outcome(found, &without, own.arrival).is_some_and(|other| {
                other.open <= own.open + spare
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
}
