//! All entries in one shape: what a list, a filter or the page of doubts reads of any of them, and how they hang together.
//! Nothing here is stored in the data a second time: what leads to an entry follows from what others ask, give and concern.

use super::index::Kind;
use crate::base::{Id, Text};
use crate::dataset::{
    Asks, Clause, Confusable, Counts, Dataset, Figure, Label, Leaf, Pay, Proof, QualificationKind, StageKind,
    Transition,
};

/// An entry by its kind and id. A licence is a qualification here: they share their pages.
pub type Key<'a> = (Kind, &'a Id);

/// What the number of a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Yen,
    YenPerHour,
    PerMille,
    People,
    /// Tenths of a number without unit.
    Tenths,
    /// Tenths of people for each 100,000.
    TenthsPer100k,
}

/// A figure with the name of its field.
#[derive(Clone, Copy, Debug)]
pub struct FigureAt<'a> {
    pub field: &'static str,
    /// Which of several: the stage that a fee belongs to, the grade that a pay belongs to.
    pub of: Option<&'a Text>,
    pub unit: Unit,
    pub figure: &'a Figure,
}

/// One entry.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    pub kind: Kind,
    pub id: &'a Id,
    /// Absent for a transition, which is called after its ends.
    pub name: Option<&'a Text>,
    pub kana: &'a str,
    pub proof: Option<&'a Proof>,
    pub figures: Vec<FigureAt<'a>>,
    /// Year of all that it says, where it has one: of a questionnaire, of a finding; 0 where it has none.
    pub year: u16,
    /// What is asked, held or attended before it.
    leads: Vec<Key<'a>>,
    /// What it brings.
    opens: Vec<Key<'a>>,
    /// Whom and what it concerns.
    about: Vec<Key<'a>>,
}

/// How an entry hangs together with others; each list in the order of [`records`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links<'a> {
    pub leads: Vec<Key<'a>>,
    pub opens: Vec<Key<'a>>,
    pub confused: Vec<Key<'a>>,
    pub related: Vec<Key<'a>>,
}

impl<'a> Record<'a> {
    fn nameless(kind: Kind, id: &'a Id) -> Self {
        let (figures, leads, opens, about) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { kind, id, name: None, kana: "", proof: None, figures, year: 0, leads, opens, about }
    }

    fn new(kind: Kind, id: &'a Id, name: &'a Text, proof: &'a Proof) -> Self {
        Self { name: Some(name), proof: Some(proof), ..Self::nameless(kind, id) }
    }

    fn labelled(kind: Kind, id: &'a Id, label: &'a Label, proof: &'a Proof) -> Self {
        Self { kana: &label.kana, ..Self::new(kind, id, &label.name, proof) }
    }

    fn figure(&mut self, field: &'static str, of: Option<&'a Text>, unit: Unit, figure: Option<&'a Figure>) {
        let Some(figure) = figure else { return };
        // Routes share their stages: the fee of one examination is one figure.
        let is_known = |known: &FigureAt<'_>| known.field == field && known.of == of && known.figure == figure;
        if !self.figures.iter().any(is_known) {
            self.figures.push(FigureAt { field, of, unit, figure });
        }
    }

    /// Where both ends are one figure, it is an average.
    fn pay(&mut self, of: Option<&'a Text>, pay: Option<&'a Pay>) {
        let Some(pay) = pay else { return };
        if pay.low == pay.high {
            self.figure("pay", of, Unit::Yen, Some(&pay.low));
        } else {
            self.figure("pay_low", of, Unit::Yen, Some(&pay.low));
            self.figure("pay_high", of, Unit::Yen, Some(&pay.high));
        }
    }

    fn asks(&mut self, dataset: &'a Dataset, asks: &'a Asks) {
        for leaf in asks.0.leaves() {
            match leaf {
                Leaf::Holds { what, .. } | Leaf::Ever { what } => self.leads.extend(holding(dataset, what)),
                Leaf::Lives { prefectures } => self.leads.extend(prefectures.iter().map(|id| (Kind::Prefecture, id))),
                _ => {}
            }
        }
    }

    fn clauses(&mut self, dataset: &'a Dataset, clauses: &'a [Clause]) {
        clauses.iter().for_each(|clause| self.asks(dataset, &clause.asks));
    }

