//! A whole letter: both groups sealed to the people the send page names, alike in size and in number of readers.

use alloc::{string::ToString, vec::Vec};

use rand_core::CryptoRng;
use wire::{
    Envelope, Hashes, KeyKind, KeySet, Roster, Route,
    limits::{ENVELOPE_BYTES_MAX, PRIVATE_RECIPIENTS, TEAM_RECIPIENTS},
    sending::Secrets,
};

use crate::{Recipient, SealError, padding::padded_size, seal, sign::digest};

/// A letter that is not sealed yet.
#[derive(Clone, Copy)]
pub struct Plain<'letter> {
    /// The `team` document.
    pub team: &'letter str,
    /// The `private` document.
    pub private: &'letter str,
    /// What stands in them for their readers: the envelope gets the SHA-256 of each, as it is written.
    pub secrets: &'letter Secrets,
    /// The child's own switch.
    pub contact_soon: bool,
}

/// Seals both documents of a letter to whoever [`Roster::openers`] names, and to the recovery key.
///
/// Places that stay empty are filled with one-time recipients, and both documents are padded to the larger one's size:
/// a letter with only meeting answers and one with only kept answers cannot be told apart.
///
/// # Errors
///
/// [`SealError`] if a key is missing or unusable, or the letter is too large. Nothing is sealed to fewer people than
/// the send page names.
pub fn seal_letter(
    letter: &Plain<'_>,
    route: &Route,
    roster: &Roster,
    keyset: &KeySet,
    rng: &mut impl CryptoRng,
) -> Result<Envelope, SealError> {
    let Plain { team, private, secrets, contact_soon } = *letter;
    let openers = roster.openers(route);
    let team_readers = readers(&openers.team, TEAM_RECIPIENTS, keyset, rng)?;
    let private_readers = readers(&openers.private, PRIVATE_RECIPIENTS, keyset, rng)?;
    let size = padded_size(team.len().max(private.len()));
    if size > ENVELOPE_BYTES_MAX {
        return Err(SealError::TooLarge);
    }
    let mut receipt = [0; 32];
    rng.fill_bytes(&mut receipt);
    let [deed, seen_to] = [&secrets.deed, &secrets.seen_to].map(|secret| digest(secret.as_bytes()).0);
    let envelope = Envelope {
        keyset: keyset.version,
        contact_soon,
        hashes: Some(Hashes { deed, seen_to, receipt }),
        team: seal(team.as_bytes(), size, &team_readers, rng)?,
        private: seal(private.as_bytes(), size, &private_readers, rng)?,
    };
    if envelope.to_bytes().len() > ENVELOPE_BYTES_MAX { Err(SealError::TooLarge) } else { Ok(envelope) }
}

/// The recipients of one group, always `places` of them.
fn readers(
    people: &[alloc::string::String],
    places: usize,
    keyset: &KeySet,
    rng: &mut impl CryptoRng,
) -> Result<Vec<Recipient>, SealError> {
    if people.is_empty() {
        return Err(SealError::NoReaders);
    }
    let mut found = Vec::with_capacity(places);
    for person in people {
        let keys = keyset.people.iter().find(|keys| keys.id == *person);
        let keys = keys.ok_or_else(|| SealError::NoKeyFor { person: person.clone() })?;
        found.push(recipient(person, &keys.recipient, keyset.kind)?);
    }
    found.push(recipient("recovery", &keyset.recovery, keyset.kind)?);
    if found.len() > places {
        return Err(SealError::TooManyReaders);
    }
    while found.len() < places {
        found.push(Recipient::one_time(keyset.kind, rng));
    }
    Ok(found)
}

