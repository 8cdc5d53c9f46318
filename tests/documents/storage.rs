//! Faults 1 to 19 and 70, 71 of storage and tabs.

use crate::dice::Dice;
use crate::faulty::{Killed, torn};
use crate::sample::{day, roadmap};
use norikae::documents::{KeyError, KeyValue, Memory, Roadmap, Settings, Store, StoreError, Trouble};
use norikae::profile::Profile;
use std::cell::Cell;

fn titled(title: &str) -> Roadmap {
    Roadmap { title: title.into(), ..roadmap() }
}

/// The keys under which the roadmap's generations stand.
fn generations(memory: &Memory) -> Vec<String> {
    memory.keys().unwrap().into_iter().filter(|key| key.starts_with("norikae.roadmap.")).collect()
}

#[test]
fn what_is_stored_comes_back() {
    let memory = Memory::default();
    let store = Store::new(&memory);
    let kept = store.add(roadmap()).unwrap();
    let other = store.add(roadmap()).unwrap();
    assert_ne!(kept.id, other.id, "a second one takes another id");
    assert_eq!(store.load(&kept.id).unwrap().value, Some(kept.clone()));
    assert_eq!(store.list().unwrap().value.len(), 2);
    store.delete(&other.id).unwrap();
    assert_eq!(store.list().unwrap().value, [kept]);

    let profile = Profile { licences: vec!["nurse".into()], ..Profile::default() };
    store.save_draft(&profile).unwrap();
    assert_eq!(store.draft().unwrap().value, Some(profile));
    let settings = Settings { lang: Some(norikae::base::Lang::En), dark: Some(true), ..Settings::default() };
    store.save_settings(&settings).unwrap();
    assert_eq!(store.settings(), settings);
}

