//! `public/pages/<lang>/*.md`: explainers in Markdown, each fact with its source and the day it was checked.
//!
//! Beside `iro.md` may lie `iro.adult.md`: the text for another voice, which stands under the same head and its facts.

pub mod blocks;
pub mod body;
pub mod facts;
pub mod head;
pub mod html;
pub mod link;
pub mod lists;
pub mod text;

use forms::Voice;

use crate::{
    fault::{Faults, Place, Placed},
    home::Spot,
    nearest::meant,
    source::Source,
    table,
    words::variables::Variables,
};

/// A page as its file has it: each voice's text is a page.
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
    /// The file of a picture of our own that stands above it; mostly there is one.
    pub picture: Option<Placed<String>>,
    /// The area of the site map that it stands in.
    pub area: Option<Placed<String>>,
    /// To whom it speaks.
    pub voice: Voice,
    /// Whether its words are not ours to choose, as those of a statement that the law asks for.
    pub formal: bool,
    /// Whether young people have checked the words.
    pub checked_by_young_people: bool,
    /// What it states, in the order in which the text first says it.
    pub facts: Vec<Fact>,
    /// The same for other voices, by their paths.
    pub others: Vec<(Voice, String)>,
    /// The Markdown, with variables filled in.
    pub markdown: String,
    /// The same as it is read, paragraph by paragraph.
    pub blocks: Vec<Placed<String>>,
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

/// Reads a page, and its texts for other voices. Nothing if its head cannot be read; otherwise a page for each voice and the
/// links to other pages in them.
pub fn read(
    source: &Source,
    others: &[(Voice, Source)],
    today: chrono::NaiveDate,
    variables: &Variables,
    faults: &mut Faults,
) -> Option<(Vec<Page>, Vec<Link>)> {
    let Some((head, text)) = split(source.text()) else {
        let says = "the page has no head; start it with a line +++, then title, path and summary, then a line +++";
        faults.note(&source.whole(), says);
        return None;
    };
    let table = table::parse_part(source, head, "the page", faults)?;
    let mut page = head::read(table, source, today, variables, faults);
    let own = body::read(source, &page.path.value, text, variables, faults);
    let (mut references, mut links) = (own.references.clone(), own.links);
    let mut pages = Vec::new();
    for (voice, source) in others {
        let whole = source.whole();
        if *voice == page.voice {
            let says = format!("{} speaks to this reader itself; take one of the two texts out", page.place.file);
            faults.note(&whole, says);
        }
        if split(source.text()).is_some() {
            faults.note(&whole, format!("the head stands once, in {}; take it out of here", page.place.file));
        }
        let (title, text) = titled(source);
        let path = page.path.clone().map(|path| format!("{path}{}/", voice.word()));
        let read = body::read(source, &path.value, text, variables, faults);
        pages.push(Page {
            place: whole,
            title: title.map_or_else(|| page.title.clone(), |title| body::title(&title, variables, faults)),
            path,
            spots: Vec::new(),
            voice: *voice,
            facts: said(&page.facts, &read.references),
            markdown: read.markdown,
            blocks: read.blocks,
            ..page.clone()
        });
        references.extend(read.references);
        links.extend(read.links);
    }
    facts_both_ways(&page.facts, &references, faults);
    page.facts = said(&page.facts, &own.references);
    page.markdown = own.markdown;
    page.blocks = own.blocks;
    pages.insert(0, page);
    let voices: Vec<(Voice, String)> = pages.iter().map(|page| (page.voice, page.path.value.clone())).collect();
    for page in &mut pages {
        page.others = voices.iter().filter(|(voice, _)| *voice != page.voice).cloned().collect();
    }
    Some((pages, links))
}

/// The title of a text, if its first line is one (`# Who is the IRO?`), and the rest.
fn titled(source: &Source) -> (Option<Placed<String>>, &str) {
    let first = source.text().strip_prefix("# ").map(|rest| rest.split_once('\n').unwrap_or((rest, "")));
    first.map_or((None, source.text()), |(title, rest)| {
        (Some(Placed { value: title.trim().to_owned(), place: source.place_of(title) }), rest)
    })
}

/// The head between two lines of `+++`, and the body after it.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("+++\n").or_else(|| text.strip_prefix("+++\r\n"))?;
    let end = rest.starts_with("+++").then_some(0).or_else(|| rest.find("\n+++").map(|at| at + 1))?;
    let after = &rest[end..];
    let body = after.find('\n').map_or("", |at| &after[at + 1..]);
    Some((&rest[..end], body))
}

/// Every reference has its fact, and every fact is referred to by one of the texts.
fn facts_both_ways(facts: &[Fact], references: &[Placed<String>], faults: &mut Faults) {
    for reference in references {
        if !facts.iter().any(|fact| fact.id.value == reference.value) {
            let ids: Vec<&str> = facts.iter().map(|fact| fact.id.value.as_str()).collect();
            let otherwise = format!("add a [[fact]] with id = \"{}\"", reference.value);
            let to_do = meant(&reference.value, &ids, ["[^", "]"], &otherwise);
            faults.note(&reference.place, format!("[^{}] refers to no fact; {to_do}", reference.value));
        }
    }
    for Fact { id, .. } in facts.iter().filter(|fact| said(std::slice::from_ref(fact), references).is_empty()) {
        let says = format!("the text never refers to the fact \"{0}\"; write [^{0}] or take it out", id.value);
        faults.note(&id.place, says);
    }
}

/// The facts that a text says, in its order.
fn said(facts: &[Fact], references: &[Placed<String>]) -> Vec<Fact> {
    let first = |fact: &Fact| references.iter().position(|reference| reference.value == fact.id.value);
    let mut said: Vec<(usize, &Fact)> = facts.iter().filter_map(|fact| Some((first(fact)?, fact))).collect();
    said.sort_by_key(|(first, _)| *first);
    said.into_iter().map(|(_, fact)| fact.clone()).collect()
}

#[cfg(test)]
mod tests;
