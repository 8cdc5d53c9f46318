//! Leaves made ready once for all the clauses and ways in which they stand.

use super::judge::{Judge, LeafJudged};
use super::person::{Person, View};
use super::ready::Asking;
use crate::dataset::Leaf;
use crate::planner::answer::Verdict;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A leaf made ready, with how it stands today.
pub struct AskedToday<'a> {
    pub asking: Asking<'a>,
    /// The verdict, if no day of no plan can change it.
    pub for_good: Option<Verdict>,
    pub today: LeafJudged,
}

/// The leaves asked so far, with argued equivalents or without.
pub struct Askings<'p, 'a> {
    person: &'p Person<'a>,
    known: RefCell<BTreeMap<(&'a Leaf, bool), Rc<AskedToday<'a>>>>,
}

impl<'p, 'a> Askings<'p, 'a> {
    pub fn new(person: &'p Person<'a>) -> Self {
        Self { person, known: RefCell::default() }
    }

    pub fn of(&self, leaf: &'a Leaf, argued: bool) -> Rc<AskedToday<'a>> {
        let mut known = self.known.borrow_mut();
        let asked = known.entry((leaf, argued)).or_insert_with(|| {
            let asking = Asking::new(self.person, leaf, argued, true);
            let view = View::default();
            let today = Judge { person: self.person, view: &view }.asking(&asking, self.person.today.into());
            Rc::new(AskedToday { for_good: asking.for_good(self.person), today, asking })
        });
        asked.clone()
    }
}
