//! Faults 8, 9 and 32 to 38: files that people import, and documents of other versions.

use crate::dice::Dice;
use crate::sample::roadmap;
use norikae::documents::{DocumentError, Imported, LARGEST, export_profile, export_roadmap, import};
use norikae::profile::Profile;

#[test]
fn what_is_exported_is_imported_unchanged() {
    for seed in 0..50 {
        let roadmap = Dice(seed).roadmap();
        assert_eq!(import(&export_roadmap(&roadmap)), Ok(Imported::Roadmap(Box::new(roadmap))));
    }
    let profile = Profile { licences: vec!["nurse".into()], ..Profile::default() };
    assert_eq!(import(&export_profile(&profile)), Ok(Imported::Profile(Box::new(profile.clone()))));
    assert_eq!(import("\u{feff}{\"licences\":[\"nurse\"]}"), Ok(Imported::Profile(Box::new(profile))));
}

#[test]
fn fields_that_a_later_version_adds_are_kept() {
    let text = export_roadmap(&roadmap()).replacen("\"body\":{", "\"body\":{\"mood\":\"calm\",", 1);
    let Ok(Imported::Roadmap(kept)) = import(&text) else { panic!("{text}") };
    assert!(export_roadmap(&kept).contains("\"mood\":\"calm\""));
}

#[test]
fn an_imported_title_can_not_turn_the_text_around() {
    let hostile = norikae::documents::Roadmap { title: "看護師\u{202e}\u{7}".into(), ..roadmap() };
    let Ok(Imported::Roadmap(kept)) = import(&export_roadmap(&hostile)) else { panic!("it reads") };
    assert_eq!(kept.title, "看護師");
}

#[test]
fn a_roadmap_of_the_first_version_reads_for_ever() {
    let text = include_str!("roadmap-1.json");
    let Ok(Imported::Roadmap(kept)) = import(text) else { panic!("{:?}", import(text)) };
    assert_eq!(kept.title, "病院の情報部門へ");
    assert_eq!(kept.steps.len(), 5);
}

#[test]
fn a_newer_version_is_refused_with_its_number() {
    let text = export_roadmap(&roadmap()).replace("\"version\":1", "\"version\":2");
    assert_eq!(import(&text), Err(DocumentError::Newer { version: 2, known: 1 }));
}

#[test]
fn what_is_no_document_is_refused_with_a_reason() {
    let whole = export_roadmap(&roadmap());
    let half = crate::faulty::torn(&whole, whole.len() / 2);
    let shift_jis = String::from_utf8_lossy(b"{\"title\":\"\x95\x61\x89\x40\"}").into_owned();
    let nested = "[".repeat(10_000) + &"]".repeat(10_000);
    for (text, expected) in [
        ("", "Empty"),
        (" \n\t", "Empty"),
        ("\u{89}PNG\r\n\u{1a}", "NotJson"),
        (half, "NotJson"),
        (nested.as_str(), "NotJson"),
        (shift_jis.as_str(), "Foreign"),
        (r#"{"todos":[]}"#, "Foreign"),
        ("[]", "Foreign"),
        ("7", "Foreign"),
        (r#"{"type":"norikae.settings","version":1,"body":{}}"#, "OtherKind"),
        (r#"{"type":"norikae.roadmap","version":1}"#, "Foreign"),
        (r#"{"type":"norikae.roadmap","version":1,"body":{}}"#, "Content"),
        (r#"{"type":"norikae.roadmap","version":0,"body":{}}"#, "Content"),
        (r#"{"type":"norikae.roadmap","version":-1,"body":{}}"#, "Foreign"),
        (r#"{"type":"norikae.roadmap","version":1e99,"body":{}}"#, "Foreign"),
        (r#"{"licences":["nurse"],"hours_per_week":-5}"#, "Content"),
        (r#"{"licences":["nurse"],"hours_per_week":NaN}"#, "NotJson"),
        (r#"{"licences":["nurse"],"savings":1e400}"#, "NotJson"),
    ] {
        let error = import(text).expect_err(text);
        assert!(format!("{error:?}").starts_with(expected), "{text:.40}: {error:?}");
    }
    assert_eq!(import(&" ".repeat(LARGEST + 1)), Err(DocumentError::TooLarge));
}

#[test]
fn a_file_with_one_byte_changed_is_read_or_refused_but_never_ends_the_app() {
    let whole = export_roadmap(&roadmap()).into_bytes();
    let mut dice = Dice(1);
    for _ in 0..2_000 {
        let mut bytes = whole.clone();
        let at = dice.below(bytes.len());
        bytes[at] = dice.below(256) as u8;
        let _ = import(&String::from_utf8_lossy(&bytes));
    }
}
