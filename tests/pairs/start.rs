//! Where somebody stands of whom nothing else is said (a licence by itself, or a present post with its licence), and where
//! they may want to go: the 35 licences, the 49 present posts and the 100 targets of the researched facts.

use norikae::base::Id;
use norikae::dataset::{Dataset, Role};
use norikae::profile::{Held, Profile};

/// Ids of the licences, one a line.
const LICENCES: &str = include_str!("licences.txt");
/// Ids of the present posts, one a line.
const POSTS: &str = include_str!("posts.txt");
/// Ids of the targets, one a line.
const TARGETS: &str = include_str!("targets.txt");

pub struct Start {
    pub name: String,
    pub profile: Profile,
}

pub fn starts(dataset: &Dataset) -> Vec<Start> {
    let held = |id: &Id| Held { id: id.clone(), ..Held::default() };
    let licence = |id| dataset.qualification_of(id).unwrap_or_else(|| panic!("no licence {id}"));
    let by_licence = LICENCES.lines().map(licence).map(|licence| Start {
        name: format!("licence {}", licence.id),
        profile: Profile { licences: vec![held(&licence.id)], ..Profile::default() },
    });
    let by_post = roles(dataset, POSTS).map(|role| Start {
        name: format!("post {}", role.id),
        profile: Profile {
            licences: role.licences.iter().take(1).map(held).collect(),
            role: Some(role.id.clone()),
            employed: Some(true),
            ..Profile::default()
        },
    });
    by_licence.chain(by_post).collect()
}

pub fn targets(dataset: &Dataset) -> Vec<Id> {
    roles(dataset, TARGETS).map(|role| role.id.clone()).collect()
}

fn roles<'d>(dataset: &'d Dataset, ids: &'d str) -> impl Iterator<Item = &'d Role> {
    ids.lines().map(|id| dataset.role_of(id).unwrap_or_else(|| panic!("no role {id}")))
}
