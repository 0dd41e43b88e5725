//! The staff's site: one page a language, and the JSON that the inbox reads.

use std::collections::BTreeMap;

use forms::{Form, Record, Rule, Rules, ShareRule, Voice, form::known};
use inbox::site::{config::Config, words::Words};
use portal::site::{Other, words::Words as Interface};

use super::{
    Plan, Whole, apps,
    files::{Files, Keep},
    script, style,
};
use crate::{
    asked,
    form::{
        Draft,
        expand::{Asked, expand},
        resolve::resolve,
        words::{IN_INBOX, TITLE},
    },
    language::HEAD,
    page::text::escape,
    public::Public,
    words::{self, interface::spoken, variables::Variables},
};

const PAGE: &str = include_str!("../../inbox/index.html");
const BOOT: &str = include_str!("../../inbox/browser/boot.js");
/// The site's mark, for the browser's tab.
const ICON: &str = "pictures/chair.svg";
/// What the style shows where there is no letter.
const NOTHING_YET: &str = "pictures/nothing-yet.svg";

/// The staff's page in one language, with everything that it names.
///
/// # Errors
///
/// What is missing or wrong and what to do.
pub fn print(whole: Whole<'_>, plan: &Plan, files: &mut Files) -> Result<(), String> {
    let Whole { public, council, keys, language } = whole;
    let (variables, head) = (&language.variables, &language.head);
    let app = apps::read(&plan.app("inbox"), "inbox")?.put("app", files);
    let desk = apps::read(&plan.app("desk"), "desk")?.put("worker", files);
    let worker = files.put_hashed("worker/entry", "js", script::worker_entry(&desk, None));
    let style = files.put_hashed("style", "css", style::join(&plan.style, "inbox.css", &council.colours)?);
    let boot = files.put_hashed("boot-inbox", "js", script::tidy(BOOT));
    // The page names its files from where it stands.
    let beneath = |file: &str| format!("{}{file}", if head.folder.is_empty() { "" } else { "../" });
    let mut words = language.inbox.as_ref().map(|words| spoken(words, Voice::Staff, variables)).unwrap_or_default();
    words.insert(HEAD[1].to_owned(), head.locale.clone());
    let people = council.people.people.iter().map(|person| (person.id.clone(), person.name.clone()));
    let config = Config {
        council: council.id.clone(),
        council_name: council.name.clone(),
        lang: head.lang.clone(),
        dir: head.dir.clone(),
        post_box: plan.place.origins.post_box.clone(),
        worker: beneath(&worker),
        words: Words(words.clone()),
        forms: language.forms.iter().map(|(id, words)| (id.clone(), called(words, variables))).collect(),
        counted: counted(whole),
        people: people.collect(),
        codes: council.people.people.iter().map(|person| person.code.clone()).filter(|code| !code.is_empty()).collect(),
        roster: council.people.roster.clone(),
        hours: council.hours.clone(),
        time_zone: council.time_zone.clone(),
        rules: rules(public),
        fingerprint: variables.fingerprint().to_owned(),
        keyset: keys.version,
        // The worker names it from where its script stands.
        keyset_url: format!("../{}", files.put_keyset(keys)),
        asked: Record::default(),
    };
    for name in [ICON, NOTHING_YET] {
        if let Some(picture) = plan.public.bytes(name) {
            files.put_kept(name, Keep::ADay, picture);
        }
    }
    let config = files.put_hashed(&format!("inbox-{}", head.lang), "json", json::write(&config));
    let asked = files.put_hashed(asked::STEM, "txt", plan.asked.as_str());
    let mut values: BTreeMap<String, String> =
        words.into_iter().map(|(id, text)| (format!("word:{id}"), text)).collect();
    let own = [
        ("style", beneath(&style)),
        ("boot", beneath(&boot)),
        ("boot-integrity", files.integrity(&boot)),
        ("icon", beneath(ICON)),
        ("app-js", beneath(&app.script)),
        ("app-wasm", beneath(&app.wasm)),
        ("config", beneath(&config)),
        ("asked", beneath(&asked)),
        ("languages", languages(whole)),
        ("lang", head.lang.clone()),
        ("dir", head.dir.clone()),
    ];
    values.extend(own.map(|(name, value)| (name.to_owned(), value)));
    files.put(&format!("{}index.html", head.folder), fill(PAGE, &values)?);
    Ok(())
}

/// A link to this page in each other language, by the language's own name for itself.
fn languages(whole: Whole<'_>) -> String {
    let up = if whole.language.head.folder.is_empty() { "" } else { "../" };
    let link = |other: Other| {
        let Other { lang, dir, name, path } = other;
        format!("<a href=\"{up}{path}\" hreflang=\"{lang}\" lang=\"{lang}\" dir=\"{dir}\">{}</a>", escape(&name))
    };
    whole.others("").into_iter().map(link).collect::<Vec<_>>().join(" ")
}

