//! Why a letter should not be believed as it stands, in the order it is said. What decrypts is still shown beneath.

use forms::{Document, Fault, GroupName, Said, letter::compare};

/// One reason to check a letter before relying on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The two documents and the envelope do not belong together.
    Fault(Fault),
    /// This group was for this reader, or claims to be, and does not open.
    Damaged(GroupName),
    /// This group opens and is no letter that this version understands.
    Unreadable(GroupName),
    /// An answer is marked for one list and lies in another group.
    Misplaced,
    /// The two groups say different things about who it is from.
    FromDiffers,
    /// The envelope and the documents disagree on contact soon.
    SoonDiffers,
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
}

/// Every reason to doubt this letter; none if all fits.
#[must_use]
pub fn doubts(outside: &Outside<'_>, team: Part<'_>, private: Part<'_>) -> Vec<Doubt> {
    let mut found = Vec::new();
    let mut broken = false;
    for (part, group) in [(team, GroupName::Team), (private, GroupName::Private)] {
        match part {
            Part::Damaged => found.push(Doubt::Damaged(group)),
            Part::Unreadable => found.push(Doubt::Unreadable(group)),
            Part::Read(_) | Part::ForOthers => continue,
        }
        broken = true;
    }
    let (team, private) = (team.document(), private.document());
    // A broken part is said to be broken; that it is missing as well would say the same twice.
    let both = outside.both && !broken;
    found.extend(compare(outside.letter, outside.council, team, private, both).into_iter().map(Doubt::Fault));
    if team.is_some_and(|document| document.answers.iter().any(|said| !at_home_in_team(said)))
        || private.is_some_and(|document| document.answers.iter().any(at_home_in_team))
    {
        found.push(Doubt::Misplaced);
    }
    if let (Some(team), Some(private)) = (team, private)
        && team.from != private.from
    {
        found.push(Doubt::FromDiffers);
    }
    let mut soon = outside.soon.into_iter().chain([team, private].into_iter().flatten().map(|each| each.contact_soon));
    let first = outside.soon[0];
    if soon.any(|other| other != first) {
        found.push(Doubt::SoonDiffers);
    }
    found
}

/// Whether this answer belongs in the `team` group: meant for the meeting, and not kept private by its form.
#[must_use]
pub fn at_home_in_team(said: &Said) -> bool {
    said.sharing == Some(forms::Sharing::Meeting) && !said.always_private
}

impl<'letter> Part<'letter> {
    /// The document, if it was understood.
    #[must_use]
    pub fn document(self) -> Option<&'letter Document> {
        match self {
            Self::Read(document) => Some(document),
            Self::Unreadable | Self::Damaged | Self::ForOthers => None,
        }
    }
}

impl Doubt {
    /// The id of the words that say it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.word(),
            Self::Damaged(GroupName::Team) => "doubt-damaged-meeting",
            Self::Damaged(GroupName::Private) => "doubt-damaged-kept",
            Self::Unreadable(GroupName::Team) => "doubt-unreadable-meeting",
            Self::Unreadable(GroupName::Private) => "doubt-unreadable-kept",
            Self::Misplaced => "doubt-misplaced",
            Self::FromDiffers => "doubt-from-differs",
            Self::SoonDiffers => "doubt-soon-differs",
        }
    }

    /// Whether the meeting answers may be another person's, or meant otherwise: then there is no meeting copy.
    ///
    /// That the other part is damaged or missing says nothing against the meeting answers themselves.
    #[must_use]
    pub fn touches_meeting(self) -> bool {
        match self {
            Self::Fault(fault) => fault != Fault::OneMissing,
            Self::Damaged(_) | Self::Unreadable(_) | Self::SoonDiffers => false,
            Self::Misplaced | Self::FromDiffers => true,
        }
    }
}