    fn concerns(mut self, dataset: &'a Dataset, lists: &[&'a [Id]]) -> Self {
        self.about.extend(lists.iter().copied().flatten().filter_map(|id| holding(dataset, id)));
        self
    }

    fn key(&self) -> Key<'a> {
        (shared(self.kind), self.id)
    }
}

/// Licences and other qualifications have their pages in one place.
fn shared(kind: Kind) -> Kind {
    if kind == Kind::Licence { Kind::Qualification } else { kind }
}

/// A role or qualification by its id, today's id for a former one.
fn holding<'a>(dataset: &'a Dataset, id: &Id) -> Option<Key<'a>> {
    let role = dataset.role_or_former(id).map(|role| (Kind::Role, &role.id));
    role.or_else(|| dataset.qualification_of(id.as_str()).map(|q| (Kind::Qualification, &q.id)))
}

/// What can be wished beside a target: a post, a qualification, or else a program.
pub fn wished<'a>(dataset: &'a Dataset, id: &'a Id) -> Key<'a> {
    holding(dataset, id).unwrap_or((Kind::Program, id))
}

/// Every entry that has a page, kind by kind.
pub fn records(dataset: &Dataset) -> Vec<Record<'_>> {
    let mut all: Vec<Record<'_>> = Vec::new();
    for role in &dataset.role {
        let mut record = Record::labelled(Kind::Role, &role.id, &role.label, &role.proof);
        record.pay(None, role.pay.as_ref());
        role.grade.iter().for_each(|grade| record.pay(Some(&grade.name), grade.pay.as_ref()));
        record.leads.extend(role.licences.iter().filter_map(|id| holding(dataset, id)));
        record.clauses(dataset, &role.clause);
        role.grade.iter().for_each(|grade| record.clauses(dataset, &grade.clause));
        for door in &role.door {
            record.leads.extend(door.from.iter().filter_map(|id| holding(dataset, id)));
            record.clauses(dataset, &door.clause);
            record.asks(dataset, &door.only_if);
        }
        all.push(record);
    }
    for entry in &dataset.qualification {
        let licence = entry.kind == QualificationKind::Licence;
        let kind = if licence { Kind::Licence } else { Kind::Qualification };
        let mut record = Record::labelled(kind, &entry.id, &entry.label, &entry.proof);
        record.leads.extend(entry.licences.iter().filter_map(|id| holding(dataset, id)));
        record.figure("pass_rate", None, Unit::PerMille, entry.pass_rate.as_ref());
        record.figure("pass_rate_first", None, Unit::PerMille, entry.pass_rate_first.as_ref());
        record.figure("pass_rate_repeat", None, Unit::PerMille, entry.pass_rate_repeat.as_ref());
        record.figure("people_at_work", None, Unit::People, entry.people_at_work.as_ref());
        for route in &entry.entry {
            record.clauses(dataset, &route.clause);
            for stage in &route.stage {
                record.clauses(dataset, &stage.clause);
                record.figure("fee", Some(&stage.name), Unit::Yen, stage.fee.as_ref());
                if let StageKind::Course { programs } = &stage.kind {
                    record.leads.extend(programs.iter().map(|id| (Kind::Program, id)));
                }
            }
        }
        record.figure("upkeep", None, Unit::Yen, entry.upkeep.as_ref().and_then(|upkeep| upkeep.cost.as_ref()));
        let brought = entry.brings.iter().chain(entry.entry.iter().flat_map(|route| &route.brings));
        record.opens.extend(brought.filter_map(|id| holding(dataset, id)));
        all.push(record);
    }
    for entry in &dataset.program {
        let mut record = Record::labelled(Kind::Program, &entry.id, &entry.label, &entry.proof);
        record.figure("price", None, Unit::Yen, entry.price.as_ref());
        record.clauses(dataset, &entry.clause);
        all.push(record);
    }
    for entry in &dataset.subsidy {
        let mut record = Record::labelled(Kind::Subsidy, &entry.id, &entry.label, &entry.proof);
        record.clauses(dataset, &entry.clause);
        record.about.extend(entry.programs.iter().map(|id| (Kind::Program, id)));
        if let Some(terms) = dataset.terms_of_subsidy(&entry.id) {
            record.figure("interest", None, Unit::PerMille, terms.interest.as_ref());
            record.about.extend(terms.covers.iter().chain(&terms.covers_some).map(|id| (Kind::Program, id)));
        }
        all.push(record);
    }
    for entry in &dataset.obligation {
        let mut record = Record::labelled(Kind::Obligation, &entry.id, &entry.label, &entry.proof);
        let terms = dataset.terms_of_obligation(&entry.id);
        record.figure("grows", None, Unit::PerMille, terms.and_then(|terms| terms.grows.as_ref()));
        record.figure("price_seen", None, Unit::Yen, terms.and_then(|terms| terms.price_seen.as_ref()));
        let endangers = terms.map_or(&[][..], |terms| &terms.endangers);
        all.push(record.concerns(dataset, &[&entry.licences, endangers]));
    }
    for entry in &dataset.procedure {
        let mut record = Record::labelled(Kind::Procedure, &entry.id, &entry.label, &entry.proof);
        record.figure("fee", None, Unit::Yen, entry.fee.as_ref());
        all.push(record.concerns(dataset, &[&entry.licences, &entry.roles]));
    }
    for entry in &dataset.networking {
        let record = Record::labelled(Kind::Networking, &entry.id, &entry.label, &entry.proof);
        all.push(record.concerns(dataset, &[&entry.licences, &entry.roles]));
    }
    for entry in &dataset.pitfall {
        let record = Record::labelled(Kind::Pitfall, &entry.id, &entry.label, &entry.proof);
        all.push(record.concerns(dataset, &[&entry.licences, &entry.roles]));
    }
    for entry in &dataset.case {
        let record = Record::labelled(Kind::Case, &entry.id, &entry.label, &entry.proof);
        all.push(record.concerns(dataset, &[&entry.licences, &entry.roles]));
    }
    all.extend(dataset.transition.iter().map(|entry| transition(dataset, entry)));
    for entry in &dataset.path {
        let mut record = Record::new(Kind::Path, &entry.id, &entry.name, &entry.proof);
        record.about.extend(entry.step.iter().filter_map(|step| holding(dataset, step.at.as_ref()?)));
        all.push(record);
    }
    for entry in &dataset.equivalent {
        let mut record = Record::new(Kind::Equivalent, &entry.id, &entry.say, &entry.proof);
        record.asks(dataset, &entry.from);
        if let Counts::Holding { holding: id } = &entry.to {
            record.opens.extend(holding(dataset, id));
        }
        all.push(record.concerns(dataset, &[&entry.licences]));
    }
    for entry in &dataset.confusable {
        let mut record = Record::new(Kind::Confusable, &entry.id, &entry.name, &entry.proof);
        record.about = named(dataset, entry);
        all.push(record);
    }
    for entry in &dataset.notice {
        let record = Record { year: entry.year, ..Record::new(Kind::Notice, &entry.id, &entry.name, &entry.proof) };
        all.push(record.concerns(dataset, &[&entry.licences, &entry.roles]));
    }
    for entry in &dataset.prefecture {
        let mut record = Record::labelled(Kind::Prefecture, &entry.id, &entry.label, &entry.proof);
        record.figure("physician_index_tenths", None, Unit::Tenths, Some(&entry.physician_index_tenths));
        record.figure("physicians_tenths", None, Unit::TenthsPer100k, Some(&entry.physicians_tenths));
        record.figure("nurses_tenths", None, Unit::TenthsPer100k, Some(&entry.nurses_tenths));
        record.figure("minimum_wage", None, Unit::YenPerHour, Some(&entry.minimum_wage));
        record.figure("minimum_wage_next", None, Unit::YenPerHour, entry.minimum_wage_next.as_ref());
        record.figure("monthly_wage", None, Unit::Yen, entry.monthly_wage.as_ref());
        record.figure("population", None, Unit::People, Some(&entry.population));
        all.push(record);
    }
    for entry in &dataset.occupation {
        let year = dataset.measured.year;
        let mut record = Record { name: Some(&entry.name), year, ..Record::nameless(Kind::Occupation, &entry.id) };
        record.about.extend(entry.matches.iter().filter_map(|id| holding(dataset, id)));
        all.push(record);
    }
    all
}

