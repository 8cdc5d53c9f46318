//! Small random worlds from a seed. Everything that can begin does so on the first of a month and every lag is whole
//! months; what ends (validity, partial results, deadlines) ends in the middle of a month, so that nothing depends on
//! whether a last day counts.
#![allow(dead_code, reason = "each test crate that includes this uses another part of it")]

use super::enumerate::weight;
use super::make::{
    asks, clause, course, dataset, domain, door, entry, equivalent, fact, figure, gives_months, known, month,
    obligation, program, proof, qualification, role, sitting, skill, span, stage, subsidy, text,
};
use norikae::base::{Day, Id, Lag, Yen};
use norikae::dataset::calendar::KnownSitting;
use norikae::dataset::{
    Amount, AsOf, Clause, Counts, Dataset, Door, DoorKind, EntryRoute, Expr, Grade, Leaf, QualificationKind, Role,
    Sittings, StageKind, Strength, Transition, Unsaid, WorkedUpFrom,
};
use norikae::planner::Request;
use norikae::profile::{Bound, Event, Goal, Held, Profile, Spell};

/// A world with its seed, by which it is made again.
#[derive(Clone, Debug)]
pub struct World {
    pub seed: u64,
    pub dataset: Dataset,
    pub profile: Profile,
    pub request: Request,
}

impl World {
    /// Something held, or gained on the way, stops counting some day.
    pub fn has_expiring_holdings(&self) -> bool {
        let qualifications = &self.dataset.qualification;
        qualifications.iter().any(|qualification| {
            qualification.valid.is_some()
                || qualification.entry.iter().flat_map(|entry| &entry.stage).any(|stage| stage.lasts.is_some())
        }) || self.profile.holds.iter().any(|held| held.expires.is_some())
    }

    pub fn has_locks(&self) -> bool {
        !self.profile.obligations.is_empty()
    }

    /// Doors, courses or sittings that open only on some days.
    pub fn has_windows(&self) -> bool {
        let mut doors = self.dataset.role.iter().flat_map(|role| &role.door);
        let mut stages = self.dataset.qualification.iter().flat_map(|q| &q.entry).flat_map(|entry| &entry.stage);
        doors.any(|door| door.joins.is_some() || door.rounds.is_some() || !door.opens_months.is_empty())
            || stages.any(|stage| matches!(stage.kind, StageKind::Sitting { .. }))
            || self.dataset.program.iter().any(|program| !program.intakes.is_any())
    }

    /// Some clause asks for an age; a profile that is a day older is another person then.
    pub fn asks_for_age(&self) -> bool {
        let doors = self.dataset.role.iter().flat_map(|role| role.door.iter().flat_map(|door| &door.clause));
        doors.flat_map(|clause| clause.asks.0.leaves()).any(|leaf| matches!(leaf, Leaf::Age { .. }))
    }
}

/// Splitmix64: small, and the same on every platform.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn from_to(&mut self, low: i32, high: i32) -> i32 {
        low + (self.next() % (high - low + 1) as u64) as i32
    }

    /// True in so many of a hundred throws.
    pub fn percent(&mut self, chance: i32) -> bool {
        self.from_to(1, 100) <= chance
    }

    pub fn one_of<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.from_to(0, from.len() as i32 - 1) as usize]
    }
}

/// So many worlds that brute force can look through in a few milliseconds each.
pub fn worlds(count: usize) -> impl Iterator<Item = World> {
    let light = |world: &World| weight(&world.dataset, &world.profile, &world.request) < 20_000;
    (0..).map(world).filter(light).take(count)
}

/// Worlds of which the person holds one or two steps to a day, among so many.
pub fn pinned_worlds(count: usize) -> impl Iterator<Item = World> {
    worlds(count).map(|mut world| {
        let mut dice = Dice::new(world.seed ^ 0x9145);
        let steps = steps_of(&world.dataset);
        for _ in 0..dice.from_to(1, 2) {
            let (step, days) = dice.one_of(&steps).clone();
            let day = if days.is_empty() || dice.percent(20) { month(dice.from_to(0, 9)) } else { *dice.one_of(&days) };
            world.request.goal.pins.insert(step, day);
        }
        world
    })
}

