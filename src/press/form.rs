//! `public/forms/<id>.toml`: what is asked, in which order and how it is answered. No words stand here.

pub mod choices;
pub mod conditions;
pub mod expand;
pub mod kinds;
pub mod meaning;
pub mod question;
pub mod reserved;
pub mod resolve;
pub mod retired;
pub mod screens;
pub mod words;

use forms::{Kind, Part, ShareRule, Voice, form::known};
use wire::Route;

use crate::{
    council::is_plain_path,
    fault::{Faults, Place, Placed},
    home::{self, Spot},
    nearest::listed,
    pictures::Pictures,
    source::Source,
    table::{self, Table, is_plain_id},
};

/// Folders of the printed site in which no page may stand.
const OWN_FOLDERS: [&str; 4] = ["app", "worker", "pictures", "all-pages"];

/// A form as its file has it: one question may still stand for several.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The file's name without `.toml`.
    pub id: String,
    /// The file.
    pub place: Place,
    /// Counts up when a question is added or retired.
    pub version: u32,
    /// To whom it speaks.
    pub voice: Voice,
    /// Where its page stands beneath the base, as `say/8-11/`.
    pub path: Placed<String>,
    /// Where it stands on home.
    pub spots: Vec<Spot>,
    /// The form that asks the same of those who are younger.
    pub younger: Option<Placed<String>>,
    /// And of those who are older.
    pub older: Option<Placed<String>>,
    /// Whose letter it is, where the form does not ask for the officer.
    pub to: Option<Placed<String>>,
    /// Who can know is asked only if this was chosen.
    pub know_if: Option<Condition>,
    /// Whether an adult says what they see: none of it is the child's word.
    pub by_adult: bool,
    /// Whether its answers are counted in the inbox.
    pub counted: bool,
    /// The questions in the order of the file.
    pub questions: Vec<Question>,
    /// Those that it asks no more.
    pub retired: Vec<retired::Retired>,
}

/// A question as the file has it.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id, before it is asked once for each choice of another.
    pub id: Placed<String>,
    /// Where in the journey it stands.
    pub part: Part,
    /// How it is answered, without its words.
    pub kind: Kind,
    /// Who decides who may know.
    pub share: ShareRule,
    /// The screen that it shares with those of its neighbours that name the same.
    pub screen: Option<Placed<String>>,
    /// Whether its answers name people: *say all of it* does not take them along.
    pub own_tap: bool,
    /// The topics of which that is so, where it is asked for each topic.
    pub own_tap_for: Vec<Placed<String>>,
    /// Whether it is about safety: whoever reads the letter reads its answer first.
    pub safety: bool,
    /// Whether an adult answers it for themself, in a form for children.
    pub by_adult: bool,
    /// Asked once for each choice made in this question.
    pub for_each: Option<Placed<String>>,
    /// Asked only if this was chosen.
    pub show_if: Option<Condition>,
}

/// The one kind of condition.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The question that must have been answered.
    pub question: Placed<String>,
    /// The choices of which one must have been made, or none.
    pub is: Vec<Placed<String>>,
    /// Whether it must be none.
    pub not: bool,
}

/// Reads a form. Nothing if it is not TOML; questions that cannot be understood are left out, with a fault each.
pub fn read(id: &str, source: &Source, pictures: &Pictures, faults: &mut Faults) -> Option<Draft> {
    let mut file = table::parse(source, &format!("the form \"{id}\""), faults)?;
    if !is_plain_id(id) {
        faults.note(&source.whole(), "the file's name may have only lower-case letters, digits and hyphens; rename it");
    }
    let version = file.need_number("version", 1, faults);
    if let Some(version) = version.as_ref().filter(|version| version.value == 0) {
        faults.note(&version.place, "versions count from 1; write 1, or the number of the last change");
    }
    let voice = file.need_word("voice", &Voice::NAMED, faults);
    let path = path(&mut file, "say/8-11", faults);
    let spots = home::spots(&mut file, None, faults);
    let [younger, older] = ["younger", "older"].map(|other| file.text(other, faults));
    let to = file.text("to", faults);
    let know_if = question::condition("know_if", &mut file, faults);
    let counted = file.flag("counted", faults).unwrap_or_default();
    let by_adult = file.flag("by_adult", faults).unwrap_or_default();
    let retired = retired::read(&mut file, faults);
    let tables = file.tables("question", "a question", faults);
    if tables.is_empty() {
        faults.note(&source.whole(), "the form has no question; add a [[question]]");
    }
    let questions: Vec<Question> =
        tables.into_iter().filter_map(|table| question::read(table, pictures, faults)).collect();
    file.done(faults);
    let draft = Draft {
        id: id.to_owned(),
        place: source.whole(),
        version: version.map_or(0, |version| version.value),
        voice: voice.map_or(Voice::Child, |voice| voice.value),
        path,
        spots,
        younger,
        older,
        to,
        know_if,
        by_adult,
        counted,
        questions,
        retired,
    };
    check(&draft, faults);
    Some(draft)
}

/// Where a page stands beneath the base: parts of lower-case letters, digits and hyphens, each with a `/` after it.
pub fn path(head: &mut Table<'_>, example: &str, faults: &mut Faults) -> Placed<String> {
    let Some(path) = head.need("path", example, faults) else {
        return Placed { value: String::new(), place: head.place().clone() };
    };
    let first = path.value.split('/').next().unwrap_or_default();
    if OWN_FOLDERS.contains(&first) {
        faults.note(
            &path.place,
            format!("path \"{}\" stands in {first}/, where the site keeps its files; choose another", path.value),
        );
    } else if !is_plain_path(path.value.trim_end_matches('/')) {
        let says = format!(
            "path \"{}\" is not an address beneath the site; write lower-case letters, digits and hyphens, as \"my-iro/\"",
            path.value
        );
        faults.note(&path.place, says);
    }
    path.map(|path| format!("{}/", path.trim_end_matches('/')))
}

fn check(draft: &Draft, faults: &mut Faults) {
    same_ids(draft, faults);
    for question in &draft.questions {
        reserved::check(question, faults);
    }
    if let Some(to) = &draft.to {
        let asks = draft.questions.iter().any(|question| question.id.value == known::OFFICER);
        let routes = [Route::ABOUT_MY_OFFICER, Route::SERVICE, Route::UNKNOWN];
        if asks || !routes.contains(&to.value.as_str()) {
            let says = format!(
                "to says whose letter it is where no officer is asked for: {}; write one, or take it out",
                listed(&routes)
            );
            faults.note(&to.place, says);
        }
    }
    conditions::check(draft, faults);
    screens::check(draft, faults);
}

fn same_ids(draft: &Draft, faults: &mut Faults) {
    for (index, question) in draft.questions.iter().enumerate() {
        let id = &question.id;
        if let Some(first) = draft.questions[..index].iter().find(|first| first.id.value == id.value) {
            let first = first.id.place.line_words();
            faults
                .note(&id.place, format!("the id \"{}\" is already on {first}; give one of them another id", id.value));
        }
    }
}

#[cfg(test)]
mod tests;
