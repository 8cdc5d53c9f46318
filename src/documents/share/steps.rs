//! Steps in format 1, the bulk of every link: flags in one byte, keys by occurrence, causes only where they say more than
//! the step itself. Frozen like `format`.

use super::ShareError;
use super::pack::{Pack, Reader, Writer};
use crate::base::{Day, Yen};
use crate::dataset::Force;
use crate::planner::{Cause, Step, StepKind, What};

const ESTIMATE: u8 = 1 << 3;
const LATE: u8 = 1 << 4;
const UNPRICED: u8 = 1 << 5;
/// The causes are those that the step has by itself.
const OWN_CAUSES: u8 = 1 << 6;
/// The key is that of the step's fact, with its occurrence.
const OWN_KEY: u8 = 1 << 7;

const FORCE: u8 = 1;
const HOURS: u8 = 1 << 1;
const COST: u8 = 1 << 2;
const ONLY_IF: u8 = 1 << 3;

impl Pack for Step {
    fn put(&self, out: &mut Writer) {
        let occurrence = occurrence(&self.key, &self.what);
        let own_causes = self.causes == own_causes(&self.what);
        let flag = |is: bool, flag: u8| if is { flag } else { 0 };
        out.bytes.push(
            kind_number(self.kind)
                | flag(self.estimate, ESTIMATE)
                | flag(self.late, LATE)
                | flag(self.unpriced, UNPRICED)
                | flag(own_causes, OWN_CAUSES)
                | flag(occurrence.is_some(), OWN_KEY),
        );
        out.bytes.push(
            flag(self.force.is_some(), FORCE)
                | flag(self.hours > 0, HOURS)
                | flag(self.cost.is_some(), COST)
                | flag(!self.only_if.is_empty(), ONLY_IF),
        );
        self.what.put(out);
        match occurrence {
            Some(occurrence) => occurrence.put(out),
            None => self.key.put(out),
        }
        self.from.put(out);
        self.from.days_until(self.to).put(out);
        self.force.iter().for_each(|force| force.put(out));
        if self.hours > 0 {
            self.hours.put(out);
        }
        self.cost.iter().for_each(|cost| cost.put(out));
        if !own_causes {
            self.causes.put(out);
        }
        if !self.only_if.is_empty() {
            self.only_if.put(out);
        }
    }

    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        let (first, second) = (from.byte()?, from.byte()?);
        let is = |flag: u8| first & flag != 0;
        let has = |flag: u8| second & flag != 0;
        let what = What::take(from)?;
        let key = if is(OWN_KEY) { key(&what, u32::take(from)?) } else { String::take(from)? };
        let begin = Day::take(from)?;
        let end = begin.plus_days(i32::take(from)?);
        let force = if has(FORCE) { Some(Force::take(from)?) } else { None };
        let hours = if has(HOURS) { u32::take(from)? } else { 0 };
        let cost = if has(COST) { Some(Yen::take(from)?) } else { None };
        let causes = if is(OWN_CAUSES) { own_causes(&what) } else { Vec::<Cause>::take(from)? };
        let only_if = if has(ONLY_IF) { Vec::take(from)? } else { Vec::new() };
        Ok(Self {
            key,
            kind: kind(first & 0b111)?,
            what,
            from: begin,
            to: end,
            estimate: is(ESTIMATE),
            late: is(LATE),
            force,
            hours,
            cost,
            unpriced: is(UNPRICED),
            causes,
            only_if,
        })
    }
}

fn kind_number(kind: StepKind) -> u8 {
    match kind {
        StepKind::Learn => 0,
        StepKind::Work => 1,
        StepKind::Apply => 2,
        StepKind::Procedure => 3,
        StepKind::Network => 4,
    }
}

fn kind(number: u8) -> Result<StepKind, ShareError> {
    match number {
        0 => Ok(StepKind::Learn),
        1 => Ok(StepKind::Work),
        2 => Ok(StepKind::Apply),
        3 => Ok(StepKind::Procedure),
        4 => Ok(StepKind::Network),
        _ => Err(ShareError::Damaged),
    }
}

/// The cause that a step names anyway.
fn own_causes(what: &What) -> Vec<Cause> {
    match what {
        What::ApplySubsidy { subsidy } => vec![Cause::Subsidy { subsidy: subsidy.clone() }],
        What::PayObligation { obligation } => vec![Cause::Obligation { obligation: obligation.clone() }],
        What::Procedure { procedure } => vec![Cause::Procedure { procedure: procedure.clone() }],
        What::Networking { networking } => vec![Cause::Networking { networking: networking.clone() }],
        _ => Vec::new(),
    }
}

fn key(what: &What, occurrence: u32) -> String {
    if occurrence <= 1 { what.key() } else { format!("{}#{occurrence}", what.key()) }
}

/// The occurrence in a key that is made of the step's fact; `None` where the key is another text.
fn occurrence(text: &str, what: &What) -> Option<u32> {
    let occurrence = text.strip_prefix(&what.key()).and_then(|rest| match rest {
        "" => Some(1),
        rest => rest.strip_prefix('#')?.parse().ok(),
    })?;
    (key(what, occurrence) == text).then_some(occurrence)
}
