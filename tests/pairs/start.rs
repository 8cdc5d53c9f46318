//! Where somebody stands of whom nothing else is said: a licence by itself, or a present post with its licence.

use norikae::base::Id;
use norikae::dataset::{Dataset, QualificationKind};
use norikae::profile::{Held, Profile};

pub struct Start {
    pub name: String,
    pub profile: Profile,
}

pub fn starts(dataset: &Dataset) -> Vec<Start> {
    let held = |id: &Id| Held { id: id.clone(), ..Held::default() };
    let licences = dataset.qualification.iter().filter(|q| q.kind == QualificationKind::Licence);
    let by_licence = licences.map(|q| Start {
        name: format!("licence {}", q.id),
        profile: Profile { licences: vec![held(&q.id)], ..Profile::default() },
    });
    let posts = dataset.role.iter().filter(|role| role.present);
    let by_post = posts.map(|role| Start {
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
