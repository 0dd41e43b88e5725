//! The worker for staff: unlock, sign in, list, open, mark, prove the way (`proof`), lock. Locked by itself after ten idle minutes.
//!
//! Locking ends the token at the post box too. A page that is closed without locking cannot be relied on to say so, and
//! neither can one without a network: that token dies by itself, ten minutes after it was given.

mod proof;

#[cfg(test)]
mod desk_story;
#[cfg(test)]
mod proof_story;

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
pub use browser::start;

use json::Json;
use rand_core::{TryCryptoRng, UnwrapErr};
use seal::{IdentityFile, OpenError, UnlockError};
use wire::{
    Deed, Envelope, EnvelopeFault, LetterId, Trouble,
    deed::SECRET_HEADER,
    desk::{Ask, Group, Told},
    limits::{ENVELOPE_BYTES_MAX, TOKEN_SECONDS},
    staff::{Challenge, Page, Session, WhoIsIt},
};
use zeroize::{Zeroize, Zeroizing};

use self::proof::{Proof, Step};
use crate::{
    call::{Answer, JSON_BYTES_MAX, Reply, Request},
    sending::keys,
};

/// Something is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Tell the inbox this message.
    Tell(String),
    /// Call somebody, and give the answer to [`Desk::answered`].
    Fetch(Call, Request),
    /// Have [`Desk::woke`] called for this shift after so many seconds.
    Wake(u32, u32),
}

json::declare! {
    /// A call for staff. An answer from an earlier shift is dropped: somebody else may sit there now.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Call {
        /// Counts up with every unlocking and locking.
        pub shift: u32,
        /// What it is for.
        pub errand: Errand,
    }
}

json::declare! {
    /// What a call for staff is for.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Errand {
        /// Get a challenge from this post box.
        Challenge {
            /// Its origin.
            post_box: String,
        } = "challenge",
        /// Hand the signed challenge back.
        Session {
            /// The post box's origin.
            post_box: String,
        } = "session",
        /// Get a page of the list.
        List = "list",
        /// Get one letter.
        Open(LetterId) = "open",
        /// Do something about a letter.
        Do {
            /// What.
            deed: Deed,
            /// The letter's name.
            letter: LetterId,
        } = "do",
        /// Prove the way.
        Prove(Step) = "prove",
        /// Suspend a colleague's sign-in, or take that back.
        Suspend {
            /// Whose.
            staff: String,
            /// Whether it is suspended from then on.
            suspended: bool,
        } = "suspend",
        /// End the session. Nobody waits for the answer.
        Leave = "leave",
    }
}

/// Whoever sits at this device. Empty until an identity is unlocked.
#[derive(Default)]
pub struct Desk {
    /// Counts up with every unlocking and locking.
    shift: u32,
    /// When staff last asked something, in seconds.
    last_ask: f64,
    person: Option<Person>,
}

struct Person {
    identity: IdentityFile,
    session: Option<Open>,
    /// The letter that this person has on the way to themselves.
    proof: Option<Proof>,
}

/// An open session at a post box.
struct Open {
    post_box: String,
    token: Zeroizing<String>,
}

impl Open {
    /// The same request, with the token.
    fn show(&self, request: Request) -> Request {
        request.header("Authorization", format!("Bearer {}", *self.token))
    }
}

/// How long a desk may stand idle: as long as a token lives, so that both end together.
fn idle_seconds_max() -> u32 {
    u32::try_from(TOKEN_SECONDS).unwrap_or(u32::MAX)
}

