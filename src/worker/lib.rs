//! The worker: it alone seals, sends, opens, and holds keys in a browser. Pages talk to it in [`wire::worker`]'s words.
//!
//! [`Worker`] decides everything and does nothing: an [`Event`] goes in, [`Effect`]s come out. Time and randomness are
//! arguments. So every promise about sending is tested without a browser, and the part that touches one stays small.
//!
//! 1. [`event`]: what happens to the worker, and what it wants done;
//! 2. [`verdict`]: what an answer of the post box means for a letter;
//! 3. [`keys`]: the site's key-set, fetched before it is needed;
//! 4. [`parcel`]: one letter, from plain documents to the last word about it;
//! 5. [`outbox`]: every letter on its way;
//! 6. `pages`: which of several pages sends it;
//! 7. [`desk`]: the staff side, from unlocking to opening;
//! 8. `json` and `message`: what pages and the post box say, as text.
//!
//! In a browser, `device.js` is the hand that reaches into the device: database, locks, other pages. It decides nothing.

mod json;
mod message;
mod pages;

pub mod desk;
pub mod event;
pub mod keys;
pub mod outbox;
pub mod parcel;
pub mod verdict;

#[cfg(test)]
mod example;
#[cfg(test)]
mod found_story;
#[cfg(test)]
mod outbox_story;
#[cfg(test)]
mod pages_story;
#[cfg(test)]
mod sitting;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod fetch;

#[cfg(target_arch = "wasm32")]
pub use browser::start;

use rand_core::TryCryptoRng;
use wire::worker::{Ask, Told, Trouble};
use zeroize::Zeroize;

use crate::{
    desk::Desk,
    event::{Alarm, Call, Effect, Event},
    outbox::Outbox,
};

/// All that the worker knows. It is gone when the page is.
pub struct Worker {
    outbox: Outbox,
    desk: Desk,
}

/// What a page is told, as the JSON text it reads.
#[must_use]
pub fn told(told: &Told) -> String {
    message::told(told)
}

impl Worker {
    /// A worker that serves pages of this origin, as `https://frontseat.example`.
    #[must_use]
    pub fn new(own_origin: &str) -> Self {
        Self { outbox: Outbox::new(own_origin), desk: Desk::default() }
    }

    /// Takes in what happened and tells what to do about it. `now` is in seconds since 1970, by this device's clock.
    /// Randomness is needed to seal a letter and for nothing else: where it fails, only a letter not sealed yet is not sent.
    pub fn handle(&mut self, event: Event, now: f64, rng: &mut impl TryCryptoRng) -> Vec<Effect> {
        match event {
            Event::Asked(mut text) => {
                let ask = message::read(&text);
                text.zeroize();
                match ask {
                    Some(ask) => self.asked(ask, now, rng),
                    None => vec![Effect::Tell(Told::Failed { why: Trouble::Device })],
                }
            }
            Event::Answered(Call::Letter(call), answer) => self.outbox.answered(&call, &answer, now, rng),
            Event::Answered(Call::Staff(call), answer) => self.desk.answered(call, answer),
            Event::Woke(Alarm::Idle { shift }) => self.desk.woke(shift, now),
            Event::Woke(alarm) => self.outbox.woke(&alarm, now),
            Event::Device(device) => self.outbox.device(device, now),
            Event::Heard(text) => self.outbox.heard(text, now),
        }
    }

    fn asked(&mut self, ask: Ask, now: f64, rng: &mut impl TryCryptoRng) -> Vec<Effect> {
        match ask {
            Ask::Send(_) | Ask::SendAgain { .. } | Ask::Begin { .. } | Ask::Look => self.outbox.asked(ask, now, rng),
            Ask::TryNow | Ask::Wake | Ask::Wipe => self.outbox.asked(ask, now, rng),
            other => self.desk.asked(other, now),
        }
    }
}
