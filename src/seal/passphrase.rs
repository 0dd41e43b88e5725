//! Files that a passphrase opens: age's `scrypt` stanza.

use alloc::{string::ToString, vec::Vec};

use base64ct::{Base64Unpadded, Encoding};
use rand_core::CryptoRng;
use scrypt::Params;
use zeroize::Zeroizing;

use crate::{
    fault::{OpenError, Part, SealError},
    file::open_with,
    file_key::FileKey,
    header::{self, Header, Stanza, VERSION_LINE, decode_exactly, exactly, wrapped, write_stanza},
    payload,
};

/// The work factor we write: 2^18 rounds over 256 MiB, about a second. Source: the default of the `age` tool.
pub const WORK_FACTOR: u8 = 18;

/// The largest work factor we read: 2^20 rounds need 1 GiB; more is an attack on the reader's device.
pub const WORK_FACTOR_MAX: u8 = 20;

const STANZA: &str = "scrypt";
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
const SALT_BYTES: usize = 16;
/// Source: C2SP age, "scrypt recipient stanza".
const BLOCK_SIZE: u32 = 8;
const DAMAGED: OpenError = OpenError::Damaged(Part::Header);

/// Seals a document under a passphrase.
///
/// # Errors
///
/// [`SealError::NoMemory`] if the device cannot do the work.
pub fn seal(document: &[u8], passphrase: &str, rng: &mut impl CryptoRng) -> Result<Vec<u8>, SealError> {
    seal_with_work(document, passphrase, WORK_FACTOR, rng)
}

/// Opens a file with a passphrase.
///
/// # Errors
///
/// [`OpenError::NotForYou`] for a wrong passphrase or a file that has none; the others as for [`crate::open`].
pub fn open(file: &[u8], passphrase: &str) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let mut document = Zeroizing::new(Vec::with_capacity(file.len()));
    open_in_order(file, passphrase, &mut |piece| document.extend_from_slice(piece))?;
    Ok(document)
}

/// Opens a file with a passphrase piece by piece, each authenticated in its place.
///
/// # Errors
///
/// As [`open`].
pub fn open_in_order(file: &[u8], passphrase: &str, piece: &mut dyn FnMut(&[u8])) -> Result<(), OpenError> {
    let header = Header::parse(file)?;
    let stanza = header.stanzas.iter().find(|stanza| stanza.args.first() == Some(&STANZA));
    let key = file_key(stanza.ok_or(OpenError::NotForYou)?, passphrase)?;
    open_with(&header, &key, piece)
}

/// Seals a document under a passphrase with a work factor of one's own: less than [`WORK_FACTOR`] is for files that
/// nobody else will ever hold.
///
/// # Errors
///
/// [`SealError::NoMemory`] if the device cannot do the work.
pub fn seal_with_work(
    document: &[u8],
    passphrase: &str,
    work_factor: u8,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    let mut salt = [0; SALT_BYTES];
    rng.fill_bytes(&mut salt);
    let key = FileKey::generate(rng);
    let wrapping = stretch(passphrase, &salt, work_factor).ok_or(SealError::NoMemory)?;
    let mut file = VERSION_LINE.to_vec();
    let args = [STANZA, &Base64Unpadded::encode_string(&salt), &work_factor.to_string()];
    write_stanza(&mut file, &args, &key.wrap(&wrapping));
    header::finish(&mut file, &key);
    payload::seal(&mut file, &key, document, document.len(), rng);
    Ok(file)
}

fn file_key(stanza: &Stanza<'_>, passphrase: &str) -> Result<FileKey, OpenError> {
    let [salt, work] = exactly(stanza)?;
    let salt: [u8; SALT_BYTES] = decode_exactly(salt)?;
    let body = wrapped(stanza)?;
    let decimal = !work.starts_with('0') && work.bytes().all(|digit| digit.is_ascii_digit());
    if !decimal {
        return Err(DAMAGED);
    }
    // A number too large for a byte is too much work as well.
    let work = work.parse::<u8>().ok().filter(|&work| work <= WORK_FACTOR_MAX).ok_or(OpenError::TooMuchWork)?;
    let key = stretch(passphrase, &salt, work).ok_or(OpenError::NoMemory)?;
    FileKey::unwrap(&key, body).ok_or(OpenError::NotForYou)
}

