//! Who comes in, who does not, and what each is told.

use ed25519_dalek::{Signer as _, SigningKey};

use super::*;
use crate::{staff::people::People, test_post_box::keys_toml as written};

const HERE: &str = "https://post.exampleshire.example";
const SAM: [u8; 32] = [1; 32];
const PRIYA: [u8; 32] = [2; 32];

fn new() -> Sessions {
    Sessions::new().unwrap()
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
}

fn staff(people: &[(&str, [u8; 32])]) -> std::sync::Arc<Staff> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.toml");
    std::fs::write(&path, written("", people)).unwrap();
    People::read(&path).unwrap().now().unwrap()
}

fn signed(seed: [u8; 32], origin: &str, staff: &str, challenge: &str) -> SignIn {
    let signature = SigningKey::from_bytes(&seed).sign(signed_text(origin, staff, challenge).as_bytes());
    let signature = Base64::encode_string(&signature.to_bytes());
    SignIn { staff: staff.into(), challenge: challenge.into(), signature }
}

#[track_caller]
fn check(found: Result<Session, NotLetIn>, expected: &str) {
    let found = found.map_or_else(|why| why.to_string(), |session| format!("in for {} seconds", session.seconds));
    assert!(found.starts_with(expected), "{found}");
}

#[test]
fn a_challenge_lets_its_person_in_once_and_within_a_minute() {
    let (sessions, staff) = (new(), staff(&[("sam", SAM), ("priya", PRIYA)]));
    let challenge = sessions.challenge(at(0), "sam").unwrap();
    let asked = signed(SAM, HERE, "sam", &challenge);
    check(sessions.enter(at(59), &staff, HERE, &asked), "in for 600 seconds");
    check(sessions.enter(at(59), &staff, HERE, &asked), "the challenge was used before");
    check(sessions.enter(at(59), &staff, HERE, &signed(SAM, HERE, "sam", "00")), "the challenge was used before");

    let late = sessions.challenge(at(0), "sam").unwrap();
    check(
        sessions.enter(at(60), &staff, HERE, &signed(SAM, HERE, "sam", &late)),
        "the challenge is older than a minute",
    );
    check(sessions.enter(at(60), &staff, HERE, &asked), "the challenge is older than a minute");

    let future = sessions.challenge(at(500), "sam").unwrap();
    let asked = signed(SAM, HERE, "sam", &future);
    check(sessions.enter(at(0), &staff, HERE, &asked), "the challenge is older");
}

#[test]
fn a_clock_that_jumps_makes_no_used_challenge_good_again() {
    let (mut sessions, staff) = (new(), staff(&[("sam", SAM)]));
    let challenge = |seconds| sessions.challenge(at(seconds), "sam").unwrap();
    let (first, second) = (challenge(0), challenge(120));
    let [first, second] = [first, second].map(|challenge| signed(SAM, HERE, "sam", &challenge));
    check(sessions.enter(at(1), &staff, HERE, &first), "in for");
    // Two minutes forwards, where somebody comes in and what is old is forgotten, and back again.
    check(sessions.enter(at(121), &staff, HERE, &second), "in for");
    check(sessions.enter(at(2), &staff, HERE, &first), "the challenge was used before");
    // A minute later by the steady clock it is forgotten, and too old whatever the wall says.
    sessions.opened -= std::time::Duration::from_secs(60);
    check(sessions.enter(at(2), &staff, HERE, &first), "the challenge is older than a minute");
}

#[test]
fn a_wrong_signature_and_an_unknown_person_are_told_the_same() {
    let (sessions, staff) = (new(), staff(&[("sam", SAM), ("priya", PRIYA)]));
    let elsewhere = "https://post.otherplace.example";
    let (unfit, foreign) =
        ("the name and the signature do not fit", "the challenge was used before or was not given here");
    let attempts = [
        ("sam", SAM, elsewhere, "sam", unfit),  // signed for another post box
        ("sam", PRIYA, HERE, "sam", unfit),     // another person's key
        ("nobody", SAM, HERE, "nobody", unfit), // nobody of that name
        ("sam", PRIYA, HERE, "priya", foreign), // another person's challenge
        ("sam", SAM, HERE, "nobody", foreign),
    ];
    for (given_to, seed, origin, name, expected) in attempts {
        let challenge = sessions.challenge(at(0), given_to).unwrap();
        check(sessions.enter(at(1), &staff, HERE, &signed(seed, origin, name, &challenge)), expected);
    }
    for nonsense in ["", "AAAA", "not base64", &"A".repeat(10_000)] {
        let challenge = sessions.challenge(at(0), "sam").unwrap();
        let asked = SignIn { staff: "sam".into(), challenge, signature: nonsense.into() };
        check(sessions.enter(at(1), &staff, HERE, &asked), unfit);
    }
}

