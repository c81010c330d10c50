//! The pages of the server's codes, and its document: what they show is what happens.

use std::time::Duration;

use selfcheck_server::{Limits, codes};

use crate::client::{Reply, get, send};
use crate::running::{Running, folder, limits};

/// These come of how much there is, or is to do; other tests bring them about.
const WITHOUT_EXAMPLE: [&str; 5] = ["S007", "S020", "S021", "S022", "S023"];

fn server() -> Running {
    Running::with(Limits {
        body_time: Duration::from_secs(1),
        ..limits()
    })
}

/// The fenced blocks of a language, in order.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(&format!("\n```{language}\n")) {
        let (block, after) = after.split_once("\n```").unwrap();
        found.push(block.to_owned());
        rest = after;
    }
    found
}

/// Sends a request as a document shows it: lines end as they do on the wire.
fn shown(server: &Running, block: &str) -> Reply {
    let (head, body) = block.split_once("\n\n").unwrap_or((block, ""));
    let body = if head.contains("chunked") {
        format!("{body}\n").replace('\n', "\r\n")
    } else {
        body.to_owned()
    };
    send(server.address, head, body.as_bytes())
}

#[test]
fn every_code_has_a_page_whose_example_gives_it_and_whose_better_one_does_not() {
    let server = server();
    for code in codes::ALL {
        let path = folder(&format!("docs/diagnostics/{}.md", code.text));
        let page = std::fs::read_to_string(path).unwrap();
        assert!(
            page.starts_with(&format!("# {}: {}\n\n", code.text, code.title)),
            "{}",
            code.text
        );
        let found = blocks(&page, "http");
        if WITHOUT_EXAMPLE.contains(&code.text) {
            assert!(found.is_empty(), "{} does have an example", code.text);
            continue;
        }
        let [example, instead] = found.as_slice() else {
            panic!("{}: an example, and what to send instead", code.text);
        };
        let problem = shown(&server, example).problem();
        assert_eq!(problem, (code.status, code.text.to_owned()), "{example}");
        let reply = shown(&server, instead);
        assert_eq!(reply.status, 200, "{instead}\n{}", reply.text());
    }
    for page in std::fs::read_dir(folder("docs/diagnostics")).unwrap() {
        let name = page.unwrap().file_name().into_string().unwrap();
        let known = codes::ALL
            .iter()
            .any(|code| format!("{}.md", code.text) == name);
        assert!(
            known || !name.starts_with('S'),
            "{name} is a page of no code"
        );
    }
}

#[test]
fn every_code_is_expected_by_name_in_a_test_with_its_status() {
    let mut tests = String::new();
    for place in ["engine/server/tests/server", "engine/server/src/evaluate"] {
        for file in std::fs::read_dir(folder(place)).unwrap() {
            tests += &std::fs::read_to_string(file.unwrap().path()).unwrap();
        }
    }
    tests.retain(|sign| !sign.is_whitespace());
    for code in codes::ALL {
        let expected = format!("{},\"{}\"", code.status, code.text);
        assert!(tests.contains(&expected), "no test expects `{expected}`");
    }
}

#[test]
fn the_server_hands_out_the_page_of_every_code() {
    let server = server();
    for code in codes::ALL {
        let reply = get(server.address, &format!("/v1/problems/{}", code.text));
        assert_eq!(
            reply.header("content-type"),
            Some("text/markdown; charset=utf-8")
        );
        assert_eq!(reply.text(), code.page);
    }
}

#[test]
fn what_the_document_of_the_server_shows_is_what_happens() {
    let server = server();
    let document = std::fs::read_to_string(folder("docs/server.md")).unwrap();
    let requests = blocks(&document, "http");
    let responses = blocks(&document, "json");
    assert_eq!(requests.len(), responses.len());
    assert!(requests.len() >= 3, "the document shows the API");
    for (request, response) in requests.iter().zip(&responses) {
        let reply = shown(&server, request);
        let response: serde_json::Value = serde_json::from_str(response).unwrap();
        assert_eq!(reply.json(), response, "{request}");
    }
    for code in codes::ALL {
        assert!(document.contains(code.text), "{} is not named", code.text);
    }
}
