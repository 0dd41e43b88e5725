//! The worker inside a browser: passes messages, answers and alarms to [`Worker`], and does what it says.

use std::{cell::RefCell, rc::Rc};

use getrandom::SysRng;
use js_sys::{Date, Function, global};
use rand_core::UnwrapErr;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use wire::worker::{Told, Trouble};

use crate::{
    Worker,
    event::{Effect, Event},
    fetch::fetch,
};

/// Where the worker lives.
#[derive(Clone)]
struct Scope {
    global: DedicatedWorkerGlobalScope,
    worker: Rc<RefCell<Worker>>,
}

/// Starts listening, then says `ready`. Called once, from `main`.
pub fn start() {
    let Ok(global) = global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let panicked = global.clone();
    // A panic's message could hold what somebody wrote: the page hears that something failed, and nothing is printed.
    std::panic::set_hook(Box::new(move |_| tell(&panicked, &Told::Failed { why: Trouble::Device })));
    let worker = Rc::new(RefCell::new(Worker::new(&global.location().origin())));
    let scope = Scope { global: global.clone(), worker };
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        scope.handle(Event::Asked(message.data().as_string().unwrap_or_default()));
    });
    global.set_onmessage(Some(heard.into_js_value().unchecked_ref::<Function>()));
    let _ = global.post_message(&JsValue::from_str("ready"));
}

impl Scope {
    fn handle(&self, event: Event) {
        // Asked for first: sealing with a silent generator would be worse than not sealing.
        if getrandom::fill(&mut [0; 32]).is_err() {
            return tell(&self.global, &Told::Failed { why: Trouble::Device });
        }
        let effects = self.worker.borrow_mut().handle(event, Date::now() / 1000.0, &mut UnwrapErr(SysRng));
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&self, effect: Effect) {
        let scope = self.clone();
        match effect {
            Effect::Tell(told) => tell(&self.global, &told),
            Effect::Fetch(call, request) => spawn_local(async move {
                let answer = fetch(&scope.global, &request).await;
                scope.handle(Event::Answered(call, answer));
            }),
            Effect::Wake(alarm, seconds) => {
                let woke = Closure::once_into_js(move || scope.handle(Event::Woke(alarm)));
                let milliseconds = i32::try_from(seconds).unwrap_or(i32::MAX).saturating_mul(1000);
                let _ = self
                    .global
                    .set_timeout_with_callback_and_timeout_and_arguments_0(woke.unchecked_ref(), milliseconds);
            }
        }
    }
}

fn tell(global: &DedicatedWorkerGlobalScope, told: &Told) {
    let _ = global.post_message(&JsValue::from_str(&crate::told(told)));
}
