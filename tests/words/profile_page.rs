//! The example in docs/PROFILE.md is a profile, and the page explains each of its fields.

use crate::DATASET;
use norikae::profile;

const PAGE: &str = include_str!("../../docs/PROFILE.md");

fn examples() -> Vec<&'static str> {
    let parts = PAGE.split("```json\n").skip(1);
    parts.map(|part| part.split("```").next().unwrap()).collect()
}

#[test]
fn every_example_reads_without_a_problem_or_an_unknown_field() {
    assert!(examples().len() >= 2);
    for example in examples() {
        let read = profile::read(example).unwrap();
        assert_eq!(profile::unknown_fields(&read), Vec::<String>::new());
        assert_eq!(profile::check(&read, &DATASET, crate::sample::day("2026-11-25")), []);
        assert_eq!(profile::read(&profile::write(&read)).unwrap(), read);
    }
}

#[test]
fn every_field_of_the_format_is_explained() {
    // Each field that a profile can have, as the program itself writes it.
    let mut dice = crate::dice::Dice(5);
    let mut names = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let roadmap = dice.roadmap();
        let whole = profile::Profile { goal: Some(roadmap.goal), ..roadmap.profile };
        collect(&serde_json::from_str(&profile::write(&whole)).unwrap(), &mut names);
    }
    for name in names {
        assert!(PAGE.contains(&format!("`{name}`")), "`{name}` is not explained");
    }
}

/// Names of fields; what stands under `facts` and `amounts` are ids.
fn collect(value: &serde_json::Value, names: &mut std::collections::BTreeSet<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                names.insert(name.clone());
                if name != "facts" && name != "amounts" {
                    collect(value, names);
                }
            }
        }
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| collect(part, names)),
        _ => {}
    }
}
