//! Every word that a person can meet: in both languages, whole, and in the language that it says it is.

#[path = "words/answers.rs"]
mod answers;
#[path = "words/calendar.rs"]
mod calendar;
#[path = "words/everything.rs"]
mod everything;
#[path = "words/finding.rs"]
mod finding;
#[path = "words/profile_page.rs"]
mod profile_page;
#[path = "words/sheets.rs"]
mod sheets;
#[path = "words/shell.rs"]
mod shell;

// The random roadmaps of the documents' tests.
#[allow(dead_code)]
#[path = "documents/dice.rs"]
mod dice;
#[allow(dead_code)]
#[path = "documents/sample.rs"]
mod sample;

use norikae::base::Lang;
use norikae::dataset::Dataset;
use norikae::i18n::Worded;
use std::sync::LazyLock;

const BOTH: [Lang; 2] = [Lang::Ja, Lang::En];

static DATASET: LazyLock<Dataset> = LazyLock::new(norikae::bundled::dataset);

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

/// A text for a person: not empty, nothing left open, and English where it says so.
fn check(words: &Worded, what: &str) {
    let text = &words.text;
    assert!(!text.trim().is_empty(), "{what}: empty");
    assert!(!text.contains("{}") && !text.contains("  "), "{what}: {text}");
    if words.lang == Lang::En {
        assert!(!text.chars().any(is_japanese), "{what} says it is English: {text}");
    }
}
