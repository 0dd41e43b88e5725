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
            "unlock" => Self::Unlock { identity: text(value, "identity")?, passphrase: text(value, "passphrase")? },
            "sign_in" => Self::SignIn { post_box: text(value, "post_box")? },
            "list" => Self::List { after: number(value, "after")? },
            "open" => Self::Open { letter: letter(value)? },
            "mark_opened" => Self::MarkOpened { letter: letter(value)? },
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
        Some(Self { letters: list(value, "letters")?, next })
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
        Told::Arrived { letter, day } => about("arrived", letter).text("day", day),
        Told::NotSent { letter, why: trouble } => why(about("not_sent", letter), trouble),
        Told::Unlocked { staff } => of("unlocked").text("staff", staff),
        Told::SignedIn { seconds } => of("signed_in").raw("seconds", &seconds.to_string()),
        Told::Letters { rows, next } => {
            let rows: Vec<String> = rows.iter().map(row).collect();
            let next = next.map_or_else(|| "null".to_owned(), |next| next.to_string());
            of("letters").raw("rows", &["[", &rows.join(","), "]"].concat()).raw("next", &next)
        }
        Told::Opened { letter, contact_soon, team, private } => {
            let object = about("opened", letter).bool("contact_soon", *contact_soon);
            group(group(object, "team", team), "private", private)
        }
        Told::MarkedOpened { letter } => about("marked_opened", letter),
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
    Object::new()
        .text("letter", &row.letter.to_string())
        .raw("cursor", &row.cursor.to_string())
        .text("day", &row.day)
        .bool("contact_soon", row.contact_soon)
        .raw("keyset", &row.keyset.to_string())
        .raw("bytes_bucket", &row.bytes_bucket.to_string())
        .bool("opened", row.opened)
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
mod tests {
    use super::*;
    use crate::example::{Council, ID};
    use wire::worker::Trouble;

    /// Both readers must read the same message, and both writers' texts must be read by both.
    #[track_caller]
    fn check_read<T>(message: &T)
    where
        T: Read + serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        let json = serde_json::to_string(message).expect("JSON");
        assert_eq!(read::<T>(&json).as_ref(), Some(message), "{json}");
        // Every member is needed: without it neither reader believes the message.
        let object: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        for name in object.as_object().into_iter().flat_map(serde_json::Map::keys) {
            let mut less = object.clone();
            less.as_object_mut().expect("an object").remove(name);
            let less = less.to_string();
            assert_eq!(read::<T>(&less), serde_json::from_str(&less).ok(), "{less}");
        }
    }

    #[test]
    fn every_ask_is_read_as_wire_writes_it() {
        for route in [Route::Officer("sam".into()), Route::Unknown, Route::AboutMyOfficer] {
            check_read(&Ask::Send(SendLetter { route, contact_soon: true, ..Council::letter("{\"a\":\"é\\n\"}") }));
        }
        check_read(&Ask::SendAgain { letter: ID });
        check_read(&Ask::Unlock { identity: "----\n".into(), passphrase: "one two".into() });
        check_read(&Ask::SignIn { post_box: "https://post.example".into() });
        check_read(&Ask::List { after: u64::MAX });
        check_read(&Ask::Open { letter: ID });
        check_read(&Ask::MarkOpened { letter: ID });
        check_read(&Ask::Lock);
    }

    #[test]
    fn what_is_no_ask_is_refused() {
        for text in ["", "{}", "[]", "null", r#"{"ask":"fly"}"#, r#"{"ask":"list","after":-1}"#, r#"{"ask":"open"}"#] {
            assert_eq!(read::<Ask>(text), None, "{text}");
            assert!(serde_json::from_str::<Ask>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn everything_that_is_fetched_is_read_as_wire_writes_it() {
        let council = Council::new();
        check_read(&council.keyset);
        check_read(&KeySet { kind: KeyKind::Hybrid, ..council.keyset });
        for outcome in [Outcome::Kept, Outcome::Other, Outcome::Deleted] {
            check_read(&Acknowledgement {
                key: "0011".into(),
                letter: ID,
                digest: Digest([7; 32]),
                day: "2026-11-20".into(),
                outcome,
                signature: "c2ln".into(),
            });
        }
        check_read(&Challenge { challenge: "0011".into() });
        check_read(&Session { token: "t".into(), seconds: 600 });
        check_read(&Page { letters: vec![row_of(1), row_of(2)], next: Some(3) });
        check_read(&Page { letters: Vec::new(), next: None });
    }

    fn row_of(cursor: u64) -> Row {
        let day = "2026-11-20".into();
        Row { letter: ID, cursor, day, contact_soon: false, keyset: 3, bytes_bucket: 65_536, opened: true }
    }

    #[track_caller]
    fn check_told(message: &Told) {
        assert_eq!(serde_json::from_str::<Told>(&told(message)).as_ref().ok(), Some(message));
    }

    #[test]
    fn everything_that_is_told_is_read_by_wire() {
        let troubles = [
            Trouble::Offline,
            Trouble::NotOurPostBox,
            Trouble::Busy,
            Trouble::Refused,
            Trouble::OtherLetter,
            Trouble::Deleted,
            Trouble::NoKeys,
            Trouble::WrongPassphrase,
            Trouble::NotAnIdentity,
            Trouble::NotLetIn,
            Trouble::SignedOut,
            Trouble::NoSuchLetter,
            Trouble::Device,
        ];
        for why in troubles {
            check_told(&Told::Failed { why });
            check_told(&Told::NotSent { letter: ID, why });
            check_told(&Told::Waiting { letter: ID, seconds: 60, why });
        }
        check_told(&Told::Sending { letter: ID, attempt: 1 });
        check_told(&Told::Arrived { letter: ID, day: "2026-11-20".into() });
        check_told(&Told::Unlocked { staff: "sam".into() });
        check_told(&Told::SignedIn { seconds: 600 });
        check_told(&Told::Letters { rows: vec![row_of(1), row_of(2)], next: Some(3) });
        check_told(&Told::Letters { rows: Vec::new(), next: None });
        check_told(&Told::MarkedOpened { letter: ID });
        check_told(&Told::Locked);
        for team in [Group::Document("{\"a\":\"\\u0000 \\\\ é\u{7f}\"}".into()), Group::ForOthers, Group::Damaged] {
            check_told(&Told::Opened { letter: ID, contact_soon: true, team, private: Group::ForOthers });
        }
    }

    #[test]
    fn what_is_posted_is_read_by_wire() {
        let asked = WhoIsIt { staff: "sam".into() };
        assert_eq!(serde_json::from_str::<WhoIsIt>(&who(&asked)).ok(), Some(asked));
        let signed = SignIn { staff: "sam".into(), challenge: "0011".into(), signature: "c2ln".into() };
        assert_eq!(serde_json::from_str::<SignIn>(&sign_in(&signed)).ok(), Some(signed));
    }
}
