//! How a journey begins but from nothing: from an invitation, in the form for another age, in place of a letter.

use forms::{Answers, Choice, Form, Kind, Part, Question, ShareRule, Value, form::known, kinds::Cards, steps};
use wire::{LetterId, Route};

use crate::{
    journey::Journey,
    site::words::{self, Words},
};

/// The id of who typed, in a letter that is written together.
pub const TOGETHER: &str = "together";

impl Journey {
    /// It is written on an officer's tablet, with them: that goes with the letter, and who typed is asked before sending.
    pub fn together(&mut self, words: Words) {
        let choice = |(id, said): (&str, &str)| Choice {
            id: id.into(),
            words: words.get(said).into(),
            hint: String::new(),
            picture: String::new(),
        };
        let typed = [("me", words::TYPED_ME), ("officer", words::TYPED_IRO), ("both", words::TYPED_BOTH)];
        let kind = Kind::Cards(Cards { choices: typed.into_iter().map(choice).collect() });
        let question = Question::plain(TOGETHER, Part::Sending, words.get(words::TYPED).into(), kind);
        let question = Question { share: ShareRule::WithLetter, ..question };
        let first = self.form.questions.iter().position(|question| question.part == Part::Sending);
        self.form.questions.insert(first.unwrap_or(self.form.questions.len()), question);
    }

    /// Whether it is written together with an officer.
    pub fn is_together(&self) -> bool {
        self.form.question(TOGETHER).is_some()
    }

    /// Takes over what was said in the form for another age, where this one asks it too and it can be answered so. What was said
    /// here before, and could not be said there, is here again.
    pub fn take_over(&mut self, other: &Self) {
        // What was said in a form stands under its name too, where no question is asked.
        let there = |form: &Form, id: &str| [&form.id, "/", id].concat();
        self.boxes = other.boxes.clone();
        let value = |boxes: &Answers, id: &str| boxes.get(id).map(|said| said.value.clone()).unwrap_or_default();
        for question in &other.form.questions {
            let said = value(&other.boxes, &question.id);
            self.boxes.put(&there(&other.form, &question.id), said);
        }
        for (index, question) in self.form.questions.iter().enumerate() {
            let said = value(&self.boxes, &question.id);
            let theirs = other.form.question(&question.id);
            // Unless it was said otherwise there.
            let mine = value(&self.boxes, &there(&self.form, &question.id));
            let stands = theirs.is_none_or(|theirs| theirs.kind.keep(&mine) == said);
            self.boxes.put(&question.id, if stands && !mine.is_empty() { mine } else { question.kind.keep(&said) });
            let is = |places: &[usize]| places.iter().any(|place| other.form.questions[*place].id == question.id);
            self.skipped.extend(is(&other.skipped).then_some(index));
            self.disliked.extend(is(&other.disliked).then_some(index));
        }
        let asks = |journey: &Self| {
            let answers = journey.answers();
            let soon = |one: &&Question| answers.get(&one.id).is_some_and(|answer| one.asks_for_soon(&answer.value));
            steps(&journey.form, &answers).iter().any(soon)
        };
        if asks(other) && !asks(self) {
            self.ask_for_soon();
        }
        self.replaces.clone_from(&other.replaces);
    }

    /// Whoever wants somebody soon wants that in whatever form they say it.
    fn ask_for_soon(&mut self) {
        let asked = self
            .form
            .questions
            .iter()
            .find(|question| question.id == known::SOON || question.kind.choice(known::SOON).is_some());
        if let Some(Question { id, .. }) = asked {
            let choice = if id == known::SOON { known::YES } else { known::SOON };
            let chosen = [self.boxes.chosen(id), &[choice.to_owned()]].concat();
            self.boxes.put(id, Value::Ids(chosen));
        }
    }

    /// Another letter in the place of one that has arrived, if it takes the same way.
    pub fn correct(&mut self, arrived: LetterId, route: Route) {
        self.rub_out();
        self.replaces = Some((arrived, route));
        (self.more, self.post) = (false, None);
        self.begin();
    }

    /// A letter by itself after all.
    pub fn by_itself(&mut self) {
        self.replaces = None;
    }

    /// The letter that this one puts right, and the way that it took.
    pub fn replaces(&self) -> Option<&(LetterId, Route)> {
        self.replaces.as_ref()
    }

