//! The search keys of a dataset, and how well each entry fits what was typed.

use super::fold::fold;
use super::sound::sound;
use crate::base::{Id, Text};
use crate::dataset::{Condition, Counts, Dataset, Label, QualificationKind};

/// The kinds of entries that people look up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Licence,
    Role,
    /// Qualifications that are no licences.
    Qualification,
    Program,
    Skill,
    Domain,
    Fact,
    Prefecture,
    Obligation,
    Subsidy,
    Procedure,
    Networking,
    Pitfall,
    Case,
    Equivalent,
    Transition,
    Path,
    Confusable,
    Notice,
    Occupation,
}

/// How well an entry fits what was typed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Its own name, or any word for a prefecture.
    Name,
    /// Another word that it is searched by.
    Exact,
    /// A whole word of its name or words: the SE of 院内SE.
    Word,
    Prefix,
    WordPrefix,
    Inside,
}

/// One entry that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub kind: Kind,
    pub id: Id,
    pub fit: Fit,
}

/// The search keys of a dataset. Build it once: that takes a few milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    kind: Kind,
    id: Id,
    /// Folded names and words, the Japanese name first.
    keys: Vec<String>,
    /// So many of the first keys are its name: a prefecture's towns as well, none where it bears the name of other entries, as
    /// a pair of names and a measured occupation do.
    names: usize,
    /// How its reading and its words of kana sound.
    sounds: Vec<String>,
}

/// What was typed, in the forms in which keys are compared with it.
struct Query {
    text: String,
    /// Without spaces, if it has any.
    joined: Option<String>,
    sound: Option<String>,
}

/// What is typed beyond this many letters is not looked at.
const LONGEST: usize = 100;

/// Romaji inside a reading means something only from this length on.
const SHORTEST_SOUND_INSIDE: usize = 4;

impl Index {
    pub fn new(dataset: &Dataset) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        let mut add = |kind, id: &Id, texts: Vec<&str>| entries.push(Entry::new(kind, id, &texts));
        for entry in &dataset.qualification {
            let is_licence = entry.kind == QualificationKind::Licence;
            add(if is_licence { Kind::Licence } else { Kind::Qualification }, &entry.id, texts(&entry.label));
        }
        for role in &dataset.role {
            let mut texts = texts(&role.label);
            if role.conditions.contains(&Condition::RemotePossible) {
                texts.extend(FROM_HOME);
            }
            add(Kind::Role, &role.id, texts);
        }
        dataset.program.iter().for_each(|e| add(Kind::Program, &e.id, texts(&e.label)));
        dataset.skill.iter().for_each(|e| add(Kind::Skill, &e.id, texts(&e.label)));
        dataset.domain.iter().for_each(|e| add(Kind::Domain, &e.id, texts(&e.label)));
        dataset.fact.iter().for_each(|e| add(Kind::Fact, &e.id, texts(&e.label)));
        dataset.prefecture.iter().for_each(|e| add(Kind::Prefecture, &e.id, texts(&e.label)));
        dataset.obligation.iter().for_each(|e| add(Kind::Obligation, &e.id, texts(&e.label)));
        dataset.subsidy.iter().for_each(|e| add(Kind::Subsidy, &e.id, texts(&e.label)));
        dataset.procedure.iter().for_each(|e| add(Kind::Procedure, &e.id, texts(&e.label)));
        dataset.networking.iter().for_each(|e| add(Kind::Networking, &e.id, texts(&e.label)));
        dataset.pitfall.iter().for_each(|e| add(Kind::Pitfall, &e.id, texts(&e.label)));
        dataset.case.iter().for_each(|e| add(Kind::Case, &e.id, texts(&e.label)));
        // These have no search words of their own: their names are what people type.
        dataset.path.iter().for_each(|e| add(Kind::Path, &e.id, both(&[&e.name])));
        dataset.confusable.iter().for_each(|e| add(Kind::Confusable, &e.id, both(&[&e.name, &e.a, &e.b])));
        dataset.notice.iter().for_each(|e| add(Kind::Notice, &e.id, both(&[&e.name])));
        dataset.occupation.iter().for_each(|e| add(Kind::Occupation, &e.id, both(&[&e.name])));
        // These are found by all that their ends are found by.
        let holding = |id: &Id| {
            let role = dataset.role_or_former(id).map(|role| &role.label);
            role.or_else(|| dataset.qualification_of(id.as_str()).map(|q| &q.label)).map(texts).unwrap_or_default()
        };
        for entry in &dataset.transition {
            add(Kind::Transition, &entry.id, [holding(&entry.from), holding(&entry.to)].concat());
        }
        for entry in &dataset.equivalent {
            let mut found = both(&[&entry.say]);
            entry.licences.iter().for_each(|id| found.extend(holding(id)));
            found.extend(match &entry.to {
                Counts::Months { domain, .. } | Counts::Rate { domain, .. } => {
                    dataset.domain_of(domain.as_str()).map(|e| texts(&e.label)).unwrap_or_default()
                }
                Counts::Skill { skill } => {
                    dataset.skill_of(skill.as_str()).map(|e| texts(&e.label)).unwrap_or_default()
                }
                Counts::Holding { holding: id } => holding(id),
            });
            add(Kind::Equivalent, &entry.id, found);
        }
        Self { entries }
    }

    /// Entries of the given kinds that fit `query`, best first; moves and what counts as what stand behind the things that they
    /// are between. Empty for an empty query.
    pub fn find(&self, query: &str, kinds: &[Kind], most: usize) -> Vec<Hit> {
        let typed: String = query.chars().take(LONGEST).collect();
        let whole = Query::new(&typed);
        if whole.text.is_empty() {
            return Vec::new();
        }
        let words: Vec<Query> = words(&whole.text).into_iter().map(Query::new).collect();
        let mut hits: Vec<_> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let kind = kinds.iter().position(|kind| *kind == entry.kind)?;
                let fit = entry.fit(&whole).or_else(|| entry.fit_all(&words))?;
                let between = matches!(entry.kind, Kind::Transition | Kind::Equivalent);
                let length = entry.keys.first().map_or(0, |name| name.chars().count());
                Some(((between, fit, kind, length, &entry.id), entry.kind))
            })
            .collect();
        hits.sort_by_key(|(place, _)| *place);
        let best = hits.into_iter().take(most);
        best.map(|((_, fit, _, _, id), kind)| Hit { kind, id: id.clone(), fit: fit.0 }).collect()
    }
}

