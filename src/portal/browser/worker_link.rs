//! Carries messages between the page and the sealing worker. Browser only.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use wire::{LetterId, sending::Ask};

use crate::journey::told::News;

/// A worker that seals and sends, and the letter it was given.
pub struct WorkerLink {
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
    /// The letter itself, until the worker is there to take it. Asked last.
    in_hand: Option<String>,
    /// The name of the letter it carries.
    letter: Option<LetterId>,
}

impl WorkerLink {
    /// Starts the worker and tells it where the keys are. `told` hears whether it comes, and what becomes of the letter.
    /// `None` on a device without workers.
    pub fn new(address: &str, begin: &Ask, told: Rc<dyn Fn(News)>) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options).ok()?;
        let state = Rc::new(RefCell::new(State { waiting: vec![json::write(begin)], ..State::default() }));
        let (hears, sender, says) = (Rc::clone(&state), worker.clone(), Rc::clone(&told));
        let heard = EventListener::new(&worker, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data().as_string().unwrap_or_default();
            match hear(&hears, &sender, &data) {
                Some(News::Broke { .. }) => breaks_down(&hears, &sender, &*says),
                Some(news) => says(news),
                None => {}
            }
        });
        let (breaks, broken) = (Rc::clone(&state), worker.clone());
        let broke = EventListener::new(&worker, "error", move |_| breaks_down(&breaks, &broken, &*told));
        Some(Self { worker, state, _listeners: [heard, broke] })
    }

    /// Whether it can be given a letter.
    pub fn works(&self) -> bool {
        !self.state.borrow().broken
    }

    /// Gives it a letter, now or as soon as it is there.
    pub fn carry(&mut self, letter: LetterId, ask: &Ask) {
        let mut state = self.state.borrow_mut();
        state.letter = Some(letter);
        let ask = json::write(ask);
        if state.ready {
            post(&self.worker, &ask);
        } else {
            state.in_hand = Some(ask);
        }
    }

    /// Has it look for a letter that another worker had, before that one broke down.
    pub fn look_for(&mut self, letter: LetterId) {
        self.state.borrow_mut().letter = Some(letter);
        self.ask(&Ask::Look);
    }

    /// Asks it to try the same letter at once.
    pub fn again(&mut self) {
        let letter = self.state.borrow().letter;
        if let Some(letter) = letter {
            self.ask(&Ask::SendAgain { letter });
        }
    }

    /// Has it forget whatever can still be read. Gives whether a letter was lost that it had not been handed yet.
    pub fn wipe(&mut self) -> bool {
        let lost = self.state.borrow_mut().in_hand.take().is_some();
        self.ask(&Ask::Wipe);
        lost
    }

    /// Asks it something, now or as soon as it is there.
    pub fn ask(&mut self, ask: &Ask) {
        let mut state = self.state.borrow_mut();
        let ask = json::write(ask);
        if state.ready {
            post(&self.worker, &ask);
        } else {
            state.waiting.push(ask);
        }
    }
}

impl Drop for WorkerLink {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// It is over with this worker, and it is said once, with whether it had been given the letter.
fn breaks_down(state: &RefCell<State>, worker: &Worker, told: &dyn Fn(News)) {
    let (first, news) = {
        let mut state = state.borrow_mut();
        let first = !std::mem::replace(&mut state.broken, true);
        let handed = state.ready && state.in_hand.is_none();
        (first, state.letter.map_or(News::Absent, |_| News::Broke { handed }))
    };
    // Whatever is left of it must not keep the letter from other pages.
    worker.terminate();
    if first {
        told(news);
    }
}

/// A name that no letter has.
const NO_LETTER: LetterId = LetterId([0; 16]);

/// The first message says that the worker is there; every other one is about a letter.
fn hear(state: &RefCell<State>, worker: &Worker, data: &str) -> Option<News> {
    let mut state = state.borrow_mut();
    if data == "ready" {
        state.ready = true;
        let in_hand = state.in_hand.take();
        for ask in state.waiting.drain(..).chain(in_hand) {
            post(worker, &ask);
        }
        return Some(News::There);
    }
    News::about(json::read(data)?, state.letter.unwrap_or(NO_LETTER))
}

fn post(worker: &Worker, ask: &str) {
    // Only values that cannot be copied are refused, and a text can.
    let _ = worker.post_message(&JsValue::from_str(ask));
}
