//! A letter beside the earlier one that it says it puts right. Both stay: whoever wrote the second may not have written the first.

use forms::Said;

use crate::letter::{Letter, copy::share};

/// What became of an answer since the earlier letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not in it.
    New,
    /// It said this.
    Before(String),
    /// It said the same, and others might know it: the id of the words that say who.
    Sharing(&'static str),
}

/// Whether two letters can be held against each other: of one of which only a part was read nobody knows what it left out.
pub fn comparable(letter: &Letter, earlier: &Letter) -> bool {
    letter.read == [true; 2] && earlier.read == [true; 2]
}

/// What became of an answer; nothing where it is the same, nor for what says who it is from.
pub fn change(said: &Said, letter: &Letter, earlier: &Letter) -> Option<Change> {
    letter.answers().find(|own| own.id == said.id)?;
    match earlier.answers().find(|before| before.id == said.id) {
        None => Some(Change::New),
        Some(before) if before.answer != said.answer => Some(Change::Before(before.words())),
        Some(before) if before.sharing != said.sharing => share(before).map(Change::Sharing),
        Some(_) => None,
    }
}

/// What only the earlier letter says.
pub fn only_before<'letter>(letter: &'letter Letter, earlier: &'letter Letter) -> impl Iterator<Item = &'letter Said> {
    earlier.answers().filter(|before| letter.answers().all(|said| said.id != before.id))
}

impl Letter {
    /// Every answer of ours, whoever may know it.
    pub fn answers(&self) -> impl Iterator<Item = &Said> {
        [&self.always, &self.arrange, &self.meeting, &self.keep, &self.talk].into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use forms::Sharing;
    use wire::LetterId;

    use super::*;
    use crate::sample::{letter as read, said};

    #[test]
    fn each_answer_that_is_new_or_other_says_so_and_what_is_gone_is_listed() {
        let earlier = read(|_| ());
        let later = read(|both| {
            both[0].answers[0].answer = vec!["I hate my school".into()];
            both[1]
                .answers
                .iter_mut()
                .filter(|said| said.id == "shoes")
                .for_each(|said| said.sharing = Some(Sharing::Keep));
            both[1].answers.retain(|said| said.id != "family");
            for document in both {
                document.heading.replaces = LetterId([7; 16]).to_string();
            }
        });
        assert_eq!(later.replaces, Some(LetterId([7; 16])));
        let changes: Vec<_> =
            later.answers().filter_map(|said| Some((&*said.id, change(said, &later, &earlier)?))).collect();
        assert_eq!(
            changes,
            [("headline", Change::Before("I like my school".into())), ("shoes", Change::Sharing("share-sort"))]
        );
        assert_eq!(change(&said("reply", "By phone", None), &later, &earlier), None, "it is no answer");
        assert!(comparable(&later, &earlier));
        let gone: Vec<_> = only_before(&later, &earlier).map(|said| said.id.as_str()).collect();
        assert_eq!(gone, ["family"]);
        let back: Vec<_> =
            earlier.answers().filter_map(|said| Some((&*said.id, change(said, &earlier, &later)?))).collect();
        assert!(back.contains(&("family", Change::New)), "{back:?}");
    }
}
