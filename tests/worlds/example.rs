//! One tiny world with its whole answer, worked out on paper: `vendor` is the goal of somebody at `ward`.
#![allow(dead_code, reason = "each test crate that includes this uses another part of it")]

use super::enumerate::{self, Enumeration, enumerate};
use super::make::{
    asks, clause, course, dataset, domain, door, entry, equivalent, fact, known, month, obligation, program,
    qualification, role, sitting, subsidy,
};
use norikae::base::{Day, Id, Lag, Month, Yen};
use norikae::dataset::{AsOf, Counts, Dataset, DoorKind, Leaf, QualificationKind, Strength};
use norikae::planner::{
    Answer, Card, ClauseAt, Gain, Mark, Request, Route, TakenStage, Values, Verdict, What, plan, questions,
};
use norikae::profile::{Bound, Goal, Held, Profile, Spell};

/// The world as it is written down.
pub fn world() -> (Dataset, Profile, Request) {
    let mut world = dataset(2);
    world.domain = vec![domain("system"), domain("work")];
    world.fact = vec![fact("vendor-trained")];

    let mut ward = role("ward");
    ward.clause = vec![clause(Strength::Law, AsOf::Joining, "holds ce")];
    ward.licences = vec![Id::new("ce")];
    ward.gives = vec![Id::new("work")];

    let mut dx = role("dx");
    dx.gives = vec![Id::new("system"), Id::new("work")];
    let mut transfer = door("transfer", DoorKind::Transfer, 1, 1);
    transfer.from = vec![Id::new("ward")];
    transfer.joins = Some("03-01; 09-01".parse().unwrap());
    transfer.joining_may_wait = Lag::Months(2);
    dx.door = vec![transfer];

    let mut vendor = role("vendor");
    let mut posting = door("posting", DoorKind::Posting, 2, 1);
    posting.clause = vec![
        clause(Strength::Rule, AsOf::Applying, "months system >= 4"),
        clause(Strength::Usual, AsOf::Applying, "holds mit"),
    ];
    let mut direct = door("direct", DoorKind::Direct, 3, 1);
    direct.clause = vec![
        clause(Strength::Rule, AsOf::Applying, "any(holds mit, fact vendor-trained)"),
        clause(Strength::Usual, AsOf::Joining, "months system >= 3"),
    ];
    vendor.door = vec![direct, posting];
    world.role = vec![ward, dx, vendor];

    let sittings = || vec![known(None, 2, 4, 5), known(None, 7, 8, 9)];
    let mut mit = qualification("mit", QualificationKind::Certificate);
    mit.entry = vec![
        entry("evening", vec![course("course", &["evening"]), sitting("sitting", sittings())]),
        entry("remote", vec![course("course", &["remote"]), sitting("sitting", sittings())]),
    ];
    world.qualification = vec![qualification("ce", QualificationKind::Licence), mit];

    let mut remote = program("remote", 3, 4, None, &[]);
    remote.intakes.ends = Some(month(0));
    world.program = vec![program("evening", 2, 8, Some(120_000), &[1, 4]), remote];
    let mut allowance = subsidy("allowance", &["evening"], 60_000, 1);
    allowance.clause = vec![clause(Strength::Rule, AsOf::Applying, "months work >= 1 current")];
    world.subsidy = vec![allowance];
    world.obligation = vec![obligation("bond", true)];
    world.equivalent =
        vec![equivalent("ce-as-system", "holds ce", Counts::Months { domain: Id::new("system"), months: 1 }, true)];
    world.sort();

    let profile = Profile {
        licences: vec![Held { since: Some(month(-20)), ..Held::from("ce") }],
        role: Some(Id::new("ward")),
        spells: Some(vec![Spell {
            role: Some(Id::new("ward")),
            domains: Vec::new(),
            settings: Vec::new(),
            from: month(-20),
            to: None,
            hours_per_week: None,
            extra: Default::default(),
        }]),
        obligations: vec![Bound { id: Id::new("bond"), until: month(5), price: Some(Yen(200_000)) }],
        hours_per_week: Some(10),
        ..Profile::default()
    };
    let goal = Goal { target: Some(Id::new("vendor")), ..Goal::default() };
    (world, profile, Request { goal, today: month(0), horizon: month(14) })
}

