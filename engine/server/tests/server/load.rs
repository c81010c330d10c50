//! More than the server takes: every request that is accepted is answered, the others are told, and
//! the server goes on. `load_for_a_minute` also watches memory:
//!
//! `cargo test --release -p selfcheck-server --test server load_for_a_minute -- --ignored --nocapture`

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use selfcheck_server::Limits;

use crate::client::{evaluate, get, parse, raw, request};
use crate::running::{Running, limits};

const BODY: &str =
    r#"{"package":"small","date":"2026-03-20","answers":{"household":{"rent":500}}}"#;

/// `200`, `503 S021`: the status, and the code of a problem. Nothing, where no response came.
fn became(said: &[u8]) -> String {
    if said.is_empty() {
        return String::new();
    }
    match parse(said) {
        reply if reply.status == 200 => "200".to_owned(),
        reply => {
            let (status, code) = reply.problem();
            format!("{status} {code}")
        }
    }
}

/// Clients that send one request after another; how many of them became what.
fn load(address: SocketAddr, clients: usize, time: Duration) -> BTreeMap<String, u64> {
    let counts = Mutex::new(BTreeMap::new());
    let until = Instant::now() + time;
    thread::scope(|scope| {
        for number in 0..clients {
            let counts = &counts;
            scope.spawn(move || {
                let head = "POST /v1/evaluate\nContent-Type: application/json";
                let bytes = request(head, BODY.as_bytes());
                while Instant::now() < until {
                    // Every eighth client goes away without reading.
                    if number % 8 == 7 {
                        let _ = std::net::TcpStream::connect(address)
                            .and_then(|mut stream| std::io::Write::write_all(&mut stream, &bytes));
                        thread::sleep(Duration::from_millis(1));
                        continue;
                    }
                    let said = raw(address, &bytes);
                    let became = became(&said);
                    *counts.lock().unwrap().entry(became).or_insert(0) += 1;
                }
            });
        }
    });
    counts.into_inner().unwrap()
}

#[test]
fn beyond_the_limits_every_request_gets_an_answer_and_the_server_goes_on() {
    let server = Running::with(Limits {
        workers: 1.try_into().unwrap(),
        waiting: 1,
        ..limits()
    });
    let counts = load(server.address, 24, Duration::from_secs(3));
    // Each was answered, and some were too much.
    let kinds: Vec<&str> = counts.keys().map(String::as_str).collect();
    assert_eq!(kinds, ["200", "503 S021"], "{counts:?}");
    assert!(counts["200"] > 100, "{counts:?}");
    assert_eq!(evaluate(server.address, BODY).status, 200);

    let hasty = Running::with(Limits {
        rate: 50.try_into().unwrap(),
        burst: 50.try_into().unwrap(),
        ..limits()
    });
    let counts = load(hasty.address, 8, Duration::from_secs(2));
    let kinds: Vec<&str> = counts.keys().map(String::as_str).collect();
    assert_eq!(kinds, ["200", "429 S020"], "{counts:?}");
    // A burst, and fifty a second, some of which those who went away have had.
    assert!(counts["200"] <= 200, "{counts:?}");
    assert_eq!(get(hasty.address, "/health").status, 200);
}

#[test]
#[ignore = "takes a minute; run it alone, optimised"]
fn load_for_a_minute() {
    // Fewer places than there are clients. Connections of those who went away pile up before they are
    // taken, more at once than one address may have: a limit with a test of its own.
    let server = Running::with(Limits {
        waiting: 16,
        connections_per_client: usize::MAX,
        ..limits()
    });
    let mut memory = Vec::new();
    for _ in 0..6 {
        let counts = load(server.address, 64, Duration::from_secs(10));
        // The log is kept here, line for line, and is no part of what the server holds.
        server.lines.lock().unwrap().clear();
        memory.push(resident());
        println!("{counts:?}, {} kB", memory.last().unwrap());
        // Each was answered, and some were too much.
        let mut kinds: Vec<&str> = counts.keys().map(String::as_str).collect();
        kinds.retain(|kind| *kind != "503 S022");
        assert_eq!(kinds, ["200", "503 S021"], "{counts:?}");
    }
    assert_eq!(evaluate(server.address, BODY).status, 200);
    let (early, late) = (memory[1], memory[5]);
    assert!(late < early + early / 5, "memory grows: {memory:?}");
}

/// Kilobytes of this process, clients included; nothing where there is no `/proc`.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or(0)
}
