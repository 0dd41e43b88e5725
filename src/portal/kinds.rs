//! Each kind of question, as it is answered on a screen and on paper, and the one table that names them.

mod cards;
mod cards_and_text;
mod officer;
mod pick_upto;
mod scale;
mod sort;
mod text;

use forms::{Kind, Question, Value};
use leptos::prelude::*;

use crate::pieces::page::{Live, Page};

/// The table: what the kind of a question does, told what this kind holds and what else it needs to know.
macro_rules! kind_of {
    ($question:ident, $does:ident($($given:expr),*)) => {
        match &$question.kind {
            Kind::Text(kind) => text::$does(kind, $($given),*),
            Kind::Cards(kind) => cards::$does(kind, $($given),*),
            Kind::CardsAndText(kind) => cards_and_text::$does(kind, $($given),*),
            Kind::PickUpto(kind) => pick_upto::$does(kind, $($given),*),
            Kind::Scale(kind) => scale::$does(kind, $($given),*),
            Kind::Sort(kind) => sort::$does(kind, $($given),*),
            Kind::Officer(kind) => officer::$does(kind, $($given),*),
        }
    };
}

/// What a question is answered with on a screen, printed or in the browser.
///
/// Each element that takes a part of the answer bears the mark `data-answer` with the name of that part. By this mark
/// `boot.js` knows what is not sent yet and rubs it out, and the app takes over what was answered on the printed page.
/// It tells that it changed by an `input` event.
pub fn drawn(page: Page, question: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    kind_of!(question, drawn(page, question, screen))
}

/// What it is answered with by hand, on paper.
pub fn on_paper(page: Page, question: &Question) -> Vec<AnyView> {
    kind_of!(question, on_paper(page))
}

/// What was answered on the printed page, from everything there that bears the mark: its name, and its value.
pub fn read_back(question: &Question, marked: &[(String, String)]) -> Value {
    kind_of!(question, read_back(marked))
}
