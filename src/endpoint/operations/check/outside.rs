//! Whether letters get here from outside: asked as a browser asks, by the public name, with a letter that cannot be kept.

use std::time::Duration;

use http_body_util::Full;
use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    body::Bytes,
    header::{self, HeaderName},
};
use serde::Deserialize;
use tokio::time::timeout;

use super::How;
use crate::{Settings, letters::put::CONTENT_DIGEST, limits::origin::Origin, notices::call::Caller};

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Of the usual length. It is no letter, and its digest is another's: whatever gets it refuses it.
static NO_LETTER: [u8; 48_000] = [0xa7; 48_000];
const NO_LETTER_S_DIGEST: &str = "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:";

/// What a browser asks, and what the post box answers.
struct Asked<'settings> {
    what: &'static str,
    method: Method,
    place: &'static str,
    from: &'settings Origin,
    fields: &'static [(&'static str, &'static str)],
    body: &'static [u8],
    expected: StatusCode,
}

/// A refusal of ours.
#[derive(Deserialize)]
struct Refused {
    error: String,
}

/// Whether a letter gets here and its answer back, and what stands in between if not.
pub async fn look(settings: &Settings) -> How {
    let caller = match Caller::new(settings.notices.ca_file.as_deref()) {
        Ok(caller) => caller,
        Err(why) => return How::Fault(why.to_string()),
    };
    for asked in asked(settings) {
        if let Err(how) = ask(&caller, &settings.origin, &asked).await {
            return how;
        }
    }
    let says = "a letter gets to the post box and its answer back, and so does what the inbox asks; nothing was kept";
    How::Ok(format!("{}: {says}", settings.origin.as_str()))
}

fn asked(settings: &Settings) -> [Asked<'_>; 3] {
    const LETTER: &str = "/v1/letters/00000000000000000000000000000000";
    let Settings { portal_origin, inbox_origin, .. } = settings;
    [
        Asked {
            what: "the question before a letter (OPTIONS)",
            method: Method::OPTIONS,
            place: LETTER,
            from: portal_origin,
            fields: &[
                ("access-control-request-method", "PUT"),
                ("access-control-request-headers", "content-digest,content-type"),
            ],
            body: &[],
            expected: StatusCode::NO_CONTENT,
        },
        Asked {
            what: "a letter (PUT, application/octet-stream)",
            method: Method::PUT,
            place: LETTER,
            from: portal_origin,
            fields: &[("content-type", "application/octet-stream"), (CONTENT_DIGEST, NO_LETTER_S_DIGEST)],
            body: &NO_LETTER,
            expected: StatusCode::BAD_REQUEST,
        },
        Asked {
            what: "what a lead asks (DELETE)",
            method: Method::DELETE,
            place: LETTER,
            from: inbox_origin,
            fields: &[],
            body: &[],
            expected: StatusCode::UNAUTHORIZED,
        },
    ]
}

async fn ask(caller: &Caller, to: &Origin, asked: &Asked<'_>) -> Result<(), How> {
    let Asked { what, method, place, from, fields, body, expected } = asked;
    let mut request = Request::builder()
        .method(method)
        .uri(format!("{}{place}", to.as_str()))
        .header(header::ORIGIN, from.as_str())
        // There are rules that refuse whoever does not say that it is a browser.
        .header(header::USER_AGENT, "Mozilla/5.0 (endpoint check)")
        .header(header::ACCEPT, "*/*");
    for (name, value) in *fields {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::new(Bytes::from_static(body))).map_err(|why| How::Fault(why.to_string()))?;
    let answer = timeout(PATIENCE, caller.call(request)).await.unwrap_or_else(|_| Err("no answer in time".into()));
    let answer = answer.map_err(|why| {
        let advice = "put the name, the certificate or this machine's own way out right";
        How::Fault(format!("{} cannot be reached: {why}; {advice}", to.as_str()))
    })?;
    judge(what, &answer, from, *expected)
}

fn judge(what: &str, answer: &Response<Bytes>, from: &Origin, expected: StatusCode) -> Result<(), How> {
    let field = |name: HeaderName| text(answer.headers(), &name);
    let said = serde_json::from_slice::<Refused>(answer.body()).map(|refused| refused.error);
    let status = answer.status();
    match said {
        // A preflight has no body.
        Err(_) if status != expected || !answer.body().is_empty() => Err(How::Fault(format!(
            "{what} is answered {status} by something before the post box, which calls itself {:?}; have it let through what \
             README says under \"The proxy\"",
            field(header::SERVER)
        ))),
        Ok(error) if status != expected => {
            Err(How::Note(format!("{what} is answered {status}: {error}; put that right and ask again")))
        }
        _ if field(header::ACCESS_CONTROL_ALLOW_ORIGIN) != from.as_str() => Err(How::Fault(format!(
            "{what} gets here and is answered, but not in a way that a browser shows to {}; have the proxy leave the fields of \
             an answer as they are, or correct the origins",
            from.as_str()
        ))),
        _ => Ok(()),
    }
}

fn text<'fields>(fields: &'fields HeaderMap, name: &HeaderName) -> &'fields str {
    fields.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
