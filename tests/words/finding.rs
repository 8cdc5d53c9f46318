//! Finding entries in the bundled facts as people type them.

use crate::{BOTH, DATASET, check};
use norikae::base::Id;
use norikae::documents::share::ShareError;
use norikae::i18n;
use norikae::lookup::{Index, Kind};
use norikae::profile::{FileError, IdKind, Problem};

#[test]
fn a_clinical_engineer_is_found_however_it_is_typed() {
    let index = Index::new(&DATASET);
    for typed in [
        "臨床工学技士",
        "りんしょうこうがく",
        "リンショウコウガク",
        "ﾘﾝｼｮｳｺｳｶﾞｸ",
        "CE",
        "ｃｅ",
        "rinsho kogaku",
        "rinshoukougaku",
        "Rinshō kōgaku",
        "rinsyo kougaku",
        "りんしょうこうがくぎし",
    ] {
        let hits = index.find(typed, &[Kind::Licence, Kind::Role], 8);
        assert_eq!(hits.first().map(|hit| hit.id.as_str()), Some("clinical-engineer"), "{typed}");
    }
    let hits = index.find("rinshou", &[Kind::Licence], 8);
    assert!(hits.iter().any(|hit| hit.id == "clinical-engineer"));
}

#[test]
fn every_entry_is_found_by_its_own_name_and_reading() {
    let index = Index::new(&DATASET);
    let kinds = [Kind::Licence, Kind::Role, Kind::Qualification, Kind::Prefecture];
    let roles = DATASET.role.iter().map(|e| (&e.id, &e.label));
    let held = DATASET.qualification.iter().map(|e| (&e.id, &e.label));
    let places = DATASET.prefecture.iter().map(|e| (&e.id, &e.label));
    for (id, label) in roles.chain(held).chain(places) {
        for typed in [&label.name.ja, &label.name.en, &label.kana].into_iter().filter(|typed| !typed.is_empty()) {
            let hits = index.find(typed, &kinds, 30);
            assert!(hits.iter().any(|hit| hit.id == *id), "{id} by {typed}");
        }
    }
}

#[test]
fn an_unknown_id_is_answered_with_the_nearest() {
    let problem = |kind, id: &str| Problem::UnknownId { field: "licences", kind, id: Id::new(id) };
    let words = |problem: &Problem| i18n::problem(problem, &DATASET, norikae::base::Lang::Ja).text;
    assert!(words(&problem(IdKind::Licence, "clinical-enginer")).contains("clinical-engineer(臨床工学技士)"));
    assert!(words(&problem(IdKind::Prefecture, "北海道")).contains("hokkaido"));
    assert!(words(&problem(IdKind::Role, "qqqqqqqqqqqqqqqqqqqqqq")).ends_with("資料にありません。"));
}

#[test]
fn every_problem_and_error_has_words_in_both_languages() {
    let today = crate::sample::day("2026-11-25");
    let id = || Id::new("nurse");
    let problems = [
        Problem::UnknownId { field: "role", kind: IdKind::RoleOrQualification, id: Id::new("x") },
        Problem::GainedBeforeBirth { id: id(), since: today },
        Problem::GainedInFuture { id: id(), since: today },
        Problem::SpellReversed { from: today, to: today },
        Problem::SpellBeforeBirth { from: today },
        Problem::ImpossibleBirth { born: today },
        Problem::ImpossibleAge { age: 3 },
        Problem::ArriveByPast { day: today },
        Problem::InWorkByPast { day: today },
        Problem::EmployedAndLeft { left: today },
        Problem::HeldAndLacked { id: id() },
        Problem::ImpossibleHours { hours: 200 },
    ];
    let links =
        [ShareError::CutOff, ShareError::Damaged, ShareError::Newer, ShareError::TooLarge, ShareError::NotALink];
    for lang in BOTH {
        problems.iter().for_each(|problem| check(&i18n::problem(problem, &DATASET, lang), "problem"));
        links.iter().for_each(|error| check(&i18n::share_error(*error, lang), "link"));
        for error in
            [FileError::TooLarge, FileError::Empty, FileError::NotJson("x".into()), FileError::NotAProfile("x".into())]
        {
            check(&i18n::file_error(&error, lang), "file");
        }
        check(&i18n::unfilled(&id(), &DATASET, lang), "unfilled");
        check(&i18n::unknown_field("hobby", lang), "field");
    }
}
