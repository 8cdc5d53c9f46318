//! Reads and checks source files of the dataset without building the app:
//! `cargo run --no-default-features --example check_data -- public/data 2026-11-25`.

use norikae::base::Day;
use norikae::dataset::{Dataset, linter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "public/data".to_owned());
    let mut all = Dataset::default();
    let mut wrong = 0;
    for file in toml_files(Path::new(&folder)) {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        match toml::from_str::<Dataset>(&text) {
            Ok(part) => all.merge(part),
            Err(error) => {
                wrong += 1;
                println!("{}: {error}", file.display());
            }
        }
    }
    all.sort();
    let today = std::env::args().nth(2).and_then(|day| day.parse().ok());
    let Some(today) = today.or_else(|| Day::new(2026, 11, 25)) else { return ExitCode::FAILURE };
    for finding in linter::lint(&all, today) {
        let is_error = finding.severity == linter::Severity::Error;
        wrong += usize::from(is_error);
        let mark = if is_error { "error" } else { "warning" };
        println!("{mark}: {} [{}] {} — {}", finding.entry, finding.code, finding.message, finding.hint);
    }
    println!(
        "{} roles, {} qualifications, {} programs, {} equivalents, {} procedures; {wrong} mistakes",
        all.role.len(),
        all.qualification.len(),
        all.program.len(),
        all.equivalent.len(),
        all.procedure.len()
    );
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(toml_files(&path));
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    files.sort();
    files
}
