//! Staff at the desk, as tests: what they ask, what the post box answers, and what they are told.

use seal::{IdentityFile, Recipient, armor, passphrase};
use wire::{Deed, Envelope, KeyKind, desk::Ask};

use crate::{
    call::{Answer, Reply, Request},
    desk::{Desk, Effect},
    example::{Council, ID, reply, rng},
};

const POST_BOX: &str = "https://post.example";
/// What a desk does that is locked while somebody is signed in.
const LOCKED: &str = "\"locked\"\nDELETE https://post.example/v1/staff/session";

/// Somebody at the inbox, and the time by their clock.
pub(super) struct Sitting {
    desk: Desk,
    now: f64,
    pub(super) last: Vec<Effect>,
}

impl Sitting {
    fn new() -> Self {
        Self { desk: Desk::default(), now: 1000.0, last: Vec::new() }
    }

    pub(super) fn ask(&mut self, ask: &Ask) -> String {
        self.last = self.desk.asked(json::write(ask), self.now);
        shown(&self.last)
    }

    /// Answers the call that was just made.
    pub(super) fn answer(&mut self, answer: Answer) -> String {
        let call = self.last.iter().find_map(|effect| match effect {
            Effect::Fetch(call, _) => Some(call.clone()),
            _ => None,
        });
        self.last = self.desk.answered(call.expect("something was called"), answer, &mut rng());
        shown(&self.last)
    }

