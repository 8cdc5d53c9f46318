//! The answer as a sentence, the reasons where there is none, fallbacks and questions, word by word.

use crate::dice::Dice;
use crate::sample::day;
use crate::{BOTH, DATASET, check};
use norikae::base::{Id, Lang, Yen};
use norikae::dataset::{AsOf, Bound, Clause, DoorKind, Leaf, Measure, Strength};
use norikae::i18n;
use norikae::planner::*;
use norikae::profile::{Event, Goal};

fn card(posts: &[&str], arrival: &str) -> Card {
    let mut route = Dice(3).route();
    route.conditions.clear();
    route.arrival = day(arrival);
    let change = |role: &&str| Change {
        role: Id::new(*role),
        door: Id::new("posting"),
        kind: DoorKind::Posting,
        apply: day("2026-11-25"),
        sits: None,
        offer: day(arrival),
        join: day(arrival),
        join_low: day(arrival),
        join_high: day(arrival),
        estimate: true,
        pays: vec![],
    };
    route.changes = posts.iter().map(change).collect();
    Card {
        marks: vec![],
        route,
        variants: vec![],
        variant_marks: vec![],
        late: false,
        beaten: false,
        stands_first: false,
        evidence: vec![],
        steps: vec![],
    }
}

#[test]
fn who_founds_is_told_that_the_capital_is_not_counted() {
    let cost = |kind: DoorKind, lang: Lang| {
        let mut route = card(&["clinic-founder"], "2028-04-01").route;
        route.cost = Yen(0);
        route.unpriced.clear();
        route.changes[0].kind = kind;
        i18n::values(&route, &DATASET, lang)
            .into_iter()
            .find(|(label, _)| ["自己負担", "Own cost"].contains(label))
            .unwrap()
            .1
    };
    assert_eq!(cost(DoorKind::Founding, Lang::Ja), "0円(開業・承継の資金は含まない)");
    assert_eq!(cost(DoorKind::Succession, Lang::En), "¥0 (without the capital to open or take over)");
    assert_eq!(cost(DoorKind::Posting, Lang::Ja), "0円");
}

#[test]
fn what_a_route_hangs_on_is_not_said_to_be_nothing() {
    let missing = |open: u32, hangs: bool, lang: Lang| {
        let mut route = card(&["hospital-it-se"], "2028-04-01").route;
        route.values.open = open;
        route.conditions = hangs.then(|| Leaf::Fact { what: Id::new("knows-company") }).into_iter().collect();
        let label = ["足りない・不明な要件", "Requirements missing or unknown"];
        i18n::values(&route, &DATASET, lang).into_iter().find(|(name, _)| label.contains(name)).unwrap().1
    };
    assert_eq!(missing(0, false, Lang::Ja), "なし");
    assert_eq!(missing(0, true, Lang::Ja), "「もし」のほかはなし");
    assert_eq!(missing(2, true, Lang::Ja), "「もし」のほかに2つ");
    assert_eq!(missing(0, true, Lang::En), "none beside the “if”");
}

fn goal(arrive_by: Option<&str>) -> Goal {
    Goal { target: Some(Id::new("hospital-it-se")), arrive_by: arrive_by.map(day), ..Goal::default() }
}

fn said(cards: Vec<Card>, goal: &Goal, lang: Lang) -> String {
    let answer = Answer { cards, ..Answer::default() };
    i18n::headline(&answer, goal, day("2026-11-25"), &DATASET, lang).text
}

