//! From a clause's address in an answer to the clause itself.

use crate::base::Id;
use crate::dataset::{Asks, Clause, Dataset};
use crate::planner::ClauseAt;

/// What stands at an address: a clause, or the bare condition of a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    Clause(&'a Clause),
    OnlyIf(&'a Asks),
}

impl<'a> Standing<'a> {
    pub fn asks(self) -> &'a Asks {
        match self {
            Self::Clause(clause) => &clause.asks,
            Self::OnlyIf(asks) => asks,
        }
    }
}

/// The clause that an answer names; `None` where this dataset has none there any more.
pub fn clause_at<'a>(dataset: &'a Dataset, at: &ClauseAt) -> Option<Standing<'a>> {
    let door = |role: &str, id: &Id| dataset.role_of(role)?.door.iter().find(|door| door.id == *id);
    let entry = |q: &str, id: &Id| dataset.qualification_of(q)?.entry.iter().find(|route| route.id == *id);
    let clauses = match at {
        ClauseAt::OnlyIf { role, door: id } => {
            return Some(Standing::OnlyIf(&door(role.as_str(), id)?.only_if));
        }
        ClauseAt::Role { role, .. } => &dataset.role_of(role.as_str())?.clause,
        ClauseAt::Grade { role, grade, .. } => {
            &dataset.role_of(role.as_str())?.grade.iter().find(|g| g.id == *grade)?.clause
        }
        ClauseAt::Door { role, door: id, .. } => &door(role.as_str(), id)?.clause,
        ClauseAt::Entry { qualification, route, .. } => &entry(qualification.as_str(), route)?.clause,
        ClauseAt::Stage { qualification, route, stage, .. } => {
            &entry(qualification.as_str(), route)?.stage.iter().find(|s| s.id == *stage)?.clause
        }
        ClauseAt::Program { program, .. } => &dataset.program_of(program.as_str())?.clause,
        ClauseAt::Subsidy { subsidy, .. } => &dataset.subsidy_of(subsidy.as_str())?.clause,
    };
    let index = match at {
        ClauseAt::Role { index, .. }
        | ClauseAt::Grade { index, .. }
        | ClauseAt::Door { index, .. }
        | ClauseAt::Entry { index, .. }
        | ClauseAt::Stage { index, .. }
        | ClauseAt::Program { index, .. }
        | ClauseAt::Subsidy { index, .. } => *index,
        ClauseAt::OnlyIf { .. } => return None,
    };
    clauses.get(index).map(Standing::Clause)
}
