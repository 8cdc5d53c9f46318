//! Requirements made ready for one person: ids looked up, equivalents gathered, and what no day of no plan can change
//! folded into its verdict.

use super::experience::count;
use super::person::{HeldAs, Person, View};
use crate::base::{Day, Id};
use crate::dataset::{Bound, Counts, Equivalent, Expr, Filter, Leaf, Measure, Unsaid};
use crate::planner::answer::Verdict;

/// Where no age is told, nobody who is at work in healthcare is taken to be younger, in years.
const GROWN_UP: u32 = 20;

/// A tree made ready.
#[derive(Debug)]
pub enum Ready<'a> {
    /// The same on every day of every plan.
    Fixed(Verdict),
    Leaf(Box<Asking<'a>>),
    All(Vec<Self>),
    Any(Vec<Self>),
    AtLeast(usize, Vec<Self>),
}

/// A leaf that days or a plan can change.
#[derive(Debug)]
pub struct Asking<'a> {
    pub leaf: &'a Leaf,
    pub what: What<'a>,
    /// Whether an argued equivalent counts.
    pub argued: bool,
    pub by_others: Vec<ByOther<'a>>,
}

/// What a leaf asks, as far as it concerns this person.
#[derive(Debug)]
pub enum What<'a> {
    Fixed(Verdict),
    Holding {
        id: &'a Id,
        by: Option<&'a Id>,
        own: Option<HeldAs<'a>>,
        otherwise: Verdict,
    },
    Ever {
        id: &'a Id,
        otherwise: Verdict,
        never: bool,
    },
    Skill {
        id: &'a Id,
        from: Option<Day>,
        /// From when on the present post gives it, to who stays until then.
        by_staying: Option<Day>,
    },
    Follows {
        tree: Ready<'a>,
        otherwise: Verdict,
    },
    Experience {
        measure: Measure,
        domain: Option<usize>,
        least: u32,
        filter: &'a Filter,
        /// Work of which the profile says nothing may count.
        unsaid: bool,
    },
    Member {
        since: Day,
        months: u32,
    },
    Age {
        bound: Bound,
        years: u32,
    },
}

/// An equivalent that may stand for what a leaf asks.
#[derive(Debug)]
pub struct ByOther<'a> {
    pub equivalent: &'a Equivalent,
    /// Whether it is for people like this one, whatever the plan gains.
    concerned: bool,
    /// What the person must have for it.
    pub from: Ready<'a>,
    /// The domain whose months count at a rate.
    per: Option<usize>,
}

impl<'a> Ready<'a> {
    /// A tree for a person. `argued`: whether argued equivalents count.
    pub fn new(person: &Person<'a>, expr: &'a Expr, argued: bool) -> Self {
        Self::with(person, expr, argued, true)
    }

    fn with(person: &Person<'a>, expr: &'a Expr, argued: bool, equivalents: bool) -> Self {
        let each = |parts: &'a [Expr]| parts.iter().map(|part| Self::with(person, part, argued, equivalents));
        match expr {
            Expr::Leaf(leaf) => {
                let asking = Asking::new(person, leaf, argued, equivalents);
                match asking.for_good(person) {
                    Some(verdict) => Self::Fixed(verdict),
                    None => Self::Leaf(Box::new(asking)),
                }
            }
            Expr::All(parts) => {
                let parts: Vec<Self> = each(parts).filter(|part| !part.is(Verdict::Met)).collect();
                match parts.iter().all(Self::is_fixed) || parts.iter().any(|part| part.is(Verdict::NotMet)) {
                    true => Self::Fixed(parts.iter().filter_map(Self::fixed).min().unwrap_or(Verdict::Met)),
                    false => Self::All(parts),
                }
            }
            Expr::Any(parts) => {
                let parts: Vec<Self> = each(parts).filter(|part| !part.is(Verdict::NotMet)).collect();
                match parts.iter().all(Self::is_fixed) || parts.iter().any(|part| part.is(Verdict::Met)) {
                    true => Self::Fixed(parts.iter().filter_map(Self::fixed).max().unwrap_or(Verdict::NotMet)),
                    false => Self::Any(parts),
                }
            }
            Expr::AtLeast(count, parts) => Self::AtLeast(usize::from(*count), each(parts).collect()),
        }
    }

    fn fixed(&self) -> Option<Verdict> {
        if let Self::Fixed(verdict) = self { Some(*verdict) } else { None }
    }

    /// Whether no day of no plan changes it.
    pub fn is_fixed(&self) -> bool {
        self.fixed().is_some()
    }

    /// Whether it has this verdict on every day of every plan.
    pub fn is(&self, verdict: Verdict) -> bool {
        self.fixed() == Some(verdict)
    }

    /// Every leaf that can still change.
    pub fn askings(&self) -> Vec<&Asking<'a>> {
        match self {
            Self::Fixed(_) => Vec::new(),
            Self::Leaf(asking) => vec![asking],
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                parts.iter().flat_map(Self::askings).collect()
            }
        }
    }
}