impl Desk {
    /// Does what staff ask, in one JSON text.
    pub fn asked(&mut self, mut text: String, now: f64) -> Vec<Effect> {
        let ask = json::read(&text);
        text.zeroize();
        // A device that slept wakes with its alarm still to come: nobody may use what was left open.
        let mut effects = if self.idle(now) { self.lock() } else { Vec::new() };
        self.last_ask = now;
        let done = match ask {
            None => Err(Trouble::Device),
            Some(Ask::Unlock { identity, passphrase }) => self.unlock(identity, passphrase),
            Some(Ask::Lock) => return if effects.is_empty() { self.lock() } else { effects },
            Some(Ask::SignIn { post_box }) => self.ask_for_challenge(&post_box),
            Some(Ask::List { after }) => self.letters(Errand::List, "GET", &format!("?after={after}"), String::new()),
            Some(Ask::Open { letter }) => {
                self.letters(Errand::Open(letter), "GET", &format!("/{letter}"), String::new())
            }
            Some(Ask::Do { deed, letter, secret }) => {
                let (method, rest) = deed.call();
                self.letters(Errand::Do { deed, letter }, method, &format!("/{letter}{rest}"), secret)
            }
            Some(Ask::Prove { keyset_url }) => self.session().map(|_| {
                let request = keys::request(&keyset_url);
                self.fetch(Errand::Prove(Step::Keys(keyset_url)), request)
            }),
            Some(Ask::Suspend { staff, suspended }) => {
                let (method, path) =
                    (if suspended { "POST" } else { "DELETE" }, format!("/v1/staff/{staff}/suspended"));
                self.session().map(|session| {
                    let request = Request { method, ..Request::get(format!("{}{path}", session.post_box)) };
                    self.fetch(Errand::Suspend { staff, suspended }, session.show(request))
                })
            }
        };
        effects.extend(done.unwrap_or_else(failed));
        effects
    }

    /// Takes in an answer, unless somebody else sits there now.
    pub fn answered(&mut self, call: Call, answer: Answer, rng: &mut impl TryCryptoRng) -> Vec<Effect> {
        if call.shift != self.shift {
            return Vec::new();
        }
        self.take(call.errand, answer, rng).unwrap_or_else(failed)
    }

    /// Locks if nobody asked anything for too long.
    pub fn woke(&mut self, shift: u32, now: f64) -> Vec<Effect> {
        if shift != self.shift || self.person.is_none() {
            return Vec::new();
        }
        if self.idle(now) {
            return self.lock();
        }
        let left = f64::from(idle_seconds_max()) - (now - self.last_ask);
        vec![Effect::Wake(shift, whole_seconds(left))]
    }

    fn idle(&self, now: f64) -> bool {
        // A clock that was set back cannot tell how long nobody was here, so that counts as too long.
        let is_short = (0.0..f64::from(idle_seconds_max())).contains(&(now - self.last_ask));
        self.person.is_some() && !is_short
    }

    fn lock(&mut self) -> Vec<Effect> {
        core::iter::once(tell(&Told::Locked)).chain(self.leave()).collect()
    }

    /// Whoever sat here is gone, and so is their token. The call belongs to the shift that is over: its answer is dropped.
    fn leave(&mut self) -> Option<Effect> {
        let call = Call { shift: self.shift, errand: Errand::Leave };
        self.shift = self.shift.wrapping_add(1);
        let session = self.person.take()?.session?;
        let request = Request { method: "DELETE", ..Request::get(format!("{}/v1/staff/session", session.post_box)) };
        Some(Effect::Fetch(call, session.show(request)))
    }

    fn unlock(&mut self, identity: String, passphrase: String) -> Result<Vec<Effect>, Trouble> {
        let (identity, passphrase) = (Zeroizing::new(identity), Zeroizing::new(passphrase));
        let identity = IdentityFile::unlock(identity.as_bytes(), &passphrase).map_err(|error| match error {
            UnlockError::WrongPassphrase => Trouble::WrongPassphrase,
            UnlockError::TooMuch => Trouble::Device,
            _ => Trouble::NotAnIdentity,
        })?;
        let staff = identity.staff().to_owned();
        let left = self.leave();
        self.person = Some(Person { identity, session: None, proof: None });
        let alarm = Effect::Wake(self.shift, idle_seconds_max());
        Ok([tell(&Told::Unlocked { staff }), alarm].into_iter().chain(left).collect())
    }

