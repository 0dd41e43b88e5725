//! When the council's team works, and by when a letter is seen.

use chrono::NaiveDate;
use wire::Hours;

use crate::{
    day,
    fault::{Faults, Placed},
    nearest::advice,
    table::Table,
};

/// Days by the names people use: 1 is Monday, as in [`Hours::days`].
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Reads `[hours]`. What is wrong is noted; what is left still works as hours.
pub fn read(mut table: Table<'_>, bank_holidays: Vec<NaiveDate>, today: NaiveDate, faults: &mut Faults) -> Hours {
    let days = days(&mut table, faults);
    let opens = time(&mut table, "opens", "09:00", faults);
    let closes = time(&mut table, "closes", "17:00", faults);
    if let (Some(opens), Some(closes)) = (&opens, &closes)
        && opens.value >= closes.value
    {
        faults.note(&closes.place, "the team opens at or after it closes; correct \"opens\" or \"closes\"");
    }
    let holidays = holidays(&mut table, bank_holidays, faults);
    if let Some(checked) = table.need("checked", "2026-11-20", faults) {
        day::checked_lately("the working hours", &checked, today, faults);
    }
    let seen_minutes = duration(&mut table, "seen", "8h", faults);
    let soon_seen_minutes = duration(&mut table, "soon_seen", "2h", faults);
    let soon_contact_minutes = duration(&mut table, "soon_contact", "8h", faults);
    table.done(faults);
    let minutes = |time: Option<Placed<u32>>| time.map_or(0, |time| time.value);
    Hours {
        days,
        opens: minutes(opens),
        closes: minutes(closes),
        holidays,
        seen_minutes,
        soon_seen_minutes,
        soon_contact_minutes,
    }
}

fn days(table: &mut Table<'_>, faults: &mut Faults) -> Vec<u32> {
    let there = table.has("days");
    let texts = table.texts("days", faults);
    if !there {
        table.missing("days", "[\"Monday\", \"Tuesday\"]", faults);
    } else if texts.is_empty() {
        faults.note(table.place(), "the team works on no day, so no letter would ever be seen; name its days");
    }
    let mut days = Vec::new();
    for text in texts {
        match (1..).zip(DAYS).find(|(_, name)| *name == text.value) {
            Some((number, _)) if days.contains(&number) => {
                faults.note(&text.place, format!("{} is named twice; take one out", text.value));
            }
            Some((number, _)) => days.push(number),
            None => {
                faults.note(&text.place, format!("there is no day \"{}\"; {}", text.value, advice(&text.value, &DAYS)))
            }
        }
    }
    days.sort_unstable();
    days
}

/// The bank holidays, with the days on which this council is closed besides.
fn holidays(table: &mut Table<'_>, mut days: Vec<NaiveDate>, faults: &mut Faults) -> Vec<String> {
    days.extend(table.texts("closed_days", faults).iter().filter_map(|text| day::day(text, faults)));
    days.sort_unstable();
    days.dedup();
    days.iter().map(NaiveDate::to_string).collect()
}

/// A time of day in minutes after midnight.
fn time(table: &mut Table<'_>, key: &'static str, example: &str, faults: &mut Faults) -> Option<Placed<u32>> {
    let text = table.need(key, example, faults)?;
    let minutes = text.value.split_once(':').and_then(|(hours, minutes)| {
        let two_digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        (two_digits(hours) && two_digits(minutes)).then_some(())?;
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    });
    match minutes {
        Some(value) => Some(Placed { value, place: text.place }),
        None => {
            faults.note(&text.place, format!("\"{}\" is not a time of day; write it as \"{example}\"", text.value));
            None
        }
    }
}

/// A stretch of working time in minutes, written as `8h`, `30m` or `1h30m`; 0 after a fault.
fn duration(table: &mut Table<'_>, key: &'static str, example: &str, faults: &mut Faults) -> u32 {
    let Some(text) = table.need(key, example, faults) else { return 0 };
    let (hours, minutes) = text.value.split_once('h').unwrap_or(("0", &text.value));
    let minutes = if minutes.is_empty() { Some("0") } else { minutes.strip_suffix('m') };
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number <= 1000);
    let found = number(hours).zip(minutes.and_then(number)).map(|(hours, minutes)| hours * 60 + minutes);
    match found {
        Some(minutes) if minutes > 0 => minutes,
        _ => {
            let says =
                format!("{key} \"{}\" is not a stretch of working time; write it as \"8h\" or \"30m\"", text.value);
            faults.note(&text.place, says);
            0
        }
    }
}
