//! Random roadmaps that use every variant; the same seed gives the same one on every machine.

use crate::sample::day;
use norikae::base::{Day, Id, Month, Yen};
use norikae::dataset::{AsOf, Bound as Limit, Condition, DoorKind, Filter, Force, Leaf, Measure, Strength};
use norikae::documents::{Roadmap, RoadmapId};
use norikae::planner::*;
use norikae::profile::{Bound, Conditions, Event, Extra, Goal, Held, Profile, Spell};

/// A small generator: the same seed gives the same roadmap on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    fn one<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.coin() { Some(make(self)) } else { None }
    }

    fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    fn id(&mut self) -> Id {
        self.one(&[
            "nurse",
            "clinical-engineer",
            "posting",
            "transfer",
            "tokyo",
            "clinical",
            "exam",
            "papers",
            "hospital-it-se",
            "crc",
            "gcp-training",
            "direct",
        ])
        .into()
    }

    fn day(&mut self) -> Day {
        let days = self.below(6000) as i32;
        day("2020-01-01").plus_days(days)
    }

    fn number(&mut self) -> u32 {
        let small = self.coin();
        self.below(if small { 60 } else { 2_000_000 }) as u32
    }

    fn yen(&mut self) -> Yen {
        Yen(i64::from(self.number()) - 1_000)
    }

    fn at(&mut self) -> ClauseAt {
        let (a, b, c, index) = (self.id(), self.id(), self.id(), self.below(9));
        match self.below(8) {
            0 => ClauseAt::Role { role: a, index },
            1 => ClauseAt::Grade { role: a, grade: b, index },
            2 => ClauseAt::Door { role: a, door: b, index },
            3 => ClauseAt::OnlyIf { role: a, door: b },
            4 => ClauseAt::Entry { qualification: a, route: b, index },
            5 => ClauseAt::Stage { qualification: a, route: b, stage: c, index },
            6 => ClauseAt::Program { program: a, index },
            _ => ClauseAt::Subsidy { subsidy: a, index },
        }
    }

    fn leaf(&mut self) -> Leaf {
        let (what, by, least) = (self.id(), self.maybe(Self::id), self.number());
        let bound = self.one(&[Limit::AtLeast, Limit::AtMost, Limit::Under]);
        match self.below(11) {
            0 => Leaf::Holds { what, by },
            1 => Leaf::Ever { what },
            2 => Leaf::Never { what },
            3 => Leaf::Skill { what },
            4 => Leaf::Fact { what },
            5 => Leaf::Experience {
                measure: self.one(&[Measure::Months, Measure::Days, Measure::Hours, Measure::FullTimeMonths]),
                domain: what,
                least,
                filter: Filter {
                    after: by,
                    within: self.maybe(Self::number),
                    continuous: self.coin(),
                    current: self.coin(),
                    settings: self.some(2, Self::id),
                    under: self.maybe(Self::id),
                    longest_gap: self.maybe(Self::number),
                },
            },
            6 => Leaf::Member { of: what, months: least },
            7 => Leaf::Points { what, least, within: self.number() },
            8 => Leaf::Age { bound, years: least },
            9 => Leaf::Amount { what, bound, yen: i64::from(least) },
            _ => Leaf::Lives { prefectures: self.some(3, Self::id) },
        }
    }

    fn verdict(&mut self) -> Verdict {
        self.one(&[Verdict::NotMet, Verdict::Partly, Verdict::Unknown, Verdict::Argued, Verdict::Met])
    }

    fn clause(&mut self) -> ClauseReason {
        ClauseReason {
            at: self.at(),
            strength: self.one(&[Strength::Law, Strength::Rule, Strength::Closes, Strength::Usual, Strength::Plus]),
            as_of: self.one(&[AsOf::Applying, AsOf::Sitting, AsOf::Joining, AsOf::FiscalYear, AsOf::FirstOfFebruary]),
            verdict: self.verdict(),
            leaves: self.some(3, |dice| LeafReason {
                leaf: dice.leaf(),
                verdict: dice.verdict(),
                have: dice.maybe(Self::number),
                by: dice.some(2, Self::id),
            }),
        }
    }

    fn change(&mut self) -> Change {
        Change {
            role: self.id(),
            door: self.id(),
            kind: self.one(&[
                DoorKind::Posting,
                DoorKind::Selection,
                DoorKind::Transfer,
                DoorKind::Direct,
                DoorKind::Referral,
                DoorKind::Contract,
                DoorKind::Placement,
                DoorKind::Succession,
                DoorKind::Founding,
            ]),
            apply: self.day(),
            sits: self.maybe(Self::day),
            offer: self.day(),
            join: self.day(),
            join_low: self.day(),
            join_high: self.day(),
            estimate: self.coin(),
            pays: self.some(1, |dice| Paid { obligation: dice.id(), price: dice.yen() }),
        }
    }

    fn stage(&mut self) -> TakenStage {
        let (stage, begin, end) = (self.id(), self.day(), self.day());
        match self.below(4) {
            0 => TakenStage::Course {
                stage: self.maybe(Self::id),
                program: stage,
                apply_by: self.day(),
                begin,
                end,
                hours_per_week: self.below(60) as u8,
                full_time: self.coin(),
                estimate: self.coin(),
            },
            1 => TakenStage::Study { stage, begin, end, hours_per_week: self.below(60) as u8, hours: self.number() },
            2 => TakenStage::Sitting {
                stage,
                file: begin,
                closes: end,
                sits: self.day(),
                result: self.day(),
                estimate: self.coin(),
            },
            _ => TakenStage::Papers { stage, begin, end },
        }
    }

    pub fn route(&mut self) -> Route {
        Route {
            changes: self.some(3, Self::change),
            ways: self.some(2, |dice| TakenWay {
                gains: if dice.coin() {
                    Gain::Program { program: dice.id() }
                } else {
                    Gain::Qualification { qualification: dice.id(), route: dice.id(), programs: dice.some(2, Self::id) }
                },
                stages: dice.some(4, Self::stage),
                held: dice.day(),
                expires: dice.maybe(Self::day),
                cost: dice.yen(),
                unpriced: dice.some(1, Self::id),
                subsidy: dice.maybe(|dice| TakenSubsidy {
                    subsidy: dice.id(),
                    apply_by: dice.day(),
                    amount: dice.yen(),
                }),
                hours: dice.number(),
                gates: dice.number(),
                slack: dice.maybe(|dice| dice.below(200) as i32 - 100),
                closes: dice.some(2, Self::at),
            }),
            values: Values {
                arrival: Month::new(2027, 1 + self.below(12) as u32),
                cost: i64::from(self.number()),
                unpaid_months: self.number(),
                changes: self.number(),
                gates: self.number(),
                open: self.number(),
            },
            arrival: self.day(),
            cost: self.yen(),
            conditions: self.some(2, Self::leaf),
            unpriced: self.some(2, Self::id),
            hours: self.number(),
            slack: self.maybe(|dice| dice.below(200) as i32 - 100),
            clauses: self.some(4, Self::clause),
            post_conditions: self.some(4, |dice| {
                dice.one(&[Condition::Nights, Condition::Travel, Condition::Management, Condition::PayDrop])
            }),
        }
    }

    fn what(&mut self) -> What {
        let (a, b, c) = (self.id(), self.id(), self.id());
        match self.below(18) {
            0 => What::Search { role: a, door: b },
            1 => What::FileSelection { role: a, door: b },
            2 => What::SitSelection { role: a, door: b },
            3 => What::Offer { role: a, door: b },
            4 => What::Join { role: a, door: b },
            5 => What::Leave { role: a },
            6 => What::Work { role: a },
            7 => What::ApplyCourse { program: a },
            8 => What::Course { program: a },
            9 => What::Study { qualification: a, route: b, stage: c },
            10 => What::FileExam { qualification: a, route: b, stage: c },
            11 => What::SitExam { qualification: a, route: b, stage: c },
            12 => What::ExamResult { qualification: a, route: b, stage: c },
            13 => What::Papers { qualification: a, route: b, stage: c },
            14 => What::ApplySubsidy { subsidy: a },
            15 => What::PayObligation { obligation: a },
            16 => What::Procedure { procedure: a },
            _ => What::Networking { networking: a },
        }
    }

    fn cause(&mut self) -> Cause {
        let (a, b) = (self.id(), self.id());
        match self.below(10) {
            0 => Cause::Clause { at: self.at() },
            1 => Cause::Enters { role: a, door: b },
            2 => Cause::Gives { role: a, domain: b, at: self.at() },
            3 => Cause::InWorkBy { day: self.day() },
            4 => Cause::Procedure { procedure: a },
            5 => Cause::Networking { networking: a },
            6 => Cause::Obligation { obligation: a },
            7 => Cause::Subsidy { subsidy: a },
            8 => Cause::Beside { wished: a },
            _ => Cause::Goal,
        }
    }

    fn step(&mut self, number: usize) -> Step {
        let from = self.day();
        Step {
            key: format!("step {number}"),
            kind: self.one(&[StepKind::Learn, StepKind::Work, StepKind::Apply, StepKind::Procedure, StepKind::Network]),
            what: self.what(),
            from,
            to: from.plus_days(self.below(900) as i32),
            estimate: self.coin(),
            late: self.coin(),
            force: self.maybe(|dice| dice.one(&[Force::Law, Force::Contract, Force::Custom, Force::Advice])),
            hours: self.number(),
            cost: self.maybe(Self::yen),
            unpriced: self.coin(),
            causes: self.some(3, Self::cause),
            only_if: self.some(2, Self::leaf),
        }
    }

    fn conditions(&mut self) -> Conditions {
        Conditions {
            pay: self.maybe(Self::yen),
            nights_per_month: self.maybe(|dice| dice.below(15) as u8),
            half_days_per_week: self.maybe(|dice| dice.below(14) as u8),
            commute_minutes: self.maybe(|dice| dice.below(180) as u16),
            place: self.maybe(Self::id),
            on_call: self.maybe(Self::coin),
            travel: self.maybe(Self::coin),
            teaching: self.maybe(Self::coin),
        }
    }

    fn held(&mut self) -> Held {
        Held { id: self.id(), since: self.maybe(Self::day), expires: self.maybe(Self::day), by: self.maybe(Self::id) }
    }

    fn profile(&mut self) -> Profile {
        Profile {
            born: self.maybe(Self::day),
            age: self.maybe(|dice| dice.below(99) as u8),
            place: self.maybe(Self::id),
            licences: self.some(3, Self::held),
            holds: self.some(3, Self::held),
            lacks: self.some(3, Self::id),
            facts: self.some(4, |dice| (dice.id(), dice.coin())).into_iter().collect(),
            amounts: self.some(2, |dice| (dice.id(), dice.yen().0)).into_iter().collect(),
            skills: self.some(4, Self::id),
            role: self.maybe(Self::id),
            employed: self.maybe(Self::coin),
            left: self.maybe(Self::day),
            spells: self.maybe(|dice| {
                dice.some(4, |dice| Spell {
                    role: dice.maybe(Self::id),
                    domains: dice.some(2, Self::id),
                    settings: dice.some(2, Self::id),
                    from: dice.day(),
                    to: dice.maybe(Self::day),
                    hours_per_week: dice.maybe(|dice| dice.below(60) as u8),
                    extra: Extra::new(),
                })
            }),
            memberships: self.some(2, Self::held),
            obligations: self.some(2, |dice| Bound { id: dice.id(), until: dice.day(), price: dice.maybe(Self::yen) }),
            hours_per_week: self.maybe(|dice| dice.below(60) as u8),
            savings: self.maybe(Self::yen),
            now: self.conditions(),
            notes: self.maybe(|_| "自分のメモ\n二行目".to_owned()),
            goal: None,
            extra: Extra::new(),
        }
    }

    /// Every field of a roadmap at random.
    pub fn roadmap(&mut self) -> Roadmap {
        let steps: Vec<Step> = (0..self.below(30)).map(|number| self.step(number)).collect();
        let ticks = steps.iter().filter(|_| self.coin()).map(|step| step.key.clone()).collect::<Vec<_>>();
        let ticks = ticks.into_iter().map(|key| (key, self.day())).collect();
        let notes =
            steps.iter().filter(|_| self.below(5) == 0).map(|step| (step.key.clone(), "メモ".to_owned())).collect();
        Roadmap {
            id: RoadmapId::from_hash(self.number()),
            title: self.one(&["", "病院の情報部門へ", "Plan B"]).to_owned(),
            created: self.day(),
            dataset: self.number(),
            profile: self.profile(),
            goal: Goal {
                target: self.maybe(Self::id),
                also: Vec::new(),
                event: self.one(&[Event::Offer, Event::Joining, Event::Held]),
                arrive_by: self.maybe(Self::day),
                in_work_by: self.maybe(Self::day),
                acceptable: self.some(2, Self::id),
                wishes: self.conditions(),
                beside: self.some(2, Self::id),
                pins: Default::default(),
                extra: Extra::new(),
            },
            marks: self.some(2, |dice| dice.one(&Mark::ALL)),
            route: self.route(),
            steps,
            late: self.coin(),
            fallback: self.maybe(|dice| Fallback {
                role: dice.id(),
                door: dice.id(),
                deadline: dice.day(),
                switch_by: dice.day(),
                in_time: dice.coin(),
                joins: dice.day(),
                serves_both: dice.some(2, |dice| dice.id().to_string()),
            }),
            ticks,
            notes,
            extra: Extra::new(),
        }
    }
}
