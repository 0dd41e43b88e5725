//! Ids whose answers the machinery itself reads: they mean the same in every form.

use forms::{Part, ShareRule, form::known};

use super::{Question, kinds::after_which_officers};
use crate::fault::Faults;

/// What a question with a known id must be.
struct Rule {
    id: &'static str,
    answer: Answer,
    /// Nothing where it may be asked in any part.
    part: Option<Part>,
    /// A choice without which the machinery could not read it.
    choice: Option<&'static str>,
}

/// How it must be answered.
enum Answer {
    Text,
    Choice,
    Officer,
    Any,
}

/// All of these are who a letter is from and how to answer: they go with both groups.
const RULES: [Rule; 7] = [
    Rule { id: known::OFFICER, answer: Answer::Officer, part: None, choice: None },
    Rule { id: known::CALLED, answer: Answer::Text, part: Some(Part::Sending), choice: None },
    Rule { id: known::CHILD, answer: Answer::Text, part: Some(Part::Sending), choice: None },
    // Asked first for the youngest, before sending for others.
    Rule { id: known::HELPED, answer: Answer::Choice, part: None, choice: None },
    Rule { id: known::REVIEW_DAY, answer: Answer::Text, part: Some(Part::Sending), choice: None },
    Rule { id: known::SOON, answer: Answer::Choice, part: Some(Part::Sending), choice: Some(known::YES) },
    Rule { id: known::REACH, answer: Answer::Any, part: Some(Part::Sending), choice: None },
];

/// Notes a known id that is used for something else, and an officer question under another id.
pub fn check(question: &Question, faults: &mut Faults) {
    let Question { id, kind, part, share, .. } = question;
    let from_council = after_which_officers(&mut kind.clone()).is_some();
    let Some(rule) = RULES.iter().find(|rule| rule.id == id.value) else {
        if from_council {
            let says = format!(
                "the question \"{}\" asks for the officer, whose letters follow the id \"officer\"; call it \"officer\"",
                id.value
            );
            faults.note(&id.place, says);
        }
        return;
    };
    let mut note = |says: String| {
        faults
            .note(&id.place, format!("the id \"{}\" is read by the machinery: {says}, or choose another id", id.value));
    };
    match rule.answer {
        Answer::Text if !kind.choices().is_empty() => note("let it be answered with text".to_owned()),
        Answer::Choice if kind.choices().is_empty() => note("let it be answered by choosing".to_owned()),
        Answer::Officer if !from_council => note("let the officers be chosen from".to_owned()),
        _ => {}
    }
    if let Some(part_wanted) = rule.part.filter(|wanted| wanted != part) {
        note(format!("give it part = \"{}\"", part_wanted.word()));
    }
    if *share != ShareRule::WithLetter {
        note(format!("give it share = \"{}\"", ShareRule::WithLetter.word()));
    }
    if let Some(choice) = rule.choice.filter(|choice| kind.choice(choice).is_none()) {
        note(format!("give it the choice \"{choice}\""));
    }
    if question.for_each.is_some() {
        note("take out for_each".to_owned());
    }
}
