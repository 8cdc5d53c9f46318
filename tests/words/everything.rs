//! Words for every entry of the bundled facts and every variant of the answer's types.

use crate::dice::Dice;
use crate::{BOTH, DATASET, check, is_japanese};
use norikae::base::{Id, Lang};
use norikae::dataset::{Clause, StageKind};
use norikae::i18n;
use norikae::lookup;
use norikae::planner::{Cause, ClauseAt, What};
use std::collections::BTreeSet;

/// Every clause of the facts with its address.
fn clauses() -> Vec<ClauseAt> {
    let mut all = Vec::new();
    let mut add = |clauses: &[Clause], at: &dyn Fn(usize) -> ClauseAt| all.extend((0..clauses.len()).map(at));
    for role in &DATASET.role {
        let id = || role.id.clone();
        add(&role.clause, &|index| ClauseAt::Role { role: id(), index });
        for grade in &role.grade {
            add(&grade.clause, &|index| ClauseAt::Grade { role: id(), grade: grade.id.clone(), index });
        }
        for door in &role.door {
            add(&door.clause, &|index| ClauseAt::Door { role: id(), door: door.id.clone(), index });
        }
    }
    for entry in &DATASET.qualification {
        for route in &entry.entry {
            let named = || (entry.id.clone(), route.id.clone());
            add(&route.clause, &|index| ClauseAt::Entry { qualification: named().0, route: named().1, index });
            for stage in &route.stage {
                add(&stage.clause, &|index| ClauseAt::Stage {
                    qualification: named().0,
                    route: named().1,
                    stage: stage.id.clone(),
                    index,
                });
            }
        }
    }
    for program in &DATASET.program {
        add(&program.clause, &|index| ClauseAt::Program { program: program.id.clone(), index });
    }
    for subsidy in &DATASET.subsidy {
        add(&subsidy.clause, &|index| ClauseAt::Subsidy { subsidy: subsidy.id.clone(), index });
    }
    all
}

#[test]
fn every_clause_reads_in_both_languages() {
    for at in clauses() {
        for lang in BOTH {
            check(&i18n::clause_text(&at, &DATASET, lang), &format!("{at:?}"));
            check(&i18n::cause(&Cause::Clause { at: at.clone() }, &DATASET, lang), &format!("cause {at:?}"));
        }
    }
}

#[test]
fn every_leaf_of_the_facts_reads_as_a_requirement_and_as_a_question() {
    for at in clauses() {
        let Some(standing) = norikae::lookup::clause_at(&DATASET, &at) else { panic!("{at:?}") };
        for leaf in standing.asks().0.leaves() {
            for lang in BOTH {
                check(&i18n::leaf(leaf, &DATASET, lang), &format!("{leaf}"));
                let asks = i18n::asks(leaf, None, &DATASET, lang);
                check(&asks, &format!("question {leaf}"));
                let end = if asks.lang == Lang::Ja { ['。', ')', '?'] } else { ['?', ')', '.'] };
                assert!(asks.text.ends_with(end), "{}", asks.text);
            }
        }
    }
}

/// A step of every kind for every entry that can give one.
fn whats() -> Vec<What> {
    let mut all = Vec::new();
    for role in &DATASET.role {
        let id = || role.id.clone();
        all.extend([What::Leave { role: id() }, What::Work { role: id() }]);
        for door in role.door.iter().map(|door| &door.id) {
            all.extend([
                What::Search { role: id(), door: door.clone() },
                What::FileSelection { role: id(), door: door.clone() },
                What::SitSelection { role: id(), door: door.clone() },
                What::Offer { role: id(), door: door.clone() },
                What::Join { role: id(), door: door.clone() },
            ]);
        }
    }
    for entry in &DATASET.qualification {
        for route in &entry.entry {
            for stage in &route.stage {
                let (qualification, route, stage_id) = (entry.id.clone(), route.id.clone(), stage.id.clone());
                match stage.kind {
                    StageKind::Study { .. } => all.push(What::Study { qualification, route, stage: stage_id }),
                    StageKind::Papers { .. } => all.push(What::Papers { qualification, route, stage: stage_id }),
                    StageKind::Sitting { .. } => {
                        let named = || (qualification.clone(), route.clone(), stage_id.clone());
                        let (qualification, route, stage) = named();
                        all.push(What::FileExam { qualification, route, stage });
                        let (qualification, route, stage) = named();
                        all.push(What::SitExam { qualification, route, stage });
                        let (qualification, route, stage) = named();
                        all.push(What::ExamResult { qualification, route, stage });
                    }
                    StageKind::Course { .. } => {}
                }
            }
        }
    }
    all.extend(DATASET.program.iter().map(|e| What::ApplyCourse { program: e.id.clone() }));
    all.extend(DATASET.program.iter().map(|e| What::Course { program: e.id.clone() }));
    all.extend(DATASET.subsidy.iter().map(|e| What::ApplySubsidy { subsidy: e.id.clone() }));
    all.extend(DATASET.obligation.iter().map(|e| What::PayObligation { obligation: e.id.clone() }));
    all.extend(DATASET.procedure.iter().map(|e| What::Procedure { procedure: e.id.clone() }));
    all.extend(DATASET.networking.iter().map(|e| What::Networking { networking: e.id.clone() }));
    all
}

