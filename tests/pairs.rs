//! Every pair of a starting point and a target: each licence by itself and each present post, towards each target.
//!
//! Their outcomes stand in tests/pairs/table.tsv, so that a change of data or planner shows as a difference there. All pairs
//! take most of an hour: `make pairs ALL=1` looks at them, `make pairs` at every twentieth. With UPDATE=1 the lines of those
//! looked at are written anew. `make pairs WITH="crc,cra"` looks at the pairs whose lines name one of these. How long planning
//! took is printed.

mod checked;
#[path = "pairs/lawful.rs"]
mod lawful;
#[path = "pairs/outcome.rs"]
mod outcome;
#[path = "pairs/start.rs"]
mod start;
#[path = "pairs/verdicts.rs"]
mod verdicts;

use norikae::base::{Day, Id};
use norikae::dataset::Dataset;
use norikae::planner::{Request, plan};
use norikae::profile::Goal;
use start::{Start, starts, targets};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const TABLE: &str = "tests/pairs/table.tsv";

/// Where not all pairs are looked at: one of so many.
const EVERY: usize = 20;

/// One pair looked at.
struct Looked {
    row: String,
    took: Duration,
    /// Things that its routes do against the law.
    unlawful: Vec<String>,
    /// What the checker finds wrong in the answer.
    impossible: Vec<String>,
}

#[test]
#[ignore = "minutes, and hours where nothing is optimised: `make pairs`"]
fn pairs_are_lawful_possible_and_come_out_as_the_table_says() {
    let dataset = norikae::bundled::core();
    let starts = starts(&dataset);
    let targets = targets(&dataset);
    let update = std::env::var_os("PAIRS_UPDATE").is_some();
    let all = std::env::var_os("PAIRS_ALL").is_some();
    let named: Vec<String> =
        std::env::var("PAIRS_WITH").iter().flat_map(|words| words.split(',')).map(str::to_owned).collect();
    let table = std::fs::read_to_string(TABLE).unwrap();
    let kept: BTreeMap<Vec<&str>, &str> = table.lines().map(|row| (pair_of(row), row)).collect();
    let kept_row = |start: &Start, to: &Id| kept.get(&vec![start.name.as_str(), to.as_str()]).copied();
    let is_named = |start: &Start, to: &Id| {
        kept_row(start, to).is_some_and(|row| named.iter().any(|word| row.contains(word.as_str())))
    };
    let all_pairs: Vec<(&Start, &Id)> =
        starts.iter().flat_map(|start| targets.iter().map(move |to| (start, to))).collect();
    let pairs: Vec<(&Start, &Id)> = all_pairs
        .iter()
        .copied()
        .enumerate()
        .filter(|(number, (start, to))| match named.is_empty() {
            true => all || number % EVERY == number / targets.len() % EVERY,
            false => is_named(start, to),
        })
        .map(|(_, pair)| pair)
        .collect();
    let looked = look_at_all(&dataset, &pairs);
    report(&looked);
    if update {
        let rows = table.lines().skip(1).chain(looked.iter().map(|looked| looked.row.as_str()));
        let mut by_pair: BTreeMap<Vec<&str>, &str> = rows.map(|row| (pair_of(row), row)).collect();
        let rows = all_pairs.iter().filter_map(|(start, to)| by_pair.remove(&vec![start.name.as_str(), to.as_str()]));
        let rows = rows.map(|row| format!("{row}\n"));
        std::fs::write(TABLE, std::iter::once(outcome::HEAD.to_owned()).chain(rows).collect::<String>()).unwrap();
    }
    let none = |what: &str, found: Vec<&String>| {
        assert!(found.is_empty(), "{} {what}, among them:\n{:#?}", found.len(), &found[..found.len().min(20)]);
    };
    none("routes are against the law", looked.iter().flat_map(|looked| &looked.unlawful).collect());
    none("things are wrong in answers", looked.iter().flat_map(|looked| &looked.impossible).collect());
    let changed: Vec<String> = looked
        .iter()
        .filter_map(|looked| {
            let was = kept.get(&pair_of(&looked.row)).copied();
            (was != Some(&looked.row)).then(|| format!("- {}\n+ {}", was.unwrap_or("(no line)"), looked.row))
        })
        .collect();
    assert!(
        changed.is_empty(),
        "{} of {} pairs come out otherwise than {TABLE} says, among them:\n{}\n`make pairs UPDATE=1` writes the table anew; read the difference",
        changed.len(),
        looked.len(),
        changed[..changed.len().min(20)].join("\n")
    );
}

/// Start and target of a line of the table.
fn pair_of(row: &str) -> Vec<&str> {
    row.split('\t').take(2).collect()
}

#[test]
fn every_group_of_pairs_and_every_drawn_pair_has_a_verdict() {
    let faults = verdicts::faults(&std::fs::read_to_string(TABLE).unwrap());
    assert!(faults.is_empty(), "{} faults, among them:\n{}", faults.len(), faults[..faults.len().min(20)].join("\n"));
}

/// Plans every pair, as many at once as there are processors.
fn look_at_all(dataset: &Dataset, pairs: &[(&Start, &Id)]) -> Vec<Looked> {
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let mut found: Vec<(usize, Looked)> = std::thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some((start, target)) = pairs.get(number) else { return done };
                done.push((number, look_at(dataset, start, target)));
            }
        };
        let all: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        all.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    found.sort_by_key(|(number, _)| *number);
    found.into_iter().map(|(_, looked)| looked).collect()
}

fn look_at(dataset: &Dataset, start: &Start, target: &Id) -> Looked {
    let goal = Goal { target: Some(target.clone()), ..Goal::default() };
    let mut profile = start.profile.clone();
    profile.goal = Some(goal.clone());
    let request = Request::new(goal, Day::new(2026, 11, 25).unwrap());
    let began = Instant::now();
    let answer = plan(dataset, &profile, &request);
    let took = began.elapsed();
    let cards = answer.cards.iter().chain(&answer.narrow);
    let routes = cards.flat_map(|card| std::iter::once(&card.route).chain(&card.variants));
    let unlawful = routes.filter_map(|route| lawful::unlawful(dataset, &profile, route));
    let problems = checked::problems(dataset, &profile, &request, &answer);
    let named = |what: String| format!("{} to {target}: {what}", start.name);
    let (unlawful, impossible) = (unlawful.map(named).collect(), problems.into_iter().map(named).collect());
    Looked { row: outcome::row(start, target, &answer), took, unlawful, impossible }
}

/// Prints how long planning took; asserts nothing.
fn report(looked: &[Looked]) {
    let mut times: Vec<(Duration, &str)> = looked.iter().map(|looked| (looked.took, looked.row.as_str())).collect();
    times.sort_unstable_by(|a, b| b.cmp(a));
    let at = |part: usize| times[times.len() * part / 100].0;
    println!("{} pairs: median {:?}, 99th percentile {:?}, worst {:?}", times.len(), at(50), at(1), times[0].0);
    for (time, row) in &times[..times.len().min(10)] {
        println!("{time:?} {row}");
    }
}
