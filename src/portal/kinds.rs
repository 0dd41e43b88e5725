//! Each kind of question, as it is answered on a screen.

pub mod choices;
