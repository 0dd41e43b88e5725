//! Things put on piles: what is good, what is not, and what is in between.

use super::Answered;
use crate::{Choice, Note, Value, fill};

json::declare! {
    /// Some things, each of which may be put on one of the piles. What lies on none stays out of the answer.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Sort {
        /// What is sorted, in the order it is shown.
        pub things: Vec<Choice>,
        /// The piles.
        pub piles: Vec<Choice>,
        /// How a pile is said, with `{$pile}` and `{$things}` in it.
        pub said: String = String::new(),
    }
}

/// Stands between things on one pile, in any language.
const BETWEEN: &str = " · ";

impl Sort {
    /// The pile on which a thing lies, by its id; nothing for one that lies on none.
    #[must_use]
    pub fn pile<'value>(value: &'value Value, thing: &str) -> Option<&'value str> {
        let Value::Fields(fields) = value else { return None };
        let (_, pile) = fields.iter().find(|(id, _)| id == thing)?;
        pile.ids().first().map(String::as_str)
    }

    /// Puts a thing on a pile, or off all of them.
    pub fn put(value: &mut Value, thing: &str, pile: Option<&str>) {
        let mut fields = if let Value::Fields(fields) = std::mem::take(value) { fields } else { Vec::new() };
        fields.retain(|(id, _)| id != thing);
        fields.extend(pile.map(|pile| (thing.to_owned(), Value::Ids(vec![pile.to_owned()]))));
        *value = Value::Fields(fields);
    }
}

impl Answered for Sort {
    fn check(&self, value: &Value) -> Option<Note> {
        let Value::Fields(fields) = value else { return (!value.is_empty()).then_some(Note::NotOffered) };
        let offered = |of: &[Choice], id: &String| of.iter().any(|choice| choice.id == *id);
        let fits = |(thing, pile): &(String, Value)| {
            offered(&self.things, thing) && pile.ids().iter().all(|pile| offered(&self.piles, pile))
        };
        (!fields.iter().all(fits)).then_some(Note::NotOffered)
    }

    fn words(&self, value: &Value, names: &dyn Fn(&str) -> String) -> Vec<String> {
        let pile = |pile: &Choice| {
            let on = |thing: &&Choice| Self::pile(value, &thing.id) == Some(&pile.id);
            let things: Vec<_> = self.things.iter().filter(on).map(|thing| names(&thing.words)).collect();
            let said = [("pile", names(&pile.words)), ("things", things.join(BETWEEN))];
            let said = said.each_ref().map(|(name, words)| (*name, words.as_str()));
            (!things.is_empty()).then(|| fill(&self.said, &said))
        };
        self.piles.iter().filter_map(pile).collect()
    }

    /// What lies where, each as `thing-pile`.
    fn chosen(&self, value: &Value) -> Vec<String> {
        let one = |thing: &Choice| Some([&thing.id, "-", Self::pile(value, &thing.id)?].concat());
        self.things.iter().filter_map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sort() -> Sort {
        let choice = |id: &str| {
            let (hint, picture) = (String::new(), String::new());
            Choice { id: id.into(), words: id.to_uppercase(), hint, picture }
        };
        let [things, piles] = [["bed", "food", "pets"], ["good", "ok", "bad"]].map(|ids| ids.map(choice).into());
        Sort { things, piles, said: "{$pile}: {$things}".into() }
    }

    #[track_caller]
    fn check(presses: &str, words: &str, chosen: &str) {
        let (sort, mut value) = (sort(), Value::default());
        for press in presses.split_whitespace() {
            let (thing, pile) = press.split_once('=').expect("thing=pile");
            Sort::put(&mut value, thing, Some(pile).filter(|pile| !pile.is_empty()));
        }
        assert_eq!(sort.words(&value, &str::to_owned).join(" / "), words);
        assert_eq!(sort.chosen(&value).join(" "), chosen);
        assert_eq!(sort.check(&value), None);
    }

    #[test]
    fn what_lies_on_a_pile_is_said_pile_by_pile() {
        check("", "", "");
        check("pets=good bed=good food=bad", "GOOD: BED · PETS / BAD: FOOD", "bed-good food-bad pets-good");
    }

    #[test]
    fn a_thing_can_be_put_elsewhere_and_taken_back() {
        check("bed=good bed=bad", "BAD: BED", "bed-bad");
        check("bed=good bed=", "", "");
    }

    #[test]
    fn what_the_form_does_not_offer_is_noted() {
        for (thing, pile) in [("dragon", "good"), ("bed", "gone")] {
            let mut value = Value::default();
            Sort::put(&mut value, thing, Some(pile));
            assert_eq!(sort().check(&value), Some(Note::NotOffered));
        }
        assert_eq!(sort().check(&Value::Ids(vec!["good".into()])), Some(Note::NotOffered));
    }
}
