//! A page's facts as the page shows them: with the day as people write it, and honest about what is not sure.

use forms::{Much, fill};
use portal::site::{self, Site, words::Words};
use wire::Day;

use super::Fact;

/// How a source is said that nobody has yet held against one we trust.
const UNVERIFIED: &str = "fact-unverified";

/// The interface words that pages need here, besides those of the portal.
pub const WORDS: &[&str] = &[UNVERIFIED];

/// A fact in the words of this site.
pub fn shown(fact: &Fact, site: &Site) -> site::Fact {
    let source = fact.source.trim_end_matches('.');
    let interface = Words::new(&site.words);
    let unverified = interface.find(UNVERIFIED).filter(|_| !fact.verified);
    site::Fact {
        id: fact.id.value.clone(),
        says: fact.says.clone(),
        source: match unverified {
            Some(words) => fill(words, &[("words", source)]),
            None => source.to_owned(),
        },
        checked: match fact.checked.parse() {
            Ok(Day(day)) => interface.tongue().day(day, Much::Whole),
            Err(_) => fact.checked.clone(),
        },
    }
}
