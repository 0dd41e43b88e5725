//! Reads a letter as the post box keeps it, without the inbox: cuts the envelope and opens both parts.
//!
//! Nothing is compared here, as the inbox does: what comes out is what somebody sealed, and anybody can seal something.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use seal::{OpenError, padding};
use wire::Envelope;
use zeroize::Zeroizing;

use crate::{
    Fault,
    passphrases::AskPassphrase,
    secret_file::{check_free, read_identity, write_new},
};

/// One of the two parts of a letter.
pub struct Part {
    /// `team` or `private`.
    pub name: &'static str,
    /// The document without its padding, or why it did not open.
    pub document: Result<Zeroizing<Vec<u8>>, OpenError>,
}

/// Opens both parts of a letter with one identity, as far as they were sealed to it.
///
/// `out` is where they are to be written later: if a file is in the way there, nobody is asked for a passphrase.
pub fn open(
    letter: &Path,
    identity: &Path,
    out: Option<&Path>,
    ask: &mut AskPassphrase<'_>,
) -> Result<[Part; 2], Fault> {
    let bytes = fs::read(letter).map_err(|error| Fault::File { path: letter.into(), error })?;
    let Envelope { team, private, .. } = Envelope::parse(&bytes).map_err(|_| Fault::NotALetter(letter.into()))?;
    let parts = [("team", team), ("private", private)];
    if let Some(dir) = out {
        parts.iter().try_for_each(|(name, _)| check_free(&place(dir, name)))?;
    }
    let identity = read_identity(identity, ask)?;
    Ok(parts.map(|(name, file)| {
        let padded = seal::open(&file, identity.identities()).map(Zeroizing::new);
        Part { name, document: padded.map(|padded| padding::remove(&padded).to_vec().into()) }
    }))
}

/// Writes a part that opened: as `team.json` or `private.json` into the folder `out`, or as one line to `print`.
pub fn give(part: &Part, out: Option<&Path>, print: &mut dyn Write) -> Result<(), Fault> {
    let Part { name, document } = part;
    let document = document.as_ref().map_err(|error| Fault::Part { name, error: *error })?;
    if let Some(dir) = out {
        fs::create_dir_all(dir).map_err(|error| Fault::File { path: dir.into(), error })?;
        return write_new(&place(dir, name), document);
    }
    let text = core::str::from_utf8(document).ok().filter(|text| !text.contains(char::is_control));
    let text = text.ok_or(Fault::NotPrinted { name })?;
    writeln!(print, "{text}").map_err(|error| Fault::File { path: "standard output".into(), error })
}

