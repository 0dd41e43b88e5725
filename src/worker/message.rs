//! The messages of [`wire`] as JSON, written out by hand for the worker's size. The names are `wire`'s own: a test reads
//! and writes every message with both.

use wire::{
    Acknowledgement, Digest, KeyKind, KeySet, LetterId, Outcome, Roster, Route,
    keyset::{Officer, PersonKeys, PostBoxKeys},
    staff::{Challenge, Page, Row, Session, SignIn, WhoIsIt},
    worker::{Ask, Group, SendLetter, Told},
};

use crate::json::{Object, Value};

/// Something that can be read from JSON.
pub(crate) trait Read: Sized {
    fn read(value: &Value<'_>) -> Option<Self>;
}

/// Reads a message from a text.
pub(crate) fn read<T: Read>(text: &str) -> Option<T> {
    T::read(&Value::parse(text)?)
}

/// Reads a message from bytes that somebody sent.
pub(crate) fn read_bytes<T: Read>(bytes: &[u8]) -> Option<T> {
    read(core::str::from_utf8(bytes).ok()?)
}

impl Read for Ask {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(match text(value, "ask")?.as_str() {
            "send" => Self::Send(SendLetter::read(value)?),
            "send_again" => Self::SendAgain { letter: letter(value)? },
            "begin" => Self::Begin { keyset_url: text(value, "keyset_url")?, post_box: text(value, "post_box")? },
            "look" => Self::Look,
            "try_now" => Self::TryNow,
            "wake" => Self::Wake,
            "wipe" => Self::Wipe,
            "unlock" => Self::Unlock { identity: text(value, "identity")?, passphrase: text(value, "passphrase")? },
            "sign_in" => Self::SignIn { post_box: text(value, "post_box")? },
            "list" => Self::List { after: number(value, "after")? },
            "open" => Self::Open { letter: letter(value)? },
            "mark_opened" => Self::MarkOpened { letter: letter(value)? },
            "close" => Self::Close { letter: letter(value)? },
            "reopen" => Self::Reopen { letter: letter(value)? },
            "delete" => Self::Delete { letter: letter(value)? },
            "lock" => Self::Lock,
            _ => return None,
        })
    }
}

impl Read for SendLetter {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(Self {
            letter: letter(value)?,
            team: text(value, "team")?,
            private: text(value, "private")?,
            contact_soon: value.get("contact_soon")?.bool()?,
            route: Route::read(value.get("route")?)?,
            roster: Roster::read(value.get("roster")?)?,
            keyset_url: text(value, "keyset_url")?,
            post_box: text(value, "post_box")?,
        })
    }
}

impl Read for Route {
    fn read(value: &Value<'_>) -> Option<Self> {
        match value.text() {
            Some("unknown") => Some(Self::Unknown),
            Some("about_my_officer") => Some(Self::AboutMyOfficer),
            Some(_) => None,
            None => text(value, "officer").map(Self::Officer),
        }
    }
}

impl Read for Roster {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(Self {
            officers: list(value, "officers")?,
            duty_lead: text(value, "duty_lead")?,
            duty_deputy: text(value, "duty_deputy")?,
            duty: list(value, "duty")?,
            manager: text(value, "manager")?,
            manager_deputy: text(value, "manager_deputy")?,
        })
    }
}

impl Read for Officer {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(Self { id: text(value, "id")?, cover: text(value, "cover")? })
    }
}

impl Read for String {
    fn read(value: &Value<'_>) -> Option<Self> {
        value.text().map(str::to_owned)
    }
}

impl Read for KeySet {
    fn read(value: &Value<'_>) -> Option<Self> {
        let post_box = value.get("post_box")?;
        Some(Self {
            version: number(value, "version")?.try_into().ok()?,
            made: text(value, "made")?,
            kind: match text(value, "kind")?.as_str() {
                "hybrid" => KeyKind::Hybrid,
                "x25519" => KeyKind::X25519,
                _ => return None,
            },
            recovery: text(value, "recovery")?,
            post_box: PostBoxKeys { current: text(post_box, "current")?, next: text(post_box, "next")? },
            people: list(value, "people")?,
        })
    }
}

impl Read for PersonKeys {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(Self { id: text(value, "id")?, recipient: text(value, "recipient")?, sign: text(value, "sign")? })
    }
}

impl Read for Acknowledgement {
    fn read(value: &Value<'_>) -> Option<Self> {
        let outcome = text(value, "outcome")?;
        Some(Self {
            key: text(value, "key")?,
            letter: letter(value)?,
            digest: Digest::parse_header(&text(value, "digest")?).ok()?,
            day: text(value, "day")?,
            outcome: [Outcome::Kept, Outcome::Other, Outcome::Deleted].into_iter().find(|it| it.word() == outcome)?,
            signature: text(value, "signature")?,
        })
    }
}

impl Read for Challenge {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(Self { challenge: text(value, "challenge")? })
    }
}

impl Read for Session {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(Self { token: text(value, "token")?, seconds: number(value, "seconds")? })
    }
}