#[test]
fn the_answer_is_a_sentence_first() {
    let by_the_year = goal(Some("2026-12-31"));
    let stepping = || card(&["emr-instructor", "hospital-it-se"], "2028-04-01");
    for (cards, goal, ja) in [
        (vec![stepping()], &by_the_year, "年内に直接着くルートはありません。途中の職場を経れば、2028年4月に着きます。"),
        (
            vec![stepping(), card(&["hospital-it-se"], "2029-04-01")],
            &by_the_year,
            "年内に着くルートはありません。途中の職場を経れば、2028年4月に着きます。",
        ),
        (
            vec![card(&["hospital-it-se"], "2027-02-01")],
            &by_the_year,
            "年内に着くルートはありません。いちばん早くて、2027年2月に着きます。",
        ),
        (
            vec![card(&["hospital-it-se"], "2026-12-20")],
            &by_the_year,
            "年内に間に合います。いちばん早いルートで、2026年12月に着きます。",
        ),
        (
            vec![card(&["hospital-it-se"], "2027-03-20")],
            &goal(Some("2027-03-31")),
            "年度内に間に合います。いちばん早いルートで、2027年3月に着きます。",
        ),
        (
            vec![stepping()],
            &goal(Some("2028-06-30")),
            "2028年6月30日(金)に間に合います。途中の職場を経て、2028年4月に着きます。",
        ),
        (vec![stepping()], &goal(None), "途中の職場を経て、いちばん早くて2028年4月に着きます。"),
        (vec![card(&["hospital-it-se"], "2027-02-01")], &goal(None), "いちばん早いルートで、2027年2月に着きます。"),
    ] {
        assert_eq!(said(cards, goal, Lang::Ja), ja);
    }
    assert_eq!(
        said(vec![stepping()], &by_the_year, Lang::En),
        "No direct route arrives by the end of the year. By way of other posts, you arrive in Apr 2028."
    );
    let held = Goal { event: Event::Held, ..goal(None) };
    assert_eq!(said(vec![card(&[], "2027-03-31")], &held, Lang::Ja), "いちばん早いルートで、2027年3月に取得できます。");
}

#[test]
fn a_route_that_depends_on_something_unknown_begins_with_if() {
    let mut conditional = card(&["hospital-it-se"], "2027-02-01");
    conditional.route.conditions = vec![Leaf::Fact { what: Id::new("knows-company") }];
    let ja = said(vec![conditional.clone()], &goal(None), Lang::Ja);
    assert!(ja.starts_with("いまの入力だけでは、確実に着けるルートがありません。もし「"), "{ja}");
    let ours = card(&["emr-instructor", "hospital-it-se"], "2028-04-01");
    let ja = said(vec![conditional, ours], &goal(None), Lang::Ja);
    assert!(
        ja.starts_with("確実に着けるルートでは、途中の職場を経て、いちばん早くて2028年4月に着きます。もし「"),
        "the certain one is said first: {ja}"
    );
    assert!(ja.ends_with("2027年2月に着けます。"), "{ja}");
}

#[test]
fn the_first_card_is_named_beside_what_is_certain_however_many_its_conditions() {
    let mut first = card(&["hospital-it-se"], "2027-02-01");
    let facts = ["knows-company", "posting-for-clinicians", "inside-post-open"];
    first.route.conditions = facts.map(|what| Leaf::Fact { what: Id::new(what) }).to_vec();
    let certain = card(&["emr-instructor", "hospital-it-se"], "2028-04-01");
    let said = |first: &Card| said(vec![first.clone(), certain.clone()], &goal(None), Lang::Ja);
    assert!(!said(&first).contains("2027年2月"));
    first.stands_first = true;
    assert!(said(&first).ends_with("もし3つの条件に当てはまれば、2027年2月に着けます。"), "{}", said(&first));
}

#[test]
fn without_a_route_the_first_sentence_says_so_and_the_doors_say_why() {
    let clause = ClauseReason {
        at: ClauseAt::Role { role: Id::new("public-hospital-physician"), index: 0 },
        strength: Strength::Law,
        as_of: AsOf::Joining,
        verdict: Verdict::NotMet,
        leaves: vec![LeafReason {
            leaf: Leaf::Holds { what: Id::new("physician"), by: None },
            verdict: Verdict::NotMet,
            have: None,
            by: vec![],
        }],
    };
    let door = ShutDoor {
        role: Id::new("public-hospital-physician"),
        door: Id::new("agent"),
        sets: vec![vec![clause]],
        earliest: None,
        no_way: true,
    };
    let no_route = NoRoute { doors: vec![door], ..NoRoute::before(day("2041-03-31")) };
    let answer = Answer { no_route: Some(no_route.clone()), ..Answer::default() };
    let wanted = Goal { target: Some(Id::new("public-hospital-physician")), ..Goal::default() };
    for lang in BOTH {
        check(&i18n::headline(&answer, &wanted, day("2026-11-25"), &DATASET, lang), "headline");
        for shut in i18n::no_route(&no_route, &DATASET, lang) {
            check(&shut.door, "door");
            shut.lines.iter().for_each(|line| check(line, "line"));
        }
    }
    let lines = &i18n::no_route(&no_route, &DATASET, Lang::Ja)[0].lines;
    assert!(lines.iter().any(|line| line.text.contains("医師") && line.text.contains("最短でも")), "{lines:?}");
}

