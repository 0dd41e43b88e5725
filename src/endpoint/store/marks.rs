//! What stands at a letter of who did what, as text in its row, and how that reads.

use wire::{
    Deed,
    staff::{Mark, Try},
};

/// How long a letter's tries may become, in characters: some fifteen. All of them stand on the audit log.
pub(super) const TRIES_CHARS_MAX: i64 = 1_500;

/// A mark as [`By::mark`](super::By::mark) wrote it.
pub(super) fn mark(text: Option<String>) -> Option<Mark> {
    let text = text?;
    let (at, by) = text.split_once(' ')?;
    Some(Mark { by: by.to_owned(), at: at.to_owned() })
}

/// What was tried in vain, oldest first.
pub(super) fn tries(text: &str) -> Vec<Try> {
    let read = |line: &str| {
        let (at, rest) = line.split_once(' ')?;
        let (by, deed) = rest.split_once(' ')?;
        Some(Try { deed: Deed::named(deed)?, by: by.to_owned(), at: at.to_owned() })
    };
    text.lines().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::story::by;

    #[test]
    fn marks_and_tries_read_back() {
        let mark_of = by(7).mark();
        let Mark { by: who, at } = mark(Some(mark_of.clone())).unwrap();
        assert_eq!((who, at.as_str()), ("07".repeat(32), "2026-11-20T10:35Z"));
        let found = tries(&format!("{mark_of} {}\nnonsense\n", Deed::Close.word()));
        assert_eq!(found.iter().map(|each| each.deed).collect::<Vec<_>>(), [Deed::Close]);
        assert_eq!((mark(None), tries("")), (None, Vec::new()));
    }
}
