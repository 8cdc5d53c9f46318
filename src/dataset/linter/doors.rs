//! Doors into roles, and the spans by which they are dated.

use super::{Finding, error};
use crate::base::Day;
use crate::dataset::{Dataset, Door, DoorKind, Span};

pub(super) fn roles_without_door(dataset: &Dataset, found: &mut Vec<Finding>) {
    for role in &dataset.role {
        if !role.unfilled && role.door.is_empty() {
            found.push(error(
                "no-door",
                format!("role {}", role.id),
                "no door leads into it".into(),
                "add a door, or mark the role `unfilled`",
            ));
        }
    }
}

pub(super) fn crooked_spans(dataset: &Dataset, found: &mut Vec<Finding>) {
    for role in &dataset.role {
        for door in &role.door {
            let mut spans =
                [Some(door.to_offer), Some(door.to_joining), door.to_joining_when_free].into_iter().flatten();
            if spans.any(is_crooked) {
                found.push(error(
                    "crooked-span",
                    format!("role {}", role.id),
                    format!("door {}: a span is not low ≤ typical ≤ high", door.id),
                    "order the three",
                ));
            }
        }
    }
}

fn is_crooked(span: Span) -> bool {
    let [low, typical, high] = [span.low, span.typical, span.high].map(|lag| lag.about_days());
    low > typical || typical > high
}

/// Whoever has to finish a training must be able to stay in it that long.
pub(super) fn trainings_cut_short(dataset: &Dataset, found: &mut Vec<Finding>) {
    for role in &dataset.role {
        if let (Some(finish), Some(lasts)) = (role.finish, role.lasts)
            && finish.about_days() > lasts.about_days()
        {
            found.push(error(
                "training-cut-short",
                format!("role {}", role.id),
                "it has to be finished, and is left before that".into(),
                "make `lasts` no shorter than `finish`",
            ));
        }
    }
}

/// A transfer may be agreed in a day, and whoever founds something needs no offer; every other door takes its time.
pub(super) fn doors_without_span(dataset: &Dataset, found: &mut Vec<Finding>) {
    for role in &dataset.role {
        for door in &role.door {
            let is_quick = matches!(door.kind, DoorKind::Transfer | DoorKind::Founding);
            let takes = door.to_offer.typical.about_days() + door.to_joining.typical.about_days();
            let selects_in_no_time = door.kind.is_gate() && door.to_offer.typical.about_days() == 0;
            if door.rounds.is_none() && !is_quick && (takes == 0 || selects_in_no_time) {
                found.push(error(
                    "no-span",
                    format!("role {}", role.id),
                    format!("door {}: it takes no time and has no rounds", door.id),
                    "give its rounds, `to_offer` or `to_joining`",
                ));
            }
        }
    }
}

/// Who is chosen in a round must be able to begin in one of the door's seasons.
pub(super) fn seasons_out_of_reach(dataset: &Dataset, found: &mut Vec<Finding>) {
    for role in &dataset.role {
        for door in role.door.iter().filter(|door| never_begins(door)) {
            found.push(error(
                "season-out-of-reach",
                format!("role {}", role.id),
                format!("door {}: nobody chosen in one of its rounds can begin in `joins`", door.id),
                "correct `to_joining`, `joins` or `joining_may_wait`",
            ));
        }
    }
}

/// What a grade asks is asked at its doors only: without one, nobody is asked it.
pub(super) fn grades_without_door(dataset: &Dataset, found: &mut Vec<Finding>) {
    for role in &dataset.role {
        for grade in &role.grade {
            if !role.door.iter().any(|door| door.grade.as_ref() == Some(&grade.id)) {
                found.push(error(
                    "grade-without-door",
                    format!("role {}", role.id),
                    format!("no door leads to its grade `{}`", grade.id),
                    "give a door this `grade`, or leave the grade out",
                ));
            }
        }
    }
}

