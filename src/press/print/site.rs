//! What a page knows of its council, in the words for its readers.

use chrono::NaiveDate;
use forms::Voice;
use portal::{
    screens::post::people_to_ring,
    site::{
        Contact, ContactAudience, KeySetLink, Person, Reach, Site,
        words::{APP, for_any_count},
    },
};
use wire::Hours;

use super::{Plan, Whole};
use crate::{
    council::contacts::{ADVOCATE, Advocate},
    words::interface::spoken,
};

/// The form for whoever would rather talk: the first screen of every other one leads to it.
const TALK: &str = "talk";

/// The same for adults.
const TALK_ADULT: &str = "talk-adult";

/// What a printed page of this voice knows: every word, and everybody who is shown to its readers.
pub fn for_pages(whole: Whole<'_>, plan: &Plan, keyset_url: &str, worker: &str, voice: Voice) -> Site {
    let (place, today) = (&plan.place, plan.today);
    let Whole { council, keys, language, .. } = whole;
    let words = language.interface.as_ref().map(|words| spoken(words, voice, &language.variables)).unwrap_or_default();
    let contacts = council.contacts.iter().filter(|contact| is_for(contact, voice));
    Site {
        council: council.id.clone(),
        council_name: council.name.clone(),
        address: council.address.clone(),
        name: council.site.clone(),
        base: place.base.clone(),
        home: format!("{}{}", place.base, language.head.folder),
        lang: language.head.lang.clone(),
        dir: language.head.dir.clone(),
        exit: place.exit.clone(),
        words: words.into_iter().collect(),
        people: council.people.people.clone(),
        roster: council.people.roster.clone(),
        hours: Hours { holidays: still_to_come(&council.hours.holidays, today), ..council.hours.clone() },
        time_zone: council.time_zone.clone(),
        contacts: contacts.cloned().chain([advocate(&council.advocate)]).collect(),
        post_box: place.origins.post_box.clone(),
        keyset: KeySetLink {
            url: keyset_url.to_owned(),
            version: keys.version,
            fingerprint: language.variables.fingerprint().to_owned(),
        },
        worker: worker.to_owned(),
        talk: whole
            .public
            .forms
            .iter()
            .find(|form| form.id == if voice.is_to_a_child() { TALK } else { TALK_ADULT })
            .map_or_else(String::new, |form| form.path.value.clone()),
        younger: String::new(),
        older: String::new(),
        swap: String::new(),
        pictures: String::new(),
    }
}

/// What is over is promised to nobody.
fn still_to_come(days: &[String], today: NaiveDate) -> Vec<String> {
    let today = today.to_string();
    days.iter().filter(|day| **day >= today).cloned().collect()
}

/// What the app gets of it: the words it uses, nobody's letter, no address, and whom it offers to ring.
pub fn for_app(site: &Site) -> Site {
    let words = site.words.iter().filter(|(id, _)| [id.as_str(), for_any_count(id)].iter().any(|id| APP.contains(id)));
    let people = site.people.iter().map(|person| Person { letter: String::new(), ..person.clone() });
    let contacts = people_to_ring(site).into_iter().cloned();
    Site {
        address: String::new(),
        words: words.cloned().collect(),
        people: people.collect(),
        contacts: contacts.collect(),
        ..site.clone()
    }
}

fn is_for(contact: &Contact, voice: Voice) -> bool {
    match contact.audience {
        ContactAudience::All => true,
        ContactAudience::Child => voice.is_to_a_child(),
        ContactAudience::Adult => !voice.is_to_a_child(),
    }
}

/// The advocacy provider among the contacts: pages offer it where the questions cannot run, and on paper.
fn advocate(advocate: &Advocate) -> Contact {
    Contact {
        id: ADVOCATE.to_owned(),
        name: advocate.name.clone(),
        phone: advocate.phone.clone(),
        reach: Reach::Ring,
        about: format!("{} {}", advocate.about, advocate.run_by),
        audience: ContactAudience::All,
        help_now: false,
    }
}
