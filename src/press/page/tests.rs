//! Every fault of a page, word for word.

use crate::sample::{self, check_report};

const PAGE: &str = "pages/en/iro.md";

#[test]
fn a_page_needs_a_head() {
    check_report(
        &[(PAGE, "+++\ntitle", "title")],
        "public/pages/en/iro.md: the page has no head; start it with a line +++, then title, path and summary, then a line +++",
    );
    check_report(
        &[(PAGE, "title = \"Who is my IRO?\"\n", "")],
        "public/pages/en/iro.md:2:1: the page has no \"title\"; add title = \"What is a review?\"",
    );
    check_report(
        &[(PAGE, "path = \"my-iro/\"\n", "")],
        "public/pages/en/iro.md:2:1: the page has no \"path\"; add path = \"my-meeting/\"",
    );
    check_report(
        &[(PAGE, "summary = \"Who it is.\"\n", "")],
        "public/pages/en/iro.md:2:1: the page has no \"summary\"; add summary = \"What happens at a review, in short.\"",
    );
    check_report(
        &[(PAGE, "summary = \"Who it is.\"", "summary = \"Who it is.")],
        "public/pages/en/iro.md:4:22: this is not TOML (invalid basic string, expected `\"`); see that every quotation mark has its partner",
    );
    check_report(
        &[(PAGE, "voice = \"child\"", "voice = \"kid\"\nauthor = \"me\"")],
        "public/pages/en/iro.md:5:9: the page: there is no voice \"kid\"; use \"young\", \"child\", \"teen\", \"adult\" or \"staff\"\npublic/pages/en/iro.md:6:1: the page takes no key \"author\"; use \"area\", \"checked_by_young_people\", \"door\", \"fact\", \"formal\", \"law_as_of\", \"link\", \"path\", \"picture\", \"row\", \"stands_in\", \"summary\", \"title\" or \"voice\"",
    );
}

#[test]
fn a_fact_needs_a_source_and_a_day() {
    check_report(
        &[(PAGE, "source = \"The Act\"\n", "")],
        "public/pages/en/iro.md:9:1: the fact \"one\" has no \"source\"; add source = \"the law or page it comes from\"",
    );
    check_report(
        &[(PAGE, "source = \"The Act\"", "source = \"\"")],
        "public/pages/en/iro.md:12:10: the fact \"one\" has an empty \"source\"; write it, as \"the law or page it comes from\"",
    );
    check_report(
        &[(PAGE, "checked = \"2026-11-20\"\n\n", "\n")],
        "public/pages/en/iro.md:9:1: the fact \"one\" has no \"checked\"; add checked = \"2026-11-20\"",
    );
    check_report(
        &[(PAGE, "checked = \"2026-11-20\"", "checked = \"2026-12-01\"")],
        "public/pages/en/iro.md:13:11: the fact \"one\" was checked on 2026-12-01, but today is 2026-11-20; correct the day, or the clock of this machine if that is wrong",
    );
    check_report(
        &[(PAGE, "law_as_of = \"2026-11-20\"", "law_as_of = \"now\"")],
        "public/pages/en/iro.md:6:13: \"now\" is not a day; write it as \"2026-11-20\"",
    );
}

#[test]
fn references_and_facts_belong_together() {
    check_report(
        &[(PAGE, "[^one]", "[^oen]")],
        "public/pages/en/iro.md:10:6: the text never refers to the fact \"one\"; write [^one] or take it out\npublic/pages/en/iro.md:24:21: [^oen] refers to no fact; did you mean [^one]?",
    );
    check_report(
        &[(PAGE, "[^one]", "[^three]")],
        "public/pages/en/iro.md:10:6: the text never refers to the fact \"one\"; write [^one] or take it out\npublic/pages/en/iro.md:24:21: [^three] refers to no fact; add a [[fact]] with id = \"three\"",
    );
    check_report(
        &[(PAGE, "[^one]", "")],
        "public/pages/en/iro.md:10:6: the text never refers to the fact \"one\"; write [^one] or take it out",
    );
    check_report(
        &[(PAGE, "id = \"two\"", "id = \"one\"")],
        "public/pages/en/iro.md:16:6: the fact \"one\" is already on line 10; give one of them another id\npublic/pages/en/iro.md:22:46: [^two] refers to no fact; add a [[fact]] with id = \"two\"",
    );
}

