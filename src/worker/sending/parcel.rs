//! One letter on its way: from plain documents to sealed bytes to the last word about it.

use std::rc::Rc;

use rand_core::CryptoRng;
use seal::{Plain, SealError};
use wire::{
    Digest, KeySet, LetterId, Route, Trouble,
    sending::{Held, SendLetter, Told},
};
use zeroize::Zeroize;

use crate::sending::event::Stored;

/// After how long a child is told other ways, in seconds: a day.
const OLD_SECONDS: f64 = 86_400.0;

/// Moments are kept no finer than this, in seconds: when exactly a child wrote is nobody's business.
const COARSE_SECONDS: f64 = 3600.0;

/// One letter on its way.
pub struct Parcel {
    /// Its name.
    pub id: LetterId,
    /// The digest of what was asked, so that another letter under the same name is noticed. None for one that was found.
    pub asked: Option<Digest>,
    /// How far it has come.
    pub state: State,
    /// Who sends it, where several pages are open.
    pub turn: Turn,
    /// How often it was sent.
    pub attempt: u32,
    /// How many tries in a row failed.
    pub failed: u32,
    /// How many tries ran out of time, since somebody last answered.
    pub late: u32,
    /// The moment when the try that is under way is given up.
    pub give_up: f64,
    /// Counts the waits, so that an alarm of an earlier one does nothing.
    pub round: u32,
    /// Whether a call is under way.
    pub calling: bool,
    /// The post box asked not to be called before this moment.
    pub not_before: f64,
    /// Whether this device may keep it.
    pub may_keep: bool,
    /// Whether it does.
    pub keep: Keep,
    /// What went wrong last.
    pub why: Trouble,
    /// In how long there is something new to say of it at the latest, in seconds.
    pub wait: u32,
    /// Whether the page was told that it may have waited for a day.
    pub said_old: bool,
    /// What the page was told last, as text.
    pub said: String,
}

/// How far a letter has come.
pub enum State {
    /// The key-set has not come yet.
    Open(Box<SendLetter>),
    /// Sealed and ready to travel: always the same bytes.
    Ready(Sealed),
    /// The last word is signed; this device is taking the letter out.
    Ending(Told),
    /// It is over.
    Ended,
}

/// Whether this device keeps a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// It was not asked to.
    No,
    /// It is writing it down.
    Asked,
    /// It does.
    Done,
    /// It could not. It may have written it down all the same, too late to say so.
    Refused,
}

/// Who sends a letter, where several pages are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Not known yet.
    Asked,
    /// This page.
    Mine,
    /// Another page.
    Elsewhere,
}

/// A letter as it travels.
pub struct Sealed {
    /// The envelope.
    pub bytes: Rc<[u8]>,
    /// Its digest.
    pub digest: Digest,
    /// When it was sealed, rounded down.
    pub since: f64,
}

impl Parcel {
    /// A letter that a page asks to send.
    pub fn asked(letter: SendLetter, digest: Digest) -> Self {
        let may_keep = letter.may_keep;
        Self { asked: Some(digest), may_keep, ..Self::new(letter.letter, State::Open(Box::new(letter))) }
    }

    /// A letter that lay on this device.
    pub fn found(stored: Stored) -> Self {
        let Stored { letter, bytes, since } = stored;
        let sealed = Sealed { digest: seal::sign::digest(&bytes), bytes, since };
        Self { may_keep: true, keep: Keep::Done, ..Self::new(letter, State::Ready(sealed)) }
    }

    fn new(id: LetterId, state: State) -> Self {
        Self {
            id,
            asked: None,
            state,
            turn: Turn::Asked,
            attempt: 0,
            failed: 0,
            late: 0,
            give_up: 0.0,
            round: 0,
            calling: false,
            not_before: 0.0,
            may_keep: false,
            keep: Keep::No,
            why: Trouble::Slow,
            wait: 0,
            said_old: false,
            said: String::new(),
        }
    }

    /// Whether this page is to send it and nothing is under way.
    pub fn is_idle(&self) -> bool {
        !self.calling && self.turn == Turn::Mine && matches!(self.state, State::Ready(_))
    }

    /// Whether another page is to send it.
    pub fn waits_elsewhere(&self) -> bool {
        self.turn == Turn::Elsewhere && matches!(self.state, State::Ready(_))
    }

    /// Where it is while it waits.
    pub fn held(&self) -> Held {
        match (&self.state, self.keep) {
            (State::Open(_), _) => Held::Open,
            (_, Keep::Done) => Held::Device,
            _ => Held::Page,
        }
    }

    /// Whether it may have waited for a day, by this device's clock.
    ///
    /// A clock that stands before the moment of sealing cannot tell: help is then offered rather than held back.
    pub fn is_old(&self, now: f64) -> bool {
        let State::Ready(sealed) = &self.state else { return false };
        !(-COARSE_SECONDS..OLD_SECONDS).contains(&(now - sealed.since))
    }
}

/// Seals a letter and wipes what could be read of it.
///
/// # Errors
///
/// What to tell the page.
pub fn seal(letter: &mut SendLetter, keyset: &KeySet, now: f64, rng: &mut impl CryptoRng) -> Result<Sealed, Trouble> {
    let SendLetter { team, private, secrets, contact_soon, route, roster, .. } = &*letter;
    let plain = Plain { team: team.as_str(), private: private.as_str(), secrets, contact_soon: *contact_soon };
    let sealed = seal::seal_letter(&plain, route, roster, keyset, rng);
    wipe(letter);
    let envelope = sealed.map_err(|error| match error {
        SealError::TooLarge => Trouble::Refused,
        SealError::NoMemory => Trouble::Device,
        _ => Trouble::NoKeys,
    })?;
    let bytes: Rc<[u8]> = envelope.to_bytes().into();
    let since = (now / COARSE_SECONDS).floor() * COARSE_SECONDS;
    Ok(Sealed { digest: seal::sign::digest(&bytes), bytes, since })
}

/// One digest for all that the child decided: what was written, and for whom.
pub fn digest_of(letter: &SendLetter) -> Digest {
    let SendLetter { team, private, contact_soon, route, .. } = letter;
    let route = match route {
        Route::Officer(id) => id.as_str(),
        Route::Unknown => "?",
        Route::AboutMyOfficer => "!",
        Route::Service => "*",
    };
    let (team, private) = (team.as_str(), private.as_str());
    let mut all = Vec::with_capacity(team.len() + private.len() + route.len() + 32);
    for part in [team, private, route] {
        all.extend_from_slice(&part.len().to_be_bytes());
        all.extend_from_slice(part.as_bytes());
    }
    all.push(u8::from(*contact_soon));
    let digest = seal::sign::digest(&all);
    all.zeroize();
    digest
}

/// Forgets what can be read of a letter.
pub fn wipe(letter: &mut SendLetter) {
    letter.team.take().zeroize();
    letter.private.take().zeroize();
    letter.secrets.deed.zeroize();
    letter.secrets.seen_to.zeroize();
}
