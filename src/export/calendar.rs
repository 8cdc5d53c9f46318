//! A roadmap's dates as a calendar file (iCalendar, RFC 5545): whole days, no clock, the same file at each call.
//! A step of one day stands on its day; one that may take longer, on its last day, as a deadline. Advice is left out.

use crate::base::{Day, Lang};
use crate::dataset::{Dataset, Force};
use crate::documents::Roadmap;
use crate::i18n::{self, strings};
use crate::planner::{Step, StepKind};

/// A line holds at most 75 bytes (section 3.1); what is longer goes on after a line break and a space.
const MOST_BYTES: usize = 75;

/// The calendar of what is not done yet.
pub fn calendar(roadmap: &Roadmap, dataset: &Dataset, lang: Lang) -> String {
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Norikae//Norikae//JA");
    file.line("CALSCALE", "GREGORIAN");
    file.line("X-WR-CALNAME", &escaped(&i18n::roadmap_title(roadmap, dataset, lang).text));
    for step in roadmap.steps.iter().filter(|step| belongs(step) && !roadmap.is_done(step)) {
        event(&mut file, step, roadmap, dataset, lang);
    }
    file.line("END", "VCALENDAR");
    file.0
}

/// Long work has no day of its own: its beginning is a step too.
fn belongs(step: &Step) -> bool {
    step.force != Some(Force::Advice) && !(step.kind == StepKind::Work && step.to > step.from)
}

fn event(file: &mut File, step: &Step, roadmap: &Roadmap, dataset: &Dataset, lang: Lang) {
    let words = &strings(lang).print;
    let mut summary = i18n::step_title(step, dataset, lang).text;
    if step.to > step.from {
        summary = format!("{}: {summary}", words.deadline);
    }
    if step.estimate {
        summary = format!("{summary} ({})", strings(lang).common.estimate);
    }
    let mut about: Vec<String> = vec![i18n::step_kind(step.kind, lang).to_owned()];
    about.extend(step.causes.first().map(|cause| i18n::cause(cause, dataset, lang).text));
    about.extend(roadmap.notes.get(&step.key).map(|note| format!("{}: {note}", words.note)));
    file.line("BEGIN", "VEVENT");
    file.line("UID", &escaped(&format!("{}/{}@norikae", roadmap.id, step.key)));
    file.line("DTSTAMP", &format!("{}T000000Z", digits(roadmap.created)));
    file.line("DTSTART;VALUE=DATE", &digits(step.to));
    file.line("DTEND;VALUE=DATE", &digits(step.to.plus_days(1)));
    file.line("SUMMARY", &escaped(&summary));
    file.line("DESCRIPTION", &escaped(&about.join("\n")));
    file.line("TRANSP", "TRANSPARENT");
    file.line("END", "VEVENT");
}

fn digits(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month_of_year(), day.day_of_month())
}

/// Section 3.3.11. What else controls a terminal is of no use in a calendar.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

struct File(String);

impl File {
    /// Folds between characters, so that no character of Japanese is cut in two.
    fn line(&mut self, name: &str, value: &str) {
        let mut bytes = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if bytes + c.len_utf8() > MOST_BYTES {
                self.0.push_str("\r\n ");
                bytes = 1;
            }
            self.0.push(c);
            bytes += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
