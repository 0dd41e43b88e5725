//! What came back from surveys and feedback, counted: for whoever can open such letters. The table can be copied into a spreadsheet.

use forms::{
    Form,
    tally::{Counted, tally},
};
use leptos::prelude::*;
use wire::LetterId;

use crate::{
    screens::{pieces::live, room::Room, window},
    session::{desk::Desk, listing::Held},
};

/// Fewer letters than this say who they are from: then there is no table.
const FEW: usize = 5;

/// Each form that is counted and of which letters were opened here, folded away. Only those who lead get such letters, and nothing is
/// counted for others.
pub fn numbers(room: Room) -> impl IntoView {
    let found = Memo::new(move |_| {
        let config = room.config();
        if !room.desk.with(Desk::is_lead) {
            return Vec::new();
        }
        room.desk.with(|desk| {
            let count = |form: &Form| (form.id.clone(), letters(desk, &form.id).count());
            config.counted.iter().map(count).filter(|(_, letters)| *letters > 0).collect::<Vec<_>>()
        })
    });
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            view! {
                <details class="folded numbers">
                    <summary>{room.say("numbers")}</summary>
                    {found.into_iter().map(|(form, letters)| one(room, &form, letters)).collect_view()}
                </details>
            }
        })
    }
}

/// The letters of a form that were opened here.
fn letters<'desk>(desk: &'desk Desk, form: &'desk str) -> impl Iterator<Item = &'desk crate::letter::Letter> {
    let letter = |held: &'desk Held| if let Held::Letter(letter) = held { Some(&**letter) } else { None };
    // One that was put right counts once, as it stands now.
    let counts = |(id, _): &(&LetterId, &Held)| desk.newer(**id).is_none();
    let held = desk.held.iter().filter(counts).map(|(_, held)| held);
    held.filter_map(letter).filter(move |letter| letter.form.as_deref() == Some(form))
}

fn one(room: Room, id: &str, count: usize) -> AnyView {
    let config = room.config();
    let Some(form) = config.counted.iter().find(|form| form.id == id) else { return ().into_any() };
    let rows = room.desk.with_untracked(|desk| tally(form, letters(desk, id).map(|letter| letter.answers().collect())));
    let text = StoredValue::new(text(&rows));
    let said = RwSignal::new("");
    let copy = move |_| {
        wasm_bindgen_futures::spawn_local(async move {
            let copied = window::copy(&text.get_value()).await;
            let _ = said.try_set(if copied { "copied" } else { "copy-by-hand" });
        });
    };
    let outcome = move || if said.get().is_empty() { String::new() } else { room.say(said.get()) };
    let table = match count < FEW {
        true => view! { <p class="hint">{room.say("numbers-few")}</p> }.into_any(),
        false => view! {
            <table>{rows.iter().map(row).collect_view()}</table>
            <p class="buttons"><button type="button" on:click=copy>{room.say("copy-text")}</button></p>
            <p class="outcome" role="status">{live(outcome)}</p>
        }
        .into_any(),
    };
    view! {
        <details>
            <summary>{form.title.clone()}</summary>
            <p>{room.words(|words| words.count("numbers-letters", count as u64))}</p>
            {table}
        </details>
    }
    .into_any()
}

/// A question, and beneath it each choice with its number.
fn row(row: &Counted) -> AnyView {
    let choices = row.choices.iter().map(|(words, count)| {
        view! { <tr><td dir="auto">{words.clone()}</td><td>{count.to_string()}</td></tr> }
    });
    view! {
        <tbody>
            <tr><th scope="rowgroup" colspan="2" dir="auto">{row.asked.clone()}</th></tr>
            {choices.collect_view()}
        </tbody>
    }
    .into_any()
}

/// The same with tabs, as a spreadsheet takes it: one line a question, each choice and its number.
fn text(rows: &[Counted]) -> String {
    let row = |row: &Counted| {
        let choices = row.choices.iter().map(|(words, count)| format!("\t{words}\t{count}"));
        [row.asked.clone()].into_iter().chain(choices).collect::<String>()
    };
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_copied_as_a_spreadsheet_takes_it() {
        let choices = vec![("Always".to_owned(), 24), ("Never".to_owned(), 0)];
        let rows = [Counted { id: "a".into(), asked: "Are you told?".into(), choices, answered: 24 }];
        assert_eq!(text(&rows), "Are you told?\tAlways\t24\tNever\t0");
    }
}