/// The same world a month later.
pub fn a_month_later() -> (Dataset, Profile, Request) {
    let (dataset, profile, request) = world();
    (dataset, profile, Request { today: month(1), ..request })
}

/// No ways, no transfer, and the one thing that was not known is denied.
pub fn without_ways() -> (Dataset, Profile, Request) {
    let (mut dataset, mut profile, request) = world();
    dataset.qualification.iter_mut().for_each(|qualification| qualification.entry.clear());
    dataset.program.clear();
    dataset.subsidy.clear();
    dataset.role.retain(|role| role.id != "dx");
    profile.facts.insert(Id::new("vendor-trained"), false);
    (dataset, profile, request)
}

pub fn with_vendor_trained(trained: bool) -> (Dataset, Profile, Request) {
    let (dataset, mut profile, request) = world();
    profile.facts.insert(Id::new("vendor-trained"), trained);
    (dataset, profile, request)
}

/// Doors, values as in the table, and whether it is conditional.
type Row = (&'static str, [i64; 6], bool);

const FRONT: [Row; 5] = [
    ("direct", [4, 4, 0, 1, 0, 1], true),
    ("direct", [5, 0, 0, 1, 0, 1], true),
    ("transfer, direct", [7, 0, 0, 1, 0, 0], true),
    ("transfer, posting", [9, 0, 0, 1, 0, 1], false),
    ("transfer, direct", [9, 1, 0, 1, 1, 0], false),
];

const WHEN_TRAINED: [Row; 3] = [
    ("direct", [4, 4, 0, 1, 0, 1], false),
    ("direct", [5, 0, 0, 1, 0, 1], false),
    ("transfer, direct", [7, 0, 0, 1, 0, 0], false),
];

const WHEN_NOT_TRAINED: [Row; 2] = [FRONT[3], FRONT[4]];

/// Without the subsidy from intake 1, with it only from intake 4; the certificate is there for the posting by 9.
const A_MONTH_LATER: [Row; 5] = [
    ("direct", [5, 0, 0, 1, 0, 1], true),
    ("transfer, direct", [7, 0, 0, 1, 0, 0], true),
    ("transfer, posting", [9, 0, 0, 1, 0, 1], false),
    ("transfer, direct", [9, 2, 0, 1, 1, 0], false),
    ("transfer, posting", [12, 1, 0, 1, 1, 0], false),
];

fn values(route: &Route) -> [i64; 6] {
    let Values { arrival, cost, unpaid_months, changes, gates, open } = route.values;
    let months = arrival.0 - Month::new(2026, 12).0;
    [months.into(), cost, unpaid_months.into(), changes.into(), gates.into(), open.into()]
}

fn doors(route: &Route) -> String {
    route.changes.iter().map(|change| change.door.as_str()).collect::<Vec<_>>().join(", ")
}

/// The rows of some routes. A route over posting and evening is worth the same as 堅 over direct, which takes it in.
fn rows<'a>(routes: impl IntoIterator<Item = &'a Route>) -> Vec<(String, [i64; 6], bool)> {
    let mut rows: Vec<_> =
        routes.into_iter().map(|route| (doors(route), values(route), route.is_conditional())).collect();
    rows.sort_by_key(|(_, values, conditional)| (*values, *conditional));
    rows
}

fn expected(rows: &[Row]) -> Vec<(String, [i64; 6], bool)> {
    let mut rows: Vec<_> =
        rows.iter().map(|(doors, values, conditional)| ((*doors).to_owned(), *values, *conditional)).collect();
    rows.sort_by_key(|(_, values, conditional)| (*values, *conditional));
    rows
}

fn routes_of(cards: &[Card]) -> impl Iterator<Item = &Route> {
    cards.iter().flat_map(|card| std::iter::once(&card.route).chain(&card.variants))
}

