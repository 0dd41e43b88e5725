//! Home and the site map: which form or page stands where, as the heads of forms and pages say.

use portal::site::{
    Area, Home, Site, Way,
    words::{self, AREA_FORMS},
};

use crate::{
    fault::{Faults, Placed},
    form::{
        Draft,
        words::{ON_HOME, TITLE},
    },
    language::Language,
    nearest::advice,
    page::Page,
    public::Public,
    table::Table,
    words::Words,
};

/// The lists on home by the key that heads name them with, and how many of each fit a phone without scrolling.
const LISTS: [(&str, u32); 3] = [("door", 4), ("row", 3), ("link", 8)];

/// What the ids of interface words start with that name an area.
pub const AREA: &str = "area-";

/// A place on home that a head asks for.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The list, by its key.
    pub list: &'static str,
    /// The number in that list, from 1.
    pub number: Placed<u32>,
    /// What it says there, if a page only stands in until there is a form or a page of its own.
    pub stands_in: Option<String>,
}

/// Reads the places that a head asks for.
pub fn spots(head: &mut Table<'_>, stands_in: Option<&str>, faults: &mut Faults) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (list, most) in LISTS {
        let Some(number) = head.number(list, faults) else { continue };
        if (1..=most).contains(&number.value) {
            spots.push(Spot { list, number, stands_in: stands_in.map(str::to_owned) });
        } else {
            let says = format!("{list} is {}, but home has {most}; write a number from 1 to {most}", number.value);
            faults.note(&number.place, says);
        }
    }
    spots
}

/// Notes a place on home that two ask for, and an area that has no words.
pub fn check(forms: &[Draft], pages: &[Page], words: Option<&Words>, faults: &mut Faults) {
    let spots = forms.iter().flat_map(|form| &form.spots).chain(pages.iter().flat_map(|page| &page.spots));
    let spots: Vec<&Spot> = spots.collect();
    let key = |spot: &Spot| (spot.list, spot.number.value, spot.stands_in.is_some());
    for (index, spot) in spots.iter().enumerate() {
        if let Some(first) = spots[..index].iter().find(|first| key(first) == key(spot)) {
            let (Spot { list, number, .. }, first) = (spot, &first.number.place);
            let taken = format!("is already that of {} on {}", first.file, first.line_words());
            faults.note(&number.place, format!("{list} {} {taken}; choose another number", number.value));
        }
    }
    let Some(words) = words else { return };
    let areas: Vec<&str> = words.messages().filter_map(|(id, _)| id.strip_prefix(AREA)).collect();
    for area in pages.iter().filter_map(|page| page.area.as_ref()) {
        if !areas.contains(&area.value.as_str()) {
            let (file, to_do) = (&words.place().file, advice(&area.value, &areas));
            faults.note(&area.place, format!("{file} has no words for the area \"{}\"; {to_do}", area.value));
        }
    }
}

/// What home leads to. A page that stands in for a form or a page has its place until there is one.
pub fn home(public: &Public, language: &Language) -> Home {
    let forms = public.forms.iter().map(|form| {
        let words = language.forms.get(&form.id).and_then(|words| words.attribute(TITLE, ON_HOME, &language.variables));
        (&form.spots, &form.path.value, words.unwrap_or_default())
    });
    let pages = language.pages.iter().map(|page| (&page.spots, &page.path.value, page.title.clone()));
    let all: Vec<_> = forms.chain(pages).collect();
    let list = |list| {
        let spots = all.iter().flat_map(|(spots, path, words)| spots.iter().map(move |spot| (spot, *path, words)));
        let mut spots: Vec<_> = spots.filter(|(spot, ..)| spot.list == list).collect();
        spots.sort_by_key(|(spot, ..)| (spot.number.value, spot.stands_in.is_some()));
        spots.dedup_by_key(|(spot, ..)| spot.number.value);
        let way = |(spot, path, words): (&Spot, &String, &String)| Way {
            path: path.clone(),
            words: spot.stands_in.as_ref().unwrap_or(words).clone(),
        };
        spots.into_iter().map(way).collect()
    };
    Home { doors: list("door"), rows: list("row"), links: list("link") }
}

