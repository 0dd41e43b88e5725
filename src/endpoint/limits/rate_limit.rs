//! Whose turn it is: one sender cannot take the places of the others, and whoever is told to wait loses nothing.
//!
//! A sender is a network, not a person: an IPv4 /24 or an IPv6 /48. It is known here by a hash alone, under a random key that
//! is made anew each day and never leaves memory. Nothing of it is stored, logged or counted by name.
//!
//! A letter costs a token, and one more for each whole 64 KiB of it: an ordinary one costs one, and the largest as much as
//! the room it fills. Of a day's letters a sender has a share, counted in the same tokens, so that no network uses up the day
//! or the disk of all others.
//!
//! The numbers are for a classroom of 31 behind one address that all send within a minute, twice, and a council's office
//! beside them; those of a day are for a council, to which some hundred come back in a year. Above them the answer is 503 with
//! `Retry-After`: the browser keeps the letter and sends the same again.

mod book;
mod forwarded;
mod recent;

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Instant,
};

use axum::http::HeaderMap;
use chrono::{DateTime, NaiveDate, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use wire::{Digest, LetterId};

use self::{book::Book, recent::Recent};
use crate::locked;

/// How many sign-ins fit into the time of so many letters: an office of sixty signs in at nine o'clock.
const LETTERS_FOR_A_CHALLENGE: u32 = 2;

/// How many other requests fit into the time of one letter: an officer who opens a hundred letters asks some three hundred
/// times, and twenty officers do so behind one address.
const REST_FOR_A_LETTER: u32 = 25;

/// How much of a letter fits into the token that every letter costs, and into each further one, in bytes. Nearly all letters
/// are some 48 kB.
const TOKEN_BYTES: u64 = 64 * 1024;

/// How many senders share a day's letters at the least.
const SHARES_OF_A_DAY: u32 = 8;

/// How long a sender waits when the day's letters are used up, in seconds: as long as a page lets itself be told.
const DAY_IS_FULL_SECONDS: u32 = 600;

/// How long a sender waits who has as much on the way as one sender may have, in seconds.
const HANDS_FULL_SECONDS: u32 = 5;

/// How much one sender may do. Nought switches a limit off.
#[derive(Clone, Copy, Debug, Default)]
pub struct SenderLimits {
    /// How many letters at once; a large one counts as several.
    pub letters_burst: u32,
    /// How many letters a minute after that. Sign-ins and all else are in proportion to the letters.
    pub letters_per_minute: u32,
    /// How many connections at once, or requests at once where a proxy holds the connections.
    pub connections_max: u32,
    /// How many bytes of letters on the way in at once.
    pub bytes_max: u64,
    /// How many new letters a day from all senders together, an eighth of them from one sender.
    pub letters_per_day_max: u32,
}

/// A sender, for today. There is no way back to an address.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sender([u8; 16]);

/// Who holds a connection.
#[derive(Clone, Copy)]
pub enum Caller {
    /// The sender itself.
    Sender(Sender),
    /// One of our proxies: each request has a sender of its own.
    Proxy(Sender),
}

/// Who sent a request, as it travels with the request.
#[derive(Clone, Copy)]
pub struct Whose {
    /// The sender.
    pub sender: Sender,
    /// Whether its connection is counted already; a proxy's is not.
    pub counted: bool,
}

/// What a request is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// A letter.
    Letters,
    /// A step of signing in, or signing out.
    Challenges,
    /// All else.
    Rest,
}

/// Seconds to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait(pub u32);

/// What all senders have done lately, and what they may do yet.
pub struct RateLimit {
    limits: SenderLimits,
    proxies: Vec<IpAddr>,
    book: Mutex<Book>,
    today: Mutex<Today>,
    turned_away: AtomicU64,
    warned: AtomicBool,
}

/// What a sender has in its hands; given back when this is dropped.
pub struct Holding {
    rate_limit: Arc<RateLimit>,
    sender: Sender,
    places: u32,
    bytes: u64,
}

