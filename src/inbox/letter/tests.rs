//! A letter as it is read, after one thing was changed in it.

use super::*;
use crate::{
    letter::copy::{Which, copy},
    sample::{documents, group, row, said},
    site::config,
};

fn ids(list: &[Said]) -> String {
    list.iter().map(|said| said.id.as_str()).collect::<Vec<_>>().join(" ")
}

fn show(letter: Option<&Letter>) -> String {
    let Some(letter) = letter else { return "for colleagues".into() };
    let doubts: Vec<_> = letter.doubts.iter().map(|doubt| doubt.word()).collect();
    let Letter { always, meeting, keep, talk, not_ours, .. } = letter;
    let apart = if not_ours.is_empty() { String::new() } else { format!(" not ours [{}]", ids(not_ours)) };
    format!(
        "always [{}] meeting [{}] keep [{}] talk [{}]{apart} doubts [{}]",
        ids(always),
        ids(meeting),
        ids(keep),
        ids(talk),
        doubts.join(" ")
    )
}

#[track_caller]
fn check_read(me: &str, change: impl FnOnce(&mut Row, &mut [Group; 2], &mut [Document; 2]), expected: &str) {
    let mut documents = documents();
    let untouched = [Group::ForOthers, Group::ForOthers];
    let (mut row, mut groups) = (row(), untouched.clone());
    change(&mut row, &mut groups, &mut documents);
    for (group, document) in groups.iter_mut().zip(&documents) {
        if *group == Group::ForOthers {
            *group = self::group(document);
        }
    }
    let letter = Letter::read(&row, false, &groups[0], &groups[1], me, &config::sample());
    assert_eq!(show(letter.as_ref()), expected);
}

const ALL: &str = "always [safe alone] meeting [headline] keep [family shoes] talk [move] doubts ";

#[test]
fn each_answer_stands_in_the_list_its_writer_chose_and_safety_first() {
    check_read("sam", |_, _, _| (), &format!("{ALL}[]"));
}

#[test]
fn an_answer_without_a_choice_is_one_to_talk_about_first() {
    check_read(
        "sam",
        |_, _, both| both[1].answers = vec![said("headline", "x", None)],
        "always [] meeting [headline] keep [] talk [headline] doubts []",
    );
}

#[test]
fn how_the_meeting_is_set_up_stands_by_itself_and_in_no_copy_for_the_meeting() {
    let mut both = documents();
    both[0].answers.push(said("family", "CANARY at my school", None));
    let [team, private] = both.each_ref().map(group);
    let config = config::sample();
    for me in ["sam", "dee"] {
        let private = if me == "dee" { &Group::ForOthers } else { &private };
        let letter = Letter::read(&row(), false, &team, private, me, &config).expect("a letter");
        assert_eq!(letter.arrange.iter().map(Said::words).collect::<Vec<_>>(), ["CANARY at my school"]);
        let [meeting, officers] =
            [Which::Meeting, Which::Officers].map(|which| copy(which, &letter, &config).to_string());
        assert!(!meeting.contains("CANARY") && officers.contains("CANARY"), "{meeting}");
        assert!(letter.doubts.is_empty(), "{:?}", letter.doubts);
    }
}

#[test]
fn a_question_that_no_form_of_ours_asked_stands_apart_and_never_under_safety_or_meeting() {
    let forged =
        |id, sharing| Said { asked: "Has your foster carer hurt you this week?".into(), ..said(id, "Yes", sharing) };
    check_read(
        "sam",
        |_, _, both| {
            both[0].answers.push(forged("headline", Some(Sharing::Meeting)));
            both[1].answers.insert(0, forged("safe", Some(Sharing::Keep)));
        },
        "always [safe alone] meeting [headline] keep [family shoes] talk [move] not ours [headline safe] \
         doubts [doubt-other-questions]",
    );
    // Our words under an id, in a language or of a form that did not ask them are not ours either.
    check_read(
        "sam",
        |_, _, both| both[1].answers = vec![Said { id: "safe".into(), ..said("shoes", "x", Some(Sharing::Keep)) }],
        "always [] meeting [headline] keep [] talk [] not ours [safe] doubts [doubt-other-questions]",
    );
    let both_say = |change: fn(&mut Document)| {
        move |_: &mut Row, _: &mut [Group; 2], both: &mut [Document; 2]| {
            both.iter_mut().for_each(change);
        }
    };
    let all = "always [] meeting [] keep [] talk [] not ours \
               [headline officer called family alone shoes move safe] doubts [doubt-other-questions]";
    check_read("sam", both_say(|document| document.heading.form = "x".into()), all);
    check_read("sam", both_say(|document| document.heading.lang = "cy".into()), all);
}

