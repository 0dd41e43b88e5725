//! How staff come in: a challenge that is good once, then a token that is good for ten minutes. All of it in memory only.

use std::{
    collections::{HashMap, VecDeque},
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use base64ct::{Base64, Encoding as _};
use chrono::{DateTime, TimeDelta, Utc};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};
use wire::{
    limits::{CHALLENGE_SECONDS, TOKEN_SECONDS},
    staff::{Session, SignIn, signed_text},
};

use crate::people::Staff;

/// How many challenges are kept; the oldest makes room. Outlasting a true one would take this many requests while a person's
/// device signs, some fifty milliseconds.
const CHALLENGES_MAX: usize = 4096;

/// How many sessions are kept; the oldest makes room. Only people in `keys.toml` can have one.
const SESSIONS_MAX: usize = 1024;

/// The door: what was handed out and is still good.
#[derive(Default)]
pub struct Door {
    challenges: Mutex<VecDeque<Given>>,
    sessions: Mutex<HashMap<[u8; 32], Inside>>,
}

struct Given {
    challenge: String,
    /// The hash of the name that was said, so that a long name takes no more room than a short one.
    staff: [u8; 32],
    at: DateTime<Utc>,
}

struct Inside {
    staff: String,
    key: VerifyingKey,
    since: DateTime<Utc>,
}

/// Why somebody is not let in. None of these tells whether a person of that name works here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotLetIn {
    /// The challenge is older than [`CHALLENGE_SECONDS`].
    Expired,
    /// The challenge was used before, or was never given.
    Reused,
    /// Not this person's signature over this challenge and this post box, or nobody of that name.
    WrongSignature,
    /// The token is unknown, too old, or its person or key has left `keys.toml`.
    SignedOut,
    /// The system gave no randomness.
    NoRandomness,
}

impl Door {
    /// Gives a challenge to whoever says a name, known or not: the answer looks the same.
    ///
    /// # Errors
    ///
    /// [`NotLetIn::NoRandomness`] alone.
    pub fn challenge(&self, now: DateTime<Utc>, staff: &str) -> Result<String, NotLetIn> {
        let challenge = hex(&random()?);
        let mut given = locked(&self.challenges);
        if given.len() >= CHALLENGES_MAX {
            given.pop_front();
        }
        given.push_back(Given { challenge: challenge.clone(), staff: hashed(staff), at: now });
        Ok(challenge)
    }

    /// Checks the signed challenge, uses it up whatever comes of it, and gives a token.
    ///
    /// # Errors
    ///
    /// [`NotLetIn`], one for each way that the person could do something about.
    pub fn enter(&self, now: DateTime<Utc>, staff: &Staff, origin: &str, asked: &SignIn) -> Result<Session, NotLetIn> {
        let given = self.take(&asked.challenge).ok_or(NotLetIn::Reused)?;
        if !is_fresh(given.at, now, CHALLENGE_SECONDS) {
            return Err(NotLetIn::Expired);
        }
        // For nobody's name a signature is checked all the same, so that the time taken tells nothing.
        let stranger = VerifyingKey::default();
        let key = staff.key(&asked.staff);
        let text = signed_text(origin, &asked.staff, &asked.challenge);
        let fits = signature(&asked.signature)
            .is_some_and(|signature| key.unwrap_or(&stranger).verify_strict(text.as_bytes(), &signature).is_ok());
        let key = key.filter(|_| fits && given.staff == hashed(&asked.staff)).ok_or(NotLetIn::WrongSignature)?;

        let token = hex(&random()?);
        let mut sessions = locked(&self.sessions);
        sessions.retain(|_, inside| is_fresh(inside.since, now, TOKEN_SECONDS));
        while sessions.len() >= SESSIONS_MAX
            && let Some(oldest) = sessions.iter().min_by_key(|(_, inside)| inside.since).map(|(hash, _)| *hash)
        {
            sessions.remove(&oldest);
        }
        sessions.insert(hashed(&token), Inside { staff: asked.staff.clone(), key: *key, since: now });
        Ok(Session { token, seconds: TOKEN_SECONDS })
    }

    /// Whose token this is.
    ///
    /// # Errors
    ///
    /// [`NotLetIn::SignedOut`] if it is nobody's, or not any more.
    pub fn who(&self, now: DateTime<Utc>, staff: &Staff, token: &str) -> Result<String, NotLetIn> {
        let mut sessions = locked(&self.sessions);
        let token = hashed(token);
        let inside = sessions.get(&token).ok_or(NotLetIn::SignedOut)?;
        if is_fresh(inside.since, now, TOKEN_SECONDS) && staff.key(&inside.staff) == Some(&inside.key) {
            return Ok(inside.staff.clone());
        }
        sessions.remove(&token);
        Err(NotLetIn::SignedOut)
    }

    fn take(&self, challenge: &str) -> Option<Given> {
        let mut given = locked(&self.challenges);
        let place = given.iter().position(|given| given.challenge == challenge)?;
        given.remove(place)
    }
}

/// Fresh for so many seconds. What seems to come from the future is not fresh: the clock was moved.
fn is_fresh(since: DateTime<Utc>, now: DateTime<Utc>, seconds: u64) -> bool {
    let age = now - since;
    age >= TimeDelta::zero() && age.num_seconds().unsigned_abs() < seconds
}

fn random() -> Result<[u8; 32], NotLetIn> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| NotLetIn::NoRandomness)?;
    Ok(bytes)
}

/// Tokens are kept hashed: whoever could read this memory's remains could still not come in.
fn hashed(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

fn signature(base64: &str) -> Option<Signature> {
    let mut bytes = [0; 64];
    Base64::decode(base64, &mut bytes).ok().filter(|bytes| bytes.len() == 64)?;
    Some(Signature::from_bytes(&bytes))
}

fn hex(bytes: &[u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Display for NotLetIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Expired => "the challenge is older than a minute; ask for a new one",
            Self::Reused => "the challenge was used before or was not given here; ask for a new one",
            Self::WrongSignature => {
                "the name and the signature do not fit; check the name, the identity file and the post box's address"
            }
            Self::SignedOut => "you are not signed in or no longer; sign in again",
            Self::NoRandomness => "the post box could not make a random number; try again later",
        })
    }
}

impl std::error::Error for NotLetIn {}

#[cfg(test)]
mod tests;
