//! The body of an age file: chunks of 64 KiB, each authenticated in its place, the last one marked as the last.

use alloc::vec::Vec;

use chacha20poly1305::{ChaCha20Poly1305, Nonce, aead::AeadInOut};
use rand_core::CryptoRng;
use zeroize::Zeroize;

use crate::{
    fault::{OpenError, Part},
    file_key::{FileKey, cipher},
};

/// What one chunk holds, in bytes. Source: C2SP age, "Payload".
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const NONCE: usize = 16;
const DAMAGED: OpenError = OpenError::Damaged(Part::Payload);

/// Which chunk this is: an eleven-byte counter and one byte that marks the last. A letter never has 2^64 chunks.
struct Place {
    count: u64,
    last: bool,
}

/// Appends the sealed document to a file that holds its header.
pub(crate) fn seal(file: &mut Vec<u8>, key: &FileKey, document: &[u8], padded_to: usize, rng: &mut impl CryptoRng) {
    let mut nonce = [0; NONCE];
    rng.fill_bytes(&mut nonce);
    file.extend_from_slice(&nonce);
    let cipher = cipher(&key.payload_key(&nonce));
    let size = document.len().max(padded_to);
    let chunks = size.div_ceil(CHUNK).max(1);
    file.reserve_exact(size + chunks * TAG);
    for count in 0..chunks {
        let (from, to) = (count * CHUNK, ((count + 1) * CHUNK).min(size));
        let start = file.len();
        file.extend_from_slice(document.get(from..to.min(document.len())).unwrap_or_default());
        file.resize(start + to - from, b' ');
        let place = Place { count: count as u64, last: count + 1 == chunks };
        let (_, chunk) = file.split_at_mut(start);
        let Ok(tag) = cipher.encrypt_inout_detached(&place.nonce(), &[], chunk.into()) else {
            unreachable!("64 KiB are within the cipher's limit")
        };
        file.extend_from_slice(&tag);
    }
}

/// Opens chunk after chunk and hands each on as soon as it is authenticated.
pub(crate) fn open(key: &FileKey, payload: &[u8], released: &mut dyn FnMut(&[u8])) -> Result<(), OpenError> {
    // A file without its whole nonce ends inside the header, as far as the format's test vectors are concerned.
    let (nonce, mut rest) = payload.split_first_chunk::<NONCE>().ok_or(OpenError::Damaged(Part::Header))?;
    let cipher = cipher(&key.payload_key(nonce));
    let mut place = Place { count: 0, last: false };
    let mut text = Vec::with_capacity(CHUNK.min(rest.len()));
    loop {
        let (chunk, after) = rest.split_at(rest.len().min(CHUNK + TAG));
        let short = chunk.len() < CHUNK + TAG;
        if short && place.count > 0 && chunk.len() <= TAG {
            return Err(DAMAGED); // The last chunk is empty only if the whole document is.
        }
        let opened = (!short && open_chunk(&cipher, &place, chunk, &mut text)) || {
            place.last = true;
            open_chunk(&cipher, &place, chunk, &mut text)
        };
        if opened {
            released(&text);
        }
        text.zeroize();
        match (opened, place.last, after.is_empty()) {
            (true, true, true) => return Ok(()),
            (true, false, _) => (place.count, rest) = (place.count + 1, after),
            _ => return Err(DAMAGED),
        }
    }
}

fn open_chunk(cipher: &ChaCha20Poly1305, place: &Place, chunk: &[u8], text: &mut Vec<u8>) -> bool {
    let Some((sealed, tag)) = chunk.split_last_chunk::<TAG>() else { return false };
    text.clear();
    text.extend_from_slice(sealed);
    let opened = cipher.decrypt_inout_detached(&place.nonce(), &[], text.as_mut_slice().into(), tag.into());
    opened.is_ok()
}

impl Place {
    fn nonce(&self) -> Nonce {
        let mut nonce = [0; 12];
        if let Some(counter) = nonce.get_mut(3..11) {
            counter.copy_from_slice(&self.count.to_be_bytes());
        }
        nonce[11] = u8::from(self.last);
        nonce.into()
    }
}
