//! What both workers have of their browser: a page to talk to, and alarms.

use js_sys::{Function, global};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Where a worker lives; nothing in a page.
pub(crate) fn scope() -> Option<DedicatedWorkerGlobalScope> {
    global().dyn_into().ok()
}

/// Hears what the page says, and says `ready`. Where the worker breaks down the page is told `last_word`.
pub(crate) fn listen(scope: &DedicatedWorkerGlobalScope, last_word: String, mut heard: impl FnMut(String) + 'static) {
    let panicked = scope.clone();
    // A panic's message could hold what somebody wrote: the page hears that something failed, and nothing is printed.
    std::panic::set_hook(Box::new(move |_| post(&panicked, &last_word)));
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        heard(message.data().as_string().unwrap_or_default());
    });
    scope.set_onmessage(Some(heard.into_js_value().unchecked_ref::<Function>()));
    post(scope, "ready");
}

/// Tells the page something.
pub(crate) fn post(scope: &DedicatedWorkerGlobalScope, text: &str) {
    let _ = scope.post_message(&JsValue::from_str(text));
}

/// Does something after so many seconds.
pub(crate) fn after(scope: &DedicatedWorkerGlobalScope, seconds: u32, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let milliseconds = i32::try_from(seconds).unwrap_or(i32::MAX).saturating_mul(1000);
    let _ = scope.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds);
}
