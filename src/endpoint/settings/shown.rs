//! The list of settings as people read it: a table for the README, and a settings file with everything explained.

use super::{Key, Unsaid, keys::KEYS};

/// How wide a comment may be, in characters.
const WIDTH: usize = 100;

/// The rows of the README's table.
#[must_use]
pub fn table() -> String {
    let row = |Key { name, unsaid, about, .. }: &Key| {
        let default = match unsaid {
            Unsaid::Default(value) => value,
            Unsaid::Needed(_) => "needed",
            Unsaid::Nothing(_) => "none",
        };
        format!("| `{name}` | {default} | {about} |\n")
    };
    KEYS.iter().map(row).collect()
}

/// A whole settings file: what is needed with an example, everything else commented out with its default.
#[must_use]
pub fn example() -> String {
    let head = "# Settings of the post box. A line that starts with # is as if it were not there; uncomment it to change a\n\
                # default. Each key can also be a variable of the environment: FRONT_SEAT_LISTEN for listen.\n";
    let entry = |key: &Key| {
        let Key { name, unsaid, about, .. } = key;
        let (mark, value) = match unsaid {
            Unsaid::Default(value) | Unsaid::Nothing(value) => ("#", value),
            Unsaid::Needed(example) => ("", example),
        };
        let quoted = |text: &str| format!("\"{text}\"");
        let written = match () {
            () if key.is_number() => (*value).to_owned(),
            () if key.is_list() => format!("[{}]", value.split(',').map(quoted).collect::<Vec<_>>().join(", ")),
            () => quoted(value),
        };
        format!("\n{}{mark}{name} = {written}\n", comment(about))
    };
    std::iter::once(head.to_owned()).chain(KEYS.iter().map(entry)).collect()
}

fn comment(text: &str) -> String {
    let mut lines = String::from("#");
    let mut width = 1;
    for word in text.split(' ') {
        if width + word.len() >= WIDTH {
            lines.push_str("\n#");
            width = 1;
        }
        lines.push(' ');
        lines.push_str(word);
        width += 1 + word.len();
    }
    lines.push('\n');
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_has_every_key_with_its_default_and_what_it_is() {
        let rows = include_str!("../README.md").lines().filter(|line| line.starts_with("| `"));
        let rows: String = rows.map(|row| format!("{row}\n")).collect();
        assert!(rows == table(), "the table in README.md should be\n{}", table());
    }

    #[test]
    fn the_example_file_is_what_the_program_prints_and_what_it_takes() {
        let file = include_str!("../deploy/post-box.toml");
        assert!(file == example(), "write it anew with `endpoint settings > src/endpoint/deploy/post-box.toml`");
        let everything: String = file
            .lines()
            .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
            .map(|line| format!("{line}\n"))
            .collect();
        let everything = everything.replace("database_file = ", "#database_file = ");
        let folder = tempfile::tempdir().unwrap();
        for text in [file.to_owned(), everything] {
            let path = folder.path().join("post-box.toml");
            std::fs::write(&path, text).unwrap();
            let settings = crate::Settings::load(Some(&path), [], []).unwrap();
            assert_eq!((settings.keep_days, settings.listen.port()), (90, 8600));
        }
    }

    #[test]
    fn the_unit_and_the_container_allow_what_the_settings_promise() {
        let unit = include_str!("../deploy/front-seat.service");
        let said = |key: &str| unit.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('=')).unwrap();
        let default = |name: &str| match KEYS.iter().find(|key| key.name == name).unwrap().unsaid {
            Unsaid::Default(value) => value.parse::<u64>().unwrap(),
            _ => panic!("{name} has no default"),
        };
        let files = default("connections_max") + 64;
        assert_eq!(said("LimitNOFILE"), files.to_string());
        assert!(include_str!("../deploy/Containerfile").contains(&format!("nofile={files}")));
        assert!(said("TimeoutStopSec").parse::<u64>().unwrap() > default("stop_seconds") + 10);
        // What the proxies wait for: longer than the post box does, and shorter than it waits between two requests.
        assert!(
            include_str!("../deploy/nginx.conf").contains("proxy_read_timeout 50s") && default("request_seconds") < 50
        );
        assert!(include_str!("../deploy/Caddyfile").contains("keepalive 5s") && default("header_seconds") > 5);
    }
}