fn place(dir: &Path, name: &str) -> PathBuf {
    dir.join(format!("{name}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret_file::{rng, write_identity};
    use seal::{Identity, IdentityFile};
    use tempfile::TempDir;
    use wire::KeyKind;

    /// A stored letter, and the identity files of Sam, who may read all of it, of Dee on duty, and of Tom, who may not.
    struct Drawer(TempDir);

    impl Drawer {
        fn new(team: &str, private: &str) -> Self {
            let drawer = Self(TempDir::new().expect("a folder of its own"));
            let [sam, dee, _] = ["sam", "dee", "tom"].map(|name| {
                let identity = Identity::generate(KeyKind::Hybrid, &mut rng());
                drawer.put(name, identity.secret_text().as_bytes());
                identity.recipient()
            });
            let seal_to =
                |text: &str, readers: &[_]| seal::seal(text.as_bytes(), 16_384, readers, &mut rng()).expect("sealed");
            let private = seal_to(private, core::slice::from_ref(&sam));
            let letter =
                Envelope { keyset: 3, contact_soon: false, hashes: None, team: seal_to(team, &[sam, dee]), private };
            drawer.put("letter", &letter.to_bytes());
            drawer
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn put(&self, name: &str, bytes: &[u8]) {
            fs::write(self.path(name), bytes).expect("written");
        }

        /// What is printed, and after it what went wrong.
        fn opened(&self, reader: &str, out: Option<&Path>) -> String {
            let mut ask = |_: &str| unreachable!("these files have no passphrase");
            let parts = match open(&self.path("letter"), &self.path(reader), out, &mut ask) {
                Ok(parts) => parts,
                Err(fault) => return fault.to_string().replace(&self.path("").display().to_string(), ""),
            };
            let mut printed = Vec::new();
            let faults = parts.each_ref().map(|part| give(part, out, &mut printed).err());
            let faults = faults.into_iter().flatten().map(|fault| format!("{fault}\n"));
            String::from_utf8(printed).expect("text") + &faults.collect::<String>()
        }
    }

    const TEAM: &str = r#"{"group":"team","answers":["School is good."]}"#;
    const PRIVATE: &str = r#"{"group":"private","answers":["I miss my brother."]}"#;

    #[track_caller]
    fn check(reader: &str, change: impl FnOnce(&Drawer, Vec<u8>), expected: &str) {
        let drawer = Drawer::new(TEAM, PRIVATE);
        change(&drawer, fs::read(drawer.path("letter")).expect("it was just written"));
        assert_eq!(drawer.opened(reader, None), expected);
    }

    #[test]
    fn whoever_may_read_a_part_gets_it_without_its_padding() {
        let not_for_you = "sealed to somebody else; open it with the right identity or passphrase\n";
        check("sam", |_, _| (), &format!("{TEAM}\n{PRIVATE}\n"));
        check("dee", |_, _| (), &format!("{TEAM}\nthe private part: {not_for_you}"));
        check("tom", |_, _| (), &format!("the team part: {not_for_you}the private part: {not_for_you}"));
    }

    #[test]
    fn a_damaged_part_does_not_take_the_other_with_it() {
        let damage = |drawer: &Drawer, mut letter: Vec<u8>| {
            *letter.last_mut().expect("a letter") ^= 1;
            drawer.put("letter", &letter);
        };
        let altered = "the private part: the sealed document was altered or cut short; fetch the file again\n";
        check("sam", damage, &format!("{TEAM}\n{altered}"));
    }

    #[test]
    fn what_is_no_stored_letter_says_where_to_find_one() {
        let expected = "letter is not a letter as the post box keeps it; take all of its sealed bytes out of the database, as the \
                        README of `keys` says, or the whole answer to GET /v1/letters/{id}";
        check("sam", |drawer, letter| drawer.put("letter", &letter[..letter.len() - 1]), expected);
        check("sam", |drawer, letter| drawer.put("letter", &letter[15..]), expected);
        check("sam", |drawer, _| drawer.put("letter", b""), expected);
    }

    #[test]
    fn a_letter_that_would_steer_the_terminal_is_written_and_not_printed() {
        let drawer = Drawer::new("\u{1b}]0;hello\u{7}", "\u{9b}2J");
        let not_printed = ["team", "private"].map(|name| {
            format!("the {name} part holds characters that could steer the terminal; write it to a file with --out\n")
        });
        assert_eq!(drawer.opened("sam", None), not_printed.concat());
        assert_eq!(drawer.opened("sam", Some(&drawer.path("opened"))), "");
        assert_eq!(fs::read(drawer.path("opened/team.json")).expect("a file"), b"\x1b]0;hello\x07");
    }

    #[test]
    fn files_are_for_their_owner_and_nothing_is_written_over() {
        let drawer = Drawer::new(TEAM, PRIVATE);
        let out = drawer.path("opened");
        assert_eq!(drawer.opened("sam", Some(&out)), "");
        let files = ["team.json", "private.json"].map(|name| fs::read_to_string(out.join(name)).expect("a file"));
        assert_eq!(files, [TEAM, PRIVATE]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(out.join("private.json")).expect("a file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let in_the_way = "opened/team.json is there already and is not written over; choose another name";
        assert_eq!(drawer.opened("sam", Some(&out)), in_the_way);
    }

    #[test]
    fn the_passphrase_of_an_identity_file_is_asked_for() {
        let drawer = Drawer::new(TEAM, PRIVATE);
        let plain = fs::read_to_string(drawer.path("sam")).expect("it was just written");
        let locked = drawer.path("sam.identity.age");
        let words = write_identity(&locked, &IdentityFile::parse(&plain).expect("Sam's")).expect("written");
        let opened = open(&drawer.path("letter"), &locked, None, &mut |_| Ok(words.clone())).expect("the right words");
        assert!(opened.iter().all(|part| part.document.is_ok()));
        let wrong = open(&drawer.path("letter"), &locked, None, &mut |_| Ok(String::from("one two").into()));
        assert!(matches!(wrong, Err(Fault::Identity { .. })));
    }
}
