//! Letters on their way. What is here is sealed, apart from the moment before the key-set has come; all in memory only.

use std::rc::Rc;

use rand_core::CryptoRng;
use seal::{PostBox, SealError};
use wire::{
    Digest, KeySet, LetterId, Route,
    worker::{SendLetter, Told, Trouble},
};
use zeroize::Zeroize;

use crate::{
    event::{Alarm, Answer, Call, Effect, LetterCall, Request},
    message::read_bytes,
    verdict::{Verdict, judge, unsigned, wait},
};

/// Every letter that was to be sent since the page was opened.
pub struct Outbox {
    own_origin: String,
    /// A handful at most, so a list will do.
    letters: Vec<Entry>,
}

struct Entry {
    id: LetterId,
    /// The digest of what was asked, so that another letter under the same name is noticed.
    asked: Digest,
    state: State,
    /// How often it was sent.
    attempt: u32,
    /// How many tries in a row failed.
    failed: u32,
    /// Counts the waits, so that an alarm of an earlier one does nothing.
    round: u32,
    /// Whether a call is under way.
    calling: bool,
}

enum State {
    /// The key-set has not come yet.
    Open(Box<SendLetter>),
    /// Ready to travel: always the same bytes.
    Sealed(Sealed),
    /// Kept since this day.
    Arrived(String),
}

struct Sealed {
    url: String,
    bytes: Rc<[u8]>,
    digest: Digest,
    post_box: PostBox,
}

impl Outbox {
    /// An empty one, for pages of this origin.
    #[must_use]
    pub fn new(own_origin: &str) -> Self {
        Self { own_origin: own_origin.to_owned(), letters: Vec::new() }
    }

    /// Seals a letter and sends it. Asked twice, it sends the same bytes again.
    pub fn send(&mut self, letter: SendLetter) -> Vec<Effect> {
        let id = letter.letter;
        let asked = digest_of(&letter);
        if let Some(entry) = self.entry(id) {
            let same = entry.asked == asked;
            wipe(letter);
            return if same { self.send_again(id) } else { not_sent(id, Trouble::OtherLetter) };
        }
        // The key-set decides who can read: it comes from the site that the page came from, or not at all.
        if letter.keyset_url.strip_prefix(&self.own_origin).is_none_or(|path| !path.starts_with('/')) {
            wipe(letter);
            return not_sent(id, Trouble::NoKeys);
        }
        let state = State::Open(Box::new(letter));
        self.letters.push(Entry { id, asked, state, attempt: 0, failed: 0, round: 0, calling: false });
        self.call(id)
    }

    /// Sends a letter again at once.
    pub fn send_again(&mut self, id: LetterId) -> Vec<Effect> {
        let Some(entry) = self.entry(id) else {
            return vec![Effect::Tell(Told::Failed { why: Trouble::NoSuchLetter })];
        };
        if let State::Arrived(day) = &entry.state {
            return vec![Effect::Tell(Told::Arrived { letter: id, day: day.clone() })];
        }
        entry.failed = 0;
        if entry.calling {
            return vec![Effect::Tell(Told::Sending { letter: id, attempt: entry.attempt.max(1) })];
        }
        self.call(id)
    }

    /// Tries a letter again, unless something else happened since the alarm was set.
    pub fn woke(&mut self, id: LetterId, round: u32) -> Vec<Effect> {
        match self.entry(id) {
            Some(entry) if entry.round == round && !entry.calling => self.call(id),
            _ => Vec::new(),
        }
    }

