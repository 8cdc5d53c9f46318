//! A route before it is dated: the doors, the ways, the clauses to be met, the locks to be served or paid for.

use crate::base::{Day, Id, Lag, Yen};
use crate::dataset::{Locked, Subsidy};
use crate::planner::matching::Person;
use crate::planner::routes::{DoorIn, Way};

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
    pub notice: Lag,
    /// By this day the person must be in an acceptable post.
    pub in_work: Option<InWork<'p>>,
    /// The offer counts as arriving, not the joining.
    pub arrives_with_offer: bool,
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
    pub subsidy: Option<&'a Subsidy>,
}

/// The choices of one route.
#[derive(Clone)]
pub struct Choice<'p, 'a> {
    pub doors: Vec<&'p DoorIn<'a>>,
    pub ways: Vec<WayChoice<'p, 'a>>,
    /// Clauses, by door and number, of strength `closes` or `usual` that the route meets.
    pub met: Vec<(usize, usize)>,
    /// Locks, by number, that are paid for instead of served.
    pub pays: Vec<usize>,
    /// A qualification that is itself the goal.
    pub held: Option<&'a Id>,
}
