//! A route before it is dated: the doors, the ways, the clauses to be met, the locks to be served or paid for.

use crate::base::{Day, Id, Lag, Yen};
use crate::dataset::{Locked, Strength};
use crate::planner::answer::Verdict;
use crate::planner::matching::{Asked, Person};
use crate::planner::routes::{Aid, DoorIn, Pins, Way};
use std::cell::Cell;
use std::collections::BTreeMap;

/// What is the same for every route of a request.
pub struct Setting<'p, 'a> {
    pub person: &'p Person<'a>,
    pub today: Day,
    pub horizon: Day,
    /// Hours a week for learning.
    pub hours: u32,
    /// Hours a week that one private study takes at most.
    pub study_hours: u32,
    pub locks: &'p [Lock<'a>],
    /// Notice that law or contract asks before leaving a post.
    pub notice: &'p Notice<'a>,
    /// Days that the person holds.
    pub pins: &'p Pins,
    /// By this day the person must be in an acceptable post.
    pub in_work: Option<InWork<'p>>,
    /// The offer counts as arriving, not the joining.
    pub arrives_with_offer: bool,
    /// Days judged so far, of all routes dated.
    pub judged: Cell<u32>,
}

impl Setting<'_, '_> {
    /// Notes that one more day is judged.
    pub fn judges(&self) {
        self.judged.set(self.judged.get().saturating_add(1));
    }
}

/// Notice that law or contract asks of a person before they leave a post.
pub struct Notice<'a> {
    /// Each with the posts that it binds; none: any.
    pub binding: Vec<(&'a [Id], Lag)>,
}

impl Notice<'_> {
    /// The longest asked before leaving a post, that of today or one on the way: who has left their own practice hands over
    /// no practice any more.
    pub fn before_leaving(&self, post: Option<&Id>) -> Lag {
        let binds = |posts: &[Id]| posts.is_empty() || post.is_some_and(|post| posts.contains(post));
        let lags = self.binding.iter().filter(|(posts, _)| binds(posts)).map(|(_, lag)| *lag);
        lags.max_by_key(|lag| lag.about_days()).unwrap_or_default()
    }
}

/// The hard date by which the person must be in an acceptable post.
#[derive(Clone, Copy)]
pub struct InWork<'p> {
    pub by: Day,
    pub acceptable: &'p [Id],
    /// Whether the present post is acceptable.
    pub present: bool,
}

/// An obligation that the person is under.
pub struct Lock<'a> {
    pub id: &'a Id,
    pub locks: Locked,
    pub until: Day,
    pub price: Option<Yen>,
}

/// A way with the subsidy that it uses.
#[derive(Clone, Copy)]
pub struct WayChoice<'p, 'a> {
    pub number: usize,
    pub way: &'p Way<'a>,
    pub subsidy: Option<&'p Aid<'a>>,
}

/// Where a clause stands in a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Number of the change, and of the clause among those that its door asks.
    Door(usize, usize),
    /// Number of the way, of its stage, and of the clause among those that the stage asks.
    Way(usize, usize, usize),
}

/// How far a route is to meet clauses, beyond what `law` and `rule` ask anyway.
pub type Wants = BTreeMap<Place, Verdict>;

/// The choices of one route.
#[derive(Clone)]
pub struct Choice<'p, 'a> {
    pub doors: Vec<&'p DoorIn<'a>>,
    pub ways: Vec<WayChoice<'p, 'a>>,
    /// Clauses that the route is to meet so far at least.
    pub wants: Wants,
    /// Locks, by number, that are paid for instead of served.
    pub pays: Vec<usize>,
    /// A qualification that is itself the goal.
    pub held: Option<&'a Id>,
}

impl Choice<'_, '_> {
    /// Whether a post on the way is below what is gained beside it: a nurse to be does not hire on as a nursing assistant.
    pub fn has_a_step_below(&self) -> bool {
        let steps = self.doors.split_last().map(|(_, steps)| steps).unwrap_or_default();
        let gained = || self.ways.iter().filter_map(|chosen| chosen.way.qualification);
        gained().any(|(gained, _)| steps.iter().any(|step| step.role.below.contains(&gained.id)))
    }

    /// How far a clause must be met; `None` where it may stay open.
    pub fn want(&self, place: Place, strength: Strength) -> Option<Verdict> {
        let least = strength.must().then_some(Verdict::Unknown);
        self.wants.get(&place).copied().max(least)
    }

    /// The clauses of a door that bind, by number, each with how far it must be met.
    pub fn binding<'s, 'a>(
        &'s self,
        number: usize,
        asked: &'s [Asked<'a>],
    ) -> impl Iterator<Item = (usize, &'s Asked<'a>, Verdict)> + 's {
        let clauses = asked.iter().enumerate();
        clauses.filter_map(move |(index, asked)| {
            self.want(Place::Door(number, index), asked.strength).map(|want| (index, asked, want))
        })
    }
}
