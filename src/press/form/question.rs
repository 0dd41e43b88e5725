//! One `[[question]]`: which keys each kind takes.

use forms::{Kind, Part, ShareRule};

use super::{Choice, Condition, Question};
use crate::{
    council::plain_id,
    fault::{Faults, Placed},
    table::Table,
};

const PARTS: [(&str, Part); 3] = [("core", Part::Core), ("more", Part::More), ("sending", Part::Sending)];

const KINDS: [(&str, Kind); 5] = [
    ("short_text", Kind::ShortText),
    ("long_text", Kind::LongText),
    ("cards", Kind::Cards),
    ("pick_upto", Kind::PickUpto),
    ("officer", Kind::Officer),
];

const SHARES: [(&str, ShareRule); 3] =
    [("ask", ShareRule::Ask), ("private", ShareRule::Private), ("with_letter", ShareRule::WithLetter)];

/// The word that files use for a kind.
#[must_use]
pub fn kind_word(kind: Kind) -> &'static str {
    KINDS.iter().find(|(_, other)| *other == kind).map_or("", |(word, _)| word)
}

/// The word that files use for a part.
#[must_use]
pub fn part_word(part: Part) -> &'static str {
    PARTS.iter().find(|(_, other)| *other == part).map_or("", |(word, _)| word)
}

/// The word that files use for a rule of sharing.
#[must_use]
pub fn share_word(share: ShareRule) -> &'static str {
    SHARES.iter().find(|(_, other)| *other == share).map_or("", |(word, _)| word)
}

/// Reads one question. Nothing, and a fault, if it has no id.
pub fn read(mut table: Table<'_>, faults: &mut Faults) -> Option<Question> {
    let id = table.need("id", "headline", faults);
    if let Some(id) = &id {
        table.call(format!("the question \"{}\"", id.value));
        plain_id(id, faults);
    }
    let part = table.need_word("part", &PARTS, faults);
    let kind = table.need_word("kind", &KINDS, faults);
    let (choices, all_choices) = choices(&mut table, faults);
    let most = table.number("most", faults);
    let chars_max = table.number("chars_max", faults);
    let starters = table.number("starters", faults);
    let share = table.word("share", &SHARES, faults);
    let for_each = table.text("for_each", faults);
    let show_if = show_if(&mut table, faults);
    let offer_help = table.texts("offer_help", faults);
    if let Some(kind) = &kind {
        let choices = all_choices.then_some(choices.len());
        keys_of_kind(&table, kind.value, choices, most.as_ref(), chars_max.as_ref(), faults);
    }
    table.done(faults);
    // An unknown kind has been noted; a likely one keeps other faults from following from it.
    let likely = if choices.is_empty() { Kind::LongText } else { Kind::Cards };
    Some(Question {
        id: id?,
        part: part.map_or(Part::Core, |part| part.value),
        kind: kind.map_or(likely, |kind| kind.value),
        choices,
        most: most.map_or(0, |most| most.value),
        chars_max: chars_max.map_or(0, |chars| chars.value),
        starters: starters.map_or(0, |starters| starters.value),
        share: share.map_or(ShareRule::Ask, |share| share.value),
        for_each,
        show_if,
        offer_help,
    })
}

/// What the kind must have, and what it cannot have. `choices` is how many, unless one of them could not be read.
fn keys_of_kind(
    table: &Table<'_>,
    kind: Kind,
    choices: Option<usize>,
    most: Option<&Placed<u32>>,
    chars_max: Option<&Placed<u32>>,
    faults: &mut Faults,
) {
    let is_text = matches!(kind, Kind::ShortText | Kind::LongText);
    let chooses = matches!(kind, Kind::Cards | Kind::PickUpto);
    let word = kind_word(kind);
    let takes = [
        ("chars_max", is_text),
        ("starters", is_text),
        ("choices", chooses),
        ("offer_help", chooses),
        ("most", kind == Kind::PickUpto),
    ];
    for (key, takes) in takes {
        if let Some(place) = table.place_of(key).filter(|_| !takes) {
            let says = format!("{} is of the kind \"{word}\", which takes no \"{key}\"; take it out", table.what());
            faults.note(place, says);
        }
    }
    if is_text {
        match chars_max {
            None if !table.was_there("chars_max") => table.missing("chars_max", "2000", faults),
            Some(chars) if chars.value == 0 => {
                faults.note(
                    &chars.place,
                    "chars_max is 0, so nothing could be written; give the longest text in characters",
                );
            }
            _ => {}
        }
    }
    if chooses && !table.was_there("choices") {
        table.missing("choices", "[{ id = \"yes\" }, { id = \"no\" }]", faults);
    } else if chooses && choices.is_some_and(|choices| choices < 2) {
        faults.note(table.place(), format!("{} has fewer than two choices; add some, or ask it as text", table.what()));
    }
    if kind == Kind::PickUpto {
        match most {
            None if !table.was_there("most") => table.missing("most", "4", faults),
            Some(most) if most.value == 0 => {
                faults.note(&most.place, "most is 0, so nothing could be chosen; say how many may be");
            }
            Some(most) => {
                if let Some(choices) = choices.filter(|choices| most.value as usize > *choices) {
                    faults
                        .note(&most.place, format!("most is {} but there are {choices} choices; lower it", most.value));
                }
            }
            None => {}
        }
    }
}

/// The choices, and whether every one of them could be read.
fn choices(table: &mut Table<'_>, faults: &mut Faults) -> (Vec<Choice>, bool) {
    let mut choices: Vec<Choice> = Vec::new();
    let mut all = true;
    let whose = table.what().to_owned();
    for mut item in table.tables("choices", &format!("a choice of {whose}"), faults) {
        let id = item.need("id", "yes", faults);
        let picture = item.text("picture", faults);
        item.done(faults);
        let Some(id) = id else {
            all = false;
            continue;
        };
        plain_choice_id(&id, faults);
        if let Some(first) = choices.iter().find(|choice| choice.id.value == id.value) {
            let first = first.id.place.line_words();
            let says =
                format!("the choice \"{}\" of {whose} is already on {first}; give one of them another id", id.value);
            faults.note(&id.place, says);
            continue;
        }
        choices.push(Choice { id, picture });
    }
    (choices, all)
}

/// Choice ids follow `is-` in Fluent, so unlike other ids they may start with a digit.
fn plain_choice_id(id: &Placed<String>, faults: &mut Faults) {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !id.value.bytes().all(good) {
        let says = format!("the choice \"{}\" may have only lower-case letters, digits and hyphens", id.value);
        faults.note(&id.place, says);
    } else if id.value.ends_with("-hint") {
        // `.is-x-hint` are the words beneath the choice x.
        faults.note(&id.place, format!("the choice \"{}\" may not end in -hint; choose another id", id.value));
    }
}

fn show_if(table: &mut Table<'_>, faults: &mut Faults) -> Option<Condition> {
    let whose = table.what().to_owned();
    let mut item = table.table("show_if", &format!("show_if of {whose}"), faults)?;
    let question = item.need("question", "join", faults);
    let is = item.need("is", "come", faults);
    item.done(faults);
    Some(Condition { question: question?, is: is? })
}
