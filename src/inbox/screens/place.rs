//! Where in the inbox the officer is, and what the browser's own Back and Forward mean there.
//!
//! The address never changes: it would name letters in histories and logs.

use wire::LetterId;

use crate::letter::copy::Which;

/// Where the officer is, once the inbox is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// At the list.
    #[default]
    List,
    /// Reading a letter.
    Letter(LetterId),
    /// Looking at a copy of a letter before it is printed or copied.
    Copy(LetterId, Which),
}

impl Place {
    /// How many steps from the list: kept with the browser's history entry.
    pub fn depth(self) -> u32 {
        match self {
            Self::List => 0,
            Self::Letter(_) => 1,
            Self::Copy(..) => 2,
        }
    }

    /// The letter that is read here.
    pub fn letter(self) -> Option<LetterId> {
        match self {
            Self::List => None,
            Self::Letter(id) | Self::Copy(id, _) => Some(id),
        }
    }

    /// Where the browser's Back or Forward leads: to the history entry of this depth. `last` is the letter read last.
    pub fn moved(self, depth: u32, last: Option<LetterId>) -> Self {
        match (depth, self.letter().or(last)) {
            (0, _) | (_, None) => Self::List,
            // Forward to a copy leads to its letter: which copy it was is asked again, so none is printed by mistake.
            (_, Some(id)) => Self::Letter(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: LetterId = LetterId([7; 16]);

    #[test]
    fn back_leads_from_a_copy_to_its_letter_and_from_there_to_the_list() {
        assert_eq!(Place::Copy(ID, Which::Officers).moved(1, None), Place::Letter(ID));
        assert_eq!(Place::Letter(ID).moved(0, None), Place::List);
    }

    #[test]
    fn forward_leads_to_the_letter_read_last_and_never_straight_to_a_copy() {
        assert_eq!(Place::List.moved(1, Some(ID)), Place::Letter(ID));
        assert_eq!(Place::List.moved(2, Some(ID)), Place::Letter(ID));
        assert_eq!(Place::List.moved(1, None), Place::List);
    }
}
