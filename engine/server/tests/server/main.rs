//! The server as a client meets it: over a socket of this machine, byte by byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod bad_requests;
mod client;
mod documents;
mod examples;
mod files;
mod load;
mod running;
mod stopping;
mod times;
