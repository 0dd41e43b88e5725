//! The bytes of a `PUT`: two sealed groups, and the little that stays in the clear.
//!
//! ```text
//! "FSENV2"            6 bytes
//! key-set version     4 bytes, big-endian
//! flags               1 byte: bit 0 is contact-soon, the others are zero
//! hashes              3 times 32 bytes: deed, seen-to, receipt
//! length of team      4 bytes, big-endian
//! team                one age file
//! length of private   4 bytes, big-endian
//! private             one age file
//! ```
//!
//! The letter's name is in the address, not in the bytes; it is also sealed inside both groups, where the inbox compares it.
//!
//! "FSENV1" is the same without the hashes. It is read for ever, and a post box takes it for
//! [`OLD_ENVELOPE_DAYS`](crate::limits::OLD_ENVELOPE_DAYS) after it was upgraded.

use alloc::vec::Vec;

use crate::limits::ENVELOPE_BYTES_MAX;

/// What stands before the number of the version.
const MARK: &[u8; 5] = b"FSENV";
pub(crate) const AGE_START: &[u8] = b"age-encryption.org/v1\n";
const CONTACT_SOON: u8 = 1;

/// What stands before the groups of an envelope of the second version, in bytes.
pub const HEAD_BYTES: usize = 6 + 4 + 1 + 3 * 32;

/// Two sealed groups, and the little that stays in the clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Which published key-set the groups were sealed to.
    pub keyset: u32,
    /// The child's own switch: somebody should be in touch soon. The one thing the post box can see.
    pub contact_soon: bool,
    /// What the post box judges deeds by; nothing in a letter of the first version.
    pub hashes: Option<Hashes>,
    /// The age file for the officer, the cover, the duty team and recovery.
    pub team: Vec<u8>,
    /// The age file for the officer, the cover and recovery.
    pub private: Vec<u8>,
}

/// SHA-256 of what only the letter's readers find inside it, and of what its writer may keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashes {
    /// Of the deed secret in the private part: whoever shows that can open, close and reopen the letter.
    pub deed: [u8; 32],
    /// Of the seen-to secret in the team part: whoever shows that can quiet its alert, and nothing more.
    pub seen_to: [u8; 32],
    /// Of the reference by which its writer asks for an answer; random where there is none, so that its presence tells no age.
    pub receipt: [u8; 32],
}

/// Why some bytes are not an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnvelopeFault {
    /// Over [`ENVELOPE_BYTES_MAX`].
    #[error("the letter is larger than 2 MiB; send it in two letters")]
    TooLarge,
    /// Does not start with the envelope's mark, or uses flags of a later version.
    #[error("these bytes are not a sealed letter of this version; reload the page and send again")]
    Unknown,
    /// An envelope, of a version that this code does not know yet.
    #[error("this letter was sealed by a newer version; bring this program up to date")]
    Later,
    /// Ends before its own lengths say, or goes on after.
    #[error("the letter was cut short or has bytes after its end; send the same letter again")]
    WrongLength,
    /// A group is not an age file.
    #[error("a part of the letter is not sealed as an age file; it was refused unread")]
    NotSealed,
}

impl Envelope {
    /// Writes the bytes that travel.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEAD_BYTES + 8 + self.team.len() + self.private.len());
        bytes.extend_from_slice(MARK);
        bytes.push(if self.hashes.is_some() { b'2' } else { b'1' });
        bytes.extend_from_slice(&self.keyset.to_be_bytes());
        bytes.push(if self.contact_soon { CONTACT_SOON } else { 0 });
        for hash in self.hashes.iter().flat_map(|Hashes { deed, seen_to, receipt }| [deed, seen_to, receipt]) {
            bytes.extend_from_slice(hash);
        }
        for group in [&self.team, &self.private] {
            let length = u32::try_from(group.len()).unwrap_or(u32::MAX);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(group);
        }
        bytes
    }

    /// Reads bytes that travelled. Cannot tell whether a group opens: only its readers can.
    ///
    /// # Errors
    ///
    /// [`EnvelopeFault`], one for each way of being wrong.
    pub fn parse(bytes: &[u8]) -> Result<Self, EnvelopeFault> {
        if bytes.len() > ENVELOPE_BYTES_MAX {
            return Err(EnvelopeFault::TooLarge);
        }
        let (Head { keyset, contact_soon, hashes }, rest) = Head::take(bytes)?;
        let (team, rest) = take_group(rest)?;
        let (private, rest) = take_group(rest)?;
        if !rest.is_empty() {
            return Err(EnvelopeFault::WrongLength);
        }
        Ok(Self { keyset, contact_soon, hashes, team, private })
    }
}

impl Hashes {
    /// Reads them from the first [`HEAD_BYTES`] of an envelope; nothing for the first version, which has none.
    ///
    /// # Errors
    ///
    /// [`EnvelopeFault`] for what is no envelope.
    pub fn of_head(bytes: &[u8]) -> Result<Option<Self>, EnvelopeFault> {
        Head::take(bytes).map(|(head, _)| head.hashes)
    }
}

/// What stands before the groups.
struct Head {
    keyset: u32,
    contact_soon: bool,
    hashes: Option<Hashes>,
}