/// Derives a key from a passphrase, or tells that there is not enough memory.
fn stretch(passphrase: &str, salt: &[u8; SALT_BYTES], work_factor: u8) -> Option<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    let params = Params::new(work_factor, BLOCK_SIZE, 1).ok()?;
    // Asked for first, because the derivation itself would stop the whole program if the device refused.
    let mut room: Vec<u8> = Vec::new();
    room.try_reserve_exact(128 * BLOCK_SIZE as usize * ((1 << work_factor) + 4)).ok()?;
    drop(room);
    scrypt::scrypt(passphrase.as_bytes(), &[SALT_LABEL, salt].concat(), &params, key.as_mut_slice()).ok()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Identity, example::rng};
    use alloc::{format, string::String};
    use proptest::prelude::*;
    use wire::KeyKind;

    /// Little work, since many files are made here: how much is written in the file.
    const LITTLE: u8 = 4;

    #[track_caller]
    fn check(file: &[u8], passphrase: &str, expected: &str) {
        let found = match open(file, passphrase) {
            Ok(text) => String::from_utf8_lossy(&text).into_owned(),
            Err(error) => format!("{error}"),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn only_the_passphrase_opens_it() {
        let file = seal_with_work(b"six words", "one two three", LITTLE, &mut rng()).expect("sealed");
        let wrong = "sealed to somebody else; open it with the right identity or passphrase";
        check(&file, "one two three", "six words");
        check(&file, "one two four", wrong);
        check(&file, "", wrong);
    }

    #[test]
    fn an_empty_document_and_a_long_one_come_back() {
        for size in [0, 65_537] {
            let file = seal_with_work(&alloc::vec![7; size], "pass", LITTLE, &mut rng()).expect("sealed");
            assert_eq!(open(&file, "pass").map(|text| text.len()), Ok(size));
        }
    }

    #[test]
    fn work_that_would_stop_a_device_is_not_begun() {
        let file = seal_with_work(b"x", "pass", LITTLE, &mut rng()).expect("sealed");
        let text = String::from_utf8_lossy(&file).into_owned();
        let heavier = |factor: &str| {
            let line = text.lines().nth(1).expect("a stanza");
            let heavier = format!("{}{factor}", line.strip_suffix('4').expect("it ends with the factor"));
            let mut changed = file.clone();
            changed.splice(22..22 + line.len(), heavier.into_bytes());
            changed
        };
        let too_much = "the passphrase's work factor is above 20; seal the file again with 18";
        check(&heavier("21"), "pass", too_much);
        check(&heavier("64"), "pass", too_much);
        check(&heavier("99999999999999999999"), "pass", too_much);
        check(&heavier("04"), "pass", "the sealed file's header is damaged; fetch the file again");
    }

    #[test]
    fn a_file_for_people_has_no_passphrase_and_the_other_way_round() {
        let reader = Identity::generate(KeyKind::X25519, &mut rng());
        let file = crate::seal(b"x", 1, &[reader.recipient()], &mut rng()).expect("sealed");
        assert_eq!(open(&file, "pass").err(), Some(OpenError::NotForYou));
        let file = seal_with_work(b"x", "pass", LITTLE, &mut rng()).expect("sealed");
        assert_eq!(crate::open(&file, &[reader]), Err(OpenError::NotForYou));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_document_comes_back_to_its_passphrase_alone(document in any::<Vec<u8>>(), passphrase in ".{0,40}", other in ".{0,40}") {
            let file = seal_with_work(&document, &passphrase, LITTLE, &mut rng()).expect("sealed");
            let opened = open(&file, &passphrase).map_err(|fault| TestCaseError::fail(format!("{fault}")))?;
            prop_assert_eq!(&*opened, &document);
            prop_assert!(other == passphrase || open(&file, &other).is_err());
        }

        #[test]
        fn no_header_makes_it_panic_or_work_for_long(salt in "[A-Za-z0-9+/]{20,24}", work in "[0-4]|[0-9]{2,30}|.{0,5}", rest in any::<Vec<u8>>()) {
            // Factors between what is quick and what is refused would only take time.
            prop_assume!(!work.parse::<u8>().is_ok_and(|work| (5..=WORK_FACTOR_MAX).contains(&work)));
            let start = format!("age-encryption.org/v1\n-> scrypt {salt} {work}\n");
            prop_assert!(open(&[start.as_bytes(), &rest].concat(), "pass").is_err());
            let body = Base64Unpadded::encode_string(&[7; 32]);
            let whole = format!("{start}{body}\n--- {}\n", Base64Unpadded::encode_string(&[7; 32]));
            prop_assert!(open(&[whole.as_bytes(), &rest].concat(), "pass").is_err());
        }
    }
}