impl Read for Page {
    fn read(value: &Value<'_>) -> Option<Self> {
        let next = match value.get("next") {
            None | Some(Value::Null) => None,
            Some(next) => Some(next.number()?),
        };
        let keep_days = match value.get("keep_days") {
            None => 0,
            Some(days) => days.number()?.try_into().ok()?,
        };
        Some(Self { letters: list(value, "letters")?, next, keep_days })
    }
}

impl Read for Row {
    fn read(value: &Value<'_>) -> Option<Self> {
        Some(Self {
            letter: letter(value)?,
            cursor: number(value, "cursor")?,
            day: text(value, "day")?,
            contact_soon: value.get("contact_soon")?.bool()?,
            keyset: number(value, "keyset")?.try_into().ok()?,
            bytes_bucket: number(value, "bytes_bucket")?,
            opened: value.get("opened")?.bool()?,
            closed: match value.get("closed") {
                None | Some(Value::Null) => None,
                Some(day) => Some(day.text()?.to_owned()),
            },
        })
    }
}

/// Writes what a page is told.
pub(crate) fn told(told: &Told) -> String {
    let of = |name: &str| Object::new().text("told", name);
    let about = |name: &str, letter: &LetterId| of(name).text("letter", &letter.to_string());
    // The words for the screen are named `trouble-…`; on the wire the name stands alone.
    let why =
        |object: Object, why: &wire::worker::Trouble| object.text("why", why.word().trim_start_matches("trouble-"));
    match told {
        Told::Sending { letter, attempt } => about("sending", letter).raw("attempt", &attempt.to_string()),
        Told::Waiting { letter, seconds, why: trouble } => {
            why(about("waiting", letter).raw("seconds", &seconds.to_string()), trouble)
        }
        Told::Kept { letter, kept } => about("kept", letter).bool("kept", *kept),
        Told::Old { letter } => about("old", letter),
        Told::Outbox { letters, unseen } => of("outbox").raw("letters", &letters.to_string()).bool("unseen", *unseen),
        Told::Arrived { letter, day } => about("arrived", letter).text("day", day),
        Told::NotSent { letter, why: trouble } => why(about("not_sent", letter), trouble),
        Told::Unlocked { staff } => of("unlocked").text("staff", staff),
        Told::SignedIn { seconds } => of("signed_in").raw("seconds", &seconds.to_string()),
        Told::Letters { rows, next, keep_days } => {
            let rows: Vec<String> = rows.iter().map(row).collect();
            let next = next.map_or_else(|| "null".to_owned(), |next| next.to_string());
            let object = of("letters").raw("rows", &["[", &rows.join(","), "]"].concat()).raw("next", &next);
            object.raw("keep_days", &keep_days.to_string())
        }
        Told::Opened { letter, contact_soon, team, private } => {
            let object = about("opened", letter).bool("contact_soon", *contact_soon);
            group(group(object, "team", team), "private", private)
        }
        Told::MarkedOpened { letter } => about("marked_opened", letter),
        Told::Closed { letter } => about("closed", letter),
        Told::Reopened { letter } => about("reopened", letter),
        Told::Deleted { letter } => about("deleted", letter),
        Told::Locked => of("locked"),
        Told::Failed { why: trouble } => why(of("failed"), trouble),
    }
    .end()
}

/// Writes who wants to come in.
pub(crate) fn who(who: &WhoIsIt) -> String {
    Object::new().text("staff", &who.staff).end()
}

/// Writes a signed challenge.
pub(crate) fn sign_in(signed: &SignIn) -> String {
    let SignIn { staff, challenge, signature } = signed;
    Object::new().text("staff", staff).text("challenge", challenge).text("signature", signature).end()
}

fn row(row: &Row) -> String {
    let object = Object::new()
        .text("letter", &row.letter.to_string())
        .raw("cursor", &row.cursor.to_string())
        .text("day", &row.day)
        .bool("contact_soon", row.contact_soon)
        .raw("keyset", &row.keyset.to_string())
        .raw("bytes_bucket", &row.bytes_bucket.to_string())
        .bool("opened", row.opened);
    match &row.closed {
        Some(day) => object.text("closed", day),
        None => object,
    }
    .end()
}

fn group(object: Object, name: &str, group: &Group) -> Object {
    match group {
        Group::Document(text) => object.raw(name, &Object::new().text("document", text).end()),
        Group::ForOthers => object.text(name, "for_others"),
        Group::Damaged => object.text(name, "damaged"),
    }
}

fn text(value: &Value<'_>, name: &str) -> Option<String> {
    value.get(name)?.text().map(str::to_owned)
}

fn number(value: &Value<'_>, name: &str) -> Option<u64> {
    value.get(name)?.number()
}

fn letter(value: &Value<'_>) -> Option<LetterId> {
    LetterId::parse(value.get("letter")?.text()?).ok()
}

fn list<T: Read>(value: &Value<'_>, name: &str) -> Option<Vec<T>> {
    value.get(name)?.list()?.iter().map(T::read).collect()
}

#[cfg(test)]
#[path = "message_story.rs"]
mod tests;
