//! "Did you mean": the nearest of the words that would have been right.

/// `did you mean "chars_max"?` if one is near, else `use "a", "b" or "c"`.
#[must_use]
pub fn advice(wrong: &str, right: &[&str]) -> String {
    match nearest(wrong, right) {
        Some(word) => format!("did you mean \"{word}\"?"),
        None if right.is_empty() => "take it out".to_owned(),
        None => format!("use {}", listed(right)),
    }
}

/// `"a", "b" or "c"`.
#[must_use]
pub fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

/// The word that takes the fewest changes, if that is about a third of its letters and never more than half.
#[must_use]
pub fn nearest<'word>(wrong: &str, right: &[&'word str]) -> Option<&'word str> {
    right
        .iter()
        .map(|word| (changes(wrong, word), *word))
        .filter(|(changes, word)| {
            let letters = word.chars().count();
            *changes <= letters.div_ceil(3) && changes * 2 <= letters
        })
        .min()
        .map(|(_, word)| word)
}

/// How many letters must be put in, taken out or replaced, or neighbours changed about.
fn changes(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut rows = vec![(0..=to.len()).collect::<Vec<usize>>()];
    for (above, letter) in from.iter().enumerate() {
        let mut row = vec![above + 1];
        for (left, other) in to.iter().enumerate() {
            let replaced = rows[above][left] + usize::from(letter != other);
            let mut fewest = replaced.min(row[left] + 1).min(rows[above][left + 1] + 1);
            if above > 0 && left > 0 && *letter == to[left - 1] && from[above - 1] == *other {
                fewest = fewest.min(rows[above - 1][left - 1] + 1);
            }
            row.push(fewest);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
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
