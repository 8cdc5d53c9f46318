//! What a reviewer says of the outcomes: of every group of pairs that come out alike, and of three hundred drawn pairs.

use crate::outcome::group;
use norikae::base::short_hash;
use std::collections::{BTreeMap, BTreeSet};

/// One line for each group: target, outcome, first route or reason, verdict, remark.
const GROUPS: &str = include_str!("groups.tsv");
/// One line for each drawn pair: from, to, verdict, remark.
const DRAWN: &str = include_str!("drawn.tsv");

/// A counsellor would say the same; would say it otherwise; would say that it is wrong.
const VERDICTS: [&str; 3] = ["ok", "doubt", "wrong"];

/// What was drawn stays drawn, whatever comes out of it.
const SEED: &str = "2026-11-29";
const MANY: usize = 300;

/// The pairs that are drawn from a table, as "from\tto".
fn drawn(rows: &[&str]) -> BTreeSet<String> {
    let pair = |row: &&str| row.split('\t').take(2).collect::<Vec<_>>().join("\t");
    let mut all: Vec<String> = rows.iter().map(pair).collect();
    all.sort_by_key(|pair| (short_hash(&format!("{SEED}\t{pair}")), pair.clone()));
    all.into_iter().take(MANY).collect()
}

/// Lines by all but their last two columns, the verdict and the remark.
fn by_key(text: &'static str) -> BTreeMap<String, (&'static str, &'static str)> {
    let entry = |line: &'static str| {
        let mut columns = line.rsplitn(3, '\t');
        let (remark, verdict, key) = (columns.next(), columns.next(), columns.next());
        (key.unwrap_or_default().to_owned(), (verdict.unwrap_or_default(), remark.unwrap_or_default()))
    };
    text.lines().skip(1).map(entry).collect()
}

/// What is missing or too much among the verdicts on a table.
pub fn faults(table: &str) -> Vec<String> {
    let rows: Vec<&str> = table.lines().skip(1).collect();
    let groups: BTreeSet<String> = rows.iter().map(|row| group(row)).collect();
    let mut faults = Vec::new();
    for (asked, given) in [(groups, by_key(GROUPS)), (drawn(&rows), by_key(DRAWN))] {
        faults.extend(asked.iter().filter(|key| !given.contains_key(*key)).map(|key| format!("no verdict: {key}")));
        for (key, (verdict, remark)) in &given {
            if !asked.contains(key) {
                faults.push(format!("a verdict on what is not there: {key}"));
            } else if !VERDICTS.contains(verdict) || *verdict != "ok" && remark.is_empty() {
                faults.push(format!("no verdict, or no reason for it: {key}\t{verdict}"));
            }
        }
    }
    faults
}
