//! From, to, by when. Choosing an entry is enough: the answer follows at once.

use crate::dataset::QualificationKind;
use crate::i18n;
use crate::lookup::{Fit, Hit, Kind, fold};
use crate::profile::{Event, Held, Profile};
use crate::web::parts::combobox::{Choice, Combobox, search};
use crate::web::platform::{focus, shell::Adopted};
use crate::web::state::{App, app};
use leptos::prelude::*;

/// What is typed into the finder; it outlives pages and languages.
#[derive(Clone, Copy)]
pub struct Typed {
    from: Choice,
    to: Choice,
}

impl Typed {
    /// Goes on with what was typed before the app was there.
    pub fn adopt(app: App, adopted: Adopted) -> Self {
        let typed = Self { from: Choice::new(adopted.from), to: Choice::new(adopted.to) };
        if let Some(by) = adopted.by.and_then(|by| by.parse().ok()) {
            app.edit_goal(|goal| goal.arrive_by = Some(by));
        }
        if let Some(id) = adopted.focused {
            gloo_timers::callback::Timeout::new(0, move || focus::by_id(&id)).forget();
        }
        if adopted.asked {
            gloo_timers::callback::Timeout::new(0, move || typed.submit(app)).forget();
        }
        typed
    }

    /// Takes what is typed and not chosen for its best fit.
    fn submit(self, app: App) {
        for (id, choice, settled) in [
            ("find-from", self.from, settle(app, self.from, search_from, set_from)),
            ("find-to", self.to, settle(app, self.to, search_to, set_to)),
        ] {
            if !settled {
                focus::by_id(id);
                choice.fits_nothing();
                app.said.set(app.words().finder.nothing_found.to_owned());
                return;
            }
        }
        let missing = app.draft.with_untracked(|profile| {
            let from = !profile.licences.is_empty() || profile.role.is_some();
            let to = profile.goal.as_ref().is_some_and(|goal| goal.target.is_some());
            (!from).then_some("find-from").or((!to).then_some("find-to"))
        });
        if let Some(id) = missing {
            focus::by_id(id);
            app.said.set(app.words().find.say_both.to_owned());
        } else {
            focus::show("results");
        }
    }
}

/// False where words are typed that nothing fits.
fn settle(app: App, choice: Choice, search: fn(App, &str) -> Vec<Hit>, set: fn(App, Option<Hit>)) -> bool {
    let typed = choice.typed.get_untracked().unwrap_or_default();
    if typed.trim().is_empty() {
        return true;
    }
    let hit = search(app, &typed).into_iter().next();
    let settled = hit.is_some();
    if settled {
        choice.typed.set(None);
        set(app, hit);
    }
    settled
}

pub fn search_from(app: App, query: &str) -> Vec<Hit> {
    if !query.trim().is_empty() {
        let mut hits = search(app, query, &[Kind::Licence, Kind::Role]);
        // Whatever somebody does now is found; what people mostly come from stands first.
        hits.retain(|hit| hit.kind == Kind::Licence || role(app, hit).is_some_and(|role| !role.unfilled));
        hits.sort_by_key(|hit| hit.kind == Kind::Role && !role(app, hit).is_some_and(|role| role.present));
        return hits;
    }
    let hit = |id: &crate::base::Id| Hit { kind: Kind::Licence, id: id.clone(), fit: Fit::Exact };
    let mut licences: Vec<_> = app.data.licences().collect();
    licences
        .sort_by(|a, b| b.people_at_work.as_ref().map(|f| f.value).cmp(&a.people_at_work.as_ref().map(|f| f.value)));
    licences.into_iter().map(|licence| hit(&licence.id)).collect()
}

fn role(app: App, hit: &Hit) -> Option<&'static crate::dataset::Role> {
    app.data.role_of(hit.id.as_str())
}

pub fn search_to(app: App, query: &str) -> Vec<Hit> {
    if query.trim().is_empty() {
        let targets = app.data.role.iter().filter(|role| role.target && !role.unfilled);
        return targets.map(|role| Hit { kind: Kind::Role, id: role.id.clone(), fit: Fit::Exact }).collect();
    }
    let mut hits = search(app, query, &[Kind::Role, Kind::Qualification, Kind::Licence]);
    // A certificate by its full name is meant itself, not the post that has it among its search words.
    let is_named = |hit: &Hit| {
        let entry = app.data.qualification_of(hit.id.as_str()).filter(|_| hit.kind == Kind::Qualification);
        entry.is_some_and(|entry| fold(&entry.label.name.ja) == fold(query))
    };
    hits.sort_by_key(|hit| !is_named(hit));
    hits
}

