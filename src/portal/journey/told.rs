//! What the sealing worker tells the page about a letter that is on its way.

use wire::{
    LetterId, Trouble,
    sending::{Held, Told},
};

/// What became of the letter so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Post {
    /// Being sealed, or on its way.
    Sending,
    /// Nobody has signed for it yet, and the worker tries again by itself: why, and where it is meanwhile.
    Waiting(Trouble, Held),
    /// The signed acknowledgement was verified.
    Arrived {
        /// The day it was kept, by the post box's clock.
        day: String,
    },
    /// Not sent, and trying the same again would not help.
    NotSent(Trouble),
    /// The worker broke down while it had the letter, and no signed answer says what became of it.
    Unsure {
        /// The post box has signed that a letter of this name is there, though not with the bytes sent last.
        there: bool,
    },
}

/// One thing that the worker says about the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// What became of it.
    Post(Post),
    /// It may have waited for a day.
    Old,
    /// The worker broke down.
    Broke {
        /// Whether it had been given the letter.
        handed: bool,
    },
    /// The worker has looked for letters on this device, and holds those that it found.
    Looked {
        /// More may lie there.
        unseen: bool,
    },
    /// The worker holds no letter of this name.
    Nowhere,
    /// The worker is there.
    There,
    /// The worker did not come, or broke down before it was given a letter.
    Absent,
}

impl News {
    /// What the worker's message says about the letter of this name; `None` for another letter's message or one of no
    /// concern to this page.
    pub fn about(told: Told, letter: LetterId) -> Option<Self> {
        let (about, news) = match told {
            Told::Outbox { unseen, .. } => return Some(Self::Looked { unseen }),
            // Its last word: whatever asks it anything after that asks in vain.
            Told::Failed { why: Trouble::Device } => return Some(Self::Broke { handed: true }),
            Told::Failed { why: Trouble::NoSuchLetter } => return Some(Self::Nowhere),
            // Keys that are refused before there is a letter are refused again, by name, once there is one.
            Told::Failed { .. } => return None,
            Told::Old { letter } => (letter, Self::Old),
            Told::Sending { letter, .. } => (letter, Self::Post(Post::Sending)),
            Told::Waiting { letter, why, held, .. } => (letter, Self::Post(Post::Waiting(why, held))),
            Told::Arrived { letter, day } => (letter, Self::Post(Post::Arrived { day })),
            Told::NotSent { letter, why } => (letter, Self::Post(Post::NotSent(why))),
        };
        (about == letter).then_some(news)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Every trouble that sending can meet. Others belong to the inbox.
    pub(crate) const TROUBLES: [Trouble; 13] = [
        Trouble::Offline,
        Trouble::NotOurPostBox,
        Trouble::Blocked,
        Trouble::Busy,
        Trouble::Slow,
        Trouble::Closed,
        Trouble::Refused,
        Trouble::OtherLetter,
        Trouble::Deleted,
        Trouble::NoKeys,
        Trouble::OutOfDate,
        Trouble::OtherKeys,
        Trouble::Device,
    ];

    #[track_caller]
    fn check(told: Told, expected: Option<Post>) {
        check_news(told, expected.map(News::Post));
    }

    #[track_caller]
    fn check_news(told: Told, expected: Option<News>) {
        assert_eq!(News::about(told, LetterId([7; 16])), expected);
    }

    #[test]
    fn each_message_about_this_letter_is_understood() {
        let letter = LetterId([7; 16]);
        check(Told::Sending { letter, attempt: 1 }, Some(Post::Sending));
        check(Told::Arrived { letter, day: "2026-11-20".into() }, Some(Post::Arrived { day: "2026-11-20".into() }));
        for why in TROUBLES {
            for held in Held::ALL {
                check(Told::Waiting { letter, seconds: 5, why, held }, Some(Post::Waiting(why, held)));
            }
            check(Told::NotSent { letter, why }, Some(Post::NotSent(why)));
        }
        check_news(Told::Old { letter }, Some(News::Old));
    }

    #[test]
    fn what_the_worker_says_of_itself_is_no_word_about_the_letter() {
        check_news(Told::Failed { why: Trouble::Device }, Some(News::Broke { handed: true }));
        check_news(Told::Failed { why: Trouble::NoSuchLetter }, Some(News::Nowhere));
        check_news(Told::Failed { why: Trouble::NoKeys }, None);
        for unseen in [true, false] {
            check_news(Told::Outbox { letters: 1, unseen }, Some(News::Looked { unseen }));
        }
    }

    #[test]
    fn a_message_about_another_letter_is_passed_over() {
        check(Told::Arrived { letter: LetterId([8; 16]), day: "2026-11-20".into() }, None);
        check(Told::Old { letter: LetterId([8; 16]) }, None);
    }
}
