//! The answer as a sentence, before any card: 「年内に直接着くルートはありません。途中の職場を経れば、2028年4月に着きます。」

use super::condition::{condition, fits_a_sentence};
use super::date::{count, day, month, months, pick};
use super::names;
use super::strings::strings;
use super::worded::Worded;
use crate::base::{Day, Lang};
use crate::dataset::Dataset;
use crate::planner::{Answer, Card, MoreHours, NoRoute, Route};
use crate::profile::{Event, Goal};

/// The answer first.
pub fn headline(answer: &Answer, goal: &Goal, today: Day, dataset: &Dataset, lang: Lang) -> Worded {
    let goal = &Goal { event: goal.event_in(dataset), ..goal.clone() };
    // A card may show another route of its kind than the soonest.
    let free = answer.cards.iter().flat_map(Card::routes).filter(|route| !route.is_conditional());
    if goal.target.is_none() {
        return Worded::new(
            pick(lang, "行きたいところを選ぶと、ルートを探せます。", "Choose a destination, and routes are found.")
                .to_owned(),
            lang,
        );
    }
    if let Some(route) = free.min_by_key(|route| route.arrival) {
        let said = sentence(route, answer, goal, today, lang);
        return Worded::new(and_sooner(said, route, answer, goal, dataset, lang), lang);
    }
    if let Some(card) = answer.in_order().first() {
        let condition = condition(&card.route, dataset, lang).unwrap_or_default();
        let arrives = can_arrive(goal.event, &month(card.route.arrival.month(), lang), lang);
        let via = if card.route.changes.len() > 1 {
            pick(lang, "途中の職場を経て", "by way of other posts, ")
        } else {
            pick(lang, "", "")
        };
        let late = match goal.arrive_by.filter(|by| card.route.arrival > *by) {
            Some(by) => pick(
                lang,
                format!("ただし、{}には間に合いません。", day(by, lang)),
                format!(" That is after {}.", day(by, lang)),
            ),
            None => String::new(),
        };
        let said = pick(
            lang,
            format!("いまの入力だけでは、確実に着けるルートがありません。{condition}、{via}{arrives}{late}"),
            format!("What you have entered is not enough for a certain route. {condition}, {via}{arrives}{late}"),
        );
        return Worded::new(and_sooner(said, &card.route, answer, goal, dataset, lang), lang);
    }
    if let Some(card) = answer.narrow.iter().min_by_key(|card| card.route.arrival) {
        let when = month(card.route.arrival.month(), lang);
        let arrives = arrives(goal.event, &when, lang);
        let text = pick(
            lang,
            format!(
                "ほぼ必須とされる要件がそろわないため、ふつうに通れるルートはありません。門の狭いルートなら、{arrives}"
            ),
            format!(
                "No ordinary route: something that is needed in practice would be missing. By a narrow route, {arrives}"
            ),
        );
        return Worded::new(text, lang);
    }
    nothing(answer.no_route.as_ref(), goal, dataset, lang)
}

/// What is said of a route, and what an answer to an open question may win beside it.
fn and_sooner(said: String, route: &Route, answer: &Answer, goal: &Goal, dataset: &Dataset, lang: Lang) -> String {
    match sooner(route, answer, goal, dataset, lang) {
        Some(more) => pick(lang, format!("{said}{more}"), format!("{said} {more}")),
        None => said,
    }
}

/// What an answer to an open question may win: the card that stands first, else, where one sentence can say it, the earliest
/// route of any card.
fn sooner(certain: &Route, answer: &Answer, goal: &Goal, dataset: &Dataset, lang: Lang) -> Option<String> {
    let is_sooner = |route: &&Route| route.is_conditional() && route.arrival.month() < certain.arrival.month();
    let first = answer.cards.iter().find(|card| card.stands_first).map(|card| &card.route);
    let all = answer.cards.iter().flat_map(Card::routes).filter(is_sooner);
    let short = || {
        all.filter(|route| fits_a_sentence(route, dataset))
            .min_by_key(|route| (route.arrival.month(), route.conditions.len(), route.hours, route.arrival))
    };
    let route = first.filter(is_sooner).or_else(short)?;
    let hangs_on = condition(route, dataset, lang)?;
    let when = month(route.arrival.month(), lang);
    if condition(certain, dataset, lang).as_ref() == Some(&hangs_on) {
        return Some(at_a_price(route, certain, &when, lang));
    }
    let can_arrive = can_arrive(goal.event, &when, lang);
    Some(pick(lang, format!("{hangs_on}、{can_arrive}"), format!("{hangs_on}, {can_arrive}")))
}