/// Everything there is: the forms, then each area with its pages, in the order of `interface.ftl`.
pub fn areas(public: &Public, language: &Language, site: &Site) -> Vec<Area> {
    let words = |id: &str| words::Words::new(&site.words).find(id).unwrap_or_default().to_owned();
    let mut forms: Vec<&Draft> = public.forms.iter().collect();
    // As on home: doors before rows, then what is not there.
    forms.sort_by_key(|form| form.spots.first().map_or(("~", 0), |spot| (spot.list, spot.number.value)));
    let forms = forms.into_iter().filter_map(|form| {
        let title = language.forms.get(&form.id)?.text(TITLE, &language.variables)?;
        Some(Way { path: form.path.value.clone(), words: title })
    });
    let mut areas = vec![Area { name: words(AREA_FORMS), ways: forms.collect() }];
    let messages = language.interface.iter().flat_map(Words::messages);
    let mut named: Vec<_> =
        messages.filter_map(|(id, message)| Some((message.place.line, id.strip_prefix(AREA)?))).collect();
    named.sort_unstable();
    for (_, area) in named {
        // A text for other readers stands at the page that it belongs to, whose top leads there.
        let is_whole = |page: &&Page| {
            let path = &page.path.value;
            page.others.iter().all(|(_, other)| !path.starts_with(other))
        };
        let pages = language.pages.iter().filter(|page| page.area.as_ref().is_some_and(|it| it.value == area));
        let way = |page: &Page| Way { path: page.path.value.clone(), words: page.title.clone() };
        let ways: Vec<Way> = pages.filter(is_whole).map(way).collect();
        if !ways.is_empty() {
            areas.push(Area { name: words(&format!("{AREA}{area}")), ways });
        }
    }
    areas
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, check_report};

    const FORM: &str = "forms/talk.toml";
    const WORDS: &str = "words/en/talk.ftl";
    const PAGE: &str = "pages/en/iro.md";
    const ON_DOOR_2: sample::Change<'_> = (FORM, "path = \"say/talk\"", "path = \"say/talk\"\ndoor = 2");
    const WITH_WORDS: sample::Change<'_> = (WORDS, "to { $council }", "to { $council }\n    .home = 8 to 11");

    #[test]
    fn a_place_on_home_is_there_and_is_taken_once() {
        check_report(&[ON_DOOR_2, WITH_WORDS], "");
        check_report(
            &[(FORM, "path = \"say/talk\"", "path = \"say/talk\"\nrow = 4")],
            "public/forms/talk.toml:4:7: row is 4, but home has 3; write a number from 1 to 3",
        );
        check_report(
            &[ON_DOOR_2, WITH_WORDS, (PAGE, "area = \"iro\"", "area = \"iro\"\ndoor = 2")],
            "public/pages/en/iro.md:8:8: door 2 is already that of public/forms/talk.toml on line 4; choose another number",
        );
    }

    #[test]
    fn a_form_on_home_says_what_it_is_called_there() {
        check_report(
            &[ON_DOOR_2],
            "public/words/en/talk.ftl:2:1: the message \"form-title\" has no words for home; add .home = …",
        );
        check_report(
            &[WITH_WORDS],
            "public/words/en/talk.ftl:3:6: the message \"form-title\" has .home, which the form does not use; take it out",
        );
    }

    #[test]
    fn a_page_stands_in_an_area_unless_it_stands_in_for_others() {
        check_report(
            &[(PAGE, "area = \"iro\"\n", "")],
            "public/pages/en/iro.md:2:1: the page has no \"area\"; add area = \"rights\"",
        );
        check_report(
            &[(PAGE, "area = \"iro\"", "area = \"ior\"")],
            "public/pages/en/iro.md:7:8: public/words/en/interface.ftl has no words for the area \"ior\"; did you mean \"iro\"?",
        );
    }

    #[test]
    fn a_door_leads_to_its_form_and_until_there_is_one_to_the_page_that_stands_in() {
        let stands_in =
            "area = \"iro\"\nstands_in = [{ door = 3, says = \"12 to 15\" }, { door = 2, says = \"Not yet\" }]";
        let public = sample::changed(&[ON_DOOR_2, WITH_WORDS, (PAGE, "area = \"iro\"", stands_in)]).public;
        let home = home(&public, &public.languages["en"]);
        let doors: Vec<_> = home.doors.iter().map(|way| format!("{} {}", way.words, way.path)).collect();
        assert_eq!(doors, ["8 to 11 say/talk/", "12 to 15 my-iro/"]);
        assert!(home.rows.is_empty() && home.links.is_empty());
    }
}
