//! The letters that were acknowledged today, as far as memory goes: a browser that did not see the answer sends the same
//! again, and is told without asking the database.

use std::collections::{HashMap, VecDeque};

use wire::{Digest, LetterId};

/// How many letters are remembered; the oldest go first. Some half a megabyte.
const LETTERS_MAX: usize = 4096;

/// The letters that were acknowledged today.
#[derive(Default)]
pub(super) struct Recent {
    known: HashMap<LetterId, (Digest, String)>,
    order: VecDeque<LetterId>,
}

impl Recent {
    pub(super) fn note(&mut self, letter: LetterId, digest: Digest, day: &str) {
        if self.known.insert(letter, (digest, day.to_owned())).is_none() {
            self.order.push_back(letter);
        }
        while self.order.len() > LETTERS_MAX
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }

    pub(super) fn recall(&self, letter: LetterId, digest: Digest) -> Option<String> {
        self.known.get(&letter).filter(|(known, _)| *known == digest).map(|(_, day)| day.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(number: u16) -> LetterId {
        let mut id = [0; 16];
        id[..2].copy_from_slice(&number.to_be_bytes());
        LetterId(id)
    }

    #[test]
    fn the_oldest_go_first() {
        let mut recent = Recent::default();
        for number in 0..5000 {
            recent.note(name(number), Digest([1; 32]), "2026-11-20");
        }
        assert_eq!((recent.known.len(), recent.order.len()), (LETTERS_MAX, LETTERS_MAX));
        assert_eq!(recent.recall(name(0), Digest([1; 32])), None);
        assert_eq!(recent.recall(name(4999), Digest([1; 32])).as_deref(), Some("2026-11-20"));
        assert_eq!(recent.recall(name(4999), Digest([2; 32])), None, "other bytes are another matter");
        recent.note(name(4998), Digest([1; 32]), "2026-11-20");
        assert_eq!(recent.order.len(), LETTERS_MAX, "a re-send takes no second place");
    }
}
