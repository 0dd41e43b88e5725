//! Why a letter should not be believed as it stands, in the order it is said. What decrypts is still shown beneath.

use forms::{Document, Fault, GroupName, Said, letter::compare};

/// The most answers about the writer that are taken from one part: many times what our forms ask.
pub const FROM_MAX: usize = 200;

/// The most other answers that are taken from one part.
pub const ANSWERS_MAX: usize = 400;

/// How many hexadecimal digits tie the parts of a letter.
const TIE_DIGITS: usize = 64;

/// One reason to check a letter before relying on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The two documents and the envelope do not belong together.
    Fault(Fault),
    /// This group was for this reader, or claims to be, and does not open.
    Damaged(GroupName),
    /// This group opens and is no letter that this version understands.
    Unreadable(GroupName),
    /// A part has no tie or a format that was never written: our website did not write it so.
    NotOurs,
    /// A part holds more answers than our forms ask; the rest is shown as text.
    TooMuch,
    /// It opened for this reader, though by its own words it was meant for others.
    NotForReader,
    /// An answer is marked for one list and lies in another group.
    Misplaced,
    /// The two groups say different things about who it is from.
    FromDiffers,
    /// The two groups name different forms.
    FormDiffers,
    /// The envelope and the documents disagree on contact soon.
    SoonDiffers,
    /// It says that it was asked what no form of ours ever asked.
    OtherQuestions,
}

/// What is known of one group when doubts are sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'letter> {
    /// It opened and was understood.
    Read(&'letter Document),
    /// It opened and was not understood.
    Unreadable,
    /// It should open and does not.
    Damaged,
    /// It is sealed to others.
    ForOthers,
    /// It was sealed by a later version.
    Later,
}

/// What stands outside the sealed parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside<'letter> {
    /// The name it was stored under.
    pub letter: &'letter str,
    /// The council of this inbox.
    pub council: &'letter str,
    /// Contact soon as the envelope and the list have it.
    pub soon: [bool; 2],
    /// Whether this reader should be able to open both groups.
    pub both: bool,
    /// Whether the council's roster names this reader for each group.
    pub named: [bool; 2],
}

/// Every reason to doubt this letter; none if all fits.
pub fn doubts(outside: &Outside<'_>, team: Part<'_>, private: Part<'_>) -> Vec<Doubt> {
    let mut found = Vec::new();
    let mut broken = false;
    for (part, group) in [(team, GroupName::Team), (private, GroupName::Private)] {
        match part {
            Part::Damaged => found.push(Doubt::Damaged(group)),
            Part::Unreadable => found.push(Doubt::Unreadable(group)),
            // Both parts are: it is said once.
            Part::Later if group == GroupName::Team => found.push(Doubt::Fault(Fault::LaterFormat)),
            Part::Later => {}
            Part::Read(_) | Part::ForOthers => continue,
        }
        broken = true;
    }
    let (team, private) = (team.document(), private.document());
    // A broken part is said to be broken; that it is missing as well would say the same twice.
    let both = outside.both && !broken;
    found.extend(compare(outside.letter, outside.council, team, private, both).into_iter().map(Doubt::Fault));
    let documents = || [team, private].into_iter().flatten();
    if documents().any(|document| !is_our_writing(document)) {
        found.push(Doubt::NotOurs);
    }
    if documents().any(has_too_much) {
        found.push(Doubt::TooMuch);
    }
    if [team, private].into_iter().zip(outside.named).any(|(document, named)| document.is_some() && !named) {
        found.push(Doubt::NotForReader);
    }
    if team.is_some_and(|document| document.answers.iter().any(|said| !at_home_in_team(said)))
        || private.is_some_and(|document| document.answers.iter().any(is_for_meeting))
    {
        found.push(Doubt::Misplaced);
    }
    if let (Some(team), Some(private)) = (team, private) {
        found.extend((team.from != private.from).then_some(Doubt::FromDiffers));
        found.extend((team.heading.form != private.heading.form).then_some(Doubt::FormDiffers));
    }
    let mut soon = outside.soon.into_iter().chain(documents().map(|each| each.contact_soon));
    let first = outside.soon[0];
    if soon.any(|other| other != first) {
        found.push(Doubt::SoonDiffers);
    }
    found
}

/// Whether this answer belongs in the `team` group: meant for the meeting or for setting it up, and not kept private by its
/// form.
pub fn at_home_in_team(said: &Said) -> bool {
    (said.sharing.is_none() || is_for_meeting(said)) && !said.always_private
}

fn is_for_meeting(said: &Said) -> bool {
    said.sharing == Some(forms::Sharing::Meeting) && !said.always_private
}

/// Whether a part holds more answers than are taken from it.
pub fn has_too_much(document: &Document) -> bool {
    document.from.len() > FROM_MAX || document.answers.len() > ANSWERS_MAX
}

