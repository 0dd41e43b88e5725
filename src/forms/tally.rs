//! How often each choice was made, question by question, over many letters of one form: what a survey or feedback comes to.

use crate::{Form, Said};

/// One question and what was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The question's id.
    pub id: String,
    /// The words that are asked now.
    pub asked: String,
    /// Each choice in the order of the form, by its words, with how many letters chose it.
    pub choices: Vec<(String, usize)>,
    /// How many letters answered it. Where several may be chosen, the choices come to more.
    pub answered: usize,
}

/// Counts what these letters chose. Questions without choices are left out, as is what the form no longer offers.
pub fn tally<'said>(form: &Form, letters: impl Iterator<Item = Vec<&'said Said>>) -> Vec<Counted> {
    let questions = form.questions.iter().filter(|question| !question.kind.choices().is_empty());
    let counted = questions.map(|question| Counted {
        id: question.id.clone(),
        asked: question.asked().to_owned(),
        choices: question.kind.choices().iter().map(|choice| (choice.words.clone(), 0)).collect(),
        answered: 0,
    });
    let mut all: Vec<Counted> = counted.collect();
    for letter in letters {
        for (at, said) in letter.iter().enumerate() {
            // One letter answers a question once.
            if letter[..at].iter().any(|before| before.id == said.id) {
                continue;
            }
            let Some(row) = all.iter_mut().find(|row| row.id == said.id) else { continue };
            let choices = form.question(&said.id).map(|question| question.kind.choices()).unwrap_or_default();
            let places = said.chosen.iter().filter_map(|id| choices.iter().position(|choice| choice.id == *id));
            let places: Vec<_> = places.collect();
            row.answered += usize::from(!places.is_empty());
            places.into_iter().for_each(|place| row.choices[place].1 += 1);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, Value, sample::sample};

    #[test]
    fn each_choice_is_counted_and_what_is_typed_or_no_longer_offered_is_not() {
        let form = sample();
        let said = |id: &str, chosen: &[&str]| {
            let answer = Answer { value: Value::Ids(chosen.iter().map(ToString::to_string).collect()), sharing: None };
            Said::new(form.question(id).expect("a question"), &answer, &str::to_owned)
        };
        let letters = [
            vec![said("topics", &["school", "pets"]), said("soon", &["yes"])],
            vec![said("topics", &["pets", "dragons"]), said("headline", &[])],
            vec![said("topics", &["dragons"])],
        ];
        let counted = tally(&form, letters.iter().map(|letter| letter.iter().collect()));
        let row = |id: &str| counted.iter().find(|row| row.id == id).expect("a row");
        let counts = |id: &str| row(id).choices.iter().map(|(_, count)| *count).collect::<Vec<_>>();
        assert_eq!((counts("topics"), row("topics").answered), (vec![1, 2, 0], 2));
        assert_eq!((counts("soon"), row("soon").answered), (vec![1, 0], 1));
        assert!(counted.iter().all(|row| row.id != "headline"));
    }
}