/// What people type who look for posts that can be done from home.
const FROM_HOME: [&str; 5] = ["在宅勤務", "リモートワーク", "テレワーク", "remote work", "telework"];

/// All that an entry is searched by, its names and its reading first.
fn texts(label: &Label) -> Vec<&str> {
    let Text { ja, en } = &label.name;
    [ja, en, &label.kana].into_iter().chain(&label.words).map(String::as_str).collect()
}

fn both<'a>(texts: &[&'a Text]) -> Vec<&'a str> {
    texts.iter().flat_map(|text| [text.ja.as_str(), text.en.as_str()]).collect()
}

impl Entry {
    fn new(kind: Kind, id: &Id, texts: &[&str]) -> Self {
        let of_its_own = match kind {
            Kind::Confusable | Kind::Occupation | Kind::Transition | Kind::Equivalent => 0,
            Kind::Prefecture => texts.len(),
            _ => 3,
        };
        let names = texts.iter().take(of_its_own).filter(|text| !text.is_empty()).count();
        let mut keys: Vec<String> = texts.iter().map(|text| fold(text)).filter(|key| !key.is_empty()).collect();
        let sounds: Vec<String> = keys.iter().filter(|key| !key.is_ascii()).filter_map(|key| sound(key)).collect();
        let joined: Vec<String> = keys.iter().filter(|key| key.contains(' ')).map(|key| key.replace(' ', "")).collect();
        keys.extend(joined);
        Self { kind, id: id.clone(), keys, names, sounds }
    }

    /// The best fit, and whether only the sound fits.
    fn fit(&self, query: &Query) -> Option<(Fit, bool)> {
        let by_text = |text: &String| {
            let is_name = self.keys.iter().take(self.names).any(|name| name == text);
            if is_name { Some(Fit::Name) } else { self.keys.iter().filter_map(|key| fit_text(key, text)).min() }
        };
        let by_text = query.joined.iter().chain(std::iter::once(&query.text)).filter_map(by_text).min();
        let by_sound =
            query.sound.as_ref().and_then(|sound| self.sounds.iter().filter_map(|key| fit_sound(key, sound)).min());
        by_text.map(|fit| (fit, false)).into_iter().chain(by_sound.map(|fit| (fit, true))).min()
    }

    /// All words must fit; the worst of them counts.
    fn fit_all(&self, words: &[Query]) -> Option<(Fit, bool)> {
        let fits: Option<Vec<_>> = words.iter().map(|word| self.fit(word)).collect();
        fits?.into_iter().max().map(|(fit, by_sound)| (fit.max(Fit::WordPrefix), by_sound))
    }
}