    fn ask_for_challenge(&mut self, post_box: &str) -> Result<Vec<Effect>, Trouble> {
        let person = self.person.as_ref().ok_or(Trouble::SignedOut)?;
        let post_box = post_box.trim_end_matches('/').to_owned();
        let who = WhoIsIt { staff: person.identity.staff().to_owned() };
        let request = post(format!("{post_box}/v1/staff/challenge"), &who);
        Ok(self.fetch(Errand::Challenge { post_box }, request))
    }

    fn session(&self) -> Result<&Open, Trouble> {
        self.person.as_ref().and_then(|person| person.session.as_ref()).ok_or(Trouble::SignedOut)
    }

    fn letters(
        &self,
        errand: Errand,
        method: &'static str,
        rest: &str,
        secret: String,
    ) -> Result<Vec<Effect>, Trouble> {
        let session = self.session()?;
        let url = format!("{}/v1/letters{rest}", session.post_box);
        let answer_bytes_max = if matches!(errand, Errand::Open(_)) { ENVELOPE_BYTES_MAX } else { JSON_BYTES_MAX };
        let request = session.show(Request { method, answer_bytes_max, ..Request::get(url) });
        let request = if secret.is_empty() { request } else { request.header(SECRET_HEADER, secret) };
        Ok(self.fetch(errand, request))
    }

    fn fetch(&self, errand: Errand, request: Request) -> Vec<Effect> {
        vec![Effect::Fetch(Call { shift: self.shift, errand }, request)]
    }

    fn take(&mut self, errand: Errand, answer: Answer, rng: &mut impl TryCryptoRng) -> Result<Vec<Effect>, Trouble> {
        let reply = answer.ok_or(Trouble::Offline)?;
        let person = self.person.as_mut().ok_or(Trouble::SignedOut)?;
        let coming_in = matches!(errand, Errand::Challenge { .. } | Errand::Session { .. });
        if !matches!(reply.status, 200..300) {
            // That is the site, which signs nobody in or out.
            if matches!(errand, Errand::Prove(Step::Keys(_))) {
                return Err(Trouble::NoKeys);
            }
            if reply.status == 401 {
                person.session = None;
            }
            let why = trouble(reply.status, coming_in);
            // Somebody answered: what keeps a letter from its way is worth a word.
            let is_silent = why == Trouble::Offline && matches!(errand, Errand::Prove(_));
            return Err(if is_silent { Trouble::Refused } else { why });
        }
        match errand {
            Errand::Challenge { post_box } => {
                let Challenge { challenge } = read(&reply)?;
                let sign = person.identity.sign().ok_or(Trouble::NotLetIn)?;
                let signed = sign.sign_in(&post_box, person.identity.staff(), &challenge);
                let request = post(format!("{post_box}/v1/staff/session"), &signed);
                Ok(self.fetch(Errand::Session { post_box }, request))
            }
            Errand::Session { post_box } => {
                let Session { token, seconds, prove } = read(&reply)?;
                person.session = Some(Open { post_box, token: Zeroizing::new(token) });
                Ok(vec![tell(&Told::SignedIn { seconds, prove })])
            }
            Errand::List => {
                let Page { letters: rows, next, keep_days, mail_failing_since, suspended } = read(&reply)?;
                Ok(vec![tell(&Told::Letters { rows, next, keep_days, mail_failing_since, suspended })])
            }
            Errand::Open(letter) => Ok(vec![tell(&opened(letter, &reply.body, &person.identity))]),
            Errand::Do { deed, letter } => Ok(vec![tell(&Told::Done { deed, letter })]),
            Errand::Prove(step) => self.prove(step, reply, rng),
            Errand::Suspend { staff, suspended } => Ok(vec![tell(&Told::Suspended { staff, suspended })]),
            Errand::Leave => Ok(Vec::new()),
        }
    }

