//! Takes each value as what it is, and as nothing that merely looks like it: `true` is no number of days, and `0.6` not 1.

use std::ops::RangeInclusive;

use toml::Value;

use super::{Key, SettingsFault};

/// A day is 86,400 seconds; nothing here is waited for longer than an hour.
const HOUR: u64 = 3_600;

/// What each number may be. The upper ends are where a value makes no sense any more, long before one could do harm.
const RANGES: [(&str, RangeInclusive<u64>); 14] = [
    ("keep_days", 1..=36_500),
    ("audit_days", 1..=36_500),
    ("letters_per_day_max", 0..=100_000_000),
    ("sender_letters_burst", 0..=1_000_000),
    ("sender_letters_per_minute", 0..=1_000_000),
    ("sender_connections_max", 0..=1_000_000),
    ("connections_max", 1..=1_000_000),
    ("queue_max", 1..=100_000),
    ("body_megabytes_max", 2..=4_096),
    // What an SQLite file can hold: 2^32 pages of 4096 bytes, which is 16 TiB.
    ("database_megabytes_max", 1..=16_777_216),
    ("header_seconds", 1..=HOUR),
    ("body_seconds", 1..=HOUR),
    ("request_seconds", 1..=HOUR),
    ("stop_seconds", 0..=HOUR),
];

/// Whether a value of the file is of the kind that its key takes.
pub(super) fn in_file(key: &Key, value: &Value) -> Result<(), SettingsFault> {
    let Key { name, .. } = key;
    let fault = |text: String| Err(SettingsFault(text));
    if key.is_number() {
        return match value {
            Value::Integer(number) => within(name, u64::try_from(*number).ok()),
            _ => fault(format!("`{name}` takes a whole number without quotes, as {name} = {}", example(name))),
        };
    }
    let is_text = |value: &Value| value.is_str();
    match value {
        Value::Array(values) if key.is_list() && values.iter().all(is_text) => Ok(()),
        Value::String(_) if !key.is_list() => Ok(()),
        _ if key.is_list() => fault(format!("`{name}` takes a list of texts, as {name} = [\"…\", \"…\"]")),
        _ => fault(format!("`{name}` takes a text in quotes, as {name} = \"…\"")),
    }
}

/// A number as a variable or the command line says it.
pub(super) fn number(name: &str, said: &str) -> Result<u64, SettingsFault> {
    let is_plain = !said.is_empty() && said.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain {
        let example = example(name);
        return Err(SettingsFault(format!("`{name}` takes a whole number in plain digits, as {example}")));
    }
    // More digits than a number has is out of range as well.
    let number = said.parse().ok();
    within(name, number)?;
    Ok(number.unwrap_or_default())
}

fn within(name: &str, number: Option<u64>) -> Result<(), SettingsFault> {
    let Some(range) = range(name) else { return Ok(()) };
    if number.is_some_and(|number| range.contains(&number)) {
        return Ok(());
    }
    let (least, most) = range.into_inner();
    let text = format!("{name} is out of range: it is {least} to {most}; leave it out to have its default");
    Err(SettingsFault(text))
}

fn range(name: &str) -> Option<RangeInclusive<u64>> {
    RANGES.into_iter().find(|(known, _)| *known == name).map(|(_, range)| range)
}

/// A number that would do.
fn example(name: &str) -> String {
    range(name).map_or_else(|| "1".to_owned(), |range| (*range.start()).max(30).min(*range.end()).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{KEYS, Unsaid};

    #[track_caller]
    fn check(name: &str, written: &str, said: &str, expected: &str) {
        let key = KEYS.into_iter().find(|key| key.name == name).unwrap();
        let told = |found: Result<(), SettingsFault>| found.map_or_else(|why| why.to_string(), |()| "taken".into());
        let value = written.parse::<Value>().unwrap();
        let in_file = told(in_file(&key, &value));
        assert!(in_file.contains(expected), "{name} = {written}: {in_file}");
        if key.is_number() {
            let number = told(number(name, said).map(drop));
            assert!(number.contains(expected), "{name} as {said}: {number}");
        }
    }

    #[test]
    fn only_a_whole_number_is_a_number() {
        check("keep_days", "90", "90", "taken");
        check("letters_per_day_max", "0", "0", "taken");
        check("keep_days", "true", "true", "`keep_days` takes a whole number");
        check("keep_days", "'yes'", "yes", "`keep_days` takes a whole number");
        check("keep_days", "'on'", "on", "`keep_days` takes a whole number");
        check("keep_days", "0.6", "0.6", "`keep_days` takes a whole number");
        check("keep_days", "'90'", "+90", "`keep_days` takes a whole number");
        check("letters_per_day_max", "false", "false", "`letters_per_day_max` takes a whole number");
        check("letters_per_day_max", "''", "", "`letters_per_day_max` takes a whole number");
        check("queue_max", "9e18", "9e18", "`queue_max` takes a whole number");
        check("keep_days", "[90]", " 90", "`keep_days` takes a whole number");
    }

    #[test]
    fn a_number_that_makes_no_sense_is_refused() {
        check(
            "queue_max",
            "9_000_000_000_000_000_000",
            "9000000000000000000",
            "queue_max is out of range: it is 1 to 100000",
        );
        check("stop_seconds", "4000", "99999999999999999999999", "stop_seconds is out of range");
        check("keep_days", "0", "0", "keep_days is out of range: it is 1 to 36500");
        let negative = in_file(&KEYS.into_iter().find(|key| key.name == "keep_days").unwrap(), &Value::Integer(-1));
        assert!(negative.unwrap_err().to_string().contains("out of range"));
    }

    #[test]
    fn only_a_text_is_a_text_and_only_a_list_a_list() {
        check("listen", "'127.0.0.1:8600'", "", "taken");
        check("listen", "8600", "", "`listen` takes a text in quotes");
        check("database", "true", "", "`database` takes a text in quotes");
        check("leads", "['maya', 'mo']", "", "taken");
        check("leads", "'maya'", "", "`leads` takes a list of texts");
        check("leads", "[1]", "", "`leads` takes a list of texts");
    }

    #[test]
    fn every_number_has_a_range_and_its_default_is_within() {
        for key in KEYS.into_iter().filter(Key::is_number) {
            let Unsaid::Default(value) = key.unsaid else { panic!("{} has no default", key.name) };
            assert!(range(key.name).is_some() && number(key.name, value).is_ok(), "{}", key.name);
        }
        assert_eq!(KEYS.iter().filter(|key| key.is_number()).count(), RANGES.len());
    }
}
