//! What stands inside a letter, by whoever sealed it: any bytes as a document, sealed, altered, opened and compared. Nothing
//! panics, a document reads back as it was, and nothing altered is believed.

#![no_main]

use std::sync::LazyLock;

use forms::{Document, letter::compare};
use libfuzzer_sys::fuzz_target;
use seal::{Identity, padding};
use wire::KeyKind;

#[path = "steady.rs"]
mod steady;

static SAM: LazyLock<Identity> = LazyLock::new(|| Identity::generate(KeyKind::X25519, &mut steady::Steady(2)));

fuzz_target!(|bytes: &[u8]| {
    let Some((change, document)) = bytes.split_first_chunk::<3>() else { return };
    if let Some(read) = json::read::<Document>(document) {
        let text = json::write(&read);
        serde_json::from_str::<serde_json::Value>(&text).expect("anybody can read it");
        assert_eq!(json::read::<Document>(&text).expect("its own text"), read);
        let _ = compare(&read.heading.letter, &read.heading.council, Some(&read), Some(&read), true);
        let _ = compare("", "exampleshire", None, Some(&read), false);
    }
    let padded = padding::padded_size(document.len());
    let sealed = seal::seal(document, padded, &[SAM.recipient()], &mut steady::Steady(3)).expect("sealed");
    let opened = seal::open(&sealed, std::slice::from_ref(&*SAM)).expect("its own key");
    assert_eq!((opened.len(), &opened[..document.len()]), (padded, document));
    let _ = json::read::<Document>(padding::remove(&opened));

    let mut altered = sealed;
    let place = usize::from(u16::from_be_bytes([change[0], change[1]])) % altered.len();
    match change[2] {
        0 => altered.truncate(place),
        flip => altered[place] ^= flip,
    }
    assert!(seal::open(&altered, std::slice::from_ref(&*SAM)).is_err(), "an altered letter was believed");
});
