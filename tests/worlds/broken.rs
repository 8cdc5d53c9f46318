//! The checker accepts what brute force answers, and refuses each of a set of deliberately broken answers.

use super::checker::{check, check_routes};
use super::enumerate::enumerate;
use super::enumerate::front::answer;
use super::example;
use super::generate::{World, describe, worlds};
use super::make::{asks, month};
use norikae::base::{Id, Yen};
use norikae::dataset::{Dataset, DoorKind, Sittings};
use norikae::planner::{Answer, Change, Gain, Mark, Paid, Request, Route, TakenStage, Verdict, What, plan};
use norikae::profile::Profile;

/// The example's world with brute force's answer.
struct Sound {
    dataset: Dataset,
    profile: Profile,
    request: Request,
    answer: Answer,
}

impl Sound {
    fn new() -> Self {
        let (dataset, profile, request) = example::world();
        let answer = answer(&enumerate(&dataset, &profile, &request), &request);
        Self { dataset, profile, request, answer }
    }

    fn problems(&self) -> Vec<String> {
        check_routes(&self.dataset, &self.profile, &self.request, &self.answer)
    }

    /// 堅: transfer and direct, by the evening course with its subsidy.
    fn surest(&mut self) -> &mut Route {
        self.with_way(|route| !route.ways.is_empty())
    }

    /// The conditional route that pays the lock.
    fn paying(&mut self) -> &mut Route {
        self.with_way(|route| route.changes.iter().any(|change| !change.pays.is_empty()))
    }

    /// 早: transfer and posting, nothing learnt.
    fn earliest(&mut self) -> &mut Route {
        self.with_way(|route| route.ways.is_empty() && !route.is_conditional())
    }

    fn with_way(&mut self, wanted: impl Fn(&Route) -> bool) -> &mut Route {
        let cards = self.answer.cards.iter_mut();
        let mut routes = cards.flat_map(|card| std::iter::once(&mut card.route).chain(&mut card.variants));
        routes.find(|route| wanted(route)).expect("a route of the example")
    }
}

/// Breaks the sound answer and expects the checker to say so, in words that name what is wrong.
fn refuses(says: &str, breaks: impl FnOnce(&mut Sound)) {
    let mut sound = Sound::new();
    assert_eq!(sound.problems(), Vec::<String>::new(), "the answer is sound before it is broken");
    breaks(&mut sound);
    let problems = sound.problems();
    assert!(problems.iter().any(|problem| problem.contains(says)), "nothing says `{says}`, only {problems:#?}");
}

fn course(route: &mut Route) -> &mut TakenStage {
    &mut route.ways[0].stages[0]
}

fn sitting(route: &mut Route) -> &mut TakenStage {
    &mut route.ways[0].stages[1]
}

/// Moves a whole change by months.
fn shift(change: &mut Change, months: i32) {
    for day in [&mut change.apply, &mut change.offer, &mut change.join, &mut change.join_low, &mut change.join_high] {
        *day = day.plus_months(months);
    }
}

#[test]
fn what_brute_force_answers_passes_the_checker_in_every_world() {
    let mut routes = 0;
    for world in worlds(300) {
        let World { dataset, profile, request, .. } = &world;
        let answer = answer(&enumerate(dataset, profile, request), request);
        let problems = check_routes(dataset, profile, request, &answer);
        assert!(problems.is_empty(), "{}{problems:#?}\n{:#?}", describe(&world), answer.cards);
        routes += answer.cards.len() + answer.narrow.len();
    }
    println!("{routes} cards checked");
    assert!(routes > 300);
}

#[test]
fn what_the_planner_answers_passes_the_checker_in_every_world() {
    let mut failures = Vec::new();
    for world in worlds(300) {
        let World { dataset, profile, request, .. } = &world;
        let answer = plan(dataset, profile, request);
        assert!(answer != Answer::default(), "plan() is still a stub: it answers nothing");
        let problems = check(dataset, profile, request, &answer);
        if !problems.is_empty() {
            failures.push((world, problems));
        }
    }
    for (world, problems) in failures.iter().take(3) {
        println!("{}{problems:#?}\n", describe(world));
    }
    for (world, problems) in failures.iter().skip(3) {
        println!("world {}: {}", world.seed, problems[0]);
    }
    let seeds: Vec<u64> = failures.iter().map(|(world, _)| world.seed).collect();
    assert!(seeds.is_empty(), "the checker refuses the answers to {} worlds: {seeds:?}", seeds.len());
}

