//! Chains of posts from the present one to the target, found backwards from what later doors and ways ask.

use super::bundle::Bundle;
use super::closing::{Closing, GivesMonths};
use super::doors::{DoorIn, Doors};
use super::sets::{ClauseIn, KnownSets, School};
use super::wanted::Wanted;
use super::ways::Ways;
use crate::base::{Day, Id};
use crate::dataset::{Counts, DoorKind, Expr, Filter, Leaf, Measure, Strength};
use crate::planner::answer::Verdict;
use crate::planner::matching::{Asked, Judge, Person, Ready, View};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

impl GivesMonths for DoorIn<'_> {
    fn gives(&self, domain: Option<usize>) -> bool {
        self.gives.has(domain)
    }

    fn fits(&self, settings: &[Id]) -> bool {
        settings.is_empty() || self.settings.is_empty() || settings.iter().any(|s| self.settings.contains(&s.as_str()))
    }

    fn skill(&self, skill: &Id) -> bool {
        self.role.skills.contains(skill)
    }
}

/// A post that gives everything: tells whether a clause is out of reach for reasons that no post can mend.
struct AnyPost;

impl GivesMonths for AnyPost {
    fn gives(&self, _: Option<usize>) -> bool {
        true
    }
    fn fits(&self, _: &[Id]) -> bool {
        true
    }
    fn skill(&self, _: &Id) -> bool {
        true
    }
}

/// How a clause stands today, and what could mend it.
pub(super) struct Outlook {
    strength: Strength,
    /// Nothing can be done, or needs to be: met for good, or for good not known.
    settled: bool,
    /// Does not keep its door shut today: met, argued or not known.
    stands: bool,
    /// And never will.
    stays: bool,
    /// Something can mend it with the help of some post.
    mendable: bool,
    /// Ways, or waiting where the person is now, can mend it without another post.
    alone: bool,
    /// Numbers of the roles that give something it asks.
    pub(super) helpers: BTreeSet<usize>,
    /// Sets of ways that mend a `law` or `rule` clause, whatever posts stand behind; none where nothing needs mending.
    mends: Vec<Bundle>,
}

impl Outlook {
    /// Whether it keeps its door shut, and more than a posting's usual wish: only for that does somebody go to school.
    pub(super) fn is_worth_school(&self) -> bool {
        self.strength != Strength::Usual && !self.stands
    }
}

/// Finds chains. A chain is a list of numbers of doors, in the order of the changes.
pub struct Chains<'p, 'a> {
    person: &'p Person<'a>,
    pub(super) doors: &'p Doors<'a>,
    pub(super) ways: &'p Ways<'a>,
    pub(super) closing: &'p Closing<'p, 'a>,
    /// The present post, if the person is in it.
    present: Option<Id>,
    /// Doors that lead into an acceptable post in time, where the person must be in one by a date and is not.
    first: Option<BTreeSet<usize>>,
    outlooks: Vec<OnceCell<Vec<Outlook>>>,
    /// By door, the full-time schools that its `law` and `rule` clauses ask.
    pub(super) schools: Vec<OnceCell<BTreeSet<usize>>>,
    /// Sets of ways, and the roles that help with the clauses of ways, once asked.
    pub(super) known: RefCell<KnownSets>,
    pub(super) of_ways: RefCell<BTreeMap<ClauseIn, BTreeSet<usize>>>,
    /// What posts could give to a clause, once asked.
    pub(super) wanted: RefCell<BTreeMap<ClauseIn, Wanted<'a>>>,
}

/// What no route through a chain can better.
pub struct Outlooks {
    /// `usual` clauses that stay open.
    pub open: u32,
    /// A `closes` clause stays unmet.
    pub narrow: bool,
    /// Some clause is of `closes` strength and not met yet.
    pub may_be_narrow: bool,
    /// A `law` or `rule` clause can't be met by these posts alone.
    pub hungry: bool,
}

