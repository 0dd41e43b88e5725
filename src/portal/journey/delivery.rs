//! What a page knows of the letter that it gave to a worker, also when that worker breaks down. Pure.
//!
//! Once a worker had a letter in hand, only a signed answer tells what became of it. So nothing here ever says "not sent"
//! of a letter that may have gone, and no second letter is made of the same words: another worker looks whether the device
//! keeps it, and if not, the words go again under the same name, which the post box takes once.

use wire::{Trouble, sending::Held};

use crate::journey::told::{News, Post};

/// A letter under way, as far as this page was told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// A worker that was there had it in hand.
    handed: bool,
    /// This device keeps it, sealed.
    kept: bool,
    /// A worker that had it in hand broke down.
    broke: bool,
    /// The worker that came after it has not said yet whether it found the letter on this device.
    looking: bool,
    /// When it last looked, something may have been hidden from it.
    unseen: bool,
    /// The last word was said.
    over: bool,
}

/// What is to be done about what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Nothing,
    /// Show this.
    Show(Post),
    /// Ask the worker to send the letter that it found on this device.
    SendAgain,
    /// Give the worker the same words under the same name.
    Send,
}

impl Delivery {
    /// Takes in what a worker said, or that it broke down. `words_here`: what was typed is still in this page's memory.
    pub fn hear(&mut self, news: &News, words_here: bool) -> Next {
        if self.over {
            return Next::Nothing;
        }
        match news {
            News::Post(post) => self.post(post.clone()),
            News::Old | News::There | News::Absent => Next::Nothing,
            News::Broke { handed } => Next::Show(self.broken(*handed)),
            News::Looked { unseen } if self.looking => {
                (self.looking, self.unseen) = (false, *unseen);
                Next::SendAgain
            }
            News::Looked { .. } => Next::Nothing,
            News::Nowhere if !self.broke => Next::Nothing,
            // It lies there still, for a better moment. Sealing it anew would put other bytes in its place.
            News::Nowhere if self.kept && self.unseen => {
                self.looking = true;
                Next::Show(STOPPED)
            }
            News::Nowhere => {
                self.kept = false;
                if words_here { Next::Send } else { Next::Show(UNSURE) }
            }
        }
    }

    /// Whether this device keeps the letter.
    pub fn kept(&self) -> bool {
        self.kept
    }

    /// Whether a letter waits on this device and no worker cares for it, so that another one may without being asked.
    pub fn stranded(&self) -> bool {
        self.broke && self.kept && !self.over
    }

    /// Whether the next thing to ask of a worker is to look for the letter, before it can be asked to send it.
    pub fn looking(&self) -> bool {
        self.looking
    }

    fn post(&mut self, post: Post) -> Next {
        let post = match post {
            // The first worker may have sent it. Both answers of the post box are signed; whatever else went wrong came later.
            Post::NotSent(Trouble::OtherLetter) if self.broke => Post::Unsure { there: true },
            Post::NotSent(why) if self.broke && why != Trouble::Deleted => UNSURE,
            post => post,
        };
        if let Post::Waiting(_, held) = &post {
            self.kept = *held == Held::Device;
        }
        self.over = matches!(post, Post::Arrived { .. } | Post::NotSent(_) | Post::Unsure { there: true });
        Next::Show(post)
    }

    fn broken(&mut self, handed: bool) -> Post {
        self.handed |= handed;
        if !self.handed {
            // Nobody has the letter but this page, and what locks it never came.
            self.over = true;
            return Post::NotSent(Trouble::NoKeys);
        }
        (self.broke, self.looking) = (true, true);
        if self.kept { STOPPED } else { UNSURE }
    }
}

const UNSURE: Post = Post::Unsure { there: false };
const STOPPED: Post = Post::Waiting(Trouble::Device, Held::Device);

#[cfg(test)]
mod tests {
    use super::*;

    /// Tells a delivery one thing after the other, and gives what was to be done about each.
    fn heard(words_here: bool, all: &[News]) -> Vec<Next> {
        let mut delivery = Delivery::default();
        all.iter().map(|news| delivery.hear(news, words_here)).collect()
    }

    #[track_caller]
    fn check(all: &[News], expected: Next) {
        assert_eq!(heard(true, all).pop(), Some(expected));
    }

    const BROKE: News = News::Broke { handed: true };
    /// Another worker that was not given the letter.
    const BROKE_AGAIN: News = News::Broke { handed: false };
    const LOOKED: News = News::Looked { unseen: false };
    const SENDING: News = News::Post(Post::Sending);
    const KEPT: News = News::Post(Post::Waiting(Trouble::Slow, Held::Device));
    const NOT_KEPT: News = News::Post(Post::Waiting(Trouble::Offline, Held::Page));
    const SHOWS_KEPT: Next = Next::Show(Post::Waiting(Trouble::Slow, Held::Device));
    const STOPPED: Next = Next::Show(super::STOPPED);

