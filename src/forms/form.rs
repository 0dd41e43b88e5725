//! A form and its questions, with the words already resolved.
//!
//! `press` makes these from `public/forms/*.toml` (structure) and `public/words/<lang>/*.ftl` (words).

use crate::{Answers, Kind, Value, Voice, letter::asks_for_soon};

json::declare! {
    /// A form in one language.
    #[derive(Clone, Debug, PartialEq, Eq)]
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
        /// Whose letter it is where the form does not ask for the officer: what would be chosen there; or nothing.
        pub to: String = String::new(),
        /// What must be read before the first question, a paragraph each; mostly nothing.
        pub before: Vec<String> = Vec::new(),
        /// Who can know is asked only if this was answered: else every view stays *ask me first*.
        pub know_if: Option<ShowIf> = None,
        /// The questions in the order they are asked.
        pub questions: Vec<Question>,
    }
}

json::declare! {
    /// One question: one screen, unless it stands on one with its neighbours.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Question {
        /// Never changes its meaning: retire and add.
        pub id: String,
        /// Where in the journey it stands.
        pub part: Part,
        /// The question itself. May hold `{$iro}`, `{$cover}`: filled in when the officer is known.
        pub ask: String,
        /// One short sentence beneath it, or nothing.
        pub hint: String = String::new(),
        /// Why it is asked, in a quiet line, or nothing.
        pub why: String = String::new(),
        /// The title of the screen that it shares with those of its neighbours that have the same; or nothing.
        pub screen: String = String::new(),
        /// One short sentence beneath that title, or nothing.
        pub screen_hint: String = String::new(),
        /// The topic that this question is about, said above the question; or nothing.
        pub topic: String = String::new(),
        /// All that is asked on this screen as one text, as a letter says it; or nothing where `ask` is all.
        pub whole: String = String::new(),
        /// How it is answered.
        pub kind: Kind,
        /// Who decides who may know the answer.
        pub share: ShareRule = ShareRule::Ask,
        /// Whether it names people, so that *say all of it* does not take its answer along.
        pub own_tap: bool = false,
        /// Whether help is offered on its screen, whatever is answered: whoever looks on learns nothing.
        pub offer_help: bool = false,
        /// Asked only if this was answered.
        pub show_if: Option<ShowIf> = None,
    }
}

json::declare! {
    /// Where in the journey a question stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Part {
        /// The short core; then *send now* or *say more*.
        Core = "core",
        /// Asked after *say more*.
        More = "more",
        /// Who it is from and how to answer: asked before sending, kept as the letter's strip.
        Sending = "sending",
    }
}

json::declare! {
    /// One thing to choose.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Choice {
        /// Never changes its meaning.
        pub id: String,
        /// What it says.
        pub words: String,
        /// More about it, or nothing.
        pub hint: String = String::new(),
        /// The name of a picture file that stands beside the words, never without them; or nothing.
        pub picture: String = String::new(),
    }
}

json::declare! {
    /// Who decides who may know an answer.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum ShareRule {
        /// A view: the writer, before sending; nothing is chosen beforehand.
        #[default]
        Ask = "ask",
        /// How the meeting is set up: for officer and team, and in no copy that others read.
        Arrange = "arrange",
        /// Always private: safety, who I don't want there, seeing my IRO alone.
        Private = "private",
        /// Part of who it is from: it goes with both groups.
        WithLetter = "with_letter",
    }
}

json::declare! {
    /// The one kind of condition: this question was answered with one of these choices; or was asked, and with none of them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ShowIf {
        /// The id of a question that comes earlier.
        pub question: String,
        /// The ids of some of its choices.
        pub is: Vec<String>,
        /// Whether it holds as long as none of them is chosen.
        pub not: bool = false,
    }
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
    /// Contact me soon: this question answered with [`YES`], or this choice made in any, sets the switch.
    pub const SOON: &str = "soon";
    /// How it is safe to reach the writer.
    pub const REACH: &str = "reach";
    /// The code on the invitation letter, or whatever else tells the officer who writes.
    pub const CODE: &str = "code";
    /// What a code is written in, ten of these: none is taken for another, by ear or by eye. The first two name the officer.
    pub const CODE_LETTERS: &str = "2346789FKMPQRWXY";
    /// The choice that means yes.
    pub const YES: &str = "yes";
}

impl Form {
    /// Whether who may know is asked of each view by itself. The youngest are asked once, of all of them; and on paper, where nobody
    /// knows who sits there, not at all.
    #[must_use]
    pub fn asks_each(&self) -> bool {
        self.voice != Voice::Young
    }

    /// Whether the writer is asked who can know what they say; else every view stays *ask me first*, whatever was chosen before.
    #[must_use]
    pub fn known_by_choice(&self, answers: &Answers) -> bool {
        self.know_if.as_ref().is_none_or(|condition| condition.holds(answers))
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

impl ShowIf {
    /// Whether what was answered so far is what it asks for. What was skipped was answered with nothing.
    pub fn holds(&self, answers: &Answers) -> bool {
        self.is.iter().any(|choice| answers.is(&self.question, choice)) != self.not
    }
}

impl Question {
    /// One that says nothing beside what it asks, and is asked whatever was answered.
    #[must_use]
    pub fn plain(id: &str, part: Part, ask: String, kind: Kind) -> Self {
        Self {
            id: id.to_owned(),
            part,
            ask,
            hint: String::new(),
            why: String::new(),
            screen: String::new(),
            screen_hint: String::new(),
            topic: String::new(),
            whole: String::new(),
            kind,
            share: ShareRule::Ask,
            own_tap: false,
            offer_help: false,
            show_if: None,
        }
    }

    /// Whether this answer asks for somebody soon.
    #[must_use]
    pub fn asks_for_soon(&self, value: &Value) -> bool {
        asks_for_soon(&self.id, value.ids())
    }

    /// The exact words that are asked, with all that is asked beside them. `fill` puts names into `{$iro}` and the like.
    #[must_use]
    pub fn asked(&self) -> &str {
        if self.whole.is_empty() { &self.ask } else { &self.whole }
    }
}
