//! Every question that our forms ever asked, word for word, so that a reader can tell them from those somebody made up.
//!
//! `press` keeps one in a line, as in `public/asked.txt`, and the inbox reads the same lines:
//!
//! ```text
//! child-8-11 en alone "Would you like to see {$iro} on your own?"
//! {$iro} "Sam"
//! ```
//!
//! The words and not their digest: a letter carries them with the names filled in, whose digest is another; five thousand of
//! them weigh 88 kB in brotli where digests weigh 84; and whoever looks over a change can read them. The form's version is
//! not there, since it proves nothing: a forger can name any.

use std::collections::BTreeMap;

use crate::{Document, Said, fill, form::known};

json::declare! {
    /// Every question that was ever printed, and every name that was filled into one.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Record(BTreeMap<String, Vec<String>>);
}

/// The names that are filled in while a form is answered, in the order in which they are looked for. The child's comes
/// last: a writer types it, and what is typed is not filled in again.
pub const NAMES: [&str; 3] = ["iro", "cover", CHILD];

/// The name that may also be the writer's own word.
const CHILD: &str = "child";

/// The line of a question of a form in a language, in the words before names are filled in.
#[must_use]
pub fn question(form: &str, lang: &str, id: &str, words: &str) -> String {
    line(&key(form, lang, id), words)
}

/// The line of something that is filled in for one of [`NAMES`].
#[must_use]
pub fn name(name: &str, filled_in: &str) -> String {
    line(&marked(name), filled_in)
}

impl Record {
    /// Reads the lines of a record; what is no such line is passed over.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut asked = Self::default();
        for line in text.lines() {
            asked.take(line);
        }
        asked
    }

    /// Takes in one line. Whether it was one that [`question`] or [`name`] writes.
    pub fn take(&mut self, line: &str) -> bool {
        let Some((of, words)) = line.split_once(" \"") else { return false };
        let is_name = NAMES.iter().any(|name| of == marked(name));
        let is_question = of.split(' ').filter(|part| !part.is_empty()).count() == 3 && of.matches(' ').count() == 2;
        let Some(words) = json::read::<String>(["\"", words].concat()).filter(|_| is_name || is_question) else {
            return false;
        };
        self.0.entry(of.to_owned()).or_default().push(words);
        true
    }

    /// Whether a form of ours asked this in these words, of any officer, or of the child that this document is about.
    #[must_use]
    pub fn knows(&self, document: &Document, said: &Said) -> bool {
        let child = document.from.iter().find(|said| said.id == known::CHILD).and_then(|said| said.answer.first());
        let heading = &document.heading;
        let known = self.all(&key(&heading.form, &heading.lang, &said.id));
        known.iter().any(|words| self.filled(words, child.map(|child| child.trim())).contains(&said.asked))
    }

    /// A question with every name that can stand in it.
    fn filled(&self, words: &str, child: Option<&str>) -> Vec<String> {
        let mut filled = vec![words.to_owned()];
        for name in NAMES.into_iter().filter(|name| words.contains(&marked(name))) {
            let own = child.filter(|_| name == CHILD);
            let values: Vec<&str> = self.all(&marked(name)).iter().map(String::as_str).chain(own).collect();
            let each = |text: &String| values.iter().map(|value| fill(text, &[(name, value)])).collect::<Vec<_>>();
            filled = filled.iter().flat_map(each).collect();
        }
        filled
    }

    fn all(&self, of: &str) -> &[String] {
        self.0.get(of).map_or(&[], Vec::as_slice)
    }
}

/// Three words that a space parts. A stranger's form or id may have spaces in it, and then there are more than three.
fn key(form: &str, lang: &str, id: &str) -> String {
    [form, lang, id].join(" ")
}

fn marked(name: &str) -> String {
    ["{$", name, "}"].concat()
}

fn line(of: &str, words: &str) -> String {
    format!("{of} {}", json::write(&words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answers, Documents, Heading, Value, letter::Secrets, sample::sample};

    fn document(form: &str, child: &str) -> Document {
        let texts = ["council", form, "en", "letter", "tie", "2026-11-20"].map(str::to_owned);
        let [council, form, lang, letter, tie, day] = texts;
        let (replaces, reply) = (String::new(), String::new());
        let heading = Heading { council, form, form_version: 1, lang, keyset: 1, letter, tie, day, replaces, reply };
        let mut answers = Answers::default();
        answers.put("headline", Value::Text("x".into()));
        let mut document = Documents::split(&sample(), &answers, heading, Secrets::default(), Vec::new()).private;
        let said = document.answers.pop().expect("an answer");
        document.from.push(Said { id: known::CHILD.into(), answer: vec![child.into()], ..said });
        document
    }

    #[track_caller]
    fn check(form: &str, id: &str, asked: &str, expected: bool) {
        let mut known = Record::default();
        for line in [
            question("carer", "en", "safe", "Is {$child} OK?\nSay it to {$iro} or {$cover}."),
            question("carer", "en", "telling", "{$child} says?"),
            question("carer", "en", "telling", "What is said?"),
            name("iro", "Sam"),
            name("iro", "your IRO"),
            name("cover", "Priya"),
            name("child", "the child"),
        ] {
            assert!(known.take(&line), "{line}");
        }
        let document = document(form, " Ali {$iro} ");
        let said = Said { id: id.into(), asked: asked.into(), ..document.from[0].clone() };
        assert_eq!(known.knows(&document, &said), expected, "{form} {id}: {asked}");
    }

    #[test]
    fn a_question_is_known_in_its_words_of_today_and_in_its_old_ones_whatever_names_stand_in_it() {
        check("carer", "telling", "The child says?", true);
        check("carer", "telling", "What is said?", true);
        check("carer", "safe", "Is the child OK?\nSay it to Sam or Priya.", true);
        check("carer", "safe", "Is Ali {$iro} OK?\nSay it to your IRO or Priya.", true);
    }

    #[test]
    fn other_words_are_not_known_nor_the_same_ones_elsewhere() {
        check("carer", "safe", "Has your foster carer hurt you this week?", false);
        check("carer", "safe", "Is {$child} OK?\nSay it to {$iro} or {$cover}.", false);
        check("carer", "safe", "Is the child OK?\nSay it to the police or Priya.", false);
        check("carer", "safe", "What is said?", false);
        check("child-8-11", "telling", "What is said?", false);
        check("carer en", "telling", "What is said?", false);
        check("", "", "", false);
    }

    #[track_caller]
    fn check_line(line: &str, expected: bool) {
        assert_eq!(Record::default().take(line), expected, "{line}");
    }

    #[test]
    fn only_what_press_writes_is_a_line() {
        check_line("carer en safe \"Is it {$iro}?\\nSay \\\"so\\\"\"", true);
        check_line("{$cover} \"Sam\"", true);
        check_line("{$who} \"Sam\"", false);
        check_line("carer safe \"Is it?\"", false);
        check_line("carer  safe \"Is it?\"", false);
        check_line("carer en safe more \"Is it?\"", false);
        check_line("carer en safe \"Is it?", false);
        check_line("carer en safe \"Is it?\" or", false);
        check_line("<<<<<<< HEAD", false);
        check_line("", false);
    }
}
