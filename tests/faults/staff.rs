//! A member of staff at the post box: signs in, lists letters and does what leads do, as the inbox does.

use std::{fs, net::SocketAddr, path::Path};

use promises::load::{Client, DEED_SECRET, Said};
use serde::{Serialize, de::DeserializeOwned};
use wire::{
    Deed, KeySet, LetterId,
    deed::SECRET_HEADER,
    keyset::PostBoxKeys,
    staff::{Challenge, Page, Session, WhoIsIt},
};

use crate::letters::Council;

/// The origin that a post box of [`promises::load`] is told is its own.
const ORIGIN: &str = "https://post-box.exampleshire.example";

/// Sam, who may come in.
pub struct Sam {
    address: SocketAddr,
    council: Council,
}

impl Sam {
    /// Writes Sam into the `keys.toml` of a post box that was started in this folder.
    ///
    /// # Panics
    ///
    /// If the file cannot be written.
    pub fn of(folder: &Path, address: SocketAddr) -> Self {
        let council = Council::new();
        let told = fs::read_to_string(folder.join("public-keys")).expect("the post box's keys");
        let post_box: PostBoxKeys = toml::from_str(&told).expect("the post box's keys");
        let keyset = KeySet { post_box, ..council.keyset.clone() };
        fs::write(folder.join("keys.toml"), toml::to_string(&keyset).expect("a key-set")).expect("keys.toml");
        Self { address, council }
    }

    /// Signs in; gives the token.
    ///
    /// # Panics
    ///
    /// If Sam is not let in.
    pub fn comes_in(&self) -> String {
        let asked = self.post("/v1/staff/challenge", &WhoIsIt { staff: "sam".into() });
        let Challenge { challenge } = read(&asked);
        let signed = self.council.sam_signs.sign_in(ORIGIN, "sam", &challenge);
        let Session { token, .. } = read(&self.post("/v1/staff/session", &signed));
        token
    }

    /// The status that a list is answered with.
    ///
    /// # Panics
    ///
    /// If there is no answer.
    pub fn lists(&self, token: &str) -> u16 {
        let head = format!("GET /v1/letters HTTP/1.1\r\nhost: p\r\nauthorization: Bearer {token}\r\n\r\n");
        let said = self.ask(&head, &[]);
        if said.status == 200 {
            assert!(!read::<Page>(&said).letters.is_empty(), "there are letters");
        }
        said.status
    }

    /// Does something about a letter; gives the status of the answer.
    ///
    /// # Panics
    ///
    /// If there is no answer.
    pub fn does(&self, token: &str, deed: Deed, letter: LetterId) -> u16 {
        let (method, end) = deed.call();
        let head = format!(
            "{method} /v1/letters/{letter}{end} HTTP/1.1\r\nhost: p\r\nauthorization: Bearer {token}\r\n\
             {SECRET_HEADER}: {DEED_SECRET}\r\n\r\n"
        );
        self.ask(&head, &[]).status
    }

    fn post(&self, path: &str, body: &impl Serialize) -> Said {
        let body = serde_json::to_vec(body).expect("JSON");
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: p\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        self.ask(&head, &body)
    }

    fn ask(&self, head: &str, body: &[u8]) -> Said {
        let mut client = Client::connect(self.address).expect("it listens");
        client.ask(head.as_bytes(), body).expect("it answers")
    }
}

fn read<T: DeserializeOwned>(said: &Said) -> T {
    let text = String::from_utf8_lossy(&said.body);
    serde_json::from_str(&text).unwrap_or_else(|why| panic!("{} {text}: {why}", said.status))
}