#[test]
fn a_fallback_has_its_date_on_its_face() {
    let mut fallback = Fallback {
        role: Id::new("clinical-engineer-hospital"),
        door: Id::new("posting"),
        deadline: day("2026-12-31"),
        switch_by: day("2026-12-11"),
        in_time: true,
        joins: day("2026-12-28"),
        serves_both: vec![],
    };
    let today = day("2026-11-25");
    assert_eq!(i18n::fallback_short(&fallback, today, Lang::Ja).text, "切り替えの期限は2026年12月11日(金)です。");
    check(&i18n::fallback(&fallback, today, &DATASET, Lang::En), "fallback");
    fallback.in_time = false;
    assert!(i18n::fallback(&fallback, today, &DATASET, Lang::Ja).text.contains("間に合う切り替え先はありません"));
}

#[test]
fn who_is_in_work_falls_back_on_staying() {
    let fallback = Fallback {
        role: Id::new("physician-university"),
        door: Id::default(),
        deadline: day("2028-06-30"),
        switch_by: day("2028-04-02"),
        in_time: true,
        joins: day("2026-11-25"),
        serves_both: vec![],
    };
    let today = day("2026-11-25");
    assert!(i18n::fallback(&fallback, today, &DATASET, Lang::Ja).text.contains("に残り"));
    assert!(i18n::fallback(&fallback, today, &DATASET, Lang::En).text.contains("stay in your present post"));
    assert!(i18n::fallback_short(&fallback, today, Lang::Ja).text.contains("いまの職場に残ります"));
}

#[test]
fn an_age_that_is_passed_is_named_as_an_age_limit() {
    let clause = ClauseReason {
        at: ClauseAt::Door { role: Id::new("civil-servant-general"), door: Id::new("special-wards"), index: 0 },
        strength: Strength::Rule,
        as_of: AsOf::Applying,
        verdict: Verdict::NotMet,
        leaves: vec![LeafReason {
            leaf: Leaf::Age { bound: Bound::AtMost, years: 59 },
            verdict: Verdict::NotMet,
            have: Some(60),
            by: vec![],
        }],
    };
    let door = ShutDoor {
        role: Id::new("civil-servant-general"),
        door: Id::new("special-wards"),
        sets: vec![vec![clause]],
        earliest: None,
        no_way: true,
    };
    let no_route = NoRoute { doors: vec![door], ..NoRoute::before(day("2041-03-31")) };
    let said = &i18n::no_route(&no_route, &DATASET, Lang::Ja)[0];
    assert!(said.lines[0].text.starts_with("年齢の上限があります"), "{said:?}");
    assert!(said.lines[0].text.contains("60歳") && !said.lines[0].text.contains("資料にありません"), "{said:?}");
    assert!(said.door.text.contains("東京の特別区"), "two selections are told apart: {said:?}");
}

#[test]
fn where_hours_are_missing_the_headline_says_how_many_are_enough() {
    let more_hours = Some(MoreHours { have: 10, need: 18, arrival: day("2030-04-22") });
    let no_route = NoRoute { more_hours, ..NoRoute::before(day("2041-03-31")) };
    let answer = Answer { no_route: Some(no_route), ..Answer::default() };
    let wanted = Goal { target: Some(Id::new("judo-therapist-staff")), ..Goal::default() };
    let said = |lang| i18n::headline(&answer, &wanted, day("2026-11-25"), &DATASET, lang).text;
    assert!(said(Lang::Ja).contains("週10時間では") && said(Lang::Ja).contains("週18時間とれれば、2030年4月"));
    assert!(said(Lang::En).contains("With 10 hours a week") && said(Lang::En).contains("With 18 hours"));
}

