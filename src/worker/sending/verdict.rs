//! What an answer means for a letter that was sent. Only a signature ends in "arrived".

use seal::PostBox;
use wire::{
    Acknowledgement, Digest, LetterId, Outcome, Trouble,
    limits::{SEND_TIMEOUT_SECONDS, SEND_TIMEOUT_SECONDS_MAX, SLOW_LINE_BYTES_PER_SECOND},
    trouble::{CLOSED, Refused},
};

use crate::call::{Answer, Reply};

/// The longest wait that the worker chooses, in seconds: a child should not watch a page for longer.
const WAIT_SECONDS_MAX: u32 = 60;

/// The longest wait that a post box may ask for, in seconds: ten minutes. More would be giving up without saying so.
pub const ASKED_SECONDS_MAX: u32 = 600;

/// What becomes of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The post box signed that it keeps exactly these bytes under exactly this name.
    Arrived {
        /// Since which day.
        day: String,
    },
    /// Trying the same again would not help.
    NotSent(Trouble),
    /// It may help to try again.
    TryAgain {
        /// After how long.
        seconds: u32,
        /// What went wrong.
        why: Trouble,
    },
}

/// Judges an answer to the `PUT` of these bytes. `failed` counts the tries in a row that failed before.
///
/// The signature decides, not the status: a bare 200 may come from anybody on the way, and a signed answer only from our
/// post box.
pub fn judge(answer: &Answer, letter: LetterId, digest: Digest, post_box: &PostBox, failed: u32) -> Verdict {
    let Some(reply) = answer else {
        return Verdict::TryAgain { seconds: wait(failed), why: Trouble::Offline };
    };
    let acknowledgement = json::read::<Acknowledgement>(&reply.body);
    match acknowledgement.filter(|found| post_box.signed(found, letter, digest)) {
        Some(Acknowledgement { outcome: Outcome::Kept, day, .. }) => Verdict::Arrived { day },
        Some(Acknowledgement { outcome: Outcome::Other, .. }) => Verdict::NotSent(Trouble::OtherLetter),
        Some(Acknowledgement { outcome: Outcome::Deleted, .. }) => Verdict::NotSent(Trouble::Deleted),
        None => unsigned(reply, failed),
    }
}

/// What an unsigned answer means: never that something was kept, and never a reason to give up.
///
/// Not even "malformed" is one: whoever on the way keeps the letter and says 400 would have the child write a second one.
pub fn unsigned(reply: &Reply, failed: u32) -> Verdict {
    let closed = || json::read::<Refused>(&reply.body).is_some_and(|refused| refused.reason == CLOSED);
    let why = match reply.status {
        503 if closed() => Trouble::Closed,
        400 | 413 | 415 | 422 => Trouble::Refused,
        408 | 425 | 429 | 503 | 507 => Trouble::Busy,
        // A firewall for websites, which knows no letters.
        403 | 405 | 406 | 501 => Trouble::Blocked,
        // By which a network says that it wants somebody to sign in.
        511 => Trouble::NotOurPostBox,
        500.. => Trouble::Offline,
        _ => Trouble::NotOurPostBox,
    };
    let asked = reply.retry_after.as_deref().and_then(|text| text.trim().parse::<u32>().ok()).unwrap_or_default();
    Verdict::TryAgain { seconds: wait(failed).max(asked.min(ASKED_SECONDS_MAX)), why }
}

/// How long to wait after this many failures: 1, 2, 4, 8 seconds and so on, up to a minute.
pub fn wait(failed: u32) -> u32 {
    1_u32.checked_shl(failed).map_or(WAIT_SECONDS_MAX, |seconds| seconds.min(WAIT_SECONDS_MAX))
}

