//! What every honest letter looks like from outside: the post box keeps nothing that cannot be one.
//!
//! Whoever seals a letter writes the same number of readers into it, all of one kind, and two groups of one size. Nothing of
//! this can be told from a letter by opening it, and nothing here opens anything: well-formed rubbish still comes in.

use crate::{
    envelope::{AGE_START, Envelope},
    limits::{PRIVATE_RECIPIENTS, TEAM_RECIPIENTS},
};

/// A line of base64 in an age header, in characters; a shorter one ends a stanza. Source: C2SP age, "Recipient stanza".
const COLUMNS: usize = 64;

/// 32 bytes in base64 without padding, in characters: the header's authentication.
const MAC_CHARACTERS: usize = 43;

/// What comes before the document's chunks, and the least that comes after, in bytes: a nonce of 16 and a tag of 16.
const PAYLOAD_BYTES_MIN: usize = 32;

/// Why an envelope cannot be a letter that one of our pages sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ShapeFault {
    /// A group's header is not that of an age file.
    #[error("a part of the letter does not begin as an age file does; reload the page and send again")]
    Header,
    /// A group is sealed to more or fewer than its readers' places.
    #[error("the letter is not sealed to as many readers as every letter is; reload the page and send again")]
    Readers,
    /// The readers are not all of one kind.
    #[error("the letter is sealed to keys of different kinds; reload the page and send again")]
    Kinds,
    /// One group is larger than the other, or one is too small to hold anything.
    #[error("the two parts of the letter are not of one size; reload the page and send again")]
    Sizes,
}

/// How a group looks from outside.
struct Group<'a> {
    kind: &'a [u8],
    readers: usize,
    payload_bytes: usize,
}

impl Envelope {
    /// Whether this can be a letter that one of our pages sealed, of this or of an earlier version.
    ///
    /// # Errors
    ///
    /// [`ShapeFault`]: what an honest letter has otherwise.
    pub fn check_shape(&self) -> Result<(), ShapeFault> {
        let (team, private) = (Group::read(&self.team)?, Group::read(&self.private)?);
        if (team.readers, private.readers) != (TEAM_RECIPIENTS, PRIVATE_RECIPIENTS) {
            return Err(ShapeFault::Readers);
        }
        if team.kind != private.kind {
            return Err(ShapeFault::Kinds);
        }
        if team.payload_bytes != private.payload_bytes || team.payload_bytes < PAYLOAD_BYTES_MIN {
            return Err(ShapeFault::Sizes);
        }
        Ok(())
    }
}

impl<'a> Group<'a> {
    fn read(file: &'a [u8]) -> Result<Self, ShapeFault> {
        let mut rest = file.strip_prefix(AGE_START).ok_or(ShapeFault::Header)?;
        let (mut kind, mut readers): (&[u8], usize) = (&[], 0);
        loop {
            let line = take_line(&mut rest)?;
            if let Some(mac) = line.strip_prefix(b"--- ") {
                let whole = mac.len() == MAC_CHARACTERS && mac.iter().all(is_base64);
                return whole.then_some(Self { kind, readers, payload_bytes: rest.len() }).ok_or(ShapeFault::Header);
            }
            let args = line.strip_prefix(b"-> ").ok_or(ShapeFault::Header)?;
            let this = args.split(|byte| *byte == b' ').next().unwrap_or_default();
            if readers > 0 && this != kind {
                return Err(ShapeFault::Kinds);
            }
            (kind, readers) = (this, readers + 1);
            if this.is_empty() || readers > TEAM_RECIPIENTS {
                return Err(ShapeFault::Readers);
            }
            while take_base64_line(&mut rest)? == COLUMNS {}
        }
    }
}

fn take_base64_line(rest: &mut &[u8]) -> Result<usize, ShapeFault> {
    let line = take_line(rest)?;
    let fine = line.len() <= COLUMNS && line.iter().all(is_base64);
    fine.then_some(line.len()).ok_or(ShapeFault::Header)
}

