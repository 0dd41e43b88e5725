//! The staff side: unlock, sign in, list, open, mark, lock. Locked by itself after ten idle minutes.

use seal::{IdentityFile, OpenError, UnlockError};
use wire::{
    Envelope, LetterId,
    limits::{ENVELOPE_BYTES_MAX, TOKEN_SECONDS},
    staff::{Challenge, Page, Session, WhoIsIt},
    worker::{Ask, Group, Told, Trouble},
};
use zeroize::{Zeroize, Zeroizing};

use crate::{
    event::{Alarm, Answer, Call, Effect, Reply, Request, StaffCall, StaffErrand},
    message,
};

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
}

/// An open session at a post box.
struct Open {
    post_box: String,
    token: Zeroizing<String>,
}

/// How long a desk may stand idle: as long as a token lives, so that both end together.
fn idle_seconds_max() -> u32 {
    u32::try_from(TOKEN_SECONDS).unwrap_or(u32::MAX)
}

impl Desk {
    /// Does what staff ask.
    pub fn asked(&mut self, ask: Ask, now: f64) -> Vec<Effect> {
        // A device that slept wakes with its alarm still to come: nobody may use what was left open.
        let mut effects = if self.idle(now) { self.lock() } else { Vec::new() };
        self.last_ask = now;
        let done = match ask {
            Ask::Unlock { identity, passphrase } => self.unlock(identity, passphrase),
            Ask::Lock => return if effects.is_empty() { self.lock() } else { effects },
            Ask::SignIn { post_box } => self.ask_for_challenge(&post_box),
            Ask::List { after } => self.letters(StaffErrand::List, "GET", &format!("?after={after}")),
            Ask::Open { letter } => self.letters(StaffErrand::Open(letter), "GET", &format!("/{letter}")),
            Ask::MarkOpened { letter } => {
                self.letters(StaffErrand::MarkOpened(letter), "POST", &format!("/{letter}/opened"))
            }
            Ask::Close { letter } => self.letters(StaffErrand::Close(letter), "POST", &format!("/{letter}/closed")),
            Ask::Reopen { letter } => self.letters(StaffErrand::Reopen(letter), "DELETE", &format!("/{letter}/closed")),
            Ask::Delete { letter } => self.letters(StaffErrand::Delete(letter), "DELETE", &format!("/{letter}")),
            // Letters on their way are the outbox's.
            Ask::Send(_) | Ask::SendAgain { .. } | Ask::Begin { .. } | Ask::Look => Err(Trouble::Device),
            Ask::TryNow | Ask::Wake | Ask::Wipe => Err(Trouble::Device),
        };
        effects.extend(done.unwrap_or_else(failed));
        effects
    }

    /// Takes in an answer, unless somebody else sits there now.
    pub fn answered(&mut self, call: StaffCall, answer: Answer) -> Vec<Effect> {
        if call.shift != self.shift {
            return Vec::new();
        }
        self.take(call.about, answer).unwrap_or_else(failed)
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
        vec![Effect::Wake(Alarm::Idle { shift }, whole_seconds(left))]
    }

    fn idle(&self, now: f64) -> bool {
        // A clock that was set back cannot tell how long nobody was here, so that counts as too long.
        let is_short = (0.0..f64::from(idle_seconds_max())).contains(&(now - self.last_ask));
        self.person.is_some() && !is_short
    }

    fn lock(&mut self) -> Vec<Effect> {
        self.shift = self.shift.wrapping_add(1);
        self.person = None;
        vec![Effect::Tell(Told::Locked)]
    }

    fn unlock(&mut self, identity: String, passphrase: String) -> Result<Vec<Effect>, Trouble> {
        let (identity, passphrase) = (Zeroizing::new(identity), Zeroizing::new(passphrase));
        let identity = IdentityFile::unlock(identity.as_bytes(), &passphrase).map_err(|error| match error {
            UnlockError::WrongPassphrase => Trouble::WrongPassphrase,
            UnlockError::TooMuch => Trouble::Device,
            _ => Trouble::NotAnIdentity,
        })?;
        let staff = identity.staff().to_owned();
        self.shift = self.shift.wrapping_add(1);
        self.person = Some(Person { identity, session: None });
        let alarm = Effect::Wake(Alarm::Idle { shift: self.shift }, idle_seconds_max());
        Ok(vec![Effect::Tell(Told::Unlocked { staff }), alarm])
    }

    fn ask_for_challenge(&mut self, post_box: &str) -> Result<Vec<Effect>, Trouble> {
        let person = self.person.as_ref().ok_or(Trouble::SignedOut)?;
        let post_box = post_box.trim_end_matches('/').to_owned();
        let who = WhoIsIt { staff: person.identity.staff().to_owned() };
        let request = post(format!("{post_box}/v1/staff/challenge"), message::who(&who));
        Ok(self.fetch(StaffErrand::Challenge { post_box }, request))
    }

