//! Names and numbers put into words. Words are data; nothing here knows a language.

/// Puts values into `{$name}`. A name that starts a sentence gets a capital; a name that is not given stays as it is.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    // Single characters are looked for, not texts: the search for texts would weigh more than this whole file.
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.strip_prefix('$').and_then(|after| after.split_once('}')) {
            Some((name, tail)) => {
                match values.iter().find(|(known, _)| *known == name) {
                    Some((_, value)) => push_value(&mut filled, value),
                    None => filled.push_str(&["{$", name, "}"].concat()),
                }
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// Only ASCII letters are made capital: the full tables would weigh more than the rest of this file.
fn push_value(filled: &mut String, value: &str) {
    let start = filled.trim_end();
    let starts_a_sentence = start.is_empty() || start.ends_with(['.', '?', '!']);
    let mut letters = value.chars();
    if let Some(first) = letters.next() {
        filled.push(if starts_a_sentence { first.to_ascii_uppercase() } else { first });
        filled.push_str(letters.as_str());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_fill(text: &str, expected: &str) {
        assert_eq!(fill(text, &[("iro", "your IRO"), ("time", "5pm")]), expected);
    }

    #[test]
    fn names_are_put_in_and_start_sentences_with_a_capital() {
        check_fill("Can {$iro} see you by {$time}?", "Can your IRO see you by 5pm?");
        check_fill("{$iro} reads it. {$iro} asks.", "Your IRO reads it. Your IRO asks.");
        check_fill("no names", "no names");
    }

    #[test]
    fn an_unknown_or_unfinished_name_is_left_as_it_stands() {
        check_fill("{$who} and {$iro", "{$who} and {$iro");
        check_fill("{ curly } {{$iro}}", "{ curly } {your IRO}");
    }
}
