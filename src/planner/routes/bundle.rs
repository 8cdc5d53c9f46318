//! Sets of ways: small, compared and joined all the time, so kept as sorted numbers.

/// A set of ways, by their number, that together make a requirement possible. Empty: waiting (or nothing) is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bundle(Vec<usize>);

/// Sets kept for one requirement; more are cut off, the smaller ones stay.
const MOST: usize = 60;

impl Bundle {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn of(way: usize) -> Self {
        Self(vec![way])
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ways in the order of their numbers.
    pub fn iter(&self) -> std::slice::Iter<'_, usize> {
        self.0.iter()
    }

    pub fn contains(&self, way: usize) -> bool {
        self.0.binary_search(&way).is_ok()
    }

    pub fn is_subset(&self, of: &Self) -> bool {
        self.0.iter().all(|way| of.contains(*way))
    }

    /// All ways of both.
    pub fn with(&self, other: &Self) -> Self {
        let mut all = Vec::with_capacity(self.0.len() + other.0.len());
        all.extend_from_slice(&self.0);
        all.extend(other.0.iter().filter(|way| !self.contains(**way)));
        all.sort_unstable();
        Self(all)
    }
}

impl FromIterator<usize> for Bundle {
    fn from_iter<I: IntoIterator<Item = usize>>(ways: I) -> Self {
        let mut ways: Vec<usize> = ways.into_iter().collect();
        ways.sort_unstable();
        ways.dedup();
        Self(ways)
    }
}

/// Every union of a set of one side with a set of the other.
pub fn cross(left: &[Bundle], right: &[Bundle]) -> Vec<Bundle> {
    // Both sides are tidy, and most clauses ask for nothing.
    match (left, right) {
        ([one], all) | (all, [one]) if one.is_empty() => all.to_vec(),
        _ => tidy(left.iter().flat_map(|a| right.iter().map(move |b| a.with(b))).collect()),
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
    sets.sort_unstable_by(|a, b| (a.0.len(), a).cmp(&(b.0.len(), b)));
    sets.dedup();
    sets.truncate(MOST);
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unions_hold_each_way_once_and_small_ones_come_first() {
        let sets = |ways: &[&[usize]]| ways.iter().map(|ways| ways.iter().copied().collect()).collect::<Vec<Bundle>>();
        assert_eq!(cross(&sets(&[&[2], &[]]), &sets(&[&[2, 1], &[3]])), sets(&[&[3], &[1, 2], &[2, 3]]));
        assert_eq!(cross(&sets(&[&[]]), &sets(&[&[4], &[1, 2]])), sets(&[&[4], &[1, 2]]));
        assert_eq!(cross(&sets(&[&[]]), &[]), []);
    }

    #[test]
    fn two_of_three_are_every_pair() {
        let each: Vec<Vec<Bundle>> = (1..=3).map(|way| vec![Bundle::of(way)]).collect();
        assert_eq!(tidy(choose(&each, 2)), [vec![1, 2], vec![1, 3], vec![2, 3]].map(Bundle));
    }
}
