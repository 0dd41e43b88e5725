//! A form and its questions, with the words already resolved.
//!
//! `press` makes these from `public/forms/*.toml` (structure) and `public/words/<lang>/*.ftl` (words).

use serde::{Deserialize, Serialize};

use crate::Voice;

/// A form in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The file's name, as `child-8-11`.
    pub id: String,
    /// Counts up when a question is added or retired.
    pub version: u32,
    /// The language of the words, as `en`.
    pub lang: String,
    /// To whom it speaks.
    pub voice: Voice,
    /// The title of the page.
    pub title: String,
    /// The questions in the order they are asked.
    pub questions: Vec<Question>,
}

/// One question: one screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Never changes its meaning: retire and add.
    pub id: String,
    /// Where in the journey it stands.
    pub part: Part,
    /// How it is answered.
    pub kind: Kind,
    /// The question itself. May hold `{$iro}`, `{$cover}`: filled in when the officer is known.
    pub ask: String,
    /// One short sentence beneath it, or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// The topic that this question is about, said above the question; or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub topic: String,
    /// Beginnings of sentences that may be tapped into the box.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub starters: Vec<String>,
    /// What can be chosen, for [`Kind::Cards`] and [`Kind::PickUpto`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// How many may be chosen, for [`Kind::PickUpto`].
    #[serde(default, skip_serializing_if = "is_zero")]
    pub most: u32,
    /// The longest text, in characters, for the text kinds.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub chars_max: u32,
    /// Who decides who may know the answer.
    #[serde(default, skip_serializing_if = "ShareRule::is_ask")]
    pub share: ShareRule,
    /// Asked only if this was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<ShowIf>,
    /// Choices after which help is offered, gently, on the same screen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offer_help: Vec<String>,
}

/// Where in the journey a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The short core; then *send now* or *say more*.
    Core,
    /// Asked after *say more*.
    More,
    /// Who it is from and how to answer: asked before sending, kept as the letter's strip.
    Sending,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One line.
    ShortText,
    /// As much as wanted.
    LongText,
    /// One of several.
    Cards,
    /// Up to [`Question::most`] of several.
    PickUpto,
    /// One of the council's officers, *I don't know*, or *this is about my IRO*. The choices come from the council.
    Officer,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Never changes its meaning.
    pub id: String,
    /// What it says.
    pub words: String,
    /// More about it, or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// The name of a picture file that stands beside the words, never without them; or nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub picture: String,
}

/// Who decides who may know an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareRule {
    /// The writer, answer by answer; nothing is chosen beforehand.
    #[default]
    Ask,
    /// Always private: safety, who I don't want there, seeing my IRO alone.
    Private,
    /// Part of who it is from: it goes with both groups.
    WithLetter,
}

/// The one kind of condition: this question was answered with this choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowIf {
    /// The id of a question that comes earlier.
    pub question: String,
    /// The id of one of its choices.
    pub is: String,
}

/// Ids of questions whose answers the machinery itself reads. They mean the same in every form.
pub mod known {
    /// Which officer: decides the route.
    pub const OFFICER: &str = "officer";
    /// What the officer calls the writer.
    pub const CALLED: &str = "called";
    /// The child's first name, in adults' forms.
    pub const CHILD: &str = "child";
    /// Who helped.
    pub const HELPED: &str = "helped";
    /// The day of the review, if known.
    pub const REVIEW_DAY: &str = "review-day";
    /// Contact me soon: [`YES`] sets the switch.
    pub const SOON: &str = "soon";
    /// How it is safe to reach the writer.
    pub const REACH: &str = "reach";
    /// The code on the invitation letter, or whatever else tells the officer who writes.
    pub const CODE: &str = "code";
    /// The choice that means yes.
    pub const YES: &str = "yes";
    /// The officer choice that means "I don't know".
    pub const UNKNOWN: &str = "unknown";
    /// The officer choice that means "this is about my IRO".
    pub const ABOUT_MY_OFFICER: &str = "about-my-officer";
}

impl Form {
    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

impl Question {
    /// The choice with this id.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }
}

impl ShareRule {
    fn is_ask(&self) -> bool {
        *self == Self::Ask
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A small form that the tests of this crate share.
#[cfg(test)]
pub(crate) fn sample() -> Form {
    let choice = |id: &str| Choice { id: id.into(), words: id.into(), hint: String::new(), picture: String::new() };
    let question = |id: &str, part: Part, kind: Kind, choices: &[&str]| Question {
        id: id.into(),
        part,
        kind,
        ask: format!("About {id}?"),
        hint: String::new(),
        topic: String::new(),
        starters: Vec::new(),
        choices: choices.iter().map(|id| choice(id)).collect(),
        most: 2,
        chars_max: 20,
        share: ShareRule::Ask,
        show_if: None,
        offer_help: Vec::new(),
    };
    let topic = |id: &str| Question {
        show_if: Some(ShowIf { question: "topics".into(), is: id.into() }),
        ..question(&format!("{id}-how"), Part::Core, Kind::Cards, &["good", "bad"])
    };
    Form {
        id: "sample".into(),
        version: 1,
        lang: "en".into(),
        voice: Voice::Child,
        title: "Sample".into(),
        questions: vec![
            question("headline", Part::Core, Kind::LongText, &[]),
            question("topics", Part::Core, Kind::PickUpto, &["school", "pets", "friends"]),
            topic("school"),
            topic("pets"),
            Question { share: ShareRule::Private, ..question("not-there", Part::Core, Kind::ShortText, &[]) },
            Question {
                share: ShareRule::WithLetter,
                ..question("officer", Part::Sending, Kind::Officer, &["sam", known::UNKNOWN])
            },
            Question {
                share: ShareRule::WithLetter,
                ..question("soon", Part::Sending, Kind::Cards, &[known::YES, "no"])
            },
        ],
    }
}
