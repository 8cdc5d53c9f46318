//! What each part of the dataset costs, for `node scripts/data_size.mjs`, which compresses and prints it. One JSON object a
//! line: `{"part", "name", "hex"}` for baked bytes, `{"part", "name", "text"}` for everything that a field holds.

use norikae::bundled;
use norikae::dataset::Dataset;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn main() {
    let whole = bundled::dataset();
    let (core, background) = whole.clone().split();
    baked("whole", "all, baked", &whole);
    baked("core", "all, baked", &core);
    baked("background", "all, baked", &background);
    kinds("core", &core);
    let core = fields(&core);
    for (name, text) in fields(&whole) {
        // A field's values of the whole that the core lacks are those of the background.
        let part = if core.get(&name) == Some(&text) { "core" } else { "background" };
        println!("{}", json!({ "part": part, "name": name, "text": text }));
    }
}

fn baked(part: &str, name: &str, value: &impl serde::Serialize) {
    let bytes = postcard::to_allocvec(value).unwrap_or_default();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{}", json!({ "part": part, "name": name, "hex": hex }));
}

fn kinds(part: &str, data: &Dataset) {
    baked(part, "role, baked", &data.role);
    baked(part, "qualification, baked", &data.qualification);
    baked(part, "program, baked", &data.program);
    baked(part, "procedure, baked", &data.procedure);
    baked(part, "equivalent, baked", &data.equivalent);
    baked(part, "networking, baked", &data.networking);
    baked(part, "pitfall, baked", &data.pitfall);
    baked(part, "transition, baked", &data.transition);
    baked(part, "case, baked", &data.case);
    baked(part, "prefecture, baked", &data.prefecture);
    baked(part, "fact, baked", &data.fact);
    baked(part, "domain, skill, baked", &(&data.domain, &data.skill));
    baked(part, "obligation, subsidy, baked", &(&data.obligation, &data.subsidy));
}

/// Everything that each field holds, one value a line: `role.door.steps.ja`.
fn fields(data: &Dataset) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    collect(String::new(), &serde_json::to_value(data).unwrap_or_default(), &mut all);
    all
}

fn collect(path: String, value: &Value, all: &mut BTreeMap<String, String>) {
    match value {
        Value::Null => {}
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            let dot = if path.is_empty() { "" } else { "." };
            collect(format!("{path}{dot}{name}"), value, all);
        }),
        Value::Array(values) => values.iter().for_each(|value| collect(path.clone(), value, all)),
        Value::String(text) => line(path, text, all),
        other => line(path, &other.to_string(), all),
    }
}

fn line(path: String, text: &str, all: &mut BTreeMap<String, String>) {
    let lines = all.entry(path).or_default();
    lines.push_str(text);
    lines.push('\n');
}
