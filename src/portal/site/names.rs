//! Who is meant: puts the chosen officer's, the cover's and the child's name into the words on screen.

use forms::{Answers, Last, fill, form::known};
use wire::{Openers, Route};

use crate::site::{
    Site,
    words::{self, Words},
};

/// The names that fill `{$iro}`, `{$cover}` and `{$child}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The chosen officer, or "your IRO".
    pub iro: String,
    /// Who reads the officer's letters when they are away, or "whoever covers for them".
    pub cover: String,
    /// The child an adult writes about, or "the child".
    pub child: String,
    /// Whether the writer said who the officer is: before that no line names anybody.
    pub known: bool,
}

impl Names {
    /// The names as far as these answers say them.
    pub fn new(site: &Site, words: Words, answers: &Answers) -> Self {
        let mut names = Self {
            iro: words.get(words::YOUR_IRO).to_owned(),
            cover: words.get(words::YOUR_COVER).to_owned(),
            child: words.get(words::YOUR_CHILD).to_owned(),
            known: false,
        };
        if let Route::Officer(id) = route(answers) {
            names.iro = name(site, &id);
            names.known = true;
            if let Some(officer) = site.roster.officers.iter().find(|officer| officer.id == id) {
                names.cover = name(site, &officer.cover);
            }
        }
        let child = answers.text(known::CHILD).trim();
        if !child.is_empty() {
            names.child = child.to_owned();
        }
        names
    }

    /// Puts the names into a text.
    pub fn fill(&self, text: &str) -> String {
        fill(text, &self.values())
    }

    /// The names as a letter carries them.
    pub fn fillings(&self) -> Vec<(String, String)> {
        self.values().map(|(name, words)| (name.to_owned(), words.to_owned())).into()
    }

    fn values(&self) -> [(&str, &str); 3] {
        [("iro", &self.iro), ("cover", &self.cover), ("child", &self.child)]
    }
}

/// To whom the letter goes, by what was answered.
pub fn route(answers: &Answers) -> Route {
    Route::chosen(answers.chosen(known::OFFICER).first().map(String::as_str))
}

/// Who can open each part of the letter, as two lists of names: for the meeting, and what is kept.
pub fn openers(site: &Site, words: Words, route: &Route) -> (String, String) {
    let Openers { team, private } = site.roster.openers(route);
    let joined = |ids: &[String]| words.tongue().list(&names_of(site, ids), Last::And);
    (joined(&team), joined(&private))
}

/// Who reads it first: the two who can open everything, as "Sam or Priya".
pub fn readers(site: &Site, words: Words, route: &Route) -> String {
    words.tongue().list(&names_of(site, &site.roster.openers(route).private), Last::Or)
}

/// The name children use for this person; the id if nobody wrote one.
pub fn name(site: &Site, id: &str) -> String {
    site.people.iter().find(|person| person.id == id).map_or(id, |person| &person.name).to_owned()
}

fn names_of(site: &Site, ids: &[String]) -> Vec<String> {
    ids.iter().map(|id| name(site, id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use forms::Value;

    #[track_caller]
    fn check(officer: Option<&str>, expected: &str) {
        let site = sample::site();
        let words = Words::new(&site.words);
        let mut answers = Answers::default();
        answers.put(known::OFFICER, Value::Ids(officer.into_iter().map(String::from).collect()));
        let (team, kept) = openers(&site, words, &route(&answers));
        let greeting = Names::new(&site, words, &answers).fill("{$iro}, or {$cover}, and {$child}");
        assert_eq!(format!("{greeting} | {team} | {kept} | {}", readers(&site, words, &route(&answers))), expected);
    }

    #[test]
    fn a_chosen_officer_and_the_cover_are_named() {
        check(Some("sam"), "Sam, or Priya, and the child | Sam, Priya, Dee and Dan | Sam and Priya | Sam or Priya");
    }

    #[test]
    fn nobody_known_is_said_in_general_and_the_openers_still_by_name() {
        let expected =
            "Your IRO, or whoever covers for them, and the child | Dee, Dan and Priya | Dee and Dan | Dee or Dan";
        check(None, expected);
        check(Some(Route::UNKNOWN), expected);
    }

    #[test]
    fn a_letter_about_an_officer_names_the_managers() {
        check(
            Some(Route::ABOUT_MY_OFFICER),
            "Your IRO, or whoever covers for them, and the child | Maya and Mo | Maya and Mo | Maya or Mo",
        );
    }

    #[test]
    fn the_child_is_called_by_the_name_that_was_typed() {
        let site = sample::site();
        let words = Words::new(&site.words);
        let mut answers = Answers::default();
        answers.put(known::CHILD, Value::Text(" Ada ".into()));
        assert_eq!(Names::new(&site, words, &answers).fill("How is {$child}?"), "How is Ada?");
    }
}
