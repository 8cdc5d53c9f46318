//! Compares a folder of researched facts with the dataset, kind by kind and field by field, and says what became of each:
//! `make data-report FACTS=DIR` writes docs/DATA.md. Run by hand; nothing of the build needs the facts.
//!
//! `fates.toml` says where each field went: `to` a path of the dataset (checked for each entry), `rule` (turned into a
//! rule, with its path), or `dropped` with the reason. A field without a fate is reported as such.

use norikae::dataset::Dataset;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const FATES: &str = include_str!("fates.toml");

/// How many ids of a list are written out.
const MOST_NAMED: usize = 8;

struct Kind<'a> {
    /// Name in the facts.
    name: &'a str,
    /// Name in the dataset.
    here: &'a str,
    facts: &'a [Value],
    /// Fact id → id here.
    ids: BTreeMap<&'a str, &'a str>,
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("name the folder of the facts");
        return ExitCode::FAILURE;
    };
    match report(Path::new(&folder)) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn report(folder: &Path) -> Result<String, String> {
    let facts = read_facts(folder)?;
    let fates: Value = toml::from_str(FATES).map_err(|error| error.to_string())?;
    let dataset = serde_json::to_value(read_dataset(Path::new("public/data"))?).map_err(|error| error.to_string())?;
    let mut text = "# The facts and the dataset\n\n\
        Written by `make data-report FACTS=DIR`; do not edit. What the researched facts hold, what the dataset holds, and\n\
        what became of each entry and field. Counts are entries.\n\n"
        .to_owned();
    let kinds: Vec<Kind> = fates["kind"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, fate)| kind(name, fate, &facts, &dataset))
        .collect();
    overview(&mut text, &kinds, &fates, &dataset);
    for kind in &kinds {
        let _ = writeln!(text, "\n## {} → `{}`\n", kind.name, kind.here);
        entries(&mut text, kind, &fates);
        fields(&mut text, kind, &fates, &dataset);
    }
    profiles(&mut text, folder, &dataset)?;
    english(&mut text, &dataset);
    Ok(text)
}

/// The lists of every facts file by name.
fn read_facts(folder: &Path) -> Result<BTreeMap<String, Vec<Value>>, String> {
    let mut all: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for file in files(folder, "toml") {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let value: Value = toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        for (name, list) in value.as_object().into_iter().flatten() {
            if let Some(list) = list.as_array() {
                all.entry(name.clone()).or_default().extend(list.iter().cloned());
            }
        }
    }
    if all.is_empty() { Err(format!("{}: no facts", folder.display())) } else { Ok(all) }
}

fn read_dataset(folder: &Path) -> Result<Dataset, String> {
    let mut all = Dataset::default();
    for file in files(folder, "toml") {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        all.merge(toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?);
    }
    all.sort();
    Ok(all)
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == extension));
    files.sort();
    files
}

fn id_of(entry: &Value) -> &str {
    ["id", "subsidy", "obligation"].iter().find_map(|key| entry[*key].as_str()).unwrap_or_default()
}

fn kind<'a>(name: &'a str, fate: &'a Value, facts: &'a BTreeMap<String, Vec<Value>>, dataset: &'a Value) -> Kind<'a> {
    let here = fate["here"].as_str().unwrap_or(name);
    let list = list(dataset, here);
    let known: BTreeSet<&str> = list.iter().map(id_of).collect();
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    let facts = facts.get(name).map_or(&[][..], Vec::as_slice);
    for fact in facts.iter().map(id_of) {
        let former = list
            .iter()
            .find(|e| e["formerly"].as_array().into_iter().flatten().any(|former| former.as_str() == Some(fact)));
        let mapped = fate["ids"][fact].as_str().filter(|id| known.contains(id));
        if let Some(id) = known.get(fact).copied().or(former.map(id_of)).or(mapped) {
            ids.insert(fact, id);
        }
    }
    Kind { name, here, facts, ids }
}

fn list<'a>(dataset: &'a Value, kind: &str) -> &'a [Value] {
    dataset[kind].as_array().map_or(&[], Vec::as_slice)
}

