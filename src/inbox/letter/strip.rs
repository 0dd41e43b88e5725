//! The strip: the few things an officer looks for before reading on. The same in the page and on the officer's copy.

use forms::{Said, form::known};

use crate::{
    letter::{Letter, promise::Due, reference},
    site::config::Config,
};

/// One thing of the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The id of the label's words.
    pub label: &'static str,
    /// What it says: the writer's own words, or ours where they left the question out.
    pub words: String,
    /// Whether it must not be overlooked.
    pub urgent: bool,
    /// Whether it is long: then it has a line of its own.
    pub wide: bool,
}

/// The strip of a letter. Of a letter of which no part could be read, only what the post box knows.
pub fn strip(letter: &Letter, config: &Config) -> Vec<Fact> {
    let fact = |label, words| Fact { label, words, urgent: false, wide: false };
    let said = |id| {
        let all: Vec<_> = letter.sender.all(id).map(Said::words).filter(|words| !words.trim().is_empty()).collect();
        Some(all.join("\n")).filter(|words| !words.is_empty())
    };
    let said_or_none = |id| said(id).unwrap_or_else(|| config.words.say("answer-none").to_owned());
    let soon = config.words.say(if letter.soon { "soon-yes" } else { "soon-no" }).to_owned();
    let mut facts = vec![Fact { urgent: letter.soon, ..fact("strip-soon", soon) }];
    let told = promised(letter, config).map(|told| Fact { wide: true, ..fact("strip-told", told) });
    if let Some(written) = &letter.written {
        facts.extend([
            fact("strip-reach", said_or_none(known::REACH)),
            fact("strip-helped", said_or_none(known::HELPED)),
        ]);
        if letter.left_out {
            let words = config.words.say("left-out").to_owned();
            facts.push(Fact { urgent: true, wide: true, ..fact("strip-left-out", words) });
        }
        // Not every form asks for these two.
        facts.extend(said(known::REVIEW_DAY).map(|day| fact("strip-review", config.words.day(&day))));
        facts.push(fact("strip-iro", letter.sender.officer(config)));
        facts.extend(letter.sender.code(config).map(|code| fact("strip-code", code)));
        facts.push(fact("strip-written", config.words.day(written)));
        let replaces = letter.replaces.map(|earlier| config.words.fill("replaces", &[("names", &reference(earlier))]));
        facts.extend(replaces.map(|words| fact("strip-replaces", words)));
    }
    facts.push(fact("strip-arrived", config.words.day(&letter.arrived)));
    facts.extend(told);
    facts
}

/// What the writer was told, if they asked to be contacted soon.
fn promised(letter: &Letter, config: &Config) -> Option<String> {
    let seen = Due::seen(&letter.arrived, true, &config.hours).filter(|_| letter.soon)?;
    let contact = Due::contact(&letter.arrived, &config.hours)?;
    Some([seen.words("promise-seen", &config.words), contact.words("promise-contact", &config.words)].join("\n"))
}

#[cfg(test)]
mod tests {
    use wire::desk::Group;

    use super::*;
    use crate::{
        sample::{documents, group, row, said},
        site::config,
    };

    #[track_caller]
    fn check(from: &[(&str, &str)], expected: &str) {
        let mut both = documents();
        for document in &mut both {
            document.from = from.iter().map(|(id, answer)| said(id, answer, None)).collect();
        }
        let [team, private] = both.each_ref().map(group);
        check_letter(&team, &private, expected);
    }

    #[track_caller]
    fn check_letter(team: &Group, private: &Group, expected: &str) {
        let config = config::sample();
        let letter = Letter::read(&row(), false, team, private, "sam", &config).expect("a letter");
        let facts = strip(&letter, &config).into_iter();
        assert_eq!(facts.map(|fact| fact.words).collect::<Vec<_>>().join(" | "), expected);
    }

    #[test]
    fn what_was_left_out_is_said_to_be_left_out_and_what_few_forms_ask_is_not() {
        check(
            &[("officer", "sam"), ("helped", " "), ("code", " "), ("review-day", "")],
            "Not asked for | Not said | Not said | Sam | 20 November 2026 | 21 November 2026",
        );
    }

    #[test]
    fn a_review_day_is_written_as_people_write_it_or_as_it_was_typed() {
        check(
            &[
                ("review-day", "2026-12-03"),
                ("reach", "At school\nNot at home"),
                ("helped", "Nobody"),
                ("code", "SAM-1"),
            ],
            "Not asked for | At school\nNot at home | Nobody | 3 December 2026 | Not known | SAM-1 | 20 November 2026 | 21 November 2026",
        );
        check(
            &[("review-day", "before Christmas"), ("officer", "about-my-officer")],
            "Not asked for | Not said | Not said | before Christmas | This is about their IRO | 20 November 2026 | 21 November 2026",
        );
    }

    #[test]
    fn a_code_is_shown_wherever_it_was_written_and_one_that_nobody_has_says_so() {
        let check_code = |id, code, expected: &str| {
            let from = [("officer", "sam"), (id, code)];
            let code = if expected.is_empty() { String::new() } else { format!(" | {expected}") };
            let rest = "20 November 2026 | 21 November 2026";
            check(&from, &format!("Not asked for | Not said | Not said | Sam{code} | {rest}"));
        };
        check_code("code", "KM7R4X92WR", "KM7R4X92WR");
        check_code("called", "km 7r4x-92wr", "km 7r4x-92wr");
        let unknown = "No IRO here has a code that begins like this. Check who wrote.";
        check_code("code", "XX7R4X92WR", &format!("XX7R4X92WR. {unknown}"));
        check_code("called", " XX7R4X92WR", &format!("XX7R4X92WR. {unknown}"));
        check_code("called", "Robyn", "");
        // Whatever else tells who writes is no code that could be unknown.
        check_code("code", "From Elm House", "From Elm House");
    }

    #[test]
    fn a_letter_that_could_not_be_read_says_nothing_of_its_writer() {
        check_letter(&Group::Damaged, &Group::Damaged, "Not asked for | 21 November 2026");
    }

    #[test]
    fn whoever_asked_to_be_contacted_soon_was_told_by_when() {
        let [team, private] = documents().map(|document| group(&document));
        let config = config::sample();
        let letter = Letter::read(&row(), true, &team, &private, "sam", &config).expect("a letter");
        let facts = strip(&letter, &config);
        assert!(facts[0].urgent);
        let told = facts.last().filter(|fact| fact.wide).expect("what they were told");
        assert_eq!(
            told.words,
            "Somebody sees it by 11am on Monday 23 November.\n\
             Somebody is in touch by 5pm on Monday 23 November."
        );
    }
}
