//! What a conditional route hangs on, as people say it: 「もし…なら」. What one clause leaves open is one condition, with the
//! alternatives that it leaves.

use super::date::pick;
use super::leaf::{amount, expr, is_paper, phrase};
use super::worded::Worded;
use crate::base::{Lang, Text};
use crate::dataset::{AsOf, Clause, Dataset, Expr, Leaf, Strength};
use crate::planner::{Answer, ClauseAt, Route, Verdict};

/// Conditions that one sentence can say.
const MOST_IN_A_SENTENCE: usize = 2;
/// Alternatives that one sentence can say; of more the clause itself speaks.
const MOST_ALTERNATIVES: usize = 2;

/// 「もし…なら、通れるルートです。」 of a conditional route.
pub fn condition_sentence(route: &Route, dataset: &Dataset, lang: Lang) -> Option<Worded> {
    let condition = condition(route, dataset, lang)?;
    Some(Worded::new(
        pick(lang, format!("{condition}、通れるルートです。"), format!("{condition}, this route is open to you.")),
        lang,
    ))
}

/// The conditions one by one, where they are too many for the sentence.
pub fn condition_list(route: &Route, dataset: &Dataset, lang: Lang) -> Vec<Worded> {
    let hangs = hangs_on(route, dataset);
    let many = hangs.len() > MOST_IN_A_SENTENCE;
    hangs.iter().filter(|_| many).map(|one| one.listed(dataset, lang)).collect()
}

/// The first half of the sentence: 「もし…て、…なら」. More than two conditions are counted here, and listed beside it.
pub(super) fn condition(route: &Route, dataset: &Dataset, lang: Lang) -> Option<String> {
    let hangs = hangs_on(route, dataset);
    let count = hangs.len();
    if count > MOST_IN_A_SENTENCE {
        return Some(pick(
            lang,
            format!("もし{count}つの条件に当てはまれば"),
            format!("If {count} conditions are met"),
        ));
    }
    let said: Vec<String> =
        hangs.iter().enumerate().map(|(at, one)| one.said(at + 1 == count, dataset, lang)).collect();
    (count > 0).then(|| pick(lang, format!("もし{}", said.join("、")), format!("If {}", said.join(", and "))))
}

/// Whether one sentence says all that a route hangs on.
pub(super) fn fits_a_sentence(route: &Route, dataset: &Dataset) -> bool {
    hangs_on(route, dataset).len() <= MOST_IN_A_SENTENCE
}

/// One thing that a route hangs on.
#[derive(Clone, Debug, PartialEq)]
enum Hangs<'d> {
    One(Leaf, Option<When>),
    /// Any of these is enough.
    Either(Vec<Leaf>, Option<When>),
    /// The same experience measured in two ways: five years and 900 days of it.
    Measured(Vec<Leaf>),
    /// What is left of a clause with more to it, and how its author says it.
    Clause(Expr, Option<&'d Text>),
}

/// The day on which an age counts: its clause's, of a post or else of a course or an examination. Only an age has it.
pub type When = (AsOf, bool);

/// A clause that a route meets on its way, with the place of it where the route tells how it stands there.
struct Met<'d> {
    at: Option<ClauseAt>,
    asks: &'d Expr,
    say: Option<&'d Text>,
    when: Option<When>,
}

/// What a route hangs on, each once, in its order.
fn hangs_on<'d>(route: &Route, dataset: &'d Dataset) -> Vec<Hangs<'d>> {
    let mut all: Vec<Hangs<'d>> = Vec::new();
    for clause in met_on_the_way(route, dataset) {
        let stands = route.clauses.iter().find(|reason| Some(&reason.at) == clause.at.as_ref());
        if stands.is_some_and(|reason| reason.verdict != Verdict::Unknown) {
            continue;
        }
        let reasons = stands.iter().flat_map(|reason| &reason.leaves);
        let wanting = reasons.filter(|reason| reason.verdict == Verdict::NotMet).map(|reason| reason.leaf.clone());
        let possible = clause.asks.without(&wanting.collect::<Vec<_>>());
        let Some(left) = possible.and_then(|asks| asks.left_of(&route.conditions)) else { continue };
        for one in split(left, clause.say, clause.when) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    // A shared roadmap may come from another edition of the data: what no clause of this one asks is said by itself.
    let said = |leaf: &Leaf| all.iter().any(|one| one.leaves().contains(&leaf));
    let rest: Vec<Hangs<'d>> =
        route.conditions.iter().filter(|leaf| !said(leaf)).cloned().map(|leaf| Hangs::One(leaf, None)).collect();
    all.extend(rest);
    all
}