fn enumerated((dataset, profile, request): &(Dataset, Profile, Request)) -> Enumeration {
    enumerate(dataset, profile, request)
}

/// What the planner answers, unless it is still the stub that answers nothing.
pub fn planned((dataset, profile, request): &(Dataset, Profile, Request)) -> Answer {
    let answer = plan(dataset, profile, request);
    assert!(answer != Answer::default(), "plan() is still a stub: it answers nothing");
    answer
}

fn leaf(text: &str) -> Leaf {
    asks(text).0.leaves()[0].clone()
}

fn stage_days(route: &Route) -> Vec<Vec<Day>> {
    let days = |stage: &TakenStage| match stage {
        TakenStage::Course { begin, end, .. } => vec![*begin, *end],
        TakenStage::Sitting { file, sits, result, .. } => vec![*file, *sits, *result],
        TakenStage::Study { begin, end, .. } | TakenStage::Papers { begin, end, .. } => {
            vec![*begin, *end]
        }
    };
    route.ways.iter().flat_map(|way| way.stages.iter().map(days)).collect()
}

/// Asserts the dates that the table lists for each row of the front.
fn assert_steps<'a>(routes: impl IntoIterator<Item = &'a Route>) {
    for route in routes {
        let searches: Vec<(Day, Day)> = route.changes.iter().map(|change| (change.apply, change.join)).collect();
        let expected: Vec<(i32, i32)> = match values(route)[0] {
            4 => vec![(0, 4)],
            5 => vec![(1, 5)],
            7 => vec![(0, 3), (3, 7)],
            _ if route.ways.is_empty() => vec![(0, 3), (6, 9)],
            _ => vec![(0, 3), (5, 9)],
        };
        let expected: Vec<(Day, Day)> = expected.iter().map(|(apply, join)| (month(*apply), month(*join))).collect();
        assert_eq!(searches, expected, "{}", doors(route));
        let pays: Vec<(&str, Yen)> = route
            .changes
            .iter()
            .flat_map(|change| &change.pays)
            .map(|paid| (paid.obligation.as_str(), paid.price))
            .collect();
        let pays_lock = values(route)[0] == 4;
        assert_eq!(pays, if pays_lock { vec![("bond", Yen(200_000))] } else { Vec::new() });
        if values(route)[4] == 0 {
            assert!(route.ways.is_empty(), "nothing is sat, so nothing is learnt");
            continue;
        }
        let [way] = &route.ways[..] else { panic!("one way closes the gap") };
        assert_eq!(
            way.gains,
            Gain::Qualification {
                qualification: Id::new("mit"),
                route: Id::new("evening"),
                programs: vec![Id::new("evening")]
            }
        );
        assert_eq!(stage_days(route), [vec![month(1), month(3)], vec![month(2), month(4), month(5)]]);
        assert_eq!((way.held, route.cost), (month(5), Yen(60_000)));
        let subsidy = way.subsidy.as_ref().unwrap();
        assert_eq!((subsidy.apply_by, subsidy.amount), (month(0), Yen(60_000)));
        assert_eq!((way.slack, route.slack), (Some(31), Some(31)), "the sitting is a month after the course");
        assert_eq!(way.closes, [ClauseAt::Door { role: Id::new("vendor"), door: Id::new("direct"), index: 0 }]);
    }
}

#[test]
fn brute_force_finds_32_choices_13_valid_and_the_front_of_five() {
    let found = enumerated(&world());
    assert_eq!((found.choices, found.valid), (32, 13));
    assert_eq!(rows(found.front.iter().map(|found| &found.route)), expected(&FRONT));
    assert!(found.narrow.is_empty());
    assert_steps(found.front.iter().map(|found| &found.route));
    for found in &found.front {
        let unknown = if found.route.is_conditional() { vec![leaf("fact vendor-trained")] } else { Vec::new() };
        assert_eq!(found.route.conditions, unknown);
    }
}

#[test]
fn brute_force_marks_earliest_cheapest_and_easiest_on_one_card_and_surest_on_another() {
    let answer = enumerate::front::answer(&enumerated(&world()), &world().2);
    assert_marks(&answer);
}