#[test]
fn a_day_that_is_too_late_is_not_called_the_earliest_before_it() {
    let no_route = NoRoute { in_work_earliest: Some(day("2026-12-16")), ..NoRoute::before(day("2041-03-31")) };
    let answer = Answer { no_route: Some(no_route), ..Answer::default() };
    let wanted =
        Goal { target: Some(Id::new("civil-servant-general")), in_work_by: Some(day("2026-12-31")), ..Goal::default() };
    let said = i18n::headline(&answer, &wanted, day("2026-11-25"), &DATASET, Lang::Ja).text;
    assert!(!said.contains("12月16日"), "{said}");
}

#[test]
fn alternatives_to_what_is_met_are_left_out() {
    let role = DATASET.role_of("private-hospital-physician").unwrap();
    let index = role.clause.iter().position(|clause| clause.asks.0.leaves().len() == 2).unwrap();
    let leaves = role.clause[index].asks.0.leaves();
    let stands = |(number, leaf): (usize, &Leaf)| LeafReason {
        leaf: leaf.clone(),
        verdict: if number == 0 { Verdict::Met } else { Verdict::Unknown },
        have: None,
        by: vec![],
    };
    let reason = ClauseReason {
        at: ClauseAt::Role { role: role.id.clone(), index },
        strength: Strength::Law,
        as_of: AsOf::Joining,
        verdict: Verdict::Met,
        leaves: leaves.into_iter().enumerate().map(stands).collect(),
    };
    assert_eq!(i18n::clause(&reason, &DATASET, Lang::Ja).leaves.len(), 1);
}

#[test]
fn a_question_says_what_each_answer_changes() {
    let question = Question {
        leaf: Leaf::Fact { what: Id::new("knows-company") },
        if_yes: Outcome { earliest: Some(day("2027-02-01")), least_cost: Some(Yen(25_000)), kinds: 3 },
        if_no: Outcome { earliest: None, least_cost: None, kinds: 0 },
    };
    let words = i18n::question(&question, &Answer::default(), &DATASET, Lang::Ja);
    assert!(words.asks.text.ends_with('。'));
    assert_eq!(words.if_yes.text, "いちばん早くて2027年2月着、自己負担は2.5万円から、ルートは3通りです。");
    assert_eq!(words.if_no.text, "確実に着けるルートはありません。");
    for lang in BOTH {
        let words = i18n::question(&question, &Answer::default(), &DATASET, lang);
        [words.asks, words.if_yes, words.if_no].iter().for_each(|words| check(words, "question"));
    }
}

#[test]
fn a_question_on_an_age_says_on_which_day_it_counts() {
    let leaf = Leaf::Age { bound: Bound::Under, years: 60 };
    let asked = |of_target: AsOf, on_the_way: AsOf, lang| {
        let clause = |as_of| ClauseReason {
            at: ClauseAt::Role { role: Id::new("crc"), index: 0 },
            strength: Strength::Rule,
            as_of,
            verdict: Verdict::Unknown,
            leaves: vec![LeafReason { leaf: leaf.clone(), verdict: Verdict::Unknown, have: None, by: vec![] }],
        };
        let (role, door, kind) = (Id::new("crc"), Id::new("posting"), DoorKind::Posting);
        let evaluation = vec![DoorEvaluation { role, door, kind, clauses: vec![clause(of_target)] }];
        let mut narrow = card(&["cra", "crc"], "2028-04-01");
        narrow.route.clauses = vec![clause(on_the_way)];
        let answer = Answer { evaluation, narrow: vec![narrow], ..Answer::default() };
        let outcome = Outcome { earliest: None, least_cost: None, kinds: 0 };
        let question = Question { leaf: leaf.clone(), if_yes: outcome.clone(), if_no: outcome };
        i18n::question(&question, &answer, &DATASET, lang).asks.text
    };
    let day = AsOf::FiscalYear;
    assert_eq!(asked(day, day, Lang::Ja), "採用年度の4月1日の時点で60歳未満ですか。いまの年齢で答えてください。");
    let en = "Will you be under 60 on 1 April of the fiscal year of joining? Answer with your age today.";
    assert_eq!(asked(day, day, Lang::En), en);
    assert!(asked(day, AsOf::Joining, Lang::Ja).starts_with("その時点で60歳未満ですか。"), "no one day is the day");
}

