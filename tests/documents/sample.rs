//! The roadmap of the tests that is read by eye.

use crate::dice::Dice;
use norikae::base::{Day, Id, Yen};
use norikae::documents::{Roadmap, RoadmapId};
use norikae::planner::*;
use norikae::profile::{Extra, Goal, Held, Profile};
use std::collections::BTreeMap;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub const TODAY: &str = "2026-11-25";

/// A small roadmap: into an information section by a posting, with one procedure and one examination.
pub fn roadmap() -> Roadmap {
    let mut dice = Dice(7);
    let (role, door) = (Id::new("hospital-it-se"), Id::new("posting"));
    let step = |key: &str, kind, what, from: &str, to: &str| Step {
        key: key.into(),
        kind,
        what,
        from: day(from),
        to: day(to),
        estimate: false,
        late: false,
        force: None,
        hours: 0,
        cost: None,
        unpriced: false,
        causes: vec![Cause::Goal],
        only_if: vec![],
    };
    let mut route = dice.route();
    route.arrival = day("2027-04-01");
    route.values.arrival = route.arrival.month();
    Roadmap {
        id: RoadmapId::new("abc").unwrap(),
        title: "病院の情報部門へ".into(),
        created: day(TODAY),
        dataset: 7,
        profile: Profile {
            licences: vec![Held { since: Some(day("2004-04-01")), ..Held::from("clinical-engineer") }],
            role: Some(Id::new("clinical-engineer-hospital")),
            savings: Some(Yen(1_200_000)),
            notes: Some("母の介護があります".into()),
            ..Profile::default()
        },
        goal: Goal { target: Some(role.clone()), arrive_by: Some(day("2027-04-01")), ..Goal::default() },
        marks: vec![Mark::Earliest],
        route,
        steps: vec![
            step(
                "procedure:rishokuhyo-unemployment",
                StepKind::Procedure,
                What::Procedure { procedure: "rishokuhyo-unemployment".into() },
                "2026-11-20",
                "2026-11-24",
            ),
            step(
                "search:hospital-it-se/posting",
                StepKind::Apply,
                What::Search { role: role.clone(), door: door.clone() },
                "2026-11-25",
                "2027-01-20",
            ),
            step(
                "procedure:national-pension-switch",
                StepKind::Procedure,
                What::Procedure { procedure: "national-pension-switch".into() },
                "2026-11-26",
                "2026-11-29",
            ),
            step(
                "offer:hospital-it-se/posting",
                StepKind::Apply,
                What::Offer { role: role.clone(), door: door.clone() },
                "2027-01-20",
                "2027-01-20",
            ),
            step("join:hospital-it-se", StepKind::Work, What::Join { role, door }, "2027-04-01", "2027-04-01"),
        ],
        late: false,
        fallback: None,
        ticks: BTreeMap::new(),
        notes: BTreeMap::from([("search:hospital-it-se/posting".into(), "A社は返事待ち".into())]),
        extra: Extra::new(),
    }
}
