//! `public/` becomes pages, or a list of everything that is wrong with it.
//!
//! In reading order:
//!
//! 1. [`fault`], [`source`], [`markup`], [`table`], [`nearest`], [`day`]: files are read with every place kept, and reading
//!    never stops at the first fault;
//! 2. [`council`], [`keyset`], [`form`], [`words`], [`page`], [`pictures`]: one module for each kind of file, which
//!    reads it and judges it;
//! 3. [`language`]: words and pages in one language; [`home`]: which of them stands where on home and in the site map;
//!    [`asked`]: every question that was ever printed; [`plain`]: whether readers can read the words;
//! 4. [`public`]: all of it together, and what only shows then: the first verb;
//! 5. [`mod@print`]: the second; [`preview`]: the third, which serves what was printed.

pub mod asked;
pub mod council;
pub mod day;
pub mod fault;
pub mod form;
pub mod home;
pub mod keyset;
pub mod language;
pub mod markup;
pub mod nearest;
pub mod page;
pub mod pictures;
pub mod plain;
pub mod preview;
pub mod print;
pub mod public;
pub mod source;
pub mod table;
pub mod words;

#[cfg(test)]
mod sample;
