//! Two pages with the same outbox, told as tests: one sends, both show the truth, and nobody waits for a page that sleeps.

use wire::{Outcome, worker::Ask};

use crate::{
    event::{Device, Effect, Event, Stored},
    example::{Council, ID, Sender, reply, request},
};

const SENDING: &str = "{\"told\":\"sending\",\"letter\":\"ID\",\"attempt\":1}\nPUT https://post.example/v1/letters/ID";

/// A page that sends a letter, and another that found it on the device and may not.
fn two(council: &Council) -> (Sender, Sender) {
    let mut first = Sender::ready(council);
    first.ask(&Ask::Send(Council::letter("{}")));
    let stored: Stored = first.stored();
    first.device(Device::Kept(ID, true));
    first.device(Device::Turn(ID, true));
    let mut second = Sender::ready(council);
    second.device(Device::Found(vec![stored]));
    assert_eq!(second.device(Device::Turn(ID, false)), "say how ID\nwake in 5 s");
    (first, second)
}

/// Carries what one page says to the other; gives what the other then wants.
fn carry(from: &mut Sender, to: &mut Sender) -> String {
    let said: Vec<String> = from
        .last
        .iter()
        .filter_map(|effect| match effect {
            Effect::Announce(told) => Some(crate::told(told)),
            Effect::Say(text) => Some(text.clone()),
            _ => None,
        })
        .collect();
    said.into_iter().map(|text| to.hear(Event::Heard(text))).collect::<Vec<_>>().join("\n")
}

#[test]
fn only_one_page_sends_and_both_know_how_it_goes() {
    let council = Council::new();
    let (mut first, mut second) = two(&council);
    let put = request(&first.last);
    let alarm = std::mem::take(&mut second.last);
    second.last = alarm.iter().filter(|effect| matches!(effect, Effect::Say(_))).cloned().collect();
    // The second page asks, the first one answers, and so it is not taken for asleep.
    assert_eq!(carry(&mut second, &mut first), r#"say {"told":"sending","letter":"ID","attempt":1}"#);
    assert_eq!(carry(&mut first, &mut second), r#"{"told":"sending","letter":"ID","attempt":1}"#);
    second.last = alarm;
    assert_eq!(second.wake(), "");
    first.put(None);
    assert_eq!(carry(&mut first, &mut second), r#"{"told":"waiting","letter":"ID","seconds":1,"why":"offline"}"#);
    first.wake();
    first.put(reply(201, &council.signs(Outcome::Kept, ID, &put)));
    first.device(Device::Forgot(ID));
    assert_eq!(carry(&mut first, &mut second), r#"{"told":"arrived","letter":"ID","day":"2026-11-20"}"#);
    // The turn comes too late: there is nothing left to send.
    assert_eq!(second.device(Device::Turn(ID, true)), "pass the turn of ID");
}

#[test]
fn the_other_page_takes_over_when_the_first_is_closed() {
    let council = Council::new();
    let (_, mut second) = two(&council);
    assert_eq!(second.device(Device::Turn(ID, true)), SENDING);
}

#[test]
fn try_now_in_the_other_page_is_done_by_the_first() {
    let council = Council::new();
    let (mut first, mut second) = two(&council);
    first.put(None);
    assert_eq!(second.ask(&Ask::TryNow), "say again ID\nwake in 5 s");
    assert_eq!(carry(&mut second, &mut first), SENDING.replace("\"attempt\":1", "\"attempt\":2"));
}

#[test]
fn a_page_that_sleeps_is_not_waited_for() {
    let council = Council::new();
    let (_, mut second) = two(&council);
    assert_eq!(second.wake(), SENDING);
}

#[test]
fn a_letter_that_the_device_does_not_keep_is_no_other_pages_business() {
    let council = Council::new();
    let mut first = Sender::sealed(&council, false);
    let mut second = Sender::ready(&council);
    assert_eq!(carry(&mut first, &mut second), "");
}

#[test]
fn nonsense_from_another_page_changes_nothing() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    for text in ["", "how ", "how you", "again 00", "{}", r#"{"told":"kept","letter":"ID","kept":false}"#, "\u{0}"] {
        assert_eq!(sender.hear(Event::Heard(text.replace("ID", &ID.to_string()))), "", "{text}");
    }
}