struct Today {
    day: NaiveDate,
    key: Option<Hmac<Sha256>>,
    letters: u32,
    /// What each sender's new letters cost. Only whoever sent one that was kept has an entry, and a day has only so many.
    spent: HashMap<Sender, u32>,
    recent: Recent,
}

impl RateLimit {
    /// No sender has done anything yet.
    pub fn new(limits: SenderLimits, proxies: Vec<IpAddr>) -> Self {
        let proxies = proxies.into_iter().map(|proxy| proxy.to_canonical()).collect();
        let today = Today::new(NaiveDate::MIN);
        Self {
            limits,
            proxies,
            book: Mutex::new(Book::new(Instant::now())),
            today: Mutex::new(today),
            turned_away: AtomicU64::new(0),
            warned: AtomicBool::new(false),
        }
    }

    /// Who holds a connection from this address. The address is not needed after this.
    pub fn caller(&self, address: IpAddr, now: DateTime<Utc>) -> Caller {
        let sender = self.sender(address, now);
        if self.proxies.contains(&address.to_canonical()) { Caller::Proxy(sender) } else { Caller::Sender(sender) }
    }

    /// Who sent a request over such a connection.
    pub fn whose(&self, caller: Caller, headers: &HeaderMap, now: DateTime<Utc>) -> Whose {
        match caller {
            Caller::Sender(sender) => {
                if headers.contains_key(forwarded::FIELD) && !self.warned.swap(true, Ordering::Relaxed) {
                    tracing::warn!(
                        "a request came with X-Forwarded-For from an address that is not in `proxies`; if that is your \
                         proxy, list it there: until then all who come through it are limited as one sender"
                    );
                }
                Whose { sender, counted: true }
            }
            Caller::Proxy(proxy) => {
                let address = forwarded::sender(headers, &self.proxies);
                Whose { sender: address.map_or(proxy, |address| self.sender(address, now)), counted: false }
            }
        }
    }

    /// Takes a turn that costs so many tokens, or says how long it is until there is one.
    pub fn take(&self, sender: Sender, budget: Budget, tokens: u32, at: Instant) -> Result<(), Wait> {
        let SenderLimits { letters_burst, letters_per_minute, .. } = self.limits;
        if letters_burst == 0 || letters_per_minute == 0 {
            return Ok(());
        }
        let [burst, rate] = [letters_burst, letters_per_minute].map(|letters| match budget {
            Budget::Letters => letters,
            Budget::Challenges => (letters / LETTERS_FOR_A_CHALLENGE).max(1),
            Budget::Rest => letters.saturating_mul(REST_FOR_A_LETTER),
        });
        locked(&self.book).take(sender, (budget, tokens), [burst, rate], at).inspect_err(|_| self.turn_away())
    }

    /// Takes places and room for bytes, both of which a sender has only so much of: whose hands are full must wait.
    pub fn hold(self: &Arc<Self>, sender: Sender, places: u32, bytes: u64) -> Result<Holding, Wait> {
        let SenderLimits { connections_max, bytes_max, .. } = self.limits;
        let held = locked(&self.book).hold(sender, (places, connections_max), (bytes, bytes_max));
        if !held {
            self.turn_away();
            return Err(Wait(HANDS_FULL_SECONDS));
        }
        Ok(Holding { rate_limit: Arc::clone(self), sender, places, bytes })
    }

    /// Whether one more new letter fits into this day; if it does not, how long to wait.
    pub fn of_the_day(&self, now: DateTime<Utc>) -> Result<(), Wait> {
        let max = self.limits.letters_per_day_max;
        if max == 0 || self.today(now).letters < max {
            return Ok(());
        }
        self.turn_away();
        Err(Wait(DAY_IS_FULL_SECONDS))
    }

