//! The letters of a run: most are noise in the shape of a letter, some are really sealed for a council and are opened again.

use std::ops::Range;

use getrandom::SysRng;
use promises::load::{self, Letter};
use rand_core::UnwrapErr;
use seal::{Identity, Plain, SignInKey, seal_letter};
use wire::{
    Envelope, KeyKind, KeySet, LetterId, Roster, Route,
    keyset::{Officer, PersonKeys, PostBoxKeys},
    sending::Secrets,
};

use crate::{chance::Chance, table::Counts};

/// Every so many letters one is really sealed, while there are any.
const EVERY: usize = 50;

/// How to make letter number so and so.
pub struct Letters {
    seed: u64,
    bytes: Range<usize>,
    sealed: Vec<(Letter, String)>,
    sam: Identity,
}

/// A council with keys that were made a moment ago.
pub struct Council {
    /// What its site publishes.
    pub keyset: KeySet,
    /// Who does what there.
    pub roster: Roster,
    /// The officer's key for opening.
    pub sam: Identity,
    /// The officer's key for signing in.
    pub sam_signs: SignInKey,
}

impl Letters {
    /// Letters of so many bytes, and so many really sealed ones among them.
    pub fn new(seed: u64, bytes: Range<usize>, sealed: usize) -> Self {
        let council = Council::new();
        let mut chance = Chance::new(seed, 7);
        let sealed = (0..sealed).map(|number| {
            let text =
                format!("{{\"said\":\"Number {number} of seed {seed}: {}\"}}", "more ".repeat(chance.below(900)));
            let mut id = [0; 16];
            id[..8].copy_from_slice(&chance.next().to_le_bytes());
            id[8..].copy_from_slice(&chance.next().to_le_bytes());
            (Letter::new(LetterId(id), council.seal(&text).to_bytes()), text)
        });
        Self { seed, bytes, sealed: sealed.collect(), sam: council.sam }
    }

    /// Letter number so and so, the same each time.
    pub fn letter(&self, number: usize) -> Letter {
        if let Some((letter, _)) = self.really_sealed(number) {
            return letter.clone();
        }
        let number = u64::try_from(number).unwrap_or(u64::MAX);
        let mut chance = Chance::new(self.seed, number);
        let bytes = self.bytes.start + chance.below(self.bytes.len());
        load::letter(self.seed.wrapping_mul(1 << 32).wrapping_add(number), bytes)
    }

    /// If this one was really sealed, opens what the database holds of it with the officer's key, and counts.
    pub fn open(&self, number: usize, stored: &[u8], counts: &mut Counts) {
        let Some((_, text)) = self.really_sealed(number) else { return };
        counts.sealed += 1;
        let opened = Envelope::parse(stored).ok().is_some_and(|envelope| {
            [envelope.team, envelope.private].iter().all(|group| {
                let opened = seal::open(group, std::slice::from_ref(&self.sam));
                opened.is_ok_and(|document| String::from_utf8_lossy(&document).trim_end() == text)
            })
        });
        counts.opened += usize::from(opened);
    }

    fn really_sealed(&self, number: usize) -> Option<&(Letter, String)> {
        number.is_multiple_of(EVERY).then(|| self.sealed.get(number / EVERY)).flatten()
    }
}

impl Council {
    /// Everybody of Exampleshire, with new keys.
    pub fn new() -> Self {
        let mut rng = UnwrapErr(SysRng);
        let (mut sam, mut sam_signs) = (None, None);
        let people = ["sam", "priya", "dee", "dan", "maya", "mo"].map(|id| {
            let (identity, sign) = (Identity::generate(KeyKind::Hybrid, &mut rng), SignInKey::generate(&mut rng));
            let keys = PersonKeys { id: id.into(), recipient: identity.recipient().to_string(), sign: sign.public() };
            sam.get_or_insert(identity);
            sam_signs.get_or_insert(sign);
            keys
        });
        let recovery = Identity::generate(KeyKind::Hybrid, &mut rng).recipient().to_string();
        let post_box = PostBoxKeys { current: String::new(), next: String::new() };
        let keyset = KeySet {
            version: 1,
            made: xtask::stage::TODAY.into(),
            kind: KeyKind::Hybrid,
            recovery,
            post_box,
            people: people.into(),
        };
        let roster = Roster {
            officers: vec![Officer { id: "sam".into(), cover: "priya".into() }],
            duty_lead: "dee".into(),
            duty_deputy: "dan".into(),
            duty: ["dee", "dan"].map(String::from).into(),
            manager: "maya".into(),
            manager_deputy: "mo".into(),
        };
        Self { keyset, roster, sam: sam.expect("Sam is first"), sam_signs: sam_signs.expect("Sam is first") }
    }

    /// Seals a text to Sam, in both groups.
    pub fn seal(&self, text: &str) -> Envelope {
        let route = Route::Officer("sam".into());
        let letter = Plain { team: text, private: text, secrets: &Secrets::default(), contact_soon: false };
        seal_letter(&letter, &route, &self.roster, &self.keyset, &mut UnwrapErr(SysRng)).expect("it seals")
    }
}
