//! What was moved or altered on its way is said to the officer, and whatever still opens stays readable beneath.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

use promises::{
    answers::Person,
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
    reading::Reading,
    tap::Tap,
};
use wire::{Envelope, LetterId};
use xtask::stage::Stage;

const MOVED: LetterId = LetterId([0x5a; 16]);

/// A child's letter, as it went over the line.
fn sent(stage: &Stage) -> Envelope {
    let tap = Tap::start();
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, Person::named("worry"), Hands::Pointer);
    filling.to_the_check_page(|_, _| ());
    filling.to_the_send_page();
    filling.send();
    let put = tap.heard().into_iter().find(|request| request.method == "PUT").expect("one letter");
    let at = put.bytes.windows(6).position(|six| six == b"FSENV1").expect("an envelope");
    Envelope::parse(&put.bytes[at..]).expect("an envelope")
}

/// Puts an envelope into the post box under a name of the attacker's choosing; gives the status.
fn put(stage: &Stage, letter: LetterId, envelope: &Envelope) -> String {
    let body = envelope.to_bytes();
    let host = stage.post_box.trim_start_matches("http://");
    let mut line = TcpStream::connect(host).expect("the post box listens");
    let head = format!(
        "PUT /v1/letters/{letter} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/octet-stream\r\n\
         Content-Digest: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        seal::sign::digest(&body).header(),
        body.len()
    );
    line.write_all(&[head.as_bytes(), &body].concat()).expect("the post box reads");
    let mut answer = String::new();
    line.read_to_string(&mut answer).expect("the post box answers");
    answer.lines().next().unwrap_or_default().to_owned()
}

/// Sam opens the letter that says it must be checked.
fn sam_opens_the_doubtful_one(stage: &Stage) -> Reading {
    let sam = Reading::start(stage, "sam");
    let mark = format!("#letter-{MOVED}");
    sam.browser.click(&mark);
    sam.browser.see("Check this letter before you rely on it");
    sam
}

#[test]
fn a_letter_under_another_letters_name_is_said_and_can_still_be_read() {
    let stage = council::raise(&council::plan("moved"));
    let envelope = sent(&stage);
    assert_eq!(put(&stage, MOVED, &envelope), "HTTP/1.1 201 Created");
    let sam = sam_opens_the_doubtful_one(&stage);
    sam.browser.see("A part of this letter carries the name of another letter.");
    sam.browser.see("I'm worried I will have to move school AGAIN.");
}

#[test]
fn a_part_that_was_altered_is_said_and_the_other_part_can_still_be_read() {
    let stage = council::raise(&council::plan("altered"));
    let mut envelope = sent(&stage);
    let last = envelope.private.len() - 1;
    envelope.private[last] ^= 1;
    assert_eq!(put(&stage, MOVED, &envelope), "HTTP/1.1 201 Created");
    let sam = sam_opens_the_doubtful_one(&stage);
    sam.browser.see("The part with the kept answers is damaged and does not open.");
    sam.browser.see("I'm worried I will have to move school AGAIN.");
    assert!(!sam.browser.text().contains("it's my fault"));
}

#[test]
fn a_letter_that_was_put_together_from_two_is_said() {
    let stage = council::raise(&council::plan("mixed"));
    let (first, second) = (sent(&stage), sent(&stage));
    let mixed = Envelope { private: second.private, ..first };
    assert_eq!(put(&stage, MOVED, &mixed), "HTTP/1.1 201 Created");
    let sam = sam_opens_the_doubtful_one(&stage);
    sam.browser.see("The two parts of this letter were not written together.");
}
