//! Letters as they are split, written, read back and compared.

use super::*;
use crate::{Value, sample::sample};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn heading() -> Heading {
    Heading {
        council: "exampleshire".into(),
        form: "sample".into(),
        form_version: 1,
        lang: "en".into(),
        keyset: 1,
        letter: "ab".repeat(16),
        tie: "cd".repeat(32),
        day: "2026-11-20".into(),
        replaces: String::new(),
        reply: String::new(),
    }
}

fn secrets() -> Secrets {
    Secrets { team: "5e".repeat(32), private: "de".repeat(32) }
}

fn documents(given: &[(&str, Value, Option<Sharing>)]) -> Documents {
    let mut answers = Answers::default();
    for (question, value, sharing) in given {
        answers.put(question, value.clone());
        if let Some(sharing) = sharing {
            answers.share(question, *sharing);
        }
    }
    Documents::split(&sample(), &answers, heading(), secrets(), Vec::new())
}

fn ids(document: &Document) -> String {
    document.answers.iter().map(|said| said.id.as_str()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_place(sharing: Option<Sharing>, expected: &str) {
    let documents = documents(&[("headline", Value::Text("hello".into()), sharing)]);
    assert_eq!(format!("team [{}] private [{}]", ids(&documents.team), ids(&documents.private)), expected);
}

#[test]
fn what_was_chosen_before_it_was_known_who_sits_there_is_said_to_nobody() {
    let mut form = sample();
    form.know_if = Some(crate::ShowIf { question: "topics".into(), is: vec!["school".into()], not: false });
    let mut answers = Answers::default();
    answers.put("headline", Value::Text("Hi".into()));
    answers.share("headline", Sharing::Meeting);
    let heading = heading();
    let split = |answers: &Answers| Documents::split(&form, answers, heading.clone(), Secrets::default(), Vec::new());
    assert!(split(&answers).team.answers.is_empty());
    answers.put("topics", Value::Ids(vec!["school".into()]));
    assert_eq!(split(&answers).team.answers[0].id, "headline");
}

#[test]
fn only_what_is_meant_for_the_meeting_reaches_the_team() {
    check_place(Some(Sharing::Meeting), "team [headline] private []");
    check_place(Some(Sharing::Keep), "team [] private [headline]");
    check_place(Some(Sharing::Sort), "team [] private [headline]");
    check_place(Some(Sharing::TalkFirst), "team [] private [headline]");
    check_place(None, "team [] private [headline]");
}

#[test]
fn who_i_do_not_want_there_is_private_whatever_is_chosen() {
    let documents = documents(&[("not-there", Value::Text("X".into()), Some(Sharing::Meeting))]);
    assert_eq!(ids(&documents.private), "not-there");
    assert_eq!(ids(&documents.team), "");
    assert!(documents.private.answers[0].always_private);
}

#[test]
fn who_it_is_from_and_contact_soon_go_with_both() {
    let documents = documents(&[("soon", Value::Ids(vec!["yes".into()]), None)]);
    assert_eq!(documents.team.from, documents.private.from);
    assert!(documents.team.contact_soon && documents.private.contact_soon);
}

#[test]
fn how_the_meeting_is_set_up_goes_to_the_team_and_is_not_for_the_meeting_to_hear() {
    let mut form = sample();
    form.questions[0].share = ShareRule::Arrange;
    let mut answers = Answers::default();
    answers.put("headline", Value::Text("By video".into()));
    answers.share("headline", Sharing::Meeting);
    let both = Documents::split(&form, &answers, heading(), secrets(), Vec::new());
    assert_eq!([ids(&both.team), ids(&both.private)], ["headline", ""]);
    assert_eq!((both.team.answers[0].sharing, both.team.answers[0].always_private), (None, false));
}

#[test]
fn contact_soon_can_be_one_tick_of_several() {
    let mut form = sample();
    let crate::Kind::PickUpto(topics) = &mut form.questions[1].kind else { panic!("the topics are picked") };
    topics.choices[0].id = known::SOON.into();
    let soon = |chosen: &str| {
        let mut answers = Answers::default();
        answers.put("topics", Value::Ids(vec![chosen.into()]));
        let both = Documents::split(&form, &answers, heading(), secrets(), Vec::new());
        (both.team.contact_soon, both.private.contact_soon)
    };
    assert_eq!([soon("soon"), soon("pets")], [(true, true), (false, false)]);
}

#[test]
fn a_form_that_says_whose_letter_it_is_says_so_in_both_parts() {
    let form = Form { to: "about-my-officer".into(), ..sample() };
    let both = Documents::split(&form, &Answers::default(), heading(), secrets(), Vec::new());
    assert_eq!(both.officer(), Some("about-my-officer"));
    assert_eq!(both.team.from, both.private.from);
}

#[test]
fn a_switch_that_is_not_asked_asks_for_nobody() {
    let mut form = sample();
    let soon = form.questions.iter_mut().find(|question| question.id == known::SOON).expect("the switch");
    soon.show_if = Some(crate::ShowIf { question: "topics".into(), is: vec!["school".into()], not: false });
    let mut answers = Answers::default();
    answers.put(known::SOON, Value::Ids(vec![known::YES.into()]));
    let split =
        |answers: &Answers| Documents::split(&form, answers, heading(), secrets(), Vec::new()).team.contact_soon;
    assert!(!split(&answers), "an answer to a question that went away");
    answers.put("topics", Value::Ids(vec!["school".into()]));
    assert!(split(&answers));
}

#[test]
fn a_document_reads_back_word_for_word() {
    let documents = documents(&[("headline", Value::Text("\"Ḥello\n\u{202e}🙂\"".into()), None)]);
    let text = json::write(&documents.private);
    assert_eq!(json::read::<Document>(&text), Some(documents.private));
}

#[test]
fn each_group_holds_its_own_secret_and_the_words_before_names_were_filled_in() {
    let mut form = sample();
    form.questions[0].ask = "What should {$iro} know?".into();
    let mut answers = Answers::default();
    answers.put(&form.questions[0].id, Value::Text("hello".into()));
    let fillings = vec![("iro".to_owned(), "Sam".to_owned())];
    let both = Documents::split(&form, &answers, heading(), secrets(), fillings.clone());
    assert_eq!([&both.team.secret, &both.private.secret], [&secrets().team, &secrets().private]);
    assert_eq!(both.private.fillings, fillings);
    let said = &both.private.answers[0];
    assert_eq!(said.asked, "What should Sam know?");
    assert_eq!(said.unfilled, "What should {$iro} know?");
}

#[test]
fn a_document_of_the_first_format_is_read() {
    let text = r#"{"format":1,"group":"team","council":"x","form":"x","form_version":1,"lang":"en","keyset":1,
        "letter":"","tie":"","day":"","from":[],"contact_soon":false,"answers":[{"id":"a","asked":"A?","answer":["b"]}]}"#;
    let document: Document = json::read(text).expect("a document");
    assert_eq!((document.secret.as_str(), document.answers[0].asked.as_str()), ("", "A?"));
}

#[track_caller]
fn check_faults(change: impl FnOnce(&mut Documents), expected: &str) {
    let mut documents = documents(&[]);
    change(&mut documents);
    let faults = compare(&"ab".repeat(16), "exampleshire", Some(&documents.team), Some(&documents.private), true);
    let found: Vec<_> = faults.iter().map(Fault::word).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn a_reader_sees_what_does_not_belong_together() {
    check_faults(|_| (), "");
    check_faults(|both| both.private.heading.letter = "00".repeat(16), "fault-other-letter");
    check_faults(|both| both.team.heading.council = "elsewhere".into(), "fault-other-council");
    check_faults(|both| both.team.heading.tie = "00".repeat(32), "fault-not-tied");
    check_faults(|both| both.private.format = 9, "fault-later-format");
    check_faults(|both| std::mem::swap(&mut both.team, &mut both.private), "fault-other-group");
    assert_eq!(
        compare(&"ab".repeat(16), "exampleshire", None, Some(&documents(&[]).private), true),
        [Fault::OneMissing]
    );
}

fn any_said() -> impl Strategy<Value = Said> {
    let words = || proptest::collection::vec(any::<String>(), 0..3);
    let sharing = || {
        let kinds = [Sharing::Meeting, Sharing::Keep, Sharing::Sort, Sharing::TalkFirst];
        proptest::option::of(proptest::sample::select(kinds.to_vec()))
    };
    (any::<String>(), any::<(String, String)>(), words(), words(), sharing(), any::<bool>()).prop_map(
        |(id, (asked, unfilled), answer, chosen, sharing, always_private)| Said {
            id,
            asked,
            unfilled,
            answer,
            chosen,
            sharing,
            always_private,
        },
    )
}

fn any_document() -> impl Strategy<Value = Document> {
    let said = || proptest::collection::vec(any_said(), 0..4);
    let group = proptest::sample::select(vec![GroupName::Team, GroupName::Private]);
    let heading = (any::<[String; 7]>(), any::<[u32; 2]>(), any::<[String; 2]>());
    (any::<u32>(), group, heading, said(), any::<(bool, BTreeMap<String, String>)>(), said()).prop_map(
        |(format, group, (texts, [form_version, keyset], options), from, (contact_soon, fillings), answers)| {
            let [council, form, lang, letter, tie, day, secret] = texts;
            let [replaces, reply] = options;
            let fillings = fillings.into_iter().collect();
            let heading = Heading { council, form, form_version, lang, keyset, letter, tie, day, replaces, reply };
            Document { format, group, heading, from, contact_soon, answers, secret, fillings }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_document_reads_back_and_can_be_compared_with_any_other(team in any_document(), private in any_document(), letter in any::<String>()) {
        for document in [&team, &private] {
            let text = json::write(document);
            let theirs: serde_json::Value = serde_json::from_str(&text).expect("anybody can read it");
            prop_assert_eq!(theirs["tie"].as_str(), Some(document.heading.tie.as_str()));
            prop_assert_eq!(json::read::<Document>(theirs.to_string()), Some(document.clone()));
            prop_assert_eq!(json::read::<Document>(&text), Some(document.clone()));
        }
        let faults = compare(&letter, "exampleshire", Some(&team), Some(&private), true);
        prop_assert_eq!(faults.contains(&Fault::NotTied), team.heading.tie != private.heading.tie);
    }

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,60}|\\{\"format\":[0-9]{1,12},\"group\":\"[a-z]{0,8}\".{0,60}\\}", bytes in any::<Vec<u8>>()) {
        let _ = json::read::<Document>(&text);
        let _ = json::read::<Document>(&bytes);
    }
}
