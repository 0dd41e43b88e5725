//! Links from page to page, written as `/my-iro/` or `../my-iro/`.

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a page of this site: its path beneath the base, then a fragment such as `#words`, or nothing.
    Page(String, String),
    /// To another website, a telephone or a place on the same page.
    Elsewhere,
    /// To nothing a browser would open.
    Nowhere,
}

/// Where a link leads that stands on the page with this path.
pub fn target(page: &str, link: &str) -> Target {
    if ["https://", "tel:", "#"].iter().any(|start| link.starts_with(start)) {
        return Target::Elsewhere;
    }
    let (path, fragment) = link.find('#').map_or((link, ""), |at| link.split_at(at));
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { page.split('/').collect() };
    // A page is a folder, so what follows its last slash is nothing.
    parts.retain(|part| !part.is_empty());
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            if parts.pop().is_none() {
                return Target::Nowhere;
            }
        } else if part.contains([':', ' ', '?']) {
            return Target::Nowhere;
        } else {
            parts.push(part);
        }
    }
    let path = parts.iter().fold(String::new(), |path, part| path + part + "/");
    Target::Page(path, fragment.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, link: &str, expected: &str) {
        let found = match target(page, link) {
            Target::Page(path, fragment) => format!("page {path}{fragment}"),
            Target::Elsewhere => "elsewhere".to_owned(),
            Target::Nowhere => "nowhere".to_owned(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_link_is_taken_from_the_base_or_from_its_page() {
        check("my-iro/", "/rights/advocate/", "page rights/advocate/");
        check("say/not-yet/", "../8-11/", "page say/8-11/");
        check("say/not-yet/", "/", "page ");
        check("words/", "../my-iro#meet", "page my-iro/#meet");
    }

    #[test]
    fn other_websites_and_telephones_are_left_alone() {
        check("", "https://openmoji.org/", "elsewhere");
        check("", "tel:08001111", "elsewhere");
        check("", "#top", "elsewhere");
    }

    #[test]
    fn what_no_browser_opens_leads_nowhere() {
        check("my-iro/", "../../etc", "nowhere");
        check("", "http://insecure.example", "nowhere");
        check("", "javascript:alert(1)", "nowhere");
    }
}
