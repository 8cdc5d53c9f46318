//! What of an entry cannot be relied on today: what no page supported, what a check left open, what has grown old, and
//! what is a view and no reading.

use super::catalogue::{FigureAt, Record};
use crate::base::{Day, Text};
use crate::dataset::{Confidence, is_old, is_old_year};

/// The sorts of doubt, for filtering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    Unverified,
    /// The check found pages that disagree, or something that it could not settle.
    Unsettled,
    Old,
    /// General knowledge or Norikae's own view.
    Opinion,
}

/// All doubts about one entry.
#[derive(Clone, Debug, Default)]
pub struct Doubts<'a> {
    /// Names of fields.
    pub unverified: Vec<&'a str>,
    pub unsettled: Option<&'a Text>,
    /// Figures whose year is old.
    pub old: Vec<FigureAt<'a>>,
    /// Year of all that the entry says, where that is old.
    pub old_year: Option<u16>,
    /// Year of the newest page, where even that is old.
    pub old_pages: Option<u16>,
    /// The day of the check, where that is old.
    pub old_check: Option<Day>,
    pub opinion: Option<Confidence>,
}

impl Doubts<'_> {
    pub fn has(&self, doubt: Doubt) -> bool {
        match doubt {
            Doubt::Unverified => !self.unverified.is_empty(),
            Doubt::Unsettled => self.unsettled.is_some(),
            Doubt::Old => {
                let years = self.old_year.or(self.old_pages);
                !self.old.is_empty() || years.is_some() || self.old_check.is_some()
            }
            Doubt::Opinion => self.opinion.is_some(),
        }
    }

    pub fn any(&self) -> bool {
        [Doubt::Unverified, Doubt::Unsettled, Doubt::Old, Doubt::Opinion].into_iter().any(|doubt| self.has(doubt))
    }
}

/// What cannot be relied on of an entry, as of today.
pub fn doubts<'a>(record: &Record<'a>, today: Day) -> Doubts<'a> {
    let old_year = Some(record.year).filter(|year| is_old_year(*year, today));
    let mut found = Doubts { old_year, ..Doubts::default() };
    if let Some(proof) = record.proof {
        found.unverified.extend(proof.unverified.iter().map(String::as_str));
        found.unsettled = proof.note.as_ref().and_then(|note| note.open.as_ref());
        found.old_pages = proof.newest().filter(|year| is_old_year(*year, today));
        found.old_check = is_old(proof.as_of, today).then_some(proof.as_of);
        found.opinion = (proof.confidence != Confidence::Read).then_some(proof.confidence);
    }
    for each in &record.figures {
        // What is said of the pay is said of both its ends.
        let whole = each.field.split('_').next().unwrap_or_default();
        let said = [each.field, whole].iter().any(|name| found.unverified.contains(name));
        if !each.figure.verified && !said {
            found.unverified.push(each.field);
        }
    }
    found.old = record.figures.iter().filter(|each| is_old_year(each.figure.year, today)).copied().collect();
    found
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::records;
    use super::super::index::Kind;
    use super::*;
    use crate::dataset::Dataset;

    fn world(more: &str) -> Dataset {
        let text = format!(
            r#"
            [[program]]
            id = "school"
            mode = "online"
            takes = "3m"
            hours_per_week = 3
            label = {{ name = {{ ja = "学校", en = "School" }} }}
            {more}
            "#
        );
        toml::from_str(&text).unwrap()
    }

    fn sorts(more: &str, today: &str) -> Vec<Doubt> {
        let world = world(more);
        let all = records(&world);
        let found = doubts(&all[0], today.parse().unwrap());
        let all = [Doubt::Unverified, Doubt::Unsettled, Doubt::Old, Doubt::Opinion];
        all.into_iter().filter(|doubt| found.has(*doubt)).collect()
    }

    #[test]
    fn a_checked_entry_with_fresh_pages_is_in_no_doubt_until_it_ages() {
        let fresh = r#"
            price = { value = 9000, year = 2026, verified = true }
            proof = { as_of = "2026-11-25", confidence = "read", sources = [{ url = "https://a.jp", title = "頁", year = 2026 }] }
        "#;
        assert_eq!(sorts(fresh, "2026-11-25"), []);
        assert_eq!(sorts(fresh, "2028-05-25"), []);
        assert_eq!(sorts(fresh, "2028-05-26"), [Doubt::Old], "the check is eighteen months back");
    }

    #[test]
    fn a_remark_is_no_doubt() {
        let remark = r#"proof = { as_of = "2026-11-25", confidence = "read", note = { ja = "目安です" } }"#;
        assert_eq!(sorts(remark, "2026-11-25"), []);
    }

    #[test]
    fn what_is_open_does_not_hide_among_remarks() {
        let dataset = crate::bundled::dataset();
        let words = [
            "確認できなかった",
            "確認できていない",
            "未確認",
            "食い違う",
            "確かめられていません",
            "見つかっていません",
        ];
        for each in records(&dataset) {
            let remark = each.proof.and_then(|proof| proof.note.as_ref()).and_then(crate::dataset::Note::remark);
            let said = remark.map(|remark| remark.ja).unwrap_or_default();
            assert!(words.iter().all(|word| !said.contains(word)), "{}: {said}", each.id);
        }
    }

    #[test]
    fn profiles_measured_years_ago_are_old() {
        let dataset = crate::bundled::dataset();
        let today = "2026-11-25".parse().unwrap();
        for each in records(&dataset).iter().filter(|each| each.kind == Kind::Occupation) {
            assert!(doubts(each, today).has(Doubt::Old), "{}", each.id);
        }
    }

    #[test]
    fn each_doubt_is_found_by_itself() {
        let check = r#"as_of = "2026-11-25", confidence = "read""#;
        let cases = [
            (format!("proof = {{ {check}, unverified = [\"takes\"] }}"), Doubt::Unverified),
            (format!("price = {{ value = 1 }}\nproof = {{ {check} }}"), Doubt::Unverified),
            (format!("proof = {{ {check}, note = {{ open = {{ ja = \"食い違う\" }} }} }}"), Doubt::Unsettled),
            (format!("price = {{ value = 1, year = 2024, verified = true }}\nproof = {{ {check} }}"), Doubt::Old),
            (
                format!("proof = {{ {check}, sources = [{{ url = \"https://a.jp\", title = \"頁\", year = 2020 }}] }}"),
                Doubt::Old,
            ),
            (r#"proof = { as_of = "2026-11-25", confidence = "own-view" }"#.to_owned(), Doubt::Opinion),
        ];
        for (text, doubt) in cases {
            assert_eq!(sorts(&text, "2026-11-25"), [doubt], "{text}");
        }
    }
}
