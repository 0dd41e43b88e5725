//! Padded sizes: most letters are one size, and longer ones fall into few sizes, so that size says nothing.

use wire::limits::{PADDED_BYTES_MIN, PADDED_BYTES_NEXT};

/// The size a document of this many bytes is padded to: 16 KiB, 64 KiB, then PADMÉ.
///
/// PADMÉ leaves at most 12 % of padding and tells at most `log log` bits of the length.
/// Source: Nikitin and others, "Reducing Metadata Leakage from Encrypted Files", PETS 2019, section 4.
#[must_use]
pub fn padded_size(bytes: usize) -> usize {
    if bytes <= PADDED_BYTES_MIN {
        return PADDED_BYTES_MIN;
    }
    if bytes <= PADDED_BYTES_NEXT {
        return PADDED_BYTES_NEXT;
    }
    let exponent = bytes.ilog2();
    let kept_bits = exponent.ilog2() + 1;
    let step = 1_usize << (exponent - kept_bits);
    bytes.checked_next_multiple_of(step).unwrap_or(usize::MAX)
}

/// The document without its padding: JSON never ends with a space of its own.
#[must_use]
pub fn remove(document: &[u8]) -> &[u8] {
    document.trim_ascii_end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(bytes: usize, expected: usize) {
        assert_eq!(padded_size(bytes), expected);
    }

    #[test]
    fn most_letters_have_one_size() {
        check(0, 16_384);
        check(1, 16_384);
        check(16_384, 16_384);
        check(16_385, 65_536);
        check(65_536, 65_536);
    }

    #[test]
    fn longer_letters_fall_into_few_sizes() {
        check(65_537, 67_584);
        check(70_000, 71_680);
        check(1_000_000, 1_015_808);
        assert_eq!(padded_size(usize::MAX), usize::MAX);
    }

    proptest! {
        #[test]
        fn padding_never_shortens_and_adds_little(bytes in PADDED_BYTES_NEXT + 1..100_000_000_usize) {
            let padded = padded_size(bytes);
            prop_assert!(padded >= bytes);
            prop_assert!((padded - bytes) * 100 <= bytes * 12);
            prop_assert_eq!(padded_size(padded), padded);
        }
    }
}
