//! Ids in links: short hashes, and the way back to the ids of the dataset at hand, renamed entries included.

use crate::base::{Id, short_hash};
use crate::dataset::Dataset;
use std::collections::BTreeMap;

const UNKNOWN: &str = "unknown-";

/// The hash of an id; an id that stands for an unknown hash gives that hash back.
pub fn hash(id: &Id) -> u32 {
    let unknown = id.as_str().strip_prefix(UNKNOWN).filter(|hex| hex.len() == 8);
    unknown.and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or_else(|| short_hash(id.as_str()))
}

/// An id that names nothing, so that words for "an entry that is not in the present data" stand for it.
pub fn unknown(hash: u32) -> Id {
    Id::new(format!("{UNKNOWN}{hash:08x}"))
}

/// The id for each hash: of entries, of their doors, grades, routes and stages, and of what entries were called before.
pub fn table(dataset: &Dataset) -> BTreeMap<u32, &Id> {
    let mut former: Vec<(&Id, &Id)> = Vec::new();
    let mut all: Vec<&Id> = Vec::new();
    for role in &dataset.role {
        all.push(&role.id);
        all.extend(role.door.iter().map(|door| &door.id));
        all.extend(role.grade.iter().map(|grade| &grade.id));
        former.extend(role.formerly.iter().map(|old| (old, &role.id)));
    }
    for qualification in &dataset.qualification {
        all.push(&qualification.id);
        for route in &qualification.entry {
            all.push(&route.id);
            all.extend(route.stage.iter().map(|stage| &stage.id));
        }
        former.extend(qualification.formerly.iter().map(|old| (old, &qualification.id)));
    }
    for program in &dataset.program {
        all.push(&program.id);
        former.extend(program.formerly.iter().map(|old| (old, &program.id)));
    }
    all.extend(dataset.domain.iter().map(|e| &e.id));
    all.extend(dataset.fact.iter().map(|e| &e.id));
    all.extend(dataset.skill.iter().map(|e| &e.id));
    all.extend(dataset.equivalent.iter().map(|e| &e.id));
    all.extend(dataset.obligation.iter().map(|e| &e.id));
    all.extend(dataset.subsidy.iter().map(|e| &e.id));
    all.extend(dataset.procedure.iter().map(|e| &e.id));
    all.extend(dataset.networking.iter().map(|e| &e.id));
    all.extend(dataset.transition.iter().map(|e| &e.id));
    all.extend(dataset.prefecture.iter().map(|e| &e.id));
    let mut table: BTreeMap<u32, &Id> = former.into_iter().map(|(old, new)| (old.hash(), new)).collect();
    table.extend(all.into_iter().map(|id| (id.hash(), id)));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_hash_goes_through_two_links_unchanged() {
        assert_eq!(hash(&unknown(0x00ab_cdef)), 0x00ab_cdef);
        assert_eq!(hash(&Id::new("unknown-thing")), short_hash("unknown-thing"));
    }

    #[test]
    fn no_two_ids_of_the_bundled_facts_share_a_hash() {
        let dataset = crate::bundled::dataset();
        let table = table(&dataset);
        let same = |id: &Id| table.get(&id.hash()).is_some_and(|known| *known == id);
        for role in &dataset.role {
            assert!(same(&role.id) && role.door.iter().all(|door| same(&door.id)), "{}", role.id);
        }
        for qualification in &dataset.qualification {
            let stages = qualification.entry.iter().flat_map(|route| &route.stage);
            assert!(same(&qualification.id) && stages.into_iter().all(|stage| same(&stage.id)), "{}", qualification.id);
        }
        assert!(dataset.fact.iter().all(|fact| same(&fact.id)));
    }
}
