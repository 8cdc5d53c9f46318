//! Doors with all that they ask: the clauses of the work, of the grade and of the door itself.

use crate::base::{Day, Id};
use crate::dataset::{Door, Leaf, Role};
use crate::planner::answer::ClauseAt;
use crate::planner::matching::{Asked, Domains, Judge, Person, View};
use std::collections::BTreeMap;
use std::rc::Rc;

/// One door of one role.
#[derive(Debug)]
pub struct DoorIn<'a> {
    /// Its number among all doors.
    pub number: usize,
    /// The number of its role among all with doors.
    pub role_number: usize,
    pub role: &'a Role,
    pub door: &'a Door,
    /// Clauses of the work, of the grade, of the door, and its `only_if`.
    pub asked: Vec<Asked<'a>>,
    /// All domains that a month in the post gives.
    pub gives: Domains,
    pub settings: Rc<[&'a str]>,
}

impl<'a> DoorIn<'a> {
    /// Whether this person takes the post as a step on the way to another, as far as what they hold and where they are today
    /// tells.
    pub fn is_step(&self, person: &Person<'a>, target: &Role) -> bool {
        let holds_any = |licences: &[Id]| licences.iter().any(|id| person.held(id).is_some());
        let leads_up = target.worked_up_from.iter().find(|from| from.post == self.role.id);
        let above = leads_up.map_or(&self.role.below, |from| &from.except);
        let is_behind = person.present().is_some_and(|present| present.risen_from.contains(&self.role.id));
        self.door.is_step() && !is_behind && !holds_any(above)
    }

    /// `law` and `rule` clauses of the work itself that are not met on every day in the post.
    pub fn lapsing(&self, person: &Person<'a>, view: &View<'a>, join: Day, leaves: Day) -> Vec<&Asked<'a>> {
        let judge = Judge { person, view };
        let of_work = self.asked.iter().filter(|asked| matches!(asked.at, ClauseAt::Role { .. }));
        let may_lapse = of_work.filter(|asked| asked.strength.must() && !asked.ready(person).is_fixed());
        let lapses = |asked: &&Asked<'a>| {
            let askings = asked.ready(person).askings();
            let own = askings.iter().filter_map(|asking| match asking.leaf {
                Leaf::Holds { what, .. } => person.held(what).and_then(|(_, until, _)| until),
                _ => None,
            });
            let ends = own.chain(view.gained.iter().filter_map(|gained| gained.until));
            let mut days: Vec<Day> = ends.chain([join, leaves.plus_days(-1)]).collect();
            if askings.iter().any(|asking| matches!(asking.leaf, Leaf::Experience { .. } | Leaf::Age { .. })) {
                days.extend((1..).map(|months| join.plus_months(months)).take_while(|day| *day < leaves));
            }
            days.iter().filter(|day| (join..leaves).contains(day)).any(|day| !asked.can_stand(judge, *day, *day))
        };
        may_lapse.filter(lapses).collect()
    }
}

/// All doors, by role.
pub struct Doors<'a> {
    pub all: Vec<DoorIn<'a>>,
    /// Roles with at least one door, by id.
    pub roles: Vec<&'a Role>,
    by_role: BTreeMap<&'a str, Vec<usize>>,
    gives: Vec<Domains>,
}

impl<'a> Doors<'a> {
    pub fn new(person: &Person<'a>) -> Self {
        let dataset = person.dataset;
        let mut all = Vec::new();
        let mut by_role: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let roles: Vec<&Role> = dataset.role.iter().filter(|role| !role.door.is_empty()).collect();
        let mut all_gives = Vec::new();
        for (number, role) in roles.iter().copied().enumerate() {
            let gives = person.domains.closed(role.gives.iter());
            all_gives.push(gives.clone());
            let settings: Rc<[&str]> = dataset.settings(&role.settings).into();
            for door in &role.door {
                by_role.entry(role.id.as_str()).or_default().push(all.len());
                let asked = asked(role, door);
                all.push(DoorIn {
                    number: all.len(),
                    role_number: number,
                    role,
                    door,
                    asked,
                    gives: gives.clone(),
                    settings: settings.clone(),
                });
            }
        }
        Self { all, roles, by_role, gives: all_gives }
    }

    /// All domains that a month in a role gives, by its number.
    pub fn gives(&self, role: usize) -> &Domains {
        &self.gives[role]
    }

    /// Number of a role by its id.
    pub fn number_of(&self, role: &Id) -> Option<usize> {
        self.roles.binary_search_by(|known| known.id.cmp(role)).ok()
    }

    /// Numbers of a role's doors.
    pub fn of(&self, role: &Id) -> &[usize] {
        self.by_role.get(role.as_str()).map(Vec::as_slice).unwrap_or_default()
    }
}

fn asked<'a>(role: &'a Role, door: &'a Door) -> Vec<Asked<'a>> {
    let mut all: Vec<Asked> = Vec::new();
    for (index, clause) in role.clause.iter().enumerate() {
        all.push(Asked::new(ClauseAt::Role { role: role.id.clone(), index }, clause));
    }
    if let Some(grade) = door.grade.as_ref().and_then(|id| role.grade.iter().find(|grade| grade.id == *id)) {
        for (index, clause) in grade.clause.iter().enumerate() {
            all.push(Asked::new(ClauseAt::Grade { role: role.id.clone(), grade: grade.id.clone(), index }, clause));
        }
    }
    for (index, clause) in door.clause.iter().enumerate() {
        all.push(Asked::new(ClauseAt::Door { role: role.id.clone(), door: door.id.clone(), index }, clause));
    }
    if !door.only_if.0.leaves().is_empty() {
        all.push(Asked::rule(ClauseAt::OnlyIf { role: role.id.clone(), door: door.id.clone() }, &door.only_if.0));
    }
    all
}
