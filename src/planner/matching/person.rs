//! A profile made ready for judging: holdings with what they bring, spells with their domains, and the present post.

use super::domains::{DomainTable, Domains};
use crate::base::{Day, Id, Lag};
use crate::dataset::{Counts, Dataset, Equivalent, Fact, Filter, QualificationKind, Role, Unsaid};
use crate::profile::Profile;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A stretch of work. `until` is the first day on which it no longer runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    pub from: Day,
    pub until: Day,
    pub domains: Domains,
    pub settings: Rc<[&'a str]>,
    pub hours_per_week: u32,
}

/// Since when, until when and by which entry route something is held, as far as the profile says.
pub type HeldAs<'a> = (Option<Day>, Option<Day>, Option<&'a Id>);

/// A qualification that a plan gains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gained<'a> {
    pub id: &'a Id,
    /// The entry route; `None` where another qualification brings it.
    pub route: Option<&'a Id>,
    /// The day from which only a registration is left to wait for.
    pub passed: Day,
    pub from: Day,
    pub until: Option<Day>,
}

/// Months of experience that a program gives when it ends: of this domain alone, since who learns is not at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GainedMonths {
    /// Its number.
    pub domain: Option<usize>,
    pub months: u32,
    pub on: Day,
}

/// A skill that a program or a post gives from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GainedSkill<'a> {
    pub skill: &'a Id,
    pub from: Day,
}

/// What is certain of a person before anything is planned.
#[derive(Clone, Debug)]
pub struct Person<'a> {
    pub dataset: &'a Dataset,
    pub profile: &'a Profile,
    pub today: Day,
    /// Whether the person is in their present post on the day of the plan.
    pub employed: bool,
    pub domains: DomainTable<'a>,
    /// Stretches that ended before today.
    pub past: Vec<Stretch<'a>>,
    /// Stretches that run until the present post is left.
    pub running: Vec<Stretch<'a>>,
    /// Facts that the present post leaves open: they differ from one employer to the next.
    pub varies: &'a [Id],
    /// The post that is sought.
    pub sought: Option<&'a Role>,
    /// The day on which a training ends that the person is in and has to finish; where no history is told, at the latest.
    pub finishes: Option<Day>,
    /// The last day on which the present post can be left for another, where nobody stays in it longer.
    pub lasts_until: Option<Day>,
    /// Holdings with the day from which and until which they are held; `None` where not said.
    held: BTreeMap<&'a str, HeldAs<'a>>,
    /// Skills that posts of the history give, with the day from which they are had.
    pub skills: Vec<GainedSkill<'a>>,
    /// Skills that the present post gives to who stays until a day to come.
    pub learning: Vec<GainedSkill<'a>>,
    /// Equivalents by what they count as: a domain (wider ones too), a skill, a holding.
    equivalents: BTreeMap<&'a str, Vec<&'a Equivalent>>,
}

/// A person on the way: what is certain, and what a plan adds to it.
#[derive(Clone, Debug, Default)]
pub struct View<'a> {
    /// The day on which the present post is left; `None` while it is not.
    pub leaves: Option<Day>,
    pub posts: Vec<Stretch<'a>>,
    pub gained: Vec<Gained<'a>>,
    pub months: Vec<GainedMonths>,
    pub skills: Vec<GainedSkill<'a>>,
}

