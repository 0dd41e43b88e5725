//! Who a letter is from and how to answer: the answers that go with the letter, whatever they say.

use forms::{Document, Said, form::known};
use wire::Route;

use crate::{
    letter::{integrity::FROM_MAX, line::one_line},
    site::config::Config,
};

/// Who a letter is from and how to answer, as asked and answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender(Vec<Said>);

/// The answers that have a place of their own on the screen; the rest are listed as they were asked.
const PLACED: &[&str] = &[
    known::OFFICER,
    known::CALLED,
    known::CHILD,
    known::HELPED,
    known::REVIEW_DAY,
    known::SOON,
    known::REACH,
    known::CODE,
];

impl Sender {
    /// What both parts say; what only the second says comes after, so that nothing is hidden. Of each part no more than
    /// [`FROM_MAX`]: whoever writes more is doubted.
    pub fn read(documents: [Option<&Document>; 2]) -> Self {
        let mut found: Vec<Said> = Vec::new();
        for said in documents.into_iter().flatten().flat_map(|document| document.from.iter().take(FROM_MAX)) {
            if !found.contains(said) {
                found.push(said.clone());
            }
        }
        Self(found)
    }

    /// The name on the letter, as one line: the child's name on an adult's letter, or what they are called.
    pub fn name(&self) -> Option<String> {
        self.line(known::CHILD).or_else(|| self.line(known::CALLED))
    }

    /// What the writer is called, on an adult's letter, where the name is the child's.
    pub fn writer(&self) -> Option<String> {
        self.line(known::CHILD)?;
        self.line(known::CALLED)
    }

    /// The day of the review as one line, if the writer knew it.
    pub fn review_day(&self) -> Option<String> {
        self.line(known::REVIEW_DAY)
    }

    /// Every answer with this id: more than one if the parts differ.
    pub fn all<'sender>(&'sender self, id: &str) -> impl Iterator<Item = &'sender Said> {
        self.0.iter().filter(move |said| said.id == id)
    }

    /// The answers that no place of their own is kept for, in the order they were asked; and names that are not shown,
    /// or not as they were typed.
    pub fn others(&self) -> impl Iterator<Item = &Said> {
        let repeated = |said: &Said| self.all(&said.id).next() != Some(said);
        let cut = |said: &Said| {
            let typed = said.words();
            !typed.trim().is_empty() && one_line(&typed).as_deref() != Some(typed.trim())
        };
        self.0.iter().filter(move |said| {
            let named = said.id == known::CALLED || said.id == known::CHILD;
            !PLACED.contains(&said.id.as_str()) || (named && (repeated(said) || cut(said)))
        })
    }

    /// To whom the writer addressed it: the same rule as on the send page.
    pub fn route(&self) -> Route {
        let chosen = self.all(known::OFFICER).find_map(|said| said.chosen.first());
        Route::chosen(chosen.map(String::as_str))
    }

    /// Who wrote a letter with this form, in words: "Form for 8 to 11", "Carer, Jo"; or nothing if no part could be read.
    pub fn role(&self, form: Option<&str>, config: &Config) -> String {
        match (form.map(|form| config.form(form)), self.writer()) {
            (Some(form), Some(writer)) => config.words.fill("form-and-writer", &[("label", form), ("words", &writer)]),
            (Some(form), None) => form.to_owned(),
            (None, _) => String::new(),
        }
    }

    /// The officer the letter is addressed to, in words. One whom the council does not list, or no more, is named as they were
    /// when it was written, and that is said.
    pub fn officer(&self, config: &Config) -> String {
        let unknown = || config.words.say("iro-unknown").to_owned();
        match self.route() {
            Route::Officer(id) if config.roster.officers.iter().any(|officer| officer.id == id) => {
                one_line(config.name(&id)).unwrap_or_else(unknown)
            }
            Route::Officer(id) => {
                let named = self.line(known::OFFICER).or_else(|| one_line(&id)).unwrap_or_else(unknown);
                config.words.fill("iro-unlisted", &[("names", &named)])
            }
            Route::Unknown => unknown(),
            Route::AboutMyOfficer => config.words.say("iro-about").to_owned(),
            Route::Service => config.words.say("iro-service").to_owned(),
        }
    }

    /// The code of the invitation, wherever it was written, or what was written in its place. A code that no officer's
    /// invitations have is said to be unknown.
    pub fn code(&self, config: &Config) -> Option<String> {
        let typed = self.all(known::CODE).map(Said::words).filter(|words| !words.trim().is_empty());
        let instead_of_a_name = self.all(known::CALLED).map(Said::words).filter(|words| officer_of(words).is_some());
        let say = |words: String| match officer_of(&words).filter(|officer| !config.codes.contains(officer)) {
            Some(_) => config.words.fill("code-unknown", &[("words", words.trim())]),
            None => words,
        };
        let all: Vec<String> = typed.chain(instead_of_a_name).map(say).collect();
        (!all.is_empty()).then(|| all.join("\n"))
    }

    fn line(&self, id: &str) -> Option<String> {
        self.all(id).flat_map(|said| &said.answer).find_map(|answer| one_line(answer))
    }
}

