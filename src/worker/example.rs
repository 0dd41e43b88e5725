//! For tests: a council with two officers, its post box, and how a worker's wishes read as text.

use std::rc::Rc;

use base64ct::{Base64, Encoding};
use ed25519_dalek::{Signer, SigningKey};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use seal::{IdentityFile, sign::key_id};
use wire::{
    Acknowledgement, Digest, KeyKind, KeySet, LetterId, Outcome, Roster, Route,
    keyset::{Officer, PersonKeys, PostBoxKeys},
    sending::{Ask, Secrets, SendLetter},
};

use crate::{
    call::{Answer, Reply, Request},
    sending::{
        event::{Call, Device, Effect, Event, Stored},
        outbox::Outbox,
    },
};

pub(crate) const ID: LetterId = LetterId([0xab; 16]);

pub(crate) fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

pub(crate) struct Council {
    pub(crate) keyset: KeySet,
    pub(crate) sam: IdentityFile,
    pub(crate) priya: IdentityFile,
    post_box: SigningKey,
}

impl Council {
    pub(crate) fn new() -> Self {
        let [sam, priya, recovery] =
            ["sam", "priya", "recovery"].map(|id| IdentityFile::generate(id, KeyKind::X25519, &mut rng()));
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).expect("randomness");
        let post_box = SigningKey::from_bytes(&seed);
        let person = |file: &IdentityFile| PersonKeys {
            id: file.staff().into(),
            recipient: file.identities()[0].recipient().to_string(),
            sign: file.sign().expect("a sign-in key").public(),
        };
        let current = Base64::encode_string(post_box.verifying_key().as_bytes());
        let keyset = KeySet {
            version: 3,
            made: "2026-11-20".into(),
            kind: KeyKind::X25519,
            recovery: person(&recovery).recipient,
            post_box: PostBoxKeys { current, next: String::new() },
            people: vec![person(&sam), person(&priya)],
        };
        Self { keyset, sam, priya, post_box }
    }

    /// The post box's signed answer to a request.
    pub(crate) fn signs(&self, outcome: Outcome, id: LetterId, request: &Request) -> String {
        let digest = request.headers.iter().find(|(name, _)| *name == "Content-Digest");
        let digest = Digest::parse_header(&digest.expect("every letter has its digest").1).expect("well written");
        let mut signed = Acknowledgement {
            key: key_id(self.post_box.verifying_key().as_bytes()),
            letter: id,
            digest,
            day: "2026-11-20".into(),
            outcome,
            signature: String::new(),
        };
        let signature = self.post_box.sign(signed.signed_text().as_bytes());
        signed.signature = Base64::encode_string(&signature.to_bytes());
        json::write(&signed)
    }

    pub(crate) fn keyset_json(&self) -> String {
        json::write(&self.keyset)
    }

    pub(crate) fn keyset_url(&self, name: &str) -> String {
        let digest = seal::sign::digest(self.keyset_json().as_bytes()).header();
        format!("https://frontseat.example/base/{name}.json#{digest}")
    }

    /// A letter on a page that was printed with this council's key-set.
    pub(crate) fn letter(&self, team: &str) -> SendLetter {
        let officer = |id: &str, cover: &str| Officer { id: id.into(), cover: cover.into() };
        SendLetter {
            letter: ID,
            team: raw(team),
            private: raw(r#"{"kept":"my brother"}"#),
            secrets: Secrets { deed: "de".repeat(32), seen_to: "5e".repeat(32) },
            contact_soon: false,
            may_keep: true,
            route: Route::Officer("sam".into()),
            roster: Roster { officers: vec![officer("sam", "priya")], ..Roster::default() },
            keyset_url: self.keyset_url("keyset-0"),
            post_box: "https://post.example".into(),
        }
    }
}

fn raw(text: &str) -> json::Raw {
    json::Raw::new(text.into()).expect("JSON")
}

pub(crate) fn outbox() -> Outbox {
    Outbox::new("https://frontseat.example")
}

pub(crate) fn reply(status: u16, body: &str) -> Answer {
    Some(Reply { status, retry_after: None, body: body.into() })
}

/// A worker, the time by the device's clock, and what the worker wanted last.
pub(crate) struct Sender {
    pub(crate) worker: Outbox,
    pub(crate) now: f64,
    pub(crate) last: Vec<Effect>,
}

/// Half past nine on a Friday morning.
pub(crate) const MORNING: f64 = 1_795_167_000.0;