fn met_on_the_way<'d>(route: &Route, dataset: &'d Dataset) -> Vec<Met<'d>> {
    let mut all: Vec<Met<'d>> = Vec::new();
    for change in &route.changes {
        let Some(role) = dataset.role_or_former(&change.role) else { continue };
        let Some(door) = role.door.iter().find(|door| door.id == change.door) else { continue };
        let place = || (role.id.clone(), door.id.clone());
        for (index, clause) in role.clause.iter().enumerate() {
            add(&mut all, clause, Some(ClauseAt::Role { role: role.id.clone(), index }), true);
        }
        for grade in role.grade.iter().filter(|grade| Some(&grade.id) == door.grade.as_ref()) {
            add_all(&mut all, &grade.clause, true);
        }
        for (index, clause) in door.clause.iter().enumerate() {
            let (role, door) = place();
            add(&mut all, clause, Some(ClauseAt::Door { role, door, index }), true);
        }
        let (role, of_door) = place();
        let at = Some(ClauseAt::OnlyIf { role, door: of_door });
        all.push(Met { at, asks: &door.only_if.0, say: None, when: None });
    }
    for clause in route.ways.iter().flat_map(|way| way.gains.clauses(dataset)) {
        add(&mut all, clause, None, false);
    }
    all
}

fn add<'d>(all: &mut Vec<Met<'d>>, clause: &'d Clause, at: Option<ClauseAt>, of_post: bool) {
    if clause.strength <= Strength::Closes {
        all.push(Met { at, asks: &clause.asks.0, say: clause.say.as_ref(), when: Some((clause.as_of, of_post)) });
    }
}

fn add_all<'d>(all: &mut Vec<Met<'d>>, clauses: &'d [Clause], of_post: bool) {
    clauses.iter().for_each(|clause| add(all, clause, None, of_post));
}

/// The day on which posts ask a leaf, the target and those on the way, where they agree.
pub(super) fn when_asked(leaf: &Leaf, answer: &Answer) -> Option<When> {
    let of_routes = answer.cards.iter().chain(&answer.narrow).map(|card| &card.route.clauses);
    let clauses = answer.evaluation.iter().map(|door| &door.clauses).chain(of_routes).flatten();
    let mut days: Vec<AsOf> = clauses
        .filter(|clause| clause.leaves.iter().any(|reason| reason.leaf == *leaf))
        .map(|clause| clause.as_of)
        .collect();
    days.dedup();
    match days[..] {
        [day] => Some((day, true)),
        _ => None,
    }
}

/// A tree as conditions of which all are asked.
fn split<'d>(tree: Expr, say: Option<&'d Text>, when: Option<When>) -> Vec<Hangs<'d>> {
    let of_age = |leaf: &Leaf| when.filter(|_| matches!(leaf, Leaf::Age { .. }));
    let one = |leaf: Leaf| {
        let when = of_age(&leaf);
        Hangs::One(leaf, when)
    };
    let leaf = |part: &Expr| if let Expr::Leaf(leaf) = part { Some(leaf.clone()) } else { None };
    match &tree {
        Expr::Leaf(leaf) => vec![one(leaf.clone())],
        Expr::All(parts) => match parts.iter().map(leaf).collect::<Option<Vec<Leaf>>>() {
            Some(leaves) if are_of_one_domain(&leaves) => vec![Hangs::Measured(leaves)],
            Some(leaves) => leaves.into_iter().map(one).collect(),
            None => vec![Hangs::Clause(tree, say)],
        },
        Expr::Any(parts) => match parts.iter().map(leaf).collect::<Option<Vec<Leaf>>>() {
            Some(leaves) if leaves.len() <= MOST_ALTERNATIVES || say.is_none() => {
                let when = leaves.iter().find_map(of_age);
                vec![Hangs::Either(leaves, when)]
            }
            _ => vec![Hangs::Clause(tree, say)],
        },
        Expr::AtLeast(..) => vec![Hangs::Clause(tree, say)],
    }
}

