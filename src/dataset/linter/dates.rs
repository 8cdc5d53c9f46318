//! Windows, deadlines and ends.

use super::{Finding, error, warning};
use crate::base::{Day, Text};
use crate::dataset::calendar::{Intakes, Sittings};
use crate::dataset::{Dataset, StageKind, Standing};

/// Every examination and every selection with rounds.
fn sittings(dataset: &Dataset) -> Vec<(String, String, &Sittings)> {
    let mut all = Vec::new();
    for q in &dataset.qualification {
        for route in q.entry.iter().filter(|route| route.open) {
            for stage in &route.stage {
                if let StageKind::Sitting { sittings, .. } = &stage.kind {
                    all.push((format!("qualification {}", q.id), format!("{} {}", route.id, stage.id), sittings));
                }
            }
        }
    }
    for role in &dataset.role {
        for door in &role.door {
            all.extend(
                door.rounds.iter().map(|rounds| (format!("role {}", role.id), format!("door {}", door.id), rounds)),
            );
        }
    }
    all
}

pub(super) fn deadline_after_exam(dataset: &Dataset, found: &mut Vec<Finding>) {
    for (entry, place, sittings) in sittings(dataset) {
        for known in &sittings.known {
            let opens = known.opens.unwrap_or(known.closes);
            if !(opens <= known.closes && known.closes <= known.sits && known.sits <= known.result) {
                found.push(error(
                    "deadline-after-exam",
                    entry.clone(),
                    format!(
                        "{place}: the sitting of {} does not open, close, sit and report in this order",
                        known.sits
                    ),
                    "correct the dates",
                ));
            }
        }
        if sittings.opens_before.is_some_and(|opens| opens.about_days() < sittings.closes_before.about_days()) {
            found.push(error(
                "deadline-after-exam",
                entry,
                format!("{place}: filing closes before it opens"),
                "`opens_before` is the longer lag",
            ));
        }
    }
}

pub(super) fn undatable_stages(dataset: &Dataset, found: &mut Vec<Finding>) {
    for q in &dataset.qualification {
        for route in q.entry.iter().filter(|route| route.open) {
            for stage in &route.stage {
                let why = match &stage.kind {
                    StageKind::Sitting { sittings, .. } if sittings.sits.is_none() && sittings.known.is_empty() => {
                        "has neither a rule nor a known date"
                    }
                    StageKind::Course { programs } if programs.is_empty() => "names no program",
                    _ => continue,
                };
                found.push(error(
                    "undatable",
                    format!("qualification {}", q.id),
                    format!("{} {}: the stage {why}", route.id, stage.id),
                    "give a rule of dates (an estimate will do) or the program",
                ));
            }
        }
    }
}

/// Words by which a name or its basis says that something is only planned.
const PLANNED: [&str; 6] = ["予定", "未定", "検討中", "改正案", "planned", "proposed"];

fn says_planned(text: &Text) -> bool {
    PLANNED.iter().any(|word| text.ja.contains(word) || text.en.contains(word))
}

pub(super) fn planned_marked_open(dataset: &Dataset, found: &mut Vec<Finding>) {
    for q in &dataset.qualification {
        for route in q.entry.iter().filter(|route| route.open) {
            if says_planned(&route.name) || route.basis.as_ref().is_some_and(says_planned) {
                found.push(error(
                    "planned-open",
                    format!("qualification {}", q.id),
                    format!("entry {}: it calls itself planned and is open", route.id),
                    "write `open = false` until it is in force",
                ));
            }
        }
    }
}

pub(super) fn windows_in_the_past(dataset: &Dataset, today: Day, found: &mut Vec<Finding>) {
    for (entry, place, sittings) in sittings(dataset) {
        let is_past = !sittings.is_any()
            && sittings.ends.is_none_or(|end| end >= today)
            && sittings.all(today, today.plus_months(60)).iter().all(|sitting| sitting.closes < today)
            && (sittings.sits.is_some() || !sittings.known.is_empty());
        if is_past {
            found.push(warning(
                "past-windows",
                entry,
                format!("{place}: no sitting can be filed for any more"),
                "add the next dates or a rule",
            ));
        }
    }
    for program in &dataset.program {
        let Intakes { ends, .. } = program.intakes;
        let to_come = program.intakes.is_any() || !program.intakes.days(today, today.plus_months(60)).is_empty();
        if !to_come && ends.is_none_or(|end| end >= today) {
            found.push(warning(
                "past-windows",
                format!("program {}", program.id),
                "no intake is to come".into(),
                "add the next dates or a rule",
            ));
        }
    }
}

