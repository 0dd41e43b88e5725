//! Words that must be found nowhere but in the officer's inbox, and the search for them in every disguise.

use std::{fs, path::Path};

use base64ct::{Base64, Encoding as _};

/// Words that no program writes by chance: plain, accented, right-to-left, and beyond the first plane.
pub const CANARIES: &[&str] = &["Zwetschgenknödel7731", "قناريالسرية٤٤٩١", "🐤🪶kanariefågel5820"];

/// Every way in which a word may stand in bytes: UTF-8, UTF-16 both ways round, percent-encoded, in JSON escapes, in base64.
#[must_use]
pub fn disguises(word: &str) -> Vec<Vec<u8>> {
    let utf16: Vec<u16> = word.encode_utf16().collect();
    let escaped: String = word
        .encode_utf16()
        .map(|unit| {
            u8::try_from(unit)
                .ok()
                .filter(u8::is_ascii)
                .map_or_else(|| format!("\\u{unit:04x}"), |ascii| char::from(ascii).to_string())
        })
        .collect();
    let percent: String = word
        .bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    let mut found = vec![
        word.as_bytes().to_vec(),
        utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        escaped.into_bytes(),
        percent.into_bytes(),
    ];
    // In base64 a word looks different at each of three places; the middle of it is what stays.
    for shift in 0..3 {
        let padded = [vec![b' '; shift], word.as_bytes().to_vec()].concat();
        let text = Base64::encode_string(&padded);
        found.push(text.as_bytes()[4..text.len() - 4].to_vec());
    }
    found
}

/// Fails if a canary stands in these bytes, in any disguise.
///
/// # Panics
///
/// With the place where it stands.
#[track_caller]
pub fn silent(what: &str, bytes: &[u8]) {
    for canary in CANARIES {
        for disguise in disguises(canary) {
            let found = bytes.windows(disguise.len()).any(|window| window == disguise);
            assert!(!found, "{what} holds {canary:?} as {:?}", String::from_utf8_lossy(&disguise));
        }
    }
}

/// Fails if a canary stands in any file beneath a folder, or in a file's name.
/// Gives the number of files.
///
/// # Panics
///
/// With the file in which it stands.
#[track_caller]
pub fn silent_folder(what: &str, folder: &Path) -> usize {
    let mut files = 0;
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        silent(what, next.to_string_lossy().as_bytes());
        if next.is_dir() {
            left.extend(fs::read_dir(&next).expect("a folder").flatten().map(|entry| entry.path()));
        } else if let Ok(bytes) = fs::read(&next) {
            files += 1;
            silent(&format!("{what}: {}", next.display()), &bytes);
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canary_would_be_found_in_any_disguise() {
        for canary in CANARIES {
            for disguise in disguises(canary) {
                let hidden = [b"some bytes ".as_slice(), &disguise, b" and more"].concat();
                let caught = std::panic::catch_unwind(|| silent("a test", &hidden)).is_err();
                assert!(caught, "{canary:?} was not found as {:?}", String::from_utf8_lossy(&disguise));
            }
        }
    }
}
