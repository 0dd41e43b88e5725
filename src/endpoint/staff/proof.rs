//! A letter that somebody of the staff sends to themselves: kept as any letter is, in no list, and taken away by whoever opened
//! it. So the way from a browser to the disk and back to a reader is walked each day, and somebody notices when it ends.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};

use chrono::{DateTime, NaiveDateTime, Utc};

use super::desk::{Desk, Result, Who, shown};
use crate::{
    letters::{
        named::Named,
        put::{self, Way},
    },
    limits::refusal::Refusal,
    store::{Store, StoreError},
};

/// When one last came through.
pub async fn last(store: &dyn Store) -> std::result::Result<Option<DateTime<Utc>>, StoreError> {
    let minute = store.proved(None).await?;
    Ok(minute.and_then(|minute| Some(NaiveDateTime::parse_from_str(&minute, "%Y-%m-%dT%H:%MZ").ok()?.and_utc())))
}

/// `PUT /v1/staff/proofs/{id}`: it comes in, also while the council has closed its post box.
pub async fn put(
    State(desk): State<Arc<Desk>>,
    who: Result<Who>,
    named: Result<Named>,
    way: Way,
    headers: HeaderMap,
    body: Body,
) -> Result<Response> {
    let letters = Arc::clone(&desk.letters);
    match who {
        Ok(_) => put::take_in(letters, named, way, headers, body, true).await,
        Err(refused) => Err(put::not_in(&letters, way, body, refused).await),
    }
}

/// `DELETE /v1/staff/proofs/{id}`: whoever shows what was sealed in it has opened it, so it came through. No letter of anybody
/// else is taken away so, whatever is shown.
pub async fn take(
    State(desk): State<Arc<Desk>>,
    Who(who): Who,
    Named(letter): Named,
    headers: HeaderMap,
) -> Result<StatusCode> {
    let none = || Refusal::new(StatusCode::NOT_FOUND, "there is no such proof; send another");
    let hashes = desk.store.hashes(letter).await?.flatten().ok_or_else(none)?;
    if shown(&headers) != hashes.deed {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "only somebody who has opened it can say that it came through",
        ));
    }
    desk.store.prove(desk.by(&who), letter).await?.then_some(StatusCode::NO_CONTENT).ok_or_else(none)
}