#[test]
fn refuses_a_course_that_begins_on_another_day() {
    refuses("evening does not begin on 2027-01-02", |sound| {
        if let TakenStage::Course { begin, .. } = course(sound.surest()) {
            *begin = begin.plus_days(1);
        }
    });
}

#[test]
fn refuses_a_course_before_today() {
    refuses("begins in the past", |sound| sound.request.today = month(1).plus_days(1));
}

#[test]
fn refuses_a_course_that_is_too_short() {
    refuses("evening ends on 2027-03-01", |sound| {
        if let TakenStage::Course { end, .. } = course(sound.surest()) {
            *end = end.plus_days(-1);
        }
    });
}

#[test]
fn refuses_a_sitting_that_is_not_held() {
    refuses("no sitting on 2027-05-01", |sound| {
        if let TakenStage::Sitting { sits, .. } = sitting(sound.surest()) {
            *sits = month(5);
        }
    });
}

#[test]
fn refuses_filing_when_the_window_has_closed() {
    refuses("no sitting on 2027-04-01", |sound| {
        if let TakenStage::Sitting { file, .. } = sitting(sound.surest()) {
            *file = month(3);
        }
    });
}

#[test]
fn refuses_a_sitting_before_its_course_has_ended() {
    refuses("sitting begins on 2027-04-01, before 2027-06-01", |sound| {
        if let TakenStage::Course { apply_by, begin, end, .. } = course(sound.surest()) {
            (*apply_by, *begin, *end) = (month(4), month(4), month(6));
        }
    });
}

#[test]
fn refuses_a_route_whose_way_is_dropped() {
    refuses("is not known, and no condition says so", |sound| sound.surest().ways.clear());
}

#[test]
fn refuses_a_way_that_leaves_out_a_stage() {
    refuses("mit by evening has 2 stages, not 1", |sound| {
        sound.surest().ways[0].stages.pop();
    });
}

#[test]
fn refuses_a_way_with_another_program() {
    refuses("is no stage course", |sound| {
        if let TakenStage::Course { program, .. } = course(sound.surest()) {
            *program = Id::new("remote");
        }
    });
}

#[test]
fn refuses_a_way_that_nothing_asks_for() {
    refuses("is needless", |sound| {
        let way = sound.surest().ways[0].clone();
        sound.dataset.role.iter_mut().flat_map(|role| &mut role.door).for_each(|door| {
            door.clause.retain(|clause| !clause.asks.0.to_string().contains("mit"));
        });
        sound.earliest().ways.push(way);
    });
}

#[test]
fn refuses_a_door_that_is_closed() {
    refuses("takes no applications in month 6", |sound| {
        let posting = sound.dataset.role.iter_mut().flat_map(|role| &mut role.door).find(|door| door.id == "posting");
        posting.expect("the posting").opens_months = vec![1, 2];
    });
    refuses("can't be joined on 2027-04-01", |sound| shift(&mut sound.earliest().changes[0], 1));
    refuses("is joined on 2027-10-01, not between", |sound| {
        let change = &mut sound.earliest().changes[1];
        (change.join, change.join_high) = (month(10), month(10));
    });
    refuses("has no rounds, but one on 2027-07-01", |sound| sound.earliest().changes[1].sits = Some(month(7)));
    refuses("is a selection without a day", |sound| {
        let posting = sound.dataset.role.iter_mut().flat_map(|role| &mut role.door).find(|door| door.id == "posting");
        posting.expect("the posting").rounds = Some(Sittings::default());
    });
}

