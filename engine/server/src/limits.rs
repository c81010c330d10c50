//! What a client may ask for, each with its default. What happens beyond is in [`crate::codes`].

use std::num::{NonZeroU32, NonZeroUsize};
use std::time::Duration;

/// Limits of a server.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a request's body.
    pub body: usize,
    /// Levels of brackets in a body.
    pub depth: usize,
    /// Entries of an object in a body.
    pub entries: usize,
    /// People of a household, described or counted.
    pub people: u32,
    /// Time for a request's head to come in; also for the next one of a connection.
    pub head_time: Duration,
    /// Time for a request's body to come in.
    pub body_time: Duration,
    /// Time for an evaluation, with the time it waits.
    pub time: Duration,
    /// Threads that evaluate. Each holds every package.
    pub workers: NonZeroUsize,
    /// Evaluations that may wait for a thread.
    pub waiting: usize,
    /// Connections at a time.
    pub connections: NonZeroU32,
    /// Connections at a time from one address.
    pub connections_per_client: usize,
    /// Time after which a connection takes no further request.
    pub connection_time: Duration,
    /// Requests to the API a second from one address, on average.
    pub rate: NonZeroU32,
    /// Requests to the API from one address at once.
    pub burst: NonZeroU32,
    /// Whether clients are told by the last address of `X-Forwarded-For`, which a proxy in front
    /// writes, and not by that of the connection.
    pub behind_proxy: bool,
    /// Time for requests to end when the server stops.
    pub stop_time: Duration,
}

/// A number that is not zero; one, should it be.
const fn some(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            body: 64 * 1024,
            depth: 16,
            entries: 500,
            people: 100,
            head_time: Duration::from_secs(10),
            body_time: Duration::from_secs(10),
            time: Duration::from_secs(5),
            workers: std::thread::available_parallelism()
                .unwrap_or(NonZeroUsize::MIN)
                .min(NonZeroUsize::MIN.saturating_add(7)),
            waiting: 256,
            connections: some(1024),
            connections_per_client: 256,
            connection_time: Duration::from_secs(300),
            rate: some(20),
            burst: some(100),
            behind_proxy: false,
            stop_time: Duration::from_secs(10),
        }
    }
}
