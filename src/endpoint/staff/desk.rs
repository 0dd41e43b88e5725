//! What staff do: come in, list, fetch, and each [`Deed`] about a letter. All of it is on the audit log first.

use std::sync::Arc;

use axum::{
    Json,
    body::Body,
    extract::{FromRequestParts, Query, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Response},
};
use serde::{Deserialize, de::DeserializeOwned};
use wire::{
    Deed,
    limits::STAFF_BODY_BYTES_MAX,
    staff::{Challenge, Page, Session, SignIn, WhoIsIt},
};

use super::{
    people::{People, Staff},
    sessions::Sessions,
};
use crate::{
    Now,
    letters::{named::Named, put::CONTENT_DIGEST, signing::Keys},
    limits::{body::Room, origin::Origin, rate_limit::RateLimit, reason::Reason, refusal::Refusal},
    notices::Notices,
    store::{By, Store},
};

type Result<T> = std::result::Result<T, Refusal>;

/// What the staff's requests meet.
pub struct Desk {
    /// Where letters are kept.
    pub store: Arc<dyn Store>,
    /// What hashes ids for the audit log.
    pub keys: Arc<Keys>,
    /// Who works here.
    pub people: Arc<People>,
    /// Who may do what only a lead may, by id.
    pub leads: Vec<String>,
    /// What was handed out to them.
    pub sessions: Sessions,
    /// What remembers letters, and must forget them.
    pub rate_limit: Arc<RateLimit>,
    /// The memory for bodies.
    pub room: Room,
    /// The post box's own origin: what they sign names it.
    pub origin: Origin,
    /// How many days after it was closed a letter is kept.
    pub keep_days: u32,
    /// Who is told that letters wait, and whether that works.
    pub notices: Arc<Notices>,
    /// The time.
    pub now: Now,
}

/// Who asks: the person of the token in `Authorization: Bearer …`.
pub struct Who(String);

/// Where a list goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    #[serde(default)]
    after: u64,
}

/// `POST /v1/staff/challenge`: the same answer for whoever is named.
pub async fn challenge(State(desk): State<Arc<Desk>>, body: Body) -> Result<Json<Challenge>> {
    let WhoIsIt { staff } = desk.read(body).await?;
    Ok(Json(Challenge { challenge: desk.sessions.challenge((desk.now)(), &staff)? }))
}

/// `POST /v1/staff/session`: a signed challenge for a token.
pub async fn session(State(desk): State<Arc<Desk>>, body: Body) -> Result<Json<Session>> {
    let asked: SignIn = desk.read(body).await?;
    let staff = desk.staff()?;
    let session = desk.sessions.enter((desk.now)(), &staff, desk.origin.as_str(), &asked)?;
    desk.store.signed_in(desk.by(&asked.staff)).await?;
    Ok(Json(session))
}

/// `DELETE /v1/staff/session`: the inbox was locked. It needs nothing but memory, so that it never has to wait.
pub async fn leave(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Result<StatusCode> {
    desk.sessions.end(token(&headers))?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /v1/letters?after=`: the rows, oldest first.
pub async fn list(
    State(desk): State<Arc<Desk>>,
    Who(who): Who,
    from: std::result::Result<Query<Place>, QueryRejection>,
) -> Result<Json<Page>> {
    let Query(Place { after }) = from.map_err(|_| {
        let sentence = "a list is asked for with nothing or with ?after= and the cursor of the last row";
        Refusal::new(StatusCode::BAD_REQUEST, sentence)
    })?;
    let page = desk.store.list(desk.by(&who), after).await?;
    let mail_failing_since = desk.notices.failing_since().await;
    Ok(Json(Page { keep_days: desk.keep_days, mail_failing_since, ..page }))
}

/// `GET /v1/letters/{id}`: the envelope, byte for byte.
pub async fn fetch(State(desk): State<Arc<Desk>>, Who(who): Who, Named(letter): Named) -> Result<Response> {
    let sealed = desk.store.fetch(desk.by(&who), letter).await?.ok_or_else(no_such_letter)?;
    let fields = [(header::CONTENT_TYPE.as_str(), "application/octet-stream".to_owned())];
    Ok((fields, [(CONTENT_DIGEST, sealed.digest.header())], sealed.bytes).into_response())
}

/// Does a deed. Once or many times, it is the same.
pub async fn act(desk: &Desk, Who(who): Who, deed: Deed, letter: Result<Named>) -> Result<StatusCode> {
    if deed.is_a_leads() && !desk.leads.contains(&who) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "only a lead can delete a letter; ask one of them"));
    }
    let Named(letter) = letter?;
    let found = desk.store.act(desk.by(&who), letter, deed).await?;
    if deed == Deed::Delete {
        desk.rate_limit.forget(letter);
    }
    found.then_some(StatusCode::NO_CONTENT).ok_or_else(no_such_letter)
}

impl FromRequestParts<Arc<Desk>> for Who {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self> {
        Ok(Self(desk.sessions.who((desk.now)(), &*desk.staff()?, token(&parts.headers))?))
    }
}

impl Desk {
    fn staff(&self) -> Result<Arc<Staff>> {
        self.people.now().map_err(|_| {
            // What is wrong with the file would quote it, and it holds people's ids: `endpoint serve` says it when it starts.
            tracing::error!("keys.toml cannot be read or understood: nobody can come in until it is put right");
            Refusal::later(60, "the post box cannot read the council's keys.toml; its operator must put it right")
                .because(Reason::Keys)
        })
    }

    fn by(&self, staff: &str) -> By {
        By { staff: self.keys.hashed(staff), at: (self.now)() }
    }

    async fn read<T: DeserializeOwned>(&self, body: Body) -> Result<T> {
        let held = self.room.read(body, STAFF_BODY_BYTES_MAX).await?;
        serde_json::from_slice(&held.bytes).map_err(|_| {
            Refusal::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "the body is not the JSON this route takes; reload the inbox",
            )
        })
    }
}

fn token(headers: &HeaderMap) -> &str {
    let field = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    field.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default().trim()
}

fn no_such_letter() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "there is no such letter; list the letters again")
}
