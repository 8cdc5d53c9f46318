//! Domains of experience by number, so that asking whether a stretch of work gives one is a look at a bit.

use crate::base::Id;
use crate::dataset::{Counts, Dataset};
use crate::profile::Profile;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A set of domains, those that they lie within included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domains(Rc<[u64]>);

impl Domains {
    /// Whether a domain is among them; one without a number never is.
    pub fn has(&self, number: Option<usize>) -> bool {
        number.is_some_and(|number| self.0.get(number / 64).is_some_and(|word| word >> (number % 64) & 1 == 1))
    }
}

/// The number of every domain that data or profile name, and what each lies within.
#[derive(Clone, Debug)]
pub struct DomainTable<'a> {
    numbers: BTreeMap<&'a str, usize>,
    /// By number: the domain itself and all wider ones.
    closed: Vec<Domains>,
    /// By number: counts with the present employer only.
    here: Domains,
}

impl<'a> DomainTable<'a> {
    pub fn new(dataset: &'a Dataset, profile: &'a Profile) -> Self {
        let counted = dataset.equivalent.iter().filter_map(|equivalent| match &equivalent.to {
            Counts::Months { domain, .. } | Counts::Rate { domain, .. } => Some(domain),
            _ => None,
        });
        let named = dataset
            .domain
            .iter()
            .flat_map(|domain| std::iter::once(&domain.id).chain(&domain.within))
            .chain(dataset.role.iter().flat_map(|role| &role.gives))
            .chain(dataset.program.iter().flat_map(|program| &program.gives_months).map(|given| &given.domain))
            .chain(counted)
            .chain(profile.spells.iter().flatten().flat_map(|spell| &spell.domains));
        let mut numbers: BTreeMap<&str, usize> = named.map(|id| (id.as_str(), 0)).collect();
        numbers.values_mut().enumerate().for_each(|(at, number)| *number = at);
        let here = Domains::default();
        let mut table = Self { closed: Vec::new(), numbers, here };
        table.closed = table.numbers.keys().map(|id| table.closure(dataset, id)).collect();
        table.here = table.closed(dataset.domain.iter().filter(|domain| domain.here).map(|domain| &domain.id));
        table
    }

    fn closure(&self, dataset: &Dataset, id: &str) -> Domains {
        let mut words = vec![0; self.numbers.len().div_ceil(64)];
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some(number) = self.numbers.get(id) else { continue };
            let bit = 1 << (number % 64);
            if words[number / 64] & bit == 0 {
                words[number / 64] |= bit;
                open.extend(dataset.domain_of(id).into_iter().flat_map(|domain| &domain.within).map(Id::as_str));
            }
        }
        Domains(words.into())
    }

    /// The number of a domain that anything gives or names.
    pub fn number(&self, id: &Id) -> Option<usize> {
        self.numbers.get(id.as_str()).copied()
    }

    /// Whether only work for the present employer counts in a domain.
    pub fn is_here(&self, number: Option<usize>) -> bool {
        self.here.has(number)
    }

    /// A domain and all that it lies within.
    pub fn within(&self, id: &Id) -> impl Iterator<Item = &'a str> {
        let closed = self.number(id).map(|number| self.closed[number].clone()).unwrap_or_default();
        self.numbers.iter().filter(move |(_, number)| closed.has(Some(**number))).map(|(id, _)| *id)
    }

    /// Whether what is given in one domain counts in another: the same, or one that it lies within.
    pub fn counts_as(&self, given: &Id, asked: &Id) -> bool {
        given == asked || self.number(given).is_some_and(|number| self.closed[number].has(self.number(asked)))
    }

    /// These domains with all that they lie within.
    pub fn closed<'i>(&self, ids: impl Iterator<Item = &'i Id>) -> Domains {
        let mut sets = ids.filter_map(|id| self.number(id)).map(|number| &self.closed[number]);
        let Some(first) = sets.next() else { return Domains::default() };
        let Some(second) = sets.next() else { return first.clone() };
        let mut words = first.0.to_vec();
        for set in std::iter::once(second).chain(sets) {
            words.iter_mut().zip(set.0.iter()).for_each(|(word, more)| *word |= more);
        }
        Domains(words.into())
    }
}