/// Keys of the steps that a route can have, with the days on which they can stand where those are few.
fn steps_of(dataset: &Dataset) -> Vec<(String, Vec<Day>)> {
    let mut steps = Vec::new();
    for role in dataset.role.iter().filter(|role| role.id != "here") {
        // Joining is what people hold most.
        steps.extend((0..3).map(|_| (format!("join:{}", role.id), Vec::new())));
        for door in &role.door {
            let of = format!("{}/{}", role.id, door.id);
            match &door.rounds {
                Some(rounds) => {
                    steps.push((format!("file:{of}"), rounds.known.iter().map(|round| round.closes).collect()));
                    steps.push((format!("sit:{of}"), rounds.known.iter().map(|round| round.sits).collect()));
                }
                None => steps.push((format!("search:{of}"), Vec::new())),
            }
            steps.push((format!("offer:{of}"), Vec::new()));
        }
    }
    for program in &dataset.program {
        let begins = program.intakes.known.clone();
        steps.extend((0..3).map(|_| (format!("course:{}", program.id), begins.clone())));
    }
    for qualification in &dataset.qualification {
        for entry in &qualification.entry {
            for stage in &entry.stage {
                let of = format!("{}/{}/{}", qualification.id, entry.id, stage.id);
                match &stage.kind {
                    StageKind::Sitting { sittings, .. } => {
                        let known = || sittings.known.iter();
                        steps.push((format!("file:{of}"), known().map(|sitting| sitting.closes).collect()));
                        steps.push((format!("sit:{of}"), known().map(|sitting| sitting.sits).collect()));
                        steps.push((format!("result:{of}"), known().map(|sitting| sitting.result).collect()));
                    }
                    StageKind::Papers { .. } => steps.push((format!("papers:{of}"), Vec::new())),
                    StageKind::Course { .. } | StageKind::Study { .. } => {}
                }
            }
        }
    }
    steps
}

/// In some worlds a post has been risen from, a door is none to a step, a post is below what the person can do, a training
/// has to be finished, or something comes with a qualification by one of its ways only.
fn set_steps(dataset: &mut Dataset, seed: u64) {
    let is_mid = |role: &&mut Role| role.id.as_str().starts_with("mid-");
    let mids = dataset.role.iter_mut().filter(is_mid).zip(seed..);
    for (role, number) in mids {
        match number % 7 {
            0 => role.door.iter_mut().take(1).for_each(|door| door.beside = true),
            1 => role.below.push(Id::new("q-one")),
            2 => role.finish = Some(Lag::Months(4)),
            _ => {}
        }
    }
    if seed.is_multiple_of(11)
        && let Some(here) = dataset.role.iter_mut().find(|role| role.id.as_str() == "here")
    {
        here.finish = Some(Lag::Months(6));
    }
    // Something comes with a qualification by one of its ways only.
    if seed.is_multiple_of(9)
        && let Some(made) = dataset.qualification.iter_mut().find(|made| made.id.as_str() == "q-one")
        && let Some(last) = made.entry.last_mut()
    {
        last.brings = vec![Id::new("q-three")];
    }
    // The present post may be one that is reached from another.
    if seed.is_multiple_of(13)
        && let Some(here) = dataset.role.iter_mut().find(|role| role.id.as_str() == "here")
    {
        here.risen_from = vec![Id::new("mid-1")];
    }
    // One works up to the target from some posts, whatever else one can do.
    if seed.is_multiple_of(3)
        && let Some(target) = dataset.role.iter_mut().find(|role| role.id.as_str() == "target")
    {
        let except = if seed.is_multiple_of(2) { vec![Id::new("q-one")] } else { Vec::new() };
        target.worked_up_from.push(WorkedUpFrom { post: Id::new("mid-1"), except });
    }
}

/// The world of a seed.
pub fn world(seed: u64) -> World {
    let mut maker = Maker { dice: Dice::new(seed), dataset: dataset(2), profile: Profile::default(), mids: Vec::new() };
    maker.make();
    let Maker { mut dice, mut dataset, profile, .. } = maker;
    if seed.is_multiple_of(4) {
        dataset.defaults.least_stay_months = 3;
        dataset.defaults.least_before_transfer_months = 5;
    }
    set_steps(&mut dataset, seed);
    dataset.sort();
    let horizon = month(dice.from_to(13, 16));
    let mut goal = Goal { target: Some(Id::new("target")), ..Goal::default() };
    if dice.percent(10) {
        goal.event = Event::Offer;
    }
    if dice.percent(15) {
        goal.arrive_by = Some(mid_month(dice.from_to(5, 12)));
    }
    if dice.percent(12) {
        goal.in_work_by = Some(mid_month(dice.from_to(3, 9)));
        if dice.percent(50) {
            goal.acceptable = vec![Id::new("mid-1"), Id::new("target")];
        }
    }
    World { seed, dataset, profile, request: Request { goal, today: month(0), horizon } }
}

