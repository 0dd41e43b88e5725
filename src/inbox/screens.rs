//! What an officer sees. Screens draw; the rules stand in the rooms before.

pub mod acts;
pub mod changed;
pub mod closing;
pub mod deleting;
pub mod folded;
pub mod list;
pub mod marks;
pub mod numbers;
pub mod page;
pub mod part;
pub mod pieces;
pub mod place;
pub mod room;
pub mod row;
pub mod screen;
pub mod sheet;
pub mod suspending;
pub mod unlock;
pub mod window;