#[test]
fn refuses_a_door_that_does_not_open_from_here() {
    refuses("dx/transfer does not open from", |sound| {
        sound.dataset.role.iter_mut().flat_map(|role| &mut role.door).for_each(|door| {
            if door.kind == DoorKind::Transfer {
                door.from = vec![Id::new("vendor")];
            }
        });
    });
    refuses("dx/transfer does not open from None", |sound| sound.profile.left = Some(month(-1)));
}

#[test]
fn refuses_a_door_whose_rule_is_not_met() {
    refuses("`months system >= 4` is not met on [2027-05-01]", |sound| {
        let change = &mut sound.earliest().changes[1];
        shift(change, -1);
        sound.earliest().arrival = month(8);
    });
}

#[test]
fn refuses_a_change_before_the_one_before_it() {
    refuses("is applied for on 2027-02-01, before 2027-03-01", |sound| shift(&mut sound.earliest().changes[1], -4));
}

#[test]
fn refuses_an_offer_that_comes_too_soon() {
    refuses("makes its offer on 2027-08-01", |sound| sound.earliest().changes[1].offer = month(7));
}

#[test]
fn refuses_more_hours_than_a_week_has() {
    refuses("8 hours a week on 2027-01-01, of 7", |sound| sound.profile.hours_per_week = Some(7));
}

#[test]
fn refuses_leaving_before_a_lock_is_served_or_paid() {
    refuses("without paying bond", |sound| sound.paying().changes[0].pays.clear());
    refuses("can't be paid off with", |sound| sound.paying().changes[0].pays[0].price = Yen(1));
    refuses("can't be paid off with", |sound| sound.dataset.obligation[0].payable = false);
    refuses("is paid off though it is served", |sound| {
        let paid = Paid { obligation: Id::new("bond"), price: Yen(200_000) };
        sound.surest().changes[1].pays.push(paid);
    });
    refuses("is paid off where it does not bind", |sound| {
        let paid = Paid { obligation: Id::new("bond"), price: Yen(200_000) };
        sound.surest().changes[0].pays.push(paid);
    });
}

#[test]
fn refuses_a_wrong_value() {
    refuses("arrives in", |sound| sound.surest().values.arrival = month(8).month());
    refuses("arrives on", |sound| sound.surest().arrival = month(8));
    refuses("costs 1 steps, not 0", |sound| sound.surest().values.cost = 0);
    refuses("costs ¥60000, not ¥0", |sound| sound.surest().cost = Yen(0));
    refuses("without pay for 0 to 0 months, not 1", |sound| sound.surest().values.unpaid_months = 1);
    refuses("changes employer 1 times, not 2", |sound| sound.surest().values.changes = 2);
    refuses("passes 1 gates, not 0", |sound| sound.surest().values.gates = 0);
    refuses("leaves 1 to 1 clauses open, not 0", |sound| sound.earliest().values.open = 0);
    refuses("has a slack of", |sound| sound.surest().slack = Some(60));
    refuses("hours, not 9999", |sound| sound.surest().ways[0].hours = 9999);
}

#[test]
fn refuses_a_wrong_price() {
    refuses("costs ¥120000, not ¥90000", |sound| sound.surest().ways[0].cost = Yen(90_000));
    refuses("does not give ¥200000", |sound| {
        if let Some(subsidy) = &mut sound.surest().ways[0].subsidy {
            subsidy.amount = Yen(200_000);
        }
    });
    refuses("prices unknown of", |sound| sound.surest().ways[0].unpriced.push(Id::new("evening")));
    refuses("`months work >= 1 current` is not met", |sound| {
        sound.profile.spells = Some(Vec::new());
        let posts = sound.dataset.role.iter_mut();
        posts.for_each(|role| role.gives.retain(|domain| *domain != "work"));
    });
}

