//! The pictures that a form shows, as one file: whoever sees what is fetched does not see what was answered.

use std::{collections::BTreeSet, fs};

use forms::Form;
use portal::screens::post::PICTURES;

use super::{Plan, files::Files};

/// How wide and how high each picture stands in the file.
///
/// Source: `viewBox` of the npm package `openmoji`, folder `color/svg`.
const SIDE: usize = 72;

/// What whoever opens the file must find in it.
const BY: &str = "Those with a code for a name: OpenMoji, openmoji.org, CC BY-SA 4.0";

/// Puts every picture that the form shows, and those that say what became of a letter, into one file. Gives its address.
///
/// # Errors
///
/// Which picture there is not.
pub fn put(form: &Form, plan: &Plan, files: &mut Files) -> Result<String, String> {
    let named = form.questions.iter().flat_map(|question| question.kind.pictures());
    let names: BTreeSet<&str> = named.chain(PICTURES).collect();
    let mut all = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- {BY} -->");
    for (place, name) in names.into_iter().enumerate() {
        all.push_str(&placed(name, &read(name, plan)?, place * SIDE));
    }
    Ok(files.put_hashed(&format!("pictures/{}", form.id), "svg", all + "</svg>"))
}

fn read(name: &str, plan: &Plan) -> Result<String, String> {
    let own = plan.public.bytes(&format!("pictures/{name}")).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let symbol = || fs::read_to_string(plan.pictures.as_ref()?.join(name)).ok();
    own.or_else(symbol).filter(|text| text.contains("<svg")).ok_or_else(|| {
        format!("there is no picture {name}; write another OpenMoji code in the form, or put the file into pictures")
    })
}

/// A picture beneath the others, shown alone by whoever adds its name to the file's address.
///
/// The name of an element means the same picture's and no other's: gradients are called `a` in many.
fn placed(name: &str, svg: &str, top: usize) -> String {
    let (head, inside) = svg.split_once("<svg").and_then(|(_, svg)| svg.split_once('>')).unwrap_or_default();
    let head = ["id", "x", "y", "width", "height"].into_iter().fold(head.to_owned(), without);
    let inside = ["id=\"", "url(#", "href=\"#"]
        .into_iter()
        .fold(inside.to_owned(), |inside, before| inside.replace(before, &format!("{before}{name}-")));
    format!(
        "<view id=\"{name}\" viewBox=\"0 {top} {SIDE} {SIDE}\"/>\
         <svg y=\"{top}\" width=\"{SIDE}\" height=\"{SIDE}\"{head}>{inside}"
    )
}

fn without(head: String, attribute: &str) -> String {
    let around = head.split_once(&format!(" {attribute}=\""));
    let less = around.and_then(|(before, rest)| Some(format!("{before}{}", rest.split_once('"')?.1)));
    less.unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(svg: &str, expected: &str) {
        assert_eq!(placed("one.svg", svg, 144), expected);
    }

    #[test]
    fn a_picture_keeps_its_look_and_its_names_are_its_own() {
        check(
            "<?xml version=\"1.0\"?>\n<svg id=\"emoji\" viewBox=\"0 0 9 9\" width=\"9\"\n height=\"9\" fill=\"none\"><g id=\"a\"/></svg>\n",
            "<view id=\"one.svg\" viewBox=\"0 144 72 72\"/><svg y=\"144\" width=\"72\" height=\"72\" viewBox=\"0 0 9 9\"\n \
             fill=\"none\"><g id=\"one.svg-a\"/></svg>\n",
        );
        check(
            "<svg><clipPath id=\"a\"/><g clip-path=\"url(#a)\"><use xlink:href=\"#b\"/></g></svg>",
            "<view id=\"one.svg\" viewBox=\"0 144 72 72\"/><svg y=\"144\" width=\"72\" height=\"72\">\
             <clipPath id=\"one.svg-a\"/><g clip-path=\"url(#one.svg-a)\"><use xlink:href=\"#one.svg-b\"/></g></svg>",
        );
    }
}
