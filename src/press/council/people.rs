//! Who works here, who covers for whom, and who takes letters that cannot go to an officer.

use forms::form::known::CODE_LETTERS;
use portal::site::Person;
use wire::keyset::{Officer, Roster};

use crate::{
    fault::{Faults, Place, Placed},
    nearest::advice,
    table::Table,
};

/// What somebody in `[duty] team` is called.
const TEAM_MEMBER: &str = "duty team member";

/// The council's people.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Everybody, in the order of the file.
    pub people: Vec<Person>,
    /// Who does what.
    pub roster: Roster,
    /// Where each id of the roster stands, with the office it is named for.
    pub named: Vec<Placed<(String, &'static str)>>,
}

/// Somebody as they were read.
struct Draft {
    person: Person,
    place: Place,
    cover: Option<Placed<String>>,
    code: Option<Placed<String>>,
}

/// Reads every `[[person]]`, `[duty]` and `[manager]`, and sees that every letter finds a reader.
pub fn read(council: &mut Table<'_>, faults: &mut Faults) -> People {
    let drafts = drafts(council, faults);
    let mut named = Vec::new();
    let mut roster = Roster::default();
    if let Some(mut duty) = council.need_table("duty", "[duty]", faults) {
        roster.duty_lead = office(&mut duty, "lead", "duty lead", &mut named, faults);
        roster.duty_deputy = office(&mut duty, "deputy", "duty deputy", &mut named, faults);
        roster.duty = team(&mut duty, &mut named, faults);
        duty.done(faults);
    }
    if let Some(mut manager) = council.need_table("manager", "[manager]", faults) {
        roster.manager = office(&mut manager, "lead", "manager", &mut named, faults);
        roster.manager_deputy = office(&mut manager, "deputy", "manager's deputy", &mut named, faults);
        manager.done(faults);
    }
    let ids: Vec<&str> = drafts.iter().map(|draft| draft.person.id.as_str()).collect();
    // Only when every office is filled is somebody without one taken for an officer whose cover was forgotten.
    let mut offices_filled = !roster.duty_lead.is_empty() && !roster.manager.is_empty();
    for Placed { value: (id, office), place } in &named {
        if !ids.contains(&id.as_str()) {
            offices_filled = false;
            faults.note(place, format!("the {office} \"{id}\" is not a [[person]]; {}", advice(id, &ids)));
        }
    }
    codes(&drafts, faults);
    roster.officers = officers(&drafts, &named, &ids, offices_filled, faults);
    if roster.officers.is_empty() {
        faults.note(council.place(), "there is no officer; add a [[person]] with a cover");
    }
    apart(&roster, &named, faults);
    enough_on_duty(&roster, &named, faults);
    People { people: drafts.into_iter().map(|draft| draft.person).collect(), roster, named }
}

fn drafts(council: &mut Table<'_>, faults: &mut Faults) -> Vec<Draft> {
    let drafts = council.each("person", "sam", faults, |table, faults| {
        let name = table.need_text("name", "Sam", faults);
        let role = table.need_text("role", "IRO", faults);
        let cover = table.text("cover", faults);
        let [away, letter] = ["away", "letter"]
            .map(|key| table.text(key, faults).map(|text| text.value.trim().to_owned()).unwrap_or_default());
        let code = table.text("code", faults);
        let own = code.as_ref().map(|code| code.value.clone()).unwrap_or_default();
        (Person { id: String::new(), name, role, code: own, away, letter }, cover, code)
    });
    let named = |(id, (person, cover, code)): (Placed<String>, (Person, _, _))| Draft {
        person: Person { id: id.value, ..person },
        place: id.place,
        cover,
        code,
    };
    drafts.into_iter().map(named).collect()
}

/// An officer's code begins the code of every letter of invitation, so it must tell one officer from all others.
fn codes(drafts: &[Draft], faults: &mut Faults) {
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for Draft { person, place, cover, code } in drafts {
        let Some(Placed { value, place }) = code else {
            if cover.is_some() {
                let says =
                    format!("the officer \"{}\" has no code; add code = \"KM\", two of {CODE_LETTERS}", person.id);
                faults.note(place, says);
            }
            continue;
        };
        if value.len() != 2 || !value.chars().all(|letter| CODE_LETTERS.contains(letter)) {
            faults.note(place, format!("the code \"{value}\" is not two of {CODE_LETTERS}; choose two, as \"KM\""));
        } else if let Some((_, first)) = seen.iter().find(|(code, _)| code == value) {
            faults.note(place, format!("the code \"{value}\" is already that of \"{first}\"; choose another"));
        }
        seen.push((value, &person.id));
    }
}

