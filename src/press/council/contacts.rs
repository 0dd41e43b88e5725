//! Whom to ring. A number that is wrong is worse than none, so each one carries the day it was checked.

use chrono::NaiveDate;
use portal::site::{Contact, ContactAudience, Reach};

use super::origins::is_https;
use crate::{day, fault::Faults, table::Table};

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
}

/// Reads every `[[contact]]`.
pub fn read(council: &mut Table<'_>, today: NaiveDate, faults: &mut Faults) -> Vec<Contact> {
    let contacts = council.each("contact", "childline", faults, |table, faults| read_one(table, today, faults));
    for id in REQUIRED {
        if !contacts.iter().any(|(known, _)| known.value == id) {
            faults.note(council.place(), format!("there is no contact \"{id}\"; add a [[contact]] with id = \"{id}\""));
        }
    }
    if let Some((id, _)) = contacts.iter().find(|(id, _)| id.value == ADVOCATE) {
        faults.note(&id.place, "the advocacy provider is written as [advocate], with who runs it; move it there");
    }
    contacts.into_iter().map(|(id, contact)| Contact { id: id.value, ..contact }).collect()
}

/// All of a contact but its id.
fn read_one(table: &mut Table<'_>, today: NaiveDate, faults: &mut Faults) -> Contact {
    let mut contact = Contact {
        id: String::new(),
        name: table.need_text("name", "Childline", faults),
        phone: String::new(),
        reach: Reach::Ring,
        about: table.need_text("about", "Free, any time.", faults),
        audience: table
            .need_word("audience", &ContactAudience::NAMED, faults)
            .map_or(ContactAudience::All, |word| word.value),
        help_now: table.flag("help_now", faults).unwrap_or(false),
    };
    (contact.phone, contact.reach) = if table.has("text") {
        (number(table, "text", faults), Reach::Text)
    } else if table.has("web") {
        (web(table, faults), Reach::Web)
    } else {
        (number(table, "phone", faults), Reach::Ring)
    };
    // There is one way to reach a contact: what is left of the others is a key that nobody asked for.
    checked(table, today, faults);
    contact
}

/// The address of a website on which somebody answers.
fn web(table: &mut Table<'_>, faults: &mut Faults) -> String {
    let Some(web) = table.need("web", "https://www.childline.org.uk", faults) else { return String::new() };
    if !is_https(&web.value) {
        let says = format!(
            "{}: \"{}\" is not an address; write it as \"https://www.childline.org.uk\"",
            table.what(),
            web.value
        );
        faults.note(&web.place, says);
    }
    web.value
}

/// Reads `[advocate]`.
pub fn read_advocate(mut table: Table<'_>, today: NaiveDate, faults: &mut Faults) -> Advocate {
    let advocate = Advocate {
        name: table.need_text("name", "Speak Up Exampleshire", faults),
        run_by: table.need_text("run_by", "a charity; it is not part of the council", faults),
        about: table.need_text("about", "An advocate helps you say what you want.", faults),
        phone: number(&mut table, "phone", faults),
    };
    checked(&mut table, today, faults);
    table.done(faults);
    advocate
}

fn number(table: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> String {
    if !table.has(key) {
        table.missing(key, "\"01632 960 000\"", faults);
    }
    let Some(phone) = table.text(key, faults) else { return String::new() };
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

/// When and where it was last checked: for whoever keeps the file, and not shown.
fn checked(table: &mut Table<'_>, today: NaiveDate, faults: &mut Faults) {
    if let Some(checked) = table.need("checked", "2026-11-20", faults) {
        day::checked_lately(table.what(), &checked, today, faults);
    }
    table.need("source", "https://…", faults);
}
