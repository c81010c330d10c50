//! Every kind of bad request has its status and its code, and says nothing of the inside.

use std::fmt::Write as _;

use selfcheck_server::codes;

use crate::client::{Reply, evaluate, get, parse, raw, send};
use crate::running::{Running, limits};

const JSON: &str = "POST /v1/evaluate\nContent-Type: application/json";

/// Words that would tell of what is inside.
const INSIDE: [&str; 6] = ["panick", ".rs:", "RequestJson", "struct ", "Rc<", "/home"];

fn checked(reply: &Reply) -> (u16, String) {
    for word in INSIDE {
        assert!(!reply.text().contains(word), "{}", reply.text());
    }
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(reply.header("access-control-allow-origin"), None);
    let json = reply.json();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert!(keys.is_sorted(), "{keys:?}");
    assert_eq!(
        json["type"],
        format!("/v1/problems/{}", json["code"].as_str().unwrap())
    );
    reply.problem()
}

#[test]
fn every_bad_request_has_its_status_and_its_code() {
    let server = Running::with(limits());
    let deep = format!("{}1{}", "[".repeat(30_000), "]".repeat(30_000));
    let large = format!(r#"{{"package":"small","x":"{}"}}"#, "x".repeat(70_000));
    let chunked = format!("{JSON}\nTransfer-Encoding: chunked");
    let in_parts = format!("{:x}\r\n{large}\r\n0\r\n\r\n", large.len());
    for (head, body, status, code) in [
        (JSON, "", 400, "S001"),
        (JSON, "{", 400, "S001"),
        (JSON, "{} {}", 400, "S001"),
        (JSON, r#"{"package":"small",}"#, 400, "S001"),
        (JSON, r#"{"package":"\ud800"}"#, 400, "S001"),
        (JSON, "{\"package\":\"a\u{0}b\"}", 400, "S001"),
        (JSON, &deep, 400, "S002"),
        (JSON, "[]", 422, "S003"),
        (JSON, "null", 422, "S003"),
        (JSON, "12", 422, "S003"),
        (JSON, "{}", 422, "S003"),
        (JSON, r#"{"package":1}"#, 422, "S003"),
        (
            JSON,
            r#"{"package":"small","package":"small"}"#,
            422,
            "S003",
        ),
        (
            JSON,
            r#"{"package":"small","answers":{},"answers":{}}"#,
            422,
            "S003",
        ),
        (JSON, r#"{"package":"small","anwsers":{}}"#, 422, "S003"),
        (JSON, r#"{"package":"small","date":20260301}"#, 422, "S003"),
        (JSON, r#"{"package":"Small"}"#, 422, "S004"),
        (JSON, r#"{"package":""}"#, 422, "S004"),
        (JSON, r#"{"package":"../small"}"#, 422, "S004"),
        (
            JSON,
            r#"{"package":"small","answers":{"more_people":[0,4000000000]}}"#,
            422,
            "S006",
        ),
        ("GET /v1", "", 404, "S010"),
        ("GET /v1/", "", 404, "S010"),
        ("GET /v1/nothing", "", 404, "S010"),
        ("GET /v1/evaluate/", "", 404, "S010"),
        ("POST /v2/evaluate", "{}", 404, "S010"),
        ("GET /", "", 404, "S010"),
        ("GET /v1/problems/S999", "", 404, "S010"),
        ("GET /v1/problems/%2e%2e%2fREADME", "", 404, "S010"),
        ("GET /v1/evaluate", "", 405, "S011"),
        ("PUT /v1/evaluate", "{}", 405, "S011"),
        ("OPTIONS /v1/evaluate", "", 405, "S011"),
        ("POST /v1/packages", "{}", 405, "S011"),
        ("DELETE /v1/openapi.json", "", 405, "S011"),
        ("TRACE /health", "", 405, "S011"),
        ("BREW /health", "", 405, "S011"),
        ("POST /v1/evaluate", "{}", 415, "S012"),
        (
            "POST /v1/evaluate\nContent-Type: text/plain",
            "{}",
            415,
            "S012",
        ),
        (
            "POST /v1/evaluate\nContent-Type: application/jsonp",
            "{}",
            415,
            "S012",
        ),
        (
            "POST /v1/evaluate\nContent-Type: application/json; charset=latin1",
            "{}",
            415,
            "S012",
        ),
        (
            "POST /v1/evaluate\nContent-Type: application/json\nContent-Encoding: gzip",
            "{}",
            415,
            "S012",
        ),
        (JSON, &large, 413, "S013"),
        (&chunked, &in_parts, 413, "S013"),
        (&chunked, "zz\r\n", 400, "S015"),
    ] {
        let reply = send(server.address, head, body.as_bytes());
        let shown = body.chars().take(60).collect::<String>();
        assert_eq!(checked(&reply), (status, code.to_owned()), "{head} {shown}");
        if status == 405 {
            assert!(reply.header("allow").is_some(), "{head}");
        }
    }
    let reply = send(server.address, JSON, b"{\"package\":\"\xff\"}");
    assert_eq!(checked(&reply), (400, "S001".to_owned()));
}

#[test]
fn every_answer_that_is_not_accepted_has_its_code_and_its_place() {
    let server = Running::with(limits());
    let deep = format!("{}{}", "[".repeat(13), "]".repeat(13));
    let mut people = String::new();
    for number in 0..9 {
        let _ = write!(
            people,
            r#"{}{{"id":"p{number}"}}"#,
            if number > 0 { "," } else { "" }
        );
    }
    for (answers, code, path) in [
        (
            r#"{"household":{"rend":1}}"#.to_owned(),
            "A003",
            "household.rend",
        ),
        (
            r#"{"people":[{"id":"a","rent":1}]}"#.to_owned(),
            "A003",
            "people[0].rent",
        ),
        (
            r#"{"groups":{"cars":[]}}"#.to_owned(),
            "A004",
            "groups.cars",
        ),
        (
            r#"{"fixed":{"income":"1"}}"#.to_owned(),
            "A005",
            "fixed.income",
        ),
        (
            r#"{"units":{"family":{}}}"#.to_owned(),
            "A006",
            "units.family",
        ),
        (
            r#"{"people":[{"id":"a"},{"id":"a"}]}"#.to_owned(),
            "A010",
            "people[1]",
        ),
        (format!(r#"{{"people":[{people}]}}"#), "A011", "people[8]"),
        (
            r#"{"people":[{"id":"a"}],"more_people":[3,1]}"#.to_owned(),
            "A014",
            "more_people",
        ),
        (
            r#"{"household":{"rent":true}}"#.to_owned(),
            "A020",
            "household.rent",
        ),
        (
            r#"{"household":{"rent":"much"}}"#.to_owned(),
            "A021",
            "household.rent",
        ),
        (
            r#"{"household":{"rent":1.005}}"#.to_owned(),
            "A022",
            "household.rent",
        ),
        (
            r#"{"household":{"rent":100001}}"#.to_owned(),
            "A023",
            "household.rent",
        ),
        (
            r#"{"people":[{"id":"a","relation":"aunt"}]}"#.to_owned(),
            "A024",
            "people[0].relation",
        ),
        (
            r#"{"household":{"rent":{"from":2,"to":1}}}"#.to_owned(),
            "A026",
            "household.rent",
        ),
        (
            r#"{"household":{"rent":1,"rent":1}}"#.to_owned(),
            "A028",
            "household.rent",
        ),
        (r#"{"date":"2026-03-19"}"#.to_owned(), "A028", "date"),
        (r#"{"date":"1800-01-01"}"#.to_owned(), "A032", "date"),
        (format!(r#"{{"household":{deep}}}"#), "A040", ""),
        (r#"{"home":{}}"#.to_owned(), "A041", "home"),
        ("[]".to_owned(), "A042", ""),
        (r#"{"people":{}}"#.to_owned(), "A042", "people"),
    ] {
        let body = format!(r#"{{"package":"small","date":"2026-03-20","answers":{answers}}}"#);
        let reply = evaluate(server.address, &body);
        let (status, found) = checked(&reply);
        if code == "A040" {
            // Seventeen levels with those around the answers: that the server says itself.
            assert!(status == 400 || status == 422, "{}", reply.text());
            continue;
        }
        assert_eq!((status, found.as_str()), (422, "S005"), "{answers}");
        let error = &reply.json()["errors"][0];
        assert_eq!(
            (error["code"].as_str(), error["path"].as_str()),
            (Some(code), Some(path)),
            "{answers}"
        );
    }
    for (date, code) in [
        ("2026-02-30", "A032"),
        ("1899-12-31", "A032"),
        ("tomorrow", "A032"),
    ] {
        let body = format!(r#"{{"package":"small","date":"{date}"}}"#);
        let error = evaluate(server.address, &body).json()["errors"][0].clone();
        assert_eq!(
            (&error["code"], &error["path"]),
            (&code.into(), &"date".into()),
            "{date}"
        );
    }
}

#[test]
fn of_many_wrong_answers_a_hundred_are_listed() {
    let server = Running::with(limits());
    let body = |facts: usize| {
        let facts: Vec<String> = (0..facts)
            .map(|number| format!(r#""f{number}":1"#))
            .collect();
        let facts = facts.join(",");
        format!(r#"{{"package":"small","answers":{{"household":{{{facts}}}}}}}"#)
    };
    let reply = evaluate(server.address, &body(500));
    assert_eq!(checked(&reply), (422, "S005".to_owned()));
    assert_eq!(reply.json()["errors"].as_array().unwrap().len(), 100);
    assert!(reply.text().contains("500 answers"));
    let reply = evaluate(server.address, &body(501));
    assert_eq!(checked(&reply), (422, "S007".to_owned()));
}

#[test]
fn what_is_no_http_is_refused_and_the_server_goes_on() {
    let server = Running::with(limits());
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(100_000));
    for (bytes, status) in [
        (&b"\x16\x03\x01\x02\x00\x01\x00"[..], Some(400)),
        (b"nonsense\r\n\r\n", Some(400)),
        (b"GET / HTTP/9.9\r\n\r\n", Some(400)),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", None),
        (long.as_bytes(), None),
    ] {
        let said = raw(server.address, bytes);
        if let Some(status) = status {
            assert_eq!(
                parse(&said).status,
                status,
                "{:?}",
                String::from_utf8_lossy(&said)
            );
        }
        assert!(
            !said.starts_with(b"HTTP/1.1 5") || bytes.len() < 100,
            "{said:?}"
        );
    }
    assert_eq!(get(server.address, "/health").status, 200);
}

#[test]
fn the_log_has_a_line_for_each_request_and_nothing_of_what_was_said() {
    let server = Running::with(limits());
    let body = r#"{"package":"small","answers":{"household":{"rent":4711}}}"#;
    let head = format!("{JSON}\nX-Forwarded-For: 203.0.113.9");
    send(
        server.address,
        &head.replace("evaluate", "evaluate?rent=4711"),
        body.as_bytes(),
    );
    send(server.address, "GET /4711?secret", b"");
    send(server.address, "POST /v1/evaluate", b"4711");
    send(server.address, "SECRET4711 /health", b"");
    send(server.address, "GET /v1/problems/S4711", b"");
    let lines = server.lines.lock().unwrap().clone();
    let without_times: Vec<&str> = lines
        .iter()
        .map(|line| {
            line.strip_suffix(" ms")
                .unwrap()
                .rsplit_once(' ')
                .unwrap()
                .0
        })
        .collect();
    assert_eq!(
        without_times,
        [
            "POST /v1/evaluate 200",
            "GET - 404 S010",
            "POST /v1/evaluate 415 S012",
            "OTHER /health 405 S011",
            "GET /v1/problems/{code} 404 S010",
        ]
    );
}

#[test]
fn every_code_has_another_name_and_a_status_of_its_kind() {
    let mut seen = Vec::new();
    for code in codes::ALL {
        assert!(code.text.starts_with('S') && code.text.len() == 4);
        assert!(
            (400..500).contains(&code.status) || code.status == 503,
            "{}",
            code.text
        );
        assert!(!seen.contains(&code.text));
        seen.push(code.text);
    }
}
