//! How staff come in: a challenge that is good once, then a token that is good for ten minutes. All of it in memory only.
//!
//! A challenge is not remembered when it is given, since anybody may ask for as many as they like: it says itself for whom
//! and when it was given, under a key made at start. Only one that let somebody in is remembered, until it expires.

use std::{collections::HashMap, sync::Mutex, time::Instant};

use axum::http::StatusCode;
use base64ct::{Base64, Encoding as _};
use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use wire::{
    limits::{CHALLENGE_SECONDS, TOKEN_SECONDS},
    staff::{Session, SignIn, signed_text},
};

use super::people::Staff;
use crate::{
    letters::signing::{decoded, hex},
    limits::refusal::Refusal,
    locked,
};

/// How many sessions are kept; the oldest makes room. Only people in `keys.toml` can have one.
const SESSIONS_MAX: usize = 1024;

/// The parts of a challenge, in bytes: a random number, the millisecond it was given by the clock on the wall and by the
/// steady one, and the proof that it was given here.
const NONCE: usize = 16;
const TIME: usize = 8;
const SAID: usize = NONCE + TIME + TIME;
const CHALLENGE: usize = SAID + 32;

/// What was handed out to staff and is still good.
pub struct Sessions {
    /// Proves challenges.
    proof: Hmac<Sha256>,
    /// Nobody's key: checked in place of the key of somebody who does not work here.
    stranger: VerifyingKey,
    /// Where the steady clock of challenges starts.
    opened: Instant,
    /// The challenges that let somebody in, and their millisecond by the steady clock.
    used: Mutex<HashMap<[u8; CHALLENGE], u64>>,
    alive: Mutex<HashMap<[u8; 32], Inside>>,
}

struct Inside {
    staff: String,
    key: VerifyingKey,
    since: DateTime<Utc>,
    /// The same moment on a clock that nobody can put back.
    began: Instant,
}

/// Why somebody is not let in: one for each way that they could do something about. None of these tells whether a person of that name works here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotLetIn {
    /// The challenge is older than [`CHALLENGE_SECONDS`].
    #[error("the challenge is older than a minute; ask for a new one")]
    Expired,
    /// The challenge let somebody in before, or was never given to this name.
    #[error("the challenge was used before or was not given here to this name; ask for a new one")]
    Reused,
    /// Not this person's signature over this challenge and this post box, or nobody of that name.
    #[error("the name and the signature do not fit; check the name, the identity file and the post box's address")]
    WrongSignature,
    /// The token is unknown, too old, or its person or key has left `keys.toml`.
    #[error("you are not signed in or no longer; sign in again")]
    SignedOut,
    /// The system gave no randomness.
    #[error("the post box could not make a random number; try again later")]
    NoRandomness,
}

impl Sessions {
    /// With a key of its own: no other has given its challenges. Fails for want of randomness alone.
    pub fn new() -> Result<Self, NotLetIn> {
        Ok(Self {
            proof: Hmac::new(&random::<64>()?.into()),
            stranger: SigningKey::from_bytes(&random()?).verifying_key(),
            opened: Instant::now(),
            used: Mutex::default(),
            alive: Mutex::default(),
        })
    }

    /// Gives a challenge to whoever says a name, known or not: the answer looks the same. Fails for want of randomness alone.
    pub fn challenge(&self, now: DateTime<Utc>, staff: &str) -> Result<String, NotLetIn> {
        let mut challenge = random::<NONCE>()?.to_vec();
        challenge.extend(now.timestamp_millis().to_be_bytes());
        challenge.extend(self.steady().to_be_bytes());
        challenge.extend(self.proof(&challenge, staff).finalize().into_bytes());
        Ok(Base64::encode_string(&challenge))
    }

    /// Checks the signed challenge, uses it up if it is right, and gives a token.
    pub fn enter(&self, now: DateTime<Utc>, staff: &Staff, origin: &str, asked: &SignIn) -> Result<Session, NotLetIn> {
        let (challenge, given, steady) = self.given(&asked.challenge, &asked.staff).ok_or(NotLetIn::Reused)?;
        if !is_fresh(given, now, CHALLENGE_SECONDS) || !self.is_recent(steady) {
            return Err(NotLetIn::Expired);
        }
        // For nobody's name a signature is checked all the same, so that the time taken tells nothing.
        let key = staff.key(&asked.staff);
        let text = signed_text(origin, &asked.staff, &asked.challenge);
        let fits = decoded(&asked.signature)
            .map(|bytes| Signature::from_bytes(&bytes))
            .is_some_and(|signature| key.unwrap_or(&self.stranger).verify_strict(text.as_bytes(), &signature).is_ok());
        let key = key.filter(|_| fits).ok_or(NotLetIn::WrongSignature)?;

        let token = hex(&random::<32>()?);
        self.use_up(challenge, steady)?;
        let mut sessions = locked(&self.alive);
        sessions.retain(|_, inside| inside.is_good(now));
        while sessions.len() >= SESSIONS_MAX
            && let Some(oldest) = sessions.iter().min_by_key(|(_, inside)| inside.since).map(|(hash, _)| *hash)
        {
            sessions.remove(&oldest);
        }
        sessions.insert(
            hashed(&token),
            Inside { staff: asked.staff.clone(), key: *key, since: now, began: Instant::now() },
        );
        Ok(Session { token, seconds: TOKEN_SECONDS, prove: false })
    }

