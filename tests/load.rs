//! A load on the real post box: letters that are cheap to make, senders that keep their connection, and the program itself.

mod program;
mod sender;

use std::sync::Arc;

use base64ct::{Base64Unpadded, Encoding as _};
use wire::{
    Digest, Envelope, Hashes, LetterId,
    limits::{PRIVATE_RECIPIENTS, TEAM_RECIPIENTS},
};

pub use self::{
    program::{Plan, Program},
    sender::{Broken, Client, Said},
};

/// From this size on a letter looks as if sealed to hybrid keys; eight of their stanzas alone are some 12 kB.
const HYBRID_BYTES_MIN: usize = 20_000;

/// A letter and all that is needed to send it, made before any clock runs.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its name.
    pub id: LetterId,
    /// The envelope as it travels.
    pub bytes: Arc<[u8]>,
    /// The SHA-256 of that.
    pub digest: Digest,
    /// The head of its `PUT`.
    head: Arc<str>,
}

/// What every letter's deeds are done with.
pub const DEED_SECRET: &str = "a secret that a reader would find inside";

/// A letter of `bytes` bytes, or one fewer, since both groups are of one size (some 1 kB at least). It has the parts of a sealed one, but its bytes are noise that opens for
/// nobody: the post box cannot tell. The same seed and size give the same letter.
#[must_use]
pub fn letter(seed: u64, bytes: usize) -> Letter {
    let mut noise = Noise(seed);
    let mut id = [0; 16];
    noise.fill(&mut id);
    let mut groups = [TEAM_RECIPIENTS, PRIVATE_RECIPIENTS].map(|readers| header(readers, bytes, &mut noise));
    let deed = seal::sign::digest(DEED_SECRET.as_bytes()).0;
    let hashes = Some(Hashes { deed, seen_to: [2; 32], receipt: [3; 32] });
    let around =
        Envelope { keyset: 1, contact_soon: false, hashes, team: Vec::new(), private: Vec::new() }.to_bytes().len();
    let left = bytes.saturating_sub(around + groups[0].len() + groups[1].len());
    for group in &mut groups {
        let start = group.len();
        group.resize(start + left / 2, 0);
        noise.fill(&mut group[start..]);
    }
    let [team, private] = groups;
    Letter::new(
        LetterId(id),
        Envelope { keyset: 1, contact_soon: seed.is_multiple_of(16), hashes, team, private }.to_bytes(),
    )
}

impl Letter {
    /// A letter of these bytes.
    #[must_use]
    pub fn new(id: LetterId, bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let digest = seal::sign::digest(&bytes);
        Self { id, head: head(id, digest, bytes.len()).into(), bytes, digest }
    }

    /// The same bytes under another name: another letter to the post box, made without hashing anything.
    #[must_use]
    pub fn named(&self, seed: u64) -> Self {
        let mut id = [0; 16];
        Noise(seed).fill(&mut id);
        let id = LetterId(id);
        Self { id, head: head(id, self.digest, self.bytes.len()).into(), ..self.clone() }
    }
}

/// What a browser on the council's site sends, apart from what names the browser.
fn head(id: LetterId, digest: Digest, length: usize) -> String {
    format!(
        "PUT /v1/letters/{id} HTTP/1.1\r\nhost: post-box.example\r\norigin: {}\r\naccept: */*\r\n\
         content-type: application/octet-stream\r\ncontent-digest: {}\r\ncontent-length: {length}\r\n\r\n",
        program::PORTAL,
        digest.header(),
    )
}

/// The first part of an age file: as many stanzas as a real letter has, then the line of their authentication.
fn header(readers: usize, bytes: usize, noise: &mut Noise) -> Vec<u8> {
    let mut text = |length: usize| {
        let mut bytes = vec![0; length];
        noise.fill(&mut bytes);
        Base64Unpadded::encode_string(&bytes)
    };
    let mut header = String::from("age-encryption.org/v1\n");
    for _ in 0..readers {
        let (kind, share) = if bytes < HYBRID_BYTES_MIN { ("X25519", 32) } else { ("mlkem768x25519", 1120) };
        header += &format!("-> {kind} {}\n{}\n", text(share), text(32));
    }
    header += &format!("--- {}\n", text(32));
    header.into_bytes()
}

/// SplitMix64: noise that is the same for the same seed, as fast as memory. Source: Steele, Lea, Flood, OOPSLA 2014.
struct Noise(u64);

impl Noise {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^= mixed >> 31;
            chunk.copy_from_slice(&mixed.to_le_bytes()[..chunk.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: usize, stanza: &str) {
        let made = letter(bytes as u64, bytes);
        assert!((bytes - 1..=bytes).contains(&made.bytes.len()), "{} bytes", made.bytes.len());
        let envelope = Envelope::parse(&made.bytes).expect("the post box would take it");
        let stanzas = |group: &[u8]| String::from_utf8_lossy(group).matches(stanza).count();
        assert_eq!((stanzas(&envelope.team), stanzas(&envelope.private)), (TEAM_RECIPIENTS, PRIVATE_RECIPIENTS));
        assert!(envelope.team.len() + envelope.private.len() > bytes - 128);
        assert_eq!(envelope.check_shape(), Ok(()));
    }

    #[test]
    fn a_made_letter_is_as_large_as_asked_and_reads_as_an_envelope() {
        check(1_200, "\n-> X25519 ");
        check(48_000, "\n-> mlkem768x25519 ");
        check(256_000, "\n-> mlkem768x25519 ");
    }

    #[test]
    fn another_seed_is_another_letter_and_the_same_seed_the_same() {
        let [first, again, other] = [1, 1, 2].map(|seed| letter(seed, 2_000));
        assert_eq!((first.id, first.digest), (again.id, again.digest));
        assert!(first.id != other.id && first.digest != other.digest);
        let renamed = first.named(3);
        assert!(renamed.id != first.id && renamed.digest == first.digest && renamed.head != first.head);
    }

    #[test]
    fn what_was_acknowledged_before_the_kill_is_the_same_letter_after_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut program = Plan::new(folder.path()).start().expect("the post box starts");
        let keys = program.keys();
        let mut client = Client::connect(program.address).expect("it listens");
        let [kept, never_sent] = [1, 2].map(|seed| letter(seed, 48_000));
        let said = client.put(&kept).expect("an answer");
        assert_eq!((said.status, said.outcome(&keys, &kept)), (201, Some(wire::Outcome::Kept)));
        assert_eq!(said.outcome(&keys, &never_sent), None, "an acknowledgement is about one letter");
        assert!(program.peak_bytes().expect("it runs") > 1 << 20);
        program.kill();
        assert!(client.put(&kept).is_err(), "nobody answers");
        program.start().expect("it starts again");
        let said = client.put(&kept).expect("an answer on the same address");
        assert_eq!((said.status, said.outcome(&keys, &kept)), (200, Some(wire::Outcome::Kept)));
        program.stop().expect("it ends in order");
    }
}
