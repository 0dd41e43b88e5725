//! What was said of each key, in the file, a variable or a flag, and whether the key may have that value.

use std::{collections::BTreeMap, error::Error as _, fs, path::Path};

use clap::{Args as _, Command, FromArgMatches as _};
use toml::{Spanned, Table, Value};

use super::{ENVIRONMENT, EXAMPLE, Settings, database, fault};
use crate::fault::Fault;

/// The keys of 0.2 that are none any more.
const RETIRED: [&str; 4] = ["demo_sites", "demo_base", "portal_listen", "inbox_listen"];

/// The values of each key; what was said later counts.
pub(super) struct Said {
    /// Each key with a value of its kind, as the example has it.
    model: Table,
    values: BTreeMap<String, Vec<String>>,
}

impl Said {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        // A test holds the example against the fields.
        Self { model: toml::from_str(&uncommented()).unwrap_or_default(), values: BTreeMap::new() }
    }

    /// Takes every key of a file.
    pub(super) fn file(&mut self, path: &Path) -> Result<(), Fault> {
        let shown = path.display();
        let text = fs::read_to_string(path)
            .map_err(|why| fault(format!("{shown} cannot be read: {why}; correct its name or its owner")))?;
        let line = |start: usize| text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
        let keys: BTreeMap<Spanned<String>, Value> = toml::from_str(&text).map_err(|why| {
            let line = line(why.span().map_or(0, |span| span.start));
            // What the parser would show of a faulty line could be a password.
            fault(format!("{shown}, line {line}: {}; correct that line", why.message()))
        })?;
        for (key, value) in keys {
            let name = format!("{shown}, line {}: {}", line(key.span().start), key.as_ref());
            let key = key.into_inner();
            let values = match (self.model.get(&key), value) {
                (None, _) => return Err(fault(format!("{name} is not a setting{}", self.instead(&key)))),
                (Some(Value::Integer(_)), Value::Integer(number)) => Some(vec![number.to_string()]),
                (Some(Value::Boolean(_)), Value::Boolean(whether)) => Some(vec![whether.to_string()]),
                (Some(Value::String(_)), Value::String(text)) => Some(vec![text]),
                (Some(Value::Array(_)), Value::Array(values)) => {
                    values.into_iter().map(|value| value.as_str().map(str::to_owned)).collect()
                }
                _ => None,
            };
            let values = values.ok_or_else(|| self.wrong(&name, &key, "that is another kind of value"))?;
            self.put(&name, &key, values)?;
        }
        Ok(())
    }

    /// Takes a variable, if it is one of ours by its first letters.
    pub(super) fn variable(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        let Some(said) = name.strip_prefix(ENVIRONMENT) else { return Ok(()) };
        let key = said.to_lowercase();
        if said != key.to_uppercase() || !self.model.contains_key(&key) {
            let instead = self.instead(&key);
            return Err(fault(format!("the variable {name} is not a setting{instead}; unset it or correct its name")));
        }
        self.put(name, &key, self.parts(&key, value))
    }

    /// Takes what the command line says of a key.
    pub(super) fn flag(&mut self, key: &str, value: &str) -> Result<(), Fault> {
        let name = flag(key);
        if key == "database" && database::has_password(value) {
            return Err(fault(format!(
                "{name} has a password in it, which everybody on this machine can read there; put the address into a file \
                 and name it in database_file, or into the variable FRONT_SEAT_DATABASE"
            )));
        }
        if key.ends_with("_webhook") {
            return Err(fault(format!(
                "{name} on the command line can be read by everybody on this machine, and whoever knows it can write there; \
                 put it into the file, or into the variable {ENVIRONMENT}{}",
                key.to_uppercase()
            )));
        }
        self.put(&name, key, self.parts(key, value))
    }

    /// The settings, once nothing is missing.
    pub(super) fn settings(mut self) -> Result<Settings, Fault> {
        match (self.values.get("database_file").map(Vec::as_slice), self.values.contains_key("database")) {
            (Some([file]), false) => {
                let address = database::one_line("database_file", Path::new(file))?;
                self.values.insert("database".to_owned(), vec![address]);
            }
            (Some(_), true) => {
                let text = "database and database_file are both set, and only one can be meant; take one of them out";
                return Err(fault(text));
            }
            _ => {}
        }
        let command = command();
        let mut needed = command.get_arguments().filter(|key| key.is_required_set()).map(|key| key.get_id().as_str());
        if let Some(key) = needed.find(|key| !self.values.contains_key(*key)) {
            let (example, variable) = (self.example(key), format!("{ENVIRONMENT}{}", key.to_uppercase()));
            return Err(fault(format!(
                "{key} is missing; write {example}, but yours, into the file, or set {variable}"
            )));
        }
        let words = self.values.iter().flat_map(|(key, values)| words(key, values));
        let matches = command.clone().try_get_matches_from(words);
        matches.and_then(|matches| Settings::from_arg_matches(&matches)).map_err(|why| fault(reason(&why)))
    }

    /// A list is written with commas where all is text.
    fn parts(&self, key: &str, value: &str) -> Vec<String> {
        match self.model.get(key) {
            Some(Value::Array(_)) => {
                value.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
            }
            _ => vec![value.to_owned()],
        }
    }

    /// Takes what a key may have. Whoever is overruled must be right all the same: one day nobody overrules it.
    fn put(&mut self, name: &str, key: &str, values: Vec<String>) -> Result<(), Fault> {
        let alone = command().mut_args(|arg| arg.required(false));
        alone.try_get_matches_from(words(key, &values)).map_err(|why| self.wrong(name, key, &reason(&why)))?;
        self.values.insert(key.to_owned(), values);
        Ok(())
    }

    fn wrong(&self, name: &str, key: &str, why: &str) -> Fault {
        fault(format!("{name}: {why}; in a file it stands as {}", self.example(key)))
    }

    /// The line of a file that would do.
    fn example(&self, key: &str) -> String {
        self.model.get(key).map_or_else(String::new, |value| format!("{key} = {value}"))
    }

    /// What to do about a key that is none: take it out, or write the one that was probably meant.
    fn instead(&self, wrong: &str) -> String {
        let wrong = wrong.to_lowercase();
        if RETIRED.contains(&wrong.as_str()) {
            return " any more; take it out: the post box serves no site, `press preview` does".to_owned();
        }
        let changes = |key: &&String| strsim::osa_distance(key, &wrong);
        let near = self.model.keys().min_by_key(changes).filter(|key| changes(key) * 3 <= key.len());
        near.map_or_else(String::new, |near| format!(" (did you mean {near}?)"))
    }
}

/// The example with every key in it.
pub(super) fn uncommented() -> String {
    let key = |line: &'static str| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line);
    EXAMPLE.lines().flat_map(|line| [key(line), "\n"]).collect()
}

/// The settings as clap knows them, without the name of a program in front.
fn command() -> Command {
    Settings::augment_args(Command::new("settings").no_binary_name(true).disable_help_flag(true))
}

/// A key and its values as the command line has them.
fn words(key: &str, values: &[String]) -> Vec<String> {
    values.iter().map(|value| format!("{}={value}", flag(key))).collect()
}

fn flag(key: &str) -> String {
    format!("--{}", key.replace('_', "-"))
}

/// What is wrong with a value. A text is not shown: it could be a password.
fn reason(why: &clap::Error) -> String {
    why.source().map_or_else(|| why.kind().to_string(), ToString::to_string)
}
