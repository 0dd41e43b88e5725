//! The two copies of a letter that leave the inbox: one for the meeting, one for the officer.
//!
//! A copy is a list of lines. The same lines are printed and put on the clipboard, so that what is seen is what
//! is handed on.

use std::fmt;

use forms::{Said, Sharing};

use crate::{
    letter::{Letter, line::breaks, strip::strip},
    site::config::Config,
};

/// Stands before each line of an answer in plain text.
const SET_IN: &str = "  ";

/// A spreadsheet reckons with what begins so, or fetches what it names. Four are as wide
/// as a Chinese letter and taken alike.
const RECKONED: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// A copy of a letter, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copy(pub Vec<Line>);

/// One line or one answer of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The first line.
    Title(String),
    /// A line about the letter.
    Note(String),
    /// The heading of a list of answers; never in a meeting copy.
    Heading(String),
    /// The exact question.
    Asked(String),
    /// The writer's own words.
    Answer(String),
    /// The writer's own choice of who may know; never in a meeting copy.
    Share(String),
}

/// Which copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// For the meeting: nothing in it tells that there is more.
    Meeting,
    /// Everything, not for circulation.
    Officers,
}

/// The copy that was asked for.
pub fn copy(which: Which, letter: &Letter, config: &Config) -> Copy {
    match which {
        Which::Meeting => meeting(letter, config),
        Which::Officers => officers(letter, config),
    }
}

/// Whether there is a meeting copy.
///
/// # Errors
///
/// The id of the words that say why there is none.
pub fn meeting_offer(letter: &Letter) -> Result<(), &'static str> {
    if !letter.read[0] || !letter.meeting_is_sure() {
        Err("meeting-copy-doubted")
    } else if letter.meeting.is_empty() {
        Err("meeting-copy-nothing")
    } else {
        Ok(())
    }
}

/// The meeting copy: who wrote, when, and the meeting answers. The same letter with nothing but these answers in it
/// would give the same copy, so it cannot tell that there is more.
pub fn meeting(letter: &Letter, config: &Config) -> Copy {
    let mut lines = vec![Line::Title(config.words.say("sheet-meeting").to_owned())];
    lines.extend(names(letter, config).map(Line::Note));
    let written = letter.written.as_deref().map(|day| config.words.day(day));
    lines.extend(written.map(|day| Line::Note(config.words.fill("sheet-written", &[("day", &day)]))));
    lines.extend(letter.meeting.iter().flat_map(|answer| said(answer, letter, config)));
    Copy(lines)
}

/// The officer's copy: everything that was read, headed so that nobody hands it on unawares.
pub fn officers(letter: &Letter, config: &Config) -> Copy {
    let say = |id| config.words.say(id).to_owned();
    let mut lines = vec![Line::Title(say("sheet-officers"))];
    lines.extend(names(letter, config).map(Line::Note));
    for fact in strip(letter, config) {
        lines.push(Line::Note(
            config.words.fill("labelled", &[("label", config.words.say(fact.label)), ("words", &fact.words)]),
        ));
    }
    if !letter.doubts.is_empty() {
        lines.push(Line::Heading(say("doubts-title")));
        lines.extend(letter.doubts.iter().map(|doubt| Line::Note(say(doubt.word()))));
    }
    if let Some(ids) = &letter.kept_with {
        lines.push(Line::Note(config.words.fill("kept-with", &[("names", &config.names(ids))])));
    }
    for (heading, answers) in [
        ("section-always", &letter.always),
        ("section-arrange", &letter.arrange),
        ("section-meeting", &letter.meeting),
        ("section-keep", &letter.keep),
        ("section-talk", &letter.talk),
    ] {
        if answers.is_empty() {
            continue;
        }
        lines.push(Line::Heading(say(heading)));
        for answer in answers {
            lines.extend(said(answer, letter, config));
            lines.extend(share(answer).map(|share| Line::Share(say(share))));
        }
    }
    let others: Vec<Line> = letter.others().flat_map(|answer| said(answer, letter, config)).collect();
    if !others.is_empty() {
        lines.push(Line::Heading(say("section-from")));
        lines.extend(others);
    }
    if !letter.not_ours.is_empty() {
        lines.extend([Line::Heading(say("section-not-ours")), Line::Note(say("not-ours-note"))]);
        // Its words are no line of a question: those are ours.
        let claimed = |said: &Said| [Line::Note(claim(said, config)), Line::Answer(said.words())];
        lines.extend(letter.not_ours.iter().flat_map(claimed));
    }
    for (group, text) in &letter.raw {
        lines.push(Line::Heading(say(raw_heading(*group))));
        lines.push(Line::Answer(text.clone()));
    }
    Copy(lines)
}