impl<'a> Asking<'a> {
    /// A leaf for a person, with equivalents or without.
    pub fn new(person: &Person<'a>, leaf: &'a Leaf, argued: bool, equivalents: bool) -> Self {
        let profile = person.profile;
        let what = match leaf {
            Leaf::Holds { what, by } => {
                let own = person.held(what);
                let otherwise = if own.is_some() { Verdict::NotMet } else { said(person.unsaid_holding(what)) };
                What::Holding { id: what, by: by.as_ref(), own, otherwise }
            }
            Leaf::Ever { what } => ever(person, what, false),
            Leaf::Never { what } => ever(person, what, true),
            Leaf::Skill { what } => {
                let learnt = person.skills.iter().filter(|gained| gained.skill == what).map(|gained| gained.from);
                let from = if profile.skills.contains(what) { Some(Day::first()) } else { learnt.min() };
                let by_staying =
                    person.learning.iter().filter(|gained| gained.skill == what).map(|gained| gained.from).min();
                What::Skill { id: what, from, by_staying }
            }
            Leaf::Fact { what } => match (profile.facts.get(what), person.dataset.fact_of(what.as_str())) {
                (Some(answer), _) => What::Fixed(yes_no(*answer)),
                (None, None) => What::Fixed(Verdict::Unknown),
                (None, Some(fact)) => match &fact.follows {
                    Some(follows) if equivalents => What::Follows {
                        tree: Ready::with(person, &follows.0, false, false),
                        otherwise: said(person.unsaid_fact(fact)),
                    },
                    _ => What::Fixed(said(person.unsaid_fact(fact))),
                },
            },
            Leaf::Experience { measure, domain, least, filter } => {
                let unsaid = person.may_have_worked(domain, measure.months(*least), filter);
                let domain = person.domains.number(domain);
                What::Experience { measure: *measure, domain, least: *least, filter, unsaid }
            }
            Leaf::Member { of, months } => match profile.memberships.iter().find(|held| held.id == *of) {
                Some(held) => {
                    held.since.map_or(What::Fixed(Verdict::Unknown), |since| What::Member { since, months: *months })
                }
                None if profile.facts.get(of) == Some(&false) => What::Fixed(Verdict::NotMet),
                None => {
                    let fact = person.dataset.fact_of(of.as_str());
                    What::Fixed(fact.map_or(Verdict::Unknown, |fact| said(person.unsaid_fact(fact))))
                }
            },
            Leaf::Points { what, least, .. } => amount(person, what, Bound::AtLeast, i64::from(*least)),
            Leaf::Amount { what, bound, yen } => amount(person, what, *bound, *yen),
            Leaf::Age { bound, years } => match profile.age_on(person.today, person.today) {
                None if *bound == Bound::AtLeast && *years <= GROWN_UP => What::Fixed(Verdict::Met),
                None => What::Fixed(Verdict::Unknown),
                Some(_) => What::Age { bound: *bound, years: *years },
            },
            Leaf::Lives { prefectures } => What::Fixed(match &profile.place {
                None => Verdict::Unknown,
                Some(place) => yes_no(prefectures.contains(place)),
            }),
        };
        let mut asking = Self { leaf, what, argued, by_others: Vec::new() };
        if equivalents && asking.takes_equivalents() {
            asking.by_others = asking.others(person);
        }
        asking
    }

    fn takes_equivalents(&self) -> bool {
        match &self.what {
            What::Holding { .. } | What::Skill { .. } => true,
            What::Experience { measure, filter, .. } => *measure == Measure::Months && **filter == Filter::default(),
            _ => false,
        }
    }

