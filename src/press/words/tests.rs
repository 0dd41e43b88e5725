//! Every fault of words, word for word.

use crate::sample::{self, check_report};

const FORM: &str = "forms/talk.toml";
const WORDS: &str = "words/en/talk.ftl";
const INTERFACE: &str = "words/en/interface.ftl";

#[test]
fn what_is_not_fluent_is_named() {
    check_report(
        &[(WORDS, "why = Why?", "why Why?")],
        "public/words/en/talk.ftl:19:5: this is not Fluent (Expected a token starting with \"=\"); write messages as id = words, and go on with four spaces",
    );
    check_report(
        &[(WORDS, "{ $iro }", "{ $iro")],
        "public/words/en/talk.ftl:6:31: this is not Fluent (Expected a token starting with \"}\"); write messages as id = words, and go on with four spaces",
    );
}

#[test]
fn a_missing_word_is_named() {
    check_report(
        &[(WORDS, "# Only if it is bad.\nwhy = Why?\n", "")],
        "public/words/en/talk.ftl: there is no message \"why\" for the question on line 31 of public/forms/talk.toml; add why = … with a comment above it",
    );
    check_report(
        &[(WORDS, "form-title = Talk to { $council }", "form-titel = Talk")],
        "public/words/en/talk.ftl: there is no message \"form-title\"; add form-title = … with a comment above it\npublic/words/en/talk.ftl:2:1: the message \"form-titel\" belongs to no question; take it out",
    );
    check_report(
        &[(WORDS, "    .is-bad = Bad\n", "")],
        "public/words/en/talk.ftl:15:1: the message \"how\" has no .is-bad; add .is-bad = …",
    );
    check_report(
        &[(WORDS, "    .is-unknown = I don't know\n", "")],
        "public/words/en/talk.ftl:21:1: the message \"officer\" has no .is-unknown; add .is-unknown = …",
    );
    check_report(
        &[(WORDS, "how = How is it?", "how =")],
        "public/words/en/talk.ftl:15:1: the message \"how\" asks nothing; write the question after the =",
    );
    check_report(
        &[(INTERFACE, "# The button to go on.\nnext = Next\n    .adult = Go on\n", "")],
        "public/words/en/interface.ftl: there is no message \"next\", which the pages use; add next = … with a comment above it",
    );
}

#[test]
fn a_word_that_nothing_uses_is_named() {
    check_report(
        &[(WORDS, "why = Why?", "why = Why?\n# Left over.\nwho = Who?")],
        "public/words/en/talk.ftl:21:1: the message \"who\" belongs to no question; did you mean \"why\"?",
    );
    check_report(
        &[(WORDS, "why = Why?", "why = Why?\n# Left over.\nweather = Rain?")],
        "public/words/en/talk.ftl:21:1: the message \"weather\" belongs to no question; take it out",
    );
    check_report(
        &[(WORDS, ".hint = One", ".hnit = One")],
        "public/words/en/talk.ftl:7:6: the message \"headline\" has .hnit, which the form does not use; did you mean \".hint\"?",
    );
    check_report(
        &[(WORDS, "why = Why?", "why = Why?\n    .is-good = Good")],
        "public/words/en/talk.ftl:20:6: the message \"why\" has .is-good, which the form does not use; take it out",
    );
    check_report(
        &[(INTERFACE, "next = Next", "next = Next\n# Left over.\nskip = Skip\n# Left over.\nnexxt = N")],
        "public/words/en/interface.ftl:4:1: the message \"skip\" is used nowhere; take it out\npublic/words/en/interface.ftl:6:1: the message \"nexxt\" is used nowhere; did you mean \"next\"?",
    );
    check_report(
        &[(INTERFACE, "next = Next", "next = Next\n    .hint = x")],
        "public/words/en/interface.ftl:3:6: the message \"next\" has .hint, which is no voice; use \"young\", \"child\", \"teen\", \"adult\" or \"staff\"",
    );
    check_report(
        &[(INTERFACE, ".adult", ".adlut")],
        "public/words/en/interface.ftl:3:6: the message \"next\" has .adlut, which is no voice; did you mean \"adult\"?",
    );
}

#[test]
fn a_message_without_a_comment_is_named() {
    check_report(
        &[(WORDS, "# Who.\n", "")],
        "public/words/en/talk.ftl:20:1: the message \"officer\" has no comment for the translator; write one above it, after a #",
    );
    check_report(
        &[(INTERFACE, "# Under a fact.\n", "\n")],
        "public/words/en/interface.ftl:10:1: the message \"fact-checked\" has no comment for the translator; write one above it, after a #",
    );
}

