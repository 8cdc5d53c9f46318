//! Where a statement comes from: the basis of what binds, the address and year of what was read.

use super::{Finding, clauses, error, warning};
use crate::dataset::{Confidence, Dataset, Proof, Strength};

pub(super) fn clauses_without_basis(dataset: &Dataset, found: &mut Vec<Finding>) {
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

/// Every proof with the entry where it stands.
pub(super) fn proofs(dataset: &Dataset) -> Vec<(String, &Proof)> {
    let mut all: Vec<(String, &Proof)> = Vec::new();
    all.extend(dataset.role.iter().map(|e| (format!("role {}", e.id), &e.proof)));
    all.extend(dataset.qualification.iter().map(|e| (format!("qualification {}", e.id), &e.proof)));
    all.extend(dataset.program.iter().map(|e| (format!("program {}", e.id), &e.proof)));
    all.extend(dataset.equivalent.iter().map(|e| (format!("equivalent {}", e.id), &e.proof)));
    all.extend(dataset.procedure.iter().map(|e| (format!("procedure {}", e.id), &e.proof)));
    all.extend(dataset.transition.iter().map(|e| (format!("transition {}", e.id), &e.proof)));
    all.extend(dataset.prefecture.iter().map(|e| (format!("prefecture {}", e.id), &e.proof)));
    all.extend(dataset.obligation.iter().map(|e| (format!("obligation {}", e.id), &e.proof)));
    all.extend(dataset.subsidy.iter().map(|e| (format!("subsidy {}", e.id), &e.proof)));
    all.extend(dataset.networking.iter().map(|e| (format!("networking {}", e.id), &e.proof)));
    all.extend(dataset.pitfall.iter().map(|e| (format!("pitfall {}", e.id), &e.proof)));
    all.extend(dataset.case.iter().map(|e| (format!("case {}", e.id), &e.proof)));
    all.extend(dataset.path.iter().map(|e| (format!("path {}", e.id), &e.proof)));
    all.extend(dataset.confusable.iter().map(|e| (format!("confusable {}", e.id), &e.proof)));
    all.extend(dataset.notice.iter().map(|e| (format!("notice {}", e.id), &e.proof)));
    all
}

pub(super) fn proof_without_source(dataset: &Dataset, found: &mut Vec<Finding>) {
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

/// A page may really bear no year: that warns, so that somebody looks.
pub(super) fn sources_without_year(dataset: &Dataset, found: &mut Vec<Finding>) {
    for (entry, proof) in proofs(dataset) {
        let without = proof.sources.iter().filter(|source| source.year == 0).count();
        if without > 0 {
            found.push(warning(
                "source-without-year",
                entry,
                format!("{without} of {} sources have no year", proof.sources.len()),
                "give the year of the page, or of what it says",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::found;
    use super::*;

    #[test]
    fn what_binds_by_law_or_rule_names_its_basis() {
        let text = r#"
            [[program]]
            id = "p"
            label = { name = { ja = "講座", en = "course" } }
            mode = "online"
            takes = "3m"
            hours_per_week = 3
            clause = [{ strength = "law", asks = "nothing" }, { strength = "usual", asks = "nothing" }]
            proof = PROOF
        "#;
        assert_eq!(found(clauses_without_basis, text), ["program p no-basis"]);
    }

    fn notice(proof: &str) -> String {
        format!(
            r#"
            [[notice]]
            id = "n"
            kind = "rule"
            name = {{ ja = "規則", en = "Rule" }}
            what = {{ ja = "話", en = "says" }}
            proof = {{ as_of = "2026-11-25", confidence = "read", {proof} }}
            "#
        )
    }

    #[test]
    fn what_was_read_names_a_page_with_its_address() {
        assert_eq!(found(proof_without_source, &notice("sources = []")), ["notice n no-source"]);
        let nowhere = r#"sources = [{ url = "somewhere", title = "頁", year = 2025 }]"#;
        assert_eq!(found(proof_without_source, &notice(nowhere)), ["notice n bad-source"]);
    }

    #[test]
    fn a_page_without_a_year_is_pointed_out() {
        let page = r#"sources = [{ url = "https://example.jp", title = "頁" }]"#;
        assert_eq!(found(sources_without_year, &notice(page)), ["notice n source-without-year"]);
        assert!(found(sources_without_year, &notice(&page.replace(" }", ", year = 2025 }"))).is_empty());
    }
}