fn overview(text: &mut String, kinds: &[Kind], fates: &Value, dataset: &Value) {
    text.push_str("| facts | count | here | carried over | elsewhere or left out | unexplained | only here |\n| --- | ---: | --- | ---: | ---: | ---: | ---: |\n");
    let mut carried: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for kind in kinds {
        carried.entry(kind.here).or_default().extend(kind.ids.values());
    }
    for kind in kinds {
        let left: Vec<&str> = kind.facts.iter().map(id_of).filter(|id| !kind.ids.contains_key(id)).collect();
        let explained = left.iter().filter(|id| reason(fates, kind, id).is_some()).count();
        let here = list(dataset, kind.here).len();
        let _ = writeln!(
            text,
            "| {} | {} | `{}` {here} | {} | {explained} | {} | {} |",
            kind.name,
            kind.facts.len(),
            kind.here,
            kind.ids.len(),
            left.len() - explained,
            here.saturating_sub(carried[kind.here].len())
        );
    }
    let other = ["domain", "fact", "skill", "equivalent", "obligation", "obligation_terms"];
    let counts: Vec<String> = other.iter().map(|name| format!("{} `{name}`", list(dataset, name).len())).collect();
    let _ = writeln!(text, "\nWithout a kind in the facts: {}.", counts.join(", "));
}

fn reason<'a>(fates: &'a Value, kind: &Kind, id: &str) -> Option<&'a str> {
    fates["kind"][kind.name]["left"][id].as_str()
}

fn entries(text: &mut String, kind: &Kind, fates: &Value) {
    let renamed: Vec<String> = kind
        .ids
        .iter()
        .filter(|(fact, here)| fact != here)
        .map(|(fact, here)| format!("`{fact}` → `{here}`"))
        .collect();
    if !renamed.is_empty() {
        let _ = writeln!(text, "Under another id: {}.\n", renamed.join(", "));
    }
    for id in kind.facts.iter().map(id_of).filter(|id| !kind.ids.contains_key(id)) {
        let why = reason(fates, kind, id).unwrap_or("**missing**");
        let _ = writeln!(text, "- `{id}`: {why}");
    }
    text.push('\n');
}

/// Every value at a dotted path; lists are walked through.
fn at<'a>(value: &'a Value, path: &str) -> Vec<&'a Value> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let here: Vec<&Value> = match value {
        Value::Array(list) => return list.iter().flat_map(|part| at(part, path)).collect(),
        _ => value.get(first).into_iter().collect(),
    };
    match rest {
        Some(rest) => here.into_iter().flat_map(|part| at(part, rest)).collect(),
        None => here,
    }
}

fn is_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    }
}

fn fields(text: &mut String, kind: &Kind, fates: &Value, dataset: &Value) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in kind.facts {
        for field in fact.as_object().into_iter().flat_map(|fields| fields.keys()) {
            *counts.entry(field).or_default() += 1;
        }
    }
    let here: BTreeMap<&str, &Value> = list(dataset, kind.here).iter().map(|entry| (id_of(entry), entry)).collect();
    let (mut whole, mut rows, mut differences) = (Vec::new(), String::new(), Vec::new());
    for (field, count) in counts {
        let own = &fates["kind"][kind.name]["fields"][field];
        let fate = if own.is_null() { &fates["every"][field] } else { own };
        let became = if let Some(why) = fate["dropped"].as_str() {
            format!("dropped: {why}")
        } else if let Some(path) = fate["to"].as_str().or(fate["rule"].as_str()) {
            let (there, lacking) = carried(kind, field, fate, path, &here, &mut differences);
            if lacking.is_empty() && fate["note"].is_null() {
                whole.push(format!("`{field}`"));
                continue;
            }
            let how = if fate["rule"].is_null() { "" } else { "as rules in " };
            let rest = if lacking.is_empty() { String::new() } else { format!("; not in {}", named(&lacking)) };
            let why = fate["note"].as_str().map(|note| format!(" ({note})")).unwrap_or_default();
            format!("{how}`{path}`: {there}{rest}{why}")
        } else {
            "**no fate**".to_owned()
        };
        let _ = writeln!(rows, "| `{field}` | {count} | {became} |");
    }
    let _ = writeln!(text, "Carried over wherever the facts have it: {}.", whole.join(", "));
    if !rows.is_empty() {
        let _ = write!(text, "\n| field | facts | what became of it |\n| --- | ---: | --- |\n{rows}");
    }
    if !differences.is_empty() {
        text.push_str("\nFigures that differ:\n\n");
        for (id, field, fact, here) in differences {
            let why = fates["kind"][kind.name]["differs"][&field][&id]
                .as_str()
                .or(fates["kind"][kind.name]["differs"][&field]["every"].as_str())
                .unwrap_or("**unexplained**");
            let _ = writeln!(text, "- `{id}` `{field}`: {fact} in the facts, {here} here: {why}");
        }
    }
}