fn are_of_one_domain(leaves: &[Leaf]) -> bool {
    let of = |leaf: &Leaf| match leaf {
        Leaf::Experience { domain, filter, .. } => Some((domain.clone(), filter.clone())),
        _ => None,
    };
    of(&leaves[0]).is_some() && leaves.iter().all(|leaf| of(leaf) == of(&leaves[0]))
}

/// 相談援助の実務 5年以上・900日以上.
fn measured(leaves: &[Leaf], dataset: &Dataset, lang: Lang) -> String {
    let mut text = String::new();
    for leaf in leaves {
        if let Leaf::Experience { measure, least, .. } = leaf {
            match text.is_empty() {
                true => text = phrase(leaf, dataset, lang),
                false => text.push_str(&pick(
                    lang,
                    format!("・{}以上", amount(*measure, *least, lang)),
                    format!(" and {} or more", amount(*measure, *least, lang)),
                )),
            }
        }
    }
    text
}

impl Hangs<'_> {
    fn leaves(&self) -> Vec<&Leaf> {
        match self {
            Self::One(leaf, _) => vec![leaf],
            Self::Either(leaves, _) | Self::Measured(leaves) => leaves.iter().collect(),
            Self::Clause(tree, _) => tree.leaves(),
        }
    }

    /// As a line of a list.
    fn listed(&self, dataset: &Dataset, lang: Lang) -> Worded {
        match self {
            Self::One(leaf, when) => Worded::new(words(leaf, *when, dataset, lang), lang),
            Self::Either(leaves, when) => {
                let all: Vec<String> = leaves.iter().map(|leaf| words(leaf, *when, dataset, lang)).collect();
                Worded::new(all.join(pick(lang, "、または ", " or ")), lang)
            }
            Self::Measured(leaves) => Worded::new(measured(leaves, dataset, lang), lang),
            Self::Clause(_, Some(say)) => Worded::of(say, lang),
            Self::Clause(tree, None) => expr(tree, dataset, lang),
        }
    }

    /// As a part of the sentence: the last one closes it, those before it go on.
    fn said(&self, last: bool, dataset: &Dataset, lang: Lang) -> String {
        match self {
            Self::One(leaf, when) => one(leaf, *when, last, dataset, lang),
            Self::Either(leaves, when) => either(leaves, *when, last, dataset, lang),
            Self::Measured(leaves) => {
                let text = measured(leaves, dataset, lang);
                let closing = if last { "があれば" } else { "があり" };
                pick(lang, format!("「{text}」{closing}"), format!("you have “{text}”"))
            }
            Self::Clause(..) => {
                let text = self.listed(dataset, lang).text;
                let closing = if last { "を満たしていれば" } else { "を満たしていて" };
                pick(lang, format!("「{text}」{closing}"), format!("you meet “{text}”"))
            }
        }
    }
}

/// How a sentence about a leaf goes on and closes in Japanese.
fn endings(leaf: &Leaf, dataset: &Dataset) -> (&'static str, &'static str) {
    match leaf {
        Leaf::Holds { what, .. } if is_paper(what, dataset) => ("を持っていて", "を持っていれば"),
        Leaf::Skill { .. } | Leaf::Experience { .. } | Leaf::Member { .. } | Leaf::Points { .. } => {
            ("があり", "があれば")
        }
        Leaf::Age { .. } => ("で", "なら"),
        _ => ("に当てはまり", "に当てはまれば"),
    }
}

