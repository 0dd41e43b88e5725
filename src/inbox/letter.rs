//! A letter as an officer reads it: what may be said where, who it is from, and what does not fit.
//!
//! Pure: what the worker opened goes in, what the screen shows comes out. The sender's software is not believed: an
//! answer is taken as meant for the meeting only if its own mark, its group and the place of that group all say so.

pub mod changes;
pub mod copy;
pub mod integrity;
pub mod line;
pub mod promise;
pub mod sender;
pub mod strip;

use forms::{Document, GroupName, Said, Sharing, form::known};
use wire::{LetterId, desk::Group, staff::Row};

use crate::{
    letter::{
        integrity::{ANSWERS_MAX, Doubt, FROM_MAX, Outside, Part, at_home_in_team, doubts, has_too_much},
        line::one_line,
        sender::Sender,
    },
    site::config::Config,
};

/// A letter as an officer reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The form, or nothing if no part could be read.
    pub form: Option<String>,
    /// The language of the questions, if the letter names one that can be named in a page.
    pub lang: Option<String>,
    /// The day by the writer's own device, as the letter has it, in one line.
    pub written: Option<String>,
    /// The day the post box kept it.
    pub arrived: String,
    /// Whether any copy of contact-soon is set: envelope, list or either part.
    pub soon: bool,
    /// Who it is from and how to answer.
    pub sender: Sender,
    /// What the form keeps private: safety first.
    pub always: Vec<Said>,
    /// How the meeting is set up: for whoever sets it up, and in no copy that others read.
    pub arrange: Vec<Said>,
    /// What may be said in the meeting.
    pub meeting: Vec<Said>,
    /// What is to be kept, or sorted without the meeting.
    pub keep: Vec<Said>,
    /// What the writer wants to talk about first.
    pub talk: Vec<Said>,
    /// What none of our forms ever asked in these words: it stands in no other list, since it would look like ours there.
    pub not_ours: Vec<Said>,
    /// Whether the part with the meeting answers, and the part with the others, could be read.
    pub read: [bool; 2],
    /// Who alone can open the kept answers, by id, if this reader cannot.
    pub kept_with: Option<Vec<String>>,
    /// What this reader shows to say that it was read, and to close it: only who can open the kept answers has it, so that
    /// no colleague's mark hides them from the officer. Empty for a lead, where a letter of an earlier version has none.
    pub deed_secret: Option<String>,
    /// What this reader shows to say that they see to it.
    pub seen_to_secret: Option<String>,
    /// Whether it came from an earlier version, so that only a lead marks and closes it.
    pub is_earlier: bool,
    /// The earlier letter that this one says it takes the place of.
    pub replaces: Option<LetterId>,
    /// Whether something about safety was not asked, since the wrong person sat there or nobody said who did.
    pub left_out: bool,
    /// Why it should not be believed as it stands.
    pub doubts: Vec<Doubt>,
    /// Parts that are shown as text, because they were not understood or say more than this version knows.
    pub raw: Vec<(GroupName, String)>,
}

impl Letter {
    /// Reads what the worker opened. Nothing for a letter that is sealed to colleagues only.
    ///
    /// `soon` is contact-soon as the envelope has it; `row` is what the list says; `me` is who is reading.
    pub fn read(row: &Row, soon: bool, team: &Group, private: &Group, me: &str, config: &Config) -> Option<Self> {
        if (team, private) == (&Group::ForOthers, &Group::ForOthers) {
            return None;
        }
        let (team_read, private_read) = (parse(team, config), parse(private, config));
        let (team_part, private_part) = (part(team, team_read.as_ref()), part(private, private_read.as_ref()));
        let documents = [team_part.document(), private_part.document()];
        let sender = Sender::read(documents);
        let openers = config.roster.openers(&sender.route());
        let named = [&openers.team, &openers.private].map(|ids| ids.iter().any(|id| id == me));
        let both = private_part != Part::ForOthers || named[1];
        let is_earlier = documents.into_iter().flatten().any(|document| document.secret.is_empty());
        let for_lead = || (is_earlier && config.is_lead(me)).then(String::new);
        let [seen_to_secret, deed_secret] = documents.map(|document| {
            document.map(|document| document.secret.clone()).filter(|secret| !secret.is_empty()).or_else(for_lead)
        });
        let name = row.letter.to_string();
        let outside = Outside { letter: &name, council: &config.council, soon: [row.contact_soon, soon], both, named };
        let doubts = doubts(&outside, team_part, private_part);
        let heading = documents.into_iter().flatten().next().map(|document| &document.heading);
        let helped = sender.all(known::HELPED).flat_map(|said| said.chosen.clone()).collect::<Vec<_>>();
        let mut letter = Self {
            left_out: heading.is_some_and(|heading| config.rules.left_out(&heading.form, &helped)),
            form: heading.map(|heading| heading.form.clone()),
            lang: heading.map(|heading| heading.lang.clone()).filter(|lang| is_language(lang)),
            written: heading.map(|heading| one_line(&heading.day).unwrap_or_default()),
            arrived: row.day.clone(),
            soon: row.contact_soon || soon || documents.into_iter().flatten().any(|document| document.contact_soon),
            sender,
            always: Vec::new(),
            arrange: Vec::new(),
            meeting: Vec::new(),
            keep: Vec::new(),
            talk: Vec::new(),
            not_ours: Vec::new(),
            read: documents.map(|document| document.is_some()),
            kept_with: (!both && documents[0].is_some()).then_some(openers.private),
            deed_secret,
            seen_to_secret,
            is_earlier,
            replaces: heading.and_then(|heading| LetterId::parse(&heading.replaces).ok()),
            raw: [(GroupName::Team, team, documents[0]), (GroupName::Private, private, documents[1])]
                .into_iter()
                .filter_map(|(name, group, document)| Some((name, raw(group, document)?)))
                .collect(),
            doubts,
        };
        for (document, place) in documents.into_iter().zip([GroupName::Team, GroupName::Private]) {
            let Some(document) = document else { continue };
            let in_team = [place, document.group] == [GroupName::Team; 2];
            let answers = document.answers.iter().take(ANSWERS_MAX);
            let (ours, others): (Vec<_>, Vec<_>) = answers.partition(|said| config.asked.knows(document, said));
            for said in ours {
                letter.list_for(said, in_team).push(said.clone());
            }
            let from = document.from.iter().take(FROM_MAX).filter(|said| !config.asked.knows(document, said));
            for said in others.into_iter().chain(from) {
                if !letter.not_ours.contains(said) {
                    letter.not_ours.push(said.clone());
                }
            }
        }
        // What is about safety comes before the rest, each in the order of the form.
        let is_safety = |said: &Said| config.rules.of(letter.form.as_deref().unwrap_or_default(), &said.id).safety;
        let (safety, rest): (Vec<_>, Vec<_>) = letter.always.into_iter().partition(is_safety);
        letter.always = [safety, rest].concat();
        letter.doubts.extend((!letter.not_ours.is_empty()).then_some(Doubt::OtherQuestions));
        Some(letter)
    }

