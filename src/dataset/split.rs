//! What the first load does without: citations, long prose that only an opened detail or a page of the catalogue shows, and
//! kinds that nothing reads before. `fields` and `kinds` are the one list of it. [`Dataset::split`] takes it out,
//! [`Dataset::join`] puts it back.

use super::{Dataset, Figure, Note, Proof, Source};
use crate::base::Text;
use serde::{Deserialize, Serialize};
use std::mem::take;
use std::vec::IntoIter;

/// The fields that were taken out, in the order of `fields`. They belong to one core and to no other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    /// Kinds as a whole.
    rest: Dataset,
    texts: Vec<Text>,
    maybe: Vec<Option<Text>>,
    lists: Vec<Vec<Text>>,
    sources: Vec<Vec<Source>>,
    notes: Vec<Option<Note>>,
}

/// The bytes are not the background of this core: damaged, of another version, or something else altogether.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the background of this dataset")]
pub struct Misfit;

/// One field of the background.
enum Field<'a> {
    Text(&'a mut Text),
    Maybe(&'a mut Option<Text>),
    List(&'a mut Vec<Text>),
    Sources(&'a mut Vec<Source>),
    Note(&'a mut Option<Note>),
}

/// Moves the kinds that are background as a whole.
fn kinds(from: &mut Dataset, to: &mut Dataset) {
    to.subsidy_terms.append(&mut from.subsidy_terms);
    to.obligation_terms.append(&mut from.obligation_terms);
    to.path.append(&mut from.path);
    to.confusable.append(&mut from.confusable);
    to.notice.append(&mut from.notice);
    to.occupation.append(&mut from.occupation);
    to.measured = take(&mut from.measured);
}

/// Shows every field of the background, always in the same order.
fn fields(dataset: &mut Dataset, see: &mut impl FnMut(Field<'_>)) {
    use Field::{List, Maybe, Text};
    for role in &mut dataset.role {
        let pay = role.grade.iter_mut().map(|grade| &mut grade.pay).chain([&mut role.pay]).flatten();
        pay.for_each(|pay| [&mut pay.shared_category, &mut pay.basis].into_iter().for_each(|text| see(Maybe(text))));
        [&mut role.who, &mut role.work_style, &mut role.age_note].into_iter().for_each(|text| see(Maybe(text)));
        for list in
            [&mut role.risks, &mut role.first_days, &mut role.ladder, &mut role.bridging, &mut role.ask_before_deciding]
        {
            see(List(list));
        }
        for door in &mut role.door {
            see(List(&mut door.steps));
            see(Maybe(&mut door.note));
            door.rounds.iter_mut().for_each(|rounds| see(Maybe(&mut rounds.note)));
        }
        proof(&mut role.proof, see);
    }
    for entry in &mut dataset.qualification {
        for text in [&mut entry.issuer, &mut entry.law, &mut entry.duty, &mut entry.note] {
            see(Maybe(text));
        }
        see(List(&mut entry.covers));
        let rates = [&mut entry.pass_rate, &mut entry.pass_rate_first, &mut entry.pass_rate_repeat];
        let fees = entry.entry.iter_mut().flat_map(|route| &mut route.stage).map(|stage| &mut stage.fee);
        rates.into_iter().chain([&mut entry.people_at_work]).chain(fees).for_each(|figure| of_figure(figure, see));
        for route in &mut entry.entry {
            see(Maybe(&mut route.note));
            see(Maybe(&mut route.basis));
            let of_stages = route.stage.iter_mut().flat_map(|stage| &mut stage.clause);
            route.clause.iter_mut().chain(of_stages).for_each(|clause| see(Maybe(&mut clause.basis)));
            for stage in &mut route.stage {
                if let super::StageKind::Sitting { sittings, .. } = &mut stage.kind {
                    see(Maybe(&mut sittings.note));
                }
            }
        }
        proof(&mut entry.proof, see);
    }
    for program in &mut dataset.program {
        see(Maybe(&mut program.provider));
        see(Maybe(&mut program.note));
        of_figure(&mut program.price, see);
        program.clause.iter_mut().for_each(|clause| see(Maybe(&mut clause.basis)));
        proof(&mut program.proof, see);
    }
    for procedure in &mut dataset.procedure {
        see(Text(&mut procedure.what));
        see(List(&mut procedure.steps));
        see(List(&mut procedure.documents));
        for text in [&mut procedure.place, &mut procedure.basis, &mut procedure.missed, &mut procedure.reveals_to] {
            see(Maybe(text));
        }
        proof(&mut procedure.proof, see);
    }
    for action in &mut dataset.networking {
        see(Text(&mut action.what));
        see(Maybe(&mut action.etiquette));
        see(Maybe(&mut action.upkeep));
        proof(&mut action.proof, see);
    }
    for pitfall in &mut dataset.pitfall {
        see(Text(&mut pitfall.failure));
        see(Text(&mut pitfall.avoid));
        proof(&mut pitfall.proof, see);
    }
    for transition in &mut dataset.transition {
        see(Text(&mut transition.why));
        see(List(&mut transition.helped));
        see(List(&mut transition.failed));
        proof(&mut transition.proof, see);
    }
    for case in &mut dataset.case {
        for side in [&mut case.before, &mut case.after] {
            see(Text(&mut side.post));
            see(Maybe(&mut side.place));
            see(Maybe(&mut side.conditions));
        }
        see(Text(&mut case.mattered));
        proof(&mut case.proof, see);
    }
    dataset.equivalent.iter_mut().for_each(|entry| proof(&mut entry.proof, see));
    dataset.obligation.iter_mut().for_each(|entry| proof(&mut entry.proof, see));
    dataset.subsidy.iter_mut().for_each(|entry| proof(&mut entry.proof, see));
    dataset.prefecture.iter_mut().for_each(|entry| proof(&mut entry.proof, see));
}

/// What is said of a figure only to who asks where it comes from.
fn of_figure(figure: &mut Option<Figure>, see: &mut impl FnMut(Field<'_>)) {
    figure.iter_mut().for_each(|figure| see(Field::Maybe(&mut figure.note)));
}

/// The day of the check, its standing and what no page supported stay in the core: shown at once.
fn proof(proof: &mut Proof, see: &mut impl FnMut(Field<'_>)) {
    see(Field::Sources(&mut proof.sources));
    see(Field::Note(&mut proof.note));
}

impl Dataset {
    /// Takes the background out; what stays is the core.
    #[must_use]
    pub fn split(mut self) -> (Self, Background) {
        let mut taken = Background::default();
        kinds(&mut self, &mut taken.rest);
        fields(&mut self, &mut |field| match field {
            Field::Text(text) => taken.texts.push(take(text)),
            Field::Maybe(text) => taken.maybe.push(take(text)),
            Field::List(list) => taken.lists.push(take(list)),
            Field::Sources(sources) => taken.sources.push(take(sources)),
            Field::Note(note) => taken.notes.push(take(note)),
        });
        (self, taken)
    }

    /// Puts the background back into its core.
    pub fn join(mut self, background: Background) -> Result<Self, Misfit> {
        let Background { mut rest, texts, maybe, lists, sources, notes } = background;
        kinds(&mut rest, &mut self);
        let (mut texts, mut maybe) = (texts.into_iter(), maybe.into_iter());
        let (mut lists, mut sources, mut notes) = (lists.into_iter(), sources.into_iter(), notes.into_iter());
        let mut fits = true;
        fields(&mut self, &mut |field| {
            fits &= match field {
                Field::Text(text) => put(text, &mut texts),
                Field::Maybe(text) => put(text, &mut maybe),
                Field::List(list) => put(list, &mut lists),
                Field::Sources(field) => put(field, &mut sources),
                Field::Note(field) => put(field, &mut notes),
            };
        });
        fits &= texts.len() + maybe.len() + lists.len() + sources.len() + notes.len() == 0;
        if fits { Ok(self) } else { Err(Misfit) }
    }
}

/// The whole dataset from its two baked parts.
pub fn join(core: &[u8], background: &[u8]) -> Result<Dataset, Misfit> {
    let core: Dataset = postcard::from_bytes(core).map_err(|_| Misfit)?;
    core.join(postcard::from_bytes(background).map_err(|_| Misfit)?)
}

/// Tells whether two baked parts are those that were written together. FNV-1a, 64 bits.
pub fn fingerprint(core: &[u8], background: &[u8]) -> u64 {
    let bytes = core.iter().chain(background);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn put<T>(field: &mut T, kept: &mut IntoIter<T>) -> bool {
    kept.next().map(|value| *field = value).is_some()
}
