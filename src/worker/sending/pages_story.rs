//! Two pages with the same outbox, told as tests: one sends, both show the truth, and nobody waits for a page that sleeps.

use wire::{
    Outcome, Trouble,
    sending::{Ask, Held, Told},
};

use crate::{
    example::{Council, ID, Sender, reply, request},
    sending::event::{Device, Effect, Event, Stored},
};

const SENDING: &str = "{\"sending\":{\"letter\":\"ID\",\"attempt\":1}}\nPUT https://post.example/v1/letters/ID";

/// A page that sends a letter, for long enough that the device keeps it, and another that found it there and may not.
fn two(council: &Council) -> (Sender, Sender) {
    let mut first = Sender::sent(council);
    let put = std::mem::take(&mut first.last);
    first.ask(&Ask::Keep);
    let stored: Stored = first.stored();
    first.device(Device::Kept(ID, true));
    first.last = put;
    let mut second = Sender::ready(council);
    second.device(Device::Found { stored: vec![stored], unseen: false });
    assert_eq!(second.device(Device::Turn(ID, false)), "say {\"how\":\"ID\"}\nwake in 5 s");
    (first, second)
}

/// The word that a kept letter waits.
fn waits(why: &str, seconds: u32) -> String {
    format!(r#"{{"waiting":{{"letter":"ID","seconds":{seconds},"why":"trouble-{why}","held":"device"}}}}"#)
}

/// Carries what one page says to the other; gives what the other then wants.
fn carry(from: &mut Sender, to: &mut Sender) -> String {
    let said: Vec<String> = from
        .last
        .iter()
        .filter_map(|effect| match effect {
            Effect::Announce(text) | Effect::Say(text) => Some(text.clone()),
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
    let waits = waits("slow", put.patience);
    assert_eq!(carry(&mut second, &mut first), format!("say {waits}"));
    assert_eq!(carry(&mut first, &mut second), format!("{waits}\nwake in {} s", put.patience + 5));
    second.last = alarm;
    assert_eq!(second.wake(), "");
    first.put(None);
    assert_eq!(carry(&mut first, &mut second), format!("{}\nwake in 6 s", self::waits("offline", 1)));
    first.wake();
    let sending = "{\"sending\":{\"letter\":\"ID\",\"attempt\":2}}\nwake in 30 s";
    assert_eq!(carry(&mut first, &mut second), sending);
    first.put(reply(201, &council.signs(Outcome::Kept, ID, &put)));
    first.device(Device::Forgot(ID));
    assert_eq!(carry(&mut first, &mut second), r#"{"arrived":{"letter":"ID","day":"2026-11-20"}}"#);
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
    assert_eq!(second.ask(&Ask::TryNow), "say {\"again\":\"ID\"}\nwake in 5 s");
    assert_eq!(carry(&mut second, &mut first), SENDING.replace("\"attempt\":1", "\"attempt\":2"));
}

#[test]
fn a_page_that_sleeps_is_not_waited_for() {
    let council = Council::new();
    let (_, mut second) = two(&council);
    assert_eq!(second.wake(), SENDING);
}

#[test]
fn a_page_that_answers_once_and_then_sleeps_is_not_waited_for_either() {
    let council = Council::new();
    let (mut first, mut second) = two(&council);
    second.hear(Event::Heard(json::write(&Told::Sending { letter: ID, attempt: 1 })));
    assert_eq!(second.wake(), "say {\"how\":\"ID\"}\nwake in 5 s", "half a minute went by without a word");
    // It is awake after all: it sends on, and is asked again when its next try is overdue.
    first.put(None);
    carry(&mut first, &mut second);
    assert_eq!(second.wake(), "say {\"how\":\"ID\"}\nwake in 5 s");
    assert_eq!(second.wake(), SENDING, "nobody answers any more");
}

#[test]
fn no_other_page_can_have_itself_waited_for_longer_than_a_post_box_can() {
    let council = Council::new();
    let (_, mut second) = two(&council);
    let said = Told::Waiting { letter: ID, seconds: u32::MAX, why: Trouble::Busy, held: Held::Device };
    assert!(second.hear(Event::Heard(json::write(&said))).ends_with("\nwake in 605 s"));
}

#[test]
fn a_page_that_is_looked_at_again_asks_how_it_goes_elsewhere() {
    let council = Council::new();
    let (_, mut second) = two(&council);
    second.hear(Event::Heard(json::write(&Told::Sending { letter: ID, attempt: 1 })));
    assert_eq!(second.ask(&Ask::Wake), "say {\"how\":\"ID\"}\nwake in 5 s");
    assert_eq!(second.wake(), SENDING);
}

#[test]
fn try_now_in_the_other_page_while_it_is_under_way_is_answered_and_sends_nothing_twice() {
    let council = Council::new();
    let (mut first, mut second) = two(&council);
    let patience = request(&first.last).patience;
    second.ask(&Ask::TryNow);
    assert_eq!(carry(&mut second, &mut first), format!("say {}", waits("slow", patience)));
    let alarm = std::mem::take(&mut second.last);
    carry(&mut first, &mut second);
    second.last = alarm;
    assert_eq!(second.wake(), "", "it is not taken for asleep");
}

#[test]
fn a_turn_that_comes_after_it_was_taken_starts_no_second_call() {
    let council = Council::new();
    let (_, mut second) = two(&council);
    assert_eq!(second.wake(), SENDING);
    second.put(None);
    assert_eq!(second.device(Device::Turn(ID, true)), "", "it waits for its next try");
}

#[test]
fn a_letter_that_the_device_does_not_keep_is_no_other_pages_business() {
    let council = Council::new();
    let mut first = Sender::sent(&council);
    let mut second = Sender::ready(&council);
    assert_eq!(carry(&mut first, &mut second), "");
    first.put(None);
    first.device(Device::Kept(ID, false));
    assert_eq!(carry(&mut first, &mut second), "");
}

#[test]
fn nonsense_from_another_page_changes_nothing() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    for text in [
        "",
        "how ID",
        r#"{"how":"you"}"#,
        r#"{"again":0}"#,
        "{}",
        r#"{"told":"arrived","letter":"ID"}"#,
        r#"{"waiting":{"letter":"ID","seconds":1,"why":"trouble-busy"}}"#,
        "\u{0}",
    ] {
        assert_eq!(sender.hear(Event::Heard(text.replace("ID", &ID.to_string()))), "", "{text}");
    }
}
