//! One small letter that the tests of this crate share.

use forms::{Document, GroupName, Heading, Said, Sharing, form::known};
use json::Raw;
use wire::{LetterId, desk::Group, staff::Row};

/// The row of a letter that nobody has read.
pub(crate) fn row() -> Row {
    Row {
        letter: LetterId([0xab; 16]),
        cursor: 1,
        day: "2026-11-21".into(),
        contact_soon: false,
        keyset: 3,
        bytes_bucket: 65_536,
        opened: false,
        closed: None,
    }
}

/// One answer: `id`, what was answered, and who may know.
pub(crate) fn said(id: &str, answer: &str, sharing: Option<Sharing>) -> Said {
    let chosen = if id == known::OFFICER { vec![answer.to_owned()] } else { Vec::new() };
    Said {
        id: id.into(),
        asked: format!("About {id}?"),
        answer: vec![answer.into()],
        chosen,
        sharing,
        always_private: id.starts_with("safe") || id == "alone",
    }
}

/// Both documents of a letter from Robyn to Sam, with one answer in each list.
pub(crate) fn documents() -> [Document; 2] {
    let document = |group, answers| Document {
        format: forms::letter::FORMAT,
        group,
        heading: Heading {
            council: "exampleshire".into(),
            form: "child-8-11".into(),
            form_version: 1,
            lang: "en".into(),
            keyset: 3,
            letter: "ab".repeat(16),
            tie: "cd".repeat(32),
            day: "2026-11-20".into(),
        },
        from: vec![said("officer", "sam", None), said("called", "Robyn", None)],
        contact_soon: false,
        answers,
    };
    let meeting = vec![said("headline", "I like my school", Some(Sharing::Meeting))];
    let kept = vec![
        said("family", "I miss Nan", Some(Sharing::Keep)),
        said("alone", "Yes", Some(Sharing::Keep)),
        said("shoes", "They leak", Some(Sharing::Sort)),
        said("move", "Am I moving?", Some(Sharing::TalkFirst)),
        said("safe", "Not always", Some(Sharing::Keep)),
    ];
    [document(GroupName::Team, meeting), document(GroupName::Private, kept)]
}

/// A document as the worker hands it over.
pub(crate) fn group(document: &Document) -> Group {
    Group::Document(Raw::of(document))
}
