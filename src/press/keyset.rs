//! `keys.toml`: whose public keys the site seals to. A site with a fault here would promise what it cannot keep.

use chrono::{Months, NaiveDate};
use wire::{
    KeyKind, KeySet,
    keyset::{PersonKeys, PostBoxKeys, Roster},
};

use crate::{
    council::Council,
    day,
    fault::{Faults, Placed},
    nearest::nearest,
    source::Source,
    table::{self, Table},
};

/// How old a key-set may be, in months.
///
/// Source: the project's design, part 5: people change posts, and a key that nobody renewed may be nobody's.
const MADE_MONTHS_MAX: u32 = 12;

/// A recipient that was read, and whose it is.
type Found = Vec<(String, Placed<String>)>;

/// Reads the key-set and holds it against the council's people.
pub fn read(source: &Source, today: NaiveDate, council: Option<&Council>, faults: &mut Faults) -> Option<KeySet> {
    let mut file = table::parse(source, "the key-set", faults)?;
    let version = file.need_number("version", 1, faults);
    if let Some(version) = version.as_ref().filter(|version| version.value == 0) {
        faults.note(&version.place, "the key-set has version 0; versions count from 1, so make it with `keys new`");
    }
    let made = made(&mut file, today, faults);
    let kind = file.need_word("kind", &KeyKind::NAMED, faults);
    let mut found: Found = Vec::new();
    let recovery = recovery(&mut file, faults);
    if let Some(recovery) = &recovery {
        check_recipient("recovery", recovery, kind.as_ref(), &mut found, faults);
    }
    let post_box = post_box(&mut file, faults);
    let people = people(&mut file, kind.as_ref(), &mut found, faults);
    let place = source.whole();
    file.done(faults);
    let keyset = KeySet {
        version: version.map_or(0, |version| version.value),
        made,
        kind: kind.map_or(KeyKind::Hybrid, |kind| kind.value),
        recovery: recovery.map(|text| text.value).unwrap_or_default(),
        post_box,
        people: people.iter().map(|person| person.value.clone()).collect(),
    };
    if let Some(council) = council {
        for (id, offices) in needed(&council.people.roster) {
            // Somebody who is not there at all is a fault of council.toml.
            let exists = council.people.people.iter().any(|person| person.id == id);
            if exists && !keyset.people.iter().any(|person| person.id == id) {
                let says =
                    format!("the key-set has no key for \"{id}\" ({offices}); make one with `keys new --person {id}`");
                faults.note(&place, says);
            }
        }
        known_people(&people, council, faults);
    }
    let live = keyset.people.iter().filter(|person| !person.recipient.is_empty()).count();
    if live < 2 {
        let says = format!(
            "the key-set has keys for {live} of the people; letters need two or more who can open them, so make keys \
             with `keys new`"
        );
        faults.note(&place, says);
    }
    Some(keyset)
}

fn made(file: &mut Table<'_>, today: NaiveDate, faults: &mut Faults) -> String {
    let Some(made) = file.need("made", "2026-11-20", faults) else { return String::new() };
    if let Some(day) = day::not_in_the_future("the key-set was made", &made, today, faults)
        && today.checked_sub_months(Months::new(MADE_MONTHS_MAX)).is_some_and(|oldest| day < oldest)
    {
        let says = format!(
            "the key-set was made on {day}, more than a year before {today}; make new keys with `keys rotate` and print again"
        );
        faults.note(&made.place, says);
    }
    made.value
}

fn recovery(file: &mut Table<'_>, faults: &mut Faults) -> Option<Placed<String>> {
    let there = file.has("recovery");
    let text = file.text("recovery", faults);
    let place = text.as_ref().map_or_else(|| file.place().clone(), |text| text.place.clone());
    let text = text.filter(|text| !text.value.trim().is_empty());
    if text.is_none() && (!there || file.was_there("recovery")) {
        faults.note(
            &place,
            "there is no recovery key, so one lost key could lose letters; make one with `keys recovery`",
        );
    }
    text
}

fn post_box(file: &mut Table<'_>, faults: &mut Faults) -> PostBoxKeys {
    let mut keys = PostBoxKeys { current: String::new(), next: String::new() };
    let Some(mut table) = file.need_table("post_box", "the post box", faults) else { return keys };
    let mut key = |name| {
        let Some(text) = table.need(name, "32 bytes in base64", faults) else { return String::new() };
        check_signing_key(&format!("the post box's {name} key"), &text, faults);
        text.value
    };
    keys.current = key("current");
    keys.next = key("next");
    if !keys.current.is_empty() && keys.current == keys.next {
        faults.note(table.place(), "the post box's next key is its current one; make them with `endpoint keys`");
    }
    table.done(faults);
    keys
}

