//! Who may sign in, and what the log says they did: for the operator who is asked "who fetched that letter".

use std::{collections::HashMap, fmt::Write as _};

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};
use wire::LetterId;

use crate::{
    letters::signing::{Keys, hex},
    operations::retention,
    staff::people::Staff,
    store::{AuditEntry, Store, StoreError},
};

/// Who the audit log says it was when a restore did deletions again.
pub const RESTORE: &str = "the post box's restore";

/// One act, with a name where the hash is one of a known person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When, to the minute.
    pub minute: String,
    /// Who, or that it is nobody whose id is known.
    pub who: String,
    /// What was done, in a word.
    pub act: String,
    /// The SHA-256 of the letter's id in hexadecimal, or nothing.
    pub letter: String,
}

/// Everybody who may sign in: id, whether a lead, and the fingerprint of the sign-in key.
#[must_use]
pub fn listed(staff: &Staff, leads: &[String]) -> String {
    let width = staff.people().map(|(id, _)| id.len()).max().unwrap_or(0).max(2);
    let mut text = format!("{:width$}  lead  sign-in key\n", "id");
    for (id, key) in staff.people() {
        let lead = if leads.iter().any(|lead| lead == id) { "yes" } else { "no" };
        // Writing into a text cannot fail.
        let _ = writeln!(text, "{id:width$}  {lead:4}  {}", fingerprint(&key.to_bytes()));
    }
    text
}

/// The whole log, oldest first, or what it says of one letter. `formerly` are ids that have left keys.toml.
///
/// # Errors
///
/// [`StoreError`] if it cannot be read.
pub async fn acts(
    store: &dyn Store,
    keys: &Keys,
    staff: &Staff,
    formerly: &[String],
    letter: Option<LetterId>,
) -> Result<Vec<Line>, StoreError> {
    let ids = staff.people().map(|(id, _)| id).chain(formerly.iter().map(String::as_str));
    let own = [retention::NAME, RESTORE];
    let names: HashMap<[u8; 32], &str> = ids.chain(own).map(|id| (keys.hashed(id), id)).collect();
    let wanted = letter.map(|letter| <[u8; 32]>::from(Sha256::digest(letter.0)));
    let mut lines = Vec::new();
    let mut after = 0;
    loop {
        let entries = store.audit(after).await?;
        let Some(last) = entries.last() else { return Ok(lines) };
        after = last.entry;
        let fits = |entry: &&AuditEntry| wanted.is_none() || entry.letter == wanted;
        lines.extend(entries.iter().filter(fits).map(|entry| Line {
            minute: entry.minute.clone(),
            who: names.get(&entry.staff).map_or_else(|| unknown(&entry.staff), |name| (*name).to_owned()),
            act: entry.act.clone(),
            letter: entry.letter.map(|hash| hex(&hash)).unwrap_or_default(),
        }));
    }
}

/// Lines for reading; of a letter, the first digits of the hash are shown.
#[must_use]
pub fn text(lines: &[Line]) -> String {
    let width = lines.iter().map(|line| line.who.len()).max().unwrap_or(0);
    let line = |Line { minute, who, act, letter }: &Line| {
        let letter = letter.get(..16).map_or_else(String::new, |start| format!("letter {start}…"));
        format!("{minute}  {who:width$}  {act:13}  {letter}").trim_end().to_owned() + "\n"
    };
    lines.iter().map(line).collect()
}

/// Lines for a spreadsheet (RFC 4180).
#[must_use]
pub fn csv(lines: &[Line]) -> String {
    let quoted = |field: &str| format!("\"{}\"", field.replace('"', "\"\""));
    let line = |Line { minute, who, act, letter }: &Line| format!("{minute},{},{act},{letter}\r\n", quoted(who));
    std::iter::once("minute,person,act,letter_sha256\r\n".to_owned()).chain(lines.iter().map(line)).collect()
}

/// Sixteen hexadecimal digits of the SHA-256 of a key, in fours.
fn fingerprint(key: &[u8; 32]) -> String {
    let digits: Vec<char> = hex(&Sha256::digest(key)).chars().take(16).collect();
    digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

fn unknown(hash: &[u8; 32]) -> String {
    format!("not in keys.toml ({})", &Base64::encode_string(hash)[..8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_post_box::{MAYA, SAM, letter, path, post_box};

    #[tokio::test]
    async fn the_log_names_who_is_known_and_answers_who_fetched_a_letter() {
        let post_box = post_box();
        let (first, second) = (letter(1), letter(2));
        post_box.put(&first).await;
        post_box.put(&second).await;
        let (sam, maya) = (post_box.token("sam", SAM).await, post_box.token("maya", MAYA).await);
        post_box.staff("GET", &path(first.id), &sam).await;
        post_box.staff("GET", &path(second.id), &maya).await;
        post_box.staff("DELETE", &path(first.id), &maya).await;
        let keys = &post_box.parts.desk.keys;
        let told = async |staff: &Staff, formerly: &[String], letter| {
            let lines = acts(&*post_box.store, keys, staff, formerly, letter).await.unwrap();
            lines.into_iter().map(|line| format!("{} {}", line.who, line.act)).collect::<Vec<_>>()
        };
        let staff = post_box.parts.desk.people.now().unwrap();
        assert_eq!(told(&staff, &[], Some(first.id)).await, ["sam fetched", "maya asked-to-delete"]);
        assert_eq!(told(&staff, &[], None).await.len(), 5, "two signed in, too");

        let nobody = Staff::default();
        let found = told(&nobody, &["maya".to_owned()], Some(first.id)).await;
        assert!(found[0].starts_with("not in keys.toml (") && found[1] == "maya asked-to-delete", "{found:?}");

        let lines = acts(&*post_box.store, keys, &staff, &[], Some(first.id)).await.unwrap();
        let hash = hex(&Sha256::digest(first.id.0));
        assert_eq!(
            text(&lines).lines().next().unwrap(),
            format!("2026-11-20T23:59Z  sam   fetched        letter {}…", &hash[..16])
        );
        assert_eq!(csv(&lines).lines().nth(1).unwrap(), format!("2026-11-20T23:59Z,\"sam\",fetched,{hash}"));
        let table = listed(&staff, &["maya".to_owned()]);
        assert!(
            table.starts_with("id    lead  sign-in key\nmaya  yes   ") && table.contains("\nsam   no    "),
            "{table}"
        );
    }
}