#[test]
fn a_token_lives_ten_minutes_and_dies_with_its_person_or_key() {
    let (sessions, both) = (new(), staff(&[("sam", SAM), ("priya", PRIYA)]));
    let come_in = || {
        let challenge = sessions.challenge(at(0), "sam").unwrap();
        sessions.enter(at(0), &both, HERE, &signed(SAM, HERE, "sam", &challenge)).unwrap().token
    };
    let token = come_in();
    assert_eq!(sessions.who(at(599), &both, &token), Ok("sam".into()));
    assert_eq!(sessions.who(at(600), &both, &token), Err(NotLetIn::SignedOut));
    assert_eq!(sessions.who(at(0), &both, "guessed"), Err(NotLetIn::SignedOut));

    let token = come_in();
    assert_eq!(sessions.who(at(1), &staff(&[("priya", PRIYA)]), &token), Err(NotLetIn::SignedOut));
    assert_eq!(sessions.who(at(1), &both, &token), Err(NotLetIn::SignedOut), "a dead token stays dead");

    let token = come_in();
    assert_eq!(
        sessions.who(at(1), &staff(&[("sam", PRIYA)]), &token),
        Err(NotLetIn::SignedOut),
        "a new key, a new token"
    );
}

#[test]
fn a_challenge_that_was_altered_or_given_by_another_door_lets_nobody_in() {
    let (sessions, staff) = (new(), staff(&[("sam", SAM)]));
    let own = Base64::decode_vec(&sessions.challenge(at(0), "sam").unwrap()).unwrap();
    let flipped = (0..own.len()).map(|place| {
        let mut altered = own.clone();
        altered[place] ^= 1;
        altered
    });
    let others = [own[..own.len() - 1].to_vec(), [&own[..], &[0]].concat(), vec![0; own.len()], Vec::new()];
    let others = flipped.chain(others).map(|bytes| Base64::encode_string(&bytes));
    for challenge in others.chain([new().challenge(at(0), "sam").unwrap(), "not base64".into()]) {
        let asked = signed(SAM, HERE, "sam", &challenge);
        check(sessions.enter(at(0), &staff, HERE, &asked), "the challenge was used before or was not given here");
    }
    check(sessions.enter(at(0), &staff, HERE, &signed(SAM, HERE, "sam", &Base64::encode_string(&own))), "in for");
}

#[test]
fn nobody_can_use_up_or_crowd_out_the_challenge_of_somebody_else() {
    let (mut sessions, staff) = (new(), staff(&[("sam", SAM), ("priya", PRIYA)]));
    let challenge = sessions.challenge(at(0), "sam").unwrap();
    for _ in 0..5_000 {
        sessions.challenge(at(0), "sam").unwrap();
    }
    check(sessions.enter(at(1), &staff, HERE, &signed(PRIYA, HERE, "sam", &challenge)), "the name and the signature");
    assert!(sessions.used.lock().unwrap().is_empty(), "whoever is not let in takes no room");
    check(sessions.enter(at(1), &staff, HERE, &signed(SAM, HERE, "sam", &challenge)), "in for");

    sessions.opened -= std::time::Duration::from_secs(120);
    let next = sessions.challenge(at(70), "sam").unwrap();
    check(sessions.enter(at(70), &staff, HERE, &signed(SAM, HERE, "sam", &next)), "in for");
    assert_eq!(sessions.used.lock().unwrap().len(), 1, "what has expired is forgotten");
}

#[test]
fn a_stranger_is_checked_against_a_key_of_the_same_kind_as_a_persons() {
    let (one, other) = (new().stranger, new().stranger);
    assert!(!one.is_weak(), "a weak key is refused before any work is done, and the time would tell");
    assert_ne!(one, other);
}

#[test]
fn sessions_are_bounded_and_the_oldest_makes_room() {
    let (sessions, staff) = (new(), staff(&[("sam", SAM)]));
    let token = |seconds| {
        let challenge = sessions.challenge(at(seconds), "sam").unwrap();
        sessions.enter(at(seconds), &staff, HERE, &signed(SAM, HERE, "sam", &challenge)).unwrap().token
    };
    let oldest = token(0);
    for _ in 0..SESSIONS_MAX {
        token(1);
    }
    assert_eq!(sessions.alive.lock().unwrap().len(), SESSIONS_MAX);
    assert_eq!(sessions.who(at(2), &staff, &oldest), Err(NotLetIn::SignedOut));
}
