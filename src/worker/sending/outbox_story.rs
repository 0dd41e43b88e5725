//! Sending, told as tests: what is sealed and when, and what ends the trying.

use crate::{
    call::Answer,
    example::{Council, ID, MORNING, Sender, begin, bytes, reply, request, shown},
    sending::event::{Call, Device, Effect, Event, Stored},
};
use rand_core::{TryCryptoRng, TryRng};
use wire::{
    Envelope, KeySet, Outcome, Trouble,
    sending::{Ask, SendLetter, Told},
};

const GET: &str = "GET https://frontseat.example/base/keyset-0.json";
const SENDING: &str = "{\"sending\":{\"letter\":\"ID\",\"attempt\":1}}\nPUT https://post.example/v1/letters/ID";
const ARRIVED: &str = r#"{"arrived":{"letter":"ID","day":"2026-11-20"}}"#;

/// A letter that is sealed and sent at once.
fn sent_at_once() -> String {
    format!("take the turn of ID\nwake in 4 s\n{SENDING}")
}

#[test]
fn a_letter_that_arrives_at_once_is_never_written_down() {
    let council = Council::new();
    let mut sender = Sender::new();
    assert_eq!(sender.ask(&begin(&council)), GET);
    assert_eq!(sender.keys(reply(200, &council.keyset_json())), "");
    assert_eq!(sender.send(&council, "{}"), sent_at_once());
    let (slow, signed) = (sender.last.clone(), council.signs(Outcome::Kept, ID, &request(&sender.last)));
    assert_eq!(sender.device(Device::Turn(ID, true)), "", "it is under way");
    assert_eq!(sender.put(reply(201, &signed)), format!("{ARRIVED}\npass the turn of ID"));
    sender.last = slow;
    assert_eq!(sender.wake(), "", "and not afterwards either");
    assert_eq!(sender.ask(&Ask::Keep), "");
    // Asked again, it says so again and sends nothing.
    assert_eq!(sender.ask(&Ask::SendAgain { letter: ID }), ARRIVED);
    assert_eq!(sender.ask(&Ask::Send(council.letter("{}"))), ARRIVED);
}

#[test]
fn nothing_is_kept_on_a_device_before_its_writer_lets_it() {
    let council = Council::new();
    let mut sender = Sender::ready(&council);
    sender.send_letter(&council, SendLetter { may_keep: false, ..council.letter("{}") });
    sender.device(Device::Turn(ID, true));
    assert_eq!(sender.ask(&Ask::Keep), "", "not when the page is hidden");
    let failed = sender.put(None);
    assert!(failed.contains("\"held\":\"page\"") && !failed.contains("keep"), "nor when it waits: {failed}");
    let kept = sender.ask(&Ask::MayKeep);
    assert!(kept.contains("keep"), "from then on it is: {kept}");
}