/// How many entries have a field's counterpart, and which have not. Figures are compared where the fate gives a scale.
fn carried<'a>(
    kind: &'a Kind,
    field: &str,
    fate: &Value,
    path: &str,
    here: &BTreeMap<&str, &Value>,
    differences: &mut Vec<(String, String, String, String)>,
) -> (usize, Vec<&'a str>) {
    let (mut there, mut lacking) = (0, Vec::new());
    for fact in kind.facts.iter().filter(|fact| is_something(&fact[field])) {
        let id = id_of(fact);
        let Some(entry) = kind.ids.get(id).and_then(|id| here.get(id)) else { continue };
        let found: Vec<&Value> = at(entry, path).into_iter().filter(|value| is_something(value)).collect();
        if found.is_empty() {
            lacking.push(id);
            continue;
        }
        there += 1;
        if let (Some(scale), Some(number)) = (fate["scale"].as_f64(), fact[field].as_f64()) {
            let numbers: Vec<f64> =
                found.iter().filter_map(|value| value["value"].as_f64().or(value.as_f64())).collect();
            let meant = (number * scale).round();
            if !numbers.is_empty() && numbers.iter().all(|number| (number - meant).abs() > 0.5) {
                let mut shown: Vec<String> = numbers.iter().map(f64::to_string).collect();
                shown.sort();
                shown.dedup();
                differences.push((id.to_owned(), field.to_owned(), meant.to_string(), shown.join(" / ")));
            }
        }
    }
    (there, lacking)
}

fn named(ids: &[&str]) -> String {
    let shown: Vec<String> = ids.iter().take(MOST_NAMED).map(|id| format!("`{id}`")).collect();
    let more = ids.len().saturating_sub(MOST_NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}: {}{rest}", ids.len(), shown.join(" "))
}

/// The measured occupations of the csv file.
fn profiles(text: &mut String, folder: &Path, dataset: &Value) -> Result<(), String> {
    let mut all = BTreeMap::new();
    for file in files(folder, "csv") {
        let rows = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        for row in rows.lines().skip(1) {
            let mut cells = row.split(',');
            if let (Some(number), Some(name)) = (cells.next().and_then(|n| n.parse::<u64>().ok()), cells.next()) {
                all.insert(number, name.to_owned());
            }
        }
    }
    let here: BTreeSet<u64> = list(dataset, "occupation").iter().filter_map(|e| e["number"].as_u64()).collect();
    let measures = dataset["measured"]["measure"].as_array().map_or(0, Vec::len);
    let left: Vec<&str> =
        all.iter().filter(|(number, _)| !here.contains(number)).map(|(_, name)| name.as_str()).collect();
    let _ = writeln!(
        text,
        "\n## Measured occupations → `occupation`\n\n{} of {} occupations with {measures} measures each, matched to roles and \
         licences whose work they really are. Left out, because no role or licence here is that work: {}.",
        here.len(),
        all.len(),
        left.join("、")
    );
    Ok(())
}

/// Texts that exist in Japanese only, by kind and field.
fn english(text: &mut String, dataset: &Value) {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (kind, value) in dataset.as_object().into_iter().flatten() {
        texts(value, kind.clone(), &mut counts);
    }
    text.push_str("\n## Texts in Japanese only\n\n| field | Japanese only | of |\n| --- | ---: | ---: |\n");
    for (field, (missing, all)) in counts.into_iter().filter(|(_, (missing, _))| *missing > 0) {
        let _ = writeln!(text, "| `{field}` | {missing} | {all} |");
    }
}

fn texts(value: &Value, path: String, counts: &mut BTreeMap<String, (usize, usize)>) {
    match value {
        Value::Array(list) => list.iter().for_each(|part| texts(part, path.clone(), counts)),
        Value::Object(fields) if fields.len() == 2 && fields.contains_key("ja") && fields.contains_key("en") => {
            let count = counts.entry(path).or_default();
            count.0 += usize::from(is_something(&fields["ja"]) && !is_something(&fields["en"]));
            count.1 += usize::from(is_something(&fields["ja"]));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, part)| texts(part, format!("{path}.{name}"), counts)),
        _ => {}
    }
}
