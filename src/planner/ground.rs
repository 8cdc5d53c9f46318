//! The ground on which one request stands: the person made ready, locks, notice, hours and what is acceptable.

use super::Request;
use super::answer::Verdict;
use super::matching::{Judge, Person, View};
use super::routes::Pins;
use super::schedule::{InWork, Lock, Notice, Setting};
use crate::base::Id;
use crate::dataset::{Anchor, Dataset, Force, Role};
use crate::profile::{Event, Profile};

/// What a request needs beside the dataset, owned in one place.
pub struct Ground<'a> {
    pub person: Person<'a>,
    pub locks: Vec<Lock<'a>>,
    pub acceptable: Vec<Id>,
    pub notice: Notice<'a>,
    pub pins: Pins,
    /// The present post, if the person is in it.
    pub present: Option<&'a Role>,
}

impl<'a> Ground<'a> {
    pub fn new(dataset: &'a Dataset, profile: &'a Profile, request: &Request) -> Self {
        let sought = request.goal.target.as_ref().and_then(|id| dataset.role_or_former(id));
        let person = Person::new(dataset, profile, request.today, sought);
        let role = profile.role.as_ref().and_then(|id| dataset.role_or_former(id));
        let present = role.filter(|_| person.employed);
        let locks = profile
            .obligations
            .iter()
            .filter(|bound| bound.until > request.today)
            .filter_map(|bound| {
                let obligation = dataset.obligation_of(bound.id.as_str())?;
                Some(Lock {
                    id: &obligation.id,
                    locks: obligation.locks,
                    until: bound.until,
                    price: bound.price.filter(|_| obligation.payable),
                })
            })
            .collect();
        let notice = Notice::new(&person);
        let acceptable = acceptable(dataset, &person, request);
        let pins = Pins::new(dataset, &request.goal.pins);
        Self { person, locks, acceptable, notice, pins, present }
    }

    /// The date by which the person must be in an acceptable post, where they are not in one now.
    pub fn must_change_by(&self, request: &Request) -> Option<(crate::base::Day, &[Id])> {
        let by = request.goal.in_work_by.filter(|by| *by >= request.today)?;
        let already = self.present.is_some_and(|role| self.acceptable.contains(&role.id));
        (!already).then_some((by, self.acceptable.as_slice()))
    }

    /// Hours a week for learning; where nothing is said, the default of the dataset.
    pub fn hours(&self) -> u32 {
        let hours = self.person.profile.hours_per_week;
        u32::from(hours.unwrap_or(self.person.dataset.defaults.hours_per_week))
    }

    pub fn setting<'p>(&'p self, request: &Request) -> Setting<'p, 'a> {
        let defaults = &self.person.dataset.defaults;
        Setting {
            person: &self.person,
            today: request.today,
            horizon: request.horizon,
            hours: self.hours(),
            study_hours: u32::from(defaults.study_hours_per_week),
            locks: &self.locks,
            notice: &self.notice,
            pins: &self.pins,
            in_work: request.goal.in_work_by.filter(|by| *by >= request.today).map(|by| InWork {
                by,
                acceptable: &self.acceptable,
                present: self.present.is_some_and(|role| self.acceptable.contains(&role.id)),
            }),
            arrives_with_offer: request.goal.event == Event::Offer,
            judged: Default::default(),
        }
    }
}

impl<'a> Notice<'a> {
    /// The notice that law or contract surely asks of this person. What the post leaves open counts as it does where nothing
    /// is said: of two rules one binds in any case.
    fn new(person: &Person<'a>) -> Self {
        let view = View::default();
        let dataset = person.dataset;
        let mut person = person.clone();
        person.varies = &[];
        let judge = Judge { person: &person, view: &view };
        let concerns = |licences: &[Id]| licences.is_empty() || licences.iter().any(|id| person.held(id).is_some());
        let binding = dataset
            .procedure
            .iter()
            .filter(|procedure| procedure.anchor == Anchor::Leaving && procedure.force <= Force::Contract)
            .filter(|procedure| concerns(&procedure.licences))
            .filter(|procedure| judge.expr(&procedure.only_if.0, person.today, false) == Verdict::Met)
            .filter_map(|procedure| Some((procedure.roles.as_slice(), procedure.timing.at_latest_before?)));
        Self { binding: binding.collect() }
    }
}

/// Posts acceptable for `in_work_by`: those the person marked, else every post of an own licence; and the target.
fn acceptable(dataset: &Dataset, person: &Person<'_>, request: &Request) -> Vec<Id> {
    if request.goal.in_work_by.is_none() {
        return Vec::new();
    }
    let marked = &request.goal.acceptable;
    let own = |role: &&Role| {
        if marked.is_empty() {
            role.licences.iter().any(|licence| person.held(licence).is_some())
        } else {
            marked.contains(&role.id) || role.formerly.iter().any(|former| marked.contains(former))
        }
    };
    let mut all: Vec<Id> = dataset.role.iter().filter(own).map(|role| role.id.clone()).collect();
    all.extend(request.goal.target.clone());
    all
}