#[test]
fn every_step_has_a_title_and_details_in_both_languages() {
    let mut step = crate::sample::roadmap().steps[0].clone();
    for what in whats() {
        step.what = what;
        for lang in BOTH {
            let name = format!("{:?}", step.what);
            check(&i18n::step_title(&step, &DATASET, lang), &name);
            let detail = i18n::step_detail(&step, &DATASET, lang);
            let maybe = [detail.place, detail.basis, detail.missed, detail.reveals_to].into_iter().flatten();
            for words in detail.what.into_iter().chain(detail.how).chain(detail.documents).chain(maybe) {
                check(&words, &name);
            }
        }
    }
}

/// What no page supports is named in words: no name of a field of the data reaches a person.
#[test]
fn every_unverified_field_has_words_in_both_languages() {
    let records = lookup::records(&DATASET);
    let names: BTreeSet<&String> =
        records.iter().filter_map(|record| record.proof).flat_map(|proof| &proof.unverified).collect();
    assert!(names.len() > 50);
    for name in names {
        for lang in BOTH {
            let said = i18n::field(name, lang);
            check(&said, name);
            assert!(
                !said.text.contains('_') && (lang == Lang::En || said.text.chars().any(is_japanese)),
                "{name}: {said:?}"
            );
            assert!(
                lang == Lang::Ja
                    || said.lang == Lang::En
                    || !name.starts_with(|c: char| c.is_ascii_lowercase())
                    || name.starts_with("dot.b"),
                "{name} has no English words"
            );
        }
    }
}

/// Who chooses between two doors reads what tells them apart.
#[test]
fn doors_into_one_post_read_differently() {
    for role in &DATASET.role {
        for lang in BOTH {
            let mut names: Vec<String> =
                role.door.iter().map(|door| i18n::door(&role.id, &door.id, &DATASET, lang).text).collect();
            let count = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), count, "{}: {names:?}", role.id);
        }
    }
}

#[test]
fn every_procedure_and_action_says_why() {
    let procedures = DATASET.procedure.iter().map(|e| Cause::Procedure { procedure: e.id.clone() });
    let actions = DATASET.networking.iter().map(|e| Cause::Networking { networking: e.id.clone() });
    for cause in procedures.chain(actions) {
        assert!(i18n::cause_source(&cause, &DATASET).is_some());
        for lang in BOTH {
            check(&i18n::cause(&cause, &DATASET, lang), &format!("{cause:?}"));
        }
    }
}

#[test]
fn what_the_facts_no_longer_hold_has_words_too() {
    let nothing = norikae::dataset::Dataset::default();
    for seed in 0..60 {
        let roadmap = Dice(seed).roadmap();
        for lang in BOTH {
            check(&i18n::roadmap_title(&roadmap, &nothing, Lang::Ja), "title");
            for step in &roadmap.steps {
                check(&i18n::step_title(step, &nothing, lang), "step");
                let _ = i18n::step_detail(step, &nothing, lang);
                step.causes.iter().for_each(|cause| check(&i18n::cause(cause, &nothing, lang), "cause"));
            }
            for clause in &roadmap.route.clauses {
                check(&i18n::clause(clause, &nothing, lang).text, "clause");
            }
            assert!(
                i18n::values(&roadmap.route, &nothing, lang)
                    .iter()
                    .all(|(label, value)| !label.is_empty() && !value.is_empty())
            );
        }
    }
    check(&i18n::role(&Id::new("no-such-post"), &nothing, Lang::En), "a post");
}
