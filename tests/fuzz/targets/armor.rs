//! Any text as an armored file, an identity file or a key: nothing panics, and what is read is written the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use seal::{Identity, IdentityFile, Recipient, armor};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(file) = armor::read(bytes) {
        let text = armor::write(&file);
        assert_eq!(armor::read(text.as_bytes()).as_ref(), Ok(&file));
        let lines = |text: &[u8]| String::from_utf8_lossy(text.trim_ascii()).replace("\r\n", "\n");
        assert_eq!(lines(text.as_bytes()), lines(bytes), "one file has one text");
    }
    assert_eq!(armor::read(armor::write(bytes).as_bytes()).as_deref(), Ok(bytes));
    let Ok(text) = str::from_utf8(bytes) else { return };
    let _ = Recipient::parse(text);
    let _ = Identity::parse(text);
    if let Ok(file) = IdentityFile::parse(text) {
        let again = IdentityFile::parse(&file.secret_text()).expect("its own text");
        assert_eq!(again.secret_text(), file.secret_text());
    }
});
