//! A small form that the tests of this crate share.

use crate::{
    Choice, Form, Kind, Part, Question, ShareRule, ShowIf, Voice,
    form::known,
    kinds::{Cards, CardsAndText, Officer, PickUpto, Text},
};

/// A form with each kind of question but a scale.
pub(crate) fn sample() -> Form {
    let choice =
        |id: &&str| Choice { id: (*id).into(), words: (*id).into(), hint: String::new(), picture: String::new() };
    let choices = |ids: &[&str]| ids.iter().map(choice).collect::<Vec<_>>();
    let text = |long| Kind::Text(Text { long, chars_max: 20, starters: Vec::new() });
    let cards = |ids: &[&str]| Kind::Cards(Cards { choices: choices(ids) });
    let question = |id: &str, part: Part, kind: Kind| Question::plain(id, part, format!("About {id}?"), kind);
    let topic = |id: &str| Question {
        show_if: Some(ShowIf { question: "topics".into(), is: vec![id.into()], not: false }),
        ..question(&format!("{id}-how"), Part::Core, cards(&["good", "bad"]))
    };
    let pets = CardsAndText {
        cards: Cards { choices: choices(&["good", "bad"]) },
        most: 1,
        ask: "What should change?".into(),
        text: Text { long: true, chars_max: 20, starters: Vec::new() },
    };
    let topics = PickUpto { choices: choices(&["school", "pets", "friends"]), most: 2 };
    let officer = Officer { choices: choices(&["sam", "unknown"]) };
    Form {
        before: Vec::new(),
        know_if: None,
        id: "sample".into(),
        version: 1,
        lang: "en".into(),
        voice: Voice::Child,
        title: "Sample".into(),
        to: String::new(),
        questions: vec![
            question("headline", Part::Core, text(true)),
            question("topics", Part::Core, Kind::PickUpto(topics)),
            topic("school"),
            Question { kind: Kind::CardsAndText(pets), ..topic("pets") },
            Question { share: ShareRule::Private, ..question("not-there", Part::Core, text(false)) },
            Question { share: ShareRule::WithLetter, ..question("officer", Part::Sending, Kind::Officer(officer)) },
            Question { share: ShareRule::WithLetter, ..question("soon", Part::Sending, cards(&[known::YES, "no"])) },
        ],
    }
}
