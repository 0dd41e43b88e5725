//! Whose sign-in is suspended, and what a lead does about that.

use wire::desk::Ask;

use crate::session::{desk::Desk, errands::Errand};

/// A colleague, as a lead sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
}

impl Desk {
    /// Everybody else who may be suspended, by name; nobody for whoever may not.
    pub fn others(&self) -> Vec<Colleague> {
        let Some(suspended) = &self.suspended else { return Vec::new() };
        let ids = self.config.people.keys().chain(suspended.iter().filter(|id| !self.config.people.contains_key(*id)));
        let others = ids.filter(|id| self.me() != Some(id));
        let mut all: Vec<_> =
            others.map(|id| Colleague { id: id.clone(), name: self.config.name(id).to_owned() }).collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }

    /// Whether this colleague's sign-in is suspended.
    pub fn is_suspended(&self, id: &str) -> bool {
        self.suspended.iter().flatten().any(|suspended| suspended == id)
    }

    /// Whether that is asked of the post box at this moment.
    pub fn is_suspending(&self, id: &str) -> bool {
        self.errands.has(|ask| matches!(ask, Ask::Suspend { staff, .. } if staff == id))
    }

    /// Suspends a colleague's sign-in, or takes that back. The post box decides.
    pub fn suspend(&mut self, id: &str, suspended: bool, now_millis: u64) -> Option<Ask> {
        if self.suspended.is_none() || self.is_suspended(id) == suspended || self.is_suspending(id) {
            return None;
        }
        self.notes.clear();
        self.errands.last(Errand::new(Ask::Suspend { staff: id.to_owned(), suspended }));
        self.send(now_millis)
    }

    /// The post box did it.
    pub(crate) fn note_suspended(&mut self, id: String, suspended: bool) {
        let Some(all) = &mut self.suspended else { return };
        all.retain(|other| *other != id);
        all.extend(suspended.then_some(id));
    }
}

#[cfg(test)]
mod tests {
    use crate::session::{
        desk::Desk,
        told_story::{MAYA, play},
    };

    /// Maya is a lead, and nothing else is asked.
    fn maya(more: &[(&str, &str)]) -> Desk {
        let quiet = [("lead priya", "open 1"), ("others 1", "not-opening 1"), ("noted 1", "-")];
        play(&[MAYA.as_slice(), &quiet, more].concat())
    }

    #[test]
    fn a_lead_suspends_a_colleague_once_and_lets_them_in_again() {
        let desk = maya(&[
            ("!suspend sam", "suspend sam"),
            ("!suspend sam", "-"),
            ("suspended sam", "-"),
            ("!suspend sam", "-"),
        ]);
        assert!(desk.is_suspended("sam") && desk.is_suspended("priya") && !desk.is_suspending("sam"));
        let names: Vec<_> = desk.others().into_iter().map(|other| other.name).collect();
        assert_eq!(names, ["Dan", "Dee", "Priya", "Sam"]);
        let back = [("!suspend sam", "suspend sam"), ("suspended sam", "-"), ("!readmit sam", "readmit sam")];
        let desk = maya(&[back.as_slice(), &[("readmitted sam", "-"), ("!readmit sam", "-")]].concat());
        assert!(!desk.is_suspended("sam"));
    }

    #[test]
    fn what_goes_wrong_with_suspending_is_said_and_changes_nothing() {
        for (told, note) in [
            ("offline", "trouble-offline"),
            ("stranger", "not-allowed"),
            ("gone", "suspend-unknown"),
            ("lying", "trouble-not-our-post-box"),
        ] {
            let desk = maya(&[("!suspend sam", "suspend sam"), (told, "-")]);
            assert_eq!((desk.notes(), desk.is_suspended("sam")), ([note].as_slice(), false));
        }
        let desk =
            maya(&[("!suspend sam", "suspend sam"), ("out", "sign-in"), ("in", "suspend sam"), ("suspended sam", "-")]);
        assert!(desk.is_suspended("sam"), "the session was over, and it is done all the same");
    }
}
