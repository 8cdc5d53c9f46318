//! Short ways to write entries of a dataset in tests. Month n is the first day of the n-th month after December 2026.
#![allow(dead_code, reason = "each test crate that includes this uses another part of it")]

use norikae::base::{Day, Id, Lag, Month, Text, Yen};
use norikae::dataset::calendar::KnownSitting;
use norikae::dataset::learning::GivenMonths;
use norikae::dataset::{
    Amount, AsOf, Asks, Clause, Confidence, Counts, Dataset, Domain, Door, DoorKind, EntryRoute, Equivalent, Fact,
    Figure, Intakes, Label, Locked, Mode, Obligation, Program, Proof, Purpose, Qualification, QualificationKind, Role,
    Sittings, Skill, Span, Stage, StageKind, Strength, Subsidy, Unsaid, parse,
};

/// The first day of the n-th month after December 2026.
pub fn month(n: i32) -> Day {
    Month::new(2026, 12).plus(n).first_day()
}

pub fn text(words: &str) -> Text {
    Text::new(words, words)
}

pub fn label(words: &str) -> Label {
    Label { name: text(words), kana: String::new(), words: Vec::new() }
}

pub fn proof() -> Proof {
    Proof { as_of: month(-1), confidence: Confidence::OwnView, unverified: Vec::new(), sources: Vec::new(), note: None }
}

pub fn figure(value: i64) -> Figure {
    Figure { value, year: 2026, verified: true, estimate: false, note: None }
}

/// A lag of n months, the same whether things go fast or slowly.
pub fn span(months: u16) -> Span {
    Span { low: Lag::Months(months), typical: Lag::Months(months), high: Lag::Months(months) }
}

pub fn asks(tree: &str) -> Asks {
    Asks(parse::expr(tree).unwrap_or_else(|error| panic!("{error}")))
}

pub fn clause(strength: Strength, as_of: AsOf, tree: &str) -> Clause {
    Clause {
        strength,
        asks: asks(tree),
        as_of,
        expected_ok: false,
        basis: strength.must().then(|| text("basis")),
        purpose: Purpose::Entry,
        say: None,
    }
}

pub fn domain(id: &str) -> Domain {
    Domain {
        id: Id::new(id),
        label: label(id),
        setting: false,
        within: Vec::new(),
        here: false,
        licences: Vec::new(),
        told_by_post: false,
        own_posts: false,
    }
}

pub fn fact(id: &str) -> Fact {
    Fact {
        id: Id::new(id),
        label: label(id),
        asks: text(id),
        unsaid: Unsaid::Unknown,
        rare: false,
        common: false,
        licences: Vec::new(),
        over_after: None,
        follows: None,
        told: None,
        employer: None,
    }
}

pub fn skill(id: &str) -> Skill {
    Skill { id: Id::new(id), label: label(id) }
}

pub fn role(id: &str) -> Role {
    Role {
        id: Id::new(id),
        label: label(id),
        formerly: Vec::new(),
        family: Id::new("family"),
        licences: Vec::new(),
        unfilled: false,
        target: true,
        present: true,
        clause: Vec::new(),
        grade: Vec::new(),
        door: Vec::new(),
        gives: Vec::new(),
        skills: Vec::new(),
        skills_after: None,
        settings: Vec::new(),
        tells: Vec::new(),
        entered_with: Vec::new(),
        denies: Vec::new(),
        varies: Vec::new(),
        unpaid: false,
        lasts: None,
        finish: None,
        below: Vec::new(),
        risen_from: Vec::new(),
        worked_up_from: Vec::new(),
        seldom_under: None,
        conditions: Vec::new(),
        pay: None,
        who: None,
        work_style: None,
        age_note: None,
        risks: Vec::new(),
        first_days: Vec::new(),
        ladder: Vec::new(),
        bridging: Vec::new(),
        ask_before_deciding: Vec::new(),
        proof: proof(),
    }
}

