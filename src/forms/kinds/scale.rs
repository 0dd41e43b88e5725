//! One step of a scale: of words, or of numbers from 0.

use super::Answered;
use crate::{Choice, Value, fill};

json::declare! {
    /// Steps in an order, of which one may be chosen and taken back.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Scale {
        /// From the least to the most.
        pub steps: Vec<Choice>,
        /// What the first step means, where the steps are numbers; nothing where each is a word.
        pub least: String = String::new(),
        /// What the last step means, where the steps are numbers.
        pub most: String = String::new(),
        /// How a number is said where the scale is not seen, with `{$number}` in it.
        pub said: String = String::new(),
    }
}

impl Answered for Scale {
    fn choices(&self) -> &[Choice] {
        &self.steps
    }

    fn words(&self, value: &Value, names: &dyn Fn(&str) -> String) -> Vec<String> {
        let step = |id: &String| {
            let words = self.steps.iter().find(|step| step.id == *id).map_or(id, |step| &step.words);
            names(&if self.said.is_empty() { words.clone() } else { fill(&self.said, &[("number", words)]) })
        };
        value.ids().iter().map(step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(said: &str, expected: &str) {
        let step = |id: &str, words: &str| {
            let (hint, picture) = (String::new(), String::new());
            Choice { id: id.into(), words: words.into(), hint, picture }
        };
        let steps = vec![step("0", "0"), step("7", "7")];
        let scale = Scale { steps, least: "bad".into(), most: "good".into(), said: said.into() };
        assert_eq!(scale.words(&Value::Ids(vec!["7".into()]), &str::to_owned), [expected]);
    }

    #[test]
    fn a_number_says_of_how_many_it_is_and_a_word_says_itself() {
        check("{$number} out of 10", "7 out of 10");
        check("", "7");
    }
}
