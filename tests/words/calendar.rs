//! The calendar file, read back by rules of RFC 5545 that are written down here a second time.

use crate::dice::Dice;
use crate::sample::{day, roadmap};
use crate::{BOTH, DATASET};
use norikae::base::Lang;
use norikae::dataset::Force;
use norikae::export::calendar;
use std::collections::BTreeSet;

type Event = Vec<(String, String)>;

/// The events of a file: lines unfolded, values unescaped. Panics at whatever a strict reader would refuse.
fn read(file: &str) -> Vec<Event> {
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "no line is longer than 75 bytes");
    let unfolded = file.replace("\r\n ", "");
    let mut lines = unfolded.trim_end().split("\r\n").map(|line| {
        let (name, value) = line.split_once(':').expect("a name and a value");
        (name.to_owned(), unescaped(value))
    });
    assert_eq!(lines.next(), Some(("BEGIN".to_owned(), "VCALENDAR".to_owned())));
    let (mut events, mut open): (Vec<Event>, Option<Event>) = (Vec::new(), None);
    let mut ended = false;
    for (name, value) in lines {
        assert!(!ended, "nothing after the end");
        match (name.as_str(), value.as_str()) {
            ("BEGIN", "VEVENT") => assert!(open.replace(Vec::new()).is_none()),
            ("END", "VEVENT") => events.push(open.take().expect("an open event")),
            ("END", "VCALENDAR") => ended = true,
            _ => {
                if let Some(event) = &mut open {
                    event.push((name, value));
                }
            }
        }
    }
    assert!(ended && open.is_none());
    events
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => out.push(c),
                other => panic!("{other:?} is not escaped so"),
            },
            c => out.push(c),
        }
    }
    out
}

fn get<'a>(event: &'a Event, name: &str) -> &'a str {
    let mut all = event.iter().filter(|(known, _)| known == name);
    let value = all.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(all.next().is_none(), "{name} twice");
    &value.1
}

#[test]
fn each_step_that_is_not_done_stands_on_its_last_day() {
    let mut kept = roadmap();
    kept.tick("offer:hospital-it-se/posting", Some(day("2027-01-20")));
    let events = read(&calendar(&kept, &DATASET, Lang::Ja));
    assert_eq!(events.len(), 4);
    let search = events.iter().find(|event| get(event, "UID").contains("search:")).unwrap();
    assert_eq!(get(search, "DTSTART;VALUE=DATE"), "20270120");
    assert_eq!(get(search, "DTEND;VALUE=DATE"), "20270121");
    assert!(get(search, "SUMMARY").starts_with("期限: "), "{}", get(search, "SUMMARY"));
    assert!(get(search, "DESCRIPTION").contains("A社は返事待ち"));
    let joins = events.iter().find(|event| get(event, "UID").contains("join:")).unwrap();
    assert_eq!(get(joins, "DTSTART;VALUE=DATE"), "20270401");
    assert!(!get(joins, "SUMMARY").contains("期限"));
}

#[test]
fn advice_is_left_out() {
    let mut kept = roadmap();
    kept.steps[0].force = Some(Force::Advice);
    assert_eq!(read(&calendar(&kept, &DATASET, Lang::Ja)).len(), 4);
}

#[test]
fn any_roadmap_makes_a_calendar_that_reads_back_and_is_the_same_each_time() {
    for seed in 0..120 {
        let kept = Dice(seed).roadmap();
        for lang in BOTH {
            let file = calendar(&kept, &DATASET, lang);
            let events = read(&file);
            let names: BTreeSet<&str> = events.iter().map(|event| get(event, "UID")).collect();
            assert_eq!(names.len(), events.len(), "every event has a name of its own");
            assert_eq!(file, calendar(&kept, &DATASET, lang));
        }
    }
}

#[test]
fn a_note_of_many_lines_and_signs_comes_back_as_it_was() {
    let mut kept = roadmap();
    let note = "一行目;\\二行目,\n三行目🙂 ".repeat(30);
    kept.note("join:hospital-it-se", &note);
    let events = read(&calendar(&kept, &DATASET, Lang::Ja));
    let joins = events.iter().find(|event| get(event, "UID").contains("join:")).unwrap();
    assert!(get(joins, "DESCRIPTION").contains(note.trim()));
}