#[test]
fn what_is_due_sooner_than_ideal_is_not_said_to_be_missed() {
    let mut step = crate::sample::roadmap().steps[0].clone();
    (step.from, step.to, step.late) = (day("2026-11-25"), day("2027-01-09"), true);
    let (short, sentence) = i18n::timing(&step, Lang::Ja).unwrap();
    assert_eq!((short, sentence), ("もう始めておく時期", "もう始めておく時期です。早めに取りかかってください。"));
    step.to = step.from;
    assert_eq!(i18n::timing(&step, Lang::Ja).unwrap().0, "もう済ませておく時期");
    step.late = false;
    assert_eq!(i18n::timing(&step, Lang::Ja), None);
}

#[test]
fn several_conditions_make_one_sentence() {
    let mut route = card(&["hospital-it-se"], "2027-02-01").route;
    route.conditions =
        vec![Leaf::Holds { what: Id::new("nurse"), by: None }, Leaf::Fact { what: Id::new("knows-company") }];
    let ja = i18n::condition_sentence(&route, &DATASET, Lang::Ja).unwrap().text;
    assert!(ja.starts_with("もし「看護師」を持っていて、「"), "{ja}");
    assert!(ja.ends_with("」に当てはまれば、通れるルートです。"), "{ja}");
    assert!(i18n::condition_list(&route, &DATASET, Lang::Ja).is_empty());
    route.conditions.push(Leaf::Skill { what: Id::new("explaining") });
    let ja = i18n::condition_sentence(&route, &DATASET, Lang::Ja).unwrap().text;
    assert_eq!(ja, "もし3つの条件に当てはまれば、通れるルートです。");
    assert_eq!(i18n::condition_list(&route, &DATASET, Lang::Ja).len(), 3);
    route.conditions.truncate(1);
    let ja = i18n::condition_sentence(&route, &DATASET, Lang::Ja).unwrap().text;
    assert_eq!(ja, "もし「看護師」を持っていれば、通れるルートです。");
}

#[test]
fn alternatives_of_one_clause_are_one_condition() {
    let months = |domain: &str, least: u32| Leaf::Experience {
        measure: Measure::Months,
        domain: Id::new(domain),
        least,
        filter: Default::default(),
    };
    let said = |role: &str, door: &str, conditions: Vec<Leaf>| {
        let mut route = card(&[role], "2027-02-01").route;
        route.changes[0].door = Id::new(door);
        route.conditions = conditions;
        BOTH.map(|lang| i18n::condition_sentence(&route, &DATASET, lang).unwrap().text)
    };
    let [ja, en] = said("crc", "smo", vec![months("clinical", 24), months("clinical-trial", 12)]);
    assert_eq!(ja, "もし「臨床実務 2年以上」か「治験・臨床研究の実務 1年以上」があれば、通れるルートです。");
    assert!(en.starts_with("If either you have “"), "{en}");
    // Where two kinds of words meet, one ending serves both.
    let age = Leaf::Age { bound: Bound::AtMost, years: 34 };
    let mut sales = months("sales-practice", 36);
    if let Leaf::Experience { filter, .. } = &mut sales {
        filter.settings = vec![Id::new("company")];
    }
    let [ja, en] = said("mr", "cso-beginners", vec![age, sales]);
    assert!(en.contains("when applying"), "{en}");
    assert_eq!(
        ja,
        "もし「応募する時点で34歳以下」か「営業・顧客対応の実務 3年以上(企業で)」のどれかに当てはまれば、通れるルートです。"
    );
    // More than two: the clause says it as its author does.
    let any = vec![months("pharma-industry", 36), months("sales-practice", 36), months("sales-practice", 60)];
    let [ja, _] = said("mr", "maker", any);
    assert_eq!(ja, "もし「MRか医療営業の実務3〜5年以上」を満たしていれば、通れるルートです。");
    // What no clause of this edition of the data asks is still said.
    let [ja, _] = said("crc", "smo", vec![Leaf::Skill { what: Id::new("explaining") }]);
    assert!(ja.starts_with("もし「") && ja.ends_with("」があれば、通れるルートです。"), "{ja}");
}

