//! How many files this process may open.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises it to what the system allows at most. What shells begin with (1024 in Debian) is for programs that cannot count
/// further; this one can.
pub fn raise() {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    if current != maximum {
        // If the system does not let it, there are as many as before, and whoever needs more says so.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{limits::connections::files_max, test_post_box::alone::is_alone};

    #[test]
    fn a_low_limit_of_the_shell_is_raised_to_what_the_system_allows() {
        if !is_alone(
            "limits::files::tests::a_low_limit_of_the_shell_is_raised_to_what_the_system_allows",
            "ulimit -Sn 100;",
        ) {
            return;
        }
        assert_eq!(files_max(), Some(100));
        raise();
        assert!(files_max() > Some(100) && files_max() == getrlimit(Resource::Nofile).maximum);
    }
}
