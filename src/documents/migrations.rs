//! Steps from each older format version to the next. Version 1 is the first, so there are none yet.

use super::envelope::Kind;
use serde_json::Value;

/// One step: what a document of `from` has to become to be one of `from + 1`.
struct Migration {
    kind: Kind,
    from: u64,
    step: fn(Value) -> Result<Value, String>,
}

const MIGRATIONS: &[Migration] = &[];

/// Brings a body of an older version to the present one.
pub fn migrate(kind: Kind, version: u64, body: Value) -> Result<Value, String> {
    run(MIGRATIONS, kind, version, u64::from(kind.version()), body)
}

fn run(migrations: &[Migration], kind: Kind, version: u64, target: u64, mut body: Value) -> Result<Value, String> {
    for from in version..target {
        let migration = migrations.iter().find(|m| m.kind == kind && m.from == from);
        let migration = migration.ok_or_else(|| format!("no way from format {from} on"))?;
        body = (migration.step)(body)?;
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_old_document_goes_through_every_step_in_order() {
        let migrations = [
            Migration { kind: Kind::Roadmap, from: 2, step: |v| Ok(json!({ "three": v["two"] })) },
            Migration { kind: Kind::Roadmap, from: 1, step: |v| Ok(json!({ "two": v["one"] })) },
            Migration { kind: Kind::Profile, from: 1, step: |_| Err("another kind's step".into()) },
        ];
        assert_eq!(run(&migrations, Kind::Roadmap, 1, 3, json!({ "one": 7 })), Ok(json!({ "three": 7 })));
        assert_eq!(run(&migrations, Kind::Roadmap, 3, 3, json!(1)), Ok(json!(1)));
        assert!(run(&migrations, Kind::Roadmap, 0, 3, json!(1)).is_err(), "version 0 never existed");
    }
}
