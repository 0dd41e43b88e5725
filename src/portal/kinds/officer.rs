//! One of the council's officers, or nobody by name.

use forms::{Choice, Question, Value, kinds::Officer};
use leptos::prelude::*;

use crate::{
    pieces::{
        choices::{Card, choices, ids, plain},
        page::{Live, Page, whole},
        pen,
    },
    site::{names::name, words},
};

pub(super) fn drawn(kind: &Officer, page: Page, _: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let shown = kind.choices.iter().map(|choice| Card {
        hint: away(page, choice).unwrap_or_else(|| page.names.fill(&choice.hint)),
        ..plain(page, choice)
    });
    vec![choices(shown.collect(), false, String::new(), screen, whole)]
}

pub(super) fn on_paper(kind: &Officer, page: Page) -> Vec<AnyView> {
    vec![pen::boxes(page, &kind.choices)]
}

pub(super) fn read_back(_: &Officer, marked: &[(String, String)]) -> Value {
    ids(marked)
}

/// An officer who is away says so, and who reads their letters meanwhile.
fn away(page: Page, choice: &Choice) -> Option<String> {
    let person = page.site.people.iter().find(|person| person.id == choice.id && !person.away.is_empty())?;
    let officer = page.site.roster.officers.iter().find(|officer| officer.id == choice.id)?;
    let cover = name(page.site, &officer.cover);
    Some(page.words.fill(words::OFFICER_AWAY, &[("day", &person.away), ("iro", &person.name), ("cover", &cover)]))
}
