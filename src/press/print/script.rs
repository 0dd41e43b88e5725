//! Scripts: made a little smaller, and the workers' entries.

use super::apps::Placed;

/// What both workers' wasm reaches the network through.
const CALL: &str = include_str!("../../worker/call.js");

/// What the wasm of the worker that sends reaches the device through.
const DEVICE: &str = include_str!("../../worker/sending/device.js");

/// Where it cannot start, whoever started it hears an `error`. A module that waits at its top would say so by itself, but
/// browsers of 2020 take no such module.
const THROWN: &str = ".catch(why => setTimeout(() => { throw why }))";

/// The entry of a module worker: fetches the glue that wasm-bindgen wrote, lays out the device's hands, and starts the wasm.
///
/// Both names are relative to the entry itself, so it works beneath any base. `outbox` is what the device calls this
/// site's outbox, for the worker that sends; it stands as text in quotes, so it must hold neither quotes nor backslashes.
pub fn worker_entry(app: &Placed, outbox: Option<&str>) -> String {
    let device = outbox.map(|outbox| format!("const OUTBOX = '{outbox}';\n{}", tidy(DEVICE))).unwrap_or_default();
    let file = |address: &str| address.rsplit('/').next().unwrap_or(address).to_owned();
    format!(
        "import init from './{}';\n{}{device}init({{ module_or_path: new URL('./{}', import.meta.url) }}){THROWN};\n",
        file(&app.script),
        tidy(CALL),
        file(&app.wasm)
    )
}

/// Takes out indentation, empty lines, lines that are comments, and spaces around signs: they weigh and nobody reads them there.
///
/// A script with a template over several lines is left as it is, since there spaces count.
pub fn tidy(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut tidied = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if in_comment {
            // What follows the end of a comment on its line is kept; wasm-bindgen writes nothing there.
            let Some((_, after)) = line.split_once("*/") else { continue };
            in_comment = false;
            push_line(&mut tidied, after.trim());
        } else if line.starts_with("/*") && !line.contains("*/") {
            in_comment = true;
        } else if line.starts_with("/*") && line.ends_with("*/") && line.matches("*/").count() == 1 {
            continue;
        } else if !line.starts_with("//") {
            push_line(&mut tidied, line);
        }
    }
    tidied
}

fn push_line(text: &mut String, line: &str) {
    if !line.is_empty() {
        text.push_str(&tight(line));
        text.push('\n');
    }
}

/// The line without the spaces around signs; as it is, where something may stand in it in which a space counts.
fn tight(line: &str) -> String {
    if line.contains(['`', '"', '/', '\\']) {
        return line.to_owned();
    }
    // Not around + and -, of which two would be another sign.
    let is_sign = |letter: char| "=<>*%&|?:,;{}()".contains(letter);
    let outside = |code: &str| {
        let mut tight = String::with_capacity(code.len());
        for word in code.split_inclusive(' ') {
            let bare = word.trim_end();
            if bare.starts_with(is_sign) && tight.ends_with(' ') {
                tight.pop();
            }
            tight.push_str(if bare.ends_with(is_sign) { bare } else { word });
        }
        tight
    };
    let parts =
        line.split('\'').enumerate().map(|(at, part)| if at % 2 == 0 { outside(part) } else { part.to_owned() });
    parts.collect::<Vec<_>>().join("'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, expected: &str) {
        assert_eq!(tidy(script), expected);
    }

    #[test]
    fn comments_and_indentation_are_left_out() {
        check(
            "// why\nconst a = 1\n\n  /* one */\n  /**\n   * more\n   */\n  f(a) // kept\n",
            "const a=1\nf(a) // kept\n",
        );
    }

    #[test]
    fn spaces_count_in_texts_and_between_two_signs_that_make_another() {
        check("say('a = b', c ? d : { e })\n", "say('a = b',c?d:{e})\n");
        check("a = b + +c - -d; return [e] in f\n", "a=b + +c - -d;return [e] in f\n");
        check("const a = /x = y/, b = `c = ${ d }`\n", "const a = /x = y/, b = `c = ${ d }`\n");
    }

    #[test]
    fn addresses_are_no_comments() {
        check("const a = 'https://x.example'\n", "const a = 'https://x.example'\n");
    }

    #[test]
    fn a_template_over_several_lines_is_left_alone() {
        let script = "const a = `one\n  // two`\n";
        check(script, script);
    }

    #[test]
    fn the_worker_s_entry_names_its_two_files_and_has_the_device_ready_before_it_starts() {
        let app = Placed { script: "worker/worker-1.js".into(), wasm: "worker/worker-2.wasm".into() };
        let entry = worker_entry(&app, Some("front-seat exampleshire /live/"));
        assert!(entry.starts_with("import init from './worker-1.js';\n"), "{entry}");
        assert!(entry.contains("const OUTBOX = 'front-seat exampleshire /live/';\n"), "{entry}");
        let start = format!("init({{ module_or_path: new URL('./worker-2.wasm', import.meta.url) }}){THROWN};\n");
        let device = entry.strip_suffix(&start).expect("it ends by starting the wasm");
        assert!(device.contains("self.hands=") && device.contains("indexedDB"), "{device}");
        // Staff keep nothing on a device.
        let desk = worker_entry(&app, None);
        assert!(desk.contains("self.hands=") && !desk.contains("indexedDB"), "{desk}");
    }
}
