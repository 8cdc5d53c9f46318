//! Checks of the dataset, one rule per function, one file per family. What merely passed in time warns and never breaks
//! a build; entries that are closed to newcomers need not be reachable.

mod dates;
mod doors;
mod figures;
mod ids;
mod money;
mod proof;
mod reach;
mod words;

use super::Dataset;
use super::requirement::Clause;
use crate::base::{Day, Id};

/// One thing that a rule found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Short name of the rule, stable: `dangling-id`.
    pub code: &'static str,
    /// Kind and id of the entry: `role nurse-ward`.
    pub entry: String,
    /// What is wrong, and where in the entry.
    pub message: String,
    /// How to mend it.
    pub hint: &'static str,
    pub severity: Severity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Warning,
    Error,
}

type Rule = fn(&Dataset, &mut Vec<Finding>);

/// Rules that hold on every day.
const RULES: [Rule; 28] = [
    ids::malformed_ids,
    ids::duplicate_ids,
    ids::colliding_hashes,
    ids::dangling_ids,
    ids::same_names,
    ids::same_equivalents,
    words::missing_languages,
    proof::clauses_without_basis,
    proof::proof_without_source,
    proof::sources_without_year,
    doors::roles_without_door,
    doors::crooked_spans,
    doors::trainings_cut_short,
    doors::doors_without_span,
    doors::seasons_out_of_reach,
    doors::grades_without_door,
    reach::circular_prerequisites,
    reach::unobtainable_qualifications,
    reach::unreachable_roles,
    dates::deadline_after_exam,
    dates::undatable_stages,
    dates::planned_marked_open,
    figures::rates_out_of_range,
    figures::negative_yen,
    figures::shared_wages,
    money::tiers_over_caps,
    money::one_sided_exclusions,
    money::examples_that_differ,
];

/// Rules that look at what has passed by a day: they warn.
const DATED: [fn(&Dataset, Day, &mut Vec<Finding>); 3] =
    [dates::windows_in_the_past, dates::ended_schemes, dates::not_yet_in_force];

/// Runs every rule as of a day; findings in a stable order.
pub fn lint(dataset: &Dataset, today: Day) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        rule(dataset, &mut findings);
    }
    for rule in DATED {
        rule(dataset, today, &mut findings);
    }
    findings.sort();
    findings.dedup();
    findings
}

fn error(code: &'static str, entry: String, message: String, hint: &'static str) -> Finding {
    Finding { code, entry, message, hint, severity: Severity::Error }
}

fn warning(code: &'static str, entry: String, message: String, hint: &'static str) -> Finding {
    Finding { code, entry, message, hint, severity: Severity::Warning }
}

/// Every id with the kind of its entry.
fn ids(dataset: &Dataset) -> Vec<(&'static str, &Id)> {
    let mut all: Vec<(&'static str, &Id)> = Vec::new();
    all.extend(dataset.domain.iter().map(|e| ("domain", &e.id)));
    all.extend(dataset.fact.iter().map(|e| ("fact", &e.id)));
    all.extend(dataset.skill.iter().map(|e| ("skill", &e.id)));
    all.extend(dataset.role.iter().map(|e| ("role", &e.id)));
    all.extend(dataset.qualification.iter().map(|e| ("qualification", &e.id)));
    all.extend(dataset.program.iter().map(|e| ("program", &e.id)));
    all.extend(dataset.equivalent.iter().map(|e| ("equivalent", &e.id)));
    all.extend(dataset.obligation.iter().map(|e| ("obligation", &e.id)));
    all.extend(dataset.subsidy.iter().map(|e| ("subsidy", &e.id)));
    all.extend(dataset.procedure.iter().map(|e| ("procedure", &e.id)));
    all.extend(dataset.networking.iter().map(|e| ("networking", &e.id)));
    all.extend(dataset.pitfall.iter().map(|e| ("pitfall", &e.id)));
    all.extend(dataset.transition.iter().map(|e| ("transition", &e.id)));
    all.extend(dataset.case.iter().map(|e| ("case", &e.id)));
    all.extend(dataset.prefecture.iter().map(|e| ("prefecture", &e.id)));
    all.extend(dataset.subsidy_terms.iter().map(|e| ("subsidy-terms", &e.subsidy)));
    all.extend(dataset.obligation_terms.iter().map(|e| ("obligation-terms", &e.obligation)));
    all.extend(dataset.path.iter().map(|e| ("path", &e.id)));
    all.extend(dataset.confusable.iter().map(|e| ("confusable", &e.id)));
    all.extend(dataset.notice.iter().map(|e| ("notice", &e.id)));
    all.extend(dataset.occupation.iter().map(|e| ("occupation", &e.id)));
    all
}

/// All clauses with the entry and place where they stand.
fn clauses(dataset: &Dataset) -> Vec<(String, String, &Clause)> {
    let mut all = Vec::new();
    for role in &dataset.role {
        let entry = format!("role {}", role.id);
        all.extend(role.clause.iter().map(|c| (entry.clone(), "clause".to_owned(), c)));
        for grade in &role.grade {
            all.extend(grade.clause.iter().map(|c| (entry.clone(), format!("grade {}", grade.id), c)));
        }
        for door in &role.door {
            all.extend(door.clause.iter().map(|c| (entry.clone(), format!("door {}", door.id), c)));
        }
    }
    for qualification in &dataset.qualification {
        let entry = format!("qualification {}", qualification.id);
        for route in &qualification.entry {
            all.extend(route.clause.iter().map(|c| (entry.clone(), format!("entry {}", route.id), c)));
            for stage in &route.stage {
                all.extend(stage.clause.iter().map(|c| (entry.clone(), format!("stage {}", stage.id), c)));
            }
        }
        if let Some(upkeep) = &qualification.upkeep {
            all.extend(upkeep.clause.iter().map(|c| (entry.clone(), "upkeep".to_owned(), c)));
        }
    }
    for program in &dataset.program {
        all.extend(program.clause.iter().map(|c| (format!("program {}", program.id), "clause".to_owned(), c)));
    }
    for subsidy in &dataset.subsidy {
        all.extend(subsidy.clause.iter().map(|c| (format!("subsidy {}", subsidy.id), "clause".to_owned(), c)));
    }
    all
}

/// Small datasets for the rules' tests, written as people write them.
#[cfg(test)]
mod sample {
    use super::{Dataset, Finding};
    use crate::base::Day;

    /// Reads a source file. `PROOF` stands for a proof that nothing is wrong with.
    pub fn data(text: &str) -> Dataset {
        let proof = r#"{ as_of = "2026-11-25", confidence = "general" }"#;
        let mut dataset: Dataset = toml::from_str(&text.replace("PROOF", proof)).unwrap();
        dataset.sort();
        dataset
    }

    pub fn today() -> Day {
        "2026-11-25".parse().unwrap()
    }

    /// What one rule finds, as `entry code`.
    pub fn found(rule: super::Rule, text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        rule(&data(text), &mut findings);
        said(&findings)
    }

    /// What one rule finds on 2026-11-25.
    pub fn found_today(rule: fn(&Dataset, Day, &mut Vec<Finding>), text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        rule(&data(text), today(), &mut findings);
        assert!(findings.iter().all(|f| f.severity == super::Severity::Warning), "time alone breaks no build");
        said(&findings)
    }

    fn said(findings: &[Finding]) -> Vec<String> {
        findings.iter().map(|f| format!("{} {}", f.entry, f.code)).collect()
    }

    #[test]
    fn an_empty_dataset_has_nothing_wrong() {
        assert_eq!(super::lint(&Dataset::default(), today()), []);
    }
}
