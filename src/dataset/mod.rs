//! The facts: types of the dataset's entries, their look-up, provenance and checks.
//! Imports only `base`, so that the build script can read, check and bake the source files with the same types.

pub mod background;
pub mod calendar;
pub mod entries;
pub mod learning;
pub mod linter;
pub mod parse;
pub mod provenance;
pub mod requirement;
pub mod role;
pub mod split;
pub mod terms;

pub use background::{
    Confusable, MeasureGroup, Measured, Notice, NoticeKind, Occupation, OccupationMeasure, Path, PathKind, PathStep,
};
pub use calendar::{Dated, Intakes, Rule, Sitting, Sittings, Span, When};
pub use entries::{
    Amount, Anchor, Case, Counts, Domain, Equivalent, Fact, Force, Label, Locked, Networking, Obligation, OfEmployer,
    Pitfall, Prefecture, Procedure, Shortage, Situation, Skill, Subsidy, Timing, Told, Transition, Unsaid, Years,
};
pub use learning::{EntryRoute, Mode, Program, Qualification, QualificationKind, Stage, StageKind, Upkeep};
pub use provenance::{Confidence, Figure, Note, Proof, Source, is_old, is_old_year};
pub use requirement::{AsOf, Asks, Bound, Clause, Expr, Filter, Leaf, Measure, Purpose, Strength};
pub use role::{Condition, Door, DoorKind, Grade, Pay, Role, WorkedUpFrom};
pub use split::{Background, Misfit, fingerprint, join};
pub use terms::{
    Axis, Base, Cap, Example, Later, Measures, ObligationTerms, Pays, Per, Range, Row, Standing, SubsidyKind,
    SubsidyTerms, Table, Tier, Unit,
};

use crate::base::{Id, Yen};
use serde::{Deserialize, Serialize};

/// All facts. A source file in `public/data/` is written in the same shape, with whichever kinds it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dataset {
    pub defaults: Defaults,
    pub domain: Vec<Domain>,
    pub fact: Vec<Fact>,
    pub skill: Vec<Skill>,
    pub role: Vec<Role>,
    pub qualification: Vec<Qualification>,
    pub program: Vec<Program>,
    pub equivalent: Vec<Equivalent>,
    pub obligation: Vec<Obligation>,
    pub subsidy: Vec<Subsidy>,
    pub procedure: Vec<Procedure>,
    pub networking: Vec<Networking>,
    pub pitfall: Vec<Pitfall>,
    pub transition: Vec<Transition>,
    pub case: Vec<Case>,
    pub prefecture: Vec<Prefecture>,
    // What the planner does not read.
    pub subsidy_terms: Vec<SubsidyTerms>,
    pub obligation_terms: Vec<ObligationTerms>,
    pub path: Vec<Path>,
    pub confusable: Vec<Confusable>,
    pub notice: Vec<Notice>,
    pub occupation: Vec<Occupation>,
    pub measured: Measured,
}

/// Figures that stand in where a figure is unknown; on screen 不明(目安 …).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Defaults {
    pub program_price: Yen,
    pub exam_fee: Yen,
    /// Hours a week that a person is taken to have, where nothing was said.
    pub hours_per_week: u8,
    /// Hours a week of private study at most, so that other steps can run beside it.
    pub study_hours_per_week: u8,
    /// Changes of post in one route at most.
    pub max_changes: u8,
    /// Months at schools in one route at most, full-time or for degrees beside a post: a medical school of six years and two
    /// more.
    pub max_school_months: u8,
    /// Months for which a post on the way is held at least: nobody is hired to leave at once.
    pub least_stay_months: u8,
    /// Months in a post on the way before somebody is transferred from it.
    pub least_before_transfer_months: u8,
}

impl Defaults {
    /// Months for which a post on the way is held at least before one is left for another by a door of this kind.
    pub fn least_stay(&self, next: DoorKind) -> u8 {
        match next {
            DoorKind::Transfer => self.least_stay_months.max(self.least_before_transfer_months),
            _ => self.least_stay_months,
        }
    }
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            program_price: Yen(30_000),
            exam_fee: Yen(15_000),
            hours_per_week: 10,
            study_hours_per_week: 8,
            max_changes: 4,
            max_school_months: 96,
            least_stay_months: 0,
            least_before_transfer_months: 0,
        }
    }
}

macro_rules! look_up {
    ($($name:ident: $field:ident -> $entry:ty;)*) => {
        $(
            #[doc = concat!("The `", stringify!($field), "` with this id.")]
            pub fn $name(&self, id: &str) -> Option<&$entry> {
                self.$field.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok().map(|at| &self.$field[at])
            }
        )*
    };
}

impl Dataset {
    look_up! {
        domain_of: domain -> Domain;
        fact_of: fact -> Fact;
        skill_of: skill -> Skill;
        role_of: role -> Role;
        qualification_of: qualification -> Qualification;
        program_of: program -> Program;
        equivalent_of: equivalent -> Equivalent;
        obligation_of: obligation -> Obligation;
        subsidy_of: subsidy -> Subsidy;
        procedure_of: procedure -> Procedure;
        networking_of: networking -> Networking;
        pitfall_of: pitfall -> Pitfall;
        transition_of: transition -> Transition;
        case_of: case -> Case;
        prefecture_of: prefecture -> Prefecture;
        path_of: path -> Path;
        confusable_of: confusable -> Confusable;
        notice_of: notice -> Notice;
        occupation_of: occupation -> Occupation;
    }

