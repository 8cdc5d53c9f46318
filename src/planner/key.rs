//! Keys of steps: the fact behind a step, as documents, links and held days name it, and the step that a key names.
//! Occurrences (`#2`) are counted where a roadmap is put together.

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
        Some(match (kind, <[Id; 1]>::try_from(ids)) {
            ("join", Ok([role])) => Self::Join { role, door: Id::default() },
            ("course", Ok([program])) => Self::Course { program },
            (kind, Err(ids)) => match (kind, <[Id; 2]>::try_from(ids)) {
                ("search", Ok([role, door])) => Self::Search { role, door },
                ("file", Ok([role, door])) => Self::FileSelection { role, door },
                ("sit", Ok([role, door])) => Self::SitSelection { role, door },
                ("offer", Ok([role, door])) => Self::Offer { role, door },
                (kind, Err(ids)) => match (kind, <[Id; 3]>::try_from(ids)) {
                    ("study", Ok([qualification, route, stage])) => Self::Study { qualification, route, stage },
                    ("file", Ok([qualification, route, stage])) => Self::FileExam { qualification, route, stage },
                    ("sit", Ok([qualification, route, stage])) => Self::SitExam { qualification, route, stage },
                    ("result", Ok([qualification, route, stage])) => Self::ExamResult { qualification, route, stage },
                    ("papers", Ok([qualification, route, stage])) => Self::Papers { qualification, route, stage },
                    _ => return None,
                },
                _ => return None,
            },
            _ => return None,
        })
    }
}
