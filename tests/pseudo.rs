//! Two made-up languages, made from English when a test runs: one a third longer and full of accents, one that is written
//! from right to left. A text that still has a letter of English in it was not taken from the words.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use xtask::step::root;

/// A made-up language.
#[derive(Clone, Copy, Debug)]
pub struct Pseudo {
    /// The code of a language that has its letters and whose days and lists it uses.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What stands for the small letters from a to z, and for the capitals.
    letters: [&'static str; 2],
    /// After how many letters one is said twice; 0 for never.
    twice: usize,
    /// The counts that it tells apart and English does not.
    counts: &'static [&'static str],
}

/// A third longer than English, with accents.
pub const LONGER: Pseudo = Pseudo {
    lang: "el",
    dir: "ltr",
    letters: ["áƀćďéƒǵĥíĵķĺṁńóṕʠŕśťúṽŵẋýž", "ÁƁĆĎÉƑǴĤÍĴĶĹṀŃÓṔɊŔŚŤÚṼŴẊÝŽ"],
    twice: 3,
    counts: &[],
};

/// From right to left, in Hebrew letters.
pub const MIRRORED: Pseudo =
    Pseudo {
        lang: "he", dir: "rtl", letters: ["אבגדהוזחטיכלמנסעפצקרשתםןףץ"; 2], twice: 0, counts: &["two"]
    };

impl Pseudo {
    /// `public/` with this language beside English, in a folder of a test's own.
    ///
    /// # Panics
    ///
    /// If the folder cannot be read or written.
    #[must_use]
    pub fn public(&self, folder: &Path) -> PathBuf {
        let to = folder.join("public");
        copy(&root().join("public"), &to, &|_, text| text);
        for (kind, say) in [("words", Self::words as fn(&Self, &str) -> String), ("pages", Self::page)] {
            copy(&to.join(kind).join("en"), &to.join(kind).join(self.lang), &|name, text| {
                if name.ends_with("README.md") { text } else { say(self, &text) }
            });
        }
        let council = fs::read_to_string(to.join("council.toml")).expect("the council");
        fs::write(to.join("words").join(self.lang).join("council.ftl"), self.council(&council)).expect("a file");
        to
    }

    /// A text in this language. What stands in braces, brackets behind a link or angle brackets is left as it is.
    #[must_use]
    pub fn say(&self, text: &str) -> String {
        let (mut said, mut until, mut letters, mut before) = (String::new(), None, 0, ' ');
        for letter in text.chars() {
            let begins = match letter {
                '{' => Some('}'),
                '<' => Some('>'),
                '(' if before == ']' => Some(')'),
                '^' if before == '[' => Some(']'),
                _ => None,
            };
            before = letter;
            if until.is_none() && begins.is_none() && letter.is_ascii_alphabetic() {
                let other = self.letter(letter);
                said.push(other);
                letters += 1;
                if self.twice > 0 && letters % self.twice == 0 {
                    said.push(other);
                }
                continue;
            }
            said.push(letter);
            until = if until == Some(letter) { None } else { until.or(begins) };
        }
        said
    }

    fn letter(&self, letter: char) -> char {
        let at = usize::from(letter.to_ascii_lowercase() as u8 - b'a');
        self.letters[usize::from(letter.is_ascii_uppercase())].chars().nth(at).unwrap_or(letter)
    }

    /// A file of messages: each value, with what goes on beneath it.
    fn words(&self, text: &str) -> String {
        let mut said = String::new();
        for line in text.lines() {
            let line = match (line.split_once(" ="), line.trim_start().starts_with('.') || !line.starts_with(' ')) {
                _ if line.starts_with('#') || line.is_empty() => line.to_owned(),
                (Some((id, value)), true) => match id {
                    "language-name" | "language-locale" => format!("{id} = {}", self.lang),
                    "language-direction" => format!("{id} = {}", self.dir),
                    _ => format!("{id} ={}", self.say(value)),
                },
                _ => self.say(line),
            };
            let _ = writeln!(said, "{line}");
            let counted = line.split_once(" =").and_then(|(id, value)| Some((id.strip_suffix("-one")?, value)));
            if let Some((id, value)) = counted.filter(|(id, _)| text.contains(&format!("\n{id} ="))) {
                for count in self.counts {
                    let _ = writeln!(said, "# Said in tests.\n{id}-{count} ={value}");
                }
            }
        }
        said
    }

    /// A page: what people read of its head, if it has one, and its text.
    fn page(&self, text: &str) -> String {
        let Some((head, body)) = text.trim_start_matches("+++").split_once("+++") else { return self.say(text) };
        let mut said = "+++".to_owned();
        for line in head.lines() {
            let read = ["title = ", "summary = ", "says = ", "source = "];
            let line = match read.iter().find_map(|key| Some((line.split_once(key)?, key))) {
                Some(((before, value), key)) => format!("{before}{key}{}", self.say(value)),
                None => line.to_owned(),
            };
            let _ = writeln!(said, "{line}");
        }
        said.push_str("+++");
        said.push_str(&self.say(body));
        said
    }

    /// What `council.toml` says in English.
    fn council(&self, text: &str) -> String {
        let council: toml::Table = text.parse().expect("a council");
        let said =
            |value: &toml::Value| self.say(value.as_str().unwrap_or_default().trim()).replace('\n', "\n        ");
        let mut words = String::new();
        for (key, own) in council["words"].as_table().into_iter().flatten() {
            let _ = writeln!(words, "# Said in tests.\n{} = {}", key.replace('_', "-"), said(own));
        }
        let mut put = |id: String, table: &toml::Value, keys: &[&str]| {
            let _ = writeln!(words, "# Said in tests.\n{id} =");
            for key in keys {
                if let Some(value) = table.get(key).filter(|value| value.as_str() != Some("")) {
                    let _ = writeln!(words, "    .{} =\n        {}", key.replace('_', "-"), said(value));
                }
            }
        };
        for contact in council["contact"].as_array().into_iter().flatten() {
            put(format!("contact-{}", contact["id"].as_str().unwrap_or_default()), contact, &["name", "about"]);
        }
        put("advocate".to_owned(), &council["advocate"], &["about", "run_by"]);
        for person in council["person"].as_array().into_iter().flatten() {
            put(format!("person-{}", person["id"].as_str().unwrap_or_default()), person, &["role", "away", "letter"]);
        }
        words
    }
}

/// Copies a folder of texts, each changed by the way.
fn copy(from: &Path, to: &Path, change: &dyn Fn(&str, String) -> String) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            copy(&path, &to.join(&name), change);
        } else {
            let text = fs::read_to_string(&path).expect("a text file");
            fs::write(to.join(&name), change(&name, text)).expect("a file");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_but_names_in_braces_and_addresses_is_said_in_the_other_language() {
        assert_eq!(LONGER.say("Can { $iro } see you?"), "Ćáńń { $iro } śééé ýóúú?");
        assert_eq!(MIRRORED.say("Ask [them](/say/) why.[^one]"), "אקכ [רחהמ](/say/) םחף.[^one]");
    }
}