/// The 15th of a month: where something ends.
fn mid_month(n: i32) -> Day {
    month(n).plus_days(14)
}

/// So many months and a half: for what ends.
fn and_a_half(dice: &mut Dice, low: i32, high: i32) -> Lag {
    Lag::Days((dice.from_to(low, high) * 30 + 15) as u16)
}

struct Maker {
    dice: Dice,
    dataset: Dataset,
    profile: Profile,
    /// Posts between the present one and the target.
    mids: Vec<String>,
}

impl Maker {
    fn make(&mut self) {
        let mids = self.dice.from_to(1, 3);
        self.mids = (1..=mids).map(|n| format!("mid-{n}")).collect();
        if self.dice.percent(25) {
            self.dataset.defaults.max_changes = 3;
        }
        self.words();
        self.person();
        self.programs();
        self.qualifications();
        self.posts();
        self.subsidies();
        self.equivalents();
        self.transitions();
    }

    /// Domains, facts and skills. `d-free` has filters but no equivalents, `d-plain` the reverse; `d-course` is given by
    /// programs only.
    fn words(&mut self) {
        self.dataset.domain = vec![domain("d-course"), domain("d-free"), domain("d-plain")];
        if self.dice.percent(15) {
            self.dataset.domain[1].within = vec![Id::new("d-plain")];
        }
        self.dataset.fact = vec![fact("f-one"), fact("f-two")];
        self.dataset.skill = vec![skill("s-one"), skill("s-two")];
    }

    fn person(&mut self) {
        let dice = &mut self.dice;
        let began = month(-dice.from_to(2, 14));
        let employed = dice.percent(85);
        let left = month(-dice.from_to(0, 1)).plus_days(-1);
        let mut domains = Vec::new();
        if dice.percent(30) {
            domains.push(Id::new(*dice.one_of(&["d-free", "d-plain"])));
        }
        let spell = Spell {
            role: Some(Id::new("here")),
            domains,
            settings: Vec::new(),
            from: began,
            to: (!employed).then_some(left),
            hours_per_week: None,
            extra: Default::default(),
        };
        let mut profile = Profile {
            born: Some(month(-12 * 40 + dice.from_to(2, 10))),
            licences: vec![Held { since: Some(month(-14)), ..Held::from("licence") }],
            role: Some(Id::new("here")),
            left: (!employed).then_some(left),
            spells: Some(vec![spell]),
            hours_per_week: (!dice.percent(10)).then(|| dice.from_to(4, 10) as u8),
            ..Profile::default()
        };
        for fact in ["f-one", "f-two"] {
            if dice.percent(55) {
                profile.facts.insert(Id::new(fact), dice.percent(60));
            }
        }
        // A profile can't deny a skill: what it does not say is not known.
        for skill in ["s-one", "s-two"] {
            if dice.percent(30) {
                profile.skills.push(Id::new(skill));
            }
        }
        if dice.percent(15) {
            let expires = dice.percent(70).then(|| mid_month(dice.from_to(0, 7)));
            profile.holds.push(Held { since: Some(month(-3)), expires, ..Held::from("q-two") });
        }
        if employed && dice.percent(35) {
            let price = dice.percent(75).then(|| Yen(i64::from(dice.from_to(1, 6)) * 50_000));
            profile.obligations.push(Bound { id: Id::new("bond"), until: month(dice.from_to(3, 9)), price });
            self.dataset.obligation = vec![obligation("bond", dice.percent(85))];
        }
        self.profile = profile;
    }

