//! The way to the worker that opens: messages as JSON text, held back until it says `ready`.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::prelude::set_timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};
use wire::{Trouble, desk::Told};

use crate::screens::room::Post;

/// How long the worker may take to get ready: more than a slow line needs for its 100 kB.
const READY_SECONDS_MAX: u64 = 60;

/// Something the worker's side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// A message.
    Told(Box<Told>),
    /// It did not start, or broke down.
    Stopped,
}

struct Link {
    worker: Option<Worker>,
    ready: Cell<bool>,
    held_back: RefCell<Vec<String>>,
}

/// Starts the worker. `heard` is called with what it says; the answer sends it errands.
pub fn start(address: &str, heard: Rc<dyn Fn(News)>) -> Post {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(address, &options).ok();
    let link = Rc::new(Link { worker, ready: Cell::new(false), held_back: RefCell::default() });
    listen(&link, &heard);
    let late = {
        let (link, heard) = (Rc::clone(&link), Rc::clone(&heard));
        move || {
            if !link.ready.get() {
                heard(News::Stopped);
            }
        }
    };
    set_timeout(late, Duration::from_secs(READY_SECONDS_MAX));
    Box::new(move |ask| {
        let text = json::write(ask);
        if link.ready.get() {
            link.post(&text);
        } else if link.worker.is_some() {
            link.held_back.borrow_mut().push(text);
        } else {
            heard(News::Stopped);
        }
    })
}

fn listen(link: &Rc<Link>, heard: &Rc<dyn Fn(News)>) {
    let Some(worker) = &link.worker else { return };
    let (here, tell) = (Rc::clone(link), Rc::clone(heard));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(text) = event.data().as_string() else { return };
        if text == "ready" {
            here.ready.set(true);
            here.held_back.take().iter().for_each(|text| here.post(text));
        } else {
            // A worker of another version must not be waited for.
            let told = json::read(&text).unwrap_or(Told::Failed { why: Trouble::Device });
            tell(News::Told(Box::new(told)));
        }
    });
    let tell = Rc::clone(heard);
    let on_error = Closure::<dyn FnMut(Event)>::new(move |_| tell(News::Stopped));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    // Both live as long as the page.
    on_message.forget();
    on_error.forget();
}

impl Link {
    fn post(&self, text: &str) {
        if let Some(worker) = &self.worker {
            // Text can always be posted; a dead worker says so by its error event.
            let _ = worker.post_message(&text.into());
        }
    }
}
