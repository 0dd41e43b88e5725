//! Every fault of a form's file, word for word.

use crate::sample::{self, check_report};

const FORM: &str = "forms/talk.toml";
const WORDS: &str = "words/en/talk.ftl";
/// What can be chosen in the sample's third question.
const CHOICES: &str = "choices = [{ id = \"good\" }, { id = \"bad\" }]";
const PAGE: &str = "pages/en/iro.md";

/// Compares the start of a report that has one fault: after it stand all kinds there are.
#[track_caller]
fn check_start(change: sample::Change<'_>, expected: &str) {
    let report = sample::report(&[change]);
    assert!(report.starts_with(expected) && report.lines().count() == 1, "{report}");
}

#[test]
fn unknown_kinds_parts_and_shares_are_named() {
    check_report(
        &[(FORM, "kind = \"long_text\"", "kind = \"long_txt\"")],
        "public/forms/talk.toml:8:8: the question \"headline\": there is no kind \"long_txt\"; did you mean \"long_text\"?",
    );
    check_start(
        (FORM, "kind = \"long_text\"", "kind = \"poem\""),
        "public/forms/talk.toml:8:8: the question \"headline\": there is no kind \"poem\"; use \"short_text\", ",
    );
    check_report(
        &[(FORM, "part = \"more\"", "part = \"mor\"")],
        "public/forms/talk.toml:32:8: the question \"why\": there is no part \"mor\"; did you mean \"more\"?",
    );
    check_report(
        &[(FORM, "share = \"with_letter\"", "share = \"everybody\"")],
        "public/forms/talk.toml:38:6: the id \"officer\" is read by the machinery: give it share = \"with_letter\", or choose another id\npublic/forms/talk.toml:41:9: the question \"officer\": there is no share \"everybody\"; use \"ask\", \"arrange\", \"private\" or \"with_letter\"",
    );
    check_report(
        &[(FORM, "voice = \"child\"", "voice = \"kid\"")],
        "public/forms/talk.toml:2:9: the form \"talk\": there is no voice \"kid\"; use \"young\", \"child\", \"teen\", \"adult\" or \"staff\"",
    );
}

#[test]
fn a_missing_key_is_named() {
    check_report(
        &[(FORM, "version = 1\n", "")],
        "public/forms/talk.toml:1:1: the form \"talk\" has no \"version\"; add version = 1",
    );
    check_report(
        &[(FORM, "path = \"say/talk\"\n", "")],
        "public/forms/talk.toml:1:1: the form \"talk\" has no \"path\"; add path = \"say/8-11\"\npublic/pages/en/iro.md:22:58: there is no page at /say/talk/; write the path of a page or a form",
    );
    check_report(
        &[(FORM, "id = \"headline\"\n", "")],
        "public/forms/talk.toml: the question \"headline\" was printed once and is asked no more; write { id = \"headline\" } into retired, with the share and safety that it had\npublic/forms/talk.toml:5:1: a question has no \"id\"; add id = \"headline\"\npublic/words/en/talk.ftl:6:1: the message \"headline\" belongs to no question; take it out",
    );
    check_start(
        (FORM, "kind = \"long_text\"\n", ""),
        "public/forms/talk.toml:5:1: the question \"headline\" has no \"kind\"; add kind = \"short_text\", ",
    );
    check_report(
        &[(FORM, "part = \"more\"\n", "")],
        "public/forms/talk.toml:30:1: the question \"why\" has no \"part\"; add part = \"core\", \"more\" or \"sending\"",
    );
    check_report(
        &[(FORM, "{ id = \"good\" }", "{ picture = \"1F3EB\" }")],
        "public/forms/talk.toml:27:12: a choice of the question \"how\" has no \"id\"; add id = \"yes\"\npublic/words/en/talk.ftl:16:6: the message \"how\" has .is-good, which the form does not use; take it out",
    );
}

