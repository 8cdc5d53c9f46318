//! The claims of the planner's model, held against random small worlds. `worlds/README.md` says how the model is read
//! where it leaves something open.

#[path = "worlds/enumerate.rs"]
mod enumerate;
#[path = "worlds/generate.rs"]
mod generate;
#[path = "worlds/make.rs"]
mod make;

use enumerate::{Enumeration, Found, enumerate};
use generate::{World, describe, worlds};
use norikae::dataset::Dataset;
use norikae::planner::{Answer, Card, Request, Route, plan};
use norikae::profile::Profile;

/// Over how many worlds each claim is tested.
const WORLDS: usize = 300;

fn answer(world: &World) -> Answer {
    answer_to(&world.dataset, &world.profile, &world.request)
}

/// What the planner says, unless it is still the stub that says nothing.
fn answer_to(dataset: &Dataset, profile: &Profile, request: &Request) -> Answer {
    let answer = plan(dataset, profile, request);
    assert!(
        answer != Answer::default(),
        "plan() is still a stub: it answers nothing"
    );
    answer
}

fn routes(cards: &[Card]) -> impl Iterator<Item = &Route> {
    cards
        .iter()
        .flat_map(|card| std::iter::once(&card.route).chain(&card.variants))
}

fn show(route: &Route) -> String {
    let doors: Vec<String> = route
        .changes
        .iter()
        .map(|change| {
            format!(
                "{}/{} {}→{}",
                change.role, change.door, change.apply, change.join
            )
        })
        .collect();
    let ways: Vec<String> = route
        .ways
        .iter()
        .map(|way| format!("{:?} held {}", way.gains, way.held))
        .collect();
    let conditions: Vec<String> = route.conditions.iter().map(ToString::to_string).collect();
    format!(
        "{:?} {} {ways:?} if {conditions:?} unpriced {:?} pays {:?} slack {:?}",
        route.values,
        doors.join(" > "),
        route.unpriced,
        route
            .changes
            .iter()
            .flat_map(|change| &change.pays)
            .collect::<Vec<_>>(),
        route.slack
    )
}

fn list<'a>(routes: impl IntoIterator<Item = &'a Route>) -> String {
    routes
        .into_iter()
        .map(|route| format!("  {}\n", show(route)))
        .collect()
}

/// Runs a test over all worlds and says of the first few in which it fails why it does.
fn in_every_world(test: impl Fn(&World) -> Result<(), String>) {
    let mut failures = Vec::new();
    for world in worlds(WORLDS) {
        if let Err(why) = test(&world) {
            failures.push((world, why));
        }
    }
    let seeds: Vec<u64> = failures.iter().map(|(world, _)| world.seed).collect();
    for (world, why) in failures.iter().take(3) {
        println!("{}{why}\n", describe(world));
    }
    assert!(
        failures.is_empty(),
        "fails in {} of {WORLDS} worlds: {seeds:?}",
        failures.len()
    );
}

/// The route that stands beside a card with all four marks may be off the front.
fn beside_the_front(answer: &Answer) -> Option<&Route> {
    let all_four = answer.cards.iter().position(|card| card.marks.len() == 4)?;
    let other = answer
        .cards
        .iter()
        .enumerate()
        .find(|(at, card)| *at != all_four && card.variants.is_empty());
    other.map(|(_, card)| &card.route)
}

fn same_front(planned: &[Card], enumerated: &[Found], spare: Option<&Route>) -> Result<(), String> {
    let planned: Vec<&Route> = routes(planned).collect();
    let wrong: Vec<&Route> = planned
        .iter()
        .filter(|route| {
            let on_front = enumerated.iter().any(|found| {
                found.route.values == route.values && found.route.conditions == route.conditions
            });
            !on_front && spare != Some(**route)
        })
        .copied()
        .collect();
    let missing: Vec<&Route> = enumerated
        .iter()
        .map(|found| &found.route)
        .filter(|found| {
            !planned.iter().any(|route| {
                route.values == found.values
                    && route
                        .conditions
                        .iter()
                        .all(|leaf| found.conditions.contains(leaf))
            })
        })
        .collect();
    if wrong.is_empty() && missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the planner's front:\n{}of which are not on the true front:\n{}the true front:\n{}of which are missing:\n{}",
        list(planned),
        list(wrong),
        list(enumerated.iter().map(|found| &found.route)),
        list(missing)
    ))
}

fn enumerated(world: &World) -> Enumeration {
    enumerate(&world.dataset, &world.profile, &world.request)
}

#[test]
fn the_front_equals_enumeration() {
    in_every_world(|world| {
        let (answer, found) = (answer(world), enumerated(world));
        if answer.limited {
            return Err("a limit of the search was reached in a tiny world".to_owned());
        }
        same_front(&answer.cards, &found.front, beside_the_front(&answer))?;
        same_front(&answer.narrow, &found.narrow, None)
            .map_err(|why| format!("of narrow routes: {why}"))
    });
}
