//! The baked dataset in its two parts: what the page plans with says the same as all facts, and nothing else is taken for
//! the background.

mod checked;

use norikae::base::Day;
use norikae::bundled;
use norikae::dataset::{Dataset, Misfit};
use norikae::planner::Request;
use norikae::profile::{Profile, read};

fn background() -> Vec<u8> {
    let (_, background) = bundled::dataset().split();
    postcard::to_allocvec(&background).unwrap()
}

#[test]
fn the_two_parts_make_the_whole() {
    assert!(!bundled::dataset().role.is_empty());
    assert_eq!(bundled::whole(&background()), Ok(bundled::dataset()));
    assert_eq!(bundled::dataset().split().0, bundled::core());
}

#[test]
fn the_core_cites_nothing_and_tells_no_stories() {
    let core = bundled::core();
    assert!(core.role.iter().all(|role| role.proof.sources.is_empty() && role.risks.is_empty()));
    assert!(core.qualification.iter().all(|entry| entry.proof.sources.is_empty() && entry.note.is_none()));
    assert!(core.case.iter().all(|case| case.mattered.ja.is_empty() && case.proof.sources.is_empty()));
}

#[test]
fn the_core_still_says_how_far_each_fact_can_be_relied_on() {
    let (core, whole) = (bundled::core(), bundled::dataset());
    assert!(core.role.iter().zip(&whole.role).all(|(a, b)| {
        a.proof.as_of == b.proof.as_of
            && a.proof.confidence == b.proof.confidence
            && a.proof.unverified == b.proof.unverified
    }));
}

#[test]
fn an_answer_from_the_core_is_the_answer_from_all_facts() {
    let answer = |dataset: &Dataset, profile: &Profile| {
        let today = Day::new(2026, 11, 25).unwrap();
        let request = Request::new(profile.goal.clone().unwrap(), today);
        serde_json::to_value(checked::plan(dataset, profile, &request)).unwrap()
    };
    let (core, whole) = (bundled::core(), bundled::dataset());
    for name in ["ce-dx", "nurse-crc"] {
        let profile = read(&std::fs::read_to_string(format!("tests/personas/{name}.json")).unwrap()).unwrap();
        assert_eq!(answer(&core, &profile), answer(&whole, &profile), "{name}");
    }
}

#[test]
fn what_is_not_the_background_is_refused() {
    let right = background();
    let mut damaged = right.clone();
    damaged[right.len() / 2] ^= 1;
    let cut = &right[..right.len() - 1];
    for wrong in [&b""[..], b"<!doctype html><title>Log in</title>", cut, &damaged] {
        assert_eq!(bundled::whole(wrong), Err(Misfit));
    }
}

#[test]
fn a_background_of_other_entries_does_not_fit() {
    let (core, background) = bundled::dataset().split();
    let mut fewer = core.clone();
    fewer.role.pop();
    assert_eq!(fewer.join(background.clone()), Err(Misfit));
    let mut more = core;
    more.case.extend(more.case.first().cloned());
    assert_eq!(more.join(background), Err(Misfit));
}
