//! What a council prints that has closed its forms for now.

use super::*;

#[test]
fn a_closed_form_has_no_question_and_no_app_and_names_the_other_ways() {
    let (public, mut checked) = real();
    for language in checked.public.languages.values_mut() {
        language.council.as_mut().expect("a council").closed = true;
    }
    let files = printed(&public, &checked);
    for Draft { id, path, .. } in &checked.public.forms {
        let html = text(&files, &format!("{}index.html", path.value));
        let (screen, paper) = html.split_once("class=\"paper\"").expect("the form on paper");
        for part in ["Closed for now</h1>", "01632 960200", "0808 157 0300", "data-print", "data-dialog=\"help\""] {
            assert!(screen.contains(part), "{part} is not in {screen}");
        }
        for part in ["data-app-wasm", "data-form=", "data-answer", "data-go="] {
            assert!(!html.contains(part), "{id} has {part}");
        }
        let asked = form_file(&files, &format!("form-{id}-en-")).form.questions.remove(0).ask;
        let asked = asked.split(" {$").next().unwrap_or_default();
        assert!(paper.contains(asked) && !screen.contains(asked), "{asked} is asked on paper alone");
    }
    assert!(!text(&files, "index.html").contains("Closed for now"), "home leads there as before");
}
