//! age files as text: strict PEM, so that one file has one text, apart from line ends and space around it.

use alloc::{string::String, vec::Vec};

use base64ct::{Base64, Encoding};

use crate::fault::{OpenError, Part};

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";
const COLUMNS: usize = 64;
const DAMAGED: OpenError = OpenError::Damaged(Part::Armor);

/// Whether some bytes look like an armored file: the text may have space before it.
#[must_use]
pub fn is_armored(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(BEGIN.as_bytes())
}

/// Writes a file as text.
#[must_use]
pub fn write(file: &[u8]) -> String {
    let text = Base64::encode_string(file);
    let mut armored = String::with_capacity(text.len() + text.len() / COLUMNS + 80);
    armored.push_str(BEGIN);
    armored.push('\n');
    for line in text.as_bytes().chunks(COLUMNS) {
        armored.extend(line.iter().map(|&byte| char::from(byte)));
        armored.push('\n');
    }
    armored.push_str(END);
    armored.push('\n');
    armored
}

/// Reads a file from text.
///
/// # Errors
///
/// [`OpenError::NotAnAgeFile`] without the first line; [`Part::Armor`] for anything that [`write`] would write otherwise.
pub fn read(text: &[u8]) -> Result<Vec<u8>, OpenError> {
    if !is_armored(text) {
        return Err(OpenError::NotAnAgeFile);
    }
    let text = core::str::from_utf8(text.trim_ascii()).map_err(|_| DAMAGED)?;
    let mut lines: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    if lines.pop() != Some(END) || lines.first() != Some(&BEGIN) {
        return Err(DAMAGED);
    }
    let mut body = String::with_capacity(text.len());
    let lines = lines.get(1..).unwrap_or_default();
    for (index, line) in lines.iter().enumerate() {
        let last = index + 1 == lines.len();
        if line.is_empty() || line.len() > COLUMNS || (!last && line.len() < COLUMNS) {
            return Err(DAMAGED);
        }
        body.push_str(line);
    }
    Base64::decode_vec(&body).map_err(|_| DAMAGED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::ToString};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match read(text.as_bytes()) {
            Ok(file) => format!("{} bytes", file.len()),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn space_around_it_and_windows_line_ends_are_forgiven() {
        let text = write(&[7; 100]);
        check(&text, "100 bytes");
        check(&format!("\n  {}  \n", text.replace('\n', "\r\n")), "100 bytes");
    }

    #[test]
    fn everything_else_is_not() {
        let text = write(&[7; 100]);
        let altered = "the text around the sealed file was altered; copy the file again, whole";
        check(&text.replace("END", "end"), altered);
        check(&text.replacen("Bwc", "Bwc ", 1), altered);
        check(&text.replace("==", ""), altered);
        check(&format!("{text}x"), altered);
        check(&format!("Dear Sam,\n{text}"), "not an age file; choose the sealed file");
    }

    proptest! {
        #[test]
        fn any_file_comes_back(file in any::<Vec<u8>>()) {
            prop_assert_eq!(read(write(&file).as_bytes()), Ok(file));
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = read(format!("{BEGIN}\n{text}\n{END}").as_bytes());
        }
    }
}
