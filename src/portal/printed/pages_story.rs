//! What the printed pages promise, read from their HTML.

use crate::{
    printed::pages,
    sample,
    site::{Assets, Explainer, Fact, Home, Other, Way},
};

fn assets() -> Assets {
    Assets {
        style: "a>b{color:red}".into(),
        boot: "boot-1.js".into(),
        boot_integrity: "sha384-AAAA".into(),
        outbox: "outbox-child-en.js".into(),
        read: "read-1.js".into(),
        app_js: "app/portal-1.js".into(),
        app_wasm: "app/portal-1.wasm".into(),
        form: "form-child-8-11-en-1.json".into(),
        others: vec![Other {
            lang: "ar".into(), dir: "rtl".into(), name: "العربية".into(), path: "ar/my-iro/".into()
        }],
    }
}

fn home() -> String {
    let way = |path: &str, words: &str| Way { path: path.into(), words: words.into() };
    let home = Home {
        doors: vec![way("say/not-yet/", "7 or under"), way("say/8-11/", "8 to 11")],
        rows: vec![way("say/carer/", "I look after a child")],
        links: vec![way("my-iro/", "Who is my IRO?")],
    };
    pages::home(&sample::site(), &assets(), &home)
}

fn explainer() -> Explainer {
    Explainer {
        picture: String::new(),
        script: String::new(),
        voice: forms::Voice::Child,
        title: "Who is <my> IRO?".into(),
        summary: "Your IRO checks.".into(),
        html: "<p>Your IRO checks.<a href=\"#fact-first\">1</a></p>".into(),
        facts: vec![Fact {
            id: "first".into(),
            says: "Everybody has one".into(),
            source: "Children Act 1989, section 25A".into(),
            checked: "20 November 2026".into(),
        }],
        formal: false,
        checked_by_young_people: false,
        others: vec![(forms::Voice::Adult, "my-iro/adult/".into())],
    }
}

fn form() -> String {
    pages::form(&sample::site(), &assets(), &sample::form(), "<p>Ring 999.</p>")
}

fn closed() -> String {
    pages::closed(&sample::site(), &assets(), &sample::form())
}

fn all() -> [(&'static str, String); 5] {
    let site = sample::site();
    [
        ("home", home()),
        ("form", form()),
        ("explainer", pages::explainer(&site, &assets(), &explainer())),
        ("not found", pages::not_found(&site, &assets())),
        ("closed", closed()),
    ]
}

/// Every start tag of this name.
fn tags<'html>(html: &'html str, name: &str) -> Vec<&'html str> {
    let open = format!("<{name} ");
    html.split(open.as_str()).skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

#[test]
fn every_page_has_the_way_out_help_and_one_title() {
    for (name, html) in all() {
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\""), "{name}");
        assert_eq!(html.matches("<h1 id=\"title\"").count(), 1, "{name}");
        assert!(html.contains("href=\"https://www.bbc.co.uk/weather\" rel=\"noreferrer noopener\""), "{name}");
        assert!(html.contains("href=\"/front-seat/help-now/\" data-dialog=\"help\""), "{name}");
        assert!(html.contains("href=\"tel:08001111\""), "{name}");
        assert!(!html.contains("<!>") && !html.contains("<!--"), "{name} has marks for hydration");
    }
}

#[test]
fn no_page_holds_a_script_and_each_holds_the_one_style_that_the_policy_allows() {
    for (name, html) in all() {
        let scripts = tags(&html, "script");
        assert!(scripts.len() == 1 && scripts[0].starts_with("src=\"/front-seat/boot-1.js\""), "{name}: {scripts:?}");
        assert_eq!(html.matches("<style").count(), 1, "{name}");
        assert!(html.contains("<style>a>b{color:red}</style>"), "{name}: a changed style has another hash");
        assert!(!html.contains(" style=") && !html.contains(" onclick"), "{name}");
        assert_eq!(html.matches("://").count(), html.matches("https://www.bbc.co.uk").count(), "{name}");
    }
}

#[test]
fn nothing_typed_can_be_submitted_anywhere() {
    for (name, html) in all() {
        assert!(!html.contains("<form"), "{name}");
        for button in tags(&html, "button") {
            assert!(button.contains("type=\"button\""), "{name}: {button}");
        }
        for typed in tags(&html, "textarea") {
            assert!(!typed.contains("name=") && typed.contains("autocomplete=\"off\""), "{name}: {typed}");
        }
    }
}

#[test]
fn only_a_form_asks_for_the_app() {
    for (name, html) in all() {
        assert_eq!(html.contains(".wasm") || html.contains("data-form="), name == "form", "{name}");
    }
}

#[test]
fn the_first_question_stands_with_all_that_it_needs() {
    let html = form();
    for part in ["What about headline?", "One line is enough.", "data-starter", "data-go=\"skip\"", "data-go=\"next\""]
    {
        assert!(html.contains(part), "{part} is missing");
    }
    let question = html.split("</main>").next().unwrap_or_default();
    let mut inputs = question.split("<input").skip(1).filter_map(|input| input.split('>').next());
    assert!(inputs.all(|input| !input.contains(" checked")), "something is chosen beforehand");
    let (_, box_) = question.split_once("<textarea").expect("a box to write in");
    assert!(box_.split_once('>').is_some_and(|(_, inside)| inside.starts_with("</textarea>")), "{box_}");
    assert!(html.contains("5 minutes"), "covering and rubbing out is announced at the start");
}

