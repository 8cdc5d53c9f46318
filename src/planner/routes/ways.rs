//! Ways of gaining (得かた): a qualification by one of its entry routes, or a program for its skills and months.

use super::outdone::worth_going;
use super::pins::Pins;
use crate::base::{Day, Id, Lag, Yen};
use crate::dataset::{
    Dataset, Dated, EntryRoute, Leaf, Program, Qualification, QualificationKind, Sitting, Sittings, Stage, StageKind,
    Strength,
};
use crate::planner::answer::{ClauseAt, Gain};
use crate::planner::matching::Asked;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// One way, with the program chosen for each of its courses.
pub struct Way<'a> {
    pub gain: Gain,
    pub qualification: Option<(&'a Qualification, &'a EntryRoute)>,
    /// What the qualification brings with it.
    pub brings: Vec<&'a Id>,
    pub stages: Vec<PlannedStage<'a>>,
    pub cost: Yen,
    /// Programs and stages whose price is not known; the kind's default was taken.
    pub unpriced: Vec<Id>,
    pub gates: u32,
    /// Some course of it leads to a degree.
    for_degree: bool,
    /// The day from which only its papers would be left at best, once asked.
    pub at_best: OnceCell<Day>,
}

/// One stage of a way with what is asked when it begins.
pub struct PlannedStage<'a> {
    pub id: Option<&'a Id>,
    pub asked: Vec<Asked<'a>>,
    pub plan: StagePlan<'a>,
    pub lasts: Option<Lag>,
    pub ends: Option<Day>,
}

/// What a stage takes.
pub enum StagePlan<'a> {
    Course { program: &'a Program, intakes: OnceCell<Vec<Dated>> },
    Study { hours: u32 },
    Sitting { sittings: &'a Sittings, before_course_ends: bool, dates: OnceCell<Vec<Sitting>> },
    Papers { takes: Lag },
}

/// All ways, by what they gain.
pub struct Ways<'a> {
    pub all: Vec<Way<'a>>,
    by_qualification: BTreeMap<&'a str, Vec<usize>>,
    by_skill: BTreeMap<&'a str, Vec<usize>>,
    /// Programs that give months of a domain.
    by_domain: BTreeMap<&'a Id, Vec<usize>>,
}

impl<'a> Ways<'a> {
    /// Only open entry routes; programs with something to give.
    pub fn new(dataset: &'a Dataset, pins: &Pins) -> Self {
        let mut ways = Self {
            all: Vec::new(),
            by_qualification: BTreeMap::new(),
            by_skill: BTreeMap::new(),
            by_domain: BTreeMap::new(),
        };
        for qualification in &dataset.qualification {
            for route in qualification.entry.iter().filter(|route| route.open) {
                for programs in choices(dataset, route) {
                    let number = ways.all.len();
                    ways.by_qualification.entry(qualification.id.as_str()).or_default().push(number);
                    let way = by_route(dataset, qualification, route, &programs);
                    for brought in &way.brings {
                        ways.by_qualification.entry(brought.as_str()).or_default().push(number);
                    }
                    ways.all.push(way);
                }
            }
        }
        for program in &dataset.program {
            if program.skills.is_empty() && program.gives_months.is_empty() {
                continue;
            }
            let number = ways.all.len();
            for skill in &program.skills {
                ways.by_skill.entry(skill.as_str()).or_default().push(number);
            }
            for given in &program.gives_months {
                ways.by_domain.entry(&given.domain).or_default().push(number);
            }
            ways.all.push(by_program(dataset, program));
        }
        for lists in [&mut ways.by_qualification, &mut ways.by_skill] {
            lists.values_mut().for_each(|list| *list = worth_going(dataset, &ways.all, list, pins));
        }
        ways.by_domain.values_mut().for_each(|list| *list = worth_going(dataset, &ways.all, list, pins));
        ways
    }

