//! What an earlier page left on this device, told as tests: it is found, sent, and never taken for nothing.

use crate::{
    example::{Council, ID, MORNING, Sender, begin, bytes, reply, request},
    sending::event::{Device, Stored},
};
use wire::{Outcome, sending::Ask};

const GET: &str = "GET https://frontseat.example/base/keyset-0.json";
const SENDING: &str = "{\"sending\":{\"letter\":\"ID\",\"attempt\":1}}\nPUT https://post.example/v1/letters/ID";
const ARRIVED: &str = r#"{"arrived":{"letter":"ID","day":"2026-11-20"}}"#;

/// A letter as an earlier page left it on the device, sealed when that page's clock said so.
fn left_behind(council: &Council, now: f64) -> Stored {
    let mut earlier = Sender::ready(council);
    earlier.now = now;
    earlier.send(council, "{}");
    earlier.ask(&Ask::Keep);
    earlier.stored()
}

#[test]
fn whatever_page_is_opened_next_sends_what_was_left_behind() {
    let council = Council::new();
    let stored = left_behind(&council, MORNING);
    let mut later = Sender::ready(&council);
    assert_eq!(later.ask(&Ask::Look), "look");
    let found = later.device(Device::Found { stored: vec![stored.clone()], unseen: false });
    assert_eq!(found, "{\"outbox\":{\"letters\":1,\"unseen\":false}}\ntake the turn of ID");
    assert_eq!(later.device(Device::Turn(ID, true)), SENDING);
    assert_eq!(bytes(&later.last), stored.bytes);
    let signed = council.signs(Outcome::Kept, ID, &request(&later.last));
    assert_eq!(later.put(reply(200, &signed)), "forget ID");
    assert_eq!(later.device(Device::Forgot(ID)), format!("{ARRIVED}\npass the turn of ID"));
}

#[test]
fn new_keys_and_a_post_box_that_moved_are_survived() {
    let council = Council::new();
    let stored = left_behind(&council, MORNING);
    // The site has a new key-set and another host since, and the post box signs with the next of its two keys.
    let mut moved = Council::new();
    let current = std::mem::replace(&mut moved.keyset.post_box.current, Council::new().keyset.post_box.current);
    moved.keyset.post_box.next = current;
    let mut later = Sender::new();
    let keyset_url = moved.keyset_url("keyset-1");
    later.ask(&Ask::Begin { keyset_url, post_box: "https://moved.example/".into() });
    later.ask(&Ask::Look);
    later.device(Device::Found { stored: vec![stored.clone()], unseen: false });
    assert_eq!(
        later.device(Device::Turn(ID, true)),
        "",
        "nothing is sent before there are keys to judge the answer by"
    );
    let sending = SENDING.replace("post.example", "moved.example");
    assert_eq!(later.keys(reply(200, &moved.keyset_json())), sending);
    assert_eq!(bytes(&later.last), stored.bytes, "a letter sealed to an older key-set is sent as it is");
    let old = council.signs(Outcome::Kept, ID, &request(&later.last));
    let new = moved.signs(Outcome::Kept, ID, &request(&later.last));
    assert!(later.put(reply(201, &old)).contains("not-our-post-box"), "a key that the site does not list any more");
    later.wake();
    assert_eq!(later.put(reply(200, &new)), "forget ID");
}

#[test]
fn a_sealed_letter_waits_when_the_sites_keys_are_not_there() {
    let council = Council::new();
    let mut later = Sender::new();
    later.ask(&begin(&council));
    later.device(Device::Found { stored: vec![left_behind(&council, MORNING)], unseen: false });
    later.device(Device::Turn(ID, true));
    let waiting = "{\"waiting\":{\"letter\":\"ID\",\"seconds\":1,\"why\":\"trouble-out-of-date\",\"held\":\"device\"}}\nwake in 1 s";
    assert_eq!(later.keys(reply(404, "")), waiting);
    assert_eq!(later.wake(), GET);
}

#[test]
fn what_is_no_letter_stays_where_it_is_and_is_not_sent() {
    let stored = Stored { letter: ID, bytes: b"FSENV2 of a later version".to_vec().into(), since: MORNING };
    let told = Sender::new().device(Device::Found { stored: vec![stored], unseen: false });
    assert_eq!(told, r#"{"outbox":{"letters":0,"unseen":true}}"#);
}

#[test]
fn a_device_that_could_not_be_looked_into_is_said_and_looked_into_again() {
    let council = Council::new();
    let mut later = Sender::ready(&council);
    assert_eq!(later.ask(&Ask::Wake), "", "nobody has asked to look yet");
    let blind = Device::Found { stored: Vec::new(), unseen: true };
    assert_eq!(later.device(blind), r#"{"outbox":{"letters":0,"unseen":true}}"#);
    assert_eq!(later.ask(&Ask::Wake), "look");
    assert_eq!(later.ask(&Ask::TryNow), "look");
    let found = later.device(Device::Found { stored: vec![left_behind(&council, MORNING)], unseen: false });
    assert_eq!(found, "{\"outbox\":{\"letters\":1,\"unseen\":false}}\ntake the turn of ID");
    assert_eq!(later.ask(&Ask::Wake), "", "all was seen");
}

#[test]
fn what_the_device_could_not_take_out_is_taken_out_at_the_next_look_and_counts_no_more() {
    let council = Council::new();
    let (mut sender, put) = Sender::kept(&council);
    sender.put(reply(201, &council.signs(Outcome::Kept, ID, &put)));
    sender.device(Device::Forgot(ID));
    let told = sender.device(Device::Found { stored: vec![left_behind(&council, MORNING)], unseen: false });
    assert_eq!(told, "forget ID\n{\"outbox\":{\"letters\":0,\"unseen\":false}}");
}

#[track_caller]
fn check_old(hours: f64, expected: bool) {
    let council = Council::new();
    let mut later = Sender::ready(&council);
    later.now = MORNING + hours * 3600.0;
    let told = later.device(Device::Found { stored: vec![left_behind(&council, MORNING)], unseen: false });
    assert_eq!(told.contains(r#"{"old":{"letter":"ID"}}"#), expected, "after {hours} hours");
}

#[test]
fn whoever_waited_a_day_is_told_and_a_clock_set_back_does_not_hide_it() {
    check_old(0.0, false);
    check_old(23.0, false);
    check_old(24.0, true);
    check_old(1e5, true);
    // A minute back is a clock that was put right; a year back tells nothing, and help is offered.
    check_old(-0.01, false);
    check_old(-8766.0, true);
}

#[test]
fn a_page_that_stays_open_for_a_day_says_so_once() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    sender.now += 90_000.0;
    assert!(sender.put(None).ends_with(r#"{"old":{"letter":"ID"}}"#));
    sender.wake();
    assert!(!sender.put(None).contains("\"old\""));
}