#[test]
fn the_core_of_the_form_is_there_on_paper_and_where_it_goes() {
    let html = form();
    let paper = html.split("class=\"paper\"").nth(1).expect("a paper form");
    for question in sample::form().questions.iter().filter(|question| question.topic.is_empty()) {
        let is_core = question.part != forms::Part::More && question.id != forms::form::known::CALLED;
        assert_eq!(paper.contains(&format!(">{}<", question.ask)), is_core, "{}", question.id);
    }
    assert_eq!(paper.matches("Something I ticked:").count(), 4);
    assert_eq!(paper.matches("may hear it").count(), 1, "what the small boxes mean is said once");
    for part in ["01632 960001", "IRO team only. Do not open or scan.", "Sampleton SA1 1AA", "paper__signs"] {
        assert!(paper.contains(part), "{part} is missing");
    }
    let about = forms::Form { to: wire::Route::ABOUT_MY_OFFICER.into(), ..sample::form() };
    let about = pages::form(&sample::site(), &assets(), &about, "");
    assert!(about.contains("Only for the manager of the IRO team.") && !about.contains("IRO team only."), "{about}");
}

#[test]
fn without_the_app_a_form_offers_paper_and_the_phone() {
    let html = form();
    let (_, note) = html.split_once("class=\"no-app\"").expect("one note, whatever keeps the questions from running");
    for part in ["can’t run on this device", "has not come yet", "data-print", "01632 960001", "01632 960003"] {
        assert!(note.contains(part), "{part} is missing");
    }
}

#[test]
fn a_page_offers_its_other_languages_by_their_own_names() {
    let html = pages::explainer(&sample::site(), &assets(), &explainer());
    assert!(html.contains("<link rel=\"alternate\" hreflang=\"ar\" href=\"/front-seat/ar/my-iro/\">"), "{html}");
    let link = "<a href=\"/front-seat/ar/my-iro/\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">العربية</a>";
    assert!(html.contains(link), "{html}");
}

#[test]
fn home_leads_where_press_says_in_that_order() {
    let home = home();
    let leads = |words: &str| {
        let before = home.split(words).next().unwrap_or_default();
        before
            .rsplit("<a ")
            .next()
            .and_then(|link| link.split("href=\"").nth(1))
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(leads("7 or under"), "/front-seat/say/not-yet/");
    assert_eq!(leads("8 to 11"), "/front-seat/say/8-11/");
    assert_eq!(leads("I look after a child"), "/front-seat/say/carer/");
    assert_eq!(leads("Who is my IRO?"), "/front-seat/my-iro/");
    // Each door shows one of the chairs at the table.
    for chair in ["chair-1", "chair-2", "chair-3", "chair-4"] {
        assert_eq!(home.matches(&format!("<g id=\"{chair}\">")).count(), 1, "{chair}: {home}");
    }
    assert!(home.contains("<use href=\"#chair-2\"/></svg><span>8 to 11</span>"), "{home}");
    assert!(home.contains("class=\"door\" href=\"/front-seat/say/8-11/\""), "{home}");
}

#[test]
fn an_explainer_names_its_sources_and_says_who_has_not_checked_it() {
    let (_, html) = &all()[2];
    assert!(html.contains("<title>Who is &lt;my&gt; IRO? – Front Seat</title>"), "{html}");
    assert!(html.contains(
        "<li id=\"fact-first\">Everybody has one: Children Act 1989, section 25A. Checked 20 November 2026."
    ));
    assert!(html.contains("Young people have not checked these words yet."));
    assert!(html.contains("<a href=\"/front-seat/my-iro/adult/\">For adults</a>"), "{html}");
}

#[test]
fn sources_are_folded_away_for_children_and_open_for_others() {
    let print =
        |voice, formal| pages::explainer(&sample::site(), &assets(), &Explainer { voice, formal, ..explainer() });
    for (voice, formal, is_open) in [
        (forms::Voice::Child, false, false),
        (forms::Voice::Teen, false, false),
        (forms::Voice::Child, true, true),
        (forms::Voice::Adult, false, true),
    ] {
        let html = print(voice, formal);
        assert_eq!(html.contains("<details class=\"facts\" open"), is_open, "{voice:?}: {html}");
        assert_eq!(html.contains("<details class=\"facts\">"), !is_open, "{voice:?}: {html}");
    }
    assert!(print(forms::Voice::Child, false).contains("<summary>For grown-ups: where this comes from</summary>"));
}

#[test]
fn a_page_carries_its_voice_and_only_children_s_words_wait_for_young_people() {
    let adult = forms::Form { voice: forms::Voice::Adult, ..sample::form() };
    let html = pages::form(&sample::site(), &assets(), &adult, "");
    assert!(html.contains("data-voice=\"adult\"") && !html.contains("Young people have not checked"), "{html}");
    assert!(form().contains("data-voice=\"child\"") && form().contains("Young people have not checked"));
}