impl<'a> Person<'a> {
    pub fn new(dataset: &'a Dataset, profile: &'a Profile, today: Day, sought: Option<&'a Role>) -> Self {
        let mut held = BTreeMap::new();
        for holding in profile.licences.iter().chain(&profile.holds) {
            hold(dataset, profile, &mut held, &holding.id, (holding.since, holding.expires, holding.by.as_ref()));
        }
        let employed = profile.is_employed(today);
        let domains = DomainTable::new(dataset, profile);
        let (mut past, mut running) = (Vec::new(), Vec::new());
        let (mut skills, mut learning) = (Vec::new(), Vec::new());
        for spell in profile.spells.iter().flatten() {
            let role = spell.role.as_ref().and_then(|id| dataset.role_or_former(id));
            let settings = match role {
                Some(role) if spell.settings.is_empty() => &role.settings,
                _ => &spell.settings,
            };
            let given = role.map(|role| role.gives.as_slice()).unwrap_or_default();
            let stretch = Stretch {
                from: spell.from,
                until: spell.to.map_or(today, |last| last.plus_days(1)),
                domains: domains.closed(given.iter().chain(&spell.domains)),
                settings: dataset.settings(settings).into(),
                hours_per_week: u32::from(spell.hours_per_week.unwrap_or(40)),
            };
            let runs = spell.to.is_none_or(|last| last >= today) && employed;
            if let Some(role) = role {
                let from = role.skills_after.unwrap_or_default().after(spell.from);
                let learnt = role.skills.iter().map(|skill| GainedSkill { skill, from });
                if runs && from > today {
                    learning.extend(learnt);
                } else if from <= stretch.until {
                    skills.extend(learnt);
                }
            }
            if runs {
                running.push(stretch);
            } else if stretch.from < stretch.until {
                past.push(stretch);
            }
        }
        if profile.spells.is_none()
            && let Some(role) = profile.role.as_ref().and_then(|id| dataset.role_or_former(id))
        {
            past.extend(role.entered_with.iter().map(|with| Stretch {
                from: today.plus_months(-(with.months as i32)),
                until: today,
                domains: domains.closed(std::iter::once(&with.domain)),
                settings: dataset.settings(&role.settings).into(),
                hours_per_week: 40,
            }));
        }
        if employed
            && running.is_empty()
            && let Some(role) = profile.role.as_ref().and_then(|id| dataset.role_or_former(id))
        {
            // Who does not say since when they are in the post is there since it could last be joined, and has its skills at
            // the latest when they were there as long from then.
            let joined = joined(dataset, profile, role, today);
            let from = role.skills_after.unwrap_or_default().after(joined);
            learning.extend(role.skills.iter().map(|skill| GainedSkill { skill, from }));
            running.push(Stretch {
                from: joined,
                until: today,
                domains: domains.closed(role.gives.iter()),
                settings: dataset.settings(&role.settings).into(),
                hours_per_week: 40,
            });
        }
        let equivalents = equivalents(dataset, &domains);
        let present = profile.role.as_ref().filter(|_| employed).and_then(|id| dataset.role_or_former(id));
        let after_joining = |role: &Role, lag: Lag| lag.after(joined(dataset, profile, role, today));
        let finishes = present.and_then(|role| Some(after_joining(role, role.finish?)));
        // Who says that they have been in it longer is let stay.
        let lasts_until = present.and_then(|role| Some(after_joining(role, role.lasts?))).filter(|last| *last >= today);
        Self {
            dataset,
            profile,
            today,
            employed,
            domains,
            past,
            running,
            varies: present.map(|role| role.varies.as_slice()).unwrap_or_default(),
            sought,
            finishes,
            lasts_until,
            held,
            skills,
            learning,
            equivalents,
        }
    }

