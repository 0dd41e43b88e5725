//! The header of an age file: a version line, stanzas that each wrap the file key, and their authentication.

use alloc::vec::Vec;

use base64ct::{Base64Unpadded, Encoding};
use hmac::Mac;

use crate::{
    fault::{OpenError, Part},
    file_key::{FileKey, WRAPPED_BYTES},
};

/// The first line of every age file.
pub(crate) const VERSION_LINE: &[u8] = b"age-encryption.org/v1\n";

/// How many stanzas an opener reads: our letters have at most five, and each costs an identity about 0.25 ms.
///
/// The format sets no limit; without one, a letter of 2 MiB could keep whoever opens it busy for five seconds.
pub(crate) const STANZAS_MAX: usize = 32;

const COLUMNS: usize = 64;
const DAMAGED: OpenError = OpenError::Damaged(Part::Header);

/// One way to the file key.
pub(crate) struct Stanza<'a> {
    /// What kind of stanza, then its arguments.
    pub(crate) args: Vec<&'a str>,
    /// Mostly the wrapped file key.
    pub(crate) body: Vec<u8>,
}

/// A header as it was read, and what follows it.
pub(crate) struct Header<'a> {
    pub(crate) stanzas: Vec<Stanza<'a>>,
    pub(crate) payload: &'a [u8],
    authenticated: &'a [u8],
    mac: [u8; 32],
}

impl<'a> Header<'a> {
    /// Reads strictly: one way of writing a header, or none.
    pub(crate) fn parse(file: &'a [u8]) -> Result<Self, OpenError> {
        let start: &[u8] = b"age-encryption.org/";
        if !file.starts_with(start) {
            return Err(OpenError::NotAnAgeFile);
        }
        let mut rest = file.strip_prefix(VERSION_LINE).ok_or(DAMAGED)?;
        let mut stanzas = Vec::new();
        loop {
            let line = take_line(&mut rest)?;
            if let Some(args) = line.strip_prefix("-> ") {
                if stanzas.len() == STANZAS_MAX {
                    return Err(OpenError::TooManyReaders);
                }
                stanzas.push(Stanza { args: parse_args(args)?, body: take_body(&mut rest)? });
                continue;
            }
            let mac = line.strip_prefix("--- ").ok_or(DAMAGED)?;
            let mac: [u8; 32] = decode(mac)?.try_into().map_err(|_| DAMAGED)?;
            let header_bytes = file.len() - rest.len();
            let authenticated = file.get(..header_bytes - line.len() - 1 + 3).ok_or(DAMAGED)?;
            let alone = stanzas.len() == 1 || !stanzas.iter().any(|stanza| stanza.args.first() == Some(&"scrypt"));
            if stanzas.is_empty() || !alone {
                return Err(DAMAGED);
            }
            return Ok(Self { stanzas, payload: rest, authenticated, mac });
        }
    }

    /// Whether the holder of the file key wrote exactly this header.
    pub(crate) fn verify(&self, key: &FileKey) -> Result<(), OpenError> {
        key.mac(self.authenticated).verify_slice(&self.mac).map_err(|_| OpenError::Damaged(Part::Mac))
    }
}

/// The arguments after a stanza's kind, as many as it must have.
pub(crate) fn exactly<'s, const N: usize>(stanza: &'s Stanza<'_>) -> Result<[&'s str; N], OpenError> {
    let args = stanza.args.get(1..).unwrap_or_default();
    <[&str; N]>::try_from(args).map_err(|_| DAMAGED)
}

/// A stanza's body as a wrapped file key. Its length is checked before it is decrypted: a longer one could be an oracle.
pub(crate) fn wrapped<'s>(stanza: &'s Stanza<'_>) -> Result<&'s [u8; WRAPPED_BYTES], OpenError> {
    stanza.body.as_slice().try_into().map_err(|_| DAMAGED)
}

/// Base64 without padding, canonical, of a known length.
pub(crate) fn decode_exactly<const N: usize>(text: &str) -> Result<[u8; N], OpenError> {
    decode(text)?.try_into().map_err(|_| DAMAGED)
}

