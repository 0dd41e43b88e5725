//! Questions that a form asks no more: letters that answered one are read by the rule that it had then.

use std::collections::{BTreeMap, BTreeSet};

use forms::{ShareRule, form::known};
use portal::journey::start::TOGETHER;

use super::{
    Draft,
    expand::{expand, joined_id},
    meaning,
    question::rule,
};
use crate::{
    asked::Lines,
    fault::{Faults, Placed},
    table::Table,
};

/// One of them, as the form's head has it.
#[derive(Clone, Debug)]
pub struct Retired {
    /// Its id, before it was asked once for each choice of another.
    pub id: Placed<String>,
    /// Whether its answers were kept private whatever was chosen.
    pub private: bool,
    /// Whether it was about safety.
    pub safety: bool,
    /// It was asked once for each choice of this question.
    pub for_each: Option<Placed<String>>,
}

impl Retired {
    /// Every id under which it was asked.
    pub fn ids(&self, draft: &Draft) -> Vec<String> {
        let Some(topic) = &self.for_each else { return vec![self.id.value.clone()] };
        let topics = draft.questions.iter().filter(|question| question.id.value == topic.value);
        topics.flat_map(|topics| topics.kind.choices()).map(|choice| joined_id(&choice.id, &self.id.value)).collect()
    }
}

/// Reads the list in a form's head.
pub fn read(head: &mut Table<'_>, faults: &mut Faults) -> Vec<Retired> {
    let all =
        head.each("retired", "safe", faults, |table, faults| (rule(table, faults), table.text("for_each", faults)));
    let retired =
        |(id, ((share, safety), for_each))| Retired { id, private: share == ShareRule::Private, safety, for_each };
    all.into_iter().map(retired).collect()
}

/// Notes an id that is used anew, and, by what was ever printed, a question that is gone and not listed.
pub fn check(draft: &Draft, ever: &Lines, faults: &mut Faults) {
    let mut old: BTreeMap<String, &Retired> = BTreeMap::new();
    for one in &draft.retired {
        let ids = one.ids(draft);
        if let Some(topic) = one.for_each.as_ref().filter(|_| ids.is_empty()) {
            let (id, name) = (&one.id.value, &topic.value);
            let says = format!(
                "for_each of the retired \"{id}\": there is no question \"{name}\" with choices; list each id that was asked"
            );
            faults.note(&topic.place, says);
        }
        old.extend(ids.into_iter().map(|id| (id, one)));
    }
    let now = expand(draft);
    for one in &now {
        if let Some(first) = old.get(&one.id) {
            let says = format!(
                "the id \"{}\" is retired on {}, and what was answered then would be read as an answer to this; give this question another id",
                one.id,
                first.id.place.line_words()
            );
            faults.note(&one.question.id.place, says);
        }
    }
    let printed = ever.iter().filter(|line| !meaning::is_line(line)).filter_map(|line| {
        let mut words = line.split(' ');
        (words.next()? == draft.id).then(|| words.nth(1)).flatten()
    });
    // Whose letter it is may be the form's own doing, and who typed is asked by the app.
    let is_there = |id: &str| [known::OFFICER, TOGETHER].contains(&id) || now.iter().any(|one| one.id == id);
    for id in printed.filter(|id| !is_there(id) && !old.contains_key(*id)).collect::<BTreeSet<_>>() {
        let says = format!(
            "the question \"{id}\" was printed once and is asked no more; write {{ id = \"{id}\" }} into retired, with the share and safety that it had"
        );
        faults.note(&draft.place, says);
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::check_report;

    const FORM: &str = "forms/talk.toml";

    /// The report of the sample with this list in the head of its form.
    #[track_caller]
    fn check(list: &str, expected: &str) {
        check_report(&[(FORM, "version = 1\n", &format!("version = 1\nretired = [{list}]\n"))], expected);
    }

    #[test]
    fn a_retired_id_is_not_used_anew_nor_for_a_topic() {
        check("{ id = \"safe\", share = \"private\", safety = true }, { id = \"change\", for_each = \"topics\" }", "");
        let anew = |line, id, place| {
            format!(
                "public/forms/talk.toml:{place}: the id \"{id}\" is retired on line {line}, and what was answered then would be read as an answer to this; give this question another id"
            )
        };
        check("{ id = \"why\" }", &anew(2, "why", "32:6"));
        check("{ id = \"school-how\" }", &anew(2, "school-how", "24:6"));
        let both = ["school-how", "stop-how"].map(|id| anew(2, id, "24:6"));
        check("{ id = \"how\", for_each = \"topics\" }", &both.join("\n"));
    }

    #[test]
    fn what_was_printed_once_is_asked_or_retired() {
        let renamed = [(FORM, "id = \"headline\"", "id = \"main\""), ("words/en/talk.ftl", "\nheadline =", "\nmain =")];
        check_report(
            &renamed,
            "public/forms/talk.toml: the question \"headline\" was printed once and is asked no more; write { id = \"headline\" } into retired, with the share and safety that it had",
        );
        let listed = (FORM, "version = 1\n", "version = 1\nretired = [{ id = \"headline\" }]\n");
        check_report(&[renamed[0], renamed[1], listed], "");
    }

    #[test]
    fn a_slip_in_the_list_is_named() {
        check(
            "{ id = \"safe\", safety = true }",
            "public/forms/talk.toml:2:36: the retired \"safe\" is about safety, so its answer is always private; add share = \"private\"",
        );
        check(
            "{ id = \"old\", for_each = \"topic\" }",
            "public/forms/talk.toml:2:37: for_each of the retired \"old\": there is no question \"topic\" with choices; list each id that was asked",
        );
        check(
            "{ id = \"old\" }, { id = \"old\" }",
            "public/forms/talk.toml:2:35: the retired \"old\" is already on line 2; give one of them another id",
        );
    }
}