#[test]
fn refuses_what_is_no_longer_valid() {
    refuses("expires on Some(2027-06-30)", |sound| {
        let mit = sound.dataset.qualification.iter_mut().find(|entry| entry.id == "mit").expect("mit");
        mit.valid = Some(norikae::base::Lag::Days(60));
    });
    refuses("`any(holds mit, fact vendor-trained)` is not", |sound| {
        let mit = sound.dataset.qualification.iter_mut().find(|entry| entry.id == "mit").expect("mit");
        mit.valid = Some(norikae::base::Lag::Days(20));
        let surest = sound.surest();
        surest.ways[0].expires = Some(month(5).plus_days(20));
        shift(&mut surest.changes[1], 1);
    });
    refuses("though `holds ce` is not met", |sound| {
        sound.profile.licences[0].expires = Some(month(4));
        let dx = sound.dataset.role.iter_mut().find(|role| role.id == "dx").expect("dx");
        dx.clause =
            vec![super::make::clause(norikae::dataset::Strength::Law, norikae::dataset::AsOf::Joining, "holds ce")];
    });
    refuses("course no longer counts", |sound| {
        let mit = sound.dataset.qualification.iter_mut().find(|entry| entry.id == "mit").expect("mit");
        mit.entry[0].stage[0].lasts = Some(norikae::base::Lag::Days(20));
        if let TakenStage::Sitting { file, closes, sits, result, .. } = sitting(sound.surest()) {
            (*file, *closes, *sits, *result) = (month(7), month(7), month(8), month(9));
        }
    });
}

#[test]
fn refuses_an_unknown_that_is_taken_as_met_without_a_word() {
    refuses("is not known, and no condition says so", |sound| sound.paying().conditions.clear());
    refuses("nothing hangs on the condition", |sound| {
        let idle = asks("fact vendor-trained").0.leaves()[0].clone();
        sound.earliest().conditions.push(idle);
    });
}

#[test]
fn refuses_a_clause_that_is_misjudged_or_left_out() {
    refuses("is not accounted for", |sound| {
        sound.surest().clauses.pop();
    });
    refuses("not Met", |sound| {
        let reasons = &mut sound.earliest().clauses;
        reasons.iter_mut().for_each(|reason| reason.verdict = Verdict::Met);
    });
}

#[test]
fn refuses_to_be_out_of_work_too_long() {
    refuses("is in Some(Id(\"ward\")) on 2027-02-01", |sound| {
        sound.request.goal.in_work_by = Some(month(2));
        sound.request.goal.acceptable = vec![Id::new("dx")];
    });
}

#[test]
fn refuses_marks_that_are_not_earned() {
    refuses("Surest stands on 2 routes", |sound| {
        let earliest = sound.answer.cards.iter_mut().find(|card| card.marks.contains(&Mark::Earliest));
        earliest.expect("早").marks.push(Mark::Surest);
    });
    refuses("Earliest stands on 0 routes", |sound| {
        sound.answer.cards.iter_mut().for_each(|card| card.marks.retain(|mark| *mark != Mark::Earliest));
    });
    refuses("which is not the best", |sound| {
        for card in &mut sound.answer.cards {
            for mark in card.marks.iter_mut().chain(card.variant_marks.iter_mut().flatten()) {
                *mark = match *mark {
                    Mark::Surest => Mark::Earliest,
                    Mark::Earliest => Mark::Surest,
                    other => other,
                };
            }
        }
    });
}

#[test]
fn refuses_a_front_with_a_beaten_route() {
    refuses("the front is none", |sound| {
        let mut beaten = sound.surest().clone();
        beaten.values.open = 1;
        let kind = beaten.changes.clone();
        let card = sound.answer.cards.iter_mut().find(|card| card.route.changes == kind).expect("its card");
        card.variants.push(beaten);
    });
    refuses("two cards for", |sound| {
        let again = sound.answer.cards[0].clone();
        sound.answer.cards.push(again);
    });
}

#[test]
fn refuses_a_narrow_route_among_the_others_and_the_reverse() {
    refuses("is narrow without a reason", |sound| {
        let card = sound.answer.cards[0].clone();
        sound.answer.narrow.push(card);
    });
    refuses("but stands among the others", |sound| {
        let posting = sound.dataset.role.iter_mut().flat_map(|role| &mut role.door).find(|door| door.id == "posting");
        posting.expect("the posting").clause[1].strength = norikae::dataset::Strength::Closes;
    });
}

