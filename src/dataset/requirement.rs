//! Requirements (応募要件): clauses of and/or trees over what a person holds, has done and is.
//! People write a tree as one line of text (`any(holds basic-board, months hospital-practice >= 36 after residency)`).

use crate::base::{Id, Text};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// One clause of a requirement. All clauses of a door, a stage or a scheme are asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    pub strength: Strength,
    pub asks: Asks,
    /// The day on which it is judged.
    #[serde(default)]
    pub as_of: AsOf,
    /// An expected holding (見込み) counts, if it is gained before the event itself.
    #[serde(default)]
    pub expected_ok: bool,
    /// Article, published rule or custom behind it. A `law` or `rule` without a basis is refused by the linter.
    #[serde(default)]
    pub basis: Option<Text>,
    #[serde(default)]
    pub purpose: Purpose,
    /// How people say the clause, where the generated wording would be stiff.
    #[serde(default)]
    pub say: Option<Text>,
}

/// How strongly a clause binds, at this door and grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Statute.
    Law,
    /// Published rule of an application.
    Rule,
    /// In practice shuts this door.
    Closes,
    /// Usual in postings.
    Usual,
    /// Welcome.
    Plus,
}

impl Strength {
    /// `law` and `rule`: must be met on their day, and "partly" is no.
    pub fn must(self) -> bool {
        matches!(self, Self::Law | Self::Rule)
    }
}

/// The day on which a clause is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsOf {
    /// The day of filing the application.
    #[default]
    Applying,
    /// The day of the sitting or of the selection.
    Sitting,
    /// The day of joining, of beginning a course, or of the certificate.
    Joining,
    /// 1 April of the fiscal year in which the post begins.
    FiscalYear,
    /// 1 February of the year of the round.
    FirstOfFebruary,
}

/// Why a clause is asked. Statutory duty and condition for a fee are never mixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    #[default]
    Entry,
    /// A duty of the institution by statute.
    Statute,
    /// Only if the employer claims the fee (加算).
    Fee,
    Custom,
}

/// A tree of a clause, written as one line. See [`Expr`] for the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asks(pub Expr);

/// The tree itself.
///
/// | text | meaning |
/// | --- | --- |
/// | `nothing` | always met |
/// | `all(a, b)` · `any(a, b)` · `atleast 2 (a, b, c)` | and · or · at least n of |
/// | `holds ID` · `holds ID by ROUTE` | a qualification, partial result or degree is valid on the day |
/// | `ever ID` · `never ID` | was ever held or had · was never |
/// | `skill ID` | a skill in the words of postings |
/// | `fact ID` | a yes/no fact of person, employer or opportunity |
/// | `months D >= N` (also `days`, `hours`, `fulltime-months`) | experience in domain `D`, see [`Filter`] |
/// | `member ID >= N` | months of continuous membership |
/// | `points ID >= N within M` | points gained in the last `M` months |
/// | `age >= N` · `age <= N` · `age < N` | age on the day |
/// | `yen ID <= N` · `yen ID >= N` | an amount the person names |
/// | `lives in A B` | place of residence |
/// | `some f of (a b) : EXPR` | written once for each of a, b and joined by `any`: one field bound across leaves |
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expr {
    All(Vec<Expr>),
    Any(Vec<Expr>),
    AtLeast(u8, Vec<Expr>),
    Leaf(Leaf),
}

/// What a tree asks at its ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Leaf {
    Holds { what: Id, by: Option<Id> },
    Ever { what: Id },
    Never { what: Id },
    Skill { what: Id },
    Fact { what: Id },
    Experience { measure: Measure, domain: Id, least: u32, filter: Filter },
    Member { of: Id, months: u32 },
    Points { what: Id, least: u32, within: u32 },
    Age { bound: Bound, years: u32 },
    Amount { what: Id, bound: Bound, yen: i64 },
    Lives { prefectures: Vec<Id> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Bound {
    AtLeast,
    AtMost,
    Under,
}

/// How experience is counted. Overlapping spells count once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Measure {
    Months,
    Days,
    Hours,
    FullTimeMonths,
}

impl Measure {
    /// About how many months at work so much of it takes: twenty days or 160 hours each.
    pub fn months(self, least: u32) -> u32 {
        match self {
            Self::Months | Self::FullTimeMonths => least,
            Self::Days => least / 20,
            Self::Hours => least / 160,
        }
    }
}

/// Which spells of experience count.
///
/// Written behind the number: `after ID` (only what was worked after gaining it), `within M` (in the last M months),
/// `continuous`, `current`, `in SETTING` (may be repeated), `under LICENCE` (while holding it), `gap <= M` (not away longer than M months).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Filter {
    pub after: Option<Id>,
    pub within: Option<u32>,
    pub continuous: bool,
    pub current: bool,
    pub settings: Vec<Id>,
    pub under: Option<Id>,
    pub longest_gap: Option<u32>,
}

impl Expr {
    /// Always met.
    pub fn nothing() -> Self {
        Self::All(Vec::new())
    }

