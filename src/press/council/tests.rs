//! Every fault of `council.toml`, word for word.

use crate::sample::{changed, check_report};

const COUNCIL: &str = "council.toml";

#[test]
fn what_is_not_toml_is_named_line_by_line() {
    check_report(
        &[(COUNCIL, "name = \"Sample Council\"", "name = \"Sample Council")],
        "public/council.toml:3:23: this is not TOML (invalid basic string, expected `\"`); see that every quotation mark has its partner",
    );
    check_report(
        &[(COUNCIL, "site = \"Front Seat\"", "site = \"Front Seat\"\nsite = \"Again\"")],
        "public/council.toml:5:1: this is not TOML (duplicate key); keep one of the two",
    );
}

#[test]
fn a_key_that_nobody_knows_is_named() {
    check_report(
        &[(COUNCIL, "meeting = \"meeting\"", "meeting = \"meeting\"\nmeting = \"review\"")],
        "public/council.toml:93:1: [words] takes no key \"meting\"; did you mean \"meeting\"?",
    );
    check_report(
        &[(COUNCIL, "help_now = true", "help_now = true\nfax = \"1\"")],
        "public/council.toml:28:1: the contact \"out-of-hours\" takes no key \"fax\"; use \"about\", \"audience\", \"checked\", \"help_now\", \"id\", \"name\", \"phone\" or \"source\"",
    );
}

#[test]
fn a_council_is_closed_for_now_only_if_it_says_so() {
    let closed = |says: &str| {
        let checked = changed(&[(COUNCIL, "[council]\n", &format!("[council]\n{says}\n"))]);
        assert!(checked.faults.is_empty(), "{}", checked.report());
        checked.public.languages["en"].council.as_ref().expect("a council").closed
    };
    assert_eq!([closed(""), closed("closed = false"), closed("closed = true")], [false, false, true]);
    check_report(
        &[(COUNCIL, "[council]\n", "[council]\nclosed = \"until Monday\"\n")],
        "public/council.toml:2:10: [council]: \"closed\" must be true or false, without quotes",
    );
}

