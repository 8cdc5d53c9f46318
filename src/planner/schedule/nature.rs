//! What a choice is like, before anything is dated: where staying longer can be of use, what fades, what hangs on no change.

use super::choice::{Choice, Place, Setting, WayChoice};
use crate::planner::matching::{Asking, What};
use crate::planner::routes::StagePlan;

/// When staying longer in the post before a change can be of use.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stay {
    No,
    /// Until what the old post gives is enough.
    UntilEnough,
    Always,
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
pub fn given_before<'s, 'a>(
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
pub fn stays<'a>(setting: &Setting<'_, 'a>, choice: &Choice<'_, 'a>) -> Vec<Stay> {
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
            // Before a held day there may be nothing to do, and a post of training ends.
            let waits = !setting.pins.is_empty() && choice.doors[number].role.lasts.is_some();
            if leaves_acceptable || waits || unpaid(number) || given_before(setting, choice, number).any(lapses) {
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
pub fn fading(choice: &Choice<'_, '_>) -> Vec<bool> {
    let valid = |chosen: &WayChoice<'_, '_>| chosen.way.qualification.is_some_and(|(gained, _)| gained.valid.is_some());
    choice.ways.iter().map(valid).collect()
}

/// For each way, whether it can be gone too early though what it gains lasts: school full-time, with nothing to do after it
/// before a day that the person holds.
pub fn idle(setting: &Setting<'_, '_>, choice: &Choice<'_, '_>) -> Vec<bool> {
    choice.ways.iter().map(|chosen| !setting.pins.is_empty() && chosen.way.is_full_time()).collect()
}

/// Whether there are hours enough for all ways at once.
pub fn is_roomy(setting: &Setting<'_, '_>, choice: &Choice<'_, '_>) -> bool {
    let most = |chosen: &WayChoice<'_, '_>| {
        let hours = chosen.way.stages.iter().map(|stage| match &stage.plan {
            StagePlan::Course { program, .. } if !program.full_time => u32::from(program.hours_per_week),
            StagePlan::Study { .. } => setting.hours.min(setting.study_hours),
            _ => 0,
        });
        hours.max().unwrap_or(0)
    };
    choice.ways.iter().map(most).sum::<u32>() <= setting.hours
}

/// For each way, whether its dates hang on no change: nothing that it asks can change, and it needs no time away from work.
pub fn apart<'a>(setting: &Setting<'_, 'a>, choice: &Choice<'_, 'a>) -> Vec<bool> {
    let alone = |chosen: &WayChoice<'_, 'a>| {
        let asked = chosen.way.asked().chain(chosen.subsidy.iter().flat_map(|aid| &aid.asked));
        let wanted =
            choice.wants.keys().any(|place| matches!(place, Place::Way(number, ..) if *number == chosen.number));
        let mut must = asked.filter(|asked| asked.strength.must());
        !wanted && !chosen.way.is_full_time() && must.all(|asked| asked.ready(setting.person).is_fixed())
    };
    choice.ways.iter().map(alone).collect()
}
