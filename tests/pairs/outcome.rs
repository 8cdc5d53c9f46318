//! What came of a pair, in one line.

use crate::start::Start;
use norikae::base::Id;
use norikae::planner::{Answer, Card, ClauseAt, ClauseReason, Gain, NoRoute, Route};

/// The first line of the table.
pub const HEAD: &str =
    "from\tto\toutcome\tarrival\tchanges\tgates\topen\tconditions\tsooner if\tlimited from\tfirst route, or why not\n";

/// The line of a pair.
pub fn row(start: &Start, target: &Id, answer: &Answer) -> String {
    let limited = if answer.limited { (answer.whole_up_to + 1).to_string() } else { String::new() };
    let is_certain = |card: &Card| card.routes().any(|route| !route.is_conditional());
    let told = match (answer.in_order().first(), answer.narrow.first(), &answer.no_route) {
        (Some(card), ..) => {
            let outcome = match (card.route.is_conditional(), answer.cards.iter().any(is_certain)) {
                (false, _) => "open",
                // What is shown first hangs on an answer, and something certain is shown beside it.
                (true, true) => "likely",
                (true, false) => "if",
            };
            told(outcome, &card.route, &sooner(card, answer), &limited)
        }
        (None, Some(card), _) => told("narrow", &card.route, "", &limited),
        (None, None, Some(why)) => {
            let earliest = why.doors.iter().filter_map(|door| door.earliest).min();
            let earliest = why.more_hours.map(|more| more.arrival).or(earliest);
            let earliest = earliest.map_or(String::new(), |day| day.month().to_string());
            format!("shut\t{earliest}\t\t\t\t\t\t{limited}\t{}", why_not(why))
        }
        (None, None, None) => format!("nothing\t\t\t\t\t\t\t{limited}\t"),
    };
    format!("{}\t{target}\t{told}", start.name)
}

/// What pairs have in common that come out alike: target, outcome, and the first route or the reason.
pub fn group(row: &str) -> String {
    let columns: Vec<&str> = row.split('\t').collect();
    [columns[1], columns[2], columns[10]].join("\t")
}

/// The soonest conditional route, where it is sooner than the first one.
fn sooner(first: &Card, answer: &Answer) -> String {
    let all = answer.cards.iter().flat_map(|card| std::iter::once(&card.route).chain(&card.variants));
    let sooner = all.filter(|route| route.is_conditional() && route.values.arrival < first.route.values.arrival);
    let soonest = sooner.min_by_key(|route| (route.values.arrival, route.conditions.len(), route.hours));
    soonest.map_or(String::new(), |route| format!("{} {}", route.values.arrival, posts(route)))
}

fn posts(route: &Route) -> String {
    route.changes.iter().map(|change| format!("{}/{}", change.role, change.door)).collect::<Vec<_>>().join(" > ")
}

fn told(outcome: &str, route: &Route, sooner: &str, limited: &str) -> String {
    let ways: Vec<String> = route.ways.iter().map(|way| name(&way.gains)).collect();
    format!(
        "{outcome}\t{}\t{}\t{}\t{}\t{}\t{sooner}\t{limited}\t{}{}{}",
        route.values.arrival,
        route.values.changes,
        route.values.gates,
        route.values.open,
        route.conditions.len(),
        posts(route),
        if ways.is_empty() { "" } else { " with " },
        ways.join(", "),
    )
}

fn name(gain: &Gain) -> String {
    match gain {
        Gain::Qualification { qualification, .. } => qualification.to_string(),
        Gain::Program { program } => program.to_string(),
    }
}

fn why_not(why: &NoRoute) -> String {
    if let Some(more) = why.more_hours {
        return format!("{} hours a week", more.need);
    }
    let doors = why.doors.iter().map(|door| {
        let clauses = |set: &Vec<_>| set.iter().map(clause).collect::<Vec<_>>().join("+");
        let sets: Vec<String> = door.sets.iter().map(clauses).collect();
        format!("{}: {}{}", door.door, if door.no_way { "no way to " } else { "" }, sets.join(" or "))
    });
    doors.collect::<Vec<_>>().join("; ")
}

fn clause(reason: &ClauseReason) -> String {
    let asks: Vec<String> = reason.leaves.iter().flat_map(|leaf| leaf.leaf.ids()).map(Id::to_string).collect();
    match &reason.at {
        ClauseAt::OnlyIf { .. } => format!("only-if {}", asks.join("|")),
        _ => asks.join("|"),
    }
}
