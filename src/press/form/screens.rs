//! `screen`: questions that stand on one screen, in a row, each with an answer of its own.

use super::{Condition, Draft};
use crate::fault::Faults;

/// The message with the title of a screen, and its hint.
pub fn message(screen: &str) -> String {
    format!("screen-{screen}")
}

/// Every screen that is named, once.
pub fn named(draft: &Draft) -> Vec<&str> {
    let mut named: Vec<&str> = draft
        .questions
        .iter()
        .filter_map(|question| question.screen.as_ref())
        .map(|screen| screen.value.as_str())
        .collect();
    named.dedup();
    named
}

/// Notes questions of one screen that do not stand together, and those that wait for an answer on their own screen.
pub fn check(draft: &Draft, faults: &mut Faults) {
    for (index, question) in draft.questions.iter().enumerate() {
        let Some(screen) = &question.screen else { continue };
        let is_beside = |other: &super::Question| {
            other.screen.as_ref().is_some_and(|other| other.value == screen.value) && other.part == question.part
        };
        let mut note = |says: String| {
            faults.note(&screen.place, format!("screen of the question \"{}\": {says}", question.id.value));
        };
        let before = draft.questions[..index].iter().rposition(is_beside);
        let is_first_of_more = index > 0
            && before.is_none()
            && draft.questions[..index]
                .iter()
                .any(|other| other.screen.as_ref().is_some_and(|it| it.value == screen.value));
        if before.is_some_and(|before| before + 1 != index) || is_first_of_more {
            note(format!(
                "the questions on the screen \"{}\" stand apart; put them together, in one part",
                screen.value
            ));
        }
        if question.for_each.is_some() {
            note("it has for_each, and each topic has a screen of its own; take one of them out".to_owned());
        }
        if let Some(Condition { question: other, .. }) = &question.show_if
            && draft.questions.iter().any(|it| it.id.value == other.value && is_beside(it))
        {
            note(format!(
                "\"{}\" is on the same screen, so nobody has answered it yet; give one of them another",
                other.value
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::check_report;

    const FORM: &str = "forms/talk.toml";
    const WORDS: &str = "words/en/talk.ftl";
    const WHO: &str = "id = \"officer\"\npart";
    const SOON: &str = "id = \"soon\"\npart";

    fn on(screen: &str, question: &str) -> String {
        question.replace("\npart", &format!("\nscreen = \"{screen}\"\npart"))
    }

    #[test]
    fn neighbours_share_a_screen_that_has_a_title() {
        let (who, soon) = (on("you", WHO), on("you", SOON));
        let titled = (WORDS, "# Who.", "# The screen.\nscreen-you = About you\n    .hint = Any.\n# Who.");
        check_report(&[(FORM, WHO, &who), (FORM, SOON, &soon), titled], "");
        check_report(
            &[(FORM, WHO, &who)],
            "public/words/en/talk.ftl: there is no title \"screen-you\" for a screen; add screen-you = … with a comment above it",
        );
        check_report(
            &[titled],
            "public/words/en/talk.ftl:21:1: the message \"screen-you\" belongs to no question; take it out",
        );
    }

    #[test]
    fn questions_of_one_screen_stand_together_and_wait_for_none_on_it() {
        let titled = (WORDS, "# Who.", "# The screen.\nscreen-you = About you\n# Who.");
        let why = on("you", "id = \"why\"\npart");
        check_report(
            &[(FORM, "id = \"why\"\npart", &why), (FORM, SOON, &on("you", SOON)), titled],
            "public/forms/talk.toml:46:10: screen of the question \"soon\": the questions on the screen \"you\" stand apart; put them together, in one part",
        );
        let waits = on("you", SOON).replace("\npart", "\nshow_if = { question = \"officer\", is = \"unknown\" }\npart");
        check_report(
            &[(FORM, WHO, &on("you", WHO)), (FORM, SOON, &waits), titled],
            "public/forms/talk.toml:46:10: screen of the question \"soon\": \"officer\" is on the same screen, so nobody has answered it yet; give one of them another",
        );
    }

    #[test]
    fn what_names_people_is_a_topic_that_there_is() {
        let each = "for_each = \"topics\"";
        check_report(&[(FORM, each, &format!("{each}\nown_tap_for = [\"school\"]"))], "");
        check_report(
            &[(FORM, each, &format!("{each}\nown_tap_for = [\"scool\"]"))],
            "public/forms/talk.toml:25:16: own_tap_for of the question \"how\": \"topics\" has no choice \"scool\"; did you mean \"school\"?",
        );
    }

    #[test]
    fn a_form_says_whose_letter_it_is_only_where_it_does_not_ask() {
        check_report(
            &[(FORM, "path = \"say/talk\"", "path = \"say/talk\"\nto = \"about-my-officer\"")],
            "public/forms/talk.toml:4:6: to says whose letter it is where no officer is asked for: \"about-my-officer\", \"service\" or \"unknown\"; write one, or take it out",
        );
    }
}
