//! Ids whose answers the machinery itself reads: they mean the same in every form.

use forms::{Kind, Part, ShareRule, form::known};

use super::{Question, question};
use crate::{fault::Faults, nearest::listed};

/// What a question with a known id must be.
struct Rule {
    id: &'static str,
    kinds: &'static [Kind],
    /// Nothing where it may be asked in any part.
    part: Option<Part>,
    /// A choice without which the machinery could not read it.
    choice: Option<&'static str>,
}

/// All of these are who a letter is from and how to answer: they go with both groups.
const RULES: [Rule; 7] = [
    Rule { id: known::OFFICER, kinds: &[Kind::Officer], part: Some(Part::Sending), choice: None },
    Rule { id: known::CALLED, kinds: &[Kind::ShortText], part: Some(Part::Sending), choice: None },
    Rule { id: known::CHILD, kinds: &[Kind::ShortText], part: Some(Part::Sending), choice: None },
    // Asked first for the youngest, before sending for others.
    Rule { id: known::HELPED, kinds: &[Kind::Cards, Kind::PickUpto], part: None, choice: None },
    Rule { id: known::REVIEW_DAY, kinds: &[Kind::ShortText], part: Some(Part::Sending), choice: None },
    Rule { id: known::SOON, kinds: &[Kind::Cards], part: Some(Part::Sending), choice: Some(known::YES) },
    Rule {
        id: known::REACH,
        kinds: &[Kind::ShortText, Kind::LongText, Kind::Cards, Kind::PickUpto],
        part: Some(Part::Sending),
        choice: None,
    },
];

/// Notes a known id that is used for something else, and an officer question under another id.
pub fn check(question: &Question, faults: &mut Faults) {
    let Question { id, kind, part, share, choices, .. } = question;
    let Some(rule) = RULES.iter().find(|rule| rule.id == id.value) else {
        if *kind == Kind::Officer {
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
    if !rule.kinds.contains(kind) {
        let kinds: Vec<&str> = rule.kinds.iter().map(|kind| question::kind_word(*kind)).collect();
        note(format!("give it kind = {}", listed(&kinds)));
    }
    if let Some(part_wanted) = rule.part.filter(|wanted| wanted != part) {
        note(format!("give it part = \"{}\"", question::part_word(part_wanted)));
    }
    if *share != ShareRule::WithLetter {
        note(format!("give it share = \"{}\"", question::share_word(ShareRule::WithLetter)));
    }
    if let Some(choice) = rule.choice.filter(|choice| !choices.iter().any(|other| other.id.value == *choice)) {
        note(format!("give it the choice \"{choice}\""));
    }
    if question.for_each.is_some() {
        note("take out for_each".to_owned());
    }
}