#[test]
fn an_unknown_key_is_named() {
    check_report(
        &[(FORM, "chars_max = 100", "chars_max = 100\nchar_max = 5")],
        "public/forms/talk.toml:10:1: the question \"headline\" takes no key \"char_max\"; did you mean \"chars_max\"?",
    );
    check_report(
        &[(FORM, "{ id = \"good\" }", "{ id = \"good\", face = \"x\" }")],
        "public/forms/talk.toml:27:27: a choice of the question \"how\" takes no key \"face\"; use \"id\" or \"picture\"",
    );
    check_report(
        &[(FORM, "is = \"bad\" }", "is = \"bad\", or = \"good\" }")],
        "public/forms/talk.toml:35:50: show_if of the question \"why\" takes no key \"or\"; use \"is\" or \"question\"",
    );
}

#[test]
fn the_same_id_twice_is_named_with_both_lines() {
    check_report(
        &[(FORM, "id = \"why\"", "id = \"headline\"")],
        "public/forms/talk.toml:31:6: the id \"headline\" is already on line 6; give one of them another id\npublic/words/en/talk.ftl:19:1: the message \"why\" belongs to no question; take it out",
    );
    check_report(
        &[(FORM, "{ id = \"bad\" }", "{ id = \"good\" }")],
        "public/forms/talk.toml:27:36: the choice \"good\" of the question \"how\" is already on line 27; give one of them another id\npublic/forms/talk.toml:35:43: show_if of the question \"why\": \"school-how\" has no choice \"bad\"; its choices are \"good\"\npublic/words/en/talk.ftl:17:6: the message \"how\" has .is-bad, which the form does not use; did you mean \".is-good\"?",
    );
}

#[test]
fn a_question_asked_for_each_choice_may_not_meet_another_id() {
    check_report(
        &[(FORM, "id = \"why\"", "id = \"school-how\"")],
        "public/forms/talk.toml:31:6: asked for each choice this question is called \"school-how\", as is the one on line 23; give one of them another id\npublic/words/en/talk.ftl: there is no message \"school-how\" for the question on line 31 of public/forms/talk.toml; add school-how = … with a comment above it\npublic/words/en/talk.ftl:19:1: the message \"why\" belongs to no question; take it out",
    );
}

#[test]
fn text_needs_a_longest_length() {
    check_report(
        &[(FORM, "chars_max = 100\n", "")],
        "public/forms/talk.toml:5:1: the question \"headline\" has no \"chars_max\"; add chars_max = 2000",
    );
    check_report(
        &[(FORM, "chars_max = 50", "chars_max = 0")],
        "public/forms/talk.toml:34:13: chars_max is 0, so nothing could be written; give the longest text in characters",
    );
    check_report(
        &[(FORM, "chars_max = 50", "chars_max = \"50\"")],
        "public/forms/talk.toml:34:13: the question \"why\": \"chars_max\" must be a whole number without quotes",
    );
    check_report(
        &[(FORM, "chars_max = 50", "chars_max = -1")],
        "public/forms/talk.toml:34:13: the question \"why\": \"chars_max\" must be a whole number without quotes",
    );
}

#[test]
fn picking_needs_a_number_that_can_be_picked() {
    check_report(
        &[(FORM, "most = 2\n", "")],
        "public/forms/talk.toml:12:1: the question \"topics\" has no \"most\"; add most = 4",
    );
    check_report(
        &[(FORM, "most = 2", "most = 0")],
        "public/forms/talk.toml:16:8: most is 0, so nothing could be chosen; say how many may be",
    );
    check_report(
        &[(FORM, "most = 2", "most = 3")],
        "public/forms/talk.toml:16:8: most is 3 but there are 2 choices; lower it",
    );
}

/// The third question as a scale of numbers with these words, and the fourth asked after its lowest.
#[track_caller]
fn check_scale(upto: &str, words: &str, expected: &str) {
    check_report(
        &[
            (FORM, &format!("kind = \"cards\"\n{CHOICES}"), &format!("kind = \"scale\"\nupto = {upto}")),
            (FORM, "is = \"bad\"", "is = \"0\""),
            (WORDS, "    .is-good = Good\n    .is-bad = Bad\n", words),
        ],
        expected,
    );
}

