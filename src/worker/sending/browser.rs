//! The worker that sends, inside a browser: passes messages, answers and alarms to [`Outbox`], and does what it says.

use std::{cell::RefCell, rc::Rc};

use getrandom::SysRng;
use js_sys::{Array, Date, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::DedicatedWorkerGlobalScope;
use wire::{LetterId, Trouble, sending::Told};

use crate::{
    browser::{after, listen, post, scope},
    fetch::fetch,
    sending::{
        event::{Device, Effect, Event, Stored},
        outbox::Outbox,
    },
};

/// Where the worker lives.
#[derive(Clone)]
struct Scope {
    global: DedicatedWorkerGlobalScope,
    outbox: Rc<RefCell<Outbox>>,
    /// What `device.js` can do, by name. Empty where that script is not there: then nothing is kept.
    hands: JsValue,
}

/// Starts listening, then says `ready`. Called once, from `main`.
pub fn start() {
    let Some(global) = scope() else { return };
    let outbox = Rc::new(RefCell::new(Outbox::new(&global.location().origin())));
    let mut scope = Scope { global: global.clone(), outbox, hands: JsValue::UNDEFINED };
    scope.hands = hands(&scope);
    let last_word = json::write(&Told::Failed { why: Trouble::Device });
    listen(&global, last_word, move |text| scope.handle(Event::Asked(text)));
}

/// Has `device.js` make its hands, which answer through the function they are given.
fn hands(scope: &Scope) -> JsValue {
    // The scope that answers are handled in needs hands of its own, to act on them: they are put in once they are made.
    let own = Rc::new(RefCell::new(scope.clone()));
    let hearing = Rc::clone(&own);
    let hear =
        Closure::<dyn FnMut(JsValue, JsValue, JsValue)>::new(move |what: JsValue, id: JsValue, value: JsValue| {
            let event = event(&what.as_string().unwrap_or_default(), &id, &value);
            // What the device says while it is being asked something waits until that is done.
            let scope = hearing.borrow().clone();
            if let Some(event) = event {
                spawn_local(async move { scope.handle(event) });
            }
        });
    let make = Reflect::get(&scope.global, &"device".into()).unwrap_or_default();
    let made = make.dyn_ref::<Function>().and_then(|make| make.call1(&JsValue::UNDEFINED, &hear.into_js_value()).ok());
    let hands = made.unwrap_or_default();
    own.borrow_mut().hands = hands.clone();
    hands
}

/// What the device said, if it makes sense.
fn event(what: &str, id: &JsValue, value: &JsValue) -> Option<Event> {
    let letter = |id: &JsValue| LetterId::parse(&id.as_string()?).ok();
    Some(Event::Device(match what {
        "kept" => Device::Kept(letter(id)?, value.is_truthy()),
        "forgot" => Device::Forgot(letter(id)?),
        "turn" => Device::Turn(letter(id)?, value.is_truthy()),
        "found" => {
            let stored = |entry: JsValue| {
                let entry = entry.dyn_into::<Array>().ok()?;
                let bytes = entry.get(1).dyn_into::<Uint8Array>().ok()?.to_vec().into();
                Some(Stored { letter: letter(&entry.get(0))?, bytes, since: entry.get(2).as_f64()? })
            };
            // Anything but a list is a device that could not be looked into.
            let list = value.dyn_ref::<Array>();
            let all: Vec<Option<Stored>> = list.map(|list| list.iter().map(stored).collect()).unwrap_or_default();
            let unseen = list.is_none() || all.iter().any(Option::is_none);
            Device::Found { stored: all.into_iter().flatten().collect(), unseen }
        }
        _ => return Some(Event::Heard(value.as_string()?)),
    }))
}

impl Scope {
    fn handle(&self, event: Event) {
        let effects = self.outbox.borrow_mut().handle(event, Date::now() / 1000.0, &mut SysRng);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&self, effect: Effect) {
        let scope = self.clone();
        match effect {
            Effect::Tell(text) => post(&self.global, &text),
            Effect::Announce(text) => {
                post(&self.global, &text);
                self.hand("say", "", &[text.into()]);
            }
            Effect::Say(text) => self.hand("say", "", &[text.into()]),
            Effect::Fetch(call, request) => spawn_local(async move {
                let answer = fetch(&scope.global, &request).await;
                scope.handle(Event::Answered(call, answer));
            }),
            Effect::Wake(alarm, seconds) => {
                after(&self.global, seconds, move || scope.handle(Event::Woke(alarm)));
            }
            Effect::Keep(Stored { letter, bytes, since }) => {
                self.hand("keep", &letter.to_string(), &[Uint8Array::from(&*bytes).into(), since.into()]);
            }
            Effect::Forget(letter) => self.hand("forget", &letter.to_string(), &[]),
            Effect::Look => self.hand("look", "", &[]),
            Effect::TakeTurn(letter) => self.hand("take", &letter.to_string(), &[]),
            Effect::PassTurn(letter) => self.hand("pass", &letter.to_string(), &[]),
        }
    }

    /// Has the device do something. Where it cannot even be asked, the answer is what a device without an outbox says.
    fn hand(&self, what: &str, id: &str, more: &[JsValue]) {
        let arguments: Array = std::iter::once(JsValue::from_str(id)).chain(more.iter().cloned()).collect();
        let hand = Reflect::get(&self.hands, &what.into()).unwrap_or_default();
        if hand.dyn_ref::<Function>().is_some_and(|hand| hand.apply(&JsValue::UNDEFINED, &arguments).is_ok()) {
            return;
        }
        let (answer, value) = match what {
            "keep" => ("kept", JsValue::FALSE),
            "forget" => ("forgot", JsValue::UNDEFINED),
            "take" => ("turn", JsValue::TRUE),
            "look" => ("found", JsValue::NULL),
            _ => return,
        };
        if let Some(event) = event(answer, &id.into(), &value) {
            let scope = self.clone();
            spawn_local(async move { scope.handle(event) });
        }
    }
}
