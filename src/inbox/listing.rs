//! The list: who asked to be contacted soon first, then what nobody has read, then what has been read.

use std::sync::Arc;

use wire::{LetterId, Route, staff::Row, worker::Trouble};

use crate::{config::Config, letter::Letter, line::one_line};

/// What became of opening one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// It is for this reader, at least in part.
    Letter(Arc<Letter>),
    /// It is sealed to colleagues.
    ForColleagues,
    /// It could not be fetched or opened at all.
    Failed(Trouble),
}

/// The list as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Letters whose writer asked to be contacted soon: unread before read, each longest waiting first.
    pub urgent: Vec<Line>,
    /// Letters that nobody has marked as read, longest waiting first.
    pub unread: Vec<Line>,
    /// Letters that somebody has marked as read, newest first.
    pub read: Vec<Line>,
    /// How many letters only colleagues can open.
    pub colleagues: u64,
}

/// One letter of the list, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The letter's name.
    pub id: LetterId,
    /// Who it is about, or that no name was given.
    pub name: String,
    /// Who wrote it: "Form for 8 to 11", "Carer, Jo"; or nothing.
    pub role: String,
    /// The day the post box kept it.
    pub arrived: String,
    /// The review date as it was written, or nothing.
    pub review: String,
    /// The officer it is addressed to.
    pub iro: String,
    /// Whether the writer asked to be contacted soon.
    pub soon: bool,
    /// Whether somebody marked it as read.
    pub opened: bool,
    /// Whether something does not fit.
    pub doubted: bool,
}

impl Listing {
    /// Sorts what was opened. `held` says what became of each row; a row that was not opened yet is left out.
    #[must_use]
    pub fn new<'held>(rows: &[Row], held: impl Fn(LetterId) -> Option<&'held Held>, config: &Config) -> Self {
        let mut listing = Self::default();
        for row in rows {
            let line = match held(row.letter) {
                Some(Held::Letter(letter)) => line(row, letter, config),
                Some(Held::Failed(_)) => broken(row, config),
                Some(Held::ForColleagues) => {
                    listing.colleagues += 1;
                    continue;
                }
                None => continue,
            };
            let list = match (line.soon, line.opened) {
                (true, _) => &mut listing.urgent,
                (false, false) => &mut listing.unread,
                (false, true) => &mut listing.read,
            };
            list.push(line);
        }
        // The post box lists oldest first, and that order stays within each part.
        let (read, unread): (Vec<_>, Vec<_>) = listing.urgent.into_iter().partition(|line| line.opened);
        listing.urgent = [unread, read].concat();
        listing.read.reverse();
        listing
    }

    /// Whether there is nothing for this reader.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines().next().is_none()
    }

    /// Every letter in the order of the list.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.urgent.iter().chain(&self.unread).chain(&self.read)
    }

    /// The next letter after this one that nobody has read; after the last, the first again. So whoever marks none still
    /// comes to each.
    #[must_use]
    pub fn next_unread(&self, after: LetterId) -> Option<LetterId> {
        let from_here = self.lines().skip_while(|line| line.id != after);
        from_here.chain(self.lines()).find(|line| !line.opened && line.id != after).map(|line| line.id)
    }
}

/// Who wrote a letter, in words: "Form for 8 to 11", "Carer, Jo"; or nothing if no part could be read.
#[must_use]
pub fn role(letter: &Letter, config: &Config) -> String {
    let form = letter.form.as_deref().map(|form| config.words.form(form));
    match (form, letter.sender.writer()) {
        (Some(form), Some(writer)) => format!("{form}, {writer}"),
        (Some(form), None) => form.to_owned(),
        (None, _) => String::new(),
    }
}

/// The officer a letter is addressed to, in words.
#[must_use]
pub fn iro(letter: &Letter, config: &Config) -> String {
    match letter.sender.route() {
        Route::Officer(id) => one_line(config.name(&id)).unwrap_or_else(|| config.words.say("iro-unknown").to_owned()),
        Route::Unknown => config.words.say("iro-unknown").to_owned(),
        Route::AboutMyOfficer => config.words.say("iro-about").to_owned(),
    }
}

fn line(row: &Row, letter: &Letter, config: &Config) -> Line {
    let words = &config.words;
    Line {
        id: row.letter,
        name: letter.sender.name().unwrap_or_else(|| words.say("name-none").to_owned()),
        role: role(letter, config),
        arrived: words.day(&row.day),
        review: letter.sender.review_day().map(|day| words.day(&day)).unwrap_or_default(),
        // Without a readable part nobody knows whom it is for.
        iro: letter.form.as_ref().map(|_| iro(letter, config)).unwrap_or_default(),
        soon: letter.soon || row.contact_soon,
        opened: row.opened,
        doubted: !letter.doubts.is_empty(),
    }
}