/// A route that is sooner than another and hangs on the same: it takes what the other spares.
fn at_a_price(route: &Route, other: &Route, when: &str, lang: Lang) -> String {
    let unpaid = route.values.unpaid_months;
    if unpaid <= other.values.unpaid_months {
        return pick(
            lang,
            format!("同じ条件で、{when}に着くルートもあります。"),
            format!("On the same conditions there is a route that arrives in {when}, too."),
        );
    }
    let unpaid = months(unpaid, lang);
    pick(
        lang,
        format!("同じ条件で、収入のない期間が{unpaid}ある代わりに、{when}に着くルートもあります。"),
        format!("On the same conditions there is a route that arrives in {when}, with {unpaid} without pay."),
    )
}

/// How far the search looked, where it could not look at everything.
pub fn limits(answer: &Answer, lang: Lang) -> Option<Worded> {
    let text = match answer.whole_up_to {
        0 => strings(lang).results.limited.to_owned(),
        1 => pick(
            lang,
            "直接入るルートは、すべて調べました。途中の職場を経るルートは、ほかにもあるかもしれません。",
            "All direct routes were searched. By way of other posts there may be more.",
        )
        .to_owned(),
        posts => pick(
            lang,
            format!(
                "途中の職場が{}つまでのルートは、すべて調べました。それより多いルートは、ほかにもあるかもしれません。",
                posts - 1
            ),
            format!(
                "All routes by way of up to {} were searched. By way of more there may be others.",
                count(posts as u32 - 1, "post")
            ),
        ),
    };
    answer.limited.then(|| Worded::new(text, lang))
}

fn arrives(event: Event, when: &str, lang: Lang) -> String {
    match event {
        Event::Joining => pick(lang, format!("{when}に着きます。"), format!("you arrive in {when}.")),
        Event::Offer => pick(lang, format!("{when}に内定に着きます。"), format!("you have an offer in {when}.")),
        Event::Held => pick(lang, format!("{when}に取得できます。"), format!("you hold it in {when}.")),
    }
}

/// The same where it hangs on something.
fn can_arrive(event: Event, when: &str, lang: Lang) -> String {
    match event {
        Event::Joining => pick(lang, format!("{when}に着けます。"), format!("you can arrive in {when}.")),
        Event::Offer => pick(lang, format!("{when}に内定に着けます。"), format!("you can have an offer in {when}.")),
        Event::Held => pick(lang, format!("{when}に取得できます。"), format!("you can hold it in {when}.")),
    }
}

/// A deadline as people say it: 年内, 年度内, or its day.
fn deadline(by: Day, today: Day, lang: Lang) -> (String, String) {
    let year = today.year();
    let fiscal_end = if today.month_of_year() <= 3 { year } else { year + 1 };
    if Day::new(year, 12, 31) == Some(by) {
        (
            pick(lang, "年内に", "by the end of the year").to_owned(),
            pick(lang, "年内に間に合います。", "in time for the end of the year").to_owned(),
        )
    } else if Day::new(fiscal_end, 3, 31) == Some(by) {
        (
            pick(lang, "年度内に", "by the end of the fiscal year").to_owned(),
            pick(lang, "年度内に間に合います。", "in time for the end of the fiscal year").to_owned(),
        )
    } else {
        let by = day(by, lang);
        (
            pick(lang, format!("{by}までに"), format!("by {by}")),
            pick(lang, format!("{by}に間に合います。"), format!("in time for {by}")),
        )
    }
}

