//! What the description of the API shows as an example is what happens.

use serde_json::Value;

use crate::client::{evaluate, get};
use crate::running::{Running, limits};

#[test]
fn every_example_of_the_description_gives_the_response_it_shows() {
    let server = Running::with(limits());
    let document = get(server.address, "/v1/openapi.json").json();
    assert_eq!(
        document["openapi"].as_str().unwrap().split('.').next(),
        Some("3")
    );
    let post = &document["paths"]["/v1/evaluate"]["post"];
    let requests = post["requestBody"]["content"]["application/json"]["examples"]
        .as_object()
        .unwrap();
    assert!(requests.len() >= 3);
    for (name, request) in requests {
        let reply = evaluate(server.address, &request["value"].to_string());
        let media_type = reply.header("content-type").unwrap();
        let shown = &post["responses"][reply.status.to_string()]["content"][media_type];
        let shown = &shown["examples"][name]["value"];
        assert_eq!(*shown, reply.json(), "{name}");
    }
}

#[test]
fn every_address_of_the_description_answers_and_every_reference_leads_somewhere() {
    let server = Running::with(limits());
    let document = get(server.address, "/v1/openapi.json").json();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let path = path.replace("{code}", "S001");
        let wanted = if methods.get("get").is_some() {
            200
        } else {
            405
        };
        assert_eq!(get(server.address, &path).status, wanted, "{path}");
    }
    references(&document, &document);
}

fn references(document: &Value, part: &Value) {
    match part {
        Value::Object(entries) => {
            if let Some(Value::String(target)) = entries.get("$ref") {
                let pointer = target.strip_prefix('#').unwrap();
                assert!(
                    document.pointer(pointer).is_some(),
                    "{target} leads nowhere"
                );
            }
            entries.values().for_each(|part| references(document, part));
        }
        Value::Array(items) => items.iter().for_each(|part| references(document, part)),
        _ => {}
    }
}

#[test]
fn the_list_of_packages_says_what_requests_and_people_call_them() {
    let server = Running::with(limits());
    let list = get(server.address, "/v1/packages").json();
    let package = &list["packages"][0];
    assert_eq!(package["id"], "small");
    assert_eq!(package["languages"][0], "en");
    assert_eq!(package["reviewed"], "2026-03-01");
    assert_eq!(package["programs"][0]["titles"]["en"], "Allowance");
    assert_eq!(package["slices"][0]["from"], "2026-03-01");
    assert_eq!(package["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn without_a_date_it_is_the_servers_day_and_the_answers_may_name_it_too() {
    let server = Running::with(limits());
    for (body, day) in [
        (r#"{"package":"small"}"#, "2026-03-20"),
        (r#"{"package":"small","date":"2024-12-31"}"#, "2024-12-31"),
        (
            r#"{"package":"small","answers":{"date":"2023-01-01"}}"#,
            "2023-01-01",
        ),
        (
            r#"{"package":"small","date":"2023-01-01","answers":{"date":"2023-01-01"}}"#,
            "2023-01-01",
        ),
    ] {
        let reply = evaluate(server.address, body);
        assert_eq!(reply.json()["evaluation"]["date"], day, "{body}");
    }
}