/// The id of the words for the writer's choice of who may know this answer; nothing where they had none.
pub fn share(said: &Said) -> Option<&'static str> {
    if said.always_private {
        return Some("share-always");
    }
    Some(match said.sharing? {
        Sharing::Meeting => "share-meeting",
        Sharing::Keep => "share-keep",
        Sharing::Sort => "share-sort",
        Sharing::TalkFirst => "share-talk",
    })
}

/// The id of the heading above a part that is shown as text.
pub fn raw_heading(group: forms::GroupName) -> &'static str {
    match group {
        forms::GroupName::Team => "raw-meeting",
        forms::GroupName::Private => "raw-kept",
    }
}

/// What a letter says that it was asked and was not asked by us.
pub fn claim(said: &Said, config: &Config) -> String {
    config.words.fill("not-ours-asked", &[("words", &said.asked)])
}

/// Who wrote, as far as they said.
fn names(letter: &Letter, config: &Config) -> impl Iterator<Item = String> {
    let name = letter.sender.name();
    let role = Some(letter.sender.role(letter.form.as_deref(), config)).filter(|role| !role.is_empty());
    name.into_iter().chain(role)
}

/// An answer; whose it is, where an adult speaks for themself.
fn said(said: &Said, letter: &Letter, config: &Config) -> Vec<Line> {
    let mark = letter.is_by_adult(said, config).then(|| Line::Note(config.words.say("by-adult").to_owned()));
    [Some(Line::Asked(said.asked.clone())), mark, Some(Line::Answer(said.words()))].into_iter().flatten().collect()
}

/// The text with every line but the first set in; the first as well if a spreadsheet would reckon with it. A tab begins a
/// cell there.
fn set_in(text: &str) -> String {
    let mut set = String::from(if text.starts_with(RECKONED) { SET_IN } else { "" });
    for letter in text.replace("\r\n", "\n").chars() {
        set.push(letter);
        if breaks(letter) || letter == '\t' {
            set.push_str(SET_IN);
        }
    }
    set
}