    fn others(&self, person: &Person<'a>) -> Vec<ByOther<'a>> {
        let (Leaf::Holds { what, .. } | Leaf::Skill { what } | Leaf::Experience { domain: what, .. }) = self.leaf
        else {
            return Vec::new();
        };
        let all = person.equivalents_to(what).iter().copied();
        all.filter(|equivalent| equivalent.certain || self.argued)
            .map(|equivalent| ByOther {
                equivalent,
                concerned: equivalent.licences.is_empty()
                    || equivalent.licences.iter().any(|id| person.held(id).is_some()),
                from: Ready::with(person, &equivalent.from.0, false, false),
                per: match &equivalent.to {
                    Counts::Rate { per, .. } => person.domains.number(per),
                    _ => None,
                },
            })
            .collect()
    }

    /// Whether, having come to `want`, it never falls below it again.
    pub fn stays(&self, person: &Person<'_>, want: Verdict) -> bool {
        let argued = || want <= Verdict::Argued && self.by_others.iter().any(ByOther::is_there);
        match &self.what {
            What::Skill { .. } => want <= Verdict::Unknown || argued(),
            What::Holding { otherwise, .. } => *otherwise >= want || argued(),
            What::Experience { measure, domain, least, filter, unsaid } => {
                let unknown = *unsaid && want <= Verdict::Unknown && !filter.current;
                unknown
                    || **filter == Filter::default() && want <= Verdict::Argued && {
                        let nothing = View::default();
                        let others = self.by_others.iter().filter(|other| other.is_there());
                        let months: u32 = others.map(|other| other.months(person, &nothing, person.today)).sum();
                        count(person, &nothing, *measure, *domain, filter, person.today).have + months >= *least
                    }
            }
            What::Member { .. } | What::Age { bound: Bound::AtLeast, .. } => true,
            What::Ever { never, .. } => !never,
            What::Fixed(_) | What::Follows { .. } | What::Age { .. } => false,
        }
    }

    /// The verdict, if no day from today on and no plan can change it.
    pub fn for_good(&self, person: &Person<'_>) -> Option<Verdict> {
        let today = person.today;
        let sure = || self.by_others.iter().filter(|other| other.is_sure());
        let met = match &self.what {
            What::Fixed(verdict) => return Some(*verdict),
            What::Holding { by, own, .. } => {
                let own = own.is_some_and(|(since, until, route)| {
                    until.is_none() && since.is_none_or(|since| since <= today) && by.is_none_or(|by| route == Some(by))
                });
                own || sure().next().is_some()
            }
            What::Skill { from, .. } => from.is_some_and(|from| from <= today) || sure().next().is_some(),
            What::Follows { tree: Ready::Fixed(verdict), otherwise } => {
                return Some(match verdict {
                    Verdict::Unknown => *otherwise,
                    verdict => yes_no(*verdict == Verdict::Met),
                });
            }
            What::Experience { measure, domain, least, filter, .. } => {
                **filter == Filter::default() && {
                    let nothing = View::default();
                    let have = count(person, &nothing, *measure, *domain, filter, today).have;
                    have + sure().map(|other| other.months(person, &nothing, today)).sum::<u32>() >= *least
                }
            }
            What::Ever { .. } | What::Follows { .. } | What::Member { .. } | What::Age { .. } => false,
        };
        met.then_some(Verdict::Met)
    }
}

impl ByOther<'_> {
    /// Whether it counts on every day of every plan, certainly or by argument.
    fn is_there(&self) -> bool {
        self.concerned && self.from.is(Verdict::Met)
    }

    fn is_sure(&self) -> bool {
        self.equivalent.certain && self.is_there()
    }

    /// Whether it is for people like this one, on a day: its licence may be gained on the way.
    pub fn concerns(&self, view: &View<'_>, day: Day) -> bool {
        let held = |id: &Id| view.gained.iter().any(|gained| gained.id == id && gained.from <= day);
        self.concerned || self.equivalent.licences.iter().any(held)
    }

    /// Months that it counts for at most.
    pub fn most(&self) -> u32 {
        match &self.equivalent.to {
            Counts::Months { months, .. } => *months,
            Counts::Rate { most, .. } => *most,
            _ => 0,
        }
    }

    /// Months that it counts for, once what it asks is there.
    pub fn months(&self, person: &Person<'_>, view: &View<'_>, day: Day) -> u32 {
        match &self.equivalent.to {
            Counts::Months { months, .. } => *months,
            Counts::Rate { per_mille, most, .. } => {
                let had = count(person, view, Measure::Months, self.per, &Filter::default(), day).have;
                (had.saturating_mul(*per_mille) / 1000).min(*most)
            }
            _ => 0,
        }
    }
}

fn ever<'a>(person: &Person<'a>, id: &'a Id, never: bool) -> What<'a> {
    let answer = |verdict: Verdict| match (never, verdict) {
        (true, Verdict::Met) => Verdict::NotMet,
        (true, Verdict::NotMet) => Verdict::Met,
        (_, other) => other,
    };
    if let Some(said) = person.profile.facts.get(id) {
        return What::Fixed(answer(yes_no(*said)));
    }
    if person.held(id).is_some() {
        return What::Fixed(answer(Verdict::Met));
    }
    if let Some(fact) = person.dataset.fact_of(id.as_str()) {
        return What::Fixed(answer(said(person.unsaid_fact(fact))));
    }
    What::Ever { id, otherwise: answer(said(person.unsaid_holding(id))), never }
}

fn amount<'a>(person: &Person<'_>, what: &Id, bound: Bound, limit: i64) -> What<'a> {
    What::Fixed(match person.profile.amounts.get(what) {
        None => Verdict::Unknown,
        Some(amount) => yes_no(within(bound, *amount, limit)),
    })
}

pub fn within(bound: Bound, have: i64, limit: i64) -> bool {
    match bound {
        Bound::AtLeast => have >= limit,
        Bound::AtMost => have <= limit,
        Bound::Under => have < limit,
    }
}

pub fn yes_no(yes: bool) -> Verdict {
    if yes { Verdict::Met } else { Verdict::NotMet }
}

fn said(unsaid: Unsaid) -> Verdict {
    match unsaid {
        Unsaid::Unknown => Verdict::Unknown,
        Unsaid::Lacks => Verdict::NotMet,
        Unsaid::Holds => Verdict::Met,
    }
}
