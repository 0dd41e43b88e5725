//! What somebody typed, as one short line: names in lists and headings take no more room than a name needs.

/// The longest such a line may be, in characters.
pub const CHARS_MAX: usize = 60;

/// Characters that leave no mark of their own: Unicode's default ignorable ones, and two that are drawn blank.
const UNSEEN: &[(char, char)] = &[
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Stands where a character was that turns the direction of writing: with it a name can be made to look like another.
const TURN: char = '⇄';

/// One line of at most [`CHARS_MAX`] characters; nothing if there is none to be seen in it.
pub fn one_line(text: &str) -> Option<String> {
    let mut letters = text.trim().chars().map(|letter| match letter {
        '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => TURN,
        _ if letter.is_control() || breaks(letter) => ' ',
        _ => letter,
    });
    let mut line: String = letters.by_ref().take(CHARS_MAX).collect();
    if letters.next().is_some() {
        line.pop();
        line.push('…');
    }
    line.chars().any(|letter| !['…', TURN].contains(&letter) && is_seen(letter)).then_some(line)
}

/// Whether a new line starts after this, on the screen or wherever a copy is pasted.
pub fn breaks(letter: char) -> bool {
    matches!(letter, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_seen(letter: char) -> bool {
    let unseen = UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&letter));
    !(unseen || letter.is_whitespace() || letter.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(one_line(typed).as_deref(), expected, "{typed:?}");
    }

    #[test]
    fn a_name_stays_as_it_was_typed() {
        check(" Robyn ", Some("Robyn"));
        check("نرگس\u{200c}جان 👩\u{200d}🚀", Some("نرگس\u{200c}جان 👩\u{200d}🚀"));
        check(&"é".repeat(60), Some(&"é".repeat(60)));
    }

    #[test]
    fn a_name_is_one_line_and_a_long_one_is_cut() {
        check("Robyn\r\nSafe: yes\u{2028}x\u{b}y\0z", Some("Robyn  Safe: yes x y z"));
        check(&"é".repeat(20_000), Some(&format!("{}…", "é".repeat(59))));
    }

    #[test]
    fn what_turns_the_direction_of_a_name_is_marked() {
        check("Sam\u{202e}mas", Some("Sam⇄mas"));
        check("\u{2067}\u{202b}نرگس\u{2069} \u{200f}\u{61c}1", Some("⇄⇄نرگس⇄ ⇄⇄1"));
        check("\u{202e}\u{2066}", None);
    }

    #[test]
    fn a_name_that_cannot_be_seen_is_none() {
        for typed in ["", " \n\t", "\u{200b}\u{feff}", "\u{2800}\u{3164}\u{ad}\u{e0041}", "\0\u{7f}"] {
            check(typed, None);
        }
        check(&format!("{}x", "\u{200b}".repeat(90)), None);
        check("…", None);
    }
}