    /// Settings with all that they lie within: a university hospital is a hospital.
    pub fn settings<'d>(&'d self, settings: &'d [Id]) -> Vec<&'d str> {
        let mut all: Vec<&str> = settings.iter().map(Id::as_str).collect();
        let mut seen = 0;
        while let Some(id) = all.get(seen) {
            let wider = self.domain_of(id).map(|setting| setting.within.as_slice()).unwrap_or_default();
            let new: Vec<&str> = wider.iter().map(Id::as_str).filter(|id| !all.contains(id)).collect();
            all.extend(new);
            seen += 1;
        }
        all
    }

    /// Adds the entries of another source file. Call [`Dataset::sort`] when all are in.
    pub fn merge(&mut self, mut other: Self) {
        if other.defaults != Defaults::default() {
            self.defaults = other.defaults;
        }
        self.domain.append(&mut other.domain);
        self.fact.append(&mut other.fact);
        self.skill.append(&mut other.skill);
        self.role.append(&mut other.role);
        self.qualification.append(&mut other.qualification);
        self.program.append(&mut other.program);
        self.equivalent.append(&mut other.equivalent);
        self.obligation.append(&mut other.obligation);
        self.subsidy.append(&mut other.subsidy);
        self.procedure.append(&mut other.procedure);
        self.networking.append(&mut other.networking);
        self.pitfall.append(&mut other.pitfall);
        self.transition.append(&mut other.transition);
        self.case.append(&mut other.case);
        self.prefecture.append(&mut other.prefecture);
        self.subsidy_terms.append(&mut other.subsidy_terms);
        self.obligation_terms.append(&mut other.obligation_terms);
        self.path.append(&mut other.path);
        self.confusable.append(&mut other.confusable);
        self.notice.append(&mut other.notice);
        self.occupation.append(&mut other.occupation);
        if other.measured != Measured::default() {
            self.measured = other.measured;
        }
    }

    /// Orders every kind by id. The look-ups and every answer depend on that order.
    pub fn sort(&mut self) {
        self.domain.sort_by(|a, b| a.id.cmp(&b.id));
        self.fact.sort_by(|a, b| a.id.cmp(&b.id));
        self.skill.sort_by(|a, b| a.id.cmp(&b.id));
        self.role.sort_by(|a, b| a.id.cmp(&b.id));
        self.qualification.sort_by(|a, b| a.id.cmp(&b.id));
        self.program.sort_by(|a, b| a.id.cmp(&b.id));
        self.equivalent.sort_by(|a, b| a.id.cmp(&b.id));
        self.obligation.sort_by(|a, b| a.id.cmp(&b.id));
        self.subsidy.sort_by(|a, b| a.id.cmp(&b.id));
        self.procedure.sort_by(|a, b| a.id.cmp(&b.id));
        self.networking.sort_by(|a, b| a.id.cmp(&b.id));
        self.pitfall.sort_by(|a, b| a.id.cmp(&b.id));
        self.transition.sort_by(|a, b| a.id.cmp(&b.id));
        self.case.sort_by(|a, b| a.id.cmp(&b.id));
        self.prefecture.sort_by(|a, b| a.id.cmp(&b.id));
        self.subsidy_terms.sort_by(|a, b| a.subsidy.cmp(&b.subsidy));
        self.obligation_terms.sort_by(|a, b| a.obligation.cmp(&b.obligation));
        self.path.sort_by(|a, b| a.id.cmp(&b.id));
        self.confusable.sort_by(|a, b| a.id.cmp(&b.id));
        self.notice.sort_by(|a, b| a.id.cmp(&b.id));
        self.occupation.sort_by(|a, b| a.id.cmp(&b.id));
    }

    /// The terms of a subsidy.
    pub fn terms_of_subsidy(&self, id: &Id) -> Option<&SubsidyTerms> {
        self.subsidy_terms.binary_search_by(|terms| terms.subsidy.cmp(id)).ok().map(|at| &self.subsidy_terms[at])
    }

    /// The terms of an obligation.
    pub fn terms_of_obligation(&self, id: &Id) -> Option<&ObligationTerms> {
        self.obligation_terms
            .binary_search_by(|terms| terms.obligation.cmp(id))
            .ok()
            .map(|at| &self.obligation_terms[at])
    }

    /// The role that now stands for an id, following renames.
    pub fn role_or_former(&self, id: &Id) -> Option<&Role> {
        self.role_of(id.as_str()).or_else(|| self.role.iter().find(|role| role.formerly.contains(id)))
    }

    /// Whether an id is that of a licence.
    pub fn is_licence(&self, id: &Id) -> bool {
        self.qualification_of(id.as_str()).is_some_and(|one| one.kind == QualificationKind::Licence)
    }

    /// The licences: qualifications that gate clinical or welfare work.
    pub fn licences(&self) -> impl Iterator<Item = &Qualification> {
        self.qualification.iter().filter(|q| q.kind == QualificationKind::Licence)
    }
}
