//! What the forms say of their questions to whoever reads the letters, whatever a letter says of itself.

use std::collections::BTreeMap;

json::declare! {
    /// The rules of every form's questions. The same id may have one rule in one form and another in the next.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Rules(BTreeMap<String, BTreeMap<String, Rule>>);
}

json::declare! {
    /// What a form says of one question.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Rule {
        /// Whether its answer is kept private whatever was chosen.
        pub private: bool = false,
        /// Whether it is about safety: its answer is read before all others.
        pub safety: bool = false,
        /// Whether it is an adult's own word in a form about a child.
        pub by_adult: bool = false,
        /// Beside whom it is asked, by the choices of *who helped*; nothing where that does not matter.
        pub beside: Vec<String> = Vec::new(),
    }
}

impl Rules {
    /// The rule of a question of a form. A letter may name a form that is not ours, or one that does not ask this: then it
    /// is the strictest that any form has for the question.
    #[must_use]
    pub fn of(&self, form: &str, question: &str) -> Rule {
        if let Some(rule) = self.0.get(form).and_then(|questions| questions.get(question)) {
            return rule.clone();
        }
        let known = self.0.values().filter_map(|questions| questions.get(question));
        known.fold(Rule::default(), |strict, rule| Rule {
            private: strict.private || rule.private,
            safety: strict.safety || rule.safety,
            ..strict
        })
    }

    /// Whether a form has a question about safety that it did not ask, since somebody sat there whom it is not asked beside,
    /// or nobody said who did.
    #[must_use]
    pub fn left_out(&self, form: &str, helped: &[String]) -> bool {
        let questions = self.0.get(form).into_iter().flat_map(BTreeMap::values);
        questions
            .filter(|rule| rule.safety && !rule.beside.is_empty())
            .any(|rule| !rule.beside.iter().any(|who| helped.contains(who)))
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
        let rule = |private, safety| Rule { private, safety, ..Rule::default() };
        rules.put("child", "safe", rule(true, false));
        rules.put("parent", "safe", rule(false, true));
        rules.put("carer", "safe", Rule::default());
        assert_eq!(rules.of(form, question), rule(private, safety));
    }

    #[test]
    fn a_form_decides_for_its_own_questions_and_the_strictest_for_what_no_form_of_ours_asked() {
        check("child", "safe", true, false);
        check("carer", "safe", false, false);
        check("x", "safe", true, true);
        check("child", "headline", false, false);
    }

    #[track_caller]
    fn check_left_out(form: &str, helped: &[&str], expected: bool) {
        let mut rules = Rules::default();
        let beside = vec!["nobody".to_owned(), "school".to_owned()];
        rules.put("young", "worries", Rule { private: true, safety: true, beside: beside.clone(), ..Rule::default() });
        rules.put("older", "home", Rule { beside, ..Rule::default() });
        let helped: Vec<_> = helped.iter().map(ToString::to_string).collect();
        assert_eq!(rules.left_out(form, &helped), expected, "{form} {helped:?}");
    }

    #[test]
    fn worries_are_left_out_beside_somebody_from_home_and_where_nobody_said_who_was_there() {
        check_left_out("young", &["where-i-live"], true);
        check_left_out("young", &[], true);
        check_left_out("young", &["school"], false);
        check_left_out("older", &["where-i-live"], false);
        check_left_out("gone", &[], false);
    }
}
