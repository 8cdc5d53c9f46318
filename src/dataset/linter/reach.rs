//! What people can reach: prerequisites that run in a circle, qualifications that nothing gives, roles behind no open door.
//!
//! What holds is worked out upwards from a person who holds nothing, until nothing more is gained. What has no open entry
//! route left is closed to newcomers: those who hold it hold it, and nothing is asked of it here.

use super::{Finding, error, warning};
use crate::base::Id;
use crate::dataset::{Clause, Dataset, EntryRoute, Expr, Leaf, Qualification, QualificationKind, StageKind};
use std::collections::BTreeSet;

/// What can be reached.
struct Reach<'a> {
    dataset: &'a Dataset,
    held: BTreeSet<&'a Id>,
    roles: BTreeSet<&'a Id>,
    domains: BTreeSet<&'a Id>,
}

impl<'a> Reach<'a> {
    /// What a person who has never worked reaches; `of_all_work`: who has done every kind of work there is.
    fn of(dataset: &'a Dataset, of_all_work: bool) -> Self {
        let domains = dataset.domain.iter().filter(|_| of_all_work).map(|domain| &domain.id).collect();
        let held = dataset.qualification.iter().filter(|q| is_closed(q) || q.unfilled).map(|q| &q.id).collect();
        let mut reach = Self { dataset, held, roles: BTreeSet::new(), domains };
        loop {
            let before = (reach.held.len(), reach.roles.len(), reach.domains.len());
            reach.grow();
            if before == (reach.held.len(), reach.roles.len(), reach.domains.len()) {
                return reach;
            }
        }
    }

    fn grow(&mut self) {
        let dataset = self.dataset;
        for q in &dataset.qualification {
            if q.entry.iter().any(|route| route.open && self.route_is_passable(route)) {
                self.held.insert(&q.id);
            }
            if self.held.contains(&q.id) {
                self.held.extend(q.brings.iter().chain(q.entry.iter().flat_map(|route| &route.brings)));
            }
        }
        for role in &dataset.role {
            let is_met = |clauses: &[Clause]| self.all_met(clauses);
            let may_enter = role.door.iter().any(|door| {
                let from = door.from.is_empty() || door.from.iter().any(|id| self.roles.contains(id));
                let grade = role.grade.iter().find(|grade| Some(&grade.id) == door.grade.as_ref());
                from && is_met(&door.clause) && grade.is_none_or(|grade| is_met(&grade.clause))
            });
            if role.unfilled || (is_met(&role.clause) && (role.present || may_enter)) {
                self.roles.insert(&role.id);
                self.domains.extend(role.gives.iter().chain(&role.settings));
            }
        }
        for program in &dataset.program {
            if self.all_met(&program.clause) {
                self.domains.extend(program.gives_months.iter().map(|given| &given.domain));
            }
        }
        for domain in &dataset.domain {
            if self.domains.contains(&domain.id) {
                self.domains.extend(&domain.within);
            }
        }
    }

    fn route_is_passable(&self, route: &EntryRoute) -> bool {
        self.all_met(&route.clause)
            && route.stage.iter().all(|stage| {
                let course = match &stage.kind {
                    StageKind::Course { programs } => programs
                        .iter()
                        .any(|id| self.dataset.program_of(id.as_str()).is_some_and(|p| self.all_met(&p.clause))),
                    _ => true,
                };
                course && self.all_met(&stage.clause)
            })
    }

    fn all_met(&self, clauses: &[Clause]) -> bool {
        clauses.iter().filter(|clause| clause.strength.must()).all(|clause| self.meets(&clause.asks.0))
    }

    fn meets(&self, expr: &Expr) -> bool {
        match expr {
            Expr::All(parts) => parts.iter().all(|part| self.meets(part)),
            Expr::Any(parts) => parts.iter().any(|part| self.meets(part)),
            Expr::AtLeast(count, parts) => parts.iter().filter(|part| self.meets(part)).count() >= usize::from(*count),
            Expr::Leaf(leaf) => self.meets_leaf(leaf),
        }
    }

