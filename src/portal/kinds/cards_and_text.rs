//! One of several, or some, and words beneath: a topic on one screen, or people by their faces and names.

use forms::{Question, Value, kinds::CardsAndText};
use leptos::prelude::*;

use crate::pieces::{
    choices::{choices, ids, plain},
    element::{element, line, text},
    page::{Live, Page, own},
    pen,
    writing::{WritingBox, typed, writing},
};

/// How many lines there are on paper for what is written beneath: four topics then share a sheet of A4.
const LINES: usize = 2;

pub(super) fn drawn(kind: &CardsAndText, page: Page, _: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let shown = kind.cards.choices.iter().map(|choice| plain(page, choice));
    let label =
        element("p", &[("id", &own(screen, "also")), ("class", "also")], vec![text(page.names.fill(&kind.ask))]);
    let mut all = vec![choices(shown.collect(), kind.most > 1, String::new(), screen, put), label];
    let beneath =
        WritingBox { label: "title also", rows: "3", most: kind.text.chars_max, starters: &kind.text.starters };
    all.extend(writing(page, beneath, screen, put));
    all
}

pub(super) fn on_paper(kind: &CardsAndText, page: Page) -> Vec<AnyView> {
    vec![pen::boxes(page, &kind.cards.choices), line("p", "", page.names.fill(&kind.ask)), pen::lines(LINES)]
}

pub(super) fn read_back(_: &CardsAndText, marked: &[(String, String)]) -> Value {
    CardsAndText::value(ids(marked).ids().to_vec(), typed(marked).text().to_owned())
}

/// What is chosen leaves what is typed as it stands, and the other way round.
fn put(value: &mut Value, new: Value) {
    *value = match new {
        Value::Ids(chosen) => CardsAndText::value(chosen, value.text().to_owned()),
        other => CardsAndText::value(value.ids().to_vec(), other.text().to_owned()),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_and_what_is_typed_leave_each_other_alone() {
        let mut value = Value::default();
        put(&mut value, Value::Text("He bites".into()));
        put(&mut value, Value::Ids(vec!["bad".into()]));
        assert_eq!(value, CardsAndText::value(vec!["bad".into()], "He bites".into()));
        put(&mut value, Value::Text(String::new()));
        assert_eq!((value.ids().len(), value.text()), (1, ""));
    }
}