fn sentence(route: &Route, answer: &Answer, goal: &Goal, today: Day, lang: Lang) -> String {
    let when = month(route.arrival.month(), lang);
    let arrives = arrives(goal.event, &when, lang);
    let direct = route.changes.len() <= 1;
    let late = goal.arrive_by.filter(|by| route.arrival > *by);
    // Where a card names an earlier month that hangs on something, this one is the earliest of the certain ones.
    let is_sooner = |other: &Route| other.is_conditional() && other.arrival.month() < route.arrival.month();
    let among_certain = answer.cards.iter().any(|card| is_sooner(&card.route));
    match (goal.arrive_by, late, direct) {
        (None, _, true) if among_certain => pick(
            lang,
            format!("確実に着けるルートでは、いちばん早くて{arrives}"),
            format!("By the earliest route that is certain, {arrives}"),
        ),
        (None, _, true) => {
            pick(lang, format!("いちばん早いルートで、{arrives}"), format!("By the earliest route, {arrives}"))
        }
        (None, _, false) if among_certain => pick(
            lang,
            format!("確実に着けるルートでは、途中の職場を経て、いちばん早くて{arrives}"),
            format!("By the earliest route that is certain, by way of other posts, {arrives}"),
        ),
        (None, _, false) => pick(
            lang,
            format!("途中の職場を経て、いちばん早くて{arrives}"),
            format!("By way of other posts, {arrives}"),
        ),
        (Some(by), None, true) => {
            let (_, in_time) = deadline(by, today, lang);
            pick(
                lang,
                format!("{in_time}いちばん早いルートで、{arrives}"),
                format!("There is a route {in_time}: {arrives}"),
            )
        }
        (Some(by), None, false) => {
            let (_, in_time) = deadline(by, today, lang);
            pick(
                lang,
                format!("{in_time}途中の職場を経て、{arrives}"),
                format!("There is a route {in_time}, by way of other posts: {arrives}"),
            )
        }
        (_, Some(by), true) => {
            let (until, _) = deadline(by, today, lang);
            pick(
                lang,
                format!("{until}着くルートはありません。いちばん早くて、{arrives}"),
                format!("No route arrives {until}. At the earliest, {arrives}"),
            )
        }
        (_, Some(by), false) => {
            let (until, _) = deadline(by, today, lang);
            // A direct route may exist too, only later still.
            let directly = answer.cards.iter().any(|card| card.route.changes.len() <= 1);
            let none = if directly {
                ("着くルートはありません", "No route arrives")
            } else {
                ("直接着くルートはありません", "No direct route arrives")
            };
            pick(
                lang,
                format!("{until}{}。途中の職場を経れば、{arrives}", none.0),
                format!("{} {until}. By way of other posts, {arrives}", none.1),
            )
        }
    }
}

fn nothing(no_route: Option<&NoRoute>, goal: &Goal, dataset: &Dataset, lang: Lang) -> Worded {
    let target = goal.target.as_ref().map(|id| names::holding(id, dataset, lang).text).unwrap_or_default();
    let say = |ja: String, en: String| Worded::new(pick(lang, ja, en), lang);
    let Some(no_route) = no_route else {
        return say(
            format!("「{target}」へのルートは見つかりませんでした。"),
            format!("No route was found to: {target}."),
        );
    };
    if let (Some(by), Some(earliest)) = (goal.in_work_by, no_route.in_work_earliest)
        && earliest > by
    {
        let (by, earliest) = (day(by, lang), day(earliest, lang));
        return say(
            format!("{by}までに働きはじめられるルートはありません。いちばん早くて{earliest}です。"),
            format!("No route puts you in work by {by}. The earliest is {earliest}."),
        );
    }
    if let Some(earliest) = no_route.without_pins {
        let earliest = month(earliest.month(), lang);
        return say(
            format!(
                "決めた日のとおりに「{target}」に着くルートはありません。日を決めなければ、いちばん早くて{earliest}です。"
            ),
            format!("No route to {target} keeps the days you hold. If they are left open, the earliest is {earliest}."),
        );
    }
    if let Some(MoreHours { have, need, arrival }) = no_route.more_hours {
        let arrival = month(arrival.month(), lang);
        return say(
            format!(
                "学習に週{have}時間では、「{target}」に着くルートがありません。週{need}時間とれれば、{arrival}に着くルートがあります。"
            ),
            format!(
                "With {have} hours a week for learning no route reaches {target}. With {need} hours there is one that arrives in {arrival}."
            ),
        );
    }
    // Nothing is wrong with any door but its dates: the day to be in work by shuts them.
    let only_dates = no_route.doors.iter().all(|door| door.sets.is_empty() && door.earliest.is_none());
    if let (Some(by), true) = (goal.in_work_by, only_dates) {
        let by = day(by, lang);
        return say(
            format!("{by}までに働きはじめられるルートは見つかりません。この日を遅らせると見つかることがあります。"),
            format!("No route puts you in work by {by}. A later day may open some."),
        );
    }
    let horizon = month(no_route.horizon.month(), lang);
    match no_route.doors.iter().filter_map(|door| door.earliest).min() {
        Some(earliest) => {
            let earliest = month(earliest.month(), lang);
            say(
                format!("{horizon}までに「{target}」に着くルートはありません。いちばん早くて{earliest}です。"),
                format!("No route reaches {target} before {horizon}. The earliest is {earliest}."),
            )
        }
        None => say(
            format!("いまの条件から「{target}」に着くルートはありません。理由は次のとおりです。"),
            format!("From here no route reaches {target}. The reasons follow."),
        ),
    }
}