fn take_line<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], ShapeFault> {
    let end = rest.iter().position(|byte| *byte == b'\n').ok_or(ShapeFault::Header)?;
    let (line, after) = rest.split_at(end);
    *rest = after.get(1..).unwrap_or_default();
    let printable = line.iter().all(|byte| matches!(byte, b' '..=b'~'));
    printable.then_some(line).ok_or(ShapeFault::Header)
}

fn is_base64(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{
        format,
        string::{String, ToString},
        vec::Vec,
    };

    /// A group with these stanzas and this much after the header.
    fn group(stanzas: &[&str], payload: usize) -> Vec<u8> {
        let mac = "M".repeat(MAC_CHARACTERS);
        let header: String = stanzas.iter().copied().collect();
        let mut file = format!("age-encryption.org/v1\n{header}--- {mac}\n").into_bytes();
        file.resize(file.len() + payload, 0xff);
        file
    }

    fn letter(team: &[&str], private: &[&str], payloads: [usize; 2]) -> Envelope {
        let [team, private] = [group(team, payloads[0]), group(private, payloads[1])];
        Envelope { keyset: 1, contact_soon: false, hashes: None, team, private }
    }

    #[track_caller]
    fn check(envelope: &Envelope, expected: &str) {
        let found = envelope.check_shape().map_or_else(|fault| fault.to_string(), |()| "a letter".into());
        assert!(found.starts_with(expected), "{found}");
    }

    const ONE: &str = "-> X25519 c2hhcmU\nYm9keQ\n";
    const HYBRID: &str = "-> mlkem768x25519 c2hhcmU\nYm9keQ\n";

    #[test]
    fn a_letter_has_five_and_three_readers_of_one_kind_and_two_parts_of_one_size() {
        for kind in [ONE, HYBRID] {
            check(&letter(&[kind; 5], &[kind; 3], [16_416; 2]), "a letter");
        }
        let full = format!("-> X25519 x\n{}\n\n", "A".repeat(64));
        check(&letter(&[full.as_str(); 5], &[ONE; 3], [32; 2]), "a letter");
    }

    #[test]
    fn more_or_fewer_readers_are_no_letter() {
        let readers = "the letter is not sealed to as many readers";
        for (team, private) in [(4, 3), (5, 2), (6, 3), (3, 5), (0, 0), (5, 4)] {
            check(&letter(&[ONE; 6][..team], &[ONE; 6][..private], [32; 2]), readers);
        }
    }

    #[test]
    fn two_kinds_or_two_sizes_are_no_letter() {
        check(&letter(&[ONE; 5], &[HYBRID; 3], [32; 2]), "the letter is sealed to keys of different kinds");
        check(&letter(&[ONE, ONE, HYBRID, ONE, ONE], &[ONE; 3], [32; 2]), "the letter is sealed to keys of different");
        check(&letter(&[ONE; 5], &[ONE; 3], [32, 33]), "the two parts of the letter are not of one size");
        check(&letter(&[ONE; 5], &[ONE; 3], [31; 2]), "the two parts of the letter are not of one size");
    }

    #[test]
    fn what_is_no_header_is_no_letter() {
        let header = "a part of the letter does not begin as an age file does";
        for stanza in ["", "-> X25519 x\n", "->X25519\n", "-> X25519 x\nw ong\n", "-> X25519 \u{e9}\n\n", "--- short\n"]
        {
            let envelope = letter(&[ONE, stanza, ONE, ONE, ONE], &[ONE; 3], [32; 2]);
            if stanza.is_empty() {
                check(&envelope, "the letter is not sealed to as many readers");
            } else {
                check(&envelope, header);
            }
        }
        let long = format!("-> X25519 x\n{}\n\n", "A".repeat(65));
        check(&letter(&[long.as_str(); 5], &[ONE; 3], [32; 2]), header);
        check(&letter(&["->  x\n\n"; 5], &[ONE; 3], [32; 2]), "the letter is not sealed to as many readers");
        let cut = Envelope { team: AGE_START.to_vec(), ..letter(&[ONE; 5], &[ONE; 3], [32; 2]) };
        check(&cut, header);
    }
}
