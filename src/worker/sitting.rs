//! Staff at the desk, as tests: what they ask, what the post box answers, and what they are told.

use seal::{IdentityFile, Recipient, armor, passphrase};
use wire::{Envelope, KeyKind, worker::Ask};

use crate::{
    Worker,
    event::{Alarm, Answer, Effect, Event, Reply},
    example::{Council, ID, reply, request, rng, shown, worker},
};

const POST_BOX: &str = "https://post.example";

/// Somebody at the inbox, and the time by their clock.
struct Sitting {
    worker: Worker,
    now: f64,
    last: Vec<Effect>,
}

impl Sitting {
    fn new() -> Self {
        Self { worker: worker(), now: 1000.0, last: Vec::new() }
    }

    fn ask(&mut self, ask: &Ask) -> String {
        let text = serde_json::to_string(ask).expect("JSON");
        self.last = self.worker.handle(Event::Asked(text), self.now, &mut rng());
        shown(&self.last)
    }

    /// Answers the call that was just made.
    fn answer(&mut self, answer: Answer) -> String {
        let call = self.last.iter().find_map(|effect| match effect {
            Effect::Fetch(call, _) => Some(call.clone()),
            _ => None,
        });
        let event = Event::Answered(call.expect("something was called"), answer);
        self.last = self.worker.handle(event, self.now, &mut rng());
        shown(&self.last)
    }