#[test]
fn what_travels_and_is_kept_opens_for_the_right_people_and_holds_no_readable_word() {
    let council = Council::new();
    let mut sender = Sender::ready(&council);
    sender.send(&council, r#"{"said":"canary"}"#);
    let travels = bytes(&sender.last);
    sender.ask(&Ask::Keep);
    let Stored { bytes, .. } = sender.stored();
    assert_eq!(bytes, travels, "what travels is what is kept");
    assert!(!bytes.windows(6).any(|six| six == b"canary") && !bytes.windows(7).any(|seven| seven == b"brother"));
    let envelope = Envelope::parse(&bytes).expect("an envelope");
    for reader in [&council.sam, &council.priya] {
        let kept = seal::open(&envelope.private, reader.identities()).expect("sealed to both");
        assert_eq!(seal::padding::remove(&kept), br#"{"kept":"my brother"}"#);
    }
}

#[test]
fn it_keeps_trying_with_the_same_bytes_and_longer_waits() {
    let council = Council::new();
    let (mut sender, first) = Sender::kept(&council);
    let signed = council.signs(Outcome::Kept, ID, &first);
    let mut waits = Vec::new();
    // Nobody there, then somebody on the way who says that the letter is malformed.
    let answers = [None, reply(400, "{}")];
    for (answer, expected) in answers.iter().zip([Trouble::Offline, Trouble::Refused]).cycle().take(8) {
        let told = sender.put(answer.clone());
        let [Effect::Announce(said), Effect::Wake(_, seconds)] = &sender.last[..] else {
            panic!("it should wait: {told}")
        };
        assert!(matches!(json::read(said), Some(Told::Waiting { why, .. }) if why == expected), "{told}");
        waits.push(*seconds);
        sender.wake();
        assert_eq!(request(&sender.last), first);
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
    assert_eq!(sender.put(reply(200, &signed)), "forget ID");
}

#[test]
fn send_again_does_not_wait_and_the_old_alarm_does_nothing() {
    let council = Council::new();
    let (mut sender, _) = Sender::kept(&council);
    sender.put(reply(503, ""));
    let waiting = std::mem::take(&mut sender.last);
    let second = SENDING.replace("\"attempt\":1", "\"attempt\":2");
    assert_eq!(sender.ask(&Ask::TryNow), second);
    sender.last = waiting;
    assert_eq!(sender.wake(), "");
    // While it is under way, asking once more starts no second call.
    let impatient = sender.ask(&Ask::SendAgain { letter: ID });
    assert_eq!(impatient, r#"{"sending":{"letter":"ID","attempt":2}}"#);
}

#[test]
fn waking_tries_at_once_but_not_before_the_time_that_the_post_box_asked_for() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    sender.put(None);
    assert!(sender.ask(&Ask::Wake).contains("PUT"), "nobody asked for time");
    let busy = |mut answer: Answer| {
        answer.as_mut().expect("an answer").retry_after = Some("120".into());
        answer
    };
    sender.put(busy(reply(503, "")));
    sender.now += 119.0;
    assert_eq!(sender.ask(&Ask::Wake), "");
    sender.now += 1.0;
    assert!(sender.ask(&Ask::Wake).contains("PUT"), "the time is over");
    sender.put(busy(reply(503, "")));
    sender.now -= 86_400.0;
    assert!(sender.ask(&Ask::Wake).contains("PUT"), "a clock that was set back does not make it wait for a day");
}

#[test]
fn another_letter_under_the_same_name_is_not_sent() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    let told = sender.ask(&Ask::Send(council.letter("{\"changed\":1}")));
    assert_eq!(told, r#"{"not_sent":{"letter":"ID","why":"trouble-other-letter"}}"#);
}

#[test]
fn a_signed_refusal_ends_the_trying_and_the_device_keeps_nothing_more() {
    for (outcome, status, why) in
        [(Outcome::Deleted, 410, "trouble-deleted"), (Outcome::Other, 409, "trouble-other-letter")]
    {
        let council = Council::new();
        let (mut sender, put) = Sender::kept(&council);
        let signed = council.signs(outcome, ID, &put);
        assert_eq!(sender.put(reply(status, &signed)), "forget ID");
        let told = sender.device(Device::Forgot(ID));
        assert_eq!(told, format!("{{\"not_sent\":{{\"letter\":\"ID\",\"why\":\"{why}\"}}}}\npass the turn of ID"));
        assert_eq!(sender.ask(&Ask::Wake), "");
    }
}

#[track_caller]
fn check_keys(council: &Council, answer: Answer, expected: &str) {
    let mut sender = Sender::new();
    assert_eq!(sender.ask(&Ask::Send(council.letter("{}"))), GET);
    assert_eq!(sender.keys(answer), expected);
}

#[test]
fn without_usable_keys_nothing_is_sealed() {
    let council = Council::new();
    let no_keys = r#"{"not_sent":{"letter":"ID","why":"trouble-no-keys"}}"#;
    check_keys(&council, reply(404, ""), &no_keys.replace("no-keys", "out-of-date"));
    check_keys(&council, reply(403, ""), no_keys);
    let with = |change: fn(&mut KeySet)| {
        let mut council = Council::new();
        change(&mut council.keyset);
        check_keys(&council, reply(200, &council.keyset_json()), no_keys);
    };
    with(|keys| keys.post_box.current.clear());
    with(|keys| keys.people.truncate(1));
    with(|keys| keys.recovery.clear());
    let offline =
        "{\"waiting\":{\"letter\":\"ID\",\"seconds\":1,\"why\":\"trouble-offline\",\"held\":\"open\"}}\nwake in 1 s";
    check_keys(&council, None, offline);
    check_keys(&council, reply(503, ""), &offline.replace("offline", "busy"));
}

#[test]
fn no_other_key_set_than_the_pages_own_is_ever_sealed_to() {
    let (council, other) = (Council::new(), Council::new());
    let other_keys = r#"{"not_sent":{"letter":"ID","why":"trouble-other-keys"}}"#;
    check_keys(&council, reply(200, &other.keyset_json()), other_keys);
    check_keys(&council, reply(200, &format!("{} ", council.keyset_json())), other_keys);
    check_keys(&council, reply(200, "<html>"), other_keys);
}

#[test]
fn a_key_set_that_was_taken_back_is_not_sealed_to_and_anything_else_takes_nothing_back() {
    let council = Council::new();
    let out_of_date = r#"{"not_sent":{"letter":"ID","why":"trouble-out-of-date"}}"#;
    let other = Council::new().keyset_json();
    for (answer, expected) in [
        (reply(404, ""), out_of_date.to_owned()),
        (reply(410, ""), out_of_date.to_owned()),
        (None, sent_at_once()),
        (reply(503, ""), sent_at_once()),
        (reply(200, &other), sent_at_once()),
    ] {
        let mut sender = Sender::ready(&council);
        assert_eq!(sender.ask(&Ask::Send(council.letter("{}"))), GET);
        let asked = request(&sender.last);
        assert!(!asked.may_be_cached && asked.patience == 5, "the site itself is asked, and not for long");
        let told = sender.hear(Event::Answered(Call::KeySet(2), answer));
        assert_eq!(told, expected);
        // Nor when it is asked for once more.
        if told == out_of_date {
            sender.ask(&Ask::Send(council.letter("{}")));
            assert!(!request(&sender.last).may_be_cached);
        }
    }
}

#[test]
fn whoever_leaves_does_not_wait_for_the_sites_word() {
    let council = Council::new();
    let mut sender = Sender::ready(&council);
    sender.ask(&Ask::Send(council.letter("{}")));
    assert_eq!(sender.ask(&Ask::Keep), format!("{}\nkeep ID since 1795165200", sent_at_once()));
}

#[test]
fn keys_that_come_late_seal_the_letter_that_waits_for_them() {
    let council = Council::new();
    let mut sender = Sender::new();
    sender.ask(&Ask::Send(council.letter("{}")));
    sender.keys(None);
    assert_eq!(sender.wake(), GET);
    let late = Event::Answered(Call::KeySet(1), reply(200, &council.keyset_json()));
    assert_eq!(sender.hear(late), "", "the answer to a call that was given up counts for nothing");
    let keys = Event::Answered(Call::KeySet(2), reply(200, &council.keyset_json()));
    assert_eq!(sender.hear(keys), sent_at_once());
}

#[test]
fn a_wipe_forgets_what_is_not_sealed_and_keeps_the_rest() {
    let council = Council::new();
    let mut sender = Sender::new();
    sender.ask(&Ask::Send(council.letter("{}")));
    assert_eq!(sender.ask(&Ask::Wipe), r#"{"not_sent":{"letter":"ID","why":"trouble-offline"}}"#);
    assert_eq!(sender.keys(reply(200, &council.keyset_json())), "", "nothing is left to seal");
    let mut sender = Sender::sent(&council);
    assert_eq!(sender.ask(&Ask::Wipe), "keep ID since 1795165200");
    assert!(sender.put(None).contains("wake in 1 s"), "the sealed letter goes its way");
}

#[test]
fn keys_from_anywhere_but_the_pages_own_site_are_not_even_fetched() {
    let council = Council::new();
    let digest = council.keyset_url("k").split_once('#').expect("a digest").1.to_owned();
    let elsewhere = ["https://post.example/keyset.json", "https://frontseat.example.evil.example/k", "keyset.json", ""];
    let unpinned =
        ["https://frontseat.example/k", "https://frontseat.example/k#", "https://frontseat.example/k#sha-256=:AA:"];
    for url in elsewhere.map(|url| format!("{url}#{digest}")).into_iter().chain(unpinned.map(String::from)) {
        let letter = SendLetter { keyset_url: url.clone(), ..council.letter("{}") };
        let told = Sender::new().ask(&Ask::Send(letter));
        assert_eq!(told, r#"{"not_sent":{"letter":"ID","why":"trouble-no-keys"}}"#, "{url}");
        let ask = Ask::Begin { keyset_url: url.clone(), post_box: "https://post.example".into() };
        assert_eq!(Sender::new().ask(&ask), r#"{"failed":{"why":"trouble-no-keys"}}"#, "{url}");
    }
}

#[test]
fn a_letter_nobody_asked_to_send_is_not_there() {
    let told = Sender::new().ask(&Ask::SendAgain { letter: ID });
    assert_eq!(told, r#"{"failed":{"why":"trouble-no-such-letter"}}"#);
}

#[test]
fn a_try_that_ran_out_of_time_gives_the_next_one_twice_as_long() {
    let council = Council::new();
    let mut sender = Sender::sent(&council);
    let mut patience = vec![request(&sender.last).patience];
    assert!(patience[0] > 30, "the bytes need time to travel as well");
    // A line that breaks at once is not slow.
    for seconds in [1, patience[0], 2 * patience[0]] {
        sender.now += f64::from(seconds);
        sender.put(None);
        sender.wake();
        patience.push(request(&sender.last).patience);
    }
    assert_eq!(patience, [1, 1, 2, 4].map(|times| times * patience[0]));
    // Whoever answers is no slow line either.
    sender.put(reply(503, ""));
    sender.wake();
    assert_eq!(request(&sender.last).patience, patience[0]);
}

/// A device that gives no randomness.
struct Silent;

impl TryRng for Silent {
    type Error = std::fmt::Error;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Err(std::fmt::Error)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Err(std::fmt::Error)
    }

    fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), Self::Error> {
        Err(std::fmt::Error)
    }
}

impl TryCryptoRng for Silent {}

#[test]
fn without_randomness_nothing_is_sealed_and_a_sealed_letter_goes_its_way() {
    let council = Council::new();
    let mut sender = Sender::ready(&council);
    let ask = |ask: &Ask| Event::Asked(json::write(ask));
    let send = ask(&Ask::Send(council.letter("{}")));
    sender.worker.handle(send, MORNING, &mut Silent);
    let stands = Event::Answered(Call::KeySet(2), reply(200, &council.keyset_json()));
    let told = shown(&sender.worker.handle(stands, MORNING, &mut Silent));
    assert_eq!(told, r#"{"not_sent":{"letter":"ID","why":"trouble-device"}}"#);
    // The generator speaks again, and the child tries again.
    assert_eq!(sender.send(&council, "{}"), sent_at_once());
    let signed = council.signs(Outcome::Kept, ID, &request(&sender.last));
    sender.ask(&Ask::Keep);
    sender.device(Device::Kept(ID, true));
    let lost = Event::Answered(Call::Put(ID), None);
    assert!(shown(&sender.worker.handle(lost, MORNING, &mut Silent)).contains("\"waiting\""));
    let again = shown(&sender.worker.handle(ask(&Ask::TryNow), MORNING, &mut Silent));
    assert!(again.contains("PUT"), "{again}");
    let answer = Event::Answered(Call::Put(ID), reply(200, &signed));
    assert_eq!(shown(&sender.worker.handle(answer, MORNING, &mut Silent)), "forget ID");
}
