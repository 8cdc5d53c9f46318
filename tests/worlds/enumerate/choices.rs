//! What can be decided before anything is dated: chains of posts and doors, ways, subsidies and what is paid off.

use super::doors::door_clauses;
use super::{Chain, Choice, World};
use norikae::base::{Day, Id, Yen};
use norikae::dataset::{
    Clause, Counts, DoorKind, EntryRoute, Expr, Locked, Program, Role, StageKind, Strength, Subsidy,
};
use norikae::planner::Gain;
use std::collections::BTreeSet;

/// Whether two gains close the same gap, so that a route takes at most one.
fn same_gap(a: &Gain, b: &Gain) -> bool {
    match (a, b) {
        (Gain::Qualification { qualification: a, .. }, Gain::Qualification { qualification: b, .. }) => a == b,
        (Gain::Program { program: a }, Gain::Program { program: b }) => a == b,
        // Nobody attends the same program twice.
        (Gain::Program { program }, Gain::Qualification { programs, .. })
        | (Gain::Qualification { programs, .. }, Gain::Program { program }) => programs.contains(program),
    }
}

impl<'a> World<'a> {
    /// Every chain of posts and doors that leads to the target.
    pub(super) fn chains(&self) -> Vec<Chain<'a>> {
        let mut chains = Vec::new();
        self.extend(&mut Vec::new(), &mut chains);
        chains
    }

    pub(super) fn extend(&self, chain: &mut Chain<'a>, chains: &mut Vec<Chain<'a>>) {
        if chain.len() >= usize::from(self.dataset.defaults.max_changes) {
            return;
        }
        let here = chain.last().map(|(role, _)| &role.id).or(self.present);
        for role in &self.dataset.role {
            if self.present == Some(&role.id) || chain.iter().any(|(passed, _)| passed.id == role.id) {
                continue;
            }
            for door in &role.door {
                let employer_has_it = match here {
                    Some(here) => door.from.is_empty() || door.from.contains(here),
                    None => door.from.is_empty() && door.kind != DoorKind::Transfer,
                };
                let is_target = self.request.goal.target.as_ref() == Some(&role.id);
                let is_no_step = door.beside || matches!(door.kind, DoorKind::Referral | DoorKind::Founding);
                if !is_target && (is_no_step || self.is_below(role)) {
                    continue;
                }
                let from_contract = chain.last().is_some_and(|(_, before)| before.kind == DoorKind::Contract);
                if !employer_has_it || from_contract && door.kind == DoorKind::Transfer {
                    continue;
                }
                chain.push((role, door));
                if self.request.goal.target.as_ref() == Some(&role.id) {
                    chains.push(chain.clone());
                } else {
                    self.extend(chain, chains);
                }
                chain.pop();
            }
        }
    }

    /// Whether the person holds what nobody takes such a post with on the way to what is wanted, or has risen from it.
    pub(super) fn is_below(&self, role: &Role) -> bool {
        let wanted = self.request.goal.target.as_ref().and_then(|id| self.dataset.role_of(id.as_str()));
        let up = wanted.and_then(|wanted| wanted.worked_up_from.iter().find(|from| from.post == role.id));
        let above = up.map_or(&role.below, |from| &from.except);
        let present = self.present.and_then(|id| self.dataset.role_of(id.as_str()));
        if present.is_some_and(|present| present.risen_from.contains(&role.id)) {
            return true;
        }
        self.profile.licences.iter().chain(&self.profile.holds).any(|held| above.contains(&held.id))
    }

    /// The present post, and since when the person is in it.
    pub(super) fn training(&self) -> Option<(&'a Role, i32)> {
        let present = self.present.and_then(|id| self.dataset.role_of(id.as_str()))?;
        let running = self.history.iter().filter(|stint| stint.to.is_none() && stint.role.as_ref() == self.present);
        Some((present, running.map(|stint| stint.from).min()?))
    }

    /// Everything that can be learnt: each qualification by each entry route with each program; each program for what
    /// it gives itself.
    pub(super) fn gains(&self) -> Vec<Gain> {
        let mut gains = Vec::new();
        for qualification in &self.dataset.qualification {
            let held_for_ever = self
                .profile
                .licences
                .iter()
                .chain(&self.profile.holds)
                .any(|held| held.id == qualification.id && held.expires.is_none());
            if held_for_ever {
                continue;
            }
            for entry in qualification.entry.iter().filter(|entry| entry.open) {
                let mut choices: Vec<Vec<Id>> = vec![Vec::new()];
                for stage in &entry.stage {
                    if let StageKind::Course { programs } = &stage.kind {
                        choices = choices
                            .iter()
                            .flat_map(|so_far| {
                                programs.iter().map(|program| [so_far.clone(), vec![program.clone()]].concat())
                            })
                            .collect();
                    }
                }
                gains.extend(choices.into_iter().map(|programs| Gain::Qualification {
                    qualification: qualification.id.clone(),
                    route: entry.id.clone(),
                    programs,
                }));
            }
        }
        let with_gifts = |program: &&Program| !program.skills.is_empty() || !program.gives_months.is_empty();
        gains.extend(
            self.dataset.program.iter().filter(with_gifts).map(|program| Gain::Program { program: program.id.clone() }),
        );
        gains
    }

    fn programs_of(gain: &Gain) -> Vec<&Id> {
        match gain {
            Gain::Qualification { programs, .. } => programs.iter().collect(),
            Gain::Program { program } => vec![program],
        }
    }

    /// The ids that a gain gives: the qualification, skills, domains.
    fn gifts(&self, gain: &Gain) -> Vec<Id> {
        let mut gifts = Vec::new();
        if let Gain::Qualification { qualification, route, .. } = gain {
            gifts.push(qualification.clone());
            gifts.extend(self.brought(qualification, Some(route)).into_iter().cloned());
        }
        for program in Self::programs_of(gain) {
            if let Some(program) = self.dataset.program_of(program.as_str()) {
                gifts.extend(program.skills.iter().cloned());
                gifts.extend(program.gives_months.iter().map(|given| given.domain.clone()));
            }
        }
        gifts
    }

    fn clauses_of_gain(&self, gain: &Gain) -> Vec<&'a Clause> {
        let mut clauses = Vec::new();
        if let Gain::Qualification { qualification, route, .. } = gain {
            let entry = self.entry(qualification, route);
            clauses.extend(&entry.clause);
            clauses.extend(entry.stage.iter().flat_map(|stage| &stage.clause));
        }
        for program in Self::programs_of(gain) {
            clauses.extend(&self.program(program).clause);
        }
        clauses
    }

    /// What comes with a qualification, by its route or by each that may have been theirs.
    pub(super) fn brought(&self, qualification: &Id, by: Option<&Id>) -> Vec<&'a Id> {
        let lacks = |id: &Id| self.dataset.is_licence(id) && !self.profile.licences.iter().any(|held| held.id == *id);
        self.dataset.qualification_of(qualification.as_str()).map(|one| one.brought(by, &lacks)).unwrap_or_default()
    }

    pub(super) fn entry(&self, qualification: &Id, route: &Id) -> &'a EntryRoute {
        let entries = &self.dataset.qualification_of(qualification.as_str()).expect("a known qualification").entry;
        entries.iter().find(|entry| entry.id == *route).expect("a known entry route")
    }

    pub(super) fn program(&self, id: &Id) -> &'a Program {
        self.dataset.program_of(id.as_str()).expect("a known program")
    }

    fn subsidies_of(&self, gain: &Gain) -> Vec<&'a Subsidy> {
        let programs = Self::programs_of(gain);
        self.dataset.subsidy.iter().filter(|subsidy| subsidy.programs.iter().any(|id| programs.contains(&id))).collect()
    }

    /// Gains that some clause of the chain asks for, directly or through another gain or an equivalent. Any other is
    /// needless.
    fn relevant_gains(&self, chain: &Chain) -> Vec<Gain> {
        let mut asked: BTreeSet<Id> = BTreeSet::new();
        let ask = |tree: &Expr, asked: &mut BTreeSet<Id>| {
            asked.extend(tree.leaves().iter().flat_map(|leaf| leaf.ids()).cloned());
        };
        for (role, door) in chain {
            for clause in door_clauses(role, door).iter().filter(|(_, clause)| clause.strength != Strength::Plus) {
                ask(&clause.1.asks.0, &mut asked);
            }
            ask(&door.only_if.0, &mut asked);
        }
        let all = self.gains();
        loop {
            let before = asked.len();
            for equivalent in &self.dataset.equivalent {
                let to = match &equivalent.to {
                    Counts::Months { domain, .. } | Counts::Rate { domain, .. } => domain,
                    Counts::Skill { skill } => skill,
                    Counts::Holding { holding } => holding,
                };
                if asked.contains(to) {
                    ask(&equivalent.from.0, &mut asked);
                }
            }
            for gain in &all {
                if self.gifts(gain).iter().any(|id| asked.contains(id)) {
                    for clause in self.clauses_of_gain(gain) {
                        ask(&clause.asks.0, &mut asked);
                    }
                    for subsidy in self.subsidies_of(gain) {
                        for clause in &subsidy.clause {
                            ask(&clause.asks.0, &mut asked);
                        }
                    }
                }
            }
            if asked.len() == before {
                break;
            }
        }
        all.into_iter().filter(|gain| self.gifts(gain).iter().any(|id| asked.contains(id))).collect()
    }

    /// Every choice of ways, subsidies and locks for a chain.
    pub(super) fn choices(&self, chain: &Chain) -> Vec<Choice> {
        let doors: Vec<(Id, Id)> = chain.iter().map(|(role, door)| (role.id.clone(), door.id.clone())).collect();
        let mut sets: Vec<Vec<(Gain, Option<Id>)>> = vec![Vec::new()];
        for gain in self.relevant_gains(chain) {
            let with = sets.iter().filter(|set| !set.iter().any(|(other, _)| same_gap(other, &gain))).flat_map(|set| {
                let subsidies = self.subsidies_of(&gain);
                std::iter::once(None)
                    .chain(subsidies.iter().map(|subsidy| Some(subsidy.id.clone())))
                    .map(|subsidy| [set.clone(), vec![(gain.clone(), subsidy)]].concat())
                    .collect::<Vec<_>>()
            });
            let with: Vec<_> = with.collect();
            sets.extend(with);
        }
        let mut pays: Vec<BTreeSet<Id>> = vec![BTreeSet::new()];
        if chain.iter().any(|(_, door)| door.kind.leaves_employer()) {
            for (id, _, price) in self.locks() {
                if price.is_some() {
                    let with: Vec<_> =
                        pays.iter().map(|set| set.iter().chain([id]).cloned().collect::<BTreeSet<Id>>()).collect();
                    pays.extend(with);
                }
            }
        }
        sets.iter()
            .flat_map(|gains| {
                pays.iter().map(|pays| {
                    let mut gains = gains.clone();
                    gains.sort();
                    Choice { doors: doors.clone(), gains, pays: pays.clone() }
                })
            })
            .collect()
    }

    /// What locks leaving the present employer: until when, and at what price if it can be paid.
    pub(super) fn locks(&self) -> Vec<(&'a Id, Day, Option<Yen>)> {
        if self.present.is_none() {
            return Vec::new();
        }
        let bound = self.profile.obligations.iter();
        bound
            .filter_map(|bound| {
                let obligation = self.dataset.obligation_of(bound.id.as_str())?;
                assert_eq!(obligation.locks, Locked::LeavingEmployer, "the only lock of enumerated worlds");
                Some((&bound.id, bound.until, bound.price.filter(|_| obligation.payable)))
            })
            .collect()
    }
}