    /// Takes in an answer about a letter.
    pub fn answered(&mut self, call: &LetterCall, answer: Answer, rng: &mut impl CryptoRng) -> Vec<Effect> {
        let (LetterCall::KeySet(id) | LetterCall::Put(id)) = *call;
        let Some(entry) = self.entry(id) else { return Vec::new() };
        entry.calling = false;
        let verdict = match (&mut entry.state, call) {
            (State::Sealed(sealed), LetterCall::Put(_)) => {
                judge(&answer, id, sealed.digest, &sealed.post_box, entry.failed)
            }
            (State::Open(letter), LetterCall::KeySet(_)) => match keyset(&answer, entry.failed) {
                Ok(keyset) => match seal_letter(letter, &keyset, rng) {
                    Ok(sealed) => {
                        wipe_texts(letter);
                        entry.state = State::Sealed(sealed);
                        entry.failed = 0;
                        return self.call(id);
                    }
                    Err(why) => Verdict::NotSent(why),
                },
                Err(verdict) => verdict,
            },
            _ => return Vec::new(),
        };
        match verdict {
            Verdict::Arrived { day } => {
                entry.state = State::Arrived(day.clone());
                vec![Effect::Tell(Told::Arrived { letter: id, day })]
            }
            Verdict::NotSent(why) => {
                // Without keys nothing was sealed; the page still holds the answers and may ask anew.
                if let State::Open(letter) = &mut entry.state {
                    wipe_texts(letter);
                    self.letters.retain(|entry| entry.id != id);
                }
                not_sent(id, why)
            }
            Verdict::TryAgain { seconds, why } => {
                entry.failed = entry.failed.saturating_add(1);
                entry.round = entry.round.wrapping_add(1);
                let alarm = Alarm::Retry { letter: id, round: entry.round };
                vec![Effect::Tell(Told::Waiting { letter: id, seconds, why }), Effect::Wake(alarm, seconds)]
            }
        }
    }

    fn entry(&mut self, id: LetterId) -> Option<&mut Entry> {
        self.letters.iter_mut().find(|entry| entry.id == id)
    }

    fn call(&mut self, id: LetterId) -> Vec<Effect> {
        let Some(entry) = self.entry(id) else { return Vec::new() };
        // Whatever alarm is still set belongs to an earlier round.
        entry.round = entry.round.wrapping_add(1);
        match &entry.state {
            State::Arrived(_) => Vec::new(),
            State::Open(letter) => {
                entry.calling = true;
                let request = Request { may_be_cached: true, ..Request::get(letter.keyset_url.clone()) };
                vec![Effect::Fetch(Call::Letter(LetterCall::KeySet(id)), request)]
            }
            State::Sealed(sealed) => {
                entry.calling = true;
                entry.attempt = entry.attempt.saturating_add(1);
                let body = Rc::clone(&sealed.bytes);
                let request = Request::with_body("PUT", sealed.url.clone(), "application/octet-stream", body)
                    .header("Content-Digest", sealed.digest.header());
                let told = Told::Sending { letter: id, attempt: entry.attempt };
                vec![Effect::Tell(told), Effect::Fetch(Call::Letter(LetterCall::Put(id)), request)]
            }
        }
    }
}

fn not_sent(letter: LetterId, why: Trouble) -> Vec<Effect> {
    vec![Effect::Tell(Told::NotSent { letter, why })]
}

/// Reads the site's key-set, or says what to do without it.
fn keyset(answer: &Answer, failed: u32) -> Result<KeySet, Verdict> {
    match answer {
        None => Err(Verdict::TryAgain { seconds: wait(failed), why: Trouble::Offline }),
        Some(reply) if reply.status == 200 => read_bytes(&reply.body).ok_or(Verdict::NotSent(Trouble::NoKeys)),
        Some(reply) if matches!(reply.status, 408 | 425 | 429 | 500..) => Err(unsigned(reply, failed)),
        Some(_) => Err(Verdict::NotSent(Trouble::NoKeys)),
    }
}

fn seal_letter(letter: &SendLetter, keyset: &KeySet, rng: &mut impl CryptoRng) -> Result<Sealed, Trouble> {
    let post_box = PostBox::new(&keyset.post_box).map_err(|_| Trouble::NoKeys)?;
    let SendLetter { team, private, contact_soon, route, roster, .. } = letter;
    let envelope =
        seal::seal_letter(team, private, *contact_soon, route, roster, keyset, rng).map_err(|error| match error {
            SealError::TooLarge => Trouble::Refused,
            SealError::NoMemory => Trouble::Device,
            _ => Trouble::NoKeys,
        })?;
    let bytes: Rc<[u8]> = envelope.to_bytes().into();
    let url = format!("{}/v1/letters/{}", letter.post_box.trim_end_matches('/'), letter.letter);
    Ok(Sealed { url, digest: seal::sign::digest(&bytes), bytes, post_box })
}