    fn unlocked(identity: &IdentityFile) -> Self {
        let mut sitting = Self::new();
        assert!(sitting.unlock(identity, "one two three").starts_with(r#"{"unlocked":"#));
        sitting
    }

    fn unlock(&mut self, identity: &IdentityFile, passphrase: &str) -> String {
        // Little work, since it is done in every test: how much is written in the file.
        let sealed = passphrase::seal_with_work(identity.secret_text().as_bytes(), "one two three", 4, &mut rng());
        let identity = armor::write(&sealed.expect("enough memory"));
        self.ask(&Ask::Unlock { identity, passphrase: passphrase.into() })
    }

    pub(super) fn signed_in(identity: &IdentityFile) -> Self {
        let mut sitting = Self::unlocked(identity);
        sitting.ask(&Ask::SignIn { post_box: POST_BOX.into() });
        sitting.answer(reply(200, r#"{"challenge":"0011"}"#));
        let told = sitting.answer(reply(200, r#"{"token":"t0ken","seconds":600}"#));
        assert_eq!(told, r#"{"signed_in":{"seconds":600,"prove":false}}"#);
        sitting
    }
}

/// What the desk wants done, one line each, as a reader would say it.
fn shown(effects: &[Effect]) -> String {
    let line = |effect: &Effect| match effect {
        Effect::Tell(text) => text.clone(),
        Effect::Fetch(_, request) => format!("{} {}", request.method, request.url),
        Effect::Wake(_, seconds) => format!("wake in {seconds} s"),
    };
    effects.iter().map(line).collect::<Vec<_>>().join("\n").replace(&ID.to_string(), "ID")
}

/// The request among the wishes.
#[track_caller]
pub(super) fn request(effects: &[Effect]) -> Request {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Fetch(_, request) => Some(request.clone()),
        Effect::Tell(_) | Effect::Wake(..) => None,
    });
    found.expect("something is to be fetched")
}

#[test]
fn six_words_open_the_desk_and_wrong_ones_do_not() {
    let council = Council::new();
    let mut sitting = Sitting::new();
    let wrong = r#"{"failed":{"why":"trouble-wrong-passphrase"}}"#;
    assert_eq!(sitting.unlock(&council.sam, "four five six"), wrong);
    let right = "{\"unlocked\":{\"staff\":\"sam\"}}\nwake in 600 s";
    assert_eq!(sitting.unlock(&council.sam, " One two  THREE "), right);
    let not_one = Ask::Unlock { identity: "hello".into(), passphrase: "one".into() };
    assert_eq!(sitting.ask(&not_one), r#"{"failed":{"why":"trouble-not-an-identity"}}"#);
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
    let signed: wire::staff::SignIn = json::read(&body).expect("wire's own message");
    let expected = council.sam.sign().expect("a key").sign_in(POST_BOX, "sam", "0011");
    assert_eq!(signed, expected);
}

#[test]
fn whoever_is_not_let_in_is_told_so() {
    let council = Council::new();
    let mut sitting = Sitting::unlocked(&council.sam);
    let sign_in = Ask::SignIn { post_box: POST_BOX.into() };
    sitting.ask(&sign_in);
    assert_eq!(sitting.answer(reply(403, "{}")), r#"{"failed":{"why":"trouble-not-let-in"}}"#);
    sitting.ask(&sign_in);
    assert_eq!(sitting.answer(reply(200, "<html>")), r#"{"failed":{"why":"trouble-not-our-post-box"}}"#);
    sitting.ask(&sign_in);
    assert_eq!(sitting.answer(None), r#"{"failed":{"why":"trouble-offline"}}"#);
    let recovery = seal::Identity::generate(KeyKind::X25519, &mut rng());
    let mut sitting = Sitting::unlocked(&IdentityFile::of_identity("recovery", recovery));
    sitting.ask(&sign_in);
    let not_let_in = sitting.answer(reply(200, r#"{"challenge":"0011"}"#));
    assert_eq!(not_let_in, r#"{"failed":{"why":"trouble-not-let-in"}}"#);
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
    let page = format!(
        r#"{{"letters":[{row}],"next":null,"keep_days":90,"mail_failing_since":"2026-12-03","suspended":["priya"]}}"#
    );
    let told = sitting.answer(reply(200, &page));
    let row = row.replace(&ID.to_string(), "ID");
    assert_eq!(
        told,
        format!(
            r#"{{"letters":{{"rows":[{row}],"next":null,"keep_days":90,"mail_failing_since":"2026-12-03","suspended":["priya"]}}}}"#
        )
    );
    // A post box of before letters could be closed.
    let row = row.replace("ID", &ID.to_string()).replace(r#","closed":"2026-11-21""#, "");
    sitting.ask(&Ask::List { after: 7 });
    let told = sitting.answer(reply(200, &format!(r#"{{"letters":[{row}],"next":null}}"#)));
    let row = row.replace(&ID.to_string(), "ID");
    assert_eq!(
        told,
        format!(
            r#"{{"letters":{{"rows":[{row}],"next":null,"keep_days":0,"mail_failing_since":null,"suspended":null}}}}"#
        )
    );
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
        let (team, private) = (team.into(), private.into());
        let envelope = Envelope { keyset: 3, contact_soon: true, hashes: None, team, private };
        let answer = Some(Reply { status: 200, retry_after: None, body: envelope.to_bytes() });
        sitting.answer(answer)
    };
    let begin = r#"{"opened":{"letter":"ID","contact_soon":true,"is_earlier":true,"#;
    let document = r#"{"document":{"said":"hi"}}"#;
    let expected = format!(r#"{begin}"team":{document},"private":"for_others"}}}}"#);
    assert_eq!(opened(&team, &seal_to(&other)), expected);
    let expected = format!(r#"{begin}"team":"damaged","private":{document}}}}}"#);
    assert_eq!(opened(&damaged, &team), expected);
    let text = seal::seal(b"say \"hi\"", 16_384, std::slice::from_ref(&sam), &mut rng()).expect("sealed");
    let expected = format!(r#"{begin}"team":{{"text":"say \"hi\""}},"private":"for_others"}}}}"#);
    assert_eq!(opened(&text, &seal_to(&other)), expected);
}

#[test]
fn bytes_that_are_no_letter_are_damaged_and_nothing_more() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.ask(&Ask::Open { letter: ID });
    let damaged =
        r#"{"opened":{"letter":"ID","contact_soon":false,"is_earlier":false,"team":"damaged","private":"damaged"}}"#;
    assert_eq!(sitting.answer(reply(200, "hello")), damaged);
    sitting.ask(&Ask::Open { letter: ID });
    assert_eq!(sitting.answer(reply(200, "FSENV3")), damaged.replace("damaged", "later"), "an inbox that is too old");
    sitting.ask(&Ask::Open { letter: ID });
    assert_eq!(sitting.answer(reply(404, "")), r#"{"failed":{"why":"trouble-no-such-letter"}}"#);
}

/// Each deed is one call, and every answer to it is told as what it is.
#[track_caller]
fn check_deed(deed: Deed, called: &str) {
    let ask = &Ask::Do { deed, letter: ID, secret: "de".repeat(32) };
    let done = format!(r#"{{"done":{{"deed":"{}","letter":"ID"}}}}"#, deed.word());
    let council = Council::new();
    let answers = [
        (reply(204, ""), done.as_str()),
        (reply(403, ""), r#"{"failed":{"why":"trouble-not-let-in"}}"#),
        (reply(404, ""), r#"{"failed":{"why":"trouble-no-such-letter"}}"#),
        (reply(410, ""), r#"{"failed":{"why":"trouble-no-such-letter"}}"#),
        (reply(503, ""), r#"{"failed":{"why":"trouble-busy"}}"#),
        (reply(500, ""), r#"{"failed":{"why":"trouble-offline"}}"#),
        (reply(302, ""), r#"{"failed":{"why":"trouble-not-our-post-box"}}"#),
        (None, r#"{"failed":{"why":"trouble-offline"}}"#),
        // The last one, since the session is over then.
        (reply(401, ""), r#"{"failed":{"why":"trouble-signed-out"}}"#),
    ];
    let mut sitting = Sitting::signed_in(&council.sam);
    for (answer, expected) in answers {
        let (method, rest) = called.split_once(' ').unwrap_or((called, ""));
        assert_eq!(sitting.ask(ask), format!("{method} {POST_BOX}/v1/letters/ID{rest}"));
        let request = request(&sitting.last);
        let secret = ("front-seat-secret", "de".repeat(32));
        assert_eq!(request.headers, [("Authorization", "Bearer t0ken".to_owned()), secret]);
        assert_eq!(request.body, None);
        assert_eq!(sitting.answer(answer), expected);
    }
    assert_eq!(sitting.ask(ask), r#"{"failed":{"why":"trouble-signed-out"}}"#);
}

#[test]
fn each_deed_is_one_call_and_every_answer_is_told() {
    check_deed(Deed::MarkOpened, "POST /opened");
    check_deed(Deed::Close, "POST /closed");
    check_deed(Deed::Reopen, "DELETE /closed");
    check_deed(Deed::SeeTo, "POST /seen-to");
    check_deed(Deed::Delete, "DELETE");
    check_deed(Deed::PutBack, "DELETE /bin");
    check_deed(Deed::NotOpening, "POST /not-opening");
}

#[test]
fn a_lead_suspends_a_sign_in_and_takes_that_back() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    for (suspended, method) in [(true, "POST"), (false, "DELETE")] {
        let ask = &Ask::Suspend { staff: "priya".into(), suspended };
        assert_eq!(sitting.ask(ask), format!("{method} {POST_BOX}/v1/staff/priya/suspended"));
        assert_eq!(request(&sitting.last).headers, [("Authorization", "Bearer t0ken".to_owned())]);
        let told = format!(r#"{{"suspended":{{"staff":"priya","suspended":{suspended}}}}}"#);
        assert_eq!(sitting.answer(reply(204, "")), told);
        for (status, trouble) in [(403, "not-let-in"), (404, "no-such-letter"), (503, "busy")] {
            sitting.ask(ask);
            let failed = format!(r#"{{"failed":{{"why":"trouble-{trouble}"}}}}"#);
            assert_eq!(sitting.answer(reply(status, "")), failed);
        }
    }
}

#[test]
fn a_session_that_ended_is_not_used_again() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    let signed_out = r#"{"failed":{"why":"trouble-signed-out"}}"#;
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
    assert_eq!(sitting.ask(&Ask::Lock), LOCKED);
    sitting.last = under_way;
    // An answer that comes too late is told to nobody.
    assert_eq!(sitting.answer(reply(200, r#"{"letters":[],"next":null}"#)), "");
    assert_eq!(sitting.ask(&Ask::Open { letter: ID }), r#"{"failed":{"why":"trouble-signed-out"}}"#);
}

#[test]
fn whoever_goes_takes_their_token_with_them() {
    let council = Council::new();
    let token = [("Authorization", "Bearer t0ken".to_owned())];
    for answer in [reply(204, ""), reply(401, "{}"), reply(200, "<html>"), None] {
        let mut sitting = Sitting::signed_in(&council.sam);
        assert_eq!(sitting.ask(&Ask::Lock), LOCKED);
        assert_eq!(request(&sitting.last).headers, token);
        assert_eq!(sitting.answer(answer), "", "nobody waits for it");
        assert_eq!(sitting.ask(&Ask::Lock), r#""locked""#, "there is nothing more to end");
    }
    let mut sitting = Sitting::signed_in(&council.sam);
    let told = sitting.unlock(&council.priya, "one two three");
    assert_eq!(
        told,
        "{\"unlocked\":{\"staff\":\"priya\"}}\nwake in 600 s\nDELETE https://post.example/v1/staff/session"
    );
    assert_eq!(request(&sitting.last).headers, token, "Sam's, when Priya sits down in Sam's place");
}

#[test]
fn ten_idle_minutes_lock_it() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.now += 599.0;
    assert_eq!(shown(&sitting.desk.woke(1, sitting.now)), "wake in 1 s");
    sitting.ask(&Ask::List { after: 0 });
    sitting.now += 1.0;
    assert_eq!(shown(&sitting.desk.woke(1, sitting.now)), "wake in 599 s");
    sitting.now += 599.0;
    assert_eq!(shown(&sitting.desk.woke(1, sitting.now)), LOCKED);
    assert_eq!(shown(&sitting.desk.woke(1, sitting.now)), "");
}

#[test]
fn a_device_that_slept_is_locked_before_anything_is_shown() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.now += 3600.0;
    let locked = format!("{LOCKED}\n{{\"failed\":{{\"why\":\"trouble-signed-out\"}}}}");
    assert_eq!(sitting.ask(&Ask::Open { letter: ID }), locked);
}

#[test]
fn a_clock_that_was_set_back_locks_the_desk() {
    let council = Council::new();
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.now -= 1.0;
    let locked = format!("{LOCKED}\n{{\"failed\":{{\"why\":\"trouble-signed-out\"}}}}");
    assert_eq!(sitting.ask(&Ask::Open { letter: ID }), locked);
    let mut sitting = Sitting::signed_in(&council.sam);
    sitting.now -= 86_400.0;
    assert_eq!(shown(&sitting.desk.woke(1, sitting.now)), LOCKED);
}

#[test]
fn an_identity_file_that_asks_for_a_gigabyte_is_refused() {
    let mut file = passphrase::seal_with_work(b"x", "one", 4, &mut rng()).expect("enough memory");
    let place = file.windows(3).position(|three| three == b" 4\n").expect("the work factor");
    file.splice(place..place + 3, *b" 30\n");
    let ask = Ask::Unlock { identity: armor::write(&file), passphrase: "one".into() };
    assert_eq!(Sitting::new().ask(&ask), r#"{"failed":{"why":"trouble-device"}}"#);
}
