//! `public/pages/<lang>/*.md`: explainers in Markdown, each fact with its source and the day it was checked.

pub mod body;
pub mod facts;
pub mod head;
pub mod html;
pub mod link;
pub mod lists;

use forms::Voice;

use crate::{
    fault::{Faults, Place, Placed},
    home::Spot,
    source::Source,
    table,
    words::variables::Variables,
};

/// A page as its file has it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file.
    pub place: Place,
    /// Its title.
    pub title: String,
    /// Where it stands beneath the base, as `my-iro/`.
    pub path: Placed<String>,
    /// One sentence for search results and links.
    pub summary: String,
    /// Where it stands on home, itself or for others.
    pub spots: Vec<Spot>,
    /// The area of the site map that it stands in.
    pub area: Option<Placed<String>>,
    /// To whom it speaks.
    pub voice: Voice,
    /// The day up to which its law was read, or nothing.
    pub law_as_of: String,
    /// Whether young people have checked the words.
    pub checked_by_young_people: bool,
    /// What it states, in the order in which the text first says it.
    pub facts: Vec<Fact>,
    /// The Markdown, with variables filled in.
    pub markdown: String,
}

/// A fact as the head of a page has it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The name that the text refers to.
    pub id: Placed<String>,
    /// What is stated.
    pub says: String,
    /// Where it comes from.
    pub source: String,
    /// The day it was checked.
    pub checked: String,
    /// Whether it was found in a source we trust; if not, the page says so.
    pub verified: bool,
}

/// The path that a link between pages leads to, noted so that a dead one is found when every page is known.
pub type Link = Placed<String>;

/// Reads a page. Nothing if its head cannot be read; otherwise the page and the links to other pages in it.
pub fn read(
    source: &Source,
    today: chrono::NaiveDate,
    variables: &Variables,
    faults: &mut Faults,
) -> Option<(Page, Vec<Link>)> {
    let Some((head, body)) = split(source.text()) else {
        let says = "the page has no head; start it with a line +++, then title, path and summary, then a line +++";
        faults.note(&source.whole(), says);
        return None;
    };
    let table = table::parse_part(source, head, "the page", faults)?;
    let mut page = head::read(table, source, today, variables, faults);
    let body = body::read(source, &page.path.value, body, variables, faults);
    page.markdown = body.markdown;
    facts_both_ways(&mut page, &body.references, faults);
    Some((page, body.links))
}

/// The head between two lines of `+++`, and the body after it.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("+++\n").or_else(|| text.strip_prefix("+++\r\n"))?;
    let end = rest.starts_with("+++").then_some(0).or_else(|| rest.find("\n+++").map(|at| at + 1))?;
    let after = &rest[end..];
    let body = after.find('\n').map_or("", |at| &after[at + 1..]);
    Some((&rest[..end], body))
}

/// Every reference has its fact and every fact is referred to; then puts the facts in the order of the text.
fn facts_both_ways(page: &mut Page, references: &[Placed<String>], faults: &mut Faults) {
    for reference in references {
        if !page.facts.iter().any(|fact| fact.id.value == reference.value) {
            let ids: Vec<&str> = page.facts.iter().map(|fact| fact.id.value.as_str()).collect();
            let to_do = match crate::nearest::nearest(&reference.value, &ids) {
                Some(near) => format!("did you mean [^{near}]?"),
                None => format!("add a [[fact]] with id = \"{}\"", reference.value),
            };
            faults.note(&reference.place, format!("[^{}] refers to no fact; {to_do}", reference.value));
        }
    }
    let first = |fact: &Fact| references.iter().position(|reference| reference.value == fact.id.value);
    for fact in page.facts.iter().filter(|fact| first(fact).is_none()) {
        let id = &fact.id.value;
        faults
            .note(&fact.id.place, format!("the text never refers to the fact \"{id}\"; write [^{id}] or take it out"));
    }
    page.facts.sort_by_key(first);
}

#[cfg(test)]
mod tests;