impl Query {
    fn new(typed: &str) -> Self {
        let text = fold(typed);
        let joined = text.contains(' ').then(|| text.replace(' ', ""));
        let sound = sound(&text).filter(|sound| !sound.is_empty());
        Self { text, joined, sound }
    }
}

/// Words of a folded text: at spaces, and where Latin letters and kana or kanji meet (病院dx).
fn words(folded: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in folded.split(' ') {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c: char| c.is_ascii() != first.is_ascii()).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            words.push(word);
            rest = after;
        }
    }
    words
}

fn fit_text(key: &str, query: &str) -> Option<Fit> {
    if key == query {
        return Some(Fit::Exact);
    }
    // Two Latin letters stand inside half of all English names.
    let long_enough = !query.is_ascii() || query.len() > 2;
    let fits = key.match_indices(query).filter_map(|(at, _)| {
        match (parted(&key[..at], query), parted(query, &key[at + query.len()..])) {
            (true, true) => Some(Fit::Word),
            (true, false) => Some(if at == 0 { Fit::Prefix } else { Fit::WordPrefix }),
            (false, _) => long_enough.then_some(Fit::Inside),
        }
    });
    fits.min()
}

/// Whether a word ends between two pieces of a folded text: at its ends, at a space, where Latin letters and kana or kanji
/// meet.
fn parted(before: &str, after: &str) -> bool {
    match (before.chars().next_back(), after.chars().next()) {
        (Some(last), Some(next)) => last == ' ' || next == ' ' || last.is_ascii() != next.is_ascii(),
        _ => true,
    }
}