    fn programs(&mut self) {
        for n in 1..=4 {
            let id = format!("course-{n}");
            let dice = &mut self.dice;
            let price = (!dice.percent(20)).then(|| i64::from(dice.from_to(0, 8)) * 20_000);
            let begins: Vec<i32> = if dice.percent(75) {
                let first = dice.from_to(0, 3);
                let second = first + dice.from_to(1, 4);
                vec![first, second]
            } else {
                Vec::new()
            };
            let mut made = program(&id, dice.from_to(1, 3) as u16, dice.from_to(2, 7) as u8, price, &begins);
            if dice.percent(20) {
                made.intakes.ends = Some(mid_month(dice.from_to(0, 4)));
            }
            if dice.percent(20) {
                made.intakes.closes_before = Lag::Months(1);
            }
            // The last one is attended for what it gives itself, and sometimes another gives something beside.
            if n == 4 || dice.percent(10) {
                if dice.percent(50) {
                    made.skills = vec![Id::new("s-one")];
                } else {
                    made.gives_months = vec![gives_months("d-course", dice.from_to(2, 4) as u32)];
                }
            }
            self.dataset.program.push(made);
        }
        if self.dice.percent(12) {
            let asked = self.door_clause(&["months d-plain >= 2", "fact f-one", "holds q-two"], None);
            self.dataset.program[0].clause.push(asked);
        }
    }

    fn qualifications(&mut self) {
        self.dataset.qualification.push(qualification("licence", QualificationKind::Licence));
        let names = ["q-one", "q-two", "q-three"];
        for (n, name) in names.iter().enumerate() {
            let mut made = qualification(name, QualificationKind::Certificate);
            if n < 2 || self.dice.percent(30) {
                made.entry.push(self.entry_route("first", n + 1));
                if self.dice.percent(35) {
                    let other = self.dice.from_to(1, 3) as usize;
                    made.entry.push(self.entry_route("second", other));
                }
            }
            if self.dice.percent(if n == 0 { 45 } else { 15 }) {
                made.valid = Some(and_a_half(&mut self.dice, 2, 6));
            }
            if n == 2 && self.dice.percent(50) {
                made.unsaid = Unsaid::Unknown;
            }
            if n == 0 && self.dice.percent(8) {
                made.brings = vec![Id::new("q-three")];
            }
            self.dataset.qualification.push(made);
        }
        if self.dice.percent(15) {
            let needed = clause(Strength::Rule, AsOf::Applying, "holds q-one");
            self.first_entry("q-two").clause.push(needed);
        }
    }

    fn first_entry(&mut self, qualification: &str) -> &mut EntryRoute {
        let found = self.dataset.qualification.iter_mut().find(|entry| entry.id == *qualification);
        &mut found.expect("made before").entry[0]
    }

    fn entry_route(&mut self, id: &str, program: usize) -> EntryRoute {
        let program = format!("course-{program}");
        let other = format!("course-{}", self.dice.from_to(1, 4));
        let mut programs = vec![program.as_str()];
        if self.dice.percent(15) && other != program {
            programs.push(&other);
        }
        let mut stages = match self.dice.from_to(0, 9) {
            0 | 1 => vec![course("study", &programs)],
            2..=5 => vec![course("study", &programs), sitting("exam", self.known_sittings(3))],
            6 => vec![sitting("exam", self.known_sittings(1))],
            7 => {
                let takes = Lag::Months(self.dice.from_to(1, 2) as u16);
                vec![course("study", &programs), stage("papers", StageKind::Papers { takes })]
            }
            8 => vec![
                course("study", &programs),
                course("practice", &[if program == "course-3" { "course-2" } else { "course-3" }]),
            ],
            _ => vec![
                course("study", &programs),
                sitting("exam", self.known_sittings(3)),
                stage("papers", StageKind::Papers { takes: Lag::Months(1) }),
            ],
        };
        let last = stages.len() - 1;
        for (at, stage) in stages.iter_mut().enumerate() {
            let dice = &mut self.dice;
            if at < last && dice.percent(25) {
                stage.lasts = Some(and_a_half(dice, 1, 3));
            }
            if let StageKind::Sitting { .. } = stage.kind {
                stage.fee = (!dice.percent(15)).then(|| figure(i64::from(dice.from_to(0, 2)) * 10_000));
            }
        }
        if self.dice.percent(15) {
            let asked = self.door_clause(&["months d-free >= 3", "months d-plain >= 2", "fact f-two"], None);
            stages[last].clause.push(asked);
        }
        let mut made = entry(id, stages);
        if self.dice.percent(15) {
            let asked = self.door_clause(&["months d-free >= 2", "months d-plain >= 3", "fact f-one"], None);
            made.clause.push(asked);
        }
        made
    }

