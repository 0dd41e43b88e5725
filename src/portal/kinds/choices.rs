//! A question answered by choosing: one card, several topics, or an officer.

use std::sync::Arc;

use forms::{Choice, Kind, Question, Value};
use leptos::prelude::*;

use crate::{
    pieces::{
        element::{element, line, picture, text, tick},
        page::{Live, Page},
    },
    site::{names::name, words},
};

/// One card of a group of real radio buttons or checkboxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The group it belongs to: `choice` or `share`.
    pub group: &'static str,
    /// Whether others may be chosen beside it.
    pub many: bool,
    /// What choosing it means to the form.
    pub value: String,
    /// What it says.
    pub words: String,
    /// More about it, or nothing.
    pub hint: String,
    /// The address of a picture that stands beside the words, or nothing.
    pub picture: String,
    /// Whether it was chosen before this screen was drawn.
    pub chosen: bool,
}

/// A `fieldset` named by the question, so a screen reader says the question before each choice.
///
/// Nothing is chosen to begin with, and choosing again changes the answer: nothing here is final.
#[must_use]
pub fn choices(page: Page, question: &Question, screen: RwSignal<Live>) -> AnyView {
    let many = question.kind == Kind::PickUpto;
    let before = screen.with_untracked(|screen| chosen(&screen.value));
    let order: Arc<[String]> = question.choices.iter().map(|choice| choice.id.clone()).collect();
    let cards = question.choices.iter().map(|choice| {
        let (id, order) = (choice.id.clone(), Arc::clone(&order));
        let shown = Card {
            group: "choice",
            many,
            value: id.clone(),
            words: page.names.fill(&choice.words),
            hint: hint(page, question.kind, choice),
            picture: picture_address(page, choice),
            chosen: before.contains(&id),
        };
        card(shown, Box::new(move |on| screen.update(|screen| choose(&mut screen.value, &order, &id, many, on))))
    });
    let cards = element("div", &[("class", "cards")], cards.collect());
    let most = question.most.to_string();
    // A hint of the form's own says it already.
    let pick = if many && question.hint.is_empty() {
        page.words.fill(words::PICK_UPTO, &[("most", &most)])
    } else {
        String::new()
    };
    let pick = element("p", &[("id", "pick"), ("class", "quiet")], vec![text(pick)]);
    let attributes = [("aria-labelledby", "title"), ("aria-describedby", "hint pick fault")];
    element("fieldset", &attributes, vec![pick, cards])
}

/// A whole card that can be pressed, around a real radio button or checkbox.
#[must_use]
pub fn card(shown: Card, choose: Box<dyn Fn(bool)>) -> AnyView {
    let Card { group, many, value, words, hint, picture: address, chosen } = shown;
    let mut inside = vec![tick(many, group, &value, chosen, choose)];
    if !address.is_empty() {
        inside.push(picture(&address));
    }
    inside.push(element("span", &[("class", "card__words")], vec![text(words), line("span", "card__hint", hint)]));
    element("label", &[("class", "card")], inside)
}

/// Takes a press on a choice into what is chosen, in the order of the form.
fn choose(value: &mut Value, order: &[String], id: &str, many: bool, on: bool) {
    let mut ids = if many { chosen(value) } else { Vec::new() };
    ids.retain(|other| other != id);
    if on {
        ids.push(id.to_owned());
    }
    *value = Value::Chosen(order.iter().filter(|other| ids.contains(other)).cloned().collect());
}

fn chosen(value: &Value) -> Vec<String> {
    match value {
        Value::Chosen(ids) => ids.clone(),
        Value::Text(_) => Vec::new(),
    }
}

/// An officer who is away says so, and who reads their letters meanwhile.
fn hint(page: Page, kind: Kind, choice: &Choice) -> String {
    let away = |person: &&crate::site::Person| person.id == choice.id && !person.away.is_empty();
    let officer = page.site.roster.officers.iter().find(|officer| officer.id == choice.id);
    match (kind, page.site.people.iter().find(away), officer) {
        (Kind::Officer, Some(person), Some(officer)) => page.words.fill(
            words::OFFICER_AWAY,
            &[("day", &person.away), ("iro", &person.name), ("cover", &name(page.site, &officer.cover))],
        ),
        _ => page.names.fill(&choice.hint),
    }
}

fn picture_address(page: Page, choice: &Choice) -> String {
    if choice.picture.is_empty() { String::new() } else { page.address(&["pictures/", &choice.picture].concat()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(many: bool, presses: &str, expected: &str) {
        let order = ["school", "pets", "food"].map(String::from);
        let mut value = Value::Text(String::new());
        for press in presses.split(' ') {
            let (on, id) = press.strip_prefix('-').map_or((true, press), |id| (false, id));
            choose(&mut value, &order, id, many, on);
        }
        assert_eq!(chosen(&value).join(" "), expected);
    }

    #[test]
    fn several_can_be_picked_and_put_back_and_stay_in_the_order_of_the_form() {
        check(true, "food school", "school food");
        check(true, "food school -food pets", "school pets");
        check(true, "dragons", "");
    }

    #[test]
    fn of_cards_the_last_one_pressed_counts() {
        check(false, "food school", "school");
    }
}
