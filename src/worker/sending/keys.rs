//! The site's key-set: fetched early, so that a letter can be sealed at once even where the network has gone since.

use seal::PostBox;
use wire::{Digest, KeySet, Trouble};

use crate::{
    call::{Answer, Reply, Request},
    sending::{
        event::{Alarm, Call, Effect},
        verdict::{Verdict, unsigned, wait},
    },
};

/// How long a site may take to say whether a key-set that is here still stands, in seconds: a letter waits for it.
const STANDS_SECONDS: u32 = 5;

/// The key-set of the page that this worker serves, as far as it has come.
pub struct Keys {
    own_origin: String,
    /// Its address and, after a `#`, the digest that the page carries.
    keyset_url: String,
    /// The post box's origin, without a slash at its end.
    post_box: String,
    found: Option<Found>,
    taken_back: bool,
    calling: bool,
    /// How many tries in a row failed.
    failed: u32,
    /// Counts the calls, so that a late answer or alarm of an earlier one does nothing.
    call: u32,
}

/// A key-set that can be used.
pub struct Found {
    /// Whom letters are sealed to.
    pub keyset: KeySet,
    /// Who signs acknowledgements, by the current and the next key.
    pub signer: PostBox,
}

/// What a call for the key-set came to.
pub enum Fetched {
    /// It is here.
    Here,
    /// It is not, and the call is made again by itself after so long.
    Later(u32, Trouble),
    /// It is not there, cannot be used, or is not the page's own: trying the same again will hardly help.
    Never(Trouble),
    /// An answer that nobody waits for any more.
    Late,
}

impl Keys {
    /// Nothing yet, for pages of this origin.
    pub fn new(own_origin: &str) -> Self {
        Self {
            own_origin: own_origin.to_owned(),
            keyset_url: String::new(),
            post_box: String::new(),
            found: None,
            taken_back: false,
            calling: false,
            failed: 0,
            call: 0,
        }
    }

    /// Notes where the key-set and the post box are. The page knows best: a site may have moved both since a letter was sealed.
    ///
    /// # Errors
    ///
    /// [`Trouble::NoKeys`] for a key-set elsewhere, or any key-set: it decides who can read, so it comes from the page's own
    /// site and is the one that the page was printed with, or none.
    pub fn settle(&mut self, keyset_url: &str, post_box: &str) -> Result<(), Trouble> {
        let own = keyset_url.strip_prefix(&self.own_origin).is_some_and(|path| path.starts_with('/'));
        if !own || Digest::parse_header(parts(keyset_url).1).is_err() {
            return Err(Trouble::NoKeys);
        }
        if keyset_url != self.keyset_url {
            keyset_url.clone_into(&mut self.keyset_url);
            self.found = None;
            self.calling = false;
            self.failed = 0;
        }
        post_box.trim_end_matches('/').clone_into(&mut self.post_box);
        Ok(())
    }

    /// The key-set, if it has come.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// Whether the site has it no more: nothing is sealed with it. What is sealed already is still answered by its post box.
    pub fn taken_back(&self) -> bool {
        self.taken_back
    }

    /// The post box's origin.
    pub fn post_box(&self) -> &str {
        &self.post_box
    }

    /// Fetches the key-set, unless it is here, under way, or nobody has said where it lies.
    pub fn fetch(&mut self) -> Vec<Effect> {
        if self.found.is_some() || self.calling || self.keyset_url.is_empty() {
            return Vec::new();
        }
        self.calling = true;
        self.call = self.call.wrapping_add(1);
        vec![Effect::Fetch(Call::KeySet(self.call), request(&self.keyset_url))]
    }

    /// Asks the site itself before a letter is sealed: a key-set that named somebody who is there no more was taken back.
    pub fn fetch_anew(&mut self) -> Vec<Effect> {
        self.calling = true;
        self.call = self.call.wrapping_add(1);
        let request = Request::get(parts(&self.keyset_url).0.to_owned());
        let request = if self.found.is_some() { request.patience(STANDS_SECONDS) } else { request };
        vec![Effect::Fetch(Call::KeySet(self.call), request)]
    }

    /// Fetches it again, unless it was asked for since.
    pub fn woke(&mut self, call: u32) -> Vec<Effect> {
        if call == self.call { self.fetch() } else { Vec::new() }
    }

    /// Takes in the answer to a call.
    pub fn answered(&mut self, call: u32, answer: &Answer) -> Fetched {
        if call != self.call || !self.calling {
            return Fetched::Late;
        }
        self.calling = false;
        let fetched = match answer {
            Some(reply) if matches!(reply.status, 404 | 410) => {
                self.taken_back = true;
                Fetched::Never(Trouble::OutOfDate)
            }
            // Whoever else answers, or nobody, takes nothing back.
            _ if self.found.is_some() => Fetched::Here,
            None => Fetched::Later(wait(self.failed), Trouble::Offline),
            Some(reply) if reply.status == 200 => match read(reply, &self.keyset_url) {
                Ok(found) => {
                    self.found = Some(found);
                    Fetched::Here
                }
                Err(why) => Fetched::Never(why),
            },
            Some(reply) if matches!(reply.status, 408 | 425 | 429 | 500..) => match unsigned(reply, self.failed) {
                Verdict::TryAgain { seconds, why } => Fetched::Later(seconds, why),
                _ => Fetched::Never(Trouble::NoKeys),
            },
            Some(_) => Fetched::Never(Trouble::NoKeys),
        };
        self.failed = if matches!(fetched, Fetched::Here) { 0 } else { self.failed.saturating_add(1) };
        fetched
    }

    /// The alarm after a call that failed.
    pub fn again_in(&self, seconds: u32) -> Effect {
        Effect::Wake(Alarm::Keys { call: self.call }, seconds)
    }

    /// How long to wait when the key-set is not there and a sealed letter needs it: the site may be printed anew.
    pub fn patience(&self) -> u32 {
        wait(self.failed.saturating_sub(1))
    }
}

/// Asks for a key-set.
pub fn request(keyset_url: &str) -> Request {
    Request { may_be_cached: true, ..Request::get(parts(keyset_url).0.to_owned()) }
}

/// The key-set that came, if it is the one that stands in the address.
///
/// # Errors
///
/// [`Trouble::OtherKeys`] if it is another, [`Trouble::NoKeys`] if it cannot be used.
pub fn read(reply: &Reply, keyset_url: &str) -> Result<Found, Trouble> {
    if seal::sign::digest(&reply.body).header() != parts(keyset_url).1 {
        return Err(Trouble::OtherKeys);
    }
    json::read::<KeySet>(&reply.body).and_then(usable).ok_or(Trouble::NoKeys)
}

/// The address and the digest.
fn parts(keyset_url: &str) -> (&str, &str) {
    keyset_url.split_once('#').unwrap_or((keyset_url, ""))
}

fn usable(keyset: KeySet) -> Option<Found> {
    let signer = PostBox::new(&keyset.post_box).ok()?;
    Some(Found { keyset, signer })
}