fn people(
    file: &mut Table<'_>,
    kind: Option<&Placed<KeyKind>>,
    found: &mut Found,
    faults: &mut Faults,
) -> Vec<Placed<PersonKeys>> {
    let mut people: Vec<Placed<PersonKeys>> = Vec::new();
    for mut table in file.tables("people", "a person's keys", faults) {
        let id = table.need("id", "sam", faults);
        if let Some(id) = &id {
            table.call(format!("the keys of \"{}\"", id.value));
        }
        let recipient = table.need("recipient", "age1pq1…", faults);
        let sign = table.need("sign", "32 bytes in base64", faults);
        table.done(faults);
        let Some(id) = id else { continue };
        if let Some(recipient) = &recipient {
            check_recipient(&id.value, recipient, kind, found, faults);
        }
        if let Some(sign) = &sign {
            check_signing_key(&format!("the sign-in key of \"{}\"", id.value), sign, faults);
        }
        if let Some(first) = people.iter().find(|person| person.value.id == id.value) {
            let first = first.place.line_words();
            faults.note(&id.place, format!("the keys of \"{}\" are already on {first}; keep one of them", id.value));
            continue;
        }
        let text = |text: Option<Placed<String>>| text.map(|text| text.value).unwrap_or_default();
        let keys = PersonKeys { id: id.value, recipient: text(recipient), sign: text(sign) };
        people.push(Placed { value: keys, place: id.place });
    }
    people
}

/// Notes a recipient that nobody could open with, that stands there twice, or that is of the other kind.
fn check_recipient(
    whose: &str,
    text: &Placed<String>,
    kind: Option<&Placed<KeyKind>>,
    found: &mut Found,
    faults: &mut Faults,
) {
    match seal::Recipient::parse(&text.value) {
        Err(fault) => faults.note(&text.place, format!("the key of \"{whose}\" is {fault}")),
        Ok(recipient) if kind.is_some_and(|kind| kind.value != recipient.kind()) => {
            let says = format!(
                "the key of \"{whose}\" is of the kind \"{}\" and the key-set says \"{}\"; kinds cannot be mixed, so \
                 make all keys of one kind",
                recipient.kind().word(),
                kind.map_or("", |kind| kind.value.word())
            );
            faults.note(&text.place, says);
        }
        Ok(_) => {}
    }
    if let Some((other, first)) = found.iter().find(|(_, other)| other.value == text.value) {
        let says = format!(
            "the key of \"{whose}\" is also the key of \"{other}\" on {}; make one of them new",
            first.place.line_words()
        );
        faults.note(&text.place, says);
    }
    found.push((whose.to_owned(), text.clone()));
}

fn check_signing_key(what: &str, text: &Placed<String>, faults: &mut Faults) {
    if let Err(fault) = seal::sign::read_public(&text.value) {
        faults.note(&text.place, format!("{what} is {fault}"));
    }
}

/// Everybody whom a letter may be sealed to, with what they are.
fn needed(roster: &Roster) -> Vec<(&str, &'static str)> {
    let mut needed: Vec<(&str, &'static str)> = Vec::new();
    let officers = roster.officers.iter().map(|officer| (officer.id.as_str(), "officer"));
    let covers = roster.officers.iter().map(|officer| (officer.cover.as_str(), "cover"));
    let duty = [(roster.duty_lead.as_str(), "duty lead"), (roster.duty_deputy.as_str(), "duty deputy")];
    let team = roster.duty.iter().map(|id| (id.as_str(), "duty team"));
    let manager = [(roster.manager.as_str(), "manager"), (roster.manager_deputy.as_str(), "manager's deputy")];
    for (id, office) in officers.chain(covers).chain(duty).chain(team).chain(manager) {
        if !id.is_empty() && !needed.iter().any(|(other, _)| *other == id) {
            needed.push((id, office));
        }
    }
    needed
}

/// A key of somebody who left still signs in at the post box.
fn known_people(people: &[Placed<PersonKeys>], council: &Council, faults: &mut Faults) {
    let ids: Vec<&str> = council.people.people.iter().map(|person| person.id.as_str()).collect();
    for person in people {
        let id = &person.value.id;
        if !ids.contains(&id.as_str()) {
            let near = nearest(id, &ids).map_or_else(String::new, |near| format!(" (did you mean \"{near}\"?)"));
            let says = format!(
                "\"{id}\" has keys but is no [[person]] of the council{near}; take the keys out, or add the person"
            );
            faults.note(&person.place, says);
        }
    }
}

#[cfg(test)]
mod tests;
