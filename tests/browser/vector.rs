//! One public test vector of the age format, tried against `seal`: the same code natively, in node and in browsers.
//!
//! Source of the vectors and of their layout: C2SP's CCTV, npm package `cctv-age`.

use seal::{Identity, OpenError, Part, armor, passphrase};

/// What a vector's heading says.
#[derive(Default)]
struct Heading<'a> {
    expect: &'a str,
    payload: Option<&'a str>,
    identities: Vec<Identity>,
    passphrases: Vec<&'a str>,
    armored: bool,
    compressed: bool,
}

/// Opens a vector's file and tells how it differs from what the vector says, if it does.
///
/// # Errors
///
/// What was expected and what happened.
pub fn check(vector: &[u8]) -> Result<(), String> {
    let end = vector.windows(2).position(|pair| pair == b"\n\n").ok_or("there is no empty line after the heading")?;
    let heading = core::str::from_utf8(&vector[..end]).map_err(|_| "the heading is not text")?;
    let heading = read_heading(heading)?;
    let inflated;
    let file = if heading.compressed {
        inflated = miniz_oxide::inflate::decompress_to_vec_zlib(&vector[end + 2..])
            .map_err(|error| format!("the file does not unpack: {error:?}"))?;
        &inflated
    } else {
        &vector[end + 2..]
    };
    let mut released = Vec::new();
    let outcome = open(&heading, file, &mut |piece| released.extend_from_slice(piece));
    let outcome = match outcome {
        Ok(()) => "success",
        Err(OpenError::NotForYou) => "no match",
        Err(OpenError::NotAnAgeFile | OpenError::TooMuchWork | OpenError::Damaged(Part::Header)) => "header failure",
        Err(OpenError::Damaged(Part::Armor)) => "armor failure",
        Err(OpenError::Damaged(Part::Mac)) => "HMAC failure",
        Err(OpenError::Damaged(Part::Payload)) => "payload failure",
        Err(other) => return Err(format!("expected {}, but {other}", heading.expect)),
    };
    if outcome != heading.expect {
        return Err(format!("expected {}, found {outcome}", heading.expect));
    }
    match heading.payload {
        Some(hash) if hash == hex(&seal::sign::digest(&released).0) => Ok(()),
        Some(_) => Err(format!("the {} bytes that were released are not the right ones", released.len())),
        None if released.is_empty() => Ok(()),
        None => Err(format!("{} bytes were released, though none may be", released.len())),
    }
}

fn open(heading: &Heading<'_>, file: &[u8], piece: &mut dyn FnMut(&[u8])) -> Result<(), OpenError> {
    let read;
    let file = if heading.armored {
        // The text of an armored vector is armor, whatever it looks like.
        read = armor::read(file).map_err(|_| OpenError::Damaged(Part::Armor))?;
        &read
    } else {
        file
    };
    let mut outcome = seal::open_in_order(file, &heading.identities, piece);
    for passphrase in &heading.passphrases {
        if outcome == Err(OpenError::NotForYou) {
            outcome = passphrase::open_in_order(file, passphrase, piece);
        }
    }
    outcome
}

fn read_heading(text: &str) -> Result<Heading<'_>, String> {
    let mut heading = Heading::default();
    for line in text.lines() {
        let (key, value) = line.split_once(": ").ok_or_else(|| format!("not a line of a heading: {line}"))?;
        match key {
            "expect" => heading.expect = value,
            "payload" => heading.payload = Some(value),
            "identity" => heading.identities.push(Identity::parse(value).map_err(|fault| fault.to_string())?),
            "passphrase" => heading.passphrases.push(value),
            "armored" => heading.armored = value == "yes",
            "compressed" if value == "zlib" => heading.compressed = true,
            "file key" | "comment" => {}
            _ => return Err(format!("the vectors have learnt a new key: {key}")),
        }
    }
    Ok(heading)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
