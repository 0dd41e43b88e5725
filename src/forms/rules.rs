//! What the forms say of their questions to whoever reads the letters, whatever a letter says of itself.

use std::collections::BTreeMap;

json::declare! {
    /// The rules of every form's questions. The same id may have one rule in one form and another in the next.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Rules(BTreeMap<String, BTreeMap<String, Rule>>);
}

json::declare! {
    /// What a form says of one question.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Rule {
        /// Whether its answer is kept private whatever was chosen.
        pub private: bool = false,
        /// Whether it is about safety: its answer is read before all others.
        pub safety: bool = false,
    }
}

impl Rules {
    /// The rule of a question of a form.
    #[must_use]
    pub fn of(&self, form: &str, question: &str) -> Rule {
        self.0.get(form).and_then(|questions| questions.get(question)).copied().unwrap_or_default()
    }

    /// Notes a rule; one that says nothing need not be kept.
    pub fn put(&mut self, form: &str, question: &str, rule: Rule) {
        if rule != Rule::default() {
            self.0.entry(form.to_owned()).or_default().insert(question.to_owned(), rule);
        }
    }
}