#[test]
fn an_alternative_for_which_something_is_wanting_is_no_condition() {
    let skill = Leaf::Skill { what: Id::new("programming") };
    let age = Leaf::Age { bound: Bound::AtMost, years: 34 };
    let mut route = card(&["web-engineer"], "2027-09-01").route;
    route.changes[0].door = Id::new("contract");
    route.conditions = vec![skill, age];
    // Under 35, or a year of development, or programming with a year of IT work: the years are known not to be there.
    let role = DATASET.role_of("web-engineer").unwrap();
    let door = role.door.iter().find(|door| door.id.as_str() == "contract").unwrap();
    let reason = |(index, clause): (usize, &Clause)| ClauseReason {
        at: ClauseAt::Door { role: role.id.clone(), door: door.id.clone(), index },
        strength: clause.strength,
        as_of: clause.as_of,
        verdict: Verdict::Unknown,
        leaves: clause.asks.0.leaves().into_iter().map(|leaf| judged(leaf, &route.conditions)).collect(),
    };
    route.clauses = door.clause.iter().enumerate().map(reason).collect();
    let said = i18n::condition_sentence(&route, &DATASET, Lang::Ja).unwrap().text;
    assert!(said.ends_with("があり、「応募する時点で34歳以下」なら、通れるルートです。"), "{said}");
}

fn judged(leaf: &Leaf, unknown: &[Leaf]) -> LeafReason {
    let verdict = if unknown.contains(leaf) { Verdict::Unknown } else { Verdict::NotMet };
    LeafReason { leaf: leaf.clone(), verdict, have: None, by: vec![] }
}

#[test]
fn one_condition_is_not_said_twice_with_two_dates() {
    let mut first = card(&["pmda-reviewer"], "2031-04-01");
    first.route.conditions = vec![Leaf::Fact { what: Id::new("knows-company") }];
    first.route.values.unpaid_months = 0;
    first.stands_first = true;
    let mut sooner = first.route.clone();
    (sooner.arrival, sooner.values.unpaid_months) = (day("2029-10-01"), 24);
    let with = |variant: &Route| {
        let card = Card { variants: vec![variant.clone()], ..first.clone() };
        BOTH.map(|lang| said(vec![card.clone()], &goal(None), lang))
    };
    let [ja, en] = with(&sooner);
    assert_eq!(ja.matches("もし").count(), 1, "{ja}");
    assert!(ja.ends_with("同じ条件で、収入のない期間が2年ある代わりに、2029年10月に着くルートもあります。"), "{ja}");
    assert!(en.ends_with("with 2 years without pay."), "{en}");
    sooner.values.unpaid_months = 0;
    assert!(with(&sooner)[0].ends_with("同じ条件で、2029年10月に着くルートもあります。"));
}

#[test]
fn the_first_sentence_knows_the_soonest_route_of_every_card() {
    let mut ours = card(&["crc"], "2029-02-01");
    let mut sooner = card(&["crc"], "2027-02-01").route;
    sooner.conditions = vec![Leaf::Fact { what: Id::new("knows-company") }];
    ours.variants.push(sooner);
    let ja = said(vec![ours], &goal(None), Lang::Ja);
    assert!(ja.ends_with("2027年2月に着けます。"), "{ja}");
}

#[test]
fn the_first_sentence_names_the_first_card_though_another_may_be_sooner() {
    let mut first = card(&["crc"], "2028-02-01");
    first.route.conditions = vec![Leaf::Fact { what: Id::new("inside-post-open") }];
    first.stands_first = true;
    let mut sooner = card(&["cra"], "2027-02-01");
    sooner.route.conditions = vec![Leaf::Fact { what: Id::new("knows-company") }];
    let ja = said(vec![first, sooner, card(&["crc"], "2029-02-01")], &goal(None), Lang::Ja);
    assert!(ja.ends_with("2028年2月に着けます。") && !ja.contains("2027年"), "{ja}");
}

#[test]
fn what_is_welcome_in_a_post_is_not_said_as_a_warning() {
    use norikae::dataset::Condition;
    let mut route = card(&["hospital-it-se"], "2027-02-01").route;
    route.post_conditions = vec![Condition::Travel, Condition::DayShifts, Condition::FewPosts];
    let said = i18n::post_conditions(&route, &DATASET, Lang::Ja);
    let all = "(いずれも未確認)";
    assert_eq!(said, (Some(format!("出張が多い・募集が少ない{all}")), Some("日勤のみ(未確認)".to_owned())));
}

