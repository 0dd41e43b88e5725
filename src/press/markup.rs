//! Words that are plain: a table, or a sign of Markdown or HTML, would be printed as it stands.

use pulldown_cmark::{Event, Parser, Tag};

use crate::{fault::Faults, source::Source};

/// Notes every table and every sign in a part of a file that is printed as plain words.
pub fn refuse(source: &Source, words: &str, faults: &mut Faults) {
    for line in words.lines().map(str::trim) {
        if line.matches('|').count() > 1 {
            let says = "a table is printed as bars and dashes; write a sentence for each row instead";
            faults.note(&source.place_of(line), says);
            continue;
        }
        let mut end = 0;
        for (event, range) in Parser::new(line).into_offset_iter() {
            let piece = &line[range.clone()];
            // What stands within other signs has been named with them; so has the end of what was begun.
            if is_sign(&event, piece) && range.start >= end && !piece.starts_with("</") {
                end = range.end;
                let says = format!("{piece} is printed as it stands; write the words without the signs");
                faults.note(&source.place_of(piece), says);
            }
        }
    }
}

/// Stress is a sign only with stars: a low line stands in addresses too.
fn is_sign(event: &Event<'_>, piece: &str) -> bool {
    match event {
        Event::Start(Tag::Emphasis | Tag::Strong) => piece.starts_with('*'),
        Event::Start(
            Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock | Tag::Heading { .. } | Tag::BlockQuote(_),
        ) => true,
        Event::InlineHtml(_) | Event::Code(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::check_report;

    const COUNCIL: &str = "council.toml";
    const FORM: &str = "words/en/talk.ftl";

    #[test]
    fn words_that_are_printed_as_they_stand_take_no_markup() {
        let check = |(file, from, to), says: &str| check_report(&[(file, from, to)], says);
        let signs = "is printed as it stands; write the words without the signs";
        let table = "a table is printed as bars and dashes; write a sentence for each row instead";
        check(
            (FORM, "One line.", "One *or two* <b>lines</b>, `x` or [more](/say/): 2 < 3 | 4 __x__."),
            &[
                format!("public/words/en/talk.ftl:7:17: *or two* {signs}"),
                format!("public/words/en/talk.ftl:7:26: <b> {signs}"),
                format!("public/words/en/talk.ftl:7:40: `x` {signs}"),
                format!("public/words/en/talk.ftl:7:47: [more](/say/) {signs}"),
            ]
            .join("\n"),
        );
        check(
            (FORM, "Ring { $phone-out-of-hours }.", "\n    Ring **{ $phone-out-of-hours }**\n    | a | b |"),
            &format!(
                "public/words/en/talk.ftl:5:10: **{{ $phone-out-of-hours }}** {signs}\npublic/words/en/talk.ftl:6:5: {table}"
            ),
        );
        check(
            ("words/en/interface.ftl", "Go on", "**Go on**"),
            &format!("public/words/en/interface.ftl:3:14: **Go on** {signs}"),
        );
        check(
            ("words/en/inbox.ftl", "Letters", "<b>Letters</b>"),
            &format!("public/words/en/inbox.ftl:2:9: <b> {signs}"),
        );
        check(
            (COUNCIL, "letter = \"Hello", "letter = \"\"\"\nI am\n**Sam**.\n| - | - |\n\"\"\"\n#"),
            &format!("public/council.toml:56:1: **Sam** {signs}\npublic/council.toml:57:1: {table}"),
        );
        check(
            ("pages/en/iro.md", "summary = \"", "summary = \"<i>x</i> "),
            &format!("public/pages/en/iro.md:4:12: <i> {signs}"),
        );
        check((FORM, "# Who.", "# **Who**, or <b>."), "");
    }
}
