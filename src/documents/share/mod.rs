//! Share links: a roadmap in a short code behind `#/s/`, so that nothing reaches a server. `1.CODE` is format 1.
//! The same link shows the same dates on every other day, in every later version.

mod chosen;
mod code;
mod format;
mod ids;
mod pack;
mod steps;

use super::roadmap::{Roadmap, RoadmapId};
use crate::base::{Day, Id};
use crate::dataset::Dataset;
use crate::profile::Extra;
use pack::{Pack, Reader, Writer};
use std::collections::BTreeMap;

/// What of the person a link holds beside the plan itself. Nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Include {
    /// Savings, pay, amounts, prices of obligations.
    pub money: bool,
    /// Spells of work, qualifications beside the licences, age and place, wishes, how each clause stands.
    pub history: bool,
    /// The person's own notes on steps.
    pub notes: bool,
}

/// Why a text is no link that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// It ends too early: a messenger or a line break cut it.
    #[error("the link is cut off")]
    CutOff,
    /// Its characters were altered on the way.
    #[error("the link is damaged")]
    Damaged,
    /// Made by a newer version of the app.
    #[error("the link is of a newer version")]
    Newer,
    /// Larger than any link that the app makes.
    #[error("the link is too large")]
    TooLarge,
    #[error("this is no link of Norikae")]
    NotALink,
}

/// What a link holds, ids still as short hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    content: Vec<u8>,
}

/// A roadmap that came by a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub roadmap: Roadmap,
    /// Number of ids that this dataset does not know; they are shown as unknown entries.
    pub unknown: usize,
    /// What the sender chose to send along.
    pub include: Include,
}

impl Shared {
    /// What is sent of a roadmap.
    ///
    /// # Errors
    /// [`ShareError::TooLarge`] where it has more steps or longer notes than a link can hold.
    pub fn of(roadmap: &Roadmap, include: Include) -> Result<Self, ShareError> {
        let sent = chosen::chosen(roadmap, include)?;
        let shared = Self { content: write(&sent, include) };
        if encode(&shared).len() > code::LONGEST { Err(ShareError::TooLarge) } else { Ok(shared) }
    }

    /// The roadmap with the ids of this dataset.
    ///
    /// # Errors
    /// [`ShareError::Damaged`] where the content contradicts itself.
    pub fn open(&self, dataset: &Dataset) -> Result<Opened, ShareError> {
        let table = ids::table(dataset);
        read(&self.content, &|hash| table.get(&hash).map(|id| (*id).clone()))
    }
}

/// The code behind `#/s/`: `1.…`.
pub fn encode(shared: &Shared) -> String {
    code::write(&shared.content)
}

/// Reads a code, or a whole address that holds one.
///
/// # Errors
/// See [`ShareError`].
pub fn decode(text: &str) -> Result<Shared, ShareError> {
    let content = code::read(text)?;
    read(&content, &|_| None)?;
    Ok(Shared { content })
}

/// Header: what was included, the day, the facts' version, the table of ids. Then the roadmap.
fn write(sent: &Roadmap, include: Include) -> Vec<u8> {
    let mut body = Writer { bytes: Vec::new(), ids: Vec::new(), origin: sent.created };
    sent.title.put(&mut body);
    sent.profile.put(&mut body);
    sent.goal.put(&mut body);
    sent.marks.put(&mut body);
    sent.route.put(&mut body);
    sent.steps.put(&mut body);
    sent.late.put(&mut body);
    sent.fallback.put(&mut body);
    by_step(sent, &sent.ticks).put(&mut body);
    by_step(sent, &sent.notes).put(&mut body);
    let mut head = Writer { bytes: Vec::new(), ids: Vec::new(), origin: Day::first() };
    let flags = [include.money, include.history, include.notes];
    head.bytes.push(flags.iter().enumerate().map(|(bit, is)| u8::from(*is) << bit).sum());
    sent.created.put(&mut head);
    head.bytes.extend_from_slice(&sent.dataset.to_be_bytes());
    body.ids.len().put(&mut head);
    body.ids.iter().for_each(|hash| head.bytes.extend_from_slice(&hash.to_be_bytes()));
    head.bytes.append(&mut body.bytes);
    head.bytes
}

fn read(content: &[u8], known: &dyn Fn(u32) -> Option<Id>) -> Result<Opened, ShareError> {
    let mut from = Reader { rest: content, ids: Vec::new(), origin: Day::first() };
    let flags = from.byte()?;
    let include = Include { money: flags & 1 != 0, history: flags & 2 != 0, notes: flags & 4 != 0 };
    let created = Day::take(&mut from)?;
    let dataset = four_bytes(&mut from)?;
    let mut unknown = 0;
    for _ in 0..from.count()? {
        let hash = four_bytes(&mut from)?;
        let id = known(hash);
        unknown += usize::from(id.is_none());
        from.ids.push(id.unwrap_or_else(|| ids::unknown(hash)));
    }
    from.origin = created;
    let from = &mut from;
    let mut roadmap = Roadmap {
        id: RoadmapId::from_hash(crate::base::short_hash(&code::write(content))),
        title: Pack::take(from)?,
        created,
        dataset,
        profile: Pack::take(from)?,
        goal: Pack::take(from)?,
        marks: Pack::take(from)?,
        route: Pack::take(from)?,
        steps: Pack::take(from)?,
        late: Pack::take(from)?,
        fallback: Pack::take(from)?,
        ticks: BTreeMap::new(),
        notes: BTreeMap::new(),
        extra: Extra::new(),
    };
    roadmap.ticks = to_keys(&roadmap, Pack::take(from)?)?;
    roadmap.notes = to_keys(&roadmap, Pack::take(from)?)?;
    if !from.rest.is_empty() {
        return Err(ShareError::Damaged);
    }
    super::clean::harmless(&mut roadmap);
    Ok(Opened { roadmap, unknown, include })
}

fn four_bytes(from: &mut Reader<'_>) -> Result<u32, ShareError> {
    Ok(u32::from_be_bytes([from.byte()?, from.byte()?, from.byte()?, from.byte()?]))
}

/// What stands by a step's key, by the step's number instead. What belongs to no step is not sent.
fn by_step<T: Clone>(roadmap: &Roadmap, values: &BTreeMap<String, T>) -> Vec<(usize, T)> {
    let steps = roadmap.steps.iter().enumerate();
    steps.filter_map(|(number, step)| Some((number, values.get(&step.key)?.clone()))).collect()
}

fn to_keys<T>(roadmap: &Roadmap, values: Vec<(usize, T)>) -> Result<BTreeMap<String, T>, ShareError> {
    let key = |number: usize| roadmap.steps.get(number).map(|step| step.key.clone()).ok_or(ShareError::Damaged);
    values.into_iter().map(|(number, value)| Ok((key(number)?, value))).collect()
}
