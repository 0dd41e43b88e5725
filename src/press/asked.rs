//! `public/asked.txt`: every question that was ever printed, and what its id means. Press adds to it and nobody takes away.
//!
//! A letter carries the words that were asked. The inbox shows as ours only what stands here, so that nobody can put a
//! question of their own into our mouth; and what was asked years ago stays known.
//!
//! The first line counts the others and carries their digest: a file that an editor, a merge or a slip of the hand
//! shortened does not fit it. A whole older file does, and so would a deleted one that was begun anew: so a print
//! also puts back what the inbox knew that it is about to replace. The lines are sorted, and when they came does not matter.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use forms::{Question, Record, asked, form::known};
use portal::{
    journey::start::TOGETHER,
    site::words::{self, Words},
};
use sha2::{Digest as _, Sha256};
use wire::keyset::Officer;

use crate::{
    council::Council,
    fault::Faults,
    form::{Draft, meaning, resolve::resolve},
    language::Language,
    source::{Folder, Source},
    words::interface::spoken,
};

/// The file's name beneath `public/`.
pub const FILE: &str = "asked.txt";

/// What the inbox's copy is called, before its hash and ending.
pub const STEM: &str = "asked";

/// What to do about a file that is not whole.
const TO_DO: &str = "put back the last version that was kept, as with `git restore`; print adds what is new";

/// The lines of the file, without the first.
pub type Lines = BTreeSet<String>;

/// Reads the lines, and notes what is damaged.
pub fn read(folder: &Folder, faults: &mut Faults) -> Lines {
    if folder.bytes(FILE).is_none() {
        let says = format!("this file is not there, and without it old letters would look forged; {TO_DO}");
        faults.note(&folder.place(FILE), says);
    }
    let Some(source) = folder.source(FILE, faults) else { return Lines::new() };
    let mut lines = source.text().lines();
    let first = lines.next().unwrap_or_default();
    let found: Lines = lines.inspect(|line| judge(&source, line, faults)).map(str::to_owned).collect();
    if first != head(&found) || found.len() + 1 != source.text().lines().count() {
        let says = format!("a line was changed, added or taken away by hand: letters would look forged; {TO_DO}");
        faults.note(&source.place(0), says);
    }
    found
}

/// Every question as it stands now, and every name that may be filled in, in each language.
pub fn now(forms: &[Draft], languages: &BTreeMap<String, Language>) -> Lines {
    let mut lines: Lines = forms.iter().flat_map(meaning::lines).collect();
    for language in languages.values() {
        let (Some(interface), Some(Council { people, .. })) = (&language.interface, &language.council) else {
            continue;
        };
        let (lang, variables) = (language.head.lang.as_str(), &language.variables);
        for draft in forms {
            let Some(own) = language.forms.get(&draft.id) else { continue };
            let interface: Vec<_> = spoken(interface, draft.voice, variables).into_iter().collect();
            let interface = Words::new(&interface);
            let form = resolve(draft, own, (lang, interface), variables, people, false);
            let line = |each: &Question| asked::question(&form.id, lang, &each.id, each.asked());
            lines.extend(form.questions.iter().map(line));
            // The app puts this one in where a letter is written together.
            lines.insert(asked::question(&form.id, lang, TOGETHER, interface.get(words::TYPED)));
            if !form.to.is_empty() {
                lines.insert(asked::question(&form.id, lang, known::OFFICER, &form.title));
            }
            let unknown = [words::YOUR_IRO, words::YOUR_COVER, words::YOUR_CHILD].map(|id| interface.get(id));
            lines.extend(asked::NAMES.into_iter().zip(unknown).map(|(name, unknown)| asked::name(name, unknown)));
        }
        for Officer { id, cover } in &people.roster.officers {
            let named = people.people.iter().filter(|person| [id, cover].contains(&&person.id));
            lines.extend(named.flat_map(|person| ["iro", "cover"].map(|name| asked::name(name, &person.name))));
        }
    }
    lines
}

/// The lines that the inbox had which stands in this folder; none if there is none.
pub fn printed(inbox: &Path) -> Lines {
    let files = fs::read_dir(inbox).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy());
        name.is_some_and(|name| name.starts_with(&format!("{STEM}-")) && name.ends_with(".txt"))
    };
    let texts = files.filter(is_ours).filter_map(|path| fs::read_to_string(path).ok());
    texts.flat_map(|text| text.lines().filter(|line| is_line(line)).map(str::to_owned).collect::<Lines>()).collect()
}

/// The whole file.
pub fn text(lines: &Lines) -> String {
    let mut text = head(lines);
    for line in lines {
        text.push('\n');
        text.push_str(line);
    }
    text.push('\n');
    text
}

/// What the inbox gets of it: it reads no meanings.
pub fn for_inbox(lines: &Lines) -> String {
    text(&lines.iter().filter(|line| !meaning::is_line(line)).cloned().collect())
}

/// Puts the lines on the disk, whole or not at all.
///
/// # Errors
///
/// Why it could not be written.
pub fn write(lines: &Lines, file: &Path) -> io::Result<()> {
    let new = file.with_extension("txt.new");
    fs::write(&new, text(lines))?;
    fs::rename(&new, file)
}

/// `# 214 questions and names, SHA-256 …`: what the other lines must fit.
fn head(lines: &Lines) -> String {
    let mut digest = Sha256::new();
    for line in lines {
        digest.update(line);
        digest.update("\n");
    }
    let digest: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("# {} questions and names; press writes this file, and nobody else. SHA-256: {digest}", lines.len())
}

fn is_line(line: &str) -> bool {
    Record::default().take(line) || meaning::is_line(line)
}

fn judge(source: &Source, line: &str, faults: &mut Faults) {
    if !is_line(line) {
        let says = format!(
            "this is no line that print writes, which are of a form, language, id and \"words\", or say what an id means; {TO_DO}"
        );
        faults.note(&source.place_of(line), says);
    }
}

#[cfg(test)]
mod tests;
