//! The same input gives the same output on every platform: the digest of the personas' answers is one and the same
//! natively and in WebAssembly.
//!
//! After a change of data or planner: `UPDATE_DIGEST=1 cargo test --no-default-features --test wasm_digest`.

#[cfg(not(target_arch = "wasm32"))]
mod checked;

#[cfg(not(target_arch = "wasm32"))]
use checked::plan;
use norikae::bundled;
use norikae::planner::Request;
#[cfg(target_arch = "wasm32")]
use norikae::planner::plan;
use norikae::profile::read;

/// The digest that both sides are held to.
const WRITTEN: &str = include_str!("personas/digest.txt");

const PERSONAS: [&str; 5] = [
    include_str!("personas/ce-dx.json"),
    include_str!("personas/gastroenterologist.json"),
    include_str!("personas/medical-officer.json"),
    include_str!("personas/ophthalmologist.json"),
    include_str!("personas/second-career.json"),
];

/// FNV-1a, 64 bits, over the answers as JSON.
fn digest() -> String {
    let (dataset, today) = (bundled::core(), "2026-11-25".parse().expect("a day"));
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for persona in PERSONAS {
        let profile = read(persona).expect("a profile");
        let request = Request::new(profile.goal.clone().expect("a goal"), today);
        let answer = serde_json::to_string(&plan(&dataset, &profile, &request)).expect("an answer");
        hash = answer.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    }
    format!("{hash:016x}\n")
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn the_personas_answers_have_the_written_digest() {
    let digest = digest();
    if std::env::var_os("UPDATE_DIGEST").is_some() {
        std::fs::write("tests/personas/digest.txt", &digest).expect("the digest is written");
        return;
    }
    assert_eq!(digest, WRITTEN, "the answers have changed: see the head of this file");
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test::wasm_bindgen_test]
fn the_answers_in_webassembly_have_the_written_digest() {
    assert_eq!(digest(), WRITTEN, "WebAssembly answers otherwise than the native planner");
}
