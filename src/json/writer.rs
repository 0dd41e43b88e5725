//! Puts a text of JSON together.

use alloc::string::String;

use crate::Json;

/// Writes a member of an object, after a comma unless it is the first.
pub fn member(out: &mut String, name: &str, value: &impl Json) {
    named(out, name);
    value.write(out);
}

/// Writes the name of a member, after a comma unless it is the first.
pub fn named(out: &mut String, name: &str) {
    if !out.ends_with('{') {
        out.push(',');
    }
    text(out, name);
    out.push(':');
}

/// Writes a text in quotes.
pub fn text(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\0'..' ' => {
                out.push_str("\\u00");
                for digit in [letter as u32 >> 4, letter as u32 & 15] {
                    out.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}