    pub fn to_qualification(&self, id: &Id) -> &[usize] {
        self.by_qualification.get(id.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn to_skill(&self, id: &Id) -> &[usize] {
        self.by_skill.get(id.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Programs that give months of exactly this domain.
    pub fn to_domain(&self, id: &Id) -> &[usize] {
        self.by_domain.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Every choice of one program for each course of a route. More than sixteen are cut off, in the order of the data.
fn choices<'a>(dataset: &'a Dataset, route: &'a EntryRoute) -> Vec<Vec<&'a Program>> {
    let mut all: Vec<Vec<&Program>> = vec![Vec::new()];
    for stage in &route.stage {
        let StageKind::Course { programs } = &stage.kind else { continue };
        let known: Vec<&Program> = programs.iter().filter_map(|id| dataset.program_of(id.as_str())).collect();
        all = all
            .into_iter()
            .flat_map(|chosen| known.iter().map(move |program| [chosen.as_slice(), &[*program]].concat()))
            .take(16)
            .collect();
    }
    all
}

fn by_route<'a>(
    dataset: &'a Dataset,
    qualification: &'a Qualification,
    route: &'a EntryRoute,
    programs: &[&'a Program],
) -> Way<'a> {
    let gain = Gain::Qualification {
        qualification: qualification.id.clone(),
        route: route.id.clone(),
        programs: programs.iter().map(|program| program.id.clone()).collect(),
    };
    let mut way = Way {
        gain,
        qualification: Some((qualification, route)),
        brings: brings(dataset, qualification, route),
        stages: Vec::new(),
        cost: Yen::ZERO,
        unpriced: Vec::new(),
        gates: 0,
        for_degree: programs.iter().any(|program| leads_to_a_degree(dataset, program)),
        at_best: OnceCell::new(),
    };
    let mut programs = programs.iter().copied();
    for (number, stage) in route.stage.iter().enumerate() {
        let mut asked = Vec::new();
        if number == 0 {
            asked.extend(route.clause.iter().enumerate().map(|(index, clause)| {
                let (qualification, route) = (qualification.id.clone(), route.id.clone());
                Asked::new(ClauseAt::Entry { qualification, route, index }, clause)
            }));
        }
        asked.extend(stage.clause.iter().enumerate().map(|(index, clause)| {
            let at = ClauseAt::Stage {
                qualification: qualification.id.clone(),
                route: route.id.clone(),
                stage: stage.id.clone(),
                index,
            };
            Asked::new(at, clause)
        }));
        let plan = match &stage.kind {
            StageKind::Course { .. } => {
                let Some(program) = programs.next() else { continue };
                asked.extend(program_clauses(program));
                add_price(dataset, &mut way, program);
                StagePlan::Course { program, intakes: OnceCell::new() }
            }
            StageKind::Study { hours } => StagePlan::Study { hours: *hours },
            StageKind::Sitting { sittings, before_course_ends } => {
                way.gates += 1;
                if stage.fee.is_none() {
                    way.cost += dataset.defaults.exam_fee;
                    way.unpriced.push(stage.id.clone());
                }
                StagePlan::Sitting { sittings, before_course_ends: *before_course_ends, dates: OnceCell::new() }
            }
            StageKind::Papers { takes } => StagePlan::Papers { takes: *takes },
        };
        way.cost += fee(stage);
        way.stages.push(PlannedStage { id: Some(&stage.id), asked, plan, lasts: stage.lasts, ends: stage.ends });
    }
    way
}

/// Everything that a qualification brings with it by an entry route, directly or through another.
fn brings<'a>(dataset: &'a Dataset, qualification: &'a Qualification, route: &'a EntryRoute) -> Vec<&'a Id> {
    let mut all: Vec<&Id> = Vec::new();
    let mut open: Vec<&Id> = qualification.brings.iter().chain(&route.brings).collect();
    while let Some(id) = open.pop() {
        if !all.contains(&id) {
            all.push(id);
            open.extend(dataset.qualification_of(id.as_str()).map(|q| q.brings.iter()).into_iter().flatten());
        }
    }
    all
}

fn by_program<'a>(dataset: &'a Dataset, program: &'a Program) -> Way<'a> {
    let mut way = Way {
        gain: Gain::Program { program: program.id.clone() },
        qualification: None,
        brings: Vec::new(),
        stages: Vec::new(),
        cost: Yen::ZERO,
        unpriced: Vec::new(),
        gates: 0,
        for_degree: leads_to_a_degree(dataset, program),
        at_best: OnceCell::new(),
    };
    add_price(dataset, &mut way, program);
    way.stages.push(PlannedStage {
        id: None,
        asked: program_clauses(program).collect(),
        plan: StagePlan::Course { program, intakes: OnceCell::new() },
        lasts: None,
        ends: None,
    });
    way
}

/// Whether a program is a course of some degree.
fn leads_to_a_degree(dataset: &Dataset, program: &Program) -> bool {
    let degrees = dataset.qualification.iter().filter(|qualification| qualification.kind == QualificationKind::Degree);
    let mut stages = degrees.flat_map(|degree| &degree.entry).flat_map(|entry| &entry.stage);
    stages.any(|stage| matches!(&stage.kind, StageKind::Course { programs } if programs.contains(&program.id)))
}

fn program_clauses(program: &Program) -> impl Iterator<Item = Asked<'_>> {
    let clauses = program.clause.iter().enumerate();
    clauses.map(|(index, clause)| Asked::new(ClauseAt::Program { program: program.id.clone(), index }, clause))
}

fn add_price(dataset: &Dataset, way: &mut Way<'_>, program: &Program) {
    match &program.price {
        Some(price) => way.cost += Yen(price.value),
        None => {
            way.cost += dataset.defaults.program_price;
            way.unpriced.push(program.id.clone());
        }
    }
}

fn fee(stage: &Stage) -> Yen {
    stage.fee.as_ref().map_or(Yen::ZERO, |fee| Yen(fee.value))
}

impl<'a> Way<'a> {
    /// Every clause of its stages.
    pub fn asked(&self) -> impl Iterator<Item = &Asked<'a>> {
        self.stages.iter().flat_map(|stage| &stage.asked)
    }

    /// The programs chosen for its courses.
    pub fn programs(&self) -> impl Iterator<Item = &'a Program> {
        self.stages.iter().filter_map(|stage| match &stage.plan {
            StagePlan::Course { program, .. } => Some(*program),
            _ => None,
        })
    }