    /// Every leaf of the tree, in the order of its text.
    pub fn leaves(&self) -> Vec<&Leaf> {
        match self {
            Self::Leaf(leaf) => vec![leaf],
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                parts.iter().flat_map(Self::leaves).collect()
            }
        }
    }

    /// Whether the tree can only be met by who holds something of which this says so.
    pub fn surely_asks_for(&self, which: &dyn Fn(&Id) -> bool) -> bool {
        match self {
            Self::Leaf(Leaf::Holds { what, .. }) => which(what),
            Self::All(parts) => parts.iter().any(|part| part.surely_asks_for(which)),
            Self::Any(parts) => !parts.is_empty() && parts.iter().all(|part| part.surely_asks_for(which)),
            Self::Leaf(_) | Self::AtLeast(..) => false,
        }
    }

    /// The tree without the alternatives that ask what is wanting; `None` where it can't be met so.
    pub fn without(&self, wanting: &[Leaf]) -> Option<Self> {
        let possible = |parts: &[Self]| parts.iter().filter_map(|part| part.without(wanting)).collect::<Vec<_>>();
        match self {
            Self::Leaf(leaf) => (!wanting.contains(leaf)).then(|| self.clone()),
            Self::All(parts) => Some(possible(parts)).filter(|left| left.len() == parts.len()).map(Self::All),
            Self::Any(parts) => Some(possible(parts)).filter(|left| !left.is_empty()).map(Self::Any),
            Self::AtLeast(least, parts) => {
                let left = possible(parts);
                (left.len() >= usize::from(*least)).then_some(Self::AtLeast(*least, left))
            }
        }
    }

    /// What the tree still hangs on, if only these leaves are not known; `None` where it names none of them.
    pub fn left_of(&self, unknown: &[Leaf]) -> Option<Self> {
        let left = |parts: &[Self]| parts.iter().filter_map(|part| part.left_of(unknown)).collect::<Vec<_>>();
        let one_or = |mut parts: Vec<Self>, several: fn(Vec<Self>) -> Self| match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(several(parts)),
        };
        match self {
            Self::Leaf(leaf) => unknown.contains(leaf).then(|| self.clone()),
            Self::All(parts) => one_or(left(parts), Self::All),
            Self::Any(parts) => one_or(left(parts), Self::Any),
            Self::AtLeast(least, parts) => {
                let parts = left(parts);
                (!parts.is_empty()).then_some(Self::AtLeast(*least, parts))
            }
        }
    }
}

impl Leaf {
    /// The ids that the leaf names, for the linter and the look-up.
    pub fn ids(&self) -> Vec<&Id> {
        match self {
            Self::Holds { what, by } => std::iter::once(what).chain(by).collect(),
            Self::Ever { what }
            | Self::Never { what }
            | Self::Skill { what }
            | Self::Fact { what }
            | Self::Points { what, .. }
            | Self::Amount { what, .. } => vec![what],
            Self::Member { of, .. } => vec![of],
            Self::Experience { domain, filter, .. } => {
                std::iter::once(domain).chain(&filter.after).chain(&filter.settings).chain(&filter.under).collect()
            }
            Self::Age { .. } => Vec::new(),
            Self::Lives { prefectures } => prefectures.iter().collect(),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
            Self::Under => "<",
        })
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Months => "months",
            Self::Days => "days",
            Self::Hours => "hours",
            Self::FullTimeMonths => "fulltime-months",
        })
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(id) = &self.after {
            write!(f, " after {id}")?;
        }
        if let Some(months) = self.within {
            write!(f, " within {months}")?;
        }
        if self.continuous {
            f.write_str(" continuous")?;
        }
        if self.current {
            f.write_str(" current")?;
        }
        for setting in &self.settings {
            write!(f, " in {setting}")?;
        }
        if let Some(id) = &self.under {
            write!(f, " under {id}")?;
        }
        if let Some(months) = self.longest_gap {
            write!(f, " gap <= {months}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holds { what, by: None } => write!(f, "holds {what}"),
            Self::Holds { what, by: Some(route) } => write!(f, "holds {what} by {route}"),
            Self::Ever { what } => write!(f, "ever {what}"),
            Self::Never { what } => write!(f, "never {what}"),
            Self::Skill { what } => write!(f, "skill {what}"),
            Self::Fact { what } => write!(f, "fact {what}"),
            Self::Experience { measure, domain, least, filter } => {
                write!(f, "{measure} {domain} >= {least}{filter}")
            }
            Self::Member { of, months } => write!(f, "member {of} >= {months}"),
            Self::Points { what, least, within } => write!(f, "points {what} >= {least} within {within}"),
            Self::Age { bound, years } => write!(f, "age {bound} {years}"),
            Self::Amount { what, bound, yen } => write!(f, "yen {what} {bound} {yen}"),
            Self::Lives { prefectures } => {
                f.write_str("lives in")?;
                prefectures.iter().try_for_each(|id| write!(f, " {id}"))
            }
        }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = match self {
            Self::Leaf(leaf) => return leaf.fmt(f),
            Self::All(parts) if parts.is_empty() => return f.write_str("nothing"),
            Self::All(parts) => {
                f.write_str("all(")?;
                parts
            }
            Self::Any(parts) => {
                f.write_str("any(")?;
                parts
            }
            Self::AtLeast(count, parts) => {
                write!(f, "atleast {count} (")?;
                parts
            }
        };
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            part.fmt(f)?;
        }
        f.write_str(")")
    }
}

impl Default for Asks {
    fn default() -> Self {
        Self(Expr::nothing())
    }
}

impl Serialize for Asks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(&self.0) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Asks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            super::parse::expr(&text).map(Self).map_err(serde::de::Error::custom)
        } else {
            Expr::deserialize(deserializer).map(Self)
        }
    }
}
