//! Files: what a browser may keep, in which form they come, who may load them, and what is no file.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use selfcheck_runtime::sha256;
use selfcheck_server::Site;

use crate::client::{Reply, get, raw, send};
use crate::running::{Running, limits};

/// A site in a folder of its own, and a secret beside it.
fn site(name: &str) -> (PathBuf, String) {
    let outer = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&outer);
    let root = outer.join("dist");
    let bundle = format!("{{\"text\":\"{}\"}}", "bundle ".repeat(200)).into_bytes();
    let hashed = format!("rules/small/{}.json", sha256::hex(&bundle));
    let page = b"<!doctype html><title>x</title>".repeat(20);
    let files: [(&str, &[u8]); 11] = [
        ("index.html", &page),
        ("site.css", &b"body { color: black }\n".repeat(20)),
        ("self-check.js", &b"export const answer = 42;\n".repeat(20)),
        ("selfcheck_widget_bg.wasm", &[7; 1000]),
        ("tiny.txt", b"tiny"),
        ("icon.svg", b"<svg/>"),
        ("studio/index.html", b"studio"),
        ("rules/small/manifest.json", b"{}"),
        (
            "rules/small/0000000000000000000000000000000000000000000000000000000000000000.json",
            b"lie",
        ),
        (&hashed, &bundle),
        (".hidden", b"hidden"),
    ];
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    fs::write(outer.join("secret.txt"), "secret").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(outer.join("secret.txt"), root.join("link.txt")).unwrap();
    (root, format!("/{hashed}"))
}

fn serving(root: &Path) -> Running {
    let site = Site::load(root).unwrap();
    site.pack();
    Running::serving(limits(), Some(site))
}

fn with(server: &Running, path: &str, header: &str) -> Reply {
    send(server.address, &format!("GET {path}\n{header}"), b"")
}

#[test]
fn types_are_right_and_only_the_element_and_the_rules_are_open_to_others() {
    let (root, hashed) = site("types");
    let server = serving(&root);
    for (path, media_type, open) in [
        ("/", "text/html; charset=utf-8", false),
        ("/index.html", "text/html; charset=utf-8", false),
        ("/?lang=ar", "text/html; charset=utf-8", false),
        ("/studio/", "text/html; charset=utf-8", false),
        ("/site.css", "text/css; charset=utf-8", false),
        ("/self-check.js", "text/javascript; charset=utf-8", true),
        ("/selfcheck_widget_bg.wasm", "application/wasm", true),
        ("/icon.svg", "image/svg+xml", false),
        ("/rules/small/manifest.json", "application/json", true),
        (&hashed, "application/json", true),
    ] {
        let reply = get(server.address, path);
        assert_eq!(reply.status, 200, "{path}");
        assert_eq!(reply.header("content-type"), Some(media_type), "{path}");
        assert_eq!(
            reply.header("access-control-allow-origin"),
            open.then_some("*"),
            "{path}"
        );
        let policy = if open { "cross-origin" } else { "same-origin" };
        assert_eq!(
            reply.header("cross-origin-resource-policy"),
            Some(policy),
            "{path}"
        );
        assert_eq!(
            reply.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(
            reply.header("referrer-policy"),
            Some("no-referrer"),
            "{path}"
        );
        let is_page = media_type.starts_with("text/html");
        let csp = reply.header("content-security-policy");
        assert_eq!(csp.is_some(), is_page, "{path}");
        assert!(csp.is_none_or(|csp| csp.contains("script-src 'self' 'wasm-unsafe-eval'")));
    }
}

#[test]
fn what_is_named_by_its_hash_is_kept_for_a_year_and_all_else_is_asked_for_again() {
    let (root, hashed) = site("caching");
    let server = serving(&root);
    let forever = "public, max-age=31536000, immutable";
    assert_eq!(
        get(server.address, &hashed).header("cache-control"),
        Some(forever)
    );
    let lie = format!("/rules/small/{}.json", "0".repeat(64));
    for path in ["/", "/self-check.js", "/rules/small/manifest.json", &lie] {
        let reply = get(server.address, path);
        assert_eq!(reply.header("cache-control"), Some("no-cache"), "{path}");
        let tag = reply.header("etag").unwrap();
        for known in [
            tag.to_owned(),
            format!("W/{tag}"),
            format!("\"x\", {tag}"),
            "*".to_owned(),
        ] {
            let again = with(&server, path, &format!("If-None-Match: {known}"));
            assert_eq!((again.status, again.body.len()), (304, 0), "{path} {known}");
            assert_eq!(again.header("etag"), Some(tag), "{path}");
        }
        assert_eq!(
            with(&server, path, "If-None-Match: \"x\"").status,
            200,
            "{path}"
        );
    }
}

#[test]
fn files_come_in_the_best_form_that_is_accepted_and_each_form_has_its_own_tag() {
    let (root, hashed) = site("forms");
    let server = serving(&root);
    for path in [
        "/",
        "/site.css",
        "/selfcheck_widget_bg.wasm",
        hashed.as_str(),
    ] {
        let plain = get(server.address, path);
        assert_eq!(plain.header("content-encoding"), None);
        assert_eq!(plain.header("vary"), Some("accept-encoding"), "{path}");
        let mut tags = vec![plain.header("etag").unwrap().to_owned()];
        for (accepted, form) in [("gzip, deflate, br", "br"), ("gzip, br;q=0", "gzip")] {
            let reply = with(&server, path, &format!("Accept-Encoding: {accepted}"));
            assert_eq!(reply.header("content-encoding"), Some(form), "{path}");
            let mut bytes = Vec::new();
            if form == "br" {
                brotli::Decompressor::new(&reply.body[..], 4096)
                    .read_to_end(&mut bytes)
                    .unwrap();
            } else {
                flate2::read::GzDecoder::new(&reply.body[..])
                    .read_to_end(&mut bytes)
                    .unwrap();
            }
            assert!(
                bytes == plain.body && reply.body.len() < bytes.len(),
                "{path} {form}"
            );
            tags.push(reply.header("etag").unwrap().to_owned());
        }
        tags.dedup();
        assert_eq!(tags.len(), 3, "{path}");
    }
    let tiny = with(&server, "/tiny.txt", "Accept-Encoding: br");
    assert_eq!(
        (tiny.header("content-encoding"), tiny.text()),
        (None, "tiny")
    );
    let head = send(server.address, "HEAD /site.css", b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), Some("440"));
}