/// A leaf as it is said of a route: an age is that of a day to come.
fn words(leaf: &Leaf, when: Option<When>, dataset: &Dataset, lang: Lang) -> String {
    let phrase = phrase(leaf, dataset, lang);
    match leaf {
        Leaf::Age { .. } => {
            let (ja, en) = day_of_age(when);
            pick(lang, format!("{ja}{phrase}"), format!("{phrase} {en}"))
        }
        _ => phrase,
    }
}

pub(super) fn day_of_age(when: Option<When>) -> (&'static str, &'static str) {
    match when {
        Some((AsOf::Applying, true)) => ("応募する時点で", "when applying"),
        Some((AsOf::Applying, false)) => ("申し込む時点で", "when applying"),
        Some((AsOf::Sitting, _)) => ("試験・選考の時点で", "on the day of the examination or selection"),
        Some((AsOf::Joining, true)) => ("着任する時点で", "when taking up the post"),
        Some((AsOf::Joining, false)) => ("始める時点で", "when beginning"),
        Some((AsOf::FiscalYear, _)) => ("採用年度の4月1日の時点で", "on 1 April of the fiscal year of joining"),
        Some((AsOf::FirstOfFebruary, _)) => ("その年の2月1日の時点で", "on 1 February of that year"),
        None => ("その時点で", "by then"),
    }
}

fn one(leaf: &Leaf, when: Option<When>, last: bool, dataset: &Dataset, lang: Lang) -> String {
    let phrase = words(leaf, when, dataset, lang);
    if lang == Lang::En {
        return one_en(leaf, &phrase, dataset);
    }
    let (going_on, closing) = endings(leaf, dataset);
    match (leaf, phrase.strip_suffix("ない")) {
        (Leaf::Never { .. }, Some(stem)) if !last => format!("{stem}ず"),
        (Leaf::Never { .. }, _) => format!("{phrase}なら"),
        _ => format!("「{phrase}」{}", if last { closing } else { going_on }),
    }
}

fn one_en(leaf: &Leaf, phrase: &str, dataset: &Dataset) -> String {
    match leaf {
        Leaf::Holds { what, .. } if is_paper(what, dataset) => format!("you hold {phrase}"),
        Leaf::Skill { .. } | Leaf::Experience { .. } | Leaf::Member { .. } | Leaf::Points { .. } => {
            format!("you have “{phrase}”")
        }
        Leaf::Age { .. } => format!("you will be {phrase}"),
        Leaf::Never { .. } => phrase.to_owned(),
        Leaf::Lives { .. } => phrase.replacen("lives", "you live", 1),
        Leaf::Holds { .. } | Leaf::Fact { .. } | Leaf::Ever { .. } | Leaf::Amount { .. } => {
            format!("“{phrase}” applies to you")
        }
    }
}

fn either(leaves: &[Leaf], when: Option<When>, last: bool, dataset: &Dataset, lang: Lang) -> String {
    if lang == Lang::En {
        let all: Vec<String> =
            leaves.iter().map(|leaf| one_en(leaf, &words(leaf, when, dataset, lang), dataset)).collect();
        return format!("either {}", all.join(" or "));
    }
    let all: Vec<String> = leaves.iter().map(|leaf| format!("「{}」", words(leaf, when, dataset, lang))).collect();
    let alike = leaves.windows(2).all(|pair| endings(&pair[0], dataset) == endings(&pair[1], dataset));
    let never = leaves.iter().any(|leaf| matches!(leaf, Leaf::Never { .. }));
    let (going_on, closing) = match leaves.first().filter(|_| alike && !never) {
        Some(leaf) => endings(leaf, dataset),
        None => ("のどれかに当てはまり", "のどれかに当てはまれば"),
    };
    format!("{}{}", all.join("か"), if last { closing } else { going_on })
}
