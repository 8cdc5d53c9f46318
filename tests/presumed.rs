//! What is taken of people who say little: from their licence, from their post, from the posts of their history.

mod checked;

use checked::{DATASET, answer, every_route, in_post};
use norikae::base::Day;
use norikae::dataset::Leaf;
use norikae::planner::{Answer, Card, Gain, Route, TakenWay, Verdict, What};
use std::collections::BTreeMap;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// How a leaf of the first door that asks it stands today.
fn stands(answer: &Answer, leaf: &str) -> Verdict {
    let mut leaves = answer.evaluation.iter().flat_map(|door| &door.clauses).flat_map(|clause| &clause.leaves);
    leaves.find(|reason| reason.leaf.to_string() == leaf).map(|reason| reason.verdict).unwrap()
}

#[test]
fn a_residency_is_presumed_of_physicians_but_not_of_residents_or_others() {
    let residency = |who: &str| {
        let profile = format!(r#"{{ {who}, "goal": {{ "target": "private-hospital-physician" }} }}"#);
        stands(&answer(&profile), "fact residency-completed")
    };
    assert_eq!(residency(r#""licences": ["physician"]"#), Verdict::Met);
    // A history without insured practice says nothing against it.
    let aesthetic = r#""licences": ["physician"],
        "spells": [{ "role": "aesthetic-physician", "from": "2015-04-01", "to": "2026-03-31" }]"#;
    assert_eq!(residency(aesthetic), Verdict::Met);
    assert_eq!(
        residency(r#""licences": ["physician"], "role": "physician-resident", "employed": true"#),
        Verdict::NotMet
    );
    assert_eq!(residency(r#""licences": ["nurse"]"#), Verdict::NotMet);
}

#[test]
fn who_lacks_the_licence_is_not_asked_for_years_under_it() {
    let years = |licence: &str| {
        let profile =
            format!(r#"{{ "licences": ["{licence}"], "goal": {{ "target": "private-hospital-physician" }} }}"#);
        stands(&answer(&profile), "months physician-practice >= 72")
    };
    assert_eq!(years("nurse"), Verdict::NotMet);
    assert_eq!(years("physician"), Verdict::Unknown);
}

#[test]
fn a_post_tells_the_years_without_which_nobody_is_in_it() {
    let years = |role: &str| {
        let profile = format!(
            r#"{{ "licences": ["nurse"], "role": "{role}", "employed": true, "goal": {{ "target": "crc" }} }}"#
        );
        stands(&answer(&profile), "months clinical >= 24")
    };
    assert_eq!(years("nurse-chief"), Verdict::Met);
    assert_eq!(years("nurse-ward"), Verdict::Unknown);
}

#[test]
fn a_year_with_the_employer_begins_with_the_post_on_the_way() {
    let profile = r#"{ "licences": ["clinical-engineer"], "role": "clinical-engineer-hospital",
        "goal": { "target": "hospital-infosec", "in_work_by": "2026-12-31" }, "left": "2026-07-31",
        "spells": [{ "role": "clinical-engineer-hospital", "from": "2015-04-01", "to": "2026-07-31" }] }"#;
    let answer = answer(profile);
    let routes = answer.cards.iter().flat_map(Card::routes);
    let by_transfer: Vec<_> = routes
        .filter_map(|route| match &route.changes[..] {
            [.., before, last] if last.door.as_str() == "transfer" => Some((before.join, last.apply)),
            _ => None,
        })
        .collect();
    assert!(!by_transfer.is_empty());
    for (joined, applies) in by_transfer {
        assert!(applies >= joined.plus_months(12), "joined on {joined}, applies on {applies}");
    }
}

#[test]
fn nobody_is_asked_whether_they_are_grown_up() {
    let at = |age: &str| {
        let profile = format!(r#"{{ "licences": ["nurse"], {age} "goal": {{ "target": "driver-licence" }} }}"#);
        let answer = answer(&profile);
        answer.cards.first().map(|card| card.route.is_conditional())
    };
    assert_eq!(at(""), Some(false));
    assert_eq!(at(r#""age": 17,"#), Some(false), "only later");
}

#[test]
fn a_degree_in_nursing_is_not_asked_of_who_is_no_nurse() {
    let degree = |licence: &str| {
        let profile = format!(r#"{{ "licences": ["{licence}"], "goal": {{ "target": "mhlw-nursing-officer" }} }}"#);
        stands(&answer(&profile), "holds nursing-degree")
    };
    assert_eq!(degree("nurse"), Verdict::Unknown);
    assert_eq!(degree("clinical-engineer"), Verdict::NotMet);
}

#[test]
fn nobody_stays_a_resident_for_the_years_that_a_later_post_asks() {
    let answer = answer(r#"{ "licences": ["nurse"], "goal": { "target": "ship-doctor" } }"#);
    let routes: Vec<_> = answer.cards.iter().chain(&answer.narrow).map(|card| &card.route).collect();
    let stays: Vec<(Day, Day)> = routes
        .iter()
        .flat_map(|route| route.changes.windows(2))
        .filter(|pair| pair[0].role.as_str() == "physician-resident")
        .map(|pair| (pair[0].join, pair[1].join))
        .collect();
    assert!(!stays.is_empty(), "a nurse becomes a physician only through the residency");
    assert!(stays.iter().all(|(from, to)| *to <= from.plus_months(36)), "{stays:?}");
}

#[test]
fn who_is_still_in_training_has_no_years_of_practice_behind_them() {
    let profile = r#"{ "licences": ["physician"], "role": "physician-resident", "employed": true,
        "goal": { "target": "second-career-community-physician" } }"#;
    let answer = answer(profile);
    let asks_for_years = |leaf: &Leaf| matches!(leaf, Leaf::Experience { domain, least: 60.., .. } if domain.as_str().contains("physician"));
    for route in answer.cards.iter().flat_map(Card::routes) {
        assert!(!route.conditions.iter().any(asks_for_years), "{:?}", route.conditions);
    }
    assert!(answer.cards.iter().any(|card| card.route.arrival.year() >= 2037), "ten years after the residency");
}

#[test]
fn who_is_in_their_residency_finishes_it_and_is_there_since_april_at_the_latest() {
    let ends = Day::new(2028, 4, 1).unwrap();
    for target in ["cra", "clinic-founder", "aesthetic-physician"] {
        let answer = in_post("physician", "physician-resident", target);
        let first = every_route(&answer).map(|route| route.changes[0].join).min();
        assert!(first.is_some_and(|first| first >= ends), "{target}: {first:?}");
    }
    let aesthetic = in_post("physician", "physician-resident", "aesthetic-physician");
    assert!(aesthetic.cards[0].route.arrival < ends.plus_months(2), "{}", aesthetic.cards[0].route.arrival);
    // Who says since when has the day from that.
    let second_year = answer(
        r#"{ "licences": ["physician"], "role": "physician-resident", "employed": true,
            "spells": [{ "role": "physician-resident", "from": "2025-04-01" }],
            "goal": { "target": "aesthetic-physician" } }"#,
    );
    let first = every_route(&second_year).map(|route| route.changes[0].join).min();
    assert!(first.is_some_and(|day| day >= Day::new(2027, 4, 1).unwrap() && day < ends), "{first:?}");
}

#[test]
fn who_runs_a_practice_leaves_it_half_a_year_after_the_offer_at_the_soonest() {
    let soonest = |role: &str| {
        let answer = in_post("physician", role, "aesthetic-physician");
        let changes = every_route(&answer).map(|route| route.changes[0].clone());
        changes.map(|change| change.offer.days_until(change.join)).min().unwrap()
    };
    assert!(soonest("physician-clinic-owner") >= 181);
    assert!(soonest("physician-clinic-employed") < 90);
}

#[test]
fn who_has_handed_over_their_practice_gives_no_such_notice_of_a_later_post() {
    // The offer of a training programme comes three months before its April, the residency's last year.
    let answer = in_post("dentist", "dentist-owner", "physician-specialist-trainee");
    let route = every_route(&answer).next().expect("the residency leads to specialist training");
    assert_eq!(
        route.changes.iter().map(|change| change.role.as_str()).collect::<Vec<_>>(),
        ["physician-resident", "physician-specialist-trainee"]
    );
    assert_eq!(route.arrival, route.changes[0].join.plus_months(24));
}

#[test]
fn nobody_steps_down_on_the_way() {
    let through = |licence: &str, post: &str, target: &str| {
        let answer = answer(&format!(r#"{{ "licences": ["{licence}"], "goal": {{ "target": "{target}" }} }}"#));
        every_route(&answer).any(|route| {
            let steps = route.changes.split_last().map(|(_, steps)| steps).unwrap_or_default();
            steps.iter().any(|change| change.role.as_str() == post)
        })
    };
    assert!(!through("dentist", "medical-office-staff", "hospital-planning-analyst"));
    assert!(!through("pharmacist", "registered-drug-seller-staff", "mr"));
    // Who gains the licence on the way does not hire on below it either.
    assert!(!through("assistant-nurse", "assistant-nurse-staff", "nurse-corporate-insurance"));
    assert!(through("medical-clerk", "medical-office-staff", "hospital-planning-analyst"));
}

#[test]
fn nobody_is_asked_whether_they_have_done_what_they_want_to_get_into() {
    let asks = |target: &str, domain: &str| {
        let answer = answer(&format!(r#"{{ "licences": ["nurse"], "goal": {{ "target": "{target}" }} }}"#));
        every_route(&answer).flat_map(|route| &route.conditions).any(|leaf| leaf.to_string().contains(domain))
    };
    assert!(!asks("cra", "clinical-trial"));
    assert!(!asks("regulatory-affairs", "regulatory-practice"));
}

#[test]
fn nobody_goes_to_school_for_what_is_only_usual() {
    let gains = |profile: &str, program: &str| {
        let answer = answer(profile);
        let gains = |way: &TakenWay| match &way.gains {
            Gain::Qualification { programs, .. } => programs.iter().any(|id| id.as_str() == program),
            Gain::Program { program: id } => id.as_str() == program,
        };
        every_route(&answer).flat_map(|route| &route.ways).any(gains)
    };
    // A year of research is welcome in the one, a doctorate usual in the other.
    let laboratory = r#"{ "licences": ["acupuncturist"], "goal": { "target": "ivd-academic-support" } }"#;
    assert!(!gains(laboratory, "doctoral-4y"));
    let faculty = r#"{ "licences": ["physician"], "role": "private-hospital-physician", "employed": true,
        "goal": { "target": "academic-physician" } }"#;
    assert!(gains(faculty, "doctoral-4y"));
}

#[test]
fn nobody_gathers_degrees_for_more_than_eight_years() {
    let profile = r#"{ "licences": ["physical-therapist"], "goal": { "target": "medical-data-analyst" } }"#;
    let answer = answer(profile);
    let months = |route: &Route| {
        let programs = route.ways.iter().flat_map(|way| match &way.gains {
            Gain::Qualification { programs, .. } => programs.clone(),
            Gain::Program { program } => vec![program.clone()],
        });
        let degrees = ["school-university-correspondence-4y", "mph-2year", "doctoral-4y", "phd-medicine-course"];
        let degrees = programs.filter(|id| degrees.contains(&id.as_str()));
        degrees.map(|id| DATASET.program_of(id.as_str()).unwrap().takes.about_days() / 30).sum::<u32>()
    };
    let longest = every_route(&answer).map(months).max().unwrap();
    assert!((24..=96).contains(&longest), "{longest}");
}

#[test]
fn who_studies_is_not_at_work() {
    // Five years of work after a doctorate: the doctorate's own years, and what it gives of research, are none of them.
    let answer = answer(r#"{ "licences": ["pharmacist"], "goal": { "target": "mhlw-pharma-officer" } }"#);
    let certain: Vec<_> = every_route(&answer).filter(|route| !route.is_conditional()).collect();
    assert!(!certain.is_empty());
    assert!(certain.iter().all(|route| route.changes[0].join.plus_months(60) <= route.arrival));
}

#[test]
fn care_workers_gain_their_licence_at_work() {
    let answer = answer(
        r#"{ "licences": ["nursing-assistant-care-staff"], "role": "nursing-assistant-staff",
        "employed": true, "goal": { "target": "care-manager-post" } }"#,
    );
    let by_practice = |way: &TakenWay| {
        matches!(&way.gains, Gain::Qualification { qualification, route, .. }
            if qualification.as_str() == "certified-care-worker" && route.as_str() == "practice")
    };
    assert!(answer.in_order()[0].route.ways.iter().any(by_practice));
}

#[test]
fn nobody_founds_or_takes_over_something_to_leave_it() {
    let answer = answer(r#"{ "licences": ["dentist"], "goal": { "target": "care-facility-director" } }"#);
    let steps = every_route(&answer).flat_map(|route| &route.changes[..route.changes.len() - 1]);
    let kinds: Vec<_> = steps.map(|change| change.kind).collect();
    assert!(!kinds.is_empty() && !kinds.iter().any(|kind| kind.takes_capital()), "{kinds:?}");
}

#[test]
fn a_residency_is_left_when_it_is_over() {
    let profile = |more: &str| {
        format!(
            r#"{{ "licences": ["physician"], "role": "physician-resident", "employed": true{more},
            "goal": {{ "target": "geriatric-facility-director" }} }}"#
        )
    };
    let leaves = |profile: &str| {
        let answer = answer(profile);
        every_route(&answer).filter_map(|route| route.changes.first().map(|change| change.join)).max().unwrap()
    };
    // Since 1 April 2026 at the latest, and 35 months long at most: to the end of February 2029.
    assert!(leaves(&profile("")) <= day("2029-03-01"));
    let since = r#", "spells": [{ "role": "physician-resident", "from": "2025-04-01" }]"#;
    assert!(leaves(&profile(since)) <= day("2028-03-01"));
}

#[test]
fn one_works_up_from_posts_below_ones_licence() {
    let steps = |licence: &str, target: &str, post: &str| {
        let answer = answer(&format!(r#"{{ "licences": ["{licence}"], "goal": {{ "target": "{target}" }} }}"#));
        every_route(&answer).flat_map(|route| &route.changes).any(|change| change.role.as_str() == post)
    };
    assert!(steps("clinical-engineer", "care-manager-post", "care-worker-staff"));
    assert!(!steps("clinical-engineer", "crc", "care-worker-staff"));
    assert!(!steps("physician", "care-facility-director", "care-worker-staff"));
    assert!(steps("dentist", "ivd-academic-support", "clinical-laboratory-technologist-staff"));
    assert!(!steps("physician", "ivd-academic-support", "clinical-laboratory-technologist-staff"));
}

#[test]
fn an_age_limit_is_not_waited_for() {
    // To work for two more years first would be surer, if one were still under 36 by then.
    let answer = answer(
        r#"{ "licences": ["nurse"], "role": "nurse-ward", "employed": true, "goal": { "target": "international-org-jpo" } }"#,
    );
    let first = &answer.in_order()[0].route;
    let two_years = |leaf: &Leaf| leaf.to_string().contains("work >= 24");
    assert!(first.conditions.iter().any(two_years), "{:?}", first.conditions);
    let surer = |route: &Route| first.conditions.iter().filter(|leaf| !two_years(leaf)).eq(&route.conditions);
    assert!(every_route(&answer).any(|route| surer(route) && route.arrival > first.arrival));
}

#[test]
fn who_leaves_before_the_deadline_does_not_fall_back_on_their_present_post() {
    let fallback = |left: &str| {
        let profile = format!(
            r#"{{ "born": "1962-08-20", "licences": [{{ "id": "physician", "since": "1988-05-20" }}], {left}
            "role": "public-hospital-physician", "employed": true,
            "goal": {{ "target": "second-career-community-physician", "arrive_by": "2028-04-30" }} }}"#
        );
        answer(&profile).beside.fallback.unwrap()
    };
    assert!(fallback("").stays());
    assert!(fallback(r#""left": "2028-09-30","#).stays());
    let leaves = fallback(r#""left": "2027-08-31","#);
    assert!(!leaves.stays() && leaves.in_time && leaves.joins <= leaves.deadline, "{leaves:?}");
}

/// The steps of giving notice in the present post, and whether they stand without a condition.
fn notices(profile: &str) -> BTreeMap<String, bool> {
    let answer = answer(profile);
    let direct = answer.cards.iter().filter(|card| card.route.changes.len() == 1);
    let steps = direct.flat_map(|card| &card.steps);
    let given = steps.filter_map(|step| match &step.what {
        What::Procedure { procedure } => Some((procedure.to_string(), step.only_if.is_empty())),
        _ => None,
    });
    given.filter(|(id, _)| id.starts_with("resignation-")).collect()
}

#[test]
fn public_employees_resign_by_the_rules_of_the_service() {
    let of = |licence: &str, role: &str, facts: &str, target: &str| {
        notices(&format!(
            r#"{{ "licences": ["{licence}"], "role": "{role}", "employed": true,
            "facts": {{ "open-ended-contract": true {facts} }}, "goal": {{ "target": "{target}" }} }}"#
        ))
    };
    let (public, civil) = ("resignation-public-employee", "resignation-notice-permanent");
    for (licence, role, target) in [
        ("public-health-nurse", "municipal-phn", "crc"),
        ("emergency-life-saving-technician", "paramedic-fire", "paramedic-hospital"),
    ] {
        let steps = of(licence, role, "", target);
        assert_eq!(steps.get(public), Some(&true), "{role}: {steps:?}");
        assert!(!steps.contains_key(civil), "{role}: {steps:?}");
    }
    // Municipal hospitals' staff are, those of independent corporations and associations are not.
    let hospital = |facts: &str| of("physician", "public-hospital-physician", facts, "private-hospital-physician");
    let open = hospital("");
    assert_eq!((open.get(public), open.get(civil)), (Some(&false), Some(&false)), "{open:?}");
    let said = hospital(r#", "public-employee": true"#);
    assert_eq!((said.get(public), said.get(civil)), (Some(&true), None));
    let denied = hospital(r#", "public-employee": false"#);
    assert_eq!((denied.get(public), denied.get(civil)), (None, Some(&true)));
    let elsewhere = of("physician", "private-hospital-physician", "", "community-generalist");
    assert_eq!((elsewhere.get(public), elsewhere.get(civil)), (None, Some(&true)));
}

#[test]
fn an_obligation_of_beginners_is_over_for_who_was_licensed_long_ago() {
    let asked = |since: &str, facts: &str| {
        let answer = answer(&format!(
            r#"{{ "licences": [{{ "id": "physician", "since": "{since}" }}], "role": "public-hospital-physician",
            "employed": true, {facts} "goal": {{ "target": "private-hospital-physician" }} }}"#
        ));
        let quota = What::Procedure { procedure: "regional-quota-obligation".into() };
        answer.cards.iter().flat_map(|card| &card.steps).any(|step| step.what == quota)
    };
    assert!(!asked("1988-05-20", ""));
    assert!(asked("1988-05-20", r#""facts": { "regional-quota": true },"#));
    assert!(asked("2012-05-01", ""));
}

#[test]
fn a_licence_alone_does_not_tell_that_its_holder_is_out_of_work() {
    let asked = |more: &str| {
        let answer = answer(&format!(
            r#"{{ "licences": ["clinical-engineer"], {more} "goal": {{ "target": "hospital-dx-promoter" }} }}"#
        ));
        let insurance = What::Procedure { procedure: "health-insurance-choice".into() };
        answer
            .cards
            .iter()
            .flat_map(|card| &card.steps)
            .any(|step| step.what == insurance && step.from <= Day::new(2026, 11, 25).unwrap())
    };
    assert!(!asked(""));
    assert!(asked(r#""employed": false,"#));
}

#[test]
fn one_way_of_meeting_what_a_course_asks_is_enough() {
    // Five years as a nurse or in health guidance: nobody has to have both.
    let answer = answer(r#"{ "licences": ["public-health-nurse"], "goal": { "target": "care-manager-post" } }"#);
    let first = &answer.in_order()[0].route;
    assert!(first.is_conditional() && first.changes.len() == 1, "{:?}", first.conditions);
    let certain = every_route(&answer).filter(|route| !route.is_conditional()).map(|route| route.arrival).min();
    assert!(certain.is_some_and(|certain| first.arrival < certain));
}

#[test]
fn ten_years_of_work_are_not_counted_on_for_a_school() {
    let answer = answer(
        r#"{ "licences": ["nurse"], "role": "nurse-ward", "employed": true, "goal": { "target": "pmda-reviewer" } }"#,
    );
    let ten_years = |leaf: &Leaf| leaf.to_string().contains("healthcare-work >= 120");
    assert!(!answer.in_order()[0].route.conditions.iter().any(ten_years));
    assert!(every_route(&answer).any(|route| route.conditions.iter().any(ten_years)));
}

#[test]
fn psychologists_who_are_no_physicians_hold_a_master_s_degree() {
    let holds_a_master = |licences: &str| {
        let answer =
            answer(&format!(r#"{{ "licences": [{licences}], "goal": {{ "target": "allied-health-teacher" }} }}"#));
        let mut leaves = answer.evaluation.iter().flat_map(|door| &door.clauses).flat_map(|clause| &clause.leaves);
        let master = leaves.find(|reason| reason.leaf.to_string() == "holds master-degree");
        master.expect("a university asks for one").verdict == Verdict::Met
    };
    let psychologist = r#""clinical-psychologist""#;
    assert!(holds_a_master(psychologist));
    assert!(!holds_a_master(&format!(r#"{psychologist}, "physician""#)));
    assert!(!holds_a_master(r#"{ "id": "clinical-psychologist", "by": "physician" }"#));
}

#[test]
fn fairs_for_who_moves_are_named_to_who_goes_on_in_their_own_trade() {
    let is_told = |target: &str| {
        let answer = in_post("nurse", "nurse-ward", target);
        let mut steps = answer.cards.iter().flat_map(|card| &card.steps);
        steps.any(|step| matches!(&step.what, What::Networking { networking } if networking.as_str() == "regional-migration-fair"))
    };
    assert!(is_told("home-visit-nurse"));
    assert!(!is_told("medical-data-analyst"));
}

#[test]
fn only_who_can_belong_to_a_department_is_told_how_to_leave_one() {
    let member = "fact ikyoku-member";
    let asks = |id: &str| {
        let procedure = DATASET.procedure.iter().find(|procedure| procedure.id.as_str() == id).unwrap();
        procedure.only_if.0.leaves().iter().any(|leaf| leaf.to_string() == member)
    };
    // Of each step of leaving a department, whether it is only for whom it may concern.
    let open = |answer: &Answer| -> Vec<bool> {
        let steps = answer.cards.iter().chain(&answer.narrow).flat_map(|card| &card.steps);
        let of_department = steps.filter(|step| match &step.what {
            What::Procedure { procedure } => asks(procedure.as_str()),
            _ => false,
        });
        of_department.map(|step| step.only_if.iter().any(|leaf| leaf.to_string() == member)).collect()
    };
    let outside = [
        ("physician", "physician-clinic-owner", "private-hospital-physician"),
        ("physician", "physician-resident", "physician-specialist-trainee"),
        ("physician", "freelance-physician", "private-hospital-physician"),
        ("dentist", "dentist-owner", "dentist-employed"),
        ("dentist", "dentist-resident", "dentist-employed"),
        ("nurse", "nurse-ward", "crc"),
    ];
    for (licence, role, target) in outside {
        let answer = in_post(licence, role, target);
        assert!(!answer.cards.is_empty(), "{role}");
        assert!(open(&answer).is_empty(), "{role}");
    }
    for role in ["physician-specialist-trainee", "public-hospital-physician"] {
        let steps = open(&in_post("physician", role, "private-hospital-physician"));
        assert!(!steps.is_empty() && steps.iter().all(|open| *open), "{role} may be in one, and is asked");
    }
    let owner = answer(
        r#"{ "licences": ["physician"], "role": "physician-clinic-owner", "employed": true,
            "facts": { "ikyoku-member": true }, "goal": { "target": "private-hospital-physician" } }"#,
    );
    let steps = open(&owner);
    assert!(!steps.is_empty() && steps.iter().all(|open| !*open), "who says so is told");
}