    /// The writer's invitation names this officer: it is asked back beside code or name, and takes no screen of its own. `hint`
    /// says what the invitation says. Where nobody is called so, that is said at the question, which stays where it is.
    pub fn invited(&mut self, officer: &str, hint: String) {
        let place = |id: &str| self.form.questions.iter().position(|question| question.id == id);
        let beside = place(known::CODE).or_else(|| place(known::CALLED));
        let (Some(from), Some(to)) = (place(known::OFFICER), beside) else { return };
        let mut question = self.form.questions.remove(from);
        let to = to - usize::from(from < to);
        question.hint = hint;
        if !question.kind.to_front(officer) {
            return self.form.questions.insert(from, question);
        }
        // To clone all of the other question would weigh more than this whole function.
        let Question { part, screen, screen_hint, .. } = &self.form.questions[to];
        let (part, screen, screen_hint) = (*part, screen.clone(), screen_hint.clone());
        self.form.questions.insert(to, Question { part, screen, screen_hint, ..question });
    }
}

#[cfg(test)]
mod tests {
    use forms::Sharing;

    use super::*;
    use crate::{journey::act::Act, sample};

    fn place(form: &Form, id: &str) -> usize {
        form.questions.iter().position(|question| question.id == id).expect("a question")
    }

    /// The same form with another question less, and another kind for another.
    fn another() -> Form {
        let mut other = sample::form();
        other.id = "other".into();
        other.questions.remove(place(&other, "not-there"));
        let at = place(&other, "officer");
        other.questions[at].kind = other.questions[place(&other, "headline")].kind.clone();
        other
    }

    #[test]
    fn what_another_age_is_asked_too_is_answered_already() {
        let form = sample::form();
        let mut journey = Journey::new(form.clone());
        journey.put(place(&form, "headline"), Value::Text("I like it".into()));
        journey.share(place(&form, "headline"), Some(Sharing::Meeting));
        journey.put(place(&form, "not-there"), Value::Ids(vec!["no".into()]));
        journey.put(place(&form, "officer"), Value::Ids(vec!["sam".into()]));
        let mut there = Journey::new(another());
        there.take_over(&journey);
        let headline = there.answers().get("headline").cloned().expect("it was answered");
        assert_eq!((headline.value.text(), headline.sharing), ("I like it", Some(Sharing::Meeting)));
        assert!(there.answers().get("officer").is_none() && there.at_start());
        let mut back = Journey::new(form);
        back.take_over(&there);
        assert_eq!(back.answers().chosen("not-there"), ["no"], "nothing is lost on the way there and back");
    }

    #[test]
    fn what_was_skipped_stays_skipped_and_what_is_not_liked_is_told() {
        let mut journey = Journey::new(sample::form());
        journey.put(0, Value::Text("I hate it".into()));
        journey.walk(Act::Dislike).expect("nothing is wrong");
        let mut there = Journey::new(another());
        there.take_over(&journey);
        assert!(there.answers().get("headline").is_none());
        assert_eq!(there.disliked().map(|question| &*question.id).collect::<Vec<_>>(), ["headline"]);
    }

    #[test]
    fn of_several_choices_those_that_are_offered_go_along_and_so_does_contact_soon() {
        let form = sample::form();
        let mut journey = Journey::new(form.clone());
        journey.put(place(&form, "topics"), Value::Ids(vec!["school".into(), "dragons".into()]));
        journey.put(place(&form, "soon"), Value::Ids(vec!["yes".into()]));
        let mut other = form.clone();
        // There it is one of several things to tick.
        let soon = place(&other, "soon");
        other.questions[soon].id = "wants".into();
        let Kind::Cards(cards) = &mut other.questions[soon].kind else { panic!("cards") };
        cards.choices[0].id = known::SOON.into();
        let mut there = Journey::new(other);
        there.take_over(&journey);
        assert_eq!(there.answers().chosen("topics"), ["school"]);
        assert_eq!(there.answers().chosen("wants"), ["soon"]);
    }

    #[test]
    fn a_letter_that_puts_another_right_names_it_and_begins_with_nothing() {
        let mut journey = Journey::new(sample::form());
        journey.put(0, Value::Text("x".into()));
        journey.correct(LetterId([7; 16]), Route::Unknown);
        assert!(journey.answers().is_empty());
        assert_eq!(journey.replaces(), Some(&(LetterId([7; 16]), Route::Unknown)));
        journey.by_itself();
        assert_eq!(journey.replaces(), None);
    }
}
