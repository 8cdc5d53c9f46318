//! Judges the claims of an expectation file against a real answer, and says in words what came instead.

use crate::expectation::{
    About, Differs, DoorLike, Entry, FallbackLike, Lead, Moment, NoRouteLike, On, Order, PitfallLike, RouteLike,
    Stands, StepLike, Tells, Than,
};
use norikae::base::{Day, Id, Lang, Text};
use norikae::dataset::{Dataset, Force, Strength};
use norikae::planner::{Answer, Card, DoorEvaluation, Gain, Mark, Request, Route, Step, Verdict, questions};
use norikae::profile::Profile;

/// One profile with its answer.
pub struct Answered<'d> {
    pub dataset: &'d Dataset,
    pub profile: Profile,
    pub request: Request,
    pub answer: Answer,
}

/// Whether a claim holds, and what was found.
pub struct Judged {
    pub holds: bool,
    pub found: String,
}

fn judged(holds: bool, found: impl Into<String>) -> Judged {
    Judged { holds, found: found.into() }
}

impl Answered<'_> {
    /// Judges the one claim of an entry.
    pub fn judge(&self, entry: &Entry, base: Option<&Answered<'_>>) -> Judged {
        let claims = [
            entry.route.as_ref().map(|like| self.some_route(like)),
            entry.first_route.as_ref().map(|like| self.first_route(like)),
            entry.every_route.as_ref().map(|like| self.every_route(like)),
            entry.step.as_ref().map(|like| self.step(like)),
            entry.order.as_ref().map(|order| self.order(order)),
            entry.door.as_ref().map(|like| self.door(like)),
            entry.fallback.as_ref().map(|like| self.fallback(like)),
            entry.no_route.as_ref().map(|like| self.no_route(like)),
            entry.tells.as_ref().map(|tells| self.tells(tells)),
            entry.pitfall.as_ref().map(|like| self.pitfall(like)),
            entry.asks.as_ref().map(|leaf| self.asks(leaf)),
            entry.differs.as_ref().map(|differs| self.differs(differs, base)),
        ];
        let mut claims: Vec<Judged> = claims.into_iter().flatten().collect();
        match (claims.pop(), claims.is_empty()) {
            (Some(claim), true) => claim,
            _ => panic!("\"{}\" has to make exactly one claim", entry.says),
        }
    }

    fn some_route(&self, like: &RouteLike) -> Judged {
        let cards = if like.narrow { &self.answer.narrow } else { &self.answer.cards };
        let all = cards.iter().flat_map(routes_of).collect::<Vec<_>>();
        judged(all.iter().any(|route| self.is_like(route, like)), routes(cards))
    }

    fn first_route(&self, like: &RouteLike) -> Judged {
        let cards = if like.narrow { &self.answer.narrow } else { &self.answer.cards };
        judged(cards.first().is_some_and(|card| self.is_like(&card.route, like)), routes(cards))
    }

    fn every_route(&self, like: &RouteLike) -> Judged {
        let cards = if like.narrow { &self.answer.narrow } else { &self.answer.cards };
        let unlike = |card: &&Card| routes_of(card).any(|route| !self.is_like(route, like));
        let unlike: Vec<String> = cards.iter().filter(unlike).map(line).collect();
        let found = if cards.is_empty() { "no route".to_owned() } else { unlike.join("\n") };
        judged(!cards.is_empty() && unlike.is_empty(), found)
    }

    fn is_like(&self, route: &Route, like: &RouteLike) -> bool {
        let (Some(first), Some(last)) = (route.changes.first(), route.changes.last()) else { return false };
        let on_the_way = &route.changes[..route.changes.len() - 1];
        let one_of = |ids: &[String], id: &Id| ids.iter().any(|other| id == other.as_str());
        let conditions: Vec<String> = route.conditions.iter().map(ToString::to_string).collect();
        let post_conditions: Vec<String> = route.post_conditions.iter().map(name).collect();
        let gains = || route.ways.iter().flat_map(|way| gained(&way.gains));
        let is_late = || self.request.goal.arrive_by.is_some_and(|by| route.arrival > by);
        (like.by.is_empty() || one_of(&like.by, &last.door) || like.by.contains(&name(&last.kind)))
            && (like.passes.is_empty() || on_the_way.iter().any(|change| one_of(&like.passes, &change.role)))
            && (like.first.is_empty() || one_of(&like.first, &first.role))
            && (like.gains.is_empty() || gains().any(|id| one_of(&like.gains, id)))
            && like.arrives_from.is_none_or(|from| route.arrival >= from)
            && like.arrives_by.is_none_or(|by| route.arrival <= by)
            && (like.joins_in.is_empty() || like.joins_in.contains(&last.join.month_of_year()))
            && like.in_work_by.is_none_or(|by| first.join <= by)
            && like.conditional.is_none_or(|conditional| route.is_conditional() == conditional)
            && like.conditional_on.as_ref().is_none_or(|leaf| conditions.iter().any(|text| text.contains(leaf)))
            && like.late.is_none_or(|late| is_late() == late)
            && like.learns.is_none_or(|learns| (route.hours > 0) == learns)
            && like.most_changes.is_none_or(|most| route.changes.len() <= most)
            && like
                .post_left_within
                .is_none_or(|days| route.changes.windows(2).any(|pair| pair[0].join.days_until(pair[1].join) <= days))
            && like.post_condition.as_ref().is_none_or(|condition| post_conditions.contains(condition))
            && like.most_open.is_none_or(|most| route.values.open <= most)
    }

    fn cards(&self, on: On) -> Vec<&Card> {
        let marked = |mark| self.answer.cards.iter().filter(|card| card.marks.contains(&mark)).collect();
        match on {
            On::Some | On::Every => self.answer.cards.iter().collect(),
            On::Earliest => marked(Mark::Earliest),
            On::Surest => marked(Mark::Surest),
        }
    }

    /// Judges each card that is meant: all of them have to satisfy `Every` and the marks, one is enough for `Some`.
    fn on_cards(&self, on: On, judge: impl Fn(&Card) -> Judged) -> Judged {
        let each: Vec<(String, Judged)> = self.cards(on).into_iter().map(|card| (line(card), judge(card))).collect();
        let holds = match on {
            On::Some => each.iter().any(|(_, judged)| judged.holds),
            _ => !each.is_empty() && each.iter().all(|(_, judged)| judged.holds),
        };
        let say = |(card, judged): &(String, Judged)| format!("{card}\n    {}", judged.found);
        let found: Vec<String> = each.iter().filter(|(_, j)| j.holds == holds || on == On::Some).map(say).collect();
        judged(holds, if each.is_empty() { "no such card".to_owned() } else { found.join("\n") })
    }

    fn step(&self, like: &StepLike) -> Judged {
        self.on_cards(like.on, |card| {
            let named: Vec<&Step> = card.steps.iter().filter(|step| is_of(step, &like.what)).collect();
            let found: Vec<String> = named.iter().map(|step| date(step)).collect();
            let holds = named.iter().any(|step| self.step_is_like(step, like, card));
            judged(holds, if found.is_empty() { format!("no step {}", like.what) } else { found.join(" · ") })
        })
    }

    fn step_is_like(&self, step: &Step, like: &StepLike, card: &Card) -> bool {
        let conditions: Vec<String> = step.only_if.iter().map(ToString::to_string).collect();
        let text = || texts_behind(self.dataset, &like.what);
        like.from.is_none_or(|from| step.from >= from)
            && like.by.is_none_or(|by| step.to <= by)
            && like.late.is_none_or(|late| step.late == late)
            && like.advice.is_none_or(|advice| (step.force == Some(Force::Advice)) == advice)
            && like.certain.is_none_or(|certain| conditions.is_empty() == certain)
            && like.only_if.as_ref().is_none_or(|leaf| conditions.iter().any(|text| text.contains(leaf)))
            && like.lead.as_ref().is_none_or(|lead| has_lead(step.from, lead, &card.route))
            && like.words.iter().all(|word| text().contains(word))
    }

    fn order(&self, order: &Order) -> Judged {
        self.on_cards(order.on, |card| {
            let place = |what: &String| card.steps.iter().position(|step| is_of(step, what));
            let places: Vec<Option<usize>> = order.steps.iter().map(place).collect();
            let mut found: Vec<(usize, &String)> =
                places.iter().zip(&order.steps).filter_map(|(place, what)| Some(((*place)?, what))).collect();
            found.sort_unstable();
            let dated = |(place, what): &(usize, &String)| format!("{what} ({})", date(&card.steps[*place]));
            let found: Vec<String> = found.iter().map(dated).collect();
            judged(places.iter().all(Option::is_some) && places.is_sorted(), found.join(" → "))
        })
    }

    fn door(&self, like: &DoorLike) -> Judged {
        let doors: Vec<&DoorEvaluation> = self
            .answer
            .evaluation
            .iter()
            .filter(|door| door.door == like.by.as_str() || name(&door.kind) == like.by)
            .collect();
        let stands = |verdict: Verdict| like.stands.is_none_or(|stands| verdict == as_verdict(stands));
        let Some(asks) = &like.asks else {
            let worst = |door: &&DoorEvaluation| {
                let must = door.clauses.iter().filter(|clause| clause.strength <= Strength::Closes);
                must.map(|clause| clause.verdict).min().unwrap_or(Verdict::Met)
            };
            let found: Vec<String> = doors.iter().map(|door| format!("{}: {:?}", door.door, worst(door))).collect();
            return judged(doors.iter().any(|door| stands(worst(door))), found.join(" · "));
        };
        let leaves = doors.iter().flat_map(|door| &door.clauses).flat_map(|clause| &clause.leaves);
        let leaves: Vec<_> = leaves.filter(|reason| reason.leaf.to_string().contains(asks)).collect();
        let found: Vec<String> =
            leaves.iter().map(|leaf| format!("{}: {:?} {:?}", leaf.leaf, leaf.verdict, leaf.by)).collect();
        let because = |by: &[Id]| like.because.as_ref().is_none_or(|id| by.iter().any(|other| other == id.as_str()));
        judged(leaves.iter().any(|leaf| stands(leaf.verdict) && because(&leaf.by)), found.join(" · "))
    }

    fn fallback(&self, like: &FallbackLike) -> Judged {
        let Some(fallback) = &self.answer.beside.fallback else { return judged(false, "no fallback") };
        let holds = (like.role.is_empty() || like.role.iter().any(|role| fallback.role == role.as_str()))
            && like.in_time.is_none_or(|in_time| fallback.in_time == in_time)
            && like.switch_from.is_none_or(|from| fallback.switch_by >= from)
            && like.switch_by.is_none_or(|by| fallback.switch_by <= by);
        judged(holds, format!("{fallback:?}"))
    }

    fn no_route(&self, like: &NoRouteLike) -> Judged {
        let Some(none) = &self.answer.no_route else { return judged(false, routes(&self.answer.cards)) };
        let leaves = none.doors.iter().flat_map(|door| door.sets.iter().flatten()).flat_map(|clause| &clause.leaves);
        let leaves: Vec<String> = leaves.map(|reason| reason.leaf.to_string()).collect();
        judged(leaves.iter().any(|leaf| leaf.contains(&like.because)), leaves.join(" · "))
    }

    fn tells(&self, tells: &Tells) -> Judged {
        let Some(role) = self.dataset.role_of(&tells.role) else { return judged(false, "no such role") };
        let texts: Vec<&Text> = match tells.about {
            About::AskBeforeDeciding => role.ask_before_deciding.iter().collect(),
            About::Ladder => role.ladder.iter().collect(),
            About::Risks => role.risks.iter().collect(),
            About::Bridging => role.bridging.iter().collect(),
            About::Age => role.age_note.iter().collect(),
            About::WorkStyle => role.work_style.iter().collect(),
            About::Pay => role.pay.iter().filter_map(|pay| pay.basis.as_ref()).collect(),
            About::Doors => role.door.iter().flat_map(|door| door.steps.iter().chain(&door.note)).collect(),
        };
        let text: String = texts.iter().map(|text| text.get(Lang::Ja)).collect::<Vec<_>>().join(" / ");
        judged(tells.words.iter().all(|word| text.contains(word)), text)
    }

    fn pitfall(&self, like: &PitfallLike) -> Judged {
        let Some(pitfall) = self.dataset.pitfall_of(&like.id) else { return judged(false, "no such pitfall") };
        let mine = pitfall.licences.is_empty()
            || pitfall.licences.iter().any(|id| self.profile.licences.iter().any(|held| held.id == *id));
        let passed = |card: &Card| {
            let mut posts = card.route.changes.iter().map(|change| &change.role).chain(&self.profile.role);
            pitfall.roles.is_empty() || posts.any(|post| pitfall.roles.contains(post))
        };
        let found = format!("licences {:?}, roles {:?}", pitfall.licences, pitfall.roles);
        judged(mine && self.answer.cards.iter().any(passed), found)
    }

    fn asks(&self, leaf: &str) -> Judged {
        let asked = questions(self.dataset, &self.profile, &self.request);
        let asked: Vec<String> = asked.iter().map(|question| question.leaf.to_string()).collect();
        judged(asked.iter().any(|text| text.contains(leaf)), asked.join(" · "))
    }

    fn differs(&self, differs: &Differs, base: Option<&Answered<'_>>) -> Judged {
        let base = base.expect("`differs` needs a `base`");
        let arrival = |of: &Answered<'_>| of.answer.cards.iter().map(|card| card.route.arrival).min();
        let open = |of: &Answered<'_>| of.cards(On::Earliest).first().map(|card| card.route.values.open);
        let cards = |of: &Answered<'_>| Some(of.answer.cards.len());
        let switch = |of: &Answered<'_>| of.answer.beside.fallback.as_ref().map(|fallback| fallback.switch_by);
        let has_step = |of: &Answered<'_>, what: &String| {
            of.answer.cards.iter().flat_map(|card| &card.steps).any(|step| is_of(step, what))
        };
        let has_route = |of: &Answered<'_>, like: &RouteLike| of.some_route(like).holds;
        let compared = [
            differs.arrival.map(|than| (than, is(than, arrival(self), arrival(base)))),
            differs.open.map(|than| (than, is(than, open(self), open(base)))),
            differs.cards.map(|than| (than, is(than, cards(self), cards(base)))),
            differs.switch_by.map(|than| (than, is(than, switch(self), switch(base)))),
        ];
        let lost = [
            differs.loses_step.as_ref().map(|what| has_step(base, what) && !has_step(self, what)),
            differs.gains_step.as_ref().map(|what| !has_step(base, what) && has_step(self, what)),
            differs.loses_route.as_ref().map(|like| has_route(base, like) && !has_route(self, like)),
            differs.gains_route.as_ref().map(|like| !has_route(base, like) && has_route(self, like)),
        ];
        let holds = compared.iter().flatten().all(|(_, holds)| *holds) && lost.into_iter().flatten().all(|holds| holds);
        let state = |of: &Answered<'_>| {
            format!("{}\n    open {:?}, switch {:?}", routes(&of.answer.cards), open(of), switch(of))
        };
        judged(holds, format!("{}\n  the base has\n{}", state(self), state(base)))
    }
}