#[test]
fn refuses_steps_that_are_not_the_route_s() {
    let (dataset, profile, request) = example::world();
    let answer = plan(&dataset, &profile, &request);
    assert!(answer != Answer::default(), "plan() is still a stub: it answers nothing");
    let says = |answer: &Answer, words: &str| {
        let problems = check(&dataset, &profile, &request, answer);
        assert!(problems.iter().any(|problem| problem.contains(words)), "nothing says `{words}`, only {problems:#?}");
    };
    let learning = |answer: &Answer| {
        let with_way = |card: &&norikae::planner::Card| !card.route.ways.is_empty();
        let card = answer.cards.iter().find(with_way).expect("a card with a way");
        let at = answer.cards.iter().position(|other| std::ptr::eq(other, card)).expect("its place");
        let gains_mit = |gain: &Gain| matches!(gain, Gain::Qualification { .. });
        assert!(card.route.ways.iter().all(|way| gains_mit(&way.gains)));
        at
    };
    let mut missing = answer.clone();
    missing.cards[learning(&answer)].steps.pop();
    missing.cards[learning(&answer)].steps.retain(|step| !matches!(step.what, norikae::planner::What::SitExam { .. }));
    says(&missing, "no step SitExam");
    let mut twice = answer.clone();
    let again = twice.cards[0].steps[0].clone();
    twice.cards[0].steps.push(again);
    says(&twice, "two steps have the key");
    let mut without_cause = answer.clone();
    without_cause.cards[0].steps[0].causes.clear();
    says(&without_cause, "has no cause");
    let mut in_the_past = answer.clone();
    in_the_past.cards[0].steps[0].from = month(-1);
    says(&in_the_past, "lies in the past");
    let mut foreign = answer.clone();
    let mut step = answer.cards[learning(&answer)].steps.iter();
    let step = step.rfind(|step| matches!(step.what, norikae::planner::What::Course { .. }));
    let without_ways = foreign.cards.iter_mut().find(|card| card.route.ways.is_empty()).expect("a card without ways");
    without_ways.steps.extend(step.cloned());
    says(&foreign, "is no step of the route");
}

#[test]
fn refuses_steps_that_do_not_stand_on_the_day_held() {
    let (dataset, profile, request) = example::world();
    let answer = plan(&dataset, &profile, &request);
    let held: Vec<(String, norikae::base::Day)> = {
        let steps = answer.cards.iter().flat_map(|card| &card.steps);
        let dated = steps.filter(|step| What::dated(&step.key).is_some());
        dated.map(|step| (step.key.clone(), step.from)).collect()
    };
    assert!(held.len() > 5, "steps of the example: {held:?}");
    for (key, day) in held {
        let mut request = request.clone();
        request.goal.pins.insert(key.clone(), day.plus_days(1));
        let problems = check(&dataset, &profile, &request, &answer);
        assert!(
            problems.iter().any(|problem| problem.contains(&format!("{key} is held to"))),
            "{key} stands on {day}, and nobody misses it: {problems:#?}"
        );
    }
}

/// Changes the world so that the sound answer no longer is one.
fn refuses_in_a_world(says: &str, changes: impl FnOnce(&mut Dataset)) {
    refuses(says, |sound| changes(&mut sound.dataset));
}

fn every_role(dataset: &mut Dataset, change: impl Fn(&mut norikae::dataset::Role)) {
    dataset.role.iter_mut().for_each(change);
}

#[test]
fn refuses_a_step_by_a_door_to_hours_beside_a_post() {
    refuses_in_a_world("is no door to a post on the way", |dataset| {
        every_role(dataset, |role| role.door.iter_mut().for_each(|door| door.beside = true));
    });
}

#[test]
fn refuses_a_step_below_what_is_held() {
    let held = example::world().1.licences[0].id.clone();
    refuses_in_a_world("is no step for who holds", |dataset| {
        every_role(dataset, |role| role.below.push(held.clone()));
    });
}

#[test]
fn refuses_to_leave_a_training_before_it_ends() {
    refuses_in_a_world("before the training ends", |dataset| {
        every_role(dataset, |role| role.finish = Some(norikae::base::Lag::Months(60)));
    });
}
