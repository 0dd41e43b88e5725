//! The two documents that are sealed, and how a reader compares them again.
//!
//! A letter always has both groups, even when one has no answers. Each document carries the exact words that were
//! asked, so it reads true for ever, whatever becomes of the form.

use crate::{Answer, Answers, Form, Question, ShareRule, Sharing, form::known, steps};

/// The version of [`Document`] that this code writes.
pub const FORMAT: u32 = 2;

json::declare! {
    /// What one group of readers can open.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Document {
        /// [`FORMAT`] when it was written.
        pub format: u32,
        /// Which group this is.
        pub group: GroupName,
        /// What both groups say alike.
        pub heading: ..Heading,
        /// Who it is from and how to answer: the same in both groups.
        pub from: Vec<Said>,
        /// The child's own switch: either copy makes a letter urgent.
        pub contact_soon: bool,
        /// What was answered, for this group's readers.
        pub answers: Vec<Said>,
        /// What this group's readers show the post box before it does a deed: 32 random bytes in hexadecimal, of which the
        /// envelope has the SHA-256. Other ones in each group. Empty in a document of format 1, as are all that follow.
        pub secret: String = String::new(),
        /// What stood for `{$iro}` and the like in the words that were asked, by name.
        pub fillings: Vec<(String, String)> = Vec::new(),
    }
}

json::declare! {
    /// What both groups of a letter say alike.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Heading {
        /// The council's id, as `exampleshire`.
        pub council: String,
        /// The form's id.
        pub form: String,
        /// The form's version.
        pub form_version: u32,
        /// The language of the words.
        pub lang: String,
        /// The key-set it was sealed to.
        pub keyset: u32,
        /// The letter's name: 32 hexadecimal digits.
        pub letter: String,
        /// 32 random bytes in hexadecimal, equal in all groups of one letter and in no other.
        pub tie: String,
        /// The day by the writer's own device, as `2026-11-20`. Shown, never judged.
        pub day: String,
        /// The name of an earlier letter that this one takes the place of; empty if it takes none.
        pub replaces: String = String::new(),
        /// The age recipient to which an answer is sealed; empty if none is expected.
        pub reply: String = String::new(),
    }
}

json::declare! {
    /// Which group a document is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum GroupName {
        /// Officer, cover, two of the duty team.
        Team = "team",
        /// Officer and cover.
        Private = "private",
    }
}

json::declare! {
    /// A question as it was asked and what was answered, in words.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Said {
        /// The question's id.
        pub id: String,
        /// The exact words that were asked.
        pub asked: String,
        /// The same before names were filled in; empty where that makes no difference.
        pub unfilled: String = String::new(),
        /// The exact words that were typed, or the words of each choice.
        pub answer: Vec<String>,
        /// The ids of the choices; empty for text.
        pub chosen: Vec<String> = Vec::new(),
        /// Who may know; nothing for what goes with the letter, and for how the meeting is set up.
        pub sharing: Option<Sharing> = None,
        /// Whether the form keeps this answer private whatever is chosen.
        pub always_private: bool = false,
    }
}

/// What is drawn at random for a letter, in hexadecimal: the same for as long as nobody knows what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secrets {
    /// For the `team` document.
    pub team: String,
    /// For the `private` document.
    pub private: String,
}

/// Both documents of a letter, ready to be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// For officer, cover and duty team.
    pub team: Document,
    /// For officer and cover.
    pub private: Document,
}

json::declare! {
    /// Why a letter should not be believed as it stands, each by the id of the words that say it. What decrypts is still
    /// shown, beneath this.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Fault {
        /// A document names another letter than the one it was stored as.
        OtherLetter = "fault-other-letter",
        /// A document is for another council.
        OtherCouncil = "fault-other-council",
        /// A document stands in the other group's place.
        OtherGroup = "fault-other-group",
        /// The two documents were not written together.
        NotTied = "fault-not-tied",
        /// Only one of the two documents could be read, though this reader should read both.
        OneMissing = "fault-one-missing",
        /// A document was written by a later version of this software.
        LaterFormat = "fault-later-format",
    }
}

