//! The two doors: seal a document to recipients, and open a file with identities.

use alloc::vec::Vec;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{
    Identity, Recipient,
    fault::{OpenError, SealError},
    file_key::FileKey,
    header::{self, Header, STANZAS_MAX, VERSION_LINE},
    payload,
};

/// Seals a document, padded with spaces to `padded_to` bytes, so that each of the recipients can open it alone.
///
/// Pass the document's own length to seal it as it is.
///
/// # Errors
///
/// [`SealError`] if nobody could open it, if recipients are of two kinds or more than an opener tries, or if it is longer
/// than its padded size.
pub fn seal(
    document: &[u8],
    padded_to: usize,
    recipients: &[Recipient],
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    let first = recipients.first().ok_or(SealError::NoReaders)?;
    if recipients.iter().any(|recipient| recipient.kind() != first.kind()) {
        return Err(SealError::MixedKinds);
    }
    if recipients.len() > STANZAS_MAX {
        return Err(SealError::TooManyReaders);
    }
    if document.len() > padded_to {
        return Err(SealError::LongerThanPadding);
    }
    let key = FileKey::generate(rng);
    let mut file = VERSION_LINE.to_vec();
    for recipient in recipients {
        recipient.write_stanza(&mut file, &key, rng);
    }
    header::finish(&mut file, &key);
    payload::seal(&mut file, &key, document, padded_to, rng);
    Ok(file)
}

/// Opens a file with whichever identity fits. The padding is still there: see [`crate::padding::remove`].
///
/// # Errors
///
/// [`OpenError`]: not for any of these identities, damaged, or not an age file.
pub fn open(file: &[u8], identities: &[Identity]) -> Result<Vec<u8>, OpenError> {
    // Room for everything at once: growing would leave copies of the text behind.
    let mut document = Zeroizing::new(Vec::with_capacity(file.len()));
    open_in_order(file, identities, &mut |chunk| document.extend_from_slice(chunk))?;
    Ok(core::mem::take(&mut *document))
}

/// Opens a file piece by piece: each piece was authenticated in its place when it is handed on.
///
/// # Errors
///
/// As [`open`]; pieces already handed on were authentic, but they are not the whole document.
pub fn open_in_order(file: &[u8], identities: &[Identity], piece: &mut dyn FnMut(&[u8])) -> Result<(), OpenError> {
    let header = Header::parse(file)?;
    for identity in identities {
        if let Some(key) = identity.file_key(&header)? {
            return open_with(&header, &key, piece);
        }
    }
    Err(OpenError::NotForYou)
}

pub(crate) fn open_with(header: &Header<'_>, key: &FileKey, piece: &mut dyn FnMut(&[u8])) -> Result<(), OpenError> {
    header.verify(key)?;
    payload::open(key, header.payload, piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::rng;
    use alloc::{format, string::String, vec};
    use proptest::prelude::*;
    use wire::KeyKind;

    const KINDS: [KeyKind; 2] = [KeyKind::Hybrid, KeyKind::X25519];

    fn round_trip(kind: KeyKind, document: &[u8]) -> Result<Vec<u8>, OpenError> {
        let readers = [(); 3].map(|()| Identity::generate(kind, &mut rng()));
        let recipients = readers.each_ref().map(Identity::recipient);
        let file = seal(document, document.len(), &recipients, &mut rng()).expect("three of one kind");
        // Any one of them, alone.
        let one = document.len() % readers.len();
        open(&file, &readers[one..=one])
    }

    #[test]
    fn a_document_comes_back_whole_whatever_its_size() {
        for size in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000] {
            let document: Vec<u8> = (0..size).map(|place: usize| place.to_le_bytes()[0]).collect();
            for kind in KINDS {
                assert_eq!(round_trip(kind, &document).as_ref(), Ok(&document), "{size} bytes, {kind:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_document_comes_back(document in proptest::collection::vec(any::<u8>(), 0..2000), hybrid in any::<bool>()) {
            let kind = if hybrid { KeyKind::Hybrid } else { KeyKind::X25519 };
            prop_assert_eq!(round_trip(kind, &document), Ok(document));
        }

        #[test]
        fn no_bytes_make_it_panic(start in "(age-encryption.org/v1\n)?(-> X25519 [A-Za-z0-9+/]{0,44}\n)?", rest in any::<Vec<u8>>()) {
            let file = [start.as_bytes(), &rest].concat();
            let identity = Identity::generate(KeyKind::X25519, &mut rng());
            prop_assert!(open(&file, &[identity]).is_err());
        }
    }

    #[track_caller]
    fn check(document: &[u8], padded_to: usize, kinds: &[KeyKind], expected: &str) {
        let recipients: Vec<_> = kinds.iter().map(|kind| Recipient::one_time(*kind, &mut rng())).collect();
        let found = match seal(document, padded_to, &recipients, &mut rng()) {
            Ok(file) => format!("{} bytes", file.len()),
            Err(error) => format!("{error}"),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn kinds_are_never_mixed() {
        check(b"x", 1, &[KeyKind::X25519], "201 bytes");
        let mixed = "hybrid and X25519 keys cannot be mixed; make all keys of one kind";
        check(b"x", 1, &KINDS, mixed);
        check(b"x", 1, &[KeyKind::X25519, KeyKind::X25519, KeyKind::Hybrid], mixed);
    }

    #[test]
    fn a_file_that_nobody_could_open_is_not_made() {
        check(b"x", 1, &[], "nobody could open this letter; name an officer, a cover or a duty team");
        let longer = "the document is longer than its padded size; pad to a larger size";
        check(b"xx", 1, &[KeyKind::X25519], longer);
    }

    #[test]
    fn others_learn_that_it_is_not_for_them_and_nothing_more() {
        for kind in KINDS {
            let file = seal(b"x", 1, &[Recipient::one_time(kind, &mut rng())], &mut rng()).expect("sealed");
            let others: Vec<_> = KINDS.iter().map(|kind| Identity::generate(*kind, &mut rng())).collect();
            assert_eq!(open(&file, &others), Err(OpenError::NotForYou));
            assert_eq!(open(&file, &[]), Err(OpenError::NotForYou));
        }
        assert_eq!(open(b"Dear Sam", &[]), Err(OpenError::NotAnAgeFile));
    }

    #[test]
    fn thirty_two_readers_are_tried_and_not_one_more() {
        let reader = Identity::generate(KeyKind::X25519, &mut rng());
        let file = |readers| seal(b"x", 1, &vec![reader.recipient(); readers], &mut rng());
        let most = file(32).expect("sealed");
        assert_eq!(open(&most, core::slice::from_ref(&reader)).as_deref(), Ok(&b"x"[..]));
        assert_eq!(file(33), Err(SealError::TooManyReaders));
        // Somebody else's program may write one more.
        let (version, stanzas) = most.split_at(VERSION_LINE.len());
        let stanza: Vec<u8> = stanzas.split_inclusive(|byte| *byte == b'\n').take(2).flatten().copied().collect();
        let longer = [version, &stanza, stanzas].concat();
        assert_eq!(open(&longer, &[reader]), Err(OpenError::TooManyReaders));
    }

    #[test]
    fn padding_is_spaces_that_are_taken_off_again() {
        let reader = Identity::generate(KeyKind::X25519, &mut rng());
        let file = seal(b"{}", 100_000, &[reader.recipient()], &mut rng()).expect("sealed");
        let opened = open(&file, &[reader]).expect("opened");
        assert_eq!(opened.len(), 100_000);
        assert_eq!(core::str::from_utf8(crate::padding::remove(&opened)).map(String::from), Ok("{}".into()));
    }
}
