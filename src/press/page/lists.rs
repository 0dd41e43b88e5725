//! `{contacts}`, `{officers}` and `{advocate}`: lists that come from `council.toml` and not from a page's author; and `{reckoner}`.

use forms::Voice;
use portal::site::{
    Person, Site,
    words::{self, Words},
};

use super::text::{escape, tel};
use crate::council::{
    Council,
    contacts::{ADVOCATE, Advocate},
};

/// What may stand on a line of its own in a page.
pub const SHORTCODES: [&str; 4] = ["contacts", "officers", "advocate", RECKONER];

/// What reckons the last day for the next review.
pub const RECKONER: &str = "reckoner";

/// The list that a shortcode stands for, as HTML for readers of this voice; nothing for another word.
pub fn html(shortcode: &str, council: &Council, site: &Site, voice: Voice) -> Option<String> {
    match shortcode {
        "contacts" => Some(contacts(site)),
        "officers" => Some(officers(council, Words::new(&site.words))),
        "advocate" => Some(advocate(council)),
        RECKONER => Some(reckoner(council, site, voice)),
        _ => None,
    }
}

/// A small form that `reckoner.js` answers. No child is asked for the day on which they came into care.
fn reckoner(council: &Council, site: &Site, voice: Voice) -> String {
    let words = Words::new(&site.words);
    let say = |id| escape(words.get(id));
    let (first, later, care) = (words::RECKONER_FIRST, words::RECKONER_LATER, words::RECKONER_CARE);
    let since = [("first", first), ("later", later), ("care", care)];
    let offered = if voice.is_to_a_child() { &since[..2] } else { &since[..] };
    let radio = |since| format!("<input type=\"radio\" name=\"since\" value=\"{since}\" autocomplete=\"off\">");
    let offered: String =
        offered.iter().map(|(since, id)| format!("<label>{} {}</label>", radio(since), say(id))).collect();
    format!(
        "<div class=\"reckoner needs-js\" data-holidays=\"{}\" data-lang=\"{}\" data-last=\"{}\" data-unknown=\"{}\">\
         <fieldset><legend>{}</legend>{offered}</fieldset>\
         <label>{} <input type=\"date\" autocomplete=\"off\"></label><p class=\"notice\" role=\"status\"></p></div>",
        council.bank_holidays.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        escape(words.get(words::LANGUAGE_LOCALE)),
        say(words::RECKONER_LAST),
        say(words::RECKONER_UNKNOWN),
        say(words::RECKONER_SINCE),
        say(words::RECKONER_DAY),
    )
}

/// Whoever is shown to these readers; the advocate has a list of its own.
fn contacts(site: &Site) -> String {
    let shown = site.contacts.iter().filter(|contact| contact.id != ADVOCATE);
    let items: String =
        shown.map(|contact| item(&contact.name, contact.shown(), &contact.address(), &[&contact.about])).collect();
    format!("<ul class=\"contacts\">{items}</ul>")
}

fn officers(council: &Council, words: Words<'_>) -> String {
    let people = &council.people;
    let named = people.roster.officers.iter().filter_map(|officer| {
        let person = people.people.iter().find(|person| person.id == officer.id)?;
        let cover = people.people.iter().find(|person| person.id == officer.cover);
        let away = away(person, cover.map_or("", |cover| &cover.name), words);
        let letter: String = person
            .letter
            .replace('\r', "")
            .split("\n\n")
            .map(str::trim)
            .filter(|paragraph| !paragraph.is_empty())
            .map(|paragraph| format!("<p>{}</p>", escape(paragraph)))
            .collect();
        Some(format!("<li><h3>{}</h3>{away}{letter}</li>", escape(&person.name)))
    });
    format!("<ul class=\"officers\">{}</ul>", named.collect::<String>())
}

/// "Away until 3 December. Priya reads letters for Sam.", or nothing.
fn away(person: &Person, cover: &str, words: Words<'_>) -> String {
    if person.away.is_empty() {
        return String::new();
    }
    let values = [("day", person.away.as_str()), ("iro", person.name.as_str()), ("cover", cover)];
    format!("<p>{}</p>", escape(&words.fill(words::OFFICER_AWAY, &values)))
}

fn advocate(council: &Council) -> String {
    let Advocate { name, phone, about, run_by, .. } = &council.advocate;
    format!("<ul class=\"contacts\">{}</ul>", item(name, phone, &format!("tel:{}", tel(phone)), &[about, run_by]))
}

/// Somebody to ring, in the same pieces as [`portal::screens::post::contact`], so that one style fits both.
fn item(name: &str, phone: &str, address: &str, about: &[&str]) -> String {
    let (address, name, phone) = (escape(address), escape(name), escape(phone));
    let about: String = about.iter().map(|words| format!("<p class=\"quiet\">{}</p>", escape(words))).collect();
    let called = if name == phone { String::new() } else { format!("<span>{name}</span> ") };
    format!("<li><a class=\"contact\" href=\"{address}\">{called}<b>{phone}</b></a>{about}</li>")
}