#[test]
fn a_scale_of_numbers_has_an_end_and_says_what_its_ends_mean() {
    let words = "    .least = Low\n    .most = High\n    .said = { $number } of 10\n";
    let no_upto =
        |upto| format!("public/forms/talk.toml:27:8: upto is {upto}; a scale goes up to a number from 1 to 11");
    check_scale("10", words, "");
    check_scale("11", words, "");
    check_scale("0", words, &no_upto("0"));
    check_scale("12", words, &no_upto("12"));
    let missing = ["least", "most", "said"]
        .map(|name| format!("public/words/en/talk.ftl:15:1: the message \"how\" has no .{name}; add .{name} = …"));
    check_scale("10", "", &missing.join("\n"));
}

#[test]
fn each_kind_takes_its_own_keys() {
    check_report(
        &[(FORM, "chars_max = 50", "chars_max = 50\nmost = 2")],
        "public/forms/talk.toml:35:1: the question \"why\" takes no key \"most\"; use \"by_adult\", \"chars_max\", \"for_each\", \"id\", \"kind\", \"own_tap\", \"own_tap_for\", \"part\", \"safety\", \"screen\", \"share\", \"show_if\" or \"starters\"",
    );
    check_report(
        &[(FORM, "kind = \"officer\"", "kind = \"officer\"\nchoices = [{ id = \"a\" }, { id = \"b\" }]")],
        "public/forms/talk.toml:41:1: the question \"officer\" takes no key \"choices\"; use \"by_adult\", \"for_each\", \"id\", \"kind\", \"own_tap\", \"own_tap_for\", \"part\", \"safety\", \"screen\", \"share\" or \"show_if\"",
    );
    check_report(
        &[(FORM, CHOICES, &format!("{CHOICES}\nstarters = 2"))],
        "public/forms/talk.toml:28:1: the question \"how\" takes no key \"starters\"; use \"by_adult\", \"choices\", \"for_each\", \"id\", \"kind\", \"own_tap\", \"own_tap_for\", \"part\", \"safety\", \"screen\", \"share\" or \"show_if\"",
    );
    check_report(
        &[(FORM, CHOICES, "")],
        "public/forms/talk.toml:22:1: the question \"how\" has no \"choices\"; add choices = [{ id = \"yes\" }, { id = \"no\" }]\npublic/forms/talk.toml:35:24: show_if of the question \"why\": \"school-how\" has nothing to choose; name a question with choices\npublic/words/en/talk.ftl:16:6: the message \"how\" has .is-good, which the form does not use; take it out\npublic/words/en/talk.ftl:17:6: the message \"how\" has .is-bad, which the form does not use; take it out",
    );
    check_report(
        &[(FORM, "{ id = \"good\" }, ", "")],
        "public/forms/talk.toml:22:1: the question \"how\" has fewer than two choices; add some, or ask it as text\npublic/words/en/talk.ftl:16:6: the message \"how\" has .is-good, which the form does not use; take it out",
    );
}

#[test]
fn what_is_about_safety_is_private() {
    check_report(
        &[(FORM, "chars_max = 50", "chars_max = 50\nsafety = true")],
        "public/forms/talk.toml:35:10: the question \"why\" is about safety, so its answer is always private; add share = \"private\"",
    );
}

