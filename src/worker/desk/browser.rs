//! The worker for staff, inside a browser: passes messages, answers and alarms to [`Desk`], and does what it says.

use std::{cell::RefCell, rc::Rc};

use js_sys::Date;
use wasm_bindgen_futures::spawn_local;
use web_sys::DedicatedWorkerGlobalScope;
use wire::{Trouble, desk::Told};

use crate::{
    browser::{after, listen, post, scope},
    desk::{Desk, Effect},
    fetch::fetch,
};

/// Where the worker lives.
#[derive(Clone)]
struct Scope {
    global: DedicatedWorkerGlobalScope,
    desk: Rc<RefCell<Desk>>,
}

/// Starts listening, then says `ready`. Called once, from `main`.
pub fn start() {
    let Some(global) = scope() else { return };
    let scope = Scope { global: global.clone(), desk: Rc::default() };
    let last_word = json::write(&Told::Failed { why: Trouble::Device });
    listen(&global, last_word, move |text| scope.act(|desk, now| desk.asked(text, now)));
}

impl Scope {
    fn act(&self, act: impl FnOnce(&mut Desk, f64) -> Vec<Effect>) {
        let effects = act(&mut self.desk.borrow_mut(), Date::now() / 1000.0);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&self, effect: Effect) {
        let scope = self.clone();
        match effect {
            Effect::Tell(text) => post(&self.global, &text),
            Effect::Fetch(call, request) => spawn_local(async move {
                let answer = fetch(&scope.global, &request).await;
                scope.act(|desk, _| desk.answered(call, answer));
            }),
            Effect::Wake(shift, seconds) => {
                after(&self.global, seconds, move || scope.act(|desk, now| desk.woke(shift, now)));
            }
        }
    }
}