/// Everybody with a cover is an officer. So is, with a fault, whoever looks like one: a letter to children, the role of
/// an IRO, or no other office.
fn officers(
    drafts: &[Draft],
    named: &[Placed<(String, &'static str)>],
    ids: &[&str],
    offices_filled: bool,
    faults: &mut Faults,
) -> Vec<Officer> {
    let mut officers = Vec::new();
    for Draft { person, place, cover, .. } in drafts {
        let id = &person.id;
        let Some(cover) = cover.as_ref().filter(|cover| !cover.value.trim().is_empty()) else {
            let no_office = offices_filled && !named.iter().any(|named| named.value.0 == *id);
            if cover.is_some() || no_office || !person.letter.is_empty() || person.role == "IRO" {
                let says = format!(
                    "the officer \"{id}\" has no cover, so nobody would read their letters when they are away; \
                     add cover = \"…\", or name them in [duty] or [manager] if they are no officer"
                );
                faults.note(cover.as_ref().map_or(place, |cover| &cover.place), says);
            }
            continue;
        };
        if cover.value == *id {
            faults.note(&cover.place, format!("\"{id}\" covers for themselves; name somebody else"));
        } else if !ids.contains(&cover.value.as_str()) {
            let others: Vec<&str> = ids.iter().copied().filter(|other| other != id).collect();
            let says = format!(
                "the cover \"{}\" of \"{id}\" is not a [[person]]; {}",
                cover.value,
                advice(&cover.value, &others)
            );
            faults.note(&cover.place, says);
        }
        officers.push(Officer { id: id.clone(), cover: cover.value.clone() });
    }
    officers
}

/// A letter about an officer goes to the manager and the deputy: neither may be an officer or a cover. Nor may an officer
/// be on duty, where all letters are seen lying.
fn apart(roster: &Roster, named: &[Placed<(String, &'static str)>], faults: &mut Faults) {
    for Placed { value: (id, office), place } in named {
        let reaches = if office.starts_with("manager") { "reach them" } else { "lie before them" };
        let says = if roster.officers.iter().any(|officer| officer.id == *id) {
            format!(
                "the {office} \"{id}\" is also an officer, so a letter about them would {reaches}; name somebody else"
            )
        } else if !office.starts_with("manager") {
            continue;
        } else if let Some(officer) = roster.officers.iter().find(|officer| officer.cover == *id) {
            format!(
                "the {office} \"{id}\" also covers for \"{}\", so a letter about that officer would reach their cover; \
                 name somebody else",
                officer.id
            )
        } else {
            continue;
        };
        faults.note(place, says);
    }
    for (lead, deputy, office) in [
        (&roster.duty_lead, &roster.duty_deputy, "duty deputy"),
        (&roster.manager, &roster.manager_deputy, "manager's deputy"),
    ] {
        if !lead.is_empty()
            && lead == deputy
            && let Some(named) = named.iter().find(|named| named.value.1 == office)
        {
            faults.note(&named.place, format!("\"{lead}\" is lead and deputy at once; name somebody else as deputy"));
        }
    }
}

/// A letter for the meeting goes to two of the duty team besides the officer and the cover.
fn enough_on_duty(roster: &Roster, named: &[Placed<(String, &'static str)>], faults: &mut Faults) {
    // A team of one has been noted already, with the same advice.
    let Some(first) = named.iter().find(|named| named.value.1 == TEAM_MEMBER).filter(|_| roster.duty.len() > 1) else {
        return;
    };
    for Officer { id, cover } in &roster.officers {
        let others = roster.duty.iter().filter(|other| *other != id && *other != cover).count();
        if others < 2 {
            let says = format!(
                "a letter to \"{id}\" finds {others} of the duty team besides \"{id}\" and \"{cover}\"; two are needed, so \
                 name more people in \"team\""
            );
            faults.note(&first.place, says);
        }
    }
}

fn office(
    table: &mut Table<'_>,
    key: &'static str,
    office: &'static str,
    named: &mut Vec<Placed<(String, &'static str)>>,
    faults: &mut Faults,
) -> String {
    let Some(id) = table.need(key, "dee", faults) else { return String::new() };
    named.push(Placed { value: (id.value.clone(), office), place: id.place });
    id.value
}

/// The duty team: two of them besides officer and cover must be left for any letter.
fn team(duty: &mut Table<'_>, named: &mut Vec<Placed<(String, &'static str)>>, faults: &mut Faults) -> Vec<String> {
    let mut team: Vec<String> = Vec::new();
    for id in duty.texts("team", faults) {
        if team.contains(&id.value) {
            faults.note(&id.place, format!("\"{}\" is named twice in the duty team; take one out", id.value));
            continue;
        }
        team.push(id.value.clone());
        named.push(Placed { value: (id.value, TEAM_MEMBER), place: id.place });
    }
    if !duty.was_there("team") {
        duty.missing("team", "[\"dee\", \"dan\"]", faults);
    } else if (1..2).contains(&team.len()) {
        faults.note(duty.place(), "the duty team has fewer than two people; name two or more in \"team\"");
    }
    team
}
