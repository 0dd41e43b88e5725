//! Cards to choose from: one of them, or several.

use std::sync::Arc;

use forms::{Choice, Value};
use leptos::prelude::*;

use crate::pieces::{
    element::{Chosen, element, line, picture, text, tick},
    page::{Live, Page, Put, own},
};

/// The mark of each choice.
pub const MARK: &str = "choice";

/// One card of a group of real radio buttons or checkboxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The group it belongs to, as `choice` or `share-1`.
    pub group: String,
    /// Whether others may be chosen beside it.
    pub many: bool,
    /// What choosing it means to the form.
    pub value: String,
    /// What it says.
    pub words: String,
    /// What is said of it aloud where its words do not say enough, or nothing.
    pub said: String,
    /// More about it, or nothing.
    pub hint: String,
    /// The address of a picture that stands beside the words, or nothing.
    pub picture: String,
}

/// A choice as most kinds show it.
pub fn plain(page: Page, choice: &Choice) -> Card {
    let picture = &choice.picture;
    Card {
        value: choice.id.clone(),
        words: page.names.fill(&choice.words),
        hint: page.names.fill(&choice.hint),
        picture: if picture.is_empty() { String::new() } else { page.picture(picture) },
        ..Card::default()
    }
}

/// A `fieldset` named by the question, so a screen reader says the question before each choice; `pick` says more, or nothing.
///
/// Nothing is chosen to begin with, and choosing again changes the answer: nothing here is final.
pub fn choices(cards: Vec<Card>, many: bool, pick: String, screen: RwSignal<Live>, put: Put) -> AnyView {
    let order: Arc<[String]> = cards.iter().map(|card| card.value.clone()).collect();
    let cards = cards.into_iter().map(|shown| {
        let (id, order) = (shown.value.clone(), Arc::clone(&order));
        let shown = Card { many, group: own(screen, MARK), ..shown };
        let chosen = is_chosen(screen, id.clone());
        let choose = move |on| {
            screen.update(|screen| {
                let chosen = choose(screen.value.ids(), &order, &id, many, on);
                put(&mut screen.value, chosen);
            });
        };
        card(shown, chosen, Box::new(choose))
    });
    let cards = element("div", &[("class", "cards")], cards.collect());
    let pick = element("p", &[("id", &own(screen, "pick")), ("class", "quiet")], vec![text(pick)]);
    let (named, described) = (own(screen, "title"), own(screen, "hint pick fault"));
    let attributes = [("aria-labelledby", named.as_str()), ("aria-describedby", &described)];
    element("fieldset", &attributes, vec![pick, cards])
}

/// Whether this choice is made, now.
pub fn is_chosen(screen: RwSignal<Live>, id: String) -> Chosen {
    Box::new(move || screen.with(|screen| screen.value.ids().contains(&id)))
}

/// What was chosen on the printed page.
pub fn ids(marked: &[(String, String)]) -> Value {
    Value::Ids(marked.iter().filter(|(mark, _)| mark == MARK).map(|(_, id)| id.clone()).collect())
}

/// A whole card that can be pressed, around a real radio button or checkbox.
pub fn card(shown: Card, chosen: Chosen, choose: Box<dyn Fn(bool)>) -> AnyView {
    let Card { group, many, value, words, said, hint, picture: address } = shown;
    let mut inside = vec![tick(many, &group, (&value, &said), chosen, choose)];
    if !address.is_empty() {
        inside.push(picture(&address));
    }
    inside.push(element("span", &[("class", "card__words")], vec![text(words), line("span", "card__hint", hint)]));
    element("label", &[("class", "card")], inside)
}

/// What is chosen after a press on a choice, in the order of the form.
fn choose(before: &[String], order: &[String], id: &str, many: bool, on: bool) -> Value {
    let chosen = |other: &&String| if *other == id { on } else { many && before.contains(other) };
    Value::Ids(order.iter().filter(chosen).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(many: bool, presses: &str, expected: &str) {
        let order = ["school", "pets", "food"].map(String::from);
        let mut value = Value::default();
        for press in presses.split(' ') {
            let (on, id) = press.strip_prefix('-').map_or((true, press), |id| (false, id));
            value = choose(value.ids(), &order, id, many, on);
        }
        assert_eq!(value.ids().join(" "), expected);
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
