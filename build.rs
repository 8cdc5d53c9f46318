//! Reads, checks and bakes the dataset: `public/data/**/*.toml` → `core.bin`, which the module holds, and
//! `background.HASH.txt`, which the page fetches when it is first asked for. Errors name file, entry and field.

#[path = "src/base/mod.rs"]
#[allow(dead_code, unused_imports)]
mod base;
#[path = "src/dataset/mod.rs"]
#[allow(dead_code, unused_imports)]
mod dataset;

use dataset::Dataset;
use dataset::linter::Severity;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs, process};

fn main() {
    let data = Path::new("public/data");
    println!("cargo::rerun-if-changed=public/data");
    println!("cargo::rerun-if-changed=src/base");
    println!("cargo::rerun-if-changed=src/dataset");
    let mut wrong = Vec::new();
    let mut all = Dataset::default();
    for file in toml_files(data) {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(&file).unwrap_or_default();
        match toml::from_str::<Dataset>(&text) {
            Ok(part) => all.merge(part),
            Err(error) => wrong.push(format!("{}: {error}", file.display())),
        }
    }
    all.sort();
    let mut warned: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in dataset::linter::lint(&all, today()) {
        let line = format!("{} [{}] {} — {}", finding.entry, finding.code, finding.message, finding.hint);
        match finding.severity {
            Severity::Error => wrong.push(line),
            Severity::Warning => *warned.entry(finding.code).or_default() += 1,
        }
    }
    if !warned.is_empty() {
        println!("cargo::warning=public/data: {warned:?}; the example `check_data` names them");
    }
    // While several people write data at once, an uncommitted file `public/data/.draft` turns mistakes into warnings.
    if data.join(".draft").exists() {
        for line in wrong.drain(..) {
            println!("cargo::warning={}", line.replace('\n', " "));
        }
    }
    if !wrong.is_empty() {
        for line in &wrong {
            eprintln!("{line}");
        }
        eprintln!("\n{} mistakes in public/data", wrong.len());
        process::exit(1);
    }
    bake(all);
}

fn bake(all: Dataset) {
    let (core, background) = all.clone().split();
    let core = postcard::to_allocvec(&core).unwrap_or_default();
    let background = postcard::to_allocvec(&background).unwrap_or_default();
    let back = dataset::join(&core, &background);
    assert!(back.is_ok_and(|back| back == all), "the baked dataset must read back as it was written");
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for old in fs::read_dir(&folder).into_iter().flatten().flatten() {
        if old.file_name().to_string_lossy().starts_with("background.") {
            let _ = fs::remove_file(old.path());
        }
    }
    // Named by the content of both, so that a kept file is never of another dataset. Static hosts compress `.txt` as it
    // goes out, `.bin` not.
    let hash = dataset::fingerprint(&core, &background);
    let name = format!("background.{hash:016x}.txt");
    write(&folder.join("core.bin"), &core);
    write(&folder.join(&name), &background);
    println!("cargo::rustc-env=NORIKAE_BACKGROUND={name}");
}

fn write(target: &Path, bytes: &[u8]) {
    fs::write(target, bytes).unwrap_or_else(|error| panic!("{}: {error}", target.display()));
}

/// The day of the build in Japan. It only decides what the linter warns of, never what is baked.
fn today() -> base::Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i32::try_from((seconds + 9 * 3600) / 86_400).unwrap_or(0);
    base::Day::new(1970, 1, 1).unwrap_or_else(base::Day::first).plus_days(days)
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
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
