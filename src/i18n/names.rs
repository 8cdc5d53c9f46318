//! Names of entries by their id. An id that this dataset does not know has a name too: links and files outlive entries.

use super::date::pick;
use super::kinds;
use super::worded::Worded;
use crate::base::{Id, Lang, Text};
use crate::dataset::Dataset;
use crate::lookup::Kind;

fn named(text: Option<&Text>, lang: Lang) -> Worded {
    text.map_or_else(|| unknown(lang), |text| Worded::of(text, lang))
}

/// What stands for an entry that the dataset does not have (any more).
pub(super) fn unknown(lang: Lang) -> Worded {
    Worded::new(pick(lang, "(いまの資料にない項目)", "(an entry that is not in the present data)"), lang)
}

macro_rules! names {
    ($($name:ident, $look_up:ident;)*) => {
        $(
            pub fn $name(id: &Id, dataset: &Dataset, lang: Lang) -> Worded {
                named(dataset.$look_up(id.as_str()).map(|entry| &entry.label.name), lang)
            }
        )*
    };
}

names! {
    qualification, qualification_of;
    program, program_of;
    skill, skill_of;
    domain, domain_of;
    fact, fact_of;
    prefecture, prefecture_of;
    obligation, obligation_of;
    subsidy, subsidy_of;
}

pub fn role(id: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    named(dataset.role_or_former(id).map(|role| &role.label.name), lang)
}

/// A role, or else a qualification: what a goal's target can be.
pub fn holding(id: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    if dataset.role_or_former(id).is_some() { role(id, dataset, lang) } else { qualification(id, dataset, lang) }
}

/// The name of an entry of any kind.
pub fn name(kind: Kind, id: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    let of = |text: Option<&Text>| named(text, lang);
    match kind {
        Kind::Licence | Kind::Qualification => qualification(id, dataset, lang),
        Kind::Role => role(id, dataset, lang),
        Kind::Program => program(id, dataset, lang),
        Kind::Skill => skill(id, dataset, lang),
        Kind::Domain => domain(id, dataset, lang),
        Kind::Fact => fact(id, dataset, lang),
        Kind::Prefecture => prefecture(id, dataset, lang),
        Kind::Obligation => obligation(id, dataset, lang),
        Kind::Subsidy => subsidy(id, dataset, lang),
        Kind::Procedure => of(dataset.procedure_of(id.as_str()).map(|e| &e.label.name)),
        Kind::Networking => of(dataset.networking_of(id.as_str()).map(|e| &e.label.name)),
        Kind::Pitfall => of(dataset.pitfall_of(id.as_str()).map(|e| &e.label.name)),
        Kind::Case => of(dataset.case_of(id.as_str()).map(|e| &e.label.name)),
        Kind::Equivalent => of(dataset.equivalent_of(id.as_str()).map(|e| &e.say)),
        Kind::Path => of(dataset.path_of(id.as_str()).map(|e| &e.name)),
        Kind::Confusable => of(dataset.confusable_of(id.as_str()).map(|e| &e.name)),
        Kind::Notice => of(dataset.notice_of(id.as_str()).map(|e| &e.name)),
        Kind::Occupation => of(dataset.occupation_of(id.as_str()).map(|e| &e.name)),
        Kind::Transition => dataset.transition_of(id.as_str()).map_or_else(
            || unknown(lang),
            |e| {
                let [from, to] = [&e.from, &e.to].map(|end| holding(end, dataset, lang));
                Worded::new(format!("{} → {}", from.text, to.text), from.lang)
            },
        ),
    }
}

/// The door into a role, by its kind and by what tells it from others of that kind: 公募・選考「係長級」.
pub fn door(role: &Id, door: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    let door = dataset.role_or_former(role).and_then(|role| role.door.iter().find(|d| d.id == *door));
    let Some(door) = door else { return unknown(lang) };
    let kind = kinds::door_kind(door.kind, lang);
    Worded::new(
        match &door.name {
            Some(name) => pick(lang, format!("{kind}「{}」", name.ja), format!("{kind}, {}", name.get(lang))),
            None => kind.to_owned(),
        },
        lang,
    )
}

/// One entry route of a qualification.
pub fn entry_route(qualification: &Id, route: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    let entry = dataset.qualification_of(qualification.as_str()).map(|q| &q.entry);
    named(entry.and_then(|routes| routes.iter().find(|r| r.id == *route)).map(|r| &r.name), lang)
}

/// One stage of an entry route.
pub fn stage(qualification: &Id, route: &Id, stage: &Id, dataset: &Dataset, lang: Lang) -> Worded {
    let entry = dataset.qualification_of(qualification.as_str()).map(|q| &q.entry);
    let route = entry.and_then(|routes| routes.iter().find(|r| r.id == *route));
    named(route.and_then(|r| r.stage.iter().find(|s| s.id == *stage)).map(|s| &s.name), lang)
}
