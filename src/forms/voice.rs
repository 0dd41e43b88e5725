//! To whom a form or a page speaks.

json::declare! {
    /// To whom a form or a page speaks. Decides the tone of its words and its look, never what may be said.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Voice {
        /// A child of up to seven years, who may not read yet.
        Young = "young",
        /// A child of eight to eleven. Plain words are written for this reader.
        #[default]
        Child = "child",
        /// A young person of twelve or over.
        Teen = "teen",
        /// A carer, a parent or another adult close to a child.
        Adult = "adult",
        /// Somebody who works with a child.
        Staff = "staff",
    }
}

impl Voice {
    /// Whether it speaks to a child or a young person.
    #[must_use]
    pub const fn is_to_a_child(self) -> bool {
        matches!(self, Self::Young | Self::Child | Self::Teen)
    }
}
