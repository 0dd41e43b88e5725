//! The promises, each in a file of its name.

#![cfg(not(target_arch = "wasm32"))]

mod access;
mod again;
mod age_vectors;
mod aloud;
mod altered;
mod burying;
mod closing;
mod contract;
mod data_alone;
mod dates;
mod deploy;
mod ending;
mod engines;
mod every_form;
mod floors;
mod headers;
mod inbox;
mod interop;
mod journey;
mod keeping;
mod languages;
mod layers;
mod leaving;
mod left_on_device;
mod nothing_readable;
mod operation;
mod outbox;
mod paper;
mod reports;
mod sending;
mod sharing;
mod sizes;
mod stored;
mod supply;
mod tidy;
