//! What each sender has done lately, in so much memory and no more.
//!
//! Two generations: whoever is seen is in the young one; when that is full or old enough, it becomes the old one and the old
//! one is forgotten. To be forgotten is to have every budget whole again, so a flood of networks can free senders from their
//! limits but lock nobody out, and each of them gains only what a network has anyway.

use std::{
    collections::{HashMap, hash_map::Entry},
    time::Instant,
};

use super::{Budget, Sender, Wait};

/// How many senders a generation has at most. Both together are some 6 MB.
const SENDERS_MAX: usize = 32_768;

/// How old a generation grows, in microseconds: an hour. By then every budget that anybody would set is whole again.
const GENERATION: u64 = 3_600_000_000;

const MINUTE: u64 = 60_000_000;

/// When each budget is whole again, in microseconds after the start.
pub(super) type Marks = [u64; 3];

#[derive(Default)]
pub(super) struct Hands {
    places: u32,
    bytes: u64,
}

/// What each sender has done lately, and what each has in its hands.
pub(super) struct Book {
    start: Instant,
    turned: u64,
    pub(super) young: HashMap<Sender, Marks>,
    pub(super) old: HashMap<Sender, Marks>,
    /// Only whoever holds something has an entry; places are bounded, and so is this.
    pub(super) hands: HashMap<Sender, Hands>,
}

impl Book {
    pub(super) fn new(start: Instant) -> Self {
        Self { start, turned: 0, young: HashMap::new(), old: HashMap::new(), hands: HashMap::new() }
    }

    /// Takes so many tokens from a budget of `burst` that fills at `rate` a minute. What costs more than a whole burst waits
    /// for a whole burst, and the next waits for the rest of it.
    pub(super) fn take(
        &mut self,
        who: Sender,
        (budget, tokens): (Budget, u32),
        [burst, rate]: [u32; 2],
        at: Instant,
    ) -> Result<(), Wait> {
        let now = u64::try_from(at.saturating_duration_since(self.start).as_micros()).unwrap_or(u64::MAX);
        if self.young.len() >= SENDERS_MAX || now.saturating_sub(self.turned) > GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.turned = now;
        }
        let marks = match self.young.entry(who) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(self.old.remove(&who).unwrap_or_default()),
        };
        // A bucket, told by the one moment at which it is full again: each turn puts that off by the time of its tokens.
        let token = MINUTE / u64::from(rate.max(1));
        let mark = &mut marks[budget as usize];
        let full_again = (*mark).max(now);
        let burst = burst.max(1);
        let latest = now.saturating_add(token.saturating_mul(u64::from(burst - tokens.min(burst))));
        if full_again > latest {
            let seconds = (full_again - latest).div_ceil(1_000_000);
            return Err(Wait(u32::try_from(seconds).unwrap_or(u32::MAX).max(1)));
        }
        *mark = full_again.saturating_add(token.saturating_mul(u64::from(tokens)));
        Ok(())
    }

    /// Takes into a sender's hands, up to a limit of each; a limit of nought is none.
    pub(super) fn hold(&mut self, who: Sender, places: (u32, u32), bytes: (u64, u64)) -> bool {
        let (place, places_max) = places;
        let (byte, bytes_max) = bytes;
        let held = self.hands.get(&who).map_or((0, 0), |hands| (hands.places, hands.bytes));
        let wanted = (held.0.saturating_add(place), held.1.saturating_add(byte));
        let too_many = place > 0 && places_max > 0 && wanted.0 > places_max;
        let too_much = byte > 0 && bytes_max > 0 && wanted.1 > bytes_max;
        if too_many || too_much {
            return false;
        }
        if wanted != (0, 0) {
            self.hands.insert(who, Hands { places: wanted.0, bytes: wanted.1 });
        }
        true
    }

    pub(super) fn give_back(&mut self, who: Sender, places: u32, bytes: u64) {
        let Some(hands) = self.hands.get_mut(&who) else { return };
        hands.places = hands.places.saturating_sub(places);
        hands.bytes = hands.bytes.saturating_sub(bytes);
        if hands.places == 0 && hands.bytes == 0 {
            self.hands.remove(&who);
        }
    }
}
