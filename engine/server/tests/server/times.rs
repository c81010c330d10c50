//! Slow clients, hasty clients and many clients: each has a limit and gets to know it.

use std::io::{Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use selfcheck_server::Limits;

use crate::client::{connect, evaluate, get, parse, send};
use crate::running::{Running, limits};

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn a_head_that_does_not_come_closes_the_connection() {
    let server = Running::with(Limits {
        head_time: SECOND,
        ..limits()
    });
    let started = Instant::now();
    let mut slow = connect(server.address);
    slow.write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow:")
        .unwrap();
    let mut idle = connect(server.address);
    for stream in [&mut slow, &mut idle] {
        let mut said = Vec::new();
        let _ = stream.read_to_end(&mut said);
        assert!(!said.starts_with(b"HTTP/1.1 200"));
    }
    assert!(started.elapsed() < SECOND * 6, "{:?}", started.elapsed());
}

#[test]
fn a_body_that_drips_is_not_waited_for() {
    let server = Running::with(Limits {
        body_time: SECOND,
        ..limits()
    });
    let mut stream = connect(server.address);
    let head = "POST /v1/evaluate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let started = Instant::now();
    let mut writer = stream.try_clone().unwrap();
    // A byte every now and then: each is in time, the whole is not.
    let dripping = thread::spawn(move || {
        for _ in 0..30 {
            thread::sleep(Duration::from_millis(100));
            if writer.write_all(b" ").is_err() {
                return;
            }
        }
    });
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said);
    assert!(started.elapsed() < SECOND * 3, "{:?}", started.elapsed());
    let reply = parse(&said);
    assert_eq!(reply.problem(), (408, "S014".to_owned()));
    assert_eq!(reply.header("connection"), Some("close"));
    dripping.join().unwrap();
}

#[test]
fn whoever_asks_too_often_is_told_when_to_come_again_and_others_are_not() {
    let server = Running::with(Limits {
        rate: 1.try_into().unwrap(),
        burst: 5.try_into().unwrap(),
        behind_proxy: true,
        ..Limits::default()
    });
    let from = |client: &str| {
        send(
            server.address,
            &format!("GET /v1/packages\nX-Forwarded-For: 9.9.9.9, {client}"),
            b"",
        )
    };
    let replies: Vec<_> = (0..12).map(|_| from("192.0.2.1")).collect();
    let refused: Vec<_> = replies.iter().filter(|reply| reply.status != 200).collect();
    assert!((5..=8).contains(&refused.len()), "{} of 12", refused.len());
    for reply in refused {
        assert_eq!(reply.problem(), (429, "S020".to_owned()));
        let seconds: u64 = reply.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=3).contains(&seconds));
    }
    assert_eq!(from("192.0.2.2").status, 200);
    // The server's health, and files, are for everybody.
    assert_eq!(get(server.address, "/health").status, 200);
}

#[test]
fn one_client_cannot_take_all_connections() {
    let server = Running::with(Limits {
        connections_per_client: 3,
        ..limits()
    });
    let open: Vec<_> = (0..3).map(|_| connect(server.address)).collect();
    thread::sleep(Duration::from_millis(200));
    let mut refused = connect(server.address);
    let mut said = Vec::new();
    let _ = refused.read_to_end(&mut said);
    assert!(said.is_empty());
    drop(open);
    thread::sleep(Duration::from_millis(200));
    assert_eq!(get(server.address, "/health").status, 200);
}

#[test]
fn an_evaluation_that_takes_too_long_is_503() {
    let server = Running::with(Limits {
        time: Duration::from_nanos(1),
        entries: 10_000,
        ..limits()
    });
    // Thousands of answers to refuse take more than the milliseconds that clocks count in.
    let facts: Vec<String> = (0..6000)
        .map(|number| format!(r#""f{number}":1"#))
        .collect();
    let body = format!(
        r#"{{"package":"small","answers":{{"household":{{{}}}}}}}"#,
        facts.join(",")
    );
    let reply = evaluate(server.address, &body);
    assert_eq!(reply.problem(), (503, "S022".to_owned()));
    assert_eq!(reply.header("retry-after"), Some("1"));
}
