//! What surrounds a choice without deciding it: paths that people took, names that are easily confused, rules and
//! findings that concern many roles, and the measured profile of an occupation.

use super::provenance::Proof;
use crate::base::{Day, Id, Text};
use serde::{Deserialize, Serialize};

/// Several changes in a row, as somebody took them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    pub id: Id,
    pub name: Text,
    pub kind: PathKind,
    pub step: Vec<PathStep>,
    pub what: Text,
    #[serde(default)]
    pub lessons: Vec<Text>,
    pub proof: Proof,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PathKind {
    /// One person's published path.
    Published,
    /// One person's published attempt, not yet arrived.
    Attempt,
    /// Put together from several people's changes: nobody is known to have taken it whole.
    Composite,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathStep {
    /// A role or a licence, where one of the dataset's fits.
    #[serde(default)]
    pub at: Option<Id>,
    pub what: Text,
    #[serde(default)]
    pub years: Option<u8>,
}

/// Two names that people take for one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confusable {
    pub id: Id,
    pub name: Text,
    pub a: Text,
    pub b: Text,
    /// Roles and qualifications of the dataset that bear one of the names.
    #[serde(default)]
    pub about: Vec<Id>,
    pub difference: Text,
    pub proof: Proof,
}

/// A rule, a finding or an offer that concerns many roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    pub id: Id,
    pub name: Text,
    pub kind: NoticeKind,
    /// Whom it concerns: licences; empty for everybody.
    #[serde(default)]
    pub licences: Vec<Id>,
    /// Roles that it concerns; empty for any.
    #[serde(default)]
    pub roles: Vec<Id>,
    pub what: Text,
    #[serde(default)]
    pub from: Option<Day>,
    /// Year of its figures; 0 where it has none.
    #[serde(default)]
    pub year: u16,
    pub proof: Proof,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    Rule,
    Market,
    Program,
}

/// The measures of occupations, in the order of every profile's values, and where they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Measured {
    /// How the source has to be named wherever a value is shown.
    pub attribution: Text,
    /// Year of the questionnaire.
    pub year: u16,
    pub measure: Vec<OccupationMeasure>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OccupationMeasure {
    pub id: Id,
    pub group: MeasureGroup,
    pub name: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureGroup {
    Interest,
    Value,
    Skill,
    Knowledge,
    Nature,
    Education,
}

impl Measured {
    /// The measures of a group with an occupation's values, the highest first; those that the source leaves out are left out.
    pub fn of<'a>(&'a self, occupation: &'a Occupation, group: MeasureGroup) -> Vec<(&'a OccupationMeasure, i16)> {
        let all = self.measure.iter().zip(occupation.values.iter().copied());
        let mut found: Vec<(&OccupationMeasure, i16)> = Vec::new();
        // Few enough to be put in their places one by one; a sort would be more to download.
        for (measure, value) in all.filter(|(measure, value)| measure.group == group && *value >= 0) {
            let place = found.iter().position(|(_, known)| *known < value).unwrap_or(found.len());
            found.insert(place, (measure, value));
        }
        found
    }
}

impl MeasureGroup {
    pub const ALL: [Self; 6] =
        [Self::Interest, Self::Value, Self::Skill, Self::Knowledge, Self::Nature, Self::Education];
}

/// Averages of a questionnaire among people of one occupation: for comparing, never a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupation {
    pub id: Id,
    /// Number in the source.
    pub number: u16,
    pub name: Text,
    /// Roles and licences whose work this occupation really is.
    pub matches: Vec<Id>,
    /// In hundredths, in the order of the measures; −1 where the source gives none.
    pub values: Vec<i16>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_measures_of_a_group_come_first_and_what_was_not_asked_is_left_out() {
        let measure = |id: &str, group| OccupationMeasure { id: id.into(), group, name: Text::default() };
        let measured = Measured {
            measure: vec![
                measure("a", MeasureGroup::Skill),
                measure("b", MeasureGroup::Value),
                measure("c", MeasureGroup::Skill),
                measure("d", MeasureGroup::Skill),
            ],
            ..Measured::default()
        };
        let occupation = Occupation {
            id: "o".into(),
            number: 1,
            name: Text::default(),
            matches: Vec::new(),
            values: vec![210, 400, 390, -1],
        };
        let skills = measured.of(&occupation, MeasureGroup::Skill);
        let skills: Vec<_> = skills.iter().map(|(measure, value)| (measure.id.as_str(), *value)).collect();
        assert_eq!(skills, [("c", 390), ("a", 210)]);
    }
}
