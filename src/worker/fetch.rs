//! One request: without cookies, without a referrer, following no redirect, and given up after a while.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, DedicatedWorkerGlobalScope, Headers, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit, RequestMode, RequestRedirect, Response,
};
use wire::limits::SEND_TIMEOUT_SECONDS;

use crate::event::{Answer, Reply, Request};

/// Sends a request; nothing comes back without a whole answer in time.
pub(crate) async fn fetch(global: &DedicatedWorkerGlobalScope, request: &Request) -> Answer {
    let patience = AbortController::new().ok()?;
    let given_up = patience.clone();
    let give_up = Closure::<dyn FnMut()>::new(move || given_up.abort());
    let milliseconds = i32::try_from(SEND_TIMEOUT_SECONDS).unwrap_or(i32::MAX).saturating_mul(1000);
    let timer = global
        .set_timeout_with_callback_and_timeout_and_arguments_0(give_up.as_ref().unchecked_ref(), milliseconds)
        .ok()?;
    let answer = whole_answer(global, request, &patience).await.ok();
    global.clear_timeout_with_handle(timer);
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
    let body: ArrayBuffer = JsFuture::from(response.array_buffer()?).await?.dyn_into()?;
    let body = Uint8Array::new(&body);
    if usize::try_from(body.length()).is_ok_and(|length| length > request.answer_bytes_max) {
        patience.abort();
        return Err(JsValue::NULL);
    }
    let retry_after = response.headers().get("Retry-After")?;
    Ok(Reply { status: response.status(), retry_after, body: body.to_vec() })
}
