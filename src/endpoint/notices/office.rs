//! The office's hours and its clock, as `press print` wrote them down.

use std::{fs, path::Path};

use chrono::{DateTime, NaiveDateTime, Utc};
use jiff::{Timestamp, tz::TimeZone};
use wire::Hours;

use crate::fault::Fault;

/// When the office works, by its own clock.
#[derive(Clone, Debug)]
pub struct Office {
    /// When it works, and what it promises.
    pub hours: Hours,
    zone: TimeZone,
}

impl Office {
    /// Reads `hours.json`.
    ///
    /// # Errors
    ///
    /// [`Fault`], which says what to do.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let fault = |why: &dyn std::fmt::Display| {
            let advice = "copy the hours.json that `press print` wrote into the inbox's folder";
            Fault::new(format_args!("hours {}: {why}; {advice}", path.display()))
        };
        let text = fs::read_to_string(path).map_err(|why| fault(&why))?;
        let wire::Office { time_zone, hours } =
            serde_json::from_str(&text).map_err(|why| fault(&format_args!("it is not what press writes: {why}")))?;
        if hours.days.is_empty() || hours.opens >= hours.closes {
            return Err(fault(&"the office never works by it"));
        }
        let zone = TimeZone::get(&time_zone)
            .map_err(|_| fault(&format_args!("there is no time zone \"{time_zone}\"; correct it in council.toml")))?;
        Ok(Self { hours, zone })
    }

    /// What the office's clock shows at this moment.
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc() + self.ahead(at.timestamp())
    }

    /// The moment, in Unix seconds, at which the office's clock shows this. An hour that is there twice, or never, is one in
    /// which nobody works.
    pub fn moment(&self, local: NaiveDateTime) -> i64 {
        let utc = local.and_utc();
        let nearly = utc - self.ahead(utc.timestamp());
        (utc - self.ahead(nearly.timestamp())).timestamp()
    }

    fn ahead(&self, seconds: i64) -> chrono::TimeDelta {
        let ahead = Timestamp::from_second(seconds).map_or(0, |at| self.zone.to_offset(at).seconds());
        chrono::TimeDelta::seconds(ahead.into())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Monday to Friday, nine to five, in London; seen within eight hours, or two, and in touch within eight.
    pub(crate) const LONDON: &str = r#"{"time_zone":"Europe/London","hours":{"days":[1,2,3,4,5],"opens":540,"closes":1020,
        "holidays":["2026-12-25","2026-12-28"],"seen_minutes":480,"soon_seen_minutes":120,"soon_contact_minutes":480}}"#;

    fn read(text: &str) -> Result<Office, Fault> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hours.json");
        fs::write(&path, text).unwrap();
        Office::read(&path)
    }

    /// The office of [`LONDON`].
    pub(crate) fn london() -> Office {
        read(LONDON).unwrap()
    }

    #[test]
    fn its_clock_is_an_hour_ahead_in_summer() {
        for (utc, local) in [
            ("2026-12-01T09:00:00Z", "2026-12-01T09:00:00"),
            ("2026-07-01T09:00:00Z", "2026-07-01T10:00:00"),
            ("2026-03-29T00:59:59Z", "2026-03-29T00:59:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T02:00:00"),
            ("2026-10-24T23:59:59Z", "2026-10-25T00:59:59"),
            ("2026-10-25T02:00:00Z", "2026-10-25T02:00:00"),
        ] {
            let (at, local): (DateTime<Utc>, NaiveDateTime) = (utc.parse().unwrap(), local.parse().unwrap());
            assert_eq!((london().local(at), london().moment(local)), (local, at.timestamp()), "{utc}");
        }
    }

    #[test]
    fn what_was_promised_before_clocks_are_changed_is_due_by_what_they_show_then() {
        for (sent, due) in [
            ("2026-03-27T16:59:00Z", "2026-03-30T09:59:00Z"),
            ("2026-03-27T17:00:00Z", "2026-03-30T10:00:00Z"),
            ("2026-10-23T15:59:00Z", "2026-10-26T10:59:00Z"),
            ("2026-10-23T16:00:00Z", "2026-10-26T11:00:00Z"),
            // In the hour that is there twice.
            ("2026-10-25T00:30:00Z", "2026-10-26T11:00:00Z"),
            ("2026-10-25T01:30:00Z", "2026-10-26T11:00:00Z"),
        ] {
            let (sent, due): (DateTime<Utc>, DateTime<Utc>) = (sent.parse().unwrap(), due.parse().unwrap());
            let office = london();
            let seen = office.hours.after(office.local(sent), office.hours.soon_seen_minutes);
            assert_eq!(office.moment(seen), due.timestamp(), "{sent}");
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let why = read(text).unwrap_err().to_string();
        assert!(why.contains(expected) && why.contains("copy the hours.json that `press print` wrote"), "{why}");
    }

    #[test]
    fn a_file_that_says_no_hours_is_refused_with_what_to_do() {
        check("half a fi", "it is not what press writes");
        check(&LONDON.replace("Europe/London", "Exampleshire"), "there is no time zone \"Exampleshire\"");
        check(&LONDON.replace("[1,2,3,4,5]", "[]"), "the office never works by it");
        let nowhere = Office::read(Path::new("nowhere/hours.json")).unwrap_err().to_string();
        assert!(nowhere.starts_with("hours nowhere/hours.json: "), "{nowhere}");
    }
}