#[test]
fn for_each_names_a_question_with_choices_above_it() {
    check_report(
        &[(FORM, "for_each = \"topics\"", "for_each = \"topic\"")],
        "public/forms/talk.toml:24:12: for_each of the question \"how\": there is no question \"topic\"; did you mean \"topics\"?\npublic/forms/talk.toml:35:24: show_if of the question \"why\": there is no question \"school-how\"; use \"headline\" or \"topics\"",
    );
    check_report(
        &[(FORM, "for_each = \"topics\"", "for_each = \"weather\"")],
        "public/forms/talk.toml:24:12: for_each of the question \"how\": there is no question \"weather\"; use \"topics\"\npublic/forms/talk.toml:35:24: show_if of the question \"why\": there is no question \"school-how\"; use \"headline\" or \"topics\"",
    );
    check_report(
        &[(FORM, "for_each = \"topics\"", "for_each = \"soon\"")],
        "public/forms/talk.toml:24:12: for_each of the question \"how\": \"soon\" comes later, on line 44; move it above\npublic/forms/talk.toml:35:24: show_if of the question \"why\": there is no question \"school-how\"; use \"headline\", \"topics\", \"yes-how\" or \"no-how\"",
    );
    check_report(
        &[(FORM, "for_each = \"topics\"", "for_each = \"headline\"")],
        "public/forms/talk.toml:24:12: for_each of the question \"how\": \"headline\" has no choices to ask about; name a question of kind \"pick_upto\"\npublic/forms/talk.toml:35:24: show_if of the question \"why\": there is no question \"school-how\"; use \"headline\" or \"topics\"",
    );
    check_report(
        &[(FORM, CHOICES, &format!("{CHOICES}\nshow_if = {{ question = \"headline\", is = \"x\" }}"))],
        "public/forms/talk.toml:28:24: the question \"how\" has for_each and show_if, and a question has one condition; take one of them out",
    );
}

#[test]
fn show_if_names_a_question_above_it() {
    check_report(
        &[(FORM, "question = \"school-how\"", "question = \"school-hwo\"")],
        "public/forms/talk.toml:35:24: show_if of the question \"why\": there is no question \"school-hwo\"; did you mean \"school-how\"?",
    );
    check_report(
        &[(FORM, "question = \"school-how\"", "question = \"weather\"")],
        "public/forms/talk.toml:35:24: show_if of the question \"why\": there is no question \"weather\"; use \"headline\", \"topics\", \"school-how\" or \"stop-how\"",
    );
    check_report(
        &[(FORM, "question = \"school-how\"", "question = \"soon\"")],
        "public/forms/talk.toml:35:24: show_if of the question \"why\": \"soon\" comes later, on line 44; move it above this one",
    );
    check_report(
        &[(FORM, "question = \"school-how\"", "question = \"why\"")],
        "public/forms/talk.toml:35:24: show_if of the question \"why\": a question cannot wait for its own answer; name one above",
    );
    check_report(
        &[(FORM, "question = \"school-how\"", "question = \"how\"")],
        "public/forms/talk.toml:35:24: show_if of the question \"why\": \"how\" is asked once for each of \"topics\"; name one of them, as \"school-how\"",
    );
    check_report(
        &[(FORM, "question = \"school-how\"", "question = \"headline\"")],
        "public/forms/talk.toml:35:24: show_if of the question \"why\": \"headline\" has nothing to choose; name a question with choices",
    );
}

#[test]
fn show_if_names_a_choice_that_is_there() {
    check_report(
        &[(FORM, "is = \"bad\"", "is = \"bda\"")],
        "public/forms/talk.toml:35:43: show_if of the question \"why\": \"school-how\" has no choice \"bda\"; did you mean \"bad\"?",
    );
    check_report(
        &[(FORM, "is = \"bad\"", "is = \"terrible\"")],
        "public/forms/talk.toml:35:43: show_if of the question \"why\": \"school-how\" has no choice \"terrible\"; its choices are \"good\" or \"bad\"",
    );
}

#[test]
fn ids_that_the_machinery_reads_keep_their_meaning() {
    check_report(
        &[(FORM, "id = \"officer\"", "id = \"iro\""), (WORDS, "officer = Which", "iro = Which")],
        "public/forms/talk.toml:38:6: the question \"iro\" asks for the officer, whose letters follow the id \"officer\"; call it \"officer\"",
    );
    check_report(
        &[(FORM, "id = \"why\"", "id = \"called\""), (WORDS, "why = Why?", "called = Why?")],
        "public/forms/talk.toml:31:6: the id \"called\" is read by the machinery: give it part = \"sending\", or choose another id\npublic/forms/talk.toml:31:6: the id \"called\" is read by the machinery: give it share = \"with_letter\", or choose another id",
    );
    check_report(
        &[
            (
                FORM,
                "id = \"soon\"\npart = \"sending\"\nkind = \"cards\"\nchoices = [{ id = \"yes\" }, { id = \"no\" }]\nshare = \"with_letter\"",
                "id = \"soon\"\npart = \"more\"\nkind = \"pick_upto\"\nmost = 1\nchoices = [{ id = \"now\" }, { id = \"no\" }]",
            ),
            (WORDS, ".is-yes", ".is-now"),
        ],
        "public/forms/talk.toml:44:6: the id \"soon\" is read by the machinery: give it part = \"sending\", or choose another id\npublic/forms/talk.toml:44:6: the id \"soon\" is read by the machinery: give it share = \"with_letter\", or choose another id\npublic/forms/talk.toml:44:6: the id \"soon\" is read by the machinery: give it the choice \"yes\", or choose another id",
    );
}