#[test]
fn brute_force_knows_both_outcomes_of_the_open_question() {
    for (trained, table) in [(true, &WHEN_TRAINED[..]), (false, &WHEN_NOT_TRAINED[..])] {
        let found = enumerated(&with_vendor_trained(trained));
        assert_eq!(rows(found.front.iter().map(|found| &found.route)), expected(table), "trained: {trained}");
    }
}

#[test]
fn brute_force_finds_no_route_without_ways_and_transfer() {
    let found = enumerated(&without_ways());
    assert_eq!(found.valid, 0);
}

#[test]
fn brute_force_answers_a_month_later_that_nothing_arrives_earlier() {
    let later = a_month_later();
    let found = enumerated(&later);
    assert_eq!(rows(found.front.iter().map(|found| &found.route)), expected(&A_MONTH_LATER));
    assert!(found.routes.iter().all(|found| found.choice.pays.is_empty()), "paying the lock gains nothing any more");
    assert!(found.routes.iter().all(|found| {
        !found
            .choice
            .gains
            .iter()
            .any(|(gain, _)| matches!(gain, Gain::Qualification { route, .. } if *route == "remote"))
    }));
    let late_subsidy = found.routes.iter().find(|found| {
        doors(&found.route) == "transfer, direct" && found.choice.gains.iter().any(|(_, subsidy)| subsidy.is_some())
    });
    assert_eq!(late_subsidy.map(|found| values(&found.route)), Some([13, 1, 0, 1, 1, 0]));
}

/// 早 安 楽 stand on the card over posting, 堅 on the one over direct with the certificate.
fn assert_marks(answer: &Answer) {
    let mut marks: Vec<(String, [i64; 6], Mark)> = Vec::new();
    for card in &answer.cards {
        marks.extend(card.marks.iter().map(|mark| (doors(&card.route), values(&card.route), *mark)));
        for (variant, of_variant) in card.variants.iter().zip(&card.variant_marks) {
            marks.extend(of_variant.iter().map(|mark| (doors(variant), values(variant), *mark)));
        }
    }
    marks.sort_by_key(|(_, _, mark)| *mark);
    let over = |(doors, values, _): Row, mark| (doors.to_owned(), values, mark);
    assert_eq!(
        marks,
        [
            over(FRONT[3], Mark::Earliest),
            over(FRONT[3], Mark::Cheapest),
            over(FRONT[3], Mark::Easiest),
            over(FRONT[4], Mark::Surest)
        ]
    );
}

mod planner {
    use super::*;

    #[test]
    fn the_planner_finds_the_front_of_five() {
        let world = world();
        let answer = planned(&world);
        assert_eq!(rows(routes_of(&answer.cards)), expected(&FRONT));
        assert!(answer.narrow.is_empty() && answer.no_route.is_none() && !answer.limited);
        assert_steps(routes_of(&answer.cards));
        assert_marks(&answer);
        for route in routes_of(&answer.cards).filter(|route| route.is_conditional()) {
            assert_eq!(route.conditions, [leaf("fact vendor-trained")]);
        }
        let kinds: Vec<String> = answer.cards.iter().map(|card| doors(&card.route)).collect();
        assert_eq!(kinds, ["transfer, posting", "transfer, direct", "direct"], "named first, then conditional");
    }