pub(super) fn ended_schemes(dataset: &Dataset, today: Day, found: &mut Vec<Finding>) {
    let mut ended = |entry: String, place: String, end: Option<Day>| {
        if let Some(end) = end.filter(|end| *end < today) {
            let hint = "take it out, or correct the date if it was prolonged";
            found.push(warning("ended", entry, format!("{place} ended on {end}"), hint));
        }
    };
    for subsidy in &dataset.subsidy {
        ended(format!("subsidy {}", subsidy.id), "the scheme".into(), subsidy.ends);
    }
    for program in &dataset.program {
        ended(format!("program {}", program.id), "its intakes".into(), program.intakes.ends);
    }
    for (entry, place, sittings) in sittings(dataset) {
        ended(entry, place, sittings.ends);
    }
    for q in &dataset.qualification {
        for route in q.entry.iter().filter(|route| route.open) {
            for stage in &route.stage {
                ended(format!("qualification {}", q.id), format!("{} {}", route.id, stage.id), stage.ends);
            }
        }
    }
}

pub(super) fn not_yet_in_force(dataset: &Dataset, today: Day, found: &mut Vec<Finding>) {
    for terms in &dataset.subsidy_terms {
        if let Some(begins) = terms.begins.filter(|day| *day > today && terms.standing == Standing::Open) {
            found.push(warning(
                "not-yet-in-force",
                format!("subsidy-terms {}", terms.subsidy),
                format!("it is marked open but begins on {begins}"),
                "write `standing = \"planned\"` until then",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{found, found_today};
    use super::*;

    fn exam(sittings: &str, name: &str) -> String {
        format!(
            r#"
            [[qualification]]
            id = "q"
            label = {{ name = {{ ja = "資格", en = "q" }} }}
            kind = "certificate"
            proof = PROOF
            [[qualification.entry]]
            id = "way"
            name = {{ ja = "{name}", en = "way" }}
            [[qualification.entry.stage]]
            id = "exam"
            name = {{ ja = "試験", en = "exam" }}
            kind = {{ sitting = {{ sittings = {{ {sittings} }} }} }}
            "#
        )
    }

    const KNOWN: &str = r#"known = [{ closes = "CLOSES", sits = "SITS", result = "RESULT" }]"#;

    fn known(closes: &str, sits: &str, result: &str) -> String {
        exam(&KNOWN.replace("CLOSES", closes).replace("SITS", sits).replace("RESULT", result), "受験")
    }

    #[test]
    fn one_files_before_one_sits_and_sits_before_the_result() {
        let late = known("2027-03-01", "2027-02-14", "2027-03-24");
        assert_eq!(found(deadline_after_exam, &late), ["qualification q deadline-after-exam"]);
        assert!(found(deadline_after_exam, &known("2026-12-01", "2027-02-14", "2027-03-24")).is_empty());
        let crooked = exam(r#"sits = "any", opens_before = "1m", closes_before = "2m""#, "受験");
        assert_eq!(found(deadline_after_exam, &crooked), ["qualification q deadline-after-exam"]);
    }

    #[test]
    fn every_stage_can_be_dated() {
        assert_eq!(found(undatable_stages, &exam("", "受験")), ["qualification q undatable"]);
        assert!(found(undatable_stages, &exam(r#"sits = "months 6""#, "受験")).is_empty());
    }

    #[test]
    fn what_calls_itself_planned_is_not_open() {
        assert_eq!(
            found(planned_marked_open, &exam(r#"sits = "any""#, "新しい道(予定)")),
            ["qualification q planned-open"]
        );
    }

    #[test]
    fn sittings_in_the_past_only_are_pointed_out() {
        let past = known("2025-12-01", "2026-02-14", "2026-03-24");
        assert_eq!(found_today(windows_in_the_past, &past), ["qualification q past-windows"]);
        assert!(found_today(windows_in_the_past, &known("2026-12-01", "2027-02-14", "2027-03-24")).is_empty());
    }

    #[test]
    fn an_end_that_is_past_is_pointed_out() {
        let over = exam(r#"sits = "any", ends = "2026-03-31""#, "受験");
        assert_eq!(found_today(ended_schemes, &over), ["qualification q ended"]);
        assert!(found_today(windows_in_the_past, &over).is_empty(), "said once");
    }

    #[test]
    fn terms_that_begin_later_are_not_open_yet() {
        let terms = r#"
            [[subsidy_terms]]
            subsidy = "s"
            kind = "loan"
            authority = { ja = "国", en = "state" }
            who = { ja = "人", en = "people" }
            tier = []
            apply_where = { ja = "窓口", en = "counter" }
            paid = { ja = "後", en = "later" }
            again = { ja = "一度", en = "once" }
            begins = "2027-04-01"
        "#;
        assert_eq!(found_today(not_yet_in_force, terms), ["subsidy-terms s not-yet-in-force"]);
        assert!(found_today(not_yet_in_force, &terms.replace("2027-", "2026-")).is_empty());
    }
}