/// How long an answer to so many bytes is waited for, in seconds. Every try that ran out of time doubles it.
pub fn patience(bytes: usize, late: u32) -> u32 {
    let travelling = u32::try_from(bytes / SLOW_LINE_BYTES_PER_SECOND).unwrap_or(u32::MAX);
    let times = 1_u32.checked_shl(late).unwrap_or(u32::MAX);
    SEND_TIMEOUT_SECONDS.saturating_add(travelling).saturating_mul(times).min(SEND_TIMEOUT_SECONDS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        example::{Council, ID, outbox, reply, request, rng},
        sending::event::{Call, Event},
    };

    /// What the post box at the other end says to a letter that was really sealed, and what becomes of it.
    #[track_caller]
    fn check(answer: impl FnOnce(&dyn Fn(Outcome, LetterId) -> String) -> Answer, expected: &str) {
        let council = Council::new();
        let mut worker = outbox();
        let ask = json::write(&wire::sending::Ask::Send(council.letter("{}")));
        worker.handle(Event::Asked(ask), 0.0, &mut rng());
        let keys = Event::Answered(Call::KeySet(1), reply(200, &council.keyset_json()));
        let request = request(&worker.handle(keys, 0.0, &mut rng()));
        let digest = seal::sign::digest(request.body.as_ref().expect("it travels"));
        let answer = answer(&|outcome, id| council.signs(outcome, id, &request));
        let post_box = PostBox::new(&council.keyset.post_box).expect("a good key");
        let found = match judge(&answer, ID, digest, &post_box, 0) {
            Verdict::Arrived { day } => format!("arrived on {day}"),
            Verdict::NotSent(why) => format!("not sent: {}", why.word()),
            Verdict::TryAgain { seconds, why } => format!("again in {seconds} s: {}", why.word()),
        };
        assert_eq!(found, expected);
    }

    const OTHER: LetterId = LetterId([1; 16]);

    #[test]
    fn only_a_signature_for_this_letter_ends_in_arrived() {
        check(|signs| reply(201, &signs(Outcome::Kept, ID)), "arrived on 2026-11-20");
        check(|signs| reply(200, &signs(Outcome::Kept, ID)), "arrived on 2026-11-20");
        let stranger = "again in 1 s: trouble-not-our-post-box";
        check(|signs| reply(200, &signs(Outcome::Kept, OTHER)), stranger);
        check(|signs| reply(200, &signs(Outcome::Kept, ID).replace("11-20", "11-21")), stranger);
        check(|signs| reply(200, &signs(Outcome::Other, ID).replace("\"other\"", "\"kept\"")), stranger);
    }

    #[test]
    fn a_captive_portal_that_says_200_is_not_believed() {
        let stranger = "again in 1 s: trouble-not-our-post-box";
        check(|_| reply(200, "<html>Welcome to the library's Wi-Fi</html>"), stranger);
        check(|_| reply(200, ""), stranger);
        check(|_| reply(201, r#"{"outcome":"kept"}"#), stranger);
        check(|_| reply(302, ""), stranger);
        check(|_| reply(404, ""), stranger);
        check(|_| reply(511, "<html>Please sign in"), stranger);
    }

    #[test]
    fn a_firewall_that_refuses_letters_is_told_from_a_network_that_wants_somebody_to_sign_in() {
        for status in [403, 405, 406, 501] {
            check(|_| reply(status, "<html>Forbidden</html>"), "again in 1 s: trouble-blocked");
        }
    }

    #[test]
    fn a_signed_refusal_ends_trying() {
        check(|signs| reply(409, &signs(Outcome::Other, ID)), "not sent: trouble-other-letter");
        check(|signs| reply(410, &signs(Outcome::Deleted, ID)), "not sent: trouble-deleted");
        check(|_| reply(409, "{}"), "again in 1 s: trouble-not-our-post-box");
        check(|_| reply(410, ""), "again in 1 s: trouble-not-our-post-box");
    }

    #[test]
    fn a_refusal_that_nobody_signed_is_said_and_does_not_end_trying() {
        for status in [400, 413, 415, 422] {
            check(|_| reply(status, "{}"), "again in 1 s: trouble-refused");
        }
        check(|signs| reply(400, &signs(Outcome::Kept, ID)), "arrived on 2026-11-20");
    }

    #[test]
    fn nobody_there_and_a_busy_post_box_are_tried_again() {
        check(|_| None, "again in 1 s: trouble-offline");
        check(|_| reply(502, ""), "again in 1 s: trouble-offline");
        check(|_| reply(503, ""), "again in 1 s: trouble-busy");
        let later = |text: &str| Some(Reply { status: 503, retry_after: Some(text.into()), body: Vec::new() });
        check(|_| later("30"), "again in 30 s: trouble-busy");
        check(|_| later("0"), "again in 1 s: trouble-busy");
        check(|_| later("86400"), "again in 600 s: trouble-busy");
        check(|_| later("Fri, 20 Nov 2026 09:00:00 GMT"), "again in 1 s: trouble-busy");
    }

    #[test]
    fn a_post_box_that_is_closed_for_now_is_said_and_tried_again() {
        let closed = |status, body: &str| {
            Some(Reply { status, retry_after: Some("600".into()), body: body.as_bytes().to_vec() })
        };
        let body = r#"{"error":"closed for now","reason":"closed"}"#;
        check(|_| closed(503, body), "again in 600 s: trouble-closed");
        check(|_| closed(503, r#"{"error":"busy","reason":"sender"}"#), "again in 600 s: trouble-busy");
        check(|_| closed(503, r#"{"error":"busy"}"#), "again in 600 s: trouble-busy");
        check(|_| closed(200, body), "again in 600 s: trouble-not-our-post-box");
    }

    #[test]
    fn waits_double_up_to_a_minute() {
        let waits: Vec<u32> = (0..9).map(wait).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(wait(u32::MAX), 60);
    }

    #[test]
    fn more_bytes_and_tries_that_ran_out_of_time_are_given_longer_up_to_five_minutes() {
        assert_eq!((patience(0, 0), patience(48_000, 0)), (30, 54));
        let doubled: Vec<u32> = (0..5).map(|late| patience(48_000, late)).collect();
        assert_eq!(doubled, [54, 108, 216, 300, 300]);
        assert_eq!(patience(usize::MAX, u32::MAX), 300);
    }
}
