//! The name of a letter, and the digest of the bytes that travel.

use alloc::{
    format,
    string::{String, ToString},
};
use core::fmt;

use base64ct::{Base64, Encoding};
use json::{Json, Value, writer};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A letter's name: 128 random bits chosen by the browser, written as 32 lower-case hexadecimal digits.
///
/// The sender names the letter, so that sending it again is the same act and never a second letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterId(pub [u8; 16]);

/// The SHA-256 of the bytes of a `PUT`, written in a `Content-Digest` field as RFC 9530 says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

/// Why a name or a digest was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdFault {
    /// Not 32 lower-case hexadecimal digits.
    #[error("a letter's name is 32 lower-case hexadecimal digits; make a new random one")]
    NotALetterId,
    /// Not `sha-256=:…:` with 32 bytes in base64.
    #[error("the digest must be written sha-256=:…: around 32 bytes in base64 (RFC 9530)")]
    NotADigest,
}

impl LetterId {
    /// Reads 32 lower-case hexadecimal digits.
    ///
    /// # Errors
    ///
    /// [`IdFault::NotALetterId`] for anything else, upper case included: one letter has one name.
    pub fn parse(text: &str) -> Result<Self, IdFault> {
        let digits = text.as_bytes();
        if digits.len() != 32 {
            return Err(IdFault::NotALetterId);
        }
        let mut id = [0; 16];
        for (byte, pair) in id.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = hex_digit(pair[0]).ok_or(IdFault::NotALetterId)? << 4
                | hex_digit(pair[1]).ok_or(IdFault::NotALetterId)?;
        }
        Ok(Self(id))
    }
}

impl Digest {
    /// The value of a `Content-Digest` field: `sha-256=:…:`.
    #[must_use]
    pub fn header(&self) -> String {
        format!("sha-256=:{}:", Base64::encode_string(&self.0))
    }

    /// Reads a `Content-Digest` field that holds exactly one SHA-256.
    ///
    /// # Errors
    ///
    /// [`IdFault::NotADigest`] for anything else.
    pub fn parse_header(text: &str) -> Result<Self, IdFault> {
        let inner =
            text.trim().strip_prefix("sha-256=:").and_then(|rest| rest.strip_suffix(':')).ok_or(IdFault::NotADigest)?;
        let mut digest = [0; 32];
        match Base64::decode(inner, &mut digest) {
            Ok(bytes) if bytes.len() == 32 => Ok(Self(digest)),
            _ => Err(IdFault::NotADigest),
        }
    }
}

impl fmt::Display for LetterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What is one text in every message, however that is read and written.
macro_rules! as_text {
    ($type:ident, $read:path, $write:path) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&$write(self))
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $read(&String::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }

        impl Json for $type {
            fn read(value: Value<'_>) -> Self {
                $read(&value.text()).unwrap_or_else(|_| {
                    value.is_wrong();
                    Self([0; _])
                })
            }

            fn write(&self, out: &mut String) {
                writer::text(out, &$write(self));
            }
        }
    };
}

as_text!(LetterId, LetterId::parse, LetterId::to_string);
as_text!(Digest, Digest::parse_header, Digest::header);

fn hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_id(text: &str, expected: &str) {
        let found = match LetterId::parse(text) {
            Ok(id) => format!("read back as {id}"),
            Err(fault) => fault.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_letter_has_exactly_one_name() {
        let wrong = "a letter's name is 32 lower-case hexadecimal digits; make a new random one";
        check_id("000102030405060708090a0b0c0d0eff", "read back as 000102030405060708090a0b0c0d0eff");
        check_id("000102030405060708090A0B0C0D0EFF", wrong);
        check_id("0001", wrong);
        check_id("000102030405060708090a0b0c0d0ef√", wrong);
    }

    #[track_caller]
    fn check_digest(text: &str, expected: &str) {
        let found = match Digest::parse_header(text) {
            Ok(digest) => digest.header(),
            Err(fault) => fault.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_digest_is_one_sha_256() {
        let wrong = "the digest must be written sha-256=:…: around 32 bytes in base64 (RFC 9530)";
        let good = Digest([7; 32]).header();
        check_digest(&good, &good);
        check_digest("sha-256=:AAAA:", wrong);
        check_digest("sha-512=:AAAA:", wrong);
        check_digest("", wrong);
    }

    proptest! {
        #[test]
        fn every_name_and_every_digest_has_one_text(id in any::<[u8; 16]>(), digest in any::<[u8; 32]>()) {
            let (id, digest) = (LetterId(id), Digest(digest));
            prop_assert_eq!(LetterId::parse(&id.to_string()), Ok(id));
            prop_assert_eq!(Digest::parse_header(&digest.header()), Ok(digest));
            prop_assert_eq!(LetterId::parse(&id.to_string().replace(char::is_alphabetic, "A")).is_ok(),
                id.to_string().chars().all(|digit| digit.is_ascii_digit()));
        }

        #[test]
        fn no_text_makes_them_panic_and_what_is_read_is_written_the_same(text in "\\PC{0,80}|[0-9a-f]{31,33}|sha-256=:[A-Za-z0-9+/=]{0,60}:") {
            if let Ok(id) = LetterId::parse(&text) {
                prop_assert_eq!(id.to_string(), text.as_str());
            }
            if let Ok(digest) = Digest::parse_header(&text) {
                prop_assert_eq!(digest.header(), text.trim());
            }
        }
    }
}
