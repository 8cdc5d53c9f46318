//! The worker: the page's side, and the side that listens in the worker itself (public/worker.js starts it).

use super::{Asked, Reply};
use crate::bundled;
use crate::dataset::Dataset;
use crate::planner::{Request, plan, questions};
use gloo_timers::callback::Timeout;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A worker with its listeners. Dropping it ends what it is at.
pub struct Beside {
    worker: Worker,
    busy: Rc<Cell<bool>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Beside {
    /// `None` where the browser refuses one.
    pub fn start(mut hear: impl FnMut(Reply) + 'static, fail: impl FnOnce() + Clone + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(&names()?);
        let worker = Worker::new_with_options("worker.js", &options).ok()?;
        let busy = Rc::new(Cell::new(false));
        let done = busy.clone();
        let on_message = Closure::new(move |event: MessageEvent| {
            let reply = event.data().as_string().and_then(|text| read::<Reply>(&text));
            if let Some(reply) = reply {
                done.set(!matches!(reply, Reply::Questions { .. }));
                hear(reply);
            }
        });
        let on_error = Closure::new(move |event: Event| {
            event.prevent_default();
            let fail = fail.clone();
            // Later, because failing drops this very listener.
            Timeout::new(0, fail).forget();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, busy, _on_message: on_message, _on_error: on_error })
    }

    pub fn is_busy(&self) -> bool {
        self.busy.get()
    }

    /// Whether the request is on its way.
    pub fn send(&mut self, asked: &Asked) -> bool {
        let Some(text) = write(asked) else { return false };
        self.busy.set(true);
        self.worker.post_message(&JsValue::from_str(&text)).is_ok()
    }
}

/// By way of a value, as documents are read and written: straight from and to text, all of an answer's types would be in the
/// module a second time.
fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::from_str(text).ok()?).ok()
}

fn write<T: Serialize>(said: &T) -> Option<String> {
    Some(serde_json::to_value(said).ok()?.to_string())
}

/// The names of the app's own module, which the build has put into the page.
fn names() -> Option<String> {
    let script = web_sys::window()?.document()?.query_selector("script[data-js][data-wasm]").ok()??;
    Some(format!("{} {}", script.get_attribute("data-js")?, script.get_attribute("data-wasm")?))
}

/// In the worker: answers each request, first with the routes, then with the questions.
pub fn listen(scope: &DedicatedWorkerGlobalScope) {
    let data = bundled::core();
    let to = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let asked = event.data().as_string().and_then(|text| read::<Asked>(&text));
        if let Some(asked) = asked {
            serve(&to, &data, asked);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    on_message.forget();
}

fn serve(to: &DedicatedWorkerGlobalScope, data: &Dataset, asked: Asked) {
    let Asked { number, today, profile } = asked;
    let request = Request::new(profile.goal.clone().unwrap_or_default(), today);
    let say = |reply: Reply| {
        if let Some(text) = write(&reply) {
            // Only an ended worker refuses, and then nobody listens.
            let _ = to.post_message(&JsValue::from_str(&text));
        }
    };
    say(Reply::Answer { number, answer: Box::new(plan(data, &profile, &request)) });
    say(Reply::Questions { number, questions: questions(data, &profile, &request) });
}