    /// Whether one more letter of so many bytes fits into this sender's share of the day. There are no shares where there is
    /// no limit on the day, or none on senders. What is still on its way in is not counted: it is little, and may fail.
    pub fn share_of_the_day(&self, now: DateTime<Utc>, sender: Sender, bytes: u64) -> Result<(), Wait> {
        let SenderLimits { letters_burst, letters_per_minute, letters_per_day_max, .. } = self.limits;
        if letters_burst == 0 || letters_per_minute == 0 || letters_per_day_max == 0 {
            return Ok(());
        }
        let spent = self.today(now).spent.get(&sender).copied();
        // The first letter always fits: however small a share is, and however large the letter.
        if spent.is_none_or(|spent| spent.saturating_add(tokens(bytes)) <= letters_per_day_max / SHARES_OF_A_DAY) {
            return Ok(());
        }
        self.turn_away();
        Err(Wait(DAY_IS_FULL_SECONDS))
    }

    /// Counts a new letter of so many bytes that was kept towards its sender's share of the day.
    pub fn spent(&self, now: DateTime<Utc>, sender: Sender, bytes: u64) {
        let mut today = self.today(now);
        let spent = today.spent.entry(sender).or_default();
        *spent = spent.saturating_add(tokens(bytes));
    }

    /// Notes a letter that was acknowledged as kept since `day`: a re-send of it is answered even to whoever must wait.
    pub fn kept(&self, now: DateTime<Utc>, letter: LetterId, digest: Digest, day: &str, is_new: bool) {
        let mut today = self.today(now);
        today.letters = today.letters.saturating_add(u32::from(is_new));
        today.recent.note(letter, digest, day);
    }

    /// Since when this very letter is kept, if it was acknowledged here today.
    pub fn recall(&self, now: DateTime<Utc>, letter: LetterId, digest: Digest) -> Option<String> {
        self.today(now).recent.recall(letter, digest)
    }

    /// How often somebody was told to wait, or had no place, since the start. Whom, is not known.
    pub fn turned_away(&self) -> u64 {
        self.turned_away.load(Ordering::Relaxed)
    }

    fn turn_away(&self) {
        self.turned_away.fetch_add(1, Ordering::Relaxed);
    }

    fn sender(&self, address: IpAddr, now: DateTime<Utc>) -> Sender {
        let mut today = self.today(now);
        let key = today.key.get_or_insert_with(|| {
            let mut random = [0; 64];
            // Without randomness the key is the same for all: the hashes never leave memory, so the limits may go on.
            let _ = getrandom::fill(&mut random);
            Hmac::new(&random.into())
        });
        let network = match address.to_canonical() {
            IpAddr::V4(address) => [&[4][..], &address.octets()[..3]].concat(),
            IpAddr::V6(address) => [&[6][..], &address.octets()[..6]].concat(),
        };
        let hash = key.clone().chain_update(network).finalize().into_bytes();
        let mut sender = [0; 16];
        sender.copy_from_slice(&hash[..16]);
        Sender(sender)
    }

    /// Today's: with the first request of another day all of yesterday's is forgotten, the key first.
    fn today(&self, now: DateTime<Utc>) -> MutexGuard<'_, Today> {
        let mut today = locked(&self.today);
        if today.day != now.date_naive() {
            *today = Today::new(now.date_naive());
        }
        today
    }
}

/// How many tokens so many bytes cost.
pub fn tokens(bytes: u64) -> u32 {
    u32::try_from(bytes / TOKEN_BYTES).unwrap_or(u32::MAX).saturating_add(1)
}

impl Today {
    fn new(day: NaiveDate) -> Self {
        Self { day, key: None, letters: 0, spent: HashMap::new(), recent: Recent::default() }
    }
}

impl Caller {
    /// The sender that holds this connection, unless it is a proxy.
    pub fn sender(self) -> Option<Sender> {
        match self {
            Self::Sender(sender) => Some(sender),
            Self::Proxy(_) => None,
        }
    }
}

impl Drop for Holding {
    fn drop(&mut self) {
        locked(&self.rate_limit.book).give_back(self.sender, self.places, self.bytes);
    }
}

#[cfg(test)]
mod tests;
