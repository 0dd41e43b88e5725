//! By ICU4X, for what is printed, and for tests.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use icu_datetime::{
    DateTimeFormatter,
    fieldsets::{E, MDE, YMD, enums::DateFieldSet},
    input::Date,
};
use icu_list::ListFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Last, Much};

pub fn day(locale: &str, day: NaiveDate, much: Much) -> Option<String> {
    let fields = match much {
        Much::Weekday => DateFieldSet::E(E::long()),
        Much::InThisYear => DateFieldSet::MDE(MDE::long()),
        Much::Whole => DateFieldSet::YMD(YMD::long()),
    };
    let formatter = DateTimeFormatter::try_new(read(locale)?.into(), fields).ok()?;
    let [month, date] = [day.month(), day.day()].map(u8::try_from);
    Some(formatter.format(&Date::try_new_iso(day.year(), month.ok()?, date.ok()?).ok()?).to_string())
}

pub fn list(locale: &str, names: &[String], last: Last) -> Option<String> {
    let make = match last {
        Last::And => ListFormatter::try_new_and,
        Last::Or => ListFormatter::try_new_or,
    };
    Some(make(read(locale)?.into(), Default::default()).ok()?.format(names.iter()).to_string())
}

pub fn plural(locale: &str, number: u32) -> Option<String> {
    let category = match PluralRules::try_new_cardinal(read(locale)?.into()).ok()?.category_for(number) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    };
    Some(category.to_owned())
}

#[expect(clippy::unnecessary_wraps, reason = "a browser may not know")]
pub fn letters(text: &str) -> Option<usize> {
    Some(text.graphemes(true).count())
}

/// Only browsers show clocks.
pub fn clock(_: &str, _: f64) -> Option<NaiveDateTime> {
    None
}

fn read(locale: &str) -> Option<Locale> {
    locale.parse().ok()
}
