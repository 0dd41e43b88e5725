//! Whose keys a council publishes, and who can open what. No key is used here: only named.

use alloc::{borrow::ToOwned as _, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

json::declare! {
    /// Everything public: `keys.toml` in a council's folder, `keyset-….json` on its site. Never taken from the post box.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct KeySet {
        /// Counts up with every change; sealed into each letter.
        pub version: u32,
        /// The day it was made, as `2026-11-20`.
        pub made: String,
        /// All keys are of one kind: the age format forbids mixing them.
        pub kind: KeyKind,
        /// The offline spare key's recipient, whose identity any two of three holders can put together.
        pub recovery: String,
        /// The public keys that sign acknowledgements, in base64: the current and the next, so one can be changed.
        pub post_box: PostBoxKeys,
        /// Everybody who may open letters.
        pub people: Vec<PersonKeys>,
    }
}

json::declare! {
    /// Which age recipients a key-set holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum KeyKind {
        /// `age1pq1…`: ML-KEM-768 with X25519 (X-Wing). The default.
        Hybrid = "hybrid",
        /// `age1…`: X25519 alone, for a council whose own tools cannot do more.
        X25519 = "x25519",
    }
}

json::declare! {
    /// The two keys an acknowledgement may be signed with.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct PostBoxKeys {
        /// The key in use: 32 bytes in base64.
        pub current: String,
        /// The key that comes next.
        pub next: String,
    }
}

json::declare! {
    /// One person's public keys.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct PersonKeys {
        /// The id that `council.toml` uses.
        pub id: String,
        /// Their age recipient.
        pub recipient: String,
        /// Their Ed25519 sign-in key: 32 bytes in base64.
        pub sign: String,
    }
}

json::declare! {
    /// Who does what at this council, by id. Names and faces are elsewhere.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Roster {
        /// Each officer and who covers for them.
        pub officers: Vec<Officer>,
        /// Takes letters whose officer is not known.
        pub duty_lead: String,
        /// Stands in for the duty lead.
        pub duty_deputy: String,
        /// The duty team, in the order they are asked.
        pub duty: Vec<String>,
        /// Takes letters that are about an officer.
        pub manager: String,
        /// Stands in for the manager.
        pub manager_deputy: String,
    }
}

json::declare! {
    /// One officer and who covers for them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Officer {
        /// The officer's id.
        pub id: String,
        /// Who reads their letters when they are away.
        pub cover: String,
    }
}

json::declare! {
    /// To whom a letter goes.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Route {
        /// To this officer.
        Officer(String) = "officer",
        /// "I don't know who mine is."
        Unknown = "unknown",
        /// "This is about my IRO": not to any officer or cover.
        AboutMyOfficer = "about_my_officer",
        /// What somebody says of the service: feedback, a survey. To those who lead it, and no officer.
        Service = "service",
    }
}

impl Route {
    /// The choice that means "I don't know".
    pub const UNKNOWN: &str = "unknown";
    /// The choice that means "this is about my IRO".
    pub const ABOUT_MY_OFFICER: &str = "about-my-officer";

    /// The choice that means "this is about the service".
    pub const SERVICE: &str = "service";

    /// To whom a letter goes whose writer chose this officer. Not said is not known.
    #[must_use]
    pub fn chosen(officer: Option<&str>) -> Self {
        match officer {
            None | Some(Self::UNKNOWN) => Self::Unknown,
            Some(Self::ABOUT_MY_OFFICER) => Self::AboutMyOfficer,
            Some(Self::SERVICE) => Self::Service,
            Some(id) => Self::Officer(id.to_owned()),
        }
    }
}

/// Who can open each group of a letter, by id; the recovery key comes on top of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Openers {
    /// Who can open what may be said in the meeting.
    pub team: Vec<String>,
    /// Who can open what is kept.
    pub private: Vec<String>,
}

impl Roster {
    /// Who can open a letter that takes this route. The send page names them and the worker seals to them: one rule for both.
    ///
    /// An officer who is not on the roster is treated as not known, so the letter still reaches somebody.
    #[must_use]
    pub fn openers(&self, route: &Route) -> Openers {
        let chosen = match route {
            Route::AboutMyOfficer | Route::Service => {
                let both = distinct([&self.manager, &self.manager_deputy]);
                return Openers { team: both.clone(), private: both };
            }
            Route::Officer(id) => self.officers.iter().find(|officer| officer.id == *id),
            Route::Unknown => None,
        };
        let private = match chosen {
            Some(officer) => distinct([&officer.id, &officer.cover]),
            None => distinct([&self.duty_lead, &self.duty_deputy]),
        };
        let others = self.duty.iter().filter(|id| !private.contains(id)).take(2);
        let team = private.iter().chain(others).cloned().collect();
        Openers { team, private }
    }
}

fn distinct(ids: [&String; 2]) -> Vec<String> {
    let mut found: Vec<String> = Vec::with_capacity(2);
    for id in ids {
        if !id.is_empty() && !found.contains(id) {
            found.push(id.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    fn roster() -> Roster {
        let officer = |id: &str, cover: &str| Officer { id: id.into(), cover: cover.into() };
        Roster {
            officers: alloc::vec![officer("sam", "priya"), officer("priya", "sam")],
            duty_lead: "dee".into(),
            duty_deputy: "dan".into(),
            duty: ["priya", "dee", "dan"].map(String::from).to_vec(),
            manager: "maya".into(),
            manager_deputy: "mo".into(),
        }
    }

    #[track_caller]
    fn check(route: Route, expected: &str) {
        let Openers { team, private } = roster().openers(&route);
        assert_eq!(format!("team {} / private {}", team.join(" "), private.join(" ")), expected);
    }

    #[test]
    fn a_letter_to_an_officer_goes_to_officer_cover_and_two_on_duty() {
        check(Route::Officer("sam".into()), "team sam priya dee dan / private sam priya");
    }

    #[test]
    fn a_letter_to_nobody_known_goes_to_the_duty_lead_and_deputy() {
        check(Route::Unknown, "team dee dan priya / private dee dan");
        check(Route::Officer("left-last-year".into()), "team dee dan priya / private dee dan");
    }

    #[test]
    fn a_letter_about_an_officer_reaches_no_officer() {
        check(Route::AboutMyOfficer, "team maya mo / private maya mo");
        check(Route::Service, "team maya mo / private maya mo");
    }
}
