//! The cards together: marks, front, and the target as it stands today.

use super::*;

pub(super) fn check_cards(facts: &Facts, answer: &Answer, problems: &mut Problems) {
    for (cards, narrow) in [(&answer.cards, false), (&answer.narrow, true)] {
        for (index, card) in cards.iter().enumerate() {
            let kind = card.route.kind();
            let name = card.route.key();
            problems.unless(card.variants.iter().all(|variant| variant.kind() == kind), || {
                format!("a variant on card {name} is of another kind")
            });
            problems.unless(cards[..index].iter().all(|other| other.route.kind() != kind), || {
                format!("two cards for {kind:?}")
            });
            let late = facts.request.goal.arrive_by.is_some_and(|by| card.route.arrival > by);
            problems.unless(card.late == late, || format!("card {name} is wrong on being late"));
        }
        check_front(facts, cards, answer, narrow, problems);
    }
    if facts.request.goal.target.is_some() {
        let nothing = answer.cards.is_empty() && answer.narrow.is_empty();
        problems.unless(!nothing || answer.no_route.is_some(), || "says no reason why there is no route".to_owned());
        let both = !answer.cards.is_empty() && answer.no_route.is_some();
        problems.unless(!both, || "says why there is no route, beside one".to_owned());
    }
    check_marks(answer, problems);
}

pub(super) fn values_of(route: &Route) -> [i64; 6] {
    let values = &route.values;
    [
        i64::from(values.arrival.0),
        values.cost,
        i64::from(values.unpaid_months),
        i64::from(values.changes),
        i64::from(values.gates),
        i64::from(values.open),
    ]
}

/// No route beats another on the same front; the one that stands beside four marks may be beaten.
pub(super) fn check_front(facts: &Facts, cards: &[Card], answer: &Answer, narrow: bool, problems: &mut Problems) {
    let on_front = cards.iter().filter(|card| !card.beaten);
    let routes: Vec<&Route> = on_front.flat_map(routes_of).collect();
    let beaten_cards = cards.iter().filter(|card| card.beaten).count();
    let has_all = |card: &Card| std::iter::once(&card.marks).chain(&card.variant_marks).any(|marks| marks.len() == 4);
    let all_four = !narrow && answer.cards.iter().any(has_all);
    problems.unless(beaten_cards <= usize::from(all_four), || format!("{beaten_cards} cards stand beside none"));
    let mut beaten = Vec::new();
    for b in &routes {
        let beats = |a: &&&Route| {
            let (left, right) = (values_of(a), values_of(b));
            left != right
                && left.iter().zip(&right).all(|(x, y)| x <= y)
                && a.conditions.iter().all(|leaf| b.conditions.contains(leaf))
                && a.unpriced.iter().all(|id| b.unpriced.contains(id))
                && facts.ends(a) <= facts.ends(b)
        };
        if let Some(a) = routes.iter().find(beats) {
            beaten.push(format!("{:?} {:?} beats {:?} {:?}", a.kind(), a.values, b.kind(), b.values));
        }
    }
    problems.unless(beaten.is_empty(), || format!("the front is none: {beaten:?}"));
    for (index, a) in routes.iter().enumerate() {
        let twin = routes[..index]
            .iter()
            .find(|b| values_of(a) == values_of(b) && a.conditions == b.conditions && facts.ends(a) == facts.ends(b));
        if let Some(b) = twin {
            problems.say(format!("{:?} and {:?} are worth the same and were not folded", a.kind(), b.kind()));
        }
    }
}

