//! What staff do: come in, list, fetch, mark as opened or closed; and, leads only, delete. Each act is on the audit log first.

use std::sync::Arc;

use axum::{
    Json,
    body::Body,
    extract::{Path, Query, State, rejection::PathRejection, rejection::QueryRejection},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde::{Deserialize, de::DeserializeOwned};
use wire::{
    limits::STAFF_BODY_BYTES_MAX,
    staff::{Challenge, Page, Session, SignIn, WhoIsIt},
};

use crate::{
    letters::put::{CONTENT_DIGEST, letter_id},
    limits::{reason::Reason, refusal::Refusal},
    serve::app::PostBox,
    staff::people::Staff,
    store::By,
};

type Result<T> = std::result::Result<T, Refusal>;
type Named = std::result::Result<Path<String>, PathRejection>;
type Shared = State<Arc<PostBox>>;

/// Where a list goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    #[serde(default)]
    after: u64,
}

/// `POST /v1/staff/challenge`: the same answer for whoever is named.
pub async fn challenge(State(post_box): Shared, body: Body) -> Result<Json<Challenge>> {
    let WhoIsIt { staff } = read(&post_box, body).await?;
    Ok(Json(Challenge { challenge: post_box.door.challenge((post_box.now)(), &staff)? }))
}

/// `POST /v1/staff/session`: a signed challenge for a token.
pub async fn session(State(post_box): Shared, body: Body) -> Result<Json<Session>> {
    let asked: SignIn = read(&post_box, body).await?;
    let staff = people(&post_box)?;
    let session = post_box.door.enter((post_box.now)(), &staff, post_box.origin.as_str(), &asked)?;
    post_box.store.signed_in(by(&post_box, &asked.staff)).await?;
    Ok(Json(session))
}

/// `GET /v1/letters?after=`: the rows, oldest first.
pub async fn list(
    State(post_box): Shared,
    from: std::result::Result<Query<Place>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Json<Page>> {
    let who = who(&post_box, &headers)?;
    let Query(Place { after }) = from.map_err(|_| {
        let sentence = "a list is asked for with nothing or with ?after= and the cursor of the last row";
        Refusal::new(StatusCode::BAD_REQUEST, sentence)
    })?;
    let page = post_box.store.list(by(&post_box, &who), after).await?;
    Ok(Json(Page { keep_days: post_box.keep_days, ..page }))
}

/// `GET /v1/letters/{id}`: the envelope, byte for byte.
pub async fn fetch(State(post_box): Shared, path: Named, headers: HeaderMap) -> Result<Response> {
    let who = who(&post_box, &headers)?;
    let sealed = post_box.store.fetch(by(&post_box, &who), letter_id(path)?).await?.ok_or_else(no_such_letter)?;
    let fields = [(header::CONTENT_TYPE.as_str(), "application/octet-stream".to_owned())];
    Ok((fields, [(CONTENT_DIGEST, sealed.digest.header())], sealed.bytes).into_response())
}

/// `POST /v1/letters/{id}/opened`: somebody has read it. Once or many times, it is the same.
pub async fn opened(State(post_box): Shared, path: Named, headers: HeaderMap) -> Result<StatusCode> {
    let who = who(&post_box, &headers)?;
    let found = post_box.store.mark_opened(by(&post_box, &who), letter_id(path)?).await?;
    found.then_some(StatusCode::NO_CONTENT).ok_or_else(no_such_letter)
}

/// `POST /v1/letters/{id}/closed`: it was dealt with, and goes by itself after `keep_days`. The first day counts.
pub async fn closed(State(post_box): Shared, path: Named, headers: HeaderMap) -> Result<StatusCode> {
    let who = who(&post_box, &headers)?;
    let by = by(&post_box, &who);
    let day = by.at.format("%Y-%m-%d").to_string();
    let found = post_box.store.mark_closed(by, letter_id(path)?, day).await?;
    found.then_some(StatusCode::NO_CONTENT).ok_or_else(no_such_letter)
}

/// `DELETE /v1/letters/{id}/closed`: it was not dealt with after all, and stays.
pub async fn reopened(State(post_box): Shared, path: Named, headers: HeaderMap) -> Result<StatusCode> {
    let who = who(&post_box, &headers)?;
    let found = post_box.store.reopen(by(&post_box, &who), letter_id(path)?).await?;
    found.then_some(StatusCode::NO_CONTENT).ok_or_else(no_such_letter)
}

/// `DELETE /v1/letters/{id}`: gone for good. Once or many times, it is the same.
pub async fn delete(State(post_box): Shared, path: Named, headers: HeaderMap) -> Result<StatusCode> {
    let who = who(&post_box, &headers)?;
    if !post_box.leads.contains(&who) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "only a lead can delete a letter; ask one of them"));
    }
    let letter = letter_id(path)?;
    let found = post_box.store.delete(by(&post_box, &who), letter).await?;
    post_box.turns.forget(letter);
    found.then_some(StatusCode::NO_CONTENT).ok_or_else(no_such_letter)
}

/// Who asks: the person of the token in `Authorization: Bearer …`.
fn who(post_box: &PostBox, headers: &HeaderMap) -> Result<String> {
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    Ok(post_box.door.who((post_box.now)(), &*people(post_box)?, token.trim())?)
}

fn people(post_box: &PostBox) -> Result<Arc<Staff>> {
    post_box.people.now().map_err(|_| {
        // What is wrong with the file would quote it, and it holds people's ids: `endpoint serve` says it when it starts.
        tracing::error!("keys.toml cannot be read or understood: nobody can come in until it is put right");
        Refusal::later(60, "the post box cannot read the council's keys.toml; its operator must put it right")
            .because(Reason::Keys)
    })
}

fn by(post_box: &PostBox, staff: &str) -> By {
    By { staff: post_box.keys.hashed(staff), at: (post_box.now)() }
}

fn no_such_letter() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "there is no such letter; list the letters again")
}

async fn read<T: DeserializeOwned>(post_box: &PostBox, body: Body) -> Result<T> {
    let held = post_box.room.read(body, STAFF_BODY_BYTES_MAX).await?;
    serde_json::from_slice(&held.bytes).map_err(|_| {
        Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "the body is not the JSON this route takes; reload the inbox")
    })
}
