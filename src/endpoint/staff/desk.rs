//! What staff do: come in, list, fetch, and each [`Deed`] about a letter. All of it is on the audit log first.

use std::{collections::HashMap, sync::Arc};

use axum::{
    Json,
    body::Body,
    extract::{FromRequestParts, Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Response},
};
use serde::{Deserialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};
use wire::{
    Deed,
    deed::{Needs, SECRET_HEADER},
    limits::STAFF_BODY_BYTES_MAX,
    staff::{Challenge, Page, Session, SignIn, WhoIsIt},
};

use super::{
    people::{People, Staff},
    sessions::Sessions,
};
use crate::{
    Now,
    letters::{Letters, named::Named, put::CONTENT_DIGEST, signing::Keys},
    limits::{body::Room, origin::Origin, reason::Reason, refusal::Refusal},
    notices::Notices,
    store::{By, Store, hex},
};

pub(super) type Result<T> = std::result::Result<T, Refusal>;

/// What the staff's requests meet.
pub struct Desk {
    /// Where letters are kept.
    pub store: Arc<dyn Store>,
    /// How a letter comes in, for those that staff send to themselves.
    pub letters: Arc<Letters>,
    /// What hashes ids for the audit log.
    pub keys: Arc<Keys>,
    /// Who works here.
    pub people: Arc<People>,
    /// Who may do what only a lead may, by id.
    pub leads: Vec<String>,
    /// What was handed out to them.
    pub sessions: Sessions,
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
pub struct Who(pub(super) String);

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
    if desk.is_suspended(&asked.staff).await? {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "this sign-in is suspended; ask a lead"));
    }
    let by = desk.by(&asked.staff);
    desk.store.signed_in(by).await?;
    let proved = desk.store.proved(Some(by.staff)).await?;
    let prove = proved.is_none_or(|minute| !minute.starts_with(&by.day()));
    Ok(Json(Session { prove, ..session }))
}

/// `DELETE /v1/staff/session`: the inbox was locked. It needs nothing but memory, so that it never has to wait.
pub async fn leave(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Result<StatusCode> {
    desk.sessions.end(token(&headers))?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST` and `DELETE /v1/staff/{id}/suspended`: somebody's sign-in ends at once, until a lead takes that back. Nobody does it
/// to themselves, so that one lead is always left.
pub async fn suspend(
    State(desk): State<Arc<Desk>>,
    Who(who): Who,
    Path(staff): Path<String>,
    method: Method,
) -> Result<StatusCode> {
    if !desk.leads.contains(&who) || who == staff {
        let sentence = "only a lead can suspend a sign-in or take that back, and not their own; ask one of them";
        return Err(Refusal::new(StatusCode::FORBIDDEN, sentence));
    }
    if desk.staff()?.key(&staff).is_none() {
        return Err(Refusal::new(StatusCode::NOT_FOUND, "nobody of this name works here; look into keys.toml"));
    }
    desk.store.suspend(desk.by(&who), desk.keys.hashed(&staff), method == Method::POST).await?;
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
    let mut page = desk.store.list(after).await?;
    let suspended = if desk.leads.contains(&who) { Some(desk.store.suspended().await?) } else { None };
    let staff = desk.staff()?;
    let named: HashMap<String, &str> = staff.people().map(|(id, _)| (hex(&desk.keys.hashed(id)), id)).collect();
    let name = |by: &mut String| *by = named.get(by.as_str()).copied().unwrap_or_default().to_owned();
    for row in &mut page.letters {
        let marks = [&mut row.seen_to, &mut row.delete_asked, &mut row.binned];
        marks.into_iter().flatten().for_each(|mark| name(&mut mark.by));
        row.tries.iter_mut().for_each(|each| name(&mut each.by));
        row.closed_by.iter_mut().for_each(name);
    }
    // Whoever has left keys.toml cannot come in anyway.
    let suspended =
        suspended.map(|all| all.iter().filter_map(|each| named.get(&hex(each)).map(|id| (*id).to_owned())).collect());
    let mail_failing_since = desk.notices.failing_since().await;
    Ok(Json(Page { keep_days: desk.keep_days, mail_failing_since, suspended, ..page }))
}

/// `GET /v1/letters/{id}`: the envelope, byte for byte.
pub async fn fetch(State(desk): State<Arc<Desk>>, Who(who): Who, Named(letter): Named) -> Result<Response> {
    let sealed = desk.store.fetch(desk.by(&who), letter).await?.ok_or_else(no_such_letter)?;
    let fields = [(header::CONTENT_TYPE.as_str(), "application/octet-stream".to_owned())];
    Ok((fields, [(CONTENT_DIGEST, sealed.digest.header())], sealed.bytes).into_response())
}

/// Does a deed, if this person may. Once or many times, it is the same. What is refused stands at the letter from then on.
pub async fn act(
    desk: &Desk,
    Who(who): Who,
    deed: Deed,
    letter: Result<Named>,
    headers: &HeaderMap,
) -> Result<StatusCode> {
    let Named(letter) = letter?;
    let by = desk.by(&who);
    let is_lead = desk.leads.contains(&who);
    let hashes = desk.store.hashes(letter).await?;
    let refused = match (deed.needs(), hashes.flatten()) {
        (Needs::Nothing, _) => None,
        (Needs::Lead, _) => (!is_lead).then_some("only a lead can delete a letter or put it back; ask one of them"),
        (Needs::DeedSecret | Needs::SeenToSecret, None) => {
            (!is_lead).then_some("this letter came from an earlier version: only a lead can do that; ask one of them")
        }
        (Needs::DeedSecret, Some(hashes)) => {
            (shown(headers) != hashes.deed).then_some("only somebody who can open all of this letter can do that")
        }
        (Needs::SeenToSecret, Some(hashes)) => {
            (shown(headers) != hashes.seen_to).then_some("only somebody who can open this letter can do that")
        }
    };
    if let Some(why) = refused.filter(|_| hashes.is_some()) {
        desk.store.refuse(by, letter, deed).await?;
        return Err(Refusal::new(StatusCode::FORBIDDEN, why));
    }
    desk.store.act(by, letter, deed).await?.then_some(StatusCode::NO_CONTENT).ok_or_else(no_such_letter)
}

impl FromRequestParts<Arc<Desk>> for Who {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self> {
        let who = desk.sessions.who((desk.now)(), &*desk.staff()?, token(&parts.headers))?;
        if desk.is_suspended(&who).await? {
            return Err(Refusal::new(StatusCode::UNAUTHORIZED, "this sign-in is suspended; ask a lead"));
        }
        Ok(Self(who))
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

    async fn is_suspended(&self, staff: &str) -> Result<bool> {
        Ok(self.store.suspended().await?.contains(&self.keys.hashed(staff)))
    }

    pub(super) fn by(&self, staff: &str) -> By {
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

/// The SHA-256 of the secret that is shown, as it is written.
pub(super) fn shown(headers: &HeaderMap) -> [u8; 32] {
    Sha256::digest(headers.get(SECRET_HEADER).map(HeaderValue::as_bytes).unwrap_or_default()).into()
}

fn token(headers: &HeaderMap) -> &str {
    let field = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    field.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default().trim()
}

fn no_such_letter() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "there is no such letter; list the letters again")
}
