//! Both languages, wherever a search result, a route, a step, a reason, a warning or a printed page can show a text.

use super::proof::proofs;
use super::{Finding, clauses, error};
use crate::base::Text;
use crate::dataset::Dataset;

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
    all.extend(background_texts(dataset));
    for (entry, _, clause) in clauses(dataset) {
        all.extend(clause.basis.iter().map(|text| (entry.clone(), "basis", text)));
        all.extend(clause.say.iter().map(|text| (entry.clone(), "say", text)));
    }
    all
}

/// Texts of what the planner does not read.
fn background_texts(dataset: &Dataset) -> Vec<(String, &'static str, &Text)> {
    let mut all: Vec<(String, &'static str, &Text)> = Vec::new();
    all.extend(dataset.subsidy.iter().map(|e| (format!("subsidy {}", e.id), "name", &e.label.name)));
    for e in &dataset.subsidy_terms {
        let entry = || format!("subsidy-terms {}", e.subsidy);
        let own = [("authority", &e.authority), ("who", &e.who), ("apply_where", &e.apply_where)];
        all.extend(own.into_iter().map(|(field, text)| (entry(), field, text)));
        all.extend([(entry(), "paid", &e.paid), (entry(), "again", &e.again)]);
        all.extend(e.tier.iter().map(|tier| (entry(), "tier says", &tier.says)));
        all.extend(e.cap.iter().map(|cap| (entry(), "cap says", &cap.says)));
        all.extend(e.table.iter().map(|table| (entry(), "table name", &table.name)));
        all.extend(e.costs.iter().map(|text| (entry(), "costs", text)));
    }
    for e in &dataset.obligation_terms {
        all.push((format!("obligation-terms {}", e.obligation), "locked_by", &e.locked_by));
        all.extend(e.pauses.iter().map(|text| (format!("obligation-terms {}", e.obligation), "pauses", text)));
    }
    for e in &dataset.path {
        let entry = || format!("path {}", e.id);
        all.extend([(entry(), "name", &e.name), (entry(), "what", &e.what)]);
        all.extend(e.step.iter().map(|step| (entry(), "step", &step.what)));
        all.extend(e.lessons.iter().map(|text| (entry(), "lessons", text)));
    }
    for e in &dataset.confusable {
        let entry = || format!("confusable {}", e.id);
        all.extend(
            [("name", &e.name), ("a", &e.a), ("b", &e.b), ("difference", &e.difference)].map(|(f, t)| (entry(), f, t)),
        );
    }
    for e in &dataset.notice {
        all.extend(
            [("name", &e.name), ("what", &e.what)].map(|(field, text)| (format!("notice {}", e.id), field, text)),
        );
    }
    all.extend(dataset.occupation.iter().map(|e| (format!("occupation {}", e.id), "name", &e.name)));
    all.extend(dataset.measured.measure.iter().map(|e| (format!("measure {}", e.id), "name", &e.name)));
    all.extend(dataset.case.iter().map(|e| (format!("case {}", e.id), "mattered", &e.mattered)));
    all
}

/// What a check found beside the fields, in both languages: the remark, and what it left open.
fn remarks(dataset: &Dataset) -> Vec<(String, &'static str, Text)> {
    let mut all = Vec::new();
    for (entry, proof) in proofs(dataset) {
        let Some(note) = &proof.note else { continue };
        let remark = Some(Text::new(&note.ja, &note.en)).filter(|remark| *remark != Text::default());
        all.extend(remark.map(|remark| (entry.clone(), "proof note", remark)));
        all.extend(note.open.iter().map(|open| (entry.clone(), "proof note open", open.clone())));
    }
    all
}

pub(super) fn missing_languages(dataset: &Dataset, found: &mut Vec<Finding>) {
    let shown = shown_texts(dataset).into_iter().map(|(entry, field, text)| (entry, field, text.clone()));
    for (entry, field, text) in shown.chain(remarks(dataset)) {
        if text.ja.trim().is_empty() || text.en.trim().is_empty() {
            found.push(error(
                "missing-language",
                entry,
                format!("`{field}` is not in both languages"),
                "write both: a route, a step or a source can show it",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::found;
    use super::*;

    #[test]
    fn what_a_route_or_a_page_can_show_is_in_both_languages() {
        let text = r#"
            [[skill]]
            id = "s"
            label = { name = { ja = "説明" } }
            [[notice]]
            id = "n"
            kind = "rule"
            name = { ja = "規則", en = "Rule" }
            what = { ja = "", en = "says" }
            proof = PROOF
        "#;
        assert_eq!(found(missing_languages, text), ["skill s missing-language", "notice n missing-language"]);
    }

    #[test]
    fn what_a_check_found_is_in_both_languages() {
        let text = r#"
            [[notice]]
            id = "n"
            kind = "rule"
            name = { ja = "規則", en = "Rule" }
            what = { ja = "話", en = "says" }
            proof = { as_of = "2026-11-25", confidence = "general", note = { NOTE } }
        "#;
        let found = |note: &str| found(missing_languages, &text.replace("NOTE", note));
        assert_eq!(found(r#"ja = "目安""#), ["notice n missing-language"]);
        assert_eq!(found(r#"en = "A rough guide""#), ["notice n missing-language"]);
        assert_eq!(found(r#"open = { ja = "食い違う" }"#), ["notice n missing-language"]);
        let open = r#"open = { ja = "食い違う", en = "Pages differ" }"#;
        assert_eq!(found(open), [""; 0], "no remark is none that lacks a language");
        assert_eq!(found(&format!(r#"ja = "目安", en = "A rough guide", {open}"#)), [""; 0]);
    }
}
