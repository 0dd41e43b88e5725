//! Where the sites stand: what `council.toml` says, unless the command line says otherwise.

use clap::Args;

use crate::council::{Council, is_plain_path, origins, origins::Origins};

/// Where the sites stand and what they reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path on the host, with a slash at both ends.
    pub base: String,
    /// The three origins.
    pub origins: Origins,
    /// Where *Leave fast* leads.
    pub exit: String,
}

/// What the command line says instead of `council.toml`.
#[derive(Args, Clone, Debug, Default)]
pub struct Instead {
    /// Where both sites stand on their hosts, as /front-seat/.
    #[arg(long, value_name = "PATH")]
    pub base: Option<String>,
    /// The children's site's origin, instead of the one in council.toml.
    #[arg(id = "portal-origin", long = "portal-origin", value_name = "ORIGIN")]
    pub portal: Option<String>,
    /// The staff's site's origin, instead of the one in council.toml.
    #[arg(id = "inbox-origin", long = "inbox-origin", value_name = "ORIGIN")]
    pub inbox: Option<String>,
    /// The post box's origin, instead of the one in council.toml.
    #[arg(long, value_name = "ORIGIN")]
    pub post_box: Option<String>,
    /// Where "Leave fast" leads, instead of what council.toml says.
    #[arg(long, value_name = "URL")]
    pub exit: Option<String>,
}

/// Settles where everything stands.
///
/// # Errors
///
/// Which option is wrong and what to write.
pub fn settle(council: &Council, instead: Instead) -> Result<Place, String> {
    let origin = |option: &str, said: Option<String>, otherwise: &String| match said {
        None => Ok(otherwise.clone()),
        Some(origin) => origins::judge(&origin).map(|()| origin).map_err(|why| format!("{option} {why}")),
    };
    let Instead { base, portal, inbox, post_box, exit } = instead;
    let origins = Origins {
        portal: origin("--portal-origin", portal, &council.origins.portal)?,
        inbox: origin("--inbox-origin", inbox, &council.origins.inbox)?,
        post_box: origin("--post-box", post_box, &council.origins.post_box)?,
    };
    if let Some(exit) = &exit {
        origins::judge_exit(exit).map_err(|why| format!("--exit: {why}"))?;
    }
    let base = base.unwrap_or_else(|| "/".to_owned());
    let inside = base.strip_prefix('/').and_then(|rest| rest.strip_suffix('/').or(rest.is_empty().then_some("")));
    if !inside.is_some_and(|inside| inside.is_empty() || is_plain_path(inside)) {
        return Err(format!("--base \"{base}\" is not a path; write it with a slash at both ends, as /front-seat/"));
    }
    Ok(Place { base, origins, exit: exit.unwrap_or_else(|| council.exit.clone()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[track_caller]
    fn check(instead: Instead, expected: &str) {
        let checked = sample::checked(&sample::folder(), None);
        let council = checked.public.council.expect("a council");
        let found = match settle(&council, instead) {
            Ok(Place { base, origins, exit }) => format!("{base} {} {exit}", origins.post_box),
            Err(why) => why,
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn the_council_s_own_places_hold_unless_others_are_given() {
        check(Instead::default(), "/ https://b.example https://weather.example/");
        let instead = Instead {
            base: Some("/front-seat/".into()),
            post_box: Some("http://127.0.0.1:8471".into()),
            exit: Some("http://127.0.0.1:1/away".into()),
            ..Instead::default()
        };
        check(instead, "/front-seat/ http://127.0.0.1:8471 http://127.0.0.1:1/away");
    }

    #[test]
    fn an_option_that_is_wrong_is_named() {
        let base = |base: &str| Instead { base: Some(base.into()), ..Instead::default() };
        let expected = "is not a path; write it with a slash at both ends, as /front-seat/";
        check(base("front-seat"), &format!("--base \"front-seat\" {expected}"));
        check(base("//x/"), &format!("--base \"//x/\" {expected}"));
        check(base("/a b/"), &format!("--base \"/a b/\" {expected}"));
        let instead = Instead { post_box: Some("post.example".into()), ..Instead::default() };
        let expected = "--post-box \"post.example\" is not an origin: it does not start with https://; \
                        write it as \"https://post.example\"";
        check(instead, expected);
    }
}
