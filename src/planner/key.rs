//! Keys of steps: the fact behind a step, as documents, links and held days name it, and the step that a key names.
//! Occurrences (`#2`) are counted where a roadmap is put together. Links of format 1 hold most keys only as what they are made
//! of: a key that is given once keeps its words for ever.

use super::answer::What;
use crate::base::Id;

impl What {
    /// The key of the first step that this fact gives.
    pub fn key(&self) -> String {
        match self {
            Self::Search { role, door } => format!("search:{role}/{door}"),
            Self::FileSelection { role, door } => format!("file:{role}/{door}"),
            Self::SitSelection { role, door } => format!("sit:{role}/{door}"),
            Self::Offer { role, door } => format!("offer:{role}/{door}"),
            Self::Join { role, .. } => format!("join:{role}"),
            Self::Leave { role } => format!("leave:{role}"),
            Self::Work { role } => format!("work:{role}"),
            Self::ApplyCourse { program } => format!("apply:{program}"),
            Self::Course { program } => format!("course:{program}"),
            Self::Study { qualification, route, stage } => format!("study:{qualification}/{route}/{stage}"),
            Self::FileExam { qualification, route, stage } => format!("file:{qualification}/{route}/{stage}"),
            Self::SitExam { qualification, route, stage } => format!("sit:{qualification}/{route}/{stage}"),
            Self::ExamResult { qualification, route, stage } => format!("result:{qualification}/{route}/{stage}"),
            Self::Papers { qualification, route, stage } => format!("papers:{qualification}/{route}/{stage}"),
            Self::ApplySubsidy { subsidy } => format!("subsidy:{subsidy}"),
            Self::PayObligation { obligation } => format!("pay:{obligation}"),
            Self::Procedure { procedure } => format!("procedure:{procedure}"),
            Self::Networking { networking } => format!("network:{networking}"),
        }
    }

    /// The step that a key names, of those whose day a route sets by itself: searches, selections, offers, joining,
    /// courses, study, examinations, papers. The door of a joining is left empty. `None` for any other text.
    pub fn dated(key: &str) -> Option<Self> {
        let (kind, fact) = key.split_once(':')?;
        let ids: Vec<Id> = fact.split('/').map(Id::new).collect();
        if ids.iter().any(|id| id.as_str().is_empty()) {
            return None;
        }
        let of_door = |what: fn(Id, Id) -> Self| match ids.as_slice() {
            [role, door] => Some(what(role.clone(), door.clone())),
            _ => None,
        };
        let of_stage = |what: fn(Id, Id, Id) -> Self| match ids.as_slice() {
            [qualification, route, stage] => Some(what(qualification.clone(), route.clone(), stage.clone())),
            _ => None,
        };
        match (kind, ids.as_slice()) {
            ("join", [role]) => Some(Self::Join { role: role.clone(), door: Id::default() }),
            ("course", [program]) => Some(Self::Course { program: program.clone() }),
            ("search", _) => of_door(|role, door| Self::Search { role, door }),
            ("offer", _) => of_door(|role, door| Self::Offer { role, door }),
            ("file", [_, _]) => of_door(|role, door| Self::FileSelection { role, door }),
            ("sit", [_, _]) => of_door(|role, door| Self::SitSelection { role, door }),
            ("file", _) => of_stage(|qualification, route, stage| Self::FileExam { qualification, route, stage }),
            ("sit", _) => of_stage(|qualification, route, stage| Self::SitExam { qualification, route, stage }),
            ("study", _) => of_stage(|qualification, route, stage| Self::Study { qualification, route, stage }),
            ("result", _) => of_stage(|qualification, route, stage| Self::ExamResult { qualification, route, stage }),
            ("papers", _) => of_stage(|qualification, route, stage| Self::Papers { qualification, route, stage }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_its_step_again_if_a_route_sets_its_day() {
        let id = |text: &str| Id::new(text);
        let of_stage = || (id("license"), id("school"), id("exam"));
        let (qualification, route, stage) = of_stage();
        let exam = What::SitExam { qualification, route, stage };
        let (qualification, route, stage) = of_stage();
        let papers = What::Papers { qualification, route, stage };
        let (role, door) = (id("post"), id("posting"));
        for what in [What::SitSelection { role, door }, exam, papers, What::Course { program: id("course") }] {
            assert_eq!(What::dated(&what.key()), Some(what));
        }
        let joins = What::Join { role: id("post"), door: id("posting") };
        assert_eq!(What::dated(&joins.key()), Some(What::Join { role: id("post"), door: Id::default() }));
        for other in ["", "sit:", "sit:a", "sit:a//b", "join:a/b", "work:post", "course:", "course:a#2/b", "見学:a/b"]
        {
            assert_eq!(What::dated(other), None, "{other}");
        }
    }
}
