//! The planner at the command line: `cargo run --release --no-default-features --example plan -- PROFILE.json`.
//!
//! Options: `--today YYYY-MM-DD` (default: today in Japan), `--lang en` (default: Japanese), `--json` (everything as JSON).
//! `-` instead of a file reads standard input. Exit code 0: answered; 2: the input can't be used.

use norikae::base::{Day, Id, Lang};
use norikae::dataset::Dataset;
use norikae::documents::Roadmap;
use norikae::i18n::{self, Worded, strings};
use norikae::planner::{Answer, Card, Question, Request, Wished, plan, questions};
use norikae::profile::{self, Goal, IdKind, Problem, Profile};
use std::io::{Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

const USAGE: &str = "plan PROFILE.json [--today YYYY-MM-DD] [--lang ja|en] [--json]";
const UNUSABLE: u8 = 2;

/// Of each kind; a file with more mistakes than that is not mended by reading on.
const MOST_NOTES: usize = 50;

struct Options {
    file: String,
    today: Day,
    lang: Lang,
    json: bool,
}

fn main() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(why) => {
            eprintln!("{why}\n{USAGE}");
            return ExitCode::from(UNUSABLE);
        }
    };
    let profile = match read(&options) {
        Ok(profile) => profile,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::from(UNUSABLE);
        }
    };
    let dataset = norikae::bundled::dataset();
    let problems = profile::check(&profile, &dataset, options.today);
    let notes = notes(&profile, &problems, &dataset, options.lang);
    for note in &notes {
        eprintln!("{note}");
    }
    if problems.iter().any(prevents) {
        if options.json {
            println!("{}", serde_json::json!({ "today": options.today, "problems": notes }));
        }
        return ExitCode::from(UNUSABLE);
    }
    let request = Request::new(profile.goal.clone().unwrap_or_default(), options.today);
    for request in request.each() {
        let answer = plan(&dataset, &profile, &request);
        let ask = || questions(&dataset, &profile, &request);
        if options.json {
            let all = serde_json::json!({
                "today": options.today, "dataset": norikae::bundled::version(), "problems": notes,
                "target": request.goal.target, "answer": answer, "questions": ask(),
            });
            say(&(serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"));
        } else {
            let page = Page { dataset: &dataset, lang: options.lang, today: options.today, goal: &request.goal };
            say(&page.answer(&profile, &answer));
            // Questions cost two plans each: the answer is there to be read meanwhile.
            say(&page.questions(&ask(), &answer));
        }
    }
    ExitCode::SUCCESS
}

/// A reader that stops early (a pager, `head`) is no failure of ours.
fn say(text: &str) {
    let mut out = std::io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options { file: String::new(), today: today_in_japan(), lang: Lang::Ja, json: false };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--today" => {
                let day = arguments.next().ok_or("--today needs a day")?;
                options.today = day.parse().map_err(|error| format!("{error}"))?;
            }
            "--lang" => match arguments.next().as_deref() {
                Some("ja") => options.lang = Lang::Ja,
                Some("en") => options.lang = Lang::En,
                _ => return Err("--lang takes ja or en".to_owned()),
            },
            file if options.file.is_empty() && (file == "-" || !file.starts_with('-')) => options.file = argument,
            other => return Err(format!("unknown argument: {other}")),
        }
    }
    if options.file.is_empty() { Err("no profile was named".to_owned()) } else { Ok(options) }
}

/// The civil day in Japan, nine hours ahead of the system's clock.
fn today_in_japan() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()) + 9 * 60 * 60;
    let epoch = Day::new(1970, 1, 1).unwrap_or_else(Day::first);
    epoch.plus_days(i32::try_from(seconds / 86_400).unwrap_or(0))
}

fn read(options: &Options) -> Result<Profile, String> {
    let mut bytes = Vec::new();
    let done = if options.file == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(&options.file).map(|read| bytes = read)
    };
    done.map_err(|error| format!("{}: {error}", options.file))?;
    let text = String::from_utf8_lossy(&bytes);
    profile::read(&text).map_err(|error| format!("{}: {}", options.file, i18n::file_error(&error, options.lang).text))
}

/// Without the target or the licence as it is meant, no answer would be the person's.
fn prevents(problem: &Problem) -> bool {
    match problem {
        Problem::UnknownId { kind: IdKind::Licence, .. } => true,
        Problem::UnknownId { field, .. } => *field == "goal.target",
        _ => false,
    }
}

fn notes(profile: &Profile, problems: &[Problem], dataset: &Dataset, lang: Lang) -> Vec<String> {
    let mut notes: Vec<String> =
        problems.iter().take(MOST_NOTES).map(|problem| i18n::problem(problem, dataset, lang).text).collect();
    notes.extend(
        profile::unknown_fields(profile).iter().take(MOST_NOTES).map(|name| i18n::unknown_field(name, lang).text),
    );
    let target = profile.goal.iter().filter_map(|goal| goal.target.as_ref());
    let named = profile.licences.iter().map(|held| &held.id).chain(target).chain(&profile.role);
    notes.extend(named.filter(|id| is_unfilled(dataset, id)).map(|id| i18n::unfilled(id, dataset, lang).text));
    notes
}