impl fmt::Display for Copy {
    /// As plain text, word for word, with an empty line before each question and heading. Answers are set in, and so is
    /// what follows a line break that somebody typed: no heading of ours can be forged.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, line) in self.0.iter().enumerate() {
            let opens = matches!(line, Line::Heading(_) | Line::Asked(_));
            if opens && at > 0 {
                writeln!(f)?;
            }
            match line {
                Line::Title(text) | Line::Note(text) | Line::Heading(text) | Line::Asked(text) => {
                    writeln!(f, "{}", set_in(text))?
                }
                Line::Answer(text) => writeln!(f, "{SET_IN}{}", set_in(text))?,
                Line::Share(text) => writeln!(f, "({text})")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wire::desk::Group;

    use super::*;
    use crate::{
        sample::{documents, group, letter as read, row, said as answer},
        site::config,
    };

    #[test]
    fn a_meeting_copy_holds_the_meeting_answers_word_for_word_and_no_more() {
        let copy = meeting(&read(|_| ()), &config::sample());
        assert_eq!(
            copy.to_string(),
            "For the meeting\nRobyn\nForm for 8 to 11\nWritten 20 November 2026\n\nAbout headline?\n  I like my school\n"
        );
    }

    #[test]
    fn a_meeting_copy_is_the_same_whatever_else_the_letter_holds() {
        let config = config::sample();
        let full = read(|both| {
            for document in both.iter_mut() {
                document.contact_soon = true;
                document.from.extend(["reach", "helped", "soon", "code"].map(|id| answer(id, "x", None)));
            }
        });
        let bare = read(|both| both[1].answers.clear());
        assert_eq!(meeting(&full, &config), meeting(&bare, &config));
    }

    #[test]
    fn an_officers_copy_is_headed_so_and_holds_everything() {
        let letter = read(|both| {
            for document in both.iter_mut() {
                document.from.extend([
                    answer("helped", "Nobody", None),
                    answer("review-day", "2026-12-03", None),
                    answer("reach", "At school", None),
                    answer("code", "SAM-1", None),
                    answer("reply", "By phone", None),
                ]);
            }
        });
        assert_eq!(
            officers(&letter, &config::sample()).to_string(),
            "Officer’s copy, not for circulation\nRobyn\nForm for 8 to 11\n\
             Contact soon: Not asked for\nSafe way to reach them: At school\nWho helped: Nobody\n\
             Review date: 3 December 2026\nIRO: Sam\nLetter code: SAM-1\nDay on their device: 20 November 2026\n\
             Day it arrived: 21 November 2026\n\
             \nSafety and always private\n\nAbout safe?\n  Not always\n(Always private)\n\
             \nAbout alone?\n  Yes\n(Always private)\n\
             \nMeeting\n\nAbout headline?\n  I like my school\n(Say it in the meeting)\n\
             \nKeep\n\nAbout family?\n  I miss Nan\n(The IRO can know, not the meeting. Ask before telling others, unless someone is not safe.)\n\
             \nAbout shoes?\n  They leak\n(Sort it, but not in the meeting. Ask before telling others.)\n\
             \nAsk first\n\nAbout move?\n  Am I moving?\n(Ask me first)\n\
             \nWho it is from\n\nAbout reply?\n  By phone\n"
        );
    }

    #[track_caller]
    fn check_form(form: &str, lists: &str, in_meeting_copy: bool) {
        let letter = read(|both| {
            for document in both.iter_mut() {
                form.clone_into(&mut document.heading.form);
                document.answers.clear();
            }
            // The sender's own mark says that it is not private.
            both[0].answers = vec![Said { always_private: false, ..answer("safe", "Mostly", Some(Sharing::Meeting)) }];
        });
        let ids = |list: &[Said]| list.iter().map(|said| said.id.clone()).collect::<String>();
        assert_eq!(format!("always [{}] meeting [{}]", ids(&letter.always), ids(&letter.meeting)), lists, "{form}");
        let config = config::sample();
        assert_eq!(meeting(&letter, &config).to_string().contains("Mostly"), in_meeting_copy, "{form}");
        let heading = if in_meeting_copy { "Meeting" } else { "Safety and always private" };
        let whole = officers(&letter, &config).to_string();
        assert!(whole.contains(&format!("\n{heading}\n\nAbout safe?\n  Mostly\n")), "{form}: {whole}");
    }

    #[test]
    fn the_same_question_is_private_in_one_form_and_shared_in_another_wherever_it_is_read() {
        check_form("child-8-11", "always [safe] meeting []", false);
        check_form("carer", "always [] meeting [safe]", true);
    }

    #[test]
    fn a_question_of_nobodys_form_stands_in_no_copy_as_if_we_had_asked_it() {
        let letter = read(|both| {
            both[0].answers[0].asked = "Has your foster carer hurt you this week?".into();
            both[1].answers.retain(|said| said.id == "safe");
            both[1].answers[0].asked = "=Has your\nMeeting\ncarer hurt you?".into();
        });
        let config = config::sample();
        assert!(!meeting(&letter, &config).to_string().contains("carer"));
        let whole = officers(&letter, &config);
        assert!(!whole.0.iter().any(|line| matches!(line, Line::Asked(asked) if asked.contains("carer"))));
        let (before, apart) = whole.to_string().split_once("\nThese words are not from our forms.\n").map_or_else(
            || (whole.to_string(), String::new()),
            |(before, apart)| (before.to_owned(), apart.to_owned()),
        );
        assert!(!before.contains("carer hurt") && !before.contains("Not always"), "{before}");
        let claims = "The letter says it was asked: “Has your foster carer hurt you this week?”\n  I like my school\n";
        assert!(apart.contains(claims), "{apart}");
        assert!(apart.contains("asked: “=Has your\n  Meeting\n  carer hurt you?”\n  Not always\n"), "{apart}");
    }

    #[track_caller]
    fn check_offer(change: impl FnOnce(&mut [forms::Document; 2]), expected: Result<(), &str>) {
        assert_eq!(meeting_offer(&read(change)), expected);
    }

    #[test]
    fn there_is_a_meeting_copy_only_of_meeting_answers_that_are_sure() {
        check_offer(|_| (), Ok(()));
        check_offer(|both| both[1].contact_soon = true, Ok(()));
        check_offer(|both| both[0].answers.clear(), Err("meeting-copy-nothing"));
        check_offer(|both| both[1].heading.tie = "00".repeat(32), Err("meeting-copy-doubted"));
        check_offer(|both| both[1].heading.letter = "00".repeat(16), Err("meeting-copy-doubted"));
    }

    #[test]
    fn own_words_are_copied_as_they_were_typed_each_line_set_in() {
        let letter = read(|both| both[0].answers[0].answer = vec!["  line one\r\n\n\tline two \u{202e}<b>🙂".into()]);
        let copy = meeting(&letter, &config::sample()).to_string();
        assert!(copy.ends_with("About headline?\n    line one\n  \n  \t  line two \u{202e}<b>🙂\n"), "{copy:?}");
    }

    #[test]
    fn no_line_break_that_was_typed_forges_a_heading() {
        let forged = ["\n", "\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"]
            .map(|line_break| format!("x{line_break}Forged{line_break}(Forged)"))
            .join("\n");
        let letter = read(|both| {
            for document in both.iter_mut() {
                document.heading.day.clone_from(&forged);
                document.heading.form.clone_from(&forged);
                document.from = ["officer", "called", "child", "reach", "helped", "review-day", "code"]
                    .map(|id| answer(id, &forged, None))
                    .into();
            }
            for said in both.iter_mut().flat_map(|document| &mut document.answers) {
                (said.asked, said.answer) = (forged.clone(), vec![forged.clone(), forged.clone()]);
            }
        });
        for which in [Which::Meeting, Which::Officers] {
            let copy = copy(which, &letter, &config::sample()).to_string();
            let mut lines = copy.split(breaks);
            assert!(!lines.any(|line| line.starts_with("Forged") || line.starts_with("(Forged")), "{copy:?}");
        }
    }

    #[test]
    fn nothing_that_was_typed_is_reckoned_with_where_a_copy_is_pasted_into_a_spreadsheet() {
        for start in RECKONED {
            let typed = format!("{start}WEBSERVICE(\"//x\")");
            let typed = format!("{typed}\n{typed}\t{typed}");
            let letter = read(|both| {
                for document in both.iter_mut() {
                    document.heading.form.clone_from(&typed);
                    document.from = ["called", "child", "reach", "reply"].map(|id| answer(id, &typed, None)).into();
                }
                for said in both.iter_mut().flat_map(|document| &mut document.answers) {
                    (said.asked, said.answer) = (typed.clone(), vec![typed.clone()]);
                }
            });
            for which in [Which::Meeting, Which::Officers] {
                let copy = copy(which, &letter, &config::sample()).to_string();
                let mut cells = copy.split(|letter| breaks(letter) || letter == '\t');
                assert!(!cells.any(|cell| cell.starts_with(RECKONED)), "{copy:?}");
            }
        }
    }

    #[test]
    fn a_damaged_letter_is_copied_for_the_officer_with_what_is_wrong() {
        let [team, _] = documents();
        let letter = Letter::read(&row(), false, &group(&team), &Group::Damaged, "sam", &config::sample());
        let copy = officers(&letter.expect("a letter"), &config::sample()).to_string();
        assert!(copy.contains("The part with the kept answers is damaged"), "{copy}");
        assert!(copy.contains("I like my school"), "{copy}");
    }
}