/// What staff call a form: its title, unless its words say otherwise.
fn called(words: &words::Words, variables: &Variables) -> String {
    words.attribute(TITLE, IN_INBOX, variables).or_else(|| words.text(TITLE, variables)).unwrap_or_default()
}

/// The forms whose answers are counted, in the words of today.
fn counted(Whole { public, council, language, .. }: Whole<'_>) -> Vec<Form> {
    let form = |draft: &Draft| {
        let words = language.forms.get(&draft.id)?;
        let variables = &language.variables;
        let interface: Vec<_> = spoken(language.interface.as_ref()?, draft.voice, variables).into_iter().collect();
        let said = (language.head.lang.as_str(), Interface::new(&interface));
        Some(resolve(draft, words, said, variables, &council.people, false))
    };
    public.forms.iter().filter(|draft| draft.counted).filter_map(form).collect()
}

/// What each form says of its questions, and of those that it once asked.
fn rules(public: &Public) -> Rules {
    let mut rules = Rules::default();
    for form in &public.forms {
        for Asked { id, question, show_if, .. } in expand(form) {
            let helper = show_if.filter(|condition| condition.question.value == known::HELPED && !condition.not);
            rules.put(
                &form.id,
                &id,
                Rule {
                    private: question.share == ShareRule::Private,
                    safety: question.safety,
                    by_adult: question.by_adult || (form.by_adult && question.share != ShareRule::WithLetter),
                    beside: helper.into_iter().flat_map(|condition| condition.is).map(|who| who.value).collect(),
                },
            );
        }
        for retired in &form.retired {
            let rule = Rule { private: retired.private, safety: retired.safety, ..Rule::default() };
            retired.ids(form).iter().for_each(|id| rules.put(&form.id, id, rule.clone()));
        }
    }
    rules
}

/// Fills every `{{place}}`; the line that is meant for Trunk is left out.
fn fill(page: &str, values: &BTreeMap<String, String>) -> Result<String, String> {
    let mut filled = String::with_capacity(page.len());
    for line in page.lines().filter(|line| !line.contains("data-trunk")) {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("{{") {
            let (name, after) = after.split_once("}}").unwrap_or((after, ""));
            let value = values.get(name).ok_or_else(|| {
                format!("the inbox's page asks for {{{{{name}}}}}, which inbox.ftl does not have; add it")
            })?;
            filled.push_str(before);
            // Links are made here, of what has been escaped already.
            filled.push_str(&if name == "languages" { value.clone() } else { escape(value) });
            rest = after;
        }
        filled.push_str(rest);
        filled.push('\n');
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_inbox_is_told_what_the_forms_ask_and_keep_private_topic_by_topic() {
        let mut folder = sample::folder();
        let form = String::from_utf8_lossy(folder.bytes("forms/talk.toml").expect("the form")).into_owned();
        let private = |form: String, id: &str| form.replace(id, &format!("{id}\nshare = \"private\""));
        let form = ["id = \"how\"", "id = \"why\""].into_iter().fold(form, private);
        folder.put("forms/talk.toml", form.replace("id = \"why\"", "id = \"why\"\nsafety = true"));
        let rules = rules(&sample::checked(&folder, Some(&sample::keys())).public);
        let private = r#""school-how":{"private":true},"soon":{},"stop-how":{"private":true},"topics":{}"#;
        let safety = r#""why":{"private":true,"safety":true}"#;
        assert_eq!(
            json::write(&rules),
            format!("{{\"talk\":{{\"headline\":{{}},\"officer\":{{}},{private},{safety}}}}}")
        );
    }

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let values =
            BTreeMap::from([("lang", "en"), ("word:title", "A & \"B\"")].map(|(k, v)| (k.to_owned(), v.to_owned())));
        assert_eq!(fill(page, &values).unwrap_or_else(|why| why), expected);
    }

    #[test]
    fn places_are_filled_and_escaped() {
        check(
            "<html lang=\"{{lang}}\">\n<b>{{word:title}}</b>{{lang}}",
            "<html lang=\"en\">\n<b>A &amp; &quot;B&quot;</b>en\n",
        );
        check("<link data-trunk rel=\"rust\" />\n<p>", "<p>\n");
    }

    #[test]
    fn a_word_that_nobody_wrote_is_named() {
        check("{{word:gone}}", "the inbox's page asks for {{word:gone}}, which inbox.ftl does not have; add it");
    }
}