pub fn door(id: &str, kind: DoorKind, to_offer: u16, to_joining: u16) -> Door {
    Door {
        id: Id::new(id),
        kind,
        name: None,
        grade: None,
        clause: Vec::new(),
        from: Vec::new(),
        fixed_term: false,
        beside: false,
        only_if: Asks::default(),
        to_offer: span(to_offer),
        to_joining: span(to_joining),
        to_joining_when_free: None,
        joins: None,
        joining_may_wait: Lag::NONE,
        opens_months: Vec::new(),
        rounds: None,
        hours_per_week: 0,
        steps: Vec::new(),
        note: None,
    }
}

pub fn qualification(id: &str, kind: QualificationKind) -> Qualification {
    Qualification {
        id: Id::new(id),
        label: label(id),
        formerly: Vec::new(),
        kind,
        unfilled: false,
        issuer: None,
        unsaid: Unsaid::Lacks,
        licences: Vec::new(),
        entry: Vec::new(),
        valid: None,
        upkeep: None,
        brings: Vec::new(),
        resets: Vec::new(),
        law: None,
        duty: None,
        pass_rate: None,
        pass_rate_first: None,
        pass_rate_repeat: None,
        people_at_work: None,
        covers: Vec::new(),
        note: None,
        proof: proof(),
    }
}

pub fn entry(id: &str, stage: Vec<Stage>) -> EntryRoute {
    EntryRoute {
        id: Id::new(id),
        name: text(id),
        open: true,
        brings: Vec::new(),
        clause: Vec::new(),
        stage,
        basis: None,
        note: None,
    }
}

pub fn stage(id: &str, kind: StageKind) -> Stage {
    Stage { id: Id::new(id), name: text(id), clause: Vec::new(), kind, lasts: None, fee: Some(figure(0)), ends: None }
}

pub fn course(id: &str, programs: &[&str]) -> Stage {
    stage(id, StageKind::Course { programs: programs.iter().map(|id| Id::new(*id)).collect() })
}

pub fn sitting(id: &str, known: Vec<KnownSitting>) -> Stage {
    stage(id, StageKind::Sitting { sittings: Sittings { known, ..Sittings::default() }, before_course_ends: false })
}

/// A sitting in month `sits`, filed from `opens` (any time before, if absent) by `closes`.
pub fn known(opens: Option<i32>, closes: i32, sits: i32, result: i32) -> KnownSitting {
    KnownSitting { opens: opens.map(month), closes: month(closes), sits: month(sits), result: month(result) }
}

/// A course that may begin on any day, unless `begins` names months.
pub fn program(id: &str, takes: u16, hours_per_week: u8, price: Option<i64>, begins: &[i32]) -> Program {
    Program {
        id: Id::new(id),
        label: label(id),
        formerly: Vec::new(),
        provider: None,
        mode: Mode::Online,
        takes: Lag::Months(takes),
        hours_per_week,
        full_time: false,
        intakes: Intakes { known: begins.iter().map(|n| month(*n)).collect(), ..Intakes::default() },
        clause: Vec::new(),
        price: price.map(figure),
        skills: Vec::new(),
        gives_months: Vec::new(),
        note: None,
        proof: proof(),
    }
}

pub fn gives_months(domain: &str, months: u32) -> GivenMonths {
    GivenMonths { domain: Id::new(domain), months }
}

pub fn subsidy(id: &str, programs: &[&str], yen: i64, apply_before: u16) -> Subsidy {
    Subsidy {
        id: Id::new(id),
        label: label(id),
        programs: programs.iter().map(|id| Id::new(*id)).collect(),
        amount: Amount::Fixed { yen: Yen(yen) },
        clause: Vec::new(),
        apply_before: Lag::Months(apply_before),
        ends: None,
        proof: proof(),
    }
}

pub fn obligation(id: &str, payable: bool) -> Obligation {
    Obligation {
        id: Id::new(id),
        label: label(id),
        licences: Vec::new(),
        locks: Locked::LeavingEmployer,
        payable,
        what: text(id),
        proof: proof(),
    }
}

pub fn equivalent(id: &str, from: &str, to: Counts, certain: bool) -> Equivalent {
    Equivalent { id: Id::new(id), licences: Vec::new(), from: asks(from), to, certain, say: text(id), proof: proof() }
}

/// An empty dataset that lets the planner look at so many changes.
pub fn dataset(max_changes: u8) -> Dataset {
    let mut dataset = Dataset::default();
    dataset.defaults.max_changes = max_changes;
    dataset
}