    fn known_sittings(&mut self, from: i32) -> Vec<KnownSitting> {
        let dice = &mut self.dice;
        let mut sittings = Vec::new();
        let mut sits = dice.from_to(from, from + 3);
        for _ in 0..dice.from_to(1, 2) {
            let closes = sits - dice.from_to(0, 2);
            let opens = dice.percent(30).then(|| closes - dice.from_to(0, 2));
            sittings.push(known(opens, closes, sits, sits + dice.from_to(0, 2)));
            sits += dice.from_to(2, 5);
        }
        sittings
    }

    fn posts(&mut self) {
        let mut here = role("here");
        here.licences = vec![Id::new("licence")];
        here.gives = self.given(35);
        if self.dice.percent(15) {
            here.skills = vec![Id::new("s-two")];
            here.skills_after = Some(Lag::Months(self.dice.from_to(3, 18) as u16));
        }
        self.dataset.role.push(here);
        for mid in self.mids.clone() {
            let mut made = role(&mid);
            made.gives = self.given(75);
            if self.dice.percent(50) {
                made.licences = vec![Id::new("licence")];
            }
            if self.dice.percent(35) {
                made.skills = vec![Id::new(*self.dice.one_of(&["s-one", "s-two"]))];
                made.skills_after = Some(Lag::Months(self.dice.from_to(1, 4) as u16));
            }
            self.post_clauses(&mut made);
            made.door.push(self.door("door-1", &mid));
            if self.dice.percent(25) {
                made.door.push(self.door("door-2", &mid));
            }
            self.dataset.role.push(made);
        }
        let mut target = role("target");
        self.post_clauses(&mut target);
        for n in 1..=self.dice.from_to(2, 3) {
            let id = format!("door-{n}");
            let mut made = self.door(&id, "target");
            for _ in 0..self.dice.from_to(1, 3) {
                made.clause.push(self.any_clause(made.rounds.is_some()));
            }
            if self.dice.percent(10) && target.grade.is_empty() {
                let asked = self.any_clause(false);
                target.grade.push(Grade {
                    id: Id::new("senior"),
                    name: text("senior"),
                    clause: vec![asked],
                    pay: None,
                });
            }
            if !target.grade.is_empty() && self.dice.percent(50) {
                made.grade = Some(Id::new("senior"));
            }
            target.door.push(made);
        }
        self.dataset.role.push(target);
    }

    fn given(&mut self, chance: i32) -> Vec<Id> {
        ["d-free", "d-plain"].iter().filter(|_| self.dice.percent(chance * 2 / 3)).map(|id| Id::new(*id)).collect()
    }

    fn post_clauses(&mut self, post: &mut Role) {
        if self.dice.percent(20) {
            post.clause.push(clause(Strength::Law, AsOf::Joining, "holds licence"));
        }
        if self.dice.percent(12) {
            let asked = *self.dice.one_of(&["holds q-one", "holds q-two", "any(holds q-two, fact f-two)"]);
            post.clause.push(clause(Strength::Law, AsOf::Joining, asked));
        }
    }

    fn door(&mut self, id: &str, of: &str) -> Door {
        let kind = match self.dice.from_to(1, 100) {
            1..=35 => DoorKind::Posting,
            36..=43 => DoorKind::Direct,
            44..=50 => DoorKind::Contract,
            51..=80 => DoorKind::Transfer,
            _ => DoorKind::Selection,
        };
        let (offer, joining) = (self.dice.from_to(1, 3), self.dice.from_to(1, 2));
        let mut made = door(id, kind, offer as u16, joining as u16);
        if kind == DoorKind::Transfer {
            let mut from: Vec<Id> =
                self.mids.iter().filter(|mid| *mid != of).map(|mid| Id::new(mid.as_str())).collect();
            from.retain(|_| self.dice.percent(50));
            if of != "target" || self.dice.percent(30) || from.is_empty() {
                from.push(Id::new("here"));
            }
            made.from = from;
        }
        if kind == DoorKind::Selection {
            made.rounds = Some(Sittings { known: self.known_sittings(1), ..Sittings::default() });
        } else if self.dice.percent(10) {
            made.opens_months = (1..=12).filter(|_| self.dice.percent(50)).collect();
        }
        if self.dice.percent(30) {
            let (first, gap) = (self.dice.from_to(1, 6), self.dice.from_to(2, 5));
            made.joins = Some(format!("{first:02}-01; {:02}-01", first + gap).parse().expect("two days of the year"));
            made.joining_may_wait = Lag::Months(self.dice.from_to(1, 4) as u16);
        }
        if self.dice.percent(10) {
            made.to_joining_when_free = Some(span(0));
        }
        if self.dice.percent(8) {
            made.only_if = asks("fact f-two");
        }
        if of != "target" && self.dice.percent(50) {
            let round = made.rounds.is_some();
            made.clause.push(self.any_clause(round));
        }
        made
    }

