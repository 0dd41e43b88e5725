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
        journey.put(index, value);
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
        Step::Know => "[know]".into(),
        Step::Check => "[check]".into(),
        Step::Post => "[post]".into(),
    }
}

#[test]
fn a_child_with_one_line_sends_it_from_the_first_screen() {
    check("headline=Hello finish next next next", "headline officer soon called [check]");
}

#[test]
fn several_views_have_a_page_of_their_own_and_one_has_its_choice_on_the_last() {
    check(
        "headline=Hi next topics=school finish next next next next",
        "headline topics officer soon called [know] [check]",
    );
}

#[test]
fn the_youngest_are_asked_once_for_all_that_names_nobody_and_not_beside_whom_they_may_fear() {
    let mut form = sample::form();
    form.voice = forms::Voice::Young;
    form.questions[0].own_tap = false;
    let mut journey = Journey::new(form.clone());
    journey.put(place(&journey, "headline"), Value::Text("Hi".into()));
    let asks = |journey: &mut Journey| {
        journey.finish().expect("nothing is wrong");
        let mut steps = std::iter::repeat_with(|| {
            journey.go_on().expect("nothing is wrong");
            journey.step()
        });
        steps.by_ref().take(9).any(|step| step == Step::Know)
    };
    assert!(asks(&mut journey), "one view is enough to ask");
    let who = forms::ShowIf { question: "officer".into(), is: vec!["sam".into()], not: false };
    let mut journey = Journey::new(forms::Form { know_if: Some(who), ..form.clone() });
    journey.put(place(&journey, "headline"), Value::Text("Hi".into()));
    assert!(!asks(&mut journey), "it is asked only if that was chosen");
    form.questions[0].own_tap = true;
    let mut journey = Journey::new(form);
    journey.put(0, Value::Text("Nan".into()));
    assert!(!asks(&mut journey), "what names people goes nowhere by one tap");
}

#[test]
fn whoever_finishes_early_is_asked_whose_letter_it_is_wherever_that_stands() {
    let mut journey = Journey::new(sample::form());
    let officer = place(&journey, "officer");
    journey.form.questions[officer].part = forms::Part::Core;
    let mut asks = |act| {
        journey.walk(act).expect("nothing is wrong");
        screen(&journey)
    };
    assert_eq!(
        [Act::Finish, Act::Skip, Act::Back, Act::Back].map(&mut asks),
        ["officer", "soon", "officer", "headline"]
    );
    assert_eq!([Act::Finish, Act::Next].map(&mut asks), ["soon", "called"], "it was skipped, and that is an answer");
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
fn only_views_are_asked_about_before_sending() {
    check("reach=at_school finish next next next", "headline officer soon called [check]");
    check(
        "skip skip more not-there=yes next next next next",
        "headline topics [say-more] not-there officer soon called [check]",
    );
}

#[test]
fn questions_that_share_a_screen_are_taken_and_skipped_together() {
    let mut journey = Journey::new(sample::form());
    journey.finish().expect("nothing is wrong");
    for _ in 0..2 {
        journey.skip();
    }
    let [called, reach] = ["called", "reach"].map(|id| place(&journey, id));
    assert_eq!(journey.on_screen(), [(called, 1), (reach, 2)]);
    journey.put(called, Value::Text("J".into()));
    journey.put(reach, Value::Text("x".repeat(10_001)));
    assert_eq!(journey.go_on(), Err(forms::Note::TooLong { over: 1 }));
    journey.skip();
    assert!(journey.answers().is_empty());
    journey.back();
    assert_eq!(journey.step(), Step::Question(called));
}

#[test]
fn an_invitation_asks_back_whose_letter_it_is_beside_the_name() {
    let mut journey = Journey::new(sample::form());
    journey.invited("priya", "Is it Priya?".into());
    let officer = &journey.form().questions[place(&journey, "officer")];
    assert_eq!((officer.hint.as_str(), officer.kind.choices()[0].id.as_str()), ("Is it Priya?", "priya"));
    let [officer, called] = ["officer", "called"].map(|id| place(&journey, id));
    journey.finish().expect("nothing is wrong");
    journey.skip();
    assert_eq!(journey.on_screen(), [(officer, 1), (called, 2), (called + 1, 3)]);
    assert!(journey.answers().is_empty(), "asked, never assumed");
}

#[test]
fn an_invitation_that_names_nobody_says_so_where_the_officer_is_asked() {
    let mut journey = Journey::new(sample::form());
    journey.invited("nobody-here", "Nobody is called so.".into());
    let mut expected = sample::form();
    expected.questions.iter_mut().find(|each| each.id == "officer").expect("it asks").hint =
        "Nobody is called so.".into();
    assert_eq!(journey.form(), &expected);
}

#[test]
fn change_on_the_check_page_comes_back_to_it() {
    check(
        "headline=Hello finish next next next change:headline next change:reach next",
        "headline officer soon called [check] headline [check] called [check]",
    );
}

#[test]
fn what_is_newly_asked_after_a_change_is_asked_before_the_check_page_comes_back() {
    check(
        "headline=Hello finish next next next change:topics topics=school next next next change:topics next",
        "headline officer soon called [check] topics school-how school-change [check] topics [check]",
    );
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
fn back_always_shows_another_screen_though_topics_and_their_questions_were_taken_away() {
    check(
        "headline=Hi next topics=school next finish next next next next change:topics topics= next back back back back back",
        "headline topics school-how officer soon called [know] [check] topics [check] topics [check] [know] called soon",
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
    journey.put(0, Value::Text("half a thought".into()));
    journey.share(0, Some(Sharing::Meeting));
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
    journey.put(0, Value::Text("hello".into()));
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
    journey.put(3, Value::Text("x".into()));
    journey.change(3);
    journey.skip();
    assert_eq!(journey.step(), Step::Check);
}