/// The entries that a pair of names is about: those it lists, and those that bear one of the two.
pub fn named<'a>(dataset: &'a Dataset, pair: &'a Confusable) -> Vec<Key<'a>> {
    let mut keys: Vec<Key<'a>> = pair.about.iter().filter_map(|id| holding(dataset, id)).collect();
    let bears = |label: &Label| label.name.ja == pair.a.ja || label.name.ja == pair.b.ja;
    let roles = dataset.role.iter().filter(|e| bears(&e.label)).map(|e| (Kind::Role, &e.id));
    let others = dataset.qualification.iter().filter(|e| bears(&e.label)).map(|e| (Kind::Qualification, &e.id));
    for key in roles.chain(others) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

fn transition<'a>(dataset: &'a Dataset, entry: &'a Transition) -> Record<'a> {
    Record {
        proof: Some(&entry.proof),
        leads: holding(dataset, &entry.from).into_iter().collect(),
        opens: holding(dataset, &entry.to).into_iter().collect(),
        ..Record::nameless(Kind::Transition, &entry.id)
    }
}

/// One entry by its kind and id.
pub fn record<'a, 'b>(records: &'b [Record<'a>], kind: Kind, id: &str) -> Option<&'b Record<'a>> {
    records.iter().find(|record| shared(record.kind) == shared(kind) && record.id.as_str() == id)
}

