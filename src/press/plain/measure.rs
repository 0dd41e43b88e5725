//! How hard a text is: its sentences, the syllables of its words, and the reading grade that they come to.

/// The sentences of a paragraph. One ends with a full stop, a question mark or an exclamation mark before a space.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = |text: &str| {
        let mut before = ' ';
        text.char_indices().find_map(|(at, letter)| {
            let end = letter.is_whitespace() && ".?!…".contains(before);
            if !"”’\")".contains(letter) {
                before = letter;
            }
            end.then_some(at)
        })
    };
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (sentence, after) = rest.split_at(ends(rest).unwrap_or(rest.len()));
        rest = after.trim_start();
        Some(sentence)
    })
}

/// The words of a sentence, without the signs around them.
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let bare = |word: &str| !word.contains(char::is_alphanumeric);
    sentence
        .split_whitespace()
        .filter(move |word| !bare(word))
        .map(|word| word.trim_matches(|it: char| !it.is_alphanumeric()))
}

/// The reading grade of Flesch and Kincaid: in which school year of the United States a text is read.
///
/// Source: Kincaid, Fishburne, Rogers and Chissom, Derivation of new readability formulas, Research Branch Report 8-75,
/// Naval Technical Training, 1975.
pub fn grade(sentences: &[&str]) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let all: Vec<&str> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
    let syllables = number(all.iter().map(|word| syllables(word)).sum());
    let (words, sentences) = (number(all.len()).max(1.0), number(sentences.len()).max(1.0));
    0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
}

/// Where the sentence stands that is hardest by itself.
pub fn hardest(sentences: &[&str]) -> Option<usize> {
    (0..sentences.len()).max_by(|one, other| grade(&[sentences[*one]]).total_cmp(&grade(&[sentences[*other]])))
}

/// How many syllables an English word has, by its groups of vowels: right for most words, and wrong by one for the others.
pub fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    let is_vowel = |letter: char| "aeiouyàáâäèéêëìíîïòóôöùúûü".contains(letter);
    let mut groups = 0;
    let mut before = ' ';
    for letter in word.chars() {
        groups += usize::from(is_vowel(letter) && !is_vowel(before));
        before = letter;
    }
    // An e that is not said: in "note" and "notes", and in "asked", but not in "little", "wanted" or "changes".
    let stem = word.strip_suffix('e').map(|stem| (stem, "l"));
    let stem = stem.or_else(|| word.strip_suffix("es").map(|stem| (stem, "lcgsxzh")));
    let stem = stem.or_else(|| word.strip_suffix("ed").map(|stem| (stem, "ltd")));
    if stem.is_some_and(|(stem, said)| stem.ends_with(|last: char| !is_vowel(last) && !said.contains(last))) {
        groups -= 1;
    }
    groups.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_pauses() {
        let found: Vec<&str> = sentences("Who? “Me.” Ring at 9.30 or e.g. later… Then (if you like) wait!  ").collect();
        assert_eq!(found, ["Who?", "“Me.”", "Ring at 9.30 or e.g.", "later…", "Then (if you like) wait!"]);
        assert_eq!(words("Don’t wait – ring “Sam”.").collect::<Vec<_>>(), ["Don’t", "wait", "ring", "Sam"]);
    }

    #[test]
    fn syllables_are_counted_as_they_are_said() {
        let counted = |words: &str| words.split(' ').map(|word| syllables(word).to_string()).collect::<String>();
        assert_eq!(counted("the note notes asked wanted little changes people meeting you IRO 25"), "111122222121");
        assert_eq!(counted("review everybody advocate accessibility don’t"), "25361");
    }

    #[test]
    fn the_grade_is_that_of_the_formula() {
        // Twelve words, two sentences, twelve syllables: 0.39 × 6 + 11.8 × 1 − 15.59.
        let easy = ["The cat sat on the mat.", "The dog ran off to bed."];
        assert!((grade(&easy) - -1.45).abs() < 0.001, "{}", grade(&easy));
        assert_eq!(hardest(&["Go on.", "An independent person considers everything.", "Stop."]), Some(1));
    }
}
