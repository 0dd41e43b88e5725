//! The six words of a key-set, for people to compare: on the site, on a leaflet, over the telephone.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use sha2::{Digest, Sha256};
use wire::{KeyKind, KeySet, keyset::PersonKeys};

use crate::words;

/// Six words that differ if anything in the key-set differs: a key, a person, the version or the day.
#[must_use]
pub fn words(keyset: &KeySet) -> String {
    let hash = Sha256::digest(canonical_bytes(keyset));
    let number = hash.first_chunk::<16>().copied().unwrap_or_default();
    words::six(u128::from_be_bytes(number))
}

/// The bytes whose SHA-256 is the fingerprint: each field with its length before it, people in order of their ids.
#[must_use]
pub fn canonical_bytes(keyset: &KeySet) -> Vec<u8> {
    let kind = match keyset.kind {
        KeyKind::Hybrid => "hybrid",
        KeyKind::X25519 => "x25519",
    };
    let version = keyset.version.to_string();
    let mut people: Vec<&PersonKeys> = keyset.people.iter().collect();
    people.sort_by(|one, other| one.id.cmp(&other.id));
    let head = ["front-seat key-set v1", &version, &keyset.made, kind, &keyset.recovery];
    let post_box = [keyset.post_box.current.as_str(), &keyset.post_box.next];
    let people = people.into_iter().flat_map(|person| [person.id.as_str(), &person.recipient, &person.sign]);
    let mut bytes = Vec::new();
    for field in head.into_iter().chain(post_box).chain(people) {
        bytes.extend_from_slice(field.len().to_string().as_bytes());
        bytes.push(b':');
        bytes.extend_from_slice(field.as_bytes());
        bytes.push(b'\n');
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::keyset::PostBoxKeys;

    fn keyset() -> KeySet {
        let person = |id: &str| PersonKeys { id: id.into(), recipient: "age1…".into(), sign: "…".into() };
        KeySet {
            version: 3,
            made: "2026-11-20".into(),
            kind: KeyKind::X25519,
            recovery: "age1r".into(),
            post_box: PostBoxKeys { current: "c".into(), next: String::new() },
            people: alloc::vec![person("sam"), person("priya")],
        }
    }

    #[test]
    fn the_same_keys_have_the_same_words_for_ever() {
        assert_eq!(words(&keyset()), "slicer unwarlike cornea wake scoured deafening");
    }

    #[test]
    fn the_order_of_people_does_not_matter() {
        let mut other = keyset();
        other.people.reverse();
        assert_eq!(words(&other), words(&keyset()));
    }

    #[test]
    fn every_change_changes_the_words() {
        let changes: [fn(&mut KeySet); 8] = [
            |it| it.version = 4,
            |it| it.made = "2026-11-21".into(),
            |it| it.kind = KeyKind::Hybrid,
            |it| it.recovery = "age1s".into(),
            |it| it.post_box.next = "n".into(),
            |it| it.people[0].sign = "other".into(),
            |it| it.people[0].id = "tom".into(),
            |it| it.people.truncate(1),
        ];
        let mut seen = alloc::vec![words(&keyset())];
        for change in changes {
            let mut changed = keyset();
            change(&mut changed);
            seen.push(words(&changed));
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 9);
    }

    #[test]
    fn a_field_cannot_pretend_to_be_two() {
        let mut one = keyset();
        one.made = "2026-11-20\n6:x25519".into();
        assert_ne!(canonical_bytes(&one), canonical_bytes(&keyset()));
        assert!(canonical_bytes(&keyset()).starts_with(b"21:front-seat key-set v1\n1:3\n10:2026-11-20\n6:x25519\n"));
    }
}
