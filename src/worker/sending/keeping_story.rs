//! What this device keeps of a letter, told as tests: nothing before it has to, and never a word that it keeps what it does not.

use wire::{Outcome, sending::Ask};

use crate::{
    example::{Council, ID, Sender, reply, request},
    sending::event::{Device, Event},
};

const KEEP: &str = "keep ID since 1795165200";
const ARRIVED: &str = r#"{"arrived":{"letter":"ID","day":"2026-11-20"}}"#;

/// The word that a letter waits.
fn waits(why: &str, seconds: u32, held: &str) -> String {
    format!(r#"{{"waiting":{{"letter":"ID","seconds":{seconds},"why":"trouble-{why}","held":"{held}"}}}}"#)
}

#[test]
fn a_first_answer_that_is_slow_has_the_letter_kept_and_taken_out_before_it_is_said_to_have_arrived() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    let put = request(&sender.last);
    assert_eq!(sender.wake(), KEEP, "the alarm rings before there is an answer");
    assert_eq!(sender.stored().bytes, put.body.clone().expect("it travels"), "what is kept is what travels");
    assert_eq!(sender.device(Device::Kept(ID, true)), waits("slow", put.patience, "device"));
    assert_eq!(sender.put(reply(201, &council.signs(Outcome::Kept, ID, &put))), "forget ID");
    assert_eq!(sender.device(Device::Forgot(ID)), format!("{ARRIVED}\npass the turn of ID"));
}

#[test]
fn a_first_try_that_fails_is_said_to_wait_once_the_letter_is_kept() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    assert_eq!(sender.put(None), format!("{KEEP}\nwake in 1 s"), "and nobody is told that it waits");
    assert_eq!(sender.device(Device::Kept(ID, true)), waits("offline", 1, "device"));
}

#[test]
fn a_page_that_is_hidden_has_what_is_sealed_kept_and_nothing_else() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    assert_eq!(sender.ask(&Ask::Keep), KEEP);
    assert_eq!(sender.ask(&Ask::Keep), "", "it is being written down already");
    let mut sender = Sender::new();
    sender.ask(&Ask::Send(council.letter("{}")));
    assert_eq!(sender.ask(&Ask::Keep), "", "nothing is sealed yet");
}

#[test]
fn a_letter_that_arrives_while_it_is_being_written_down_is_taken_out_first() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    let signed = council.signs(Outcome::Kept, ID, &request(&sender.last));
    sender.ask(&Ask::Keep);
    assert_eq!(sender.put(reply(201, &signed)), "forget ID");
    assert_eq!(sender.device(Device::Kept(ID, true)), "", "nobody reads that it waits");
    assert_eq!(sender.device(Device::Forgot(ID)), format!("{ARRIVED}\npass the turn of ID"));
}

#[test]
fn a_device_that_keeps_nothing_is_said_once_a_try_has_failed() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    let signed = council.signs(Outcome::Kept, ID, &request(&sender.last));
    sender.wake();
    assert_eq!(sender.device(Device::Kept(ID, false)), "", "it is on its way: the page stays open for it");
    assert_eq!(sender.put(None), format!("{}\nwake in 1 s", waits("offline", 1, "page")));
    assert_eq!(sender.ask(&Ask::Keep), "", "it is asked once");
    sender.ask(&Ask::TryNow);
    // What may have been written too late is taken out, and nobody waits for that.
    assert_eq!(sender.put(reply(201, &signed)), format!("{ARRIVED}\npass the turn of ID\nforget ID"));
    assert_eq!(sender.device(Device::Forgot(ID)), "");
}

#[test]
fn a_device_that_answers_late_says_where_the_letter_is_by_then() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    sender.put(None);
    sender.wake();
    let patience = request(&sender.last).patience;
    assert_eq!(sender.device(Device::Kept(ID, true)), waits("offline", patience, "device"));
}

#[test]
fn a_turn_that_another_page_still_has_does_not_hold_up_a_letter_that_only_this_one_knows() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    assert_eq!(sender.device(Device::Turn(ID, false)), "");
    assert!(sender.put(None).contains("wake in 1 s"), "it sends on");
    assert_eq!(sender.hear(Event::Device(Device::Turn(ID, true))), "");
}
