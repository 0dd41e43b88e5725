//! The officer's inbox: unlock, list, read, copy. It reaches keys only by messages to the worker.
//!
//! Rules first, each natively tested; then the screens, which hold none:
//!
//! 1. [`config`]: what the inbox must know of its council; [`words`], [`used`]: what it says;
//! 2. [`errands`], [`desk`], [`deeds`], [`told`]: a session from unlocking to locking, and what is asked of the worker;
//! 3. [`letter`], [`sender`], [`doubt`], [`line`]: a letter as an officer reads it, and why not to believe it;
//! 4. [`promise`], [`keeping`]: what a writer was told, how long a closed letter is kept;
//! 5. [`listing`], [`strip`], [`copy`], [`place`]: the list, the strip, the two copies, where the officer is;
//! 6. [`mount`], [`link`], [`browser`], [`room`]: the page, the worker, the browser, what screens share;
//! 7. [`screen`], [`unlock`], [`list`], [`folded`], [`page`], [`acts`], [`closing`], [`deleting`], [`sheet`]: the screens.

pub mod acts;
pub mod browser;
pub mod closing;
pub mod config;
pub mod copy;
pub mod deeds;
pub mod deleting;
pub mod desk;
pub mod doubt;
pub mod errands;
pub mod folded;
pub mod keeping;
pub mod letter;
pub mod line;
pub mod link;
pub mod list;
pub mod listing;
pub mod mount;
pub mod page;
pub mod place;
pub mod promise;
pub mod room;
pub mod screen;
pub mod sender;
pub mod sheet;
pub mod strip;
pub mod told;
pub mod unlock;
pub mod used;
pub mod words;

#[cfg(test)]
mod listing_story;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod told_story;