#[test]
fn unknown_braces_are_named() {
    check_report(
        &[(PAGE, "{officers}", "{officer}")],
        "public/pages/en/iro.md:28:1: nobody knows what {officer} is; did you mean {officers}?",
    );
    check_report(
        &[(PAGE, "{officers}", "{weather}")],
        "public/pages/en/iro.md:28:1: nobody knows what {weather} is; use {contacts}, {officers} or {advocate}, or { $meeting } and the like",
    );
    check_report(
        &[(PAGE, "{officers}", "See {officers}")],
        "public/pages/en/iro.md:28:5: {officers} stands for a list; put it on a line of its own, between empty lines",
    );
    check_report(
        &[(PAGE, "{ $meeting }", "{ $meting }")],
        "public/pages/en/iro.md:22:13: there is no variable $meting; did you mean $meeting?",
    );
    check_report(
        &[(PAGE, "{ $meeting }", "{ $iro }")],
        "public/pages/en/iro.md:22:13: $iro is known only while a form is answered, not on a page; reword it",
    );
    check_report(
        &[(PAGE, "{ $meeting }", "{ $meeting")],
        "public/pages/en/iro.md:22:13: this { has no } of its own; close it, or take it out",
    );
}

#[test]
fn a_link_must_lead_somewhere() {
    check_report(
        &[(PAGE, "../say/talk/", "../say/walk/")],
        "public/pages/en/iro.md:22:58: there is no page at /say/walk/; did you mean /say/talk/?",
    );
    check_report(
        &[(PAGE, "../say/talk/", "/nowhere-at-all/")],
        "public/pages/en/iro.md:22:58: there is no page at /nowhere-at-all/; write the path of a page or a form",
    );
    check_report(
        &[(PAGE, "../say/talk/", "http://insecure.example")],
        "public/pages/en/iro.md:22:58: the link \"http://insecure.example\" leads nowhere; write /my-iro/ for a page, or https://… or tel:…",
    );
    check_report(
        &[(PAGE, "../say/talk/", "../../../talk/")],
        "public/pages/en/iro.md:22:58: the link \"../../../talk/\" leads nowhere; write /my-iro/ for a page, or https://… or tel:…",
    );
}

#[test]
fn what_would_be_printed_as_something_else_is_refused() {
    let check = |written: &str, says: &str| {
        check_report(&[(PAGE, "Everybody has one.", written)], &format!("public/pages/en/iro.md:{says}"));
    };
    check(
        "| a | b |\n| - | - |\n| 1 | 2 |\n\nOne.",
        "24:1: a table is printed as bars and dashes; write a list instead, with one line for each row",
    );
    check(
        "<script>alert(1)</script>\n\nOne.",
        "24:1: a page takes no HTML and no script; write it in Markdown, or take it out",
    );
    check(
        "Take <b>one</b>.",
        "24:6: a page takes no HTML; write *stress* or **more stress** in Markdown, or take it out",
    );
    check(
        "![A chair](https://a.example/chair.svg) One.",
        "24:1: a page shows no picture; say in words what it would show",
    );
    check("Take `one`.", "24:6: a page has no letters for code; take out the four spaces or the ` before it");
    check("# One", "24:1: a page has two kinds of headings within it; write ## or ###");
    check_report(&[(PAGE, "Everybody has one.", "## One\n\n> *One* or 2 < 3 | 4")], "");
}

#[track_caller]
fn check_text(file: &str, text: &str, expected: &str) {
    let mut folder = sample::folder();
    folder.put(file, text);
    sample::check_files(&folder, sample::KEYS, expected);
}

#[test]
fn a_text_for_another_voice_stands_under_the_head_of_its_page() {
    let file = "pages/en/iro.adult.md";
    check_text(file, "# The IRO of { $council }\n\nEverybody has one.[^one]\n", "");
    check_text(
        file,
        "# The IRO of { $counsil }\n\n[^oen] [there](/gone/)",
        "public/pages/en/iro.adult.md:1:3: there is no variable $counsil; did you mean $council?\npublic/pages/en/iro.adult.md:3:3: [^oen] refers to no fact; did you mean [^one]?\npublic/pages/en/iro.adult.md:3:16: there is no page at /gone/; write the path of a page or a form",
    );
    check_text(
        file,
        "+++\ntitle = \"x\"\n+++\n",
        "public/pages/en/iro.adult.md: the head stands once, in public/pages/en/iro.md; take it out of here",
    );
    check_text(
        "pages/en/iro.child.md",
        "Hello.",
        "public/pages/en/iro.child.md: public/pages/en/iro.md speaks to this reader itself; take one of the two texts out",
    );
    for file in ["pages/en/iro.adlut.md", "pages/en/orphan.adult.md"] {
        let expected = format!(
            "public/{file}: nothing reads this file; forms are forms/*.toml, words words/en/*.ftl, pages pages/en/*.md, and a page's text for another voice pages/en/*.adult.md beside it"
        );
        check_text(file, "Hello.", &expected);
    }
}
