//! Reads the one-line language of requirements. Its errors name the place and what was expected there.

use super::requirement::{Bound, Expr, Filter, Leaf, Measure};
use crate::base::Id;

/// What is wrong with a requirement's text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("in `{text}`, at `{found}`: expected {expected}")]
pub struct ParseError {
    pub text: String,
    /// The word at which reading stopped, or `the end`.
    pub found: String,
    pub expected: String,
}

/// Deeper trees are refused, so that no text can exhaust the stack.
const DEEPEST: usize = 16;

/// Reads a whole tree.
pub fn expr(text: &str) -> Result<Expr, ParseError> {
    let words = words(text);
    let mut reader = Reader { text, words: &words, at: 0, bound: Vec::new() };
    let tree = reader.expr(0)?;
    if reader.at < reader.words.len() {
        return Err(reader.wrong("the end"));
    }
    Ok(tree)
}

fn words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if "(),:".contains(c) {
            spaced.extend([' ', c, ' ']);
        } else {
            spaced.push(c);
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [String],
    at: usize,
    /// Names bound by `some`, with what they stand for.
    bound: Vec<(String, String)>,
}

impl Reader<'_> {
    fn peek(&self) -> &str {
        self.words.get(self.at).map_or("", String::as_str)
    }

    fn wrong(&self, expected: &str) -> ParseError {
        let found = self.words.get(self.at).cloned().unwrap_or_else(|| "the end".to_owned());
        ParseError { text: self.text.to_owned(), found, expected: expected.to_owned() }
    }

    fn take(&mut self, word: &str) -> bool {
        let is_next = self.peek() == word;
        self.at += usize::from(is_next);
        is_next
    }

    fn need(&mut self, word: &str) -> Result<(), ParseError> {
        if self.take(word) { Ok(()) } else { Err(self.wrong(&format!("`{word}`"))) }
    }

    fn id(&mut self) -> Result<Id, ParseError> {
        let word = self.peek();
        let meant = self.bound.iter().rev().find(|(name, _)| name == word).map_or(word, |(_, id)| id);
        let id = Id::new(meant);
        if !id.is_well_formed() {
            return Err(self.wrong("an id"));
        }
        self.at += 1;
        Ok(id)
    }

    fn number<N: std::str::FromStr>(&mut self) -> Result<N, ParseError> {
        let number = self.peek().replace('_', "").parse().map_err(|_| self.wrong("a number"))?;
        self.at += 1;
        Ok(number)
    }

    fn bound(&mut self) -> Result<Bound, ParseError> {
        let bound = match self.peek() {
            ">=" => Bound::AtLeast,
            "<=" => Bound::AtMost,
            "<" => Bound::Under,
            _ => return Err(self.wrong("`>=`, `<=` or `<`")),
        };
        self.at += 1;
        Ok(bound)
    }

    fn parts(&mut self, depth: usize) -> Result<Vec<Expr>, ParseError> {
        self.need("(")?;
        let mut parts = vec![self.expr(depth + 1)?];
        while self.take(",") {
            parts.push(self.expr(depth + 1)?);
        }
        self.need(")")?;
        Ok(parts)
    }

    fn expr(&mut self, depth: usize) -> Result<Expr, ParseError> {
        if depth > DEEPEST {
            return Err(self.wrong("a tree of at most 16 levels"));
        }
        if self.take("nothing") {
            Ok(Expr::nothing())
        } else if self.take("all") {
            self.parts(depth).map(Expr::All)
        } else if self.take("any") {
            self.parts(depth).map(Expr::Any)
        } else if self.take("atleast") {
            let count: u8 = self.number()?;
            let parts = self.parts(depth)?;
            if count == 0 || usize::from(count) > parts.len() {
                return Err(self.wrong("a count between one and the number of parts"));
            }
            Ok(Expr::AtLeast(count, parts))
        } else if self.take("some") {
            self.some(depth)
        } else {
            self.leaf().map(Expr::Leaf)
        }
    }

    fn some(&mut self, depth: usize) -> Result<Expr, ParseError> {
        let name = self.id()?.as_str().to_owned();
        self.need("of")?;
        self.need("(")?;
        let mut fields = Vec::new();
        while !self.take(")") {
            fields.push(self.id()?.as_str().to_owned());
        }
        self.need(":")?;
        let body = self.at;
        let mut parts = Vec::new();
        for field in fields {
            self.at = body;
            self.bound.push((name.clone(), field));
            let part = self.expr(depth + 1);
            self.bound.pop();
            parts.push(part?);
        }
        if parts.is_empty() { Err(self.wrong("at least one field")) } else { Ok(Expr::Any(parts)) }
    }

    fn leaf(&mut self) -> Result<Leaf, ParseError> {
        let kind = self.peek().to_owned();
        self.at += 1;
        match kind.as_str() {
            "holds" => {
                let what = self.id()?;
                let by = if self.take("by") { Some(self.id()?) } else { None };
                Ok(Leaf::Holds { what, by })
            }
            "ever" => Ok(Leaf::Ever { what: self.id()? }),
            "never" => Ok(Leaf::Never { what: self.id()? }),
            "skill" => Ok(Leaf::Skill { what: self.id()? }),
            "fact" => Ok(Leaf::Fact { what: self.id()? }),
            "months" => self.experience(Measure::Months),
            "days" => self.experience(Measure::Days),
            "hours" => self.experience(Measure::Hours),
            "fulltime-months" => self.experience(Measure::FullTimeMonths),
            "member" => {
                let of = self.id()?;
                self.need(">=")?;
                Ok(Leaf::Member { of, months: self.number()? })
            }
            "points" => {
                let what = self.id()?;
                self.need(">=")?;
                let least = self.number()?;
                self.need("within")?;
                Ok(Leaf::Points { what, least, within: self.number()? })
            }
            "age" => {
                let bound = self.bound()?;
                Ok(Leaf::Age { bound, years: self.number()? })
            }
            "yen" => {
                let what = self.id()?;
                let bound = self.bound()?;
                Ok(Leaf::Amount { what, bound, yen: self.number()? })
            }
            "lives" => {
                self.need("in")?;
                let mut prefectures = vec![self.id()?];
                while self.at < self.words.len() && ![",", ")"].contains(&self.peek()) {
                    prefectures.push(self.id()?);
                }
                Ok(Leaf::Lives { prefectures })
            }
            _ => {
                self.at -= 1;
                Err(self.wrong("all, any, atleast, some, nothing, holds, ever, never, skill, fact, months, days, hours, fulltime-months, member, points, age, yen or lives"))
            }
        }
    }

    fn experience(&mut self, measure: Measure) -> Result<Leaf, ParseError> {
        let domain = self.id()?;
        self.need(">=")?;
        let least = self.number()?;
        let mut filter = Filter::default();
        loop {
            if self.take("after") {
                filter.after = Some(self.id()?);
            } else if self.take("within") {
                filter.within = Some(self.number()?);
            } else if self.take("continuous") {
                filter.continuous = true;
            } else if self.take("current") {
                filter.current = true;
            } else if self.take("in") {
                filter.settings.push(self.id()?);
            } else if self.take("under") {
                filter.under = Some(self.id()?);
            } else if self.take("gap") {
                self.need("<=")?;
                filter.longest_gap = Some(self.number()?);
            } else {
                return Ok(Leaf::Experience { measure, domain, least, filter });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_reads_back_as_it_is_written() {
        for text in [
            "nothing",
            "holds physician",
            "all(holds physician, any(months hospital-practice >= 36 after residency in hospital under physician, holds basic-board, fact urgent-succession))",
            "atleast 2 (holds a, holds b by school, never c)",
            "months direct-care >= 60 within 120 continuous current gap <= 24",
            "all(age >= 20, age < 45, yen savings <= 3000000, lives in tokyo osaka)",
            "points board-units >= 12 within 60",
            "member society >= 60",
        ] {
            assert_eq!(expr(text).map(|e| e.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn one_field_is_bound_across_the_leaves_of_some() {
        let bound = expr("some f of (wound stoma): all(months f >= 36, holds f)").unwrap();
        assert_eq!(
            bound.to_string(),
            "any(all(months wound >= 36, holds wound), all(months stoma >= 36, holds stoma))"
        );
    }

    #[test]
    fn a_wrong_word_is_named_with_what_was_expected() {
        let error = expr("any(holds nurse, holdz midwife)").unwrap_err();
        assert_eq!(error.found, "holdz");
        for wrong in [
            "",
            "holds",
            "months system > 3",
            "all()",
            "atleast 3 (holds a)",
            "holds a holds b",
            "age 20",
            "any(holds a",
        ] {
            assert!(expr(wrong).is_err(), "{wrong}");
        }
        assert!(expr(&"any(".repeat(5000)).is_err(), "deep nesting is refused, not overflowed");
    }
}