    /// One clause of a door, of any strength.
    fn any_clause(&mut self, selection: bool) -> Clause {
        let (plain, free, given) = (self.dice.from_to(1, 6), self.dice.from_to(1, 6), self.dice.from_to(1, 4));
        let (within, age) = (self.dice.from_to(4, 10), if self.dice.percent(70) { "age < 40" } else { "age >= 40" });
        let leaves = [
            format!("months d-plain >= {plain}"),
            format!("months d-plain >= {plain}"),
            format!("months d-free >= {free}"),
            format!("months d-free >= {free} after q-one"),
            format!("months d-free >= {} within {within}", free.min(within - 1)),
            format!("months d-free >= {free} current"),
            format!("months d-course >= {given}"),
            "holds q-one".to_owned(),
            "holds q-one".to_owned(),
            "holds q-one".to_owned(),
            "holds q-two".to_owned(),
            "holds q-two".to_owned(),
            "holds q-two".to_owned(),
            "holds q-three".to_owned(),
            "skill s-one".to_owned(),
            "skill s-two".to_owned(),
            "fact f-one".to_owned(),
            age.to_owned(),
        ];
        let leaves: Vec<&str> = leaves.iter().map(String::as_str).collect();
        self.door_clause(&leaves, Some(selection))
    }

    /// A clause over some of these leaves. `selection`: of a door, and whether that is a selection; else of a way.
    fn door_clause(&mut self, leaves: &[&str], selection: Option<bool>) -> Clause {
        let strength = match self.dice.from_to(1, 100) {
            1..=12 => Strength::Law,
            13..=42 => Strength::Rule,
            43..=57 => Strength::Closes,
            58..=94 => Strength::Usual,
            _ => Strength::Plus,
        };
        let tree = loop {
            let one = *self.dice.one_of(leaves);
            let two = *self.dice.one_of(leaves);
            let three = *self.dice.one_of(leaves);
            let tree = match self.dice.from_to(0, 9) {
                0 | 1 => format!("any({one}, {two})"),
                2 => format!("all({one}, {two})"),
                3 => format!("atleast 2 ({one}, {two}, {three})"),
                _ => one.to_owned(),
            };
            // What is taken as met is clear only where one leaf is unknown; and whether an argument helps a doubt is not.
            let unknown = ["fact", "q-three", "skill"].iter().map(|word| tree.matches(word).count()).sum::<usize>();
            let twice = tree.contains('(') && (one == two || two == three || one == three);
            let doubtful = strength == Strength::Closes && tree.contains('(') && unknown > 0;
            // On the day of joining the new post has begun.
            if unknown <= 1 && !twice && !doubtful {
                break tree;
            }
        };
        let as_of = match selection {
            Some(true) if self.dice.percent(30) => AsOf::Sitting,
            Some(_) if self.dice.percent(25) && !tree.contains("current") => AsOf::Joining,
            _ => AsOf::Applying,
        };
        let mut made = clause(strength, as_of, &tree);
        let one_holding = matches!(&made.asks.0, Expr::Leaf(Leaf::Holds { .. }));
        made.expected_ok = selection.is_some() && one_holding && as_of == AsOf::Applying && self.dice.percent(15);
        made
    }