    /// What a person is, knows or was granted may always be so.
    fn meets_leaf(&self, leaf: &Leaf) -> bool {
        match leaf {
            Leaf::Holds { what, .. } => self.held.contains(what),
            Leaf::Ever { what } => self.held.contains(what) || self.dataset.fact_of(what.as_str()).is_some(),
            Leaf::Experience { domain, filter, .. } => {
                self.domains.contains(domain)
                    && filter.after.iter().chain(&filter.under).all(|id| self.held.contains(id))
                    && filter.settings.iter().all(|id| self.domains.contains(id))
            }
            _ => true,
        }
    }
}

/// No new ones are made: it has no route, or only planned ones.
fn is_closed(q: &Qualification) -> bool {
    q.entry.iter().all(|route| !route.open)
}

/// The qualifications that the open routes of one name in what they must have, as far as they are not reached either.
fn waits_for<'a>(reach: &Reach<'a>, q: &'a Qualification) -> Vec<&'a Id> {
    let routes = q.entry.iter().filter(|route| route.open);
    let clauses =
        routes.flat_map(|route| route.clause.iter().chain(route.stage.iter().flat_map(|stage| &stage.clause)));
    clauses
        .filter(|clause| clause.strength.must())
        .flat_map(|clause| clause.asks.0.leaves())
        .filter_map(|leaf| match leaf {
            Leaf::Holds { what, .. } => Some(what),
            Leaf::Experience { filter, .. } => filter.after.as_ref().or(filter.under.as_ref()),
            _ => None,
        })
        .filter(|id| !reach.held.contains(id))
        .collect()
}

/// Follows what a qualification waits for until one comes back; the circle, if there is one.
fn circle<'a>(reach: &Reach<'a>, from: &'a Qualification) -> Option<Vec<&'a Id>> {
    let mut way = vec![&from.id];
    let mut open = vec![waits_for(reach, from)];
    while let Some(next) = open.last_mut() {
        let Some(id) = next.pop() else {
            open.pop();
            way.pop();
            continue;
        };
        if *id == from.id {
            return Some(way);
        }
        if !way.contains(&id)
            && let Some(q) = reach.dataset.qualification_of(id.as_str())
        {
            way.push(id);
            open.push(waits_for(reach, q));
        }
    }
    None
}

pub(super) fn circular_prerequisites(dataset: &Dataset, found: &mut Vec<Finding>) {
    let reach = Reach::of(dataset, true);
    for q in dataset.qualification.iter().filter(|q| !reach.held.contains(&q.id)) {
        if let Some(way) = circle(&reach, q) {
            let names: Vec<&str> = way.iter().map(|id| id.as_str()).collect();
            found.push(error(
                "circular",
                format!("qualification {}", q.id),
                format!("it waits for itself: {} → {}", names.join(" → "), q.id),
                "give one of them a route that does not ask for the next",
            ));
        }
    }
}

pub(super) fn unobtainable_qualifications(dataset: &Dataset, found: &mut Vec<Finding>) {
    let (reach, with_all_work) = (Reach::of(dataset, false), Reach::of(dataset, true));
    for q in &dataset.qualification {
        let entry = format!("qualification {}", q.id);
        if !reach.held.contains(&q.id) && with_all_work.held.contains(&q.id) {
            found.push(warning(
                "own-history-only",
                entry,
                "only who has done the work before can gain it: no post gives the experience that it asks for".into(),
                "let a post or a program give the domain, where one really does",
            ));
        } else if !reach.held.contains(&q.id) {
            found.push(error(
                "unobtainable",
                entry,
                "nobody can pass any of its entry routes: what they must have is gained nowhere".into(),
                "add the missing route, program or domain, or close the route with `open = false`",
            ));
        } else if q.kind == QualificationKind::Licence && !q.unfilled && q.entry.is_empty() && q.note.is_none() {
            found.push(warning(
                "no-route",
                entry,
                "no entry route, and nothing says why".into(),
                "add one, or say in `note` that no new ones are made",
            ));
        }
    }
}