#[test]
fn a_condition_that_no_page_supports_is_not_said_as_if_it_were_seen() {
    use norikae::dataset::{Condition, Dataset};
    let world: Dataset = toml::from_str(
        r#"
        [[role]]
        id = "seen"
        family = "f"
        label = { name = { ja = "甲", en = "A" } }
        conditions = ["travel"]
        door = [{ id = "posting", kind = "contract", to_offer = ["1m", "2m", "3m"], to_joining = ["1m", "2m", "3m"] }]
        proof = { as_of = "2026-11-25", confidence = "general" }
        [[role]]
        id = "unseen"
        family = "f"
        label = { name = { ja = "乙", en = "B" } }
        conditions = ["nights", "day-shifts"]
        proof = { as_of = "2026-11-25", confidence = "general", unverified = ["conditions"] }
        "#,
    )
    .unwrap();
    let hard = |posts: &[&str], conditions: &[Condition], lang| {
        let mut route = card(posts, "2027-02-01").route;
        route.post_conditions = conditions.to_vec();
        i18n::post_conditions(&route, &world, lang).0.unwrap()
    };
    let all = [Condition::Travel, Condition::Nights];
    assert_eq!(hard(&["seen", "unseen"], &all, Lang::Ja), "出張が多い・夜勤あり(未確認)");
    assert_eq!(hard(&["seen", "unseen"], &all, Lang::En), "much travel, night shifts (unverified)");
    assert_eq!(hard(&["seen"], &[Condition::Travel], Lang::Ja), "出張が多い");
    assert_eq!(hard(&["unseen"], &[Condition::Nights], Lang::Ja), "夜勤あり(未確認)");
    let fixed = hard(&["seen"], &[Condition::FixedTerm], Lang::Ja);
    assert_eq!(fixed, "任期・契約期間あり", "a door of contracts says so itself");
}

#[test]
fn two_outcomes_of_a_question_never_read_the_same_where_they_differ() {
    let outcome =
        |earliest: &str, cost| Outcome { earliest: Some(day(earliest)), least_cost: Some(Yen(cost)), kinds: 1 };
    let ask = |if_yes, if_no| {
        let question = Question { leaf: Leaf::Fact { what: Id::new("knows-company") }, if_yes, if_no };
        i18n::question(&question, &Answer::default(), &DATASET, Lang::Ja)
    };
    let words = ask(outcome("2027-10-05", 0), outcome("2027-10-20", 0));
    assert_eq!(words.if_yes.text, "いちばん早くて2027年10月5日(火)着、自己負担は0円から、ルートは1通りです。");
    assert_ne!(words.if_yes, words.if_no);
    let words = ask(outcome("2027-10-05", 123_400), outcome("2027-10-05", 123_500));
    assert_ne!(words.if_yes, words.if_no);
    let words = ask(outcome("2027-10-05", 0), outcome("2028-10-05", 0));
    assert_eq!(words.if_yes.text, "いちばん早くて2027年10月着、自己負担は0円から、ルートは1通りです。");
}

#[test]
fn the_first_sentence_names_the_soonest_certain_route_even_where_a_card_shows_another() {
    let sooner = card(&["care-worker-staff", "care-manager-post"], "2035-07-05").route;
    let mut shown = card(&["care-worker-staff", "care-manager-post"], "2036-07-05");
    shown.variants = vec![sooner];
    shown.variant_marks = vec![Vec::new()];
    let answer = Answer { cards: vec![shown], ..Answer::default() };
    let wanted = Goal { target: Some(Id::new("care-manager-post")), ..Goal::default() };
    let said = i18n::headline(&answer, &wanted, day("2026-11-25"), &DATASET, Lang::Ja).text;
    assert!(said.contains("2035年7月") && !said.contains("2036"), "{said}");
    // The card says so too; one that shows its soonest does not.
    let mut card = answer.cards.into_iter().next().unwrap();
    assert_eq!(card.sooner().map(|route| route.arrival), Some(day("2035-07-05")));
    card.show(&|route| route.arrival == day("2035-07-05"));
    assert_eq!(card.sooner(), None);
}