    fn unlocked(identity: &IdentityFile) -> Self {
        let mut sitting = Self::new();
        assert!(sitting.unlock(identity, "one two three").starts_with(r#"{"told":"unlocked""#));
        sitting
    }

    fn unlock(&mut self, identity: &IdentityFile, passphrase: &str) -> String {
        // Little work, since it is done in every test: how much is written in the file.
        let sealed = passphrase::seal_with_work(identity.secret_text().as_bytes(), "one two three", 4, &mut rng());
        let identity = armor::write(&sealed.expect("enough memory"));
        self.ask(&Ask::Unlock { identity, passphrase: passphrase.into() })
    }

    fn signed_in(identity: &IdentityFile) -> Self {
        let mut sitting = Self::unlocked(identity);
        sitting.ask(&Ask::SignIn { post_box: POST_BOX.into() });
        sitting.answer(reply(200, r#"{"challenge":"0011"}"#));
        let told = sitting.answer(reply(200, r#"{"token":"t0ken","seconds":600}"#));
        assert_eq!(told, r#"{"told":"signed_in","seconds":600}"#);
        sitting
    }
}

#[test]
fn six_words_open_the_desk_and_wrong_ones_do_not() {
    let council = Council::new();
    let mut sitting = Sitting::new();
    let wrong = r#"{"told":"failed","why":"wrong-passphrase"}"#;
    assert_eq!(sitting.unlock(&council.sam, "four five six"), wrong);
    let right = "{\"told\":\"unlocked\",\"staff\":\"sam\"}\nwake in 600 s";
    assert_eq!(sitting.unlock(&council.sam, " One two  THREE "), right);
    let not_one = Ask::Unlock { identity: "hello".into(), passphrase: "one".into() };
    assert_eq!(sitting.ask(&not_one), r#"{"told":"failed","why":"not-an-identity"}"#);
}

#[test]
fn signing_in_signs_the_challenge_for_this_post_box() {
    let council = Council::new();
    let mut sitting = Sitting::unlocked(&council.sam);
    let asked = sitting.ask(&Ask::SignIn { post_box: format!("{POST_BOX}/") });
    assert_eq!(asked, "POST https://post.example/v1/staff/challenge");
    assert_eq!(&*request(&sitting.last).body.expect("a body"), br#"{"staff":"sam"}"#);
    let answered = sitting.answer(reply(200, r#"{"challenge":"0011"}"#));
    assert_eq!(answered, "POST https://post.example/v1/staff/session");
    let body = request(&sitting.last).body.expect("a body");
    let signed: wire::staff::SignIn = serde_json::from_slice(&body).expect("wire's own message");
    let expected = council.sam.sign().expect("a key").sign_in(POST_BOX, "sam", "0011");
    assert_eq!(signed, expected);
}

#[test]
fn whoever_is_not_let_in_is_told_so() {
    let council = Council::new();
    let mut sitting = Sitting::unlocked(&council.sam);
    let sign_in = Ask::SignIn { post_box: POST_BOX.into() };
    sitting.ask(&sign_in);
    assert_eq!(sitting.answer(reply(403, "{}")), r#"{"told":"failed","why":"not-let-in"}"#);
    sitting.ask(&sign_in);
    assert_eq!(sitting.answer(reply(200, "<html>")), r#"{"told":"failed","why":"not-our-post-box"}"#);
    sitting.ask(&sign_in);
    assert_eq!(sitting.answer(None), r#"{"told":"failed","why":"offline"}"#);
    let recovery = seal::Identity::generate(KeyKind::X25519, &mut rng());
    let mut sitting = Sitting::unlocked(&IdentityFile::of_identity("recovery", recovery));
    sitting.ask(&sign_in);
    let not_let_in = sitting.answer(reply(200, r#"{"challenge":"0011"}"#));
    assert_eq!(not_let_in, r#"{"told":"failed","why":"not-let-in"}"#);
}

#[test]
fn the_list_is_passed_on_as_it_is() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    assert_eq!(sitting.ask(&Ask::List { after: 7 }), "GET https://post.example/v1/letters?after=7");
    let token = ("Authorization", "Bearer t0ken".to_owned());
    assert_eq!(request(&sitting.last).headers, [token]);
    let row = format!(
        r#"{{"letter":"{ID}","cursor":8,"day":"2026-11-20","contact_soon":true,"keyset":3,"bytes_bucket":65536,"opened":true,"closed":"2026-11-21"}}"#
    );
    let told = sitting.answer(reply(200, &format!(r#"{{"letters":[{row}],"next":null,"keep_days":90}}"#)));
    let row = row.replace(&ID.to_string(), "ID");
    assert_eq!(told, format!(r#"{{"told":"letters","rows":[{row}],"next":null,"keep_days":90}}"#));
    // A post box of before letters could be closed.
    let row = row.replace("ID", &ID.to_string()).replace(r#","closed":"2026-11-21""#, "");
    sitting.ask(&Ask::List { after: 7 });
    let told = sitting.answer(reply(200, &format!(r#"{{"letters":[{row}],"next":null}}"#)));
    let row = row.replace(&ID.to_string(), "ID");
    assert_eq!(told, format!(r#"{{"told":"letters","rows":[{row}],"next":null,"keep_days":0}}"#));
}

#[test]
fn a_letter_opens_as_far_as_it_was_sealed_to_this_person() {
    let council = Council::new();
    let sam = council.sam.identities()[0].recipient();
    let other = Recipient::one_time(KeyKind::X25519, &mut rng());
    let seal_to = |recipient: &Recipient| {
        seal::seal(b"{\"said\":\"hi\"}", 16_384, std::slice::from_ref(recipient), &mut rng()).expect("sealed")
    };
    let team = seal_to(&sam);
    let mut damaged = team.clone();
    *damaged.last_mut().expect("a file") ^= 1;
    let mut sitting = Sitting::signed_in(&council.sam);
    let mut opened = |team: &[u8], private: &[u8]| {
        sitting.ask(&Ask::Open { letter: ID });
        let envelope = Envelope { keyset: 3, contact_soon: true, team: team.into(), private: private.into() };
        let answer = Some(Reply { status: 200, retry_after: None, body: envelope.to_bytes() });
        sitting.answer(answer)
    };
    let begin = r#"{"told":"opened","letter":"ID","contact_soon":true,"#;
    let document = r#"{"document":"{\"said\":\"hi\"}"}"#;
    let expected = format!(r#"{begin}"team":{document},"private":"for_others"}}"#);
    assert_eq!(opened(&team, &seal_to(&other)), expected);
    let expected = format!(r#"{begin}"team":"damaged","private":{document}}}"#);
    assert_eq!(opened(&damaged, &team), expected);
}

#[test]
fn bytes_that_are_no_letter_are_damaged_and_nothing_more() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.ask(&Ask::Open { letter: ID });
    let damaged = r#"{"told":"opened","letter":"ID","contact_soon":false,"team":"damaged","private":"damaged"}"#;
    assert_eq!(sitting.answer(reply(200, "hello")), damaged);
    sitting.ask(&Ask::Open { letter: ID });
    assert_eq!(sitting.answer(reply(404, "")), r#"{"told":"failed","why":"no-such-letter"}"#);
}

#[test]
fn marking_a_letter_is_one_call() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    let called = sitting.ask(&Ask::MarkOpened { letter: ID });
    assert_eq!(called, format!("POST https://post.example/v1/letters/{ID}/opened").replace(&ID.to_string(), "ID"));
    assert_eq!(sitting.answer(reply(204, "")), r#"{"told":"marked_opened","letter":"ID"}"#);
}

/// Closing, opening again and deleting: each is one call, and every answer to it is told as what it is.
#[track_caller]
fn check_deed(ask: &Ask, called: &str, done: &str) {
    let council = Council::new();
    let answers = [
        (reply(204, ""), done),
        (reply(403, ""), r#"{"told":"failed","why":"not-let-in"}"#),
        (reply(404, ""), r#"{"told":"failed","why":"no-such-letter"}"#),
        (reply(410, ""), r#"{"told":"failed","why":"no-such-letter"}"#),
        (reply(503, ""), r#"{"told":"failed","why":"busy"}"#),
        (reply(500, ""), r#"{"told":"failed","why":"offline"}"#),
        (reply(302, ""), r#"{"told":"failed","why":"not-our-post-box"}"#),
        (None, r#"{"told":"failed","why":"offline"}"#),
        // The last one, since the session is over then.
        (reply(401, ""), r#"{"told":"failed","why":"signed-out"}"#),
    ];
    let mut sitting = Sitting::signed_in(&council.sam);
    for (answer, expected) in answers {
        let (method, rest) = called.split_once(' ').unwrap_or((called, ""));
        assert_eq!(sitting.ask(ask), format!("{method} {POST_BOX}/v1/letters/ID{rest}"));
        let request = request(&sitting.last);
        assert_eq!(request.headers, [("Authorization", "Bearer t0ken".to_owned())]);
        assert_eq!(request.body, None);
        assert_eq!(sitting.answer(answer), expected);
    }
    assert_eq!(sitting.ask(ask), r#"{"told":"failed","why":"signed-out"}"#);
}

#[test]
fn closing_opening_again_and_deleting_are_one_call_each_and_every_answer_is_told() {
    check_deed(&Ask::Close { letter: ID }, "POST /closed", r#"{"told":"closed","letter":"ID"}"#);
    check_deed(&Ask::Reopen { letter: ID }, "DELETE /closed", r#"{"told":"reopened","letter":"ID"}"#);
    check_deed(&Ask::Delete { letter: ID }, "DELETE", r#"{"told":"deleted","letter":"ID"}"#);
}

#[test]
fn a_session_that_ended_is_not_used_again() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    let signed_out = r#"{"told":"failed","why":"signed-out"}"#;
    sitting.ask(&Ask::List { after: 0 });
    assert_eq!(sitting.answer(reply(401, "")), signed_out);
    assert_eq!(sitting.ask(&Ask::List { after: 0 }), signed_out);
    assert_eq!(Sitting::new().ask(&Ask::List { after: 0 }), signed_out);
}

#[test]
fn a_locked_desk_knows_nothing_any_more() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.ask(&Ask::List { after: 0 });
    let under_way = std::mem::take(&mut sitting.last);
    assert_eq!(sitting.ask(&Ask::Lock), r#"{"told":"locked"}"#);
    sitting.last = under_way;
    // An answer that comes too late is told to nobody.
    assert_eq!(sitting.answer(reply(200, r#"{"letters":[],"next":null}"#)), "");
    assert_eq!(sitting.ask(&Ask::Open { letter: ID }), r#"{"told":"failed","why":"signed-out"}"#);
}

#[test]
fn ten_idle_minutes_lock_it() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    let alarm = || Event::Woke(Alarm::Idle { shift: 1 });
    sitting.now += 599.0;
    assert_eq!(shown(&sitting.worker.handle(alarm(), sitting.now, &mut rng())), "wake in 1 s");
    sitting.ask(&Ask::List { after: 0 });
    sitting.now += 1.0;
    assert_eq!(shown(&sitting.worker.handle(alarm(), sitting.now, &mut rng())), "wake in 599 s");
    sitting.now += 599.0;
    assert_eq!(shown(&sitting.worker.handle(alarm(), sitting.now, &mut rng())), r#"{"told":"locked"}"#);
    assert_eq!(shown(&sitting.worker.handle(alarm(), sitting.now, &mut rng())), "");
}

#[test]
fn a_device_that_slept_is_locked_before_anything_is_shown() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.now += 3600.0;
    let locked = "{\"told\":\"locked\"}\n{\"told\":\"failed\",\"why\":\"signed-out\"}";
    assert_eq!(sitting.ask(&Ask::Open { letter: ID }), locked);
}

#[test]
fn a_clock_that_was_set_back_locks_the_desk() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.now -= 1.0;
    let locked = "{\"told\":\"locked\"}\n{\"told\":\"failed\",\"why\":\"signed-out\"}";
    assert_eq!(sitting.ask(&Ask::Open { letter: ID }), locked);
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.now -= 86_400.0;
    let alarm = Event::Woke(Alarm::Idle { shift: 1 });
    assert_eq!(shown(&sitting.worker.handle(alarm, sitting.now, &mut rng())), r#"{"told":"locked"}"#);
}

#[test]
fn an_identity_file_that_asks_for_a_gigabyte_is_refused() {
    let mut file = passphrase::seal_with_work(b"x", "one", 4, &mut rng()).expect("enough memory");
    let place = file.windows(3).position(|three| three == b" 4\n").expect("the work factor");
    file.splice(place..place + 3, *b" 30\n");
    let ask = Ask::Unlock { identity: armor::write(&file), passphrase: "one".into() };
    assert_eq!(Sitting::new().ask(&ask), r#"{"told":"failed","why":"device"}"#);
}