fn broken(row: &Row, config: &Config) -> Line {
    Line {
        id: row.letter,
        name: config.words.say("name-none").to_owned(),
        role: String::new(),
        arrived: config.words.day(&row.day),
        review: String::new(),
        iro: String::new(),
        soon: row.contact_soon,
        opened: row.opened,
        doubted: true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        config,
        sample::{documents, group, row, said},
    };

    /// Each letter as `name`, then `s` for contact soon, `r` for read, `c` for colleagues, `f` for failed.
    fn listing(letters: &[&str]) -> Listing {
        let config = config::sample();
        let mut held = BTreeMap::new();
        let mut rows = Vec::new();
        for (at, letter) in letters.iter().enumerate() {
            let (name, marks) = letter.split_once(' ').unwrap_or((letter, ""));
            let at = u8::try_from(at).expect("a short list");
            let row = Row { letter: LetterId([at; 16]), opened: marks.contains('r'), ..row() };
            let [team, private] = documents().map(|mut document| {
                document.from[1] = said("called", name, None);
                document.heading.letter = row.letter.to_string();
                document.contact_soon = marks.contains('s');
                group(&document)
            });
            let row = Row { contact_soon: marks.contains('s'), ..row };
            let read = || Letter::read(&row, row.contact_soon, &team, &private, "sam", &config).expect("a letter");
            let what = match marks {
                "c" => Held::ForColleagues,
                "f" => Held::Failed(Trouble::NotOurPostBox),
                _ => Held::Letter(Arc::new(read())),
            };
            held.insert(row.letter, what);
            rows.push(row);
        }
        Listing::new(&rows, |id| held.get(&id), &config)
    }

    #[track_caller]
    fn check(letters: &[&str], expected: &str) {
        let Listing { urgent, unread, read, colleagues } = listing(letters);
        let names = |lines: &[Line]| lines.iter().map(|line| line.name.clone()).collect::<Vec<_>>().join(" ");
        let found = format!("{} | {} | {} | {colleagues}", names(&urgent), names(&unread), names(&read));
        assert_eq!(found, expected);
    }

    #[test]
    fn contact_soon_comes_first_then_unread_then_read() {
        check(&["Ann r", "Ben", "Cat s", "Dan r", "Eve"], "Cat | Ben Eve | Dan Ann | 0");
    }

    #[test]
    fn whoever_waits_longest_comes_first_and_what_was_read_lately_too() {
        check(&["Ann sr", "Ben s", "Cat s", "Dan", "Eve", "Fay r", "Gus r"], "Ben Cat Ann | Dan Eve | Gus Fay | 0");
    }

    #[test]
    fn letters_for_colleagues_are_a_number() {
        check(&["x c", "Ann", "y c", "z c"], " | Ann |  | 3");
        check(&["x c"], " |  |  | 1");
        assert!(listing(&["x c"]).is_empty());
    }

    #[test]
    fn a_letter_that_could_not_be_opened_keeps_its_place() {
        check(&["Ann", "x f", "Ben"], " | Ann No name given Ben |  | 0");
        assert!(listing(&["x f"]).unread[0].doubted);
    }

    #[test]
    fn the_next_letter_is_the_next_that_nobody_has_read_and_after_the_last_the_first() {
        let listing = listing(&["Ann r", "Ben", "Cat s", "Dan"]);
        let next = |than: u8| listing.next_unread(LetterId([than; 16])).map(|id| id.0[0]);
        assert_eq!([0, 2, 1, 3, 9].map(next), [2, 1, 3, 2, 2].map(Some));
    }

    #[test]
    fn a_name_in_the_list_is_one_short_line_that_can_be_seen() {
        let names =
            [&"Ann".repeat(7_000), "\u{200b}\u{feff}", "Ben\nCat"].map(|name| listing(&[name]).unread[0].name.clone());
        assert_eq!(names, [format!("{}An…", "Ann".repeat(19)), "No name given".into(), "Ben Cat".into()]);
    }

    #[test]
    fn a_line_says_what_an_officer_looks_for() {
        let line = &listing(&["Robyn"]).unread[0];
        let Line { name, role, arrived, review, iro, .. } = line;
        assert_eq!(
            [name, role, arrived, review, iro].map(String::as_str),
            ["Robyn", "Form for 8 to 11", "21 November 2026", "", "Sam"]
        );
    }
}