impl Documents {
    /// Splits what was answered by who may know it.
    ///
    /// Only answers to questions that are asked now are sent. `fillings` stand for `{$iro}` and the like, so that the
    /// document holds what was on the screen.
    #[must_use]
    pub fn split(
        form: &Form,
        answers: &Answers,
        heading: Heading,
        secrets: Secrets,
        fillings: Vec<(String, String)>,
    ) -> Self {
        let values: Vec<_> = fillings.iter().map(|(name, words)| (name.as_str(), words.as_str())).collect();
        let fill = |text: &str| crate::fill(text, &values);
        let (mut from, mut team, mut private) = (Vec::new(), Vec::new(), Vec::new());
        let mut contact_soon = false;
        // What was chosen before somebody said who sits there counts no more.
        let may_ask = form.known_by_choice(answers);
        for question in steps(form, answers) {
            let Some(answer) = answers.get(&question.id) else { continue };
            let mut said = Said::new(question, answer, &fill);
            if !may_ask && question.share == ShareRule::Ask {
                said.sharing = Some(Sharing::default());
            }
            contact_soon |= asks_for_soon(&said.id, &said.chosen);
            match (question.share, said.sharing) {
                (ShareRule::WithLetter, _) => from.push(said),
                (ShareRule::Arrange, _) | (ShareRule::Ask, Some(Sharing::Meeting)) => team.push(said),
                (ShareRule::Ask | ShareRule::Private, _) => private.push(said),
            }
        }
        if !form.to.is_empty() {
            from.push(Said::to_whom(form));
        }
        let document = |group, answers, secret| Document {
            format: FORMAT,
            group,
            heading: heading.clone(),
            from: from.clone(),
            contact_soon,
            answers,
            secret,
            fillings: fillings.clone(),
        };
        Self {
            team: document(GroupName::Team, team, secrets.team),
            private: document(GroupName::Private, private, secrets.private),
        }
    }

    /// What was asked and answered under this id, in whichever document it stands.
    #[must_use]
    pub fn said(&self, id: &str) -> Option<&Said> {
        let all = [&self.team.from, &self.team.answers, &self.private.answers];
        all.into_iter().flatten().find(|said| said.id == id)
    }

    /// The officer that was chosen, or what was chosen in place of one: this decides the route.
    #[must_use]
    pub fn officer(&self) -> Option<&str> {
        self.said(known::OFFICER)?.chosen.first().map(String::as_str)
    }
}

/// Whether whoever chose these in this question wants to be contacted soon.
pub(crate) fn asks_for_soon(question: &str, chosen: &[String]) -> bool {
    let wanted = if question == known::SOON { known::YES } else { known::SOON };
    chosen.iter().any(|id| id == wanted)
}

/// Compares what was opened with what it should be.
///
/// `letter` is the name it was stored under; `both` says whether this reader should be able to open both groups.
#[must_use]
pub fn compare(
    letter: &str,
    council: &str,
    team: Option<&Document>,
    private: Option<&Document>,
    both: bool,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut note = |wrong: bool, fault: Fault| {
        if wrong && !faults.contains(&fault) {
            faults.push(fault);
        }
    };
    for (document, place) in [(team, GroupName::Team), (private, GroupName::Private)] {
        let Some(document) = document else {
            note(both, Fault::OneMissing);
            continue;
        };
        note(document.heading.letter != letter, Fault::OtherLetter);
        note(document.heading.council != council, Fault::OtherCouncil);
        note(document.group != place, Fault::OtherGroup);
        note(document.format > FORMAT, Fault::LaterFormat);
    }
    if let (Some(team), Some(private)) = (team, private) {
        note(team.heading.tie != private.heading.tie, Fault::NotTied);
    }
    faults
}

impl Said {
    /// A question as it is asked and an answer to it, in words, with who may know by the form's rule.
    #[must_use]
    pub fn new(question: &Question, answer: &Answer, fill: &dyn Fn(&str) -> String) -> Self {
        let (unfilled, asked) = (question.asked(), fill(question.asked()));
        Self {
            id: question.id.clone(),
            unfilled: if unfilled == asked { String::new() } else { unfilled.to_owned() },
            asked,
            answer: question.kind.words(&answer.value, fill),
            chosen: question.kind.chosen(&answer.value),
            sharing: match question.share {
                ShareRule::WithLetter | ShareRule::Arrange => None,
                ShareRule::Private => Some(Sharing::Keep),
                ShareRule::Ask => Some(answer.sharing.unwrap_or_default()),
            },
            always_private: question.share == ShareRule::Private,
        }
    }

    /// Whose letter it is, where the form itself says that.
    fn to_whom(form: &Form) -> Self {
        Self {
            id: known::OFFICER.to_owned(),
            asked: form.title.clone(),
            unfilled: String::new(),
            answer: vec![form.title.clone()],
            chosen: vec![form.to.clone()],
            sharing: None,
            always_private: false,
        }
    }

    /// The answer as one text, a line for each choice.
    #[must_use]
    pub fn words(&self) -> String {
        self.answer.join("\n")
    }
}

#[cfg(test)]
mod tests;