/// Where the page says that the key-set and the post box are.
pub(crate) fn begin(council: &Council) -> Ask {
    let SendLetter { keyset_url, post_box, .. } = council.letter("{}");
    Ask::Begin { keyset_url, post_box }
}

impl Sender {
    pub(crate) fn new() -> Self {
        Self { worker: outbox(), now: MORNING, last: Vec::new() }
    }

    /// One whose key-set has come.
    pub(crate) fn ready(council: &Council) -> Self {
        let mut sender = Self::new();
        sender.ask(&begin(council));
        sender.keys(reply(200, &council.keyset_json()));
        sender
    }

    /// One that has just sealed a letter and sent it.
    pub(crate) fn sent(council: &Council) -> Self {
        let mut sender = Self::ready(council);
        sender.send(council, "{}");
        sender
    }

    /// Asks to send a letter; the site says that its key-set still stands.
    pub(crate) fn send(&mut self, council: &Council, team: &str) -> String {
        self.send_letter(council, council.letter(team))
    }

    pub(crate) fn send_letter(&mut self, council: &Council, letter: SendLetter) -> String {
        self.ask(&Ask::Send(letter));
        let call = self.last.iter().find_map(|effect| match effect {
            Effect::Fetch(call @ Call::KeySet(_), _) => Some(call.clone()),
            _ => None,
        });
        let call = call.expect("the site is asked whether the key-set still stands");
        self.hear(Event::Answered(call, reply(200, &council.keyset_json())))
    }

    /// The same, once the device keeps the letter. Gives what travels, too.
    pub(crate) fn kept(council: &Council) -> (Self, Request) {
        let mut sender = Self::sent(council);
        let put = request(&sender.last);
        sender.ask(&Ask::Keep);
        sender.device(Device::Kept(ID, true));
        (sender, put)
    }

    pub(crate) fn hear(&mut self, event: Event) -> String {
        self.last = self.worker.handle(event, self.now, &mut rng());
        shown(&self.last)
    }

    pub(crate) fn ask(&mut self, ask: &Ask) -> String {
        self.hear(Event::Asked(json::write(ask)))
    }

    pub(crate) fn device(&mut self, device: Device) -> String {
        self.hear(Event::Device(device))
    }

    /// Answers the first call for the key-set.
    pub(crate) fn keys(&mut self, answer: Answer) -> String {
        self.hear(Event::Answered(Call::KeySet(1), answer))
    }

    /// Answers the call that sent the letter.
    pub(crate) fn put(&mut self, answer: Answer) -> String {
        self.hear(Event::Answered(Call::Put(ID), answer))
    }

    /// Lets the alarm ring that was set last.
    pub(crate) fn wake(&mut self) -> String {
        let alarm = self.last.iter().rev().find_map(|effect| match effect {
            Effect::Wake(alarm, _) => Some(alarm.clone()),
            _ => None,
        });
        self.hear(Event::Woke(alarm.expect("an alarm was set")))
    }

    /// The letter as the device was asked to keep it.
    pub(crate) fn stored(&self) -> Stored {
        let kept = self.last.iter().find_map(|effect| match effect {
            Effect::Keep(stored) => Some(stored.clone()),
            _ => None,
        });
        kept.expect("the device was asked to keep a letter")
    }
}

/// What a worker wants done, one line each, as a reader would say it.
pub(crate) fn shown(effects: &[Effect]) -> String {
    let line = |effect: &Effect| match effect {
        Effect::Tell(text) | Effect::Announce(text) => text.clone(),
        Effect::Fetch(_, request) => format!("{} {}", request.method, request.url),
        Effect::Wake(_, seconds) => format!("wake in {seconds} s"),
        Effect::Say(text) => format!("say {text}"),
        Effect::Keep(stored) => format!("keep {} since {}", stored.letter, stored.since),
        Effect::Forget(letter) => format!("forget {letter}"),
        Effect::Look => "look".into(),
        Effect::TakeTurn(letter) => format!("take the turn of {letter}"),
        Effect::PassTurn(letter) => format!("pass the turn of {letter}"),
    };
    effects.iter().map(line).collect::<Vec<_>>().join("\n").replace(&ID.to_string(), "ID")
}

/// The request among the wishes.
#[track_caller]
pub(crate) fn request(effects: &[Effect]) -> Request {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Fetch(_, request) => Some(request.clone()),
        _ => None,
    });
    found.expect("something is to be fetched")
}

/// The bytes that travel.
#[track_caller]
pub(crate) fn bytes(effects: &[Effect]) -> Rc<[u8]> {
    request(effects).body.expect("something travels")
}