    fn not_sent(why: Trouble) -> News {
        News::Post(Post::NotSent(why))
    }

    #[test]
    fn a_worker_that_never_came_has_sent_nothing() {
        check(&[BROKE_AGAIN], Next::Show(Post::NotSent(Trouble::NoKeys)));
    }

    #[test]
    fn a_letter_that_the_device_keeps_still_waits_when_the_worker_breaks_down() {
        for before in [&[KEPT][..], &[KEPT, SENDING]] {
            check(&[before, &[BROKE]].concat(), STOPPED);
        }
        check(&[KEPT, BROKE, BROKE_AGAIN], STOPPED);
    }

    #[test]
    fn a_letter_that_nobody_keeps_may_have_arrived_when_the_worker_breaks_down() {
        check(&[BROKE], Next::Show(UNSURE));
        check(&[SENDING, BROKE], Next::Show(UNSURE));
        check(&[NOT_KEPT, SENDING, BROKE], Next::Show(UNSURE));
        check(&[NOT_KEPT, BROKE, BROKE_AGAIN], Next::Show(UNSURE));
    }

    #[test]
    fn another_worker_sends_what_it_found_and_never_a_new_letter() {
        let found = [KEPT, BROKE, LOOKED, SENDING, News::Post(Post::Arrived { day: "2026-11-20".into() })];
        let expected = [
            SHOWS_KEPT,
            STOPPED,
            Next::SendAgain,
            Next::Show(Post::Sending),
            Next::Show(Post::Arrived { day: "2026-11-20".into() }),
        ];
        assert_eq!(heard(true, &found), expected);
    }

    #[test]
    fn what_is_not_on_the_device_goes_again_under_its_name_while_the_words_are_here() {
        check(&[BROKE, LOOKED, News::Nowhere], Next::Send);
        assert_eq!(heard(false, &[BROKE, LOOKED, News::Nowhere]).pop(), Some(Next::Show(UNSURE)));
    }

    #[test]
    fn a_device_that_cannot_be_looked_into_still_keeps_what_it_kept() {
        let unseen = News::Looked { unseen: true };
        let looks = [KEPT, BROKE, unseen.clone(), News::Nowhere, LOOKED, News::Nowhere];
        let expected = [SHOWS_KEPT, STOPPED, Next::SendAgain, STOPPED, Next::SendAgain, Next::Send];
        assert_eq!(heard(true, &looks), expected);
        check(&[BROKE, unseen, News::Nowhere], Next::Send);
    }

    #[test]
    fn a_worker_that_looks_again_by_itself_is_not_hurried() {
        check(&[LOOKED], Next::Nothing);
        check(&[KEPT, BROKE, LOOKED, SENDING, LOOKED], Next::Nothing);
    }

    #[test]
    fn after_a_break_down_only_a_signed_answer_ends_it() {
        let again = [BROKE, LOOKED, News::Nowhere];
        for why in [Trouble::NoKeys, Trouble::Offline, Trouble::Device, Trouble::Refused] {
            check(&[&again[..], &[not_sent(why)]].concat(), Next::Show(UNSURE));
        }
        let there = Next::Show(Post::Unsure { there: true });
        check(&[&again[..], &[not_sent(Trouble::OtherLetter)]].concat(), there);
        let deleted = Next::Show(Post::NotSent(Trouble::Deleted));
        check(&[&again[..], &[not_sent(Trouble::Deleted)]].concat(), deleted);
        check(&[not_sent(Trouble::NoKeys)], Next::Show(Post::NotSent(Trouble::NoKeys)));
    }

    #[test]
    fn a_worker_that_breaks_down_after_the_last_word_changes_nothing() {
        for last in [News::Post(Post::Arrived { day: String::new() }), not_sent(Trouble::NoKeys)] {
            check(&[KEPT, last, BROKE], Next::Nothing);
        }
    }

    #[test]
    fn only_what_the_device_keeps_is_cared_for_without_being_asked() {
        let stranded = |all: &[News]| {
            let mut delivery = Delivery::default();
            for news in all {
                delivery.hear(news, true);
            }
            delivery.stranded()
        };
        assert!(stranded(&[KEPT, BROKE]));
        assert!(!stranded(&[KEPT, SENDING]));
        assert!(!stranded(&[NOT_KEPT, BROKE]));
        assert!(!stranded(&[KEPT, BROKE, News::Post(Post::Arrived { day: String::new() })]));
    }
}
