//! `council.toml`: everything about one council that is not words, forms or keys.

pub mod colours;
pub mod contacts;
pub mod holidays;
pub mod hours;
pub mod origins;
pub mod people;
pub mod terms;
pub mod translated;

use chrono::NaiveDate;
use icu_time::zone::IanaParser;
use portal::site::Contact;
use wire::Hours;

use self::{colours::Colours, contacts::Advocate, origins::Origins, people::People, terms::Terms};
use crate::{
    fault::Faults,
    source::Source,
    table::{self, plain_id},
};

/// A council as its file describes it.
#[derive(Clone, Debug, Default)]
pub struct Council {
    /// As `exampleshire`.
    pub id: String,
    /// As people say it.
    pub name: String,
    /// Where paper forms are sent, in lines.
    pub address: String,
    /// What its website is called.
    pub site: String,
    /// What it calls things.
    pub words: Terms,
    /// Its accents.
    pub colours: Colours,
    /// Whether the forms are closed for now: their pages offer other ways in place of questions.
    pub closed: bool,
    /// A harmless website for *Leave fast*.
    pub exit: String,
    /// Where portal, inbox and post box stand.
    pub origins: Origins,
    /// When its team works.
    pub hours: Hours,
    /// The bank holidays alone, by which the law counts working days.
    pub bank_holidays: Vec<NaiveDate>,
    /// The time zone of its clocks, as `Europe/London`.
    pub time_zone: String,
    /// Whom to ring.
    pub contacts: Vec<Contact>,
    /// The advocacy provider.
    pub advocate: Advocate,
    /// Who works there.
    pub people: People,
}

/// Reads `council.toml`. Nothing if it is not TOML at all; otherwise as much as could be read.
pub fn read(source: &Source, holidays: Vec<NaiveDate>, today: NaiveDate, faults: &mut Faults) -> Option<Council> {
    let mut file = table::parse(source, "council.toml", faults)?;
    let mut council = Council {
        contacts: contacts::read(&mut file, today, faults),
        people: people::read(&mut file, faults),
        ..Council::default()
    };
    if let Some(mut head) = file.need_table("council", "[council]", faults) {
        if let Some(id) = head.need("id", "exampleshire", faults) {
            plain_id(&id, faults);
            council.id = id.value;
        }
        council.name = head.need_text("name", "Exampleshire County Council", faults);
        council.address = head.need_text("address", "IRO team, County Hall, Exampletown EX1 1AA", faults).trim().into();
        council.site = head.need_text("site", "Front Seat", faults);
        council.closed = head.flag("closed", faults).unwrap_or_default();
        council.colours = colours::read(&mut head, faults);
        if let Some(zone) = head.need("time_zone", "Europe/London", faults) {
            if IanaParser::new().parse(&zone.value).is_unknown() {
                let says = format!("there is no time zone \"{}\"; write it as \"Europe/London\"", zone.value);
                faults.note(&zone.place, says);
            }
            council.time_zone = zone.value;
        }
        if let Some(exit) = head.need("exit", "https://www.bbc.co.uk/weather", faults) {
            if let Err(why) = origins::judge_exit(&exit.value) {
                faults.note(&exit.place, why);
            }
            council.exit = exit.value;
        }
        if let Some(table) = head.need_table("origins", "origins", faults) {
            council.origins = origins::read(table, faults);
        }
        head.done(faults);
    }
    if let Some(table) = file.need_table("hours", "[hours]", faults) {
        council.bank_holidays.clone_from(&holidays);
        council.hours = hours::read(table, holidays, today, faults);
    }
    if let Some(table) = file.table("words", "[words]", faults) {
        council.words = terms::read(table, faults);
    }
    if let Some(table) = file.need_table("advocate", "[advocate]", faults) {
        council.advocate = contacts::read_advocate(table, today, faults);
    }
    file.done(faults);
    Some(council)
}

/// Whether a text can be an address on a host: parts of lower-case letters, digits and hyphens with `/` between them.
pub fn is_plain_path(text: &str) -> bool {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.split('/').all(|part| !part.is_empty() && part.bytes().all(good))
}

#[cfg(test)]
mod tests;
