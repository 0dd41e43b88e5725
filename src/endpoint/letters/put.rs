//! `PUT /v1/letters/{id}`: a letter comes in. Nothing is acknowledged before it is on the disk. What staff send to themselves
//! goes the same way.

use std::sync::Arc;

use axum::{
    Extension, Json,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use sha2::{Digest as _, Sha256};
use wire::{Day, Digest, Envelope, LetterId, Outcome, limits::ENVELOPE_BYTES_MAX};

use super::{Letters, named::Named};
use crate::{
    limits::{body::too_large, connections::Slot, rate_limit::Whose, refusal::Refusal},
    store::{Kept, NewLetter},
};

/// The header that holds the digest of the body (RFC 9530).
pub const CONTENT_DIGEST: &str = "content-digest";

const SEALED: &str = "application/octet-stream";

/// Who sends, and over which connection.
pub type Way = (Option<Extension<Whose>>, Option<Extension<Arc<Slot>>>);

type Result<T> = std::result::Result<T, Refusal>;

/// Keeps a letter, or says what already stands under its name.
pub async fn put(
    State(letters): State<Arc<Letters>>,
    named: Result<Named>,
    way: Way,
    headers: HeaderMap,
    body: Body,
) -> Result<Response> {
    take_in(letters, named, way, headers, body, false).await
}

/// The same for a letter from whomever. A proof wakes nobody and is none of the day's letters.
pub async fn take_in(
    letters: Arc<Letters>,
    named: Result<Named>,
    (whose, slot): Way,
    headers: HeaderMap,
    body: Body,
    proof: bool,
) -> Result<Response> {
    let within = |bytes| if bytes > ENVELOPE_BYTES_MAX { Err(too_large(ENVELOPE_BYTES_MAX)) } else { Ok(()) };
    if let Err(refused) = content_length(&headers).and_then(within) {
        go_by(&letters, slot.map(|Extension(slot)| slot), body).await;
        return Err(refused);
    }
    // The body is read before the rest of the head is judged: an answer to a half-sent body may never be seen.
    let held = letters.room.read(body, ENVELOPE_BYTES_MAX).await?;
    let Named(id) = named?;
    let digest = checked(&headers, &held.bytes)?;
    let no_letter = |fault: &dyn std::fmt::Display| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, fault);
    let now = (letters.now)();
    let today = Day(now.date_naive()).to_string();
    let letter = {
        // Its copies of the groups are gone before the disk is waited for.
        let envelope = Envelope::parse(&held.bytes).map_err(|fault| no_letter(&fault))?;
        envelope.check_shape().map_err(|fault| no_letter(&fault))?;
        if envelope.hashes.is_none() && !letters.takes_the_version_before(now.date_naive()).await? {
            return Err(no_letter(
                &"this page is of an earlier version; copy your words, load the page again and send",
            ));
        }
        let alarm = letters.notices.alarm(envelope.contact_soon && !proof, now);
        NewLetter { alarm, proof, ..NewLetter::new(id, digest, today, &envelope, held.bytes) }
    };
    let (inside, place, bytes) = (Arc::clone(&letters), held.place, letter.sealed.len() as u64);
    let is_told = letter.alarm.is_some();
    // A task of its own, so that a letter whose sender hangs up is still finished and counted, and its memory until then.
    let keeping = tokio::spawn(async move {
        let kept = inside.store.keep(letter).await;
        drop(place);
        if is_told && matches!(kept, Ok(Kept::New(_))) {
            inside.notices.wake();
        }
        if proof {
            return kept;
        }
        // Midnight may have passed: then it counts towards the new day.
        let now = (inside.now)();
        if let Ok(Kept::New(day) | Kept::Same(day)) = &kept {
            inside.rate_limit.kept(now, id, digest, day, matches!(kept, Ok(Kept::New(_))));
        }
        if let (Ok(Kept::New(_)), Some(Extension(Whose { sender, .. }))) = (&kept, whose) {
            inside.rate_limit.spent(now, sender, bytes);
        }
        kept
    });
    let kept = keeping.await.map_err(|_| Refusal::from(crate::store::StoreError::Refused))??;
    let (status, outcome, day) = match kept {
        Kept::New(day) => (StatusCode::CREATED, Outcome::Kept, day),
        Kept::Same(day) => (StatusCode::OK, Outcome::Kept, day),
        Kept::Other(day) => (StatusCode::CONFLICT, Outcome::Other, day),
        Kept::Deleted(day) => (StatusCode::GONE, Outcome::Deleted, day),
    };
    Ok((status, Json(letters.keys.acknowledge(id, digest, day, outcome))).into_response())
}

