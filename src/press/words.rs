//! `public/words/<lang>/*.ftl`: every word, with a comment for whoever translates it.

pub mod interface;
pub mod variables;
pub mod walk;

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use fluent_syntax::{
    ast::{self, Expression, InlineExpression, PatternElement},
    parser,
};
use unic_langid::LanguageIdentifier;

use self::variables::Variables;
use crate::{
    council::terms,
    fault::{Faults, Place},
    markup,
    source::Source,
};

/// The messages of one file.
pub struct Words {
    place: Place,
    messages: BTreeMap<String, Message>,
    bundle: FluentBundle<FluentResource>,
}

/// Where a message and its attributes stand.
#[derive(Clone, Debug)]
pub struct Message {
    /// Where it starts.
    pub place: Place,
    /// Whether it says something itself, apart from its attributes.
    pub has_value: bool,
    /// Its attributes by name.
    pub attributes: BTreeMap<String, Place>,
}

/// Reads a file and judges everything that can be judged without knowing who uses it.
///
/// Nothing if it is not Fluent throughout: what is missing from it could then not be told from what is garbled.
pub fn read(source: &Source, lang: &LanguageIdentifier, variables: &Variables, faults: &mut Faults) -> Option<Words> {
    let (resource, errors) = match parser::parse(source.text()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in &errors {
        let says = format!("this is not Fluent ({error}); write messages as id = words, and go on with four spaces");
        faults.note(&source.place(error.pos.start.min(source.text().len())), says);
    }
    let messages = messages(&resource, source, faults);
    walk::check(&resource, source, variables, faults);
    let said = source.text().lines().filter(|line| !line.starts_with('#'));
    said.for_each(|line| markup::refuse(source, line, faults));
    if !errors.is_empty() {
        return None;
    }
    let bundle = bundle(source, lang)?;
    let words = Words { place: source.whole(), messages, bundle };
    words.can_be_written_out(variables, faults);
    Some(words)
}

impl Words {
    /// The file.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// A message by its id.
    pub fn message(&self, id: &str) -> Option<&Message> {
        self.messages.get(id)
    }

    /// Every message by its id.
    pub fn messages(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.messages.iter().map(|(id, message)| (id.as_str(), message))
    }

    /// What a message says, with what is known of the council filled in; nothing if it says nothing.
    pub fn text(&self, id: &str, variables: &Variables) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        self.write(pattern, variables).ok()
    }

    /// What an attribute of a message says.
    pub fn attribute(&self, id: &str, attribute: &str, variables: &Variables) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = message.get_attribute(attribute)?.value();
        self.write(pattern, variables).ok()
    }

    fn write(&self, pattern: &ast::Pattern<&str>, variables: &Variables) -> Result<String, String> {
        let arguments: FluentArgs<'_> = variables.arguments().collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        match errors.first() {
            Some(error) => Err(error.to_string()),
            None if begins_with_a_term(pattern) => Ok(with_a_capital(&text)),
            None => Ok(text),
        }
    }

    /// Notes what the walk cannot see: messages that name each other in a circle.
    fn can_be_written_out(&self, variables: &Variables, faults: &mut Faults) {
        if !faults.is_empty() {
            return;
        }
        for (id, message) in &self.messages {
            let Some(found) = self.bundle.get_message(id) else { continue };
            let patterns = found.value().into_iter().chain(found.attributes().map(|attribute| attribute.value()));
            for pattern in patterns {
                if let Err(why) = self.write(pattern, variables) {
                    faults
                        .note(&message.place, format!("the message \"{id}\" cannot be written out ({why}); reword it"));
                }
            }
        }
    }
}

/// Whether a text begins with one of the council's own words, which it says as in the middle of a sentence.
fn begins_with_a_term(pattern: &ast::Pattern<&str>) -> bool {
    let first = pattern.elements.first();
    matches!(first, Some(PatternElement::Placeable {
        expression: Expression::Inline(InlineExpression::VariableReference { id })
    }) if terms::WORDS.iter().any(|(_, name, _)| *name == id.name))
}

fn with_a_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn messages(resource: &ast::Resource<&str>, source: &Source, faults: &mut Faults) -> BTreeMap<String, Message> {
    let mut messages: BTreeMap<String, Message> = BTreeMap::new();
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let place = source.place_of(id);
        let commented =
            message.comment.as_ref().is_some_and(|comment| comment.content.iter().any(|line| !line.trim().is_empty()));
        if !commented {
            let says = format!("the message \"{id}\" has no comment for the translator; write one above it, after a #");
            faults.note(&place, says);
        }
        if let Some(first) = messages.get(id) {
            let says = format!(
                "the message \"{id}\" is already on {}, so one would hide the other; take one out",
                first.place.line_words()
            );
            faults.note(&place, says);
            continue;
        }
        let mut attributes = BTreeMap::new();
        for attribute in &message.attributes {
            let place = source.place_of(attribute.id.name);
            if let Some(first) = attributes.insert(attribute.id.name.to_owned(), place.clone()) {
                let says = format!(
                    "the message \"{id}\" has .{} twice, first on {}; take one out",
                    attribute.id.name,
                    Place::line_words(&first)
                );
                faults.note(&place, says);
            }
        }
        messages.insert(id.to_owned(), Message { place, has_value: message.value.is_some(), attributes });
    }
    messages
}

/// Isolating marks are off: they would stand in the sealed letter as invisible signs.
fn bundle(source: &Source, lang: &LanguageIdentifier) -> Option<FluentBundle<FluentResource>> {
    let resource = FluentResource::try_new(source.text().to_owned()).ok()?;
    let mut bundle = FluentBundle::new(vec![lang.clone()]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    Some(bundle)
}

#[cfg(test)]
mod tests;
