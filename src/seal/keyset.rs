//! Whether a published key-set can be used at all: every key readable, of one kind, and nobody's twice.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use wire::{KeyKind, KeySet};

use crate::{KeyFault, PostBox, Recipient, sign};

/// What is wrong with a key-set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeySetFault {
    /// There is no recovery key.
    #[error("there is no recovery key; make one with `keys recovery`")]
    NoRecovery,
    /// The post box has no current key, or one that cannot be used.
    #[error("the post box has no usable key; add its keys with `keys post-box`")]
    PostBox,
    /// A key cannot be used.
    #[error("the key of \"{whose}\" is {fault}")]
    Key {
        /// Whose: a person's id, or `recovery`.
        whose: String,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// A key is not of the key-set's kind.
    #[error("the key of \"{whose}\" is of the other kind; make all keys of one kind")]
    OtherKind {
        /// Whose: a person's id, or `recovery`.
        whose: String,
    },
    /// Two people have the same id.
    #[error("\"{person}\" stands there twice; keep one of them")]
    SamePerson {
        /// The id.
        person: String,
    },
    /// One recipient stands in two places, so one of two people is missing.
    #[error("the key of \"{whose}\" is also somebody else's; make a new one with `keys new`")]
    SameKey {
        /// Where it stands the second time.
        whose: String,
    },
}

/// Everything that is wrong with a key-set, in the order it is written; nothing if it can be used.
#[must_use]
pub fn faults(keyset: &KeySet) -> Vec<KeySetFault> {
    let mut found = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let recovery = ("recovery", keyset.recovery.as_str());
    let people = keyset.people.iter().map(|person| (person.id.as_str(), person.recipient.as_str()));
    for (whose, text) in core::iter::once(recovery).chain(people) {
        if text.is_empty() && whose == "recovery" {
            found.push(KeySetFault::NoRecovery);
            continue;
        }
        found.extend(recipient_fault(whose, text, keyset.kind));
        if seen.contains(&text) {
            found.push(KeySetFault::SameKey { whose: whose.to_string() });
        }
        seen.push(text);
    }
    if PostBox::new(&keyset.post_box).is_err() {
        found.push(KeySetFault::PostBox);
    }
    for (index, person) in keyset.people.iter().enumerate() {
        if keyset.people.iter().take(index).any(|other| other.id == person.id) {
            found.push(KeySetFault::SamePerson { person: person.id.clone() });
        }
        if let Err(fault) = sign::read_public(&person.sign) {
            found.push(KeySetFault::Key { whose: person.id.clone(), fault });
        }
    }
    found
}

fn recipient_fault(whose: &str, text: &str, kind: KeyKind) -> Option<KeySetFault> {
    let whose = whose.to_string();
    match Recipient::parse(text) {
        Ok(recipient) if recipient.kind() == kind => None,
        Ok(_) => Some(KeySetFault::OtherKind { whose }),
        Err(fault) => Some(KeySetFault::Key { whose, fault }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::Council;
    use alloc::format;

    #[track_caller]
    fn check(change: impl FnOnce(&mut KeySet), expected: &[&str]) {
        let mut keyset = Council::new(KeyKind::X25519).keyset;
        change(&mut keyset);
        let found: Vec<String> = faults(&keyset).iter().map(|fault| format!("{fault}")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_good_key_set_has_no_fault() {
        check(|_| {}, &[]);
        check(|keyset| keyset.post_box.next.clear(), &[]);
    }

    #[test]
    fn what_is_missing_is_named() {
        check(|it| it.recovery.clear(), &["there is no recovery key; make one with `keys recovery`"]);
        let post_box = "the post box has no usable key; add its keys with `keys post-box`";
        check(|it| it.post_box.current.clear(), &[post_box]);
        check(|it| it.post_box.next = "x".into(), &[post_box]);
    }

    #[test]
    fn every_key_that_cannot_be_used_is_named_with_its_person() {
        let not_age =
            "the key of \"sam\" is not a public age key; it should start age1pq1… or age1… and be copied whole";
        check(|it| it.people[0].recipient.truncate(20), &[not_age]);
        let not_sign = "the key of \"sam\" is not an Ed25519 public key; it should be 32 bytes in base64, copied whole";
        check(|it| it.people[0].sign.clear(), &[not_sign]);
        let other = |it: &mut KeySet| it.people[0].recipient = Council::new(KeyKind::Hybrid).keyset.recovery;
        check(other, &["the key of \"sam\" is of the other kind; make all keys of one kind"]);
    }

    #[test]
    fn nobody_stands_there_twice() {
        check(|it| it.people[1].id = "sam".into(), &["\"sam\" stands there twice; keep one of them"]);
        let same_key = "the key of \"sam\" is also somebody else's; make a new one with `keys new`";
        check(|it| it.people[0].recipient = it.recovery.clone(), &[same_key]);
    }
}
