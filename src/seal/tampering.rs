//! Whatever is changed in a sealed letter, nothing of it is believed.

use alloc::vec::Vec;
use core::slice::from_ref;

use wire::{Envelope, KeyKind, Route, envelope::HEAD_BYTES, sending::Secrets};

use crate::{
    Identity, OpenError, Plain,
    example::{Council, rng},
    fault::Part,
    header::Header,
    open, payload, seal_letter,
};

const TEAM: &str = r#"{"group":"team","answers":["School is good."]}"#;
const PRIVATE: &str = r#"{"group":"private","answers":["I miss my brother."]}"#;

fn letter(kind: KeyKind) -> (Council, Envelope) {
    let council = Council::new(kind);
    let route = Route::Officer("sam".into());
    let letter = Plain { team: TEAM, private: PRIVATE, secrets: &Secrets::default(), contact_soon: false };
    let sealed = seal_letter(&letter, &route, &council.roster, &council.keyset, &mut rng());
    (council, sealed.expect("the council has all its keys"))
}

/// Tries every change of one kind to a sealed group and lists those that were believed.
///
/// A file is opened in two steps: the header gives the key and is authenticated with it, then the key opens the payload.
/// A change to the header is tried through the door itself; one to the payload through its second step, since the first
/// is the same for all of them and slow, and through the door for one in a hundred.
fn believed(file: &[u8], identity: &Identity, changed: &dyn Fn(&[u8], usize) -> Vec<u8>) -> Vec<usize> {
    let header = Header::parse(file).expect("an age file");
    let key = identity.file_key(&header).expect("well made").expect("for this identity");
    let header_bytes = file.len() - header.payload.len();
    let opened = |place: usize| {
        let file = changed(file, place);
        let through_the_door = place < header_bytes || place.is_multiple_of(100);
        let by_the_door = through_the_door && open(&file, from_ref(identity)).is_ok();
        let payload = file.get(header_bytes..).unwrap_or_default();
        by_the_door || (place >= header_bytes && payload::open(&key, payload, &mut |_| {}).is_ok())
    };
    (0..file.len()).filter(|place| opened(*place)).collect()
}

#[track_caller]
fn check(kind: KeyKind, changed: &dyn Fn(&[u8], usize) -> Vec<u8>) {
    let (council, envelope) = letter(kind);
    for file in [&envelope.team, &envelope.private] {
        let identity = council.identity("sam");
        assert!(open(file, from_ref(identity)).is_ok());
        assert_eq!(believed(file, identity, changed), Vec::<usize>::new());
    }
}

fn flipped(file: &[u8], place: usize) -> Vec<u8> {
    let mut file = file.to_vec();
    file[place] ^= 1 << (place % 8);
    file
}

fn cut(file: &[u8], place: usize) -> Vec<u8> {
    file[..place].to_vec()
}

#[test]
fn every_flipped_byte_of_a_hybrid_letter_is_refused() {
    check(KeyKind::Hybrid, &flipped);
}

#[test]
fn every_flipped_byte_of_an_x25519_letter_is_refused() {
    check(KeyKind::X25519, &flipped);
}

#[test]
fn every_truncation_is_refused() {
    check(KeyKind::Hybrid, &cut);
    check(KeyKind::X25519, &cut);
}

#[test]
fn bytes_after_the_end_are_refused() {
    let (council, envelope) = letter(KeyKind::Hybrid);
    let longer = [envelope.team.as_slice(), b" "].concat();
    assert_eq!(open(&longer, from_ref(council.identity("sam"))), Err(OpenError::Damaged(Part::Payload)));
}

#[test]
fn a_stanza_of_another_letter_lets_nobody_in() {
    let (council, envelope) = letter(KeyKind::X25519);
    let outsider = Identity::generate(KeyKind::X25519, &mut rng());
    let other = crate::seal(b"other", 5, &[outsider.recipient()], &mut rng()).expect("sealed");
    let (version, rest) = envelope.private.split_at(22);
    let stanza = &other[22..other.windows(3).position(|three| three == b"---").expect("a header ends")];
    let spliced = [version, stanza, rest].concat();
    let sam = from_ref(council.identity("sam"));
    assert_eq!(open(&spliced, sam), Err(OpenError::Damaged(Part::Mac)));
    assert_eq!(open(&spliced, from_ref(&outsider)), Err(OpenError::Damaged(Part::Mac)));
}

#[test]
fn stanzas_taken_away_or_put_in_another_order_are_noticed() {
    let (council, envelope) = letter(KeyKind::X25519);
    let text = &envelope.private;
    let end = text.windows(3).position(|three| three == b"---").expect("a header ends");
    // Each stanza has two lines: its arguments and its body.
    let lines: Vec<&[u8]> = text[22..end].split_inclusive(|byte| *byte == b'\n').collect();
    let stanzas: Vec<Vec<u8>> = lines.chunks(2).map(<[_]>::concat).collect();
    let rebuilt = |order: &[usize]| {
        let chosen: Vec<u8> = order.iter().flat_map(|index| stanzas[*index].clone()).collect();
        [&text[..22], &chosen, &text[end..]].concat()
    };
    let sam = from_ref(council.identity("sam"));
    assert_eq!(rebuilt(&[0, 1, 2]), *text);
    for order in [&[0, 1][..], &[0, 2, 1], &[0, 0, 1, 2], &[0]] {
        assert_eq!(open(&rebuilt(order), sam), Err(OpenError::Damaged(Part::Mac)), "{order:?}");
    }
}

#[test]
fn groups_that_change_places_stay_what_they_say_they_are() {
    // The seal cannot tell which place a group was put in: the document says so, and the inbox compares.
    let (council, envelope) = letter(KeyKind::Hybrid);
    let swapped = Envelope { team: envelope.private, private: envelope.team, ..envelope };
    let read = Envelope::parse(&swapped.to_bytes()).expect("still an envelope");
    let dee = from_ref(council.identity("dee"));
    assert_eq!(open(&read.team, dee), Err(OpenError::NotForYou));
    let document = open(&read.private, dee).expect("sealed to the duty team");
    assert_eq!(crate::padding::remove(&document), TEAM.as_bytes());
}

#[test]
fn what_stands_in_the_clear_is_all_that_can_be_changed_unnoticed() {
    let (council, envelope) = letter(KeyKind::X25519);
    let bytes = envelope.to_bytes();
    let sam = from_ref(council.identity("sam"));
    let groups = HEAD_BYTES + 4;
    let lengths_of_private = groups + envelope.team.len()..groups + 4 + envelope.team.len();
    for place in (0..groups).chain(lengths_of_private) {
        let Ok(read) = Envelope::parse(&flipped(&bytes, place)) else { continue };
        let opens = open(&read.team, sam).is_ok() && open(&read.private, sam).is_ok();
        // Contact-soon is sealed inside as well, and the inbox compares the two. The key-set's version only says which keys
        // were meant: nothing relies on it, since who can open a group is fixed by its stanzas. Another hash stops a deed, and
        // only the post box could write one, which can refuse deeds anyway.
        assert!(!opens || (6..HEAD_BYTES).contains(&place), "byte {place} of the envelope");
    }
    assert!(Envelope::parse(&flipped(&bytes, 10)).is_err(), "an unknown flag is refused");
}