impl Head {
    fn take(bytes: &[u8]) -> Result<(Self, &[u8]), EnvelopeFault> {
        let rest = bytes.strip_prefix(MARK).ok_or(EnvelopeFault::Unknown)?;
        let (version, rest) = rest.split_first().ok_or(EnvelopeFault::WrongLength)?;
        // Before all else: what a later one looks like further on is not known here.
        if matches!(version, b'3'..=b'9') {
            return Err(EnvelopeFault::Later);
        }
        let (keyset, rest) = take_u32(rest)?;
        let (&flags, rest) = rest.split_first().ok_or(EnvelopeFault::WrongLength)?;
        let (hashes, rest) = match version {
            b'1' => (None, rest),
            b'2' => {
                let (deed, rest) = take_hash(rest)?;
                let (seen_to, rest) = take_hash(rest)?;
                let (receipt, rest) = take_hash(rest)?;
                (Some(Hashes { deed, seen_to, receipt }), rest)
            }
            _ => return Err(EnvelopeFault::Unknown),
        };
        if flags & !CONTACT_SOON != 0 {
            return Err(EnvelopeFault::Unknown);
        }
        Ok((Self { keyset, contact_soon: flags == CONTACT_SOON, hashes }, rest))
    }
}

fn take_hash(bytes: &[u8]) -> Result<([u8; 32], &[u8]), EnvelopeFault> {
    let (hash, rest) = bytes.split_first_chunk::<32>().ok_or(EnvelopeFault::WrongLength)?;
    Ok((*hash, rest))
}

fn take_u32(bytes: &[u8]) -> Result<(u32, &[u8]), EnvelopeFault> {
    let (number, rest) = bytes.split_first_chunk::<4>().ok_or(EnvelopeFault::WrongLength)?;
    Ok((u32::from_be_bytes(*number), rest))
}

fn take_group(bytes: &[u8]) -> Result<(Vec<u8>, &[u8]), EnvelopeFault> {
    let (length, rest) = take_u32(bytes)?;
    let length = usize::try_from(length).map_err(|_| EnvelopeFault::WrongLength)?;
    if rest.len() < length {
        return Err(EnvelopeFault::WrongLength);
    }
    let (group, rest) = rest.split_at(length);
    if !group.starts_with(AGE_START) {
        return Err(EnvelopeFault::NotSealed);
    }
    Ok((group.to_vec(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::ToString};
    use proptest::prelude::*;

    fn sample() -> Envelope {
        let group = |text: &str| [AGE_START, text.as_bytes()].concat();
        let hashes = Hashes { deed: [1; 32], seen_to: [2; 32], receipt: [3; 32] };
        Envelope { keyset: 3, contact_soon: true, hashes: Some(hashes), team: group("team"), private: group("private") }
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let found = match Envelope::parse(bytes) {
            Ok(envelope) => format!("key-set {}, soon {}", envelope.keyset, envelope.contact_soon),
            Err(fault) => fault.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn an_envelope_reads_back_as_it_was_written() {
        assert_eq!(Envelope::parse(&sample().to_bytes()), Ok(sample()));
        check(&sample().to_bytes(), "key-set 3, soon true");
        assert_eq!(Hashes::of_head(&sample().to_bytes()[..HEAD_BYTES]), Ok(sample().hashes));
    }

    #[test]
    fn the_first_version_is_read_and_written_as_it_was() {
        let first = Envelope { hashes: None, ..sample() };
        assert!(first.to_bytes().starts_with(b"FSENV1\0\0\0\x03\x01\0\0\0"));
        assert_eq!(Envelope::parse(&first.to_bytes()), Ok(first));
    }

    #[test]
    fn a_version_that_comes_later_is_said_to_be_newer() {
        let mut bytes = sample().to_bytes();
        bytes[5] = b'3';
        check(&bytes, "this letter was sealed by a newer version; bring this program up to date");
        bytes[5] = b'0';
        check(&bytes, "these bytes are not a sealed letter of this version; reload the page and send again");
    }

    #[test]
    fn every_truncation_and_every_addition_is_refused() {
        let bytes = sample().to_bytes();
        for length in 0..bytes.len() {
            assert!(Envelope::parse(&bytes[..length]).is_err(), "{length} bytes were read as an envelope");
        }
        let longer = [bytes.as_slice(), b"x"].concat();
        check(&longer, "the letter was cut short or has bytes after its end; send the same letter again");
    }

    #[test]
    fn what_is_not_sealed_or_too_large_is_refused() {
        check(b"hello", "these bytes are not a sealed letter of this version; reload the page and send again");
        let bare = Envelope { team: b"my answers".to_vec(), ..sample() };
        check(&bare.to_bytes(), "a part of the letter is not sealed as an age file; it was refused unread");
        let large = alloc::vec![0; ENVELOPE_BYTES_MAX + 1];
        check(&large, "the letter is larger than 2 MiB; send it in two letters");
    }

    fn any_group() -> impl Strategy<Value = Vec<u8>> {
        any::<Vec<u8>>().prop_map(|bytes| [AGE_START, &bytes].concat())
    }

    proptest! {
        #[test]
        fn any_two_groups_come_back(
            keyset in any::<u32>(),
            contact_soon in any::<bool>(),
            hashes in any::<Option<[[u8; 32]; 3]>>(),
            team in any_group(),
            private in any_group(),
        ) {
            let hashes = hashes.map(|[deed, seen_to, receipt]| Hashes { deed, seen_to, receipt });
            let envelope = Envelope { keyset, contact_soon, hashes, team, private };
            prop_assert_eq!(Envelope::parse(&envelope.to_bytes()), Ok(envelope));
        }

        #[test]
        fn no_bytes_make_it_panic_and_what_is_read_is_written_the_same(
            rest in any::<Vec<u8>>(),
            keep in any::<proptest::sample::Index>(),
            flip in any::<u8>(),
        ) {
            let whole = sample().to_bytes();
            let kept = &whole[..keep.index(whole.len() + 1)];
            let mut altered = whole.clone();
            altered[keep.index(whole.len())] ^= flip;
            for bytes in [[kept, &rest].concat(), altered, rest] {
                if let Ok(envelope) = Envelope::parse(&bytes) {
                    let _ = envelope.check_shape();
                    prop_assert_eq!(envelope.to_bytes(), bytes);
                }
            }
        }
    }
}
