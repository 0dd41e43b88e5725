//! "Did you mean": the nearest of the words that would have been right.

/// `did you mean "chars_max"?` if one is near, else `use "a", "b" or "c"`.
pub fn advice(wrong: &str, right: &[&str]) -> String {
    if right.is_empty() {
        return "take it out".to_owned();
    }
    meant(wrong, right, ["\"", "\""], &format!("use {}", listed(right)))
}

/// `did you mean $meeting?` if one is near, else `there are $council, $meeting`. `sign` stands before each.
pub fn signed(wrong: &str, right: &[&str], sign: &str) -> String {
    if right.is_empty() {
        return "take it out".to_owned();
    }
    let all: Vec<String> = right.iter().map(|word| format!("{sign}{word}")).collect();
    meant(wrong, right, [sign, ""], &format!("there are {}", all.join(", ")))
}

/// `did you mean [^law]?` if one is near, with what stands before and after it; else what to do instead.
pub fn meant(wrong: &str, right: &[&str], [before, after]: [&str; 2], otherwise: &str) -> String {
    let near = nearest(wrong, right).map(|near| format!("did you mean {before}{near}{after}?"));
    near.unwrap_or_else(|| otherwise.to_owned())
}

/// `"a", "b" or "c"`.
pub fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

/// The word that takes the fewest changes, if that is about a third of its letters and never more than half. A change is a
/// letter put in, taken out or replaced, or two neighbours changed about.
pub fn nearest<'word>(wrong: &str, right: &[&'word str]) -> Option<&'word str> {
    right
        .iter()
        .map(|word| (strsim::osa_distance(wrong, word), *word))
        .filter(|(changes, word)| {
            let letters = word.chars().count();
            *changes <= letters.div_ceil(3) && changes * 2 <= letters
        })
        .min()
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wrong: &str, right: &[&str], expected: &str) {
        assert_eq!(advice(wrong, right), expected);
    }

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        check("long_txt", &["short_text", "long_text", "cards"], "did you mean \"long_text\"?");
        check("char_max", &["kind", "chars_max"], "did you mean \"chars_max\"?");
        check("hwo", &["how", "who is there"], "did you mean \"how\"?");
    }

    #[test]
    fn something_else_gets_the_whole_list() {
        check("faces", &["short_text", "long_text", "cards"], "use \"short_text\", \"long_text\" or \"cards\"");
        check("faces", &["cards"], "use \"cards\"");
        check("faces", &[], "take it out");
    }
}
