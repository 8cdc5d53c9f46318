//! Values in as few bytes as a link can afford: small numbers in one byte, days as distances, ids as numbers of a table.
//! Reading checks every count against what is left, so that no bytes can ask for more memory than they are long.

use super::ShareError;
use crate::base::{Day, Id, Month, Yen};
use std::collections::BTreeMap;

/// A value that a link can hold.
pub trait Pack: Sized {
    fn put(&self, out: &mut Writer);
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError>;
}

/// Bytes in the making.
pub struct Writer {
    pub bytes: Vec<u8>,
    /// The table of ids so far.
    pub ids: Vec<u32>,
    /// The day from which all others are counted.
    pub origin: Day,
}

/// Bytes being read.
pub struct Reader<'a> {
    pub rest: &'a [u8],
    pub ids: Vec<Id>,
    pub origin: Day,
}

impl Writer {
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push((number as u8) | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

impl Reader<'_> {
    pub fn byte(&mut self) -> Result<u8, ShareError> {
        let (byte, rest) = self.rest.split_first().ok_or(ShareError::Damaged)?;
        self.rest = rest;
        Ok(*byte)
    }

    pub fn number(&mut self) -> Result<u64, ShareError> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(ShareError::Damaged)
    }

    /// A count of things that take at least one byte each.
    pub fn count(&mut self) -> Result<usize, ShareError> {
        let count = usize::try_from(self.number()?).map_err(|_| ShareError::Damaged)?;
        if count > self.rest.len() { Err(ShareError::Damaged) } else { Ok(count) }
    }
}

macro_rules! numbers {
    ($($kind:ty)*) => {
        $(impl Pack for $kind {
            fn put(&self, out: &mut Writer) {
                out.number(*self as u64);
            }
            fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
                Self::try_from(from.number()?).map_err(|_| ShareError::Damaged)
            }
        })*
    };
}
numbers! { u8 u16 u32 u64 usize }

/// Small in both directions: 0, −1, 1, −2 … become 0, 1, 2, 3 …
impl Pack for i64 {
    fn put(&self, out: &mut Writer) {
        out.number(((self << 1) ^ (self >> 63)) as u64);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        let number = from.number()?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }
}

impl Pack for i32 {
    fn put(&self, out: &mut Writer) {
        i64::from(*self).put(out);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        i64::take(from)?.try_into().map_err(|_| ShareError::Damaged)
    }
}

impl Pack for bool {
    fn put(&self, out: &mut Writer) {
        out.bytes.push(u8::from(*self));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        match from.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(ShareError::Damaged),
        }
    }
}

impl Pack for Day {
    fn put(&self, out: &mut Writer) {
        out.origin.days_until(*self).put(out);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        let days = i32::take(from)?;
        Ok(from.origin.plus_days(days))
    }
}

impl Pack for Month {
    fn put(&self, out: &mut Writer) {
        (self.0 - out.origin.month().0).put(out);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        let months = i32::take(from)?.clamp(-4000, 4000);
        Ok(from.origin.month().plus(months))
    }
}

impl Pack for Yen {
    fn put(&self, out: &mut Writer) {
        self.0.put(out);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        i64::take(from).map(Self)
    }
}

impl Pack for Id {
    fn put(&self, out: &mut Writer) {
        let hash = super::ids::hash(self);
        let at = out.ids.iter().position(|known| *known == hash).unwrap_or_else(|| {
            out.ids.push(hash);
            out.ids.len() - 1
        });
        at.put(out);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        let at = usize::take(from)?;
        from.ids.get(at).cloned().ok_or(ShareError::Damaged)
    }
}

impl Pack for String {
    fn put(&self, out: &mut Writer) {
        self.len().put(out);
        out.bytes.extend_from_slice(self.as_bytes());
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        let length = from.count()?;
        let (text, rest) = from.rest.split_at(length);
        from.rest = rest;
        std::str::from_utf8(text).map(str::to_owned).map_err(|_| ShareError::Damaged)
    }
}

impl<T: Pack> Pack for Option<T> {
    fn put(&self, out: &mut Writer) {
        self.is_some().put(out);
        self.iter().for_each(|value| value.put(out));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        if bool::take(from)? { T::take(from).map(Some) } else { Ok(None) }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn put(&self, out: &mut Writer) {
        self.len().put(out);
        self.iter().for_each(|value| value.put(out));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        // Grows as it is read: a count alone reserves nothing.
        (0..from.count()?).map(|_| T::take(from)).collect()
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn put(&self, out: &mut Writer) {
        self.0.put(out);
        self.1.put(out);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        Ok((A::take(from)?, B::take(from)?))
    }
}

/// In the order of the hashes, so that the same content gives the same bytes whatever an id is called today.
impl<V: Pack> Pack for BTreeMap<Id, V> {
    fn put(&self, out: &mut Writer) {
        let mut entries: Vec<(&Id, &V)> = self.iter().collect();
        entries.sort_by_key(|(id, _)| super::ids::hash(id));
        entries.len().put(out);
        for (id, value) in entries {
            id.put(out);
            value.put(out);
        }
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, ShareError> {
        (0..from.count()?).map(|_| <(Id, V)>::take(from)).collect()
    }
}

/// A struct as its fields in this order, and behind `unsent` those that links of this format do not hold. A field that is
/// added to the struct does not compile until it is decided here.
macro_rules! pack_struct {
    ($kind:ty { $($field:ident),* $(,)? } $(unsent { $($unsent:ident),* })?) => {
        impl $crate::documents::share::pack::Pack for $kind {
            fn put(&self, out: &mut $crate::documents::share::pack::Writer) {
                let Self { $($field,)* $($($unsent: _,)*)? } = self;
                $($field.put(out);)*
            }
            fn take(
                from: &mut $crate::documents::share::pack::Reader<'_>,
            ) -> Result<Self, $crate::documents::share::ShareError> {
                $(let $field = $crate::documents::share::pack::Pack::take(from)?;)*
                Ok(Self { $($field,)* $($($unsent: Default::default(),)*)? })
            }
        }
    };
}

/// An enum as its variant's number, then the variant's fields. Numbers never change their meaning.
macro_rules! pack_enum {
    ($kind:ty { $($number:literal $variant:ident $({ $($field:ident),* })?),* $(,)? }) => {
        impl $crate::documents::share::pack::Pack for $kind {
            fn put(&self, out: &mut $crate::documents::share::pack::Writer) {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        out.number($number);
                        $($($field.put(out);)*)?
                    })*
                }
            }
            fn take(from: &mut $crate::documents::share::pack::Reader<'_>) -> Result<Self, $crate::documents::share::ShareError> {
                match from.number()? {
                    $($number => {
                        $($(let $field = $crate::documents::share::pack::Pack::take(from)?;)*)?
                        Ok(Self::$variant $({ $($field),* })?)
                    })*
                    _ => Err($crate::documents::share::ShareError::Damaged),
                }
            }
        }
    };
}

pub(super) use {pack_enum, pack_struct};
