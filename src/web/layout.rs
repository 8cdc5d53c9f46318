//! Where things stand on the drawn line: pure arithmetic, so that it can be tested without drawing.
#![cfg_attr(not(feature = "web"), allow(dead_code, reason = "without a browser only its tests use it"))]

use crate::base::Day;
use crate::planner::{Change, Route, StepKind, TakenStage};

/// One piece of a route's line between two stations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub kind: StepKind,
    pub from: Day,
    pub to: Day,
    /// Which change it leads into; the work before it belongs to the same number.
    pub change: usize,
}

/// The line of a route from today: search, then work in the post reached, then the next search, up to the arrival.
pub fn pieces(route: &Route, today: Day) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = today;
    for (number, change) in route.changes.iter().enumerate() {
        let begins = change.apply.max(at);
        if begins > at {
            let kind = if number == 0 { waiting(route, at, begins) } else { StepKind::Work };
            pieces.push(Piece { kind, from: at, to: begins, change: number });
        }
        if change.join > begins {
            pieces.push(Piece { kind: StepKind::Apply, from: begins, to: change.join, change: number });
        }
        at = at.max(change.join);
    }
    if route.arrival > at {
        let kind = if route.changes.is_empty() { StepKind::Learn } else { StepKind::Work };
        pieces.push(Piece { kind, from: at, to: route.arrival, change: route.changes.len() });
    }
    pieces
}

/// What fills the time before the first search: learning, where something is learnt then.
fn waiting(route: &Route, from: Day, to: Day) -> StepKind {
    let learns = route.ways.iter().flat_map(|way| &way.stages).any(|stage| {
        let (begin, end) = stage_days(stage);
        begin < to && end > from
    });
    if learns { StepKind::Learn } else { StepKind::Work }
}

/// First and last day of a stage.
pub fn stage_days(stage: &TakenStage) -> (Day, Day) {
    match stage {
        TakenStage::Course { begin, end, .. }
        | TakenStage::Study { begin, end, .. }
        | TakenStage::Papers { begin, end, .. } => (*begin, *end),
        TakenStage::Sitting { file, result, .. } => (*file, *result),
    }
}

/// Position of a day between two others, in thousandths, kept inside.
pub fn thousandths(from: Day, to: Day, day: Day) -> u32 {
    let whole = i64::from(from.days_until(to)).max(1);
    let part = i64::from(from.days_until(day)).clamp(0, whole);
    u32::try_from(part * 1000 / whole).unwrap_or(0)
}

/// A length in per cent for CSS.
pub fn percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// Where the bars of learning stand under the line: (left, width) in thousandths, one for each way that takes time.
pub fn learning(route: &Route, today: Day) -> Vec<(u32, u32)> {
    route
        .ways
        .iter()
        .filter_map(|way| {
            let begin = way.stages.iter().map(|stage| stage_days(stage).0).min()?;
            let end = way.stages.iter().map(|stage| stage_days(stage).1).max()?;
            let left = thousandths(today, route.arrival, begin);
            let right = thousandths(today, route.arrival, end);
            (right > left).then_some((left, right - left))
        })
        .collect()
}

/// First and last change's band of joining, for the card: (low, high).
pub fn band(changes: &[Change]) -> Option<(Day, Day)> {
    changes.last().map(|change| (change.join_low, change.join_high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn positions_stay_on_the_line() {
        let (from, to) = (day("2026-01-01"), day("2026-01-11"));
        assert_eq!(thousandths(from, to, day("2026-01-06")), 500);
        assert_eq!(thousandths(from, to, day("2025-01-01")), 0);
        assert_eq!(thousandths(from, to, day("2027-01-01")), 1000);
        assert_eq!(thousandths(from, from, from), 0, "a line without length is no division by nothing");
    }

    #[test]
    fn thousandths_become_per_cent() {
        assert_eq!(percent(1000), "100.0%");
        assert_eq!(percent(37), "3.7%");
    }
}
