//! What a page must know of its council: printed into every page by `press`, and into each form's JSON for the app.

pub mod names;
pub mod when;
pub mod words;

use forms::{Form, Voice};
use wire::{Hours, keyset::Roster};

json::declare! {
    /// The one file that the app fetches: a form, and the site it stands on.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct FormFile {
        /// The questions with their words.
        pub form: Form,
        /// The council, its people and the interface words.
        pub site: Site,
    }
}

json::declare! {
    /// What a page must know of its council, in one language and for one voice.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Site {
        /// The council's id, as `exampleshire`.
        pub council: String,
        /// The council's name as people say it.
        pub council_name: String,
        /// Where paper is sent, in lines. Not in the app's file.
        pub address: String = String::new(),
        /// What this website is called.
        pub name: String,
        /// Where the site stands on its host: `/` or `/front-seat/`, with both slashes.
        pub base: String,
        /// Where the pages in this language stand: the base, or a folder beneath it, as `/front-seat/cy/`.
        pub home: String,
        /// The language of the words, as `en`.
        pub lang: String,
        /// `ltr` or `rtl`.
        pub dir: String,
        /// A harmless website for *Leave fast*.
        pub exit: String,
        /// The interface words by id; `{$iro}` and the like are still in them. For the app only the words it uses.
        pub words: Vec<(String, String)>,
        /// Everybody who may be named on a page.
        pub people: Vec<Person>,
        /// Who does what.
        pub roster: Roster,
        /// When the team works.
        pub hours: Hours,
        /// The time zone of the council's clocks, as `Europe/London`.
        pub time_zone: String,
        /// Whom to ring.
        pub contacts: Vec<Contact>,
        /// The post box's origin, as `https://post.example`.
        pub post_box: String,
        /// Which keys this site seals to.
        pub keyset: KeySetLink,
        /// The address of the sealing worker's script, beneath the base.
        pub worker: String,
        /// Where the form stands for whoever would rather talk, as `say/talk/`, beneath the pages in this language; or nothing.
        pub talk: String = String::new(),
        /// Where the same is asked for those who are younger, beneath the pages in this language; or nothing.
        pub younger: String = String::new(),
        /// Where the same is asked for those who are older; or nothing.
        pub older: String = String::new(),
        /// The address of what puts one of these in this page's place, beneath the base.
        pub swap: String = String::new(),
        /// The address of the form's pictures, beneath the base: one file, in which each has its name.
        pub pictures: String = String::new(),
    }
}

/// What a device calls the outbox of a site: its database, its turns and its channel.
///
/// Each site has its own, since all sites of one origin share what a device keeps: a letter to one council or one post
/// box must never be sent to another's.
pub fn outbox_name(council: &str, base: &str) -> String {
    ["front-seat ", council, " ", base].concat()
}

json::declare! {
    /// Somebody who may be named on a page.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Person {
        /// The id that the roster and the key-set use.
        pub id: String,
        /// The name children use.
        pub name: String,
        /// What they do, in a few plain words.
        pub role: String,
        /// The two letters that the codes of an officer's invitations begin with.
        pub code: String = String::new(),
        /// "Away until 3 December", or nothing.
        pub away: String = String::new(),
        /// A few lines to the children they work for, or nothing. Not in the app's file.
        pub letter: String = String::new(),
    }
}

json::declare! {
    /// Somebody to ring.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Contact {
        /// As `childline`, `advocate`, `out-of-hours`, `team`, `emergency`.
        pub id: String,
        /// What it is called.
        pub name: String,
        /// The number as it is written, with spaces; or the address, as `https://www.childline.org.uk`.
        pub phone: String,
        /// How they are reached there.
        pub reach: Reach = Reach::Ring,
        /// When somebody answers, and what they can do: one sentence.
        pub about: String,
        /// Whether it is shown to children, to adults or to both.
        pub audience: ContactAudience,
        /// Whether it is one of the few that *Get help* shows.
        pub help_now: bool,
    }
}

json::declare! {
    /// How somebody is reached.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Reach {
        /// By ringing a number.
        Ring = "ring",
        /// By a text to a number.
        Text = "text",
        /// On a website: to chat, or to sign.
        Web = "web",
    }
}

impl Contact {
    /// Where a link to them leads.
    pub fn address(&self) -> String {
        let scheme = match self.reach {
            Reach::Ring => "tel:",
            Reach::Text => "sms:",
            Reach::Web => return self.phone.clone(),
        };
        [scheme, &self.phone.replace(|sign: char| !sign.is_ascii_digit() && sign != '+', "")].concat()
    }

