//! Checks of the dataset, one rule per function. What merely passed in time warns and never breaks a build.

use super::{
    Confidence, Counts, Dataset, Expr, Leaf, Proof, QualificationKind, StageKind, Strength, requirement::Clause,
};
use crate::base::{Id, Text};
use std::collections::{BTreeMap, BTreeSet};

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

/// Runs every rule; findings in a stable order.
pub fn lint(dataset: &Dataset) -> Vec<Finding> {
    const RULES: [fn(&Dataset, &mut Vec<Finding>); 9] = [
        malformed_ids,
        duplicate_ids,
        colliding_hashes,
        dangling_ids,
        clauses_without_basis,
        missing_languages,
        proof_without_source,
        doors_without_span,
        unobtainable_licences,
    ];
    let mut findings = Vec::new();
    for rule in RULES {
        rule(dataset, &mut findings);
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
    all
}

fn malformed_ids(dataset: &Dataset, found: &mut Vec<Finding>) {
    for (kind, id) in ids(dataset) {
        if !id.is_well_formed() {
            found.push(error(
                "malformed-id",
                format!("{kind} {id}"),
                "the id is not made of a-z, 0-9 and single hyphens".into(),
                "write it like `clinical-engineer`",
            ));
        }
    }
}

fn duplicate_ids(dataset: &Dataset, found: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for (kind, id) in ids(dataset) {
        if !seen.insert((kind, id)) {
            found.push(error(
                "duplicate-id",
                format!("{kind} {id}"),
                "a second entry of this kind has the same id".into(),
                "join the two entries or rename one",
            ));
        }
    }
}

fn colliding_hashes(dataset: &Dataset, found: &mut Vec<Finding>) {
    let mut seen: BTreeMap<u32, &Id> = BTreeMap::new();
    for (kind, id) in ids(dataset) {
        if let Some(other) = seen.insert(id.hash(), id)
            && other != id
        {
            found.push(error(
                "colliding-hash",
                format!("{kind} {id}"),
                format!("has the same short hash as `{other}`"),
                "choose another id: links hold the hash",
            ));
        }
    }
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

/// Reports the ids of an expression that no entry of the right kind has.
fn check_expr(dataset: &Dataset, entry: &str, place: &str, expr: &Expr, found: &mut Vec<Finding>) {
    let holding = |id: &Id| dataset.qualification_of(id.as_str()).is_some();
    let domain = |id: &Id| dataset.domain_of(id.as_str()).is_some();
    let fact = |id: &Id| dataset.fact_of(id.as_str()).is_some();
    let mut need = |is_there: bool, kind: &str, id: &Id| {
        if !is_there {
            found.push(dangling(entry, &format!("{place} names the {kind} `{id}`")));
        }
    };
    for leaf in expr.leaves() {
        match leaf {
            Leaf::Holds { what, by } => {
                need(holding(what), "qualification", what);
                if let (Some(q), Some(by)) = (dataset.qualification_of(what.as_str()), by) {
                    need(q.entry.iter().any(|route| route.id == *by), "entry route", by);
                }
            }
            Leaf::Ever { what } | Leaf::Never { what } => {
                need(holding(what) || fact(what), "qualification or fact", what)
            }
            Leaf::Skill { what } => need(dataset.skill_of(what.as_str()).is_some(), "skill", what),
            Leaf::Fact { what } | Leaf::Amount { what, .. } | Leaf::Points { what, .. } => {
                need(fact(what), "fact", what)
            }
            Leaf::Member { of, .. } => need(fact(of), "fact", of),
            Leaf::Experience { domain: of, filter, .. } => {
                need(domain(of), "domain", of);
                for id in filter.after.iter().chain(&filter.under) {
                    need(holding(id), "qualification", id);
                }
                for id in &filter.settings {
                    need(domain(id), "setting", id);
                }
            }
            Leaf::Age { .. } => {}
            Leaf::Lives { prefectures } => {
                for id in prefectures {
                    need(dataset.prefecture_of(id.as_str()).is_some(), "prefecture", id);
                }
            }
        }
    }
}

fn dangling(entry: &str, message: &str) -> Finding {
    error(
        "dangling-id",
        entry.to_owned(),
        format!("{message}, which is in no file"),
        "add the entry, or correct the id",
    )
}

fn dangling_ids(dataset: &Dataset, found: &mut Vec<Finding>) {
    for (entry, place, clause) in clauses(dataset) {
        check_expr(dataset, &entry, &place, &clause.asks.0, found);
    }
    for (entry, kind, id, is_there) in references(dataset) {
        if !is_there {
            found.push(dangling(&entry, &format!("it names the {kind} `{id}`")));
        }
    }
    for equivalent in &dataset.equivalent {
        check_expr(dataset, &format!("equivalent {}", equivalent.id), "from", &equivalent.from.0, found);
    }
    for procedure in &dataset.procedure {
        check_expr(dataset, &format!("procedure {}", procedure.id), "only_if", &procedure.only_if.0, found);
    }
    for pitfall in &dataset.pitfall {
        check_expr(dataset, &format!("pitfall {}", pitfall.id), "only_if", &pitfall.only_if.0, found);
    }
    for fact in &dataset.fact {
        if let Some(follows) = &fact.follows {
            check_expr(dataset, &format!("fact {}", fact.id), "follows", &follows.0, found);
        }
    }
}

/// References outside requirements: entry, kind, id, and whether it is there.
fn references(dataset: &Dataset) -> Vec<(String, &'static str, &Id, bool)> {
    let mut all: Vec<(String, &'static str, &Id, bool)> = Vec::new();
    let role = |id: &Id| dataset.role_of(id.as_str()).is_some();
    let holding = |id: &Id| dataset.qualification_of(id.as_str()).is_some();
    let domain = |id: &Id| dataset.domain_of(id.as_str()).is_some();
    let skill = |id: &Id| dataset.skill_of(id.as_str()).is_some();
    let program = |id: &Id| dataset.program_of(id.as_str()).is_some();
    for e in &dataset.role {
        let entry = || format!("role {}", e.id);
        all.extend(e.licences.iter().map(|id| (entry(), "licence", id, holding(id))));
        all.extend(e.gives.iter().map(|id| (entry(), "domain", id, domain(id))));
        all.extend(e.settings.iter().map(|id| (entry(), "setting", id, domain(id))));
        all.extend(e.skills.iter().map(|id| (entry(), "skill", id, skill(id))));
        for door in &e.door {
            all.extend(door.from.iter().map(|id| (entry(), "role", id, role(id))));
            all.extend(door.grade.iter().map(|id| (entry(), "grade", id, e.grade.iter().any(|g| g.id == *id))));
        }
    }
    for e in &dataset.qualification {
        let entry = || format!("qualification {}", e.id);
        all.extend(e.brings.iter().map(|id| (entry(), "qualification", id, holding(id))));
        all.extend(e.resets.iter().map(|id| (entry(), "domain", id, domain(id))));
        for stage in e.entry.iter().flat_map(|route| &route.stage) {
            if let StageKind::Course { programs } = &stage.kind {
                all.extend(programs.iter().map(|id| (entry(), "program", id, program(id))));
            }
        }
    }
    for e in &dataset.program {
        all.extend(e.skills.iter().map(|id| (format!("program {}", e.id), "skill", id, skill(id))));
        all.extend(
            e.gives_months.iter().map(|g| (format!("program {}", e.id), "domain", &g.domain, domain(&g.domain))),
        );
    }
    for e in &dataset.domain {
        all.extend(e.within.iter().map(|id| (format!("domain {}", e.id), "domain", id, domain(id))));
    }
    for e in &dataset.subsidy {
        all.extend(e.programs.iter().map(|id| (format!("subsidy {}", e.id), "program", id, program(id))));
    }
    for e in &dataset.equivalent {
        let entry = format!("equivalent {}", e.id);
        all.extend(e.licences.iter().map(|id| (entry.clone(), "licence", id, holding(id))));
        match &e.to {
            Counts::Months { domain: to, .. } => all.push((entry, "domain", to, domain(to))),
            Counts::Rate { domain: to, per, .. } => {
                all.push((entry.clone(), "domain", to, domain(to)));
                all.push((entry, "domain", per, domain(per)));
            }
            Counts::Skill { skill: to } => all.push((entry, "skill", to, skill(to))),
            Counts::Holding { holding: to } => all.push((entry, "qualification", to, holding(to))),
        }
    }
    for e in &dataset.transition {
        let known = |id: &Id| role(id) || holding(id);
        all.push((format!("transition {}", e.id), "role or licence", &e.from, known(&e.from)));
        all.push((format!("transition {}", e.id), "role", &e.to, role(&e.to)));
    }
    let shared = [
        dataset.procedure.iter().map(|e| ("procedure", &e.id, &e.licences, &e.roles)).collect::<Vec<_>>(),
        dataset.networking.iter().map(|e| ("networking", &e.id, &e.licences, &e.roles)).collect(),
        dataset.pitfall.iter().map(|e| ("pitfall", &e.id, &e.licences, &e.roles)).collect(),
        dataset.case.iter().map(|e| ("case", &e.id, &e.licences, &e.roles)).collect(),
    ];
    for (kind, id, licences, roles) in shared.into_iter().flatten() {
        all.extend(licences.iter().map(|l| (format!("{kind} {id}"), "licence", l, holding(l))));
        all.extend(roles.iter().map(|r| (format!("{kind} {id}"), "role", r, role(r))));
    }
    for e in &dataset.obligation {
        all.extend(e.licences.iter().map(|l| (format!("obligation {}", e.id), "licence", l, holding(l))));
    }
    all
}

fn clauses_without_basis(dataset: &Dataset, found: &mut Vec<Finding>) {
    for (entry, place, clause) in clauses(dataset) {
        if clause.strength.must() && clause.basis.is_none() {
            found.push(error(
                "no-basis",
                entry,
                format!(
                    "{place}: `{}` is asked as {} without a basis",
                    clause.asks.0,
                    if clause.strength == Strength::Law { "law" } else { "rule" }
                ),
                "name the article or the published rule, or lower it to `closes` or `usual`",
            ));
        }
    }
}

/// Texts that a route, a step or a reason can show, with the place where they stand.
fn shown_texts(dataset: &Dataset) -> Vec<(String, &'static str, &Text)> {
    let mut all: Vec<(String, &'static str, &Text)> = Vec::new();
    all.extend(dataset.domain.iter().map(|e| (format!("domain {}", e.id), "name", &e.label.name)));
    all.extend(dataset.fact.iter().flat_map(|e| {
        [(format!("fact {}", e.id), "name", &e.label.name), (format!("fact {}", e.id), "asks", &e.asks)]
    }));
    all.extend(dataset.skill.iter().map(|e| (format!("skill {}", e.id), "name", &e.label.name)));
    all.extend(dataset.role.iter().map(|e| (format!("role {}", e.id), "name", &e.label.name)));
    all.extend(dataset.role.iter().flat_map(|e| {
        e.door.iter().flat_map(move |d| d.steps.iter().map(move |t| (format!("role {}", e.id), "door steps", t)))
    }));
    all.extend(dataset.qualification.iter().map(|e| (format!("qualification {}", e.id), "name", &e.label.name)));
    all.extend(dataset.qualification.iter().flat_map(|e| {
        e.entry.iter().flat_map(move |r| {
            std::iter::once((format!("qualification {}", e.id), "entry name", &r.name))
                .chain(r.stage.iter().map(move |s| (format!("qualification {}", e.id), "stage name", &s.name)))
        })
    }));
    all.extend(dataset.program.iter().map(|e| (format!("program {}", e.id), "name", &e.label.name)));
    all.extend(dataset.equivalent.iter().map(|e| (format!("equivalent {}", e.id), "say", &e.say)));
    all.extend(dataset.obligation.iter().map(|e| (format!("obligation {}", e.id), "name", &e.label.name)));
    all.extend(dataset.procedure.iter().flat_map(|e| {
        [(format!("procedure {}", e.id), "name", &e.label.name), (format!("procedure {}", e.id), "what", &e.what)]
    }));
    all.extend(dataset.networking.iter().flat_map(|e| {
        [(format!("networking {}", e.id), "name", &e.label.name), (format!("networking {}", e.id), "what", &e.what)]
    }));
    all.extend(dataset.pitfall.iter().flat_map(|e| {
        [(format!("pitfall {}", e.id), "failure", &e.failure), (format!("pitfall {}", e.id), "avoid", &e.avoid)]
    }));
    all.extend(dataset.transition.iter().map(|e| (format!("transition {}", e.id), "why", &e.why)));
    all.extend(dataset.prefecture.iter().map(|e| (format!("prefecture {}", e.id), "name", &e.label.name)));
    for (entry, _, clause) in clauses(dataset) {
        all.extend(clause.basis.iter().map(|text| (entry.clone(), "basis", text)));
        all.extend(clause.say.iter().map(|text| (entry.clone(), "say", text)));
    }
    all
}

fn missing_languages(dataset: &Dataset, found: &mut Vec<Finding>) {
    for (entry, field, text) in shown_texts(dataset) {
        if text.ja.trim().is_empty() || text.en.trim().is_empty() {
            found.push(error(
                "missing-language",
                entry,
                format!("`{field}` is not in both languages"),
                "write both: a route or a step can show it",
            ));
        }
    }
}

fn proofs(dataset: &Dataset) -> Vec<(String, &Proof)> {
    let mut all: Vec<(String, &Proof)> = Vec::new();
    all.extend(dataset.role.iter().map(|e| (format!("role {}", e.id), &e.proof)));
    all.extend(dataset.qualification.iter().map(|e| (format!("qualification {}", e.id), &e.proof)));
    all.extend(dataset.program.iter().map(|e| (format!("program {}", e.id), &e.proof)));
    all.extend(dataset.equivalent.iter().map(|e| (format!("equivalent {}", e.id), &e.proof)));
    all.extend(dataset.procedure.iter().map(|e| (format!("procedure {}", e.id), &e.proof)));
    all.extend(dataset.transition.iter().map(|e| (format!("transition {}", e.id), &e.proof)));
    all.extend(dataset.prefecture.iter().map(|e| (format!("prefecture {}", e.id), &e.proof)));
    all
}

fn proof_without_source(dataset: &Dataset, found: &mut Vec<Finding>) {
    for (entry, proof) in proofs(dataset) {
        if proof.confidence == Confidence::Read && proof.sources.is_empty() {
            found.push(error(
                "no-source",
                entry.clone(),
                "confidence is `read`, but no page is named".into(),
                "add a source, or write `general` or `own-view`",
            ));
        }
        for source in &proof.sources {
            if !source.url.starts_with("http") || source.title.trim().is_empty() {
                found.push(error(
                    "bad-source",
                    entry.clone(),
                    format!("the source `{}` has no address or title", source.title),
                    "give both",
                ));
            }
        }
    }
}

fn doors_without_span(dataset: &Dataset, found: &mut Vec<Finding>) {
    for role in &dataset.role {
        if !role.unfilled && role.door.is_empty() {
            found.push(error(
                "no-door",
                format!("role {}", role.id),
                "no door leads into it".into(),
                "add a door, or mark the role `unfilled`",
            ));
        }
        for door in &role.door {
            let spans = [door.to_offer, door.to_joining];
            if spans
                .iter()
                .any(|s| s.low.about_days() > s.typical.about_days() || s.typical.about_days() > s.high.about_days())
            {
                found.push(error(
                    "crooked-span",
                    format!("role {}", role.id),
                    format!("door {}: a span is not low ≤ typical ≤ high", door.id),
                    "order the three",
                ));
            }
            if door.rounds.is_none() && door.to_offer.typical.about_days() == 0 && door.kind.is_gate() {
                found.push(error(
                    "no-span",
                    format!("role {}", role.id),
                    format!("door {}: a selection without rounds or span", door.id),
                    "give its rounds or `to_offer`",
                ));
            }
        }
    }
}

fn unobtainable_licences(dataset: &Dataset, found: &mut Vec<Finding>) {
    for q in &dataset.qualification {
        if q.kind == QualificationKind::Licence && !q.unfilled && q.entry.is_empty() {
            found.push(warning(
                "unobtainable",
                format!("qualification {}", q.id),
                "no entry route".into(),
                "add one, or say in `note` that no new ones are made",
            ));
        }
    }
}