/// The two letters that name the officer, if this is written as a code is.
fn officer_of(text: &str) -> Option<String> {
    let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
    let code: String = letters.take(11).collect::<String>().to_uppercase();
    (code.len() == 10 && code.chars().all(|letter| known::CODE_LETTERS.contains(letter))).then(|| code[..2].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{documents, said};

    fn sender(from: &[(&str, &str)], also: &[(&str, &str)]) -> Sender {
        let [mut team, mut private] = documents();
        team.from = from.iter().map(|(id, answer)| said(id, answer, None)).collect();
        private.from = team.from.clone();
        private.from.extend(also.iter().map(|(id, answer)| said(id, answer, None)));
        Sender::read([Some(&team), Some(&private)])
    }

    #[track_caller]
    fn check_name(from: &[(&str, &str)], expected: &str) {
        let sender = sender(from, &[]);
        assert_eq!(format!("{:?} by {:?}", sender.name(), sender.writer()), expected);
    }

    #[test]
    fn an_adults_letter_carries_the_childs_name() {
        check_name(&[("called", "Robyn")], "Some(\"Robyn\") by None");
        check_name(&[("called", "Jo"), ("child", " Robyn ")], "Some(\"Robyn\") by Some(\"Jo\")");
        check_name(&[("called", "Jo"), ("child", "  ")], "Some(\"Jo\") by None");
        check_name(&[("called", " ")], "None by None");
        check_name(&[("called", "Jo"), ("child", "\u{200b}")], "Some(\"Jo\") by None");
        check_name(&[], "None by None");
    }

    #[track_caller]
    fn check_route(from: &[(&str, &str)], expected: &Route) {
        assert_eq!(&sender(from, &[]).route(), expected);
    }

    #[test]
    fn a_letter_goes_where_its_writer_sent_it() {
        check_route(&[("officer", "sam")], &Route::Officer("sam".into()));
        check_route(&[("officer", "unknown")], &Route::Unknown);
        check_route(&[("officer", "about-my-officer")], &Route::AboutMyOfficer);
        check_route(&[], &Route::Unknown);
    }

    #[test]
    fn an_officer_whom_the_council_does_not_list_is_named_as_the_letter_has_it_and_that_is_said() {
        let config = crate::site::config::sample();
        let officer = |chosen, words: &str| {
            let mut said = said("officer", chosen, None);
            said.answer = vec![words.to_owned()];
            Sender(vec![said]).officer(&config)
        };
        assert_eq!(officer("sam", "Somebody else"), "Sam");
        assert_eq!(officer("left", "Lee"), "Lee, who is no IRO on the council’s list");
        assert_eq!(officer("left", " "), "Left, who is no IRO on the council’s list");
        // A colleague, but nobody's IRO.
        assert_eq!(officer("dee", "Dee"), "Dee, who is no IRO on the council’s list");
    }

    #[test]
    fn what_has_no_place_of_its_own_is_listed_and_a_second_name_is_not_lost() {
        let sender = sender(&[("called", "Robyn"), ("reply", "By phone")], &[("called", "Jo")]);
        let listed: Vec<_> = sender.others().map(|said| said.answer.join("")).collect();
        assert_eq!(listed, ["By phone", "Jo"]);
    }

    #[test]
    fn a_name_that_is_cut_stands_in_full_among_the_others() {
        let long = "Robyn\n".repeat(20);
        let sender = sender(&[("called", &long)], &[]);
        assert!(sender.name().is_some_and(|name| name.starts_with("Robyn Robyn ") && name.ends_with('…')));
        assert_eq!(sender.others().map(|said| said.answer.join("")).collect::<Vec<_>>(), [long]);
    }

    #[test]
    fn of_a_crafted_crowd_only_the_first_are_taken() {
        let ids: Vec<String> = (0..46_000).map(|number| format!("more-{number}")).collect();
        let crowd: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "x")).collect();
        let sender = sender(&crowd, &[]);
        assert_eq!(sender.others().count(), FROM_MAX);
    }
}
