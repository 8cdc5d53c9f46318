//! Sets of ways: small, compared and joined all the time, so kept as sorted numbers.

use std::cmp::Ordering;

/// Qualifications and programs in one route: nobody is sent to gain more than that.
const MOST_WAYS: usize = 4;

/// A set of ways, by their number, that together make a requirement possible. Empty: waiting (or nothing) is enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// The first `len`, in order.
    ways: [usize; MOST_WAYS],
    len: usize,
}

/// Sets kept for one requirement; more are cut off, the smaller ones stay.
const MOST: usize = 60;

impl Bundle {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn of(way: usize) -> Self {
        Self { ways: [way, 0, 0, 0], len: 1 }
    }

    /// The ways of one route.
    pub fn of_route(ways: impl Iterator<Item = usize>) -> Self {
        ways.fold(Self::new(), |all, way| all.and(way).unwrap_or(all))
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The ways in the order of their numbers.
    pub fn iter(&self) -> std::slice::Iter<'_, usize> {
        self.ways[..self.len].iter()
    }

    pub fn contains(&self, way: usize) -> bool {
        self.iter().any(|own| *own == way)
    }

    pub fn is_subset(&self, of: &Self) -> bool {
        self.iter().all(|way| of.contains(*way))
    }

    /// All ways of both, where one route can have so many.
    pub fn with(&self, other: &Self) -> Option<Self> {
        let mut all = *self;
        for way in other.iter() {
            all = all.and(*way)?;
        }
        Some(all)
    }

    fn and(mut self, way: usize) -> Option<Self> {
        let at = self.iter().take_while(|own| **own < way).count();
        if self.ways[..self.len].get(at) == Some(&way) {
            return Some(self);
        }
        if self.len == MOST_WAYS {
            return None;
        }
        self.ways.copy_within(at..self.len, at + 1);
        self.ways[at] = way;
        self.len += 1;
        Some(self)
    }
}

impl PartialOrd for Bundle {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Small ones first.
impl Ord for Bundle {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.len, self.ways).cmp(&(other.len, other.ways))
    }
}

/// Every union of a set of one side with a set of the other that one route can have.
pub fn cross(left: &[Bundle], right: &[Bundle]) -> Vec<Bundle> {
    // Both sides are tidy, and most clauses ask for nothing.
    match (left, right) {
        ([one], all) | (all, [one]) if one.is_empty() => all.to_vec(),
        _ => tidy(left.iter().flat_map(|a| right.iter().filter_map(move |b| a.with(b))).collect()),
    }
}

/// Every union of sets of `count` different parts.
pub fn choose(each: &[Vec<Bundle>], count: usize) -> Vec<Bundle> {
    if count == 0 {
        return vec![Bundle::new()];
    }
    let Some((first, rest)) = each.split_first() else { return Vec::new() };
    let mut all = choose(rest, count);
    all.extend(cross(first, &choose(rest, count - 1)));
    all
}

/// The sets once each, small ones first. A larger set stays beside a smaller one: it may be quicker than waiting, or
/// turn a not-known into a certainty; a needless way is found when the route is dated.
pub fn tidy(mut sets: Vec<Bundle>) -> Vec<Bundle> {
    sets.sort_unstable();
    sets.dedup();
    sets.truncate(MOST);
    sets
}

/// Whether tidy sets are so many that none larger than a size would be kept beside them.
pub fn is_full(sets: &[Bundle], size: usize) -> bool {
    sets.len() >= MOST && sets.last().is_some_and(|last| last.len <= size)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(ways: &[usize]) -> Bundle {
        ways.iter().fold(Bundle::new(), |all, way| all.and(*way).expect("few ways"))
    }

    #[test]
    fn no_set_has_more_ways_than_a_route() {
        assert_eq!(bundle(&[3, 1]).with(&bundle(&[2, 1, 4])), Some(bundle(&[1, 2, 3, 4])));
        assert_eq!(bundle(&[3, 1]).with(&bundle(&[2, 5, 4])), None);
    }

    #[test]
    fn unions_hold_each_way_once_and_small_ones_come_first() {
        let sets = |ways: &[&[usize]]| ways.iter().map(|ways| bundle(ways)).collect::<Vec<_>>();
        assert_eq!(cross(&sets(&[&[2], &[]]), &sets(&[&[2, 1], &[3]])), sets(&[&[3], &[1, 2], &[2, 3]]));
        assert_eq!(cross(&sets(&[&[]]), &sets(&[&[4], &[1, 2]])), sets(&[&[4], &[1, 2]]));
        assert_eq!(cross(&sets(&[&[]]), &[]), []);
    }

    #[test]
    fn two_of_three_are_every_pair() {
        let each: Vec<Vec<Bundle>> = (1..=3).map(|way| vec![Bundle::of(way)]).collect();
        assert_eq!(tidy(choose(&each, 2)), [[1, 2], [1, 3], [2, 3]].map(|ways| bundle(&ways)));
    }
}
