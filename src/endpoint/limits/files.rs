//! How many files this process may open.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// How many the program needs besides those of connections: the database, its log, the keys, its listeners.
pub const OTHERS: u64 = 64;

/// How many that is; none if there is no limit.
#[must_use]
pub fn most() -> Option<u64> {
    getrlimit(Resource::Nofile).current
}

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
    use crate::test_post_box::alone::is_alone;

    #[test]
    fn a_low_limit_of_the_shell_is_raised_to_what_the_system_allows() {
        if !is_alone(
            "limits::files::tests::a_low_limit_of_the_shell_is_raised_to_what_the_system_allows",
            "ulimit -Sn 100;",
        ) {
            return;
        }
        assert_eq!(most(), Some(100));
        raise();
        assert!(most() > Some(100) && most() == getrlimit(Resource::Nofile).maximum);
    }
}
