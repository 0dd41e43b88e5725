//! Proving the way: a letter to oneself, sealed and sent as a child's is, fetched and opened as any is, and taken away again.
//!
//! What was sealed in its private part is what the post box wants to be shown before it takes it away: nobody can say that it
//! came through who did not open it.

use std::rc::Rc;

use json::Raw;
use rand_core::CryptoRng;
use seal::{IdentityFile, PostBox};
use wire::{
    Digest, LetterId, Roster, Route, Trouble,
    deed::SECRET_HEADER,
    desk::{Group, Told},
    keyset::Officer,
    limits::ENVELOPE_BYTES_MAX,
    sending::{Secrets, SendLetter},
    staff::PROOFS,
};

use super::opened;
use crate::{
    call::{Reply, Request},
    sending::{
        keys::{self, Found},
        parcel::{self, Sealed},
        verdict::{Verdict, judge},
    },
};

json::declare! {
    /// What is done next, and waits for an answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Step {
        /// Get the key-set from this address; behind a `#` stands its digest.
        Keys(String) = "keys",
        /// Hand the letter in.
        Put = "put",
        /// Get it back.
        Fetch = "fetch",
        /// Have it taken away.
        Take = "take",
    }
}

/// A letter on its way to whoever sent it.
pub(super) struct Proof {
    letter: LetterId,
    digest: Digest,
    signer: PostBox,
    said: Secrets,
}

impl Proof {
    /// Seals a letter to this person, by the key that the site's list has for them: the one that children's letters are sealed
    /// to.
    ///
    /// # Errors
    ///
    /// [`Trouble::NotMyKey`] if that is no key of theirs, or what is wrong with the list.
    pub(super) fn seal(
        keyset_url: &str,
        reply: &Reply,
        me: &IdentityFile,
        rng: &mut impl CryptoRng,
    ) -> Result<(Self, Rc<[u8]>), Trouble> {
        let Found { keyset, signer } = keys::read(reply, keyset_url)?;
        let listed = keyset.people.iter().find(|person| person.id == me.staff());
        let is_mine = |listed: &str| me.identities().iter().any(|own| own.recipient().to_string() == listed);
        if !listed.is_some_and(|listed| is_mine(&listed.recipient)) {
            return Err(Trouble::NotMyKey);
        }
        let said = Secrets { deed: random(rng), seen_to: random(rng) };
        let mut letter = SendLetter {
            letter: name(rng),
            team: Raw::of(&said.seen_to),
            private: Raw::of(&said.deed),
            secrets: said.clone(),
            contact_soon: false,
            may_keep: false,
            route: Route::Officer(me.staff().to_owned()),
            // Nobody covers: what nobody fills is filled with one-time recipients.
            roster: Roster {
                officers: vec![Officer { id: me.staff().to_owned(), cover: String::new() }],
                ..Roster::default()
            },
            keyset_url: String::new(),
            post_box: String::new(),
        };
        let Sealed { bytes, digest, .. } = parcel::seal(&mut letter, &keyset, 0.0, rng)?;
        Ok((Self { letter: letter.letter, digest, signer, said }, bytes))
    }

    /// Hands it in.
    pub(super) fn put(&self, post_box: &str, bytes: Rc<[u8]>) -> Request {
        let url = format!("{post_box}{PROOFS}/{}", self.letter);
        Request::with_body("PUT", url, "application/octet-stream", bytes).header("Content-Digest", self.digest.header())
    }

    /// Gets it back, if the post box signed that it keeps it.
    ///
    /// # Errors
    ///
    /// Why it is not kept.
    pub(super) fn fetch(&self, post_box: &str, reply: Reply) -> Result<Request, Trouble> {
        match judge(&Some(reply), self.letter, self.digest, &self.signer, 0) {
            Verdict::Arrived { .. } => {
                let url = format!("{post_box}/v1/letters/{}", self.letter);
                Ok(Request { answer_bytes_max: ENVELOPE_BYTES_MAX, ..Request::get(url) })
            }
            Verdict::NotSent(why) | Verdict::TryAgain { why, .. } => Err(why),
        }
    }

    /// Has it taken away, showing what was read in it.
    ///
    /// # Errors
    ///
    /// [`Trouble::NotOurPostBox`] if what came back is not what was handed in.
    pub(super) fn take(&self, post_box: &str, reply: &Reply, me: &IdentityFile) -> Result<Request, Trouble> {
        let document = |said| Group::Document(Raw::of(said));
        let Secrets { deed, seen_to } = &self.said;
        let (letter, team, private) = (self.letter, document(seen_to), document(deed));
        let whole = Told::Opened { letter, contact_soon: false, is_earlier: false, team, private };
        if opened(letter, &reply.body, me) != whole {
            return Err(Trouble::NotOurPostBox);
        }
        let request = Request { method: "DELETE", ..Request::get(format!("{post_box}{PROOFS}/{letter}")) };
        Ok(request.header(SECRET_HEADER, deed.clone()))
    }
}

fn name(rng: &mut impl CryptoRng) -> LetterId {
    let mut name = [0; 16];
    rng.fill_bytes(&mut name);
    LetterId(name)
}

/// 64 hexadecimal digits that nobody can guess.
fn random(rng: &mut impl CryptoRng) -> String {
    format!("{}{}", name(rng), name(rng))
}