/// 早 安 楽 堅 stand on routes that have earned them, once each, on unconditional ones if there are any, else on routes beside
/// which none hangs on less, through no more posts and no more than three years later.
pub(super) fn check_marks(answer: &Answer, problems: &mut Problems) {
    let mut marked: Vec<(Mark, &Route)> = Vec::new();
    for card in &answer.cards {
        marked.extend(card.marks.iter().map(|mark| (*mark, &card.route)));
        problems.unless(card.variant_marks.len() <= card.variants.len(), || "marks of no variant".to_owned());
        for (variant, marks) in card.variants.iter().zip(&card.variant_marks) {
            marked.extend(marks.iter().map(|mark| (*mark, variant)));
        }
    }
    // What stands beside four marks is beaten in values; it may still ask fewer hours.
    let all: Vec<&Route> = answer.cards.iter().filter(|card| !card.beaten).flat_map(routes_of).collect();
    let certain: Vec<&Route> = all.iter().filter(|route| !route.is_conditional()).copied().collect();
    let less = |a: &Route, b: &Route| {
        let fewer = a.conditions.len() < b.conditions.len();
        let later = a.values.arrival.0 - b.values.arrival.0;
        fewer
            && a.conditions.iter().all(|leaf| b.conditions.contains(leaf))
            && a.changes.len() <= b.changes.len()
            && later <= 36
    };
    let surest: Vec<&Route> = all.iter().filter(|route| !all.iter().any(|other| less(other, route))).copied().collect();
    let named_among = if certain.is_empty() { &surest } else { &certain };
    for mark in Mark::ALL {
        let bearers: Vec<&Route> = marked.iter().filter(|(other, _)| *other == mark).map(|(_, route)| *route).collect();
        let [bearer] = bearers[..] else {
            problems.unless(all.is_empty() && bearers.is_empty(), || {
                format!("{mark:?} stands on {} routes", bearers.len())
            });
            continue;
        };
        let rank = |route: &Route| -> Vec<i64> {
            let [arrival, cost, unpaid, changes, gates, open] = values_of(route);
            match mark {
                Mark::Earliest => vec![arrival, gates, cost, unpaid, changes, open],
                Mark::Cheapest => vec![cost, arrival, unpaid, changes, gates, open],
                Mark::Easiest => vec![changes, i64::from(route.hours)],
                Mark::Surest => vec![open, gates, -i64::from(route.slack.unwrap_or(i32::MAX))],
            }
        };
        problems.unless(certain.is_empty() || !bearer.is_conditional(), || {
            format!("{mark:?} stands on a conditional route")
        });
        let best = named_among.iter().map(|route| rank(route)).min();
        problems.unless(best == Some(rank(bearer)), || {
            format!("{mark:?} stands on {:?} {:?}, which is not the best", bearer.kind(), bearer.values)
        });
    }
    let place = |card: &Card| {
        let is_named = !card.marks.is_empty() || card.variant_marks.iter().any(|marks| !marks.is_empty());
        // The one shown first may show another route of its kind.
        let is_conditional = routes_of(card).all(Route::is_conditional);
        (!is_named, if card.stands_first { is_conditional } else { card.route.is_conditional() })
    };
    problems.unless(answer.cards.is_sorted_by_key(place), || {
        "cards stand in another order than named, unconditional, conditional".to_owned()
    });
}

/// The target as it stands today.
pub(super) fn check_evaluation(facts: &Facts, answer: &Answer, problems: &mut Problems) {
    let life = Life::today(facts);
    for evaluation in &answer.evaluation {
        let Some(role) = facts.role(&evaluation.role) else {
            problems.say(format!("evaluates {}, which does not exist", evaluation.role));
            continue;
        };
        let Some(door) = role.door.iter().find(|door| door.id == evaluation.door) else {
            problems.say(format!("evaluates {}/{}, which does not exist", role.id, evaluation.door));
            continue;
        };
        for (at, clause) in door_clauses(role, door) {
            let Some(reason) = evaluation.clauses.iter().find(|reason| reason.at == at) else {
                problems.say(format!("the evaluation leaves out {at:?}"));
                continue;
            };
            let moment = Moment { day: facts.today(), expected_by: None };
            let range = life.verdict(facts, &clause.asks.0, &moment, false, &[]);
            let certainly_wrong = match reason.verdict {
                Verdict::Met => range.high < Verdict::Met,
                _ => range.low == Verdict::Met && clause.as_of == AsOf::Applying,
            };
            problems.unless(!certainly_wrong, || {
                format!("today {at:?} `{}` is {range:?}, not {:?}", clause.asks.0, reason.verdict)
            });
        }
    }
}
