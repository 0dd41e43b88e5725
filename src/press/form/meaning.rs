//! What an id means: a question that was once printed keeps its kind and its rule, since letters of that time are read by its id.
//!
//! `public/asked.txt` has a line for each, as `child-8-11 headline is text, ask`.

use forms::Kind;

use super::{
    Draft,
    expand::{Asked, expand},
};
use crate::{asked::Lines, fault::Faults};

/// Stands between an id and what it means.
const IS: &str = " is ";

/// What each question of a form means now, a line each.
pub fn lines(draft: &Draft) -> impl Iterator<Item = String> {
    expand(draft).into_iter().map(|asked| format!("{}{IS}{}", of(draft, &asked), meaning(&asked)))
}

/// Whether a line of the record says what an id means.
pub fn is_line(line: &str) -> bool {
    let Some((of, means)) = line.split_once(IS) else { return false };
    of.split(' ').count() == 2 && means.split(", ").count() == 2 && !line.contains('"')
}

/// Notes an id that meant something else when it was printed.
pub fn check(draft: &Draft, ever: &Lines, faults: &mut Faults) {
    for asked in expand(draft) {
        let (before, now) = (format!("{}{IS}", of(draft, &asked)), meaning(&asked));
        let was = ever.range(before.clone()..).next().and_then(|line| line.strip_prefix(&before));
        if let Some(was) = was.filter(|was| *was != now) {
            let says = format!(
                "the id \"{}\" was printed as {was} and is {now} now, so old answers would be read as something else; give this \
                 question another id, and write the old one into retired",
                asked.id
            );
            faults.note(&asked.question.id.place, says);
        }
    }
}

fn of(draft: &Draft, asked: &Asked<'_>) -> String {
    format!("{} {}", draft.id, asked.id)
}

fn meaning(asked: &Asked<'_>) -> String {
    let kind = match asked.question.kind {
        Kind::Text(_) => "text",
        Kind::Cards(_) => "cards",
        Kind::CardsAndText(_) => "cards_and_text",
        Kind::PickUpto(_) => "pick_upto",
        Kind::Scale(_) => "scale",
        Kind::Sort(_) => "sort",
        Kind::Officer(_) => "officer",
    };
    format!("{kind}, {}", asked.question.share.word())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[track_caller]
    fn check_line(line: &str, expected: &str) {
        let checked = sample::checked(&sample::folder(), None);
        let draft = checked.public.forms.iter().find(|form| form.id == "talk").expect("the form");
        let mut faults = Faults::default();
        check(draft, &Lines::from([line.to_owned()]), &mut faults);
        assert_eq!(faults.to_string(), expected);
    }

    #[test]
    fn an_id_keeps_what_it_meant() {
        check_line("talk headline is text, ask", "0 faults");
        check_line("other headline is cards, private", "0 faults");
        check_line(
            "talk headline is cards, ask",
            "public/forms/talk.toml:6:6: the id \"headline\" was printed as cards, ask and is text, ask now, so old answers would be \
             read as something else; give this question another id, and write the old one into retired\n1 fault",
        );
    }

    #[test]
    fn each_question_has_a_line() {
        let checked = sample::checked(&sample::folder(), None);
        for draft in &checked.public.forms {
            assert!(lines(draft).count() > 1 && lines(draft).all(|line| is_line(&line)));
        }
        assert!(!is_line("talk en headline \"What is it?\"") && !is_line("talk headline is"));
    }
}