/// Writes a stanza: the arguments, then the body in lines, the last one shorter.
pub(crate) fn write_stanza(file: &mut Vec<u8>, args: &[&str], body: &[u8]) {
    file.extend_from_slice(b"->");
    for arg in args {
        file.push(b' ');
        file.extend_from_slice(arg.as_bytes());
    }
    file.push(b'\n');
    let text = Base64Unpadded::encode_string(body);
    for line in text.as_bytes().chunks(COLUMNS) {
        file.extend_from_slice(line);
        file.push(b'\n');
    }
    if text.len().is_multiple_of(COLUMNS) {
        file.push(b'\n');
    }
}

/// Ends a header that holds all its stanzas.
pub(crate) fn finish(file: &mut Vec<u8>, key: &FileKey) {
    file.extend_from_slice(b"---");
    let mac = key.mac(file).finalize().into_bytes();
    file.push(b' ');
    file.extend_from_slice(Base64Unpadded::encode_string(&mac).as_bytes());
    file.push(b'\n');
}

fn take_line<'a>(rest: &mut &'a [u8]) -> Result<&'a str, OpenError> {
    let end = rest.iter().position(|&byte| byte == b'\n').ok_or(DAMAGED)?;
    let (line, after) = rest.split_at(end);
    *rest = after.get(1..).unwrap_or_default();
    let printable = line.iter().all(|byte| matches!(byte, b' '..=b'~'));
    if !printable {
        return Err(DAMAGED);
    }
    core::str::from_utf8(line).map_err(|_| DAMAGED)
}

fn parse_args(line: &str) -> Result<Vec<&str>, OpenError> {
    let args: Vec<&str> = line.split(' ').collect();
    if args.iter().any(|arg| arg.is_empty()) { Err(DAMAGED) } else { Ok(args) }
}

fn take_body(rest: &mut &[u8]) -> Result<Vec<u8>, OpenError> {
    let mut body = Vec::new();
    loop {
        let line = take_line(rest)?;
        if line.len() > COLUMNS {
            return Err(DAMAGED);
        }
        body.extend(decode(line)?);
        if line.len() < COLUMNS {
            return Ok(body);
        }
    }
}

fn decode(text: &str) -> Result<Vec<u8>, OpenError> {
    Base64Unpadded::decode_vec(text).map_err(|_| DAMAGED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::rng;
    use alloc::{format, string::String};
    use proptest::prelude::*;

    /// A stanza's arguments and body, as anybody may write them.
    fn stanza() -> impl Strategy<Value = (Vec<String>, Vec<u8>)> {
        (proptest::collection::vec("[!-~]{1,20}", 1..4), proptest::collection::vec(any::<u8>(), 0..150))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn what_is_written_is_read_and_anything_added_is_noticed(
            written in proptest::collection::vec(stanza(), 1..8),
            after in any::<Vec<u8>>(),
            place in any::<proptest::sample::Index>(),
            flip in 1..=255_u8,
        ) {
            prop_assume!(written.iter().all(|(args, _)| args[0] != "scrypt"));
            let key = FileKey::generate(&mut rng());
            let mut file = VERSION_LINE.to_vec();
            for (args, body) in &written {
                let args: Vec<&str> = args.iter().map(String::as_str).collect();
                write_stanza(&mut file, &args, body);
            }
            finish(&mut file, &key);
            let header_bytes = file.len();
            file.extend_from_slice(&after);
            let header = Header::parse(&file).map_err(|fault| TestCaseError::fail(format!("{fault}")))?;
            prop_assert_eq!(header.payload, &after[..]);
            prop_assert!(header.verify(&key).is_ok());
            let read: Vec<_> = header.stanzas.iter().map(|stanza| (stanza.args.clone(), stanza.body.clone())).collect();
            prop_assert_eq!(read.len(), written.len());
            for ((args, body), (read_args, read_body)) in written.iter().zip(&read) {
                prop_assert!(args.iter().eq(read_args.iter()) && body == read_body);
            }
            let mut altered = file.clone();
            altered[place.index(header_bytes)] ^= flip;
            if let Ok(header) = Header::parse(&altered) {
                prop_assert!(header.verify(&key).is_err(), "an altered header was believed");
            }
        }

        #[test]
        fn no_bytes_make_it_panic(lines in proptest::collection::vec("(-> |--- |->)?[ -~]{0,70}|\\PC{0,10}", 0..6), rest in any::<Vec<u8>>()) {
            let file = [VERSION_LINE, lines.join("\n").as_bytes(), &rest].concat();
            let _ = Header::parse(&file);
        }
    }
}
