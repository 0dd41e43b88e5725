//! The council's two accents against every ground they stand on.

use crate::{
    fault::{Faults, Placed},
    table::Table,
};

/// Text contrast in every ground, as WCAG 2.2 level AAA asks of text (success criterion 1.4.6).
const CONTRAST_MIN: f64 = 7.0;

/// Grounds of the light and the cream look. Source: the values in the project's description of its look.
const LIGHT_GROUNDS: [(&str, &str); 3] =
    [("the light ground", "#FBF8F3"), ("the light surface", "#FFFFFF"), ("the cream ground", "#FFF4D6")];

/// Grounds of the dark look. Source: as above.
const DARK_GROUNDS: [(&str, &str); 2] = [("the dark ground", "#14191C"), ("the dark surface", "#1E2529")];

/// What stands on the dark accent, as on a button. Source: as above.
const INK_ON_DARK_ACCENT: &str = "#0E1A1D";

/// The council's colours, as `#0B4F5E`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colours {
    /// On light and cream grounds; white stands on it.
    pub accent: String,
    /// On dark grounds.
    pub accent_dark: String,
}

/// Reads both accents and measures them.
pub fn read(table: &mut Table<'_>, faults: &mut Faults) -> Colours {
    let accent = table.need("accent", "#0B4F5E", faults);
    let accent_dark = table.need("accent_dark", "#8FD3E0", faults);
    if let Some(accent) = &accent {
        measure(accent, "accent", &LIGHT_GROUNDS, ("white", "#FFFFFF"), "darker", faults);
    }
    if let Some(accent) = &accent_dark {
        measure(accent, "accent_dark", &DARK_GROUNDS, ("dark ink", INK_ON_DARK_ACCENT), "lighter", faults);
    }
    let plain = |text: Option<Placed<String>>| text.map(|text| text.value).unwrap_or_default();
    Colours { accent: plain(accent), accent_dark: plain(accent_dark) }
}

/// Notes each ground on which the colour cannot be read as text, and whether text can be read on the colour.
fn measure(
    colour: &Placed<String>,
    key: &str,
    grounds: &[(&str, &str)],
    ink: (&str, &str),
    direction: &str,
    faults: &mut Faults,
) {
    let Some(own) = luminance(&colour.value) else {
        let says = format!("{key} \"{}\" is not a colour; write # and six hexadecimal digits", colour.value);
        faults.note(&colour.place, says);
        return;
    };
    let mut judge = |other: &str, what: String| {
        let Some(found) = luminance(other).map(|other| contrast(own, other)) else { return };
        if found < CONTRAST_MIN {
            let says = format!(
                "{what} has a contrast of {}:1; at least 7:1 is needed, so choose a {direction} colour",
                shown(found)
            );
            faults.note(&colour.place, says);
        }
    };
    for (name, ground) in grounds {
        judge(ground, format!("{key} {} on {name} {ground}", colour.value));
    }
    let (name, ink) = ink;
    judge(ink, format!("{name} {ink} on {key} {}", colour.value));
}

/// The contrast ratio of two relative luminances, from 1 to 21.
///
/// Source: WCAG 2.2, definition of contrast ratio.
fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of `#RRGGBB`, from 0 to 1.
///
/// Source: WCAG 2.2, definition of relative luminance.
fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

/// One decimal, rounded down, so that 6.96 is never shown as the 7.0 it is not.
fn shown(ratio: f64) -> String {
    format!("{:.1}", (ratio * 10.0).floor() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: &str) {
        let found = luminance(one).zip(luminance(other)).map(|(one, other)| shown(contrast(one, other)));
        assert_eq!(found.as_deref().unwrap_or("not a colour"), expected);
    }

    #[test]
    fn black_on_white_is_as_strong_as_it_gets() {
        check("#000000", "#FFFFFF", "21.0");
        check("#FFFFFF", "#FFFFFF", "1.0");
    }

    #[test]
    fn the_grey_that_every_guide_names_is_measured_as_they_say() {
        check("#767676", "#FFFFFF", "4.5");
        check("#595959", "#FFFFFF", "7.0");
    }

    #[test]
    fn what_is_no_colour_is_not_measured() {
        check("teal", "#FFFFFF", "not a colour");
        check("#12345", "#FFFFFF", "not a colour");
        check("#12345é", "#FFFFFF", "not a colour");
    }
}
