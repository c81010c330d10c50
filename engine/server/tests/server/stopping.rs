//! When the server stops, what has come in is answered, and what has not is not waited for long.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use selfcheck_server::Limits;

use crate::client::{connect, parse};
use crate::running::{Running, limits};

#[test]
fn a_request_that_has_begun_is_answered_and_no_other_is_taken() {
    let mut server = Running::with(limits());
    let address = server.address;
    let body = r#"{"package":"small"}"#;
    let mut stream = connect(address);
    let head = format!(
        "POST /v1/evaluate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(300));
    server.tell_to_stop();
    thread::sleep(Duration::from_millis(300));
    assert!(
        TcpStream::connect(address).is_err(),
        "it still takes connections"
    );
    stream.write_all(body.as_bytes()).unwrap();
    let mut said = Vec::new();
    stream.read_to_end(&mut said).unwrap();
    assert_eq!(parse(&said).status, 200);
    server.wait();
}

#[test]
fn a_connection_that_waits_does_not_keep_the_server() {
    let mut server = Running::with(limits());
    let mut stream = connect(server.address);
    stream
        .write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .unwrap();
    let mut some = [0; 15];
    stream.read_exact(&mut some).unwrap();
    assert_eq!(&some, b"HTTP/1.1 200 OK");
    let started = Instant::now();
    server.tell_to_stop();
    server.wait();
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "{:?}",
        started.elapsed()
    );
}

#[test]
fn a_request_that_does_not_end_is_waited_for_no_longer_than_said() {
    let mut server = Running::with(Limits {
        stop_time: Duration::from_secs(1),
        ..limits()
    });
    let mut stream = connect(server.address);
    let head = "POST /v1/evaluate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(300));
    let started = Instant::now();
    server.tell_to_stop();
    server.wait();
    assert!(
        started.elapsed() < Duration::from_secs(4),
        "{:?}",
        started.elapsed()
    );
}
