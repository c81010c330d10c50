//! Whom a request comes from, and how often they may ask.

use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};

use axum::http::HeaderMap;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::limits::Limits;

/// Of addresses, a number from a hash that nobody outside can foresee is kept: memory is bounded, no
/// address stays, and two clients rarely share a number.
const DRAWERS: u64 = 1 << 16;

/// Counts the requests of each client.
pub struct Clients {
    limiter: DefaultKeyedRateLimiter<u64>,
    hasher: RandomState,
    behind_proxy: bool,
}

impl Clients {
    /// None have come yet.
    pub fn new(limits: &Limits) -> Clients {
        let quota = Quota::per_second(limits.rate).allow_burst(limits.burst);
        Clients {
            limiter: RateLimiter::keyed(quota),
            hasher: RandomState::new(),
            behind_proxy: limits.behind_proxy,
        }
    }

    /// Counts a request. An error: after so many seconds there is room again.
    pub fn count(&self, peer: IpAddr, headers: &HeaderMap) -> Result<(), u64> {
        let client = if self.behind_proxy {
            forwarded_for(headers).unwrap_or(peer)
        } else {
            peer
        };
        let drawer = self.hasher.hash_one(network(client)) % DRAWERS;
        self.limiter.check_key(&drawer).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            wait.as_secs().saturating_add(1)
        })
    }
}

/// The last address of `X-Forwarded-For`: the one that the proxy in front has written. Those before
/// it are whatever a client says.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    let text = last.to_str().ok()?.rsplit(',').next()?.trim();
    text.parse().ok()
}

/// Who has one address of version 6 has 2^64.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_proxy_itself_wrote_is_believed() {
        let mut headers = HeaderMap::new();
        assert_eq!(forwarded_for(&headers), None);
        headers.append("x-forwarded-for", "9.9.9.9".parse().unwrap());
        headers.append("x-forwarded-for", "8.8.8.8, 2001:db8::7".parse().unwrap());
        assert_eq!(forwarded_for(&headers), "2001:db8::7".parse().ok());
        headers.append("x-forwarded-for", "unknown".parse().unwrap());
        assert_eq!(forwarded_for(&headers), None);
    }

    #[test]
    fn the_addresses_of_one_network_are_one_client() {
        let network = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
    }
}