    /// Since when, until when and by which route a qualification is held, from the profile alone.
    pub fn held(&self, id: &Id) -> Option<HeldAs<'a>> {
        self.held.get(id.as_str()).copied()
    }

    /// How a qualification stands that the profile does not name as held.
    pub fn unsaid_holding(&self, id: &Id) -> Unsaid {
        if self.profile.lacks.contains(id) {
            return Unsaid::Lacks;
        }
        match self.dataset.qualification_of(id.as_str()) {
            Some(q) if q.kind == QualificationKind::Licence || self.lacks_all(&q.licences) => Unsaid::Lacks,
            Some(q) => q.unsaid,
            None => Unsaid::Unknown,
        }
    }

    /// How a fact stands of which the profile says nothing.
    pub fn unsaid_fact(&self, fact: &Fact) -> Unsaid {
        match fact.unsaid {
            _ if self.lacks_all(&fact.licences) => Unsaid::Lacks,
            _ if self.varies.contains(&fact.id) => Unsaid::Unknown,
            unsaid => unsaid,
        }
    }

    /// Whether there are licences of which one is needed, and the person has none of them.
    fn lacks_all(&self, licences: &[Id]) -> bool {
        !licences.is_empty() && licences.iter().all(|id| self.lacks(id))
    }

    fn lacks(&self, id: &Id) -> bool {
        self.held(id).is_none() && self.unsaid_holding(id) == Unsaid::Lacks
    }

    /// The post that the person is in now.
    pub fn present(&self) -> Option<&'a Role> {
        let role = self.profile.role.as_ref().filter(|_| self.employed)?;
        self.dataset.role_or_former(role)
    }

    /// Of who is in a training, the most months of it that can be behind them, where they do not say.
    pub fn most_of_training(&self) -> Option<u32> {
        let role = self.present()?;
        let months = |lag: Lag| lag.about_days() / 30;
        role.finish.map(|takes| months(takes).saturating_sub(1)).or(role.lasts.map(months))
    }

    /// Whether work of which the profile says nothing may count for a requirement: nobody has worked under a licence, or
    /// after one, that they do not have, nor in a domain that only holders of such a licence work in, nor in work of another
    /// trade that they only want to get into; and who is at work now in one that posts tell of would be in such a post. Who is
    /// still in training has done nothing that only holders of a licence do, but what the training gives, and no longer than
    /// it takes. `months`: how long it is to have been about.
    pub fn may_have_worked(&self, domain: &Id, months: u32, filter: &Filter) -> bool {
        let only_in_training = self.most_of_training().is_some_and(|most| !self.accrues(domain) || months > most);
        let shut = |id: &str| {
            self.dataset.domain_of(id).is_some_and(|domain| {
                self.lacks_all(&domain.licences)
                    || only_in_training && !domain.licences.is_empty()
                    || filter.current && domain.told_by_post
                    || domain.own_posts && self.is_sought(&domain.id) && !self.is_own_work(&domain.id)
            })
        };
        self.profile.spells.is_none()
            && !filter.after.iter().chain(&filter.under).any(|id| self.lacks(id))
            && !shut(domain.as_str())
            && !self.domains.within(domain).any(shut)
    }

    /// Whether the post that is sought gives a domain: who wants to get into such work has not done it.
    fn is_sought(&self, domain: &Id) -> bool {
        self.sought.is_some_and(|role| self.domains.closed(role.gives.iter()).has(self.domains.number(domain)))
    }

    /// Whether the present post gives a domain, or one of a licence that is held.
    pub fn is_own_work(&self, domain: &Id) -> bool {
        let number = self.domains.number(domain);
        self.accrues(domain) || self.own_posts().any(|role| self.domains.closed(role.gives.iter()).has(number))
    }

    /// The present post and those of a licence that is held.
    pub fn own_posts(&self) -> impl Iterator<Item = &'a Role> {
        let present = self.profile.role.as_ref().filter(|_| self.employed);
        let present = present.and_then(|id| self.dataset.role_or_former(id));
        let is_own = move |role: &&Role| {
            present.is_some_and(|present| present.id == role.id)
                || role.licences.iter().any(|id| self.held(id).is_some())
        };
        self.dataset.role.iter().filter(is_own)
    }

    /// Equivalents that count as this domain, skill or holding.
    pub fn equivalents_to(&self, id: &Id) -> &[&'a Equivalent] {
        self.equivalents.get(id.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether months of a domain accrue in the present post for as long as it takes.
    pub fn keeps_accruing(&self, domain: &Id) -> bool {
        self.lasts_until.is_none() && self.accrues(domain)
    }

    /// Whether months of a domain accrue in the present post.
    pub fn accrues(&self, domain: &Id) -> bool {
        let number = self.domains.number(domain);
        self.running.iter().any(|stretch| stretch.domains.has(number))
    }
}

/// Since when the person is in their present post; where they do not say, at the latest.
fn joined(dataset: &Dataset, profile: &Profile, role: &Role, today: Day) -> Day {
    let is_present = |id: &Id| dataset.role_or_former(id).is_some_and(|known| known.id == role.id);
    let spells = profile.spells.iter().flatten().filter(|spell| spell.to.is_none_or(|last| last >= today));
    let own = spells.filter(|spell| spell.role.as_ref().is_some_and(is_present));
    own.map(|spell| spell.from).min().or(role.last_joining(today)).unwrap_or(today)
}

fn equivalents<'a>(dataset: &'a Dataset, domains: &DomainTable<'a>) -> BTreeMap<&'a str, Vec<&'a Equivalent>> {
    let mut all: BTreeMap<&str, Vec<&Equivalent>> = BTreeMap::new();
    for equivalent in &dataset.equivalent {
        match &equivalent.to {
            Counts::Months { domain, .. } | Counts::Rate { domain, .. } => {
                for wider in domains.within(domain) {
                    all.entry(wider).or_default().push(equivalent);
                }
            }
            Counts::Skill { skill: id } | Counts::Holding { holding: id } => {
                all.entry(id.as_str()).or_default().push(equivalent);
            }
        }
    }
    all
}

/// Notes a holding and, where it brings others along, those too.
fn hold<'a>(
    dataset: &'a Dataset,
    profile: &Profile,
    held: &mut BTreeMap<&'a str, HeldAs<'a>>,
    id: &'a Id,
    how: HeldAs<'a>,
) {
    if held.insert(id.as_str(), how).is_some() {
        return;
    }
    let lacks = |id: &Id| dataset.is_licence(id) && !profile.licences.iter().any(|held| held.id == *id);
    for brought in dataset.qualification_of(id.as_str()).map(|q| q.brought(how.2, &lacks)).unwrap_or_default() {
        if !held.contains_key(brought.as_str()) {
            hold(dataset, profile, held, brought, (how.0, how.1, None));
        }
    }
}
