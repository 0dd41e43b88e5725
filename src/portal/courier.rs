//! Carries messages between the page and the sealing worker. Browser only.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::{
    json::Json,
    letter::{ask_again, word},
    told::{self, News, Post},
};
use wire::worker::Trouble;

/// A worker that seals and sends, and the letter it was given.
pub struct Courier {
    worker: Worker,
    state: Rc<RefCell<State>>,
    _listeners: [EventListener; 2],
}

#[derive(Default)]
struct State {
    /// The worker has said that it is there.
    ready: bool,
    /// The worker could not be loaded or has broken down.
    broken: bool,
    /// What it is asked as soon as it is there: first where the keys are.
    waiting: Vec<String>,
    /// The name of the letter it carries, or the empty text.
    letter: String,
}

impl Courier {
    /// Starts the worker and tells it where the keys are. `told` hears what becomes of the letter. `None` on a device
    /// without workers.
    #[must_use]
    pub fn new(address: &str, begin: String, told: Rc<dyn Fn(News)>) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options).ok()?;
        let state = Rc::new(RefCell::new(State { waiting: vec![begin], ..State::default() }));
        let (hears, sender, says) = (Rc::clone(&state), worker.clone(), Rc::clone(&told));
        let heard = EventListener::new(&worker, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data().as_string().unwrap_or_default();
            if let Some(post) = hear(&hears, &sender, &data) {
                says(post);
            }
        });
        let breaks = Rc::clone(&state);
        let broke = EventListener::new(&worker, "error", move |_| {
            let (carrying, ready) = {
                let mut state = breaks.borrow_mut();
                state.broken = true;
                (!state.letter.is_empty(), state.ready)
            };
            // A worker that never came is most often a network that went; one that came and broke is the device.
            if carrying {
                told(News::Post(Post::NotSent(if ready { Trouble::Device } else { Trouble::Offline })));
            }
        });
        Some(Self { worker, state, _listeners: [heard, broke] })
    }

    /// Whether it can be given a letter.
    #[must_use]
    pub fn works(&self) -> bool {
        !self.state.borrow().broken
    }

    /// Gives it a letter, now or as soon as it is there.
    pub fn carry(&mut self, letter: &str, ask: String) {
        letter.clone_into(&mut self.state.borrow_mut().letter);
        self.ask(ask);
    }

    /// Asks it to try the same letter at once.
    pub fn again(&mut self) {
        let ask = ask_again(&self.state.borrow().letter);
        self.ask(ask);
    }

    /// Has it forget whatever can still be read. Gives whether a letter was lost that it had not been handed yet.
    pub fn wipe(&mut self) -> bool {
        let lost = {
            let mut state = self.state.borrow_mut();
            let lost = state.waiting.len() > 1 && !state.letter.is_empty();
            // The first one says where the keys are, and nothing else.
            state.waiting.truncate(1);
            lost
        };
        self.ask(word("wipe"));
        lost
    }

    /// Asks it something, now or as soon as it is there.
    pub fn ask(&mut self, ask: String) {
        let mut state = self.state.borrow_mut();
        if state.ready {
            post(&self.worker, &ask);
        } else {
            state.waiting.push(ask);
        }
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The first message says that the worker is there; every other one is about a letter.
fn hear(state: &RefCell<State>, worker: &Worker, data: &str) -> Option<News> {
    let mut state = state.borrow_mut();
    if data == "ready" {
        state.ready = true;
        for ask in state.waiting.drain(..) {
            post(worker, &ask);
        }
        return None;
    }
    let message = js_sys::JSON::parse(data).ok()?;
    told::read(&Json::from(message), &state.letter)
}

fn post(worker: &Worker, ask: &str) {
    // Only values that cannot be copied are refused, and a text can.
    let _ = worker.post_message(&JsValue::from_str(ask));
}
