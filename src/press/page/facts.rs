//! A page's facts as the page shows them: with the day as people write it, and honest about what is not sure.

use forms::Much;
use portal::site::{self, Site, words::Words};
use wire::Day;

use super::Fact;

/// What stands after the source of a fact that nobody has yet found in a source we trust.
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
            Some(words) => format!("{source}. {}", words.trim_end_matches('.')),
            None => source.to_owned(),
        },
        checked: match fact.checked.parse() {
            Ok(Day(day)) => interface.tongue().day(day, Much::Whole),
            Err(_) => fact.checked.clone(),
        },
    }
}