#[test]
fn a_key_that_is_missing_is_named_with_an_example() {
    check_report(
        &[(COUNCIL, "name = \"Sample Council\"\n", "")],
        "public/council.toml:1:1: [council] has no \"name\"; add name = \"Exampleshire County Council\"",
    );
    check_report(
        &[(COUNCIL, "exit = \"https://weather.example/\"\n", "")],
        "public/council.toml:1:1: [council] has no \"exit\"; add exit = \"https://www.bbc.co.uk/weather\"",
    );
    check_report(
        &[(COUNCIL, "about = \"Free.\"\n", "")],
        "public/council.toml:40:1: [advocate] has no \"about\"; add about = \"An advocate helps you say what you want.\"",
    );
    check_report(
        &[(COUNCIL, "opens = \"09:00\"\n", "")],
        "public/council.toml:11:1: [hours] has no \"opens\"; add opens = \"09:00\"",
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_named() {
    check_report(
        &[(COUNCIL, "help_now = true", "help_now = \"yes\"")],
        "public/council.toml:27:12: the contact \"out-of-hours\": \"help_now\" must be true or false, without quotes",
    );
    check_report(
        &[(COUNCIL, "name = \"Sam\"", "name = 3")],
        "public/council.toml:50:8: the person \"sam\": \"name\" must be text in quotes",
    );
    check_report(
        &[(COUNCIL, "team = [\"dee\", \"dan\"]", "team = \"dee\"")],
        "public/council.toml:85:8: [duty]: \"team\" must be a list, as [\"one\", \"two\"]",
    );
}

#[test]
fn an_empty_number_is_refused() {
    check_report(
        &[(COUNCIL, "phone = \"01632 960100\"", "phone = \"\"")],
        "public/council.toml:24:9: the contact \"out-of-hours\" has an empty number; write it, with spaces as people say it",
    );
    check_report(
        &[(COUNCIL, "phone = \"01632 960200\"", "phone = \"ring us\"")],
        "public/council.toml:34:9: the contact \"team\": \"ring us\" is not a telephone number; write digits and spaces",
    );
}

#[test]
fn the_contacts_that_forms_promise_must_be_there() {
    check_report(
        &[(COUNCIL, "id = \"team\"", "id = \"office\"")],
        "public/council.toml:1:1: there is no contact \"team\"; add a [[contact]] with id = \"team\"\npublic/pages/en/iro.md:26:6: there is no variable $phone-team; there are $advocate, $advocate-phone, $council, $council-word, $iro-word, $lead, $meeting, $phone-office, $phone-out-of-hours, $reach-first, $record-within, $review, $site, $fingerprint",
    );
    check_report(
        &[(COUNCIL, "id = \"team\"", "id = \"advocate\"")],
        "public/council.toml:1:1: there is no contact \"team\"; add a [[contact]] with id = \"team\"\npublic/council.toml:32:6: the advocacy provider is written as [advocate], with who runs it; move it there\npublic/pages/en/iro.md:26:6: there is no variable $phone-team; there are $advocate, $advocate-phone, $council, $council-word, $iro-word, $lead, $meeting, $phone-advocate, $phone-out-of-hours, $reach-first, $record-within, $review, $site, $fingerprint",
    );
}

#[test]
fn somebody_may_be_reached_by_text_or_on_a_website() {
    let contact = |way: &str| {
        format!(
            "[[contact]]\nid = \"shout\"\nname = \"Shout\"\n{way}\nabout = \"x\"\naudience = \"all\"\nchecked = \"2026-11-20\"\nsource = \"x\"\n\n[advocate]"
        )
    };
    let check = |way: &str, expected: &str| check_report(&[(COUNCIL, "[advocate]", &contact(way))], expected);
    check("text = \"85258\"", "");
    check("web = \"https://www.childline.org.uk\"", "");
    check(
        "web = \"childline.org.uk\"",
        "public/council.toml:43:7: the contact \"shout\": \"childline.org.uk\" is not an address; write it as \"https://www.childline.org.uk\"",
    );
    check(
        "text = \"SHOUT\"",
        "public/council.toml:43:8: the contact \"shout\": \"SHOUT\" is not a telephone number; write digits and spaces",
    );
    check(
        "text = \"85258\"\nphone = \"85258\"",
        "public/council.toml:44:1: the contact \"shout\" takes no key \"phone\"; use \"about\", \"audience\", \"checked\", \"help_now\", \"id\", \"name\", \"source\" or \"text\"",
    );
}

#[test]
fn two_contacts_with_one_id_are_both_named() {
    check_report(
        &[(
            COUNCIL,
            "[advocate]",
            "[[contact]]\nid = \"team\"\nname = \"Again\"\nphone = \"999\"\nabout = \"x\"\naudience = \"all\"\nchecked = \"2026-11-20\"\nsource = \"x\"\n\n[advocate]",
        )],
        "public/council.toml:41:6: the contact \"team\" is already on line 32; give one of them another id",
    );
}

#[test]
fn a_contact_nobody_checked_is_refused() {
    check_report(
        &[(COUNCIL, "checked = \"2026-05-20\"\n", "")],
        "public/council.toml:31:1: the contact \"team\" has no \"checked\"; add checked = \"2026-11-20\"",
    );
    check_report(
        &[(COUNCIL, "checked = \"2026-05-20\"", "checked = \"May\"")],
        "public/council.toml:37:11: \"May\" is not a day; write it as \"2026-11-20\"",
    );
    check_report(
        &[(COUNCIL, "checked = \"2026-05-20\"", "checked = \"2026-5-20\"")],
        "public/council.toml:37:11: \"2026-5-20\" is not a day; write it as \"2026-11-20\"",
    );
}

#[test]
fn a_contact_checked_more_than_six_months_ago_is_refused() {
    check_report(
        &[(COUNCIL, "checked = \"2026-05-20\"", "checked = \"2026-05-19\"")],
        "public/council.toml:37:11: the contact \"team\" was last checked on 2026-05-19, more than six months before 2026-11-20; check it again and write the day",
    );
}

#[test]
fn a_contact_checked_in_the_future_says_that_a_clock_may_be_wrong() {
    check_report(
        &[(COUNCIL, "checked = \"2026-05-20\"", "checked = \"2026-11-21\"")],
        "public/council.toml:37:11: the contact \"team\" was checked on 2026-11-21, but today is 2026-11-20; correct the day, or the clock of this machine if that is wrong",
    );
}

#[test]
fn unknown_words_for_an_audience_are_refused() {
    check_report(
        &[(COUNCIL, "audience = \"child\"", "audience = \"children\"")],
        "public/council.toml:36:12: the contact \"team\": there is no audience \"children\"; use \"child\", \"adult\" or \"all\"",
    );
}

#[test]
fn hours_must_be_hours() {
    check_report(
        &[(COUNCIL, "opens = \"09:00\"", "opens = \"17:00\"")],
        "public/council.toml:14:10: the team opens at or after it closes; correct \"opens\" or \"closes\"",
    );
    check_report(
        &[(COUNCIL, "closes = \"17:00\"", "closes = \"5pm\"")],
        "public/council.toml:14:10: \"5pm\" is not a time of day; write it as \"17:00\"",
    );
    check_report(
        &[(COUNCIL, "closes = \"17:00\"", "closes = \"24:00\"")],
        "public/council.toml:14:10: \"24:00\" is not a time of day; write it as \"17:00\"",
    );
    check_report(
        &[(COUNCIL, "\"Friday\"", "\"Freitag\"")],
        "public/council.toml:12:19: there is no day \"Freitag\"; use \"Monday\", \"Tuesday\", \"Wednesday\", \"Thursday\", \"Friday\", \"Saturday\" or \"Sunday\"",
    );
    check_report(
        &[(COUNCIL, "\"Friday\"", "\"Fryday\"")],
        "public/council.toml:12:19: there is no day \"Fryday\"; did you mean \"Friday\"?",
    );
    check_report(
        &[(COUNCIL, "\"Friday\"", "\"Monday\"")],
        "public/council.toml:12:19: Monday is named twice; take one out",
    );
    check_report(
        &[(COUNCIL, "days = [\"Monday\", \"Friday\"]", "days = []")],
        "public/council.toml:11:1: the team works on no day, so no letter would ever be seen; name its days",
    );
    check_report(
        &[(COUNCIL, "seen = \"8h\"", "seen = \"8\"")],
        "public/council.toml:17:8: seen \"8\" is not a stretch of working time; write it as \"8h\" or \"30m\"",
    );
    check_report(
        &[(COUNCIL, "seen = \"8h\"", "seen = \"0h\"")],
        "public/council.toml:17:8: seen \"0h\" is not a stretch of working time; write it as \"8h\" or \"30m\"",
    );
}

#[test]
fn an_officer_has_a_code_that_is_nobody_elses() {
    check_report(
        &[(COUNCIL, "code = \"KM\"\n", "")],
        "public/council.toml:49:6: the officer \"sam\" has no code; add code = \"KM\", two of 2346789FKMPQRWXY",
    );
    for wrong in ["km", "K", "KMP", "K1", "ÄM"] {
        let says = format!(
            "public/council.toml:53:8: the code \"{wrong}\" is not two of 2346789FKMPQRWXY; choose two, as \"KM\""
        );
        check_report(&[(COUNCIL, "code = \"KM\"", &format!("code = \"{wrong}\""))], &says);
    }
    check_report(
        &[(COUNCIL, "code = \"7R\"", "code = \"KM\"")],
        "public/council.toml:61:8: the code \"KM\" is already that of \"sam\"; choose another",
    );
    let people = changed(&[]).public.council.expect("a council").people.people;
    let codes: Vec<&str> = people.iter().map(|person| person.code.as_str()).collect();
    assert_eq!(codes, ["KM", "7R", "", "", "", ""]);
}

#[test]
fn an_accent_that_cannot_be_read_is_measured() {
    check_report(
        &[(COUNCIL, "#0B4F5E", "#2A7D8F")],
        "public/council.toml:6:10: accent #2A7D8F on the cream ground #FFF4D6 has a contrast of 4.3:1; at least 7:1 is needed, so choose a darker colour\npublic/council.toml:6:10: accent #2A7D8F on the light ground #FBF8F3 has a contrast of 4.4:1; at least 7:1 is needed, so choose a darker colour\npublic/council.toml:6:10: accent #2A7D8F on the light surface #FFFFFF has a contrast of 4.7:1; at least 7:1 is needed, so choose a darker colour\npublic/council.toml:6:10: white #FFFFFF on accent #2A7D8F has a contrast of 4.7:1; at least 7:1 is needed, so choose a darker colour",
    );
    check_report(
        &[(COUNCIL, "#8FD3E0", "#4A90A0")],
        "public/council.toml:7:15: accent_dark #4A90A0 on the dark ground #14191C has a contrast of 4.8:1; at least 7:1 is needed, so choose a lighter colour\npublic/council.toml:7:15: accent_dark #4A90A0 on the dark surface #1E2529 has a contrast of 4.2:1; at least 7:1 is needed, so choose a lighter colour\npublic/council.toml:7:15: dark ink #0E1A1D on accent_dark #4A90A0 has a contrast of 4.8:1; at least 7:1 is needed, so choose a lighter colour",
    );
    check_report(
        &[(COUNCIL, "#0B4F5E", "teal")],
        "public/council.toml:6:10: accent \"teal\" is not a colour; write # and six hexadecimal digits",
    );
}

#[test]
fn origins_must_be_what_a_browser_calls_an_origin() {
    check_report(
        &[(COUNCIL, "https://b.example", "https://b.example/")],
        "public/council.toml:9:83: \"https://b.example/\" is not an origin: after the // only a host in lower case may stand, without a path or a closing /; write it as \"https://post.example\"",
    );
    check_report(
        &[(COUNCIL, "https://b.example", "http://b.example")],
        "public/council.toml:9:83: \"http://b.example\" is not an origin: only this machine may be reached without https; write it as \"https://post.example\"",
    );
    check_report(
        &[(COUNCIL, "https://b.example", "b.example")],
        "public/council.toml:9:83: \"b.example\" is not an origin: it does not start with https://; write it as \"https://post.example\"",
    );
    check_report(
        &[(COUNCIL, "https://b.example", "https://b.example:port")],
        "public/council.toml:9:83: \"https://b.example:port\" is not an origin: the port is not a number; write it as \"https://post.example\"",
    );
    check_report(
        &[(COUNCIL, "https://b.example", "https://p.example")],
        "public/council.toml:9:11: two of the origins are the same; each needs a host of its own",
    );
}

#[test]
fn leaving_must_lead_somewhere() {
    check_report(
        &[(COUNCIL, "https://weather.example/", "weather")],
        "public/council.toml:8:8: exit \"weather\" is not an address; write a harmless website, as \"https://www.bbc.co.uk/weather\"",
    );
}

#[test]
fn an_officer_needs_a_cover_who_is_somebody_else() {
    check_report(
        &[(COUNCIL, "cover = \"priya\"\n", "")],
        "public/council.toml:49:6: the officer \"sam\" has no cover, so nobody would read their letters when they are away; add cover = \"…\", or name them in [duty] or [manager] if they are no officer",
    );
    check_report(
        &[(COUNCIL, "cover = \"priya\"", "cover = \"\"")],
        "public/council.toml:52:9: the officer \"sam\" has no cover, so nobody would read their letters when they are away; add cover = \"…\", or name them in [duty] or [manager] if they are no officer",
    );
    check_report(
        &[(COUNCIL, "cover = \"priya\"", "cover = \"sam\"")],
        "public/council.toml:52:9: \"sam\" covers for themselves; name somebody else",
    );
    check_report(
        &[(COUNCIL, "cover = \"priya\"", "cover = \"pryia\"")],
        "public/council.toml:52:9: the cover \"pryia\" of \"sam\" is not a [[person]]; did you mean \"priya\"?",
    );
    check_report(
        &[(COUNCIL, "id = \"dee\"\nname", "id = \"tom\"\nname")],
        "keys.toml:21:6: \"dee\" has keys but is no [[person]] of the council; take the keys out, or add the person\npublic/council.toml:83:8: the duty lead \"dee\" is not a [[person]]; use \"sam\", \"priya\", \"tom\", \"dan\", \"maya\" or \"mo\"\npublic/council.toml:85:9: the duty team member \"dee\" is not a [[person]]; use \"sam\", \"priya\", \"tom\", \"dan\", \"maya\" or \"mo\"",
    );
}

#[test]
fn every_office_needs_somebody_who_is_there() {
    check_report(
        &[(COUNCIL, "lead = \"dee\"", "lead = \"del\"")],
        "public/council.toml:83:8: the duty lead \"del\" is not a [[person]]; did you mean \"dee\"?",
    );
    check_report(
        &[(COUNCIL, "deputy = \"mo\"", "deputy = \"max\"")],
        "public/council.toml:89:10: the manager's deputy \"max\" is not a [[person]]; did you mean \"maya\"?",
    );
    check_report(
        &[(COUNCIL, "[manager]\nlead = \"maya\"\ndeputy = \"mo\"\n", "")],
        "public/council.toml:1:1: council.toml has no [manager] table; add it",
    );
    check_report(
        &[(COUNCIL, "deputy = \"dan\"", "deputy = \"dee\"")],
        "public/council.toml:84:10: \"dee\" is lead and deputy at once; name somebody else as deputy",
    );
    check_report(
        &[(COUNCIL, "team = [\"dee\", \"dan\"]", "team = [\"dee\", \"dee\"]")],
        "public/council.toml:82:1: the duty team has fewer than two people; name two or more in \"team\"\npublic/council.toml:85:16: \"dee\" is named twice in the duty team; take one out",
    );
    check_report(
        &[(COUNCIL, "team = [\"dee\", \"dan\"]", "team = [\"dee\", \"sam\"]")],
        "public/council.toml:85:9: a letter to \"priya\" finds 1 of the duty team besides \"priya\" and \"sam\"; two are needed, so name more people in \"team\"\npublic/council.toml:85:9: a letter to \"sam\" finds 1 of the duty team besides \"sam\" and \"priya\"; two are needed, so name more people in \"team\"\npublic/council.toml:85:16: the duty team member \"sam\" is also an officer, so a letter about them would lie before them; name somebody else",
    );
}

#[test]
fn a_letter_about_an_officer_never_reaches_that_officer() {
    check_report(
        &[(COUNCIL, "lead = \"dee\"", "lead = \"sam\"")],
        "public/council.toml:83:8: the duty lead \"sam\" is also an officer, so a letter about them would lie before them; name somebody else",
    );
    check_report(
        &[(COUNCIL, "lead = \"maya\"", "lead = \"sam\"")],
        "public/council.toml:73:6: the officer \"maya\" has no cover, so nobody would read their letters when they are away; add cover = \"…\", or name them in [duty] or [manager] if they are no officer\npublic/council.toml:88:8: the manager \"sam\" is also an officer, so a letter about them would reach them; name somebody else",
    );
    check_report(
        &[(COUNCIL, "cover = \"sam\"", "cover = \"maya\"")],
        "public/council.toml:88:8: the manager \"maya\" also covers for \"priya\", so a letter about that officer would reach their cover; name somebody else",
    );
}

#[test]
fn two_people_with_one_id_are_both_named() {
    check_report(
        &[(COUNCIL, "id = \"mo\"", "id = \"maya\"")],
        "keys.toml:36:6: \"mo\" has keys but is no [[person]] of the council; take the keys out, or add the person\npublic/council.toml:78:6: the person \"maya\" is already on line 73; give one of them another id\npublic/council.toml:89:10: the manager's deputy \"mo\" is not a [[person]]; use \"sam\", \"priya\", \"dee\", \"dan\" or \"maya\"",
    );
}

#[test]
fn ids_are_plain() {
    check_report(
        &[(COUNCIL, "id = \"sample\"", "id = \"Sample Council\"")],
        "public/council.toml:2:6: the id \"Sample Council\" may have only lower-case letters, digits and hyphens, and must start with a letter",
    );
}
