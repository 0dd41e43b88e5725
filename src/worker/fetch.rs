//! One request: without cookies, without a referrer, following no redirect, and given up after a while.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, DedicatedWorkerGlobalScope, Headers, ReadableStreamDefaultReader, ReadableStreamReadResult,
    ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestMode, RequestRedirect, Response,
};

use crate::call::{Answer, Reply, Request};

/// Sends a request; nothing comes back without a whole answer in time.
pub(crate) async fn fetch(global: &DedicatedWorkerGlobalScope, request: &Request) -> Answer {
    let patience = AbortController::new().ok()?;
    let given_up = patience.clone();
    let give_up = Closure::<dyn FnMut()>::new(move || given_up.abort());
    let milliseconds = i32::try_from(request.patience).unwrap_or(i32::MAX).saturating_mul(1000);
    let timer = global
        .set_timeout_with_callback_and_timeout_and_arguments_0(give_up.as_ref().unchecked_ref(), milliseconds)
        .ok()?;
    let answer = whole_answer(global, request, &patience).await.ok();
    global.clear_timeout_with_handle(timer);
    if answer.is_none() {
        // What may still be coming in is not wanted any more.
        patience.abort();
    }
    answer
}

async fn whole_answer(
    global: &DedicatedWorkerGlobalScope,
    request: &Request,
    patience: &AbortController,
) -> Result<Reply, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_mode(RequestMode::Cors);
    init.set_credentials(RequestCredentials::Omit);
    init.set_redirect(RequestRedirect::Error);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_cache(if request.may_be_cached { RequestCache::Default } else { RequestCache::NoStore });
    init.set_headers_headers(&headers);
    init.set_signal(Some(&patience.signal()));
    if let Some(body) = &request.body {
        init.set_body_opt_u8_array(Some(&Uint8Array::from(&**body)));
    }
    let response: Response = JsFuture::from(global.fetch_with_str_and_init(&request.url, &init)).await?.dyn_into()?;
    let retry_after = response.headers().get("Retry-After")?;
    Ok(Reply { status: response.status(), retry_after, body: whole_body(&response, request.answer_bytes_max).await? })
}

/// Reads a body piece by piece, and stops at the first piece too many: whoever sends without end fills no memory.
async fn whole_body(response: &Response, bytes_max: usize) -> Result<Vec<u8>, JsValue> {
    let announced = response.headers().get("Content-Length")?.and_then(|length| length.parse().ok());
    if announced.is_some_and(|length: usize| length > bytes_max) {
        return Err(JsValue::NULL);
    }
    let mut body = Vec::new();
    let Some(stream) = response.body() else { return Ok(body) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let read: ReadableStreamReadResult = JsFuture::from(reader.read()).await?.unchecked_into();
        if read.get_done() == Some(true) {
            return Ok(body);
        }
        let piece: Uint8Array = read.get_value().dyn_into()?;
        let start = body.len();
        let end = start.saturating_add(usize::try_from(piece.length()).unwrap_or(usize::MAX));
        if end > bytes_max {
            return Err(JsValue::NULL);
        }
        body.resize(end, 0);
        piece.copy_to(&mut body[start..]);
    }
}
