//! Doors with all that they ask: the clauses of the work, of the grade and of the door itself.

use crate::base::{Id, Text};
use crate::dataset::{AsOf, Clause, Dataset, Door, Purpose, Role, Strength};
use crate::planner::answer::ClauseAt;
use crate::planner::matching::domains;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One clause with the place where it stands.
#[derive(Clone, Debug)]
pub struct Asked {
    pub at: ClauseAt,
    pub clause: Clause,
}

/// One door of one role.
#[derive(Clone, Debug)]
pub struct DoorIn<'a> {
    pub role: &'a Role,
    pub door: &'a Door,
    /// Clauses of the work, of the grade, of the door, and its `only_if`.
    pub asked: Vec<Asked>,
    /// All domains that a month in the post gives.
    pub gives: Rc<[&'a str]>,
    pub settings: Rc<[&'a str]>,
}

/// All doors, by role.
pub struct Doors<'a> {
    pub all: Vec<DoorIn<'a>>,
    /// Roles with at least one door, by id.
    pub roles: Vec<&'a Role>,
    by_role: BTreeMap<&'a str, Vec<usize>>,
    role_numbers: Vec<usize>,
}

impl<'a> Doors<'a> {
    pub fn new(dataset: &'a Dataset) -> Self {
        let mut all = Vec::new();
        let mut by_role: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let roles: Vec<&Role> = dataset.role.iter().filter(|role| !role.door.is_empty()).collect();
        let mut role_numbers = Vec::new();
        for (number, role) in roles.iter().copied().enumerate() {
            let gives = domains(dataset, role.gives.iter());
            let settings: Rc<[&str]> = role.settings.iter().map(Id::as_str).collect();
            for door in &role.door {
                by_role.entry(role.id.as_str()).or_default().push(all.len());
                role_numbers.push(number);
                let asked = asked(role, door);
                all.push(DoorIn { role, door, asked, gives: gives.clone(), settings: settings.clone() });
            }
        }
        Self { all, roles, by_role, role_numbers }
    }

    /// Number of the role into which a door leads.
    pub fn role_number(&self, door: usize) -> usize {
        self.role_numbers[door]
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

fn asked(role: &Role, door: &Door) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    for (index, clause) in role.clause.iter().enumerate() {
        all.push(Asked { at: ClauseAt::Role { role: role.id.clone(), index }, clause: clause.clone() });
    }
    if let Some(grade) = door.grade.as_ref().and_then(|id| role.grade.iter().find(|grade| grade.id == *id)) {
        for (index, clause) in grade.clause.iter().enumerate() {
            let at = ClauseAt::Grade { role: role.id.clone(), grade: grade.id.clone(), index };
            all.push(Asked { at, clause: clause.clone() });
        }
    }
    for (index, clause) in door.clause.iter().enumerate() {
        let at = ClauseAt::Door { role: role.id.clone(), door: door.id.clone(), index };
        all.push(Asked { at, clause: clause.clone() });
    }
    if !door.only_if.0.leaves().is_empty() {
        all.push(Asked {
            at: ClauseAt::OnlyIf { role: role.id.clone(), door: door.id.clone() },
            clause: Clause {
                strength: Strength::Rule,
                asks: door.only_if.clone(),
                as_of: AsOf::Applying,
                expected_ok: false,
                basis: Some(Text::default()),
                purpose: Purpose::Entry,
                say: None,
            },
        });
    }
    all
}
