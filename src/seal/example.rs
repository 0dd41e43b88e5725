//! A council for tests: everybody of Exampleshire with keys of one kind, made anew for each test.

use alloc::{string::String, vec::Vec};

use getrandom::SysRng;
use rand_core::UnwrapErr;
use wire::{
    KeyKind, KeySet, Roster,
    keyset::{Officer, PersonKeys, PostBoxKeys},
};

use crate::{Identity, SignInKey};

/// The system's randomness: what is tested holds for whatever it gives.
pub(crate) fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

pub(crate) struct Council {
    pub(crate) keyset: KeySet,
    pub(crate) roster: Roster,
    identities: Vec<(String, Identity)>,
}

impl Council {
    pub(crate) fn new(kind: KeyKind) -> Self {
        let names = ["sam", "priya", "tom", "dee", "dan", "maya", "mo", "recovery"];
        let identities: Vec<_> = names.map(|name| (name.into(), Identity::generate(kind, &mut rng()))).into();
        let recipient = |identity: &Identity| alloc::format!("{}", identity.recipient());
        let sign = || SignInKey::generate(&mut rng()).public();
        let mut people: Vec<_> = identities
            .iter()
            .map(|(id, identity): &(String, _)| PersonKeys {
                id: id.clone(),
                recipient: recipient(identity),
                sign: sign(),
            })
            .collect();
        let recovery = people.pop().expect("recovery stands last").recipient;
        let post_box = PostBoxKeys { current: sign(), next: sign() };
        let officer = |id: &str, cover: &str| Officer { id: id.into(), cover: cover.into() };
        let roster = Roster {
            officers: [officer("sam", "priya"), officer("priya", "sam"), officer("tom", "priya")].into(),
            duty_lead: "dee".into(),
            duty_deputy: "dan".into(),
            duty: ["priya", "dee", "dan"].map(String::from).into(),
            manager: "maya".into(),
            manager_deputy: "mo".into(),
        };
        let keyset = KeySet { version: 3, made: "2026-11-20".into(), kind, recovery, post_box, people };
        Self { keyset, roster, identities }
    }

    /// Whose identities open this file, in the order of the council.
    pub(crate) fn who_opens(&self, file: &[u8]) -> Vec<&str> {
        let opens = |(_, identity): &&(String, Identity)| crate::open(file, core::slice::from_ref(identity)).is_ok();
        self.identities.iter().filter(opens).map(|(id, _)| id.as_str()).collect()
    }

    pub(crate) fn identity(&self, id: &str) -> &Identity {
        self.identities.iter().find(|(name, _)| name == id).map(|(_, identity)| identity).expect("they work here")
    }
}
