//! Walks through what stands in braces: every name must be known, and the app must be able to fill it in.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};

use super::variables::{Name, Variables};
use crate::{fault::Faults, nearest::signed, source::Source};

/// Notes every name in braces that nobody knows, and every choice that the app could not make.
pub fn check(resource: &Resource<&str>, source: &Source, variables: &Variables, faults: &mut Faults) {
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name),
        _ => None,
    });
    let terms = resource.body.iter().filter_map(|entry| match entry {
        Entry::Term(term) => Some(term.id.name),
        _ => None,
    });
    let mut walk =
        Walk { source, variables, messages: messages.collect(), terms: terms.collect(), inside: String::new(), faults };
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                walk.inside = format!("the message \"{}\"", message.id.name);
                let attributes = message.attributes.iter().map(|attribute| &attribute.value);
                message.value.iter().chain(attributes).for_each(|pattern| walk.pattern(pattern));
            }
            Entry::Term(term) => {
                walk.inside = format!("the term \"-{}\"", term.id.name);
                walk.pattern(&term.value);
                term.attributes.iter().for_each(|attribute| walk.pattern(&attribute.value));
            }
            _ => {}
        }
    }
}

struct Walk<'text> {
    source: &'text Source,
    variables: &'text Variables,
    messages: Vec<&'text str>,
    terms: Vec<&'text str>,
    inside: String,
    faults: &'text mut Faults,
}

impl<'text> Walk<'text> {
    fn pattern(&mut self, pattern: &Pattern<&'text str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'text str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector
                    && self.variables.name(id.name) == Name::RunTime
                {
                    let says = format!(
                        "chooses between words by ${}, which only the app knows; the app can fill in {{ ${} }} but not \
                         choose, so write one sentence for all",
                        id.name, id.name
                    );
                    self.note(id.name, &says);
                } else {
                    self.inline(selector);
                }
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'text str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                if self.variables.name(id.name) == Name::Unknown {
                    let to_do = signed(id.name, &self.variables.all(), "$");
                    self.note(id.name, &format!("there is no variable ${}; {to_do}", id.name));
                }
            }
            InlineExpression::MessageReference { id, .. } => {
                if !self.messages.contains(&id.name) {
                    let to_do = signed(id.name, &self.messages, "");
                    self.note(id.name, &format!("there is no message {} in this file; {to_do}", id.name));
                }
            }
            InlineExpression::TermReference { id, .. } => {
                if !self.terms.contains(&id.name) {
                    let to_do = signed(id.name, &self.terms, "-");
                    self.note(id.name, &format!("there is no term -{} in this file; {to_do}", id.name));
                }
            }
            InlineExpression::FunctionReference { id, .. } => {
                self.note(id.name, &format!("{}() is not known here; write the words as they should read", id.name));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn note(&mut self, part: &str, says: &str) {
        let place = self.source.place_of(part);
        self.faults.note(&place, format!("{}: {says}", self.inside));
    }
}
