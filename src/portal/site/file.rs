//! Reads the one file that the app fetches: a form, and the site it stands on.

use std::collections::BTreeMap;

use forms::{
    Choice, Form, Kind, Part, Question, ShareRule, ShowIf, Voice,
    kinds::{self, Cards, PickUpto, Text},
};
use wire::{
    Hours,
    keyset::{Officer, Roster},
};

use crate::site::{Contact, ContactAudience, FormFile, KeySetLink, Person, Site, json::Json};

/// Reads a form, its site without interface words, and those words. What is missing reads as empty: `press` wrote the file, and the page shows what it holds.
///
/// `None` if it is no form at all, or speaks to somebody this app does not know: then the page offers paper instead of an empty screen.
#[must_use]
pub fn read(file: &Json) -> Option<(FormFile, Vec<(String, String)>)> {
    let form = read_form(file.get("form"))?;
    if form.questions.is_empty() {
        return None;
    }
    let site = file.get("site");
    let words = match site.get("words") {
        Json::Map(entries) => entries.iter().map(|(id, words)| (id.clone(), words.text())).collect(),
        _ => Vec::new(),
    };
    Some((FormFile { form, site: read_site(site) }, words))
}

fn read_form(form: &Json) -> Option<Form> {
    let questions = form.get("questions").list(read_question).into_iter().collect::<Option<_>>()?;
    Some(Form {
        id: form.get("id").text(),
        version: form.get("version").number(),
        lang: form.get("lang").text(),
        voice: Voice::named(form.get("voice").as_text())?,
        title: form.get("title").text(),
        questions,
    })
}

/// Nothing for a part, a kind or a rule that this app does not know: it is never taken for another.
fn read_question(question: &Json) -> Option<Question> {
    let text = |name| question.get(name).text();
    let condition = question.get("show_if");
    Some(Question {
        id: text("id"),
        part: match question.get("part").as_text() {
            "core" => Part::Core,
            "more" => Part::More,
            "sending" => Part::Sending,
            _ => return None,
        },
        ask: text("ask"),
        hint: text("hint"),
        topic: text("topic"),
        kind: read_kind(question.get("kind"))?,
        share: match question.get("share").as_text() {
            "private" => ShareRule::Private,
            "with_letter" => ShareRule::WithLetter,
            "" | "ask" => ShareRule::Ask,
            _ => return None,
        },
        show_if: (!matches!(condition, Json::Nothing))
            .then(|| ShowIf { question: condition.get("question").text(), is: condition.get("is").text() }),
    })
}

fn read_kind(kind: &Json) -> Option<Kind> {
    let Json::Map(entries) = kind else { return None };
    let (name, held) = entries.first()?;
    let choices = || held.get("choices").list(read_choice);
    Some(match name.as_str() {
        "text" => Kind::Text(Text {
            long: *held.get("long") == Json::Flag(true),
            chars_max: held.get("chars_max").number(),
            starters: held.get("starters").list(Json::text),
        }),
        "cards" => Kind::Cards(Cards { choices: choices() }),
        "pick_upto" => Kind::PickUpto(PickUpto { choices: choices(), most: held.get("most").number() }),
        "officer" => Kind::Officer(kinds::Officer { choices: choices() }),
        _ => return None,
    })
}

fn read_choice(choice: &Json) -> Choice {
    let text = |name| choice.get(name).text();
    Choice {
        id: text("id"),
        words: text("words"),
        hint: text("hint"),
        picture: text("picture"),
        offer_help: *choice.get("offer_help") == Json::Flag(true),
    }
}

fn read_site(site: &Json) -> Site {
    let text = |name| site.get(name).text();
    let keyset = site.get("keyset");
    Site {
        council: text("council"),
        council_name: text("council_name"),
        name: text("name"),
        base: text("base"),
        home: text("home"),
        lang: text("lang"),
        dir: text("dir"),
        exit: text("exit"),
        words: BTreeMap::new(),
        people: site.get("people").list(read_person),
        roster: read_roster(site.get("roster")),
        hours: read_hours(site.get("hours")),
        time_zone: text("time_zone"),
        contacts: site.get("contacts").list(read_contact),
        post_box: text("post_box"),
        keyset: KeySetLink {
            url: keyset.get("url").text(),
            version: keyset.get("version").number(),
            fingerprint: keyset.get("fingerprint").text(),
        },
        worker: text("worker"),
    }
}

/// As much as ringing them needs: whom Help now shows is printed in the page.
fn read_contact(contact: &Json) -> Contact {
    let text = |name| contact.get(name).text();
    let (audience, help_now) = (ContactAudience::All, false);
    Contact {
        id: text("id"),
        name: text("name"),
        phone: text("phone"),
        about: text("about"),
        audience,
        help_now,
        checked: String::new(),
    }
}

fn read_person(person: &Json) -> Person {
    let text = |name| person.get(name).text();
    Person { id: text("id"), name: text("name"), role: text("role"), away: text("away"), letter: text("letter") }
}

fn read_roster(roster: &Json) -> Roster {
    let text = |name| roster.get(name).text();
    Roster {
        officers: roster
            .get("officers")
            .list(|officer| Officer { id: officer.get("id").text(), cover: officer.get("cover").text() }),
        duty_lead: text("duty_lead"),
        duty_deputy: text("duty_deputy"),
        duty: roster.get("duty").list(Json::text),
        manager: text("manager"),
        manager_deputy: text("manager_deputy"),
    }
}

fn read_hours(hours: &Json) -> Hours {
    let number = |name| hours.get(name).number();
    Hours {
        days: hours.get("days").list(Json::number),
        opens: number("opens"),
        closes: number("closes"),
        holidays: hours.get("holidays").list(Json::text),
        seen_minutes: number("seen_minutes"),
        soon_seen_minutes: number("soon_seen_minutes"),
        soon_contact_minutes: number("soon_contact_minutes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_file_that_press_writes_is_read_whole() {
        let file = FormFile { form: sample::form(), site: sample::site() };
        let written = serde_json::to_value(&file).expect("plain data");
        let (mut read, words) = read(&written.into()).expect("a form");
        read.site.words = words.into_iter().collect();
        let rung = |site: &Site| -> Vec<_> {
            let one =
                |contact: &Contact| [&contact.id, &contact.name, &contact.phone, &contact.about].map(String::clone);
            site.contacts.iter().map(one).collect()
        };
        assert!(!rung(&read.site).is_empty());
        assert_eq!(rung(&read.site), rung(&file.site));
        read.site.contacts.clone_from(&file.site.contacts);
        assert_eq!(read, file);
    }

    #[test]
    fn what_is_no_form_is_refused() {
        assert_eq!(read(&Json::Nothing), None);
        assert_eq!(read(&crate::site::json::map(vec![("form", Json::List(Vec::new()))])), None);
    }
}