    /// Whose token this is; [`NotLetIn::SignedOut`] if it is nobody's, or not any more.
    pub fn who(&self, now: DateTime<Utc>, staff: &Staff, token: &str) -> Result<String, NotLetIn> {
        let mut sessions = locked(&self.alive);
        let token = hashed(token);
        let inside = sessions.get(&token).ok_or(NotLetIn::SignedOut)?;
        if inside.is_good(now) && staff.key(&inside.staff) == Some(&inside.key) {
            return Ok(inside.staff.clone());
        }
        sessions.remove(&token);
        Err(NotLetIn::SignedOut)
    }

    /// Ends a token before its time; [`NotLetIn::SignedOut`] if it is none, or none any more.
    pub fn end(&self, token: &str) -> Result<(), NotLetIn> {
        locked(&self.alive).remove(&hashed(token)).map(drop).ok_or(NotLetIn::SignedOut)
    }

    /// The bytes of a challenge that was given here to this name, and when that was by both clocks.
    fn given(&self, challenge: &str, staff: &str) -> Option<([u8; CHALLENGE], DateTime<Utc>, u64)> {
        let challenge = decoded::<CHALLENGE>(challenge)?;
        let (said, proof) = challenge.split_at(SAID);
        self.proof(said, staff).verify_slice(proof).ok()?;
        let at = i64::from_be_bytes(*said[NONCE..].first_chunk()?);
        Some((challenge, DateTime::from_timestamp_millis(at)?, u64::from_be_bytes(*said.last_chunk()?)))
    }

    /// What goes before the name has one length, so that no two pairs are the same text.
    fn proof(&self, said: &[u8], staff: &str) -> Hmac<Sha256> {
        self.proof.clone().chain_update(said).chain_update(staff)
    }

    /// By the steady clock alone: one that the wall's clock calls fresh again, after it was moved, must still be known.
    fn use_up(&self, challenge: [u8; CHALLENGE], steady: u64) -> Result<(), NotLetIn> {
        let mut used = locked(&self.used);
        // Twice as long as one is good: none is forgotten between being judged and being used up.
        let now = self.steady();
        used.retain(|_, given| now.saturating_sub(*given) < 2 * CHALLENGE_SECONDS * 1000);
        if used.insert(challenge, steady).is_some() { Err(NotLetIn::Reused) } else { Ok(()) }
    }

    /// Milliseconds since these began, on a clock that nobody can move.
    fn steady(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn is_recent(&self, steady: u64) -> bool {
        self.steady().saturating_sub(steady) < CHALLENGE_SECONDS * 1000
    }
}

impl Inside {
    /// By both clocks: the one on the wall may be put back, the steady one stands still while the machine sleeps.
    fn is_good(&self, now: DateTime<Utc>) -> bool {
        is_fresh(self.since, now, TOKEN_SECONDS) && self.began.elapsed().as_secs() < TOKEN_SECONDS
    }
}

/// Fresh for so many seconds. What seems to come from the future is not fresh: the clock was moved.
fn is_fresh(since: DateTime<Utc>, now: DateTime<Utc>, seconds: u64) -> bool {
    let age = now - since;
    age >= TimeDelta::zero() && age.num_seconds().unsigned_abs() < seconds
}

fn random<const N: usize>() -> Result<[u8; N], NotLetIn> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NotLetIn::NoRandomness)?;
    Ok(bytes)
}

/// Tokens are kept hashed: whoever could read this memory's remains could still not come in.
fn hashed(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

impl From<NotLetIn> for Refusal {
    fn from(why: NotLetIn) -> Self {
        match why {
            NotLetIn::NoRandomness => Self::later(30, why),
            _ => Self::new(StatusCode::UNAUTHORIZED, why),
        }
    }
}

#[cfg(test)]
mod tests;