impl<'p, 'a> Chains<'p, 'a> {
    pub fn new(
        closing: &'p Closing<'p, 'a>,
        doors: &'p Doors<'a>,
        present: Option<Id>,
        in_work: Option<(Day, &[Id])>,
    ) -> Self {
        let person = closing.person;
        let first = in_work.map(|(by, acceptable)| {
            let joins = |door: &DoorIn<'_>| {
                let free = door.door.to_joining_when_free.filter(|_| !person.employed);
                let offer = match &door.door.rounds {
                    Some(rounds) => rounds.first_open(closing.today, by).map(|round| round.result),
                    None => Some(door.door.to_offer.typical.after(closing.today)),
                };
                offer.map(|offer| free.unwrap_or(door.door.to_joining).typical.after(offer))
            };
            let fits =
                |door: &DoorIn<'_>| acceptable.contains(&door.role.id) && joins(door).is_some_and(|day| day <= by);
            (0..doors.all.len()).filter(|number| fits(&doors.all[*number])).collect()
        });
        let outlooks = doors.all.iter().map(|_| OnceCell::new()).collect();
        let schools = doors.all.iter().map(|_| OnceCell::new()).collect();
        let (known, of_ways, wanted) = Default::default();
        Self { person, doors, ways: closing.ways, closing, present, first, outlooks, schools, known, of_ways, wanted }
    }

    /// Whether the first door of a chain can be entered from where the person stands, in time where that is asked.
    pub fn is_complete(&self, chain: &[usize]) -> bool {
        let Some(number) = chain.first() else { return false };
        if self.first.as_ref().is_some_and(|first| !first.contains(number)) {
            return false;
        }
        let first = &self.doors.all[*number];
        if first.door.kind != DoorKind::Transfer && first.door.from.is_empty() {
            return true;
        }
        self.present.as_ref().is_some_and(|present| first.door.from.contains(present))
    }

    /// Whether a door could be passed with every post of the dataset behind one.
    pub fn is_passable(&self, number: usize) -> bool {
        (0..self.outlook(number).len()).all(|index| !self.is_out_of_reach(number, index))
    }

    /// Whether nothing in the dataset, no post that can be entered included, makes a `law` or `rule` clause possible.
    pub fn is_out_of_reach(&self, door: usize, index: usize) -> bool {
        let clause = &self.outlook(door)[index];
        let reach = clause.mendable && (clause.alone || !clause.helpers.is_empty());
        clause.strength.must() && !clause.settled && !reach
    }

    /// What no route through this chain can better, with at most `more` further posts before it.
    pub fn outlooks(&self, chain: &[usize], more: usize) -> Outlooks {
        let mut found = Outlooks { open: 0, narrow: false, may_be_narrow: false, hungry: false };
        let mut wanting: Vec<&Outlook> = Vec::new();
        for (at, number) in chain.iter().enumerate() {
            let behind = &chain[..at];
            for clause in self.outlook(*number) {
                found.may_be_narrow |= clause.strength == Strength::Closes && !clause.stays;
                if clause.settled || clause.strength == Strength::Plus {
                    continue;
                }
                let helped =
                    || behind.iter().any(|before| clause.helpers.contains(&self.doors.all[*before].role_number));
                if clause.mendable && (clause.alone || helped()) {
                    continue;
                }
                if clause.mendable && more > 0 {
                    wanting.push(clause);
                    continue;
                }
                match clause.strength {
                    Strength::Usual => found.open += 1,
                    Strength::Closes => found.narrow |= !clause.stands,
                    _ => found.hungry = true,
                }
            }
        }
        // Each further post helps only so many of the clauses that wait for one.
        let usual: Vec<&&Outlook> = wanting.iter().filter(|clause| clause.strength == Strength::Usual).collect();
        let roles: BTreeSet<usize> = usual.iter().flat_map(|clause| clause.helpers.iter().copied()).collect();
        let most =
            roles.iter().map(|role| usual.iter().filter(|c| c.helpers.contains(role)).count()).max().unwrap_or(0);
        found.open += usual.len().saturating_sub(most * more) as u32;
        found
    }

    /// Posts on the way from which nobody is transferred further, and which help with nothing that `law`, `rule` and `closes`
    /// ask behind them: at most with what is usual.
    pub fn idle_posts(&self, chain: &[usize]) -> usize {
        let is_idle = |at: &usize| {
            let post = &self.doors.all[chain[*at]];
            let helps =
                |clause: &Outlook| clause.strength <= Strength::Closes && clause.helpers.contains(&post.role_number);
            let is_left_by_transfer = self.doors.all[chain[at + 1]].door.from.contains(&post.role.id);
            !is_left_by_transfer && !chain[at + 1..].iter().any(|door| self.outlook(*door).iter().any(helps))
        };
        (0..chain.len().saturating_sub(1)).filter(is_idle).count()
    }

    pub(super) fn outlook(&self, number: usize) -> &[Outlook] {
        self.outlooks[number]
            .get_or_init(|| self.doors.all[number].asked.iter().map(|asked| self.clause_outlook(asked)).collect())
    }

    fn clause_outlook(&self, asked: &Asked<'a>) -> Outlook {
        let ready = asked.ready(self.person);
        let view = View::default();
        let today = self.person.today;
        let verdict = asked.judge(Judge { person: self.person, view: &view }, today, today);
        let strength = asked.strength;
        let settled = match ready {
            Ready::Fixed(verdict) => *verdict >= Verdict::Unknown,
            _ => strength == Strength::Plus,
        };
        let stands = verdict >= Verdict::Unknown;
        let stays = Judge { person: self.person, view: &view }.stays(ready, Verdict::Unknown);
        if settled || strength == Strength::Plus {
            let (helpers, mends) = (BTreeSet::new(), Vec::new());
            return Outlook { strength, settled, stands, stays, mendable: settled, alone: settled, helpers, mends };
        }
        let want = if strength == Strength::Usual { Verdict::Met } else { Verdict::Unknown };
        let sets = |posts: &[&dyn GivesMonths]| self.closing.sets(asked, want, posts);
        let helpers = self.helpers(asked);
        if verdict >= want {
            let mut mends = if strength.must() { vec![Bundle::new()] } else { Vec::new() };
            // What an answer may bring a school can make certain, where a post on the way asks for it.
            if strength.must() && verdict < Verdict::Met {
                mends.extend(self.closing.sets(asked, Verdict::Met, &[&AnyPost]));
            }
            return Outlook { strength, settled, stands, stays, mendable: true, alone: true, helpers, mends };
        }
        let (mended, alone) = (sets(&[&AnyPost]), !sets(&[]).is_empty());
        let mendable = !mended.is_empty();
        let mends = if strength.must() { mended } else { Vec::new() };
        Outlook { strength, settled, stands, stays, mendable, alone, helpers, mends }
    }

    /// Numbers of the roles that give something that a clause asks, or a way or an equivalent to it.
    pub(super) fn helpers(&self, asked: &Asked<'a>) -> BTreeSet<usize> {
        let mut asks = Asks::default();
        self.collect(asked.asks, !asked.strength.must(), &mut asks, &mut BTreeSet::new());
        let helps = |role: &usize| {
            let gives = self.doors.gives(*role);
            let lasts = self.doors.roles[*role].lasts;
            let is_enough = |months: u32| lasts.is_none_or(|lasts| months <= lasts.about_days() / 30);
            asks.domains.iter().any(|(domain, months)| gives.has(Some(*domain)) && is_enough(*months))
                || asks.skills.iter().any(|skill| self.doors.roles[*role].skills.contains(skill))
        };
        (0..self.doors.roles.len()).filter(helps).collect()
    }

    /// For each `law` or `rule` clause of a door that something must mend, the sets of ways that could, whatever posts
    /// stand behind. `target`: the last door of the chain, where the post is only a step on the way to it.
    pub fn mends(&self, number: usize, target: Option<usize>) -> impl Iterator<Item = Vec<&Bundle>> {
        let school = target.map_or(School::Yes, School::AskedBy);
        let mended = self.outlook(number).iter().filter(|clause| !clause.mends.is_empty());
        mended.map(move |clause| clause.mends.iter().filter(|set| self.may_be_gone(set, school)).collect())
    }

    /// Gathers what a tree asks and the person does not have for good, and what the ways and equivalents to that ask.
    fn collect(&self, expr: &'a Expr, argued: bool, asks: &mut Asks<'a>, seen: &mut BTreeSet<usize>) {
        for leaf in expr.leaves() {
            let asked = self.closing.askings.of(leaf, argued);
            if asked.for_good == Some(Verdict::Met) {
                continue;
            }
            match leaf {
                Leaf::Experience { measure, domain, least, filter }
                    if *filter != Filter::default() || !self.person.keeps_accruing(domain) =>
                {
                    asks.domain(
                        self.person.domains.number(domain),
                        if *measure == Measure::Months { *least } else { 0 },
                    );
                }
                Leaf::Skill { what } => {
                    asks.skills.insert(what);
                }
                _ => {}
            }
            let ways = match leaf {
                Leaf::Holds { what, .. } | Leaf::Ever { what } => self.ways.to_qualification(what),
                Leaf::Skill { what } => self.ways.to_skill(what),
                _ => &[],
            };
            for way in ways {
                if seen.insert(*way) {
                    for asked in self.ways.all[*way].asked().filter(|asked| asked.strength.must()) {
                        self.collect(asked.asks, false, asks, seen);
                    }
                }
            }
            for other in &asked.asking.by_others {
                if asks.equivalents.insert(&other.equivalent.id) {
                    if let Counts::Rate { per, .. } = &other.equivalent.to
                        && !self.person.keeps_accruing(per)
                    {
                        asks.domain(self.person.domains.number(per), 0);
                    }
                    self.collect(&other.equivalent.from.0, false, asks, seen);
                }
            }
        }
    }

    /// Doors of posts that may stand before a chain: its first door's `from`, posts that give what a clause asks that is
    /// not settled, or posts that meet `in_work_by`.
    pub fn before(&self, chain: &[usize]) -> Vec<usize> {
        let Some(number) = chain.first() else { return Vec::new() };
        let first = &self.doors.all[*number];
        let taken = |role: &Id| {
            chain.iter().any(|number| self.doors.all[*number].role.id == *role) || self.present.as_ref() == Some(role)
        };
        let roles: BTreeSet<usize> = if first.door.from.is_empty() {
            let open = chain.iter().flat_map(|number| self.outlook(*number)).filter(|clause| !clause.settled);
            let helpers: BTreeSet<usize> = open.flat_map(|clause| clause.helpers.iter().copied()).collect();
            let in_time = self.first.iter().flatten().map(|door| self.doors.all[*door].role_number);
            helpers.into_iter().chain(in_time).collect()
        } else {
            first.door.from.iter().filter_map(|role| self.doors.number_of(role)).collect()
        };
        let doors = roles.into_iter().filter(|role| !taken(&self.doors.roles[*role].id));
        let mut all: Vec<usize> = doors.flat_map(|role| self.doors.of(&self.doors.roles[role].id)).copied().collect();
        let target = chain.last().copied();
        let wanted = target.map_or(first.role, |target| self.doors.all[target].role);
        all.retain(|door| {
            first.door.kind.can_follow(self.doors.all[*door].door.kind)
                && self.doors.all[*door].is_step(self.person, wanted)
                && self.is_passable(*door)
                && self.mends(*door, target).all(|sets| !sets.is_empty())
        });
        all.sort_unstable();
        all
    }
}

/// What the person does not have for good, of a clause and of the ways and equivalents that may close it.
#[derive(Default)]
struct Asks<'a> {
    /// Domains, by number, in which the present post gives nothing that counts, each with the fewest months that are asked.
    domains: BTreeMap<usize, u32>,
    skills: BTreeSet<&'a Id>,
    equivalents: BTreeSet<&'a Id>,
}

impl Asks<'_> {
    fn domain(&mut self, number: Option<usize>, months: u32) {
        if let Some(number) = number {
            let fewest = self.domains.entry(number).or_insert(months);
            *fewest = months.min(*fewest);
        }
    }
}
