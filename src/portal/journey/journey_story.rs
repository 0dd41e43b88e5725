//! The way through a form, told as a child would walk it.

use forms::{Sharing, Value};
use wire::{Trouble, sending::Held};

use crate::{
    journey::{Journey, Step, act::Act, told::Post},
    sample,
};

/// Walks a form by a list of acts and says each screen that was shown.
#[track_caller]
fn check(acts: &str, expected: &str) {
    let mut journey = Journey::new(sample::form());
    let mut seen = vec![screen(&journey)];
    for act in acts.split_whitespace() {
        let shown = match perform(&mut journey, act) {
            Ok(()) => screen(&journey),
            Err(note) => format!("!{note:?}"),
        };
        if !act.contains('=') {
            seen.push(shown);
        }
    }
    assert_eq!(seen.join(" "), expected);
}

fn perform(journey: &mut Journey, act: &str) -> Result<(), forms::Note> {
    if let Some((question, value)) = act.split_once('=') {
        let index = place(journey, question);
        let chosen = !journey.form().questions[index].kind.choices().is_empty();
        let value = if chosen {
            Value::Ids(value.split(',').filter(|id| !id.is_empty()).map(String::from).collect())
        } else {
            Value::Text(value.replace('_', " "))
        };
        journey.put(index, value, None);
        return Ok(());
    }
    match act.split_once(':').unwrap_or((act, "")) {
        ("change", question) => return journey.walk(Act::Change(place(journey, question))),
        ("waiting", _) => journey.told(Post::Waiting(Trouble::Offline, Held::Page)),
        ("unsure", _) => journey.told(Post::Unsure { there: false }),
        ("not-sent", _) => journey.told(Post::NotSent(Trouble::Refused)),
        (word, _) => return journey.walk(Act::read(word).expect("the word of a button")),
    }
    Ok(())
}

fn place(journey: &Journey, question: &str) -> usize {
    journey.form().questions.iter().position(|other| other.id == question).expect("a question of the sample")
}

fn screen(journey: &Journey) -> String {
    match journey.step() {
        Step::Question(index) => journey.form().questions[index].id.clone(),
        Step::SayMore => "[say-more]".into(),
        Step::Check => "[check]".into(),
        Step::Send => "[send]".into(),
        Step::Post => "[post]".into(),
    }
}

#[test]
fn a_child_with_one_line_sends_it_from_the_first_screen() {
    check("headline=Hello finish next next next next next", "headline officer soon called reach [check] [send]");
}

#[test]
fn topics_lead_to_their_questions_and_then_to_send_now_or_say_more() {
    check(
        "headline=Hello next topics=school,pets next next next next next more next",
        "headline topics school-how school-change pets-how pets-change [say-more] not-there officer",
    );
    check("skip skip now", "headline topics [say-more] officer");
}

#[test]
fn change_on_the_check_page_comes_back_to_it() {
    check(
        "headline=Hello finish next next next next change:headline next next",
        "headline officer soon called reach [check] headline [check] [send]",
    );
}

#[test]
fn nothing_said_is_nothing_to_send_but_wanting_contact_is_enough() {
    check("finish next next next next next", "headline officer soon called reach [check] !Nothing");
    check("finish next soon=yes next next next next", "headline officer soon called reach [check] [send]");
}

#[test]
fn too_much_is_said_at_next_and_nothing_is_lost() {
    let long = "x".repeat(10_003);
    check(
        &format!("headline={long} next skip topics=school,pets,friends,family,food next finish"),
        "headline !TooLong { over: 3 } topics \
         !TooMany { most: 4 } !TooMany { most: 4 }",
    );
}

#[test]
fn back_walks_the_steps_that_were_shown_to_the_first() {
    check("skip skip back back back skip", "headline topics [say-more] topics headline headline topics");
}

#[test]
fn back_to_a_question_of_a_topic_that_was_taken_away_shows_what_came_before() {
    check(
        "skip topics=school next finish next next next next change:topics topics= next back back back back back back back",
        "headline topics school-how officer soon called reach [check] topics [check] \
         topics [check] reach called soon officer topics",
    );
}

#[test]
fn a_letter_on_its_way_is_not_called_back_and_one_not_sent_is() {
    check("headline=Hi waiting back answers", "headline [post] [post] [post]");
    check("headline=Hi unsure back answers", "headline [post] [post] [post]");
    check("headline=Hi not-sent answers back back", "headline [post] [check] [post] headline");
}

#[test]
fn skipped_words_stay_in_the_box_and_are_not_sent() {
    let mut journey = Journey::new(sample::form());
    journey.put(0, Value::Text("half a thought".into()), Some(Sharing::Meeting));
    journey.skip();
    assert!(journey.skipped.contains(&0) && journey.answers().is_empty() && !journey.boxes.is_empty());
    assert!(journey.in_box(0).is_some_and(|answer| answer.sharing == Some(Sharing::Meeting)));
    journey.back();
    assert_eq!(journey.go_on(), Ok(()));
    assert_eq!(journey.answers().text("headline"), "half a thought");
}

#[test]
fn answers_stay_until_the_letter_has_arrived_and_then_are_gone() {
    let mut journey = Journey::new(sample::form());
    journey.put(0, Value::Text("hello".into()), None);
    for post in [Post::Sending, Post::Waiting(Trouble::Busy, Held::Device), Post::NotSent(Trouble::Device)] {
        journey.told(post);
        assert_eq!(journey.answers().text("headline"), "hello");
    }
    journey.told(Post::Arrived { day: "2026-11-20".into() });
    assert!(journey.boxes.is_empty());
}

#[test]
fn a_form_without_questions_goes_to_the_check_page_and_nowhere_else() {
    let mut journey = Journey::new(forms::Form { questions: Vec::new(), ..sample::form() });
    journey.put(3, Value::Text("x".into()), None);
    journey.change(3);
    journey.skip();
    assert_eq!(journey.step(), Step::Send);
}