pub(super) fn unreachable_roles(dataset: &Dataset, found: &mut Vec<Finding>) {
    let reach = Reach::of(dataset, true);
    for role in dataset.role.iter().filter(|role| !reach.roles.contains(&role.id)) {
        found.push(error(
            "unreachable",
            format!("role {}", role.id),
            "nobody can enter by any of its doors: what they must have is gained nowhere".into(),
            "correct the clauses, or add what gives them",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::found;
    use super::*;

    fn qualification(id: &str, asks: &str, more: &str) -> String {
        format!(
            r#"
            [[qualification]]
            id = "{id}"
            label = {{ name = {{ ja = "{id}", en = "{id}" }} }}
            kind = "licence"
            proof = PROOF
            {more}
            [[qualification.entry]]
            id = "way"
            name = {{ ja = "道", en = "way" }}
            clause = [{{ strength = "rule", asks = "{asks}", basis = {{ ja = "規則", en = "rule" }} }}]
            stage = []
            "#
        )
    }

    fn role(id: &str, asks: &str, gives: &str) -> String {
        format!(
            r#"
            [[role]]
            id = "{id}"
            label = {{ name = {{ ja = "{id}", en = "{id}" }} }}
            family = "f"
            gives = [{gives}]
            proof = PROOF
            [[role.door]]
            id = "d"
            kind = "posting"
            to_offer = ["1w", "1w", "1w"]
            to_joining = ["1w", "1w", "1w"]
            clause = [{{ strength = "law", asks = "{asks}", basis = {{ ja = "法", en = "law" }} }}]
            "#
        )
    }

    const CLOSED: &str = r#"
        [[qualification]]
        id = "old"
        label = { name = { ja = "旧", en = "old" } }
        kind = "board"
        proof = PROOF
        "#;

    #[test]
    fn two_qualifications_that_wait_for_each_other_are_a_circle() {
        let text = qualification("a", "holds b", "") + &qualification("b", "holds a", "");
        assert_eq!(found(circular_prerequisites, &text), ["qualification a circular", "qualification b circular"]);
        let open = qualification("a", "any(holds b, age >= 18)", "") + &qualification("b", "holds a", "");
        assert!(found(circular_prerequisites, &open).is_empty());
    }

    #[test]
    fn a_qualification_that_asks_for_experience_no_post_gives_can_not_be_had() {
        let text = qualification("a", "months surgery >= 12", "");
        assert_eq!(found(unobtainable_qualifications, &text), ["qualification a unobtainable"]);
        let domain = "[[domain]]\nid = \"surgery\"\nlabel = { name = { ja = \"外科\", en = \"surgery\" } }\n";
        let alone = text + domain;
        assert_eq!(found(unobtainable_qualifications, &alone), ["qualification a own-history-only"]);
        assert!(found(unobtainable_qualifications, &(alone + &role("r", "nothing", "\"surgery\""))).is_empty());
    }

    #[test]
    fn a_qualification_closed_to_newcomers_is_taken_as_held_by_those_who_hold_it() {
        let text = CLOSED.to_owned() + &role("r", "holds old", "");
        assert!(found(unreachable_roles, &text).is_empty());
        assert!(found(unobtainable_qualifications, &text).is_empty());
    }

    #[test]
    fn a_licence_without_a_route_says_why() {
        let licence = CLOSED.replace("board", "licence");
        assert_eq!(found(unobtainable_qualifications, &licence), ["qualification old no-route"]);
    }

    #[test]
    fn a_role_behind_what_nobody_can_gain_is_unreachable() {
        let text = qualification("a", "months surgery >= 12", "") + &role("r", "holds a", "");
        assert_eq!(found(unreachable_roles, &text), ["role r unreachable"]);
    }
}