/// What leads to an entry, what it opens, what bears a name like its own, and what else concerns it.
pub fn links<'a>(records: &[Record<'a>], of: &Record<'a>) -> Links<'a> {
    let here = of.key();
    let mut links = Links::default();
    for other in records {
        let key = other.key();
        if key == here {
            continue;
        }
        if of.leads.contains(&key) || other.opens.contains(&here) {
            links.leads.push(key);
        }
        if of.opens.contains(&key) || other.leads.contains(&here) {
            links.opens.push(key);
        }
        let confuses = other.kind == Kind::Confusable;
        if of.about.contains(&key) || other.about.contains(&here) {
            (if confuses { &mut links.confused } else { &mut links.related }).push(key);
        }
        // Two pairs of names that share one are confused with each other, too.
        if confuses && of.kind == Kind::Confusable && other.about.iter().any(|key| of.about.contains(key)) {
            links.confused.push(key);
        }
    }
    links
}

/// Whether an entry asks for a licence, gives it or is about it; the licence itself included.
pub fn concerning(record: &Record<'_>, licence: &Id) -> bool {
    let is = |key: &Key<'_>| *key == (Kind::Qualification, licence);
    is(&record.key()) || [&record.leads, &record.opens, &record.about].into_iter().any(|keys| keys.iter().any(is))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world() -> Dataset {
        let proof = r#"proof = { as_of = "2026-11-25", confidence = "general" }"#;
        let text = r#"
            [[qualification]]
            id = "engineer"
            kind = "licence"
            label = { name = { ja = "工学技士", en = "Engineer" } }
            PROOF
            [[qualification]]
            id = "informatics"
            kind = "certificate"
            label = { name = { ja = "情報技師", en = "Informatics" } }
            pass_rate = { value = 400, year = 2024 }
            PROOF
            [[qualification.entry]]
            id = "exam"
            name = { ja = "試験", en = "exam" }
            clause = [{ strength = "usual", asks = "any(holds engineer, age >= 30)" }]
            stage = [{ id = "course", name = { ja = "講座", en = "course" }, kind = { course = { programs = ["school"] } } }]
            [[program]]
            id = "school"
            mode = "online"
            takes = "3m"
            hours_per_week = 3
            label = { name = { ja = "学校", en = "School" } }
            PROOF
            [[role]]
            id = "dx"
            family = "dx"
            formerly = ["old-dx"]
            clause = [{ strength = "usual", asks = "holds informatics" }]
            label = { name = { ja = "DX推進", en = "DX" } }
            PROOF
            [[transition]]
            id = "engineer-dx"
            from = "engineer"
            to = "old-dx"
            difficulty = 2
            typical_months = 12
            why = { ja = "理由", en = "why" }
            PROOF
            [[confusable]]
            id = "names"
            name = { ja = "工学技士と情報技師", en = "Engineer vs informatics" }
            a = { ja = "工学技士", en = "Engineer" }
            b = { ja = "情報技師", en = "Informatics" }
            about = ["informatics"]
            difference = { ja = "違い", en = "difference" }
            PROOF
            [[pitfall]]
            id = "hole"
            licences = ["engineer"]
            anchor = "search"
            label = { name = { ja = "穴", en = "Hole" } }
            failure = { ja = "失敗", en = "failure" }
            avoid = { ja = "避ける", en = "avoid" }
            PROOF
        "#;
        let mut dataset: Dataset = toml::from_str(&text.replace("PROOF", proof)).unwrap();
        dataset.sort();
        dataset
    }

    fn said(keys: &[Key<'_>]) -> Vec<String> {
        keys.iter().map(|(kind, id)| format!("{kind:?} {id}")).collect()
    }

    #[test]
    fn what_others_ask_of_an_entry_is_what_it_opens() {
        let world = world();
        let all = records(&world);
        let of = |kind, id| links(&all, record(&all, kind, id).unwrap());
        let informatics = of(Kind::Qualification, "informatics");
        assert_eq!(said(&informatics.leads), ["Qualification engineer", "Program school"]);
        assert_eq!(said(&informatics.opens), ["Role dx"]);
        assert_eq!(said(&of(Kind::Program, "school").opens), ["Qualification informatics"]);
        assert_eq!(said(&of(Kind::Role, "dx").leads), ["Qualification informatics", "Transition engineer-dx"]);
        assert_eq!(of(Kind::Confusable, "names").related.len(), 2, "each name once");
    }

    #[test]
    fn a_licence_is_found_as_one_and_as_a_qualification() {
        let world = world();
        let all = records(&world);
        let engineer = record(&all, Kind::Qualification, "engineer").unwrap();
        assert_eq!(engineer.kind, Kind::Licence);
        let links = links(&all, engineer);
        assert_eq!(said(&links.opens), ["Qualification informatics", "Transition engineer-dx"]);
        assert_eq!(said(&links.related), ["Pitfall hole"]);
        assert_eq!(said(&links.confused), ["Confusable names"], "it bears one of the names");
        let concerned: Vec<&str> =
            all.iter().filter(|each| concerning(each, &Id::new("engineer"))).map(|each| each.id.as_str()).collect();
        assert_eq!(concerned, ["engineer", "informatics", "hole", "engineer-dx", "names"]);
    }

    #[test]
    fn every_pair_of_names_leads_somewhere() {
        let dataset = crate::bundled::dataset();
        let lost: Vec<&str> =
            dataset.confusable.iter().filter(|e| named(&dataset, e).is_empty()).map(|e| e.id.as_str()).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn a_certificate_of_one_trade_concerns_its_licence() {
        let dataset = crate::bundled::dataset();
        let all = records(&dataset);
        for (id, licence) in [
            ("ce-spec-blood", "clinical-engineer"),
            ("ce-cert-endoscopy-home", "clinical-engineer"),
            ("jma-occupational-physician", "physician"),
            ("cn-a-course", "nurse"),
        ] {
            let each = record(&all, Kind::Qualification, id).unwrap();
            assert!(concerning(each, &Id::new(licence)), "{id}");
        }
    }

    #[test]
    fn one_average_is_one_figure() {
        let pay = |high: i64| -> Vec<&'static str> {
            let role = format!(
                r#"
                [[role]]
                id = "post"
                family = "dx"
                pay = {{ low = {{ value = 4000000, year = 2024 }}, high = {{ value = {high}, year = 2024 }} }}
                label = {{ name = {{ ja = "職", en = "Post" }} }}
                proof = {{ as_of = "2026-11-25", confidence = "general" }}
                "#
            );
            let world: Dataset = toml::from_str(&role).unwrap();
            records(&world)[0].figures.iter().map(|at| at.field).collect()
        };
        assert_eq!(pay(4_000_000), ["pay"]);
        assert_eq!(pay(5_000_000), ["pay_low", "pay_high"]);
    }

    #[test]
    fn every_link_of_the_bundled_data_leads_to_an_entry() {
        let dataset = crate::bundled::dataset();
        let all = records(&dataset);
        let mut lost = Vec::new();
        for each in &all {
            for (kind, id) in each.leads.iter().chain(&each.opens).chain(&each.about) {
                if record(&all, *kind, id.as_str()).is_none() {
                    lost.push(format!("{:?} {} -> {kind:?} {id}", each.kind, each.id));
                }
            }
        }
        assert!(lost.is_empty(), "{lost:#?}");
    }
}
