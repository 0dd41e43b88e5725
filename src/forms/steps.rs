//! Which questions are asked, given what was answered so far.

use crate::{Answers, Form, Question};

/// The questions that are asked now, in order. A question whose condition is not met is not asked, and
/// its old answer, if it had one, does not count.
#[must_use]
pub fn steps<'form>(form: &'form Form, answers: &Answers) -> Vec<&'form Question> {
    let mut asked: Vec<&Question> = Vec::with_capacity(form.questions.len());
    for question in &form.questions {
        let shown = question.show_if.as_ref().is_none_or(|condition| {
            // A chain of conditions holds only if each link is itself asked.
            asked.iter().any(|earlier| earlier.id == condition.question) && condition.holds(answers)
        });
        if shown {
            asked.push(question);
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Value, sample::sample};

    #[track_caller]
    fn check(chosen: &[&str], expected: &str) {
        let mut answers = Answers::default();
        answers.put("topics", Value::Ids(chosen.iter().map(ToString::to_string).collect()));
        let ids: Vec<_> = steps(&sample(), &answers).into_iter().map(|question| question.id.clone()).collect();
        assert_eq!(ids.join(" "), expected);
    }

    #[test]
    fn a_topic_leads_to_its_own_questions_only() {
        check(&[], "headline topics not-there officer soon");
        check(&["school"], "headline topics school-how not-there officer soon");
        check(&["school", "pets"], "headline topics school-how pets-how not-there officer soon");
    }

    #[test]
    fn a_question_that_one_choice_ends_is_asked_until_it_is_made() {
        let mut form = sample();
        form.questions[2].show_if.as_mut().expect("a topic").not = true;
        let asks = |chosen: &[&str]| {
            let mut answers = Answers::default();
            answers.put("topics", Value::Ids(chosen.iter().map(ToString::to_string).collect()));
            steps(&form, &answers).iter().any(|question| question.id == "school-how")
        };
        assert_eq!([asks(&[]), asks(&["pets"]), asks(&["school"])], [true, true, false]);
    }

    #[test]
    fn a_question_behind_an_unasked_question_is_not_asked() {
        let mut answers = Answers::default();
        answers.put("school-how", Value::Ids(vec!["good".into()]));
        assert!(steps(&sample(), &answers).iter().all(|question| question.id != "school-how"));
    }
}
