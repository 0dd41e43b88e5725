//! What the inbox must know of its council. `press print` writes it and fills the page that names it.
//!
//! The page is `index.html` in this folder. `press` fills each `{{…}}` in it, escaped for an attribute or for text:
//!
//! | place | what |
//! | --- | --- |
//! | `{{lang}}`, `{{dir}}` | the language of the words, and `ltr` or `rtl` |
//! | `{{style}}` | the address of the inbox's style sheet: `style/inbox.css` with its `@import` lines joined |
//! | `{{boot}}` | the address of `boot.js` in this folder, which stands on the site as `boot-inbox-….js` |
//! | `{{app-js}}`, `{{app-wasm}}` | the addresses of what wasm-bindgen wrote |
//! | `{{languages}}` | links to the same page in other languages |
//! | `{{config}}` | the address of the JSON with this [`Config`] |
//! | `{{asked}}` | the address of the record of every question that was ever printed |
//! | `{{word:opening}}` and the like | that message of `public/words/<lang>/inbox.ftl` |
//!
//! The one line with `data-trunk` is for Trunk and is left out. All addresses are taken relative to the page.

use std::collections::BTreeMap;

use forms::{Form, Last, Record, Rules};
use wire::{Hours, Roster};

use crate::site::words::Words;

json::declare! {
    /// What the inbox must know of its council, in one language.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Config {
        /// The council's id, as `exampleshire`: a letter for another council is shown with a fault.
        pub council: String,
        /// The council's name as people say it.
        pub council_name: String,
        /// The language of the words, as `en`.
        pub lang: String,
        /// `ltr` or `rtl`.
        pub dir: String,
        /// The post box's origin, as `https://post.example`.
        pub post_box: String,
        /// The address of the worker's script, relative to the page.
        pub worker: String,
        /// Every message of `inbox.ftl` by id; `{$iro}` and the like are still in them.
        pub words: Words,
        /// What staff call each form, by its id: "Form for 8 to 11".
        pub forms: BTreeMap<String, String>,
        /// The forms whose answers are counted: surveys, and feedback.
        pub counted: Vec<Form> = Vec::new(),
        /// The names of everybody who may be named on a page, by their ids in roster and key-set.
        pub people: BTreeMap<String, String>,
        /// The two letters with which the codes of each officer's invitations begin.
        pub codes: Vec<String> = Vec::new(),
        /// Who does what, to say who can open what.
        pub roster: Roster,
        /// When the council works, and by when writers are told that somebody sees their letter.
        pub hours: Hours,
        /// The time zone of its clocks, as `Europe/London`.
        pub time_zone: String,
        /// What our forms say of their questions: a letter that says otherwise is not believed.
        pub rules: Rules,
        /// The six words of the key-set that the portal seals to, to compare with what is printed on letters.
        pub fingerprint: String,
        /// Its version.
        pub keyset: u32,
        /// Where it lies, from the worker's script on, and `#` with its digest: by it this person proves the way.
        pub keyset_url: String,
        /// Every question that our forms ever asked. It comes in a file of its own, which all languages share.
        pub asked: Record = Record::default(),
    }
}

impl Config {
    /// The name of a person, or their id where nobody wrote down a name.
    pub fn name<'config>(&'config self, id: &'config str) -> &'config str {
        self.people.get(id).map_or(id, String::as_str)
    }

    /// The name of somebody who did something about a letter.
    pub fn colleague(&self, id: &str) -> String {
        if id.is_empty() { self.words.say("somebody-former").to_owned() } else { self.name(id).to_owned() }
    }

    /// Whether this person leads or stands in for who does: then deleting is offered. The post box has a list of its own,
    /// and decides.
    pub fn is_lead(&self, id: &str) -> bool {
        let Roster { duty_lead, duty_deputy, manager, manager_deputy, .. } = &self.roster;
        [duty_lead, duty_deputy, manager, manager_deputy].into_iter().any(|lead| !lead.is_empty() && lead == id)
    }

    /// What staff call this form. The id of a form that is not ours is the sender's own word, and is never shown as ours.
    pub fn form(&self, id: &str) -> &str {
        self.forms.get(id).map_or_else(|| self.words.say("unknown-form"), String::as_str)
    }

    /// Several names as one text: "Sam and Priya".
    pub fn names(&self, ids: &[String]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.name(id).to_owned()).collect();
        self.words.tongue().list(&names, Last::And)
    }
}

#[cfg(test)]
pub(crate) use crate::sample::config as sample;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_press_writes_is_read_back() {
        let text = r#"{"council":"x","council_name":"X","lang":"en","dir":"ltr","post_box":"https://p","worker":"w.js",
            "words":{"opening":"Opening…","language-locale":"en-GB"},"forms":{"carer":"Carer"},"people":{"sam":"Sam"},
            "roster":{"officers":[],"duty_lead":"","duty_deputy":"","duty":[],"manager":"","manager_deputy":""},
            "hours":{"days":[1],"opens":540,"closes":1020,"holidays":[],
                "seen_minutes":480,"soon_seen_minutes":120,"soon_contact_minutes":480},
            "time_zone":"Europe/London",
            "rules":{"child-8-11":{"safe":{"private":true,"safety":true}}},
            "fingerprint":"a b c d e f","keyset":1,"keyset_url":"../k.json#d"}"#;
        let config: Config = json::read(text).expect("the documented shape");
        assert_eq!(config.words.say("opening"), "Opening…");
        assert_eq!(config.names(&["sam".into(), "left-last-year".into()]), "Sam and left-last-year");
        assert_eq!((config.form("carer"), config.form("Marked as read")), ("Carer", "unknown-form"));
    }

    #[test]
    fn whoever_leads_or_stands_in_is_a_lead_and_nobody_else() {
        let mut config = sample();
        assert_eq!(
            ["dee", "dan", "maya", "mo", "sam", "priya", ""].map(|id| config.is_lead(id)),
            [true, true, true, true, false, false, false]
        );
        config.roster.manager_deputy = String::new();
        assert!(!config.is_lead(""));
    }

    #[test]
    fn the_page_names_every_place_that_press_fills() {
        let page = include_str!("../index.html");
        for place in ["lang", "dir", "icon", "style", "boot", "boot-integrity", "app-js", "app-wasm", "config", "asked"]
        {
            assert!(page.contains(&format!("{{{{{place}}}}}")), "index.html has no {{{{{place}}}}}");
        }
        let words = crate::site::words::tests::english();
        for word in page.split("{{word:").skip(1).filter_map(|rest| rest.split_once("}}")) {
            assert!(words.contains_key(word.0), "inbox.ftl has no message {}", word.0);
        }
    }
}