    /// Months of a domain that its programs give.
    pub fn months(&self, domain: &Id) -> u32 {
        let given = self.programs().flat_map(|program| &program.gives_months);
        given.filter(|given| given.domain == *domain).map(|given| given.months).sum()
    }

    /// Whether it gains a qualification, by itself or with another.
    pub fn gains(&self, id: &Id) -> bool {
        self.qualification.is_some_and(|(qualification, _)| qualification.id == *id) || self.brings.contains(&id)
    }

    /// Whether some course of it can't be attended beside a post.
    pub fn is_full_time(&self) -> bool {
        self.programs().any(|program| program.full_time)
    }

    /// Its courses for which somebody is enrolled in a school: full-time, or for a degree beside a post.
    pub fn enrolments(&self) -> impl Iterator<Item = &'a Program> {
        self.programs().filter(|program| program.full_time || self.for_degree)
    }

    /// Whether somebody is enrolled in a school for it. Nobody is in two at once.
    pub fn is_enrolment(&self) -> bool {
        self.enrolments().next().is_some()
    }

    /// Whether it is gone for the sake of a clause: nobody goes to school for what is only usual, unless that asks by name
    /// for what is gained there.
    pub fn is_worth_going(&self, asked: &Asked<'_>) -> bool {
        let names = |leaf: &&Leaf| matches!(leaf, Leaf::Holds { what, .. } if self.gains(what));
        asked.strength != Strength::Usual || !self.is_enrolment() || asked.asks.leaves().iter().any(names)
    }

    /// Whether none of its learning beside a post takes more hours a week than there are.
    pub fn fits_in(&self, hours_per_week: u32) -> bool {
        self.stages.iter().all(|stage| match &stage.plan {
            StagePlan::Course { program, .. } => {
                program.full_time || u32::from(program.hours_per_week) <= hours_per_week
            }
            StagePlan::Study { hours } => *hours == 0 || hours_per_week > 0,
            _ => true,
        })
    }

    /// Hours of learning in all.
    pub fn hours(&self) -> u32 {
        self.stages
            .iter()
            .map(|stage| match &stage.plan {
                StagePlan::Course { program, .. } => program.hours(),
                StagePlan::Study { hours } => *hours,
                _ => 0,
            })
            .sum()
    }
}
