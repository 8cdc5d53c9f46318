//! A roadmap as plain text, for a mail or a note.

use super::sheet::{Extent, Sheet, sheet};
use crate::base::Lang;
use crate::dataset::Dataset;
use crate::documents::Roadmap;
use crate::i18n::{maybe, strings};
use std::fmt::Write;

/// The whole roadmap as lines of text.
pub fn text(roadmap: &Roadmap, dataset: &Dataset, lang: Lang) -> String {
    let mut lines = String::new();
    // Writing to a String never fails.
    let _ = write_sheet(&mut lines, &sheet(roadmap, Extent::All, dataset, lang));
    lines
}

fn write_sheet(out: &mut String, sheet: &Sheet) -> std::fmt::Result {
    let words = &strings(sheet.lang).print;
    writeln!(out, "{}\n", sheet.title.text)?;
    for (label, value) in &sheet.facts {
        writeln!(out, "{label}: {}", value.text)?;
    }
    writeln!(out)?;
    for row in &sheet.rows {
        let tick = if row.done { "☑" } else { "☐" };
        write!(out, "{tick} {} [{}] ", row.when, row.kind)?;
        if row.maybe {
            write!(out, "({}) ", maybe(sheet.lang))?;
        }
        write!(out, "{}", row.what.text)?;
        if let Some(timing) = row.timing {
            write!(out, " ({timing})")?;
        }
        if !row.cost.is_empty() {
            write!(out, " — {}: {}", words.cost, row.cost)?;
        }
        if !row.hours.is_empty() {
            write!(out, " — {}: {}", words.hours, row.hours)?;
        }
        writeln!(out)?;
        if let Some(note) = &row.note {
            writeln!(out, "    {}: {}", words.note, note.replace('\n', "\n    "))?;
        }
    }
    if !sheet.stations.is_empty() {
        let names: Vec<String> = sheet.stations.iter().map(|s| format!("{} ({})", s.name.text, s.when)).collect();
        writeln!(out, "\n{}: {}", words.line, names.join(" → "))?;
    }
    writeln!(out, "\n{}", sheet.footer)
}
