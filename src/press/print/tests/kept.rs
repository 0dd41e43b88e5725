//! What pages of the last prints may still ask for, as tests.

use std::collections::BTreeSet;

use wire::KeySet;

use super::*;

/// A folder on a host, over which one site is printed after the other.
struct Host(tempfile::TempDir);

impl Host {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn site(&self) -> std::path::PathBuf {
        self.0.path().join("portal")
    }

    /// Prints the sample on a day, its first question in these words; gives the forms and key-sets that are there then.
    fn print(&self, day: &str, asks: &str) -> Vec<String> {
        self.print_with(day, asks, |_| {})
    }

    /// The same with other keys.
    fn print_with(&self, day: &str, asks: &str, change: fn(&mut KeySet)) -> Vec<String> {
        let mut public = sample::folder();
        let words = String::from_utf8(public.bytes("words/en/talk.ftl").expect("words").to_vec()).expect("text");
        public.put("words/en/talk.ftl", words.replace("What should", asks).into_bytes());
        let mut checked = sample::checked(&public, Some(&sample::keys()));
        change(checked.public.keys.as_mut().expect("keys"));
        let apps = apps();
        let today = day.parse::<wire::Day>().expect("a day").0;
        let plan = Plan {
            today,
            old_portal: Old::read(&self.site()).expect("a site"),
            ..plan(&checked, &public, apps.path())
        };
        let files = portal_site(&checked, &plan, &mut |_| {}).expect("a site");
        finish(files, &self.site(), Some(&mut Copies::default()), &mut |_| {}).expect("a disk");
        self.files()
    }

    fn files(&self) -> Vec<String> {
        let names = fs::read_dir(self.site()).expect("a site").flatten();
        let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let ours = |name: &String| ["form-talk-", "keyset-"].iter().any(|stem| name.starts_with(stem));
        let mut names: Vec<String> = names.filter(|name| ours(name) && !name.ends_with(".br")).collect();
        names.sort();
        names
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.site().join(name)).expect("a file")
    }
}

#[test]
fn what_an_open_page_may_ask_for_is_there_for_thirty_days_after_it_was_last_printed_and_no_longer() {
    let host = Host::new();
    let first = host.print("2026-11-20", "What should");
    assert_eq!(host.print("2026-11-21", "What should"), first, "nothing has changed");
    let both = host.print("2026-12-21", "What must");
    assert_eq!(both.len(), 3, "two forms and one key-set: {both:?}");
    let old = first.iter().find(|name| name.starts_with("form-")).expect("a form");
    assert!(host.read("_kept").contains(&format!("2026-11-21 {old}\n")), "{}", host.read("_kept"));
    assert!(host.read("_headers").contains(&format!("/{old}\n  Cache-Control: public, max-age=31536000, immutable\n")));
    assert!(host.site().join(format!("{old}.br")).exists());
    let last = host.print("2026-12-22", "What must");
    assert_eq!(last.len(), 2, "{last:?}");
    assert!(!last.contains(old), "{last:?}");
}

#[test]
fn a_key_set_that_names_somebody_who_is_there_no_more_is_taken_back_at_once() {
    let host = Host::new();
    let keysets = |change: fn(&mut KeySet)| {
        let files = host.print_with("2026-11-20", "What must", change);
        files.iter().filter(|name| name.starts_with("keyset-")).count()
    };
    let files = host.print("2026-11-20", "What should");
    assert_eq!(keysets(|keys| _ = keys.people.pop()), 1, "Mo has left: nothing seals to Mo any more");
    assert_eq!(host.files().len(), 1 + files.len(), "and all else is kept: {:?}", host.files());
    assert_eq!(keysets(|_| {}), 2, "whoever comes in addition takes nothing back");
    assert_eq!(keysets(|keys| keys.people[0].recipient = keys.people[1].recipient.clone()), 1, "a key that changed");
    assert_eq!(keysets(|keys| keys.recovery = keys.people[1].recipient.clone()), 1, "the spare key");
}

#[test]
fn what_an_older_program_printed_without_a_list_is_kept_from_today() {
    let host = Host::new();
    host.print("2026-11-20", "What should");
    fs::remove_file(host.site().join("_kept")).expect("its list");
    fs::write(host.site().join("pictures/1F3E1.svg"), "<svg/>").expect("a picture that is named by what it shows");
    fs::create_dir(host.site().join("say/gone")).expect("a folder");
    fs::write(host.site().join("say/gone/index.html"), "a page that is no more").expect("a page");
    let files = host.print("2026-12-01", "What must");
    assert_eq!(files.len(), 3, "{files:?}");
    let kept = host.read("_kept");
    assert!(kept.contains("2026-12-01 pictures/1F3E1.svg\n") && !kept.contains("index.html"), "{kept}");
    assert!(!host.site().join("say/gone/index.html").exists());
}

#[test]
fn what_an_open_inbox_may_ask_for_is_kept_as_long() {
    let host = tempfile::tempdir().expect("a folder");
    let site = host.path().join("inbox");
    let print = |day: &str, council: &str| {
        let (mut public, _) = real();
        let text = String::from_utf8(public.bytes("council.toml").expect("a council").to_vec()).expect("text");
        public.put("council.toml", text.replace("name = \"Exampleshire County Council\"", council));
        let checked = checked(&public);
        let apps = apps();
        let today = day.parse::<wire::Day>().expect("a day").0;
        let plan = Plan { today, old_inbox: Old::read(&site).expect("a site"), ..plan(&checked, &public, apps.path()) };
        let files = inbox_site(&checked, &plan).expect("a site");
        finish(files, &site, Some(&mut Copies::default()), &mut |_| {}).expect("a disk");
        let names = fs::read_dir(&site).expect("a site").flatten();
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let ours = |name: &String| name.starts_with("inbox-en-") && !name.ends_with(".br");
        names.filter(ours).collect::<BTreeSet<_>>()
    };
    let first = print("2026-11-20", "name = \"Exampleshire County Council\"");
    let both = print("2026-12-20", "name = \"Exampleshire Council\"");
    assert!(first.len() == 1 && both.len() == 2 && both.is_superset(&first), "{first:?}, {both:?}");
    let last = print("2026-12-21", "name = \"Exampleshire Council\"");
    assert!(last.len() == 1 && last.is_disjoint(&first), "{last:?}");
}