fn fit_sound(key: &str, query: &str) -> Option<Fit> {
    if key == query {
        Some(Fit::Exact)
    } else if key.starts_with(query) {
        Some(Fit::Prefix)
    } else {
        (query.len() >= SHORTEST_SOUND_INSIDE && key.contains(query)).then_some(Fit::Inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(ja: &str, en: &str, kana: &str, words: &[&str]) -> Label {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Label { name: Text::new(ja, en), kana: kana.to_owned(), words }
    }

    fn index() -> Index {
        let entries = [
            (
                Kind::Licence,
                "engineer",
                label("臨床工学技士", "Clinical engineer", "りんしょうこうがくぎし", &["CE", "ME"]),
            ),
            (
                Kind::Licence,
                "technologist",
                label("臨床検査技師", "Clinical laboratory technologist", "りんしょうけんさぎし", &["MT"]),
            ),
            (Kind::Licence, "nurse", label("看護師", "Registered nurse", "かんごし", &["RN", "ナース"])),
            (Kind::Role, "nurse-ward", label("病棟看護師", "Ward nurse", "びょうとうかんごし", &["ナース"])),
            (Kind::Role, "dx", label("病院のDX推進", "Hospital DX", "", &["医療DX"])),
            (Kind::Role, "data", label("医療データ分析", "Healthcare data analyst", "いりょうでーたぶんせき", &[])),
        ];
        Index {
            entries: entries.iter().map(|(kind, id, label)| Entry::new(*kind, &Id::new(*id), &texts(label))).collect(),
        }
    }

    fn found(query: &str) -> Vec<String> {
        let hits = index().find(query, &[Kind::Licence, Kind::Role], 9);
        hits.into_iter().map(|hit| hit.id.to_string()).collect()
    }

    #[test]
    fn an_entry_is_found_however_it_is_written() {
        for query in [
            "臨床工学技士",
            "りんしょうこうがく",
            "リンショウコウガク",
            "ﾘﾝｼｮｳｺｳｶﾞｸ",
            "CE",
            "ｃｅ",
            "ＣＥ",
            "rinsho kogaku",
            "rinshoukougaku",
            "Rinshō Kōgaku",
            "rinsyokogaku",
            "りんしょ こがく",
            "clinical eng",
            "工学",
        ] {
            assert_eq!(found(query).first().map(String::as_str), Some("engineer"), "{query}");
        }
        assert_eq!(found("rinshou"), ["engineer", "technologist"]);
        assert_eq!(found("でーた"), ["data"]);
        assert_eq!(found("データ"), ["data"]);
    }

    #[test]
    fn the_whole_word_comes_before_its_beginning_and_its_inside() {
        assert_eq!(found("看護師"), ["nurse", "nurse-ward"]);
        assert_eq!(found("nurse"), ["nurse", "nurse-ward"]);
        assert_eq!(found("ナース"), ["nurse", "nurse-ward"], "kinds in the order that was asked for");
        assert_eq!(found("kango"), ["nurse", "nurse-ward"]);
    }

    #[test]
    fn an_abbreviation_is_a_word_beside_kanji() {
        assert_eq!(fit_text("院内se", "se"), Some(Fit::Word));
        assert_eq!(fit_text("self defense forces", "se"), Some(Fit::Prefix));
        assert_eq!(fit_text("病院dx推進", "dx"), Some(Fit::Word));
        assert_eq!(fit_text("second career", "se"), Some(Fit::Prefix));
        assert_eq!(fit_text("nurse", "se"), None);
    }

    /// What is typed, and the first entries that are found in the catalogue's order of kinds.
    #[test]
    fn whose_name_was_typed_comes_first() {
        let dataset = crate::bundled::dataset();
        let index = Index::new(&dataset);
        let kinds = [
            Kind::Licence,
            Kind::Role,
            Kind::Qualification,
            Kind::Program,
            Kind::Procedure,
            Kind::Case,
            Kind::Transition,
            Kind::Confusable,
            Kind::Occupation,
            Kind::Prefecture,
        ];
        let physicians = ["occupational-physician-contract", "occupational-physician-fulltime"];
        for (typed, first) in [
            ("東京", &["tokyo"][..]),
            ("Tokyo", &["tokyo"]),
            ("北海道", &["hokkaido"]),
            ("京都", &["kyoto"]),
            ("医療情報技師", &["medical-info-tech", "healthcare-it-technologist-post"]),
            ("nurse", &["nurse"]),
            ("SE", &["hospital-it-se", "emr-implementation-se"]),
            ("産業医", &physicians),
            ("さんぎょうい", &physicians),
            ("sangyoui", &physicians),
            ("ＥＣＭＯ", &["clinical-engineer", "clinical-engineer-hospital"]),
            ("人工心肺", &["clinical-engineer", "clinical-engineer-hospital"]),
            ("名義変更", &["license-name-honseki-change"]),
            ("奨学金 返済", &["nurse-hospital-scholarship"]),
        ] {
            let found = index.find(typed, &kinds, first.len());
            assert_eq!(found.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(), first, "{typed}");
        }
        for typed in ["zz", "zzz"] {
            assert_eq!(index.find(typed, &kinds, 9), [], "{typed}");
        }
        let remote = dataset.role.iter().filter(|role| role.conditions.contains(&Condition::RemotePossible)).count();
        for typed in ["在宅勤務", "テレワーク", "リモート"] {
            assert_eq!(index.find(typed, &[Kind::Role], 99).len(), remote, "{typed}");
        }
    }

    #[test]
    fn several_words_must_all_fit() {
        assert_eq!(found("DX 病院"), ["dx"]);
        assert_eq!(found("病院DX"), ["dx"]);
        assert_eq!(found("hospital dx"), ["dx"]);
        assert_eq!(found("dx 看護"), Vec::<String>::new());
    }

    #[test]
    fn a_move_is_found_by_its_ends_and_stands_behind_them() {
        let dataset = crate::bundled::dataset();
        let index = Index::new(&dataset);
        for typed in ["臨床工学技士", "りんしょうこうがく", "CE", "rinsho kogaku", "clinical engineer"] {
            let moves = index.find(typed, &[Kind::Transition], 99);
            let his = |hit: &&Hit| {
                dataset.transition_of(hit.id.as_str()).is_some_and(|e| e.from.as_str() == "clinical-engineer")
            };
            assert!(moves.iter().filter(his).count() >= 10, "{typed}: {moves:?}");
        }
        assert!(index.find("臨床工学技士", &[Kind::Equivalent], 99).len() >= 5);
        let all = [Kind::Transition, Kind::Equivalent, Kind::Licence, Kind::Role, Kind::Qualification];
        let between = |hit: &Hit| matches!(hit.kind, Kind::Transition | Kind::Equivalent);
        assert!(index.find("臨床工学技士", &all, 999).is_sorted_by_key(between));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_only_looked_for(typed in "\\PC{0,40}|[ァ-ヶｦ-ﾟ゛゜ー]{0,20}") {
            let _ = found(&typed);
        }
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        for query in ["", " ", "・", "ー", "\u{3000}"] {
            assert_eq!(found(query), Vec::<String>::new());
        }
    }
}