#[test]
fn settings_are_stored_as_the_script_before_the_first_paint_reads_them() {
    let script = include_str!("../../public/early.js");
    let key = script.split("norikae\\.settings\\.").count() == 2 && script.contains("`norikae.settings.${");
    assert!(key && script.contains(r#"/"dark":(true|false)/"#), "it reads what this test holds");
    let memory = Memory::default();
    let store = Store::new(&memory);
    for dark in [true, false] {
        store.save_settings(&Settings { dark: Some(dark), ..Settings::default() }).unwrap();
        let newest =
            memory.keys().unwrap().into_iter().filter_map(|key| key.strip_prefix("norikae.settings.")?.parse().ok());
        let newest = newest.max().map(|number: u64| format!("norikae.settings.{number}")).unwrap();
        let text = memory.get(&newest).unwrap().unwrap();
        assert!(text.contains(&format!(r#""dark":{dark}"#)), "{text}");
    }
}

#[test]
fn a_storage_that_refuses_says_so_and_the_settings_are_the_usual_ones() {
    let mut memory = Memory::default();
    memory.refuses = true;
    let store = Store::new(&memory);
    assert_eq!(store.add(roadmap()), Err(StoreError::Storage(KeyError::Refused)));
    assert_eq!(store.list().map(|_| ()), Err(StoreError::Storage(KeyError::Refused)));
    assert_eq!(store.settings(), Settings::default());
}

#[test]
fn a_full_storage_keeps_what_was_saved_before() {
    let mut memory = Memory::default();
    let kept = Store::new(&memory).add(titled("first")).unwrap();
    let size: usize =
        memory.keys().unwrap().iter().map(|key| key.len() + memory.get(key).unwrap().unwrap().len()).sum();
    memory.room = Some(size + 100);
    let store = Store::new(&memory);
    let longer = Roadmap { title: "x".repeat(400), ..kept.clone() };
    assert_eq!(store.save(&longer), Err(StoreError::Storage(KeyError::Full)));
    let found = store.load(&kept.id).unwrap();
    assert_eq!((found.value, found.troubles), (Some(kept), vec![]));
}

#[test]
fn in_a_narrow_storage_the_generation_before_the_last_gives_its_room() {
    let mut memory = Memory::default();
    let kept = Store::new(&memory).add(titled("1")).unwrap();
    let size: usize =
        memory.keys().unwrap().iter().map(|key| key.len() + memory.get(key).unwrap().unwrap().len()).sum();
    memory.room = Some(size * 2 + 50);
    let store = Store::new(&memory);
    for number in 2..9 {
        store.save(&Roadmap { title: number.to_string(), ..kept.clone() }).unwrap();
    }
    assert_eq!(store.load(&kept.id).unwrap().value.unwrap().title, "8");
}

#[test]
fn a_save_killed_at_any_point_leaves_the_old_state_or_the_new_one() {
    for writes in 0..6 {
        for torn_at in 0..10 {
            let memory = Memory::default();
            let kept = Store::new(&memory).add(titled("old")).unwrap();
            Store::new(&memory).save(&Roadmap { title: "old".into(), ..kept.clone() }).unwrap();
            let killed = Store::new(Killed { memory: &memory, writes: Cell::new(writes), torn_at });
            let saved = killed.save(&Roadmap { title: "new".into(), ..kept.clone() });
            let found = Store::new(&memory).load(&kept.id).unwrap();
            let title = found.value.expect("never lost").title;
            assert!(title == "new" || (title == "old" && saved.is_err()), "{writes} {torn_at}: {title}");
        }
    }
}

#[test]
fn a_deletion_killed_at_any_point_brings_no_older_state_back() {
    for writes in 0..4 {
        let memory = Memory::default();
        let kept = Store::new(&memory).add(titled("old")).unwrap();
        Store::new(&memory).save(&Roadmap { title: "new".into(), ..kept.clone() }).unwrap();
        let _ = Store::new(Killed { memory: &memory, writes: Cell::new(writes), torn_at: 0 }).delete(&kept.id);
        let found = Store::new(&memory).load(&kept.id).unwrap().value;
        assert!(found.is_none_or(|roadmap| roadmap.title == "new"));
    }
}

#[test]
fn a_text_damaged_anywhere_gives_the_generation_before_and_its_bytes_are_kept() {
    let memory = Memory::default();
    let kept = Store::new(&memory).add(titled("old")).unwrap();
    Store::new(&memory).save(&Roadmap { title: "new".into(), ..kept.clone() }).unwrap();
    let newest = generations(&memory).pop().unwrap();
    let text = memory.get(&newest).unwrap().unwrap();
    for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)).step_by(7) {
        let cut = text[..at].to_owned();
        let mut flipped = text.clone().into_bytes();
        flipped[at] ^= 1;
        for damaged in [Some(cut), String::from_utf8(flipped).ok()].into_iter().flatten() {
            memory.set(&newest, &damaged).unwrap();
            let store = Store::new(&memory);
            let found = store.load(&kept.id).unwrap();
            assert_eq!(found.value.unwrap().title, "old", "{at}");
            let [Trouble::OlderShown { backup }] = &found.troubles[..] else { panic!("{:?}", found.troubles) };
            let backups = store.backups().unwrap();
            let backup = backups.iter().find(|kept| kept.key == *backup).unwrap();
            assert_eq!(backup.text, damaged);
            assert!(store.load(&kept.id).unwrap().troubles.is_empty(), "said once");
            store.discard_backup(backup).unwrap();
            memory.set(&newest, &text).unwrap();
        }
    }
}

#[test]
fn where_every_generation_is_bad_the_bytes_are_kept_and_work_goes_on() {
    let memory = Memory::default();
    let store = Store::new(&memory);
    let kept = store.add(roadmap()).unwrap();
    for (number, foreign) in [r#"{"todos":["buy milk"]}"#, "", "null"].iter().enumerate() {
        memory.set(&format!("norikae.roadmap.{}.{}", kept.id, number + 1), foreign).unwrap();
    }
    let found = store.list().unwrap();
    assert!(found.value.is_empty());
    assert!(found.troubles.iter().all(|trouble| matches!(trouble, Trouble::Lost { .. })));
    let texts: Vec<String> = store.backups().unwrap().into_iter().map(|backup| backup.text).collect();
    assert!(texts.contains(&r#"{"todos":["buy milk"]}"#.to_owned()), "{texts:?}");
    store.save(&kept).unwrap();
    assert_eq!(store.load(&kept.id).unwrap().value, Some(kept));
}

#[test]
fn a_damaged_text_is_not_overwritten_even_where_there_is_no_room_for_a_copy() {
    let mut memory = Memory::default();
    let kept = Store::new(&memory).add(roadmap()).unwrap();
    let key = generations(&memory).pop().unwrap();
    let text = memory.get(&key).unwrap().unwrap();
    memory.set(&key, torn(&text, text.len() / 2)).unwrap();
    let damaged = memory.get(&key).unwrap();
    memory.room = Some(0);
    let store = Store::new(&memory);
    assert!(matches!(&store.load(&kept.id).unwrap().troubles[..], [Trouble::Lost { .. }]));
    assert_eq!(store.save(&kept), Err(StoreError::Storage(KeyError::Full)));
    assert_eq!(memory.get(&key).unwrap(), damaged);
}

#[test]
fn what_a_newer_version_wrote_is_shown_by_no_older_one_and_never_overwritten() {
    let memory = Memory::default();
    let store = Store::new(&memory);
    let kept = store.add(titled("of today")).unwrap();
    let newer = r#"{"type":"norikae.roadmap","version":2,"body":{"title":"of tomorrow"}}"#;
    let sealed = format!("{:08x}{newer}", norikae::base::short_hash(newer));
    let key = format!("norikae.roadmap.{}.9", kept.id);
    memory.set(&key, &sealed).unwrap();
    let found = store.load(&kept.id).unwrap();
    assert_eq!(found.value.unwrap().title, "of today", "the last state that this version knows");
    assert_eq!(found.troubles, [Trouble::Newer { key: key.clone() }]);
    assert_eq!(store.save(&kept), Err(StoreError::Newer));
    assert_eq!(memory.get(&key).unwrap(), Some(sealed));
}

#[test]
fn two_tabs_that_change_different_steps_lose_neither_change() {
    let memory = Memory::default();
    let (left, right) = (Store::new(&memory), Store::new(&memory));
    let kept = left.add(roadmap()).unwrap();
    let (a, b) = (&kept.steps[0].key, &kept.steps[1].key);
    left.update(&kept.id, |roadmap| roadmap.tick(a, Some(day("2026-11-25")))).unwrap();
    right.update(&kept.id, |roadmap| roadmap.note(b, "電話ずみ")).unwrap();
    let found = left.load(&kept.id).unwrap().value.unwrap();
    assert!(found.ticks.contains_key(a));
    assert_eq!(found.notes.get(b).map(String::as_str), Some("電話ずみ"));
}

#[test]
fn a_change_to_what_another_tab_deleted_says_that_it_is_gone() {
    let memory = Memory::default();
    let (left, right) = (Store::new(&memory), Store::new(&memory));
    let kept = left.add(roadmap()).unwrap();
    right.delete_everything().unwrap();
    assert_eq!(left.update(&kept.id, |_| {}).map(|_| ()), Err(StoreError::Gone));
    left.save(&kept).unwrap();
    assert_eq!(right.load(&kept.id).unwrap().value, Some(kept), "and it can be kept again");
}

#[test]
fn deleting_everything_leaves_other_applications_alone() {
    let memory = Memory::default();
    memory.set("other-app", "precious").unwrap();
    let store = Store::new(&memory);
    store.add(roadmap()).unwrap();
    store.save_draft(&Profile::default()).unwrap();
    store.delete_everything().unwrap();
    assert_eq!(memory.keys().unwrap(), ["other-app"]);
}

#[test]
fn any_history_of_saves_kills_and_deletions_ends_in_a_state_that_somebody_saved() {
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let memory = Memory::default();
        let kept = Store::new(&memory).add(titled("0")).unwrap();
        let (mut possible, mut deleted) = (vec!["0".to_owned()], false);
        for number in 1..12 {
            let title = number.to_string();
            let killed = Killed { memory: &memory, writes: Cell::new(dice.below(7)), torn_at: dice.below(10) };
            let store = Store::new(killed);
            match dice.below(4) {
                0 => match store.delete(&kept.id) {
                    Ok(()) => (possible, deleted) = (vec![], true),
                    Err(_) => deleted = true,
                },
                _ => match store.save(&Roadmap { title: title.clone(), ..kept.clone() }) {
                    Ok(()) => (possible, deleted) = (vec![title], false),
                    Err(_) => possible.push(title),
                },
            }
            match Store::new(&memory).load(&kept.id).unwrap().value {
                Some(found) => assert!(possible.contains(&found.title), "{seed}: {} not in {possible:?}", found.title),
                None => assert!(deleted || possible.is_empty(), "{seed}: lost"),
            }
        }
    }
}

#[test]
fn five_megabytes_of_roadmaps_are_listed() {
    let memory = Memory::default();
    let store = Store::new(&memory);
    let long = "長い".repeat(20_000);
    for number in 0..40 {
        let mut roadmap = titled(&number.to_string());
        roadmap.note("search:hospital-it-se/posting", &long);
        store.add(roadmap).unwrap();
    }
    assert_eq!(store.list().unwrap().value.len(), 40);
}