fn is_our_writing(document: &Document) -> bool {
    let tie = &document.heading.tie;
    document.format > 0 && tie.len() == TIE_DIGITS && tie.bytes().all(|digit| digit.is_ascii_hexdigit())
}

impl<'letter> Part<'letter> {
    /// The document, if it was understood.
    pub fn document(self) -> Option<&'letter Document> {
        match self {
            Self::Read(document) => Some(document),
            Self::Unreadable | Self::Damaged | Self::ForOthers | Self::Later => None,
        }
    }
}

impl Doubt {
    /// The id of the words that say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.word(),
            Self::Damaged(GroupName::Team) => "doubt-damaged-meeting",
            Self::Damaged(GroupName::Private) => "doubt-damaged-kept",
            Self::Unreadable(GroupName::Team) => "doubt-unreadable-meeting",
            Self::Unreadable(GroupName::Private) => "doubt-unreadable-kept",
            Self::NotOurs => "doubt-not-ours",
            Self::TooMuch => "doubt-too-much",
            Self::NotForReader => "doubt-not-for-reader",
            Self::Misplaced => "doubt-misplaced",
            Self::FromDiffers => "doubt-from-differs",
            Self::FormDiffers => "doubt-form-differs",
            Self::SoonDiffers => "doubt-soon-differs",
            Self::OtherQuestions => "doubt-other-questions",
        }
    }

    /// Whether the meeting answers may be another person's, or meant otherwise: then there is no meeting copy.
    ///
    /// That the other part is damaged or missing says nothing against the meeting answers themselves, and who reads for
    /// whom may have changed since they were written. Questions that are not ours stand in no copy for the meeting.
    pub fn touches_meeting(self) -> bool {
        match self {
            Self::Fault(fault) => fault != Fault::OneMissing,
            Self::Damaged(_) | Self::Unreadable(_) | Self::NotForReader | Self::SoonDiffers | Self::OtherQuestions => {
                false
            }
            Self::NotOurs | Self::TooMuch | Self::Misplaced | Self::FromDiffers | Self::FormDiffers => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        letter::Letter,
        sample::{documents, group, row, said},
        site::config,
    };

    /// The letter of the sample after this change, as somebody reads it who can open both parts.
    fn read(me: &str, change: impl FnOnce(&mut [Document; 2])) -> Letter {
        let mut both = documents();
        change(&mut both);
        let [team, private] = both.each_ref().map(group);
        Letter::read(&row(), false, &team, &private, me, &config::sample()).expect("a letter")
    }

    #[track_caller]
    fn check(me: &str, change: impl FnOnce(&mut [Document; 2]), expected: &[Doubt]) {
        assert_eq!(read(me, change).doubts, expected);
    }

    #[test]
    fn a_part_that_our_website_never_wrote_so_is_doubted() {
        for tie in ["", "xy", &"zz".repeat(32), &"ab".repeat(33)] {
            let tied = |both: &mut [Document; 2]| both.iter_mut().for_each(|each| each.heading.tie = tie.to_owned());
            check("sam", tied, &[Doubt::NotOurs]);
        }
        check("sam", |both| both[0].format = 0, &[Doubt::NotOurs]);
        check("sam", |_| (), &[]);
    }

    #[test]
    fn parts_that_name_different_forms_are_doubted() {
        check("sam", |both| both[1].heading.form = "carer".into(), &[Doubt::FormDiffers]);
    }

    #[test]
    fn a_part_with_more_in_it_than_our_forms_ask_is_cut_and_shown_as_text() {
        let many = |count| {
            let answer = said("headline", "x", Some(forms::Sharing::Meeting));
            read("sam", |both| both[0].answers = vec![answer; count])
        };
        let letter = many(ANSWERS_MAX + 1);
        assert_eq!((letter.meeting.len(), letter.doubts), (ANSWERS_MAX, vec![Doubt::TooMuch]));
        assert!(matches!(letter.raw.as_slice(), [(GroupName::Team, _)]));
        let letter = many(ANSWERS_MAX);
        assert_eq!((letter.meeting.len(), letter.doubts, letter.raw), (ANSWERS_MAX, vec![], vec![]));
    }

    #[test]
    fn a_letter_that_opens_for_somebody_it_was_not_meant_for_is_doubted() {
        let about = |both: &mut [Document; 2]| {
            both.iter_mut().for_each(|document| document.from[0] = said("officer", "about-my-officer", None));
        };
        check("sam", about, &[Doubt::NotForReader]);
        check("maya", about, &[]);
        check("priya", |_| (), &[]);
        check("tom", |_| (), &[Doubt::NotForReader]);
        // A duty colleague is named for the meeting answers and not for the others.
        check("dee", |_| (), &[Doubt::NotForReader]);
    }
}
