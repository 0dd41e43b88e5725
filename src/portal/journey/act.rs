//! What a button does, by the word in its `data-go`: the same on the printed page and in the app.

use forms::Note;

use crate::journey::Journey;

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// On to the next step.
    Next,
    /// On without this answer.
    Skip,
    /// On without this answer, since the question is not liked.
    Dislike,
    /// Past all other questions to who it is from.
    Finish,
    /// More questions.
    SayMore,
    /// No more questions.
    SendNow,
    /// Back to the question at this place of the form, and then to the check page.
    Change(usize),
    /// Back to who can know all of it, and then to the check page.
    Know,
    /// To the check page.
    SeeAnswers,
    /// Seals and sends. The browser's part of it is not the journey's.
    Send,
    /// Tries the same letter at once. As above.
    Again,
    /// Lets this device keep the letter. As above.
    Keep,
    /// Another letter, in the place of the one that has arrived. As above.
    Correct,
    /// A letter by itself, in the place of none.
    ByItself,
    /// One step back.
    Back,
}

impl Act {
    /// Reads a word; `None` for one that no button of ours has.
    pub fn read(word: &str) -> Option<Self> {
        Some(match word {
            "next" => Self::Next,
            "skip" => Self::Skip,
            "dislike" => Self::Dislike,
            "finish" => Self::Finish,
            "more" => Self::SayMore,
            "now" => Self::SendNow,
            "know" => Self::Know,
            "answers" => Self::SeeAnswers,
            "send" => Self::Send,
            "again" => Self::Again,
            "keep" => Self::Keep,
            "correct" => Self::Correct,
            "by-itself" => Self::ByItself,
            "back" => Self::Back,
            _ => {
                let (change, place) = word.split_once(':')?;
                return (change == "change").then(|| place.parse().ok().map(Self::Change))?;
            }
        })
    }
}

impl Journey {
    /// Walks as a button says.
    ///
    /// # Errors
    ///
    /// The note that says what to put right first; nothing is lost.
    pub fn walk(&mut self, act: Act) -> Result<(), Note> {
        match act {
            Act::Next => return self.go_on(),
            Act::Finish => return self.finish(),
            Act::Skip => self.skip(),
            Act::Dislike => self.dislike(),
            Act::SayMore => self.say_more(true),
            Act::SendNow => self.say_more(false),
            Act::Change(question) => self.change(question),
            Act::Know => self.see_who_can_know(),
            Act::SeeAnswers => self.see_answers(),
            Act::ByItself => self.by_itself(),
            Act::Back => self.back(),
            Act::Send | Act::Again | Act::Keep | Act::Correct => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_no_button_has_do_nothing() {
        for word in ["", "Next", "change", "change:", "change:x", "change:-1", "delete:3"] {
            assert_eq!(Act::read(word), None, "{word}");
        }
        assert_eq!(Act::read("change:12"), Some(Act::Change(12)));
    }
}
