//! A letter as an officer reads it: what may be said where, who it is from, and what does not fit.
//!
//! Pure: what the worker opened goes in, what the screen shows comes out. The sender's software is not believed: an
//! answer is taken as meant for the meeting only if its own mark, its group and the place of that group all say so.

pub mod copy;
pub mod integrity;
pub mod line;
pub mod promise;
pub mod sender;
pub mod strip;

use forms::{Document, GroupName, Said, Sharing};
use wire::{LetterId, desk::Group, staff::Row};

use crate::{
    letter::{
        integrity::{ANSWERS_MAX, Doubt, Outside, Part, at_home_in_team, doubts, has_too_much},
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
    /// What may be said in the meeting.
    pub meeting: Vec<Said>,
    /// What is to be kept, or sorted without the meeting.
    pub keep: Vec<Said>,
    /// What the writer wants to talk about first.
    pub talk: Vec<Said>,
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
    /// The start of the name of an earlier letter that this one takes the place of.
    pub replaces: Option<LetterId>,
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
        let mut letter = Self {
            form: heading.map(|heading| heading.form.clone()),
            lang: heading.map(|heading| heading.lang.clone()).filter(|lang| is_language(lang)),
            written: heading.map(|heading| one_line(&heading.day).unwrap_or_default()),
            arrived: row.day.clone(),
            soon: row.contact_soon || soon || documents.into_iter().flatten().any(|document| document.contact_soon),
            sender,
            always: Vec::new(),
            meeting: Vec::new(),
            keep: Vec::new(),
            talk: Vec::new(),
            read: documents.map(|document| document.is_some()),
            kept_with: (!both && documents[0].is_some()).then_some(openers.private),
            deed_secret,
            seen_to_secret,
            is_earlier,
            replaces: heading.and_then(|heading| LetterId::parse(heading.replaces.as_deref()?).ok()),
            raw: [(GroupName::Team, team, documents[0]), (GroupName::Private, private, documents[1])]
                .into_iter()
                .filter_map(|(name, group, document)| Some((name, raw(group, document)?)))
                .collect(),
            doubts,
        };
        for (document, place) in documents.into_iter().zip([GroupName::Team, GroupName::Private]) {
            for said in document.into_iter().flat_map(|document| document.answers.iter().take(ANSWERS_MAX)) {
                let in_team = place == GroupName::Team && document.is_some_and(|each| each.group == GroupName::Team);
                letter.list_for(said, in_team).push(said.clone());
            }
        }
        // What is about safety comes before the rest, each in the order of the form.
        let is_safety = |said: &Said| config.rules.of(letter.form.as_deref().unwrap_or_default(), &said.id).safety;
        let (safety, rest): (Vec<_>, Vec<_>) = letter.always.into_iter().partition(is_safety);
        letter.always = [safety, rest].concat();
        Some(letter)
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
        match said.sharing.unwrap_or_default() {
            Sharing::Meeting if in_team && at_home_in_team(said) => &mut self.meeting,
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
mod tests {
    use super::*;
    use crate::{
        sample::{documents, group, row, said},
        site::config,
    };

    fn ids(list: &[Said]) -> String {
        list.iter().map(|said| said.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn show(letter: Option<&Letter>) -> String {
        let Some(letter) = letter else { return "for colleagues".into() };
        let doubts: Vec<_> = letter.doubts.iter().map(|doubt| doubt.word()).collect();
        let Letter { always, meeting, keep, talk, .. } = letter;
        format!(
            "always [{}] meeting [{}] keep [{}] talk [{}] doubts [{}]",
            ids(always),
            ids(meeting),
            ids(keep),
            ids(talk),
            doubts.join(" ")
        )
    }

    #[track_caller]
    fn check_read(me: &str, change: impl FnOnce(&mut Row, &mut [Group; 2], &mut [Document; 2]), expected: &str) {
        let mut documents = documents();
        let untouched = [Group::ForOthers, Group::ForOthers];
        let (mut row, mut groups) = (row(), untouched.clone());
        change(&mut row, &mut groups, &mut documents);
        for (group, document) in groups.iter_mut().zip(&documents) {
            if *group == Group::ForOthers {
                *group = self::group(document);
            }
        }
        let letter = Letter::read(&row, false, &groups[0], &groups[1], me, &config::sample());
        assert_eq!(show(letter.as_ref()), expected);
    }

    const ALL: &str = "always [safe alone] meeting [headline] keep [family shoes] talk [move] doubts ";

    #[test]
    fn each_answer_stands_in_the_list_its_writer_chose_and_safety_first() {
        check_read("sam", |_, _, _| (), &format!("{ALL}[]"));
    }

    #[test]
    fn an_answer_without_a_choice_is_one_to_talk_about_first() {
        check_read(
            "sam",
            |_, _, both| both[1].answers = vec![said("headline", "x", None)],
            "always [] meeting [headline] keep [] talk [headline] doubts []",
        );
    }

    #[test]
    fn a_mark_alone_never_brings_an_answer_into_the_meeting() {
        // In the private part but marked for the meeting, or always private but marked so: never in the meeting.
        let marked = |id| said(id, "x", Some(Sharing::Meeting));
        check_read(
            "sam",
            |_, _, both| both[1].answers = vec![marked("family")],
            "always [] meeting [headline] keep [] talk [family] doubts [doubt-misplaced]",
        );
        check_read(
            "sam",
            |_, _, both| both[0].answers = vec![marked("safe"), said("family", "x", Some(Sharing::Keep))],
            "always [safe safe alone] meeting [] keep [family family shoes] talk [move] doubts [doubt-misplaced]",
        );
    }

    #[test]
    fn what_our_forms_keep_private_is_so_whatever_the_letter_says() {
        let crafted = || Said { always_private: false, ..said("safe", "x", Some(Sharing::Meeting)) };
        check_read(
            "sam",
            |_, _, both| both[0].answers.push(crafted()),
            "always [safe safe alone] meeting [headline] keep [family shoes] talk [move] doubts [doubt-misplaced]",
        );
        check_read(
            "dee",
            |_, _, both| both.iter_mut().for_each(|document| document.answers = vec![crafted()]),
            "always [safe safe] meeting [] keep [] talk [] doubts [doubt-not-for-reader doubt-misplaced]",
        );
    }

    #[track_caller]
    fn check_secrets(me: &str, team: &Group, private: &Group, expected: [Option<&str>; 2]) {
        let letter = Letter::read(&row(), false, team, private, me, &config::sample()).expect("a letter");
        let found = [&letter.seen_to_secret, &letter.deed_secret];
        assert_eq!(
            found.map(|secret| secret.as_deref().map(|secret| secret.get(..2).unwrap_or_default())),
            expected,
            "{me}"
        );
    }

    #[test]
    fn only_who_can_open_the_kept_answers_can_mark_a_letter_as_read() {
        let [team, private] = documents().map(|document| group(&document));
        check_secrets("sam", &team, &private, [Some("5e"), Some("de")]);
        check_secrets("dee", &team, &Group::ForOthers, [Some("5e"), None]);
        check_secrets("sam", &team, &Group::Damaged, [Some("5e"), None]);
        check_secrets("dee", &Group::Damaged, &Group::Damaged, [None, None]);
        // A letter of an earlier version has none: a lead stands in for whoever would know them.
        let [team, private] = documents().map(|document| group(&Document { secret: String::new(), ..document }));
        check_secrets("sam", &team, &private, [None, None]);
        check_secrets("dee", &team, &Group::ForOthers, [Some(""), Some("")]);
    }

    #[test]
    fn a_letter_that_a_later_version_sealed_is_said_to_be_newer() {
        let letter =
            Letter::read(&row(), false, &Group::Later, &Group::Later, "sam", &config::sample()).expect("a letter");
        assert_eq!(letter.doubts, [Doubt::Fault(forms::Fault::LaterFormat)]);
    }

    #[test]
    fn a_private_part_in_the_place_of_the_other_gives_nothing_to_the_meeting() {
        check_read(
            "sam",
            |_, _, both| {
                both.swap(0, 1);
                both[0].answers = vec![said("family", "x", Some(Sharing::Meeting))];
            },
            "always [] meeting [] keep [] talk [family headline] doubts [fault-other-group doubt-misplaced]",
        );
    }

    #[test]
    fn parts_of_two_letters_are_shown_with_what_does_not_fit() {
        check_read("sam", |_, _, both| both[1].heading.letter = "00".repeat(16), &format!("{ALL}[fault-other-letter]"));
        check_read("sam", |_, _, both| both[1].heading.tie = "00".repeat(32), &format!("{ALL}[fault-not-tied]"));
        check_read("sam", |_, _, both| both[0].heading.council = "x".into(), &format!("{ALL}[fault-other-council]"));
        check_read(
            "sam",
            |_, _, both| both[1].from = vec![said("officer", "sam", None), said("called", "Jo", None)],
            &format!("{ALL}[doubt-from-differs]"),
        );
    }

    #[test]
    fn contact_soon_in_any_copy_makes_a_letter_urgent_and_a_difference_is_said() {
        check_read("sam", |row, _, _| row.contact_soon = true, &format!("{ALL}[doubt-soon-differs]"));
        check_read("sam", |_, _, both| both[1].contact_soon = true, &format!("{ALL}[doubt-soon-differs]"));
        let [team, private] = documents().map(|document| group(&Document { contact_soon: true, ..document }));
        let row = Row { contact_soon: true, ..row() };
        let letter = Letter::read(&row, true, &team, &private, "sam", &config::sample()).expect("a letter");
        assert!(letter.soon && letter.doubts.is_empty());
    }

    #[test]
    fn what_is_broken_is_said_and_the_rest_stays_readable() {
        check_read(
            "sam",
            |_, groups, _| groups[1] = Group::Damaged,
            "always [] meeting [headline] keep [] talk [] doubts [doubt-damaged-kept]",
        );
        check_read(
            "sam",
            |_, groups, _| groups[0] = Group::opened("{\"format\":1,\"answers\":[{}]}".into()),
            "always [safe alone] meeting [] keep [family shoes] talk [move] doubts [doubt-unreadable-meeting]",
        );
        check_read(
            "sam",
            |_, groups, _| *groups = [Group::Damaged, Group::Damaged],
            "always [] meeting [] keep [] talk [] doubts [doubt-damaged-meeting doubt-damaged-kept]",
        );
    }

    #[test]
    fn a_reference_is_the_start_of_the_name() {
        assert_eq!(reference(LetterId([0x5a, 0x0f, 1, 2, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9])), "5a0f-0102");
    }

    #[track_caller]
    fn check_language(lang: &str, expected: bool) {
        assert_eq!(is_language(lang), expected, "{lang:?}");
    }

    #[test]
    fn only_what_looks_like_a_language_is_named_as_one() {
        check_language("en", true);
        check_language("cy-GB", true);
        check_language("ar-x-easy", true);
        check_language("", false);
        check_language("e", false);
        check_language("en-", false);
        check_language("\"><b>", false);
    }

    #[track_caller]
    fn check_raw(text: &str) {
        let group = Group::opened(text.into());
        let letter = Letter::read(&row(), false, &group, &Group::Damaged, "sam", &config::sample()).expect("a letter");
        assert_eq!(letter.raw, [(GroupName::Team, text.to_owned())]);
    }

    #[test]
    fn what_is_not_understood_is_kept_as_text_whatever_it_is() {
        check_raw("no JSON at <all>");
        check_raw("{\"format\":7,\"drawn\":[1],\"drawn\":[2]}");
        check_raw(&"[".repeat(100_000));
        check_raw("");
    }

    #[test]
    fn a_later_format_is_shown_as_far_as_it_goes_and_as_text() {
        let [mut team, private] = documents();
        team.format = 9;
        let letter = Letter::read(&row(), false, &group(&team), &group(&private), "sam", &config::sample());
        assert_eq!(show(letter.as_ref()), format!("{ALL}[fault-later-format]"));
        assert!(letter.expect("a letter").raw[0].1.contains("\"format\":9"));
    }

    #[test]
    fn a_duty_colleague_reads_the_meeting_answers_and_whom_to_ask_for_the_rest() {
        let [team, _] = documents();
        let letter = Letter::read(&row(), false, &group(&team), &Group::ForOthers, "dee", &config::sample());
        assert_eq!(show(letter.as_ref()), "always [] meeting [headline] keep [] talk [] doubts []");
        assert_eq!(letter.expect("a letter").kept_with, Some(vec!["sam".to_owned(), "priya".to_owned()]));
    }

    #[test]
    fn an_officer_who_should_read_both_parts_is_told_that_one_is_missing() {
        let [team, private] = documents();
        let letter = Letter::read(&row(), false, &group(&team), &Group::ForOthers, "priya", &config::sample());
        assert_eq!(show(letter.as_ref()), "always [] meeting [headline] keep [] talk [] doubts [fault-one-missing]");
        assert_eq!(letter.expect("a letter").kept_with, None);
        let letter = Letter::read(&row(), false, &Group::ForOthers, &group(&private), "sam", &config::sample());
        let expected = "always [safe alone] meeting [] keep [family shoes] talk [move] doubts [fault-one-missing]";
        assert_eq!(show(letter.as_ref()), expected);
    }

    #[test]
    fn a_letter_sealed_to_colleagues_is_no_letter_here() {
        let letter = Letter::read(&row(), true, &Group::ForOthers, &Group::ForOthers, "tom", &config::sample());
        assert_eq!(show(letter.as_ref()), "for colleagues");
    }
}