    /// Whether an adult says this for themself, in a form about a child.
    pub fn is_by_adult(&self, said: &Said, config: &Config) -> bool {
        config.rules.of(self.form.as_deref().unwrap_or_default(), &said.id).by_adult
    }

    /// What else went with the letter and has no place of its own: the code, how they would like their answer.
    pub fn others(&self) -> impl Iterator<Item = &Said> {
        self.sender.others().filter(|said| !self.not_ours.contains(said))
    }

    /// Whether the meeting answers can be handed on: none is doubted.
    pub fn meeting_is_sure(&self) -> bool {
        !self.doubts.iter().any(|doubt| doubt.touches_meeting())
    }

    /// Where an answer is listed: of two lists it might belong to, the more careful one.
    fn list_for(&mut self, said: &Said, in_team: bool) -> &mut Vec<Said> {
        if said.always_private {
            return &mut self.always;
        }
        let sure = in_team && at_home_in_team(said);
        match said.sharing.unwrap_or_default() {
            Sharing::Meeting if sure => &mut self.meeting,
            _ if sure => &mut self.arrange,
            Sharing::Keep | Sharing::Sort => &mut self.keep,
            Sharing::Meeting | Sharing::TalkFirst => &mut self.talk,
        }
    }
}

/// What two colleagues call a letter that one of them cannot read: the start of its name, as `5a5a-0f1e`.
pub fn reference(letter: LetterId) -> String {
    let [a, b, c, d, ..] = letter.0;
    format!("{a:02x}{b:02x}-{c:02x}{d:02x}")
}

/// Whether this is written as languages are: letters and digits in groups, as in `en` or `cy-GB`.
fn is_language(lang: &str) -> bool {
    let part =
        |part: &str, least| (least..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    lang.split('-').enumerate().all(|(at, group)| part(group, if at == 0 { 2 } else { 1 }))
}

/// Reads a part. What our forms always keep private is so marked, whatever the sender's software says.
fn parse(group: &Group, config: &Config) -> Option<Document> {
    let mut document: Document = json::read(group.text()?)?;
    for said in &mut document.answers {
        said.always_private |= config.rules.of(&document.heading.form, &said.id).private;
    }
    Some(document)
}

fn part<'letter>(group: &Group, document: Option<&'letter Document>) -> Part<'letter> {
    match (group, document) {
        (_, Some(document)) => Part::Read(document),
        (Group::Document(_) | Group::Text(_), None) => Part::Unreadable,
        (Group::Damaged, None) => Part::Damaged,
        (Group::Later, None) => Part::Later,
        (Group::ForOthers, None) => Part::ForOthers,
    }
}

/// The text of a part that was not understood, that a later version wrote and that may say more, or that has more in it
/// than is taken from it.
fn raw(group: &Group, document: Option<&Document>) -> Option<String> {
    let text = group.text()?;
    if document.is_some_and(|document| document.format <= forms::letter::FORMAT && !has_too_much(document)) {
        return None;
    }
    Some(text.to_owned())
}

#[cfg(test)]
mod tests;