fn is_unfilled(dataset: &Dataset, id: &Id) -> bool {
    match dataset.role_or_former(id) {
        Some(role) => role.unfilled,
        None => dataset.qualification_of(id.as_str()).is_some_and(|entry| entry.unfilled),
    }
}

/// The answer as a page of text.
struct Page<'a> {
    dataset: &'a Dataset,
    lang: Lang,
    today: Day,
    goal: &'a Goal,
}

impl Page<'_> {
    fn answer(&self, profile: &Profile, answer: &Answer) -> String {
        let mut text = String::new();
        let out = &mut text;
        let words = &strings(self.lang).results;
        line(out, 0, &i18n::day(self.today, self.lang));
        line(out, 0, &i18n::headline(answer, self.goal, self.today, self.dataset, self.lang).text);
        if !answer.pins.is_empty() {
            self.head(out, strings(self.lang).steps.held);
        }
        for pin in &answer.pins {
            line(out, 1, &i18n::pin(pin, self.dataset, self.lang).text);
        }
        if let Some(limits) = i18n::limits(answer, self.lang) {
            line(out, 0, &limits.text);
        }
        self.evaluation(out, answer);
        if !answer.near.is_empty() {
            self.head(out, strings(self.lang).find.near);
            line(out, 1, strings(self.lang).find.near_note);
        }
        for route in &answer.near {
            let title = i18n::route_title(route, self.dataset, self.lang).text;
            line(out, 1, &format!("{} — {title}", i18n::day(route.arrival, self.lang)));
            if let Some(condition) = i18n::condition_sentence(route, self.dataset, self.lang) {
                line(out, 2, &condition.text);
            }
        }
        if !answer.cards.is_empty() {
            self.head(out, words.routes);
        }
        for (number, card) in answer.in_order().into_iter().enumerate() {
            self.card(out, number + 1, card);
        }
        if !answer.narrow.is_empty() {
            self.head(out, words.narrow);
            line(out, 1, words.narrow_note);
        }
        for (number, card) in answer.narrow.iter().enumerate() {
            self.card(out, number + 1, card);
        }
        if let Some(first) = answer.in_order().first().copied().or(answer.narrow.first()) {
            self.roadmap(out, profile, answer, first);
        }
        if let Some(no_route) = answer.no_route.as_ref().filter(|why| !why.doors.is_empty()) {
            self.head(out, words.no_route);
            for door in i18n::no_route(no_route, self.dataset, self.lang) {
                line(out, 1, &door.door.text);
                door.lines.iter().for_each(|words| line(out, 2, &words.text));
            }
        }
        self.beside(out, answer);
        text
    }

    fn head(&self, out: &mut String, text: &str) {
        line(out, 0, &format!("\n■ {text}"));
    }

    fn evaluation(&self, out: &mut String, answer: &Answer) {
        if !answer.evaluation.is_empty() {
            self.head(out, strings(self.lang).results.evaluation);
        }
        for door in &answer.evaluation {
            let name = i18n::role(&door.role, self.dataset, self.lang);
            let way = i18n::door(&door.role, &door.door, self.dataset, self.lang);
            line(out, 1, &format!("{} — {}", name.text, way.text));
            for reason in &door.clauses {
                let clause = i18n::clause(reason, self.dataset, self.lang);
                line(
                    out,
                    2,
                    &format!("{} {} — {} ({})", clause.sign, clause.text.text, clause.verdict, clause.strength),
                );
                let many = clause.leaves.len() > 1;
                for leaf in &clause.leaves {
                    if many {
                        line(out, 3, &format!("{} {} — {}", leaf.sign, leaf.text.text, leaf.verdict));
                    }
                    leaf.say.iter().for_each(|say| line(out, 4, &say.text));
                }
            }
        }
    }

    fn card(&self, out: &mut String, number: usize, card: &Card) {
        let route = &card.route;
        let marks: Vec<&str> = card.marks.iter().map(|mark| i18n::mark_sign(*mark, self.lang)).collect();
        let title = i18n::route_title(route, self.dataset, self.lang).text;
        line(out, 1, &format!("{number}. {} {title}", marks.join(" ")));
        if let Some(condition) = i18n::condition_sentence(route, self.dataset, self.lang) {
            line(out, 2, &condition.text);
        }
        for condition in i18n::condition_list(route, self.dataset, self.lang) {
            line(out, 3, &condition.text);
        }
        let words = &strings(self.lang).results;
        line(out, 2, &format!("{}: {}", strings(self.lang).print.arrival, i18n::day(route.arrival, self.lang)));
        if card.late {
            line(out, 2, words.late);
        }
        if card.beaten {
            line(out, 2, words.another_way);
        }
        for (label, value) in i18n::values(route, self.dataset, self.lang) {
            line(out, 2, &format!("{label}: {value}"));
        }
        for change in &route.changes {
            let name = i18n::role(&change.role, self.dataset, self.lang).text;
            let days = i18n::change_days(change, self.dataset, self.lang);
            let door = i18n::door(&change.role, &change.door, self.dataset, self.lang).text;
            line(out, 2, &format!("→ {name} ({door}): {}", days.join(" → ")));
        }
    }

    fn roadmap(&self, out: &mut String, profile: &Profile, answer: &Answer, card: &Card) {
        let version = norikae::bundled::version();
        let fallback = answer.beside.fallback.as_ref();
        let roadmap = Roadmap::from_card(card, fallback, profile, self.goal, self.today, version, String::new());
        self.head(out, strings(self.lang).roadmap.title);
        let sheet = norikae::export::sheet(&roadmap, norikae::export::Extent::All, self.dataset, self.lang);
        let why = strings(self.lang).common.why;
        for (row, step) in sheet.rows.iter().zip(&card.steps) {
            let timing = row.timing.map(|words| format!("({words}) ")).unwrap_or_default();
            let maybe = if row.maybe { format!("({}) ", i18n::maybe(self.lang)) } else { String::new() };
            line(out, 1, &format!("{} [{}] {maybe}{} {timing}{}", row.when, row.kind, row.what.text, row.cost));
            for cause in step.causes.iter().take(2) {
                line(out, 2, &format!("{why}: {}", i18n::cause(cause, self.dataset, self.lang).text));
            }
        }
    }

    fn questions(&self, questions: &[Question], answer: &Answer) -> String {
        let mut text = String::new();
        let out = &mut text;
        if !questions.is_empty() {
            self.head(out, strings(self.lang).results.questions);
        }
        let common = &strings(self.lang).common;
        for question in questions {
            let words = i18n::question(question, answer, self.dataset, self.lang);
            line(out, 1, &words.asks.text);
            line(out, 2, &format!("{} → {}", common.yes, words.if_yes.text));
            line(out, 2, &format!("{} → {}", common.no, words.if_no.text));
        }
        text
    }

    fn beside(&self, out: &mut String, answer: &Answer) {
        let words = &strings(self.lang).results;
        let join = |names: Vec<Worded>| names.into_iter().map(|name| name.text).collect::<Vec<_>>().join(" / ");
        self.head(out, words.beside);
        if let Some(fallback) = &answer.beside.fallback {
            line(out, 1, &i18n::fallback(fallback, self.today, self.dataset, self.lang).text);
        }
        let staying: Vec<Worded> =
            answer.beside.staying.iter().take(4).map(|id| i18n::role(id, self.dataset, self.lang)).collect();
        let back: Vec<Worded> =
            answer.beside.way_back.iter().map(|id| i18n::qualification(id, self.dataset, self.lang)).collect();
        for (label, names) in [(words.staying, staying), (words.way_back, back)] {
            if !names.is_empty() {
                line(out, 1, &format!("{label}: {}", join(names)));
            }
        }
        for wished in &answer.beside.wished {
            self.wished(out, wished, answer);
        }
    }

    /// Something wished beside the target: what its doors ask on the day of arrival, and what is to be done for it.
    fn wished(&self, out: &mut String, wished: &Wished, answer: &Answer) {
        let name = match self.dataset.program_of(wished.id.as_str()) {
            Some(_) => i18n::program(&wished.id, self.dataset, self.lang),
            None => i18n::holding(&wished.id, self.dataset, self.lang),
        };
        line(out, 1, &format!("{}: {}", strings(self.lang).results.wished, name.text));
        for door in &wished.doors {
            line(out, 2, &i18n::door(&door.role, &door.door, self.dataset, self.lang).text);
            for reason in &door.clauses {
                let clause = i18n::clause(reason, self.dataset, self.lang);
                line(
                    out,
                    3,
                    &format!("{} {} — {} ({})", clause.sign, clause.text.text, clause.verdict, clause.strength),
                );
            }
        }
        let first = answer.in_order().first().copied().or(answer.narrow.first());
        for step in first.iter().flat_map(|card| &card.steps).filter(|step| wished.steps.contains(&step.key)) {
            let when = i18n::step_when(step, self.dataset, self.lang);
            line(out, 2, &format!("{when} {}", i18n::step_title(step, self.dataset, self.lang).text));
        }
    }
}

fn line(out: &mut String, depth: usize, text: &str) {
    out.push_str(&"  ".repeat(depth));
    out.push_str(text.trim_end());
    out.push('\n');
}
