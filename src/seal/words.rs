//! Six words: for passphrases that are made, not chosen, and for fingerprints that people compare.
//!
//! The worker never makes either, so the list is not in the wasm.

use alloc::{string::String, vec::Vec};

use diceware_wordlists::EFF_LONG_WORDLIST;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

/// How many words a passphrase and a fingerprint have: 77 bits, from a list of 7,776.
pub const WORDS: usize = 6;

/// Makes a passphrase of six words.
///
/// Source of the list: the Electronic Frontier Foundation's large word list (CC BY 3.0 US), by way of `diceware_wordlists`.
#[must_use]
pub fn passphrase(rng: &mut impl CryptoRng) -> Zeroizing<String> {
    let mut number = Zeroizing::new([0; 16]);
    rng.fill_bytes(number.as_mut_slice());
    Zeroizing::new(six(u128::from_be_bytes(*number)))
}

/// A typed passphrase as it was made: small letters, one space between words.
#[must_use]
pub fn tidy(typed: &str) -> Zeroizing<String> {
    let mut tidy = Zeroizing::new(String::with_capacity(typed.len()));
    for word in typed.split_ascii_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
    }
    tidy
}

/// Six words for a number. 128 bits over 77.5 make every word as likely as another, to one part in 2^50.
pub(crate) fn six(mut number: u128) -> String {
    let size = EFF_LONG_WORDLIST.len() as u128;
    let mut words = Vec::with_capacity(WORDS);
    for _ in 0..WORDS {
        let index = usize::try_from(number % size).unwrap_or_default();
        words.push(EFF_LONG_WORDLIST.get(index).copied().unwrap_or_default());
        number /= size;
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::rng;

    #[test]
    fn the_list_has_7776_different_plain_words() {
        let mut list = EFF_LONG_WORDLIST.to_vec();
        list.sort_unstable();
        list.dedup();
        assert_eq!(list.len(), 7776);
        let plain = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        assert!(list.iter().all(plain));
    }

    #[test]
    fn a_number_has_six_words() {
        assert_eq!(six(0), "abacus abacus abacus abacus abacus abacus");
        assert_eq!(six(7776 + 7775), "zoom abdomen abacus abacus abacus abacus");
    }

    #[test]
    fn a_passphrase_is_tidy_and_never_the_same() {
        let one = passphrase(&mut rng());
        assert_eq!(one.split(' ').count(), WORDS);
        assert_eq!(*tidy(&one.to_uppercase().replace(' ', "  \n")), *one);
        assert_ne!(*one, *passphrase(&mut rng()));
    }
}