    /// Goes one step further with the letter that this person sends to themselves.
    fn prove(&mut self, step: Step, reply: Reply, rng: &mut impl TryCryptoRng) -> Result<Vec<Effect>, Trouble> {
        let person = self.person.as_mut().ok_or(Trouble::SignedOut)?;
        let session = person.session.as_ref().ok_or(Trouble::SignedOut)?;
        let post_box = &session.post_box;
        let on_the_way = person.proof.take().ok_or(Trouble::Device);
        let (next, proof, request) = match step {
            Step::Keys(keyset_url) => {
                // Asked for first: sealing with a silent generator would be worse than not sealing.
                rng.try_fill_bytes(&mut [0; 32]).map_err(|_| Trouble::Device)?;
                let (proof, bytes) = Proof::seal(&keyset_url, &reply, &person.identity, &mut UnwrapErr(rng))?;
                let request = proof.put(post_box, bytes);
                (Step::Put, proof, request)
            }
            Step::Put => {
                let proof = on_the_way?;
                let request = proof.fetch(post_box, reply)?;
                (Step::Fetch, proof, request)
            }
            Step::Fetch => {
                let proof = on_the_way?;
                let request = proof.take(post_box, &reply, &person.identity)?;
                (Step::Take, proof, request)
            }
            Step::Take => return Ok(vec![tell(&Told::Proved)]),
        };
        let request = session.show(request);
        person.proof = Some(proof);
        Ok(self.fetch(Errand::Prove(next), request))
    }
}

fn failed(why: Trouble) -> Vec<Effect> {
    vec![tell(&Told::Failed { why })]
}

fn tell(told: &Told) -> Effect {
    Effect::Tell(json::write(told))
}

/// Opens what this identity can open. Bytes that are no envelope are damaged in both groups.
fn opened(letter: LetterId, bytes: &[u8], identity: &IdentityFile) -> Told {
    match Envelope::parse(bytes) {
        Ok(Envelope { contact_soon, hashes, team, private, .. }) => Told::Opened {
            letter,
            contact_soon,
            is_earlier: hashes.is_none(),
            team: group(&team, identity),
            private: group(&private, identity),
        },
        Err(why) => {
            let group = || if why == EnvelopeFault::Later { Group::Later } else { Group::Damaged };
            Told::Opened { letter, contact_soon: false, is_earlier: false, team: group(), private: group() }
        }
    }
}

fn group(file: &[u8], identity: &IdentityFile) -> Group {
    match seal::open(file, identity.identities()) {
        Ok(mut document) => {
            let text = core::str::from_utf8(seal::padding::remove(&document)).map(str::to_owned);
            document.zeroize();
            text.map_or(Group::Damaged, Group::opened)
        }
        Err(OpenError::NotForYou) => Group::ForOthers,
        Err(_) => Group::Damaged,
    }
}

fn trouble(status: u16, coming_in: bool) -> Trouble {
    match status {
        401 | 403 | 404 if coming_in => Trouble::NotLetIn,
        401 => Trouble::SignedOut,
        403 => Trouble::NotLetIn,
        404 | 410 => Trouble::NoSuchLetter,
        400 | 413 | 415 | 422 => Trouble::Refused,
        408 | 425 | 429 | 503 | 507 => Trouble::Busy,
        500.. => Trouble::Offline,
        _ => Trouble::NotOurPostBox,
    }
}

fn post(url: String, body: &impl Json) -> Request {
    Request::with_body("POST", url, "application/json", json::write(body).into_bytes().into())
}

fn read<T: Json>(reply: &Reply) -> Result<T, Trouble> {
    json::read(&reply.body).ok_or(Trouble::NotOurPostBox)
}

/// Rounded up, so that an alarm never comes just before its time.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the idle time")]
fn whole_seconds(seconds: f64) -> u32 {
    seconds.ceil().clamp(1.0, f64::from(idle_seconds_max())) as u32
}
