//! What both workers have of their browser: a page to talk to, alarms, and the hands that `call.js` makes.

use js_sys::{Array, Function, Reflect, Uint8Array, global};
use json::Json;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::call::{Answer, Reply, Request};

/// Where a worker lives.
#[derive(Clone)]
pub(crate) struct Scope(DedicatedWorkerGlobalScope);

json::declare! {
    /// A request without its body, as `call.js` reads it.
    struct Head {
        method: String,
        url: String,
        headers: Vec<(String, String)>,
        cache: String,
        most: u64,
        seconds: u32,
    }
}

impl Scope {
    /// Where this runs; nothing in a page.
    pub(crate) fn here() -> Option<Self> {
        global().dyn_into().ok().map(Self)
    }

    /// The origin that the worker came from.
    pub(crate) fn origin(&self) -> String {
        self.0.location().origin()
    }

    /// Hears what the page asks and what the hands answer, and says `ready`. Where the worker breaks down the page is told
    /// `last_word`.
    pub(crate) fn listen(
        &self,
        last_word: String,
        asked: impl Fn(String) + 'static,
        answered: impl Fn(&str, &JsValue, &JsValue) + 'static,
    ) {
        let panicked = self.clone();
        // A panic's message could hold what somebody wrote: the page hears that something failed, and nothing is printed.
        std::panic::set_hook(Box::new(move |_| panicked.post(&last_word)));
        let asked = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            asked(message.data().as_string().unwrap_or_default());
        });
        self.0.set_onmessage(Some(asked.into_js_value().unchecked_ref::<Function>()));
        let hear = Closure::<dyn FnMut(JsValue, JsValue, JsValue)>::new(move |what: JsValue, id, value| {
            answered(&what.as_string().unwrap_or_default(), &id, &value);
        });
        // A scope takes whatever is put into it.
        let _ = Reflect::set(&self.0, &"hear".into(), &hear.into_js_value());
        self.post("ready");
    }

    /// Tells the page something.
    pub(crate) fn post(&self, text: &str) {
        let _ = self.0.post_message(&JsValue::from_str(text));
    }

    /// Does something after so many seconds.
    pub(crate) fn after(&self, seconds: u32, act: impl FnOnce() + 'static) {
        let act = Closure::once_into_js(act);
        let milliseconds = i32::try_from(seconds).unwrap_or(i32::MAX).saturating_mul(1000);
        let _ = self.0.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds);
    }

    /// Has a hand do something. False where it cannot even be asked.
    pub(crate) fn hand(&self, what: &str, id: &str, more: &[JsValue]) -> bool {
        let arguments: Array = std::iter::once(JsValue::from_str(id)).chain(more.iter().cloned()).collect();
        let hands = Reflect::get(&self.0, &"hands".into()).unwrap_or_default();
        let hand = Reflect::get(&hands, &what.into()).unwrap_or_default();
        hand.dyn_ref::<Function>().is_some_and(|hand| hand.apply(&JsValue::UNDEFINED, &arguments).is_ok())
    }

    /// Has a request sent. Its answer is heard as `answered`, with this call for its id.
    pub(crate) fn call(&self, call: &impl Json, request: Request) {
        let Request { method, url, headers, body, may_be_cached, answer_bytes_max, patience } = request;
        let head = Head {
            method: method.to_owned(),
            url,
            headers: headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            cache: if may_be_cached { "default" } else { "no-store" }.to_owned(),
            most: answer_bytes_max as u64,
            seconds: patience,
        };
        let body = body.map_or(JsValue::UNDEFINED, |body| Uint8Array::from(&*body).into());
        self.hand("call", &json::write(call), &[json::write(&head).into(), body]);
    }
}

/// What a call was for, and its answer.
pub(crate) fn answered<T: Json>(call: &JsValue, value: &JsValue) -> Option<(T, Answer)> {
    let answer = value.dyn_ref::<Array>().and_then(|answer| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast to u16 saturates")]
        let status = answer.get(0).as_f64()? as u16;
        let body = answer.get(2).dyn_into::<Uint8Array>().ok()?.to_vec();
        Some(Reply { status, retry_after: answer.get(1).as_string(), body })
    });
    Some((json::read(call.as_string()?)?, answer))
}