fn recipient(whose: &str, text: &str, kind: KeyKind) -> Result<Recipient, SealError> {
    let found = Recipient::parse(text).map_err(|fault| SealError::Key { whose: whose.to_string(), fault })?;
    if found.kind() == kind { Ok(found) } else { Err(SealError::MixedKinds) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        example::{Council, rng},
        header::Header,
    };
    use alloc::{format, string::String};

    fn plain<'letter>(team: &'letter str, private: &'letter str, secrets: &'letter Secrets) -> Plain<'letter> {
        Plain { team, private, secrets, contact_soon: false }
    }

    fn sealed(council: &Council, team: &str, private: &str, route: &Route) -> Result<Envelope, SealError> {
        let secrets = Secrets::default();
        let letter = plain(team, private, &secrets);
        seal_letter(&letter, route, &council.roster, &council.keyset, &mut rng())
    }

    #[test]
    fn the_envelope_has_the_hash_of_what_each_part_holds_for_its_readers() {
        let council = Council::new(KeyKind::X25519);
        let secrets = Secrets { deed: "de".repeat(32), seen_to: "5e".repeat(32) };
        let letter = plain("{}", "{}", &secrets);
        let seal = || {
            let sealed = seal_letter(&letter, &Route::Unknown, &council.roster, &council.keyset, &mut rng());
            sealed.expect("the council has all its keys").hashes.expect("this version")
        };
        let (one, other) = (seal(), seal());
        assert_eq!([one.deed, one.seen_to], [&secrets.deed, &secrets.seen_to].map(|each| digest(each.as_bytes()).0));
        assert_eq!([one.deed, one.seen_to], [other.deed, other.seen_to]);
        assert_ne!(one.receipt, other.receipt, "at random where there is no receipt");
    }

    #[track_caller]
    fn check(route: Route, expected: &str) {
        for kind in [KeyKind::Hybrid, KeyKind::X25519] {
            let council = Council::new(kind);
            let found = match sealed(&council, "{}", "{}", &route) {
                Ok(Envelope { team, private, .. }) => {
                    let [team, private] = [&team, &private].map(|file| council.who_opens(file).join(" "));
                    format!("team {team} / private {private}")
                }
                Err(error) => format!("{error}"),
            };
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn exactly_the_people_on_the_send_page_can_open_it() {
        check(Route::Officer("sam".into()), "team sam priya dee dan recovery / private sam priya recovery");
        check(Route::Officer("tom".into()), "team priya tom dee dan recovery / private priya tom recovery");
        check(Route::Unknown, "team priya dee dan recovery / private dee dan recovery");
        check(Route::AboutMyOfficer, "team maya mo recovery / private maya mo recovery");
    }

    /// All that somebody can see who cannot open a letter.
    fn seen(envelope: &Envelope) -> String {
        let shape = |file: &[u8]| {
            let header = Header::parse(file).expect("an age file");
            let stanzas: Vec<_> = header.stanzas.iter().map(|stanza| stanza.args[0]).collect();
            format!("{} bytes, {}", file.len(), stanzas.join(" "))
        };
        format!("{}; {}; {}", envelope.to_bytes().len(), shape(&envelope.team), shape(&envelope.private))
    }

    #[test]
    fn meeting_only_and_kept_only_letters_look_alike() {
        for kind in [KeyKind::Hybrid, KeyKind::X25519] {
            let council = Council::new(kind);
            let long = "x".repeat(20_000);
            let seal = |team: &str, private: &str, route: Route| {
                let sealed = sealed(&council, team, private, &route).expect("the council has all its keys");
                assert_eq!(sealed.check_shape(), Ok(()), "the post box takes every letter of ours");
                seen(&sealed)
            };
            let sam = || Route::Officer("sam".into());
            let meeting_only = seal(r#"{"answers":["School."]}"#, "{}", sam());
            let kept_only = seal("{}", r#"{"answers":["I miss my brother."]}"#, sam());
            assert_eq!(meeting_only, kept_only);
            assert_eq!(meeting_only, seal("{}", "{}", Route::AboutMyOfficer));
            assert_eq!(meeting_only, seal("{}", "{}", Route::Unknown));
            assert_eq!(seal(&long, "{}", sam()), seal("{}", &long, sam()));
            assert_ne!(seal(&long, "{}", sam()), meeting_only);
            for bytes in [65_537, 300_000, 1_000_000] {
                let longest = "x".repeat(bytes);
                assert_eq!(seal(&longest, "{}", sam()), seal("{}", &longest, sam()));
            }
        }
    }

    #[track_caller]
    fn check_fault(change: impl FnOnce(&mut Council), expected: &str) {
        let mut council = Council::new(KeyKind::X25519);
        change(&mut council);
        let sealed = sealed(&council, "{}", "{}", &Route::Officer("sam".into()));
        assert_eq!(sealed.map_or_else(|error| format!("{error}"), |_| "sealed".into()), expected);
    }

    #[test]
    fn a_letter_is_never_sealed_to_fewer_people_than_are_named() {
        let no_key = "the key-set has no key for \"priya\"; make one with `keys new --person priya`";
        check_fault(|council| council.keyset.people.retain(|person| person.id != "priya"), no_key);
        let no_recovery =
            "the key of \"recovery\" is not a public age key; it should start age1pq1… or age1… and be copied whole";
        check_fault(|council| council.keyset.recovery.clear(), no_recovery);
        let mixed = "hybrid and X25519 keys cannot be mixed; make all keys of one kind";
        check_fault(|council| council.keyset.kind = KeyKind::Hybrid, mixed);
        let nobody = "nobody could open this letter; name an officer, a cover or a duty team";
        check_fault(|council| council.roster = Roster::default(), nobody);
    }

    #[test]
    fn a_letter_too_large_for_the_post_box_says_so() {
        let council = Council::new(KeyKind::X25519);
        let long = "x".repeat(ENVELOPE_BYTES_MAX);
        assert_eq!(sealed(&council, &long, "{}", &Route::Unknown), Err(SealError::TooLarge));
    }
}