    fn letters(&mut self, about: StaffErrand, method: &'static str, rest: &str) -> Result<Vec<Effect>, Trouble> {
        let session = self.person.as_ref().and_then(|person| person.session.as_ref()).ok_or(Trouble::SignedOut)?;
        let url = format!("{}/v1/letters{rest}", session.post_box);
        let answer_bytes_max =
            if matches!(about, StaffErrand::Open(_)) { ENVELOPE_BYTES_MAX } else { crate::event::JSON_BYTES_MAX };
        let request = Request { method, answer_bytes_max, ..Request::get(url) }
            .header("Authorization", format!("Bearer {}", *session.token));
        Ok(self.fetch(about, request))
    }

    fn fetch(&self, about: StaffErrand, request: Request) -> Vec<Effect> {
        vec![Effect::Fetch(Call::Staff(StaffCall { shift: self.shift, about }), request)]
    }

    fn take(&mut self, about: StaffErrand, answer: Answer) -> Result<Vec<Effect>, Trouble> {
        let reply = answer.ok_or(Trouble::Offline)?;
        let person = self.person.as_mut().ok_or(Trouble::SignedOut)?;
        let coming_in = matches!(about, StaffErrand::Challenge { .. } | StaffErrand::Session { .. });
        if !matches!(reply.status, 200..300) {
            if reply.status == 401 {
                person.session = None;
            }
            return Err(trouble(reply.status, coming_in));
        }
        match about {
            StaffErrand::Challenge { post_box } => {
                let Challenge { challenge } = read(&reply)?;
                let sign = person.identity.sign().ok_or(Trouble::NotLetIn)?;
                let signed = sign.sign_in(&post_box, person.identity.staff(), &challenge);
                let request = post(format!("{post_box}/v1/staff/session"), message::sign_in(&signed));
                Ok(self.fetch(StaffErrand::Session { post_box }, request))
            }
            StaffErrand::Session { post_box } => {
                let Session { token, seconds } = read(&reply)?;
                person.session = Some(Open { post_box, token: Zeroizing::new(token) });
                Ok(vec![Effect::Tell(Told::SignedIn { seconds })])
            }
            StaffErrand::List => {
                let Page { letters, next, keep_days } = read(&reply)?;
                Ok(vec![Effect::Tell(Told::Letters { rows: letters, next, keep_days })])
            }
            StaffErrand::Open(letter) => Ok(vec![Effect::Tell(opened(letter, &reply.body, &person.identity))]),
            StaffErrand::MarkOpened(letter) => Ok(vec![Effect::Tell(Told::MarkedOpened { letter })]),
            StaffErrand::Close(letter) => Ok(vec![Effect::Tell(Told::Closed { letter })]),
            StaffErrand::Reopen(letter) => Ok(vec![Effect::Tell(Told::Reopened { letter })]),
            StaffErrand::Delete(letter) => Ok(vec![Effect::Tell(Told::Deleted { letter })]),
        }
    }
}

fn failed(why: Trouble) -> Vec<Effect> {
    vec![Effect::Tell(Told::Failed { why })]
}

/// Opens what this identity can open. Bytes that are no envelope are damaged in both groups.
fn opened(letter: LetterId, bytes: &[u8], identity: &IdentityFile) -> Told {
    match Envelope::parse(bytes) {
        Ok(Envelope { contact_soon, team, private, .. }) => {
            Told::Opened { letter, contact_soon, team: group(&team, identity), private: group(&private, identity) }
        }
        Err(_) => Told::Opened { letter, contact_soon: false, team: Group::Damaged, private: Group::Damaged },
    }
}

fn group(file: &[u8], identity: &IdentityFile) -> Group {
    match seal::open(file, identity.identities()) {
        Ok(mut document) => {
            let text = core::str::from_utf8(seal::padding::remove(&document)).map(str::to_owned);
            document.zeroize();
            text.map_or(Group::Damaged, Group::Document)
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
        408 | 425 | 429 | 503 | 507 => Trouble::Busy,
        500.. => Trouble::Offline,
        _ => Trouble::NotOurPostBox,
    }
}

fn post(url: String, json: String) -> Request {
    Request::with_body("POST", url, "application/json", json.into_bytes().into())
}

fn read<T: message::Read>(reply: &Reply) -> Result<T, Trouble> {
    message::read_bytes(&reply.body).ok_or(Trouble::NotOurPostBox)
}

/// Rounded up, so that an alarm never comes just before its time.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the idle time")]
fn whole_seconds(seconds: f64) -> u32 {
    seconds.ceil().clamp(1.0, f64::from(idle_seconds_max())) as u32
}
