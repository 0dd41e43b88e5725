//! Keys as text: Bech32 as BIP 173 says, but of any length, as age uses it.

use alloc::{string::String, vec::Vec};
use core::ops::RangeInclusive;

use bech32::{Bech32, Checksum, Hrp, primitives::decode::CheckedHrpstring};
use zeroize::Zeroizing;

/// Bech32 without the length limit of addresses: a hybrid recipient has 1,959 characters.
enum Long {}

impl Checksum for Long {
    type MidstateRepr = <Bech32 as Checksum>::MidstateRepr;
    type CorrectionField = <Bech32 as Checksum>::CorrectionField;
    const ROOT_GENERATOR: Self::CorrectionField = Bech32::ROOT_GENERATOR;
    const ROOT_EXPONENTS: RangeInclusive<usize> = Bech32::ROOT_EXPONENTS;
    const CODE_LENGTH: usize = 4096;
    const CHECKSUM_LENGTH: usize = Bech32::CHECKSUM_LENGTH;
    const GENERATOR_SH: [Self::MidstateRepr; 5] = Bech32::GENERATOR_SH;
    const TARGET_RESIDUE: Self::MidstateRepr = Bech32::TARGET_RESIDUE;
}

/// Whether the letters of a key are small (recipients) or capital (identities).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Small,
    Capital,
}

/// Writes a key. The room is taken at once, so no half-written copy of a secret stays behind in memory.
pub(crate) fn write(prefix: &str, key: &[u8], case: Case) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(prefix.len() + key.len() * 8 / 5 + 9));
    let hrp = Hrp::parse_unchecked(prefix);
    let written = match case {
        Case::Small => bech32::encode_lower_to_fmt::<Long, _>(&mut *text, hrp, key),
        Case::Capital => bech32::encode_upper_to_fmt::<Long, _>(&mut *text, hrp, key),
    };
    debug_assert!(written.is_ok(), "every key is shorter than the longest code");
    text
}

/// Reads a key with exactly this prefix and this many bytes, in this case.
pub(crate) fn read<const N: usize>(prefix: &str, text: &str, case: Case) -> Option<Zeroizing<[u8; N]>> {
    let other_case = match case {
        Case::Small => text.bytes().any(|byte| byte.is_ascii_uppercase()),
        Case::Capital => text.bytes().any(|byte| byte.is_ascii_lowercase()),
    };
    let parsed = CheckedHrpstring::new::<Long>(text).ok()?;
    if other_case || parsed.hrp() != Hrp::parse(prefix).ok()? || parsed.validate_segwit_padding().is_err() {
        return None;
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(N + 1));
    bytes.extend(parsed.byte_iter().take(N + 1));
    let mut key = Zeroizing::new([0; N]);
    if bytes.len() != N {
        return None;
    }
    key.copy_from_slice(&bytes);
    Some(key)
}