/// Answers a letter whose turn it is not: the same acknowledgement if it was kept before, else to come again later. The body
/// is read and forgotten: a browser that is cut off while it sends sees no answer at all.
pub async fn not_now(letters: &Letters, mut request: Request, later: Refusal) -> Response {
    let body = std::mem::take(request.body_mut());
    go_by(letters, request.extensions().get().cloned(), body).await;
    kept_before(letters, &request).unwrap_or_else(|| later.into_response())
}

/// The acknowledgement once more, if this is a letter that was kept today. Its body is not needed for that.
pub fn kept_before(letters: &Letters, request: &Request) -> Option<Response> {
    let name = request.uri().path().strip_prefix("/v1/letters/").filter(|_| request.method() == Method::PUT)?;
    let digest = request.headers().get(CONTENT_DIGEST)?.to_str().ok()?;
    let (id, digest) = (LetterId::parse(name).ok()?, Digest::parse_header(digest).ok()?);
    let day = letters.rate_limit.recall((letters.now)(), id, digest)?;
    Some(Json(letters.keys.acknowledge(id, digest, day, Outcome::Kept)).into_response())
}

/// Refuses a letter from somebody who is not signed in, once its body has gone by.
pub async fn not_in(letters: &Letters, (_, slot): Way, body: Body, refused: Refusal) -> Refusal {
    go_by(letters, slot.map(|Extension(slot)| slot), body).await;
    refused
}

/// Lets the body of a refused request go by. As long as it does, its connection gives way to others.
async fn go_by(letters: &Letters, slot: Option<Arc<Slot>>, body: Body) {
    let goes_by = slot.as_ref().map(Slot::goes_by);
    letters.room.discard(body).await;
    drop(goes_by);
}

/// How long the letter that is coming says it is, in bytes. One that does not say is not read.
pub fn announced(request: &Request) -> u64 {
    content_length(request.headers()).map_or(0, |length| length.min(ENVELOPE_BYTES_MAX) as u64)
}

fn content_length(headers: &HeaderMap) -> Result<usize> {
    // In chunks, a body may become longer than a Content-Length beside them says.
    let said = headers.get(header::CONTENT_LENGTH).filter(|_| !headers.contains_key(header::TRANSFER_ENCODING));
    let length = said.and_then(|length| length.to_str().ok()?.parse().ok());
    length.ok_or_else(|| {
        Refusal::new(StatusCode::LENGTH_REQUIRED, "a letter is sent with its Content-Length and not in chunks")
    })
}

fn checked(headers: &HeaderMap, bytes: &[u8]) -> Result<Digest> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().trim();
    if !text(header::CONTENT_TYPE.as_str()).eq_ignore_ascii_case(SEALED) {
        let sentence = format!("a letter is sent with Content-Type: {SEALED}");
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, sentence));
    }
    let bad = |sentence: &str| Refusal::new(StatusCode::BAD_REQUEST, sentence);
    if !headers.contains_key(CONTENT_DIGEST) {
        return Err(bad("a letter is sent with its Content-Digest; add the SHA-256 of the body"));
    }
    let digest = Digest::parse_header(text(CONTENT_DIGEST)).map_err(|fault| bad(&fault.to_string()))?;
    if <[u8; 32]>::from(Sha256::digest(bytes)) != digest.0 {
        return Err(bad("the body is not what its Content-Digest says: it changed on the way; send the same again"));
    }
    Ok(digest)
}
