//! Ids and references: well formed, unique, and leading somewhere.

use super::{Finding, clauses, error, ids, warning};
use crate::base::Id;
use crate::dataset::{Counts, Dataset, Expr, Label, Later, Leaf, Pays, StageKind};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn malformed_ids(dataset: &Dataset, found: &mut Vec<Finding>) {
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

pub(super) fn duplicate_ids(dataset: &Dataset, found: &mut Vec<Finding>) {
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

pub(super) fn colliding_hashes(dataset: &Dataset, found: &mut Vec<Finding>) {
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

pub(super) fn dangling_ids(dataset: &Dataset, found: &mut Vec<Finding>) {
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
    for terms in &dataset.subsidy_terms {
        let entry = format!("subsidy-terms {}", terms.subsidy);
        for later in terms.tier.iter().flat_map(|tier| &tier.when) {
            if let Later::If { asks } = later {
                check_expr(dataset, &entry, "tier", &asks.0, found);
            }
        }
    }
    for terms in &dataset.obligation_terms {
        let entry = format!("obligation-terms {}", terms.obligation);
        for (place, asks) in [("served_by", &terms.served_by), ("opens_not_for", &terms.opens_not_for)] {
            if let Some(asks) = asks {
                check_expr(dataset, &entry, place, &asks.0, found);
            }
        }
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
        all.extend(e.licences.iter().chain(&e.below).map(|id| (entry(), "licence", id, holding(id))));
        all.extend(e.risen_from.iter().map(|id| (entry(), "role", id, role(id))));
        all.extend(e.worked_up_from.iter().map(|from| (entry(), "role", &from.post, role(&from.post))));
        let above = e.worked_up_from.iter().flat_map(|from| &from.except);
        all.extend(above.map(|id| (entry(), "licence", id, holding(id))));
        all.extend(e.gives.iter().map(|id| (entry(), "domain", id, domain(id))));
        all.extend(e.settings.iter().map(|id| (entry(), "setting", id, domain(id))));
        all.extend(e.entered_with.iter().map(|with| (entry(), "domain", &with.domain, domain(&with.domain))));
        all.extend(e.skills.iter().map(|id| (entry(), "skill", id, skill(id))));
        all.extend(
            e.tells
                .iter()
                .chain(&e.denies)
                .chain(&e.varies)
                .map(|id| (entry(), "fact", id, dataset.fact_of(id.as_str()).is_some())),
        );
        for door in &e.door {
            all.extend(door.from.iter().map(|id| (entry(), "role", id, role(id))));
            all.extend(door.grade.iter().map(|id| (entry(), "grade", id, e.grade.iter().any(|g| g.id == *id))));
        }
    }
    for e in &dataset.qualification {
        let entry = || format!("qualification {}", e.id);
        all.extend(e.licences.iter().map(|id| (entry(), "licence", id, holding(id))));
        let brought = e.brings.iter().chain(e.entry.iter().flat_map(|route| &route.brings));
        all.extend(brought.map(|id| (entry(), "qualification", id, holding(id))));
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
        all.extend(e.licences.iter().map(|id| (format!("domain {}", e.id), "licence", id, holding(id))));
    }
    for e in &dataset.fact {
        all.extend(e.licences.iter().map(|id| (format!("fact {}", e.id), "licence", id, holding(id))));
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
    let excepted = dataset.procedure.iter().map(|e| ("procedure", &e.id, &e.except));
    let excepted = excepted.chain(dataset.networking.iter().map(|e| ("networking", &e.id, &e.except)));
    all.extend(
        excepted.flat_map(|(kind, id, roles)| roles.iter().map(move |r| (format!("{kind} {id}"), "role", r, role(r)))),
    );
    for e in &dataset.obligation {
        all.extend(e.licences.iter().map(|l| (format!("obligation {}", e.id), "licence", l, holding(l))));
    }
    all.extend(background_references(dataset));
    all
}

/// References of what the planner does not read.
fn background_references(dataset: &Dataset) -> Vec<(String, &'static str, &Id, bool)> {
    let mut all: Vec<(String, &'static str, &Id, bool)> = Vec::new();
    let role = |id: &Id| dataset.role_of(id.as_str()).is_some();
    let holding = |id: &Id| dataset.qualification_of(id.as_str()).is_some();
    let subsidy = |id: &Id| dataset.subsidy_of(id.as_str()).is_some();
    for e in &dataset.subsidy_terms {
        let entry = || format!("subsidy-terms {}", e.subsidy);
        all.push((entry(), "subsidy", &e.subsidy, subsidy(&e.subsidy)));
        all.extend(e.excludes.iter().chain(&e.deducts).map(|id| (entry(), "subsidy", id, subsidy(id))));
        let programs = e.covers.iter().chain(&e.covers_some);
        all.extend(programs.map(|id| (entry(), "program", id, dataset.program_of(id.as_str()).is_some())));
        let tier = |id: &Id| e.tier.iter().any(|tier| tier.id == *id);
        let tiers = e.cap.iter().flat_map(|cap| &cap.tiers).chain(e.example.iter().flat_map(|example| &example.tiers));
        all.extend(tiers.map(|id| (entry(), "tier", id, tier(id))));
        for tier in &e.tier {
            if let Pays::ByTable { table } = &tier.pays {
                all.push((entry(), "table", table, e.table.iter().any(|t| t.id == *table)));
            }
        }
    }
    for e in &dataset.obligation_terms {
        let entry = || format!("obligation-terms {}", e.obligation);
        let is_there = dataset.obligation_of(e.obligation.as_str()).is_some();
        all.push((entry(), "obligation", &e.obligation, is_there));
        all.extend(e.endangers.iter().map(|id| (entry(), "qualification", id, holding(id))));
    }
    for e in &dataset.path {
        let stations = e.step.iter().filter_map(|step| step.at.as_ref());
        all.extend(stations.map(|id| (format!("path {}", e.id), "role or licence", id, role(id) || holding(id))));
    }
    for e in &dataset.confusable {
        let known = |id: &Id| role(id) || holding(id) || dataset.program_of(id.as_str()).is_some();
        all.extend(e.about.iter().map(|id| (format!("confusable {}", e.id), "role or qualification", id, known(id))));
    }
    for e in &dataset.notice {
        all.extend(e.licences.iter().map(|id| (format!("notice {}", e.id), "licence", id, holding(id))));
        all.extend(e.roles.iter().map(|id| (format!("notice {}", e.id), "role", id, role(id))));
    }
    for e in &dataset.occupation {
        let matches = e.matches.iter();
        all.extend(matches.map(|id| (format!("occupation {}", e.id), "role or licence", id, role(id) || holding(id))));
    }
    all
}

/// Labels of the entries that people choose from, by kind.
fn labels(dataset: &Dataset) -> Vec<(&'static str, &Id, &Label)> {
    let mut all: Vec<(&'static str, &Id, &Label)> = Vec::new();
    all.extend(dataset.role.iter().map(|e| ("role", &e.id, &e.label)));
    all.extend(dataset.qualification.iter().map(|e| ("qualification", &e.id, &e.label)));
    all.extend(dataset.program.iter().map(|e| ("program", &e.id, &e.label)));
    all.extend(dataset.subsidy.iter().map(|e| ("subsidy", &e.id, &e.label)));
    all.extend(dataset.procedure.iter().map(|e| ("procedure", &e.id, &e.label)));
    all.extend(dataset.networking.iter().map(|e| ("networking", &e.id, &e.label)));
    all.extend(dataset.pitfall.iter().map(|e| ("pitfall", &e.id, &e.label)));
    all.extend(dataset.case.iter().map(|e| ("case", &e.id, &e.label)));
    all.extend(dataset.skill.iter().map(|e| ("skill", &e.id, &e.label)));
    all.extend(dataset.domain.iter().map(|e| ("domain", &e.id, &e.label)));
    all
}

pub(super) fn same_names(dataset: &Dataset, found: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(&str, &str), &Id> = BTreeMap::new();
    for (kind, id, label) in labels(dataset) {
        if let Some(other) = seen.insert((kind, label.name.ja.trim()), id) {
            found.push(warning(
                "same-name",
                format!("{kind} {id}"),
                format!("`{other}` has the same Japanese name `{}`", label.name.ja),
                "join the two entries, or say in the names how they differ",
            ));
        }
    }
}

pub(super) fn same_equivalents(dataset: &Dataset, found: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, &Id> = BTreeMap::new();
    for e in &dataset.equivalent {
        if let Some(other) = seen.insert(format!("{:?} {} {:?}", e.licences, e.from.0, e.to), &e.id) {
            found.push(error(
                "same-equivalent",
                format!("equivalent {}", e.id),
                format!("`{other}` says the same of the same people"),
                "keep one of the two",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::found;
    use super::*;

    const SKILL: &str = "[[skill]]\nid = \"ID\"\nlabel = { name = { ja = \"JA\", en = \"x\" } }\n";

    fn skill(id: &str, ja: &str) -> String {
        SKILL.replace("ID", id).replace("JA", ja)
    }

    #[test]
    fn an_id_is_lower_case_with_single_hyphens() {
        assert_eq!(found(malformed_ids, &skill("Not_an id", "甲")), ["skill Not_an id malformed-id"]);
        assert!(found(malformed_ids, &skill("an-id", "甲")).is_empty());
    }

    #[test]
    fn an_id_stands_once_in_its_kind() {
        let twice = skill("a", "甲") + &skill("a", "乙");
        assert_eq!(found(duplicate_ids, &twice), ["skill a duplicate-id"]);
    }

    #[test]
    fn no_two_ids_share_the_hash_that_links_hold() {
        // Two words with the same 32-bit FNV-1a hash.
        let twice = skill("costarring", "甲") + &skill("liquid", "乙");
        assert_eq!(found(colliding_hashes, &twice), ["skill liquid colliding-hash"]);
    }

    #[test]
    fn a_name_that_is_in_no_file_is_found_wherever_it_stands() {
        let text = r#"
            [[role]]
            id = "r"
            label = { name = { ja = "職", en = "post" } }
            family = "f"
            clause = [{ strength = "usual", asks = "any(skill none, months nowhere >= 3 in nothing under nobody)" }]
            proof = PROOF
            [[path]]
            id = "p"
            name = { ja = "道", en = "path" }
            kind = "published"
            step = [{ at = "gone", what = { ja = "仕事", en = "work" } }]
            what = { ja = "話", en = "story" }
            proof = PROOF
        "#;
        let found = found(dangling_ids, text);
        assert_eq!(found.iter().filter(|line| *line == "role r dangling-id").count(), 4);
        assert_eq!(found.iter().filter(|line| *line == "path p dangling-id").count(), 1);
    }

    #[test]
    fn two_entries_of_a_kind_with_one_name_are_pointed_out() {
        assert_eq!(found(same_names, &(skill("a", "説明") + &skill("b", "説明"))), ["skill b same-name"]);
    }

    #[test]
    fn an_equivalent_is_said_once() {
        let one = |id: &str| {
            format!(
                r#"
                [[equivalent]]
                id = "{id}"
                from = "nothing"
                to = {{ skill = {{ skill = "s" }} }}
                say = {{ ja = "言う", en = "say" }}
                proof = PROOF
                "#
            )
        };
        assert_eq!(found(same_equivalents, &(one("a") + &one("b"))), ["equivalent b same-equivalent"]);
    }
}
