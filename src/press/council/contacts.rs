//! Whom to ring. A number that is wrong is worse than none, so each one carries the day it was checked.

use chrono::NaiveDate;
use portal::site::{Contact, ContactAudience};

use crate::{
    day,
    fault::{Faults, Place},
    table::Table,
};

/// Contacts that the forms promise, so that a council cannot leave them out.
pub const REQUIRED: [&str; 2] = ["out-of-hours", "team"];

/// The id under which pages find the advocacy provider. It has a table of its own, since it says who runs it.
pub const ADVOCATE: &str = "advocate";

/// The advocacy provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advocate {
    /// What it is called.
    pub name: String,
    /// The number as it is written, with spaces.
    pub phone: String,
    /// Who runs it: whether that is the council or not.
    pub run_by: String,
    /// What an advocate does, in a sentence or two.
    pub about: String,
    /// The day somebody last checked it.
    pub checked: String,
}

/// Reads every `[[contact]]`.
pub fn read(council: &mut Table<'_>, today: NaiveDate, faults: &mut Faults) -> Vec<Contact> {
    let mut contacts: Vec<(Place, Contact)> = Vec::new();
    for table in council.tables("contact", "a contact", faults) {
        let Some((place, contact)) = read_one(table, today, faults) else { continue };
        match contacts.iter().find(|(_, other)| other.id == contact.id) {
            Some((first, _)) => {
                let says = format!(
                    "the contact \"{}\" is already on {}; give one of them another id",
                    contact.id,
                    first.line_words()
                );
                faults.note(&place, says);
            }
            None => contacts.push((place, contact)),
        }
    }
    for id in REQUIRED {
        if !contacts.iter().any(|(_, contact)| contact.id == id) {
            faults.note(council.place(), format!("there is no contact \"{id}\"; add a [[contact]] with id = \"{id}\""));
        }
    }
    contacts.into_iter().map(|(_, contact)| contact).collect()
}

fn read_one(mut table: Table<'_>, today: NaiveDate, faults: &mut Faults) -> Option<(Place, Contact)> {
    let id = table.need("id", "childline", faults);
    if let Some(id) = &id {
        table.call(format!("the contact \"{}\"", id.value));
        super::plain_id(id, faults);
        if id.value == ADVOCATE {
            faults.note(&id.place, "the advocacy provider is written as [advocate], with who runs it; move it there");
        }
    }
    let name = table.need("name", "Childline", faults);
    let phone = phone(&mut table, faults);
    let about = table.need("about", "Free, any time.", faults);
    let audience = table.need_word("audience", &ContactAudience::NAMED, faults);
    let help_now = table.flag("help_now", faults).unwrap_or(false);
    let checked = checked(&mut table, today, faults);
    table.need("source", "https://…", faults);
    table.done(faults);
    let (name, about) = (name.map(|text| text.value), about.map(|text| text.value));
    let audience = audience.map_or(ContactAudience::All, |word| word.value);
    let id = id?;
    let contact = Contact {
        id: id.value,
        name: name.unwrap_or_default(),
        phone,
        about: about.unwrap_or_default(),
        audience,
        help_now,
        checked,
    };
    Some((id.place, contact))
}

/// Reads `[advocate]`.
pub fn read_advocate(mut table: Table<'_>, today: NaiveDate, faults: &mut Faults) -> Advocate {
    let mut text = |key, example| table.need(key, example, faults).map(|text| text.value).unwrap_or_default();
    let name = text("name", "Speak Up Exampleshire");
    let run_by = text("run_by", "a charity; it is not part of the council");
    let about = text("about", "An advocate helps you say what you want.");
    let phone = phone(&mut table, faults);
    let checked = checked(&mut table, today, faults);
    table.need("source", "https://…", faults);
    table.done(faults);
    Advocate { name, phone, run_by, about, checked }
}

fn phone(table: &mut Table<'_>, faults: &mut Faults) -> String {
    if !table.has("phone") {
        table.missing("phone", "\"01632 960 000\"", faults);
    }
    let Some(phone) = table.text("phone", faults) else { return String::new() };
    let digits = phone.value.bytes().filter(u8::is_ascii_digit).count();
    let strange = phone.value.chars().any(|letter| !(letter.is_ascii_digit() || " +()-".contains(letter)));
    if phone.value.trim().is_empty() {
        faults.note(
            &phone.place,
            format!("{} has an empty number; write it, with spaces as people say it", table.what()),
        );
    } else if digits < 3 || strange {
        let says = format!("{}: \"{}\" is not a telephone number; write digits and spaces", table.what(), phone.value);
        faults.note(&phone.place, says);
    }
    phone.value
}

fn checked(table: &mut Table<'_>, today: NaiveDate, faults: &mut Faults) -> String {
    let Some(checked) = table.need("checked", "2026-11-20", faults) else { return String::new() };
    day::checked_lately(table.what(), &checked, today, faults);
    checked.value
}