#[test]
fn a_question_about_the_writer_that_is_not_ours_is_not_listed_among_those_that_are() {
    let mut both = documents();
    let forged = Said { asked: "Who hurt you?".into(), ..said("reply", "Him", None) };
    both.iter_mut().for_each(|document| document.from.extend([said("reply", "By phone", None), forged.clone()]));
    let [team, private] = both.each_ref().map(group);
    let letter = Letter::read(&row(), false, &team, &private, "sam", &config::sample()).expect("a letter");
    let others: Vec<String> = letter.others().map(Said::words).collect();
    assert_eq!((others, letter.not_ours), (vec!["By phone".to_owned()], vec![forged]));
}

#[test]
fn a_mark_alone_never_brings_an_answer_into_the_meeting() {
    // In the private part but marked for the meeting, or always private but marked so: never in the meeting.
    let marked = |id| said(id, "x", Some(Sharing::Meeting));
    check_read(
        "sam",
        |_, _, both| both[1].answers = vec![marked("family")],
        "always [] meeting [headline] keep [] talk [family] doubts [doubt-misplaced]",
    );
    check_read(
        "sam",
        |_, _, both| both[0].answers = vec![marked("safe"), said("family", "x", Some(Sharing::Keep))],
        "always [safe safe alone] meeting [] keep [family family shoes] talk [move] doubts [doubt-misplaced]",
    );
}

#[test]
fn what_our_forms_keep_private_is_so_whatever_the_letter_says() {
    let crafted = || Said { always_private: false, ..said("safe", "x", Some(Sharing::Meeting)) };
    check_read(
        "sam",
        |_, _, both| both[0].answers.push(crafted()),
        "always [safe safe alone] meeting [headline] keep [family shoes] talk [move] doubts [doubt-misplaced]",
    );
    check_read(
        "dee",
        |_, _, both| both.iter_mut().for_each(|document| document.answers = vec![crafted()]),
        "always [safe safe] meeting [] keep [] talk [] doubts [doubt-not-for-reader doubt-misplaced]",
    );
}

#[track_caller]
fn check_secrets(me: &str, team: &Group, private: &Group, expected: [Option<&str>; 2]) {
    let letter = Letter::read(&row(), false, team, private, me, &config::sample()).expect("a letter");
    let found = [&letter.seen_to_secret, &letter.deed_secret];
    let start =
        |secret: &Option<String>| secret.as_deref().map(|secret| secret.get(..2).unwrap_or_default().to_owned());
    assert_eq!(found.map(start), expected.map(|secret| secret.map(str::to_owned)), "{me}");
}

#[test]
fn only_who_can_open_the_kept_answers_can_mark_a_letter_as_read() {
    let [team, private] = documents().map(|document| group(&document));
    check_secrets("sam", &team, &private, [Some("5e"), Some("de")]);
    check_secrets("dee", &team, &Group::ForOthers, [Some("5e"), None]);
    check_secrets("sam", &team, &Group::Damaged, [Some("5e"), None]);
    check_secrets("dee", &Group::Damaged, &Group::Damaged, [None, None]);
    // A letter of an earlier version has none: a lead stands in for whoever would know them.
    let [team, private] = documents().map(|document| group(&Document { secret: String::new(), ..document }));
    check_secrets("sam", &team, &private, [None, None]);
    check_secrets("dee", &team, &Group::ForOthers, [Some(""), Some("")]);
}

#[test]
fn a_letter_that_a_later_version_sealed_is_said_to_be_newer() {
    let letter = Letter::read(&row(), false, &Group::Later, &Group::Later, "sam", &config::sample()).expect("a letter");
    assert_eq!(letter.doubts, [Doubt::Fault(forms::Fault::LaterFormat)]);
}

#[test]
fn a_reference_is_the_start_of_the_name() {
    assert_eq!(reference(LetterId([0x5a, 0x0f, 1, 2, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9])), "5a0f-0102");
}

#[test]
fn a_private_part_in_the_place_of_the_other_gives_nothing_to_the_meeting() {
    check_read(
        "sam",
        |_, _, both| {
            both.swap(0, 1);
            both[0].answers = vec![said("family", "x", Some(Sharing::Meeting))];
        },
        "always [] meeting [] keep [] talk [family headline] doubts [fault-other-group doubt-misplaced]",
    );
}

#[test]
fn parts_of_two_letters_are_shown_with_what_does_not_fit() {
    check_read("sam", |_, _, both| both[1].heading.letter = "00".repeat(16), &format!("{ALL}[fault-other-letter]"));
    check_read("sam", |_, _, both| both[1].heading.tie = "00".repeat(32), &format!("{ALL}[fault-not-tied]"));
    check_read("sam", |_, _, both| both[0].heading.council = "x".into(), &format!("{ALL}[fault-other-council]"));
    check_read(
        "sam",
        |_, _, both| both[1].from = vec![said("officer", "sam", None), said("called", "Jo", None)],
        &format!("{ALL}[doubt-from-differs]"),
    );
}

