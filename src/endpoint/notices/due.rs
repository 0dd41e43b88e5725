//! Whom to tell that letters wait: nothing is done here, only worked out.
//!
//! A letter that asks for contact soon: the team and the manager when nobody has opened it by the time at which its writer
//! was told that somebody sees it; the manager and the senior when somebody should have been in touch, and each working hour
//! after that. Any other: the team when its time is over, the manager when that time has gone by once more; only its day is
//! known, so it is reckoned from the end of that.

use chrono::{DateTime, Utc};
use wire::Day;

use super::{Who, office::Office};
use crate::store::notices::{Raised, Unattended};

/// How often it is told after somebody should have been in touch, in working minutes.
const AGAIN_MINUTES: u32 = 60;

/// Why somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A letter that asks for contact soon was not seen in time.
    NotSeen,
    /// Nobody can have been in touch in time.
    NotInTouch,
    /// Any letter was not opened in time.
    NotOpened,
}

/// That somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// Why.
    pub why: Why,
    /// Who.
    pub who: &'static [Who],
}

/// What is due about one letter at this moment: how far it is told from now on, and what to tell.
pub fn due(letter: &Unattended, office: &Office, now: DateTime<Utc>) -> Option<(Raised, Vec<Told>)> {
    let mut told = Vec::new();
    let (mut to, mut due) = (letter.step, letter.due);
    let mut tell = |why, who| told.push(Told { why, who });
    if letter.contact_soon {
        let hours = &office.hours;
        let (seen, contact) = (hours.soon_seen_minutes, hours.soon_contact_minutes);
        // It came while nobody was to be told, or was brought back from a backup: then only its day is known.
        let mut next = due.or_else(|| Some(office.moment(hours.after_day(letter.day.parse().ok()?, seen))))?;
        for _ in 0..2 {
            if next > now.timestamp() {
                break;
            }
            let later = match to {
                0 => {
                    tell(Why::NotSeen, &[Who::Team, Who::Manager][..]);
                    hours.after(local(office, next), contact.saturating_sub(seen))
                }
                // However long nobody could be told: from here on once an hour, and not once for each hour that went by.
                _ => {
                    tell(Why::NotInTouch, &[Who::Manager, Who::Senior][..]);
                    hours.after(office.local(now), AGAIN_MINUTES)
                }
            };
            to += 1;
            next = office.moment(later);
        }
        due = Some(next);
    } else {
        let day: Day = letter.day.parse().ok()?;
        let minutes = office.hours.seen_minutes;
        let is_over = |times| office.moment(office.hours.after_day(day, minutes * times)) <= now.timestamp();
        if to == 0 && is_over(1) {
            tell(Why::NotOpened, &[Who::Team][..]);
            to = 1;
        }
        if to == 1 && is_over(2) {
            tell(Why::NotOpened, &[Who::Manager][..]);
            to = 2;
        }
    }
    (to > letter.step).then_some((Raised { cursor: letter.cursor, from: letter.step, to, due }, told))
}

fn local(office: &Office, seconds: i64) -> chrono::NaiveDateTime {
    office.local(DateTime::from_timestamp(seconds, 0).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{super::office::tests::london, *};

    /// Looks at a letter of Friday 20 November 2026 at these moments of London, and says whom it told when.
    #[track_caller]
    fn check(contact_soon: bool, due_at: Option<&str>, moments: &[&str], expected: &[&str]) {
        let office = london();
        let moment = |text: &str| DateTime::from_timestamp(office.moment(text.parse().unwrap()), 0).unwrap();
        let due_at = due_at.map(|text| moment(text).timestamp());
        let mut letter = Unattended { cursor: 7, day: "2026-11-20".into(), contact_soon, step: 0, due: due_at };
        let mut told = Vec::new();
        for at in moments {
            if let Some((raised, what)) = due(&letter, &office, moment(at)) {
                assert_eq!((raised.cursor, raised.from), (7, letter.step));
                (letter.step, letter.due) = (raised.to, raised.due);
                told.extend(what.iter().map(|Told { why, who }| format!("{at} {why:?} {who:?}")));
            }
        }
        assert_eq!(told, expected);
    }

    #[test]
    fn contact_soon_goes_up_until_somebody_looks() {
        check(
            true,
            Some("2026-11-20T12:00:00"),
            &[
                "2026-11-20T11:59:59",
                "2026-11-20T12:00:00",
                "2026-11-20T16:59:00",
                "2026-11-23T09:59:00",
                "2026-11-23T10:00:00",
                "2026-11-23T10:59:00",
                "2026-11-23T11:00:00",
                "2026-11-23T17:00:00",
                "2026-11-23T23:00:00",
                "2026-11-24T09:59:00",
                "2026-11-24T10:00:00",
            ],
            &[
                "2026-11-20T12:00:00 NotSeen [Team, Manager]",
                "2026-11-23T10:00:00 NotInTouch [Manager, Senior]",
                "2026-11-23T11:00:00 NotInTouch [Manager, Senior]",
                "2026-11-23T17:00:00 NotInTouch [Manager, Senior]",
                "2026-11-24T10:00:00 NotInTouch [Manager, Senior]",
            ],
        );
    }

    #[test]
    fn after_days_in_which_nobody_could_be_told_each_is_told_once() {
        check(
            true,
            Some("2026-11-20T12:00:00"),
            &["2026-11-27T12:30:00", "2026-11-27T13:29:00", "2026-11-27T13:30:00"],
            &[
                "2026-11-27T12:30:00 NotSeen [Team, Manager]",
                "2026-11-27T12:30:00 NotInTouch [Manager, Senior]",
                "2026-11-27T13:30:00 NotInTouch [Manager, Senior]",
            ],
        );
    }

    #[test]
    fn where_only_its_day_is_known_it_counts_from_the_end_of_that() {
        check(
            true,
            None,
            &["2026-11-23T10:59:00", "2026-11-23T11:00:00"],
            &["2026-11-23T11:00:00 NotSeen [Team, Manager]"],
        );
    }

    #[test]
    fn any_letter_is_told_to_the_team_and_then_to_the_manager_and_then_no_more() {
        let moments = ["2026-11-23T16:59:00", "2026-11-23T17:00:00", "2026-11-24T16:59:00", "2026-11-24T17:00:00"];
        let told = ["2026-11-23T17:00:00 NotOpened [Team]", "2026-11-24T17:00:00 NotOpened [Manager]"];
        check(false, None, &[&moments[..], &["2026-12-24T12:00:00"]].concat(), &told);
    }
}
