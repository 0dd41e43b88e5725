//! How many screens each of our forms has, from the first question to *Send*, by name.

use forms::Value;
use portal::journey::{Journey, Step, act::Act};

use super::*;

/// Who fills in a form, and how.
struct Walk<'walk> {
    form: &'walk str,
    /// Whose name the invitation gives; nobody's without one.
    invited: Option<&'walk str>,
    /// What is chosen or typed, by question; the rest is skipped.
    says: &'walk [(&'walk str, &'walk str)],
    /// *Finish and send* at the first question.
    at_once: bool,
}

const ONE_LINE: &[(&str, &str)] = &[("headline", "I like my school")];

#[track_caller]
fn check(walk: &Walk<'_>, most: usize, expected: &str) {
    let (public, checked) = real();
    let screens = screens(walk, form_file(&printed(&public, &checked), &format!("form-{}-en-", walk.form)).form);
    assert_eq!(screens.join(" "), expected);
    assert!(screens.len() <= most, "{} screens: {expected}", screens.len());
}

/// Every screen from the first question to *Send*, by name.
fn screens(walk: &Walk<'_>, form: forms::Form) -> Vec<String> {
    let mut journey = Journey::new(form);
    if let Some(officer) = walk.invited {
        journey.invited(officer, String::new());
    }
    let mut screens: Vec<String> = Vec::new();
    loop {
        let screen = match journey.step() {
            Step::Question(first) => journey.form().questions[first].id.clone(),
            Step::SayMore => "[say-more]".into(),
            Step::Know => "[know]".into(),
            Step::Check | Step::Post => break,
        };
        screens.push(screen);
        for (place, _) in journey.on_screen() {
            let question = journey.form().questions[place].clone();
            if let Some((_, said)) = walk.says.iter().find(|(id, _)| *id == question.id) {
                let ids = || Value::Ids(said.split(',').map(str::to_owned).collect());
                let text = question.kind.choices().is_empty();
                journey.put(place, if text { Value::Text((*said).to_owned()) } else { ids() });
            }
        }
        let act = match journey.step() {
            Step::SayMore => Act::SendNow,
            _ if walk.at_once && screens.len() == 1 => Act::Finish,
            _ => Act::Next,
        };
        journey.walk(act).expect("nothing is wrong");
    }
    screens.push("[check]".into());
    screens
}

fn public_forms(checked: &Checked) -> Vec<&str> {
    let mut ids: Vec<&str> = checked.public.forms.iter().map(|form| form.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

/// How many screens the core of a form has from the first question to *Send* where nothing is left out that can be asked without
/// more being chosen: at most so many with a code, and at most one more without.
const MOST: [(&str, usize); 25] = [
    ("about-my-iro", 4),
    ("advocate", 8),
    ("after-conference", 7),
    ("carer", 10),
    ("check-in", 4),
    ("child-8-11", 12),
    ("child-to-7", 11),
    ("communicate", 11),
    ("feedback", 8),
    ("feedback-adult", 8),
    ("feedback-to-7", 7),
    ("health", 8),
    ("parent", 10),
    ("school", 9),
    ("short-breaks", 11),
    ("social-worker", 9),
    ("survey-carers", 4),
    ("survey-guardians", 4),
    ("survey-social-workers", 4),
    ("talk", 5),
    ("talk-adult", 4),
    ("teen-12-15", 12),
    ("teen-16-plus", 12),
    ("tell", 4),
    ("under-4", 11),
];

#[test]
#[expect(clippy::print_stdout, reason = "the table is part of a run")]
fn no_form_is_longer_than_was_promised() {
    let (public, checked) = real();
    let files = printed(&public, &checked);
    assert_eq!(MOST.map(|(form, _)| form).to_vec(), public_forms(&checked), "each form has its number");
    for (form, most) in MOST {
        // Whoever says who they are, and that nobody sits there, is asked most.
        let says = &[("helped", "nobody"), ("named", "with")];
        let walk = |invited| Walk { form, invited, says, at_once: false };
        let count = |invited| screens(&walk(invited), form_file(&files, &format!("form-{form}-en-")).form).len();
        let (with, without) = (count(Some("sam")), count(None));
        println!("{form}: {with} screens with a code, {without} without");
        assert!(
            with <= most && without <= most + 1,
            "{form} has {with} and {without} screens, and {most} were promised"
        );
    }
}

#[test]
fn from_twelve_on_one_line_is_sent_in_three_screens() {
    for form in ["teen-12-15", "teen-16-plus"] {
        let walk = Walk { form, invited: Some("sam"), says: ONE_LINE, at_once: true };
        let (public, checked) = real();
        let screens = screens(&walk, form_file(&printed(&public, &checked), &format!("form-{form}-en-")).form);
        assert!(screens.len() <= 3, "{form}: {}", screens.join(" "));
    }
}

#[test]
fn a_child_of_8_to_11_with_two_topics_has_few_screens() {
    let says = &[("headline", "Hello"), ("topics", "school,pets"), ("school-about", "good"), ("join", "all")];
    let walk = Walk { form: "child-8-11", invited: Some("sam"), says, at_once: false };
    check(
        &walk,
        12,
        "headline topics school-about pets-about join not-there ok-home wants [say-more] officer [know] [check]",
    );
    check(
        &Walk { invited: None, ..walk },
        13,
        "headline topics school-about pets-about officer join not-there ok-home wants [say-more] called [know] [check]",
    );
}

#[test]
fn a_child_with_one_line_has_fewer() {
    let walk = Walk { form: "child-8-11", invited: None, says: ONE_LINE, at_once: true };
    check(&walk, 6, "headline officer called [check]");
    check(&Walk { invited: Some("sam"), ..walk }, 6, "headline officer [check]");
}

#[test]
fn a_carer_has_few() {
    let says = &[("going-well", "Football"), ("topics", "health")];
    let walk = Walk { form: "carer", invited: None, says, at_once: false };
    check(&walk, 10, "going-well telling topics health support officer [say-more] child [know] [check]");
}

#[test]
fn whoever_would_rather_talk_or_writes_about_their_iro_has_fewer_still() {
    let walk = Walk { form: "talk", invited: None, says: &[("how", "see-me")], at_once: false };
    check(&walk, 5, "how reach officer called [check]");
    check(&Walk { form: "about-my-iro", says: &[("what", "They don't ring")], ..walk }, 4, "what want called [check]");
}

#[test]
fn whoever_does_not_come_to_the_meeting_is_not_asked_how() {
    let (public, checked) = real();
    let file = form_file(&printed(&public, &checked), "form-child-8-11-en-");
    let mut journey = Journey::new(file.form);
    journey.say_more(true);
    let place = journey.form().questions.iter().position(|question| question.id == "join").expect("the question");
    let asks = |journey: &Journey| {
        let questions = &journey.form().questions;
        ["run-some", "where", "when", "helps"].map(|id| journey.asked().iter().any(|index| questions[*index].id == id))
    };
    assert_eq!(asks(&journey), [true; 4]);
    journey.put(place, Value::Ids(vec!["not-this-time".into()]));
    assert_eq!(asks(&journey), [false; 4]);
}