fn is<T: PartialOrd>(than: Than, this: Option<T>, other: Option<T>) -> bool {
    match (this, other) {
        (Some(this), Some(other)) => match than {
            Than::Less => this < other,
            Than::Same => this == other,
            Than::More => this > other,
        },
        _ => false,
    }
}

/// The route of a card, and the others of its kind.
fn routes_of(card: &Card) -> impl Iterator<Item = &Route> {
    std::iter::once(&card.route).chain(&card.variants)
}

fn gained(gain: &Gain) -> impl Iterator<Item = &Id> {
    let (first, rest): (&Id, &[Id]) = match gain {
        Gain::Qualification { qualification, programs, .. } => (qualification, programs),
        Gain::Program { program } => (program, &[]),
    };
    std::iter::once(first).chain(rest)
}

fn has_lead(from: Day, lead: &Lead, route: &Route) -> bool {
    route.changes.last().is_some_and(|last| {
        let event = match lead.before {
            Moment::Applying => last.apply,
            Moment::Offer => last.offer,
            Moment::Joining => last.join,
        };
        from <= event.plus_months(-lead.months)
    })
}

/// Whether the fact behind a step is this one, or begins with it: `sit:medical-info-tech` for each of its stages.
fn is_of(step: &Step, what: &str) -> bool {
    let fact = step.key.split('#').next().unwrap_or_default();
    fact.strip_prefix(what).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn date(step: &Step) -> String {
    let late = if step.late { " late" } else { "" };
    let maybe: Vec<String> = step.only_if.iter().map(|leaf| format!(" if {leaf}")).collect();
    format!("{}..{}{late}{}", step.from, step.to, maybe.concat())
}

/// Everything that the entry behind a step says in Japanese.
fn texts_behind(dataset: &Dataset, what: &str) -> String {
    let (sort, id) = what.split_once(':').unwrap_or_default();
    let texts: Vec<&Text> = match sort {
        "procedure" => dataset.procedure_of(id).map_or_else(Vec::new, |p| {
            let optional = [&p.place, &p.basis, &p.missed, &p.reveals_to].into_iter().flatten();
            std::iter::once(&p.what).chain(&p.steps).chain(&p.documents).chain(optional).collect()
        }),
        "network" => dataset
            .networking_of(id)
            .map_or_else(Vec::new, |n| [&n.what, &n.brings].into_iter().chain(&n.etiquette).chain(&n.upkeep).collect()),
        _ => Vec::new(),
    };
    texts.iter().map(|text| text.get(Lang::Ja)).collect::<Vec<_>>().join(" / ")
}

fn routes(cards: &[Card]) -> String {
    let lines: Vec<String> = cards.iter().map(line).collect();
    if lines.is_empty() { "no route".to_owned() } else { lines.join("\n") }
}

/// A card as one line: marks, posts with doors and days of joining, what is learnt, and when its variants arrive.
fn line(card: &Card) -> String {
    let marks: String = card.marks.iter().map(|mark| sign(*mark)).collect();
    let change = |c: &norikae::planner::Change| format!("{}/{} {}", c.role, c.door, c.join);
    let changes: Vec<String> = card.route.changes.iter().map(change).collect();
    let ways: Vec<String> =
        card.route.ways.iter().flat_map(|way| gained(&way.gains)).map(|id| format!(" +{id}")).collect();
    let maybe: Vec<String> = card.route.conditions.iter().map(|leaf| format!(" if {leaf}")).collect();
    let others: Vec<String> = card.variants.iter().map(|other| format!(" or {}", other.arrival)).collect();
    let open = card.route.values.open;
    format!("  {marks}{} (open {open}){}{}{}", changes.join(" > "), ways.concat(), maybe.concat(), others.concat())
}

fn sign(mark: Mark) -> char {
    match mark {
        Mark::Earliest => '早',
        Mark::Cheapest => '安',
        Mark::Easiest => '楽',
        Mark::Surest => '堅',
    }
}

/// The name that data files use for a value of an enumeration.
fn name<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn as_verdict(stands: Stands) -> Verdict {
    match stands {
        Stands::NotMet => Verdict::NotMet,
        Stands::Partly => Verdict::Partly,
        Stands::Unknown => Verdict::Unknown,
        Stands::Argued => Verdict::Argued,
        Stands::Met => Verdict::Met,
    }
}
