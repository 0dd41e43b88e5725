//! A letter to oneself, as tests: each step of its way, and what is said where the way ends.

use seal::{IdentityFile, OpenError, sign::digest};
use wire::{Envelope, KeyKind, LetterId, Outcome, desk::Ask, keyset::PersonKeys};

use super::desk_story::{Sitting, request};
use crate::{
    call::{Answer, Reply, Request},
    example::{Council, reply, rng},
};

/// Sam, who has asked for the list of keys.
fn proving(council: &Council, sam: &IdentityFile) -> Sitting {
    let mut sitting = Sitting::signed_in(sam);
    let asked = sitting.ask(&Ask::Prove { keyset_url: council.keyset_url("keys-0") });
    assert_eq!(asked, "GET https://frontseat.example/base/keys-0.json");
    let Request { headers, may_be_cached, .. } = request(&sitting.last);
    assert_eq!((headers, may_be_cached), (Vec::new(), true), "the site is shown no token");
    sitting
}

/// The letter's name, which stands at the end of its address.
fn name(put: &Request) -> LetterId {
    LetterId::parse(put.url.rsplit('/').next().expect("an address")).expect("a name")
}

fn bytes(put: &Request) -> Answer {
    Some(Reply { status: 200, retry_after: None, body: put.body.as_ref().expect("a body").to_vec() })
}

#[test]
fn it_goes_the_whole_way_and_is_taken_away_by_what_was_read_in_it() {
    let council = Council::new();
    let mut sitting = proving(&council, &council.sam);
    sitting.answer(reply(200, &council.keyset_json()));
    let put = request(&sitting.last);
    let name = name(&put);
    assert_eq!((put.method, put.url.as_str()), ("PUT", &*format!("https://post.example/v1/staff/proofs/{name}")));
    assert!(put.headers.contains(&("Authorization", "Bearer t0ken".to_owned())), "{:?}", put.headers);
    let envelope = Envelope::parse(put.body.as_ref().expect("a body")).expect("an envelope");
    assert_eq!((envelope.check_shape(), envelope.contact_soon), (Ok(()), false));
    let priya = |part| seal::open(part, council.priya.identities()).err();
    assert_eq!(
        [&envelope.team, &envelope.private].map(|part| priya(part)),
        [Some(OpenError::NotForYou), Some(OpenError::NotForYou)]
    );

    let fetched = sitting.answer(reply(201, &council.signs(Outcome::Kept, name, &put)));
    assert_eq!(fetched, format!("GET https://post.example/v1/letters/{name}"));
    let taken = sitting.answer(bytes(&put));
    assert_eq!(taken, format!("DELETE https://post.example/v1/staff/proofs/{name}"));
    let shown = request(&sitting.last).headers.into_iter().find(|(name, _)| *name == "front-seat-secret");
    let shown = digest(shown.expect("a secret").1.as_bytes()).0;
    assert_eq!(Some(shown), envelope.hashes.map(|hashes| hashes.deed));
    assert_eq!(sitting.answer(reply(204, "")), "\"proved\"");
}

/// Goes so many steps, then gets this answer.
#[track_caller]
fn check(steps: usize, answer: impl FnOnce(&Council, &Request) -> Answer, expected: &str) {
    let council = Council::new();
    let mut sitting = proving(&council, &council.sam);
    let mut put = request(&sitting.last);
    for step in 0..steps {
        match step {
            0 => sitting.answer(reply(200, &council.keyset_json())),
            1 => sitting.answer(reply(201, &council.signs(Outcome::Kept, name(&put), &put))),
            _ => sitting.answer(bytes(&put)),
        };
        if step == 0 {
            put = request(&sitting.last);
        }
    }
    assert_eq!(sitting.answer(answer(&council, &put)), format!(r#"{{"failed":{{"why":"trouble-{expected}"}}}}"#));
}

#[test]
fn where_the_way_ends_is_said() {
    check(0, |_, _| None, "offline");
    check(0, |_, _| reply(404, ""), "no-keys");
    check(0, |council, _| reply(200, &council.keyset_json().replace("2026", "2025")), "other-keys");
    check(1, |_, _| reply(201, "{}"), "not-our-post-box");
    check(1, |council, put| reply(201, &council.signs(Outcome::Kept, LetterId([1; 16]), put)), "not-our-post-box");
    check(1, |council, put| reply(200, &council.signs(Outcome::Other, name(put), put)), "other-letter");
    check(1, |_, _| reply(503, ""), "busy");
    check(1, |_, _| reply(422, ""), "refused");
    check(1, |_, _| reply(502, ""), "refused");
    check(1, |_, _| reply(401, ""), "signed-out");
    check(2, |_, _| reply(404, ""), "no-such-letter");
    check(2, |_, _| reply(200, "something else"), "not-our-post-box");
    check(3, |_, _| reply(403, ""), "not-let-in");
    check(3, |_, _| None, "offline");
}

#[test]
fn a_list_with_another_key_than_mine_is_said_in_words_of_its_own() {
    let with = |change: &dyn Fn(&mut Vec<PersonKeys>), sam: &dyn Fn(&mut IdentityFile)| {
        let mut council = Council::new();
        change(&mut council.keyset.people);
        sam(&mut council.sam);
        let mut sitting = proving(&council, &council.sam);
        let told = sitting.answer(reply(200, &council.keyset_json()));
        if told.starts_with("PUT ") { "sealed".to_owned() } else { told }
    };
    let not_mine = r#"{"failed":{"why":"trouble-not-my-key"}}"#;
    assert_eq!(with(&|people| people[0].recipient = people[1].recipient.clone(), &|_| ()), not_mine);
    assert_eq!(with(&|people| drop(people.remove(0)), &|_| ()), not_mine);
    // Keys were changed, and the site is not printed anew yet: the older one still opens.
    assert_eq!(with(&|_| (), &|sam| sam.rotate(KeyKind::X25519, &mut rng())), "sealed");
}

#[test]
fn whatever_the_site_says_signs_nobody_out() {
    let council = Council::new();
    let mut sitting = proving(&council, &council.sam);
    assert_eq!(sitting.answer(reply(401, "")), r#"{"failed":{"why":"trouble-no-keys"}}"#);
    assert!(sitting.ask(&Ask::List { after: 0 }).starts_with("GET "));
    sitting.ask(&Ask::Lock);
    let asked = sitting.ask(&Ask::Prove { keyset_url: council.keyset_url("keys-0") });
    assert_eq!(asked, r#"{"failed":{"why":"trouble-signed-out"}}"#);
}
