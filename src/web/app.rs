//! The frame of the app: header, the page that the address names, footer, notices, and the polite live region.

use super::address::Address;
use super::pages;
use super::parts::fields::select;
use super::parts::notices::Notices;
use super::planning;
use super::platform::{bar, focus, keys, recovery, shell};
use super::state::{App, app};
use crate::base::Lang;
use crate::i18n::Strings;
use leptos::prelude::*;

/// Takes over the page that index.html has painted; in a worker, listens for requests instead.
pub fn start() {
    use wasm_bindgen::JsCast;
    if let Ok(worker) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        planning::listen(&worker);
        return;
    }
    recovery::install();
    let adopted = shell::adopt();
    mount_to_body(move || view! { <Frame adopted /> });
}

#[component]
fn Frame(adopted: shell::Adopted) -> impl IntoView {
    let app = App::new();
    provide_context(app);
    planning::keep_answering(app);
    follow_address(app);
    follow_other_tabs(app);
    follow_escape();
    Effect::new(move || focus::of_page("lang", app.lang.get().code()));
    let finder = pages::find::Typed::adopt(app, adopted);
    provide_context(finder);
    view! {
        <a class="skip" href="#main">{move || app.words().common.skip}</a>
        <Header />
        <main id="main" class="page" tabindex="-1">
            <Notices />
            {move || page(app)}
        </main>
        <Footer />
        <p class="out-of-sight" role="status" aria-live="polite">{move || app.said.get()}</p>
    }
}

fn page(app: App) -> AnyView {
    match app.address.get() {
        Address::Find => view! { <pages::find::FindPage /> }.into_any(),
        Address::Route(key) => view! { <pages::route::RoutePage key /> }.into_any(),
        Address::Roadmap(id) => view! { <pages::roadmap::RoadmapPage id /> }.into_any(),
        Address::Roadmaps => view! { <pages::roadmaps::RoadmapsPage /> }.into_any(),
        Address::Profile => view! { <pages::profile::ProfilePage /> }.into_any(),
        Address::Learn => view! { <pages::learn::LearnPage /> }.into_any(),
        Address::Entry(kind, id) => view! { <pages::learn::EntryPage kind id /> }.into_any(),
        Address::Prefectures => view! { <pages::learn::PrefecturesPage /> }.into_any(),
        Address::Doubts => view! { <pages::learn::DoubtsPage /> }.into_any(),
        Address::Shared(code) => view! { <pages::shared::SharedPage code /> }.into_any(),
        Address::About => view! { <pages::about::AboutPage /> }.into_any(),
        Address::Nowhere => view! { <pages::about::NowherePage /> }.into_any(),
    }
}

/// Links are plain links: the app follows the address bar. A new page gets its title and the focus on its
/// heading, or on what was asked for in it.
fn follow_address(app: App) {
    let listener = gloo_events::EventListener::new(&gloo_utils::window(), "hashchange", move |_| {
        if let Some(address) = bar::read() {
            app.address.set(address);
        }
    });
    on_cleanup_local(listener);
    Effect::new(move |before: Option<Address>| {
        let address = app.address.get();
        if before.is_some_and(|before| before != address) {
            gloo_timers::callback::Timeout::new(0, move || match app.next_focus.try_update(Option::take).flatten() {
                Some(id) if focus::element(&id).is_some() => focus::by_id(&id),
                _ => focus::heading(),
            })
            .forget();
        }
        address
    });
    Effect::new(move || {
        let lang = app.lang.get();
        focus::title(&format!("{} | Norikae", pages::title(app, lang)));
    });
}

/// What another tab stores is shown here too; what is being typed here is not touched.
fn follow_other_tabs(app: App) {
    let look_again = move || {
        app.changed_documents();
        if let Ok(stored) = keys::store().draft() {
            let theirs = stored.value.unwrap_or_default();
            if app.draft.with_untracked(|ours| *ours != theirs) {
                app.draft.set(theirs);
            }
        }
    };
    let window = gloo_utils::window();
    on_cleanup_local(gloo_events::EventListener::new(&window, "storage", move |_| look_again()));
    // Back from the browser's page cache, what stands here may be a week old.
    on_cleanup_local(gloo_events::EventListener::new(&window, "pageshow", move |event| {
        use wasm_bindgen::JsCast;
        if event.dyn_ref::<web_sys::PageTransitionEvent>().is_some_and(web_sys::PageTransitionEvent::persisted) {
            look_again();
        }
    }));
}

/// Escape closes what was opened around the focus.
fn follow_escape() {
    let close = move |event: &web_sys::Event| {
        use wasm_bindgen::JsCast;
        if let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>().filter(|event| event.key() == "Escape") {
            focus::close(event);
        }
    };
    let window = gloo_utils::window();
    on_cleanup_local(gloo_events::EventListener::new(&window, "keydown", close));
}

/// Keeps a listener of the browser as long as the app lives.
fn on_cleanup_local<T: 'static>(kept: T) {
    let kept = StoredValue::new_local(Some(kept));
    on_cleanup(move || kept.set_value(None));
}

#[component]
fn Header() -> impl IntoView {
    let app = app();
    let other = move || if app.lang.get() == Lang::Ja { "en" } else { "ja" };
    view! {
        <header class="bar">
            <div>
                <a class="logo" href="#/find"><i aria-hidden="true"></i>"Norikae"</a>
                <nav aria-label=move || app.words().nav.main>
                    <Tab to=Address::Find word=|s| s.nav.find />
                    <Tab to=Address::Profile word=|s| s.nav.profile />
                    <Tab to=Address::Roadmaps word=|s| s.nav.roadmaps />
                    <Tab to=Address::Learn word=|s| s.nav.learn />
                    <button type="button" class="link" lang=other on:click=move |_| app.switch_language()>
                        {move || app.words().nav.other_language}
                    </button>
                </nav>
            </div>
        </header>
    }
}

#[component]
fn Tab(to: Address, word: fn(&'static Strings) -> &'static str) -> impl IntoView {
    let app = app();
    let href = to.href();
    let here = move || app.address.with(|address| address.is_under(&to)).then_some("page");
    view! { <a href=href aria-current=here>{move || word(app.words())}</a> }
}

#[component]
fn Footer() -> impl IntoView {
    let app = app();
    view! {
        <footer class="foot">
            <div>
                <p>{move || app.words().frame.footer}</p>
                {move || theme(app)}
                <p><a href="#/about">{move || app.words().frame.about}</a></p>
            </div>
        </footer>
    }
}

fn theme(app: App) -> AnyView {
    let s = &app.words().frame;
    let chosen = keys::store().settings().dark.map(usize::from);
    let set = move |at: Option<usize>| app.choose_dark(at.map(|at| at == 1));
    select(
        "theme",
        s.theme,
        s.theme_auto,
        vec![s.theme_light.to_owned(), s.theme_dark.to_owned()],
        chosen,
        Box::new(set),
    )
}