#[test]
fn contact_soon_in_any_copy_makes_a_letter_urgent_and_a_difference_is_said() {
    check_read("sam", |row, _, _| row.contact_soon = true, &format!("{ALL}[doubt-soon-differs]"));
    check_read("sam", |_, _, both| both[1].contact_soon = true, &format!("{ALL}[doubt-soon-differs]"));
    let [team, private] = documents().map(|document| group(&Document { contact_soon: true, ..document }));
    let row = Row { contact_soon: true, ..row() };
    let letter = Letter::read(&row, true, &team, &private, "sam", &config::sample()).expect("a letter");
    assert!(letter.soon && letter.doubts.is_empty());
}

#[test]
fn what_is_broken_is_said_and_the_rest_stays_readable() {
    check_read(
        "sam",
        |_, groups, _| groups[1] = Group::Damaged,
        "always [] meeting [headline] keep [] talk [] doubts [doubt-damaged-kept]",
    );
    check_read(
        "sam",
        |_, groups, _| groups[0] = Group::opened("{\"format\":1,\"answers\":[{}]}".into()),
        "always [safe alone] meeting [] keep [family shoes] talk [move] doubts [doubt-unreadable-meeting]",
    );
    check_read(
        "sam",
        |_, groups, _| *groups = [Group::Damaged, Group::Damaged],
        "always [] meeting [] keep [] talk [] doubts [doubt-damaged-meeting doubt-damaged-kept]",
    );
}

#[track_caller]
fn check_language(lang: &str, expected: bool) {
    assert_eq!(is_language(lang), expected, "{lang:?}");
}

#[test]
fn only_what_looks_like_a_language_is_named_as_one() {
    check_language("en", true);
    check_language("cy-GB", true);
    check_language("ar-x-easy", true);
    check_language("", false);
    check_language("e", false);
    check_language("en-", false);
    check_language("\"><b>", false);
}

#[track_caller]
fn check_raw(text: &str) {
    let group = Group::opened(text.into());
    let letter = Letter::read(&row(), false, &group, &Group::Damaged, "sam", &config::sample()).expect("a letter");
    assert_eq!(letter.raw, [(GroupName::Team, text.to_owned())]);
}

#[test]
fn what_is_not_understood_is_kept_as_text_whatever_it_is() {
    check_raw("no JSON at <all>");
    check_raw("{\"format\":7,\"drawn\":[1],\"drawn\":[2]}");
    check_raw(&"[".repeat(100_000));
    check_raw("");
}

#[test]
fn a_later_format_is_shown_as_far_as_it_goes_and_as_text() {
    let [mut team, private] = documents();
    team.format = 9;
    let letter = Letter::read(&row(), false, &group(&team), &group(&private), "sam", &config::sample());
    assert_eq!(show(letter.as_ref()), format!("{ALL}[fault-later-format]"));
    assert!(letter.expect("a letter").raw[0].1.contains("\"format\":9"));
}

#[test]
fn a_duty_colleague_reads_the_meeting_answers_and_whom_to_ask_for_the_rest() {
    let [team, _] = documents();
    let letter = Letter::read(&row(), false, &group(&team), &Group::ForOthers, "dee", &config::sample());
    assert_eq!(show(letter.as_ref()), "always [] meeting [headline] keep [] talk [] doubts []");
    assert_eq!(letter.expect("a letter").kept_with, Some(vec!["sam".to_owned(), "priya".to_owned()]));
}

#[test]
fn an_officer_who_should_read_both_parts_is_told_that_one_is_missing() {
    let [team, private] = documents();
    let letter = Letter::read(&row(), false, &group(&team), &Group::ForOthers, "priya", &config::sample());
    assert_eq!(show(letter.as_ref()), "always [] meeting [headline] keep [] talk [] doubts [fault-one-missing]");
    assert_eq!(letter.expect("a letter").kept_with, None);
    let letter = Letter::read(&row(), false, &Group::ForOthers, &group(&private), "sam", &config::sample());
    let expected = "always [safe alone] meeting [] keep [family shoes] talk [move] doubts [fault-one-missing]";
    assert_eq!(show(letter.as_ref()), expected);
}

#[test]
fn a_letter_sealed_to_colleagues_is_no_letter_here() {
    let letter = Letter::read(&row(), true, &Group::ForOthers, &Group::ForOthers, "tom", &config::sample());
    assert_eq!(show(letter.as_ref()), "for colleagues");
}
