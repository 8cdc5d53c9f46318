//! Lower bounds: the earliest days that spans, windows, missing months and ways leave open, whatever else is chosen.

use super::combine::choice;
use super::search::Search;
use crate::base::{Day, Id, Month, Yen};
use crate::dataset::{AsOf, Leaf, Measure};
use crate::planner::answer::{Values, Verdict};
use crate::planner::matching::{Asked, Asking, Judge, Ready, View};
use crate::planner::routes::{Bundle, DoorIn, PlannedStage, StagePlan, Way};
use crate::planner::schedule::{Place, Wants};

/// What no route that passes a door can better, whatever posts stand behind it.
#[derive(Clone, Copy)]
pub struct Floor {
    pub arrival: Month,
    /// Times fifty thousand yen.
    pub cost: i64,
    /// Gates of ways.
    pub gates: u32,
}

impl<'a> Search<'_, 'a> {
    /// What mending the `law` and `rule` clauses of a door takes at least. `target`: as for [`Chains::mends`].
    ///
    /// [`Chains::mends`]: crate::planner::routes::Chains::mends
    pub fn floor(&self, number: usize, target: Option<usize>) -> Floor {
        *self.floors.borrow_mut().entry((number, target)).or_insert_with(|| self.find_floor(number, target))
    }

    fn find_floor(&self, number: usize, target: Option<usize>) -> Floor {
        let today = self.setting.today.month();
        let mut floor = Floor { arrival: today, cost: 0, gates: 0 };
        let may_be_paid = |way: &Way<'a>| {
            self.aids.iter().any(|aid| way.programs().any(|program| aid.subsidy.programs.contains(&program.id)))
        };
        for sets in self.chains.mends(number, target) {
            let floors = sets.into_iter().map(|set| {
                let chosen = choice(self.ways, &[], set, Wants::new(), None).ways;
                let own = chosen.iter().filter(|chosen| !may_be_paid(chosen.way));
                let passed = chosen.iter().map(|chosen| self.passed_at_best(chosen.way)).max();
                Floor {
                    arrival: passed.filter(|_| !self.setting.arrives_with_offer).map_or(today, Day::month),
                    cost: own.map(|chosen| chosen.way.cost).sum::<Yen>().in_fifty_thousands(),
                    gates: chosen.iter().map(|chosen| chosen.way.gates).sum(),
                }
            });
            let least = floors.reduce(|a, b| Floor {
                arrival: a.arrival.min(b.arrival),
                cost: a.cost.min(b.cost),
                gates: a.gates.min(b.gates),
            });
            floor = least.map_or(floor, |least| Floor {
                arrival: floor.arrival.max(least.arrival),
                cost: floor.cost.max(least.cost),
                gates: floor.gates.max(least.gates),
            });
        }
        floor
    }

    /// Values that no dating of these doors can better, if clauses are to be met as far as wanted.
    pub fn bound(&self, doors: &[&DoorIn<'a>], wants: &Wants, complete: bool) -> Values {
        let mut joins: Vec<Day> = Vec::with_capacity(doors.len());
        let mut day = self.setting.today;
        let mut arrival = day;
        for (number, door) in doors.iter().enumerate() {
            let mut apply = day;
            let mut join_from = day;
            if complete {
                for (index, asked) in door.asked.iter().enumerate() {
                    let must = asked.strength.must().then_some(Verdict::Unknown);
                    if let Some(want) = wants.get(&Place::Door(number, index)).copied().max(must) {
                        let from = self.earliest(asked, want, doors, &joins);
                        match asked.as_of {
                            AsOf::Applying if !asked.expected_ok => apply = apply.max(from),
                            _ => join_from = join_from.max(from),
                        }
                    }
                }
            }
            let offer = match &door.door.rounds {
                Some(rounds) => rounds.first_open(apply, self.setting.horizon).map_or(apply, |round| round.result),
                None => door.door.to_offer.typical.after(apply),
            };
            let free = door.door.to_joining_when_free.filter(|_| number > 0 || !self.setting.person.employed);
            let quick = free.map(|span| span.typical).into_iter().chain(std::iter::once(door.door.to_joining.typical));
            let joining = quick.min_by_key(|lag| lag.about_days()).unwrap_or_default().after(offer);
            let mut join = joining.max(if complete { join_from } else { joining });
            if let Some(season) = door.door.joins.as_ref().filter(|when| !when.is_any()) {
                join = season.days(join, join.plus_months(14)).first().map_or(join, |dated| dated.day);
            }
            arrival = if self.setting.arrives_with_offer { offer } else { join };
            joins.push(join);
            day = join;
        }
        let person = self.setting.person;
        let out_of_work = !person.employed && (person.profile.role.is_some() || person.profile.employed == Some(false));
        let first = joins.first().copied().filter(|_| out_of_work && complete);
        let count = |is: &dyn Fn(&DoorIn<'a>) -> bool| doors.iter().filter(|door| is(door)).count() as u32;
        Values {
            arrival: arrival.month(),
            cost: 0,
            unpaid_months: first.map_or(0, |join| (join.month().0 - self.setting.today.month().0).max(0) as u32),
            changes: count(&|door| door.door.kind.leaves_employer()),
            gates: count(&|door| door.door.kind.is_gate()),
            open: 0,
        }
    }

    /// The earliest day on which a clause can come to a verdict, if the posts behind the door are joined on the days given.
    fn earliest(&self, asked: &Asked<'a>, want: Verdict, doors: &[&DoorIn<'a>], joins: &[Day]) -> Day {
        self.earliest_tree(asked.ready(self.setting.person), want, doors, joins)
    }

    fn earliest_tree(&self, tree: &Ready<'a>, want: Verdict, doors: &[&DoorIn<'a>], joins: &[Day]) -> Day {
        let each = |parts: &[Ready<'a>]| {
            parts.iter().map(|part| self.earliest_tree(part, want, doors, joins)).collect::<Vec<_>>()
        };
        match tree {
            Ready::Fixed(verdict) if *verdict >= want => self.setting.today,
            Ready::Fixed(_) => Day::last(),
            Ready::Leaf(asking) => self.earliest_leaf(asking, want, doors, joins),
            Ready::All(parts) => each(parts).into_iter().max().unwrap_or(self.setting.today),
            Ready::Any(parts) => each(parts).into_iter().min().unwrap_or(self.setting.today),
            Ready::AtLeast(count, parts) => {
                let mut days = each(parts);
                days.sort_unstable();
                days.get(count.saturating_sub(1)).copied().unwrap_or(self.setting.today)
            }
        }
    }

    fn earliest_leaf(&self, asking: &Asking<'a>, want: Verdict, doors: &[&DoorIn<'a>], joins: &[Day]) -> Day {
        let today = self.setting.today;
        let view = View::default();
        let judge = Judge { person: self.setting.person, view: &view };
        let judged = judge.asking(asking, today.into());
        if judged.verdict >= want || !asking.by_others.is_empty() {
            return today;
        }
        let behind = || doors.iter().zip(joins);
        match asking.leaf {
            Leaf::Holds { what, .. } => {
                let since = self.setting.person.held(what).and_then(|(since, ..)| since);
                self.earliest_way(self.ways.to_qualification(what))
                    .into_iter()
                    .chain(since)
                    .min()
                    .unwrap_or(Day::last())
            }
            Leaf::Skill { what } => {
                let by_post = behind()
                    .filter(|(door, _)| door.role.skills.contains(what))
                    .map(|(door, join)| door.role.skills_after.unwrap_or_default().after(*join));
                let learning = self.setting.person.learning.iter().filter(|gained| gained.skill == what);
                let by_post = by_post.chain(learning.map(|gained| gained.from));
                by_post.chain(self.earliest_way(self.ways.to_skill(what))).min().unwrap_or(Day::last())
            }
            Leaf::Experience { measure: Measure::Months, domain, least, filter } if self.only_posts_give(domain) => {
                let have = judged.have.unwrap_or(0);
                let waits = least.saturating_sub(have).saturating_sub(1);
                let number = self.setting.person.domains.number(domain);
                let gives = |door: &DoorIn<'a>| door.gives.has(number);
                let by_post = behind().filter(|(door, _)| gives(door)).map(|(_, join)| *join).min();
                let starts = if self.setting.person.accrues(domain) { Some(today) } else { by_post };
                // Filters can make old months count anew; then only that the post is joined is sure.
                let waits =
                    if filter == &Default::default() || have == 0 && filter.after.is_none() { waits } else { 0 };
                starts.map_or(Day::last(), |from| from.plus_months(waits.min(2400) as i32))
            }
            _ => today,
        }
    }

    /// Whether neither a program nor an equivalent adds months of a domain.
    fn only_posts_give(&self, domain: &Id) -> bool {
        self.setting.person.equivalents_to(domain).is_empty() && self.ways.to_domain(domain).is_empty()
    }

    fn earliest_way(&self, ways: &[usize]) -> Option<Day> {
        ways.iter().map(|way| self.passed_at_best(&self.ways.all[*way])).min()
    }

    /// The day from which only a way's papers would be left if nothing but its own stages took time.
    pub fn passed_at_best(&self, way: &Way<'a>) -> Day {
        *way.at_best.get_or_init(|| {
            let mut ready = self.setting.today;
            let papers = |stage: &&PlannedStage<'_>| matches!(stage.plan, StagePlan::Papers { .. });
            let at_last = way.stages.iter().rev().take_while(papers).count();
            for stage in &way.stages[..way.stages.len() - at_last] {
                ready = match &stage.plan {
                    StagePlan::Papers { takes } => takes.after(ready),
                    StagePlan::Study { hours } => {
                        let a_week = self.setting.hours.min(self.setting.study_hours).max(1);
                        ready.plus_days(hours.div_ceil(a_week) as i32 * 7)
                    }
                    StagePlan::Course { program, .. } if program.intakes.is_any() => program.takes.after(ready),
                    StagePlan::Course { program, .. } => {
                        let begins = program.intakes.days(ready, self.setting.horizon).first().map(|dated| dated.day);
                        begins.map_or(Day::last(), |begin| program.takes.after(begin))
                    }
                    StagePlan::Sitting { before_course_ends: true, .. } => ready,
                    StagePlan::Sitting { sittings, .. } if sittings.is_any() => sittings.result_after.after(ready),
                    StagePlan::Sitting { sittings, .. } => {
                        let next = sittings.all(ready, self.setting.horizon).into_iter();
                        let mut open = next.filter(|sitting| sitting.closes >= self.setting.today);
                        open.next().map_or(Day::last(), |sitting| sitting.result)
                    }
                };
            }
            ready
        })
    }

    /// Whether some way of a set can't be held before the horizon.
    pub fn is_beyond(&self, set: &Bundle) -> bool {
        set.iter().any(|way| self.passed_at_best(&self.ways.all[*way]) > self.setting.horizon)
    }
}