#[test]
fn starters_are_counted() {
    check_report(
        &[(FORM, "starters = 1", "starters = 2")],
        "public/words/en/talk.ftl:6:1: the message \"headline\" has no .starter-2; add .starter-2 = …",
    );
    check_report(
        &[(FORM, "starters = 1\n", "")],
        "public/words/en/talk.ftl:8:6: the message \"headline\" has .starter-1, which the form does not use; take it out",
    );
}

#[test]
fn two_messages_with_one_id_are_both_named() {
    check_report(
        &[(WORDS, "why = Why?", "why = Why?\n# Again.\nwhy = Why so?")],
        "public/words/en/talk.ftl:21:1: the message \"why\" is already on line 19, so one would hide the other; take one out",
    );
    check_report(
        &[(WORDS, ".is-bad = Bad", ".is-bad = Bad\n    .is-bad = Worse")],
        "public/words/en/talk.ftl:18:6: the message \"how\" has .is-bad twice, first on line 17; take one out",
    );
}

#[test]
fn a_variable_that_nobody_knows_is_named() {
    check_report(
        &[(WORDS, "{ $iro }", "{ $iroo }")],
        "public/words/en/talk.ftl:6:27: the message \"headline\": there is no variable $iroo; did you mean $iro?",
    );
    check_report(
        &[(WORDS, "{ $iro }", "{ $weather }")],
        "public/words/en/talk.ftl:6:27: the message \"headline\": there is no variable $weather; there are $advocate, $advocate-phone, $council, $council-word, $iro-word, $lead, $meeting, $phone-out-of-hours, $phone-team, $reach-first, $record-within, $review, $site, $iro, $cover, $child, $time, $contact-time, $names, $number, $day, $over, $minutes, $most, $topic, $ask, $also, $label, $words, $title, $pile, $things, $fingerprint",
    );
    check_report(
        &[(WORDS, "{ $phone-out-of-hours }", "{ $phone-out-of-hour }")],
        "public/words/en/talk.ftl:4:23: the message \"form-before\": there is no variable $phone-out-of-hour; did you mean $phone-out-of-hours?",
    );
}

#[test]
fn the_app_cannot_choose_between_words() {
    check_report(
        &[(WORDS, "why = Why?", "why = { $iro ->\n    [sam] Why, Sam?\n   *[other] Why?\n}")],
        "public/words/en/talk.ftl:19:10: the message \"why\": chooses between words by $iro, which only the app knows; the app can fill in { $iro } but not choose, so write one sentence for all",
    );
}

#[test]
fn what_stands_before_a_form_names_nobody_yet() {
    check_report(
        &[(WORDS, "Ring { $phone", "Ring { $iro } on { $phone")],
        "public/words/en/talk.ftl:4:1: the message \"form-before\" is printed before anything is known of who writes; reword it without $iro and the like",
    );
}

#[test]
fn press_can_choose_between_words() {
    check_report(&[(WORDS, "why = Why?", "why = { $meeting ->\n    [review] Why a review?\n   *[other] Why?\n}")], "");
}

#[test]
fn functions_terms_and_messages_must_be_there() {
    check_report(
        &[(WORDS, "why = Why?", "why = { NUMBER($most) }")],
        "public/words/en/talk.ftl:19:9: the message \"why\": NUMBER() is not known here; write the words as they should read",
    );
    check_report(
        &[(WORDS, "why = Why?", "why = { -brand }")],
        "public/words/en/talk.ftl:19:10: the message \"why\": there is no term -brand in this file; take it out",
    );
    check_report(
        &[(WORDS, "why = Why?", "why = { hwo }")],
        "public/words/en/talk.ftl:19:9: the message \"why\": there is no message hwo in this file; did you mean how?",
    );
    check_report(
        &[(WORDS, "why = Why?", "why = { why }")],
        "public/words/en/talk.ftl:19:1: the message \"why\" cannot be written out (Resolver error: Cyclical dependency detected); reword it",
    );
}

#[test]
fn a_file_of_words_belongs_to_a_form() {
    let mut folder = sample::folder();
    folder.put("words/en/carer.ftl", "# The title.\nform-title = For carers\n");
    let expected = "public/words/en/carer.ftl: there is no form forms/carer.toml for these words; rename the file or take it out of en";
    sample::check_files(&folder, sample::KEYS, expected);
    let mut folder = sample::folder();
    folder.remove("words/en/talk.ftl");
    folder.remove("words/en/inbox.ftl");
    let expected = "public/words/en/inbox.ftl: this file is not there, but the inbox needs its words; write it\n\
                    public/words/en/talk.ftl: this file is not there, but public/forms/talk.toml needs its words; write it";
    sample::check_files(&folder, sample::KEYS, expected);
}