/// One digest for all that the child decided: what was written, and for whom.
fn digest_of(letter: &SendLetter) -> Digest {
    let SendLetter { team, private, contact_soon, route, .. } = letter;
    let route = match route {
        Route::Officer(id) => id.as_str(),
        Route::Unknown => "?",
        Route::AboutMyOfficer => "!",
    };
    let mut all = Vec::with_capacity(team.len() + private.len() + route.len() + 32);
    for part in [team, private, route] {
        all.extend_from_slice(&part.len().to_be_bytes());
        all.extend_from_slice(part.as_bytes());
    }
    all.push(u8::from(*contact_soon));
    let digest = seal::sign::digest(&all);
    all.zeroize();
    digest
}

fn wipe(mut letter: SendLetter) {
    wipe_texts(&mut letter);
}

fn wipe_texts(letter: &mut SendLetter) {
    letter.team.zeroize();
    letter.private.zeroize();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Worker,
        event::Event,
        example::{Council, ID, about_letter, bytes, reply, request, rng, shown, worker},
    };
    use wire::{Envelope, Outcome, worker::Ask};

    fn ask(worker: &mut Worker, ask: &Ask) -> Vec<Effect> {
        let text = serde_json::to_string(ask).expect("JSON");
        worker.handle(Event::Asked(text), 0.0, &mut rng())
    }

    fn hear(worker: &mut Worker, event: Event) -> Vec<Effect> {
        worker.handle(event, 0.0, &mut rng())
    }

    const KEYS: LetterCall = LetterCall::KeySet(ID);
    const PUT: LetterCall = LetterCall::Put(ID);
    const SENDING: &str =
        "{\"told\":\"sending\",\"letter\":\"ID\",\"attempt\":1}\nPUT https://post.example/v1/letters/ID";

    /// A worker that has just sent a letter, and what it sent.
    fn sent(council: &Council) -> (Worker, Vec<Effect>) {
        let mut worker = worker();
        let effects = ask(&mut worker, &Ask::Send(Council::letter("{}")));
        assert_eq!(shown(&effects), "GET https://frontseat.example/base/keyset-0.json");
        let effects = hear(&mut worker, about_letter(KEYS, reply(200, &council.keyset_json())));
        assert_eq!(shown(&effects), SENDING);
        (worker, effects)
    }

    #[test]
    fn a_letter_is_sealed_to_the_sites_keys_and_arrives() {
        let council = Council::new();
        let (mut worker, effects) = sent(&council);
        let envelope = Envelope::parse(&bytes(&effects)).expect("an envelope travels");
        for reader in [&council.sam, &council.priya] {
            let kept = seal::open(&envelope.private, reader.identities()).expect("sealed to both");
            assert_eq!(seal::padding::remove(&kept), br#"{"kept":"my brother"}"#);
        }
        let signed = council.signs(Outcome::Kept, ID, &request(&effects));
        let effects = hear(&mut worker, about_letter(PUT, reply(201, &signed)));
        let arrived = r#"{"told":"arrived","letter":"ID","day":"2026-11-20"}"#;
        assert_eq!(shown(&effects), arrived);
        // Asked again, it says so again and sends nothing.
        assert_eq!(shown(&ask(&mut worker, &Ask::SendAgain { letter: ID })), arrived);
        assert_eq!(shown(&ask(&mut worker, &Ask::Send(Council::letter("{}")))), arrived);
    }

    #[test]
    fn it_keeps_trying_with_the_same_bytes_and_longer_waits() {
        let council = Council::new();
        let (mut worker, first) = sent(&council);
        let mut waits = Vec::new();
        // Nobody there, then somebody on the way who says that the letter is malformed.
        let answers = [None, reply(400, "{}")];
        for (answer, expected) in answers.iter().zip([Trouble::Offline, Trouble::Refused]).cycle().take(8) {
            let effects = hear(&mut worker, about_letter(PUT, answer.clone()));
            let [Effect::Tell(Told::Waiting { why, .. }), Effect::Wake(alarm, seconds)] = &effects[..] else {
                panic!("it should wait: {}", shown(&effects))
            };
            assert_eq!(*why, expected);
            waits.push(*seconds);
            let again = hear(&mut worker, Event::Woke(alarm.clone()));
            assert_eq!(bytes(&again), bytes(&first));
            assert_eq!(request(&again).url, request(&first).url);
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        let signed = council.signs(Outcome::Kept, ID, &request(&first));
        let effects = hear(&mut worker, about_letter(PUT, reply(200, &signed)));
        assert_eq!(shown(&effects), r#"{"told":"arrived","letter":"ID","day":"2026-11-20"}"#);
    }

    #[test]
    fn send_again_does_not_wait_and_the_old_alarm_does_nothing() {
        let council = Council::new();
        let (mut worker, first) = sent(&council);
        let waiting = hear(&mut worker, about_letter(PUT, reply(503, "")));
        let Some(Effect::Wake(alarm, _)) = waiting.last() else { panic!("it should wait") };
        let again = ask(&mut worker, &Ask::SendAgain { letter: ID });
        assert_eq!(shown(&again), SENDING.replace("\"attempt\":1", "\"attempt\":2"));
        assert_eq!(bytes(&again), bytes(&first));
        assert_eq!(shown(&hear(&mut worker, Event::Woke(alarm.clone()))), "");
        // While it is under way, asking once more starts no second call.
        let impatient = ask(&mut worker, &Ask::SendAgain { letter: ID });
        assert_eq!(shown(&impatient), r#"{"told":"sending","letter":"ID","attempt":2}"#);
    }

    #[test]
    fn another_letter_under_the_same_name_is_not_sent() {
        let council = Council::new();
        let (mut worker, _) = sent(&council);
        let effects = ask(&mut worker, &Ask::Send(Council::letter("{\"changed\":1}")));
        assert_eq!(shown(&effects), r#"{"told":"not_sent","letter":"ID","why":"other-letter"}"#);
    }

    #[test]
    fn after_a_signed_refusal_nothing_is_tried_by_itself() {
        let council = Council::new();
        let (mut worker, effects) = sent(&council);
        let signed = council.signs(Outcome::Deleted, ID, &request(&effects));
        let effects = hear(&mut worker, about_letter(PUT, reply(410, &signed)));
        assert_eq!(shown(&effects), r#"{"told":"not_sent","letter":"ID","why":"deleted"}"#);
    }

    #[track_caller]
    fn check_keys(answer: Answer, expected: &str) {
        let mut worker = worker();
        ask(&mut worker, &Ask::Send(Council::letter("{}")));
        let effects = hear(&mut worker, about_letter(KEYS, answer));
        assert_eq!(shown(&effects), expected);
    }

    #[test]
    fn without_usable_keys_nothing_is_sealed() {
        let no_keys = r#"{"told":"not_sent","letter":"ID","why":"no-keys"}"#;
        check_keys(reply(404, ""), no_keys);
        check_keys(reply(200, "<html>"), no_keys);
        let with = |change: fn(&mut KeySet)| {
            let mut council = Council::new();
            change(&mut council.keyset);
            reply(200, &council.keyset_json())
        };
        check_keys(with(|keys| keys.post_box.current.clear()), no_keys);
        check_keys(with(|keys| keys.people.truncate(1)), no_keys);
        check_keys(with(|keys| keys.recovery.clear()), no_keys);
        let offline = "{\"told\":\"waiting\",\"letter\":\"ID\",\"seconds\":1,\"why\":\"offline\"}\nwake in 1 s";
        check_keys(None, offline);
        check_keys(reply(503, ""), &offline.replace("offline", "busy"));
    }

    #[test]
    fn keys_from_anywhere_but_the_pages_own_site_are_not_even_fetched() {
        for url in ["https://post.example/keyset.json", "https://frontseat.example.evil.example/k", "keyset.json", ""] {
            let letter = SendLetter { keyset_url: url.into(), ..Council::letter("{}") };
            let effects = ask(&mut worker(), &Ask::Send(letter));
            assert_eq!(shown(&effects), r#"{"told":"not_sent","letter":"ID","why":"no-keys"}"#, "{url}");
        }
    }

    #[test]
    fn a_letter_nobody_asked_to_send_is_not_there() {
        let effects = ask(&mut worker(), &Ask::SendAgain { letter: ID });
        assert_eq!(shown(&effects), r#"{"told":"failed","why":"no-such-letter"}"#);
    }
}