    /// The number, or the address without what nobody says of it.
    pub fn shown(&self) -> &str {
        let address = self.phone.strip_prefix("https://").unwrap_or(&self.phone);
        address.strip_prefix("www.").unwrap_or(address)
    }
}

json::declare! {
    /// Whom a contact is shown to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ContactAudience {
        /// Children only.
        Child = "child",
        /// Adults only.
        Adult = "adult",
        /// Everybody.
        All = "all",
    }
}

json::declare! {
    /// Which keys a site seals to.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct KeySetLink {
        /// The address of the key-set file, beneath the base.
        pub url: String,
        /// Its version.
        pub version: u32,
        /// Its six-word fingerprint, which the council prints on its letters.
        pub fingerprint: String,
    }
}

/// The files that a printed page names, each beneath the base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The text of the style sheet. It stands in each page, so that the first question waits for nothing but its page.
    pub style: String,
    /// `boot.js`: quick exit, help, reading settings, start of the app.
    pub boot: String,
    /// What a browser checks `boot.js` against before it runs it: `sha384-…`.
    pub boot_integrity: String,
    /// `read.js`: read to me, loaded when first asked for.
    pub read: String,
    /// The notice that something waits on this device, fetched only where something does.
    pub outbox: String,
    /// The app's script.
    pub app_js: String,
    /// The app's wasm.
    pub app_wasm: String,
    /// The form's JSON.
    pub form: String,
    /// The same page in the site's other languages.
    pub others: Vec<Other>,
}

/// A page in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The language, as `cy`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// What the language calls itself: `Cymraeg`.
    pub name: String,
    /// Where the page stands beneath the base, as `cy/my-iro/`.
    pub path: String,
}

/// A way to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Where the page stands beneath the base, as `say/8-11/`.
    pub path: String,
    /// What the link to it says.
    pub words: String,
}

/// What home leads to, each list in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The doors for children, from the youngest on.
    pub doors: Vec<Way>,
    /// The rows for adults.
    pub rows: Vec<Way>,
    /// The links to explainers.
    pub links: Vec<Way>,
}

/// Pages that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// What they are about.
    pub name: String,
    /// The ways to them.
    pub ways: Vec<Way>,
}

/// An explainer as `press` read it: words already turned into HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explainer {
    /// To whom it speaks.
    pub voice: Voice,
    /// The title.
    pub title: String,
    /// One sentence for search results and links.
    pub summary: String,
    /// The body, made from our own Markdown and cleaned.
    pub html: String,
    /// Where its facts come from.
    pub facts: Vec<Fact>,
    /// Whether its words are not ours to choose.
    pub formal: bool,
    /// Whether young people have checked the words.
    pub checked_by_young_people: bool,
    /// The same for other readers, by its path.
    pub others: Vec<(Voice, String)>,
    /// The address of a picture above it, beneath the base; or nothing.
    pub picture: String,
    /// The address of a script of its own, beneath the base; mostly nothing.
    pub script: String,
}

/// One fact that a page states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The name that the body's footnote links to: `#fact-<id>`.
    pub id: String,
    /// What is stated, in a few words.
    pub says: String,
    /// Where it comes from.
    pub source: String,
    /// The day somebody last checked it, as people write it: `20 November 2026`.
    pub checked: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[track_caller]
    fn check(from: &str, to: &str, is_read: bool) {
        let file = json::write(&FormFile { form: sample::form(), site: sample::site() });
        assert!(file.contains(from), "the file has no {from}");
        assert_eq!(json::read::<FormFile>(file.replacen(from, to, 1)).is_some(), is_read, "{to}");
    }

    #[test]
    fn somebody_is_rung_texted_or_met_on_a_website() {
        let reached = |reach, phone: &str| {
            let contact = Contact { reach, phone: phone.into(), ..sample::site().contacts[0].clone() };
            format!("{} {}", contact.address(), contact.shown())
        };
        assert_eq!(reached(Reach::Ring, "0800 1111"), "tel:08001111 0800 1111");
        assert_eq!(reached(Reach::Text, "85258"), "sms:85258 85258");
        assert_eq!(
            reached(Reach::Web, "https://www.childline.org.uk"),
            "https://www.childline.org.uk childline.org.uk"
        );
    }

    #[test]
    fn a_form_that_this_app_does_not_know_is_refused_and_not_asked_in_part() {
        check(r#""kind":{"officer":"#, r#""kind":{"officer":"#, true);
        check(r#""kind":{"officer":"#, r#""kind":{"drawing":"#, false);
        check(r#""part":"more""#, r#""part":"later""#, false);
        check(r#""share":"private""#, r#""share":"public""#, false);
        check(r#""voice":"child""#, r#""voice":"robot""#, false);
    }
}
