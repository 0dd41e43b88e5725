//! Any bytes as an envelope, a letter's name and a digest: nothing panics, and what is read is written the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wire::{Digest, Envelope, LetterId};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(envelope) = Envelope::parse(bytes) {
        assert_eq!(envelope.to_bytes(), bytes);
        let _ = envelope.check_shape();
    }
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Ok(id) = LetterId::parse(text) {
        assert_eq!(id.to_string(), text);
    }
    if let Ok(digest) = Digest::parse_header(text) {
        assert_eq!(digest.header(), text.trim());
    }
});