/// A licence, or a post, whose own licence then goes without saying where it has just one.
pub fn set_from(app: App, hit: Option<Hit>) {
    app.edit(|profile| match hit {
        None => {
            profile.role = None;
            profile.licences.clear();
        }
        Some(hit) if hit.kind == Kind::Licence => {
            let fits = |role: &crate::dataset::Role| role.licences.contains(&hit.id);
            if !profile.role.as_ref().and_then(|id| app.data.role_or_former(id)).is_some_and(fits) {
                profile.role = None;
            }
            if !profile.holds_licence(&hit.id) {
                profile.licences = vec![Held { id: hit.id, ..Held::default() }];
            }
        }
        Some(hit) => set_role(app, profile, hit),
    });
}

fn set_role(app: App, profile: &mut Profile, hit: Hit) {
    if let Some(role) = app.data.role_of(hit.id.as_str())
        && !role.licences.is_empty()
        && !role.licences.iter().any(|licence| profile.holds_licence(licence))
    {
        profile.licences = match &role.licences[..] {
            [only] => vec![Held { id: only.clone(), ..Held::default() }],
            _ => Vec::new(),
        };
    }
    profile.role = Some(hit.id);
}

pub fn set_to(app: App, hit: Option<Hit>) {
    app.edit_goal(|goal| {
        goal.event = match &hit {
            Some(hit) if hit.kind != Kind::Role => Event::Held,
            _ if goal.event == Event::Held => Event::Joining,
            _ => goal.event,
        };
        goal.target = hit.map(|hit| hit.id);
    });
}

/// The present post with the licence, or the licence alone.
fn from_name(app: App) -> Option<String> {
    let lang = app.lang.get();
    app.draft.with(|profile| {
        let role = profile.role.as_ref().map(|id| i18n::role(id, app.data, lang).text);
        let licences: Vec<String> = profile
            .licences
            .iter()
            .filter(|held| {
                app.data.qualification_of(held.id.as_str()).is_none_or(|q| q.kind == QualificationKind::Licence)
            })
            .map(|held| i18n::qualification(&held.id, app.data, lang).text)
            .collect();
        role.or_else(|| (!licences.is_empty()).then(|| licences.join(i18n::strings(lang).find.point)))
    })
}

fn to_name(app: App) -> Option<String> {
    let lang = app.lang.get();
    app.draft.with(|profile| {
        let target = profile.goal.as_ref()?.target.as_ref()?;
        Some(i18n::holding(target, app.data, lang).text)
    })
}

#[component]
pub fn Finder() -> impl IntoView {
    let app = app();
    let typed = expect_context::<Typed>();
    let by = move || {
        app.draft.with(|profile| profile.goal.as_ref().and_then(|goal| goal.arrive_by).map(|day| day.to_string()))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        typed.submit(app);
    };
    let set_by = move |event| {
        let day = event_target_value(&event).parse().ok();
        app.edit_goal(|goal| goal.arrive_by = day);
    };
    view! {
        <form class="finder" role="search" aria-label=move || app.words().nav.find on:submit=submit>
            <Combobox id="find-from" label=|s| s.finder.from hint=|s| s.finder.from_hint choice=typed.from
                chosen=Signal::derive(move || from_name(app)) search=search_from
                on_pick=Callback::new(move |hit| set_from(app, hit)) />
            <Combobox id="find-to" label=|s| s.finder.to hint=|s| s.finder.to_hint choice=typed.to
                chosen=Signal::derive(move || to_name(app)) search=search_to
                on_pick=Callback::new(move |hit| set_to(app, hit)) />
            <div class="field">
                <label for="find-by">{move || app.words().finder.by}" "<small>{move || app.words().finder.optional}</small></label>
                <input id="find-by" type="date" min="1900-01-01" max="2199-12-31"
                    prop:value=move || by().unwrap_or_default() on:change=set_by />
            </div>
            <button id="find-go" class="btn" type="submit">{move || app.words().finder.submit}</button>
        </form>
    }
}
