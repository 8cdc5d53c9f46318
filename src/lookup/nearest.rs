//! Valid ids nearest to a mistaken one: by their letters, or because somebody wrote the name where the id belongs.

use super::fold::fold;
use super::index::Kind;
use crate::base::Id;
use crate::dataset::{Dataset, Label, QualificationKind};

const MOST: usize = 3;

/// No id is so long; comparing longer texts would only cost time.
const LONGEST: usize = 80;

/// Valid ids of these kinds nearest to a mistaken one, best first; at most three, none where nothing is near.
pub fn nearest(dataset: &Dataset, id: &str, kinds: &[Kind]) -> Vec<Id> {
    if id.len() > LONGEST {
        return Vec::new();
    }
    let wanted = id.trim().to_lowercase().replace(['_', ' '], "-");
    let name = fold(id);
    let farthest = (wanted.chars().count() / 3).max(2) + 1;
    let mut near: Vec<(usize, &Id)> = Vec::new();
    for kind in kinds {
        for (known, label) in labels(dataset, *kind) {
            let letters = distance(known.as_str(), &wanted);
            let far = if letters == 0 {
                0
            } else if !name.is_empty() && names(label).any(|text| fold(text) == name) {
                1
            } else if wanted.len() > 2 && (known.as_str().contains(&wanted) || wanted.contains(known.as_str())) {
                2
            } else {
                letters + 1
            };
            if far <= farthest {
                near.push((far, known));
            }
        }
    }
    near.sort();
    near.dedup();
    near.into_iter().take(MOST).map(|(_, id)| id.clone()).collect()
}

fn names(label: &Label) -> impl Iterator<Item = &String> {
    [&label.name.ja, &label.name.en, &label.kana].into_iter().chain(&label.words)
}

fn labels(dataset: &Dataset, kind: Kind) -> Vec<(&Id, &Label)> {
    let qualifications = |licences: bool| {
        let all = dataset.qualification.iter();
        all.filter(move |q| (q.kind == QualificationKind::Licence) == licences).map(|q| (&q.id, &q.label)).collect()
    };
    match kind {
        Kind::Licence => qualifications(true),
        Kind::Qualification => qualifications(false),
        Kind::Role => dataset.role.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Program => dataset.program.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Skill => dataset.skill.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Domain => dataset.domain.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Fact => dataset.fact.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Prefecture => dataset.prefecture.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Obligation => dataset.obligation.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Subsidy => dataset.subsidy.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Procedure => dataset.procedure.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Networking => dataset.networking.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Pitfall => dataset.pitfall.iter().map(|e| (&e.id, &e.label)).collect(),
        Kind::Case => dataset.case.iter().map(|e| (&e.id, &e.label)).collect(),
        // Nobody writes their ids.
        Kind::Equivalent | Kind::Transition | Kind::Path | Kind::Confusable | Kind::Notice | Kind::Occupation => {
            Vec::new()
        }
    }
}

/// Letters to insert, drop or change (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let change = corner + usize::from(from != *to);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("nurse", "nurse"), 0);
    }

    #[test]
    fn a_mistyped_id_a_name_and_an_abbreviation_lead_to_the_id() {
        let dataset = crate::bundled::dataset();
        for wrong in ["nures", "Nurse", "看護師", "RN", "かんごし", "nurse_"] {
            assert_eq!(nearest(&dataset, wrong, &[Kind::Licence]).first().map(Id::as_str), Some("nurse"), "{wrong}");
        }
        assert!(nearest(&dataset, "xxxxxxxxxxxxxxxxxxx", &[Kind::Licence]).is_empty());
        assert!(nearest(&dataset, &"nurse".repeat(100_000), &[Kind::Licence]).is_empty());
    }
}
