//! What printing in more than one language comes to, as tests.

use super::*;

/// The sample in English and, with the same words, as Arabic.
fn in_two_languages() -> Folder {
    let mut folder = sample::folder();
    let english = folder.names().filter(|name| name.contains("/en/"));
    let texts: Vec<(String, String)> = english
        .map(|name| {
            (name.replace("/en/", "/ar/"), String::from_utf8_lossy(folder.bytes(name).unwrap_or(b"")).into_owned())
        })
        .collect();
    for (name, text) in texts {
        let head = [("language-name = English", "language-name = العربية"), ("en-GB", "ar"), ("= ltr", "= rtl")];
        folder.put(&name, head.iter().fold(text, |text, (english, arabic)| text.replace(english, arabic)));
    }
    folder.put("words/ar/council.ftl", ARABIC);
    folder
}

const ARABIC: &str = include_str!("../../sample/council.ftl");

#[test]
fn each_language_is_printed_in_a_folder_of_its_own_with_its_days_and_direction() {
    let public = in_two_languages();
    let checked = sample::checked(&public, Some(&sample::keys()));
    let files = printed(&public, &checked);
    let english = text(&files, "my-iro/index.html");
    assert!(english.contains("<html lang=\"en\" dir=\"ltr\"") && english.contains("hreflang=\"ar\""), "{english}");
    assert!(english.contains("20 November 2026"), "{english}");
    let arabic = text(&files, "ar/my-iro/index.html");
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\""), "{arabic}");
    assert!(arabic.contains("href=\"/front-seat/my-iro/\" hreflang=\"en\""), "{arabic}");
    assert!(arabic.contains("20 نوفمبر 2026") && arabic.contains("اجتماع"), "{arabic}");
    assert!(text(&files, "_headers").contains("/front-seat/ar/say/talk/\n  Cache-Control: no-store\n"));
    let FormFile { form, site } = form_file(&files, "form-talk-ar-");
    assert_eq!((form.lang.as_str(), site.home.as_str(), site.base.as_str()), ("ar", "/front-seat/ar/", "/front-seat/"));
}

#[test]
fn a_language_without_a_page_or_the_council_s_words_is_named() {
    let mut public = in_two_languages();
    public.remove("pages/ar/iro.md");
    public.remove("words/ar/council.ftl");
    sample::check_files(
        &public,
        sample::KEYS,
        "public/pages/ar: there is no page at my-iro/, as public/pages/en/iro.md is in English; translate it\n\
         public/words/ar/council.ftl: this file is not there, but what council.toml says in English needs its words; write it",
    );
    let mut public = in_two_languages();
    let wrong = format!("{}# Nobody.\nperson-nobody = x\n", ARABIC.replace("meeting =", "meetings ="));
    public.put("words/ar/council.ftl", wrong);
    sample::check_files(
        &public,
        sample::KEYS,
        "public/words/ar/council.ftl: there is no message \"meeting\", which council.toml has in English; add it\n\
         public/words/ar/council.ftl:2:1: the message \"meetings\" says nothing that council.toml has; take it out\n\
         public/words/ar/council.ftl:47:1: the message \"person-nobody\" says nothing that council.toml has; take it out",
    );
}

#[test]
fn a_translation_leaves_out_no_word_silently_that_a_form_may_do_without() {
    let mut public = in_two_languages();
    let words = String::from_utf8_lossy(public.bytes("words/ar/talk.ftl").unwrap_or(b"")).into_owned();
    let mut shorter = words.clone();
    for gone in [
        "    .hint = One line.\n",
        "    .is-stop-hint = Something to stop\n",
        "# Above the first question.\nform-before = Ring { $phone-out-of-hours }.\n",
    ] {
        assert!(shorter.contains(gone), "{gone}");
        shorter = shorter.replace(gone, "");
    }
    public.put("words/ar/talk.ftl", shorter);
    sample::check_files(
        &public,
        sample::KEYS,
        "public/words/ar/talk.ftl: there is no message \"form-before\", as there is in English; add it\n\
         public/words/ar/talk.ftl:4:1: the message \"headline\" has no .hint, as it has in English; add it\n\
         public/words/ar/talk.ftl:7:1: the message \"topics\" has no .is-stop-hint, as it has in English; add it",
    );
}

#[test]
fn a_page_that_only_one_language_has_is_linked_from_no_other() {
    let mut public = in_two_languages();
    let page = String::from_utf8_lossy(public.bytes("pages/ar/iro.md").unwrap_or(b"")).into_owned();
    public.put("pages/ar/own.md", page.replace("my-iro/", "own/"));
    let checked = sample::checked(&public, Some(&sample::keys()));
    let files = printed(&public, &checked);
    assert!(!text(&files, "ar/own/index.html").contains("hreflang=\"en\""));
    assert!(text(&files, "ar/all-pages/index.html").contains("hreflang=\"en\""));
}

#[test]
fn a_language_that_tells_counts_apart_tells_all_of_them() {
    let mut public = in_two_languages();
    let words = String::from_utf8_lossy(public.bytes("words/ar/inbox.ftl").unwrap_or(b"")).into_owned();
    public.put("words/ar/inbox.ftl", format!("{words}# One.\ntitle-one = x\n# Wrong.\ntitle-dozen = x\n"));
    let report = sample::checked(&public, Some(&sample::keys())).report();
    for missing in ["few", "many", "two", "zero"] {
        let says = format!("the message \"title\" has no \"title-{missing}\", which this language needs; add it");
        assert!(report.contains(&says), "{report}");
    }
    assert!(report.contains("the message \"title-dozen\" is used nowhere") && report.contains("5 faults"), "{report}");
}