#[test]
fn nothing_outside_the_folder_is_served_and_no_folder_is_listed() {
    let (root, _) = site("outside");
    let server = serving(&root);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/rules/../../secret.txt",
        "/rules/..%5c..%5csecret.txt",
        "//secret.txt",
        "/link.txt",
        "/.hidden",
        "/rules/",
        "/rules",
        "/rules/small/",
        "/index.html/",
        "/index.html%00",
        "/etc/passwd",
        "//etc/passwd",
        "/studio//",
    ] {
        let reply = get(server.address, path);
        assert_eq!(reply.problem(), (404, "S010".to_owned()), "{path}");
    }
    let absolute = raw(
        server.address,
        b"GET http://x/../secret.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    assert!(absolute.starts_with(b"HTTP/1.1 404"));
}

#[test]
fn a_folder_with_a_page_is_named_with_its_slash_and_files_are_only_read() {
    let (root, _) = site("folders");
    let server = serving(&root);
    let moved = get(server.address, "/studio");
    assert_eq!(
        (moved.status, moved.header("location")),
        (308, Some("/studio/"))
    );
    let elsewhere = get(server.address, "//studio");
    assert_eq!(elsewhere.header("location"), None);
    let post = send(server.address, "POST /index.html", b"x");
    assert_eq!(post.problem(), (405, "S011".to_owned()));
    assert_eq!(post.header("allow"), Some("GET, HEAD"));
}

#[test]
fn a_site_may_have_a_page_of_its_own_for_what_is_not_there() {
    let (root, _) = site("missing");
    fs::write(root.join("404.html"), "not here").unwrap();
    let server = serving(&root);
    let page = with(&server, "/nothing", "Accept: text/html,*/*;q=0.8");
    assert_eq!((page.status, page.text()), (404, "not here"));
    assert_eq!(with(&server, "/nothing", "Accept: */*").problem().1, "S010");
    assert_eq!(
        with(&server, "/v1/nothing", "Accept: text/html")
            .problem()
            .1,
        "S010"
    );
}

#[test]
fn a_folder_that_is_not_there_is_an_error_with_its_name() {
    let error = Site::load(Path::new("no/such/site")).err().unwrap();
    assert!(error.to_string().contains("no/such/site"));
}