#[test]
fn a_picture_is_a_code_or_a_file() {
    check_report(
        &[(FORM, "stop.svg", "stopp.svg")],
        "public/forms/talk.toml:19:30: there is no picture \"stopp.svg\" in pictures; did you mean \"stop.svg\"?",
    );
    check_report(
        &[(FORM, "1F3EB", "school")],
        "public/forms/talk.toml:18:32: there is no picture \"school\" in pictures; write an OpenMoji code, as \"1F3EB\", or put the file there",
    );
    let mut folder = sample::folder();
    folder.put("pictures/stop.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><title> </title></svg>");
    let expected = "public/pictures/stop.svg: the picture has no text description; write <title>what it shows</title> after <svg …>";
    sample::check_files(&folder, sample::KEYS, expected);
    let styled = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Stop</title><style>path{fill:red}</style></svg>";
    folder.put("pictures/stop.svg", styled);
    let expected = "public/pictures/stop.svg: a <style> would change the form's other pictures too; write the colours at each shape";
    sample::check_files(&folder, sample::KEYS, expected);
    let mut folder = sample::folder();
    folder.put("pictures/dog.png", [0x89, 0x50]);
    let expected = "public/pictures/dog.png: only .svg files lie in pictures; draw it as SVG, or take it out";
    sample::check_files(&folder, sample::KEYS, expected);
}

#[test]
fn two_pages_may_not_share_an_address() {
    check_report(
        &[(FORM, "path = \"say/talk\"", "path = \"my-iro\""), (PAGE, "../say/talk/", "/my-iro/")],
        "public/pages/en/iro.md:3:8: path \"my-iro/\" is already that of public/forms/talk.toml on line 3; give one of them another",
    );
    check_report(
        &[(FORM, "path = \"say/talk\"", "path = \"/Say/\""), (PAGE, "[Talk](../say/talk/)", "Talk")],
        "public/forms/talk.toml:3:8: path \"/Say/\" is not an address beneath the site; write lower-case letters, digits and hyphens, as \"my-iro/\"",
    );
    check_report(
        &[(PAGE, "path = \"my-iro/\"", "path = \"app/iro/\"")],
        "public/pages/en/iro.md:3:8: path \"app/iro/\" stands in app/, where the site keeps its files; choose another\npublic/pages/en/iro.md:22:58: there is no page at /app/say/talk/; write the path of a page or a form",
    );
}

#[test]
fn a_form_without_questions_is_refused() {
    let mut folder = sample::folder();
    folder.put("forms/carer.toml", "version = 1\nvoice = \"adult\"\npath = \"say/carer\"\n");
    folder.put("words/en/carer.ftl", "# The title.\nform-title = For carers\n");
    let expected = "public/forms/carer.toml: the form has no question; add a [[question]]";
    sample::check_files(&folder, sample::KEYS, expected);
}

#[test]
fn a_file_that_nothing_reads_is_named() {
    let mut folder = sample::folder();
    folder.put("forms/carer.tml", "");
    folder.put("README.md", "Read me first.");
    let expected = "public/forms/carer.tml: nothing reads this file; forms are forms/*.toml, words words/en/*.ftl, pages pages/en/*.md, and a page's text for another voice pages/en/*.adult.md beside it";
    sample::check_files(&folder, sample::KEYS, expected);
}
