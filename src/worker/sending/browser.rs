//! The worker that sends, inside a browser: passes messages, answers and alarms to [`Outbox`], and does what it says.

use std::{cell::RefCell, rc::Rc};

use getrandom::SysRng;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wire::{LetterId, Trouble, sending::Told};

use crate::{
    browser::{Scope, answered},
    sending::{
        event::{Device, Effect, Event, Stored},
        outbox::Outbox,
    },
};

/// The worker and where it lives.
#[derive(Clone)]
struct Here {
    scope: Scope,
    outbox: Rc<RefCell<Outbox>>,
}

/// Starts listening, then says `ready`. Called once, from `main`.
pub fn start() {
    let Some(scope) = Scope::here() else { return };
    let outbox = Rc::new(RefCell::new(Outbox::new(&scope.origin())));
    let last_word = json::write(&Told::Failed { why: Trouble::Device });
    let (asked, answered) =
        (Here { scope: scope.clone(), outbox: Rc::clone(&outbox) }, Here { scope: scope.clone(), outbox });
    scope.listen(
        last_word,
        move |text| asked.handle(Event::Asked(text)),
        move |what, id, value| {
            if let Some(event) = event(what, id, value) {
                answered.handle(event);
            }
        },
    );
}

/// What a hand said, if it makes sense.
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
        "answered" => {
            let (call, answer) = answered(id, value)?;
            return Some(Event::Answered(call, answer));
        }
        _ => return Some(Event::Heard(value.as_string()?)),
    }))
}

impl Here {
    fn handle(&self, event: Event) {
        let effects = self.outbox.borrow_mut().handle(event, Date::now() / 1000.0, &mut SysRng);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&self, effect: Effect) {
        let here = self.clone();
        match effect {
            Effect::Tell(text) => self.scope.post(&text),
            Effect::Announce(text) => {
                self.scope.post(&text);
                self.hand("say", "", &[text.into()]);
            }
            Effect::Say(text) => self.hand("say", "", &[text.into()]),
            Effect::Fetch(call, request) => self.scope.call(&call, request),
            Effect::Wake(alarm, seconds) => self.scope.after(seconds, move || here.handle(Event::Woke(alarm))),
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
        if self.scope.hand(what, id, more) {
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
            let here = self.clone();
            self.scope.after(0, move || here.handle(event));
        }
    }
}
