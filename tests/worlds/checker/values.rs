//! What a route is compared by, counted anew.

use super::*;

pub(super) fn check_values(facts: &Facts, route: &Route, life: &Life, judged: &[Judged], problems: &mut Problems) {
    let last = route.changes.last();
    let arrival = match facts.event() {
        Event::Offer => last.map(|change| change.offer),
        Event::Joining => last.map(|change| change.join),
        Event::Held => route.ways.iter().find(|way| facts.is_goal(way)).map(|way| way.held),
    };
    problems.unless(arrival == Some(route.arrival), || format!("arrives on {arrival:?}, not {}", route.arrival));
    let values = &route.values;
    problems.unless(values.arrival == route.arrival.month(), || format!("arrives in {}", values.arrival));
    let paid = route.changes.iter().flat_map(|change| &change.pays).map(|paid| paid.price);
    let cost: Yen = route.ways.iter().map(|way| gross_price(facts, way).0 - subsidy_of(way)).chain(paid).sum();
    problems.unless(route.cost == cost, || format!("costs ¥{}, not ¥{}", cost.0, route.cost.0));
    let steps = cost.in_fifty_thousands();
    problems.unless(values.cost == steps, || format!("costs {steps} steps, not {}", values.cost));
    let changes = route.changes.iter().filter(|change| change.kind.leaves_employer()).count() as u32;
    problems.unless(values.changes == changes, || format!("changes employer {changes} times, not {}", values.changes));
    let gates = route.ways.iter().map(|way| way.gates).sum::<u32>()
        + route.changes.iter().filter(|change| change.kind.is_gate()).count() as u32;
    problems.unless(values.gates == gates, || format!("passes {gates} gates, not {}", values.gates));
    let (least, most) = unpaid_months(facts, route);
    problems.unless((least..=most).contains(&values.unpaid_months), || {
        format!("is without pay for {least} to {most} months, not {}", values.unpaid_months)
    });
    let (mut least, mut most) = (0, 0);
    for judged in judged {
        let range = life.judge(facts, judged, &[]);
        let of_subsidy = matches!(judged.at, ClauseAt::Subsidy { .. });
        match judged.strength {
            Strength::Usual => {
                least += u32::from(range.high < Verdict::Met && !of_subsidy);
                most += u32::from(range.low < Verdict::Met);
            }
            Strength::Closes => {
                least += u32::from(range == Range::is(Verdict::Argued));
                most += u32::from(range.low <= Verdict::Argued && range.high >= Verdict::Argued);
            }
            _ => {}
        }
    }
    problems.unless((least..=most).contains(&values.open), || {
        format!("leaves {least} to {most} clauses open, not {}", values.open)
    });
    let hours: u32 = route.ways.iter().map(|way| way.hours).sum();
    problems.unless(route.hours == hours, || format!("takes {hours} hours, not {}", route.hours));
    let slack = route.ways.iter().filter_map(|way| way.slack).min();
    problems.unless(route.slack == slack, || format!("has a slack of {slack:?}, not {:?}", route.slack));
    let unpriced: BTreeSet<&Id> = route.ways.iter().flat_map(|way| &way.unpriced).collect();
    let said: BTreeSet<&Id> = route.unpriced.iter().collect();
    problems.unless(said == unpriced, || format!("prices unknown of {unpriced:?}, not {said:?}"));
}

/// Months in which no paid post is held, from today to the last joining; part of a month counts or does not.
pub(super) fn unpaid_months(facts: &Facts, route: &Route) -> (u32, u32) {
    let is_paid = |id: &Id| facts.role(id).is_some_and(|role| !role.unpaid);
    let full_time: Vec<(Day, Day)> = full_time_courses(route).collect();
    let (mut least, mut most) = (0, 0);
    let mut from = facts.today();
    // Of whom no post is told, nothing is told of pay either.
    let nothing_told = facts.profile.role.is_none() && facts.profile.employed != Some(false);
    let mut paid = nothing_told || facts.present().is_some_and(is_paid);
    let mut add = |from: Day, to: Day, surely: bool| {
        let whole = from.whole_months_until(to);
        let part = i32::from(from.plus_months(whole) < to);
        least += if surely { whole } else { 0 };
        most += whole + part;
    };
    for change in &route.changes {
        // Somebody who goes to school full-time may have left the post for it.
        let school =
            full_time.iter().filter(|(begin, _)| (from..change.join).contains(begin)).map(|(begin, _)| *begin).min();
        match school {
            Some(begin) if paid => add(begin, change.join, false),
            _ if !paid => add(from, change.join, true),
            _ => {}
        }
        from = change.join;
        paid = is_paid(&change.role);
    }
    if facts.event() == Event::Held && route.arrival > from {
        add(from, route.arrival, false);
    }
    (least as u32, most as u32)
}
