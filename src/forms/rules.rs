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
    /// The rule of a question of a form. A letter may name a form that is not ours, or one that does not ask this: then it
    /// is the strictest that any form has for the question.
    #[must_use]
    pub fn of(&self, form: &str, question: &str) -> Rule {
        if let Some(rule) = self.0.get(form).and_then(|questions| questions.get(question)) {
            return *rule;
        }
        let known = self.0.values().filter_map(|questions| questions.get(question));
        known.fold(Rule::default(), |strict, rule| Rule {
            private: strict.private || rule.private,
            safety: strict.safety || rule.safety,
        })
    }

    /// Notes a rule. One that asks for nothing is kept too: it says that the form asks this.
    pub fn put(&mut self, form: &str, question: &str, rule: Rule) {
        self.0.entry(form.to_owned()).or_default().insert(question.to_owned(), rule);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: &str, question: &str, private: bool, safety: bool) {
        let mut rules = Rules::default();
        rules.put("child", "safe", Rule { private: true, safety: false });
        rules.put("parent", "safe", Rule { private: false, safety: true });
        rules.put("carer", "safe", Rule::default());
        assert_eq!(rules.of(form, question), Rule { private, safety });
    }

    #[test]
    fn a_form_decides_for_its_own_questions_and_the_strictest_for_what_no_form_of_ours_asked() {
        check("child", "safe", true, false);
        check("carer", "safe", false, false);
        check("x", "safe", true, true);
        check("child", "headline", false, false);
    }
}
