//! What the facts are awkward about, case by case: the dataset's language can say each. One small file per case, read by
//! the real parser; the claim is about what was understood, not about the planner.

#[path = "awkward/around.rs"]
mod around;
#[path = "awkward/conditions.rs"]
mod conditions;
#[path = "awkward/money.rs"]
mod money;
#[path = "awkward/stages.rs"]
mod stages;

use norikae::dataset::{Dataset, Expr, Leaf, Role};

const PROOF: &str = r#"{ as_of = "2026-11-25", confidence = "general" }"#;

/// Reads a source file; `PROOF` stands for a proof, `NAME` for a label, `RULE` for a basis.
fn read(text: &str) -> Dataset {
    let text = text
        .replace("PROOF", PROOF)
        .replace("NAME", r#"{ name = { ja = "名", en = "name" } }"#)
        .replace("RULE", r#"{ ja = "規則", en = "rule" }"#);
    let mut dataset: Dataset = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    dataset.sort();
    dataset
}

/// A role with the given lines in its table, then its doors and grades.
fn role(lines: &str, parts: &str) -> Role {
    let head = "[[role]]\nid = \"r\"\nlabel = NAME\nfamily = \"f\"\nproof = PROOF";
    read(&format!("{head}\n{lines}\n{parts}")).role.remove(0)
}

/// A requirement as the parser understands it.
fn asks(text: &str) -> Expr {
    norikae::dataset::parse::expr(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The parts of an `all` or `any`.
fn parts(expr: &Expr) -> &[Expr] {
    match expr {
        Expr::All(parts) | Expr::Any(parts) | Expr::AtLeast(_, parts) => parts,
        Expr::Leaf(_) => panic!("a leaf has no parts"),
    }
}

fn leaf(expr: &Expr) -> &Leaf {
    match expr {
        Expr::Leaf(leaf) => leaf,
        _ => panic!("{expr} is no leaf"),
    }
}