    fn subsidies(&mut self) {
        if !self.dice.percent(45) {
            return;
        }
        let dice = &mut self.dice;
        let mut made = subsidy("allowance", &["course-1"], i64::from(dice.from_to(1, 4)) * 30_000, 0);
        made.apply_before = Lag::Months(dice.from_to(0, 2) as u16);
        if dice.percent(40) {
            made.amount = Amount::Rate { per_mille: 400, most: Yen(60_000) };
        }
        if dice.percent(50) {
            let asked = *dice.one_of(&["fact f-one", "months d-plain >= 2", "months d-free >= 3"]);
            made.clause.push(clause(Strength::Rule, AsOf::Applying, asked));
        }
        self.dataset.subsidy.push(made);
    }

    fn equivalents(&mut self) {
        let dice = &mut self.dice;
        let mut add = |id: &str, from: &str, to: Counts, certain: bool| {
            self.dataset.equivalent.push(equivalent(id, from, to, certain));
        };
        let months = |dice: &mut Dice| Counts::Months { domain: Id::new("d-plain"), months: dice.from_to(1, 3) as u32 };
        if dice.percent(35) {
            let to = months(dice);
            add("licence-as-months", "holds licence", to, true);
        }
        if dice.percent(35) {
            let to = months(dice);
            add("q-two-as-months", "holds q-two", to, dice.percent(30));
        }
        if dice.percent(20) {
            add("q-one-as-q-two", "holds q-one", Counts::Holding { holding: Id::new("q-two") }, dice.percent(50));
        }
        if dice.percent(20) {
            add("licence-as-skill", "holds licence", Counts::Skill { skill: Id::new("s-two") }, dice.percent(20));
        }
    }

    fn transitions(&mut self) {
        let posts: Vec<Id> = self.dataset.role.iter().map(|role| role.id.clone()).collect();
        for n in 0..self.dice.from_to(1, 4) {
            let from = self.dice.one_of(&posts).clone();
            let to = self.dice.one_of(&posts).clone();
            self.dataset.transition.push(Transition {
                id: Id::new(format!("move-{n}")),
                from,
                to,
                difficulty: self.dice.from_to(1, 5) as u8,
                typical_months: 6,
                why: text("why"),
                helped: Vec::new(),
                failed: Vec::new(),
                proof: proof(),
            });
        }
    }
}