/// Whether every round of two years misses every season.
fn never_begins(door: &Door) -> bool {
    let (Some(rounds), Some(joins)) = (&door.rounds, &door.joins) else { return false };
    let (Some(from), Some(until)) = (Day::new(2027, 1, 1), Day::new(2028, 12, 31)) else { return false };
    let missed = |result: Day| {
        let earliest = door.to_joining.typical.after(result);
        let latest = door.joining_may_wait.after(earliest);
        joins.days(earliest, latest).is_empty()
    };
    let all = rounds.all(from, until);
    !joins.is_any() && !all.is_empty() && all.into_iter().all(|round| missed(round.result))
}

#[cfg(test)]
mod tests {
    use super::super::sample::found;
    use super::*;

    fn role(door: &str) -> String {
        format!(
            r#"
            [[role]]
            id = "r"
            label = {{ name = {{ ja = "職", en = "post" }} }}
            family = "f"
            proof = PROOF
            {door}
            "#
        )
    }

    fn door(kind: &str, to_offer: &str, to_joining: &str) -> String {
        role(&format!("[[role.door]]\nid = \"d\"\nkind = \"{kind}\"\nto_offer = {to_offer}\nto_joining = {to_joining}"))
    }

    const NONE: &str = r#"["0d", "0d", "0d"]"#;
    const WEEKS: &str = r#"["4w", "8w", "16w"]"#;

    #[test]
    fn a_role_has_a_door_unless_it_is_only_a_name_so_far() {
        assert_eq!(found(roles_without_door, &role("")), ["role r no-door"]);
        assert!(found(roles_without_door, &role("unfilled = true")).is_empty());
    }

    #[test]
    fn a_training_lasts_as_long_as_it_takes_to_finish() {
        assert_eq!(
            found(trainings_cut_short, &role("finish = \"24m\"\nlasts = \"12m\"")),
            ["role r training-cut-short"]
        );
        assert!(found(trainings_cut_short, &role("finish = \"24m\"\nlasts = \"35m\"")).is_empty());
        assert!(found(trainings_cut_short, &role("finish = \"24m\"")).is_empty());
    }

    #[test]
    fn a_span_runs_from_low_to_high() {
        assert_eq!(found(crooked_spans, &door("posting", r#"["8w", "4w", "16w"]"#, WEEKS)), ["role r crooked-span"]);
        assert!(found(crooked_spans, &door("posting", WEEKS, WEEKS)).is_empty());
    }

    #[test]
    fn a_grade_is_entered_by_some_door() {
        let grade = "[[role.grade]]\nid = \"fee\"\nname = { ja = \"加算\", en = \"fee\" }\n";
        let door = |grade: &str| {
            format!(
                "[[role.door]]\nid = \"d\"\nkind = \"transfer\"\n{grade}\nto_offer = {WEEKS}\nto_joining = {WEEKS}\n"
            )
        };
        assert_eq!(found(grades_without_door, &role(&format!("{grade}{}", door("")))), ["role r grade-without-door"]);
        assert!(found(grades_without_door, &role(&format!("{grade}{}", door("grade = \"fee\"")))).is_empty());
    }

    #[test]
    fn who_is_chosen_in_october_begins_in_april_or_never() {
        let door = |to_joining: &str| {
            role(&format!(
                r#"
                [[role.door]]
                id = "d"
                kind = "selection"
                to_offer = {WEEKS}
                to_joining = {to_joining}
                joins = "04-01"
                joining_may_wait = "2m"
                rounds = {{ sits = "months 10", result_after = "2w" }}
                "#
            ))
        };
        assert_eq!(found(seasons_out_of_reach, &door(r#"["5m", "6m", "7m"]"#)), ["role r season-out-of-reach"]);
        assert!(found(seasons_out_of_reach, &door(r#"["2m", "4m", "7m"]"#)).is_empty());
    }

    #[test]
    fn a_posting_and_a_selection_take_time_and_a_transfer_may_not() {
        assert_eq!(found(doors_without_span, &door("posting", NONE, NONE)), ["role r no-span"]);
        assert_eq!(found(doors_without_span, &door("selection", NONE, WEEKS)), ["role r no-span"]);
        assert!(found(doors_without_span, &door("transfer", NONE, NONE)).is_empty());
        assert!(found(doors_without_span, &door("posting", WEEKS, WEEKS)).is_empty());
    }
}
