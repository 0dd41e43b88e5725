//! The promises: what the tests share.