/// Everything of a world that shapes an answer, for the message of a failed test.
pub fn describe(world: &World) -> String {
    use std::fmt::Write;
    let mut out = format!("world {} (month 0 = {}, horizon {})\n", world.seed, month(0), world.request.horizon);
    let clauses = |out: &mut String, indent: &str, clauses: &[Clause]| {
        for clause in clauses {
            let expected = if clause.expected_ok { " expected-ok" } else { "" };
            let _ = writeln!(out, "{indent}{:?} {:?}{expected}: {}", clause.strength, clause.as_of, clause.asks.0);
        }
    };
    for role in &world.dataset.role {
        let _ = writeln!(
            out,
            "post {} gives {:?} skills {:?} after {:?} licences {:?}",
            role.id, role.gives, role.skills, role.skills_after, role.licences
        );
        clauses(&mut out, "    ", &role.clause);
        for grade in &role.grade {
            let _ = writeln!(out, "  grade {}", grade.id);
            clauses(&mut out, "    ", &grade.clause);
        }
        for door in &role.door {
            let _ = writeln!(
                out,
                "  door {} {:?} +{} +{} free {:?} from {:?} grade {:?} joins {:?} waits {} opens {:?} only if {}",
                door.id,
                door.kind,
                door.to_offer.typical,
                door.to_joining.typical,
                door.to_joining_when_free.map(|span| span.typical),
                door.from,
                door.grade,
                door.joins.as_ref().map(ToString::to_string),
                door.joining_may_wait,
                door.opens_months,
                door.only_if.0
            );
            for round in door.rounds.iter().flat_map(|rounds| &rounds.known) {
                let _ = writeln!(out, "    round {round:?}");
            }
            clauses(&mut out, "    ", &door.clause);
        }
    }
    for qualification in &world.dataset.qualification {
        let _ = writeln!(
            out,
            "qualification {} valid {:?} unsaid {:?} brings {:?}",
            qualification.id, qualification.valid, qualification.unsaid, qualification.brings
        );
        for entry in &qualification.entry {
            let _ = writeln!(out, "  entry {}", entry.id);
            clauses(&mut out, "    ", &entry.clause);
            for stage in &entry.stage {
                let fee = stage.fee.as_ref().map(|fee| fee.value);
                let _ = writeln!(out, "    stage {} lasts {:?} fee {fee:?}: {:?}", stage.id, stage.lasts, stage.kind);
                clauses(&mut out, "      ", &stage.clause);
            }
        }
    }
    for program in &world.dataset.program {
        let _ = writeln!(
            out,
            "program {} takes {} {} h price {:?} begins {:?} ends {:?} closes before {} skills {:?} months {:?}",
            program.id,
            program.takes,
            program.hours_per_week,
            program.price.as_ref().map(|price| price.value),
            program.intakes.known,
            program.intakes.ends,
            program.intakes.closes_before,
            program.skills,
            program.gives_months
        );
        clauses(&mut out, "    ", &program.clause);
    }
    for subsidy in &world.dataset.subsidy {
        let _ = writeln!(out, "subsidy {:?} {:?} before {}", subsidy.programs, subsidy.amount, subsidy.apply_before);
        clauses(&mut out, "    ", &subsidy.clause);
    }
    for equivalent in &world.dataset.equivalent {
        let _ = writeln!(out, "equivalent {} -> {:?} certain {}", equivalent.from.0, equivalent.to, equivalent.certain);
    }
    for domain in world.dataset.domain.iter().filter(|domain| !domain.within.is_empty()) {
        let _ = writeln!(out, "domain {} within {:?}", domain.id, domain.within);
    }
    let _ = writeln!(
        out,
        "max changes {}, stays of {} months, obligations {:?}",
        world.dataset.defaults.max_changes,
        world.dataset.defaults.least_stay_months,
        world.dataset.obligation.iter().map(|o| o.payable).collect::<Vec<_>>()
    );
    let _ = writeln!(out, "person {}", serde_json::to_string(&world.profile).unwrap_or_default());
    let _ = writeln!(out, "goal {}", serde_json::to_string(&world.request.goal).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::super::enumerate::enumerate;
    use super::*;
    use std::time::Instant;

    /// How many worlds the counts below are taken over.
    const WORLDS: usize = 300;

    #[test]
    fn random_worlds_hold_what_they_are_to_test() {
        let began = Instant::now();
        let mut counts = [0_usize; 10];
        let mut slowest = (0, 0);
        for world in worlds(WORLDS) {
            let started = Instant::now();
            let found = enumerate(&world.dataset, &world.profile, &world.request);
            slowest = slowest.max((started.elapsed().as_millis(), world.seed));
            let on_front = || found.front.iter().chain(&found.narrow).map(|found| &found.route);
            for (count, is_so) in counts.iter_mut().zip([
                world.has_expiring_holdings(),
                world.has_locks(),
                world.has_windows(),
                on_front().any(|route| route.changes.len() >= 2),
                found.front.len() >= 3,
                !found.narrow.is_empty(),
                on_front().any(|route| route.is_conditional()),
                on_front().any(|route| !route.ways.is_empty()),
                on_front().any(|route| route.ways.len() >= 2),
                found.routes.is_empty(),
            ]) {
                *count += usize::from(is_so);
            }
        }
        let [expiring, locks, windows, two_changes, wide, narrow, conditional, ways, two_ways, none] = counts;
        println!(
            "{WORLDS} worlds in {} ms, slowest {} ms (seed {}): {expiring} with expiring holdings, {locks} with locks, \
             {windows} with windows, {two_changes} with routes of two changes or more on the front, {wide} with three routes \
             or more, {narrow} with narrow ones, {conditional} with conditional ones, {ways} with ways, {two_ways} with two \
             ways, {none} with no route",
            began.elapsed().as_millis(),
            slowest.0,
            slowest.1
        );
        let often = WORLDS / 10;
        assert!(expiring >= 3 * often && locks >= 2 * often && windows >= 5 * often && two_changes >= 2 * often);
        assert!(wide >= often && narrow >= often && conditional >= often && ways >= 3 * often && two_ways >= often / 3);
        assert!(none <= 4 * often, "most worlds have a route");
    }

    #[test]
    fn a_seed_makes_the_same_world_twice() {
        for seed in 0..20 {
            assert_eq!(describe(&world(seed)), describe(&world(seed)));
        }
    }
}
