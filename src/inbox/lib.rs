//! The officer's inbox: unlock, list, read, copy. It reaches keys only by messages to the worker.
//!
//! Rules first, each natively tested; then the screens, which hold none:
//!
//! 1. [`config`]: what the inbox must know of its council; [`words`]: what it says;
//! 2. [`errands`], [`desk`], [`told`]: a session from unlocking to locking, and what is asked of the worker;
//! 3. [`letter`], [`sender`], [`doubt`], [`line`]: a letter as an officer reads it, and why not to believe it;
//! 4. [`listing`], [`strip`], [`copy`], [`place`]: the list, the strip, the two copies, where the officer is;
//! 5. [`mount`], [`link`], [`browser`], [`room`]: the page, the worker, the browser, what screens share;
//! 6. [`screen`], [`unlock`], [`list`], [`page`], [`acts`], [`sheet`]: the screens.

pub mod acts;
pub mod browser;
pub mod config;
pub mod copy;
pub mod desk;
pub mod doubt;
pub mod errands;
pub mod letter;
pub mod line;
pub mod link;
pub mod list;
pub mod listing;
pub mod mount;
pub mod page;
pub mod place;
pub mod room;
pub mod screen;
pub mod sender;
pub mod sheet;
pub mod strip;
pub mod told;
pub mod unlock;
pub mod words;

#[cfg(test)]
pub(crate) mod sample;
