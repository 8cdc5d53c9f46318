//! The order of the parts, read from their imports, and what code may not know: no id of an entry stands in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each part may use those behind it, never those before it. `bundled` holds the baked facts, beside `dataset`.
const ORDER: [&str; 10] =
    ["web", "export", "i18n", "documents", "lookup", "planner", "profile", "bundled", "dataset", "base"];

/// The same within the planner; modules in one row may use each other.
const PLANNER: [&[&str]; 5] = [
    &["plan", "ask", "beside", "shut", "steps"],
    &["front"],
    &["schedule", "money", "chance", "ground", "told"],
    &["routes"],
    &["matching"],
];

struct Source {
    path: PathBuf,
    /// The part that the file belongs to: `planner`.
    part: String,
    /// Its code without comments, texts of doc comments and tests.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    assert!(files.len() > 30, "the sources are there");
    let source = |path: PathBuf| {
        let inside = path.strip_prefix(&root).unwrap();
        let first = inside.iter().next().unwrap().to_string_lossy();
        let part = first.trim_end_matches(".rs").to_owned();
        let code = without_tests(&without_comments(&fs::read_to_string(&path).unwrap()));
        Source { part, code, path: inside.to_owned() }
    };
    files.into_iter().map(source).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

fn without_comments(text: &str) -> String {
    let line = |line: &str| {
        // `//` inside a text, as in an address, is no comment.
        let mut inside = false;
        let mut last = ' ';
        for (at, c) in line.char_indices() {
            match c {
                '"' if last != '\\' => inside = !inside,
                '/' if last == '/' && !inside => return line[..at - 1].to_owned(),
                _ => {}
            }
            last = c;
        }
        line.to_owned()
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Everything before the tests, which stand at the end of a file.
fn without_tests(code: &str) -> String {
    code.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned()
}

/// The first names behind `crate::` in a text, `crate::{a, b::c}` included.
fn imports(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        // `$crate::` stands in macros and means the same.
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            names.extend(top_level(list).into_iter().map(|name| first_name(&name)));
        } else {
            names.insert(first_name(rest));
        }
    }
    names
}

/// The parts of a braced list up to its closing brace.
fn top_level(list: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            c => parts.last_mut().unwrap().push(c),
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn place(part: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == part)
}

#[test]
fn no_part_uses_one_above_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(here) = place(&source.part) else {
            assert!(["lib", "main"].contains(&source.part.as_str()), "{} is in no known part", source.path.display());
            continue;
        };
        for name in imports(&source.code) {
            if place(&name).is_some_and(|there| there < here) {
                wrong.push(format!("{} uses {name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_facts_types_use_nothing_else_of_the_crate() {
    for source in sources() {
        let allowed: &[&str] = match source.part.as_str() {
            "base" => &["base"],
            "dataset" => &["base", "dataset"],
            _ => continue,
        };
        for name in imports(&source.code) {
            assert!(allowed.contains(&name.as_str()), "{} uses {name}", source.path.display());
        }
    }
}

#[test]
fn below_the_web_nothing_knows_a_browser_a_clock_or_chance() {
    for source in sources().iter().filter(|source| !["web", "main"].contains(&source.part.as_str())) {
        for word in
            ["leptos", "web_sys", "wasm_bindgen", "js_sys", "gloo_", "std::time", "SystemTime", "std::fs", "std::env"]
        {
            assert!(!source.code.contains(word), "{} knows {word}", source.path.display());
        }
    }
}

#[test]
fn the_planner_takes_no_order_from_a_hash_and_no_decision_from_a_float() {
    for source in sources().iter().filter(|source| source.part == "planner") {
        for word in ["HashMap", "HashSet", "f64", "f32"] {
            assert!(!source.code.contains(word), "{} uses {word}", source.path.display());
        }
    }
}

#[test]
fn nothing_ends_the_app_on_purpose() {
    for source in sources() {
        for word in [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!(", "dbg!("] {
            assert!(!source.code.contains(word), "{} has {word}", source.path.display());
        }
    }
}

#[test]
fn within_the_planner_the_arrows_run_one_way_too() {
    let row = |name: &str| PLANNER.iter().position(|row| row.contains(&name));
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.part == "planner") {
        let module = source.path.iter().nth(1).map(|name| name.to_string_lossy().trim_end_matches(".rs").to_owned());
        let Some(here) = module.as_deref().and_then(row) else { continue };
        let used = source.code.match_indices("planner::").map(|(at, word)| first_name(&source.code[at + word.len()..]));
        let near =
            source.code.match_indices("super::super::").map(|(at, word)| first_name(&source.code[at + word.len()..]));
        for name in used.chain(near) {
            if row(&name).is_some_and(|there| there < here) {
                wrong.push(format!("{} uses {name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts in double quotes, without those of attributes in views (`class="st"`).
fn literals(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in code.lines() {
        // Odd parts stand between quotes; an escaped quote ends no text that an id could be.
        let parts: Vec<&str> = line.split('"').collect();
        found.extend(parts.windows(2).step_by(2).filter(|pair| !pair[0].ends_with('=')).map(|pair| pair[1]));
    }
    found
}

#[test]
fn no_id_of_a_licence_role_qualification_or_program_stands_in_the_code() {
    let dataset = norikae::bundled::dataset();
    let roles = dataset.role.iter().map(|entry| entry.id.as_str());
    let held = dataset.qualification.iter().map(|entry| entry.id.as_str());
    let programs = dataset.program.iter().map(|entry| entry.id.as_str());
    let ids: BTreeSet<&str> = roles.chain(held).chain(programs).collect();
    let mut wrong = Vec::new();
    for source in sources() {
        for text in literals(&source.code).into_iter().filter(|text| ids.contains(text)) {
            wrong.push(format!("{} names `{text}`: rules live in data", source.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn imports_are_read_as_rust_reads_them() {
    let code =
        "use crate::base::{Day, Id};\nuse crate::{dataset::{Role, Door}, planner};\nfn f() { crate::lookup::fold(x) }";
    let names: Vec<String> = imports(code).into_iter().collect();
    assert_eq!(names, ["base", "dataset", "lookup", "planner"]);
    assert_eq!(without_comments("let a = \"http://x\"; // crate::web"), "let a = \"http://x\"; ");
    assert_eq!(literals("f(\"nurse\", \"a b\") <li class=\"st\">"), ["nurse", "a b"]);
}
