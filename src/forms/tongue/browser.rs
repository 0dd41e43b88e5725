//! By the browser's `Intl`. An old browser may lack a part of it: then nothing comes back, and nothing breaks.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use js_sys::{Array, Function, JSON, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

use super::{Last, Much};

/// The days from 1 January of the year 1 to 1 January 1970, as chrono counts them.
const EPOCH_DAY: i32 = 719_163;
const DAY_MILLIS: f64 = 86_400_000.0;

pub fn day(locale: &str, day: NaiveDate, much: Much) -> Option<String> {
    let options = match much {
        Much::Weekday => r#"{"timeZone":"UTC","weekday":"long"}"#,
        Much::InThisYear => r#"{"timeZone":"UTC","weekday":"long","day":"numeric","month":"long"}"#,
        Much::Whole => r#"{"timeZone":"UTC","day":"numeric","month":"long","year":"numeric"}"#,
    };
    let days = day.num_days_from_ce() - EPOCH_DAY;
    intl("DateTimeFormat", locale, options, "format", &(f64::from(days) * DAY_MILLIS).into())?.as_string()
}

pub fn list(locale: &str, names: &[String], last: Last) -> Option<String> {
    let options = match last {
        Last::And => "{}",
        Last::Or => r#"{"type":"disjunction"}"#,
    };
    let names: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
    intl("ListFormat", locale, options, "format", &names)?.as_string()
}

pub fn plural(locale: &str, number: u32) -> Option<String> {
    intl("PluralRules", locale, "{}", "select", &number.into())?.as_string()
}

/// Where a letter ends is the same in every language.
pub fn letters(text: &str) -> Option<usize> {
    let segments = intl("Segmenter", "en", "{}", "segment", &text.into())?;
    usize::try_from(Array::from(&segments).length()).ok()
}

/// Swedes write a day and a time as the protocol does: `2026-11-20 09:05`.
pub fn clock(zone: &str, millis: f64) -> Option<NaiveDateTime> {
    let options = [r#"{"dateStyle":"short","timeStyle":"short","timeZone":""#, zone, "\"}"].concat();
    let written = intl("DateTimeFormat", "sv-SE", &options, "format", &millis.into())?.as_string()?;
    let mut parts = written.split(['-', ' ', ':']).map(|part| part.parse::<u32>().ok());
    let mut part = || parts.next().flatten();
    let day = NaiveDate::from_ymd_opt(i32::try_from(part()?).ok()?, part()?, part()?)?;
    day.and_hms_opt(part()?, part()?, 0)
}

/// `new Intl[kind](locale, options)[method](value)`
fn intl(kind: &str, locale: &str, options: &str, method: &str, value: &JsValue) -> Option<JsValue> {
    let get = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).ok();
    let kind: Function = get(&get(&global(), "Intl")?, kind)?.unchecked_into();
    let made = Reflect::construct(&kind, &Array::of2(&locale.into(), &JSON::parse(options).ok()?)).ok()?;
    let method: Function = get(&made, method)?.unchecked_into();
    method.call1(&made, value).ok()
}