    #[test]
    fn the_planner_lists_the_dated_steps_of_the_surest_route() {
        let answer = planned(&world());
        let surest = |card: &&Card| card.marks.contains(&Mark::Surest);
        let card = answer.cards.iter().find(surest).expect("堅 stands on a card of its own");
        let day_of = |wanted: &dyn Fn(&What) -> bool| {
            let found: Vec<(Day, Day)> =
                card.steps.iter().filter(|step| wanted(&step.what)).map(|step| (step.from, step.to)).collect();
            assert_eq!(found.len(), 1, "one step of its sort among {:?}", card.steps);
            found[0]
        };
        let at = |n| (month(n), month(n));
        assert_eq!(day_of(&|what| matches!(what, What::ApplySubsidy { .. })), at(0));
        assert_eq!(day_of(&|what| matches!(what, What::FileExam { .. })), at(2));
        assert_eq!(day_of(&|what| matches!(what, What::SitExam { .. })), at(4));
        assert_eq!(day_of(&|what| matches!(what, What::ExamResult { .. })), at(5));
        let course = day_of(&|what| matches!(what, What::Course { .. }));
        assert_eq!(course.0, month(1));
        let search = day_of(&|what| matches!(what, What::Search { role, .. } if *role == "vendor"));
        assert_eq!(search.0, month(5));
        assert_eq!(day_of(&|what| matches!(what, What::Join { role, .. } if *role == "vendor")), at(9));
        assert_eq!(day_of(&|what| matches!(what, What::Join { role, .. } if *role == "dx")), at(3));
    }

    #[test]
    fn the_planner_asks_the_open_question_and_knows_both_outcomes() {
        let world = world();
        planned(&world);
        let asked = questions(&world.0, &world.1, &world.2);
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert_eq!(asked[0].leaf, leaf("fact vendor-trained"));
        let (yes, no) = (&asked[0].if_yes, &asked[0].if_no);
        assert_eq!((yes.earliest, yes.least_cost, yes.kinds), (Some(month(4)), Some(Yen(0)), 2));
        assert_eq!((no.earliest, no.least_cost, no.kinds), (Some(month(9)), Some(Yen(0)), 2));
    }

    #[test]
    fn the_planner_answers_the_question_s_two_worlds() {
        for (trained, table) in [(true, &WHEN_TRAINED[..]), (false, &WHEN_NOT_TRAINED[..])] {
            let answer = planned(&with_vendor_trained(trained));
            assert_eq!(rows(routes_of(&answer.cards)), expected(table), "trained: {trained}");
        }
        let answer = planned(&with_vendor_trained(true));
        let named = |mark: Mark| {
            answer.cards.iter().find_map(|card| {
                let variants = card.variants.iter().zip(&card.variant_marks);
                std::iter::once((&card.route, &card.marks))
                    .chain(variants)
                    .find(|(_, marks)| marks.contains(&mark))
                    .map(|(route, _)| values(route)[0])
            })
        };
        assert_eq!([Mark::Earliest, Mark::Cheapest, Mark::Surest].map(named), [Some(4), Some(5), Some(7)]);
    }

    #[test]
    fn the_planner_says_of_each_door_why_there_is_no_route() {
        let answer = planned(&without_ways());
        assert!(answer.cards.is_empty() && answer.narrow.is_empty());
        let no_route = answer.no_route.expect("no route is an answer");
        assert_eq!(no_route.horizon, month(14));
        let reasons = |door: &str| {
            let shut = no_route.doors.iter().find(|shut| shut.role == "vendor" && shut.door == door);
            let shut = shut.unwrap_or_else(|| panic!("{door} is shut for a reason: {:?}", no_route.doors));
            assert!(shut.no_way && shut.earliest.is_none(), "{shut:?}");
            let [set] = &shut.sets[..] else { panic!("one set of clauses can't be met: {shut:?}") };
            let [clause] = &set[..] else { panic!("one clause can't be met: {shut:?}") };
            assert_eq!(clause.at, ClauseAt::Door { role: Id::new("vendor"), door: Id::new(door), index: 0 });
            clause.clone()
        };
        let posting = reasons("posting");
        assert_eq!((posting.leaves[0].verdict, posting.leaves[0].have), (Verdict::Partly, Some(1)));
        let direct = reasons("direct");
        let verdicts: Vec<Verdict> = direct.leaves.iter().map(|reason| reason.verdict).collect();
        assert_eq!(verdicts, [Verdict::NotMet, Verdict::NotMet]);
    }

    #[test]
    fn the_planner_answers_a_month_later_that_nothing_arrives_earlier() {
        let answer = planned(&a_month_later());
        assert_eq!(rows(routes_of(&answer.cards)), expected(&A_MONTH_LATER));
    }
}
